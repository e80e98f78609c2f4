#pragma once

#include "relais-register.h"

G_BEGIN_DECLS

/**
 * RELAIS_EMERGENCY_SECONDS:
 *
 * How long a protected record is open in an emergency.
 */
#define RELAIS_EMERGENCY_SECONDS 60

/**
 * RelaisEmergency:
 * @id: its id
 * @person: whose record was opened, without what protected mode hides
 * @namesakes: how many people have their name
 * @by: (nullable): the name of who opened it
 * @reason: why
 * @at: when, an instant
 *
 * A protected record that was opened in an emergency, as it is told to the referent.
 */
typedef struct {
  char *id;
  RelaisRecord *person;
  int namesakes;
  char *by;
  char *reason;
  char *at;
} RelaisEmergency;

RelaisPersonPage *relais_emergency_open (RelaisSession    *session,
                                         RelaisActor      *actor,
                                         const char       *id,
                                         const char       *reason,
                                         char            **until,
                                         GError          **error);
GPtrArray        *relais_emergency_list (RelaisSession    *session,
                                         RelaisActor      *actor,
                                         GError          **error);
gboolean          relais_emergency_see  (RelaisSession    *session,
                                         RelaisActor      *actor,
                                         const char       *id,
                                         GError          **error);
void              relais_emergency_free (RelaisEmergency  *emergency);

G_END_DECLS
