/* What every connection gets before anybody uses it: durability (WAL, synchronous), integrity (foreign keys, triggers
 * that cannot be slipped past), privacy (deleted content overwritten, nothing temporary on disk, no second file) and
 * limits. A setting that would not hold is an error, never a silent difference. Runs once, on the opening thread.
 */

#include "relais-db-private.h"

#include "relais-error.h"

#define BUSY_TIMEOUT_MS 5000

static const struct {
  int limit;
  int value;
} limits[] = {
  { SQLITE_LIMIT_LENGTH, 64 * 1024 * 1024 },
  { SQLITE_LIMIT_SQL_LENGTH, 1024 * 1024 },
  { SQLITE_LIMIT_EXPR_DEPTH, 200 },
  { SQLITE_LIMIT_COMPOUND_SELECT, 100 },
  { SQLITE_LIMIT_VARIABLE_NUMBER, 1000 },
  { SQLITE_LIMIT_TRIGGER_DEPTH, 50 },
  { SQLITE_LIMIT_ATTACHED, 1 }, /* VACUUM needs one */
  { SQLITE_LIMIT_WORKER_THREADS, 0 },
};

static const struct {
  int option;
  int value;
} options[] = {
  { SQLITE_DBCONFIG_DEFENSIVE, 1 },
  { SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0 },
  { SQLITE_DBCONFIG_ENABLE_FKEY, 1 },
  { SQLITE_DBCONFIG_ENABLE_TRIGGER, 1 },
  { SQLITE_DBCONFIG_ENABLE_LOAD_EXTENSION, 0 },
  { SQLITE_DBCONFIG_ENABLE_FTS3_TOKENIZER, 0 },
  { SQLITE_DBCONFIG_WRITABLE_SCHEMA, 0 },
  { SQLITE_DBCONFIG_LEGACY_ALTER_TABLE, 0 },
  /* "x" is a name and never a string, or a misspelt column would compare with its own name. */
  { SQLITE_DBCONFIG_DQS_DML, 0 },
  { SQLITE_DBCONFIG_DQS_DDL, 0 },
};

static const struct {
  const char *set;
  const char *get;
  const char *expected;
  gboolean needs_a_file;
} pragmas[] = {
  { "PRAGMA mmap_size = 0", "PRAGMA mmap_size", "0", TRUE },
  { "PRAGMA temp_store = MEMORY", "PRAGMA temp_store", "2", FALSE },
  { "PRAGMA secure_delete = ON", "PRAGMA secure_delete", "1", FALSE },
  { "PRAGMA recursive_triggers = ON", "PRAGMA recursive_triggers", "1", FALSE },
  { "PRAGMA trusted_schema = OFF", "PRAGMA trusted_schema", "0", FALSE },
  { "PRAGMA foreign_keys = ON", "PRAGMA foreign_keys", "1", FALSE },
  { "PRAGMA cell_size_check = ON", "PRAGMA cell_size_check", "1", FALSE },
  { "PRAGMA journal_size_limit = 16777216", "PRAGMA journal_size_limit", "16777216", TRUE },
};

static const struct {
  const char *set;
  const char *get;
  const char *expected;
} write_pragmas[] = {
  { "PRAGMA journal_mode = WAL", "PRAGMA journal_mode", "wal" },
  { "PRAGMA synchronous = FULL", "PRAGMA synchronous", "2" },
};

/* VACUUM attaches a file without a name, VACUUM INTO one with a name. */
static int
authorize (gpointer data, int action, const char *first, const char *second, const char *schema, const char *trigger)
{
  if (action == SQLITE_ATTACH && (first == NULL || *first != '\0'))
    return SQLITE_DENY;

  return SQLITE_OK;
}

