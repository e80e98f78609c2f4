/* A thread of its own for a connection, so that no query makes the window wait. Jobs are done by priority, those of the
 * same priority in the order they came. A worker belongs to who made it, is stopped and joined by the same, and takes
 * jobs from any thread; a job's callback comes in the main context of the thread that gave the job. What a job returned
 * is what its caller gets, also where the cancellable was cancelled meanwhile: a commit that happened is not denied.
 */

#include "relais-db-worker.h"

#include "relais-error.h"

typedef struct {
  int priority;
  guint64 number; /* in the order they came */

  RelaisDbWorkerFunc func;
  gpointer data;
  GDestroyNotify destroy;
  GDestroyNotify result_destroy;
  GCancellable *cancellable;

  GTask *task; /* NULL where a thread waits for it */

  /* For the waiting thread, under the worker's mutex. */
  gpointer result;
  GError *error;
  gboolean is_done;
} Job;

struct _RelaisDbWorker {
  GThread *thread;
  char *name;

  GMutex mutex;
  GCond changed;   /* a job came or was done, or the worker is to stop */
  GQueue waiting;  /* of Job, the next one first */
  guint64 n_given;
  gboolean is_stopping;
};

/* The worker whose thread this is. */
static GPrivate current_worker;

static void
job_free (Job *job)
{
  if (job->destroy != NULL)
    job->destroy (job->data);

  g_clear_object (&job->cancellable);
  g_clear_object (&job->task);
  g_free (job);
}

/* Compared and not subtracted: the difference of two priorities may not fit. */
static int
compare_jobs (gconstpointer a, gconstpointer b, gpointer data)
{
  const Job *one = a;
  const Job *other = b;

  if (one->priority != other->priority)
    return one->priority < other->priority ? -1 : 1;

  return one->number < other->number ? -1 : 1;
}

static void
set_cancelled (RelaisDbWorker *worker, GError **error)
{
  relais_error_set (error, RELAIS_ERROR_CANCELLED, worker->name, NULL);
}

static gpointer
do_work (RelaisDbWorker *worker, Job *job, GError **error)
{
  if (!g_cancellable_is_cancelled (job->cancellable))
    return job->func (job->data, job->cancellable, error);

  set_cancelled (worker, error);
  return NULL;
}

/* Hands the result over; the job of a waiting thread belongs to that thread, any other one ends here. */
static void
finish_job (RelaisDbWorker *worker, Job *job, gpointer result, GError *error)
{
  if (job->task == NULL)
    {
      g_mutex_lock (&worker->mutex);
      job->result = result;
      job->error = error;
      job->is_done = TRUE;
      g_cond_broadcast (&worker->changed);
      g_mutex_unlock (&worker->mutex);
      return;
    }

  /* What the job held is let go before its callback can run. */
  if (job->destroy != NULL)
    g_steal_pointer (&job->destroy) (job->data);

  if (error != NULL)
    g_task_return_error (job->task, error);
  else
    g_task_return_pointer (job->task, result, job->result_destroy);
  job_free (job);
}

static void
refuse_job (RelaisDbWorker *worker, Job *job)
{
  GError *error = NULL;

  set_cancelled (worker, &error);
  finish_job (worker, job, NULL, error);
}

static gpointer
run_thread (gpointer data)
{
  RelaisDbWorker *worker = data;

  g_private_set (&current_worker, worker);
  g_mutex_lock (&worker->mutex);

  while (TRUE)
    {
      Job *job = g_queue_pop_head (&worker->waiting);

      if (job != NULL)
        {
          GError *error = NULL;
          gpointer result;

          g_mutex_unlock (&worker->mutex);
          result = do_work (worker, job, &error);
          finish_job (worker, job, result, error);
          g_mutex_lock (&worker->mutex);
        }
      else if (!worker->is_stopping)
        {
          g_cond_wait (&worker->changed, &worker->mutex);
        }
      else
        {
          break;
        }
    }

  g_mutex_unlock (&worker->mutex);
  return NULL;
}

/* Returns whether the worker still takes jobs. */
static gboolean
give_job (RelaisDbWorker *worker, Job *job)
{
  gboolean is_taken;

  g_mutex_lock (&worker->mutex);
  is_taken = !worker->is_stopping;
  if (is_taken)
    {
      job->number = worker->n_given++;
      g_queue_insert_sorted (&worker->waiting, job, compare_jobs, NULL);
      g_cond_broadcast (&worker->changed);
    }
  g_mutex_unlock (&worker->mutex);
  return is_taken;
}

/**
 * relais_db_worker_new:
 * @name: the thread's name; the system keeps 15 bytes of it
 *
 * Returns: (transfer full): a worker whose thread runs
 */
RelaisDbWorker *
relais_db_worker_new (const char *name)
{
  RelaisDbWorker *worker = g_new0 (RelaisDbWorker, 1);

  worker->name = g_strdup (name);
  g_mutex_init (&worker->mutex);
  g_cond_init (&worker->changed);
  g_queue_init (&worker->waiting);
  worker->thread = g_thread_new (name, run_thread, worker);
  return worker;
}

/**
 * relais_db_worker_stop:
 * @worker: a worker
 * @end: what happens to the jobs that wait
 *
 * Waits for the job that is being done, and ends the thread. Jobs that are given from now on end with
 * %RELAIS_ERROR_CANCELLED. Not from the worker's own thread; stopping twice is allowed.
 */
