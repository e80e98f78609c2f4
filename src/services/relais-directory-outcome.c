/* A sync of the directory as somebody asks for it, and what came of it: the rehearsal before it, field by field, the
 * acceptance of what the guard held back, the choice of the folder. Who may do that is checked here; a sync of the
 * folder that was chosen needs nobody. Blocks, perhaps for long; any thread.
 */

#include "relais-directory-outcome.h"

#include "relais-audit-reading.h"
#include "relais-directory-private.h"
#include "relais-directory-run.h"
#include "relais-directory-settings.h"
#include "relais-error.h"

#include <glib/gi18n-lib.h>
#include <stdlib.h>

static RelaisDirectoryOutcome *
outcome_new (RelaisDirectoryRun *run)
{
  RelaisDirectoryOutcome *outcome = g_new0 (RelaisDirectoryOutcome, 1);
  const RelaisSyncPlan *plan = run->plan;

  outcome->run = run;
  outcome->is_applied = run->is_applied;
  outcome->may_be_accepted = !run->is_applied && relais_sync_guard_may_be_accepted (&plan->guard);
  outcome->token = run->is_applied ? NULL : relais_sync_plan_get_token (run->plan);
  if (plan->guard.reason != RELAIS_SYNC_REASON_NONE)
    outcome->reason = relais_sync_reason_get_word (plan->guard.reason);
  outcome->would_remove = plan->guard.would_remove;
  outcome->would_change = plan->guard.would_change;
  outcome->of = plan->guard.of;
  outcome->n_new = plan->tally.n_new;
  outcome->n_changed = plan->tally.n_changed;
  outcome->n_gone = plan->tally.n_gone;
  outcome->n_back = plan->tally.n_back;
  outcome->n_expired = plan->tally.n_expired;
  outcome->n_unchanged = plan->tally.n_unchanged;
  outcome->keeper_text = run->keeper_text;
  outcome->microseconds = run->microseconds;
  outcome->changes = g_ptr_array_new_full (plan->changes->len, g_free);
  for (guint i = 0; i < plan->changes->len; i++)
    {
      const RelaisSyncChange *change = plan->changes->pdata[i];
      RelaisDirectoryChange *shown = g_new (RelaisDirectoryChange, 1);

      *shown = (RelaisDirectoryChange) { relais_sync_kind_get_word (change->kind), change->before, change->after };
      g_ptr_array_add (outcome->changes, shown);
    }
  return outcome;
}

/* With what was accepted by somebody who may. */
static RelaisDirectoryOutcome *
sync_folder (const char                 *data_folder,
             RelaisClock                *clock,
             const RelaisDirectoryWish  *wish,
             GCancellable               *cancellable,
             GError                    **error)
{
  g_auto (RelaisDirectorySettings) settings = RELAIS_DIRECTORY_SETTINGS_INIT;
  RelaisDirectoryOptions options = { .is_rehearsal = wish->is_rehearsal, .lists_problems = TRUE,
                                     .accepted = wish->accepted, .progress = wish->progress, .data = wish->data };
  g_autoptr (RelaisDirectoryRun) run = NULL;
  const char *folder = wish->folder;

  if (!relais_directory_settings_load (&settings, data_folder, error))
    return NULL;
  options.asks_first = settings.asks_first;
  if (folder == NULL)
    folder = settings.folder;
  if (folder == NULL)
    {
      relais_error_set (error, RELAIS_ERROR_NO_FOLDER, data_folder, NULL);
      return NULL;
    }

  run = relais_directory_run (data_folder, folder, clock, &options, cancellable, error);
  if (run == NULL || (!wish->is_rehearsal && !relais_directory_run_note (run, data_folder, clock, error)))
    return NULL;
  return outcome_new (g_steal_pointer (&run));
}

static gboolean
note_act (RelaisChange *change, gpointer data, GError **error)
{
  return relais_change_note (change, data, NULL, NULL, NULL, error);
}

