#include "relais-db-encrypted.h"
#include "relais-error.h"
#include "relais-id.h"
#include "relais-key-file-testing.h"
#include "relais-key-file.h"
#include "relais-person.h"
#include "relais-staff.h"
#include "relais-store.h"
#include "relais-table.h"
#include "relais-test-register.h"
#include "relais-test.h"

#include <glib/gstdio.h>
#include <string.h>

#define PASSPHRASE "quatre mots sans rapport"
#define STAFF_ID   "00000000-0000-4000-8000-000000000001"
#define SECRET     "Distinctivename"

static gboolean
fill (RelaisChange *change, gpointer data, GError **error)
{
  g_autoptr (RelaisRecordBuilder) builder = relais_record_builder_new (&relais_staff_type, STAFF_ID, 0);
  g_autoptr (RelaisRecord) staff = NULL;
  g_autoptr (RelaisRecord) saved = NULL;

  relais_record_builder_set (builder, RELAIS_STAFF_NAME, "Aïcha");
  staff = relais_record_builder_end (g_steal_pointer (&builder));
  saved = relais_change_save (change, staff, error);
  return saved != NULL;
}

static gboolean
fail_to_fill (RelaisChange *change, gpointer data, GError **error)
{
  relais_error_set (error, RELAIS_ERROR_DISK_FULL, "a disk", NULL);
  return FALSE;
}

static RelaisStore *
create (const char *folder, RelaisStoreWriteFunc func, GError **error)
{
  g_autoptr (RelaisClock) clock = relais_clock_new_fixed (RELAIS_TEST_NOW);
  g_autofree char *recovery_key = NULL;
  const RelaisStoreSlot slot = { STAFF_ID, PASSPHRASE };

  return relais_store_create (folder, 0, &slot, 1, clock, func, NULL, &recovery_key, error);
}

static RelaisStore *
open_again (const char *folder, const char *passphrase, GError **error)
{
  g_autoptr (RelaisClock) clock = relais_clock_new_fixed (RELAIS_TEST_NOW);
  g_auto (GStrv) owners = NULL;

  return relais_store_open (folder, passphrase, clock, &owners, error);
}

static gboolean
save_person (RelaisChange *change, gpointer data, GError **error)
{
  g_autoptr (RelaisRecord) saved = relais_change_save (change, data, error);

  return saved != NULL;
}

static gboolean
read_person (RelaisDb *db, gpointer data, GError **error)
{
  RelaisRecord **person = data;
  g_autoptr (RelaisRecord) asked = *person;

  *person = relais_table_load (db, relais_table_for_type (&relais_person_type), relais_record_get_id (asked), error);
  return *person != NULL;
}

static void
test_what_is_written_is_there_again (void)
{
  g_autoptr (RelaisTestFolder) folder = relais_test_make_folder ();
  g_autoptr (RelaisActor) actor = relais_test_register_actor ();
  g_autoptr (GError) error = NULL;
  g_autoptr (RelaisStore) store = create (folder, fill, &error);
  g_autoptr (RelaisRecord) person = relais_test_person (SECRET, "Fatima");
  RelaisRecord *found = relais_record_ref (person);

  g_assert_no_error (error);
  g_assert_true (relais_store_write (store, actor, "save", save_person, person, NULL, &error));
  g_assert_no_error (error);
  relais_store_close (store);
  g_clear_object (&store);

  store = open_again (folder, PASSPHRASE, &error);
  g_assert_no_error (error);
  g_assert_true (relais_store_read (store, read_person, &found, &error));
  g_assert_cmpstr (relais_record_get (found, RELAIS_PERSON_FAMILY_NAME), ==, SECRET);
  relais_record_unref (found);
}

/* Nothing of it stands in any file, while it is open and after. */
static void
test_nothing_is_plain (void)
{
  g_autoptr (RelaisTestFolder) folder = relais_test_make_folder ();
  g_autoptr (RelaisActor) actor = relais_test_register_actor ();
  g_autoptr (GError) error = NULL;
  g_autoptr (RelaisStore) store = create (folder, fill, &error);
  g_autoptr (RelaisRecord) person = relais_test_person (SECRET, "Fatima");
  static const char *const traces[] = { SECRET, "distinctivename", "SQLite format", "CREATE TABLE", PASSPHRASE, STAFF_ID };

  g_assert_true (relais_store_write (store, actor, "save", save_person, person, NULL, &error));
  for (int closed = 0; closed < 2; closed++)
    {
      for (gsize i = 0; i < G_N_ELEMENTS (traces); i++)
        {
          g_test_message ("%s", traces[i]);
          g_assert_false (relais_test_folder_contains (folder, traces[i], strlen (traces[i])));
        }
      relais_store_close (store);
    }
}

