/* What each role may do: one table, role × act × visibility of a note × protection of the record, that services ask
 * before every act. Roles add up; a member without any may do nothing. This keeps honest people to their part: whoever
 * holds a passphrase holds the data key, so it is not cryptography, and the README says so. Pure.
 */

#include "relais-permissions.h"

#include <glib/gi18n-lib.h>

/**
 * relais_role_words:
 *
 * The word of each role, as it is stored; ends with %NULL.
 */
const char *const relais_role_words[RELAIS_N_ROLES + 1] = {
  [RELAIS_ROLE_RECEPTION] = "reception",
  [RELAIS_ROLE_NURSE] = "nurse",
  [RELAIS_ROLE_PHYSICIAN] = "physician",
  [RELAIS_ROLE_PHYSIO] = "physio",
  [RELAIS_ROLE_SOCIAL] = "social",
  [RELAIS_ROLE_PSYCHOLOGIST] = "psychologist",
  [RELAIS_ROLE_COORDINATOR] = "coordinator",
  [RELAIS_ROLE_ADMINISTRATOR] = "administrator",
  [RELAIS_ROLE_DPO] = "dpo",
};

enum {
  NOBODY = 0,
  RECEPTION = 1 << RELAIS_ROLE_RECEPTION,
  NURSE = 1 << RELAIS_ROLE_NURSE,
  PHYSICIAN = 1 << RELAIS_ROLE_PHYSICIAN,
  PHYSIO = 1 << RELAIS_ROLE_PHYSIO,
  SOCIAL = 1 << RELAIS_ROLE_SOCIAL,
  PSYCHOLOGIST = 1 << RELAIS_ROLE_PSYCHOLOGIST,
  COORDINATOR = 1 << RELAIS_ROLE_COORDINATOR,
  ADMINISTRATOR = 1 << RELAIS_ROLE_ADMINISTRATOR,
  DPO = 1 << RELAIS_ROLE_DPO,

  CARING = NURSE | PHYSICIAN | PHYSIO | SOCIAL | PSYCHOLOGIST | COORDINATOR,
  DESK = RECEPTION | CARING,
  TEAM = DESK | ADMINISTRATOR | DPO,
};

/* What is no note has no level: the act is the same at each. */
#define ANY_LEVEL(roles) { roles, roles, roles }
#define NO_LEVEL ANY_LEVEL (NOBODY)
#define LEVELS(home, care, logistics) { home, care, logistics }

#define EVERYWHERE(roles) ANY_LEVEL (roles), ANY_LEVEL (roles)
#define NOT_PROTECTED(roles) ANY_LEVEL (roles), NO_LEVEL
#define ONLY_PROTECTED(roles) NO_LEVEL, ANY_LEVEL (roles)
#define NOTES(home, care, logistics) LEVELS (home, care, logistics), LEVELS (home, care, logistics)

