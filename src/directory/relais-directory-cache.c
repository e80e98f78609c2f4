/* The local copy of the professionals' directory, opened and asked. It may be deleted at any time: one that is damaged,
 * of another layout or of another program is put aside and made anew, to be filled by the next look at the folder. What
 * changes it is relais-directory-apply.c, what finds in it relais-directory-search.c. A lock makes each object safe for
 * any thread.
 */

#include "relais-directory-cache-private.h"

#include "relais-directory-entry.h"
#include "relais-directory-twice.h"
#include "relais-error.h"
#include "relais-migrations.h"

#include <errno.h>
#include <glib/gstdio.h>
#include <string.h>

/* Pages that are held in memory, in KiB: enough that a first sync seldom writes one twice. */
#define PAGE_CACHE "PRAGMA cache_size = -6144"

struct _RelaisDirectoryCache {
  GMutex mutex;
  RelaisDb *db;
  char *path;
  gboolean is_damaged;
};

static const char *const suffixes[] = { "", "-wal", "-shm" };

static gboolean
is_of_no_use (const GError *error)
{
  return g_error_matches (error, RELAIS_ERROR, RELAIS_ERROR_REGISTER_DAMAGED) ||
         g_error_matches (error, RELAIS_ERROR, RELAIS_ERROR_REGISTER_FOREIGN);
}

static gboolean
put_aside (const char *path, GError **error)
{
  for (gsize i = 0; i < G_N_ELEMENTS (suffixes); i++)
    {
      g_autofree char *from = g_strconcat (path, suffixes[i], NULL);
      g_autofree char *to = g_strconcat (path, "-aside", suffixes[i], NULL);

      if (g_rename (from, to) != 0 && errno != ENOENT)
        {
          relais_error_set_from_system (error, errno, path);
          return FALSE;
        }
    }
  g_debug ("the copy of the directory was put aside");
  return TRUE;
}

/* Makes the tables in an empty file. One of another layout is of no use. */
static gboolean
check_or_create (RelaisDb *db, gpointer data, GError **error)
{
  gint64 n_objects = 0;
  int version = 0;

  if (!relais_migrations_get_version (db, &version, error) ||
      !relais_directory_rows_get_number (db, "SELECT count(*) FROM sqlite_schema", &n_objects, error))
    return FALSE;
  if (n_objects == 0)
    return relais_directory_layout_create (db, error);
  if (version == relais_directory_layout_get_version ())
    return TRUE;
  relais_error_set (error, RELAIS_ERROR_REGISTER_FOREIGN, relais_db_get_path (db), "%d", version);
  return FALSE;
}

static RelaisDb *
open_db (const char *path, GError **error)
{
  g_autoptr (RelaisDb) db = relais_db_open (path, RELAIS_DB_CREATE, error);

  if (db == NULL || !relais_db_execute (db, PAGE_CACHE, error) ||
      !relais_db_transaction (db, check_or_create, NULL, error))
    return NULL;
  return g_steal_pointer (&db);
}

/**
 * relais_directory_cache_open:
 * @path: the file, "directory.db" in the data folder; made (mode 0600) where there is none
 * @error: where to store the error
 *
 * Opens the local copy. What stands there and is of no use is put aside, and an empty copy takes its place.
 *
 * Returns: (transfer full) (nullable): the copy
 */
RelaisDirectoryCache *
relais_directory_cache_open (const char *path, GError **error)
{
  g_autoptr (GError) local_error = NULL;
  RelaisDirectoryCache *cache;
  RelaisDb *db = open_db (path, &local_error);

  if (db == NULL && is_of_no_use (local_error) && put_aside (path, error))
    {
      g_clear_error (&local_error);
      db = open_db (path, &local_error);
    }
  if (db == NULL)
    {
      if (error == NULL || *error == NULL)
        g_propagate_error (error, g_steal_pointer (&local_error));
      return NULL;
    }

  cache = g_new0 (RelaisDirectoryCache, 1);
  g_mutex_init (&cache->mutex);
  cache->db = db;
  cache->path = g_strdup (path);
  return cache;
}

/**
 * relais_directory_cache_close:
 * @cache: (transfer full): the copy; nobody is using it
 *
 * One that turned out to be damaged is put aside.
 */
void
relais_directory_cache_close (RelaisDirectoryCache *cache)
{
  relais_db_close (cache->db);
  if (cache->is_damaged)
    put_aside (cache->path, NULL);
  g_mutex_clear (&cache->mutex);
  g_free (cache->path);
  g_free (cache);
}

/*
 * relais_directory_cache_lock:
 * @cache: the copy
 *
 * Returns: (transfer none): its connection, for this thread alone until relais_directory_cache_unlock()
 */
RelaisDb *
relais_directory_cache_lock (RelaisDirectoryCache *cache)
{
  g_mutex_lock (&cache->mutex);
  return cache->db;
}

