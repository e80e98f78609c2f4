#include "relais-db-worker.h"
#include "relais-error.h"

#include <pthread.h>

/* A door that a job waits at, so that a test decides when the worker goes on. */
typedef struct {
  GMutex mutex;
  GCond changed;
  gboolean is_reached;
  gboolean is_open;
} Door;

typedef struct {
  RelaisDbWorker *worker;
  GMainContext *context;
  Door door;
  GString *order; /* one letter a job, written on the worker's thread */
  guint n_pending;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->context = g_main_context_new ();
  g_main_context_push_thread_default (fixture->context);
  fixture->worker = relais_db_worker_new ("relais-test");
  fixture->order = g_string_new (NULL);
  g_mutex_init (&fixture->door.mutex);
  g_cond_init (&fixture->door.changed);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_clear_pointer (&fixture->worker, relais_db_worker_free);
  g_assert_cmpuint (fixture->n_pending, ==, 0);
  g_main_context_pop_thread_default (fixture->context);
  g_main_context_unref (fixture->context);
  g_string_free (fixture->order, TRUE);
  g_mutex_clear (&fixture->door.mutex);
  g_cond_clear (&fixture->door.changed);
}

static gpointer
wait_at_door (gpointer data, GCancellable *cancellable, GError **error)
{
  Door *door = data;

  g_mutex_lock (&door->mutex);
  door->is_reached = TRUE;
  g_cond_broadcast (&door->changed);
  while (!door->is_open)
    g_cond_wait (&door->changed, &door->mutex);
  g_mutex_unlock (&door->mutex);
  return NULL;
}

static void
open_door (Door *door)
{
  g_mutex_lock (&door->mutex);
  door->is_open = TRUE;
  g_cond_broadcast (&door->changed);
  g_mutex_unlock (&door->mutex);
}

/* Returns when the worker stands at the door. */
static void
hold_worker (Fixture *fixture, GCancellable *cancellable, GAsyncReadyCallback callback)
{
  relais_db_worker_run_async (fixture->worker, G_MININT, wait_at_door, &fixture->door, NULL, NULL, cancellable,
                              callback, fixture);
  fixture->n_pending += callback != NULL ? 1 : 0;

  g_mutex_lock (&fixture->door.mutex);
  while (!fixture->door.is_reached)
    g_cond_wait (&fixture->door.changed, &fixture->door.mutex);
  g_mutex_unlock (&fixture->door.mutex);
}

static void
run_until_done (Fixture *fixture)
{
  while (fixture->n_pending > 0)
    g_main_context_iteration (fixture->context, TRUE);
}

typedef struct {
  Fixture *fixture;
  char letter;
} Letter;

static gpointer
write_letter (gpointer data, GCancellable *cancellable, GError **error)
{
  Letter *letter = data;

  g_assert_true (relais_db_worker_is_current (letter->fixture->worker));
  g_string_append_c (letter->fixture->order, letter->letter);
  return NULL;
}

static void
on_done (GObject *source, GAsyncResult *result, gpointer data)
{
  Fixture *fixture = data;
  g_autoptr (GError) error = NULL;

  relais_db_worker_run_finish (fixture->worker, result, &error);
  g_assert_no_error (error);
  fixture->n_pending--;
}

static void
on_cancelled (GObject *source, GAsyncResult *result, gpointer data)
{
  Fixture *fixture = data;
  g_autoptr (GError) error = NULL;

  g_assert_null (relais_db_worker_run_finish (fixture->worker, result, &error));
  g_assert_error (error, RELAIS_ERROR, RELAIS_ERROR_CANCELLED);
  fixture->n_pending--;
}

static void
give_letter (Fixture *fixture, int priority, char letter, GCancellable *cancellable, GAsyncReadyCallback callback)
{
  Letter *job = g_new (Letter, 1);

  job->fixture = fixture;
  job->letter = letter;
  fixture->n_pending++;
  relais_db_worker_run_async (fixture->worker, priority, write_letter, job, g_free, NULL, cancellable, callback,
                              fixture);
}

static void
test_priorities (Fixture *fixture, gconstpointer data)
{
  hold_worker (fixture, NULL, on_done);
  give_letter (fixture, G_MAXINT, 'h', NULL, on_done);
  give_letter (fixture, 0, 'd', NULL, on_done);
  give_letter (fixture, G_MININT, 'a', NULL, on_done);
  give_letter (fixture, 0, 'e', NULL, on_done);
  give_letter (fixture, -5, 'c', NULL, on_done);
  give_letter (fixture, G_MININT, 'b', NULL, on_done);
  give_letter (fixture, 100, 'g', NULL, on_done);
  give_letter (fixture, 0, 'f', NULL, on_done);
  g_assert_cmpstr (fixture->order->str, ==, "");
  open_door (&fixture->door);
  run_until_done (fixture);
  g_assert_cmpstr (fixture->order->str, ==, "abcdefgh");
}

