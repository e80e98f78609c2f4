/* The data folder while a register is being made. A mark stands in it from the first file until the last one is on the
 * disk, so that what a power cut left half-way is known for what it is: it holds nothing anybody could open, and the
 * next try may clear it. Without the mark nothing is ever removed. Called by whoever holds the lock.
 */

#include "relais-store-folder.h"

#include "relais-error.h"
#include "relais-key-file.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <sys/stat.h>
#include <unistd.h>

#define MARK "register.unfinished"

/* The mark goes last. */
static const char *const files[] = {
  RELAIS_STORE_FILE_NAME,     RELAIS_STORE_FILE_NAME "-wal", RELAIS_STORE_FILE_NAME "-shm",
  RELAIS_STORE_FILE_NAME "-journal", RELAIS_KEY_FILE_NAME,   RELAIS_KEY_FILE_NAME ".new",
  MARK,
};

static gboolean
has_file (const char *folder, const char *name)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);

  return g_file_test (path, G_FILE_TEST_EXISTS) || g_file_test (path, G_FILE_TEST_IS_SYMLINK);
}

static gboolean
sync_folder (const char *folder, GError **error)
{
  int fd = open (folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  gboolean synced = fd >= 0 && fsync (fd) == 0;

  if (!synced)
    relais_error_set_from_system (error, errno, folder);
  if (fd >= 0)
    close (fd);
  return synced;
}

/**
 * relais_store_folder_prepare:
 * @folder: where a register is to be made
 * @error: RELAIS_ERROR_FOLDER_SHARED when other accounts may enter it; whatever the system says
 *
 * Makes the folder, for this account only. One that is there already is used as it is, or not at all.
 *
 * Returns: whether only this account may enter it
 */
gboolean
relais_store_folder_prepare (const char *folder, GError **error)
{
  struct stat info;

  if (g_mkdir_with_parents (folder, 0700) != 0 || stat (folder, &info) != 0)
    {
      relais_error_set_from_system (error, errno, folder);
      return FALSE;
    }
  if (info.st_uid == geteuid () && (info.st_mode & 077) == 0)
    return TRUE;

  relais_error_set (error, RELAIS_ERROR_FOLDER_SHARED, folder, NULL);
  return FALSE;
}

/**
 * relais_store_folder_is_free:
 * @folder: where a register is to be made
 * @error: RELAIS_ERROR_REGISTER_EXISTS
 *
 * Returns: whether there is no register, or one that was never finished
 */
gboolean
relais_store_folder_is_free (const char *folder, GError **error)
{
  if (has_file (folder, MARK))
    return TRUE;
  for (gsize i = 0; i < G_N_ELEMENTS (files); i++)
    {
      if (has_file (folder, files[i]))
        {
          relais_error_set (error, RELAIS_ERROR_REGISTER_EXISTS, folder, NULL);
          return FALSE;
        }
    }
  return TRUE;
}

/**
 * relais_store_folder_is_used:
 * @folder: a data folder
 * @error: RELAIS_ERROR_NO_REGISTER
 *
 * Returns: whether a finished register is there
 */
gboolean
relais_store_folder_is_used (const char *folder, GError **error)
{
  if (has_file (folder, RELAIS_STORE_FILE_NAME) && !has_file (folder, MARK))
    return TRUE;
  relais_error_set (error, RELAIS_ERROR_NO_REGISTER, folder, NULL);
  return FALSE;
}

/**
 * relais_store_folder_begin:
 * @folder: a folder that is free
 * @error: whatever the system says
 *
 * Clears what an unfinished try left, and sets the mark.
 *
 * Returns: whether the mark is on the disk
 */
gboolean
relais_store_folder_begin (const char *folder, GError **error)
{
  g_autofree char *mark = g_build_filename (folder, MARK, NULL);
  int fd;

  if (has_file (folder, MARK))
    relais_store_folder_abandon (folder);
  fd = open (mark, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
  if (fd < 0)
    {
      relais_error_set_from_system (error, errno, mark);
      return FALSE;
    }
  close (fd);
  return sync_folder (folder, error);
}

/**
 * relais_store_folder_finish:
 * @folder: a folder with a register and its keys
 * @error: whatever the system says
 *
 * Returns: whether the mark is gone, so that the register counts
 */
gboolean
relais_store_folder_finish (const char *folder, GError **error)
{
  g_autofree char *mark = g_build_filename (folder, MARK, NULL);

  if (!sync_folder (folder, error))
    return FALSE;
  if (g_unlink (mark) != 0)
    {
      relais_error_set_from_system (error, errno, mark);
      return FALSE;
    }
  return sync_folder (folder, error);
}

/**
 * relais_store_folder_abandon:
 * @folder: a folder with the mark
 *
 * Removes what belongs to a register that was never finished.
 */
void
relais_store_folder_abandon (const char *folder)
{
  for (gsize i = 0; i < G_N_ELEMENTS (files); i++)
    {
      g_autofree char *path = g_build_filename (folder, files[i], NULL);

      g_unlink (path);
    }
}
