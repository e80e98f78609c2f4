/* Under the encryption: whatever call to the system fails, reading, writing, syncing, a
 * full disk or a file that ends too early, an operation fails with its error or succeeds whole, and the register
 * opens again. */

#include "fault-vfs.h"
#include "relais-cipher-vfs.h"
#include "relais-db-fixture.h"
#include "relais-error.h"

#include <string.h>

#define N_ROWS 60

static const char *const kind_names[FAULT_N_KINDS] = {
  [FAULT_OPEN] = "open",           [FAULT_READ] = "read",   [FAULT_SHORT_READ] = "short read",
  [FAULT_WRITE] = "write",         [FAULT_SYNC] = "sync",   [FAULT_TORN_WRITE] = "torn write",
  [FAULT_DISK_FULL] = "disk full", [FAULT_SIZE] = "size",   [FAULT_TRUNCATE] = "truncate",
  [FAULT_LOCK] = "lock",           [FAULT_SHARED_MEMORY] = "shared memory",
};

/* Raises all numbers, in a cache that is too small, and checkpoints. Returns: whether the commit was acknowledged */
static gboolean
work (const char *folder, int n, GError **error)
{
  g_autofree char *sql = g_strdup_printf ("PRAGMA cache_size = 4; PRAGMA cache_spill = 4; BEGIN IMMEDIATE;"
                                          "UPDATE entry SET body = '%d ' || hex (randomblob (300));"
                                          "UPDATE entry SET body = '%d ' || hex (randomblob (300)); COMMIT",
                                          n, n);
  RelaisDb *db = relais_db_fixture_open (folder, error);
  gboolean done = db != NULL && relais_db_execute (db, sql, error);

  if (done)
    relais_db_execute (db, "PRAGMA wal_checkpoint (TRUNCATE)", NULL);
  g_clear_pointer (&db, relais_db_close);
  return done;
}

static int
check (const char *folder)
{
  g_autoptr (GError) error = NULL;
  RelaisDb *db = relais_db_fixture_open (folder, &error);
  gint64 n;

  g_assert_no_error (error);
  n = relais_db_fixture_get_int (db, "SELECT CAST (body AS INTEGER) FROM entry LIMIT 1");
  g_assert_cmpint (relais_db_fixture_get_int (db, "SELECT count(DISTINCT CAST (body AS INTEGER)) FROM entry"), ==, 1);
  g_assert_cmpint (relais_db_fixture_get_int (db, "SELECT count(*) FROM entry"), ==, N_ROWS);
  relais_db_fixture_assert_ok (db);
  relais_db_close (db);
  return (int) n;
}

static void
test_fault (gconstpointer data)
{
  FaultKind kind = (FaultKind) GPOINTER_TO_INT (data);
  gboolean is_long = g_strcmp0 (g_getenv ("RELAIS_TEST_LONG"), "1") == 0;
  g_autoptr (RelaisTestFolder) folder = relais_test_make_folder ();
  RelaisDb *db = relais_db_fixture_make (folder);
  gboolean struck = TRUE;
  int n = 0, n_struck = 0;

  relais_db_fixture_fill (db, N_ROWS);
  relais_db_fixture_run (db, "UPDATE entry SET body = '0 '");
  relais_db_close (db);

  /* Each call in turn, until the work is done before the fault can strike; in a short run, ever larger steps. */
  for (int nth = 1; struck; nth += is_long ? 1 : 1 + nth / 6)
    {
      g_autoptr (GError) error = NULL;
      gboolean done;
      int now;

      fault_vfs_arm (kind, nth, nth % 2 == 0);
      done = work (folder, n + 1, &error);
      struck = fault_vfs_disarm ();
      n_struck += struck ? 1 : 0;
      if (!done)
        {
          g_autofree char *sentence = relais_error_get_sentence (error);

          g_assert_cmpint (error->domain, ==, RELAIS_ERROR);
          g_assert_cmpint (error->code, !=, RELAIS_ERROR_INTERNAL);
          g_assert_nonnull (sentence);
        }

      /* Done is done; what failed may still be there, but only whole. */
      now = check (folder);
      g_assert_cmpint (now, >=, done ? n + 1 : n);
      g_assert_cmpint (now, <=, n + 1);
      n = now;
    }

  g_assert_cmpint (n_struck, >, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  fault_vfs_register_as_default ();

  for (FaultKind kind = FAULT_NONE + 1; kind < FAULT_N_KINDS; kind++)
    {
      g_autofree char *path = g_strdup_printf ("/encrypted-faults/%s", kind_names[kind]);

      g_strdelimit (path, " ", '-');
      g_test_add_data_func (path, GINT_TO_POINTER (kind), test_fault);
    }

  return g_test_run ();
}
