#include "relais-db-encrypted.h"

#include "relais-cipher-vfs.h"
#include "relais-db-fixture.h"
#include "relais-db-private.h"
#include "relais-error.h"
#include "relais-page-cipher.h"

#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

/* A register of some pages, closed. */
static RelaisTestFolder *
make_register (void)
{
  RelaisTestFolder *folder = relais_test_make_folder ();
  RelaisDb *db = relais_db_fixture_make (folder);

  relais_db_fixture_fill (db, 50);
  relais_db_close (db);
  return folder;
}

/* Opening fails with @code and leaves the register, and what stands beside it, as they are. */
static void
assert_refused (const char *folder, RelaisErrorCode code)
{
  static const char *const suffixes[] = { "", "-wal", "-journal" };
  GByteArray *before[G_N_ELEMENTS (suffixes)] = { NULL };
  g_autoptr (GError) error = NULL;
  RelaisDb *db;

  for (gsize i = 0; i < G_N_ELEMENTS (suffixes); i++)
    {
      g_autofree char *path = relais_db_fixture_path (folder, suffixes[i]);

      if (g_file_test (path, G_FILE_TEST_IS_REGULAR))
        before[i] = relais_db_fixture_read (folder, suffixes[i]);
    }

  db = relais_db_fixture_open (folder, &error);
  g_assert_null (db);
  g_assert_error (error, RELAIS_ERROR, (int) code);
  g_assert_nonnull (strstr (relais_error_get_subject (error), folder));

  for (gsize i = 0; i < G_N_ELEMENTS (suffixes); i++)
    {
      g_autofree char *path = relais_db_fixture_path (folder, suffixes[i]);
      g_autoptr (GByteArray) after = NULL;

      g_assert_cmpint (before[i] != NULL, ==, g_file_test (path, G_FILE_TEST_IS_REGULAR));
      if (before[i] == NULL)
        continue;
      after = relais_db_fixture_read (folder, suffixes[i]);
      g_assert_cmpmem (before[i]->data, before[i]->len, after->data, after->len);
      g_byte_array_unref (before[i]);
    }
}

static void
test_reopens (void)
{
  g_autoptr (RelaisTestFolder) folder = make_register ();
  g_autoptr (GError) error = NULL;
  g_autofree char *path = relais_db_fixture_path (folder, "");
  g_autoptr (RelaisDataKey) key = relais_db_fixture_key ();
  RelaisDb *db = relais_db_fixture_open (folder, &error);

  g_assert_no_error (error);
  g_assert_cmpint (relais_db_fixture_get_int (db, "SELECT count(*) FROM entry"), ==, 50);
  g_assert_cmpint (relais_db_fixture_get_int (db, "SELECT count(*) FROM entry_search ('sidonie')"), ==, 1);
  g_assert_cmpint (relais_db_fixture_get_int (db, "PRAGMA mmap_size = 1000000"), ==, 0);
  relais_db_fixture_assert_ok (db);
  relais_db_close (db);

  db = relais_db_open_encrypted (path, RELAIS_DB_READ_ONLY, key, &error);
  g_assert_no_error (error);
  g_assert_cmpint (relais_db_fixture_get_int (db, "SELECT count(*) FROM entry"), ==, 50);
  g_assert_false (relais_db_execute (db, "DELETE FROM entry", &error));
  g_assert_error (error, RELAIS_ERROR, RELAIS_ERROR_READ_ONLY);
  relais_db_close (db);
}

static void
test_missing (void)
{
  g_autoptr (RelaisTestFolder) folder = relais_test_make_folder ();
  g_autofree char *path = relais_db_fixture_path (folder, "");

  assert_refused (folder, RELAIS_ERROR_NO_REGISTER);
  g_assert_cmpint (g_mkdir (path, 0700), ==, 0);
  assert_refused (folder, RELAIS_ERROR_REGISTER_FOREIGN);
}

/* Log and lock of a register stand beside it, which through a link is not where one looks. */
static void
test_link (void)
{
  g_autoptr (RelaisTestFolder) folder = make_register ();
  g_autoptr (RelaisTestFolder) other = relais_test_make_folder ();
  g_autofree char *path = relais_db_fixture_path (folder, "");
  g_autofree char *link_path = relais_db_fixture_path (other, "");

  g_assert_cmpint (symlink (path, link_path), ==, 0);
  assert_refused (other, RELAIS_ERROR_REGISTER_FOREIGN);
  g_assert_cmpint (g_unlink (path), ==, 0);
  assert_refused (other, RELAIS_ERROR_REGISTER_FOREIGN);
}