static void
test_a_failed_write_changes_nothing (void)
{
  g_autoptr (RelaisTestFolder) folder = relais_test_make_folder ();
  g_autoptr (RelaisActor) actor = relais_test_register_actor ();
  g_autoptr (GError) error = NULL;
  g_autoptr (RelaisStore) store = create (folder, fill, &error);
  g_autofree char *operation = NULL;

  g_assert_no_error (error);
  g_assert_false (relais_store_write (store, actor, "save", fail_to_fill, NULL, &operation, &error));
  g_assert_error (error, RELAIS_ERROR, RELAIS_ERROR_DISK_FULL);
  g_assert_null (operation);
}

static void
test_a_failed_creation_leaves_nothing (void)
{
  g_autoptr (RelaisTestFolder) folder = relais_test_make_folder ();
  g_autoptr (GError) error = NULL;
  g_autofree char *data = g_build_filename (folder, "data", NULL);
  g_autofree char *db = g_build_filename (data, "register.db", NULL);
  g_autofree char *keys = g_build_filename (data, "register.keys", NULL);
  RelaisStore *store = create (data, fail_to_fill, &error);

  g_assert_null (store);
  g_assert_error (error, RELAIS_ERROR, RELAIS_ERROR_DISK_FULL);
  g_assert_false (g_file_test (db, G_FILE_TEST_EXISTS));
  g_assert_false (g_file_test (keys, G_FILE_TEST_EXISTS));

  g_clear_error (&error);
  store = create (data, fill, &error);
  g_assert_no_error (error);
  g_object_unref (store);
}

