/* The shared folder of the fictional practice: the files of demo/folder/, put beside its register and copied as any
 * shared folder would be. Services, wards and numbers in it are as invented as the people. Blocking.
 */

#include "relais-demo-folder.h"

#include "relais-demo-resources.h"
#include "relais-directory-outcome.h"
#include "relais-directory-settings.h"
#include "relais-error.h"
#include "relais-file.h"

#include <errno.h>
#include <gio/gio.h>
#include <glib/gstdio.h>

#define RESOURCES "/io/github/relais/demo/folder/"

static gboolean
put_file (const char *folder, const char *name, GError **error)
{
  g_autofree char *resource = g_strconcat (RESOURCES, name, NULL);
  g_autofree char *path = g_build_filename (folder, name, NULL);
  g_autoptr (GBytes) bytes = g_resource_lookup_data (relais_demo_get_resource (), resource, 0, NULL);
  gsize length;
  const char *text;

  g_return_val_if_fail (bytes != NULL, FALSE);
  text = g_bytes_get_data (bytes, &length);
  return relais_file_write (path, text, length, FALSE, error);
}

static gboolean
put_folder (const char *folder, GError **error)
{
  g_auto (GStrv) names = g_resource_enumerate_children (relais_demo_get_resource (), RESOURCES, 0, NULL);

  if (g_mkdir (folder, 0700) != 0)
    {
      relais_error_set_from_system (error, errno, folder);
      return FALSE;
    }
  for (guint i = 0; names != NULL && names[i] != NULL; i++)
    {
      if (!put_file (folder, names[i], error))
        return FALSE;
    }
  return TRUE;
}

/**
 * relais_demo_folder_create:
 * @data_folder: the data folder of the fictional practice
 * @clock: the time
 * @error: where to store the error
 *
 * Returns: whether the practice has a shared folder, and a copy of it
 */
gboolean
relais_demo_folder_create (const char *data_folder, RelaisClock *clock, GError **error)
{
  g_autofree char *whole = g_canonicalize_filename (data_folder, NULL);
  g_autofree char *folder = g_build_filename (whole, "shared-folder", NULL);
  RelaisDirectorySettings settings = { .folder = folder };
  RelaisDirectoryWish wish = { .accepted = "*" };
  g_autoptr (RelaisDirectoryOutcome) outcome = NULL;

  if (!put_folder (folder, error) || !relais_directory_settings_store (&settings, data_folder, error))
    return FALSE;
  outcome = relais_directory_sync_unattended (data_folder, clock, &wish, NULL, error);
  return outcome != NULL;
}
