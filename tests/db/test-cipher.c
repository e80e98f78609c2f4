#include "relais-cipher-vfs.h"

#include "relais-db-encrypted.h"
#include "relais-db-fixture.h"
#include "relais-db-private.h"
#include "relais-error.h"
#include "relais-page-cipher.h"

#include <fcntl.h>
#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

#define FRAME_SIZE (24 + RELAIS_PAGE_SIZE)

/* In rows and in the index of the search, where words stand folded and cut. */
static void
assert_nothing_plain (const char *folder)
{
  static const char *const traces[] = { "Vandenbroucke", "andenbrou", "sidonie", "Sidonie", "0478", "CREATE TABLE",
                                        "SQLite format", "entry_body" };

  for (gsize i = 0; i < G_N_ELEMENTS (traces); i++)
    g_assert_false (relais_test_folder_contains (folder, traces[i], strlen (traces[i])));
}

static sqlite3 *
open_raw (const char *path, int flags)
{
  g_autoptr (RelaisDataKey) key = relais_db_fixture_key ();
  sqlite3 *db = NULL;
  char *provided;

  provided = relais_cipher_vfs_provide_key (path, key, NULL);
  g_assert_nonnull (provided);
  g_assert_cmpint (sqlite3_open_v2 (path, &db, flags, relais_cipher_vfs_get_name ()), ==, SQLITE_OK);
  relais_cipher_vfs_withdraw_key (provided);
  return db;
}

static int
run_raw (sqlite3 *db, const char *sql)
{
  return sqlite3_exec (db, sql, NULL, NULL, NULL);
}

static char *
ask_raw (sqlite3 *db, const char *sql)
{
  sqlite3_stmt *stmt = NULL;
  char *answer = NULL;

  sqlite3_prepare_v2 (db, sql, -1, &stmt, NULL);
  if (sqlite3_step (stmt) == SQLITE_ROW)
    answer = g_strdup ((const char *) sqlite3_column_text (stmt, 0));
  else
    g_test_message ("%s: %d", sql, sqlite3_extended_errcode (db));
  sqlite3_finalize (stmt);
  return answer;
}

/* What is there when the machine stops at this moment: it opens, is whole, and has @n_rows. Not opened as a register,
 * because that must be in WAL. */
static void
assert_survives (const char *folder, int n_rows)
{
  g_autoptr (RelaisTestFolder) copy = relais_test_make_folder ();
  g_autofree char *path = relais_db_fixture_path (copy, "");
  g_autofree char *expected = g_strdup_printf ("%d", n_rows);
  g_autofree char *integrity = NULL;
  g_autofree char *count = NULL;
  sqlite3 *db;

  relais_db_fixture_copy (folder, copy);
  assert_nothing_plain (copy);
  db = open_raw (path, SQLITE_OPEN_READWRITE);
  integrity = ask_raw (db, "PRAGMA integrity_check");
  g_assert_cmpstr (integrity, ==, "ok");
  count = ask_raw (db, "SELECT count(*) FROM entry");
  g_assert_cmpstr (count, ==, expected);
  sqlite3_close (db);
}

static guint
count_frames (const char *folder)
{
  g_autoptr (GByteArray) wal = relais_db_fixture_read (folder, "-wal");

  return wal->len < 32 ? 0 : (wal->len - 32) / FRAME_SIZE;
}

static void
test_nothing_plain (void)
{
  g_autoptr (RelaisTestFolder) folder = relais_test_make_folder ();
  RelaisDb *db = relais_db_fixture_make (folder);

  relais_db_fixture_fill (db, 100);
  assert_nothing_plain (folder);
  relais_db_fixture_run (db, "BEGIN; PRAGMA cache_spill = 5; PRAGMA cache_size = 5");
  relais_db_fixture_fill (db, 500);
  relais_db_fixture_run (db, "UPDATE entry SET body = body || ' Sidonie'; CREATE TEMP TABLE t AS SELECT * FROM entry");
  g_assert_cmpuint (count_frames (folder), >, 50);
  assert_nothing_plain (folder);
  relais_db_fixture_run (db, "COMMIT");
  assert_nothing_plain (folder);
  relais_db_fixture_run (db, "PRAGMA wal_checkpoint (TRUNCATE)");
  assert_nothing_plain (folder);
  relais_db_fixture_run (db, "VACUUM");
  assert_nothing_plain (folder);
  relais_db_close (db);
  assert_nothing_plain (folder);
}

/* One commit a frame or more; the log is cut at every 97th byte. As many rows are there as commits were whole. */
static void
test_torn_log (void)
{
  g_autoptr (RelaisTestFolder) folder = relais_test_make_folder ();
  g_autoptr (RelaisTestFolder) copy = relais_test_make_folder ();
  g_autoptr (GArray) ends = g_array_new (FALSE, FALSE, sizeof (guint));
  g_autoptr (GByteArray) wal = NULL;
  RelaisDb *db = relais_db_fixture_make (folder);
  guint whole = 0;

  relais_db_fixture_run (db, "PRAGMA wal_checkpoint (TRUNCATE)");
  for (int i = 0; i < 6; i++)
    {
      guint end;

      relais_db_fixture_run (db, "INSERT INTO entry (body) VALUES ('" RELAIS_DB_FIXTURE_SECRET "')");
      end = 32 + count_frames (folder) * FRAME_SIZE;
      g_array_append_val (ends, end);
    }

  wal = relais_db_fixture_read (folder, "-wal");
  for (guint length = 0; length <= wal->len; length += 97)
    {
      g_autoptr (GError) error = NULL;
      RelaisDb *torn;

      while (whole < ends->len && g_array_index (ends, guint, whole) <= length)
        whole++;
      relais_db_fixture_copy (folder, copy);
      relais_db_fixture_write (copy, "-wal", wal->data, length);
      torn = relais_db_fixture_open (copy, &error);
      g_assert_no_error (error);
      g_assert_cmpint (relais_db_fixture_get_int (torn, "SELECT count(*) FROM entry"), ==, whole);
      if (length % (97 * 8) == 0)
        relais_db_fixture_assert_ok (torn);
      relais_db_close (torn);
    }

  g_assert_cmpuint (whole, >=, ends->len - 1);
  relais_db_close (db);
}

