#include "relais-db-private.h"
#include "relais-error.h"
#include "relais-statement.h"

typedef struct {
  RelaisDb *db;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  fixture->db = relais_db_open (":memory:", RELAIS_DB_CREATE, &error);
  g_assert_no_error (error);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_clear_pointer (&fixture->db, relais_db_close);
}

static RelaisStatement *
prepare (Fixture *fixture, const char *sql)
{
  g_autoptr (GError) error = NULL;
  RelaisStatement *statement = relais_db_prepare (fixture->db, sql, &error);

  g_assert_no_error (error);
  return statement;
}

static void
step_to_row (RelaisStatement *statement)
{
  g_autoptr (GError) error = NULL;
  gboolean has_row = FALSE;

  g_assert_true (relais_statement_step (statement, &has_row, &error));
  g_assert_no_error (error);
  g_assert_true (has_row);
}

static void
assert_step_fails (RelaisStatement *statement, RelaisErrorCode code)
{
  g_autoptr (GError) error = NULL;
  gboolean has_row = TRUE;

  g_assert_false (relais_statement_step (statement, &has_row, &error));
  g_assert_error (error, RELAIS_ERROR, (int) code);
  g_assert_false (has_row);
}

static void
test_text (Fixture *fixture, gconstpointer data)
{
  g_autofree char *long_text = g_strnfill (1000000, 'x');
  const char *const cases[] = { NULL, "", "a", "Zoë 🙂 \u202e", "'; DROP TABLE person; --", "$1", long_text };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (RelaisStatement) statement = prepare (fixture, "SELECT $1, typeof ($1)");

      relais_statement_bind_text (statement, 1, cases[i]);
      step_to_row (statement);
      g_assert_cmpstr (relais_statement_column_text (statement, 0), ==, cases[i]);
      g_assert_cmpint (relais_statement_column_is_null (statement, 0), ==, cases[i] == NULL);
      g_assert_cmpstr (relais_statement_column_text (statement, 1), ==, cases[i] == NULL ? "null" : "text");
    }
}

static void
test_text_that_is_refused (Fixture *fixture, gconstpointer data)
{
  static const struct {
    const char *text;
    gsize length;
  } cases[] = { { "a\0b", 3 }, { "\0", 1 }, { "\xff", 1 }, { "caf\xe9", 4 }, { "\xed\xa0\x80", 3 }, { "\xc3", 1 } };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (RelaisStatement) statement = prepare (fixture, "SELECT $1");

      relais_statement_bind_text_len (statement, 1, cases[i].text, cases[i].length);
      assert_step_fails (statement, RELAIS_ERROR_INVALID);
    }
}

static void
test_text_with_length (Fixture *fixture, gconstpointer data)
{
  g_autoptr (RelaisStatement) statement = prepare (fixture, "SELECT $1, $2");

  relais_statement_bind_text_len (statement, 1, "abc", 2);
  relais_statement_bind_text_len (statement, 2, "abc", 0);
  step_to_row (statement);
  g_assert_cmpstr (relais_statement_column_text (statement, 0), ==, "ab");
  g_assert_cmpstr (relais_statement_column_text (statement, 1), ==, "");
  g_assert_false (relais_statement_column_is_null (statement, 1));
}

static void
test_int (Fixture *fixture, gconstpointer data)
{
  static const gint64 cases[] = { 0, 1, -1, G_MAXINT32, G_MININT32, (gint64) G_MAXUINT32, G_MAXINT64, G_MININT64 };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (RelaisStatement) statement = prepare (fixture, "SELECT $1, typeof ($1)");

      relais_statement_bind_int (statement, 1, cases[i]);
      step_to_row (statement);
      g_assert_cmpint (relais_statement_column_int (statement, 0), ==, cases[i]);
      g_assert_cmpstr (relais_statement_column_text (statement, 1), ==, "integer");
    }
}

static void
test_bool (Fixture *fixture, gconstpointer data)
{
  static const struct {
    gboolean in;
    gint64 stored;
  } cases[] = { { FALSE, 0 }, { TRUE, 1 }, { 4, 1 }, { -1, 1 } };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (RelaisStatement) statement = prepare (fixture, "SELECT $1");

      relais_statement_bind_bool (statement, 1, cases[i].in);
      step_to_row (statement);
      g_assert_cmpint (relais_statement_column_int (statement, 0), ==, cases[i].stored);
      g_assert_cmpint (relais_statement_column_bool (statement, 0), ==, cases[i].stored == 1);
    }
}

