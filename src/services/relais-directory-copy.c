/* The local copy of the directory as a whole: how it is, what is wrong with the folder, and taking back the last sync.
 * It is one file beside the register, in plain; the session holds a connection of its own to it, apart from that of a
 * sync that may be running. Blocking, from any thread.
 */

#include "relais-directory.h"

#include "relais-audit-reading.h"
#include "relais-directory-lock.h"
#include "relais-directory-private.h"
#include "relais-error.h"

/* How long a sync that is on its way is waited for: a look that finds nothing new is over by then. One that changes
 * something would become the last one, which nobody meant to take back. */
#define LOCK_WAIT_MS 1500

static RelaisDirectoryCache *
get_cache (RelaisSession *session, RelaisActor *actor, RelaisAct act, GError **error)
{
  return relais_actor_check (actor, act, error) ? relais_session_get_directory (session, error) : NULL;
}

/**
 * relais_directory_state_free:
 * @state: (transfer full): a state
 */
void
relais_directory_state_free (RelaisDirectoryState *state)
{
  g_free (state->looked_at);
  g_free (state->changed_at);
  g_free (state);
}

static RelaisDirectoryState *
read_state (RelaisDirectoryCache *cache, GError **error)
{
  g_auto (RelaisDirectoryStatus) status = { NULL };
  RelaisDirectoryState *state;

  if (!relais_directory_cache_get_status (cache, &status, error))
    return NULL;
  state = g_new0 (RelaisDirectoryState, 1);
  state->looked_at = g_steal_pointer (&status.looked_at);
  state->changed_at = g_steal_pointer (&status.changed_at);
  state->n_new = status.tally.n_new + status.tally.n_back;
  state->n_changed = status.tally.n_changed;
  state->n_gone = status.tally.n_gone;
  state->can_undo = status.can_undo;
  state->is_undone = status.is_undone;
  state->n_entries = status.n_entries;
  state->n_kept = status.n_gone;
  state->n_problems = status.n_problems;
  state->n_conflicts = status.n_conflicts;
  return state;
}

/**
 * relais_directory_get_state:
 * @session: a session
 * @actor: who asks
 * @error: RELAIS_ERROR_NOT_ALLOWED
 *
 * Returns: (transfer full) (nullable): how the local copy is
 */
RelaisDirectoryState *
relais_directory_get_state (RelaisSession *session, RelaisActor *actor, GError **error)
{
  RelaisDirectoryCache *cache = get_cache (session, actor, RELAIS_ACT_READ_DIRECTORY, error);

  return cache != NULL ? read_state (cache, error) : NULL;
}

static void
trouble_free (gpointer data)
{
  RelaisDirectoryTrouble *trouble = data;

  g_free (trouble->file);
  g_free (trouble->sentence);
  g_free (trouble->name);
  g_free (trouble);
}

/**
 * relais_directory_list_troubles:
 * @session: a session
 * @actor: who asks
 * @book: (nullable): in whose language the sentences are, %NULL for that of the screen
 * @error: RELAIS_ERROR_NOT_ALLOWED
 *
 * Returns: (transfer full) (element-type RelaisDirectoryTrouble) (nullable): what is wrong with the folder
 */
GPtrArray *
relais_directory_list_troubles (RelaisSession *session, RelaisActor *actor, RelaisPhrasebook *book, GError **error)
{
  RelaisDirectoryCache *cache = get_cache (session, actor, RELAIS_ACT_READ_DIRECTORY, error);
  g_autoptr (GPtrArray) problems = cache != NULL ? relais_directory_cache_list_problems (cache, error) : NULL;

  return problems != NULL ? relais_directory_troubles_new (problems, book) : NULL;
}

/*
 * relais_directory_troubles_new:
 * @problems: (element-type RelaisDirectoryProblem): what was found
 * @book: the language of the reader
 *
 * Returns: (transfer full) (element-type RelaisDirectoryTrouble): the same, to be shown
 */