/* A frame of the log that was changed, or that is an older one of the same page, is where the log ends. */
static void
test_altered_log (void)
{
  g_autoptr (RelaisTestFolder) folder = relais_test_make_folder ();
  g_autoptr (RelaisTestFolder) copy = relais_test_make_folder ();
  g_autoptr (GByteArray) older = NULL;
  g_autoptr (GByteArray) wal = NULL;
  RelaisDb *db = relais_db_fixture_make (folder);
  guint n_frames;

  /* The same pages twice, in two generations of the log. */
  relais_db_fixture_run (db, "PRAGMA wal_checkpoint (TRUNCATE); INSERT INTO entry (body) VALUES ('older')");
  older = relais_db_fixture_read (folder, "-wal");
  relais_db_fixture_run (db, "PRAGMA wal_checkpoint (TRUNCATE); INSERT INTO entry (body) VALUES ('newer')");
  wal = relais_db_fixture_read (folder, "-wal");
  n_frames = count_frames (folder);
  g_assert_cmpuint (n_frames, >=, 2);
  g_assert_cmpuint (older->len, ==, wal->len);

  for (guint frame = 0; frame < n_frames; frame++)
    {
      guint8 *header = wal->data + 32 + frame * FRAME_SIZE, *old_header = older->data + 32 + frame * FRAME_SIZE;
      guint8 kept[FRAME_SIZE];

      memcpy (kept, header, sizeof kept);
      g_assert_cmpmem (header, 4, old_header, 4);
      for (int change = 0; change < 4; change++)
        {
          g_autoptr (GError) error = NULL;
          RelaisDb *altered;

          if (change == 0) /* the older page under the newer header */
            memcpy (header + 24, old_header + 24, RELAIS_PAGE_SIZE);
          else if (change == 1) /* with its own checksum too */
            memcpy (header + 16, old_header + 16, 8 + RELAIS_PAGE_SIZE);
          else if (change == 2)
            header[24 + g_test_rand_int_range (0, RELAIS_PAGE_SIZE)] ^= 1;
          else
            header[3] ^= 1; /* another page number */

          relais_db_fixture_copy (folder, copy);
          relais_db_fixture_write (copy, "-wal", wal->data, wal->len);
          altered = relais_db_fixture_open (copy, &error);
          g_assert_no_error (error);
          g_assert_cmpint (relais_db_fixture_get_int (altered, "SELECT count(*) FROM entry"), ==, 1);
          relais_db_fixture_assert_ok (altered);
          relais_db_close (altered);
          memcpy (header, kept, sizeof kept);
        }
    }

  relais_db_close (db);
}

/* In a running process the log has been read: a frame that changes under it is an error, not another page. */
static void
test_log_altered_under_a_reader (void)
{
  g_autoptr (RelaisTestFolder) folder = relais_test_make_folder ();
  g_autoptr (GByteArray) wal = NULL;
  g_autoptr (GError) error = NULL;
  RelaisDb *db = relais_db_fixture_make (folder);
  RelaisDb *reader;

  relais_db_fixture_fill (db, 200);
  reader = relais_db_fixture_open (folder, &error);
  g_assert_no_error (error);
  wal = relais_db_fixture_read (folder, "-wal");
  for (guint frame = 0; frame < count_frames (folder); frame++)
    wal->data[32 + frame * FRAME_SIZE + 24 + 100] ^= 1;
  relais_db_fixture_write (folder, "-wal", wal->data, wal->len);

  g_assert_false (relais_db_execute (reader, "SELECT max (body) FROM entry NOT INDEXED", &error));
  g_assert_error (error, RELAIS_ERROR, RELAIS_ERROR_REGISTER_DAMAGED);
  relais_db_close (reader);
  relais_db_close (db);
}

static guint32
get_frame_number (GByteArray *wal, guint frame)
{
  guint32 number;

  memcpy (&number, wal->data + 32 + frame * FRAME_SIZE, sizeof number);
  return GUINT32_FROM_BE (number);
}

/* The last frame of the page that a table begins with. */
static guint
find_frame (RelaisDb *db, GByteArray *wal, const char *table)
{
  g_autofree char *sql = g_strdup_printf ("SELECT rootpage FROM sqlite_schema WHERE name = '%s'", table);
  gint64 number = relais_db_fixture_get_int (db, sql);
  guint frame = (wal->len - 32) / FRAME_SIZE;

  while (frame > 0 && get_frame_number (wal, frame - 1) != number)
    frame--;
  g_assert_cmpuint (frame, >, 0);
  return frame - 1;
}

static void
assert_damaged (RelaisDb *db, const char *sql)
{
  g_autoptr (GError) error = NULL;

  g_assert_false (relais_db_execute (db, sql, &error));
  g_assert_error (error, RELAIS_ERROR, RELAIS_ERROR_REGISTER_DAMAGED);
}

