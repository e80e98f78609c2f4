/* The register as one object: its folder, its lock between processes, one connection that writes and one that reads,
 * each on a thread of its own. Whoever asks gives a function, which runs there inside a transaction; the caller waits
 * without a main loop, or calls from a task of its own. What a commit touched is told by the "changed" signal, in the
 * main context that made the store. Owned by the session; closing joins both threads and lets go of the key.
 */

#include "relais-store.h"

#include "relais-audit-log.h"
#include "relais-data-key.h"
#include "relais-db-encrypted.h"
#include "relais-db-lock.h"
#include "relais-db-monitor.h"
#include "relais-db-worker.h"
#include "relais-error.h"
#include "relais-key-file.h"
#include "relais-migrations.h"
#include "relais-mounts.h"
#include "relais-passphrase.h"
#include "relais-schema.h"
#include "relais-search-index.h"

#include <errno.h>
#include <glib/gstdio.h>

struct _RelaisStore {
  GObject parent_instance;

  char *folder;
  char *path;
  RelaisClock *clock;
  GMainContext *context;

  RelaisDataKey *key;
  RelaisDbLock *lock;
  RelaisDbMonitor *monitor;

  RelaisDbWorker *writer_thread;
  RelaisDb *writer; /* used on writer_thread only */
  RelaisDbWorker *reader_thread;
  RelaisDb *reader; /* used on reader_thread only */
};

