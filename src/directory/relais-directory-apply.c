/* A plan carried out, and the last one taken back, each in one transaction: whatever stops it, full disk, kill or
 * cancel, leaves the copy as it was. Taking back puts the cards where they were and leaves the stamps of the files
 * alone, so that nothing comes back before a file changes. Any thread; each call locks the copy.
 */

#include "relais-directory-cache-private.h"

#include "relais-directory-entry.h"
#include "relais-error.h"

#include <string.h>

/* Entries that are folded at a time. */
#define BATCH 512

typedef struct {
  const RelaisSyncPlan *plan;
  const char *at;
  RelaisSyncTally *undone;
} ApplyJob;

static gboolean
changes_cards (const RelaisSyncPlan *plan)
{
  return plan->cards_to_remove->len > 0 || plan->cards_to_mark_gone->len > 0 || plan->cards_to_put->len > 0;
}

static gboolean
write_run (RelaisDirectoryWriter *writer, const ApplyJob *job, GError **error)
{
  const RelaisSyncTally *tally = &job->plan->tally;
  const gint64 numbers[] = { writer->first_card, tally->n_new,  tally->n_changed,  tally->n_gone,
                             tally->n_back,      tally->n_expired, tally->n_unchanged };
  g_autoptr (RelaisStatement) insert = NULL;

  if (!relais_db_execute (writer->db, "DELETE FROM old_card; DELETE FROM run", error))
    return FALSE;
  insert = relais_db_prepare (writer->db,
                              "INSERT INTO run (at, first_card, n_new, n_changed, n_gone, n_back, n_expired, "
                              "n_unchanged) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)",
                              error);
  if (insert == NULL)
    return FALSE;
  relais_statement_bind_text (insert, 1, job->at);
  for (gsize i = 0; i < G_N_ELEMENTS (numbers); i++)
    relais_statement_bind_int (insert, (int) i + 2, numbers[i]);
  return relais_statement_execute (insert, error);
}

static gboolean
write_cards (RelaisDirectoryWriter *writer, const RelaisSyncPlan *plan, GError **error)
{
  g_autofree char *today = relais_date_to_text (plan->today);

  for (guint i = 0; i < plan->cards_to_remove->len; i++)
    {
      if (!relais_directory_writer_take_card (writer, plan->cards_to_remove->pdata[i], NULL, error))
        return FALSE;
    }
  for (guint i = 0; i < plan->cards_to_mark_gone->len; i++)
    {
      if (!relais_directory_writer_take_card (writer, plan->cards_to_mark_gone->pdata[i], today, error))
        return FALSE;
    }
  for (guint i = 0; i < plan->cards_to_put->len; i++)
    {
      if (!relais_directory_writer_take_card (writer, plan->cards_to_put->pdata[i], NULL, error) ||
          !relais_directory_writer_put_card (writer, plan->cards_to_put->pdata[i], error))
        return FALSE;
    }
  return TRUE;
}

/* --- What is found, folded on a thread of its own while SQLite writes what was folded before --- */

typedef struct {
  GPtrArray *changes;
  guint first;
  guint n_texts;
  RelaisDirectoryText texts[BATCH];
} Batch;

static const RelaisRecord *
get_shown (const RelaisSyncChange *change)
{
  return change->kind == RELAIS_SYNC_GONE ? change->before : change->after;
}

static gpointer
fold_batch (gpointer data)
{
  Batch *batch = data;

  for (guint i = 0; i < batch->n_texts; i++)
    {
      const RelaisSyncChange *change = batch->changes->pdata[batch->first + i];

      if (change->kind != RELAIS_SYNC_EXPIRED)
        relais_directory_text_make (&batch->texts[i], get_shown (change));
    }
  return batch;
}

/* Returns the thread that folds the batch, NULL where there is nothing left. */
static GThread *
start_batch (GPtrArray *changes, guint first)
{
  Batch *batch;

  if (first >= changes->len)
    return NULL;
  batch = g_new0 (Batch, 1);
  batch->changes = changes;
  batch->first = first;
  batch->n_texts = MIN (BATCH, changes->len - first);
  return g_thread_new ("directory-fold", fold_batch, batch);
}

static void
batch_free (Batch *batch)
{
  for (guint i = 0; i < batch->n_texts; i++)
    relais_directory_text_clear (&batch->texts[i]);
  g_free (batch);
}

