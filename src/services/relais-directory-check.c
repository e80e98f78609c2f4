/* Looks at a shared folder for its keeper: the same look, readers and plan as a sync run, from nothing and to nothing.
 * Needs neither a register nor a passphrase, so that it also runs on the keeper's own computer. Blocking; any thread.
 */

#include "relais-directory-check.h"

#include "relais-directory-file.h"
#include "relais-error.h"
#include "relais-folder-walk.h"
#include "relais-sync-plan.h"

static void
free_finding (gpointer data)
{
  RelaisDirectoryFinding *finding = data;

  relais_directory_problem_free (finding->problem);
  g_free (finding->file);
  g_free (finding->name);
  g_free (finding);
}

static void
free_conflict (gpointer data)
{
  RelaisDirectoryConflict *conflict = data;

  g_free (conflict->file);
  g_free (conflict->other);
  g_free (conflict);
}

static void
add_finding (RelaisDirectoryCheck *check, const RelaisDirectoryProblem *problem)
{
  RelaisDirectoryFinding *finding = g_new0 (RelaisDirectoryFinding, 1);

  finding->file = g_strdup (problem->file);
  finding->line = problem->line;
  finding->name = g_strdup (problem->name);
  finding->code = relais_directory_problem_code_get_word (problem->code);
  finding->level = relais_directory_problem_code_get_level (problem->code);
  finding->problem = relais_directory_problem_copy (problem);
  g_ptr_array_add (check->findings, finding);
}

static void
add_findings (RelaisDirectoryCheck *check, GPtrArray *problems)
{
  for (guint i = 0; i < problems->len; i++)
    add_finding (check, problems->pdata[i]);
}

static void
add_conflicts (RelaisDirectoryCheck *check, GPtrArray *conflicts)
{
  for (guint i = 0; i < conflicts->len; i++)
    {
      const RelaisFolderConflict *copy = conflicts->pdata[i];
      RelaisDirectoryConflict *conflict = g_new (RelaisDirectoryConflict, 1);

      conflict->file = g_strdup (copy->file);
      conflict->other = g_strdup (copy->other);
      g_ptr_array_add (check->conflicts, conflict);
    }
}

static int
compare_findings (gconstpointer a, gconstpointer b)
{
  const RelaisDirectoryFinding *first = *(RelaisDirectoryFinding *const *) a;
  const RelaisDirectoryFinding *second = *(RelaisDirectoryFinding *const *) b;
  int order = g_strcmp0 (first->file, second->file);

  if (order == 0)
    order = (first->line > second->line) - (first->line < second->line);
  return order != 0 ? order : g_strcmp0 (first->code, second->code);
}

static GPtrArray *
read_files (const RelaisFolderPlace *place, GPtrArray *files, RelaisDate today, GCancellable *cancellable)
{
  GPtrArray *readings = g_ptr_array_new_with_free_func ((GDestroyNotify) relais_directory_reading_free);

  for (guint i = 0; i < files->len && !g_cancellable_is_cancelled (cancellable); i++)
    g_ptr_array_add (readings, relais_directory_file_read (place->fd, files->pdata[i], today, cancellable));
  return readings;
}

static gboolean
report_state (const RelaisFolderScan *scan, const char *folder, GError **error)
{
  if (scan->state == RELAIS_FOLDER_OK || scan->state == RELAIS_FOLDER_EMPTY)
    return TRUE;
  relais_error_set (error, scan->state == RELAIS_FOLDER_MISSING ? RELAIS_ERROR_NO_SUCH_FILE : RELAIS_ERROR_INPUT_OUTPUT,
                    folder, "%s", scan->detail != NULL ? scan->detail : "");
  return FALSE;
}

/**
 * relais_directory_check_folder:
 * @folder: the path of a shared folder
 * @clock: the clock, for what has expired
 * @cancellable: (nullable): stops it
 * @error: RELAIS_ERROR_NO_SUCH_FILE, RELAIS_ERROR_INPUT_OUTPUT, or that it was cancelled
 *
 * Returns: (transfer full) (nullable): what is in it and what is wrong with it
 */
RelaisDirectoryCheck *
relais_directory_check_folder (const char *folder, RelaisClock *clock, GCancellable *cancellable, GError **error)
{
  RelaisDate today = relais_clock_today (clock);
  gint64 start = g_get_monotonic_time ();
  g_auto (RelaisFolderPlace) place = RELAIS_FOLDER_PLACE_INIT;
  g_autoptr (RelaisFolderScan) scan = relais_folder_walk (&place, folder, NULL, NULL, cancellable, error);
  g_autoptr (RelaisSyncKnown) known = relais_sync_known_new ();
  g_autoptr (GPtrArray) readings = NULL;
  g_autoptr (RelaisSyncPlan) plan = NULL;
  RelaisDirectoryCheck *check;

  if (scan == NULL || !report_state (scan, folder, error))
    return NULL;
  readings = read_files (&place, scan->files, today, cancellable);
  if (g_cancellable_is_cancelled (cancellable))
    {
      relais_error_set (error, RELAIS_ERROR_CANCELLED, folder, NULL);
      return NULL;
    }

  plan = relais_sync_plan_new (known, scan, readings, today);
  check = g_new0 (RelaisDirectoryCheck, 1);
  check->folder = g_filename_display_name (folder);
  check->findings = g_ptr_array_new_with_free_func (free_finding);
  check->conflicts = g_ptr_array_new_with_free_func (free_conflict);
  check->keeper_text = g_strdup (scan->keeper_text);
  check->n_files = readings->len;
  check->n_entries = plan->tally.n_new;
  add_findings (check, plan->problems);
  add_findings (check, plan->twice);
  add_conflicts (check, scan->conflicts);
  g_ptr_array_sort (check->findings, compare_findings);
  check->microseconds = g_get_monotonic_time () - start;
  return check;
}

/**
 * relais_directory_check_free:
 * @check: (transfer full): a check
 */
void
relais_directory_check_free (RelaisDirectoryCheck *check)
{
  g_free (check->folder);
  g_ptr_array_unref (check->findings);
  g_ptr_array_unref (check->conflicts);
  g_free (check->keeper_text);
  g_free (check);
}

/**
 * relais_directory_finding_get_sentence:
 * @finding: a finding
 * @book: (nullable): the language of its reader; %NULL is the language of the screen
 *
 * Returns: (transfer full): what is wrong, and what the keeper can do
 */
char *
relais_directory_finding_get_sentence (const RelaisDirectoryFinding *finding, RelaisPhrasebook *book)
{
  return relais_directory_problem_get_sentence (finding->problem, book);
}
