/* Whatever the disk does, an operation fails with its error or succeeds whole, and the file
 * opens again. Each kind of fault strikes at the first, second, … call until the work passes without meeting it. */

#include "fault-vfs.h"
#include "relais-db-private.h"
#include "relais-error.h"
#include "relais-migrations.h"
#include "relais-statement.h"
#include "relais-test.h"

#include <fcntl.h>
#include <glib/gstdio.h>
#include <sched.h>
#include <sys/mount.h>
#include <sys/wait.h>
#include <unistd.h>

#define MARK 0x52656c61

/* Each generation gives every row its number, changes many pages and adds rows, so that a part of one would show. */
#define N_ROWS 150

static const RelaisMigration ladder[] = {
  { 1, "CREATE TABLE t (id INTEGER PRIMARY KEY, generation INTEGER NOT NULL, filler TEXT NOT NULL) STRICT;"
       "CREATE INDEX by_filler ON t (filler)" },
  { 2, "CREATE TABLE u (id INTEGER PRIMARY KEY) STRICT; INSERT INTO u VALUES (2)" },
};

typedef struct {
  RelaisTestFolder *folder;
  char *path;
  char *wal;

  /* What every round begins with. */
  char *start;
  gsize n_start;
  char *start_wal; /* NULL where there is none */
  gsize n_start_wal;
  int generation;
} Fixture;

static RelaisDb *
open_in_peace (Fixture *fixture, RelaisDbFlags flags)
{
  g_autoptr (GError) error = NULL;
  RelaisDb *db = relais_db_open_on_vfs (fixture->path, flags, FAULT_VFS, NULL, NULL, &error);

  g_assert_no_error (error);
  return db;
}

static gint64
get_number (RelaisDb *db, const char *sql)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (RelaisStatement) statement = relais_db_prepare (db, sql, &error);
  gboolean has_row = FALSE;

  g_assert_no_error (error);
  g_assert_true (relais_statement_step (statement, &has_row, &error));
  g_assert_no_error (error);
  g_assert_true (has_row);
  return relais_statement_column_int (statement, 0);
}

static gboolean
write_generation (RelaisDb *db, gpointer data, GError **error)
{
  int generation = GPOINTER_TO_INT (data);
  g_autoptr (RelaisStatement) update = NULL;
  g_autoptr (RelaisStatement) insert = NULL;

  update = relais_db_prepare (db, "UPDATE t SET generation = $1, filler = filler || $2", error);
  if (update == NULL)
    return FALSE;

  relais_statement_bind_int (update, 1, generation);
  relais_statement_bind_text (update, 2, "some words that make the row longer ");
  if (!relais_statement_execute (update, error))
    return FALSE;

  insert = relais_db_prepare (db,
                              "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < $1) "
                              "INSERT INTO t (generation, filler) SELECT $2, 'row ' || i FROM n",
                              error);
  if (insert == NULL)
    return FALSE;

  relais_statement_bind_int (insert, 1, N_ROWS);
  relais_statement_bind_int (insert, 2, generation);
  return relais_statement_execute (insert, error);
}

/* What a reader sees: a whole generation, or the test ends. */
static int
get_generation (RelaisDb *db)
{
  gint64 lowest = get_number (db, "SELECT min (generation) FROM t");
  gint64 highest = get_number (db, "SELECT max (generation) FROM t");

  g_assert_cmpint (lowest, ==, highest);
  g_assert_cmpint (get_number (db, "SELECT count (*) FROM t"), ==, N_ROWS * highest);
  return (int) highest;
}

static void
save_start (Fixture *fixture, gboolean with_wal)
{
  g_assert_true (g_file_get_contents (fixture->path, &fixture->start, &fixture->n_start, NULL));
  if (with_wal)
    g_assert_true (g_file_get_contents (fixture->wal, &fixture->start_wal, &fixture->n_start_wal, NULL));
}

static void
restore_start (Fixture *fixture)
{
  g_autofree char *shm = g_strconcat (fixture->path, "-shm", NULL);

  g_unlink (shm);
  g_unlink (fixture->wal);
  g_assert_true (g_file_set_contents_full (fixture->path, fixture->start, (gssize) fixture->n_start,
                                           G_FILE_SET_CONTENTS_NONE, 0600, NULL));
  if (fixture->start_wal != NULL)
    g_assert_true (g_file_set_contents_full (fixture->wal, fixture->start_wal, (gssize) fixture->n_start_wal,
                                             G_FILE_SET_CONTENTS_NONE, 0600, NULL));
}