static void
test_blob (Fixture *fixture, gconstpointer data)
{
  g_autofree char *long_data = g_strnfill (300000, '\0');
  const struct {
    const char *data;
    gsize length;
  } cases[] = { { NULL, 0 }, { "", 0 }, { "\0\xff\0", 3 }, { "x", 1 }, { long_data, 300000 } };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (RelaisStatement) statement = prepare (fixture, "SELECT $1, typeof ($1)");
      gconstpointer out;
      gsize length = 99;

      relais_statement_bind_blob (statement, 1, cases[i].data, cases[i].length);
      step_to_row (statement);
      out = relais_statement_column_blob (statement, 0, &length);
      g_assert_cmpint (out == NULL, ==, cases[i].data == NULL);
      g_assert_cmpmem (out, length, cases[i].data, cases[i].length);
      g_assert_cmpstr (relais_statement_column_text (statement, 1), ==, cases[i].data == NULL ? "null" : "blob");
    }
}

static void
test_null (Fixture *fixture, gconstpointer data)
{
  g_autoptr (RelaisStatement) statement = prepare (fixture, "SELECT $1, $2, $3");
  gsize length = 99;

  relais_statement_bind_int (statement, 1, 7);
  relais_statement_bind_null (statement, 2);
  relais_statement_bind_int (statement, 3, 9);
  step_to_row (statement);
  g_assert_cmpint (relais_statement_column_int (statement, 0), ==, 7);
  g_assert_cmpint (relais_statement_column_int (statement, 2), ==, 9);

  g_assert_true (relais_statement_column_is_null (statement, 1));
  g_assert_null (relais_statement_column_text (statement, 1));
  g_assert_cmpint (relais_statement_column_int (statement, 1), ==, 0);
  g_assert_false (relais_statement_column_bool (statement, 1));
  g_assert_null (relais_statement_column_blob (statement, 1, &length));
  g_assert_cmpuint (length, ==, 0);
}

static void
test_numbers_not_order (Fixture *fixture, gconstpointer data)
{
  g_autoptr (RelaisStatement) statement = prepare (fixture, "SELECT $3, $1, $12, $1");

  relais_statement_bind_text (statement, 1, "one");
  relais_statement_bind_text (statement, 3, "three");
  relais_statement_bind_text (statement, 12, "twelve");
  step_to_row (statement);
  g_assert_cmpstr (relais_statement_column_text (statement, 0), ==, "three");
  g_assert_cmpstr (relais_statement_column_text (statement, 1), ==, "one");
  g_assert_cmpstr (relais_statement_column_text (statement, 2), ==, "twelve");
  g_assert_cmpstr (relais_statement_column_text (statement, 3), ==, "one");
}

static void
bind_each_type (RelaisStatement *statement, guint type, int number)
{
  switch (type)
    {
    case 0:
      relais_statement_bind_text (statement, number, "x");
      break;
    case 1:
      relais_statement_bind_int (statement, number, 1);
      break;
    case 2:
      relais_statement_bind_bool (statement, number, TRUE);
      break;
    case 3:
      relais_statement_bind_blob (statement, number, "x", 1);
      break;
    case 4:
      relais_statement_bind_null (statement, number);
      break;
    default:
      relais_statement_bind_text (statement, number, NULL);
      break;
    }
}

static void
test_no_such_parameter (Fixture *fixture, gconstpointer data)
{
  static const int numbers[] = { 0, 3, -1, G_MAXINT, G_MININT };

  for (guint type = 0; type < 6; type++)
    {
      for (gsize i = 0; i < G_N_ELEMENTS (numbers); i++)
        {
          g_autoptr (RelaisStatement) statement = prepare (fixture, "SELECT $1, $2");

          relais_statement_bind_int (statement, 1, 1);
          relais_statement_bind_int (statement, 2, 2);
          bind_each_type (statement, type, numbers[i]);
          assert_step_fails (statement, RELAIS_ERROR_INTERNAL);
        }
    }
}

static void
test_forgotten_value (Fixture *fixture, gconstpointer data)
{
  g_autoptr (RelaisStatement) statement = prepare (fixture, "SELECT $1, $2");

  relais_statement_bind_int (statement, 1, 1);
  assert_step_fails (statement, RELAIS_ERROR_INTERNAL);
  assert_step_fails (statement, RELAIS_ERROR_INTERNAL);

  relais_statement_reset (statement);
  relais_statement_bind_int (statement, 1, 1);
  relais_statement_bind_int (statement, 2, 2);
  step_to_row (statement);

  relais_statement_reset (statement);
  relais_statement_bind_int (statement, 2, 2);
  assert_step_fails (statement, RELAIS_ERROR_INTERNAL);
}

