/* Opens the register: a connection like any other, on relais-cipher-vfs. Before SQLite reads anything the file is
 * looked at, so that what is not a register of this key is refused with its own sentence and left as it is: no log
 * played back, nothing checkpointed into it, not a byte changed. The file is read through the connection's own
 * descriptor, because closing a second one would drop the locks that this process holds on it.
 */

#include "relais-db-encrypted.h"

#include "relais-cipher-file.h"
#include "relais-cipher-vfs.h"
#include "relais-db-private.h"
#include "relais-error.h"
#include "relais-key-file.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <string.h>
#include <sys/stat.h>

/* https://www.sqlite.org/fileformat2.html#the_database_header */
static const char plain_magic[16] = "SQLite format 3";
#define CHANGE_COUNTER_AT 24
#define PAGE_COUNT_AT 28
#define COUNTER_OF_PAGE_COUNT_AT 92

typedef struct {
  RelaisDataKey *key;
  gboolean may_be_empty;
} Opening;

static gboolean
refuse (RelaisDb *db, RelaisErrorCode code, GError **error)
{
  relais_error_set (error, code, relais_db_get_path (db), "%s", _("page 1"));
  return FALSE;
}

/* A register, but of another key: what does not belong here is the key file beside it. */
static gboolean
refuse_keys (RelaisDb *db, GError **error)
{
  g_autofree char *folder = g_path_get_dirname (relais_db_get_path (db));
  g_autofree char *keys = g_build_filename (folder, RELAIS_KEY_FILE_NAME, NULL);

  relais_error_set (error, RELAIS_ERROR_KEYS_FOREIGN, keys, NULL);
  return FALSE;
}

static sqlite3_file *
get_base_file (RelaisDb *db)
{
  RelaisCipherFile *file = NULL;

  sqlite3_file_control (relais_db_get_sqlite (db), "main", SQLITE_FCNTL_FILE_POINTER, &file);
  return file->base;
}

/* The file as it lies on the disk. */
static int
read_start (RelaisDb *db, guint8 page[RELAIS_PAGE_SIZE], sqlite3_int64 *size)
{
  sqlite3_file *base = get_base_file (db);
  int result = base->pMethods->xRead (base, page, RELAIS_PAGE_SIZE, 0);

  if (result == SQLITE_OK || result == SQLITE_IOERR_SHORT_READ)
    result = base->pMethods->xFileSize (base, size);
  return result;
}

/* Less than a page says little. The beginning of a register is noise; a text is somebody else's. */
static RelaisErrorCode
judge_fragment (const guint8 *bytes, gint64 size)
{
  return size > 0 && g_utf8_validate ((const char *) bytes, (gssize) size, NULL) ? RELAIS_ERROR_REGISTER_FOREIGN
                                                                                 : RELAIS_ERROR_REGISTER_TRUNCATED;
}

static gboolean
has_companion (const char *path, const char *suffix)
{
  g_autofree char *companion = g_strconcat (path, suffix, NULL);
  struct stat status;

  return stat (companion, &status) == 0 && status.st_size > 0;
}

/* Where a log waits, the file alone does not say how long it must be. */
static gboolean
is_cut_off (RelaisDb *db, RelaisPageCipher *cipher, guint8 *page, gint64 size)
{
  guint32 n_pages;

  if (has_companion (relais_db_get_path (db), "-wal") ||
      !relais_page_cipher_open (cipher, RELAIS_PAGE_CURRENT, 1, page, page))
    return FALSE;

  memcpy (&n_pages, page + PAGE_COUNT_AT, sizeof n_pages);
  return memcmp (page + CHANGE_COUNTER_AT, page + COUNTER_OF_PAGE_COUNT_AT, 4) == 0 &&
         size < (gint64) GUINT32_FROM_BE (n_pages) * RELAIS_PAGE_SIZE;
}

/* A register is in WAL as soon as it is made. A rollback journal beside it was put there, and would cut it. */
static gboolean
check_register (RelaisDb *db, RelaisPageCipher *cipher, guint8 *page, gint64 size, GError **error)
{
  const char *path = relais_db_get_path (db);

  if (has_companion (path, "-journal"))
    {
      g_autofree char *name = g_path_get_basename (path);

      relais_error_set (error, RELAIS_ERROR_REGISTER_DAMAGED, path, "%s-journal", name);
      return FALSE;
    }

  return !is_cut_off (db, cipher, page, size) || refuse (db, RELAIS_ERROR_REGISTER_TRUNCATED, error);
}

static gboolean
check_file (RelaisDb *db, const Opening *opening, GError **error)
{
  g_autoptr (RelaisPageCipher) cipher = relais_page_cipher_new (opening->key);
  guint8 page[RELAIS_PAGE_SIZE] = { 0 };
  sqlite3_int64 size = 0;
  int result = read_start (db, page, &size);

  if (result != SQLITE_OK)
    {
      relais_db_set_error_for (error, result, 0, relais_db_get_path (db), NULL);
      return FALSE;
    }

  if (size == 0 && opening->may_be_empty)
    return TRUE;
  if (memcmp (page, plain_magic, sizeof plain_magic) == 0)
    return refuse (db, RELAIS_ERROR_REGISTER_PLAIN, error);
  if (size < RELAIS_PAGE_SIZE)
    return refuse (db, judge_fragment (page, size), error);

  switch (relais_page_cipher_recognize (cipher, page))
    {
    case RELAIS_PAGE_MARK_OURS:
      return check_register (db, cipher, page, size, error);
    case RELAIS_PAGE_MARK_OTHER_KEY:
      return refuse_keys (db, error);
    case RELAIS_PAGE_MARK_NEWER:
      return refuse (db, RELAIS_ERROR_REGISTER_NEWER, error);
    case RELAIS_PAGE_MARK_BROKEN:
      return refuse (db, RELAIS_ERROR_REGISTER_DAMAGED, error);
    case RELAIS_PAGE_MARK_FOREIGN:
    default:
      return refuse (db, RELAIS_ERROR_REGISTER_FOREIGN, error);
    }
}

