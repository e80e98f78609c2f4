#include "relais-error.h"
#include "relais-migrations.h"
#include "relais-statement.h"
#include "relais-test.h"

#define MARK 0x52656c61

static const RelaisMigration ladder[] = {
  { 1, "CREATE TABLE p (id INTEGER PRIMARY KEY, name TEXT NOT NULL) STRICT;"
       "CREATE TABLE c (p INTEGER NOT NULL REFERENCES p ON DELETE CASCADE) STRICT" },
  { 2, "INSERT INTO p VALUES (1, 'Ann'); INSERT INTO c VALUES (1)" },
  /* Rebuilds a table that another one refers to: with foreign keys on, the DROP would empty c. */
  { 5, "CREATE TABLE new_p (id INTEGER PRIMARY KEY, name TEXT NOT NULL, born TEXT) STRICT;"
       "INSERT INTO new_p SELECT id, name, NULL FROM p; DROP TABLE p; ALTER TABLE new_p RENAME TO p" },
};

typedef struct {
  RelaisTestFolder *folder;
  char *path;
  RelaisDb *db;
} Fixture;

static void
open_it (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;

  fixture->db = relais_db_open (fixture->path, RELAIS_DB_CREATE, &error);
  g_assert_no_error (error);
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->folder = relais_test_make_folder ();
  fixture->path = g_build_filename (fixture->folder, "a.db", NULL);
  open_it (fixture);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_clear_pointer (&fixture->db, relais_db_close);
  relais_test_remove_folder (fixture->folder);
  g_free (fixture->path);
}

static void
run (Fixture *fixture, const RelaisMigration *steps, gsize n_steps)
{
  g_autoptr (GError) error = NULL;

  relais_migrations_run (fixture->db, steps, n_steps, MARK, NULL, NULL, &error);
  g_assert_no_error (error);
}

static void
assert_refused (Fixture *fixture, const RelaisMigration *steps, gsize n_steps, RelaisErrorCode code)
{
  g_autoptr (GError) error = NULL;

  g_assert_false (relais_migrations_run (fixture->db, steps, n_steps, MARK, NULL, NULL, &error));
  g_assert_error (error, RELAIS_ERROR, (int) code);
}

static void
assert_number (Fixture *fixture, const char *sql, gint64 expected)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (RelaisStatement) statement = relais_db_prepare (fixture->db, sql, &error);
  gboolean has_row = FALSE;

  g_assert_no_error (error);
  g_assert_true (relais_statement_step (statement, &has_row, &error));
  g_assert_true (has_row);
  g_assert_cmpint (relais_statement_column_int (statement, 0), ==, expected);
}

static void
assert_version (Fixture *fixture, int expected)
{
  g_autoptr (GError) error = NULL;
  int version = -1;

  g_assert_true (relais_migrations_get_version (fixture->db, &version, &error));
  g_assert_cmpint (version, ==, expected);
}

static gboolean
count_calls (RelaisDb *db, int version, gpointer data, GError **error)
{
  int *last = data;

  g_assert_cmpint (*last, ==, -1);
  *last = version;
  return TRUE;
}

static gboolean
refuse_call (RelaisDb *db, int version, gpointer data, GError **error)
{
  relais_error_set (error, RELAIS_ERROR_DISK_FULL, "the backup", NULL);
  return FALSE;
}

static void
test_new_file (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  int called_at = -1;

  assert_version (fixture, 0);
  g_assert_true (relais_migrations_run (fixture->db, ladder, 3, MARK, count_calls, &called_at, &error));
  g_assert_cmpint (called_at, ==, -1);
  assert_version (fixture, 5);
  assert_number (fixture, "PRAGMA application_id", MARK);
  assert_number (fixture, "SELECT count (*) FROM c", 1);
  assert_number (fixture, "SELECT count (*) FROM pragma_table_info ('p')", 3);
  assert_number (fixture, "PRAGMA foreign_keys", 1);
}

static void
test_step_by_step (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  int called_at = -1;

  run (fixture, ladder, 1);
  assert_version (fixture, 1);
  run (fixture, ladder, 2);
  assert_version (fixture, 2);
  g_assert_true (relais_migrations_run (fixture->db, ladder, 3, MARK, count_calls, &called_at, &error));
  g_assert_cmpint (called_at, ==, 2);
  assert_version (fixture, 5);
  assert_number (fixture, "SELECT count (*) FROM c", 1);

  called_at = -1;
  g_assert_true (relais_migrations_run (fixture->db, ladder, 3, MARK, count_calls, &called_at, &error));
  g_assert_cmpint (called_at, ==, -1);
}

static void
test_before_can_refuse (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  run (fixture, ladder, 1);
  g_assert_false (relais_migrations_run (fixture->db, ladder, 3, MARK, refuse_call, NULL, &error));
  g_assert_error (error, RELAIS_ERROR, RELAIS_ERROR_DISK_FULL);
  assert_version (fixture, 1);
  assert_number (fixture, "PRAGMA foreign_keys", 1);
}

