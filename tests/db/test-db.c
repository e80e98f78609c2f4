#include "relais-db-private.h"
#include "relais-error.h"
#include "relais-statement.h"

#include "relais-test.h"

#include <errno.h>
#include <glib/gstdio.h>
#include <sys/stat.h>

typedef struct {
  RelaisTestFolder *folder;
  char *path;
  RelaisDb *db;
} Fixture;

static RelaisDb *
open_db (const char *path, RelaisDbFlags flags)
{
  g_autoptr (GError) error = NULL;
  RelaisDb *db = relais_db_open (path, flags, &error);

  g_assert_no_error (error);
  return db;
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->folder = relais_test_make_folder ();
  fixture->path = g_build_filename (fixture->folder, "a.db", NULL);
  fixture->db = open_db (fixture->path, RELAIS_DB_CREATE);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_clear_pointer (&fixture->db, relais_db_close);
  relais_test_remove_folder (fixture->folder);
  g_free (fixture->path);
}

static void
run (RelaisDb *db, const char *sql)
{
  g_autoptr (GError) error = NULL;

  relais_db_execute (db, sql, &error);
  g_assert_no_error (error);
}

static void
assert_refused (RelaisDb *db, const char *sql, RelaisErrorCode code)
{
  g_autoptr (GError) error = NULL;

  g_assert_false (relais_db_execute (db, sql, &error));
  g_assert_error (error, RELAIS_ERROR, (int) code);
  g_assert_cmpstr (relais_error_get_subject (error), ==, relais_db_get_path (db));
}

static char *
get_text (RelaisDb *db, const char *sql)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (RelaisStatement) statement = relais_db_prepare (db, sql, &error);
  gboolean has_row = FALSE;

  g_assert_no_error (error);
  g_assert_true (relais_statement_step (statement, &has_row, &error));
  g_assert_true (has_row);
  return g_strdup (relais_statement_column_text (statement, 0));
}

static void
assert_text (RelaisDb *db, const char *sql, const char *expected)
{
  g_autofree char *text = get_text (db, sql);

  g_assert_cmpstr (text, ==, expected);
}

static void
assert_open_fails (const char *path, RelaisDbFlags flags, RelaisErrorCode code)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (relais_db_open (path, flags, &error));
  g_assert_error (error, RELAIS_ERROR, (int) code);
  g_assert_cmpstr (relais_error_get_subject (error), ==, path);
}

static void
test_settings (Fixture *fixture, gconstpointer data)
{
  assert_text (fixture->db, "PRAGMA journal_mode", "wal");
  assert_text (fixture->db, "PRAGMA synchronous", "2");
  assert_text (fixture->db, "PRAGMA foreign_keys", "1");
  assert_text (fixture->db, "PRAGMA recursive_triggers", "1");
  assert_text (fixture->db, "PRAGMA trusted_schema", "0");
  assert_text (fixture->db, "PRAGMA secure_delete", "1");
  assert_text (fixture->db, "PRAGMA temp_store", "2");
  assert_text (fixture->db, "PRAGMA mmap_size", "0");
  assert_text (fixture->db, "PRAGMA busy_timeout", "5000");
}

static void
test_settings_of_a_reader (Fixture *fixture, gconstpointer data)
{
  g_autoptr (RelaisDb) reader = NULL;

  run (fixture->db, "CREATE TABLE t (a)");
  reader = open_db (fixture->path, RELAIS_DB_READ_ONLY);
  assert_text (reader, "PRAGMA journal_mode", "wal");
  assert_text (reader, "PRAGMA temp_store", "2");
  assert_text (reader, "PRAGMA mmap_size", "0");
  assert_text (reader, "SELECT count (*) FROM t", "0");
  assert_refused (reader, "INSERT INTO t VALUES (1)", RELAIS_ERROR_READ_ONLY);
}

static void
test_files_are_private (Fixture *fixture, gconstpointer data)
{
  static const char *const suffixes[] = { "", "-wal", "-shm" };

  run (fixture->db, "CREATE TABLE t (a)");
  for (gsize i = 0; i < G_N_ELEMENTS (suffixes); i++)
    {
      g_autofree char *path = g_strconcat (fixture->path, suffixes[i], NULL);
      GStatBuf info;

      g_assert_no_errno (g_stat (path, &info));
      g_assert_cmpint (info.st_mode & 07777, ==, 0600);
    }
}

