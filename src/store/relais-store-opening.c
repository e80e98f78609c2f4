/* Making and opening a register: the folder is looked at, the lock taken, the key file opened, an older schema
 * brought up to date, both threads started. A register is made whole or not at all, and refused with its own reason.
 * Called on the thread that wants the store.
 */

#include "relais-store-private.h"

#include "relais-audit-log.h"
#include "relais-db-encrypted.h"
#include "relais-error.h"
#include "relais-key-file.h"
#include "relais-migrations.h"
#include "relais-mounts.h"
#include "relais-passphrase.h"
#include "relais-schema.h"
#include "relais-statement.h"
#include "relais-store-copy.h"
#include "relais-store-folder.h"

/* A fact of the register itself, so that no copy of the fictional practice is taken for a real one. */
#define FICTIONAL_SETTING "fictional"

typedef struct {
  RelaisStore *store;
  RelaisDataKey *key;
  gboolean create;
} OpenJob;

static gboolean
make_copy (RelaisDb *db, int version, gpointer data, GError **error)
{
  return relais_store_copy_make (db, version, data, error);
}

/* An older register is changed only while nobody else has it open, and never without a copy. */
static gboolean
bring_up_to_date (RelaisStore *store, RelaisDataKey *key, GError **error)
{
  int version = 0;
  gboolean alone = relais_db_lock_get_mode (store->lock) == RELAIS_DB_LOCK_EXCLUSIVE;

  if (!relais_migrations_get_version (store->writer, &version, error))
    return FALSE;
  if (version < relais_schema_get_version () && !alone && !relais_db_lock_upgrade (store->lock, error))
    return FALSE;
  if (!relais_schema_migrate (store->writer, make_copy, key, error))
    return FALSE;
  relais_store_copy_remove (store->path, relais_schema_get_version ());
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
  if (!bring_up_to_date (job->store, job->key, error) ||
      !relais_db_get_data_version (job->store->writer, &job->store->writer_saw, error))
    {
      g_clear_pointer (&job->store->writer, relais_db_close);
      return NULL;
    }
  return job->store;
}

static gboolean
read_facts (RelaisStore *store, GError **error)
{
  g_autoptr (RelaisStatement) row = relais_db_prepare (
      store->reader, "SELECT 1 FROM setting WHERE name = '" FICTIONAL_SETTING "' AND value = 'yes'", error);
  gboolean has_row;

  if (row == NULL || !relais_statement_step (row, &has_row, error))
    return FALSE;
  store->is_fictional = has_row;
  return TRUE;
}

static gpointer
open_reader (gpointer data, GCancellable *cancellable, GError **error)
{
  OpenJob *job = data;

  job->store->reader = relais_db_open_encrypted (job->store->path, RELAIS_DB_READ_WRITE, job->key, error);
  if (job->store->reader == NULL)
    return NULL;

  /* A page that is not in memory has to be decrypted: 24 MB hold the index of 10,000 people. */
  if (!relais_db_execute (job->store->reader, "PRAGMA cache_size = -24576", error) || !read_facts (job->store, error))
    {
      g_clear_pointer (&job->store->reader, relais_db_close);
      return NULL;
    }
  return job->store;
}

static char *
get_key_path (RelaisStore *store)
{
  return g_build_filename (store->folder, RELAIS_KEY_FILE_NAME, NULL);
}