static gboolean
write_down (RelaisSession *session, RelaisActor *actor, const char *act, GError **error)
{
  return relais_store_write (relais_session_get_store (session), actor, act, note_act, (gpointer) act, NULL, error);
}

/**
 * relais_directory_get_chosen:
 * @data_folder: the data folder
 * @folder: (out) (transfer full) (nullable): the shared folder, %NULL when none is chosen
 * @error: (out) (optional): where to store an error of the surroundings
 *
 * Returns: whether that could be read
 */
gboolean
relais_directory_get_chosen (const char *data_folder, char **folder, GError **error)
{
  g_auto (RelaisDirectorySettings) settings = RELAIS_DIRECTORY_SETTINGS_INIT;

  *folder = NULL;
  if (!relais_directory_settings_load (&settings, data_folder, error))
    return FALSE;
  *folder = g_steal_pointer (&settings.folder);
  return TRUE;
}

static gboolean
lies_in_data (const char *folder, const char *data_folder)
{
  g_autofree char *real = realpath (folder, NULL);
  g_autofree char *real_data = realpath (data_folder, NULL);
  g_autofree char *within = g_strconcat (real_data != NULL ? real_data : data_folder, "/", NULL);
  g_autofree char *from = g_strconcat (real != NULL ? real : folder, "/", NULL);

  return g_str_has_prefix (from, within);
}

/* Returns: (nullable): why it is no folder for the directory */
static const char *
find_objection (const char *folder, const char *data_folder)
{
  if (!g_utf8_validate (folder, -1, NULL))
    return _("its name, or that of a folder around it, is not written in UTF-8. Rename that folder, then choose it again.");
  if (lies_in_data (folder, data_folder))
    return _("Relais keeps its own data there. Choose the folder that is shared.");
  return NULL;
}

static gboolean
may_be_chosen (const char *folder, const char *data_folder, GError **error)
{
  const char *objection = folder != NULL ? find_objection (folder, data_folder) : NULL;

  if (objection != NULL)
    relais_error_set (error, RELAIS_ERROR_INVALID, folder, "%s", objection);
  else if (folder != NULL && !g_file_test (folder, G_FILE_TEST_IS_DIR))
    relais_error_set (error, RELAIS_ERROR_NO_SUCH_FILE, folder, NULL);
  else
    return TRUE;
  return FALSE;
}

/**
 * relais_directory_choose_folder:
 * @session: a session
 * @actor: who asks
 * @folder: (nullable): the shared folder, an absolute path, %NULL for none any more
 * @asks_first: whether every change waits until somebody has looked at it
 * @error: RELAIS_ERROR_NOT_ALLOWED; RELAIS_ERROR_NO_SUCH_FILE when there is no such folder now;
 *   RELAIS_ERROR_INVALID when it is the data folder or lies within it, or is not named in UTF-8
 *
 * Chooses the folder the directory comes from. Nothing is read yet. The folder that is chosen already may be named
 * again while it is away, to change @asks_first alone.
 *
 * Returns: whether it is chosen
 */
gboolean
relais_directory_choose_folder (RelaisSession  *session,
                                RelaisActor    *actor,
                                const char     *folder,
                                gboolean        asks_first,
                                GError        **error)
{
  const char *data_folder = relais_session_get_folder (session);
  g_autofree char *full = folder != NULL ? g_canonicalize_filename (folder, NULL) : NULL;
  RelaisDirectorySettings settings = { full, asks_first };
  g_auto (RelaisDirectorySettings) chosen = RELAIS_DIRECTORY_SETTINGS_INIT;

  if (!relais_audit_check (session, actor, RELAIS_ACT_MANAGE_FOLDER, "directory-folder", NULL, error))
    return FALSE;
  if (!relais_directory_settings_load (&chosen, data_folder, error))
    return FALSE;
  if (g_strcmp0 (full, chosen.folder) != 0 && !may_be_chosen (full, data_folder, error))
    return FALSE;
  return write_down (session, actor, "directory-folder", error) &&
         relais_directory_settings_store (&settings, data_folder, error);
}

