#pragma once

#include "relais-round-stop.h"
#include "relais-session.h"

G_BEGIN_DECLS

/**
 * RelaisRoundVisit:
 * @stop: the stop
 * @patient: its patient, or the record into which they were merged, without what protected mode hides
 * @namesakes: how many people have their name
 * @last_visit: (nullable): when the member was there last, an instant
 * @n_new: how many entries were signed since
 * @n_unread: how many of these the member has to read
 * @n_urgent: how many urgent ones the member has to read, whatever their day
 * @n_open: how much is asked of the member or their roles and not done
 *
 * A stop of somebody's round, with what is new there.
 */
typedef struct {
  RelaisRecord *stop;
  RelaisRecord *patient;
  int namesakes;
  char *last_visit;
  guint n_new;
  guint n_unread;
  guint n_urgent;
  guint n_open;
} RelaisRoundVisit;

void          relais_round_visit_free (RelaisRoundVisit *visit);
GPtrArray    *relais_round_list       (RelaisSession    *session,
                                       RelaisActor      *actor,
                                       const char       *weekday,
                                       GError          **error);
RelaisRecord *relais_round_add        (RelaisSession    *session,
                                       RelaisActor      *actor,
                                       const char       *patient,
                                       const char       *weekday,
                                       GError          **error);
gboolean      relais_round_remove     (RelaisSession    *session,
                                       RelaisActor      *actor,
                                       const char       *stop,
                                       GError          **error);
gboolean      relais_round_shift      (RelaisSession    *session,
                                       RelaisActor      *actor,
                                       const char       *stop,
                                       guint             position,
                                       GError          **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RelaisRoundVisit, relais_round_visit_free)

G_END_DECLS
