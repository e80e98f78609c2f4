/* A disk below the register that fails when it is told to: from then on whoever begins to read or to write is answered
 * with one result of SQLite's. A reader of the write-ahead log first takes a lock in its shared memory, and whatever
 * that is answered goes up as it is; so this holds even for what lies in memory already. Any thread.
 */

#include "failing-disk.h"

#include <errno.h>
#include <sqlite3.h>

static int (*base_open) (sqlite3_vfs *, sqlite3_filename, sqlite3_file *, int, int *);
static int (*base_lock) (sqlite3_file *, int, int, int);
static sqlite3_io_methods methods;
static int answer;

static int
lock_shared_memory (sqlite3_file *file, int first, int n, int flags)
{
  int result = g_atomic_int_get (&answer);

  return result != SQLITE_OK && (flags & SQLITE_SHM_LOCK) != 0 ? result : base_lock (file, first, n, flags);
}

/* Every database has the same methods; its journals have others. */
static int
open_file (sqlite3_vfs *vfs, sqlite3_filename name, sqlite3_file *file, int flags, int *out_flags)
{
  static gsize known;
  int result = base_open (vfs, name, file, flags, out_flags);

  if (result != SQLITE_OK || (flags & SQLITE_OPEN_MAIN_DB) == 0)
    return result;
  if (g_once_init_enter (&known))
    {
      methods = *file->pMethods;
      base_lock = methods.xShmLock;
      methods.xShmLock = lock_shared_memory;
      g_once_init_leave (&known, 1);
    }
  file->pMethods = &methods;
  return result;
}

static int
get_last_error (sqlite3_vfs *vfs, int n, char *text)
{
  return EIO;
}

/* Before the first register of the process. */
void
failing_disk_install (void)
{
  static sqlite3_vfs vfs;

  vfs = *sqlite3_vfs_find (NULL);
  vfs.zName = "failing-disk";
  vfs.pNext = NULL;
  base_open = vfs.xOpen;
  vfs.xOpen = open_file;
  vfs.xGetLastError = get_last_error;
  g_assert_cmpint (sqlite3_vfs_register (&vfs, TRUE), ==, SQLITE_OK);
}

void
failing_disk_fail (FailingDiskKind kind)
{
  static const int results[] = { SQLITE_FULL, SQLITE_IOERR_READ, SQLITE_CORRUPT, SQLITE_BUSY };

  g_atomic_int_set (&answer, results[kind]);
}

void
failing_disk_recover (void)
{
  g_atomic_int_set (&answer, SQLITE_OK);
}
