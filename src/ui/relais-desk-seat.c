/* One stay of a member at the desk, from sign-in to lock: the open register and the jobs that are asked of it, each on
 * a thread. When the member leaves, what was asked is still answered, for two seconds at most; then what has not begun
 * is given up, and the register is closed behind it. Somebody else may sit down meanwhile, on a seat of their own. Main
 * thread, but for the jobs.
 */

#include "relais-desk-seat.h"

#include "relais-error.h"

struct _RelaisDeskSeat {
  grefcount ref_count;

  RelaisSession *session;
  guint n_jobs;
  guint deadline;
  RelaisDeskSeatLeft left;
  gpointer left_data;
};

typedef struct {
  RelaisDeskSeat *seat; /* NULL before anybody has signed in */
  GWeakRef owner;
  RelaisDeskWork work;
  gpointer data;
  GDestroyNotify free_data;
  GDestroyNotify free_answer;
  RelaisDeskDone done;
} Job;

static RelaisDeskSeat *
seat_ref (RelaisDeskSeat *seat)
{
  g_ref_count_inc (&seat->ref_count);
  return seat;
}

/**
 * relais_desk_seat_new:
 * @session: (transfer full): an open session
 *
 * Returns: (transfer full): a seat
 */
RelaisDeskSeat *
relais_desk_seat_new (RelaisSession *session)
{
  RelaisDeskSeat *seat = g_new0 (RelaisDeskSeat, 1);

  g_ref_count_init (&seat->ref_count);
  seat->session = session;
  return seat;
}

/**
 * relais_desk_seat_unref:
 * @seat: (transfer full): a seat
 */
void
relais_desk_seat_unref (RelaisDeskSeat *seat)
{
  if (!g_ref_count_dec (&seat->ref_count))
    return;

  g_clear_handle_id (&seat->deadline, g_source_remove);
  relais_session_unref (seat->session);
  g_free (seat);
}

/**
 * relais_desk_seat_get_session:
 * @seat: a seat
 *
 * Returns: (transfer none): its session
 */
RelaisSession *
relais_desk_seat_get_session (RelaisDeskSeat *seat)
{
  return seat->session;
}

/* --- Jobs --- */

static void
job_free (gpointer data)
{
  Job *job = data;

  g_weak_ref_clear (&job->owner);
  if (job->free_data != NULL)
    job->free_data (job->data);
  g_clear_pointer (&job->seat, relais_desk_seat_unref);
  g_free (job);
}

static Job *
job_new (gpointer owner, gpointer data, GDestroyNotify free_data, RelaisDeskDone done)
{
  Job *job = g_new0 (Job, 1);

  g_weak_ref_init (&job->owner, owner);
  job->data = data;
  job->free_data = free_data;
  job->done = done;
  return job;
}

static void
run_job (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Job *job = data;
  GError *error = NULL;
  gpointer answer = job->work (job->seat != NULL ? job->seat->session : NULL, job->data, &error);

  if (answer == NULL)
    g_task_return_error (task, error);
  else
    g_task_return_pointer (task, answer, job->free_answer);
}

static void close_when_idle (RelaisDeskSeat *seat);

/* The owner may ask for more before the job is counted as done. */
static void
on_job_done (GObject *source, GAsyncResult *result, gpointer data)
{
  Job *job = g_task_get_task_data (G_TASK (result));
  g_autoptr (GObject) owner = g_weak_ref_get (&job->owner);
  g_autoptr (GError) error = NULL;
  gpointer answer = g_task_propagate_pointer (G_TASK (result), &error);

  if (owner != NULL && job->done != NULL)
    job->done (owner, job->data, answer, error);
  else if (answer != NULL && job->free_answer != NULL)
    job->free_answer (answer);
  if (job->seat != NULL && job->work != NULL)
    {
      job->seat->n_jobs--;
      close_when_idle (job->seat);
    }
}

/**
 * relais_desk_seat_run:
 * @seat: (nullable): a seat; %NULL before anybody has signed in
 * @owner: (type GObject): who asks
 * @work: what to ask, on a thread
 * @data: (nullable): given to @work and @done
 * @free_data: (nullable): frees @data, in the main thread
 * @free_answer: (nullable): frees an answer that nobody waits for any more
 * @done: (nullable): told the answer in the main thread, unless @owner is gone
 *
 * Has @work done.
 */
void
relais_desk_seat_run (RelaisDeskSeat *seat, gpointer owner, RelaisDeskWork work, gpointer data,
                      GDestroyNotify free_data, GDestroyNotify free_answer, RelaisDeskDone done)
{
  g_autoptr (GTask) task = g_task_new (NULL, NULL, on_job_done, NULL);
  Job *job = job_new (owner, data, free_data, done);

  job->work = work;
  job->free_answer = free_answer;
  if (seat != NULL)
    {
      job->seat = seat_ref (seat);
      seat->n_jobs++;
    }
  g_task_set_task_data (task, job, job_free);
  g_task_run_in_thread (task, run_job);
}

/**
 * relais_desk_seat_refuse:
 * @owner: (type GObject): who asks
 * @data: (nullable): given to @done
 * @free_data: (nullable): frees @data
 * @done: (nullable): told %RELAIS_ERROR_CANCELLED in the main thread, as any other answer
 *
 * Nobody is there to ask.
 */
void
relais_desk_seat_refuse (gpointer owner, gpointer data, GDestroyNotify free_data, RelaisDeskDone done)
{
  g_autoptr (GTask) task = g_task_new (NULL, NULL, on_job_done, NULL);

  g_task_set_task_data (task, job_new (owner, data, free_data, done), job_free);
  g_task_return_error (task, relais_error_new (RELAIS_ERROR_CANCELLED, NULL, NULL));
}

/* --- Leaving --- */

static void
close_session (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  relais_session_close (((RelaisDeskSeat *) data)->session);
  g_task_return_boolean (task, TRUE);
}

static void
on_closed (GObject *source, GAsyncResult *result, gpointer data)
{
  RelaisDeskSeat *seat = data;

  seat->left (seat, seat->left_data);
  relais_desk_seat_unref (seat);
}

static void
close_when_idle (RelaisDeskSeat *seat)
{
  g_autoptr (GTask) task = NULL;

  if (seat->left == NULL || seat->n_jobs > 0)
    return;
  g_clear_handle_id (&seat->deadline, g_source_remove);
  task = g_task_new (NULL, NULL, on_closed, seat_ref (seat));
  g_task_set_task_data (task, seat, NULL);
  g_task_run_in_thread (task, close_session);
}

/* What runs on the disk is let finish; what only waits for it is told so. */
static gboolean
on_deadline (gpointer data)
{
  RelaisDeskSeat *seat = data;

  seat->deadline = 0;
  relais_session_abandon (seat->session);
  return G_SOURCE_REMOVE;
}

/**
 * relais_desk_seat_leave:
 * @seat: a seat that nobody asks anything new of, but for what is still to be kept
 * @left: told when the register is closed
 * @data: given to @left
 *
 * Closes the register once what was asked of it is answered.
 */
void
relais_desk_seat_leave (RelaisDeskSeat *seat, RelaisDeskSeatLeft left, gpointer data)
{
  seat->left = left;
  seat->left_data = data;
  seat->deadline = g_timeout_add_seconds (RELAIS_DESK_SEAT_PATIENCE_SECONDS, on_deadline, seat);
  close_when_idle (seat);
}