static void
test_failing_steps (Fixture *fixture, gconstpointer data)
{
  static const struct {
    const char *sql;
    RelaisErrorCode code;
  } cases[] = {
    { "INSERT INTO p VALUES (7, 'Bea'); nonsense", RELAIS_ERROR_INTERNAL },
    { "INSERT INTO p VALUES (7, 'Bea'); INSERT INTO p VALUES (8, NULL)", RELAIS_ERROR_INVALID },
    { "INSERT INTO p VALUES (7, 'Bea'); INSERT INTO c VALUES (99)", RELAIS_ERROR_INTERNAL },
    { "DROP TABLE p", RELAIS_ERROR_INTERNAL },
    { "BEGIN", RELAIS_ERROR_INTERNAL },
    { "COMMIT", RELAIS_ERROR_INTERNAL },
  };

  run (fixture, ladder, 2);
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const RelaisMigration steps[] = { ladder[0], ladder[1], { 3, cases[i].sql } };

      g_test_message ("%s", cases[i].sql);
      assert_refused (fixture, steps, 3, cases[i].code);
      assert_version (fixture, 2);
      assert_number (fixture, "SELECT count (*) FROM p", 1);
      assert_number (fixture, "PRAGMA foreign_keys", 1);
      g_assert_false (relais_db_is_in_transaction (fixture->db));
    }
}

static void
test_steps_before_a_failing_one_stay (Fixture *fixture, gconstpointer data)
{
  const RelaisMigration steps[] = { ladder[0], ladder[1], { 3, "nonsense" } };

  assert_refused (fixture, steps, 3, RELAIS_ERROR_INTERNAL);
  assert_version (fixture, 2);
  run (fixture, ladder, 3);
  assert_version (fixture, 5);
}

static void
assert_untouched (Fixture *fixture, RelaisErrorCode code)
{
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  gsize n_before = 0;
  gsize n_after = 0;

  g_clear_pointer (&fixture->db, relais_db_close);
  g_assert_true (g_file_get_contents (fixture->path, &before, &n_before, NULL));
  open_it (fixture);
  assert_refused (fixture, ladder, 3, code);
  g_clear_pointer (&fixture->db, relais_db_close);
  g_assert_true (g_file_get_contents (fixture->path, &after, &n_after, NULL));
  g_assert_cmpmem (before, n_before, after, n_after);
}

static void
execute (Fixture *fixture, const char *sql)
{
  g_autoptr (GError) error = NULL;

  relais_db_execute (fixture->db, sql, &error);
  g_assert_no_error (error);
}

static void
test_newer_file (Fixture *fixture, gconstpointer data)
{
  run (fixture, ladder, 3);
  execute (fixture, "PRAGMA user_version = 6");
  assert_untouched (fixture, RELAIS_ERROR_REGISTER_NEWER);
}

static void
test_foreign_files (Fixture *fixture, gconstpointer data)
{
  execute (fixture, "CREATE TABLE cookies (a)");
  assert_untouched (fixture, RELAIS_ERROR_REGISTER_FOREIGN);

  open_it (fixture);
  execute (fixture, "DROP TABLE cookies; PRAGMA user_version = 3");
  assert_untouched (fixture, RELAIS_ERROR_REGISTER_FOREIGN);

  open_it (fixture);
  execute (fixture, "PRAGMA user_version = 0; PRAGMA application_id = 7");
  assert_untouched (fixture, RELAIS_ERROR_REGISTER_FOREIGN);

  /* Whose it is comes before how new it is. */
  open_it (fixture);
  execute (fixture, "PRAGMA user_version = 99");
  assert_untouched (fixture, RELAIS_ERROR_REGISTER_FOREIGN);
}

static void
test_inside_a_transaction (Fixture *fixture, gconstpointer data)
{
  g_assert_true (relais_db_begin (fixture->db, NULL));
  assert_refused (fixture, ladder, 3, RELAIS_ERROR_INTERNAL);
  relais_db_rollback (fixture->db);
  assert_version (fixture, 0);
}

static void
test_what_is_no_ladder (Fixture *fixture, gconstpointer data)
{
  static const RelaisMigration cases[][2] = {
    { { 0, "" }, { 1, "" } },
    { { 2, "" }, { 2, "" } },
    { { 2, "" }, { 1, "" } },
    { { -1, "" }, { 1, "" } },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_test_expect_message (G_LOG_DOMAIN, G_LOG_LEVEL_CRITICAL, "*is_ladder*");
      g_assert_false (relais_migrations_run (fixture->db, cases[i], 2, MARK, NULL, NULL, NULL));
      g_test_assert_expected_messages ();
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

#define ADD(path, func) g_test_add ("/migrations/" path, Fixture, NULL, set_up, func, tear_down)
  ADD ("new-file", test_new_file);
  ADD ("step-by-step", test_step_by_step);
  ADD ("before-can-refuse", test_before_can_refuse);
  ADD ("failing-steps", test_failing_steps);
  ADD ("steps-before-a-failing-one-stay", test_steps_before_a_failing_one_stay);
  ADD ("newer-file", test_newer_file);
  ADD ("foreign-files", test_foreign_files);
  ADD ("inside-a-transaction", test_inside_a_transaction);
  ADD ("what-is-no-ladder", test_what_is_no_ladder);
#undef ADD

  return g_test_run ();
}