/* Two whole frames of the running log change places: neither page is taken for the other, nor gets into the file. */
static void
test_frames_exchanged_under_a_reader (void)
{
  g_autoptr (RelaisTestFolder) folder = relais_test_make_folder ();
  g_autoptr (GByteArray) wal = NULL;
  g_autoptr (GError) error = NULL;
  RelaisDb *db = relais_db_fixture_make (folder);
  RelaisDb *reader;
  guint8 kept[FRAME_SIZE], *a, *b;

  relais_db_fixture_run (db, "CREATE TABLE a (who TEXT); CREATE TABLE b (who TEXT);"
                             "INSERT INTO a VALUES ('a'); INSERT INTO b VALUES ('b')");
  wal = relais_db_fixture_read (folder, "-wal");
  a = wal->data + 32 + find_frame (db, wal, "a") * FRAME_SIZE;
  b = wal->data + 32 + find_frame (db, wal, "b") * FRAME_SIZE;
  memcpy (kept, a, FRAME_SIZE);
  memcpy (a, b, FRAME_SIZE);
  memcpy (b, kept, FRAME_SIZE);
  relais_db_fixture_write (folder, "-wal", wal->data, wal->len);

  reader = relais_db_fixture_open (folder, &error);
  g_assert_no_error (error);
  assert_damaged (reader, "SELECT who FROM a");
  assert_damaged (reader, "SELECT who FROM b");
  assert_damaged (reader, "PRAGMA wal_checkpoint (TRUNCATE)");
  relais_db_close (reader);

  memcpy (b, a, FRAME_SIZE);
  memcpy (a, kept, FRAME_SIZE);
  relais_db_fixture_write (folder, "-wal", wal->data, wal->len);
  g_assert_cmpint (relais_db_fixture_get_int (db, "SELECT count(*) FROM a WHERE who = 'a'"), ==, 1);
  relais_db_fixture_run (db, "PRAGMA wal_checkpoint (TRUNCATE)");
  relais_db_fixture_assert_ok (db);
  relais_db_close (db);
}

/* A frame as it stood at the same place in the log before this one, with its own header and with that of today. Nothing
 * else is changed, and with the frame back in its place all is as it was. */
static void
test_frame_of_an_older_log_under_a_reader (void)
{
  g_autoptr (RelaisTestFolder) folder = relais_test_make_folder ();
  g_autoptr (GByteArray) older = NULL, wal = NULL;
  RelaisDb *db = relais_db_fixture_make (folder);
  gsize at;

  relais_db_fixture_run (db, "PRAGMA wal_checkpoint (TRUNCATE); INSERT INTO entry (body) VALUES ('older')");
  older = relais_db_fixture_read (folder, "-wal");
  relais_db_fixture_run (db, "PRAGMA wal_checkpoint (TRUNCATE); INSERT INTO entry (body) VALUES ('newer')");
  wal = relais_db_fixture_read (folder, "-wal");
  g_assert_cmpuint (older->len, ==, wal->len);
  at = 32 + find_frame (db, wal, "entry") * FRAME_SIZE;
  g_assert_cmpmem (wal->data + at, 4, older->data + at, 4);

  for (gsize header = 0; header <= 24; header += 24)
    {
      RelaisDb *reader = relais_db_fixture_open (folder, NULL);
      guint8 kept[FRAME_SIZE];

      memcpy (kept, wal->data + at, FRAME_SIZE);
      memcpy (wal->data + at + header, older->data + at + header, FRAME_SIZE - header);
      relais_db_fixture_write (folder, "-wal", wal->data, wal->len);
      assert_damaged (reader, "SELECT body FROM entry NOT INDEXED");
      memcpy (wal->data + at, kept, FRAME_SIZE);
      relais_db_fixture_write (folder, "-wal", wal->data, wal->len);
      g_assert_cmpint (relais_db_fixture_get_int (reader, "SELECT count(*) FROM entry NOT INDEXED"), ==, 2);
      relais_db_close (reader);
    }

  relais_db_close (db);
}

/* One bit of the log is wrong when its pages are copied to the file: the page that was there stays. */
static void
test_damaged_frame_stops_a_checkpoint (void)
{
  g_autoptr (RelaisTestFolder) folder = relais_test_make_folder ();
  g_autoptr (RelaisTestFolder) copy = relais_test_make_folder ();
  g_autoptr (GByteArray) wal = NULL, before = NULL, after = NULL;
  RelaisDb *db = relais_db_fixture_make (folder);
  guint frame;
  gsize at;

  relais_db_fixture_run (db, "INSERT INTO entry (id, body) VALUES (1, 'old'); PRAGMA wal_checkpoint (TRUNCATE);"
                             "UPDATE entry SET body = 'new'");
  before = relais_db_fixture_read (folder, "");
  wal = relais_db_fixture_read (folder, "-wal");
  frame = find_frame (db, wal, "entry");
  at = (get_frame_number (wal, frame) - 1) * RELAIS_PAGE_SIZE;
  wal->data[32 + frame * FRAME_SIZE + 24 + 100] ^= 1;
  relais_db_fixture_write (folder, "-wal", wal->data, wal->len);

  assert_damaged (db, "PRAGMA wal_checkpoint (TRUNCATE)");
  relais_db_close (db);
  after = relais_db_fixture_read (folder, "");
  g_assert_cmpmem (before->data + at, RELAIS_PAGE_SIZE, after->data + at, RELAIS_PAGE_SIZE);

  relais_db_fixture_write (copy, "", after->data, after->len);
  db = relais_db_fixture_open (copy, NULL);
  g_assert_cmpint (relais_db_fixture_get_int (db, "SELECT count(*) FROM entry NOT INDEXED WHERE id = 1"), ==, 1);
  relais_db_close (db);
}

/* In the shared memory two frames exchange the pages they are said to hold: neither gets to the other's place in the
 * file. https://www.sqlite.org/walformat.html: after 136 bytes of header the page number of each frame. */
