/* Members of the team, their roles, and what each role may do: one pure table, role by act, that services ask before
 * every act. Roles add up; a member without any may do nothing. This keeps honest people to their part: whoever holds a
 * passphrase holds the data key, so it is not cryptography, and the README says so.
 */

#include "relais-staff.h"

#include "relais-error.h"

#include <glib/gi18n-lib.h>

static const char *const role_words[] = { "reception",    "nurse",       "physician",     "physio", "social",
                                          "psychologist", "coordinator", "administrator", "dpo",    NULL };
static const char *const language_words[] = { "fr", "nl", NULL };

static const RelaisField fields[RELAIS_STAFF_N_FIELDS] = {
  [RELAIS_STAFF_NAME] = { "name", N_("Name"), RELAIS_FIELD_NAME },
  [RELAIS_STAFF_ROLE] = { "role", N_("Roles"), RELAIS_FIELD_WORDS, .words = role_words },
  [RELAIS_STAFF_PROFESSIONAL_NUMBER] = { "professional_number", N_("INAMI/RIZIV number"), RELAIS_FIELD_TEXT, .max_length = 20 },
  [RELAIS_STAFF_LANGUAGE] = { "language", N_("Language"), RELAIS_FIELD_WORD, .words = language_words },
  [RELAIS_STAFF_ENDS_ON] = { "ends_on", N_("Leaves on"), RELAIS_FIELD_DATE },
};

const RelaisRecordType relais_staff_type = { "staff", fields, RELAIS_STAFF_N_FIELDS };

enum {
  RECEPTION = 1 << 0,
  NURSE = 1 << 1,
  PHYSICIAN = 1 << 2,
  PHYSIO = 1 << 3,
  SOCIAL = 1 << 4,
  PSYCHOLOGIST = 1 << 5,
  COORDINATOR = 1 << 6,
  ADMINISTRATOR = 1 << 7,
  DPO = 1 << 8,

  CARING = NURSE | PHYSICIAN | PHYSIO | SOCIAL | PSYCHOLOGIST | COORDINATOR,
  DESK = RECEPTION | CARING,
};

static const struct {
  guint roles;
  const char *label;
} acts[RELAIS_N_ACTS] = {
  [RELAIS_ACT_READ_PEOPLE] = { DESK, N_("read the register") },
  [RELAIS_ACT_SHOW_PROTECTED] = { NURSE | PHYSICIAN | SOCIAL | PSYCHOLOGIST | COORDINATOR, N_("show a protected record") },
  [RELAIS_ACT_EDIT_PEOPLE] = { DESK, N_("change the register") },
  [RELAIS_ACT_SET_PROTECTED] = { CARING, N_("set the protected mode") },
  [RELAIS_ACT_LIFT_PROTECTED] = { COORDINATOR, N_("lift the protected mode") },
  [RELAIS_ACT_ARCHIVE] = { COORDINATOR, N_("archive a record") },
  [RELAIS_ACT_MERGE] = { COORDINATOR, N_("merge two records") },
  [RELAIS_ACT_IMPORT] = { COORDINATOR | ADMINISTRATOR, N_("import people") },
  [RELAIS_ACT_EXPORT] = { COORDINATOR | ADMINISTRATOR, N_("export people") },
  [RELAIS_ACT_PRINT] = { DESK, N_("print cards") },
  [RELAIS_ACT_EDIT_PRACTICE] = { ADMINISTRATOR, N_("change the practice's profile") },
  [RELAIS_ACT_READ_AUDIT] = { ADMINISTRATOR | DPO, N_("read the access log") },
  [RELAIS_ACT_VERIFY] = { DESK | ADMINISTRATOR | DPO, N_("verify the register") },
};

static guint
read_roles (const char *roles)
{
  g_auto (GStrv) words = g_strsplit (roles != NULL ? roles : "", ";", -1);
  guint mask = 0;

  for (guint i = 0; role_words[i] != NULL; i++)
    {
      if (g_strv_contains ((const char *const *) words, role_words[i]))
        mask |= 1u << i;
    }
  return mask;
}

/**
 * relais_permission_is_granted:
 * @roles: (nullable): roles, joined by ";"
 * @act: what is asked
 *
 * Returns: whether one of @roles includes @act
 */
gboolean
relais_permission_is_granted (const char *roles, RelaisAct act)
{
  return (read_roles (roles) & acts[act].roles) != 0;
}

/**
 * relais_act_get_label:
 * @act: an act
 *
 * Returns: English msgid of the act as a verb
 */
const char *
relais_act_get_label (RelaisAct act)
{
  return acts[act].label;
}

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

  relais_error_set (error, RELAIS_ERROR_NOT_ALLOWED, _(acts[act].label), NULL);
  return FALSE;
}