static RelaisStore *
make_store (const char *folder, RelaisClock *clock, GError **error)
{
  g_autoptr (RelaisStore) store = g_object_new (RELAIS_TYPE_STORE, NULL);

  store->folder = g_strdup (folder);
  store->path = g_build_filename (folder, RELAIS_STORE_FILE_NAME, NULL);
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

typedef struct {
  RelaisStore *store;
  RelaisStoreFlags flags;
  RelaisStoreWriteFunc fill;
  gpointer data;
} FillJob;

static gboolean
mark_fictional (FillJob *job, RelaisDb *db, GError **error)
{
  job->store->is_fictional = (job->flags & RELAIS_STORE_FICTIONAL) != 0;
  return !job->store->is_fictional ||
         relais_db_execute (db, "INSERT INTO setting (name, value) VALUES ('" FICTIONAL_SETTING "', 'yes')", error);
}

static gboolean
fill_register (RelaisChange *change, gpointer data, GError **error)
{
  FillJob *job = data;

  return relais_audit_log_start (relais_change_get_db (change), error) &&
         mark_fictional (job, relais_change_get_db (change), error) && job->fill (change, job->data, error);
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

static gboolean
make_register (RelaisStore *store, const RelaisStoreSlot *slots, gsize n_slots, FillJob *job, char **recovery_key,
               GError **error)
{
  g_autoptr (RelaisDataKey) key = relais_data_key_new_random ();

  return relais_store_folder_begin (store->folder, error) && start_threads (store, key, TRUE, error) &&
         relais_store_write (store, NULL, "create", fill_register, job, NULL, error) &&
         write_keys (store, key, slots, n_slots, recovery_key, error) &&
         relais_store_folder_finish (store->folder, error) && relais_db_lock_downgrade (store->lock, error);
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

  return store != NULL &&
         (wanted ? relais_store_folder_is_used (folder, error) : relais_store_folder_is_free (folder, error));
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
 * @error: RELAIS_ERROR_REGISTER_EXISTS, RELAIS_ERROR_FOLDER_SHARED, RELAIS_ERROR_NETWORK_FOLDER,
 *   RELAIS_ERROR_SYNCED_FOLDER, RELAIS_ERROR_WEAK_PASSPHRASE, and whatever the disk says
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
  FillJob job = { NULL, flags, fill, data };

  g_return_val_if_fail (n_slots >= 1, NULL);

  if (!check_passphrases (flags, slots, n_slots, error) || !relais_store_folder_prepare (folder, error))
    return NULL;
  store = make_store (folder, clock, error);
  if (store == NULL || !take_lock (store, RELAIS_DB_LOCK_EXCLUSIVE, error) ||
      !relais_store_folder_is_free (folder, error))
    return NULL;

  job.store = store;
  if (!make_register (store, slots, n_slots, &job, recovery_key, error))
    {
      relais_store_close (store);
      relais_store_folder_abandon (folder);
      g_clear_pointer (recovery_key, relais_passphrase_free);
      return NULL;
    }
  return g_steal_pointer (&store);
}

/* For the files of store/: a register that is there, with the lock taken; nothing of it is open yet. */
RelaisStore *
relais_store_begin (const char *folder, RelaisClock *clock, GError **error)
{
  g_autoptr (RelaisStore) store = make_store (folder, clock, error);

  if (store == NULL || !relais_store_folder_is_used (folder, error) || !take_lock (store, RELAIS_DB_LOCK_SHARED, error))
    return NULL;
  return g_steal_pointer (&store);
}

/* Takes @store, which is opened, or gone. */
RelaisStore *
relais_store_finish (RelaisStore *store, RelaisDataKey *key, GError **error)
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
  g_autoptr (RelaisStore) store = relais_store_begin (folder, clock, error);
  g_autoptr (RelaisDataKey) key = NULL;
  g_auto (GStrv) owners = NULL;
  g_autofree char *keys = NULL;
  RelaisStore *opened;

  *staff_ids = NULL;
  if (store == NULL)
    return NULL;
  keys = get_key_path (store);
  key = relais_key_file_unlock (keys, passphrase, &owners, error);
  opened = key != NULL ? relais_store_finish (g_steal_pointer (&store), key, error) : NULL;
  *staff_ids = opened != NULL ? g_steal_pointer (&owners) : NULL;
  return opened;
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
  g_autoptr (RelaisStore) store = relais_store_begin (folder, clock, error);
  g_autoptr (RelaisDataKey) key = NULL;
  g_autofree char *keys = NULL;

  if (store == NULL)
    return NULL;
  keys = get_key_path (store);
  key = relais_key_file_unlock_with_recovery (keys, recovery_key, error);
  return key != NULL ? relais_store_finish (g_steal_pointer (&store), key, error) : NULL;
}