static gboolean
write_change (RelaisDirectoryWriter *writer, const RelaisSyncChange *change, const RelaisDirectoryText *text,
              GError **error)
{
  if (change->kind != RELAIS_SYNC_NEW && !relais_directory_writer_remove_doc (writer, change->key, error))
    return FALSE;
  return change->kind == RELAIS_SYNC_EXPIRED ||
         relais_directory_writer_add_doc (writer, get_shown (change), text, change->kind == RELAIS_SYNC_GONE, error);
}

static gboolean
write_changes (RelaisDirectoryWriter *writer, GPtrArray *changes, GError **error)
{
  GThread *folding = start_batch (changes, 0);
  gboolean done = TRUE;

  while (folding != NULL)
    {
      Batch *batch = g_thread_join (folding);

      folding = done ? start_batch (changes, batch->first + BATCH) : NULL;
      for (guint i = 0; done && i < batch->n_texts; i++)
        done = write_change (writer, changes->pdata[batch->first + i], &batch->texts[i], error);
      batch_free (batch);
    }
  return done;
}

static gboolean
write_files (RelaisDb *db, const RelaisSyncPlan *plan, GError **error)
{
  g_autoptr (RelaisStatement) put =
      relais_db_prepare (db,
                         "INSERT INTO file (path, size, modified_at, changed_at, inode) VALUES ($1, $2, $3, $4, $5) "
                         "ON CONFLICT (path) DO UPDATE SET size = excluded.size, modified_at = excluded.modified_at, "
                         "changed_at = excluded.changed_at, inode = excluded.inode",
                         error);
  g_autoptr (RelaisStatement) forget = relais_db_prepare (db, "UPDATE file SET size = NULL WHERE path = $1", error);

  for (guint i = 0; put != NULL && i < plan->files_to_put->len; i++)
    {
      const RelaisFolderFile *file = plan->files_to_put->pdata[i];

      relais_statement_reset (put);
      relais_statement_bind_blob (put, 1, file->path, strlen (file->path));
      relais_statement_bind_int (put, 2, file->size);
      relais_statement_bind_int (put, 3, file->modified_at);
      relais_statement_bind_int (put, 4, file->changed_at);
      relais_statement_bind_int (put, 5, (gint64) file->inode);
      if (!relais_statement_execute (put, error))
        return FALSE;
    }
  for (guint i = 0; forget != NULL && i < plan->files_to_remove->len; i++)
    {
      const char *path = plan->files_to_remove->pdata[i];

      relais_statement_reset (forget);
      relais_statement_bind_blob (forget, 1, path, strlen (path));
      if (!relais_statement_execute (forget, error))
        return FALSE;
    }
  return put != NULL && forget != NULL;
}

/* The files of the folder that were not read in this run: what is known of them is still true. */
static GHashTable *
list_files_as_they_were (const RelaisSyncPlan *plan)
{
  GHashTable *files = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < plan->scanned_files->len; i++)
    g_hash_table_add (files, ((RelaisFolderFile *) plan->scanned_files->pdata[i])->path);
  for (guint i = 0; i < plan->readings->len; i++)
    g_hash_table_remove (files, ((RelaisDirectoryReading *) plan->readings->pdata[i])->file);
  return files;
}

static gboolean
forget_problems (RelaisDb *db, const RelaisSyncPlan *plan, GError **error)
{
  g_autoptr (GHashTable) kept = list_files_as_they_were (plan);
  g_autoptr (GPtrArray) forgotten = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (RelaisStatement) rows = relais_db_prepare (db, "SELECT DISTINCT file FROM problem", error);
  g_autoptr (RelaisStatement) forget = NULL;
  gboolean has_row = FALSE;

  if (rows == NULL)
    return FALSE;
  do
    {
      if (!relais_statement_step (rows, &has_row, error))
        return FALSE;
      if (has_row && !g_hash_table_contains (kept, relais_statement_column_text (rows, 0)))
        g_ptr_array_add (forgotten, g_strdup (relais_statement_column_text (rows, 0)));
    }
  while (has_row);

  forget = relais_db_prepare (db, "DELETE FROM problem WHERE file = $1", error);
  for (guint i = 0; forget != NULL && i < forgotten->len; i++)
    {
      relais_statement_reset (forget);
      relais_statement_bind_text (forget, 1, forgotten->pdata[i]);
      if (!relais_statement_execute (forget, error))
        return FALSE;
    }
  return forget != NULL;
}