static void
test_other_files_are_refused (Fixture *fixture, gconstpointer data)
{
  g_autofree char *other = g_build_filename (fixture->folder, "other.db", NULL);
  g_autofree char *attach = g_strdup_printf ("ATTACH '%s' AS other", other);
  g_autofree char *vacuum_into = g_strdup_printf ("VACUUM INTO '%s'", other);
  g_autofree char *computed = g_strdup_printf ("ATTACH '%s' || '' AS other", other);

  assert_refused (fixture->db, attach, RELAIS_ERROR_INTERNAL);
  assert_refused (fixture->db, computed, RELAIS_ERROR_INTERNAL);
  assert_refused (fixture->db, "ATTACH ':memory:' AS other", RELAIS_ERROR_INTERNAL);
  assert_refused (fixture->db, vacuum_into, RELAIS_ERROR_INTERNAL);
  g_assert_false (g_file_test (other, G_FILE_TEST_EXISTS));
}

static void
test_vacuum_works (Fixture *fixture, gconstpointer data)
{
  run (fixture->db, "CREATE TABLE t (a); INSERT INTO t VALUES (1)");
  run (fixture->db, "VACUUM");
  assert_text (fixture->db, "SELECT a FROM t", "1");
}

static void
test_schema_cannot_be_edited (Fixture *fixture, gconstpointer data)
{
  run (fixture->db, "CREATE TABLE t (a); PRAGMA writable_schema = ON");
  assert_refused (fixture->db, "DELETE FROM sqlite_schema", RELAIS_ERROR_INTERNAL);
  assert_refused (fixture->db, "SELECT \"no such column\" FROM t", RELAIS_ERROR_INTERNAL);
  assert_refused (fixture->db, "SELECT load_extension ('x')", RELAIS_ERROR_INTERNAL);
}

static void
test_foreign_keys_hold (Fixture *fixture, gconstpointer data)
{
  run (fixture->db, "CREATE TABLE p (id INTEGER PRIMARY KEY); CREATE TABLE c (p REFERENCES p)");
  assert_refused (fixture->db, "INSERT INTO c VALUES (1)", RELAIS_ERROR_INVALID);
}

static void
test_append_only_table_holds (Fixture *fixture, gconstpointer data)
{
  run (fixture->db, "CREATE TABLE log (seq INTEGER PRIMARY KEY, act TEXT) STRICT;"
                    "CREATE TRIGGER log_stays BEFORE DELETE ON log BEGIN SELECT RAISE (ABORT, 'stays'); END;"
                    "INSERT INTO log VALUES (1, 'first')");
  assert_refused (fixture->db, "INSERT OR REPLACE INTO log VALUES (1, 'forged')", RELAIS_ERROR_INVALID);
  assert_text (fixture->db, "SELECT act FROM log", "first");
}

static void
test_open_fails (Fixture *fixture, gconstpointer data)
{
  g_autofree char *missing = g_build_filename (fixture->folder, "missing.db", NULL);
  g_autofree char *nowhere = g_build_filename (fixture->folder, "no", "where.db", NULL);
  g_autofree char *letter = g_build_filename (fixture->folder, "letter.odt", NULL);

  assert_open_fails (missing, RELAIS_DB_READ_ONLY, RELAIS_ERROR_NO_SUCH_FILE);
  assert_open_fails (missing, RELAIS_DB_READ_WRITE, RELAIS_ERROR_NO_SUCH_FILE);
  g_assert_false (g_file_test (missing, G_FILE_TEST_EXISTS));
  assert_open_fails (nowhere, RELAIS_DB_CREATE, RELAIS_ERROR_NO_SUCH_FILE);
  assert_open_fails (fixture->folder, RELAIS_DB_READ_WRITE, RELAIS_ERROR_INPUT_OUTPUT);

  g_assert_true (g_file_set_contents (letter, "Dear colleague, this is not a database at all, is it?", -1, NULL));
  assert_open_fails (letter, RELAIS_DB_READ_WRITE, RELAIS_ERROR_REGISTER_FOREIGN);
  assert_open_fails (letter, RELAIS_DB_CREATE, RELAIS_ERROR_REGISTER_FOREIGN);
  assert_open_fails (letter, RELAIS_DB_READ_ONLY, RELAIS_ERROR_REGISTER_FOREIGN);
}

