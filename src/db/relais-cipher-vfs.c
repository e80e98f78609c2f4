/* The encryption of the register: an SQLite VFS that lies over the system's and seals every page on its way to the disk
 * (relais-page-cipher.c says how). SQLite itself is the system's, unchanged, and knows nothing of it.
 *
 * Format.
 *   register.db          sealed pages and nothing else. SQLite leaves the last 40 bytes of each free
 *                        (SQLITE_FCNTL_RESERVE_BYTES, set by whoever makes the file) for nonce and tag
 *   register.db-wal      SQLite's header of 32 bytes, but with a version of our own, so that a program which only knows
 *                        SQLite does not take the log for an empty one and delete it; then frames: page number, size
 *                        after commit, salts, checksum, page. A page is sealed to its frame's place and to the log's
 *                        salts; a checkpoint opens it and seals it anew. The checksum, which SQLite makes of plain
 *                        text, is masked
 *   register.db-journal  only while a register is made and wherever WAL is off: before-images, sealed as such, and
 *                        their checksums, masked
 *   register.db-shm      memory that the processes share: page numbers, and one unmasked checksum, of the last frame
 *
 * Guarantees. No content reaches the disk in plain. SQLite is handed no page that does not verify: one that was
 * altered, stood at another number, or came from another register is SQLITE_IOERR_DATA, one that is missing
 * SQLITE_IOERR_SEEK, a page 1 without the mark of this key SQLITE_NOTADB. In a log that is in use the same holds of a
 * page that stood in another frame or in a log before this one: it is not read, not committed and not copied to the
 * file, where the page from before stays. What cannot be sealed is refused: a page whose last 40 bytes are not free, a
 * write of another size or at another place, any temporary file. A log that stops half-way through a frame ends before
 * it, as SQLite has it: kill -9 and power loss cost nothing that was committed.
 *
 * Not covered. Whoever can write in the folder can put back an older copy of the file, of the log, of a single page at
 * its own number, or of a frame at its own place in the same log, since nothing outside the folder remembers; and can
 * cut the log off at a frame or change its checksums, so that it ends sooner when it is next read from the disk. While
 * a session runs they can also change the shared memory, which says in what frame a page is found, how long the log is
 * and how much of it has been copied: the session may be given another page of this register, genuine but not the one
 * it asked for, or an older one, and lose or change what it writes then; a checkpoint copies no frame to another page
 * than its own. Whoever can read there sees how many pages there are, which ones change, when and how often. The memory
 * of a running session holds key and pages.
 *
 * Threads: keys are provided and withdrawn from any thread; a file is used by one at a time, as its connection is.
 */

#include "relais-cipher-vfs.h"

#include "relais-cipher-file.h"
#include "relais-error.h"

#include <sodium.h>
#include <string.h>

#define VFS_NAME "relais-cipher"

/* Newer than SQLite 3.40: parts of a page may be read as they lie on the disk. */
#ifndef SQLITE_IOCAP_SUBPAGE_READ
#define SQLITE_IOCAP_SUBPAGE_READ 0x00008000
#endif

typedef struct {
  RelaisDataKey *key;
  RelaisPageCipher *cipher;
  guint n_provided;
} ProvidedKey;

static GMutex provided_mutex;
static GHashTable *provided; /* full path → ProvidedKey */

#define BASE_VFS(vfs) ((sqlite3_vfs *) (vfs)->pAppData)
#define BASE(file) (((RelaisCipherFile *) (file))->base)
#define CALL_BASE(file, method, ...) (BASE (file)->pMethods->method (BASE (file), ##__VA_ARGS__))

static int
file_read (sqlite3_file *file, void *buffer, int amount, sqlite3_int64 place)
{
  return relais_cipher_file_read ((RelaisCipherFile *) file, buffer, amount, place);
}