static void
test_altered_shared_memory_stops_a_checkpoint (void)
{
  g_autoptr (RelaisTestFolder) folder = relais_test_make_folder ();
  g_autofree char *shm_path = relais_db_fixture_path (folder, "-shm");
  g_autoptr (GByteArray) wal = NULL, before = NULL, after = NULL;
  RelaisDb *db = relais_db_fixture_make (folder);
  guint32 numbers[2];
  off_t at[2];
  int shm;

  relais_db_fixture_run (db, "CREATE TABLE a (who TEXT); CREATE TABLE b (who TEXT); PRAGMA wal_checkpoint (TRUNCATE);"
                             "INSERT INTO a VALUES ('a'); INSERT INTO b VALUES ('b')");
  before = relais_db_fixture_read (folder, "");
  wal = relais_db_fixture_read (folder, "-wal");
  at[0] = 136 + 4 * find_frame (db, wal, "a");
  at[1] = 136 + 4 * find_frame (db, wal, "b");

  shm = g_open (shm_path, O_RDWR, 0);
  for (int i = 0; i < 2; i++)
    g_assert_cmpint (pread (shm, &numbers[i], 4, at[i]), ==, 4);
  g_assert_cmpuint (numbers[0], ==, relais_db_fixture_get_int (db, "SELECT rootpage FROM sqlite_schema WHERE name='a'"));
  for (int i = 0; i < 2; i++)
    g_assert_cmpint (pwrite (shm, &numbers[1 - i], 4, at[i]), ==, 4);

  assert_damaged (db, "PRAGMA wal_checkpoint (TRUNCATE)");
  after = relais_db_fixture_read (folder, "");
  for (int i = 0; i < 2; i++)
    g_assert_cmpmem (before->data + (numbers[i] - 1) * RELAIS_PAGE_SIZE, RELAIS_PAGE_SIZE,
                     after->data + (numbers[i] - 1) * RELAIS_PAGE_SIZE, RELAIS_PAGE_SIZE);

  for (int i = 0; i < 2; i++)
    g_assert_cmpint (pwrite (shm, &numbers[i], 4, at[i]), ==, 4);
  close (shm);
  relais_db_fixture_run (db, "PRAGMA wal_checkpoint (TRUNCATE)");
  g_assert_cmpint (relais_db_fixture_get_int (db, "SELECT count(*) FROM a WHERE who = 'a'"), ==, 1);
  relais_db_fixture_assert_ok (db);
  relais_db_close (db);
}

static RelaisDb *
begin_to_spill (const char *folder)
{
  RelaisDb *db = relais_db_fixture_open (folder, NULL);

  relais_db_fixture_run (db, "PRAGMA cache_size = 4; PRAGMA cache_spill = 4;"
                             "INSERT INTO entry (body) VALUES ('" RELAIS_DB_FIXTURE_SECRET "');"
                             "BEGIN; UPDATE entry SET body = body || ' one'; UPDATE entry SET body = body || ' two'");
  return db;
}

/* A frame whose page the commit leaves as it spilled, and of which it only makes the checksum anew: tried out on a
 * copy, because SQLite does the same each time.
 */
static guint
find_frame_read_by_commit (const char *folder)
{
  g_autoptr (RelaisTestFolder) copy = relais_test_make_folder ();
  g_autoptr (GByteArray) before = NULL, after = NULL;
  guint frame = 0;
  RelaisDb *db;

  relais_db_fixture_copy (folder, copy);
  db = begin_to_spill (copy);
  before = relais_db_fixture_read (copy, "-wal");
  relais_db_fixture_run (db, "COMMIT");
  after = relais_db_fixture_read (copy, "-wal");
  relais_db_close (db);

  for (guint8 *a = before->data + 32, *b = after->data + 32; a < before->data + before->len;
       a += FRAME_SIZE, b += FRAME_SIZE, frame++)
    {
      if (memcmp (a + 16, b + 16, 8) != 0 && memcmp (a + 24, b + 24, RELAIS_PAGE_SIZE) == 0)
        return frame;
    }

  g_assert_not_reached ();
}

/* A frame that spilled is damaged before its transaction ends. SQLite reads it to make its checksum anew, and the
 * commit fails; what is committed after it outlives a crash. */
static void
test_damaged_spilled_frame_fails_the_commit (void)
{
  g_autoptr (RelaisTestFolder) folder = relais_test_make_folder ();
  RelaisDb *db = relais_db_fixture_make (folder);
  g_autoptr (GByteArray) wal = NULL;
  guint frame;

  relais_db_fixture_fill (db, 300);
  relais_db_close (db);
  frame = find_frame_read_by_commit (folder);

  db = begin_to_spill (folder);
  wal = relais_db_fixture_read (folder, "-wal");
  wal->data[32 + frame * FRAME_SIZE + 24 + 100] ^= 1;
  relais_db_fixture_write (folder, "-wal", wal->data, wal->len);
  assert_damaged (db, "COMMIT");

  g_assert_true (sqlite3_get_autocommit (relais_db_get_sqlite (db)));
  assert_survives (folder, 301);
  relais_db_fixture_fill (db, 5);
  assert_survives (folder, 306);
  relais_db_close (db);
}