static void
test_file_of_another_program_is_left_alone (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = g_build_filename (fixture->folder, "cookies.sqlite", NULL);
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  gsize n_before = 0;
  gsize n_after = 0;
  sqlite3 *other = NULL;

  g_assert_cmpint (sqlite3_open (path, &other), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (other, "CREATE TABLE cookies (a)", NULL, NULL, NULL), ==, SQLITE_OK);
  sqlite3_close (other);

  g_assert_true (g_file_get_contents (path, &before, &n_before, NULL));
  assert_open_fails (path, RELAIS_DB_CREATE, RELAIS_ERROR_REGISTER_FOREIGN);
  assert_open_fails (path, RELAIS_DB_READ_ONLY, RELAIS_ERROR_REGISTER_FOREIGN);
  g_assert_true (g_file_get_contents (path, &after, &n_after, NULL));
  g_assert_cmpmem (before, n_before, after, n_after);
}

static void
open_what_is_not_writable (gpointer data)
{
  assert_open_fails (data, RELAIS_DB_READ_WRITE, RELAIS_ERROR_READ_ONLY);
  assert_open_fails (data, RELAIS_DB_CREATE, RELAIS_ERROR_READ_ONLY);
}

static void
open_what_is_not_readable (gpointer data)
{
  assert_open_fails (data, RELAIS_DB_READ_WRITE, RELAIS_ERROR_NO_PERMISSION);
  assert_open_fails (data, RELAIS_DB_READ_ONLY, RELAIS_ERROR_NO_PERMISSION);
}

static void
create_where_one_may_not (gpointer data)
{
  assert_open_fails (data, RELAIS_DB_CREATE, RELAIS_ERROR_NO_PERMISSION);
}

static void
test_permissions (Fixture *fixture, gconstpointer data)
{
  g_autofree char *new_path = g_build_filename (fixture->folder, "new.db", NULL);

  run (fixture->db, "CREATE TABLE t (a)");
  g_clear_pointer (&fixture->db, relais_db_close);
  g_assert_no_errno (g_chmod (fixture->folder, 0555));
  relais_test_as_ordinary_user (create_where_one_may_not, new_path);

  g_assert_no_errno (g_chmod (fixture->path, 0444));
  relais_test_as_ordinary_user (open_what_is_not_writable, fixture->path);
  g_assert_no_errno (g_chmod (fixture->folder, 0777));
  relais_test_as_ordinary_user (open_what_is_not_writable, fixture->path);

  g_assert_no_errno (g_chmod (fixture->path, 0000));
  relais_test_as_ordinary_user (open_what_is_not_readable, fixture->path);
  g_assert_no_errno (g_chmod (fixture->folder, 0700));
}

static gboolean
refuse_to_open (RelaisDb *db, gpointer data, GError **error)
{
  relais_error_set (error, RELAIS_ERROR_WRONG_PASSPHRASE, NULL, NULL);
  return FALSE;
}

static void
test_failed_creation_leaves_no_file (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = g_build_filename (fixture->folder, "new.db", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (GError) second_error = NULL;

  g_assert_null (relais_db_open_on_vfs (path, RELAIS_DB_CREATE, NULL, refuse_to_open, NULL, &error));
  g_assert_error (error, RELAIS_ERROR, RELAIS_ERROR_WRONG_PASSPHRASE);
  g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));

  g_assert_null (relais_db_open_on_vfs (fixture->path, RELAIS_DB_CREATE, NULL, refuse_to_open, NULL, &second_error));
  g_assert_true (g_file_test (fixture->path, G_FILE_TEST_EXISTS));
}

static void
test_script (Fixture *fixture, gconstpointer data)
{
  run (fixture->db, "-- a comment\nCREATE TABLE t (a); ; INSERT INTO t VALUES ('x;y'); SELECT a FROM t; /* end */ ");
  assert_text (fixture->db, "SELECT a FROM t", "x;y");
  run (fixture->db, "");
  assert_refused (fixture->db, "INSERT INTO t VALUES (2); nonsense", RELAIS_ERROR_INTERNAL);
  g_assert_cmpint (relais_db_get_changes (fixture->db), ==, 1);
}

