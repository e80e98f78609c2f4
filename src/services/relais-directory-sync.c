/* Keeps the local copy of the directory in step with the shared folder as long as the program runs, signed in or
 * locked: it watches the folder, makes a run on a thread whenever there may be something new, and says so when the
 * copy has changed. It asks nobody anything: a plan that needs somebody waits, and the health light says that it does.
 * Belongs to the main thread, which never waits for it.
 */

#include "relais-directory-sync.h"

#include "relais-directory-run.h"
#include "relais-directory-settings.h"
#include "relais-error.h"
#include "relais-folder-watch.h"

struct _RelaisDirectorySync {
  GObject parent_instance;

  char *data_folder;
  RelaisClock *clock;
  RelaisDirectoryTimer timer;
  RelaisDirectorySettings settings;
  RelaisFolderWatch *watch;
  GCancellable *cancellable; /* of the run, NULL while there is none */
  char *accepted;            /* the plan that the next run may carry out */
  gboolean has_to_look;      /* somebody asked while a run was on */
  gboolean has_to_reload;
  GError *error;
};

G_DEFINE_FINAL_TYPE (RelaisDirectorySync, relais_directory_sync, G_TYPE_OBJECT)

enum {
  SIGNAL_BEGAN,
  SIGNAL_PROGRESS,
  SIGNAL_ENDED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

/* What a run takes to its thread. */
typedef struct {
  char *data_folder;
  char *folder;
  char *accepted;
  gboolean asks_first;
  RelaisClock *clock;
  GCancellable *cancellable;

  GMutex mutex;
  RelaisDirectorySync *listener; /* told of progress; weak, main thread */
  RelaisDirectoryPhase phase;
  guint done;
  guint of;
  gboolean is_telling; /* the main thread has been asked to tell */
  gatomicrefcount ref_count;
} Job;

static void start_run (RelaisDirectorySync *self);

static void
job_unref (gpointer data)
{
  Job *job = data;

  if (!g_atomic_ref_count_dec (&job->ref_count))
    return;
  g_free (job->data_folder);
  g_free (job->folder);
  g_free (job->accepted);
  relais_clock_unref (job->clock);
  g_object_unref (job->cancellable);
  g_mutex_clear (&job->mutex);
  g_free (job);
}

static Job *
job_new (RelaisDirectorySync *self)
{
  Job *job = g_new0 (Job, 1);

  g_atomic_ref_count_init (&job->ref_count);
  g_mutex_init (&job->mutex);
  job->data_folder = g_strdup (self->data_folder);
  job->folder = g_strdup (self->settings.folder);
  job->accepted = g_steal_pointer (&self->accepted);
  job->asks_first = self->settings.asks_first;
  job->clock = relais_clock_ref (self->clock);
  job->cancellable = g_object_ref (self->cancellable);
  job->listener = self;
  return job;
}

static gboolean
on_tell (gpointer data)
{
  Job *job = data;
  RelaisDirectoryPhase phase;
  guint done;
  guint of;

  g_mutex_lock (&job->mutex);
  phase = job->phase;
  done = job->done;
  of = job->of;
  job->is_telling = FALSE;
  g_mutex_unlock (&job->mutex);
  if (!g_cancellable_is_cancelled (job->cancellable) && job->listener != NULL)
    g_signal_emit (job->listener, signals[SIGNAL_PROGRESS], 0, (guint) phase, done, of);
  return G_SOURCE_REMOVE;
}

/* On the thread of the run. The main thread is asked once, whatever happens until it comes to it. */
static void
on_progress (RelaisDirectoryPhase phase, guint done, guint of, gpointer data)
{
  Job *job = data;
  gboolean is_telling;

  g_mutex_lock (&job->mutex);
  job->phase = phase;
  job->done = done;
  job->of = of;
  is_telling = job->is_telling;
  job->is_telling = TRUE;
  g_mutex_unlock (&job->mutex);
  if (is_telling)
    return;

  g_atomic_ref_count_inc (&job->ref_count);
  g_idle_add_full (G_PRIORITY_DEFAULT_IDLE, on_tell, job, job_unref);
}

static void
run_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Job *job = data;
  RelaisDirectoryOptions options = { .asks_first = job->asks_first, .accepted = job->accepted,
                                     .progress = on_progress, .data = job };
  GError *error = NULL;
  RelaisDirectoryRun *run =
      relais_directory_run (job->data_folder, job->folder, job->clock, &options, cancellable, &error);