/* Pages that spill and change again are written over their frames; at the commit SQLite makes all checksums anew. */
static void
test_spilled_pages_written_again (void)
{
  g_autoptr (RelaisTestFolder) folder = relais_test_make_folder ();
  RelaisDb *db = relais_db_fixture_make (folder);

  relais_db_fixture_fill (db, 300);
  relais_db_fixture_run (db, "PRAGMA wal_checkpoint (TRUNCATE); PRAGMA cache_size = 4; PRAGMA cache_spill = 4");

  for (int round = 0; round < 3; round++)
    {
      guint n_frames;

      relais_db_fixture_run (db, "BEGIN; UPDATE entry SET body = body || ' one'");
      n_frames = count_frames (folder);
      relais_db_fixture_run (db, "UPDATE entry SET body = body || ' two'; UPDATE entry SET body = substr (body, 1, 80)");
      g_assert_cmpuint (n_frames, >, 10);
      g_assert_cmpuint (count_frames (folder), <, n_frames * 3);
      assert_survives (folder, 300 + round * 10);
      relais_db_fixture_fill (db, 50);
      relais_db_fixture_run (db, "SAVEPOINT half; DELETE FROM entry WHERE id % 2; UPDATE entry SET body = 'x' || id;"
                                 "ROLLBACK TO half; DELETE FROM entry WHERE id IN (SELECT id FROM entry LIMIT 40)");
      assert_survives (folder, 300 + round * 10);
      relais_db_fixture_run (db, "COMMIT");
      assert_survives (folder, 310 + round * 10);
    }

  /* A transaction that is taken back leaves frames which the next one overwrites. */
  relais_db_fixture_run (db, "BEGIN; UPDATE entry SET body = body || ' gone'; ROLLBACK");
  assert_survives (folder, 330);
  relais_db_fixture_fill (db, 1);
  assert_survives (folder, 331);
  relais_db_fixture_run (db, "PRAGMA wal_checkpoint (TRUNCATE)");
  relais_db_fixture_assert_ok (db);
  relais_db_close (db);
  assert_survives (folder, 331);
}

static void
test_reader_beside_writer (void)
{
  g_autoptr (RelaisTestFolder) folder = relais_test_make_folder ();
  g_autoptr (GError) error = NULL;
  RelaisDb *writer = relais_db_fixture_make (folder);
  RelaisDb *reader = relais_db_fixture_open (folder, &error);

  g_assert_no_error (error);
  relais_db_fixture_run (reader, "BEGIN");
  g_assert_cmpint (relais_db_fixture_get_int (reader, "SELECT count(*) FROM entry"), ==, 0);
  for (int i = 0; i < 20; i++)
    {
      relais_db_fixture_fill (writer, 30);
      relais_db_fixture_run (writer, "PRAGMA wal_checkpoint (PASSIVE)");
      g_assert_cmpint (relais_db_fixture_get_int (reader, "SELECT count(*) FROM entry"), ==, 0);
    }

  relais_db_fixture_run (reader, "COMMIT");
  g_assert_cmpint (relais_db_fixture_get_int (reader, "SELECT count(*) FROM entry"), ==, 600);
  relais_db_fixture_run (writer, "PRAGMA wal_checkpoint (TRUNCATE); DELETE FROM entry WHERE id > 100; VACUUM");
  g_assert_cmpint (relais_db_fixture_get_int (reader, "SELECT count(*) FROM entry"), ==, 100);
  relais_db_fixture_assert_ok (reader);
  relais_db_close (reader);
  relais_db_close (writer);
}

/* After a crash some other program opens the file with the system's SQLite, cannot read it, and closes it again. For
 * SQLite a log without a valid frame is rubbish that goes when the last connection does; ours must not look so. */
static void
test_other_program_leaves_the_log (void)
{
  g_autoptr (RelaisTestFolder) folder = relais_test_make_folder ();
  g_autoptr (RelaisTestFolder) copy = relais_test_make_folder ();
  g_autofree char *path = relais_db_fixture_path (copy, "");
  g_autoptr (GByteArray) before = NULL, after = NULL;
  RelaisDb *db = relais_db_fixture_make (folder);
  sqlite3 *other = NULL;

  relais_db_fixture_fill (db, 100);
  relais_db_fixture_copy (folder, copy);
  relais_db_close (db);
  before = relais_db_fixture_read (copy, "-wal");

  g_assert_cmpint (sqlite3_open_v2 (path, &other, SQLITE_OPEN_READWRITE, NULL), ==, SQLITE_OK);
  g_assert_cmpint (run_raw (other, "SELECT * FROM sqlite_schema"), !=, SQLITE_OK);
  g_assert_cmpint (run_raw (other, "CREATE TABLE t (a)"), !=, SQLITE_OK);
  sqlite3_close (other);

  after = relais_db_fixture_read (copy, "-wal");
  g_assert_cmpmem (before->data, before->len, after->data, after->len);
  assert_survives (copy, 100);
}

/* Without WAL: before-images lie in a journal, and bring back what was when the process dies. */
static void
test_journal (gconstpointer mode)
{
  g_autoptr (RelaisTestFolder) folder = relais_test_make_folder ();
  g_autofree char *set_mode = g_strdup_printf ("PRAGMA journal_mode = %s", (const char *) mode);
  g_autofree char *journal = relais_db_fixture_path (folder, "-journal");
  RelaisDb *db = relais_db_fixture_make (folder);

  relais_db_fixture_fill (db, 300);
  relais_db_fixture_run (db, set_mode);
  relais_db_fixture_run (db, "PRAGMA cache_size = 4; PRAGMA cache_spill = 4");
  assert_survives (folder, 300);

  for (int round = 0; round < 3; round++)
    {
      g_autoptr (GByteArray) images = NULL;
      g_autoptr (RelaisTestFolder) copy = relais_test_make_folder ();

      relais_db_fixture_run (db, "BEGIN; UPDATE entry SET body = body || ' one'");
      images = relais_db_fixture_read (folder, "-journal");
      g_assert_cmpuint (images->len, >, 10 * RELAIS_PAGE_SIZE);
      assert_survives (folder, 300);
      relais_db_fixture_run (db, "SAVEPOINT half; DELETE FROM entry WHERE id % 2; UPDATE entry SET body = 'x' || id;"
                                 "ROLLBACK TO half");
      relais_db_fixture_fill (db, 10);
      assert_survives (folder, 300);
      relais_db_fixture_run (db, "ROLLBACK");
      g_assert_cmpint (relais_db_fixture_get_int (db, "SELECT count(*) FROM entry WHERE body LIKE '%one'"), ==, 0);
      assert_survives (folder, 300);
    }

  relais_db_fixture_run (db, "BEGIN; UPDATE entry SET body = body || ' two' WHERE id < 200; COMMIT");
  g_assert_cmpint (relais_db_fixture_get_int (db, "SELECT count(*) FROM entry WHERE body LIKE '%two'"), ==, 199);
  assert_nothing_plain (folder);
  relais_db_fixture_assert_ok (db);
  relais_db_close (db);
  assert_survives (folder, 300);
}

