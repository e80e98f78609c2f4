/* The lock of the local copy of the directory: one at a time changes it, whichever process that is. It is a file beside
 * the copy and not the copy itself, which may be put aside and made anew while the lock is held. It ends with the
 * process that holds it. Blocks for as long as it is told to; any thread.
 */

#include "relais-directory-lock.h"

#include "relais-error.h"

#include <errno.h>
#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

#define NAME    "directory.lock"
#define STEP_MS 50

/*
 * relais_directory_lock:
 * @data_folder: the data folder
 * @wait_ms: how long whoever holds it is waited for
 * @cancellable: (nullable): stops the wait
 * @error: RELAIS_ERROR_DIRECTORY_BUSY when that is not long enough; RELAIS_ERROR_CANCELLED
 *
 * Returns: the lock, for relais_directory_unlock(), -1 on failure
 */
int
relais_directory_lock (const char *data_folder, guint wait_ms, GCancellable *cancellable, GError **error)
{
  g_autofree char *path = g_build_filename (data_folder, NAME, NULL);
  int fd = open (path, O_RDWR | O_CREAT | O_NOFOLLOW | O_CLOEXEC, 0600);

  if (fd < 0)
    {
      relais_error_set_from_system (error, errno, path);
      return -1;
    }
  for (guint waited = 0; flock (fd, LOCK_EX | LOCK_NB) != 0; waited += STEP_MS)
    {
      if (errno != EWOULDBLOCK && errno != EINTR)
        relais_error_set_from_system (error, errno, path);
      else if (waited >= wait_ms)
        relais_error_set (error, RELAIS_ERROR_DIRECTORY_BUSY, data_folder, NULL);
      else if (g_cancellable_is_cancelled (cancellable))
        relais_error_set (error, RELAIS_ERROR_CANCELLED, data_folder, NULL);
      else
        {
          g_usleep (STEP_MS * 1000);
          continue;
        }
      close (fd);
      return -1;
    }
  return fd;
}

/*
 * relais_directory_unlock:
 * @lock: what relais_directory_lock() gave
 */
void
relais_directory_unlock (int lock)
{
  close (lock);
}
