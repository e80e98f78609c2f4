/* A file of the shared folder, and whether it is still the one that was read. Size and time of modification alone miss
 * a program that restores the time; the other two catch it where the file system has them (they are 0 on both sides
 * where it has not). Pure values, any thread.
 */

#include "relais-folder-file.h"

#include <string.h>

/**
 * relais_folder_file_new:
 * @path: the path below the folder, the bytes of the file system
 * @size: in bytes
 * @modified_at: nanoseconds since 1970
 * @changed_at: nanoseconds since 1970, 0 where it means nothing
 * @inode: the number of the file, 0 where it means nothing
 *
 * Returns: (transfer full): the file
 */
RelaisFolderFile *
relais_folder_file_new (const char *path, gint64 size, gint64 modified_at, gint64 changed_at, guint64 inode)
{
  gsize length = strlen (path) + 1;
  RelaisFolderFile *file = g_malloc (sizeof (RelaisFolderFile) + length);

  /* There are twenty thousand of them in each look: the path stands behind its file, in one piece of memory. */
  file->path = memcpy (file + 1, path, length);
  file->size = size;
  file->modified_at = modified_at;
  file->changed_at = changed_at;
  file->inode = inode;
  return file;
}

/**
 * relais_folder_file_copy:
 * @file: a file
 *
 * Returns: (transfer full): a copy
 */
RelaisFolderFile *
relais_folder_file_copy (const RelaisFolderFile *file)
{
  return relais_folder_file_new (file->path, file->size, file->modified_at, file->changed_at, file->inode);
}

/**
 * relais_folder_file_free:
 * @file: (transfer full): a file
 */
void
relais_folder_file_free (RelaisFolderFile *file)
{
  g_free (file);
}

/**
 * relais_folder_file_equal:
 * @a: a file
 * @b: another
 *
 * Returns: whether @b is @a as it was, so that it need not be read again
 */
gboolean
relais_folder_file_equal (const RelaisFolderFile *a, const RelaisFolderFile *b)
{
  return strcmp (a->path, b->path) == 0 && a->size == b->size && a->modified_at == b->modified_at &&
         a->changed_at == b->changed_at && a->inode == b->inode;
}
