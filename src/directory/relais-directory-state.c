/* What is said of the local copy as a whole: when it was last as the folder, what the last run did, what is wrong. That
 * a key stands in several places is not stored but seen. Any thread; each call locks the copy.
 */

#include "relais-directory-cache-private.h"

#include "relais-directory-twice.h"

#define TWICE "SELECT key FROM card WHERE gone_since IS NULL GROUP BY key HAVING count(*) > 1"

static gboolean
read_stored_problems (RelaisDb *db, GPtrArray *problems, GError **error)
{
  g_autoptr (RelaisStatement) rows =
      relais_db_prepare (db, "SELECT file, line, code, argument, name FROM problem ORDER BY file, line, rowid", error);
  gboolean has_row;

  if (rows == NULL)
    return FALSE;
  while (relais_statement_step (rows, &has_row, error))
    {
      int code;

      if (!has_row)
        return TRUE;
      code = relais_directory_problem_code_from_word (relais_statement_column_text (rows, 2));
      if (code >= 0)
        relais_directory_problems_add (problems, relais_statement_column_text (rows, 0),
                                       (guint) relais_statement_column_int (rows, 1),
                                       (RelaisDirectoryProblemCode) code, relais_statement_column_text (rows, 3),
                                       relais_statement_column_text (rows, 4));
    }
  return FALSE;
}

static gboolean
add_twice (RelaisDb *db, GPtrArray *problems, GError **error)
{
  g_autoptr (RelaisStatement) keys = relais_db_prepare (db, TWICE " ORDER BY key", error);
  gboolean has_row;

  if (keys == NULL)
    return FALSE;
  while (relais_statement_step (keys, &has_row, error))
    {
      g_autoptr (GPtrArray) cards = NULL;

      if (!has_row)
        return TRUE;
      cards = relais_directory_rows_list_cards (db, relais_statement_column_text (keys, 0), error);
      if (cards == NULL)
        return FALSE;
      for (guint i = cards->len; i > 0; i--)
        {
          if (((RelaisDirectoryCard *) cards->pdata[i - 1])->gone_since != NULL)
            g_ptr_array_remove_index (cards, i - 1);
        }
      relais_directory_cards_add_twice (problems, cards);
    }
  return FALSE;
}

/**
 * relais_directory_cache_list_problems:
 * @cache: the copy
 * @error: where to store the error
 *
 * Returns: (transfer full) (element-type RelaisDirectoryProblem) (nullable): what is wrong with the folder, its files
 *   and their cards
 */
GPtrArray *
relais_directory_cache_list_problems (RelaisDirectoryCache *cache, GError **error)
{
  g_autoptr (GPtrArray) problems = relais_directory_problems_new ();
  RelaisDb *db = relais_directory_cache_lock (cache);
  g_autoptr (GError) local_error = NULL;
  gboolean done = read_stored_problems (db, problems, &local_error) && add_twice (db, problems, &local_error);

  relais_directory_cache_unlock (cache, local_error);
  if (done)
    return g_steal_pointer (&problems);
  g_propagate_error (error, g_steal_pointer (&local_error));
  return NULL;
}

static gboolean
read_conflicts (RelaisDb *db, GPtrArray *conflicts, GError **error)
{
  g_autoptr (RelaisStatement) rows = relais_db_prepare (db, "SELECT file, other FROM conflict ORDER BY file", error);
  gboolean has_row;

  if (rows == NULL)
    return FALSE;
  while (relais_statement_step (rows, &has_row, error))
    {
      if (!has_row)
        return TRUE;
      g_ptr_array_add (conflicts, relais_folder_conflict_new (relais_statement_column_text (rows, 0),
                                                              relais_statement_column_text (rows, 1)));
    }
  return FALSE;
}

/**
 * relais_directory_cache_list_conflicts:
 * @cache: the copy
 * @error: where to store the error
 *
 * Returns: (transfer full) (element-type RelaisFolderConflict) (nullable): the conflict copies of the folder
 */