static void
test_transaction_commits (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (RelaisDb) other = open_db (fixture->path, RELAIS_DB_READ_ONLY);

  run (fixture->db, "CREATE TABLE t (a)");
  g_assert_true (relais_db_begin (fixture->db, &error));
  g_assert_true (relais_db_is_in_transaction (fixture->db));
  run (fixture->db, "INSERT INTO t VALUES (1)");
  assert_text (other, "SELECT count (*) FROM t", "0");
  g_assert_true (relais_db_commit (fixture->db, &error));
  g_assert_false (relais_db_is_in_transaction (fixture->db));
  assert_text (other, "SELECT count (*) FROM t", "1");
}

static void
test_transaction_rolls_back (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  run (fixture->db, "CREATE TABLE t (a)");
  g_assert_true (relais_db_begin (fixture->db, &error));
  run (fixture->db, "INSERT INTO t VALUES (1)");
  relais_db_rollback (fixture->db);
  relais_db_rollback (fixture->db);
  assert_text (fixture->db, "SELECT count (*) FROM t", "0");
  g_assert_false (relais_db_commit (fixture->db, &error));
  g_assert_error (error, RELAIS_ERROR, RELAIS_ERROR_INTERNAL);
}

static void
test_transactions_do_not_nest (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GError) read_error = NULL;

  g_assert_true (relais_db_begin (fixture->db, NULL));
  g_assert_false (relais_db_begin (fixture->db, &error));
  g_assert_error (error, RELAIS_ERROR, RELAIS_ERROR_INTERNAL);
  g_assert_false (relais_db_begin_read (fixture->db, &read_error));
  g_assert_error (read_error, RELAIS_ERROR, RELAIS_ERROR_INTERNAL);
  g_assert_true (relais_db_is_in_transaction (fixture->db));
}

static gboolean
insert_and (RelaisDb *db, gpointer data, GError **error)
{
  const char *then = data;

  if (!relais_db_execute (db, "INSERT INTO t VALUES (1)", error))
    return FALSE;

  if (g_str_equal (then, "fail"))
    {
      relais_error_set (error, RELAIS_ERROR_CONFLICT, "a record", NULL);
      return FALSE;
    }

  if (g_str_equal (then, "swallow"))
    {
      relais_db_rollback (db);
      return TRUE;
    }

  if (g_str_equal (then, "break"))
    return relais_db_execute (db, "INSERT INTO c VALUES (99)", error);

  return TRUE;
}

static void
test_transaction_function (Fixture *fixture, gconstpointer data)
{
  static const struct {
    const char *then;
    gboolean succeeds;
    RelaisErrorCode code;
  } cases[] = {
    { "succeed", TRUE, RELAIS_N_ERRORS },
    { "fail", FALSE, RELAIS_ERROR_CONFLICT },
    { "swallow", FALSE, RELAIS_ERROR_INTERNAL },
    { "break", FALSE, RELAIS_ERROR_INVALID }, /* at commit: the foreign key is deferred */
  };

  run (fixture->db, "CREATE TABLE t (a); CREATE TABLE p (id INTEGER PRIMARY KEY);"
                    "CREATE TABLE c (p REFERENCES p DEFERRABLE INITIALLY DEFERRED)");

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;

      run (fixture->db, "DELETE FROM t");
      g_assert_cmpint (relais_db_transaction (fixture->db, insert_and, (gpointer) cases[i].then, &error), ==,
                       cases[i].succeeds);
      if (!cases[i].succeeds)
        g_assert_error (error, RELAIS_ERROR, (int) cases[i].code);
      g_assert_false (relais_db_is_in_transaction (fixture->db));
      assert_text (fixture->db, "SELECT count (*) FROM t", cases[i].succeeds ? "1" : "0");
      assert_text (fixture->db, "SELECT count (*) FROM c", "0");
    }
}

static void
test_reader_sees_one_state (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (RelaisDb) reader = NULL;

  run (fixture->db, "CREATE TABLE t (a)");
  reader = open_db (fixture->path, RELAIS_DB_READ_ONLY);
  g_assert_true (relais_db_begin_read (reader, &error));
  assert_text (reader, "SELECT count (*) FROM t", "0");
  run (fixture->db, "INSERT INTO t VALUES (1)");
  assert_text (reader, "SELECT count (*) FROM t", "0");
  g_assert_true (relais_db_commit (reader, &error));
  assert_text (reader, "SELECT count (*) FROM t", "1");
}

