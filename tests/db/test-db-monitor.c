#include "relais-db-monitor.h"
#include "relais-db.h"
#include "relais-error.h"
#include "relais-test.h"

#include <gio/gio.h>
#include <unistd.h>

/* Another process that commits once for each byte on its standard input: this program, started with WRITE. */
#define WRITE "--write"

typedef struct {
  RelaisTestFolder *folder;
  char *path;
  RelaisDb *db; /* used on the worker's thread only, once it runs */
  RelaisDbWorker *worker;
  RelaisDbMonitor *monitor;

  guint n_changed;
  int n_looks;

  /* A door that a look waits at. */
  GMutex mutex;
  GCond cond;
  gboolean is_closed;
  gboolean is_broken;
} Fixture;

static gboolean
get_version (gpointer data, gint64 *version, GError **error)
{
  Fixture *fixture = data;
  gboolean is_broken;

  g_assert_true (relais_db_worker_is_current (fixture->worker));
  g_mutex_lock (&fixture->mutex);
  g_atomic_int_inc (&fixture->n_looks);
  g_cond_broadcast (&fixture->cond);
  while (fixture->is_closed)
    g_cond_wait (&fixture->cond, &fixture->mutex);
  is_broken = fixture->is_broken;
  g_mutex_unlock (&fixture->mutex);

  if (!is_broken)
    return relais_db_get_data_version (fixture->db, version, error);

  relais_error_set (error, RELAIS_ERROR_BUSY, fixture->path, NULL);
  return FALSE;
}

static void
on_changed (gpointer data)
{
  Fixture *fixture = data;

  g_assert_false (relais_db_worker_is_current (fixture->worker));
  fixture->n_changed++;
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  g_mutex_init (&fixture->mutex);
  g_cond_init (&fixture->cond);
  fixture->folder = relais_test_make_folder ();
  fixture->path = g_build_filename (fixture->folder, "a.db", NULL);
  fixture->db = relais_db_open (fixture->path, RELAIS_DB_CREATE, &error);
  g_assert_no_error (error);
  relais_db_execute (fixture->db, "CREATE TABLE t (a)", &error);
  g_assert_no_error (error);
  fixture->worker = relais_db_worker_new ("relais-test");
  fixture->monitor = relais_db_monitor_new (fixture->path, fixture->worker, get_version, on_changed, fixture, &error);
  g_assert_no_error (error);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_clear_pointer (&fixture->monitor, relais_db_monitor_free);
  g_clear_pointer (&fixture->worker, relais_db_worker_free);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_clear_pointer (&fixture->db, relais_db_close);
  relais_test_remove_folder (fixture->folder);
  g_free (fixture->path);
  g_mutex_clear (&fixture->mutex);
  g_cond_clear (&fixture->cond);
}

static void
iterate_until_looks (Fixture *fixture, int n_looks)
{
  while (g_atomic_int_get (&fixture->n_looks) < n_looks)
    g_main_context_iteration (NULL, TRUE);
}

static void
set_door (Fixture *fixture, gboolean is_closed, gboolean is_broken)
{
  g_mutex_lock (&fixture->mutex);
  fixture->is_closed = is_closed;
  fixture->is_broken = is_broken;
  g_cond_broadcast (&fixture->cond);
  g_mutex_unlock (&fixture->mutex);
}

static void
wait_for_look (Fixture *fixture, int n_looks)
{
  g_mutex_lock (&fixture->mutex);
  while (fixture->n_looks < n_looks)
    g_cond_wait (&fixture->cond, &fixture->mutex);
  g_mutex_unlock (&fixture->mutex);
}

static void
commit_elsewhere (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (RelaisDb) other = relais_db_open (fixture->path, RELAIS_DB_READ_WRITE, &error);

  g_assert_no_error (error);
  relais_db_execute (other, "INSERT INTO t VALUES (1)", &error);
  g_assert_no_error (error);
}

static gpointer
commit_here (gpointer data, GCancellable *cancellable, GError **error)
{
  Fixture *fixture = data;

  relais_db_execute (fixture->db, "INSERT INTO t VALUES (2)", error);
  return NULL;
}

static int
write_on_demand (const char *path)
{
  g_autoptr (RelaisDb) db = relais_db_open (path, RELAIS_DB_READ_WRITE, NULL);
  char byte;

  while (read (STDIN_FILENO, &byte, 1) == 1)
    {
      if (db == NULL || !relais_db_execute (db, "INSERT INTO t VALUES (3)", NULL))
        return 1;
    }

  return 0;
}

static void
test_another_process (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *program = g_file_read_link ("/proc/self/exe", NULL);
  g_autoptr (GSubprocess) writer = g_subprocess_new (G_SUBPROCESS_FLAGS_STDIN_PIPE, &error, program, WRITE,
                                                     fixture->path, NULL);

  g_assert_no_error (error);
  iterate_until_looks (fixture, 1);

  for (guint round = 1; round <= 3; round++)
    {
      g_assert_true (g_output_stream_write_all (g_subprocess_get_stdin_pipe (writer), "x", 1, NULL, NULL, &error));
      while (fixture->n_changed < round)
        g_main_context_iteration (NULL, TRUE);
      g_assert_cmpuint (fixture->n_changed, ==, round);
    }

  g_assert_true (g_output_stream_close (g_subprocess_get_stdin_pipe (writer), NULL, &error));
  g_assert_true (g_subprocess_wait_check (writer, NULL, &error));
}

