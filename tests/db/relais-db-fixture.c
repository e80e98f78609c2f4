/* A small register for the tests of the encryption: made with a fixed key in a folder of the test, filled with rows
 * that carry a secret, and copied as it lies on the disk at that moment, which is what a kill or a pulled plug leaves
 * behind.
 */

#include "relais-db-fixture.h"

#include "relais-db-encrypted.h"
#include "relais-db-private.h"

#include <glib/gstdio.h>
#include <string.h>

/* Not -shm: what a process shares with others does not outlive it. */
static const char *const suffixes[] = { "", "-wal", "-journal" };

/* In place, because others may have the file open. */
static void
overwrite (const char *path, const void *bytes, gsize size)
{
  FILE *file = g_fopen (path, "wb");

  g_assert_nonnull (file);
  g_assert_cmpuint (fwrite (bytes, 1, size, file), ==, size);
  g_assert_cmpint (fclose (file), ==, 0);
}

RelaisDataKey *
relais_db_fixture_key (void)
{
  guint8 bytes[RELAIS_DATA_KEY_SIZE];

  memset (bytes, 0x5a, sizeof bytes);
  return relais_data_key_new_from_bytes (bytes);
}

char *
relais_db_fixture_path (const char *folder, const char *suffix)
{
  return g_strconcat (folder, "/register.db", suffix, NULL);
}

RelaisDb *
relais_db_fixture_open (const char *folder, GError **error)
{
  g_autoptr (RelaisDataKey) key = relais_db_fixture_key ();
  g_autofree char *path = relais_db_fixture_path (folder, "");

  return relais_db_open_encrypted (path, RELAIS_DB_READ_WRITE, key, error);
}

RelaisDb *
relais_db_fixture_make (const char *folder)
{
  g_autoptr (RelaisDataKey) key = relais_db_fixture_key ();
  g_autofree char *path = relais_db_fixture_path (folder, "");
  g_autoptr (GError) error = NULL;
  RelaisDb *db = relais_db_open_encrypted (path, RELAIS_DB_CREATE, key, &error);

  g_assert_no_error (error);
  relais_db_fixture_run (db, "CREATE TABLE entry (id INTEGER PRIMARY KEY, body TEXT NOT NULL) STRICT;"
                             "CREATE INDEX entry_body ON entry (body);"
                             "CREATE VIRTUAL TABLE entry_search USING fts5 (body);");
  return db;
}

void
relais_db_fixture_run (RelaisDb *db, const char *sql)
{
  g_autoptr (GError) error = NULL;

  relais_db_execute (db, sql, &error);
  g_assert_no_error (error);
}

/* One transaction, unless one is open. */
void
relais_db_fixture_fill (RelaisDb *db, int n_rows)
{
  g_autofree char *sql = g_strdup_printf (
      "SAVEPOINT fill;"
      "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < %d)"
      "  INSERT INTO entry (body) SELECT '" RELAIS_DB_FIXTURE_SECRET " ' || hex (randomblob (40)) FROM n;"
      "INSERT INTO entry_search (body) VALUES ('" RELAIS_DB_FIXTURE_SECRET "');"
      "RELEASE fill;",
      n_rows);

  relais_db_fixture_run (db, sql);
}

gint64
relais_db_fixture_get_int (RelaisDb *db, const char *sql)
{
  sqlite3_stmt *stmt = NULL;
  gint64 value;

  g_assert_cmpint (sqlite3_prepare_v2 (relais_db_get_sqlite (db), sql, -1, &stmt, NULL), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_step (stmt), ==, SQLITE_ROW);
  value = sqlite3_column_int64 (stmt, 0);
  sqlite3_finalize (stmt);
  return value;
}

void
relais_db_fixture_assert_ok (RelaisDb *db)
{
  g_autoptr (GError) error = NULL;

  relais_db_check_integrity (db, &error);
  g_assert_no_error (error);
}

/* Replaces what is in @to by what lies in @from at this moment. */
void
relais_db_fixture_copy (const char *from, const char *to)
{
  g_autofree char *shm = relais_db_fixture_path (to, "-shm");

  g_unlink (shm);
  for (gsize i = 0; i < G_N_ELEMENTS (suffixes); i++)
    {
      g_autofree char *source = relais_db_fixture_path (from, suffixes[i]);
      g_autofree char *target = relais_db_fixture_path (to, suffixes[i]);
      g_autofree char *content = NULL;
      gsize length = 0;

      g_unlink (target);
      if (g_file_get_contents (source, &content, &length, NULL))
        overwrite (target, content, length);
    }
}

GByteArray *
relais_db_fixture_read (const char *folder, const char *suffix)
{
  g_autofree char *path = relais_db_fixture_path (folder, suffix);
  g_autoptr (GError) error = NULL;
  char *content = NULL;
  gsize length = 0;

  g_file_get_contents (path, &content, &length, &error);
  g_assert_no_error (error);
  return g_byte_array_new_take ((guint8 *) content, length);
}

void
relais_db_fixture_write (const char *folder, const char *suffix, const guint8 *bytes, gsize size)
{
  g_autofree char *path = relais_db_fixture_path (folder, suffix);

  overwrite (path, bytes, size);
}