static void
test_bound_while_it_runs (Fixture *fixture, gconstpointer data)
{
  g_autoptr (RelaisStatement) statement = prepare (fixture, "SELECT $1 UNION ALL SELECT 2");

  relais_statement_bind_int (statement, 1, 1);
  step_to_row (statement);
  relais_statement_bind_int (statement, 1, 5);
  assert_step_fails (statement, RELAIS_ERROR_INTERNAL);
}

static void
test_bound_after_the_end (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (RelaisStatement) statement = prepare (fixture, "SELECT $1 WHERE FALSE");

  relais_statement_bind_int (statement, 1, 1);
  g_assert_true (relais_statement_execute (statement, &error));
  relais_statement_bind_int (statement, 1, 5);
  assert_step_fails (statement, RELAIS_ERROR_INTERNAL);
}

static void
test_first_mistake_is_told (Fixture *fixture, gconstpointer data)
{
  g_autoptr (RelaisStatement) statement = prepare (fixture, "SELECT $1");
  g_autoptr (GError) error = NULL;

  relais_statement_bind_text (statement, 1, "\xff");
  relais_statement_bind_int (statement, 5, 1);
  relais_statement_bind_int (statement, 1, 1);
  g_assert_false (relais_statement_step (statement, NULL, &error));
  g_assert_error (error, RELAIS_ERROR, RELAIS_ERROR_INVALID);
  g_assert_nonnull (strstr (relais_error_get_detail (error), "$1"));
}

static void
test_values_are_not_left_in_the_cache (Fixture *fixture, gconstpointer data)
{
  static const char sql[] = "SELECT $1";
  g_autoptr (RelaisStatement) second = NULL;
  RelaisStatement *first = prepare (fixture, sql);
  sqlite3_stmt *cached;

  relais_statement_bind_text (first, 1, "a secret");
  step_to_row (first);
  relais_statement_free (first);

  cached = sqlite3_next_stmt (relais_db_get_sqlite (fixture->db), NULL);
  g_assert_cmpint (sqlite3_step (cached), ==, SQLITE_ROW);
  g_assert_cmpint (sqlite3_column_type (cached, 0), ==, SQLITE_NULL);
  sqlite3_reset (cached);

  second = prepare (fixture, sql);
  assert_step_fails (second, RELAIS_ERROR_INTERNAL);
}

static void
test_cache_reuses (Fixture *fixture, gconstpointer data)
{
  static const char sql[] = "SELECT 1";
  sqlite3 *sqlite = relais_db_get_sqlite (fixture->db);
  sqlite3_stmt *compiled = NULL;

  for (int i = 0; i < 3; i++)
    {
      g_autoptr (RelaisStatement) statement = prepare (fixture, sql);

      g_assert_true (compiled == NULL || sqlite3_next_stmt (sqlite, NULL) == compiled);
      compiled = sqlite3_next_stmt (sqlite, NULL);
      g_assert_null (sqlite3_next_stmt (sqlite, compiled));
      step_to_row (statement);
    }
}

static void
test_same_text_twice_at_once (Fixture *fixture, gconstpointer data)
{
  static const char sql[] = "SELECT $1";
  g_autoptr (RelaisStatement) outer = prepare (fixture, sql);
  g_autoptr (RelaisStatement) inner = prepare (fixture, sql);

  relais_statement_bind_int (outer, 1, 1);
  relais_statement_bind_int (inner, 1, 2);
  step_to_row (outer);
  step_to_row (inner);
  g_assert_cmpint (relais_statement_column_int (outer, 0), ==, 1);
  g_assert_cmpint (relais_statement_column_int (inner, 0), ==, 2);
}

static void
test_cache_stays_small (Fixture *fixture, gconstpointer data)
{
  sqlite3 *sqlite = relais_db_get_sqlite (fixture->db);
  sqlite3_stmt *stmt = NULL;
  guint n = 0;

  for (int i = 0; i < 1000; i++)
    {
      g_autofree char *sql = g_strdup_printf ("SELECT %d", i);
      g_autoptr (RelaisStatement) statement = prepare (fixture, sql);

      step_to_row (statement);
      g_assert_cmpint (relais_statement_column_int (statement, 0), ==, i);
    }

  while ((stmt = sqlite3_next_stmt (sqlite, stmt)) != NULL)
    n++;
  g_assert_cmpuint (n, <=, 200);
}

