/* One connection to one SQLite file: opening and closing, scripts, transactions, checks. It belongs to whoever opened
 * it and is used by one thread at a time; relais_db_interrupt() alone may be called from another one while the
 * connection is open. What every connection is set to stands in relais-db-setup.c, what its errors become in
 * relais-db-error.c, statements with values in relais-statement.c.
 */

#include "relais-db-private.h"

#include "relais-error.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <unistd.h>

#define MAX_CACHED 200

/* About ten microseconds of work. */
#define STEPS_BETWEEN_LOOKS 1000

struct _RelaisDb {
  sqlite3 *sqlite;
  char *path;

  char *viewer;
  GCancellable *cancellable; /* of the work that is being done */

  GHashTable *cached; /* SQL → sqlite3_stmt that nobody uses at the moment */
  guint n_in_use;
};

static void
finalize_statement (gpointer stmt)
{
  sqlite3_finalize (stmt);
}

static int
on_progress (gpointer data)
{
  return g_cancellable_is_cancelled (data);
}

/* SQLite makes files 0644 and gives -wal and -shm the mode of the main file, so that one is made here. O_EXCL, because
 * closing a descriptor of an existing database would drop the locks that this process holds on it. */
static gboolean
make_file (const char *path, gboolean *made, GError **error)
{
  int fd = open (path, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0600);

  *made = fd >= 0;
  if (fd < 0 && errno != EEXIST)
    {
      relais_error_set_from_system (error, errno, path);
      return FALSE;
    }

  if (fd >= 0)
    close (fd);
  return TRUE;
}

static gboolean
open_connection (RelaisDb *db, RelaisDbFlags flags, const char *vfs, GError **error)
{
  int mode = (flags & RELAIS_DB_READ_ONLY) ? SQLITE_OPEN_READONLY : SQLITE_OPEN_READWRITE;
  int result = sqlite3_open_v2 (db->path, &db->sqlite,
                                mode | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_PRIVATECACHE | SQLITE_OPEN_EXRESCODE, vfs);

  if (result != SQLITE_OK)
    {
      relais_db_set_error (db, NULL, error);
      return FALSE;
    }

  /* Where the file may not be written, SQLite opens it for reading without a word. */
  if (!(flags & RELAIS_DB_READ_ONLY) && sqlite3_db_readonly (db->sqlite, "main") == 1)
    {
      relais_error_set (error, RELAIS_ERROR_READ_ONLY, db->path, NULL);
      return FALSE;
    }

  return TRUE;
}

/* Steps through one statement of a script. Rows are passed over. */
static gboolean
run_one (RelaisDb *db, sqlite3_stmt *stmt, const char *sql, GError **error)
{
  int result;

  do
    result = sqlite3_step (stmt);
  while (result == SQLITE_ROW);

  if (result != SQLITE_DONE)
    relais_db_set_error (db, sql, error);
  sqlite3_finalize (stmt);
  return result == SQLITE_DONE;
}

/* A check gives a row for each finding, integrity_check also one that says "ok". */
static gboolean
check_has_no_finding (RelaisDb *db, const char *sql, GError **error)
{
  sqlite3_stmt *stmt = NULL;
  int result = sqlite3_prepare_v2 (db->sqlite, sql, -1, &stmt, NULL);
  gboolean good = FALSE;

  if (result == SQLITE_OK)
    result = sqlite3_step (stmt);

  if (result == SQLITE_DONE)
    {
      good = TRUE;
    }
  else if (result == SQLITE_ROW)
    {
      const char *finding = (const char *) sqlite3_column_text (stmt, 0);

      good = g_strcmp0 (finding, "ok") == 0;
      if (!good)
        relais_error_set (error, RELAIS_ERROR_REGISTER_DAMAGED, db->path, "%s", finding);
    }
  else
    {
      relais_db_set_error (db, sql, error);
    }

  sqlite3_finalize (stmt);
  return good;
}

/*
 * relais_db_get_sqlite:
 * @db: a connection
 *
 * Returns: SQLite's own handle, for the files of this room
 */
sqlite3 *
relais_db_get_sqlite (RelaisDb *db)
{
  return db->sqlite;
}

/*
 * relais_db_take_cached:
 * @db: a connection
 * @sql: the text of one statement
 *
 * Returns: (nullable): a compiled statement that nobody uses; counts as in use until relais_db_give_cached(), also
 *   where there was none and the caller compiles one
 */
sqlite3_stmt *
relais_db_take_cached (RelaisDb *db, const char *sql)
{
  gpointer key = NULL;
  gpointer stmt = NULL;

  db->n_in_use++;
  if (g_hash_table_steal_extended (db->cached, sql, &key, &stmt))
    g_free (key);
  return stmt;
}

