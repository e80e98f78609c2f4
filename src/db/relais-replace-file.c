/* Writes a small file so that after a crash or a pulled plug at any moment the old one or the new one is there,
 * whole. It is for this account only (mode 0600). What the old one contained is overwritten where it lay, as far as the
 * file system allows: one that copies on write, and a disk that spreads its wear, keep older blocks. Nobody else may be
 * replacing the same file; any thread.
 */

#include "relais-replace-file.h"

#include "relais-error.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <sys/stat.h>
#include <unistd.h>

static gboolean
write_all (int fd, const guint8 *bytes, gsize size)
{
  while (size > 0)
    {
      gssize n = write (fd, bytes, size);

      if (n < 0 && errno == EINTR)
        continue;
      if (n <= 0)
        return FALSE;
      bytes += n;
      size -= (gsize) n;
    }

  return TRUE;
}

/* Returns: 0 or errno */
static int
write_new (const char *path, const void *bytes, gsize size)
{
  int fd = open (path, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0600);
  int system_error = 0;

  if (fd < 0)
    return errno;

  if (!write_all (fd, bytes, size) || fsync (fd) != 0)
    system_error = errno;
  if (close (fd) != 0 && system_error == 0)
    system_error = errno;
  return system_error;
}

/* A name in a folder is only kept once the folder is. */
static int
sync_folder_of (const char *path)
{
  g_autofree char *folder = g_path_get_dirname (path);
  int fd = open (folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  int system_error;

  if (fd < 0)
    return errno;

  system_error = fsync (fd) == 0 ? 0 : errno;
  close (fd);
  return system_error;
}

/* The old file has no name any more; one that has another name yet is somebody's copy. */
static void
overwrite_old (int fd)
{
  g_autofree guint8 *zeros = NULL;
  struct stat status;

  if (fstat (fd, &status) != 0 || !S_ISREG (status.st_mode) || status.st_nlink > 0)
    return;

  zeros = g_malloc0 ((gsize) status.st_size);
  if (!write_all (fd, zeros, (gsize) status.st_size) || fsync (fd) != 0)
    g_debug ("an old file could not be overwritten: %s", g_strerror (errno));
}

/**
 * relais_replace_file:
 * @path: a file, which need not exist
 * @bytes: what it is to contain
 * @size: how much that is
 * @error: (out) (optional): where to store the error
 *
 * Writes "@path.new", syncs it, and lets it take the place of @path. What an earlier crash left there is overwritten.
 *
 * Returns: whether the new content is on the disk; where only the folder could not be synced it is in place, and may be
 *   gone again after a power cut
 */
gboolean
relais_replace_file (const char *path, const void *bytes, gsize size, GError **error)
{
  g_autofree char *temporary = g_strconcat (path, ".new", NULL);
  int old = open (path, O_WRONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC);
  int system_error;

  unlink (temporary);
  system_error = write_new (temporary, bytes, size);
  if (system_error == 0 && rename (temporary, path) != 0)
    system_error = errno;
  if (system_error != 0)
    unlink (temporary);
  else
    system_error = sync_folder_of (path);

  if (old >= 0 && system_error == 0)
    overwrite_old (old);
  if (old >= 0)
    close (old);
  if (system_error != 0)
    relais_error_set_from_system (error, system_error, path);
  return system_error == 0;
}
