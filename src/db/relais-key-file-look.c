/* What register.keys says about itself, to whoever has the data key: whose slots there are, which register it is for,
 * whether it is whole. Nothing here changes the file or needs a passphrase. Any thread.
 */

#include "relais-key-file-private.h"

#include "relais-digest.h"
#include "relais-error.h"

#include <glib/gi18n-lib.h>

/**
 * relais_key_file_list_members:
 * @path: the key file
 * @key: the data key
 * @error: (out) (optional): where to store the error
 *
 * Returns: (transfer full) (nullable): the ids of all members who have a slot
 */
GStrv
relais_key_file_list_members (const char *path, RelaisDataKey *key, GError **error)
{
  g_autoptr (RelaisKeySlots) slots = relais_key_file_load_slots (path, key, error);
  g_autoptr (GStrvBuilder) ids = g_strv_builder_new ();

  if (slots == NULL)
    return NULL;

  for (guint i = 0; i < relais_key_file_image_get_n_slots (relais_key_slots_get_image (slots)); i++)
    {
      g_autofree char *id = relais_key_slots_get_staff_id (slots, i);

      if (relais_key_slots_get_kind (slots, i) == RELAIS_KEY_SLOT_MEMBER)
        g_strv_builder_add (ids, id);
    }

  return g_strv_builder_end (ids);
}

/**
 * relais_key_file_get_slot_mark:
 * @path: the key file
 * @key: the data key
 * @staff_id: a member
 * @error: (out) (optional): where to store the error
 *
 * Returns: (transfer full) (nullable): a text that stays the same until the member's passphrase is changed;
 *   %RELAIS_ERROR_NOT_FOUND where they have no slot, %RELAIS_ERROR_KEYS_FOREIGN where @key is no longer the data key
 */
char *
relais_key_file_get_slot_mark (const char *path, RelaisDataKey *key, const char *staff_id, GError **error)
{
  g_autoptr (RelaisKeySlots) slots = relais_key_file_load_slots (path, key, error);
  int i = slots != NULL ? relais_key_file_find_member (slots, staff_id, error) : -1;

  return i >= 0 ? relais_key_slots_get_mark (slots, (guint) i) : NULL;
}

/**
 * relais_key_file_n_slots:
 * @path: the key file
 * @key: the data key
 * @error: (out) (optional): where to store the error
 *
 * Returns: how many slots are used, the recovery key's included, or -1
 */
int
relais_key_file_n_slots (const char *path, RelaisDataKey *key, GError **error)
{
  g_autoptr (RelaisKeySlots) slots = relais_key_file_load_slots (path, key, error);
  int n = 0;

  if (slots == NULL)
    return -1;

  for (guint i = 0; i < relais_key_file_image_get_n_slots (relais_key_slots_get_image (slots)); i++)
    n += relais_key_slots_get_kind (slots, i) != RELAIS_KEY_SLOT_FREE ? 1 : 0;
  return n;
}

/**
 * relais_key_file_get_register_id:
 * @path: the key file
 * @error: (out) (optional): where to store the error
 *
 * Returns: (transfer full) (nullable): the id of the register, 32 hexadecimal digits; it stays the same whatever
 *   becomes of slots and keys
 */
char *
relais_key_file_get_register_id (const char *path, GError **error)
{
  g_autoptr (RelaisKeyFileImage) image = relais_key_file_load_image (path, error);

  if (image == NULL)
    return NULL;
  return relais_hex_encode (relais_key_file_image_get_header (image) + RELAIS_KEY_FILE_REGISTER_ID_AT,
                            RELAIS_KEY_FILE_REGISTER_ID_SIZE);
}

/**
 * relais_key_file_is_for:
 * @path: the key file
 * @key: a data key
 * @error: (out) (optional): where to store the error
 *
 * Returns: whether what is encrypted with @key can be opened with this file; %RELAIS_ERROR_KEYS_FOREIGN where it is for
 *   another key, or an error of relais_key_file_unlock()
 */
gboolean
relais_key_file_is_for (const char *path, RelaisDataKey *key, GError **error)
{
  g_autoptr (RelaisKeySlots) slots = relais_key_file_load_slots (path, key, error);

  return slots != NULL;
}

/**
 * relais_key_file_verify:
 * @path: the key file
 * @key: (nullable): the data key, with which more is checked and said
 * @error: (out) (optional): where to store the error
 *
 * Returns: whether the file is whole; %RELAIS_ERROR_KEYS_DAMAGED with the first broken slot, which concerns only
 *   whose it is, or an error of relais_key_file_unlock()
 */
gboolean
relais_key_file_verify (const char *path, RelaisDataKey *key, GError **error)
{
  g_autoptr (RelaisKeyFileImage) image = relais_key_file_load_image (path, error);
  g_autoptr (RelaisKeySlots) slots = NULL;

  if (image == NULL || (key != NULL && (slots = relais_key_file_load_slots (path, key, error)) == NULL))
    return FALSE;

  for (guint i = 0; i < relais_key_file_image_get_n_slots (image); i++)
    {
      g_autofree char *id = slots != NULL ? relais_key_slots_get_staff_id (slots, i) : NULL;

      if (relais_key_file_image_slot_is_intact (image, i) && (slots == NULL || relais_key_slots_is_genuine (slots, i)))
        continue;
      if (id != NULL && *id != '\0')
        relais_error_set (error, RELAIS_ERROR_KEYS_DAMAGED, path, _("slot %u is broken, that of the member %s"), i, id);
      else if (slots != NULL && relais_key_slots_get_kind (slots, i) == RELAIS_KEY_SLOT_RECOVERY)
        relais_error_set (error, RELAIS_ERROR_KEYS_DAMAGED, path, _("slot %u is broken, that of the recovery key"), i);
      else
        relais_error_set (error, RELAIS_ERROR_KEYS_DAMAGED, path, _("slot %u is broken"), i);
      return FALSE;
    }

  return TRUE;
}
