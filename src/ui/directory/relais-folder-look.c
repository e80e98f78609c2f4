/* What the page of the shared folder shows: health, where the copy comes from, what its keeper should mend. Read on a
 * thread in one go, so that the page never mixes two moments.
 */

#include "relais-folder-look.h"

/**
 * relais_folder_look_read:
 * @session: the open register
 * @clock: the time
 * @book: the language of the screen
 * @error: where to store the error
 *
 * Returns: (transfer full) (nullable): how the folder and its copy are
 */
RelaisFolderLook *
relais_folder_look_read (RelaisSession *session, RelaisClock *clock, RelaisPhrasebook *book, GError **error)
{
  RelaisActor *actor = relais_session_get_actor (session);
  const char *folder = relais_session_get_folder (session);
  g_autoptr (RelaisFolderLook) look = g_new0 (RelaisFolderLook, 1);

  look->health = relais_directory_health_load (folder, clock, error);
  if (look->health == NULL || !relais_directory_settings_load (&look->settings, folder, error))
    return NULL;
  look->sentences = relais_directory_health_list_sentences (look->health, book);
  look->troubles = relais_directory_list_troubles (session, actor, book, error);
  if (look->troubles == NULL)
    return NULL;
  look->copies = relais_directory_list_copies (session, actor, error);
  look->orphans = look->copies != NULL ? relais_directory_list_orphans (session, actor, error) : NULL;
  return look->orphans != NULL ? g_steal_pointer (&look) : NULL;
}

/**
 * relais_folder_look_free:
 * @look: (transfer full): what was read
 */
void
relais_folder_look_free (RelaisFolderLook *look)
{
  g_clear_pointer (&look->health, relais_directory_health_free);
  g_clear_pointer (&look->sentences, g_strfreev);
  relais_directory_settings_clear (&look->settings);
  g_clear_pointer (&look->troubles, g_ptr_array_unref);
  g_clear_pointer (&look->copies, g_ptr_array_unref);
  g_clear_pointer (&look->orphans, g_ptr_array_unref);
  g_free (look);
}