/*
 * relais_db_give_cached:
 * @db: a connection
 * @stmt: (transfer full) (nullable): a statement, reset and without values; %NULL where it could not be compiled
 */
void
relais_db_give_cached (RelaisDb *db, sqlite3_stmt *stmt)
{
  const char *sql = stmt != NULL ? sqlite3_sql (stmt) : NULL;

  db->n_in_use--;
  if (sql == NULL || g_hash_table_contains (db->cached, sql))
    {
      sqlite3_finalize (stmt);
      return;
    }

  if (g_hash_table_size (db->cached) >= MAX_CACHED)
    g_hash_table_remove_all (db->cached);
  g_hash_table_insert (db->cached, g_strdup (sql), stmt);
}

/*
 * relais_db_open_on_vfs:
 * @path: a file
 * @flags: how to open it
 * @vfs: (nullable): the name of a registered VFS, or %NULL for the system's
 * @opened: (nullable): called before the first byte is read or written
 * @data: for @opened
 * @error: (out) (optional): where to store the error
 *
 * What relais_db_open() does, on another VFS.
 *
 * Returns: (transfer full) (nullable): a connection
 */
RelaisDb *
relais_db_open_on_vfs (const char *path, RelaisDbFlags flags, const char *vfs, RelaisDbOpenedFunc opened,
                       gpointer data, GError **error)
{
  g_autoptr (RelaisDb) db = g_new0 (RelaisDb, 1);
  gboolean has_file = g_strcmp0 (path, ":memory:") != 0;
  gboolean made = FALSE;

  db->path = g_strdup (path);
  db->cached = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, finalize_statement);

  if (has_file && (flags & RELAIS_DB_CREATE) && !make_file (path, &made, error))
    return NULL;

  if (open_connection (db, flags, vfs, error) && (opened == NULL || opened (db, data, error)) &&
      relais_db_setup (db, flags, error))
    return g_steal_pointer (&db);

  if (made)
    {
      g_clear_pointer (&db, relais_db_close);
      g_unlink (path);
    }
  return NULL;
}

/**
 * relais_db_open:
 * @path: a file, or ":memory:" (for tests)
 * @flags: how to open it
 * @error: (out) (optional): where to store the error
 *
 * Opens a plain database with the settings of the house. A file that was made here and could not be set up is removed.
 *
 * Returns: (transfer full) (nullable): a connection, to be closed with relais_db_close()
 */
RelaisDb *
relais_db_open (const char *path, RelaisDbFlags flags, GError **error)
{
  return relais_db_open_on_vfs (path, flags, NULL, NULL, NULL, error);
}

/**
 * relais_db_close:
 * @db: (transfer full): a connection whose statements have all been freed
 *
 * Rolls back what is not committed and closes. Nobody may be about to interrupt it.
 */
void
relais_db_close (RelaisDb *db)
{
  g_return_if_fail (db->n_in_use == 0);

  g_hash_table_unref (db->cached);
  sqlite3_close_v2 (db->sqlite);
  g_clear_object (&db->cancellable);
  g_free (db->path);
  g_free (db->viewer);
  g_free (db);
}

/**
 * relais_db_set_viewer:
 * @db: a connection
 * @viewer: (nullable): who it works for at the moment, %NULL for nobody in particular
 *
 * A word for the rooms above, which decide what it hides.
 */
void
relais_db_set_viewer (RelaisDb *db, const char *viewer)
{
  g_free (db->viewer);
  db->viewer = g_strdup (viewer);
}

/**
 * relais_db_get_viewer:
 * @db: a connection
 *
 * Returns: (nullable): what relais_db_set_viewer() said
 */
const char *
relais_db_get_viewer (RelaisDb *db)
{
  return db->viewer;
}

/**
 * relais_db_get_path:
 * @db: a connection
 *
 * Returns: the path it was opened with
 */
const char *
relais_db_get_path (RelaisDb *db)
{
  return db->path;
}

/**
 * relais_db_get_changes:
 * @db: a connection
 *
 * Returns: how many rows the last INSERT, UPDATE or DELETE changed, those of triggers and cascades not counted
 */
gint64
relais_db_get_changes (RelaisDb *db)
{
  return sqlite3_changes64 (db->sqlite);
}

/**
 * relais_db_is_in_place:
 * @db: a connection to a file
 * @error: (out) (optional): where to store the error
 *
 * Returns: whether the file that was opened still stands at its path; %RELAIS_ERROR_INPUT_OUTPUT where it was removed,
 *   or another one was put in its place
 */