/* A before-image that was changed does not get into the file. */
static void
test_altered_journal (void)
{
  g_autoptr (RelaisTestFolder) folder = relais_test_make_folder ();
  g_autoptr (RelaisTestFolder) copy = relais_test_make_folder ();
  g_autofree char *path = relais_db_fixture_path (copy, "");
  g_autoptr (GByteArray) journal = NULL;
  RelaisDb *db = relais_db_fixture_make (folder);

  relais_db_fixture_fill (db, 300);
  relais_db_fixture_run (db, "PRAGMA journal_mode = DELETE; PRAGMA cache_size = 4; PRAGMA cache_spill = 4;"
                             "BEGIN; UPDATE entry SET body = body || ' one'");
  journal = relais_db_fixture_read (folder, "-journal");
  for (int change = 0; change < 3; change++)
    {
      guint8 *record = journal->data + 512, kept[4104];
      sqlite3 *altered;

      memcpy (kept, record, sizeof kept);
      if (change == 0)
        record[4 + 1000] ^= 1;
      else if (change == 1)
        record[3] ^= 1; /* another page number */
      else
        memcpy (record + 4, journal->data + 512 + 4104 + 4, RELAIS_PAGE_SIZE);

      relais_db_fixture_copy (folder, copy);
      relais_db_fixture_write (copy, "-journal", journal->data, journal->len);
      altered = open_raw (path, SQLITE_OPEN_READWRITE);
      g_assert_null (ask_raw (altered, "SELECT count(*) FROM entry"));
      g_assert_cmpint (sqlite3_extended_errcode (altered), ==, SQLITE_IOERR_DATA);
      sqlite3_close (altered);
      memcpy (record, kept, sizeof kept);
    }

  relais_db_fixture_run (db, "COMMIT");
  relais_db_close (db);
}

static void
test_backup (void)
{
  g_autoptr (RelaisTestFolder) folder = relais_test_make_folder ();
  g_autoptr (RelaisTestFolder) target_folder = relais_test_make_folder ();
  g_autofree char *target_path = relais_db_fixture_path (target_folder, "");
  g_autoptr (GError) error = NULL;
  RelaisDb *db = relais_db_fixture_make (folder);
  sqlite3 *target = open_raw (target_path, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE);
  sqlite3_backup *backup;
  int reserved = RELAIS_PAGE_RESERVED_SIZE;

  relais_db_fixture_fill (db, 500);
  g_assert_cmpint (sqlite3_file_control (target, "main", SQLITE_FCNTL_RESERVE_BYTES, &reserved), ==, SQLITE_OK);
  backup = sqlite3_backup_init (target, "main", relais_db_get_sqlite (db), "main");
  g_assert_nonnull (backup);
  g_assert_cmpint (sqlite3_backup_step (backup, 7), ==, SQLITE_OK);
  relais_db_fixture_fill (db, 1);
  assert_nothing_plain (target_folder);
  g_assert_cmpint (sqlite3_backup_step (backup, -1), ==, SQLITE_DONE);
  g_assert_cmpint (sqlite3_backup_finish (backup), ==, SQLITE_OK);
  sqlite3_close (target);
  relais_db_close (db);

  assert_nothing_plain (target_folder);
  assert_survives (target_folder, 501);
}

/* What would lie on the disk in plain is refused: files for sorting and temporary tables, pages without room. */
static void
test_refuses_what_it_cannot_seal (void)
{
  g_autoptr (RelaisTestFolder) folder = relais_test_make_folder ();
  g_autofree char *path = relais_db_fixture_path (folder, "");
  sqlite3 *db = open_raw (path, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE);
  int reserved = RELAIS_PAGE_RESERVED_SIZE;

  g_assert_cmpint (run_raw (db, "CREATE TABLE entry (body)"), ==, SQLITE_IOERR);
  g_assert_cmpint (run_raw (db, "PRAGMA page_size = 8192; CREATE TABLE entry (body)"), ==, SQLITE_IOERR);
  sqlite3_close (db);
  assert_nothing_plain (folder);

  db = open_raw (path, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE);
  g_assert_cmpint (sqlite3_file_control (db, "main", SQLITE_FCNTL_RESERVE_BYTES, &reserved), ==, SQLITE_OK);
  g_assert_cmpint (run_raw (db, "CREATE TABLE entry (body)"), ==, SQLITE_OK);
  g_assert_cmpint (run_raw (db, "PRAGMA temp_store = FILE;"
                               "CREATE TEMP TABLE t AS SELECT hex (randomblob (30000000)) AS a"), ==,
                   SQLITE_CANTOPEN);
  g_assert_cmpint (run_raw (db, "ATTACH '' AS temporary; CREATE TABLE temporary.t AS SELECT hex (randomblob (3000000))"),
                   ==, SQLITE_CANTOPEN);
  g_assert_cmpint (run_raw (db, "SELECT load_extension ('x')"), ==, SQLITE_ERROR);
  sqlite3_close (db);
  assert_nothing_plain (folder);
}