static void
test_second_writer_is_told (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (RelaisDb) other = open_db (fixture->path, RELAIS_DB_READ_WRITE);

  sqlite3_busy_timeout (relais_db_get_sqlite (other), 1);
  g_assert_true (relais_db_begin (fixture->db, &error));
  g_assert_false (relais_db_begin (other, &error));
  g_assert_error (error, RELAIS_ERROR, RELAIS_ERROR_BUSY);
}

static void
test_data_version (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (RelaisDb) other = open_db (fixture->path, RELAIS_DB_READ_WRITE);
  gint64 first = -1;
  gint64 own = -1;
  gint64 others = -1;

  run (fixture->db, "CREATE TABLE t (a)");
  g_assert_true (relais_db_get_data_version (fixture->db, &first, &error));
  run (fixture->db, "INSERT INTO t VALUES (1)");
  g_assert_true (relais_db_get_data_version (fixture->db, &own, &error));
  g_assert_cmpint (own, ==, first);
  run (other, "INSERT INTO t VALUES (2)");
  g_assert_true (relais_db_get_data_version (fixture->db, &others, &error));
  g_assert_cmpint (others, !=, first);
}

typedef struct {
  RelaisDb *db;
  int is_over;
} Interrupter;

static gpointer
interrupt_until_done (gpointer data)
{
  Interrupter *interrupter = data;

  while (!g_atomic_int_get (&interrupter->is_over))
    {
      relais_db_interrupt (interrupter->db);
      g_thread_yield ();
    }

  return NULL;
}

static void
test_interrupt (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  Interrupter interrupter = { fixture->db, FALSE };
  GThread *thread = g_thread_new ("interrupter", interrupt_until_done, &interrupter);

  g_assert_false (relais_db_execute (fixture->db,
                                     "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) "
                                     "SELECT max (i) FROM n",
                                     &error));
  g_atomic_int_set (&interrupter.is_over, TRUE);
  g_thread_join (thread);
  g_assert_error (error, RELAIS_ERROR, RELAIS_ERROR_CANCELLED);
  run (fixture->db, "SELECT 1");
}

static void
test_cancellable (Fixture *fixture, gconstpointer data)
{
  static const char endless[] = "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) "
                                "INSERT INTO t SELECT i FROM n LIMIT 100000";
  g_autoptr (GError) error = NULL;
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();

  run (fixture->db, "CREATE TABLE t (a)");
  relais_db_set_cancellable (fixture->db, cancellable);
  run (fixture->db, "INSERT INTO t VALUES (1)");

  g_cancellable_cancel (cancellable);
  g_assert_true (relais_db_begin (fixture->db, NULL));
  g_assert_false (relais_db_execute (fixture->db, endless, &error));
  g_assert_error (error, RELAIS_ERROR, RELAIS_ERROR_CANCELLED);
  g_assert_false (relais_db_is_in_transaction (fixture->db));

  relais_db_set_cancellable (fixture->db, NULL);
  run (fixture->db, endless);
  assert_text (fixture->db, "SELECT count (*) FROM t", "100001");
}

static void
test_checkpoint (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (RelaisDb) reader = NULL;
  g_autofree char *wal = g_strconcat (fixture->path, "-wal", NULL);
  GStatBuf info;

  run (fixture->db, "CREATE TABLE t (a); INSERT INTO t VALUES (1)");
  g_assert_true (relais_db_checkpoint (fixture->db, &error));
  g_assert_no_errno (g_stat (wal, &info));
  g_assert_cmpint (info.st_size, ==, 0);

  reader = open_db (fixture->path, RELAIS_DB_READ_ONLY);
  g_assert_true (relais_db_begin_read (reader, &error));
  assert_text (reader, "SELECT a FROM t", "1");
  run (fixture->db, "INSERT INTO t VALUES (2)");
  sqlite3_busy_timeout (relais_db_get_sqlite (fixture->db), 1);
  g_assert_false (relais_db_checkpoint (fixture->db, &error));
  g_assert_error (error, RELAIS_ERROR, RELAIS_ERROR_BUSY);
}

