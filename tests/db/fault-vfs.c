/* A VFS that passes everything on to another one until it is told to fail: the n-th call of one kind, or that one and
 * all after it. Syncs are counted and not done,
 * which makes many rounds fast. One thread; one VFS in a test program.
 */

#include "fault-vfs.h"

#include <errno.h>
#include <sqlite3.h>
#include <string.h>

typedef struct {
  sqlite3_file base;
  sqlite3_file *real;
} FaultFile;

static sqlite3_vfs *real_vfs;

static FaultKind armed_kind;
static int calls_left;
static gboolean stays_broken;
static gboolean has_struck;
static int last_errno;

static gboolean
strikes (FaultKind kind, int system_error)
{
  if (kind != armed_kind || calls_left > 1)
    {
      calls_left -= kind == armed_kind ? 1 : 0;
      return FALSE;
    }

  if (has_struck && !stays_broken)
    return FALSE;

  has_struck = TRUE;
  last_errno = system_error;
  return TRUE;
}

static sqlite3_file *
get_real (sqlite3_file *file)
{
  return ((FaultFile *) (void *) file)->real;
}

static int
fault_close (sqlite3_file *file)
{
  sqlite3_file *real = get_real (file);
  int result = real->pMethods != NULL ? real->pMethods->xClose (real) : SQLITE_OK;

  sqlite3_free (real);
  return result;
}

static int
fault_read (sqlite3_file *file, void *buffer, int amount, sqlite3_int64 offset)
{
  sqlite3_file *real = get_real (file);

  if (strikes (FAULT_READ, EIO))
    return SQLITE_IOERR_READ;

  if (strikes (FAULT_SHORT_READ, 0))
    {
      memset (buffer, 0, (size_t) amount);
      return SQLITE_IOERR_SHORT_READ;
    }

  return real->pMethods->xRead (real, buffer, amount, offset);
}

static int
fault_write (sqlite3_file *file, const void *buffer, int amount, sqlite3_int64 offset)
{
  sqlite3_file *real = get_real (file);

  if (strikes (FAULT_WRITE, EIO))
    return SQLITE_IOERR_WRITE;

  if (strikes (FAULT_DISK_FULL, ENOSPC))
    return SQLITE_FULL;

  if (strikes (FAULT_TORN_WRITE, EIO))
    {
      real->pMethods->xWrite (real, buffer, amount / 2, offset);
      return SQLITE_IOERR_WRITE;
    }

  return real->pMethods->xWrite (real, buffer, amount, offset);
}

static int
fault_truncate (sqlite3_file *file, sqlite3_int64 size)
{
  sqlite3_file *real = get_real (file);

  return strikes (FAULT_TRUNCATE, EIO) ? SQLITE_IOERR_TRUNCATE : real->pMethods->xTruncate (real, size);
}

static int
fault_sync (sqlite3_file *file, int flags)
{
  return strikes (FAULT_SYNC, EIO) ? SQLITE_IOERR_FSYNC : SQLITE_OK;
}

static int
fault_file_size (sqlite3_file *file, sqlite3_int64 *size)
{
  sqlite3_file *real = get_real (file);

  return strikes (FAULT_SIZE, EIO) ? SQLITE_IOERR_FSTAT : real->pMethods->xFileSize (real, size);
}

static int
fault_lock (sqlite3_file *file, int lock)
{
  sqlite3_file *real = get_real (file);

  return strikes (FAULT_LOCK, ENOLCK) ? SQLITE_IOERR_LOCK : real->pMethods->xLock (real, lock);
}

static int
fault_unlock (sqlite3_file *file, int lock)
{
  sqlite3_file *real = get_real (file);

  return real->pMethods->xUnlock (real, lock);
}

static int
fault_check_reserved_lock (sqlite3_file *file, int *is_reserved)
{
  sqlite3_file *real = get_real (file);

  return real->pMethods->xCheckReservedLock (real, is_reserved);
}

static int
fault_file_control (sqlite3_file *file, int operation, void *argument)
{
  sqlite3_file *real = get_real (file);

  if (operation == SQLITE_FCNTL_LAST_ERRNO && last_errno != 0)
    {
      *(int *) argument = last_errno;
      return SQLITE_OK;
    }

  return real->pMethods->xFileControl (real, operation, argument);
}

static int
fault_sector_size (sqlite3_file *file)
{
  sqlite3_file *real = get_real (file);

  return real->pMethods->xSectorSize (real);
}

static int
fault_device_characteristics (sqlite3_file *file)
{
  sqlite3_file *real = get_real (file);

  return real->pMethods->xDeviceCharacteristics (real);
}

