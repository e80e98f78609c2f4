#pragma once

#include "relais-date.h"
#include "relais-record.h"

G_BEGIN_DECLS

/**
 * RelaisStaffField:
 *
 * The fields of a member of the team.
 */
typedef enum {
  RELAIS_STAFF_NAME,
  RELAIS_STAFF_ROLE,
  RELAIS_STAFF_PROFESSIONAL_NUMBER,
  RELAIS_STAFF_LANGUAGE,
  RELAIS_STAFF_ENDS_ON,

  RELAIS_STAFF_N_FIELDS
} RelaisStaffField;

extern const RelaisRecordType relais_staff_type;

/**
 * RelaisAct:
 *
 * What somebody may ask of the register; permissions are given act by act.
 */
typedef enum {
  RELAIS_ACT_READ_PEOPLE,
  RELAIS_ACT_SHOW_PROTECTED,
  RELAIS_ACT_EDIT_PEOPLE,
  RELAIS_ACT_SET_PROTECTED,
  RELAIS_ACT_LIFT_PROTECTED,
  RELAIS_ACT_ARCHIVE,
  RELAIS_ACT_MERGE,
  RELAIS_ACT_IMPORT,
  RELAIS_ACT_EXPORT,
  RELAIS_ACT_PRINT,
  RELAIS_ACT_EDIT_PRACTICE,
  RELAIS_ACT_READ_AUDIT,
  RELAIS_ACT_VERIFY,

  RELAIS_N_ACTS
} RelaisAct;

gboolean    relais_permission_is_granted (const char *roles, RelaisAct act);
const char *relais_act_get_label         (RelaisAct act);

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
const char  *relais_actor_get_workstation (const RelaisActor *actor);
gboolean     relais_actor_may             (const RelaisActor *actor,
                                           RelaisAct          act);
gboolean     relais_actor_check           (const RelaisActor *actor,
                                           RelaisAct          act,
                                           GError           **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RelaisActor, relais_actor_unref)

G_END_DECLS