static gboolean
write_problems (RelaisDb *db, const RelaisSyncPlan *plan, GError **error)
{
  g_autoptr (RelaisStatement) insert = NULL;

  if (!forget_problems (db, plan, error))
    return FALSE;
  insert = relais_db_prepare (db, "INSERT INTO problem (file, line, code, argument, name) VALUES ($1, $2, $3, $4, $5)",
                              error);
  for (guint i = 0; insert != NULL && i < plan->problems->len; i++)
    {
      const RelaisDirectoryProblem *problem = plan->problems->pdata[i];

      relais_statement_reset (insert);
      relais_statement_bind_text (insert, 1, problem->file);
      relais_statement_bind_int (insert, 2, problem->line);
      relais_statement_bind_text (insert, 3, relais_directory_problem_code_get_word (problem->code));
      relais_statement_bind_text (insert, 4, problem->argument);
      relais_statement_bind_text (insert, 5, problem->name);
      if (!relais_statement_execute (insert, error))
        return FALSE;
    }
  return insert != NULL;
}

static gboolean
write_conflicts (RelaisDb *db, const RelaisSyncPlan *plan, GError **error)
{
  g_autoptr (RelaisStatement) insert = NULL;

  if (!relais_db_execute (db, "DELETE FROM conflict", error))
    return FALSE;
  insert = relais_db_prepare (db, "INSERT INTO conflict (file, other) VALUES ($1, $2)", error);
  for (guint i = 0; insert != NULL && i < plan->conflicts->len; i++)
    {
      const RelaisFolderConflict *conflict = plan->conflicts->pdata[i];

      relais_statement_reset (insert);
      relais_statement_bind_text (insert, 1, conflict->file);
      relais_statement_bind_text (insert, 2, conflict->other);
      if (!relais_statement_execute (insert, error))
        return FALSE;
    }
  return insert != NULL;
}

static gboolean
note_look (RelaisDb *db, const char *at, GError **error)
{
  g_autoptr (RelaisStatement) insert = NULL;

  if (!relais_db_execute (db, "DELETE FROM look", error))
    return FALSE;
  insert = relais_db_prepare (db, "INSERT INTO look (at) VALUES ($1)", error);
  if (insert == NULL)
    return FALSE;
  relais_statement_bind_text (insert, 1, at);
  return relais_statement_execute (insert, error);
}

static gboolean
write_entries (RelaisDb *db, const ApplyJob *job, GError **error)
{
  RelaisDirectoryWriter writer;
  gboolean done = relais_directory_writer_begin (&writer, db, error) && write_run (&writer, job, error) &&
                  write_cards (&writer, job->plan, error) && write_changes (&writer, job->plan->changes, error);

  relais_directory_writer_end (&writer);
  return done;
}

static gboolean
apply (RelaisDb *db, gpointer data, GError **error)
{
  const ApplyJob *job = data;

  return (!changes_cards (job->plan) || write_entries (db, job, error)) && write_files (db, job->plan, error) &&
         write_problems (db, job->plan, error) && write_conflicts (db, job->plan, error) &&
         note_look (db, job->at, error);
}

static gboolean
run_locked (RelaisDirectoryCache *cache, RelaisDbTransactionFunc func, ApplyJob *job, GCancellable *cancellable,
            GError **error)
{
  RelaisDb *db = relais_directory_cache_lock (cache);
  g_autoptr (GError) local_error = NULL;
  gboolean done;

  relais_db_set_cancellable (db, cancellable);
  done = relais_db_transaction (db, func, job, &local_error);
  relais_db_set_cancellable (db, NULL);
  relais_directory_cache_unlock (cache, local_error);
  if (!done)
    g_propagate_error (error, g_steal_pointer (&local_error));
  return done;
}

/**
 * relais_directory_cache_apply:
 * @cache: the copy
 * @plan: a plan that was made of this copy as it is, by whoever may apply it
 * @at: the instant
 * @cancellable: (nullable): stops it
 * @error: where to store the error
 *
 * Carries a plan out. One that changes no card notes that the copy is as the folder is, and what is wrong with it; the
 * run before it can still be taken back.
 *
 * Returns: whether it was carried out; otherwise the copy is as it was
 */
gboolean
relais_directory_cache_apply (RelaisDirectoryCache *cache, const RelaisSyncPlan *plan, const char *at,
                              GCancellable *cancellable, GError **error)
{
  ApplyJob job = { .plan = plan, .at = at };

  return run_locked (cache, apply, &job, cancellable, error);
}

/* --- Taking back --- */