enum {
  SIGNAL_CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (RelaisStore, relais_store, G_TYPE_OBJECT)

/* --- Connections on their threads --- */

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

typedef struct {
  RelaisStore *store;
  RelaisDataKey *key;
  gboolean create;
} OpenJob;

/* An older register is changed only while nobody else has it open. */
static gboolean
bring_up_to_date (RelaisStore *store, GError **error)
{
  int version = 0;
  gboolean alone = relais_db_lock_get_mode (store->lock) == RELAIS_DB_LOCK_EXCLUSIVE;

  if (!relais_migrations_get_version (store->writer, &version, error))
    return FALSE;
  if (version < relais_schema_get_version () && !alone && !relais_db_lock_upgrade (store->lock, error))
    return FALSE;
  if (!relais_schema_migrate (store->writer, error))
    return FALSE;
  return alone || relais_db_lock_get_mode (store->lock) == RELAIS_DB_LOCK_SHARED ||
         relais_db_lock_downgrade (store->lock, error);
}

static gpointer
open_writer (gpointer data, GCancellable *cancellable, GError **error)
{
  OpenJob *job = data;

  job->store->writer = relais_db_open_encrypted (
      job->store->path, job->create ? RELAIS_DB_CREATE : RELAIS_DB_READ_WRITE, job->key, error);
  if (job->store->writer == NULL)
    return NULL;
  if (!bring_up_to_date (job->store, error))
    {
      g_clear_pointer (&job->store->writer, relais_db_close);
      return NULL;
    }
  return job->store;
}

static gpointer
open_reader (gpointer data, GCancellable *cancellable, GError **error)
{
  OpenJob *job = data;

  job->store->reader = relais_db_open_encrypted (job->store->path, RELAIS_DB_READ_WRITE, job->key, error);
  return job->store->reader != NULL ? job->store : NULL;
}

/* --- Folder, lock, keys --- */

static char *
get_key_path (RelaisStore *store)
{
  return g_build_filename (store->folder, RELAIS_KEY_FILE_NAME, NULL);
}

static gboolean
prepare_folder (const char *folder, GError **error)
{
  if (g_mkdir_with_parents (folder, 0700) != 0)
    {
      relais_error_set_from_system (error, errno, folder);
      return FALSE;
    }
  return TRUE;
}

static RelaisStore *
make_store (const char *folder, RelaisClock *clock, GError **error)
{
  g_autoptr (RelaisStore) store = g_object_new (RELAIS_TYPE_STORE, NULL);

  store->folder = g_strdup (folder);
  store->path = g_build_filename (folder, "register.db", NULL);
  store->clock = clock != NULL ? relais_clock_ref (clock) : NULL;
  store->context = g_main_context_ref_thread_default ();
  return relais_mounts_check_folder (folder, error) ? g_steal_pointer (&store) : NULL;
}

static gboolean
take_lock (RelaisStore *store, RelaisDbLockMode mode, GError **error)
{
  g_autofree char *path = g_build_filename (store->folder, "register.lock", NULL);

  store->lock = relais_db_lock_acquire (path, mode, error);
  return store->lock != NULL;
}

static gboolean
start_threads (RelaisStore *store, RelaisDataKey *key, gboolean create, GError **error)
{
  OpenJob job = { store, key, create };

  store->key = relais_data_key_ref (key);
  store->writer_thread = relais_db_worker_new ("register-writer");
  if (relais_db_worker_run (store->writer_thread, open_writer, &job, NULL, error) == NULL)
    return FALSE;
  store->reader_thread = relais_db_worker_new ("register-reader");
  return relais_db_worker_run (store->reader_thread, open_reader, &job, NULL, error) != NULL;
}

static gboolean
check_is_new (RelaisStore *store, GError **error)
{
  g_autofree char *keys = get_key_path (store);

  if (!g_file_test (store->path, G_FILE_TEST_EXISTS) && !g_file_test (keys, G_FILE_TEST_EXISTS))
    return TRUE;
  relais_error_set (error, RELAIS_ERROR_REGISTER_EXISTS, store->folder, NULL);
  return FALSE;
}

static gboolean
check_is_there (RelaisStore *store, GError **error)
{
  if (g_file_test (store->path, G_FILE_TEST_EXISTS))
    return TRUE;
  relais_error_set (error, RELAIS_ERROR_NO_REGISTER, store->folder, NULL);
  return FALSE;
}

typedef struct {
  RelaisStoreWriteFunc fill;
  gpointer data;
} FillJob;

static gboolean
fill_register (RelaisChange *change, gpointer data, GError **error)
{
  FillJob *job = data;

  return relais_audit_log_start (relais_change_get_db (change), error) && job->fill (change, job->data, error);
}

static gboolean
write_keys (RelaisStore *store, RelaisDataKey *key, const RelaisStoreSlot *slots, gsize n_slots, char **recovery_key,
            GError **error)
{
  g_autofree char *path = get_key_path (store);

  if (!relais_key_file_create (path, slots[0].passphrase, slots[0].staff_id, key, recovery_key, error))
    return FALSE;
  for (gsize i = 1; i < n_slots; i++)
    {
      if (!relais_key_file_add_slot (path, key, slots[i].staff_id, slots[i].passphrase, error))
        return FALSE;
    }
  return TRUE;
}

/* A register that could not be finished leaves nothing behind. */
static void
remove_unfinished (const char *folder)
{
  static const char *const names[] = { "register.db", "register.db-wal", "register.db-shm", "register.keys" };

  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *path = g_build_filename (folder, names[i], NULL);

      g_unlink (path);
    }
}

static gboolean
make_register (RelaisStore *store, const RelaisStoreSlot *slots, gsize n_slots, FillJob *job, char **recovery_key,
               GError **error)
{
  g_autoptr (RelaisDataKey) key = relais_data_key_new_random ();

  return start_threads (store, key, TRUE, error) &&
         relais_store_write (store, NULL, "create", fill_register, job, NULL, error) &&
         write_keys (store, key, slots, n_slots, recovery_key, error) &&
         relais_db_lock_downgrade (store->lock, error);
}

static gboolean
check_passphrases (RelaisStoreFlags flags, const RelaisStoreSlot *slots, gsize n_slots, GError **error)
{
  if (flags & RELAIS_STORE_FICTIONAL)
    return TRUE;
  for (gsize i = 0; i < n_slots; i++)
    {
      if (!relais_passphrase_check (slots[i].passphrase, error))
        return FALSE;
    }
  return TRUE;
}

/**
 * relais_store_forbid_core_dumps:
 *
 * A crash must not write names and keys to a disk. To be called once, before a register is opened.
 */
void
relais_store_forbid_core_dumps (void)
{
  relais_crypto_forbid_core_dumps ();
}

