/* A process that is killed at any moment loses nothing that it has acknowledged, and what it
 * leaves opens again. A child works and says through a pipe how far it is; it is killed at a random step, wherever it
 * has got to by then. RELAIS_TEST_LONG=1 runs 500 rounds instead of a few. */

#include "relais-db-encrypted.h"
#include "relais-db-fixture.h"
#include "relais-db-private.h"
#include "relais-error.h"
#include "relais-key-file-private.h"
#include "relais-passphrase.h"

#include <signal.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

#define SHORT_ROUNDS 12
#define LONG_ROUNDS 500
#define STAFF_ID "11111111-1111-4111-8111-111111111111"

typedef enum {
  STEP_BEGUN = 'b',   /* something was begun that may be there afterwards or not */
  STEP_WORKING = 'w',
  STEP_DONE = 'd',    /* it is there, for ever */
} Step;

typedef void (*Work) (const char *folder, int round, int pipe_end);

typedef struct {
  int n_begun, n_done;
} Progress;

static int
get_n_rounds (void)
{
  return g_strcmp0 (g_getenv ("RELAIS_TEST_LONG"), "1") == 0 ? LONG_ROUNDS : SHORT_ROUNDS;
}

static void
say (int pipe_end, Step step)
{
  char letter = (char) step;

  if (write (pipe_end, &letter, 1) != 1)
    _exit (1);
}

/* Runs @work in a child and kills it after @n_steps. Everything it said before it died counts. */
static Progress
run_and_kill (Work work, const char *folder, int round, int n_steps)
{
  Progress progress = { 0, 0 };
  int ends[2], status = 0;
  char letter;
  pid_t child;

  g_assert_cmpint (pipe (ends), ==, 0);
  child = fork ();
  g_assert_cmpint (child, >=, 0);
  if (child == 0)
    {
      prctl (PR_SET_PDEATHSIG, SIGKILL);
      close (ends[0]);
      work (folder, round, ends[1]);
      _exit (0);
    }

  close (ends[1]);
  for (int i = 0; read (ends[0], &letter, 1) == 1; i++)
    {
      if (i == n_steps)
        kill (child, SIGKILL);
      progress.n_begun += letter == STEP_BEGUN ? 1 : 0;
      progress.n_done += letter == STEP_DONE ? 1 : 0;
    }

  close (ends[0]);
  g_assert_cmpint (waitpid (child, &status, 0), ==, child);
  g_assert_true (WIFSIGNALED (status));
  g_assert_cmpint (WTERMSIG (status), ==, SIGKILL);
  return progress;
}

/* Each transaction raises all numbers by one and changes the size of what there is. */
static void
write_register (const char *folder, int round, int pipe_end)
{
  RelaisDb *db = relais_db_fixture_open (folder, NULL);

  relais_db_fixture_run (db, round % 2 ? "PRAGMA cache_size = 4; PRAGMA cache_spill = 4" : "PRAGMA wal_autocheckpoint = 10");
  for (;;)
    {
      say (pipe_end, STEP_BEGUN);
      relais_db_fixture_run (db, "BEGIN IMMEDIATE; UPDATE counter SET n = n + 1");
      say (pipe_end, STEP_WORKING);
      relais_db_fixture_run (db, "UPDATE entry SET body = (SELECT n FROM counter) || ' " RELAIS_DB_FIXTURE_SECRET "'"
                                 "  || hex (randomblob (abs (random () % 60)))");
      say (pipe_end, STEP_WORKING);
      relais_db_fixture_run (db, "SAVEPOINT s; DELETE FROM entry; ROLLBACK TO s;"
                                 "INSERT INTO entry_search (body) VALUES ('" RELAIS_DB_FIXTURE_SECRET "')");
      say (pipe_end, STEP_WORKING);
      relais_db_fixture_run (db, "COMMIT");
      say (pipe_end, STEP_DONE);
      if (g_random_int_range (0, 6) == 0)
        relais_db_fixture_run (db, "PRAGMA wal_checkpoint (TRUNCATE)");
      else if (g_random_int_range (0, 6) == 0)
        relais_db_fixture_run (db, "VACUUM");
    }
}

