/* Every schema that was ever released: a register of that version is brought up to date, and keeps what it holds. */

#include "relais-audit-log.h"
#include "relais-db-encrypted.h"
#include "relais-db-lock.h"
#include "relais-error.h"
#include "relais-key-file-testing.h"
#include "relais-key-file.h"
#include "relais-person.h"
#include "relais-schema.h"
#include "relais-statement.h"
#include "relais-store.h"
#include "relais-table.h"
#include "relais-test-register.h"
#include "relais-test.h"

#include <fcntl.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#define PASSPHRASE "quatre mots sans rapport"
#define STAFF_ID   "00000000-0000-4000-8000-000000000001"
#define PERSON_ID  "00000000-0000-4000-8000-000000000011"
#define FAMILY     "El Amrani"

static const char *const dumps[] = { "0001.sql" };

static char *
read_dump (const char *name)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "data", "register", name, NULL);
  g_autoptr (GError) error = NULL;
  char *sql = NULL;

  g_file_get_contents (path, &sql, NULL, &error);
  g_assert_no_error (error);
  return sql;
}

static void
execute (RelaisDb *db, const char *sql)
{
  g_autoptr (GError) error = NULL;

  relais_db_execute (db, sql, &error);
  g_assert_no_error (error);
}

static RelaisDb *
open_plain (const char *folder, const char *name)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);
  g_autoptr (GError) error = NULL;
  RelaisDb *db = relais_db_open (path, RELAIS_DB_CREATE, &error);

  g_assert_no_error (error);
  return db;
}

/* One text out of all rows of a statement with one column. */
static char *
collect (RelaisDb *db, const char *sql)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (RelaisStatement) rows = relais_db_prepare (db, sql, &error);
  GString *all = g_string_new (NULL);
  gboolean has_row;

  g_assert_no_error (error);
  while (relais_statement_step (rows, &has_row, &error) && has_row)
    g_string_append_printf (all, "%s\n", relais_statement_column_text (rows, 0));
  g_assert_no_error (error);
  return g_string_free (all, FALSE);
}

static char *
describe_schema (RelaisDb *db)
{
  return collect (db, "SELECT name || ' ' || coalesce(sql, '') FROM sqlite_schema ORDER BY name");
}

static char *
describe_people (RelaisDb *db)
{
  return collect (db, "SELECT id || family_name || revision FROM person UNION ALL SELECT id || relation FROM care_link "
                      "UNION ALL SELECT seq || act || hex(link) FROM audit UNION ALL SELECT body FROM search_text "
                      "UNION ALL SELECT id || commune FROM practice UNION ALL SELECT number FROM person_phone");
}

/* Line by line, so that the first difference is told: a file of the ladder was changed, where a new one was wanted. */
static void
assert_same_lines (const char *found, const char *expected)
{
  g_auto (GStrv) found_lines = g_strsplit (found, "\n", -1);
  g_auto (GStrv) expected_lines = g_strsplit (expected, "\n", -1);

  for (guint i = 0; found_lines[i] != NULL && expected_lines[i] != NULL; i++)
    g_assert_cmpstr (found_lines[i], ==, expected_lines[i]);
  g_assert_cmpuint (g_strv_length (found_lines), ==, g_strv_length (expected_lines));
}

static gboolean
note_version (RelaisDb *db, int version, gpointer data, GError **error)
{
  int *noted = data;

  *noted = version;
  return TRUE;
}

static void
test_every_released_schema (void)
{
  g_autoptr (RelaisTestFolder) folder = relais_test_make_folder ();
  g_autoptr (RelaisDb) fresh = relais_test_register_open (folder);
  g_autofree char *newest = describe_schema (fresh);

  for (gsize i = 0; i < G_N_ELEMENTS (dumps); i++)
    {
      g_autoptr (RelaisDb) db = open_plain (folder, dumps[i]);
      g_autofree char *sql = read_dump (dumps[i]);
      g_autofree char *before = NULL;
      g_autofree char *after = NULL;
      g_autofree char *schema = NULL;
      g_autoptr (GError) error = NULL;
      int version = -1;

      execute (db, sql);
      before = describe_people (db);
      g_assert_nonnull (strstr (before, FAMILY));
      relais_schema_migrate (db, note_version, &version, &error);
      g_assert_no_error (error);
      after = describe_people (db);
      schema = describe_schema (db);

      g_assert_cmpint (version, ==, (int) i + 1);
      assert_same_lines (after, before);
      assert_same_lines (schema, newest);
      relais_db_check_integrity (db, &error);
      g_assert_no_error (error);
      relais_audit_log_verify (db, &error);
      g_assert_no_error (error);
    }
}

