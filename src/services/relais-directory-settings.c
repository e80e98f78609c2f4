/* Which folder the directory comes from: a small key file beside the register, since the sync goes on while nobody is
 * signed in. A file that cannot be understood is one that says nothing. Blocks while reading and writing; any thread.
 */

#include "relais-directory-settings.h"

#include "relais-error.h"
#include "relais-file.h"

#include <string.h>

#define FILE_NAME "directory.conf"
#define GROUP     "directory"

/**
 * relais_directory_settings_load:
 * @settings: (out caller-allocates): what they are
 * @data_folder: the data folder
 * @error: (out) (optional): where to store an error of the surroundings
 *
 * Without a file no folder is chosen.
 *
 * Returns: whether they could be read
 */
gboolean
relais_directory_settings_load (RelaisDirectorySettings *settings, const char *data_folder, GError **error)
{
  g_autoptr (GKeyFile) file = g_key_file_new ();
  g_autofree char *path = g_build_filename (data_folder, FILE_NAME, NULL);
  GError *local_error = NULL;

  *settings = RELAIS_DIRECTORY_SETTINGS_INIT;
  if (!g_key_file_load_from_file (file, path, G_KEY_FILE_NONE, &local_error))
    {
      if (local_error->domain == G_FILE_ERROR && local_error->code != G_FILE_ERROR_NOENT)
        {
          relais_error_take_foreign (error, local_error, path);
          return FALSE;
        }
      g_clear_error (&local_error);
      return TRUE;
    }

  settings->folder = g_key_file_get_string (file, GROUP, "folder", NULL);
  if (settings->folder != NULL && !g_path_is_absolute (settings->folder))
    g_clear_pointer (&settings->folder, g_free);
  settings->asks_first = g_key_file_get_boolean (file, GROUP, "asks-first", NULL);
  return TRUE;
}

/**
 * relais_directory_settings_store:
 * @settings: what they are
 * @data_folder: the data folder
 * @error: (out) (optional): where to store the error
 *
 * Whether somebody may choose the folder is for the caller to know (%RELAIS_ACT_MANAGE_DIRECTORY).
 *
 * Returns: whether they are on the disk
 */
gboolean
relais_directory_settings_store (const RelaisDirectorySettings *settings, const char *data_folder, GError **error)
{
  g_autoptr (GKeyFile) file = g_key_file_new ();
  g_autofree char *path = g_build_filename (data_folder, FILE_NAME, NULL);
  g_autofree char *text = NULL;
  gsize length;

  if (settings->folder != NULL)
    g_key_file_set_string (file, GROUP, "folder", settings->folder);
  g_key_file_set_boolean (file, GROUP, "asks-first", settings->asks_first);
  text = g_key_file_to_data (file, &length, NULL);
  return relais_file_write (path, text, length, TRUE, error);
}

/**
 * relais_directory_settings_clear:
 * @settings: settings
 */
void
relais_directory_settings_clear (RelaisDirectorySettings *settings)
{
  g_clear_pointer (&settings->folder, g_free);
}