static void
test_register (void)
{
  g_autoptr (RelaisTestFolder) folder = relais_test_make_folder ();
  RelaisDb *db = relais_db_fixture_make (folder);
  gint64 n = 0;

  relais_db_fixture_fill (db, 60);
  relais_db_fixture_run (db, "CREATE TABLE counter (n INTEGER NOT NULL) STRICT; INSERT INTO counter VALUES (0);"
                             "UPDATE entry SET body = '0 '");
  relais_db_close (db);

  for (int round = 0; round < get_n_rounds (); round++)
    {
      Progress progress = run_and_kill (write_register, folder, round, g_test_rand_int_range (5, 80));
      g_autoptr (GError) error = NULL;
      gint64 now;

      g_assert_false (relais_test_folder_contains (folder, "Vandenbroucke", 13));
      db = relais_db_fixture_open (folder, &error);
      g_assert_no_error (error);
      now = relais_db_fixture_get_int (db, "SELECT n FROM counter");
      g_test_message ("round %d: %d begun, %d done, %d there", round, progress.n_begun, progress.n_done, (int) (now - n));
      g_assert_cmpint (now - n, >=, progress.n_done);
      g_assert_cmpint (now - n, <=, progress.n_begun);
      g_assert_cmpint (relais_db_fixture_get_int (
                           db, "SELECT count(*) FROM entry WHERE CAST (body AS INTEGER) = (SELECT n FROM counter)"),
                       ==, 60);
      relais_db_fixture_assert_ok (db);
      relais_db_close (db);
      n = now;
    }

  g_assert_cmpint (n, >, 0);
}

static void
change_passphrase (const char *folder, int round, int pipe_end)
{
  g_autofree char *path = g_build_filename (folder, RELAIS_KEY_FILE_NAME, NULL);
  g_autoptr (RelaisDataKey) key = relais_db_fixture_key ();

  for (int i = 0;; i++)
    {
      g_autofree char *passphrase = g_strdup_printf ("passphrase %d of %d", i, round);

      say (pipe_end, STEP_BEGUN);
      if (!relais_key_file_change_passphrase (path, key, STAFF_ID, passphrase, NULL))
        _exit (1);
      say (pipe_end, STEP_DONE);
    }
}

static void
test_key_file (void)
{
  g_autoptr (RelaisTestFolder) folder = relais_test_make_folder ();
  g_autofree char *path = g_build_filename (folder, RELAIS_KEY_FILE_NAME, NULL);
  g_autoptr (RelaisDataKey) key = relais_db_fixture_key ();
  char *recovery_key = NULL;

  relais_key_file_set_test_cost (8, 1);
  g_assert_true (relais_key_file_create (path, "the first", STAFF_ID, key, &recovery_key, NULL));
  for (int round = 0; round < get_n_rounds (); round++)
    {
      Progress progress = run_and_kill (change_passphrase, folder, round, g_test_rand_int_range (3, 20));
      g_autofree char *acknowledged = g_strdup_printf ("passphrase %d of %d", progress.n_done - 1, round);
      g_autofree char *begun = g_strdup_printf ("passphrase %d of %d", progress.n_done, round);
      g_autoptr (RelaisDataKey) one = NULL;
      g_autoptr (RelaisDataKey) other = NULL;
      g_autoptr (RelaisDataKey) recovered = relais_key_file_unlock_with_recovery (path, recovery_key, NULL);

      g_assert_true (relais_key_file_verify (path, key, NULL));
      one = relais_key_file_unlock (path, acknowledged, NULL, NULL);
      other = relais_key_file_unlock (path, begun, NULL, NULL);
      g_assert_cmpint ((one != NULL) + (other != NULL), ==, 1);
      g_assert_true (other == NULL || progress.n_begun > progress.n_done);
      g_assert_true (relais_data_key_equal (one != NULL ? one : other, key));
      g_assert_true (relais_data_key_equal (recovered, key));
    }

  relais_key_file_set_test_cost (0, 0);
  relais_passphrase_free (recovery_key);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/crash/register", test_register);
  g_test_add_func ("/crash/key-file", test_key_file);
  return g_test_run ();
}