static void
test_cancelled_before_it_began (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();

  hold_worker (fixture, NULL, on_done);
  give_letter (fixture, 0, 'a', NULL, on_done);
  give_letter (fixture, 0, 'b', cancellable, on_cancelled);
  give_letter (fixture, 0, 'c', NULL, on_done);
  g_cancellable_cancel (cancellable);
  open_door (&fixture->door);
  run_until_done (fixture);
  g_assert_cmpstr (fixture->order->str, ==, "ac");
}

static void
test_cancelled_too_late (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();

  hold_worker (fixture, cancellable, on_done);
  g_cancellable_cancel (cancellable);
  open_door (&fixture->door);
  run_until_done (fixture);
}

static gpointer
fail (gpointer data, GCancellable *cancellable, GError **error)
{
  relais_error_set (error, RELAIS_ERROR_CONFLICT, "a record", "said %s", (const char *) data);
  return NULL;
}

static void
on_failed (GObject *source, GAsyncResult *result, gpointer data)
{
  Fixture *fixture = data;
  g_autoptr (GError) error = NULL;

  g_assert_null (relais_db_worker_run_finish (fixture->worker, result, &error));
  g_assert_error (error, RELAIS_ERROR, RELAIS_ERROR_CONFLICT);
  g_assert_cmpstr (relais_error_get_detail (error), ==, "said no");
  fixture->n_pending--;
}

static void
test_error (Fixture *fixture, gconstpointer data)
{
  g_autofree char *word = g_strdup ("no");
  g_autoptr (GError) error = NULL;

  fixture->n_pending++;
  relais_db_worker_run_async (fixture->worker, 0, fail, g_strdup ("no"), g_free, g_free, NULL, on_failed, fixture);
  run_until_done (fixture);

  g_assert_null (relais_db_worker_run (fixture->worker, fail, word, NULL, &error));
  g_assert_error (error, RELAIS_ERROR, RELAIS_ERROR_CONFLICT);
}

static gpointer
get_thread_name (gpointer data, GCancellable *cancellable, GError **error)
{
  char name[16] = "";

  pthread_getname_np (pthread_self (), name, sizeof name);
  return g_strdup (name);
}