/* --- In its folder --- */

typedef struct {
  RelaisTestFolder *folder;
  char *path;
  char *copy;
  RelaisDataKey *key;
} Fixture;

static RelaisDb *
open_with_key (Fixture *fixture, const char *path)
{
  g_autoptr (GError) error = NULL;
  RelaisDb *db = relais_db_open_encrypted (path, RELAIS_DB_CREATE, fixture->key, &error);

  g_assert_no_error (error);
  return db;
}

static void
change_by_hand (Fixture *fixture, const char *sql)
{
  g_autoptr (RelaisDb) db = open_with_key (fixture, fixture->path);

  execute (db, sql);
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autofree char *dump = read_dump (dumps[0]);
  g_autofree char *keys = NULL;
  g_autofree char *recovery_key = NULL;
  g_autoptr (GError) error = NULL;

  fixture->folder = relais_test_make_folder ();
  fixture->path = g_build_filename (fixture->folder, "register.db", NULL);
  fixture->copy = g_build_filename (fixture->folder, "register.db.v1", NULL);
  fixture->key = relais_data_key_new_random ();
  keys = g_build_filename (fixture->folder, RELAIS_KEY_FILE_NAME, NULL);
  change_by_hand (fixture, dump);
  relais_key_file_create (keys, PASSPHRASE, STAFF_ID, fixture->key, &recovery_key, &error);
  g_assert_no_error (error);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  relais_data_key_unref (fixture->key);
  relais_test_remove_folder (fixture->folder);
  g_free (fixture->path);
  g_free (fixture->copy);
}

static RelaisStore *
open_store (Fixture *fixture, GError **error)
{
  g_autoptr (RelaisClock) clock = relais_clock_new_fixed (RELAIS_TEST_NOW);
  g_auto (GStrv) owners = NULL;

  return relais_store_open (fixture->folder, PASSPHRASE, clock, &owners, error);
}

static void
assert_files (Fixture *fixture, const char *path, int version)
{
  g_autoptr (RelaisDb) db = open_with_key (fixture, path);
  g_autofree char *people = describe_people (db);
  g_autoptr (GError) error = NULL;
  int found = -1;

  relais_migrations_get_version (db, &found, &error);
  g_assert_no_error (error);
  g_assert_cmpint (found, ==, version);
  g_assert_nonnull (strstr (people, FAMILY));
}

static gboolean
load_person (RelaisDb *db, gpointer data, GError **error)
{
  RelaisRecord **person = data;

  *person = relais_table_load (db, relais_table_for_type (&relais_person_type), PERSON_ID, error);
  return *person != NULL;
}