static int
file_write (sqlite3_file *file, const void *bytes, int amount, sqlite3_int64 place)
{
  return relais_cipher_file_write ((RelaisCipherFile *) file, bytes, amount, place);
}

static int
file_control (sqlite3_file *file, int operation, void *argument)
{
  int result = CALL_BASE (file, xFileControl, operation, argument);

  if (operation == SQLITE_FCNTL_CKPT_START || operation == SQLITE_FCNTL_CKPT_DONE)
    relais_cipher_file_set_copied_to ((RelaisCipherFile *) file, operation == SQLITE_FCNTL_CKPT_START);
  if (operation == SQLITE_FCNTL_VFSNAME && result == SQLITE_OK)
    *(char **) argument = sqlite3_mprintf (VFS_NAME "/%z", *(char **) argument);
  return result;
}

static int
file_get_device_characteristics (sqlite3_file *file)
{
  return CALL_BASE (file, xDeviceCharacteristics) & ~SQLITE_IOCAP_SUBPAGE_READ;
}

static int
file_close (sqlite3_file *file)
{
  int result = CALL_BASE (file, xClose);

  relais_page_cipher_unref (((RelaisCipherFile *) file)->cipher);
  return result;
}

/* The rest is the system's business. */
#define PASS_ON(name, method, parameters, ...) \
  static int name parameters { return CALL_BASE (file, method, ##__VA_ARGS__); }

PASS_ON (file_truncate, xTruncate, (sqlite3_file * file, sqlite3_int64 size), size)
PASS_ON (file_sync, xSync, (sqlite3_file * file, int flags), flags)
PASS_ON (file_get_size, xFileSize, (sqlite3_file * file, sqlite3_int64 *size), size)
PASS_ON (file_lock, xLock, (sqlite3_file * file, int level), level)
PASS_ON (file_unlock, xUnlock, (sqlite3_file * file, int level), level)
PASS_ON (file_is_reserved, xCheckReservedLock, (sqlite3_file * file, int *is_reserved), is_reserved)
PASS_ON (file_get_sector_size, xSectorSize, (sqlite3_file * file))
PASS_ON (file_shm_map, xShmMap, (sqlite3_file * file, int i, int size, int grow, void volatile **p), i, size, grow, p)
PASS_ON (file_shm_lock, xShmLock, (sqlite3_file * file, int first, int n, int flags), first, n, flags)
PASS_ON (file_shm_unmap, xShmUnmap, (sqlite3_file * file, int remove), remove)

static void
file_shm_barrier (sqlite3_file *file)
{
  CALL_BASE (file, xShmBarrier);
}

/* Version 2: with shared memory for the log, without mapped pages. */
static const sqlite3_io_methods file_methods = {
  2,
  file_close,
  file_read,
  file_write,
  file_truncate,
  file_sync,
  file_get_size,
  file_lock,
  file_unlock,
  file_is_reserved,
  file_control,
  file_get_sector_size,
  file_get_device_characteristics,
  file_shm_map,
  file_shm_lock,
  file_shm_barrier,
  file_shm_unmap,
};

static RelaisPageCipher *
find_cipher (const char *path)
{
  ProvidedKey *entry;
  RelaisPageCipher *cipher = NULL;

  g_mutex_lock (&provided_mutex);
  entry = provided != NULL ? g_hash_table_lookup (provided, path) : NULL;
  if (entry != NULL)
    cipher = relais_page_cipher_ref (entry->cipher);
  g_mutex_unlock (&provided_mutex);
  return cipher;
}

/* A database opens with the key provided for its path, its log and journal with the database's. Nothing else opens. */
static gboolean
prepare_file (RelaisCipherFile *file, const char *name, int flags)
{
  sqlite3_file *database = NULL;

  memset (file, 0, sizeof *file + sizeof (sqlite3_file));
  file->base = (sqlite3_file *) (file + 1);
  file->last_place = -1;

  if (flags & SQLITE_OPEN_MAIN_DB)
    {
      file->type = RELAIS_CIPHER_FILE_DATABASE;
      file->cipher = find_cipher (name);
    }
  else if (flags & (SQLITE_OPEN_WAL | SQLITE_OPEN_MAIN_JOURNAL))
    {
      file->type = (flags & SQLITE_OPEN_WAL) ? RELAIS_CIPHER_FILE_WAL : RELAIS_CIPHER_FILE_JOURNAL;
      database = sqlite3_database_file_object (name);
      if (database != NULL && database->pMethods == &file_methods)
        {
          file->database = (RelaisCipherFile *) database;
          file->cipher = relais_page_cipher_ref (file->database->cipher);
        }
    }

  return file->cipher != NULL;
}

static int
vfs_open (sqlite3_vfs *vfs, const char *name, sqlite3_file *file, int flags, int *out_flags)
{
  int result = SQLITE_CANTOPEN;

  if (!prepare_file ((RelaisCipherFile *) file, name, flags))
    return SQLITE_CANTOPEN;

  result = BASE_VFS (vfs)->xOpen (BASE_VFS (vfs), name, BASE (file), flags, out_flags);
  if (result == SQLITE_OK && BASE (file)->pMethods->iVersion >= 2)
    {
      file->pMethods = &file_methods;
      return SQLITE_OK;
    }

  if (BASE (file)->pMethods != NULL)
    CALL_BASE (file, xClose);
  relais_page_cipher_unref (((RelaisCipherFile *) file)->cipher);
  return result != SQLITE_OK ? result : SQLITE_CANTOPEN;
}

static int
vfs_randomness (sqlite3_vfs *vfs, int size, char *bytes)
{
  randombytes_buf (bytes, (gsize) size);
  return size;
}

static void *
vfs_load_extension (sqlite3_vfs *vfs, const char *name)
{
  return NULL;
}

static void
vfs_get_extension_error (sqlite3_vfs *vfs, int size, char *message)
{
  sqlite3_snprintf (size, message, "no extensions");
}

#define PASS_ON_VFS(name, method, parameters, ...) \
  static int name parameters { return BASE_VFS (vfs)->method (BASE_VFS (vfs), __VA_ARGS__); }

PASS_ON_VFS (vfs_delete, xDelete, (sqlite3_vfs * vfs, const char *name, int sync), name, sync)
PASS_ON_VFS (vfs_access, xAccess, (sqlite3_vfs * vfs, const char *name, int flags, int *out), name, flags, out)
PASS_ON_VFS (vfs_full_path, xFullPathname, (sqlite3_vfs * vfs, const char *name, int size, char *out), name, size, out)
PASS_ON_VFS (vfs_sleep, xSleep, (sqlite3_vfs * vfs, int microseconds), microseconds)
PASS_ON_VFS (vfs_get_time, xCurrentTime, (sqlite3_vfs * vfs, double *days), days)
PASS_ON_VFS (vfs_get_time_64, xCurrentTimeInt64, (sqlite3_vfs * vfs, sqlite3_int64 *ms), ms)
PASS_ON_VFS (vfs_get_last_error, xGetLastError, (sqlite3_vfs * vfs, int size, char *message), size, message)

/* The VFS below is the default one at this moment. */
static sqlite3_vfs *
get_vfs (void)
{
  static sqlite3_vfs cipher_vfs = {
    .iVersion = 2,
    .zName = VFS_NAME,
    .xOpen = vfs_open,
    .xDelete = vfs_delete,
    .xAccess = vfs_access,
    .xFullPathname = vfs_full_path,
    .xDlOpen = vfs_load_extension,
    .xDlError = vfs_get_extension_error,
    .xRandomness = vfs_randomness,
    .xSleep = vfs_sleep,
    .xCurrentTime = vfs_get_time,
    .xGetLastError = vfs_get_last_error,
    .xCurrentTimeInt64 = vfs_get_time_64,
  };
  static gsize ready;

  if (g_once_init_enter (&ready))
    {
      sqlite3_vfs *base = sqlite3_vfs_find (NULL);

      relais_crypto_init ();
      cipher_vfs.pAppData = base;
      cipher_vfs.szOsFile = (int) sizeof (RelaisCipherFile) + base->szOsFile;
      cipher_vfs.mxPathname = base->mxPathname;
      sqlite3_vfs_register (&cipher_vfs, 0);
      g_once_init_leave (&ready, 1);
    }

  return &cipher_vfs;
}

static void
free_provided (gpointer data)
{
  ProvidedKey *entry = data;

  relais_data_key_unref (entry->key);
  relais_page_cipher_unref (entry->cipher);
  g_free (entry);
}

/* The path as SQLite will hand it to vfs_open(). */
static char *
get_full_path (const char *path)
{
  sqlite3_vfs *vfs = get_vfs ();
  g_autofree char *full = g_malloc0 ((gsize) vfs->mxPathname + 1);

  if ((vfs->xFullPathname (vfs, path, vfs->mxPathname + 1, full) & 0xff) != SQLITE_OK)
    return NULL;
  return g_steal_pointer (&full);
}

/**
 * relais_cipher_vfs_get_name:
 *
 * Returns: the name under which SQLite knows this VFS, which is registered now if it was not
 */
const char *
relais_cipher_vfs_get_name (void)
{
  return get_vfs ()->zName;
}

/**
 * relais_cipher_vfs_provide_key:
 * @path: a database
 * @key: its key
 * @error: (out) (optional): where to store the error
 *
 * Lets @path be opened with @key until relais_cipher_vfs_withdraw_key(), so that no key ever stands in a URI or in SQL.
 * May be called several times for the same key, and is then withdrawn as often.
 *
 * Returns: (transfer full) (nullable): the resolved path under which it is known now, for
 *   relais_cipher_vfs_withdraw_key(); %RELAIS_ERROR_BUSY while @path is being opened with another key
 */
char *
relais_cipher_vfs_provide_key (const char *path, RelaisDataKey *key, GError **error)
{
  g_autofree char *full = get_full_path (path);
  ProvidedKey *entry = NULL;
  gboolean accepted;

  if (full == NULL)
    {
      relais_error_set (error, RELAIS_ERROR_NO_SUCH_FILE, path, NULL);
      return NULL;
    }

  g_mutex_lock (&provided_mutex);
  if (provided == NULL)
    provided = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, free_provided);
  entry = g_hash_table_lookup (provided, full);
  accepted = entry == NULL || relais_data_key_equal (entry->key, key);
  if (entry == NULL)
    {
      entry = g_new0 (ProvidedKey, 1);
      entry->key = relais_data_key_ref (key);
      entry->cipher = relais_page_cipher_new (key);
      g_hash_table_insert (provided, g_strdup (full), entry);
    }
  if (accepted)
    entry->n_provided++;
  g_mutex_unlock (&provided_mutex);

  if (accepted)
    return g_steal_pointer (&full);
  relais_error_set (error, RELAIS_ERROR_BUSY, path, NULL);
  return NULL;
}

/**
 * relais_cipher_vfs_withdraw_key:
 * @provided_for: (transfer full): what relais_cipher_vfs_provide_key() returned
 *
 * Takes back what was given, under the very path it was given for: a link that was set in its way since changes
 * nothing. Connections that are open keep what they need.
 */
void
relais_cipher_vfs_withdraw_key (char *provided_for)
{
  g_autofree char *full = provided_for;
  ProvidedKey *entry;

  g_mutex_lock (&provided_mutex);
  entry = provided != NULL ? g_hash_table_lookup (provided, full) : NULL;
  if (entry != NULL && --entry->n_provided == 0)
    g_hash_table_remove (provided, full);
  g_mutex_unlock (&provided_mutex);
}
