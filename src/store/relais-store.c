/* The register as one object: its folder, its lock between processes, one connection that writes and one that reads,
 * each on a thread of its own. Whoever asks gives a function, which runs there inside a transaction; the caller waits
 * without a main loop, or calls from a task of its own. What a commit touched is told by the "changed" signal, in the
 * main context that made the store. Owned by the session; closing joins both threads and lets go of the key. Making and
 * opening it is in relais-store-opening.c.
 */

#include "relais-store-private.h"

#include "relais-audit-gap.h"
#include "relais-error.h"
#include "relais-viewer.h"

enum {
  SIGNAL_CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (RelaisStore, relais_store, G_TYPE_OBJECT)

/* --- Reading and writing --- */

static gboolean
check_asked (RelaisStore *store, GError **error)
{
  if (!g_atomic_int_get (&store->is_abandoned))
    return TRUE;
  relais_error_set (error, RELAIS_ERROR_CANCELLED, store->folder, NULL);
  return FALSE;
}

typedef struct {
  RelaisStore *store;
  RelaisStoreReadFunc func;
  gpointer data;
} ReadJob;

static gpointer
run_read (gpointer data, GCancellable *cancellable, GError **error)
{
  ReadJob *job = data;
  RelaisDb *db = job->store->reader;
  gboolean done;

  if ((job->store->viewer != NULL &&
       !relais_viewer_narrow (db, job->store->viewer, &job->store->reader_is_narrow, error)) ||
      !relais_db_begin_read (db, error))
    return NULL;
  done = job->func (db, job->data, error);
  relais_db_rollback (db);
  return done ? job : NULL;
}

/**
 * relais_store_read:
 * @store: a store
 * @func: what to read
 * @data: given to @func
 * @error: where to store the error
 *
 * Runs @func on the thread that reads, at one state of the register, and waits for it.
 *
 * Returns: whether @func succeeded
 */
gboolean
relais_store_read (RelaisStore *store, RelaisStoreReadFunc func, gpointer data, GError **error)
{
  ReadJob job = { store, func, data };

  return check_asked (store, error) && relais_db_worker_run (store->reader_thread, run_read, &job, NULL, error) != NULL;
}

/**
 * relais_store_set_viewer:
 * @store: a store that nobody else uses yet
 * @viewer: id of the member for whom it was opened
 *
 * From now on nothing is read that this member is kept out of.
 */
void
relais_store_set_viewer (RelaisStore *store, const char *viewer)
{
  g_free (store->viewer);
  store->viewer = g_strdup (viewer);
}

/**
 * relais_store_interrupt_reads:
 * @store: a store
 *
 * Ends the query that is running now with RELAIS_ERROR_CANCELLED: a newer keystroke has asked something else.
 */
void
relais_store_interrupt_reads (RelaisStore *store)
{
  relais_db_interrupt (store->reader);
}

typedef struct {
  RelaisStore *store;
  RelaisActor *actor;
  const char *act;
  RelaisStoreWriteFunc func;
  gpointer data;
  gboolean may_gap; /* whether it only notes what was read, which a full disk must not prevent */
  char *operation;
  GStrv touched;
} WriteJob;

static gboolean
is_disk_error (const GError *error)
{
  return g_error_matches (error, RELAIS_ERROR, RELAIS_ERROR_DISK_FULL) ||
         g_error_matches (error, RELAIS_ERROR, RELAIS_ERROR_INPUT_OUTPUT) ||
         g_error_matches (error, RELAIS_ERROR, RELAIS_ERROR_READ_ONLY);
}

/* What could not be written down before stands in front of what is written now. */
static gboolean
write_all (WriteJob *job, RelaisChange *change, const char *now, GError **error)
{
  GPtrArray *gaps = relais_audit_gap_take (job->store->path);

  if ((gaps == NULL || relais_audit_gap_write (gaps, job->store->writer, now, error)) &&
      job->func (change, job->data, error) && relais_change_commit (change, error))
    {
      g_clear_pointer (&gaps, g_ptr_array_unref);
      return TRUE;
    }
  if (gaps != NULL)
    relais_audit_gap_give_back (job->store->path, gaps);
  return FALSE;
}

static gpointer
run_write (gpointer data, GCancellable *cancellable, GError **error)
{
  WriteJob *job = data;
  g_autofree char *now = relais_clock_now (job->store->clock);
  g_autoptr (GError) local_error = NULL;
  g_autoptr (RelaisChange) change = relais_change_begin (job->store->writer, job->actor, job->act, now, &local_error);
  GPtrArray *touched;

  if (change != NULL && !relais_store_is_current (job->store, error))
    return NULL;
  if (change == NULL || !write_all (job, change, now, &local_error))
    {
      if (job->may_gap && !job->store->requires_log && is_disk_error (local_error))
        {
          relais_audit_gap_add (job->store->path, job->actor, now);
          job->touched = g_new0 (char *, 1);
          return job;
        }
      g_propagate_error (error, g_steal_pointer (&local_error));
      return NULL;
    }

  touched = relais_change_get_touched (change);
  job->operation = g_strdup (relais_change_get_operation (change));
  job->touched = g_new0 (char *, touched->len + 1);
  for (guint i = 0; i < touched->len; i++)
    job->touched[i] = g_strdup (g_ptr_array_index (touched, i));
  return job;
}

typedef struct {
  RelaisStore *store;
  GStrv touched;
} Announcement;

static void
announcement_free (gpointer data)
{
  Announcement *announcement = data;

  g_object_unref (announcement->store);
  g_strfreev (announcement->touched);
  g_free (announcement);
}

static gboolean
announce_in_context (gpointer data)
{
  Announcement *announcement = data;

  g_signal_emit (announcement->store, signals[SIGNAL_CHANGED], 0, announcement->touched);
  return G_SOURCE_REMOVE;
}

static void
announce (RelaisStore *store, GStrv touched)
{
  Announcement *announcement = g_new0 (Announcement, 1);

  announcement->store = g_object_ref (store);
  announcement->touched = touched;
  g_main_context_invoke_full (store->context, G_PRIORITY_DEFAULT, announce_in_context, announcement,
                              announcement_free);
}

/**
 * relais_store_write:
 * @store: a store
 * @actor: (nullable): who acts
 * @act: a short word for it
 * @func: what to change
 * @data: given to @func
 * @operation: (out) (optional): the id of the operation, %NULL when nothing was changed
 * @error: where to store the error
 *
 * Runs @func on the thread that writes, inside one transaction, and waits until it is on the disk.
 *
 * Returns: whether everything is written; otherwise nothing is
 */
gboolean
relais_store_write (RelaisStore *store, RelaisActor *actor, const char *act, RelaisStoreWriteFunc func, gpointer data,
                    char **operation, GError **error)
{
  WriteJob job = { .store = store, .actor = actor, .act = act, .func = func, .data = data };

  if (!check_asked (store, error) ||
      relais_db_worker_run (store->writer_thread, run_write, &job, NULL, error) == NULL)
    return FALSE;

  if (operation != NULL)
    *operation = g_steal_pointer (&job.operation);
  g_free (job.operation);
  if (job.touched[0] != NULL)
    announce (store, g_steal_pointer (&job.touched));
  g_strfreev (job.touched);
  return TRUE;
}

/**
 * relais_store_note:
 * @store: a store
 * @actor: (nullable): who acts
 * @act: a short word for it
 * @func: notes what is read; it changes nothing
 * @data: given to @func
 * @error: where to store the error
 *
 * For what is written down before something is read. While the disk is full or failing, reading goes on: how many rows
 * are missing is remembered, and stands in the log as soon as anything can be written again.
 *
 * Returns: whether it is noted, or is remembered to be
 */
gboolean
relais_store_note (RelaisStore *store, RelaisActor *actor, const char *act, RelaisStoreWriteFunc func, gpointer data,
                   GError **error)
{
  WriteJob job = { .store = store, .actor = actor, .act = act, .func = func, .data = data, .may_gap = TRUE };

  if (relais_db_worker_run (store->writer_thread, run_write, &job, NULL, error) == NULL)
    return FALSE;
  g_free (job.operation);
  g_strfreev (job.touched);
  return TRUE;
}

/**
 * relais_store_require_log:
 * @store: a store
 *
 * From now on nothing is read that could not be noted: for a process that ends with its answer, and would take what it
 * remembers with it.
 */
void
relais_store_require_log (RelaisStore *store)
{
  store->requires_log = TRUE;
}

/* --- Other processes --- */

static gboolean
read_data_version (gpointer data, gint64 *version, GError **error)
{
  RelaisStore *store = data;

  return relais_db_get_data_version (store->writer, version, error);
}

static void
on_monitor_changed (gpointer data)
{
  RelaisStore *store = data;

  announce (store, g_new0 (char *, 1));
}

/**
 * relais_store_watch:
 * @store: a store
 * @error: where to store the error
 *
 * From now on "changed" is emitted with an empty list when another process committed something.
 *
 * Returns: whether the files can be watched
 */
gboolean
relais_store_watch (RelaisStore *store, GError **error)
{
  if (store->monitor == NULL)
    store->monitor = relais_db_monitor_new (store->path, store->writer_thread, read_data_version, on_monitor_changed,
                                            store, error);
  if (store->monitor == NULL)
    return FALSE;
  store->n_watchers++;
  return TRUE;
}

/**
 * relais_store_unwatch:
 * @store: a store
 *
 * Ends one relais_store_watch(), on the same thread; after the last one the files are left alone.
 */
void
relais_store_unwatch (RelaisStore *store)
{
  if (--store->n_watchers == 0)
    g_clear_pointer (&store->monitor, relais_db_monitor_free);
}

/**
 * relais_store_get_folder:
 * @store: a store
 *
 * Returns: the data folder
 */
const char *
relais_store_get_folder (RelaisStore *store)
{
  return store->folder;
}

/**
 * relais_store_get_clock:
 * @store: a store
 *
 * Returns: where it takes the time from
 */
RelaisClock *
relais_store_get_clock (RelaisStore *store)
{
  return store->clock;
}

/**
 * relais_store_is_fictional:
 * @store: a store
 *
 * Returns: whether it holds the fictional practice, for trying things out
 */
gboolean
relais_store_is_fictional (RelaisStore *store)
{
  return store->is_fictional;
}

static gpointer
close_writer (gpointer data, GCancellable *cancellable, GError **error)
{
  RelaisStore *store = data;

  g_clear_pointer (&store->writer, relais_db_close);
  return NULL;
}

static gpointer
close_reader (gpointer data, GCancellable *cancellable, GError **error)
{
  RelaisStore *store = data;

  g_clear_pointer (&store->reader, relais_db_close);
  return NULL;
}

/* The gaps are written before it. */
static gboolean
write_nothing (RelaisChange *change, gpointer data, GError **error)
{
  return TRUE;
}

/**
 * relais_store_close:
 * @store: a store
 *
 * Finishes what is being written, closes both connections on their threads, joins these and lets go of the key and the
 * lock. May be called twice; nothing else may be asked afterwards.
 */
void
relais_store_close (RelaisStore *store)
{
  g_clear_pointer (&store->monitor, relais_db_monitor_free);
  if (store->writer != NULL && relais_audit_gap_is_open (store->path))
    relais_store_write (store, NULL, "gap", write_nothing, NULL, NULL, NULL);
  if (store->reader_thread != NULL)
    relais_db_worker_run (store->reader_thread, close_reader, store, NULL, NULL);
  g_clear_pointer (&store->reader_thread, relais_db_worker_free);
  if (store->writer_thread != NULL)
    relais_db_worker_run (store->writer_thread, close_writer, store, NULL, NULL);
  g_clear_pointer (&store->writer_thread, relais_db_worker_free);
  g_clear_pointer (&store->key, relais_data_key_unref);
  g_clear_pointer (&store->lock, relais_db_lock_release);
}

/**
 * relais_store_abandon:
 * @store: an open store
 *
 * Interrupts what is being read; whatever waits for either thread, and whatever is asked from now on, ends with
 * RELAIS_ERROR_CANCELLED. What is being written is let finish. Does not block; to be followed by relais_store_close().
 */
void
relais_store_abandon (RelaisStore *store)
{
  g_atomic_int_set (&store->is_abandoned, TRUE);
  relais_db_interrupt (store->reader);
  relais_db_worker_cancel_waiting (store->reader_thread);
  relais_db_worker_cancel_waiting (store->writer_thread);
}

static void
relais_store_finalize (GObject *object)
{
  RelaisStore *store = RELAIS_STORE (object);

  relais_store_close (store);
  g_free (store->folder);
  g_free (store->path);
  g_free (store->viewer);
  g_clear_pointer (&store->clock, relais_clock_unref);
  g_clear_pointer (&store->context, g_main_context_unref);

  G_OBJECT_CLASS (relais_store_parent_class)->finalize (object);
}

static void
relais_store_class_init (RelaisStoreClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = relais_store_finalize;

  /**
   * RelaisStore::changed:
   * @store: the store
   * @touched: "kind id" of each record that was saved or removed; empty when another process did it
   */
  signals[SIGNAL_CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                          G_TYPE_NONE, 1, G_TYPE_STRV);
}

static void
relais_store_init (RelaisStore *store)
{
}