/**
 * relais_store_check_folder:
 * @folder: a data folder
 * @wanted: whether a register must be there, or must not
 * @error: RELAIS_ERROR_NO_REGISTER, RELAIS_ERROR_REGISTER_EXISTS, RELAIS_ERROR_NETWORK_FOLDER,
 *   RELAIS_ERROR_SYNCED_FOLDER
 *
 * For an answer before anybody is asked for a passphrase.
 *
 * Returns: whether it is so
 */
gboolean
relais_store_check_folder (const char *folder, gboolean wanted, GError **error)
{
  g_autoptr (RelaisStore) store = make_store (folder, NULL, error);

  return store != NULL && (wanted ? check_is_there (store, error) : check_is_new (store, error));
}

/**
 * relais_store_create:
 * @folder: where; made when it does not exist
 * @flags: what kind of register
 * @slots: (array length=n_slots): who opens it; at least one
 * @n_slots: their number
 * @clock: where the time comes from
 * @fill: writes the first members and the profile
 * @data: given to @fill
 * @recovery_key: (out): the recovery key as it is printed, shown this once
 * @error: RELAIS_ERROR_REGISTER_EXISTS, RELAIS_ERROR_NETWORK_FOLDER, RELAIS_ERROR_SYNCED_FOLDER,
 *   RELAIS_ERROR_WEAK_PASSPHRASE, and whatever the disk says
 *
 * Makes a register, whole or not at all. The key file comes last: before it stands, there is nothing to open.
 *
 * Returns: (transfer full) (nullable): the open store
 */
RelaisStore *
relais_store_create (const char *folder, RelaisStoreFlags flags, const RelaisStoreSlot *slots, gsize n_slots,
                     RelaisClock *clock, RelaisStoreWriteFunc fill, gpointer data, char **recovery_key,
                     GError **error)
{
  g_autoptr (RelaisStore) store = NULL;
  FillJob job = { fill, data };

  g_return_val_if_fail (n_slots >= 1, NULL);

  if (!check_passphrases (flags, slots, n_slots, error) || !prepare_folder (folder, error))
    return NULL;
  store = make_store (folder, clock, error);
  if (store == NULL || !take_lock (store, RELAIS_DB_LOCK_EXCLUSIVE, error) || !check_is_new (store, error))
    return NULL;

  if (!make_register (store, slots, n_slots, &job, recovery_key, error))
    {
      relais_store_close (store);
      remove_unfinished (folder);
      return NULL;
    }
  return g_steal_pointer (&store);
}

static RelaisStore *
open_with_key (RelaisStore *store, RelaisDataKey *key, GError **error)
{
  g_autoptr (RelaisStore) owned = store;

  return start_threads (store, key, FALSE, error) ? g_steal_pointer (&owned) : NULL;
}

/**
 * relais_store_open:
 * @folder: the data folder
 * @passphrase: the passphrase of a member
 * @clock: where the time comes from
 * @staff_ids: (out): the ids of the members whose passphrase it is
 * @error: every reason for which a register may not be opened, each with its own code
 *
 * Returns: (transfer full) (nullable): the open store
 */
RelaisStore *
relais_store_open (const char *folder, const char *passphrase, RelaisClock *clock, GStrv *staff_ids, GError **error)
{
  g_autoptr (RelaisStore) store = make_store (folder, clock, error);
  g_autoptr (RelaisDataKey) key = NULL;
  g_autofree char *keys = NULL;

  if (store == NULL || !check_is_there (store, error) || !take_lock (store, RELAIS_DB_LOCK_SHARED, error))
    return NULL;
  keys = get_key_path (store);
  key = relais_key_file_unlock (keys, passphrase, staff_ids, error);
  return key != NULL ? open_with_key (g_steal_pointer (&store), key, error) : NULL;
}

/**
 * relais_store_open_with_recovery:
 * @folder: the data folder
 * @recovery_key: the recovery key as it was typed from the printed page
 * @clock: where the time comes from
 * @error: every reason for which a register may not be opened, each with its own code
 *
 * Returns: (transfer full) (nullable): the open store; nobody acts in it
 */
