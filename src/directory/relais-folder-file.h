#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * RelaisFolderFile:
 * @path: the path below the folder, the bytes of the file system; part of the value
 * @size: in bytes
 * @modified_at: nanoseconds since 1970, as the file system says
 * @changed_at: nanoseconds since 1970 of the last change of the file's data or name (ctime), 0 where it means nothing
 * @inode: the number of the file, 0 where it means nothing
 *
 * A file of the shared folder as a look at it tells, without opening it. Two equal values are the same content.
 */
typedef struct {
  char *path;
  gint64 size;
  gint64 modified_at;
  gint64 changed_at;
  guint64 inode;
} RelaisFolderFile;

RelaisFolderFile *relais_folder_file_new   (const char             *path,
                                            gint64                  size,
                                            gint64                  modified_at,
                                            gint64                  changed_at,
                                            guint64                 inode);
RelaisFolderFile *relais_folder_file_copy  (const RelaisFolderFile *file);
void              relais_folder_file_free  (RelaisFolderFile       *file);
gboolean          relais_folder_file_equal (const RelaisFolderFile *a,
                                            const RelaisFolderFile *b);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RelaisFolderFile, relais_folder_file_free)

G_END_DECLS