static gboolean
on_opened (RelaisDb *db, gpointer data, GError **error)
{
  sqlite3 *sqlite = relais_db_get_sqlite (db);
  int reserved = RELAIS_PAGE_RESERVED_SIZE;
  int result;

  /* Until all is well, closing leaves log and file as they are. */
  result = sqlite3_db_config (sqlite, SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 1, NULL);
  if (result == SQLITE_OK)
    result = sqlite3_exec (sqlite, "PRAGMA page_size = " G_STRINGIFY (RELAIS_PAGE_SIZE), NULL, NULL, NULL);
  if (result == SQLITE_OK)
    result = sqlite3_file_control (sqlite, "main", SQLITE_FCNTL_RESERVE_BYTES, &reserved);
  if (result != SQLITE_OK)
    {
      relais_db_set_error_for (error, result, 0, relais_db_get_path (db), NULL);
      return FALSE;
    }

  return check_file (db, data, error);
}

static gboolean
can_be_a_register (const char *path, RelaisDbFlags flags, GError **error)
{
  g_autofree char *folder = g_path_get_dirname (path);
  struct stat status;

  if (lstat (path, &status) != 0)
    {
      if (errno == ENOENT && (flags & RELAIS_DB_CREATE))
        return TRUE;
      if (errno == ENOENT || errno == ENOTDIR)
        relais_error_set (error, RELAIS_ERROR_NO_REGISTER, folder, NULL);
      else
        relais_error_set_from_system (error, errno, path);
      return FALSE;
    }

  /* Behind a link the log and the lock would stand in another folder than the register. */
  if (!S_ISREG (status.st_mode))
    {
      relais_error_set (error, RELAIS_ERROR_REGISTER_FOREIGN, path, NULL);
      return FALSE;
    }

  return TRUE;
}

/**
 * relais_db_open_encrypted:
 * @path: the register
 * @flags: how to open it; with %RELAIS_DB_CREATE an empty file becomes a register
 * @key: its key
 * @error: (out) (optional): where to store the error
 *
 * Opens a register with the settings of the house. What cannot be opened is left as it is, byte for byte, and said:
 * %RELAIS_ERROR_NO_REGISTER, %RELAIS_ERROR_REGISTER_PLAIN, %RELAIS_ERROR_REGISTER_FOREIGN,
 * %RELAIS_ERROR_REGISTER_NEWER (a later version of the encryption), %RELAIS_ERROR_REGISTER_TRUNCATED,
 * %RELAIS_ERROR_REGISTER_DAMAGED, %RELAIS_ERROR_KEYS_FOREIGN (a register, but of another key).
 *
 * Returns: (transfer full) (nullable): a connection, to be closed with relais_db_close()
 */
RelaisDb *
relais_db_open_encrypted (const char *path, RelaisDbFlags flags, RelaisDataKey *key, GError **error)
{
  /* An absolute path is never taken for a URI, which could name another VFS. */
  g_autofree char *full = g_canonicalize_filename (path, NULL);
  Opening opening = { key, FALSE };
  char *provided_for;
  RelaisDb *db = NULL;

  /* Beside an empty file SQLite deletes a log. Where there is no file at all, the log belongs to nothing. */
  if (flags & RELAIS_DB_CREATE)
    opening.may_be_empty = !g_file_test (full, G_FILE_TEST_EXISTS) || !has_companion (full, "-wal");

  if (!can_be_a_register (full, flags, error))
    return NULL;
  provided_for = relais_cipher_vfs_provide_key (full, key, error);
  if (provided_for == NULL)
    return NULL;

  db = relais_db_open_on_vfs (full, flags, relais_cipher_vfs_get_name (), on_opened, &opening, error);
  relais_cipher_vfs_withdraw_key (provided_for);
  if (db != NULL)
    sqlite3_db_config (relais_db_get_sqlite (db), SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 0, NULL);
  return db;
}

/**
 * relais_db_read_sealed:
 * @db: a connection of relais_db_open_encrypted() that nobody writes beside, its log copied into the file
 * @error: (out) (optional): where to store the error
 *
 * Reads the file as it lies on the disk, for a copy, through the connection's own descriptor.
 *
 * Returns: (transfer full) (nullable): all its bytes, encrypted
 */
GBytes *
relais_db_read_sealed (RelaisDb *db, GError **error)
{
  sqlite3_file *base = get_base_file (db);
  sqlite3_int64 size = 0;
  g_autofree guint8 *bytes = NULL;
  int result = base->pMethods->xFileSize (base, &size);

  if (result == SQLITE_OK)
    {
      bytes = g_try_malloc ((gsize) MAX (size, 1));
      result = bytes != NULL ? SQLITE_OK : SQLITE_NOMEM;
    }

  /* A page at a time, because SQLite counts in int. */
  for (sqlite3_int64 at = 0; result == SQLITE_OK && at < size; at += RELAIS_PAGE_SIZE)
    result = base->pMethods->xRead (base, bytes + at, (int) MIN (RELAIS_PAGE_SIZE, size - at), at);

  if (result == SQLITE_OK)
    return g_bytes_new_take (g_steal_pointer (&bytes), (gsize) size);
  relais_db_set_error_for (error, result, 0, relais_db_get_path (db), NULL);
  return NULL;
}