static void
test_plain (void)
{
  g_autoptr (RelaisTestFolder) folder = make_register ();
  g_autofree char *path = relais_db_fixture_path (folder, "");
  g_autofree char *other_path = g_strconcat (folder, "/plain.db", NULL);
  g_autoptr (GError) error = NULL;
  g_autofree char *content = NULL;
  gsize length;
  RelaisDb *plain = relais_db_open (other_path, RELAIS_DB_CREATE, &error);

  relais_db_fixture_run (plain, "CREATE TABLE t (a)");
  relais_db_close (plain);
  g_assert_true (g_file_get_contents (other_path, &content, &length, NULL));
  relais_db_fixture_write (folder, "", (const guint8 *) content, length);
  assert_refused (folder, RELAIS_ERROR_REGISTER_PLAIN);

  /* Nor is a log of the register played back into it, and a few bytes are enough to know. */
  relais_db_fixture_write (folder, "-wal", (const guint8 *) content, length);
  assert_refused (folder, RELAIS_ERROR_REGISTER_PLAIN);
  relais_db_fixture_write (folder, "", (const guint8 *) content, 16);
  assert_refused (folder, RELAIS_ERROR_REGISTER_PLAIN);
}

static void
test_foreign (void)
{
  g_autoptr (RelaisTestFolder) folder = relais_test_make_folder ();
  g_autofree guint8 *noise = g_malloc (10000);

  relais_db_fixture_write (folder, "", (const guint8 *) "Achats: lait, pain, café\n", 26);
  assert_refused (folder, RELAIS_ERROR_REGISTER_FOREIGN);

  for (int i = 0; i < 10000; i++)
    noise[i] = (guint8) g_test_rand_int ();
  relais_db_fixture_write (folder, "", noise, 10000);
  assert_refused (folder, RELAIS_ERROR_REGISTER_FOREIGN);
}

static void
test_other_key (void)
{
  g_autoptr (RelaisTestFolder) folder = make_register ();
  g_autofree char *path = relais_db_fixture_path (folder, "");
  g_autoptr (RelaisDataKey) key = relais_data_key_new_random ();
  g_autoptr (GByteArray) before = relais_db_fixture_read (folder, "");
  g_autoptr (GByteArray) after = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_null (relais_db_open_encrypted (path, RELAIS_DB_READ_WRITE, key, &error));
  g_assert_error (error, RELAIS_ERROR, RELAIS_ERROR_KEYS_FOREIGN);
  g_assert_true (g_str_has_suffix (relais_error_get_subject (error), "/register.keys"));
  after = relais_db_fixture_read (folder, "");
  g_assert_cmpmem (before->data, before->len, after->data, after->len);
}

/* Below the look at the file: what SQLite says of a page 1 that is not this key's. */
static void
test_other_key_is_not_a_database (void)
{
  g_autoptr (RelaisTestFolder) folder = make_register ();
  g_autofree char *path = relais_db_fixture_path (folder, "");
  g_autoptr (RelaisDataKey) key = relais_data_key_new_random ();
  sqlite3 *db = NULL;
  char *provided = relais_cipher_vfs_provide_key (path, key, NULL);

  g_assert_nonnull (provided);
  g_assert_cmpint (sqlite3_open_v2 (path, &db, SQLITE_OPEN_READWRITE, relais_cipher_vfs_get_name ()), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (db, "SELECT * FROM entry", NULL, NULL, NULL), ==, SQLITE_NOTADB);
  sqlite3_close (db);
  relais_cipher_vfs_withdraw_key (provided);
}

static void
test_newer (void)
{
  g_autoptr (RelaisTestFolder) folder = make_register ();
  g_autoptr (GByteArray) content = relais_db_fixture_read (folder, "");

  content->data[RELAIS_PAGE_CONTENT_SIZE + RELAIS_PAGE_MAGIC_SIZE] = RELAIS_PAGE_FORMAT + 1;
  relais_db_fixture_write (folder, "", content->data, content->len);
  assert_refused (folder, RELAIS_ERROR_REGISTER_NEWER);
}