static gboolean
read_last_run (RelaisDb *db, RelaisSyncTally *tally, gint64 *first_card, GError **error)
{
  g_autoptr (RelaisStatement) row =
      relais_db_prepare (db, "SELECT first_card, n_new, n_changed, n_gone, n_back, n_expired, n_unchanged FROM run "
                             "WHERE undone_at IS NULL", error);
  gboolean has_row;

  if (row == NULL || !relais_statement_step (row, &has_row, error))
    return FALSE;
  if (!has_row)
    {
      relais_error_set (error, RELAIS_ERROR_NO_OPERATION, "directory.db", NULL);
      return FALSE;
    }
  *first_card = relais_statement_column_int (row, 0);
  *tally = (RelaisSyncTally) {
    .n_new = (guint) relais_statement_column_int (row, 1),
    .n_changed = (guint) relais_statement_column_int (row, 2),
    .n_gone = (guint) relais_statement_column_int (row, 3),
    .n_back = (guint) relais_statement_column_int (row, 4),
    .n_expired = (guint) relais_statement_column_int (row, 5),
    .n_unchanged = (guint) relais_statement_column_int (row, 6),
  };
  return TRUE;
}

static GPtrArray *
list_touched_keys (RelaisDb *db, gint64 first_card, GError **error)
{
  g_autoptr (RelaisStatement) rows =
      relais_db_prepare (db, "SELECT key FROM card WHERE card >= $1 UNION SELECT key FROM old_card", error);
  g_autoptr (GPtrArray) keys = g_ptr_array_new_with_free_func (g_free);
  gboolean has_row;

  if (rows == NULL)
    return NULL;
  relais_statement_bind_int (rows, 1, first_card);
  while (relais_statement_step (rows, &has_row, error))
    {
      if (!has_row)
        return g_steal_pointer (&keys);
      g_ptr_array_add (keys, g_strdup (relais_statement_column_text (rows, 0)));
    }
  return NULL;
}

static gboolean
put_cards_back (RelaisDb *db, gint64 first_card, GError **error)
{
  g_autofree char *sql = g_strdup_printf ("DELETE FROM card WHERE card >= %" G_GINT64_FORMAT ";"
                                          "DELETE FROM card WHERE card IN (SELECT card FROM old_card);"
                                          "INSERT INTO card SELECT * FROM old_card;"
                                          "DELETE FROM old_card",
                                          first_card);

  return relais_db_execute (db, sql, error);
}

static gboolean
show_anew (RelaisDirectoryWriter *writer, const char *key, GError **error)
{
  g_auto (RelaisDirectoryText) text = { NULL };
  g_autoptr (GPtrArray) cards = NULL;
  RelaisDirectoryCard *shown;

  if (!relais_directory_writer_remove_doc (writer, key, error))
    return FALSE;
  cards = relais_directory_rows_list_cards (writer->db, key, error);
  if (cards == NULL)
    return FALSE;
  shown = relais_directory_rows_choose_shown (cards);
  if (shown == NULL)
    return TRUE;
  relais_directory_text_make (&text, shown->entry);
  return relais_directory_writer_add_doc (writer, shown->entry, &text, shown->gone_since != NULL, error);
}

static gboolean
undo (RelaisDb *db, gpointer data, GError **error)
{
  ApplyJob *job = data;
  g_autoptr (GPtrArray) keys = NULL;
  g_autoptr (RelaisStatement) note = NULL;
  RelaisDirectoryWriter writer;
  gint64 first_card = 0;
  gboolean done;

  if (!read_last_run (db, job->undone, &first_card, error))
    return FALSE;
  keys = list_touched_keys (db, first_card, error);
  if (keys == NULL || !put_cards_back (db, first_card, error))
    return FALSE;

  done = relais_directory_writer_begin (&writer, db, error);
  for (guint i = 0; done && i < keys->len; i++)
    done = show_anew (&writer, keys->pdata[i], error);
  relais_directory_writer_end (&writer);
  note = done ? relais_db_prepare (db, "UPDATE run SET undone_at = $1", error) : NULL;
  if (note == NULL)
    return FALSE;
  relais_statement_bind_text (note, 1, job->at);
  return relais_statement_execute (note, error);
}

/**
 * relais_directory_cache_undo:
 * @cache: the copy
 * @at: the instant
 * @tally: (out): what the run that was taken back had done
 * @error: RELAIS_ERROR_NO_OPERATION when there is no run to take back
 *
 * Takes back the last run that changed a card.
 *
 * Returns: whether the entries are as they were before it
 */
gboolean
relais_directory_cache_undo (RelaisDirectoryCache *cache, const char *at, RelaisSyncTally *tally, GError **error)
{
  ApplyJob job = { .at = at, .undone = tally };

  return run_locked (cache, undo, &job, NULL, error);
}