static void
test_end_is_the_end (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (RelaisStatement) insert = NULL;
  g_autoptr (RelaisStatement) count = NULL;
  gboolean has_row = TRUE;

  g_assert_true (relais_db_execute (fixture->db, "CREATE TABLE t (a)", &error));
  insert = prepare (fixture, "INSERT INTO t VALUES (1)");
  g_assert_true (relais_statement_execute (insert, &error));
  g_assert_true (relais_statement_step (insert, &has_row, &error));
  g_assert_false (has_row);

  count = prepare (fixture, "SELECT count (*) FROM t");
  step_to_row (count);
  g_assert_cmpint (relais_statement_column_int (count, 0), ==, 1);
  g_assert_true (relais_statement_step (count, &has_row, &error));
  g_assert_false (has_row);
}

static void
test_execute_refuses_a_row (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (RelaisStatement) statement = prepare (fixture, "SELECT 1");

  g_assert_false (relais_statement_execute (statement, &error));
  g_assert_error (error, RELAIS_ERROR, RELAIS_ERROR_INTERNAL);
}

static void
test_columns (Fixture *fixture, gconstpointer data)
{
  g_autoptr (RelaisStatement) statement = prepare (fixture, "SELECT 1 AS first, 'b' AS \"second one\"");

  g_assert_cmpint (relais_statement_get_n_columns (statement), ==, 2);
  g_assert_cmpstr (relais_statement_get_column_name (statement, 0), ==, "first");
  g_assert_cmpstr (relais_statement_get_column_name (statement, 1), ==, "second one");
}

static void
expect_critical (const char *condition)
{
  g_autofree char *pattern = g_strdup_printf ("*assertion*%s*failed*", condition);

  g_test_expect_message (G_LOG_DOMAIN, G_LOG_LEVEL_CRITICAL, pattern);
}

static void
test_no_such_column (Fixture *fixture, gconstpointer data)
{
  static const int columns[] = { -1, 1, G_MAXINT };
  g_autoptr (RelaisStatement) statement = prepare (fixture, "SELECT 5");
  gsize length = 99;

  step_to_row (statement);
  for (gsize i = 0; i < G_N_ELEMENTS (columns); i++)
    {
      expect_critical ("is_readable");
      g_assert_true (relais_statement_column_is_null (statement, columns[i]));
      expect_critical ("is_readable");
      g_assert_null (relais_statement_column_text (statement, columns[i]));
      expect_critical ("is_readable");
      g_assert_cmpint (relais_statement_column_int (statement, columns[i]), ==, 0);
      expect_critical ("is_readable");
      g_assert_false (relais_statement_column_bool (statement, columns[i]));
      expect_critical ("is_readable");
      g_assert_null (relais_statement_column_blob (statement, columns[i], &length));
      g_assert_cmpuint (length, ==, 0);
      expect_critical ("column");
      g_assert_null (relais_statement_get_column_name (statement, columns[i]));
      g_test_assert_expected_messages ();
    }
}

static void
test_not_one_statement (Fixture *fixture, gconstpointer data)
{
  static const char *const cases[] = { "", "  -- nothing", "SELECT 1; SELECT 2", "SELECT 1; nonsense", "SELECT" };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (relais_db_prepare (fixture->db, cases[i], &error));
      g_assert_error (error, RELAIS_ERROR, RELAIS_ERROR_INTERNAL);
    }

  {
    g_autoptr (RelaisStatement) statement = prepare (fixture, "SELECT 1; -- and a word about it\n");

    step_to_row (statement);
  }
}