static void
test_integrity (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  run (fixture->db, "CREATE TABLE p (id INTEGER PRIMARY KEY); CREATE TABLE c (p REFERENCES p);"
                    "INSERT INTO p VALUES (1); INSERT INTO c VALUES (1)");
  g_assert_true (relais_db_check_integrity (fixture->db, &error));
  g_assert_no_error (error);

  run (fixture->db, "PRAGMA foreign_keys = OFF; DELETE FROM p; PRAGMA foreign_keys = ON");
  g_assert_false (relais_db_check_integrity (fixture->db, &error));
  g_assert_error (error, RELAIS_ERROR, RELAIS_ERROR_REGISTER_DAMAGED);
  g_assert_cmpstr (relais_error_get_detail (error), ==, "row 1 of c refers to a missing row of p");
}

static void
test_damaged_page (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *contents = NULL;
  gsize length = 0;

  run (fixture->db, "CREATE TABLE t (a); CREATE INDEX i ON t (a);"
                    "WITH RECURSIVE n (k) AS (SELECT 1 UNION ALL SELECT k + 1 FROM n WHERE k < 500) "
                    "INSERT INTO t SELECT 'a value number ' || k FROM n");
  g_clear_pointer (&fixture->db, relais_db_close);

  g_assert_true (g_file_get_contents (fixture->path, &contents, &length, NULL));
  memset (contents + length / 2, 0x5a, 2000);
  g_assert_true (g_file_set_contents (fixture->path, contents, (gssize) length, NULL));

  fixture->db = open_db (fixture->path, RELAIS_DB_READ_WRITE);
  g_assert_false (relais_db_check_integrity (fixture->db, &error));
  g_assert_error (error, RELAIS_ERROR, RELAIS_ERROR_REGISTER_DAMAGED);
}

static void
test_close_with_a_statement_is_refused (Fixture *fixture, gconstpointer data)
{
  RelaisStatement *statement = relais_db_prepare (fixture->db, "SELECT 1", NULL);

  g_test_expect_message (G_LOG_DOMAIN, G_LOG_LEVEL_CRITICAL, "*n_in_use == 0*");
  relais_db_close (fixture->db);
  g_test_assert_expected_messages ();
  relais_statement_free (statement);
}

