/* Something that was asked, in an entry of the notebook or beside it: its own line with its own level, so that
 * reception sees what it is to do without the entry in which a nurse asks for it. It is done once, and that can be
 * taken back. The table of its fields and the rules. Pure.
 */

#include "relais-task.h"

#include "relais-id.h"
#include "relais-issue.h"
#include "relais-note-fields.h"
#include "relais-note.h"

#include <glib/gi18n-lib.h>

#define MANAGED .flags = RELAIS_FIELD_MANAGED

static const RelaisField fields[RELAIS_TASK_N_FIELDS] = {
  [RELAIS_TASK_PATIENT] = { "patient", N_("Patient"), RELAIS_FIELD_ID, MANAGED },
  RELAIS_TASK_TYPED_FIELDS,
  [RELAIS_TASK_NOTE] = { "note", N_("Entry of the notebook"), RELAIS_FIELD_ID, MANAGED },
  [RELAIS_TASK_ASKED_AT] = { "asked_at", N_("Asked at"), RELAIS_FIELD_TEXT, MANAGED },
  [RELAIS_TASK_ASKED_BY] = { "asked_by", N_("Asked by"), RELAIS_FIELD_ID, MANAGED },
  [RELAIS_TASK_DONE_AT] = { "done_at", N_("Done at"), RELAIS_FIELD_TEXT, MANAGED },
  [RELAIS_TASK_DONE_BY] = { "done_by", N_("Done by"), RELAIS_FIELD_ID, MANAGED },
};

const RelaisRecordType relais_task_type = { "task", fields, RELAIS_TASK_N_FIELDS };

/**
 * relais_task_is_done:
 * @task: a task
 *
 * Returns: whether somebody did it
 */
gboolean
relais_task_is_done (const RelaisRecord *task)
{
  return relais_record_get (task, RELAIS_TASK_DONE_AT) != NULL;
}

/**
 * relais_task_is_for:
 * @task: a task
 * @staff_id: id of a member
 * @roles: (nullable): their roles, joined by ";"
 *
 * Returns: whether it is theirs to do: asked of them, of one of their roles, or of nobody in particular
 */
gboolean
relais_task_is_for (const RelaisRecord *task, const char *staff_id, const char *roles)
{
  const char *addressee = relais_record_get (task, RELAIS_TASK_FOR);
  g_auto (GStrv) words = g_strsplit (roles != NULL ? roles : "", ";", -1);

  return addressee == NULL || g_str_equal (addressee, staff_id) ||
         g_strv_contains ((const char *const *) words, addressee);
}

/**
 * relais_task_get_visibility:
 * @task: a task
 *
 * Returns: its level; that of the care team where it says none
 */
RelaisVisibility
relais_task_get_visibility (const RelaisRecord *task)
{
  RelaisVisibility visibility = RELAIS_VISIBILITY_CARE;

  relais_visibility_find (relais_record_get (task, RELAIS_TASK_VISIBILITY), &visibility);
  return visibility;
}

/**
 * relais_task_get_default_visibility:
 * @addressee: (nullable): of whom it is asked: a role's word or the id of a member
 * @note: the level of the entry it stands in
 *
 * Returns: the level of the action until somebody chooses another: logistics where it is asked of a role that does not
 *   read what the care team writes, that of the entry otherwise
 */
RelaisVisibility
relais_task_get_default_visibility (const char *addressee, RelaisVisibility note)
{
  if (addressee == NULL || relais_id_is_valid (addressee) ||
      relais_permission_covers (addressee, RELAIS_ACT_READ_NOTES, note, FALSE))
    return note;
  return RELAIS_VISIBILITY_LOGISTICS;
}

/**
 * relais_task_check:
 * @task: a task that is to be asked
 * @today: today's date
 * @issues: (element-type RelaisIssue): where findings are added
 *
 * A day or an addressee needs something to do; who is asked must be able to see it.
 */
void
relais_task_check (const RelaisRecord *task, RelaisDate today, GPtrArray *issues)
{
  const char *addressee = relais_record_get (task, RELAIS_TASK_FOR);
  RelaisDate due;

  if (relais_record_get (task, RELAIS_TASK_ACTION) == NULL)
    relais_issues_add (issues, fields[RELAIS_TASK_ACTION].name, RELAIS_ISSUE_REQUIRED, NULL);
  if (relais_date_parse (relais_record_get (task, RELAIS_TASK_DUE), &due) && relais_date_compare (due, today) < 0)
    relais_issues_add (issues, fields[RELAIS_TASK_DUE].name, RELAIS_ISSUE_TASK_DAY_PAST, NULL);
  if (addressee != NULL && !relais_id_is_valid (addressee) &&
      !relais_permission_covers (addressee, RELAIS_ACT_READ_NOTES, relais_task_get_visibility (task), FALSE))
    relais_issues_add (issues, fields[RELAIS_TASK_VISIBILITY].name, RELAIS_ISSUE_TASK_UNSEEN, NULL);
}
