/* What a look at the shared folder says: which files of cards are there, what is wrong with the others, and what could
 * not be seen, so that nobody takes it for gone. A value: relais-folder-walk.c puts it together, and then nobody
 * changes it; any thread.
 */

#include "relais-folder-scan.h"

#include <stdlib.h>
#include <string.h>

/* A file, and the first bytes of its path as a number in their order: most comparisons need not look further. */
typedef struct {
  guint64 beginning;
  RelaisFolderFile *file;
} Place;

static guint64
get_beginning (const char *path)
{
  guint64 beginning = 0;

  for (guint i = 0; i < 8; i++)
    {
      beginning = beginning << 8 | (guchar) *path;
      path += *path != '\0' ? 1 : 0;
    }
  return beginning;
}

static int
compare_places (gconstpointer a, gconstpointer b)
{
  const Place *first = a;
  const Place *second = b;

  if (first->beginning != second->beginning)
    return first->beginning < second->beginning ? -1 : 1;
  return strcmp (first->file->path, second->file->path);
}

static gboolean
is_sorted (const RelaisFolderScan *scan)
{
  for (guint i = 1; i < scan->files->len; i++)
    {
      if (strcmp (((RelaisFolderFile *) scan->files->pdata[i - 1])->path,
                  ((RelaisFolderFile *) scan->files->pdata[i])->path) > 0)
        return FALSE;
    }
  return TRUE;
}

/**
 * relais_folder_conflict_new:
 * @file: the copy
 * @other: what it is a second version of
 *
 * Names that are not UTF-8 are made so.
 *
 * Returns: (transfer full): the pair
 */
RelaisFolderConflict *
relais_folder_conflict_new (const char *file, const char *other)
{
  RelaisFolderConflict *conflict = g_new (RelaisFolderConflict, 1);

  conflict->file = g_utf8_make_valid (file, -1);
  conflict->other = g_utf8_make_valid (other, -1);
  return conflict;
}

/**
 * relais_folder_conflict_free:
 * @conflict: (transfer full): a pair
 */
void
relais_folder_conflict_free (RelaisFolderConflict *conflict)
{
  g_free (conflict->file);
  g_free (conflict->other);
  g_free (conflict);
}

/**
 * relais_folder_scan_new:
 *
 * Returns: (transfer full): a look at a folder that has nothing in it yet
 */
RelaisFolderScan *
relais_folder_scan_new (void)
{
  RelaisFolderScan *scan = g_new0 (RelaisFolderScan, 1);

  scan->files = g_ptr_array_new_with_free_func ((GDestroyNotify) relais_folder_file_free);
  scan->problems = relais_directory_problems_new ();
  scan->conflicts = g_ptr_array_new_with_free_func ((GDestroyNotify) relais_folder_conflict_free);
  scan->unreadable_folders = g_ptr_array_new_with_free_func (g_free);
  return scan;
}

/**
 * relais_folder_scan_sort:
 * @scan: a look
 *
 * Brings its files into the order of the bytes of their paths.
 */
void
relais_folder_scan_sort (RelaisFolderScan *scan)
{
  guint n = scan->files->len;
  g_autofree Place *places = NULL;

  /* Most file systems and small folders come in order. */
  if (is_sorted (scan))
    return;

  places = g_new (Place, n);
  for (guint i = 0; i < n; i++)
    {
      RelaisFolderFile *file = scan->files->pdata[i];

      places[i] = (Place) { get_beginning (file->path), file };
    }
  qsort (places, n, sizeof (Place), compare_places);
  for (guint i = 0; i < n; i++)
    scan->files->pdata[i] = places[i].file;
}

/**
 * relais_folder_scan_is_unknown:
 * @scan: a look
 * @path: a path below the folder
 *
 * Returns: whether it lies in a part of the folder that could not be looked into
 */
gboolean
relais_folder_scan_is_unknown (const RelaisFolderScan *scan, const char *path)
{
  for (guint i = 0; i < scan->unreadable_folders->len; i++)
    {
      const char *folder = scan->unreadable_folders->pdata[i];
      gsize length = strlen (folder);

      if (strncmp (path, folder, length) == 0 && (path[length] == '/' || path[length] == '\0'))
        return TRUE;
    }

  return FALSE;
}

/**
 * relais_folder_scan_free:
 * @scan: (transfer full): a look
 */
void
relais_folder_scan_free (RelaisFolderScan *scan)
{
  g_free (scan->detail);
  g_free (scan->keeper_text);
  g_ptr_array_unref (scan->files);
  g_ptr_array_unref (scan->problems);
  g_ptr_array_unref (scan->conflicts);
  g_ptr_array_unref (scan->unreadable_folders);
  g_free (scan);
}