/**
 * relais_directory_sync_unattended:
 * @data_folder: the data folder
 * @clock: the time
 * @wish: how it is meant; accepting needs somebody, so its @accepted is passed over
 * @cancellable: (nullable): stops it
 * @error: RELAIS_ERROR_NO_FOLDER when none is chosen; RELAIS_ERROR_DIRECTORY_BUSY, RELAIS_ERROR_CANCELLED
 *
 * Syncs without anybody signed in.
 *
 * Returns: (transfer full) (nullable): what came of it
 */
RelaisDirectoryOutcome *
relais_directory_sync_unattended (const char                 *data_folder,
                                  RelaisClock                *clock,
                                  const RelaisDirectoryWish  *wish,
                                  GCancellable               *cancellable,
                                  GError                    **error)
{
  RelaisDirectoryWish modest = *wish;

  modest.accepted = NULL;
  return sync_folder (data_folder, clock, &modest, cancellable, error);
}

/**
 * relais_directory_sync_now:
 * @session: a session
 * @actor: who asks
 * @wish: how it is meant
 * @cancellable: (nullable): stops it
 * @error: as relais_directory_sync_unattended(); RELAIS_ERROR_NOT_ALLOWED
 *
 * A rehearsal is for everybody who reads the directory. Accepting a plan, and a sync with another folder than the one
 * that is chosen, are for those who manage the folder, and an acceptance is written down.
 *
 * Returns: (transfer full) (nullable): what came of it
 */
RelaisDirectoryOutcome *
relais_directory_sync_now (RelaisSession              *session,
                           RelaisActor                *actor,
                           const RelaisDirectoryWish  *wish,
                           GCancellable               *cancellable,
                           GError                    **error)
{
  gboolean decides = !wish->is_rehearsal && (wish->accepted != NULL || wish->folder != NULL);
  RelaisAct act = decides ? RELAIS_ACT_MANAGE_FOLDER : RELAIS_ACT_READ_DIRECTORY;

  if (!relais_audit_check (session, actor, act, "directory-accept", NULL, error) ||
      (decides && wish->accepted != NULL && !write_down (session, actor, "directory-accept", error)))
    return NULL;
  return sync_folder (relais_session_get_folder (session), relais_store_get_clock (relais_session_get_store (session)),
                      wish, cancellable, error);
}

/**
 * relais_directory_outcome_explain:
 * @outcome: what came of a sync
 * @book: (nullable): the language of the reader, %NULL for that of the screen
 *
 * Returns: (transfer full) (nullable): why the guard stands in the way, %NULL when it does not
 */
char *
relais_directory_outcome_explain (const RelaisDirectoryOutcome *outcome, RelaisPhrasebook *book)
{
  const RelaisDirectoryRun *run = outcome->run;

  return relais_sync_guard_get_sentence (&run->plan->guard, book);
}

/**
 * relais_directory_outcome_list_troubles:
 * @outcome: what came of a sync
 * @book: the language of the reader
 *
 * Returns: (transfer full) (element-type RelaisDirectoryTrouble): all that is wrong with the folder, by file and line
 */
GPtrArray *
relais_directory_outcome_list_troubles (const RelaisDirectoryOutcome *outcome, RelaisPhrasebook *book)
{
  const RelaisDirectoryRun *run = outcome->run;

  return relais_directory_troubles_new (run->problems, book);
}

/**
 * relais_directory_outcome_list_copies:
 * @outcome: what came of a sync
 *
 * Returns: (transfer full) (element-type RelaisDirectoryCopy): the conflict copies in the folder
 */
GPtrArray *
relais_directory_outcome_list_copies (const RelaisDirectoryOutcome *outcome)
{
  const RelaisDirectoryRun *run = outcome->run;

  return relais_directory_copies_new (run->plan->conflicts);
}

/**
 * relais_directory_outcome_free:
 * @outcome: (transfer full): what came of a sync
 */
void
relais_directory_outcome_free (RelaisDirectoryOutcome *outcome)
{
  g_ptr_array_unref (outcome->changes);
  relais_directory_run_free (outcome->run);
  g_free (outcome);
}