static void
test_truncated (void)
{
  g_autoptr (RelaisTestFolder) folder = make_register ();
  g_autoptr (GByteArray) content = relais_db_fixture_read (folder, "");
  gsize lengths[] = { 0, 8, 1000, 4095, 4096, 4097, 8192, content->len - 4096, content->len - 1 };

  for (gsize i = 0; i < G_N_ELEMENTS (lengths); i++)
    {
      /* Sealed bytes could be text by chance; these are not. */
      content->data[0] = 0xff;
      relais_db_fixture_write (folder, "", content->data, lengths[i]);
      if (lengths[i] < 4096)
        assert_refused (folder, RELAIS_ERROR_REGISTER_TRUNCATED);
    }

  g_clear_pointer (&content, g_byte_array_unref);
  g_clear_pointer (&folder, relais_test_remove_folder);
  folder = make_register ();
  content = relais_db_fixture_read (folder, "");
  for (gsize i = 4; i < G_N_ELEMENTS (lengths); i++)
    {
      g_test_message ("%" G_GSIZE_FORMAT " of %u", lengths[i], content->len);
      relais_db_fixture_write (folder, "", content->data, lengths[i]);
      assert_refused (folder, RELAIS_ERROR_REGISTER_TRUNCATED);
    }
}

/* With a log there, the file may be shorter than it will be; a page that is in neither is still not zeros. */
static void
test_truncated_behind_a_log (void)
{
  g_autoptr (RelaisTestFolder) folder = make_register ();
  g_autoptr (RelaisTestFolder) copy = relais_test_make_folder ();
  g_autoptr (GError) error = NULL;
  g_autoptr (GByteArray) content = NULL;
  RelaisDb *db = relais_db_fixture_open (folder, NULL);

  relais_db_fixture_run (db, "CREATE TABLE later (a)");
  relais_db_fixture_copy (folder, copy);
  content = relais_db_fixture_read (copy, "");
  relais_db_fixture_write (copy, "", content->data, 4 * RELAIS_PAGE_SIZE);
  relais_db_close (db);

  db = relais_db_fixture_open (copy, &error);
  g_assert_no_error (error);
  g_assert_false (relais_db_execute (db, "SELECT max (length (body)) FROM entry NOT INDEXED", &error));
  g_assert_error (error, RELAIS_ERROR, RELAIS_ERROR_REGISTER_TRUNCATED);
  relais_db_close (db);
}

static void
test_bit_flips_in_page_1 (void)
{
  g_autoptr (RelaisTestFolder) folder = make_register ();
  g_autoptr (GByteArray) content = relais_db_fixture_read (folder, "");
  g_autofree char *path = relais_db_fixture_path (folder, "");
  FILE *file = g_fopen (path, "r+b");

  for (guint bit = 0; bit < RELAIS_PAGE_SIZE * 8; bit += g_test_slow () ? 1 : 13)
    {
      g_autoptr (GError) error = NULL;
      guint8 byte = (guint8) (content->data[bit / 8] ^ (1 << bit % 8));
      RelaisDb *db;

      g_assert_cmpint (pwrite (fileno (file), &byte, 1, bit / 8), ==, 1);
      db = relais_db_fixture_open (folder, &error);
      g_assert_null (db);
      if (bit / 8 < RELAIS_PAGE_CONTENT_SIZE || bit / 8 >= RELAIS_PAGE_CONTENT_SIZE + RELAIS_PAGE_MARK_SIZE)
        g_assert_error (error, RELAIS_ERROR, RELAIS_ERROR_REGISTER_DAMAGED);
      g_assert_cmpint (pwrite (fileno (file), content->data + bit / 8, 1, bit / 8), ==, 1);
    }

  fclose (file);
}

static void
test_bit_flips_elsewhere (void)
{
  g_autoptr (RelaisTestFolder) folder = make_register ();
  g_autoptr (GByteArray) content = relais_db_fixture_read (folder, "");

  for (int i = 0; i < 60; i++)
    {
      guint32 at = (guint32) g_test_rand_int_range (RELAIS_PAGE_SIZE, (gint32) content->len);
      g_autoptr (GError) error = NULL;
      RelaisDb *db;

      content->data[at] ^= 0x10;
      relais_db_fixture_write (folder, "", content->data, content->len);
      db = relais_db_fixture_open (folder, &error);
      if (db != NULL)
        g_assert_false (relais_db_check_integrity (db, &error));
      g_assert_error (error, RELAIS_ERROR, RELAIS_ERROR_REGISTER_DAMAGED);
      g_clear_pointer (&db, relais_db_close);
      content->data[at] ^= 0x10;
    }
}