static void
test_own_commit_is_no_change (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  iterate_until_looks (fixture, 1);
  relais_db_worker_run (fixture->worker, commit_here, fixture, NULL, &error);
  g_assert_no_error (error);

  /* The file's change is the hint: two looks, and nothing found. */
  iterate_until_looks (fixture, 3);
  g_assert_cmpuint (fixture->n_changed, ==, 0);

  commit_elsewhere (fixture);
  while (fixture->n_changed == 0)
    g_main_context_iteration (NULL, TRUE);
}

static gpointer
do_nothing (gpointer data, GCancellable *cancellable, GError **error)
{
  return NULL;
}

/* Returns when every look that was started has been answered. */
static void
settle (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;

  relais_db_worker_run (fixture->worker, do_nothing, NULL, NULL, &error);
  g_assert_no_error (error);
  while (g_main_context_iteration (NULL, FALSE))
    ;
}

static void
test_first_look_tells_nothing (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  settle (fixture);
  g_clear_pointer (&fixture->monitor, relais_db_monitor_free);
  commit_elsewhere (fixture);
  fixture->monitor = relais_db_monitor_new (fixture->path, fixture->worker, get_version, on_changed, fixture, &error);
  g_assert_no_error (error);
  settle (fixture);
  g_assert_cmpint (g_atomic_int_get (&fixture->n_looks), >=, 2);
  g_assert_cmpuint (fixture->n_changed, ==, 0);
}

/* How long the main context would sleep: -1 without end. */
static int
get_timeout (void)
{
  GMainContext *context = g_main_context_default ();
  GPollFD fds[8];
  int timeout = 0;
  int priority = 0;

  g_assert_true (g_main_context_acquire (context));
  g_main_context_prepare (context, &priority);
  g_main_context_query (context, G_MAXINT, &timeout, fds, G_N_ELEMENTS (fds));
  g_main_context_release (context);
  return timeout;
}

static void
test_a_look_is_repeated_once (Fixture *fixture, gconstpointer data)
{
  settle (fixture);
  g_assert_cmpint (g_atomic_int_get (&fixture->n_looks), ==, 1);
  relais_db_monitor_look (fixture->monitor);
  iterate_until_looks (fixture, 3);
  settle (fixture);
  g_assert_cmpint (get_timeout (), ==, -1);
  g_assert_cmpint (g_atomic_int_get (&fixture->n_looks), ==, 3);
}

static void
test_hints_during_a_look (Fixture *fixture, gconstpointer data)
{
  settle (fixture);

  set_door (fixture, TRUE, FALSE);
  relais_db_monitor_look (fixture->monitor);
  wait_for_look (fixture, 2);

  /* The look that stands at the door has not read yet, but could have: it must be done again, once for all three. */
  for (int i = 0; i < 3; i++)
    relais_db_monitor_look (fixture->monitor);
  commit_elsewhere (fixture);
  set_door (fixture, FALSE, FALSE);
  iterate_until_looks (fixture, 3);
  while (fixture->n_changed == 0)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpuint (fixture->n_changed, ==, 1);
}

static void
test_look_that_fails (Fixture *fixture, gconstpointer data)
{
  settle (fixture);

  set_door (fixture, FALSE, TRUE);
  commit_elsewhere (fixture);
  relais_db_monitor_look (fixture->monitor);
  settle (fixture);
  g_assert_cmpint (g_atomic_int_get (&fixture->n_looks), >=, 2);
  g_assert_cmpuint (fixture->n_changed, ==, 0);

  set_door (fixture, FALSE, FALSE);
  relais_db_monitor_look (fixture->monitor);
  while (fixture->n_changed == 0)
    g_main_context_iteration (NULL, TRUE);
}

static void
test_free_during_a_look (Fixture *fixture, gconstpointer data)
{
  settle (fixture);

  set_door (fixture, TRUE, FALSE);
  relais_db_monitor_look (fixture->monitor);
  wait_for_look (fixture, 2);
  relais_db_monitor_look (fixture->monitor);
  commit_elsewhere (fixture);
  g_clear_pointer (&fixture->monitor, relais_db_monitor_free);
  set_door (fixture, FALSE, FALSE);
  relais_db_worker_stop (fixture->worker, RELAIS_DB_WORKER_DRAIN);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_cmpint (g_atomic_int_get (&fixture->n_looks), ==, 2);
  g_assert_cmpuint (fixture->n_changed, ==, 0);
}

static void
test_stopped_worker (Fixture *fixture, gconstpointer data)
{
  iterate_until_looks (fixture, 1);
  relais_db_worker_stop (fixture->worker, RELAIS_DB_WORKER_DRAIN);
  relais_db_monitor_look (fixture->monitor);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_cmpint (g_atomic_int_get (&fixture->n_looks), ==, 1);
  g_assert_cmpuint (fixture->n_changed, ==, 0);
}

int
main (int argc, char **argv)
{
  if (argc == 3 && g_str_equal (argv[1], WRITE))
    return write_on_demand (argv[2]);

  g_test_init (&argc, &argv, NULL);

#define ADD(path, func) g_test_add ("/db-monitor/" path, Fixture, NULL, set_up, func, tear_down)
  ADD ("another-process", test_another_process);
  ADD ("own-commit-is-no-change", test_own_commit_is_no_change);
  ADD ("first-look-tells-nothing", test_first_look_tells_nothing);
  ADD ("a-look-is-repeated-once", test_a_look_is_repeated_once);
  ADD ("hints-during-a-look", test_hints_during_a_look);
  ADD ("look-that-fails", test_look_that_fails);
  ADD ("free-during-a-look", test_free_during_a_look);
  ADD ("stopped-worker", test_stopped_worker);
#undef ADD

  return g_test_run ();
}