void
relais_db_worker_stop (RelaisDbWorker *worker, RelaisDbWorkerEnd end)
{
  GQueue refused = G_QUEUE_INIT;
  Job *job;

  g_return_if_fail (!relais_db_worker_is_current (worker));

  g_mutex_lock (&worker->mutex);
  worker->is_stopping = TRUE;
  if (end == RELAIS_DB_WORKER_CANCEL)
    {
      refused = worker->waiting;
      g_queue_init (&worker->waiting);
    }
  g_cond_broadcast (&worker->changed);
  g_mutex_unlock (&worker->mutex);

  while ((job = g_queue_pop_head (&refused)) != NULL)
    refuse_job (worker, job);

  g_clear_pointer (&worker->thread, g_thread_join);
}

/**
 * relais_db_worker_cancel_waiting:
 * @worker: a worker
 *
 * Jobs that have not begun end with %RELAIS_ERROR_CANCELLED. Does not wait; the worker goes on.
 */
void
relais_db_worker_cancel_waiting (RelaisDbWorker *worker)
{
  GQueue refused;
  Job *job;

  g_mutex_lock (&worker->mutex);
  refused = worker->waiting;
  g_queue_init (&worker->waiting);
  g_mutex_unlock (&worker->mutex);

  while ((job = g_queue_pop_head (&refused)) != NULL)
    refuse_job (worker, job);
}

/**
 * relais_db_worker_free:
 * @worker: (transfer full): a worker no other thread uses any more
 *
 * Stops @worker, which cancels the jobs that wait; to have them done, call relais_db_worker_stop() before.
 */
void
relais_db_worker_free (RelaisDbWorker *worker)
{
  relais_db_worker_stop (worker, RELAIS_DB_WORKER_CANCEL);
  g_return_if_fail (worker->thread == NULL);

  g_mutex_clear (&worker->mutex);
  g_cond_clear (&worker->changed);
  g_free (worker->name);
  g_free (worker);
}

/**
 * relais_db_worker_is_current:
 * @worker: a worker
 *
 * Returns: whether the caller runs on the thread of @worker
 */
gboolean
relais_db_worker_is_current (RelaisDbWorker *worker)
{
  return g_private_get (&current_worker) == worker;
}

/**
 * relais_db_worker_run_async:
 * @worker: a worker
 * @priority: lower is sooner, as with %G_PRIORITY_DEFAULT
 * @func: the work
 * @data: for @func
 * @destroy: (nullable): frees @data before @callback is called; on the worker's thread, or on the one that stops it
 *   where the job was not begun
 * @result_destroy: (nullable): frees a result that nobody fetches
 * @cancellable: (nullable): a job that has not begun when it is cancelled ends with %RELAIS_ERROR_CANCELLED
 * @callback: (nullable): called in the main context of this thread
 * @user_data: for @callback
 *
 * Has @func done on the thread of @worker.
 */
void
relais_db_worker_run_async (RelaisDbWorker *worker, int priority, RelaisDbWorkerFunc func, gpointer data,
                            GDestroyNotify destroy, GDestroyNotify result_destroy, GCancellable *cancellable,
                            GAsyncReadyCallback callback, gpointer user_data)
{
  Job *job = g_new0 (Job, 1);

  job->priority = priority;
  job->func = func;
  job->data = data;
  job->destroy = destroy;
  job->result_destroy = result_destroy;
  job->cancellable = cancellable != NULL ? g_object_ref (cancellable) : NULL;
  job->task = g_task_new (NULL, cancellable, callback, user_data);
  g_task_set_source_tag (job->task, relais_db_worker_run_async);
  /* GTask would put its own error in place of what the work returned. */
  g_task_set_check_cancellable (job->task, FALSE);

  if (!give_job (worker, job))
    refuse_job (worker, job);
}

/**
 * relais_db_worker_run_finish:
 * @worker: the worker that was asked
 * @result: what @callback was given
 * @error: (out) (optional): where to store the error
 *
 * Returns: (transfer full) (nullable): what the work returned; %NULL with @error set where it failed
 */
gpointer
relais_db_worker_run_finish (RelaisDbWorker *worker, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), NULL);
  g_return_val_if_fail (g_async_result_is_tagged (result, relais_db_worker_run_async), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

/**
 * relais_db_worker_run:
 * @worker: a worker
 * @func: the work
 * @data: for @func
 * @cancellable: (nullable): as with relais_db_worker_run_async()
 * @error: (out) (optional): where to store the error
 *
 * Has @func done on the thread of @worker and waits for it, without a main loop: for programs without a window and for
 * tests. On that thread itself the work is done at once.
 *
 * Returns: (transfer full) (nullable): what the work returned; %NULL with @error set where it failed
 */
gpointer
relais_db_worker_run (RelaisDbWorker *worker, RelaisDbWorkerFunc func, gpointer data, GCancellable *cancellable,
                      GError **error)
{
  Job job = { .priority = G_PRIORITY_DEFAULT, .func = func, .data = data, .cancellable = cancellable };

  if (relais_db_worker_is_current (worker))
    return do_work (worker, &job, error);

  if (!give_job (worker, &job))
    {
      set_cancelled (worker, error);
      return NULL;
    }

  g_mutex_lock (&worker->mutex);
  while (!job.is_done)
    g_cond_wait (&worker->changed, &worker->mutex);
  g_mutex_unlock (&worker->mutex);

  if (job.error != NULL)
    g_propagate_error (error, job.error);
  return job.result;
}
