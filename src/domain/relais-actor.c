/* Who asks: a member of the team at a workstation, with the roles they had when they came in. Immutable and shared by
 * reference; any thread.
 */

#include "relais-actor.h"

#include "relais-error.h"

#include <glib/gi18n-lib.h>

struct _RelaisActor {
  gatomicrefcount ref_count;

  char *staff_id;
  char *name;
  char *roles;
  char *workstation;
};

/**
 * relais_actor_new:
 * @staff_id: id of the member
 * @name: their name, as it is noted beside what they record
 * @roles: their roles, joined by ";"
 * @workstation: the name of the PC
 *
 * Returns: (transfer full): an immutable actor
 */
RelaisActor *
relais_actor_new (const char *staff_id, const char *name, const char *roles, const char *workstation)
{
  RelaisActor *actor = g_new0 (RelaisActor, 1);

  g_atomic_ref_count_init (&actor->ref_count);
  actor->staff_id = g_strdup (staff_id);
  actor->name = g_strdup (name);
  actor->roles = g_strdup (roles);
  actor->workstation = g_strdup (workstation);
  return actor;
}

/**
 * relais_actor_ref:
 * @actor: an actor
 *
 * Returns: (transfer full): @actor
 */
RelaisActor *
relais_actor_ref (RelaisActor *actor)
{
  g_atomic_ref_count_inc (&actor->ref_count);
  return actor;
}

/**
 * relais_actor_unref:
 * @actor: (transfer full): an actor
 */
void
relais_actor_unref (RelaisActor *actor)
{
  if (!g_atomic_ref_count_dec (&actor->ref_count))
    return;

  g_free (actor->staff_id);
  g_free (actor->name);
  g_free (actor->roles);
  g_free (actor->workstation);
  g_free (actor);
}

/**
 * relais_actor_get_staff_id:
 * @actor: an actor
 *
 * Returns: the id of the member
 */
const char *
relais_actor_get_staff_id (const RelaisActor *actor)
{
  return actor->staff_id;
}

/**
 * relais_actor_get_name:
 * @actor: an actor
 *
 * Returns: the member's name
 */
const char *
relais_actor_get_name (const RelaisActor *actor)
{
  return actor->name;
}

/**
 * relais_actor_get_roles:
 * @actor: an actor
 *
 * Returns: the member's roles, joined by ";"
 */
const char *
relais_actor_get_roles (const RelaisActor *actor)
{
  return actor->roles;
}

/**
 * relais_actor_get_workstation:
 * @actor: an actor
 *
 * Returns: the name of the PC
 */
const char *
relais_actor_get_workstation (const RelaisActor *actor)
{
  return actor->workstation;
}

/**
 * relais_actor_may:
 * @actor: an actor
 * @act: what is asked
 *
 * Returns: whether the actor's roles include it
 */
gboolean
relais_actor_may (const RelaisActor *actor, RelaisAct act)
{
  return relais_permission_is_granted (actor->roles, act);
}

/**
 * relais_actor_may_with:
 * @actor: an actor
 * @act: what is asked
 * @visibility: the level of the note; of no account where the act is about something else
 * @is_protected: whether the record is in protected mode
 *
 * Returns: whether the actor's roles include it for such a note in such a record
 */
gboolean
relais_actor_may_with (const RelaisActor *actor, RelaisAct act, RelaisVisibility visibility, gboolean is_protected)
{
  return relais_permission_covers (actor->roles, act, visibility, is_protected);
}

/**
 * relais_actor_check:
 * @actor: an actor
 * @act: what is asked
 * @error: RELAIS_ERROR_NOT_ALLOWED, with the act in the language of the screen
 *
 * Returns: whether the actor's roles include it
 */
gboolean
relais_actor_check (const RelaisActor *actor, RelaisAct act, GError **error)
{
  if (relais_actor_may (actor, act))
    return TRUE;

  relais_error_set (error, RELAIS_ERROR_NOT_ALLOWED, _(relais_act_get_label (act)), NULL);
  return FALSE;
}