gboolean
relais_db_is_in_place (RelaisDb *db, GError **error)
{
  int has_moved = 0;
  int result = sqlite3_file_control (db->sqlite, "main", SQLITE_FCNTL_HAS_MOVED, &has_moved);

  if (result == SQLITE_OK && !has_moved)
    return TRUE;

  if (result != SQLITE_OK)
    relais_db_set_error_for (error, result, 0, db->path, NULL);
  else
    relais_error_set (error, RELAIS_ERROR_INPUT_OUTPUT, db->path, "%s",
                      _("it was removed, or another file was put in its place"));
  return FALSE;
}

/**
 * relais_db_get_data_version:
 * @db: a connection
 * @version: (out): a number that differs from an earlier one of this connection where another connection has committed
 *   in between
 * @error: (out) (optional): where to store the error
 *
 * Returns: whether it could be read
 */
gboolean
relais_db_get_data_version (RelaisDb *db, gint64 *version, GError **error)
{
  static const char sql[] = "PRAGMA data_version";
  sqlite3_stmt *stmt = NULL;
  int result = sqlite3_prepare_v2 (db->sqlite, sql, -1, &stmt, NULL);

  if (result == SQLITE_OK)
    result = sqlite3_step (stmt);

  if (result == SQLITE_ROW)
    *version = sqlite3_column_int64 (stmt, 0);
  else
    relais_db_set_error (db, sql, error);
  sqlite3_finalize (stmt);
  return result == SQLITE_ROW;
}

/**
 * relais_db_interrupt:
 * @db: a connection that stays open during this call
 *
 * Makes the statement that is running end with %RELAIS_ERROR_CANCELLED; a transaction it was writing in is rolled back.
 * Does nothing where none is running. May be called from any thread.
 */
void
relais_db_interrupt (RelaisDb *db)
{
  sqlite3_interrupt (db->sqlite);
}

/**
 * relais_db_set_cancellable:
 * @db: a connection
 * @cancellable: (nullable): what stops the work that begins now, or %NULL where nothing does any more
 *
 * Makes every statement end with %RELAIS_ERROR_CANCELLED once @cancellable is cancelled. Unlike relais_db_interrupt()
 * it cannot come too late and stop the work that follows.
 */
void
relais_db_set_cancellable (RelaisDb *db, GCancellable *cancellable)
{
  g_set_object (&db->cancellable, cancellable);
  sqlite3_progress_handler (db->sqlite, STEPS_BETWEEN_LOOKS, cancellable != NULL ? on_progress : NULL, cancellable);
}

/**
 * relais_db_execute:
 * @db: a connection
 * @sql: statements without values, separated by semicolons
 * @error: (out) (optional): where to store the error
 *
 * Runs a script and passes over its rows. What ran before a statement that fails stays, so that a script of several
 * belongs in a transaction.
 *
 * Returns: whether all of them ran
 */
gboolean
relais_db_execute (RelaisDb *db, const char *sql, GError **error)
{
  const char *rest = sql;

  while (*rest != '\0')
    {
      const char *start = rest;
      sqlite3_stmt *stmt = NULL;

      if (sqlite3_prepare_v2 (db->sqlite, start, -1, &stmt, &rest) != SQLITE_OK)
        {
          relais_db_set_error (db, NULL, error);
          return FALSE;
        }

      /* A comment or white space compiles to nothing. */
      if (stmt != NULL && !run_one (db, stmt, start, error))
        return FALSE;
    }

  return TRUE;
}

/**
 * relais_db_check_integrity:
 * @db: a connection
 * @error: (out) (optional): where to store the error
 *
 * Reads the whole file: pages, indexes, constraints and foreign keys.
 *
 * Returns: whether all is well; %RELAIS_ERROR_REGISTER_DAMAGED with the first finding otherwise
 */
gboolean
relais_db_check_integrity (RelaisDb *db, GError **error)
{
  return check_has_no_finding (db, "PRAGMA integrity_check (1)", error) &&
         check_has_no_finding (db,
                               "SELECT 'row ' || coalesce (\"rowid\", '?') || ' of ' || \"table\" || ' refers to a "
                               "missing row of ' || \"parent\" FROM pragma_foreign_key_check LIMIT 1",
                               error);
}

/**
 * relais_db_checkpoint:
 * @db: a connection that can write, outside a transaction
 * @error: (out) (optional): where to store the error
 *
 * Copies everything from the write-ahead log into the file and empties the log.
 *
 * Returns: whether that was done; %RELAIS_ERROR_BUSY where a reader stood in the way for 5 seconds
 */
gboolean
relais_db_checkpoint (RelaisDb *db, GError **error)
{
  if (sqlite3_wal_checkpoint_v2 (db->sqlite, "main", SQLITE_CHECKPOINT_TRUNCATE, NULL, NULL) == SQLITE_OK)
    return TRUE;

  relais_db_set_error (db, "checkpoint", error);
  return FALSE;
}