  if (run != NULL && !relais_directory_run_note (run, job->data_folder, job->clock, &error))
    g_clear_pointer (&run, relais_directory_run_free);
  if (run != NULL)
    g_task_return_pointer (task, run, (GDestroyNotify) relais_directory_run_free);
  else
    g_task_return_error (task, error);
}

static gboolean
has_changed (RelaisDirectoryRun *run)
{
  return run != NULL && run->is_applied && !relais_sync_plan_is_nothing (run->plan);
}

static RelaisFolderNews
get_news (RelaisDirectoryRun *run)
{
  if (run == NULL || !relais_sync_guard_may_be_accepted (&run->plan->guard))
    return RELAIS_FOLDER_NEWS_AWAY;
  if (run->is_restless)
    return RELAIS_FOLDER_NEWS_RESTLESS;
  return has_changed (run) ? RELAIS_FOLDER_NEWS_CHANGED : RELAIS_FOLDER_NEWS_NONE;
}

static void
on_run_done (GObject *source, GAsyncResult *result, gpointer data)
{
  static const char *const no_sub_folders[] = { NULL };
  RelaisDirectorySync *self = RELAIS_DIRECTORY_SYNC (source);
  Job *job = g_task_get_task_data (G_TASK (result));
  GError *error = NULL;
  g_autoptr (RelaisDirectoryRun) run = g_task_propagate_pointer (G_TASK (result), &error);

  job->listener = NULL;
  g_clear_object (&self->cancellable);
  g_clear_error (&self->error);
  if (error != NULL && !g_error_matches (error, RELAIS_ERROR, RELAIS_ERROR_CANCELLED))
    self->error = g_error_copy (error);
  g_clear_error (&error);

  if (self->watch != NULL)
    relais_folder_watch_look_back (self->watch, get_news (run),
                                   run != NULL ? (const char *const *) run->sub_folders : no_sub_folders);
  g_signal_emit (self, signals[SIGNAL_ENDED], 0, has_changed (run));

  if (self->has_to_reload)
    relais_directory_sync_reload (self);
  else if (self->has_to_look)
    start_run (self);
}

static void
start_run (RelaisDirectorySync *self)
{
  g_autoptr (GTask) task = NULL;

  if (self->watch == NULL)
    return;
  if (self->cancellable != NULL)
    {
      self->has_to_look = TRUE;
      return;
    }

  self->has_to_look = FALSE;
  self->cancellable = g_cancellable_new ();
  task = g_task_new (self, self->cancellable, on_run_done, NULL);
  g_task_set_task_data (task, job_new (self), job_unref);
  g_signal_emit (self, signals[SIGNAL_BEGAN], 0);
  g_task_run_in_thread (task, run_in_thread);
}

static void
on_hint (RelaisFolderWatch *watch, RelaisDirectorySync *self)
{
  start_run (self);
}

static void
drop_watch (RelaisDirectorySync *self)
{
  if (self->watch == NULL)
    return;
  relais_folder_watch_stop (self->watch);
  g_signal_handlers_disconnect_by_data (self->watch, self);
  g_clear_object (&self->watch);
}

static void
relais_directory_sync_finalize (GObject *object)
{
  RelaisDirectorySync *self = RELAIS_DIRECTORY_SYNC (object);

  drop_watch (self);
  relais_directory_settings_clear (&self->settings);
  g_clear_pointer (&self->clock, relais_clock_unref);
  g_clear_error (&self->error);
  g_free (self->accepted);
  g_free (self->data_folder);
  G_OBJECT_CLASS (relais_directory_sync_parent_class)->finalize (object);
}