/*
 * relais_directory_cache_unlock:
 * @cache: the copy
 * @error: (nullable): what went wrong
 */
void
relais_directory_cache_unlock (RelaisDirectoryCache *cache, const GError *error)
{
  if (is_of_no_use (error))
    cache->is_damaged = TRUE;
  g_mutex_unlock (&cache->mutex);
}

/* --- Reading --- */

typedef gboolean (*ReadFunc) (RelaisDb *db, gpointer data, GError **error);

/* All that @func reads is of one state of the copy, whoever writes meanwhile. */
static gboolean
read_all (RelaisDirectoryCache *cache, ReadFunc func, gpointer data, GError **error)
{
  RelaisDb *db = relais_directory_cache_lock (cache);
  g_autoptr (GError) local_error = NULL;
  gboolean done = relais_db_begin_read (db, &local_error) && func (db, data, &local_error);

  relais_db_rollback (db);
  relais_directory_cache_unlock (cache, local_error);
  if (!done)
    g_propagate_error (error, g_steal_pointer (&local_error));
  return done;
}

static gboolean
read_files (RelaisDb *db, gpointer data, GError **error)
{
  GPtrArray *files = data;
  g_autoptr (RelaisStatement) rows =
      relais_db_prepare (db, "SELECT path, size, modified_at, changed_at, inode FROM file WHERE size IS NOT NULL "
                             "ORDER BY path", error);
  gboolean has_row;

  if (rows == NULL)
    return FALSE;
  while (relais_statement_step (rows, &has_row, error))
    {
      gsize length;
      const char *bytes;
      g_autofree char *path = NULL;

      if (!has_row)
        return TRUE;
      bytes = relais_statement_column_blob (rows, 0, &length);
      path = g_strndup (bytes, length);
      g_ptr_array_add (files, relais_folder_file_new (path, relais_statement_column_int (rows, 1),
                                                      relais_statement_column_int (rows, 2),
                                                      relais_statement_column_int (rows, 3),
                                                      (guint64) relais_statement_column_int (rows, 4)));
    }
  return FALSE;
}

/**
 * relais_directory_cache_list_files:
 * @cache: the copy
 * @error: where to store the error
 *
 * Returns: (transfer full) (element-type RelaisFolderFile) (nullable): the files as they were when they were last read
 *   to their end, in the order of the bytes of their paths
 */
GPtrArray *
relais_directory_cache_list_files (RelaisDirectoryCache *cache, GError **error)
{
  g_autoptr (GPtrArray) files = g_ptr_array_new_with_free_func ((GDestroyNotify) relais_folder_file_free);

  return read_all (cache, read_files, files, error) ? g_steal_pointer (&files) : NULL;
}

typedef struct {
  GPtrArray *paths;
  GPtrArray *keys;
  RelaisSyncKnown *known;
  GHashTable *seen;   /* ids of the cards that were taken */
  GHashTable *wanted; /* keys whose other cards are wanted */
} KnownJob;

#define SELECT_CARDS "SELECT (SELECT path FROM file WHERE file.file = card.file), %s FROM card WHERE "

static gboolean
take_cards (RelaisStatement *rows, KnownJob *job, GError **error)
{
  gboolean has_row;

  while (relais_statement_step (rows, &has_row, error))
    {
      gint64 id;
      RelaisDirectoryCard *card;

      if (!has_row)
        return TRUE;
      id = relais_statement_column_int (rows, 1);
      if (!g_hash_table_add (job->seen, GSIZE_TO_POINTER ((gsize) id)))
        continue;
      card = relais_directory_rows_read_card (rows);
      g_ptr_array_add (job->known->cards, card);
      g_hash_table_add (job->wanted, (gpointer) relais_record_get_id (card->entry));
    }
  return FALSE;
}

static gboolean
take_cards_of_paths (RelaisDb *db, KnownJob *job, GError **error)
{
  g_autofree char *sql = g_strdup_printf (SELECT_CARDS "file = (SELECT file FROM file WHERE path = $1) ORDER BY card",
                                          relais_directory_layout_get_card_columns ());
  g_autoptr (RelaisStatement) rows = relais_db_prepare (db, sql, error);

  for (guint i = 0; rows != NULL && i < job->paths->len; i++)
    {
      const char *path = job->paths->pdata[i];

      relais_statement_reset (rows);
      relais_statement_bind_blob (rows, 1, path, strlen (path));
      if (!take_cards (rows, job, error))
        return FALSE;
    }
  return rows != NULL;
}

static gboolean
take_gone_cards (RelaisDb *db, KnownJob *job, GError **error)
{
  g_autofree char *sql = g_strdup_printf (SELECT_CARDS "gone_since IS NOT NULL ORDER BY card",
                                          relais_directory_layout_get_card_columns ());
  g_autoptr (RelaisStatement) rows = relais_db_prepare (db, sql, error);

  return rows != NULL && take_cards (rows, job, error);
}