GPtrArray *
relais_directory_cache_list_conflicts (RelaisDirectoryCache *cache, GError **error)
{
  g_autoptr (GPtrArray) conflicts = g_ptr_array_new_with_free_func ((GDestroyNotify) relais_folder_conflict_free);
  g_autoptr (GError) local_error = NULL;
  gboolean done = read_conflicts (relais_directory_cache_lock (cache), conflicts, &local_error);

  relais_directory_cache_unlock (cache, local_error);
  if (done)
    return g_steal_pointer (&conflicts);
  g_propagate_error (error, g_steal_pointer (&local_error));
  return NULL;
}

/**
 * relais_directory_status_clear:
 * @status: a status
 */
void
relais_directory_status_clear (RelaisDirectoryStatus *status)
{
  g_clear_pointer (&status->looked_at, g_free);
  g_clear_pointer (&status->changed_at, g_free);
}

static gboolean
read_run (RelaisDb *db, RelaisDirectoryStatus *status, GError **error)
{
  g_autoptr (RelaisStatement) row =
      relais_db_prepare (db,
                         "SELECT (SELECT at FROM look), r.at, r.undone_at IS NOT NULL, n_new, n_changed, n_gone, n_back, "
                         "n_expired, n_unchanged FROM (SELECT 1) LEFT JOIN run AS r",
                         error);
  gboolean has_row;

  if (row == NULL || !relais_statement_step (row, &has_row, error))
    return FALSE;
  status->looked_at = g_strdup (relais_statement_column_text (row, 0));
  status->changed_at = g_strdup (relais_statement_column_text (row, 1));
  status->is_undone = status->changed_at != NULL && relais_statement_column_bool (row, 2);
  status->can_undo = status->changed_at != NULL && !status->is_undone;
  status->tally = (RelaisSyncTally) {
    .n_new = (guint) relais_statement_column_int (row, 3),
    .n_changed = (guint) relais_statement_column_int (row, 4),
    .n_gone = (guint) relais_statement_column_int (row, 5),
    .n_back = (guint) relais_statement_column_int (row, 6),
    .n_expired = (guint) relais_statement_column_int (row, 7),
    .n_unchanged = (guint) relais_statement_column_int (row, 8),
  };
  return TRUE;
}

static gboolean
read_counts (RelaisDb *db, RelaisDirectoryStatus *status, GError **error)
{
  static const char *const queries[] = {
    "SELECT count(*) FROM doc WHERE gone = 0",
    "SELECT count(*) FROM doc WHERE gone = 1",
    ("SELECT (SELECT count(*) FROM problem) + (SELECT ifnull(sum(n), 0) FROM (SELECT count(*) AS n FROM card "
     "WHERE gone_since IS NULL GROUP BY key HAVING count(*) > 1))"),
    "SELECT count(*) FROM conflict",
  };
  guint *const counts[] = { &status->n_entries, &status->n_gone, &status->n_problems, &status->n_conflicts };

  for (gsize i = 0; i < G_N_ELEMENTS (queries); i++)
    {
      gint64 number;

      if (!relais_directory_rows_get_number (db, queries[i], &number, error))
        return FALSE;
      *counts[i] = (guint) number;
    }
  return TRUE;
}

/**
 * relais_directory_cache_get_status:
 * @cache: the copy
 * @status: (out caller-allocates): how it is
 * @error: where to store the error
 *
 * Returns: whether it was read
 */
gboolean
relais_directory_cache_get_status (RelaisDirectoryCache *cache, RelaisDirectoryStatus *status, GError **error)
{
  RelaisDb *db = relais_directory_cache_lock (cache);
  g_autoptr (GError) local_error = NULL;
  gboolean done;

  *status = (RelaisDirectoryStatus) { NULL };
  done = read_run (db, status, &local_error) && read_counts (db, status, &local_error);
  relais_directory_cache_unlock (cache, local_error);
  if (!done)
    {
      relais_directory_status_clear (status);
      g_propagate_error (error, g_steal_pointer (&local_error));
    }
  return done;
}