static void
test_constraints (Fixture *fixture, gconstpointer data)
{
  static const struct {
    const char *sql;
    RelaisErrorCode code;
    const char *detail;
  } cases[] = {
    { "INSERT INTO p VALUES ('1', 'secret', 1, NULL)", RELAIS_ERROR_DUPLICATE, "p.id" },
    { "INSERT INTO p VALUES ('2', 'Ann', 1, NULL)", RELAIS_ERROR_DUPLICATE, "p.name" },
    { "INSERT INTO p VALUES ('2', NULL, 1, NULL)", RELAIS_ERROR_INVALID, "p.name" },
    { "INSERT INTO p VALUES ('2', '', 1, NULL)", RELAIS_ERROR_INVALID, "name_is_not_empty" },
    { "INSERT INTO p VALUES ('2', 'secret', 'secret', NULL)", RELAIS_ERROR_INVALID, "p.age" },
    { "INSERT INTO p VALUES ('2', 'secret', 1, '7')", RELAIS_ERROR_INVALID, "FOREIGN KEY" },
    { "DELETE FROM p", RELAIS_ERROR_INVALID, "rows of p stay" },
    { "INSERT INTO f (f, rank) VALUES ('secret', 1)", RELAIS_ERROR_INTERNAL, "INSERT INTO f" },
  };
  g_autoptr (GError) setup_error = NULL;

  relais_db_execute (fixture->db,
                     "CREATE TABLE p (id TEXT PRIMARY KEY, name TEXT NOT NULL UNIQUE,"
                     "  age INTEGER, friend TEXT REFERENCES p,"
                     "  CONSTRAINT name_is_not_empty CHECK (name <> '')) STRICT;"
                     "CREATE TRIGGER p_stays BEFORE DELETE ON p BEGIN SELECT RAISE (ABORT, 'rows of p stay'); END;"
                     "INSERT INTO p VALUES ('1', 'Ann', 50, NULL);"
                     "CREATE VIRTUAL TABLE f USING fts5 (word)",
                     &setup_error);
  g_assert_no_error (setup_error);

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (RelaisStatement) statement = prepare (fixture, cases[i].sql);

      g_assert_false (relais_statement_execute (statement, &error));
      g_test_message ("%s", error->message);
      g_assert_error (error, RELAIS_ERROR, (int) cases[i].code);
      g_assert_cmpstr (relais_error_get_subject (error), ==, ":memory:");
      g_assert_nonnull (strstr (relais_error_get_detail (error), cases[i].detail));
    }
}

static void
test_errors_keep_values_to_themselves (Fixture *fixture, gconstpointer data)
{
  static const char *const queries[] = { "Desmedt:x", "\"Desmedt", "Desmedt AND", "Desmedt*^" };
  g_autoptr (GError) setup_error = NULL;

  relais_db_execute (fixture->db, "CREATE VIRTUAL TABLE f USING fts5 (word)", &setup_error);
  g_assert_no_error (setup_error);

  for (gsize i = 0; i < G_N_ELEMENTS (queries); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (RelaisStatement) statement = prepare (fixture, "SELECT word FROM f WHERE f MATCH $1");

      relais_statement_bind_text (statement, 1, queries[i]);
      g_assert_false (relais_statement_step (statement, NULL, &error));
      g_assert_error (error, RELAIS_ERROR, RELAIS_ERROR_INTERNAL);
      g_assert_null (strstr (error->message, "Desmedt"));
      g_assert_nonnull (strstr (error->message, "MATCH $1"));
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

#define ADD(path, func) g_test_add ("/statement/" path, Fixture, NULL, set_up, func, tear_down)
  ADD ("text", test_text);
  ADD ("text-that-is-refused", test_text_that_is_refused);
  ADD ("text-with-length", test_text_with_length);
  ADD ("int", test_int);
  ADD ("bool", test_bool);
  ADD ("blob", test_blob);
  ADD ("null", test_null);
  ADD ("numbers-not-order", test_numbers_not_order);
  ADD ("no-such-parameter", test_no_such_parameter);
  ADD ("forgotten-value", test_forgotten_value);
  ADD ("bound-while-it-runs", test_bound_while_it_runs);
  ADD ("bound-after-the-end", test_bound_after_the_end);
  ADD ("first-mistake-is-told", test_first_mistake_is_told);
  ADD ("values-are-not-left-in-the-cache", test_values_are_not_left_in_the_cache);
  ADD ("cache-reuses", test_cache_reuses);
  ADD ("same-text-twice-at-once", test_same_text_twice_at_once);
  ADD ("cache-stays-small", test_cache_stays_small);
  ADD ("end-is-the-end", test_end_is_the_end);
  ADD ("execute-refuses-a-row", test_execute_refuses_a_row);
  ADD ("columns", test_columns);
  ADD ("no-such-column", test_no_such_column);
  ADD ("not-one-statement", test_not_one_statement);
  ADD ("constraints", test_constraints);
  ADD ("errors-keep-values-to-themselves", test_errors_keep_values_to_themselves);
#undef ADD

  return g_test_run ();
}