static void
test_opening_brings_up_to_date (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (RelaisStore) store = open_store (fixture, &error);
  g_autoptr (RelaisStore) beside = NULL;
  g_autoptr (RelaisRecord) person = NULL;
  g_autoptr (GPtrArray) findings = g_ptr_array_new_with_free_func (g_free);

  g_assert_no_error (error);
  relais_store_read (store, load_person, &person, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (relais_record_get (person, RELAIS_PERSON_FAMILY_NAME), ==, FAMILY);
  g_assert_cmpstr (relais_record_get (person, RELAIS_PERSON_FLAGS), ==, "elderly;isolated");
  relais_store_verify (store, findings, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (findings->len, ==, 0);
  g_assert_false (g_file_test (fixture->copy, G_FILE_TEST_EXISTS));

  /* Others may open it again. */
  beside = open_store (fixture, &error);
  g_assert_no_error (error);
}

/* In another process, because closing a descriptor of the file here would drop the lock that is looked for. The place
 * is SQLite's for those who have a file open: https://www.sqlite.org/lockingv3.html
 */
static gboolean
is_locked_for_others (const char *path)
{
  pid_t child = fork ();
  int status = 0;

  g_assert_cmpint (child, >=, 0);
  if (child == 0)
    {
      struct flock range = { .l_type = F_WRLCK, .l_whence = SEEK_SET, .l_start = 0x40000002, .l_len = 510 };
      int fd = open (path, O_RDWR);

      _exit (fd >= 0 && fcntl (fd, F_GETLK, &range) == 0 && range.l_type != F_UNLCK ? 1 : 0);
    }

  g_assert_cmpint (waitpid (child, &status, 0), ==, child);
  return WEXITSTATUS (status) == 1;
}

/* Another program that closes the register takes the log away unless it sees that somebody has it open. */
static void
test_log_stays_after_the_upgrade (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (RelaisStore) store = open_store (fixture, &error);

  g_assert_no_error (error);
  g_assert_true (is_locked_for_others (fixture->path));
  relais_store_close (store);
  g_assert_false (is_locked_for_others (fixture->path));
}

/* The copy is there, whole and encrypted, until all is well. */
static void
test_a_failing_step_leaves_a_copy (Fixture *fixture, gconstpointer data)
{
  g_autofree char *log = g_strconcat (fixture->copy, "-wal", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (RelaisStore) store = NULL;

  change_by_hand (fixture, "CREATE TABLE label (id TEXT)");
  for (int attempt = 0; attempt < 2; attempt++)
    {
      g_assert_null (open_store (fixture, &error));
      g_assert_error (error, RELAIS_ERROR, RELAIS_ERROR_INTERNAL);
      g_clear_error (&error);
      g_assert_true (g_file_test (fixture->copy, G_FILE_TEST_EXISTS));
      g_assert_false (g_file_test (log, G_FILE_TEST_EXISTS));
      g_assert_false (relais_test_folder_contains (fixture->folder, FAMILY, strlen (FAMILY)));
      assert_files (fixture, fixture->copy, 1);
      assert_files (fixture, fixture->path, 1);
    }

  change_by_hand (fixture, "DROP TABLE label");
  store = open_store (fixture, &error);
  g_assert_no_error (error);
  g_assert_false (g_file_test (fixture->copy, G_FILE_TEST_EXISTS));
}

/* What a program that died left in the log is in the copy too. */
static void
test_the_log_is_copied (Fixture *fixture, gconstpointer data)
{
  g_autoptr (RelaisDb) holder = open_with_key (fixture, fixture->path);
  g_autoptr (RelaisDb) copy = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *found = NULL;

  execute (holder, "CREATE TABLE label (id TEXT)");
  g_assert_null (open_store (fixture, &error));
  copy = open_with_key (fixture, fixture->copy);
  found = collect (copy, "SELECT name FROM sqlite_schema WHERE name = 'label'");
  g_assert_cmpstr (found, ==, "label\n");
}

static void
test_no_step_without_a_copy (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *inside = g_build_filename (fixture->copy, "full", NULL);

  g_mkdir_with_parents (inside, 0700);
  g_assert_null (open_store (fixture, &error));
  g_assert_nonnull (error);
  assert_files (fixture, fixture->path, 1);
}

static void
test_nothing_changes_under_another_program (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = g_build_filename (fixture->folder, "register.lock", NULL);
  g_autoptr (GError) error = NULL;
  RelaisDbLock *lock = relais_db_lock_acquire (path, RELAIS_DB_LOCK_SHARED, &error);

  g_assert_no_error (error);
  g_assert_null (open_store (fixture, &error));
  g_assert_error (error, RELAIS_ERROR, RELAIS_ERROR_LOCKED);
  assert_files (fixture, fixture->path, 1);
  g_assert_false (g_file_test (fixture->copy, G_FILE_TEST_EXISTS));
  relais_db_lock_release (lock);
}

static void
test_newer_register_is_left_alone (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  change_by_hand (fixture, "PRAGMA user_version = 999");
  g_assert_null (open_store (fixture, &error));
  g_assert_error (error, RELAIS_ERROR, RELAIS_ERROR_REGISTER_NEWER);
  assert_files (fixture, fixture->path, 999);
  g_assert_false (g_file_test (fixture->copy, G_FILE_TEST_EXISTS));
}

#define ADD(name, func) g_test_add ("/upgrade/" name, Fixture, NULL, set_up, func, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  relais_key_file_set_test_cost (64, 1);
  g_test_add_func ("/upgrade/every-released-schema", test_every_released_schema);
  ADD ("opening-brings-up-to-date", test_opening_brings_up_to_date);
  ADD ("log-stays-after-the-upgrade", test_log_stays_after_the_upgrade);
  ADD ("a-failing-step-leaves-a-copy", test_a_failing_step_leaves_a_copy);
  ADD ("the-log-is-copied", test_the_log_is_copied);
  ADD ("no-step-without-a-copy", test_no_step_without_a_copy);
  ADD ("nothing-changes-under-another-program", test_nothing_changes_under_another_program);
  ADD ("newer-register-is-left-alone", test_newer_register_is_left_alone);
  return g_test_run ();
}