static void
test_every_result_has_its_code (void)
{
  static const struct {
    int result;
    int system_error;
    RelaisErrorCode code;
  } cases[] = {
    { SQLITE_FULL, 0, RELAIS_ERROR_DISK_FULL },
    { SQLITE_FULL, EIO, RELAIS_ERROR_DISK_FULL },
    { SQLITE_IOERR_WRITE, ENOSPC, RELAIS_ERROR_DISK_FULL },
    { SQLITE_IOERR_FSYNC, EDQUOT, RELAIS_ERROR_DISK_FULL },
    { SQLITE_IOERR_WRITE, EIO, RELAIS_ERROR_INPUT_OUTPUT },
    { SQLITE_IOERR_READ, 0, RELAIS_ERROR_INPUT_OUTPUT },
    { SQLITE_IOERR_SHMOPEN, EROFS, RELAIS_ERROR_READ_ONLY },
    { SQLITE_IOERR_SHMSIZE, 0, RELAIS_ERROR_DISK_FULL },
    { SQLITE_IOERR_SHORT_READ, 0, RELAIS_ERROR_REGISTER_TRUNCATED },
    { SQLITE_IOERR_DATA, 0, RELAIS_ERROR_REGISTER_DAMAGED },
    { SQLITE_IOERR_NOMEM, ENOMEM, RELAIS_ERROR_NO_MEMORY },
    { SQLITE_READONLY, 0, RELAIS_ERROR_READ_ONLY },
    { SQLITE_READONLY_DIRECTORY, 0, RELAIS_ERROR_READ_ONLY },
    { SQLITE_READONLY_DBMOVED, 0, RELAIS_ERROR_INPUT_OUTPUT },
    { SQLITE_CANTOPEN, ENOENT, RELAIS_ERROR_NO_SUCH_FILE },
    { SQLITE_CANTOPEN, EACCES, RELAIS_ERROR_NO_PERMISSION },
    { SQLITE_CANTOPEN, EROFS, RELAIS_ERROR_READ_ONLY },
    { SQLITE_CANTOPEN, 0, RELAIS_ERROR_INPUT_OUTPUT },
    { SQLITE_PERM, 0, RELAIS_ERROR_NO_PERMISSION },
    { SQLITE_NOTADB, 0, RELAIS_ERROR_REGISTER_FOREIGN },
    { SQLITE_CORRUPT, 0, RELAIS_ERROR_REGISTER_DAMAGED },
    { SQLITE_CORRUPT_INDEX, 0, RELAIS_ERROR_REGISTER_DAMAGED },
    { SQLITE_BUSY, EAGAIN, RELAIS_ERROR_BUSY },
    { SQLITE_BUSY_SNAPSHOT, 0, RELAIS_ERROR_BUSY },
    { SQLITE_LOCKED, 0, RELAIS_ERROR_BUSY },
    { SQLITE_PROTOCOL, 0, RELAIS_ERROR_BUSY },
    { SQLITE_INTERRUPT, 0, RELAIS_ERROR_CANCELLED },
    { SQLITE_CONSTRAINT_CHECK, 0, RELAIS_ERROR_INVALID },
    { SQLITE_CONSTRAINT_UNIQUE, 0, RELAIS_ERROR_DUPLICATE },
    { SQLITE_CONSTRAINT_PRIMARYKEY, 0, RELAIS_ERROR_DUPLICATE },
    { SQLITE_CONSTRAINT_ROWID, 0, RELAIS_ERROR_DUPLICATE },
    { SQLITE_MISMATCH, 0, RELAIS_ERROR_INVALID },
    { SQLITE_TOOBIG, 0, RELAIS_ERROR_TOO_LARGE },
    { SQLITE_NOMEM, 0, RELAIS_ERROR_NO_MEMORY },
    { SQLITE_MISUSE, 0, RELAIS_ERROR_INTERNAL },
    { SQLITE_AUTH, 0, RELAIS_ERROR_INTERNAL },
    { SQLITE_ERROR, EIO, RELAIS_ERROR_INTERNAL },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;

      relais_db_set_error_for (&error, cases[i].result, cases[i].system_error, "/a/path", NULL);
      g_test_message ("%d: %s", cases[i].result, error->message);
      g_assert_error (error, RELAIS_ERROR, (int) cases[i].code);
      g_assert_cmpstr (relais_error_get_subject (error), ==, "/a/path");
      g_assert_nonnull (relais_error_get_detail (error));
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

#define ADD(path, func) g_test_add ("/db/" path, Fixture, NULL, set_up, func, tear_down)
  ADD ("settings", test_settings);
  ADD ("settings-of-a-reader", test_settings_of_a_reader);
  ADD ("files-are-private", test_files_are_private);
  ADD ("other-files-are-refused", test_other_files_are_refused);
  ADD ("vacuum-works", test_vacuum_works);
  ADD ("schema-cannot-be-edited", test_schema_cannot_be_edited);
  ADD ("foreign-keys-hold", test_foreign_keys_hold);
  ADD ("append-only-table-holds", test_append_only_table_holds);
  ADD ("open-fails", test_open_fails);
  ADD ("file-of-another-program-is-left-alone", test_file_of_another_program_is_left_alone);
  ADD ("permissions", test_permissions);
  ADD ("failed-creation-leaves-no-file", test_failed_creation_leaves_no_file);
  ADD ("script", test_script);
  ADD ("transaction-commits", test_transaction_commits);
  ADD ("transaction-rolls-back", test_transaction_rolls_back);
  ADD ("transactions-do-not-nest", test_transactions_do_not_nest);
  ADD ("transaction-function", test_transaction_function);
  ADD ("reader-sees-one-state", test_reader_sees_one_state);
  ADD ("second-writer-is-told", test_second_writer_is_told);
  ADD ("data-version", test_data_version);
  ADD ("interrupt", test_interrupt);
  ADD ("cancellable", test_cancellable);
  ADD ("checkpoint", test_checkpoint);
  ADD ("integrity", test_integrity);
  ADD ("damaged-page", test_damaged_page);
  ADD ("close-with-a-statement-is-refused", test_close_with_a_statement_is_refused);
#undef ADD
  g_test_add_func ("/db/every-result-has-its-code", test_every_result_has_its_code);

  return g_test_run ();
}