static void
test_swapped_pages (void)
{
  g_autoptr (RelaisTestFolder) folder = make_register ();
  g_autoptr (GByteArray) content = relais_db_fixture_read (folder, "");
  guint n_pages = content->len / RELAIS_PAGE_SIZE;
  guint8 page[RELAIS_PAGE_SIZE];

  g_assert_cmpuint (n_pages, >, 3);
  for (guint i = 1; i < n_pages; i++)
    {
      guint8 *a = content->data + (i - 1) * RELAIS_PAGE_SIZE, *b = content->data + i * RELAIS_PAGE_SIZE;
      int expected = i == 1 ? RELAIS_ERROR_REGISTER_FOREIGN : RELAIS_ERROR_REGISTER_DAMAGED;
      g_autoptr (GError) error = NULL;
      RelaisDb *db;

      memcpy (page, a, sizeof page);
      memcpy (a, b, sizeof page);
      memcpy (b, page, sizeof page);
      relais_db_fixture_write (folder, "", content->data, content->len);
      db = relais_db_fixture_open (folder, &error);
      if (db != NULL)
        g_assert_false (relais_db_check_integrity (db, &error));
      g_assert_error (error, RELAIS_ERROR, expected);
      g_clear_pointer (&db, relais_db_close);
      memcpy (b, a, sizeof page);
      memcpy (a, page, sizeof page);
    }
}

/* The same pages at the same numbers, of a register that was made alike with a key of its own. */
static void
test_page_of_another_register (void)
{
  g_autoptr (RelaisTestFolder) folder = make_register ();
  g_autoptr (RelaisTestFolder) other = relais_test_make_folder ();
  g_autofree char *path = relais_db_fixture_path (other, "");
  g_autoptr (RelaisDataKey) key = relais_data_key_new_random ();
  g_autoptr (GByteArray) ours = relais_db_fixture_read (folder, "");
  g_autoptr (GByteArray) theirs = NULL;
  g_autoptr (GError) error = NULL;
  RelaisDb *db = relais_db_open_encrypted (path, RELAIS_DB_CREATE, key, NULL);

  relais_db_fixture_run (db, "CREATE TABLE entry (id INTEGER PRIMARY KEY, body TEXT NOT NULL) STRICT");
  relais_db_close (db);
  theirs = relais_db_fixture_read (other, "");
  g_assert_cmpuint (theirs->len, >=, 2 * RELAIS_PAGE_SIZE);

  memcpy (ours->data + RELAIS_PAGE_SIZE, theirs->data + RELAIS_PAGE_SIZE, RELAIS_PAGE_SIZE);
  relais_db_fixture_write (folder, "", ours->data, ours->len);
  db = relais_db_fixture_open (folder, &error);
  g_assert_no_error (error);
  g_assert_false (relais_db_check_integrity (db, &error));
  g_assert_error (error, RELAIS_ERROR, RELAIS_ERROR_REGISTER_DAMAGED);
  relais_db_close (db);
}

/* Damage that is seen while a log waits: the log stays, and is not copied into what is damaged. */
static void
test_damaged_beside_a_log (void)
{
  g_autoptr (RelaisTestFolder) folder = make_register ();
  g_autoptr (RelaisTestFolder) copy = relais_test_make_folder ();
  g_autoptr (GByteArray) content = NULL;
  RelaisDb *db = relais_db_fixture_open (folder, NULL);

  relais_db_fixture_run (db, "DELETE FROM entry WHERE id = 1");
  relais_db_fixture_copy (folder, copy);
  relais_db_close (db);

  content = relais_db_fixture_read (copy, "");
  memset (content->data + RELAIS_PAGE_CONTENT_SIZE, 7, RELAIS_PAGE_RESERVED_SIZE);
  relais_db_fixture_write (copy, "", content->data, content->len);
  assert_refused (copy, RELAIS_ERROR_REGISTER_FOREIGN);

  /* Damage that only SQLite meets, with the log already open. */
  relais_db_fixture_copy (folder, copy);
  db = relais_db_fixture_open (folder, NULL);
  relais_db_fixture_run (db, "UPDATE entry SET body = 'x' WHERE id = 2");
  relais_db_fixture_copy (folder, copy);
  relais_db_close (db);
  g_byte_array_unref (content);
  content = relais_db_fixture_read (copy, "");
  content->data[100] ^= 1;
  relais_db_fixture_write (copy, "", content->data, content->len);
  assert_refused (copy, RELAIS_ERROR_REGISTER_DAMAGED);
}