GPtrArray *
relais_directory_troubles_new (GPtrArray *problems, RelaisPhrasebook *book)
{
  GPtrArray *troubles = g_ptr_array_new_with_free_func (trouble_free);

  for (guint i = 0; i < problems->len; i++)
    {
      const RelaisDirectoryProblem *problem = problems->pdata[i];
      RelaisDirectoryTrouble *trouble = g_new0 (RelaisDirectoryTrouble, 1);

      trouble->file = g_strdup (problem->file);
      trouble->line = problem->line;
      trouble->level = relais_directory_problem_code_get_level (problem->code);
      trouble->word = relais_directory_problem_code_get_word (problem->code);
      trouble->sentence = relais_directory_problem_get_sentence (problem, book);
      trouble->name = g_strdup (problem->name);
      g_ptr_array_add (troubles, trouble);
    }
  return troubles;
}

static void
copy_free (gpointer data)
{
  RelaisDirectoryCopy *copy = data;

  g_free (copy->file);
  g_free (copy->other);
  g_free (copy);
}

/**
 * relais_directory_list_copies:
 * @session: a session
 * @actor: who asks
 * @error: RELAIS_ERROR_NOT_ALLOWED
 *
 * Returns: (transfer full) (element-type RelaisDirectoryCopy) (nullable): the conflict copies of the folder
 */
GPtrArray *
relais_directory_list_copies (RelaisSession *session, RelaisActor *actor, GError **error)
{
  RelaisDirectoryCache *cache = get_cache (session, actor, RELAIS_ACT_READ_DIRECTORY, error);
  g_autoptr (GPtrArray) conflicts = cache != NULL ? relais_directory_cache_list_conflicts (cache, error) : NULL;

  return conflicts != NULL ? relais_directory_copies_new (conflicts) : NULL;
}

/*
 * relais_directory_copies_new:
 * @conflicts: (element-type RelaisFolderConflict): what was found
 *
 * Returns: (transfer full) (element-type RelaisDirectoryCopy): the same, to be shown
 */
GPtrArray *
relais_directory_copies_new (GPtrArray *conflicts)
{
  GPtrArray *copies = g_ptr_array_new_with_free_func (copy_free);

  for (guint i = 0; i < conflicts->len; i++)
    {
      const RelaisFolderConflict *conflict = conflicts->pdata[i];
      RelaisDirectoryCopy *copy = g_new0 (RelaisDirectoryCopy, 1);

      copy->file = g_strdup (conflict->file);
      copy->other = g_strdup (conflict->other);
      g_ptr_array_add (copies, copy);
    }
  return copies;
}

static gboolean
note_undo (RelaisChange *change, gpointer data, GError **error)
{
  (void) data;
  return relais_change_note (change, "directory-undo", NULL, NULL, NULL, error);
}

static gboolean
undo (RelaisSession *session, RelaisActor *actor, RelaisDirectoryCache *cache, GError **error)
{
  RelaisStore *store = relais_session_get_store (session);
  g_autofree char *now = relais_clock_now (relais_store_get_clock (store));
  int lock = relais_directory_lock (relais_session_get_folder (session), LOCK_WAIT_MS, NULL, error);
  RelaisSyncTally tally;
  gboolean done;

  if (lock < 0)
    return FALSE;
  done = relais_directory_cache_undo (cache, now, &tally, error) &&
         relais_store_write (store, actor, "directory-undo", note_undo, NULL, NULL, error);
  relais_directory_unlock (lock);
  return done;
}

/**
 * relais_directory_undo:
 * @session: a session
 * @actor: who asks
 * @error: RELAIS_ERROR_NO_OPERATION when there is nothing to take back; RELAIS_ERROR_DIRECTORY_BUSY while a sync is on
 *   its way; RELAIS_ERROR_NOT_ALLOWED
 *
 * Takes back the last sync that changed an entry. What it brought does not come back before its file changes.
 *
 * Returns: (transfer full) (nullable): how the copy is now
 */
RelaisDirectoryState *
relais_directory_undo (RelaisSession *session, RelaisActor *actor, GError **error)
{
  RelaisDirectoryCache *cache = NULL;

  if (relais_audit_check (session, actor, RELAIS_ACT_MANAGE_FOLDER, "directory-undo", NULL, error))
    cache = relais_session_get_directory (session, error);
  return cache != NULL && undo (session, actor, cache, error) ? read_state (cache, error) : NULL;
}