/* Directly below SQLite: sizes and places that it never asks for, and that later versions may. */
static void
test_sizes_and_places (void)
{
  g_autoptr (RelaisTestFolder) folder = relais_test_make_folder ();
  RelaisDb *db = relais_db_fixture_make (folder);
  g_autoptr (GByteArray) before = NULL, after = NULL, wal_before = NULL, wal_after = NULL;
  sqlite3_file *file = NULL, *wal = NULL;
  guint8 whole[RELAIS_PAGE_SIZE], part[RELAIS_PAGE_SIZE + 24] = { 0 };
  static const struct {
    int amount;
    gint64 place;
  } bad[] = { { 100, 0 },  { 4095, 4096 }, { 4096, 1 }, { 4096, 4095 }, { 512, 4096 }, { 8, 24 },
              { 8192, 0 }, { 24, 32 },     { 1, 8192 } },
    bad_wal[] = { { 100, 0 },   { 24, 33 },  { 4095, 56 }, { 4096, 57 }, { 4096, 32 }, { 24, 56 },
                  { 4120, 32 }, { 8, 48 },   { 512, 0 },   { 1, 10 },    { 32, 1 } };

  relais_db_fixture_fill (db, 100);
  relais_db_fixture_run (db, "PRAGMA wal_checkpoint (FULL)");
  sqlite3_file_control (relais_db_get_sqlite (db), "main", SQLITE_FCNTL_FILE_POINTER, &file);
  sqlite3_file_control (relais_db_get_sqlite (db), "main", SQLITE_FCNTL_JOURNAL_POINTER, &wal);

  /* Any part of a page is what it is in the whole one. */
  g_assert_cmpint (file->pMethods->xRead (file, whole, RELAIS_PAGE_SIZE, RELAIS_PAGE_SIZE), ==, SQLITE_OK);
  for (int from = 0; from < RELAIS_PAGE_SIZE; from += 119)
    {
      int amount = MIN (from + 7, RELAIS_PAGE_SIZE - from);

      g_assert_cmpint (file->pMethods->xRead (file, part, amount, RELAIS_PAGE_SIZE + from), ==, SQLITE_OK);
      g_assert_cmpmem (part, amount, whole + from, amount);
    }
  g_assert_cmpint (file->pMethods->xRead (file, part, 200, RELAIS_PAGE_SIZE - 100), ==, SQLITE_IOERR_READ);
  g_assert_cmpint (file->pMethods->xRead (file, part, RELAIS_PAGE_SIZE, 1000 * RELAIS_PAGE_SIZE), ==,
                   SQLITE_IOERR_SEEK);
  g_assert_cmpint (file->pMethods->xDeviceCharacteristics (file) & 0x8000, ==, 0);
  g_assert_cmpint (file->pMethods->iVersion, ==, 2);

  /* What is asked while opening is answered without a look at the page. */
  g_assert_cmpint (file->pMethods->xRead (file, part, 100, 0), ==, SQLITE_OK);
  g_assert_cmpmem (part, 21, "SQLite format 3\0\x10\0\2\2\x28", 21);

  before = relais_db_fixture_read (folder, "");
  wal_before = relais_db_fixture_read (folder, "-wal");
  memset (part, 'x', sizeof part);
  for (gsize i = 0; i < G_N_ELEMENTS (bad); i++)
    g_assert_cmpint (file->pMethods->xWrite (file, part, bad[i].amount, bad[i].place), ==, SQLITE_IOERR_WRITE);
  for (gsize i = 0; i < G_N_ELEMENTS (bad_wal); i++)
    g_assert_cmpint (wal->pMethods->xWrite (wal, part, bad_wal[i].amount, bad_wal[i].place), ==, SQLITE_IOERR_WRITE);
  for (gsize i = 0; i < G_N_ELEMENTS (bad_wal); i++)
    {
      if (bad_wal[i].amount != 4120 && bad_wal[i].place != 48)
        g_assert_cmpint (wal->pMethods->xRead (wal, part, bad_wal[i].amount, bad_wal[i].place), ==, SQLITE_IOERR_READ);
    }

  after = relais_db_fixture_read (folder, "");
  wal_after = relais_db_fixture_read (folder, "-wal");
  g_assert_cmpmem (before->data, before->len, after->data, after->len);
  g_assert_cmpmem (wal_before->data, wal_before->len, wal_after->data, wal_after->len);
  relais_db_close (db);
}

/* The same for a journal: nothing but headers, page numbers, images and their checksums. */
static void
test_sizes_and_places_in_a_journal (void)
{
  static const struct {
    int amount;
    gint64 place;
  } bad[] = { { 4096, 513 }, { 512, 516 }, { 100, 600 }, { 8, 4616 }, { 4095, 516 } };
  g_autoptr (RelaisTestFolder) folder = relais_test_make_folder ();
  g_autoptr (GByteArray) before = NULL, after = NULL;
  RelaisDb *db = relais_db_fixture_make (folder);
  sqlite3_file *journal = NULL;
  guint8 text[RELAIS_PAGE_SIZE];

  relais_db_fixture_run (db, "PRAGMA journal_mode = DELETE; BEGIN; INSERT INTO entry (body) VALUES ('x')");
  sqlite3_file_control (relais_db_get_sqlite (db), "main", SQLITE_FCNTL_JOURNAL_POINTER, &journal);
  before = relais_db_fixture_read (folder, "-journal");
  memset (text, 'x', sizeof text);
  for (gsize i = 0; i < G_N_ELEMENTS (bad); i++)
    g_assert_cmpint (journal->pMethods->xWrite (journal, text, bad[i].amount, bad[i].place), ==, SQLITE_IOERR_WRITE);
  after = relais_db_fixture_read (folder, "-journal");
  g_assert_cmpmem (before->data, before->len, after->data, after->len);
  relais_db_fixture_run (db, "COMMIT");
  relais_db_close (db);
}