/* A journal that says "one page" would cut the register, and an empty file would make SQLite delete the log. */
static void
test_strange_companions (void)
{
  static const guint8 journal[512] = { 0xd9, 0xd5, 0x05, 0xf9, 0x20, 0xa1, 0x63, 0xd7, 0, 0, 0, 0, 0, 0,
                                       0,    0,    0,    0,    0,    1,    0,    0,    2, 0, 0, 0, 0x10, 0 };
  g_autoptr (RelaisTestFolder) folder = make_register ();
  g_autoptr (RelaisDataKey) key = relais_db_fixture_key ();
  g_autofree char *path = relais_db_fixture_path (folder, "");
  g_autofree char *journal_path = relais_db_fixture_path (folder, "-journal");
  g_autoptr (GByteArray) after = NULL;
  g_autoptr (GError) error = NULL;
  RelaisDb *db;

  relais_db_fixture_write (folder, "-journal", journal, sizeof journal);
  assert_refused (folder, RELAIS_ERROR_REGISTER_DAMAGED);

  g_assert_cmpint (g_unlink (journal_path), ==, 0);
  relais_db_fixture_write (folder, "", journal, 0);
  relais_db_fixture_write (folder, "-wal", journal, sizeof journal);
  g_assert_null (relais_db_open_encrypted (path, RELAIS_DB_CREATE, key, &error));
  g_assert_error (error, RELAIS_ERROR, RELAIS_ERROR_REGISTER_TRUNCATED);
  after = relais_db_fixture_read (folder, "-wal");
  g_assert_cmpuint (after->len, ==, sizeof journal);

  /* Nothing is lost with the log of a register that is gone. */
  g_clear_error (&error);
  g_assert_cmpint (g_unlink (path), ==, 0);
  db = relais_db_open_encrypted (path, RELAIS_DB_CREATE, key, &error);
  g_assert_no_error (error);
  relais_db_fixture_run (db, "CREATE TABLE entry (body)");
  relais_db_close (db);
}

/* SQLite reads "file:…?vfs=…" as a URI where it is built to do so. */
static void
test_path_is_no_uri (void)
{
  g_autoptr (RelaisTestFolder) folder = relais_test_make_folder ();
  g_autoptr (RelaisDataKey) key = relais_db_fixture_key ();
  g_autofree char *here = g_get_current_dir ();
  g_autoptr (GError) error = NULL;
  RelaisDb *db;

  g_assert_cmpint (g_chdir (folder), ==, 0);
  db = relais_db_open_encrypted ("file:register.db?vfs=unix", RELAIS_DB_CREATE, key, &error);
  g_assert_no_error (error);
  relais_db_fixture_run (db, "CREATE TABLE entry (body)");
  relais_db_close (db);
  g_assert_true (g_file_test ("file:register.db?vfs=unix", G_FILE_TEST_IS_REGULAR));
  g_assert_false (relais_test_folder_contains (folder, "SQLite", 6));
  g_assert_cmpint (g_chdir (here), ==, 0);
}

static void
test_no_plain_copy (void)
{
  static const char *const statements[] = {
    "VACUUM INTO '%s/copy.db'",
    "ATTACH '%s/copy.db' AS copy",
    "ATTACH 'file:%s/copy.db?vfs=unix' AS copy",
    "ATTACH DATABASE printf ('%%s/copy.db', '%s') AS copy",
  };
  g_autoptr (RelaisTestFolder) folder = make_register ();
  RelaisDb *db = relais_db_fixture_open (folder, NULL);
  g_autofree char *copy = g_strconcat (folder, "/copy.db", NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (statements); i++)
    {
      g_auto (GStrv) parts = g_strsplit (statements[i], "%s/", 2);
      g_autofree char *sql = g_strjoin ("", parts[0], folder, "/", parts[1], NULL);
      g_autoptr (GError) error = NULL;

      g_assert_false (relais_db_execute (db, sql, &error));
      g_assert_nonnull (error);
      g_assert_false (g_file_test (copy, G_FILE_TEST_EXISTS));
    }

  relais_db_fixture_run (db, "VACUUM");
  relais_db_fixture_assert_ok (db);
  relais_db_close (db);
  g_assert_false (relais_test_folder_contains (folder, "idonie", 6));
}