static int
fault_shm_map (sqlite3_file *file, int region, int size, int extend, void volatile **memory)
{
  sqlite3_file *real = get_real (file);

  if (!strikes (FAULT_SHARED_MEMORY, ENOMEM))
    return real->pMethods->xShmMap (real, region, size, extend, memory);

  *memory = NULL;
  return SQLITE_IOERR_SHMMAP;
}

static int
fault_shm_lock (sqlite3_file *file, int offset, int n, int flags)
{
  sqlite3_file *real = get_real (file);

  return real->pMethods->xShmLock (real, offset, n, flags);
}

static void
fault_shm_barrier (sqlite3_file *file)
{
  sqlite3_file *real = get_real (file);

  real->pMethods->xShmBarrier (real);
}

static int
fault_shm_unmap (sqlite3_file *file, int delete_it)
{
  sqlite3_file *real = get_real (file);

  return real->pMethods->xShmUnmap (real, delete_it);
}

/* Version 2: with shared memory for WAL, without files mapped into memory. */
static const sqlite3_io_methods fault_methods = {
  .iVersion = 2,
  .xClose = fault_close,
  .xRead = fault_read,
  .xWrite = fault_write,
  .xTruncate = fault_truncate,
  .xSync = fault_sync,
  .xFileSize = fault_file_size,
  .xLock = fault_lock,
  .xUnlock = fault_unlock,
  .xCheckReservedLock = fault_check_reserved_lock,
  .xFileControl = fault_file_control,
  .xSectorSize = fault_sector_size,
  .xDeviceCharacteristics = fault_device_characteristics,
  .xShmMap = fault_shm_map,
  .xShmLock = fault_shm_lock,
  .xShmBarrier = fault_shm_barrier,
  .xShmUnmap = fault_shm_unmap,
};

static int
fault_open (sqlite3_vfs *vfs, sqlite3_filename name, sqlite3_file *file, int flags, int *out_flags)
{
  FaultFile *fault = (FaultFile *) (void *) file;
  int result;

  fault->base.pMethods = NULL;
  if (strikes (FAULT_OPEN, EMFILE))
    return SQLITE_CANTOPEN;

  fault->real = sqlite3_malloc (real_vfs->szOsFile);
  memset (fault->real, 0, (size_t) real_vfs->szOsFile);
  result = real_vfs->xOpen (real_vfs, name, fault->real, flags, out_flags);
  if (result == SQLITE_OK)
    {
      fault->base.pMethods = &fault_methods;
    }
  else
    {
      last_errno = real_vfs->xGetLastError (real_vfs, 0, NULL);
      sqlite3_free (fault->real);
    }

  return result;
}

static int
fault_get_last_error (sqlite3_vfs *vfs, int n, char *text)
{
  return last_errno;
}

/**
 * fault_vfs_register:
 * @base: (nullable): the name of the VFS that does the work, or %NULL for the system's
 */
void
fault_vfs_register (const char *base)
{
  static sqlite3_vfs vfs;

  real_vfs = sqlite3_vfs_find (base);
  g_assert_nonnull (real_vfs);

  vfs = *real_vfs;
  vfs.zName = FAULT_VFS;
  vfs.szOsFile = (int) sizeof (FaultFile);
  vfs.pNext = NULL;
  vfs.xOpen = fault_open;
  vfs.xGetLastError = fault_get_last_error;
  g_assert_cmpint (sqlite3_vfs_register (&vfs, FALSE), ==, SQLITE_OK);
}

/**
 * fault_vfs_register_as_default:
 *
 * Stands below whatever is opened from now on, the encryption too.
 */
void
fault_vfs_register_as_default (void)
{
  fault_vfs_register (NULL);
  g_assert_cmpint (sqlite3_vfs_register (sqlite3_vfs_find (FAULT_VFS), TRUE), ==, SQLITE_OK);
}

/**
 * fault_vfs_arm:
 * @kind: what is to fail
 * @nth: which call of that kind, from 1
 * @stays: whether all calls of that kind after it fail as well
 */
void
fault_vfs_arm (FaultKind kind, int nth, gboolean stays)
{
  armed_kind = kind;
  calls_left = nth;
  stays_broken = stays;
  has_struck = FALSE;
  last_errno = 0;
}

/**
 * fault_vfs_disarm:
 *
 * Returns: whether it has struck since it was armed
 */
gboolean
fault_vfs_disarm (void)
{
  armed_kind = FAULT_NONE;
  return has_struck;
}