static char *
query_text (RelaisDb *db, const char *sql, GError **error)
{
  sqlite3 *sqlite = relais_db_get_sqlite (db);
  sqlite3_stmt *stmt = NULL;
  char *text = NULL;
  int result = sqlite3_prepare_v2 (sqlite, sql, -1, &stmt, NULL);

  if (result == SQLITE_OK)
    result = sqlite3_step (stmt);

  if (result == SQLITE_ROW)
    text = g_strdup ((const char *) sqlite3_column_text (stmt, 0));
  else if (result == SQLITE_DONE)
    text = g_strdup ("");

  /* Without memory the text of a row is missing as well. */
  if (text == NULL)
    relais_db_set_error (db, sql, error);

  sqlite3_finalize (stmt);
  return text;
}

static gboolean
set_pragma (RelaisDb *db, const char *set, const char *get, const char *expected, GError **error)
{
  g_autofree char *value = NULL;

  if (!relais_db_execute (db, set, error))
    return FALSE;

  value = query_text (db, get, error);
  if (value == NULL)
    return FALSE;

  if (g_strcmp0 (value, expected) != 0)
    {
      relais_error_set (error, RELAIS_ERROR_INTERNAL, relais_db_get_path (db), "%s: %s", set, value);
      return FALSE;
    }

  return TRUE;
}

/* Every file of the house keeps its log in WAL from its first page on. One that does not was made by somebody else, and
 * is left as it is. */
static gboolean
is_new_or_in_wal (RelaisDb *db, GError **error)
{
  g_autofree char *mode = query_text (db, "PRAGMA journal_mode", error);
  g_autofree char *n_pages = mode != NULL ? query_text (db, "PRAGMA page_count", error) : NULL;

  if (n_pages == NULL)
    return FALSE;

  if (g_str_equal (mode, "wal") || g_str_equal (n_pages, "0"))
    return TRUE;

  relais_error_set (error, RELAIS_ERROR_REGISTER_FOREIGN, relais_db_get_path (db), "%s", mode);
  return FALSE;
}

static gboolean
configure (RelaisDb *db, GError **error)
{
  sqlite3 *sqlite = relais_db_get_sqlite (db);

  sqlite3_extended_result_codes (sqlite, 1);
  sqlite3_busy_timeout (sqlite, BUSY_TIMEOUT_MS);
  sqlite3_set_authorizer (sqlite, authorize, NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (limits); i++)
    sqlite3_limit (sqlite, limits[i].limit, limits[i].value);

  for (gsize i = 0; i < G_N_ELEMENTS (options); i++)
    {
      int is = -1;
      int result = sqlite3_db_config (sqlite, options[i].option, options[i].value, &is);

      if (result != SQLITE_OK || is != options[i].value)
        {
          relais_error_set (error, RELAIS_ERROR_INTERNAL, relais_db_get_path (db), "SQLite setting %d: %d",
                            options[i].option, result);
          return FALSE;
        }
    }

  return TRUE;
}

/*
 * relais_db_setup:
 * @db: a connection that was just opened
 * @flags: how it was opened
 * @error: (out) (optional): where to store the error
 *
 * Returns: whether every setting holds and the file's first page can be read
 */
gboolean
relais_db_setup (RelaisDb *db, RelaisDbFlags flags, GError **error)
{
  gboolean has_file = g_strcmp0 (relais_db_get_path (db), ":memory:") != 0;
  g_autofree char *version = NULL;

  if (!configure (db, error))
    return FALSE;

  for (gsize i = 0; i < G_N_ELEMENTS (pragmas); i++)
    {
      if ((has_file || !pragmas[i].needs_a_file) &&
          !set_pragma (db, pragmas[i].set, pragmas[i].get, pragmas[i].expected, error))
        return FALSE;
    }

  if (has_file && !is_new_or_in_wal (db, error))
    return FALSE;

  for (gsize i = 0; has_file && !(flags & RELAIS_DB_READ_ONLY) && i < G_N_ELEMENTS (write_pragmas); i++)
    {
      if (!set_pragma (db, write_pragmas[i].set, write_pragmas[i].get, write_pragmas[i].expected, error))
        return FALSE;
    }

  /* Reads the first page and the schema, so that a file that is no database is refused here and not at first use. */
  version = query_text (db, "SELECT count(*) FROM sqlite_schema", error);
  return version != NULL;
}