static void
relais_directory_sync_class_init (RelaisDirectorySyncClass *class)
{
  G_OBJECT_CLASS (class)->finalize = relais_directory_sync_finalize;

  /**
   * RelaisDirectorySync::began:
   *
   * A run is on its way.
   */
  signals[SIGNAL_BEGAN] = g_signal_new ("began", RELAIS_TYPE_DIRECTORY_SYNC, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                        G_TYPE_NONE, 0);

  /**
   * RelaisDirectorySync::progress:
   * @phase: a RelaisDirectoryPhase
   * @done: how much of it is done
   * @of: how much there is, 0 when nobody knows
   */
  signals[SIGNAL_PROGRESS] = g_signal_new ("progress", RELAIS_TYPE_DIRECTORY_SYNC, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                           NULL, G_TYPE_NONE, 3, G_TYPE_UINT, G_TYPE_UINT, G_TYPE_UINT);

  /**
   * RelaisDirectorySync::ended:
   * @has_changed: whether the local copy is another one than before
   *
   * A run is over; the health light may have changed.
   */
  signals[SIGNAL_ENDED] = g_signal_new ("ended", RELAIS_TYPE_DIRECTORY_SYNC, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                        G_TYPE_NONE, 1, G_TYPE_BOOLEAN);
}

static void
relais_directory_sync_init (RelaisDirectorySync *self)
{
}

/**
 * relais_directory_sync_new:
 * @data_folder: the data folder
 * @clock: the time
 * @timer: (nullable): what sets timers, %NULL for g_timeout_add()
 *
 * Begins with relais_directory_sync_reload().
 *
 * Returns: (transfer full): what keeps the local copy in step
 */
RelaisDirectorySync *
relais_directory_sync_new (const char *data_folder, RelaisClock *clock, RelaisDirectoryTimer timer)
{
  RelaisDirectorySync *self = g_object_new (RELAIS_TYPE_DIRECTORY_SYNC, NULL);

  self->data_folder = g_strdup (data_folder);
  self->clock = relais_clock_ref (clock);
  self->timer = timer;
  return self;
}

/**
 * relais_directory_sync_reload:
 * @self: what keeps the local copy in step
 *
 * Reads the settings, which somebody may have changed, and begins to watch the folder they name. Where they name none,
 * nothing is watched. To be called again after relais_directory_settings_store().
 */
void
relais_directory_sync_reload (RelaisDirectorySync *self)
{
  drop_watch (self);
  if (self->cancellable != NULL)
    {
      self->has_to_reload = TRUE;
      g_cancellable_cancel (self->cancellable);
      return;
    }

  self->has_to_reload = FALSE;
  g_clear_error (&self->error);
  relais_directory_settings_clear (&self->settings);
  if (!relais_directory_settings_load (&self->settings, self->data_folder, &self->error) ||
      self->settings.folder == NULL)
    return;
  self->watch = relais_folder_watch_new (self->settings.folder, self->timer);
  g_signal_connect (self->watch, "hint", G_CALLBACK (on_hint), self);
}

/**
 * relais_directory_sync_look:
 * @self: what keeps the local copy in step
 * @accepted: (nullable): the token of the plan that somebody looked at and accepts
 *
 * Makes a run now, or right after the one that is on.
 */
void
relais_directory_sync_look (RelaisDirectorySync *self, const char *accepted)
{
  if (accepted != NULL)
    {
      g_free (self->accepted);
      self->accepted = g_strdup (accepted);
    }
  start_run (self);
}

/**
 * relais_directory_sync_cancel:
 * @self: what keeps the local copy in step
 *
 * Stops the run that is on; nothing was changed by it.
 */
void
relais_directory_sync_cancel (RelaisDirectorySync *self)
{
  self->has_to_look = FALSE;
  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
}

/**
 * relais_directory_sync_stop:
 * @self: what keeps the local copy in step
 *
 * Ends it: no run begins any more, and the one that is on stops as soon as it can.
 */
void
relais_directory_sync_stop (RelaisDirectorySync *self)
{
  drop_watch (self);
  relais_directory_sync_cancel (self);
}

/**
 * relais_directory_sync_is_running:
 * @self: what keeps the local copy in step
 *
 * Returns: whether a run is on
 */
gboolean
relais_directory_sync_is_running (RelaisDirectorySync *self)
{
  return self->cancellable != NULL;
}

/**
 * relais_directory_sync_get_error:
 * @self: what keeps the local copy in step
 *
 * Returns: (transfer none) (nullable): why the last run failed, %NULL when it did not
 */
const GError *
relais_directory_sync_get_error (RelaisDirectorySync *self)
{
  return self->error;
}
