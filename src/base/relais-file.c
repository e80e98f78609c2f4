/* Writes a file that somebody asked for, whole or not at all: beside its place under a name that says nothing, brought
 * to the disk, and only then moved into place. Between the two somebody may write down that it was made. Nobody but the
 * account may read it. Blocks while writing.
 */

#include "relais-file.h"

#include "relais-error.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <stdio.h>
#include <sys/stat.h>
#include <unistd.h>

static gboolean
write_all (int fd, const guint8 *data, gsize length)
{
  while (length > 0)
    {
      gssize written = write (fd, data, length);

      if (written < 0 && errno == EINTR)
        continue;
      if (written < 0)
        return FALSE;
      data += written;
      length -= (gsize) written;
    }

  return fsync (fd) == 0;
}

/* A name of a folder or a device is not ours to replace, whatever was asked for. */
static gboolean
may_replace (const char *path)
{
  GStatBuf status;

  return g_lstat (path, &status) != 0 || S_ISREG (status.st_mode);
}

static gboolean
is_free (const char *path, gboolean overwrite)
{
  GStatBuf status;

  return overwrite ? may_replace (path) : g_lstat (path, &status) != 0;
}

static gboolean
move_into_place (const char *from, const char *path, gboolean overwrite)
{
  if (overwrite && may_replace (path))
    return rename (from, path) == 0;
  if (renameat2 (AT_FDCWD, from, AT_FDCWD, path, RENAME_NOREPLACE) == 0)
    return TRUE;
  if (errno != EINVAL && errno != ENOSYS)
    return FALSE;

  /* A file system that cannot do both at once. */
  if (g_file_test (path, G_FILE_TEST_EXISTS))
    {
      errno = EEXIST;
      return FALSE;
    }
  return rename (from, path) == 0;
}

/* The new name is only safe once its folder is on the disk too; where that cannot be asked for, it has to do. */
static void
sync_folder (const char *folder)
{
  int fd = open (folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);

  if (fd < 0)
    return;
  fsync (fd);
  close (fd);
}

/**
 * relais_file_stage:
 * @path: where it is to stand in the end
 * @data: its content
 * @length: in bytes
 * @overwrite: whether a file of that name will be replaced
 * @error: where to store an error of the surroundings; %RELAIS_ERROR_FILE_EXISTS when there is such a file already
 *
 * Brings the content to the disk beside @path, which stays as it is until relais_file_place().
 *
 * Returns: (transfer full) (nullable): where the content waits
 */
char *
relais_file_stage (const char *path, gconstpointer data, gsize length, gboolean overwrite, GError **error)
{
  g_autofree char *folder = g_path_get_dirname (path);
  g_autofree char *staged = g_build_filename (folder, ".relais-XXXXXX", NULL);
  gboolean written;
  int system_error;
  int fd;

  if (!is_free (path, overwrite))
    {
      relais_error_set_from_system (error, EEXIST, path);
      return NULL;
    }
  fd = g_mkstemp_full (staged, O_WRONLY | O_CLOEXEC, 0600);
  if (fd < 0)
    {
      relais_error_set_from_system (error, errno, path);
      return NULL;
    }

  written = write_all (fd, data, length);
  system_error = errno;
  if (close (fd) != 0 && written)
    {
      written = FALSE;
      system_error = errno;
    }
  if (!written)
    {
      g_unlink (staged);
      relais_error_set_from_system (error, system_error, path);
      return NULL;
    }
  return g_steal_pointer (&staged);
}

/**
 * relais_file_place:
 * @staged: what relais_file_stage() returned
 * @path: where it is to stand
 * @overwrite: whether a file of that name is replaced
 * @error: where to store an error of the surroundings; %RELAIS_ERROR_FILE_EXISTS when there is such a file already
 *
 * Returns: whether the whole file stands at @path; if not, nothing of it is left behind
 */
gboolean
relais_file_place (const char *staged, const char *path, gboolean overwrite, GError **error)
{
  g_autofree char *folder = g_path_get_dirname (path);

  if (!move_into_place (staged, path, overwrite))
    {
      relais_error_set_from_system (error, errno, path);
      relais_file_discard (staged);
      return FALSE;
    }
  sync_folder (folder);
  return TRUE;
}

/**
 * relais_file_discard:
 * @staged: what relais_file_stage() returned and is not wanted any more
 */
void
relais_file_discard (const char *staged)
{
  g_unlink (staged);
}

/**
 * relais_file_write:
 * @path: where it is to stand
 * @data: its content
 * @length: in bytes
 * @overwrite: whether a file of that name is replaced
 * @error: where to store an error of the surroundings; %RELAIS_ERROR_FILE_EXISTS when there is such a file already
 *
 * Returns: whether the whole file stands at @path; if not, nothing of it is left behind
 */
gboolean
relais_file_write (const char *path, gconstpointer data, gsize length, gboolean overwrite, GError **error)
{
  g_autofree char *staged = relais_file_stage (path, data, length, overwrite, error);

  return staged != NULL && relais_file_place (staged, path, overwrite, error);
}
