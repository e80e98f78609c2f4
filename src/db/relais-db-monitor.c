/* Hears of commits of other processes without asking again and again. A change of the database's files is only a hint:
 * whether anything was committed is decided by SQLite's data version, read on a worker. The hint can come before the
 * commit, because SQLite writes the log, waits for the disk and publishes only then, so a look that finds nothing is
 * repeated once a little later. Belongs to the thread that made it and speaks in that thread's main context.
 */

#include "relais-db-monitor.h"

#include "relais-error.h"

#define SECOND_LOOK_MS 100

struct _RelaisDbMonitor {
  guint n_refs; /* the owner's, and that of a look on its way */

  RelaisDbWorker *worker;
  RelaisDbMonitorVersionFunc get_version;
  RelaisDbMonitorChangedFunc changed;
  gpointer data;

  GFileMonitor *files[2]; /* the database and its log */
  GCancellable *cancellable;
  GSource *second_look;

  gint64 version;
  gboolean has_version;
  gboolean is_looking;
  gboolean is_hinted; /* since the look began, so that it may have come too early */
};

static void look (RelaisDbMonitor *monitor, gboolean may_be_early);

static void
drop_reference (RelaisDbMonitor *monitor)
{
  if (--monitor->n_refs > 0)
    return;

  g_clear_object (&monitor->cancellable);
  g_free (monitor);
}

static void
clear_second_look (RelaisDbMonitor *monitor)
{
  if (monitor->second_look == NULL)
    return;

  g_source_destroy (monitor->second_look);
  g_clear_pointer (&monitor->second_look, g_source_unref);
}

static gboolean
on_second_look (gpointer data)
{
  look (data, FALSE);
  return G_SOURCE_REMOVE;
}

static void
schedule_second_look (RelaisDbMonitor *monitor)
{
  clear_second_look (monitor);
  monitor->second_look = g_timeout_source_new (SECOND_LOOK_MS);
  g_source_set_callback (monitor->second_look, on_second_look, monitor, NULL);
  g_source_attach (monitor->second_look, g_main_context_get_thread_default ());
}

/* On the worker's thread: touches nothing of the monitor but what never changes. */
static gpointer
read_version (gpointer data, GCancellable *cancellable, GError **error)
{
  RelaisDbMonitor *monitor = data;
  g_autofree gint64 *version = g_new0 (gint64, 1);

  return monitor->get_version (monitor->data, version, error) ? g_steal_pointer (&version) : NULL;
}

/* Returns whether somebody has committed since the last look. The first one only sets what is compared with. */
static gboolean
take_version (RelaisDbMonitor *monitor, gint64 version)
{
  gboolean is_new = monitor->has_version && version != monitor->version;

  monitor->has_version = TRUE;
  monitor->version = version;
  return is_new;
}

typedef struct {
  RelaisDbMonitor *monitor;
  gboolean may_be_early;
} Look;

static void
on_looked (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autofree Look *done = data;
  RelaisDbMonitor *monitor = done->monitor;
  g_autoptr (GError) error = NULL;
  g_autofree gint64 *version = relais_db_worker_run_finish (monitor->worker, result, &error);

  monitor->is_looking = FALSE;
  if (!g_cancellable_is_cancelled (monitor->cancellable))
    {
      /* A database that is busy or closed at the moment is looked at with the next hint. */
      gboolean is_new = version != NULL && take_version (monitor, *version);

      if (monitor->is_hinted)
        look (monitor, TRUE);
      else if (!is_new && done->may_be_early)
        schedule_second_look (monitor);

      if (is_new)
        monitor->changed (monitor->data);
    }

  drop_reference (monitor);
}

static void
look (RelaisDbMonitor *monitor, gboolean may_be_early)
{
  Look *started;

  if (monitor->is_looking)
    {
      monitor->is_hinted = TRUE;
      return;
    }

  clear_second_look (monitor);
  monitor->is_looking = TRUE;
  monitor->is_hinted = FALSE;
  monitor->n_refs++;

  started = g_new0 (Look, 1);
  started->monitor = monitor;
  started->may_be_early = may_be_early;
  relais_db_worker_run_async (monitor->worker, G_PRIORITY_DEFAULT, read_version, monitor, NULL, g_free,
                              monitor->cancellable, on_looked, started);
}

static void
on_file_changed (GFileMonitor *file_monitor, GFile *file, GFile *other, GFileMonitorEvent event, gpointer data)
{
  look (data, TRUE);
}

static GFileMonitor *
watch_file (RelaisDbMonitor *monitor, const char *path, const char *suffix, GError **error)
{
  g_autofree char *name = g_strconcat (path, suffix, NULL);
  g_autoptr (GFile) file = g_file_new_for_path (name);
  GError *foreign = NULL;
  GFileMonitor *watched = g_file_monitor_file (file, G_FILE_MONITOR_NONE, NULL, &foreign);

  if (watched == NULL)
    {
      relais_error_take_foreign (error, foreign, name);
      return NULL;
    }

  g_file_monitor_set_rate_limit (watched, SECOND_LOOK_MS);
  g_signal_connect (watched, "changed", G_CALLBACK (on_file_changed), monitor);
  return watched;
}

/**
 * relais_db_monitor_new:
 * @path: the database's file
 * @worker: where the connection is used that @get_version asks; outlives the monitor
 * @get_version: tells the data version of that connection. Asked of the only connection that writes in this process it
 *   changes for other processes alone; asked of one that reads, also for our own commits.
 * @changed: called when somebody has committed
 * @data: for both functions; lives until @worker has stopped
 * @error: (out) (optional): where to store the error
 *
 * What was committed before this call is not told: read the data after it.
 *
 * Returns: (transfer full) (nullable): a monitor
 */
RelaisDbMonitor *
relais_db_monitor_new (const char *path, RelaisDbWorker *worker, RelaisDbMonitorVersionFunc get_version,
                       RelaisDbMonitorChangedFunc changed, gpointer data, GError **error)
{
  g_autoptr (RelaisDbMonitor) monitor = g_new0 (RelaisDbMonitor, 1);

  monitor->n_refs = 1;
  monitor->worker = worker;
  monitor->get_version = get_version;
  monitor->changed = changed;
  monitor->data = data;
  monitor->cancellable = g_cancellable_new ();

  monitor->files[0] = watch_file (monitor, path, "", error);
  monitor->files[1] = monitor->files[0] != NULL ? watch_file (monitor, path, "-wal", error) : NULL;
  if (monitor->files[1] == NULL)
    return NULL;

  look (monitor, FALSE);
  return g_steal_pointer (&monitor);
}

/**
 * relais_db_monitor_look:
 * @monitor: a monitor
 *
 * Looks now, as after a hint: for moments when hints may have been lost, such as after a suspend.
 */
void
relais_db_monitor_look (RelaisDbMonitor *monitor)
{
  look (monitor, TRUE);
}

/**
 * relais_db_monitor_free:
 * @monitor: (transfer full): a monitor
 *
 * Ends it; the function is not called any more. A look that is being done ends on the worker by itself.
 */
void
relais_db_monitor_free (RelaisDbMonitor *monitor)
{
  for (gsize i = 0; i < G_N_ELEMENTS (monitor->files); i++)
    {
      if (monitor->files[i] != NULL)
        {
          g_signal_handlers_disconnect_by_data (monitor->files[i], monitor);
          g_file_monitor_cancel (monitor->files[i]);
          g_clear_object (&monitor->files[i]);
        }
    }

  clear_second_look (monitor);
  g_cancellable_cancel (monitor->cancellable);
  drop_reference (monitor);
}
