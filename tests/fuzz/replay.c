/* Gives every file of a corpus to a fuzz target, without libFuzzer, so that what was found once stays found.
 * Usage: replay FOLDER
 */

#include "relais-fuzz.h"

#include <stdio.h>

static int
compare_names (gconstpointer a, gconstpointer b)
{
  return g_strcmp0 (*(char *const *) a, *(char *const *) b);
}

static GPtrArray *
list_files (const char *folder)
{
  GPtrArray *names = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GError) error = NULL;
  g_autoptr (GDir) dir = g_dir_open (folder, 0, &error);
  const char *name;

  g_assert_no_error (error);
  while ((name = g_dir_read_name (dir)) != NULL)
    g_ptr_array_add (names, g_strdup (name));
  g_ptr_array_sort (names, compare_names);
  return names;
}

int
main (int argc, char **argv)
{
  g_autoptr (GPtrArray) names = NULL;

  if (argc != 2)
    return 2;

  names = list_files (argv[1]);
  printf ("1..%u\n", names->len);
  for (guint i = 0; i < names->len; i++)
    {
      g_autofree char *path = g_build_filename (argv[1], names->pdata[i], NULL);
      g_autofree char *content = NULL;
      g_autoptr (GError) error = NULL;
      gsize length;

      g_file_get_contents (path, &content, &length, &error);
      g_assert_no_error (error);
      LLVMFuzzerTestOneInput ((const guint8 *) content, length);
      printf ("ok %u %s\n", i + 1, (const char *) names->pdata[i]);
      fflush (stdout);
    }

  return names->len > 0 ? 0 : 1;
}