/* What a power cut left half-way is no register, and the next try clears it; without the mark nothing is touched. */
static void
test_an_unfinished_register_is_made_anew (void)
{
  g_autoptr (RelaisTestFolder) folder = relais_test_make_folder ();
  g_autofree char *mark = g_build_filename (folder, "register.unfinished", NULL);
  g_autofree char *db = g_build_filename (folder, "register.db", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (RelaisStore) store = NULL;

  g_file_set_contents (db, "half", 4, NULL);
  g_assert_null (create (folder, fill, &error));
  g_assert_error (error, RELAIS_ERROR, RELAIS_ERROR_REGISTER_EXISTS);
  g_clear_error (&error);

  g_file_set_contents (mark, "", 0, NULL);
  g_assert_null (open_again (folder, PASSPHRASE, &error));
  g_assert_error (error, RELAIS_ERROR, RELAIS_ERROR_NO_REGISTER);
  g_clear_error (&error);

  store = create (folder, fill, &error);
  g_assert_no_error (error);
  g_assert_false (g_file_test (mark, G_FILE_TEST_EXISTS));
}

typedef enum {
  BY_NOTHING,
  BY_A_COMMIT,
  BY_A_NEWER_SCHEMA,
  BY_AN_OLDER_SCHEMA,
  BY_OTHER_KEYS,
  BY_NO_KEYS,
  BY_ANOTHER_FILE,
  BY_NO_FILE,
} Disturbance;

/* The register's own key, from its key file. */
static void
commit_beside (const char *folder, const char *sql)
{
  g_autofree char *keys = g_build_filename (folder, "register.keys", NULL);
  g_autofree char *path = g_build_filename (folder, "register.db", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (RelaisDataKey) key = relais_key_file_unlock (keys, PASSPHRASE, NULL, &error);
  g_autoptr (RelaisDb) db = relais_db_open_encrypted (path, RELAIS_DB_READ_WRITE, key, &error);

  g_assert_no_error (error);
  relais_db_execute (db, sql, &error);
  g_assert_no_error (error);
}

static void
disturb (const char *folder, Disturbance disturbance)
{
  g_autofree char *keys = g_build_filename (folder, "register.keys", NULL);
  g_autofree char *path = g_build_filename (folder, "register.db", NULL);
  g_autofree char *aside = g_build_filename (folder, "aside", NULL);
  g_autofree char *recovery_key = NULL;
  g_autoptr (RelaisDataKey) other = relais_data_key_new_random ();

  if (disturbance == BY_ANOTHER_FILE || disturbance == BY_NO_FILE)
    g_assert_cmpint (g_rename (path, aside), ==, 0);
  if (disturbance == BY_ANOTHER_FILE)
    g_assert_true (g_file_set_contents (path, "another", -1, NULL));
  if (disturbance == BY_A_COMMIT || disturbance == BY_OTHER_KEYS || disturbance == BY_NO_KEYS)
    commit_beside (folder, "UPDATE staff SET revision = revision + 1");
  if (disturbance == BY_A_NEWER_SCHEMA)
    commit_beside (folder, "PRAGMA user_version = 999");
  if (disturbance == BY_AN_OLDER_SCHEMA)
    commit_beside (folder, "PRAGMA user_version = 1");
  if (disturbance == BY_OTHER_KEYS || disturbance == BY_NO_KEYS)
    g_assert_cmpint (g_unlink (keys), ==, 0);
  if (disturbance == BY_OTHER_KEYS)
    g_assert_true (relais_key_file_create (keys, PASSPHRASE, STAFF_ID, other, &recovery_key, NULL));
}

/* What the lock between processes cannot keep away is seen by the next write, which then changes nothing. */
static void
test_each_write_looks_again (void)
{
  static const struct {
    Disturbance disturbance;
    int code;
  } cases[] = {
    { BY_NOTHING, -1 },
    { BY_A_COMMIT, -1 },
    { BY_A_NEWER_SCHEMA, RELAIS_ERROR_REGISTER_NEWER },
    { BY_AN_OLDER_SCHEMA, RELAIS_ERROR_REGISTER_DAMAGED },
    { BY_OTHER_KEYS, RELAIS_ERROR_KEYS_FOREIGN },
    { BY_NO_KEYS, RELAIS_ERROR_KEYS_MISSING },
    { BY_ANOTHER_FILE, RELAIS_ERROR_INPUT_OUTPUT },
    { BY_NO_FILE, RELAIS_ERROR_INPUT_OUTPUT },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (RelaisTestFolder) folder = relais_test_make_folder ();
      g_autoptr (RelaisActor) actor = relais_test_register_actor ();
      g_autoptr (GError) error = NULL;
      g_autoptr (RelaisStore) store = create (folder, fill, &error);
      g_autoptr (RelaisRecord) person = relais_test_person (SECRET, "Fatima");
      RelaisRecord *found = relais_record_ref (person);

      g_assert_no_error (error);
      disturb (folder, cases[i].disturbance);
      for (int attempt = 0; attempt < 2; attempt++)
        {
          gboolean saved = relais_store_write (store, actor, "save", save_person, person, NULL, &error);

          g_test_message ("%d: %s", cases[i].disturbance, error != NULL ? error->message : "saved");
          if (cases[i].code < 0)
            {
              g_assert_no_error (error);
              break;
            }
          g_assert_false (saved);
          g_assert_error (error, RELAIS_ERROR, cases[i].code);
          g_clear_error (&error);
          g_assert_false (relais_store_read (store, read_person, &found, NULL));
          found = relais_record_ref (person);
        }
      relais_record_unref (found);
    }
}

static void
test_an_open_folder_is_refused (void)
{
  g_autoptr (RelaisTestFolder) folder = relais_test_make_folder ();
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (g_chmod (folder, 0755), ==, 0);
  g_assert_null (create (folder, fill, &error));
  g_assert_error (error, RELAIS_ERROR, RELAIS_ERROR_FOLDER_SHARED);
}

static void
test_refusals (void)
{
  g_autoptr (RelaisTestFolder) folder = relais_test_make_folder ();
  g_autoptr (RelaisTestFolder) empty = relais_test_make_folder ();
  g_autofree char *keys = g_build_filename (folder, "register.keys", NULL);
  g_autofree char *db = g_build_filename (folder, "register.db", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (RelaisStore) store = create (folder, fill, &error);

  g_assert_no_error (error);
  g_clear_object (&store);

  g_assert_null (create (folder, fill, &error));
  g_assert_error (error, RELAIS_ERROR, RELAIS_ERROR_REGISTER_EXISTS);
  g_clear_error (&error);

  g_assert_null (open_again (empty, PASSPHRASE, &error));
  g_assert_error (error, RELAIS_ERROR, RELAIS_ERROR_NO_REGISTER);
  g_clear_error (&error);

  g_assert_null (open_again (folder, "another phrase altogether", &error));
  g_assert_error (error, RELAIS_ERROR, RELAIS_ERROR_WRONG_PASSPHRASE);
  g_clear_error (&error);

  g_file_set_contents (db, "SQLite format 3", 16, NULL);
  g_assert_null (open_again (folder, PASSPHRASE, &error));
  g_assert_error (error, RELAIS_ERROR, RELAIS_ERROR_REGISTER_PLAIN);
  g_clear_error (&error);

  g_unlink (keys);
  g_assert_null (open_again (folder, PASSPHRASE, &error));
  g_assert_error (error, RELAIS_ERROR, RELAIS_ERROR_KEYS_MISSING);
}

static void
test_a_weak_passphrase_is_refused (void)
{
  g_autoptr (RelaisTestFolder) folder = relais_test_make_folder ();
  g_autoptr (RelaisClock) clock = relais_clock_new_fixed (RELAIS_TEST_NOW);
  g_autofree char *recovery_key = NULL;
  const RelaisStoreSlot slot = { STAFF_ID, "secret" };
  g_autoptr (GError) error = NULL;
  RelaisStore *store = relais_store_create (folder, 0, &slot, 1, clock, fill, NULL, &recovery_key, &error);

  g_assert_null (store);
  g_assert_error (error, RELAIS_ERROR, RELAIS_ERROR_WEAK_PASSPHRASE);
  g_clear_error (&error);

  store = relais_store_create (folder, RELAIS_STORE_FICTIONAL, &slot, 1, clock, fill, NULL, &recovery_key, &error);
  g_assert_no_error (error);
  g_object_unref (store);

  store = relais_store_open_with_recovery (folder, recovery_key, clock, &error);
  g_assert_no_error (error);
  g_object_unref (store);
}

static void
on_changed (RelaisStore *store, char **touched, gpointer data)
{
  char **first = data;

  g_assert_cmpuint (g_strv_length (touched), ==, 1);
  *first = g_strdup (touched[0]);
}

static void
test_changes_are_told (void)
{
  g_autoptr (RelaisTestFolder) folder = relais_test_make_folder ();
  g_autoptr (RelaisActor) actor = relais_test_register_actor ();
  g_autoptr (GError) error = NULL;
  g_autoptr (RelaisStore) store = create (folder, fill, &error);
  g_autoptr (RelaisRecord) person = relais_test_person (SECRET, "Fatima");
  g_autofree char *expected = g_strconcat ("person ", relais_record_get_id (person), NULL);
  g_autofree char *told = NULL;

  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_signal_connect (store, "changed", G_CALLBACK (on_changed), &told);
  relais_store_write (store, actor, "save", save_person, person, NULL, &error);
  g_assert_no_error (error);
  while (told == NULL)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpstr (told, ==, expected);
}

static void
test_a_whole_register_verifies (void)
{
  g_autoptr (RelaisTestFolder) folder = relais_test_make_folder ();
  g_autoptr (GError) error = NULL;
  g_autoptr (RelaisStore) store = create (folder, fill, &error);
  g_autoptr (GPtrArray) findings = g_ptr_array_new_with_free_func (g_free);

  g_assert_true (relais_store_verify (store, findings, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (findings->len, ==, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  relais_key_file_set_test_cost (64, 1);
  g_test_add_func ("/store/what-is-written-is-there-again", test_what_is_written_is_there_again);
  g_test_add_func ("/store/nothing-is-plain", test_nothing_is_plain);
  g_test_add_func ("/store/each-write-looks-again", test_each_write_looks_again);
  g_test_add_func ("/store/a-failed-write-changes-nothing", test_a_failed_write_changes_nothing);
  g_test_add_func ("/store/a-failed-creation-leaves-nothing", test_a_failed_creation_leaves_nothing);
  g_test_add_func ("/store/an-unfinished-register-is-made-anew", test_an_unfinished_register_is_made_anew);
  g_test_add_func ("/store/an-open-folder-is-refused", test_an_open_folder_is_refused);
  g_test_add_func ("/store/refusals", test_refusals);
  g_test_add_func ("/store/a-weak-passphrase-is-refused", test_a_weak_passphrase_is_refused);
  g_test_add_func ("/store/changes-are-told", test_changes_are_told);
  g_test_add_func ("/store/a-whole-register-verifies", test_a_whole_register_verifies);
  return g_test_run ();
}
