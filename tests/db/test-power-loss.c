/* The pulled plug: whatever a disk keeps of what was not synced, whole, torn or out of
 * order, the register opens again, is whole, and has everything that was committed. RELAIS_TEST_LONG=1 cuts at every
 * moment. */

#include "power-vfs.h"
#include "relais-db-fixture.h"

#include <string.h>

#define SHORT_CUTS 60

static gboolean
is_long (void)
{
  return g_strcmp0 (g_getenv ("RELAIS_TEST_LONG"), "1") == 0;
}

static void
raise_all (RelaisDb *db, int n)
{
  g_autofree char *sql = g_strdup_printf (
      "BEGIN IMMEDIATE; UPDATE counter SET n = %d; UPDATE entry SET body = '%d ' || hex (randomblob (50)); COMMIT", n, n);

  relais_db_fixture_run (db, sql);
  power_vfs_mark (n);
}

/* The promise: after each commit its number; with all that SQLite does in between. */
static void
work (RelaisDb *db)
{
  int n = 0;

  for (int i = 0; i < 4; i++)
    raise_all (db, ++n);
  relais_db_fixture_run (db, "PRAGMA wal_checkpoint (TRUNCATE)");
  for (int i = 0; i < 3; i++)
    raise_all (db, ++n);
  relais_db_fixture_run (db, "PRAGMA wal_checkpoint (RESTART)");
  raise_all (db, ++n);
  relais_db_fixture_run (db, "PRAGMA cache_size = 4; PRAGMA cache_spill = 4");
  raise_all (db, ++n);
  relais_db_fixture_run (db, "DELETE FROM entry_search; VACUUM");
  raise_all (db, ++n);
  relais_db_fixture_run (db, "PRAGMA wal_checkpoint (PASSIVE)");
  raise_all (db, ++n);
}

static void
check_image (const char *folder, int promised)
{
  g_autoptr (GError) error = NULL;
  RelaisDb *db = relais_db_fixture_open (folder, &error);
  gint64 n;

  g_assert_no_error (error);
  n = relais_db_fixture_get_int (db, "SELECT n FROM counter");
  g_assert_cmpint (n, >=, promised);
  g_assert_cmpint (n, <=, promised + 1);
  g_assert_cmpint (relais_db_fixture_get_int (
                       db, "SELECT count(*) FROM entry WHERE CAST (body AS INTEGER) = (SELECT n FROM counter)"),
                   ==, 80);
  relais_db_fixture_assert_ok (db);
  relais_db_close (db);
}

static void
test_power_loss (void)
{
  g_autoptr (RelaisTestFolder) folder = relais_test_make_folder ();
  g_autoptr (RelaisTestFolder) start = relais_test_make_folder ();
  g_autoptr (RelaisTestFolder) image = relais_test_make_folder ();
  GRand *rand = g_rand_new_with_seed ((guint32) g_test_rand_int ());
  RelaisDb *db = relais_db_fixture_make (folder);
  guint n_cuts;

  relais_db_fixture_fill (db, 80);
  relais_db_fixture_run (db, "CREATE TABLE counter (n INTEGER NOT NULL) STRICT; INSERT INTO counter VALUES (0);"
                             "UPDATE entry SET body = '0 '; PRAGMA wal_checkpoint (TRUNCATE)");
  relais_db_fixture_copy (folder, start);
  power_vfs_start ();
  work (db);
  relais_db_close (db);
  n_cuts = power_vfs_stop ();
  g_assert_cmpuint (n_cuts, >, 200);

  for (guint i = 0; i < (is_long () ? n_cuts : SHORT_CUTS); i++)
    {
      guint cut = is_long () ? i : (guint) g_rand_int_range (rand, 0, (gint32) n_cuts);
      int promised;

      relais_db_fixture_copy (start, image);
      promised = power_vfs_make_image (cut, rand, image);
      g_test_message ("cut %u of %u, %d promised", cut, n_cuts, promised);
      check_image (image, promised);
    }

  g_rand_free (rand);
}

/* Seen from the other side: this disk does lose what was not synced. */
static void
test_the_disk_forgets (void)
{
  g_autoptr (RelaisTestFolder) folder = relais_test_make_folder ();
  g_autoptr (RelaisTestFolder) start = relais_test_make_folder ();
  g_autoptr (RelaisTestFolder) image = relais_test_make_folder ();
  GRand *rand = g_rand_new_with_seed (1);
  RelaisDb *db = relais_db_fixture_make (folder);
  guint n_cuts;
  gint64 n = 0;
  int promised;

  relais_db_fixture_run (db, "PRAGMA wal_checkpoint (TRUNCATE)");
  relais_db_fixture_copy (folder, start);
  power_vfs_start ();
  relais_db_fixture_run (db, "PRAGMA synchronous = OFF");
  for (int i = 1; i <= 20; i++)
    {
      relais_db_fixture_run (db, "INSERT INTO entry (body) VALUES ('x')");
      power_vfs_mark (i);
    }
  n_cuts = power_vfs_stop ();
  promised = power_vfs_make_image (n_cuts, rand, start);
  g_assert_cmpint (promised, ==, 20);
  relais_db_close (db);

  db = relais_db_fixture_open (start, NULL);
  n = relais_db_fixture_get_int (db, "SELECT count(*) FROM entry");
  g_assert_cmpint (n, <, promised);
  relais_db_fixture_assert_ok (db);
  relais_db_close (db);
  g_rand_free (rand);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  power_vfs_install ();
  g_test_add_func ("/power-loss/nothing-is-lost", test_power_loss);
  g_test_add_func ("/power-loss/the-disk-forgets", test_the_disk_forgets);
  return g_test_run ();
}