/* SQLite's checksums of plain text stand nowhere: neither as they are nor, for the same text, twice the same. */
static void
test_checksums_are_masked (void)
{
  g_autoptr (RelaisTestFolder) folder = relais_test_make_folder ();
  g_autoptr (GByteArray) wal = NULL;
  g_autoptr (GHashTable) seen = g_hash_table_new (g_int64_hash, g_int64_equal);
  RelaisDb *db = relais_db_fixture_make (folder);
  sqlite3_file *file = NULL;

  relais_db_fixture_fill (db, 200);
  wal = relais_db_fixture_read (folder, "-wal");
  sqlite3_file_control (relais_db_get_sqlite (db), "main", SQLITE_FCNTL_JOURNAL_POINTER, &file);
  for (guint i = 0; i < count_frames (folder); i++)
    {
      guint8 *masked = wal->data + 32 + i * FRAME_SIZE + 16, plain[8];

      g_assert_cmpint (file->pMethods->xRead (file, plain, 8, 32 + i * FRAME_SIZE + 16), ==, SQLITE_OK);
      g_assert_cmpint (memcmp (plain, masked, 8), !=, 0);
      g_assert_null (memmem (wal->data, wal->len, plain, 8));
      g_assert_true (g_hash_table_add (seen, masked));
    }

  relais_db_close (db);
}

/* Whatever SQLite would make of it: a frame that does not verify is handed over as the end of the log. */
static void
test_unverified_frame_is_the_end (void)
{
  g_autoptr (RelaisTestFolder) folder = relais_test_make_folder ();
  g_autoptr (GByteArray) bytes = NULL;
  RelaisDb *db = relais_db_fixture_make (folder);
  sqlite3_file *wal = NULL;
  guint8 frame[FRAME_SIZE], zeros[FRAME_SIZE] = { 0 };

  relais_db_fixture_fill (db, 1);
  sqlite3_file_control (relais_db_get_sqlite (db), "main", SQLITE_FCNTL_JOURNAL_POINTER, &wal);
  g_assert_cmpint (wal->pMethods->xRead (wal, frame, FRAME_SIZE, 32), ==, SQLITE_OK);
  g_assert_cmpint (memcmp (frame, zeros, 4), !=, 0);
  bytes = relais_db_fixture_read (folder, "-wal");
  bytes->data[32 + FRAME_SIZE - 1] ^= 1;
  relais_db_fixture_write (folder, "-wal", bytes->data, bytes->len);
  g_assert_cmpint (wal->pMethods->xRead (wal, frame, 32, 0), ==, SQLITE_OK);
  g_assert_cmpint (wal->pMethods->xRead (wal, frame, FRAME_SIZE, 32), ==, SQLITE_OK);
  g_assert_cmpmem (frame, FRAME_SIZE, zeros, FRAME_SIZE);

  /* It looks for the end after reading the header; after a checksum it reads frames to write them again. */
  g_assert_cmpint (wal->pMethods->xRead (wal, frame, 8, 24), ==, SQLITE_OK);
  g_assert_cmpint (wal->pMethods->xRead (wal, frame, FRAME_SIZE, 32), ==, SQLITE_IOERR_DATA);
  g_assert_cmpint (wal->pMethods->xRead (wal, frame, 32, 0), ==, SQLITE_OK);
  g_assert_cmpint (wal->pMethods->xRead (wal, frame, 8, 32 + 16), ==, SQLITE_OK);
  g_assert_cmpint (wal->pMethods->xRead (wal, frame, FRAME_SIZE, 32), ==, SQLITE_IOERR_DATA);
  relais_db_close (db);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/cipher/nothing-plain", test_nothing_plain);
  g_test_add_func ("/cipher/torn-log", test_torn_log);
  g_test_add_func ("/cipher/altered-log", test_altered_log);
  g_test_add_func ("/cipher/log-altered-under-a-reader", test_log_altered_under_a_reader);
  g_test_add_func ("/cipher/frames-exchanged-under-a-reader", test_frames_exchanged_under_a_reader);
  g_test_add_func ("/cipher/frame-of-an-older-log-under-a-reader", test_frame_of_an_older_log_under_a_reader);
  g_test_add_func ("/cipher/damaged-frame-stops-a-checkpoint", test_damaged_frame_stops_a_checkpoint);
  g_test_add_func ("/cipher/altered-shared-memory-stops-a-checkpoint", test_altered_shared_memory_stops_a_checkpoint);
  g_test_add_func ("/cipher/damaged-spilled-frame-fails-the-commit", test_damaged_spilled_frame_fails_the_commit);
  g_test_add_func ("/cipher/spilled-pages-written-again", test_spilled_pages_written_again);
  g_test_add_func ("/cipher/reader-beside-writer", test_reader_beside_writer);
  g_test_add_func ("/cipher/other-program-leaves-the-log", test_other_program_leaves_the_log);
  g_test_add_data_func ("/cipher/journal-deleted", "DELETE", test_journal);
  g_test_add_data_func ("/cipher/journal-truncated", "TRUNCATE", test_journal);
  g_test_add_data_func ("/cipher/journal-kept", "PERSIST", test_journal);
  g_test_add_func ("/cipher/altered-journal", test_altered_journal);
  g_test_add_func ("/cipher/backup", test_backup);
  g_test_add_func ("/cipher/refuses-what-it-cannot-seal", test_refuses_what_it_cannot_seal);
  g_test_add_func ("/cipher/sizes-and-places", test_sizes_and_places);
  g_test_add_func ("/cipher/sizes-and-places-in-a-journal", test_sizes_and_places_in_a_journal);
  g_test_add_func ("/cipher/checksums-are-masked", test_checksums_are_masked);
  g_test_add_func ("/cipher/unverified-frame-is-the-end", test_unverified_frame_is_the_end);
  return g_test_run ();
}
