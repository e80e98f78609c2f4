#pragma once

#include "relais-permissions.h"

G_BEGIN_DECLS

/**
 * RelaisActor:
 *
 * Who asks: a member of the team, with their roles, at a workstation. Every function of services takes one.
 */
typedef struct _RelaisActor RelaisActor;

RelaisActor *relais_actor_new             (const char        *staff_id,
                                           const char        *name,
                                           const char        *roles,
                                           const char        *workstation);
RelaisActor *relais_actor_ref             (RelaisActor       *actor);
void         relais_actor_unref           (RelaisActor       *actor);
const char  *relais_actor_get_staff_id    (const RelaisActor *actor);
const char  *relais_actor_get_name        (const RelaisActor *actor);
const char  *relais_actor_get_roles       (const RelaisActor *actor);
const char  *relais_actor_get_workstation (const RelaisActor *actor);
gboolean     relais_actor_may             (const RelaisActor *actor,
                                           RelaisAct          act);
gboolean     relais_actor_may_with        (const RelaisActor *actor,
                                           RelaisAct          act,
                                           RelaisVisibility   visibility,
                                           gboolean           is_protected);
gboolean     relais_actor_check           (const RelaisActor *actor,
                                           RelaisAct          act,
                                           GError           **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RelaisActor, relais_actor_unref)

G_END_DECLS