/* With data "crashed" the first generation is in the file and the second one only in the log, as a crash leaves it. */
static void
set_up (Fixture *fixture, gconstpointer data)
{
  gboolean crashed = g_strcmp0 (data, "crashed") == 0;
  g_autoptr (GError) error = NULL;
  g_autoptr (RelaisDb) db = NULL;

  fixture->folder = relais_test_make_folder ();
  fixture->path = g_build_filename (fixture->folder, "a.db", NULL);
  fixture->wal = g_strconcat (fixture->path, "-wal", NULL);
  fixture->generation = 1;

  db = open_in_peace (fixture, RELAIS_DB_CREATE);
  g_assert_true (relais_migrations_run (db, ladder, 1, MARK, NULL, NULL, &error));
  g_assert_true (relais_db_transaction (db, write_generation, GINT_TO_POINTER (1), &error));
  g_assert_true (relais_db_checkpoint (db, &error));
  if (crashed)
    {
      g_assert_true (relais_db_transaction (db, write_generation, GINT_TO_POINTER (2), &error));
      fixture->generation = 2;
      save_start (fixture, TRUE);
    }
  g_clear_pointer (&db, relais_db_close);
  if (!crashed)
    save_start (fixture, FALSE);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  relais_test_remove_folder (fixture->folder);
  g_free (fixture->path);
  g_free (fixture->wal);
  g_free (fixture->start);
  g_free (fixture->start_wal);
}

static const struct {
  FaultKind kind;
  const char *name;
  RelaisErrorCode code;
} kinds[] = {
  { FAULT_OPEN, "open", RELAIS_ERROR_INPUT_OUTPUT },
  { FAULT_READ, "read", RELAIS_ERROR_INPUT_OUTPUT },
  { FAULT_SHORT_READ, "short read", RELAIS_N_ERRORS },
  { FAULT_WRITE, "write", RELAIS_ERROR_INPUT_OUTPUT },
  { FAULT_TORN_WRITE, "torn write", RELAIS_ERROR_INPUT_OUTPUT },
  { FAULT_DISK_FULL, "full disk", RELAIS_ERROR_DISK_FULL },
  { FAULT_SYNC, "sync", RELAIS_ERROR_INPUT_OUTPUT },
  { FAULT_TRUNCATE, "truncate", RELAIS_ERROR_INPUT_OUTPUT },
  { FAULT_SIZE, "size", RELAIS_ERROR_INPUT_OUTPUT },
  { FAULT_LOCK, "lock", RELAIS_ERROR_INPUT_OUTPUT },
  { FAULT_SHARED_MEMORY, "shared memory", RELAIS_ERROR_INPUT_OUTPUT },
};

/* What SQLite says where nobody knows what the system said. */
static const char unhelpful[] = "disk I/O error";

/* A file that seems to end early looks damaged, foreign or cut: all of that is true of what was seen. */
static void
check_code (const GError *error, gsize kind)
{
  g_test_message ("  %s", error->message);
  g_assert_cmpint (error->domain, ==, RELAIS_ERROR);
  if (kinds[kind].kind != FAULT_SHORT_READ)
    {
      g_assert_cmpint (error->code, ==, (int) kinds[kind].code);
      g_assert_cmpstr (relais_error_get_detail (error), !=, unhelpful);
    }
  else
    {
      g_assert_true (error->code == RELAIS_ERROR_REGISTER_DAMAGED || error->code == RELAIS_ERROR_REGISTER_FOREIGN ||
                     error->code == RELAIS_ERROR_REGISTER_TRUNCATED);
    }
}

typedef struct {
  gboolean is_committed;
  GError *error;
} Outcome;