static void
on_named (GObject *source, GAsyncResult *result, gpointer data)
{
  Fixture *fixture = data;
  g_autoptr (GError) error = NULL;
  g_autofree char *name = relais_db_worker_run_finish (fixture->worker, result, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (name, ==, "relais-test");
  g_assert_true (g_main_context_is_owner (fixture->context));
  g_assert_false (relais_db_worker_is_current (fixture->worker));
  fixture->n_pending--;
}

static void
test_result_comes_in_callers_context (Fixture *fixture, gconstpointer data)
{
  fixture->n_pending++;
  relais_db_worker_run_async (fixture->worker, 0, get_thread_name, NULL, NULL, g_free, NULL, on_named, fixture);
  run_until_done (fixture);
}

static void
count_up (gpointer counter)
{
  g_atomic_int_inc ((int *) counter);
}

static gpointer
pass_on (gpointer data, GCancellable *cancellable, GError **error)
{
  return data;
}

static void
on_not_fetched (GObject *source, GAsyncResult *result, gpointer data)
{
  Fixture *fixture = data;

  fixture->n_pending--;
}

static void
test_nothing_leaks_when_nobody_fetches (Fixture *fixture, gconstpointer data)
{
  int n_data = 0;
  int n_results = 0;

  fixture->n_pending++;
  relais_db_worker_run_async (fixture->worker, 0, pass_on, &n_results, NULL, count_up, NULL, on_not_fetched, fixture);
  relais_db_worker_run_async (fixture->worker, 0, pass_on, &n_data, count_up, NULL, NULL, NULL, NULL);
  run_until_done (fixture);
  relais_db_worker_stop (fixture->worker, RELAIS_DB_WORKER_DRAIN);
  while (g_main_context_iteration (fixture->context, FALSE))
    ;
  g_assert_cmpint (n_results, ==, 1);
  g_assert_cmpint (n_data, ==, 1);
}

static void
on_data_is_gone (GObject *source, GAsyncResult *result, gpointer data)
{
  g_assert_cmpint (g_atomic_int_get ((int *) data), ==, 1);
  g_atomic_int_inc ((int *) data);
}

static gpointer
do_nothing (gpointer data, GCancellable *cancellable, GError **error)
{
  return NULL;
}

static void
test_data_is_gone_before_the_callback (Fixture *fixture, gconstpointer data)
{
  int count = 0;

  relais_db_worker_run_async (fixture->worker, 0, do_nothing, &count, count_up, NULL, NULL, on_data_is_gone, &count);
  while (g_atomic_int_get (&count) < 2)
    g_main_context_iteration (fixture->context, TRUE);
}

static gpointer
run_inside (gpointer data, GCancellable *cancellable, GError **error)
{
  Fixture *fixture = data;

  g_assert_true (relais_db_worker_is_current (fixture->worker));
  return relais_db_worker_run (fixture->worker, get_thread_name, NULL, cancellable, error);
}

static void
test_run_waits (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autofree char *name = relais_db_worker_run (fixture->worker, get_thread_name, NULL, NULL, &error);
  g_autofree char *inside = relais_db_worker_run (fixture->worker, run_inside, fixture, NULL, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (name, ==, "relais-test");
  g_assert_cmpstr (inside, ==, "relais-test");

  g_cancellable_cancel (cancellable);
  g_assert_null (relais_db_worker_run (fixture->worker, get_thread_name, NULL, cancellable, &error));
  g_assert_error (error, RELAIS_ERROR, RELAIS_ERROR_CANCELLED);
}

static void
test_stop_drains (Fixture *fixture, gconstpointer data)
{
  hold_worker (fixture, NULL, on_done);
  give_letter (fixture, 0, 'a', NULL, on_done);
  give_letter (fixture, 0, 'b', NULL, on_done);
  open_door (&fixture->door);
  relais_db_worker_stop (fixture->worker, RELAIS_DB_WORKER_DRAIN);
  g_assert_cmpstr (fixture->order->str, ==, "ab");
  run_until_done (fixture);
}

static gpointer
open_door_later (gpointer data)
{
  open_door (data);
  return NULL;
}

static gpointer
run_and_be_cancelled (gpointer data)
{
  Fixture *fixture = data;
  Letter letter = { fixture, 'x' };
  g_autoptr (GError) error = NULL;

  relais_db_worker_run (fixture->worker, write_letter, &letter, NULL, &error);
  g_assert_error (error, RELAIS_ERROR, RELAIS_ERROR_CANCELLED);
  open_door (&fixture->door);
  return NULL;
}

static void
test_stop_cancels (Fixture *fixture, gconstpointer data)
{
  GThread *opener;

  hold_worker (fixture, NULL, on_done);
  give_letter (fixture, 0, 'a', NULL, on_cancelled);
  give_letter (fixture, 0, 'b', NULL, on_cancelled);

  /* Gets its answer only from the stop, and lets the worker go on after that. */
  opener = g_thread_new ("waiting", run_and_be_cancelled, fixture);
  relais_db_worker_stop (fixture->worker, RELAIS_DB_WORKER_CANCEL);
  g_thread_join (opener);
  run_until_done (fixture);
  g_assert_cmpstr (fixture->order->str, ==, "");
}

static void
test_free_cancels (Fixture *fixture, gconstpointer data)
{
  GThread *opener;

  hold_worker (fixture, NULL, NULL);
  for (int i = 0; i < 20; i++)
    relais_db_worker_run_async (fixture->worker, 0, wait_at_door, &fixture->door, NULL, NULL, NULL, NULL, NULL);
  opener = g_thread_new ("opener", open_door_later, &fixture->door);
  g_clear_pointer (&fixture->worker, relais_db_worker_free);
  g_thread_join (opener);
}

static void
test_after_the_end (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  Letter letter = { fixture, 'z' };

  relais_db_worker_stop (fixture->worker, RELAIS_DB_WORKER_DRAIN);
  relais_db_worker_stop (fixture->worker, RELAIS_DB_WORKER_CANCEL);
  give_letter (fixture, 0, 'a', NULL, on_cancelled);
  run_until_done (fixture);
  g_assert_null (relais_db_worker_run (fixture->worker, write_letter, &letter, NULL, &error));
  g_assert_error (error, RELAIS_ERROR, RELAIS_ERROR_CANCELLED);
  g_assert_cmpstr (fixture->order->str, ==, "");
}

static gpointer
give_many (gpointer data)
{
  Fixture *fixture = data;

  for (int i = 0; i < 500; i++)
    {
      g_autoptr (GError) error = NULL;
      Letter letter = { fixture, 'm' };

      relais_db_worker_run (fixture->worker, write_letter, &letter, NULL, &error);
      g_assert_no_error (error);
    }

  return NULL;
}

static void
test_many_threads (Fixture *fixture, gconstpointer data)
{
  GThread *threads[4];

  for (gsize i = 0; i < G_N_ELEMENTS (threads); i++)
    threads[i] = g_thread_new ("giver", give_many, fixture);
  for (gsize i = 0; i < G_N_ELEMENTS (threads); i++)
    g_thread_join (threads[i]);
  g_assert_cmpuint (fixture->order->len, ==, 2000);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

#define ADD(path, func) g_test_add ("/db-worker/" path, Fixture, NULL, set_up, func, tear_down)
  ADD ("priorities", test_priorities);
  ADD ("cancelled-before-it-began", test_cancelled_before_it_began);
  ADD ("cancelled-too-late", test_cancelled_too_late);
  ADD ("error", test_error);
  ADD ("result-comes-in-callers-context", test_result_comes_in_callers_context);
  ADD ("nothing-leaks-when-nobody-fetches", test_nothing_leaks_when_nobody_fetches);
  ADD ("data-is-gone-before-the-callback", test_data_is_gone_before_the_callback);
  ADD ("run-waits", test_run_waits);
  ADD ("stop-drains", test_stop_drains);
  ADD ("stop-cancels", test_stop_cancels);
  ADD ("free-cancels", test_free_cancels);
  ADD ("after-the-end", test_after_the_end);
  ADD ("many-threads", test_many_threads);
#undef ADD

  return g_test_run ();
}
