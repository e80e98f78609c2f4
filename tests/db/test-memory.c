/* SQLite's n-th allocation fails, and the wrapper reports it without a crash or a leak. (GLib
 * ends the program when its own allocations fail, so those are not tried.) */

#include "relais-db-private.h"
#include "relais-error.h"
#include "relais-migrations.h"
#include "relais-statement.h"
#include "relais-test.h"

#define MARK 0x52656c61

static const RelaisMigration ladder[] = {
  { 1, "CREATE TABLE t (id INTEGER PRIMARY KEY, word TEXT NOT NULL UNIQUE) STRICT" },
};

static sqlite3_mem_methods system_methods;
static int calls_left; /* 0 while nothing is to fail */
static gboolean has_struck;

static gboolean
strikes (void)
{
  if (calls_left == 0 || --calls_left > 0)
    return FALSE;

  has_struck = TRUE;
  return TRUE;
}

static void *
fail_malloc (int size)
{
  return strikes () ? NULL : system_methods.xMalloc (size);
}

static void *
fail_realloc (void *memory, int size)
{
  return strikes () ? NULL : system_methods.xRealloc (memory, size);
}

static gboolean
insert_words (RelaisDb *db, gpointer data, GError **error)
{
  for (int i = 0; i < 20; i++)
    {
      g_autofree char *word = g_strdup_printf ("a word that is long enough to need memory of its own, number %d", i);
      g_autoptr (RelaisStatement) insert =
        relais_db_prepare (db, "INSERT INTO t (id, word) VALUES ($1, $2) ON CONFLICT DO NOTHING", error);

      if (insert == NULL)
        return FALSE;

      relais_statement_bind_int (insert, 1, i);
      relais_statement_bind_text (insert, 2, word);
      if (!relais_statement_execute (insert, error))
        return FALSE;
    }

  return TRUE;
}

static gboolean
work (const char *path, GError **error)
{
  g_autoptr (RelaisDb) db = relais_db_open (path, RELAIS_DB_CREATE, error);

  return db != NULL && relais_migrations_run (db, ladder, 1, MARK, NULL, NULL, error) &&
         relais_db_transaction (db, insert_words, NULL, error) && relais_db_check_integrity (db, error);
}

static void
assert_whole (const char *path)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (RelaisDb) db = relais_db_open (path, RELAIS_DB_CREATE, &error);
  g_autoptr (RelaisStatement) statement = NULL;
  gboolean has_row = FALSE;
  gint64 n_rows;

  g_assert_no_error (error);
  g_assert_true (relais_migrations_run (db, ladder, 1, MARK, NULL, NULL, &error));
  statement = relais_db_prepare (db, "SELECT count (*) FROM t", &error);
  g_assert_true (relais_statement_step (statement, &has_row, &error));
  n_rows = relais_statement_column_int (statement, 0);
  g_assert_true (n_rows == 0 || n_rows == 20);
}

static void
test_every_allocation (void)
{
  g_autoptr (RelaisTestFolder) folder = relais_test_make_folder ();
  g_autofree char *path = g_build_filename (folder, "a.db", NULL);
  gboolean is_long = g_getenv ("RELAIS_TEST_LONG") != NULL;
  guint n_errors = 0;

  has_struck = TRUE;
  for (int nth = 1; has_struck; nth += is_long || nth < 200 ? 1 : 1 + nth / 20)
    {
      g_autoptr (GError) error = NULL;
      gboolean is_good;
      sqlite3_int64 used_before = sqlite3_memory_used ();

      has_struck = FALSE;
      calls_left = nth;
      is_good = work (path, &error);
      calls_left = 0;

      g_test_message ("%d: %s", nth, error != NULL ? error->message : "passed over");
      g_assert_cmpint (is_good, ==, error == NULL);
      g_assert_cmpint (sqlite3_memory_used (), ==, used_before);
      if (error != NULL)
        {
          g_assert_true (has_struck);
          g_assert_error (error, RELAIS_ERROR, RELAIS_ERROR_NO_MEMORY);
          n_errors++;
        }
      assert_whole (path);
    }

  g_assert_cmpuint (n_errors, >, 100);
}

int
main (int argc, char **argv)
{
  sqlite3_mem_methods methods;

  g_test_init (&argc, &argv, NULL);

  g_assert_cmpint (sqlite3_config (SQLITE_CONFIG_GETMALLOC, &system_methods), ==, SQLITE_OK);
  methods = system_methods;
  methods.xMalloc = fail_malloc;
  methods.xRealloc = fail_realloc;
  g_assert_cmpint (sqlite3_config (SQLITE_CONFIG_MALLOC, &methods), ==, SQLITE_OK);
  /* Small allocations come from a pool otherwise, which never fails. */
  g_assert_cmpint (sqlite3_config (SQLITE_CONFIG_LOOKASIDE, 0, 0), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_initialize (), ==, SQLITE_OK);

  g_test_add_func ("/memory/every-allocation", test_every_allocation);
  return g_test_run ();
}