static const struct {
  const char *label;
  guint open[RELAIS_N_VISIBILITIES];
  guint hidden[RELAIS_N_VISIBILITIES];
} acts[RELAIS_N_ACTS] = {
  [RELAIS_ACT_READ_PEOPLE] = { N_("read the register"), EVERYWHERE (DESK) },
  [RELAIS_ACT_EDIT_PEOPLE] = { N_("change the register"), EVERYWHERE (DESK) },
  [RELAIS_ACT_ARCHIVE] = { N_("archive a record"), EVERYWHERE (COORDINATOR) },
  [RELAIS_ACT_MERGE] = { N_("merge two records"), EVERYWHERE (COORDINATOR) },
  [RELAIS_ACT_IMPORT] = { N_("import people"), EVERYWHERE (COORDINATOR | ADMINISTRATOR) },
  [RELAIS_ACT_EXPORT] = { N_("export people"), EVERYWHERE (COORDINATOR | ADMINISTRATOR) },
  [RELAIS_ACT_PRINT] = { N_("print cards"), NOT_PROTECTED (DESK) },

  [RELAIS_ACT_SET_PROTECTED] = { N_("set the protected mode"), NOT_PROTECTED (CARING) },
  [RELAIS_ACT_SHOW_PROTECTED] = { N_("show a protected record"), ONLY_PROTECTED (CARING & ~PHYSIO) },
  [RELAIS_ACT_EMERGENCY_ACCESS] = { N_("open a protected record in an emergency"), ONLY_PROTECTED (DESK) },
  [RELAIS_ACT_PROPOSE_LIFT] = { N_("propose to lift the protected mode"), ONLY_PROTECTED (CARING) },
  [RELAIS_ACT_LIFT_PROTECTED] = { N_("lift the protected mode"), ONLY_PROTECTED (COORDINATOR) },
  [RELAIS_ACT_EXCLUDE_MEMBER] = { N_("keep a member of the team out of a record"), EVERYWHERE (CARING) },
  [RELAIS_ACT_ADMIT_MEMBER] = { N_("let a member of the team back into a record"), EVERYWHERE (COORDINATOR) },

  [RELAIS_ACT_SEE_NOTES] = { N_("see that there are notes"), NOTES (DESK, DESK, DESK) },
  [RELAIS_ACT_READ_NOTES] = { N_("read notes"), NOTES (DESK, CARING, DESK) },
  [RELAIS_ACT_WRITE_NOTES] = { N_("write notes"), NOTES (DESK, CARING, DESK) },
  [RELAIS_ACT_PRINT_NOTES] = { N_("print notes"), LEVELS (DESK, NOBODY, NOBODY), NO_LEVEL },

  [RELAIS_ACT_READ_STAYS] = { N_("read stays in hospital"), EVERYWHERE (DESK) },
  [RELAIS_ACT_EDIT_STAYS] = { N_("change a stay in hospital"), EVERYWHERE (DESK) },

  [RELAIS_ACT_READ_DIRECTORY] = { N_("read the directory"), EVERYWHERE (TEAM) },
  [RELAIS_ACT_EDIT_OWN_DIRECTORY] = { N_("note something about an entry of the directory"), EVERYWHERE (DESK | ADMINISTRATOR) },
  [RELAIS_ACT_MANAGE_FOLDER] = { N_("manage the directory's folder"), EVERYWHERE (COORDINATOR | ADMINISTRATOR) },

  [RELAIS_ACT_EDIT_PRACTICE] = { N_("change the practice's profile"), EVERYWHERE (ADMINISTRATOR) },
  [RELAIS_ACT_LIST_TEAM] = { N_("see who is in the team"), EVERYWHERE (TEAM) },
  [RELAIS_ACT_CHANGE_OWN_PASSPHRASE] = { N_("change one's own passphrase"), EVERYWHERE (TEAM) },
  [RELAIS_ACT_MANAGE_TEAM] = { N_("manage the accounts of the team"), EVERYWHERE (ADMINISTRATOR) },
  [RELAIS_ACT_HAND_OVER] = { N_("hand over a colleague's work"), EVERYWHERE (ADMINISTRATOR) },
  [RELAIS_ACT_MANAGE_KEYS] = { N_("renew the recovery key"), EVERYWHERE (ADMINISTRATOR) },
  [RELAIS_ACT_READ_AUDIT] = { N_("read the access log"), EVERYWHERE (ADMINISTRATOR | DPO) },
  [RELAIS_ACT_VERIFY] = { N_("verify the register"), EVERYWHERE (TEAM) },
};

static guint
read_roles (const char *roles)
{
  g_auto (GStrv) words = g_strsplit (roles != NULL ? roles : "", ";", -1);
  guint mask = 0;

  for (guint i = 0; relais_role_words[i] != NULL; i++)
    {
      if (g_strv_contains ((const char *const *) words, relais_role_words[i]))
        mask |= 1u << i;
    }
  return mask;
}

/**
 * relais_permission_is_granted:
 * @roles: (nullable): roles, joined by ";"
 * @act: what is asked
 *
 * Returns: whether one of @roles includes @act at all, be it for some notes or some records only
 */
gboolean
relais_permission_is_granted (const char *roles, RelaisAct act)
{
  guint mask = read_roles (roles);

  for (guint i = 0; i < RELAIS_N_VISIBILITIES; i++)
    {
      if ((mask & (acts[act].open[i] | acts[act].hidden[i])) != 0)
        return TRUE;
    }
  return FALSE;
}

/**
 * relais_permission_covers:
 * @roles: (nullable): roles, joined by ";"
 * @act: what is asked
 * @visibility: the level of the note; of no account where the act is about something else
 * @is_protected: whether the record is in protected mode
 *
 * Returns: whether one of @roles includes @act for such a note in such a record. Of a protected record everybody is
 *   shown only what relais_shield_person() leaves.
 */
gboolean
relais_permission_covers (const char *roles, RelaisAct act, RelaisVisibility visibility, gboolean is_protected)
{
  const guint *may = is_protected ? acts[act].hidden : acts[act].open;

  return (read_roles (roles) & may[visibility]) != 0;
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
