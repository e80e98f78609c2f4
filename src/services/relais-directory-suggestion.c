/* A correction for the keeper of the shared folder: the entry as the practice corrected it, handed in as a card when
 * somebody asks for that. The practice's note, its favourites and who worked on a line stay here. Blocks, perhaps for
 * long on a network; any thread.
 */

#include "relais-directory-suggestion.h"

#include "relais-audit-reading.h"
#include "relais-directory-outcome.h"
#include "relais-directory.h"
#include "relais-error.h"
#include "relais-folder-suggestion.h"
#include "relais-vcard-writer.h"

#include <glib/gi18n-lib.h>

static gboolean
note_act (RelaisChange *change, gpointer data, GError **error)
{
  (void) data;
  return relais_change_note (change, "directory-suggest", NULL, NULL, NULL, error);
}

/* The folder, where there is something to hand in. */
static char *
find_folder (RelaisSession *session, const RelaisDirectoryPage *page, const char *key, GError **error)
{
  char *folder = NULL;

  if (page->source == NULL)
    relais_error_set (error, RELAIS_ERROR_NOT_FOUND, key, NULL);
  else if (relais_record_equal (page->source, page->entry))
    relais_error_set (error, RELAIS_ERROR_INVALID, key, "%s", _("Nothing is corrected in this entry."));
  else if (relais_directory_get_chosen (relais_session_get_folder (session), &folder, error) && folder == NULL)
    relais_error_set (error, RELAIS_ERROR_NO_FOLDER, relais_session_get_folder (session), NULL);
  return folder;
}

/**
 * relais_directory_suggest:
 * @session: a session
 * @actor: who asks
 * @key: the key of an entry that the practice corrected
 * @error: RELAIS_ERROR_NOT_ALLOWED; RELAIS_ERROR_NOT_FOUND; RELAIS_ERROR_INVALID when nothing is corrected in it;
 *   RELAIS_ERROR_NO_FOLDER; errors of the folder
 *
 * Puts the entry, with the practice's corrections, into the suggestions of the shared folder.
 *
 * Returns: (transfer full) (nullable): the path of the card below the folder
 */
char *
relais_directory_suggest (RelaisSession *session, RelaisActor *actor, const char *key, GError **error)
{
  RelaisStore *store = relais_session_get_store (session);
  g_autoptr (RelaisDirectoryPage) page = NULL;
  g_autoptr (GString) card = g_string_new (NULL);
  g_autofree char *folder = NULL;
  g_autofree char *path = NULL;

  if (!relais_audit_check (session, actor, RELAIS_ACT_EDIT_OWN_DIRECTORY, "directory-suggest", NULL, error))
    return NULL;
  page = relais_directory_open_entry (session, actor, key, error);
  folder = page != NULL ? find_folder (session, page, key, error) : NULL;
  if (folder == NULL)
    return NULL;

  relais_vcard_writer_add_entry (card, RELAIS_VCARD_4_0, page->entry);
  path = relais_folder_suggest (folder, relais_session_get_today (session), card->str, error);
  if (path == NULL || !relais_store_write (store, actor, "directory-suggest", note_act, NULL, NULL, error))
    return NULL;
  return g_steal_pointer (&path);
}