/* A day in the life of a connection. What fails ends it. */
static Outcome
work (Fixture *fixture)
{
  Outcome outcome = { FALSE, NULL };
  gpointer next = GINT_TO_POINTER (fixture->generation + 1);
  g_autoptr (RelaisDb) db = relais_db_open_on_vfs (fixture->path, RELAIS_DB_READ_WRITE, FAULT_VFS, NULL, NULL,
                                                   &outcome.error);

  if (db == NULL)
    return outcome;

  outcome.is_committed = relais_db_transaction (db, write_generation, next, &outcome.error);
  g_assert_false (relais_db_is_in_transaction (db));
  if (outcome.is_committed && relais_db_check_integrity (db, &outcome.error))
    relais_db_checkpoint (db, &outcome.error);

  return outcome;
}

static void
check_afterwards (Fixture *fixture, const Outcome *outcome, FaultKind kind)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (RelaisDb) db = open_in_peace (fixture, RELAIS_DB_READ_WRITE);
  int generation = get_generation (db);

  g_assert_true (relais_db_check_integrity (db, &error));
  g_assert_no_error (error);

  /* A commit that was acknowledged is there. One that failed may be: SQLite can fail after its last write. A log that
   * seemed to end early may have been taken at its word. */
  if (outcome->is_committed)
    g_assert_cmpint (generation, ==, fixture->generation + 1);
  else if (kind != FAULT_SHORT_READ)
    g_assert_cmpint (generation, >=, fixture->generation);

  g_assert_true (relais_db_transaction (db, write_generation, GINT_TO_POINTER (generation + 1), &error));
  g_assert_no_error (error);
  g_assert_cmpint (get_generation (db), ==, generation + 1);
}

/* Returns whether the fault was met. */
static gboolean
run_round (Fixture *fixture, gsize kind, int nth, gboolean stays)
{
  Outcome outcome;
  gboolean has_struck;

  g_test_message ("%s, call %d%s", kinds[kind].name, nth, stays ? " and later" : "");
  restore_start (fixture);
  fault_vfs_arm (kinds[kind].kind, nth, stays);
  outcome = work (fixture);
  has_struck = fault_vfs_disarm ();

  if (!has_struck)
    g_assert_no_error (outcome.error);
  if (outcome.error != NULL)
    check_code (outcome.error, kind);
  else
    g_assert_true (outcome.is_committed);

  check_afterwards (fixture, &outcome, kinds[kind].kind);
  g_clear_error (&outcome.error);
  return has_struck;
}

static void
test_work (Fixture *fixture, gconstpointer data)
{
  /* All calls with RELAIS_TEST_LONG, else the first ones and then ever fewer. */
  gboolean is_long = g_getenv ("RELAIS_TEST_LONG") != NULL;
  guint n_errors = 0;

  for (gsize kind = 0; kind < G_N_ELEMENTS (kinds); kind++)
    {
      for (int stays = 0; stays < 2; stays++)
        {
          int nth = 1;

          while (run_round (fixture, kind, nth, stays))
            {
              nth += is_long || nth < 10 ? 1 : 1 + nth / 4;
              n_errors++;
            }
        }
    }

  g_assert_cmpuint (n_errors, >, G_N_ELEMENTS (kinds));
}

/* Making a file and climbing its ladder: where that failed, doing it again leads to the same end. */
static void
test_creation (Fixture *fixture, gconstpointer data)
{
  for (gsize kind = 0; kind < G_N_ELEMENTS (kinds); kind++)
    {
      gboolean has_struck = TRUE;

      for (int nth = 1; has_struck; nth++)
        {
          g_autofree char *name = g_strdup_printf ("%d-%d.db", (int) kind, nth);
          g_autofree char *path = g_build_filename (fixture->folder, name, NULL);
          g_autoptr (GError) error = NULL;
          g_autoptr (GError) again = NULL;
          RelaisDb *db;
          int version = -1;

          fault_vfs_arm (kinds[kind].kind, nth, TRUE);
          db = relais_db_open_on_vfs (path, RELAIS_DB_CREATE, FAULT_VFS, NULL, NULL, &error);
          if (db != NULL)
            relais_migrations_run (db, ladder, 2, MARK, NULL, NULL, &error);
          g_clear_pointer (&db, relais_db_close);
          has_struck = fault_vfs_disarm ();
          if (error != NULL && kinds[kind].kind != FAULT_SHORT_READ)
            check_code (error, kind);

          db = relais_db_open_on_vfs (path, RELAIS_DB_CREATE, FAULT_VFS, NULL, NULL, &again);
          g_assert_no_error (again);
          g_assert_true (relais_migrations_get_version (db, &version, &again));
          g_assert_cmpint (version == 2, >=, error == NULL);
          g_assert_true (relais_migrations_run (db, ladder, 2, MARK, NULL, NULL, &again));
          g_assert_no_error (again);
          g_assert_cmpint (get_number (db, "SELECT id FROM u"), ==, 2);
          g_assert_true (relais_db_check_integrity (db, &again));
          relais_db_close (db);
          g_unlink (path);
        }
    }
}