static gboolean
take_cards_of_keys (RelaisDb *db, KnownJob *job, GError **error)
{
  g_autofree char *sql = g_strdup_printf (SELECT_CARDS "key = $1 ORDER BY card",
                                          relais_directory_layout_get_card_columns ());
  g_autoptr (RelaisStatement) rows = relais_db_prepare (db, sql, error);
  g_autofree gpointer *keys = g_hash_table_get_keys_as_array (job->wanted, NULL);

  for (guint i = 0; rows != NULL && keys[i] != NULL; i++)
    {
      relais_statement_reset (rows);
      relais_statement_bind_text (rows, 1, keys[i]);
      if (!take_cards (rows, job, error))
        return FALSE;
    }
  return rows != NULL;
}

/* Counted by two indices: the rows themselves hold all the text that is searched. */
#define COUNT_ENTRIES "SELECT (SELECT count(*) FROM doc) - (SELECT count(*) FROM doc WHERE gone = 1)"

static gboolean
read_known (RelaisDb *db, gpointer data, GError **error)
{
  KnownJob *job = data;
  gint64 n_cards = 0;
  gint64 n_entries = 0;

  if ((job->known->files->len == 0 && !read_files (db, job->known->files, error)) ||
      !relais_directory_rows_get_number (db, "SELECT EXISTS (SELECT 1 FROM card)", &n_cards, error))
    return FALSE;
  if (n_cards == 0)
    return TRUE;

  for (guint i = 0; i < job->keys->len; i++)
    g_hash_table_add (job->wanted, job->keys->pdata[i]);
  if (!relais_directory_rows_get_number (db, COUNT_ENTRIES, &n_entries, error) ||
      !take_cards_of_paths (db, job, error) || !take_gone_cards (db, job, error) ||
      !take_cards_of_keys (db, job, error))
    return FALSE;
  job->known->n_entries = (guint) n_entries;
  return TRUE;
}

/**
 * relais_directory_cache_load_known:
 * @cache: the copy
 * @paths: (element-type filename): files that were read, or are not there any more
 * @keys: (element-type utf8): the keys that the readings name, those of cards that could not be taken included
 * @known: a value without cards, which is filled; its files may be those of relais_directory_cache_list_files() already
 * @error: where to store the error
 *
 * Reads what a plan needs to know of the copy.
 *
 * Returns: whether it was read
 */
gboolean
relais_directory_cache_load_known (RelaisDirectoryCache *cache, GPtrArray *paths, GPtrArray *keys,
                                   RelaisSyncKnown *known, GError **error)
{
  KnownJob job = { paths, keys, known, g_hash_table_new (NULL, NULL), g_hash_table_new (g_str_hash, g_str_equal) };
  gboolean done = read_all (cache, read_known, &job, error);

  g_hash_table_unref (job.seen);
  g_hash_table_unref (job.wanted);
  return done;
}

typedef struct {
  const char *key;
  GPtrArray *cards;
} CardsJob;

static gboolean
read_cards (RelaisDb *db, gpointer data, GError **error)
{
  CardsJob *job = data;

  job->cards = relais_directory_rows_list_cards (db, job->key, error);
  return job->cards != NULL;
}

/**
 * relais_directory_cache_list_cards:
 * @cache: the copy
 * @key: the key of an entry
 * @error: where to store the error
 *
 * Returns: (transfer full) (element-type RelaisDirectoryCard) (nullable): all its cards, in the order of their places;
 *   none where there is no such entry
 */
GPtrArray *
relais_directory_cache_list_cards (RelaisDirectoryCache *cache, const char *key, GError **error)
{
  CardsJob job = { key, NULL };

  return read_all (cache, read_cards, &job, error) ? job.cards : NULL;
}

/**
 * relais_directory_cache_get_shown:
 * @cache: the copy
 * @key: the key of an entry
 * @error: RELAIS_ERROR_NOT_FOUND
 *
 * Returns: (transfer full) (nullable): the card that is shown of the entry
 */
RelaisDirectoryCard *
relais_directory_cache_get_shown (RelaisDirectoryCache *cache, const char *key, GError **error)
{
  g_autoptr (GPtrArray) cards = relais_directory_cache_list_cards (cache, key, error);
  RelaisDirectoryCard *shown = cards != NULL ? relais_directory_rows_choose_shown (cards) : NULL;

  if (cards != NULL && shown == NULL)
    relais_error_set (error, RELAIS_ERROR_NOT_FOUND, key, NULL);
  return shown != NULL ? relais_directory_card_new (shown->file, shown->line, relais_record_ref (shown->entry),
                                                    shown->gone_since)
                       : NULL;
}