RelaisStore *
relais_store_open_with_recovery (const char *folder, const char *recovery_key, RelaisClock *clock, GError **error)
{
  g_autoptr (RelaisStore) store = make_store (folder, clock, error);
  g_autoptr (RelaisDataKey) key = NULL;
  g_autofree char *keys = NULL;

  if (store == NULL || !check_is_there (store, error) || !take_lock (store, RELAIS_DB_LOCK_SHARED, error))
    return NULL;
  keys = get_key_path (store);
  key = relais_key_file_unlock_with_recovery (keys, recovery_key, error);
  return key != NULL ? open_with_key (g_steal_pointer (&store), key, error) : NULL;
}

/* --- Reading and writing --- */

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

  if (!relais_db_begin_read (db, error))
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

  return relais_db_worker_run (store->reader_thread, run_read, &job, NULL, error) != NULL;
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
  char *operation;
  GStrv touched;
} WriteJob;

static gpointer
run_write (gpointer data, GCancellable *cancellable, GError **error)
{
  WriteJob *job = data;
  g_autofree char *now = relais_clock_now (job->store->clock);
  g_autoptr (RelaisChange) change = relais_change_begin (job->store->writer, job->actor, job->act, now, error);
  GPtrArray *touched;

  if (change == NULL || !job->func (change, job->data, error) || !relais_change_commit (change, error))
    return NULL;

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

  if (relais_db_worker_run (store->writer_thread, run_write, &job, NULL, error) == NULL)
    return FALSE;

  if (operation != NULL)
    *operation = g_steal_pointer (&job.operation);
  g_free (job.operation);
  if (job.touched[0] != NULL)
    announce (store, g_steal_pointer (&job.touched));
  g_strfreev (job.touched);
  return TRUE;
}

/* --- Other processes, verification --- */

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
    store->monitor = relais_db_monitor_new (store->path, store->writer_thread, read_data_version, on_monitor_changed, store, error);
  return store->monitor != NULL;
}

static void
note_finding (GPtrArray *findings, gboolean passed, GError *error)
{
  if (!passed)
    g_ptr_array_add (findings, relais_error_get_sentence (error));
}

static gpointer
run_verify (gpointer data, GCancellable *cancellable, GError **error)
{
  gpointer *job = data;
  RelaisStore *store = job[0];
  GPtrArray *findings = job[1];
  g_autofree char *keys = get_key_path (store);
  g_autoptr (GError) integrity = NULL;
  g_autoptr (GError) index = NULL;
  g_autoptr (GError) audit = NULL;
  g_autoptr (GError) slots = NULL;

  note_finding (findings, relais_db_check_integrity (store->writer, &integrity), integrity);
  note_finding (findings, relais_search_index_verify (store->writer, &index), index);
  note_finding (findings, relais_audit_log_verify (store->writer, &audit), audit);
  note_finding (findings, relais_key_file_verify (keys, store->key, &slots), slots);
  return store;
}

/**
 * relais_store_verify:
 * @store: a store
 * @findings: (element-type utf8): an array that owns its texts; a sentence is added for each part that does not verify
 * @error: set only when the verification itself could not run
 *
 * Looks at integrity, foreign keys, search index, audit chain and key slots.
 *
 * Returns: whether it ran
 */
gboolean
relais_store_verify (RelaisStore *store, GPtrArray *findings, GError **error)
{
  gpointer job[] = { store, findings };

  return relais_db_worker_run (store->writer_thread, run_verify, job, NULL, error) != NULL;
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
  if (store->reader_thread != NULL)
    relais_db_worker_run (store->reader_thread, close_reader, store, NULL, NULL);
  g_clear_pointer (&store->reader_thread, relais_db_worker_free);
  if (store->writer_thread != NULL)
    relais_db_worker_run (store->writer_thread, close_writer, store, NULL, NULL);
  g_clear_pointer (&store->writer_thread, relais_db_worker_free);
  g_clear_pointer (&store->key, relais_data_key_unref);
  g_clear_pointer (&store->lock, relais_db_lock_release);
}

static void
relais_store_finalize (GObject *object)
{
  RelaisStore *store = RELAIS_STORE (object);

  relais_store_close (store);
  g_free (store->folder);
  g_free (store->path);
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
