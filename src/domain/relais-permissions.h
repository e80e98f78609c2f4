#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * RelaisRole:
 *
 * What a member of the team does in the house; one may have several.
 */
typedef enum {
  RELAIS_ROLE_RECEPTION,
  RELAIS_ROLE_NURSE,
  RELAIS_ROLE_PHYSICIAN,
  RELAIS_ROLE_PHYSIO,
  RELAIS_ROLE_SOCIAL,
  RELAIS_ROLE_PSYCHOLOGIST,
  RELAIS_ROLE_COORDINATOR,
  RELAIS_ROLE_ADMINISTRATOR,
  RELAIS_ROLE_DPO,

  RELAIS_N_ROLES
} RelaisRole;

/**
 * RelaisVisibility:
 * @RELAIS_VISIBILITY_HOME: may be printed in the notebook that lies at home
 * @RELAIS_VISIBILITY_CARE: for the caring roles
 * @RELAIS_VISIBILITY_LOGISTICS: who calls whom, days, nothing about health
 *
 * For whom a note is written.
 */
typedef enum {
  RELAIS_VISIBILITY_HOME,
  RELAIS_VISIBILITY_CARE,
  RELAIS_VISIBILITY_LOGISTICS,

  RELAIS_N_VISIBILITIES
} RelaisVisibility;

/**
 * RelaisAct:
 *
 * What somebody may ask of the register; permissions are given act by act.
 */
typedef enum {
  RELAIS_ACT_READ_PEOPLE,
  RELAIS_ACT_EDIT_PEOPLE,
  RELAIS_ACT_ARCHIVE,
  RELAIS_ACT_MERGE,
  RELAIS_ACT_IMPORT,
  RELAIS_ACT_EXPORT,
  RELAIS_ACT_PRINT,

  RELAIS_ACT_SET_PROTECTED,
  RELAIS_ACT_SHOW_PROTECTED,
  RELAIS_ACT_EMERGENCY_ACCESS,
  RELAIS_ACT_PROPOSE_LIFT,
  RELAIS_ACT_LIFT_PROTECTED,
  RELAIS_ACT_EXCLUDE_MEMBER,
  RELAIS_ACT_ADMIT_MEMBER,

  RELAIS_ACT_SEE_NOTES,
  RELAIS_ACT_READ_NOTES,
  RELAIS_ACT_WRITE_NOTES,
  RELAIS_ACT_PRINT_NOTES,

  RELAIS_ACT_READ_STAYS,
  RELAIS_ACT_EDIT_STAYS,

  RELAIS_ACT_READ_DIRECTORY,
  RELAIS_ACT_EDIT_OWN_DIRECTORY,
  RELAIS_ACT_MANAGE_FOLDER,

  RELAIS_ACT_EDIT_PRACTICE,
  RELAIS_ACT_LIST_TEAM,
  RELAIS_ACT_CHANGE_OWN_PASSPHRASE,
  RELAIS_ACT_MANAGE_TEAM,
  RELAIS_ACT_HAND_OVER,
  RELAIS_ACT_MANAGE_KEYS,
  RELAIS_ACT_READ_AUDIT,
  RELAIS_ACT_VERIFY,

  RELAIS_N_ACTS
} RelaisAct;

extern const char *const relais_role_words[RELAIS_N_ROLES + 1];

gboolean    relais_permission_is_granted (const char       *roles,
                                          RelaisAct         act);
gboolean    relais_permission_covers     (const char       *roles,
                                          RelaisAct         act,
                                          RelaisVisibility  visibility,
                                          gboolean          is_protected);
const char *relais_act_get_label         (RelaisAct         act);

G_END_DECLS