static void
test_keys_by_path (void)
{
  g_autoptr (RelaisTestFolder) folder = make_register ();
  g_autofree char *path = relais_db_fixture_path (folder, "");
  g_autofree char *detour = g_strconcat (folder, "/./register.db", NULL);
  g_autoptr (RelaisDataKey) key = relais_db_fixture_key ();
  g_autoptr (RelaisDataKey) other = relais_data_key_new_random ();
  g_autoptr (GError) error = NULL;
  sqlite3 *db = NULL;
  const char *vfs = relais_cipher_vfs_get_name ();
  g_autofree char *moved = g_strconcat (path, ".moved", NULL);
  char *by_detour;
  char *by_path;

  g_assert_cmpint (sqlite3_open_v2 (path, &db, SQLITE_OPEN_READWRITE, vfs), ==, SQLITE_CANTOPEN);
  sqlite3_close (db);

  by_detour = relais_cipher_vfs_provide_key (detour, key, NULL);
  by_path = relais_cipher_vfs_provide_key (path, key, NULL);
  g_assert_cmpstr (by_detour, ==, by_path);
  g_assert_null (relais_cipher_vfs_provide_key (path, other, &error));
  g_assert_error (error, RELAIS_ERROR, RELAIS_ERROR_BUSY);
  relais_cipher_vfs_withdraw_key (by_path);
  g_assert_cmpint (sqlite3_open_v2 (path, &db, SQLITE_OPEN_READWRITE, vfs), ==, SQLITE_OK);

  /* A link set in the way meanwhile does not keep the key known. */
  g_assert_cmpint (rename (path, moved), ==, 0);
  g_assert_cmpint (symlink ("elsewhere", path), ==, 0);
  relais_cipher_vfs_withdraw_key (by_detour);
  g_assert_cmpint (unlink (path), ==, 0);
  g_assert_cmpint (rename (moved, path), ==, 0);

  /* What is open stays open, log included. */
  g_assert_cmpint (sqlite3_exec (db, "INSERT INTO entry (body) VALUES ('x')", NULL, NULL, NULL), ==, SQLITE_OK);
  sqlite3_close (db);
  g_assert_cmpint (sqlite3_open_v2 (path, &db, SQLITE_OPEN_READWRITE, vfs), ==, SQLITE_CANTOPEN);
  sqlite3_close (db);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/encrypted-db/reopens", test_reopens);
  g_test_add_func ("/encrypted-db/missing", test_missing);
  g_test_add_func ("/encrypted-db/link", test_link);
  g_test_add_func ("/encrypted-db/plain", test_plain);
  g_test_add_func ("/encrypted-db/foreign", test_foreign);
  g_test_add_func ("/encrypted-db/other-key", test_other_key);
  g_test_add_func ("/encrypted-db/other-key-is-not-a-database", test_other_key_is_not_a_database);
  g_test_add_func ("/encrypted-db/newer", test_newer);
  g_test_add_func ("/encrypted-db/truncated", test_truncated);
  g_test_add_func ("/encrypted-db/truncated-behind-a-log", test_truncated_behind_a_log);
  g_test_add_func ("/encrypted-db/bit-flips-in-page-1", test_bit_flips_in_page_1);
  g_test_add_func ("/encrypted-db/bit-flips-elsewhere", test_bit_flips_elsewhere);
  g_test_add_func ("/encrypted-db/swapped-pages", test_swapped_pages);
  g_test_add_func ("/encrypted-db/page-of-another-register", test_page_of_another_register);
  g_test_add_func ("/encrypted-db/damaged-beside-a-log", test_damaged_beside_a_log);
  g_test_add_func ("/encrypted-db/strange-companions", test_strange_companions);
  g_test_add_func ("/encrypted-db/path-is-no-uri", test_path_is_no_uri);
  g_test_add_func ("/encrypted-db/no-plain-copy", test_no_plain_copy);
  g_test_add_func ("/encrypted-db/keys-by-path", test_keys_by_path);
  return g_test_run ();
}
