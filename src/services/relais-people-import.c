/* Importing people from a spreadsheet. The plan is made from one state of the register, without changing it; applying
 * it is one operation in one transaction, so that a full disk or a colleague's change leaves everything as it was,
 * and one undo takes all of it back. Blocking, from any thread.
 */

#include "relais-people-import.h"

#include "relais-care-link.h"
#include "relais-care-queries.h"
#include "relais-error.h"
#include "relais-person.h"
#include "relais-text.h"

/* What the list of imports shows of a file's name. */
#define MAX_FILE_NAME 120

static gboolean
add_all (RelaisDb *db, const RelaisRecordType *type, RelaisImportPeople *people, GError **error)
{
  g_autoptr (GPtrArray) records = relais_care_queries_list_all (db, type, error);

  if (records == NULL)
    return FALSE;
  for (guint i = 0; i < records->len; i++)
    relais_import_people_add (people, g_ptr_array_index (records, i), g_ptr_array_index (records, i), 0);
  return TRUE;
}

static gboolean
load_people (RelaisDb *db, gpointer data, GError **error)
{
  RelaisImportPeople *people = data;

  return add_all (db, &relais_person_type, people, error) && add_all (db, &relais_care_link_type, people, error);
}

/**
 * relais_people_import_plan:
 * @session: a session
 * @actor: who asks
 * @csv: a table
 * @facet: %RELAIS_FACET_PATIENT or %RELAIS_FACET_CAREGIVER: whom its rows are about
 * @choices: (nullable) (element-type utf8 utf8): fields by heading, as somebody chose them; "-" for a column to ignore
 * @error: RELAIS_ERROR_NOT_ALLOWED; RELAIS_ERROR_UNKNOWN_FIELD, RELAIS_ERROR_USAGE for @choices; RELAIS_ERROR_INVALID
 *   when no column holds names
 *
 * Reads the table against everybody in the register, and changes nothing.
 *
 * Returns: (transfer full) (nullable): what the import would do
 */
RelaisImportPlan *
relais_people_import_plan (RelaisSession *session, RelaisActor *actor, RelaisCsv *csv, guint facet, GHashTable *choices,
                           GError **error)
{
  g_autoptr (RelaisImportPeople) people = relais_import_people_new ();

  if (!relais_actor_check (actor, RELAIS_ACT_IMPORT, error) ||
      !relais_store_read (relais_session_get_store (session), load_people, people, error))
    return NULL;
  return relais_import_plan_new (csv, facet, choices, g_steal_pointer (&people), actor,
                                 relais_session_get_today (session), error);
}

typedef struct {
  GPtrArray *changes;
  char *note;
} ApplyJob;

static gboolean
apply_changes (RelaisChange *change, gpointer data, GError **error)
{
  ApplyJob *job = data;

  if (job->changes->len > 0 && !relais_change_start_operation (change, job->note, NULL, error))
    return FALSE;
  for (guint i = 0; i < job->changes->len; i++)
    {
      const RelaisImportEntry *entry = g_ptr_array_index (job->changes, i);
      g_autoptr (RelaisRecord) saved = relais_change_save (change, entry->after, error);

      if (saved == NULL)
        return FALSE;
    }
  return TRUE;
}

/**
 * relais_people_import_apply:
 * @session: a session
 * @actor: who asks
 * @plan: a plan of this session; it can be applied once
 * @file_name: (nullable): the name of the file, for the list of imports
 * @result: (out): what was done; clear it with relais_import_result_clear()
 * @error: RELAIS_ERROR_NOT_ALLOWED; RELAIS_ERROR_CONFLICT when somebody changed one of the records since the plan was
 *   made: make it again
 *
 * Returns: whether everything is stored; otherwise nothing is
 */
gboolean
relais_people_import_apply (RelaisSession *session, RelaisActor *actor, RelaisImportPlan *plan, const char *file_name,
                            RelaisImportResult *result, GError **error)
{
  g_autoptr (GPtrArray) changes = relais_import_plan_list_changes (plan);
  g_autofree char *base = file_name != NULL ? g_path_get_basename (file_name) : NULL;
  g_autofree char *shown = base != NULL ? g_filename_display_name (base) : NULL;
  g_autofree char *note = shown != NULL ? relais_text_clean (shown, MAX_FILE_NAME, NULL) : NULL;
  ApplyJob job = { changes, note };

  relais_import_plan_get_result (plan, result);
  return relais_actor_check (actor, RELAIS_ACT_IMPORT, error) &&
         relais_store_write (relais_session_get_store (session), actor, "import", apply_changes, &job, &result->operation,
                             error);
}