/* Takes what is left of the disk, down to the last byte. */
static void
fill_disk (const char *folder)
{
  static const char zeros[4096];
  g_autofree char *path = g_build_filename (folder, "big", NULL);
  int fd = open (path, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600);

  g_assert_cmpint (fd, >=, 0);
  while (write (fd, zeros, sizeof zeros) > 0)
    ;
  close (fd);
}

static void
assert_disk_full (GError *error)
{
  g_test_message ("%s", error != NULL ? error->message : "no error");
  g_assert_error (error, RELAIS_ERROR, RELAIS_ERROR_DISK_FULL);
  g_error_free (error);
}

static int
write_until_full (RelaisDb *db, int generation)
{
  GError *error = NULL;

  while (relais_db_transaction (db, write_generation, GINT_TO_POINTER (generation + 1), &error))
    generation++;

  assert_disk_full (error);
  return generation;
}

/* On a disk that is really full: in the middle of work, when a log must be begun, when a file must be made. */
static void
use_full_disk (const char *folder)
{
  g_autofree char *path = g_build_filename (folder, "a.db", NULL);
  g_autofree char *new_path = g_build_filename (folder, "b.db", NULL);
  GError *error = NULL;
  RelaisDb *db = relais_db_open (path, RELAIS_DB_CREATE, &error);
  int generation;

  g_assert_no_error (error);
  g_assert_true (relais_migrations_run (db, ladder, 1, MARK, NULL, NULL, &error));
  generation = write_until_full (db, 0);
  g_assert_cmpint (generation, >, 0);
  g_assert_cmpint (get_generation (db), ==, generation);

  g_assert_true (relais_db_checkpoint (db, &error) || g_error_matches (error, RELAIS_ERROR, RELAIS_ERROR_DISK_FULL));
  g_clear_error (&error);
  g_assert_cmpint (get_generation (db), ==, generation);
  relais_db_close (db);
  fill_disk (folder);

  db = relais_db_open (path, RELAIS_DB_READ_WRITE, &error);
  if (db != NULL)
    {
      relais_db_transaction (db, write_generation, GINT_TO_POINTER (generation + 1), &error);
      relais_db_close (db);
    }
  assert_disk_full (g_steal_pointer (&error));

  g_assert_null (relais_db_open (new_path, RELAIS_DB_CREATE, &error));
  assert_disk_full (g_steal_pointer (&error));
  g_assert_false (g_file_test (new_path, G_FILE_TEST_EXISTS));
}

/* With a small disk of its own, which only root may make. */
static void
test_full_disk (void)
{
  g_autoptr (RelaisTestFolder) folder = relais_test_make_folder ();
  pid_t child = fork ();
  int status = 0;

  g_assert_cmpint (child, >=, 0);
  if (child == 0)
    {
      if (unshare (CLONE_NEWNS) != 0 || mount ("none", "/", "none", MS_REC | MS_PRIVATE, NULL) != 0 ||
          mount ("tmpfs", folder, "tmpfs", 0, "size=512k") != 0)
        _exit (77);
      use_full_disk (folder);
      _exit (0);
    }

  g_assert_cmpint (waitpid (child, &status, 0), ==, child);
  if (WIFEXITED (status) && WEXITSTATUS (status) == 77)
    g_test_skip ("no disk could be mounted");
  else
    g_assert_cmpint (status, ==, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  fault_vfs_register (NULL);

  g_test_add ("/faults/work", Fixture, "closed", set_up, test_work, tear_down);
  g_test_add ("/faults/work-after-a-crash", Fixture, "crashed", set_up, test_work, tear_down);
  g_test_add ("/faults/creation", Fixture, "closed", set_up, test_creation, tear_down);
  g_test_add_func ("/faults/full-disk", test_full_disk);
  return g_test_run ();
}
