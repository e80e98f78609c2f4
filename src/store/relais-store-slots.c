/* The slots of the members in register.keys: a passphrase for somebody new, another one for somebody who forgot it, and
 * none any more for somebody who left. The records of the members are in the register; that a slot follows its record
 * is the services' business. Inside a change where anything is written, else from any thread; each derives a key, which
 * takes about half a second by design.
 */

#include "relais-store-slots.h"
#include "relais-store-private.h"

#include "relais-error.h"
#include "relais-key-file.h"
#include "relais-passphrase.h"
#include "relais-recovery-key.h"

#include <string.h>

static char *
get_path (RelaisStore *store)
{
  return g_build_filename (store->folder, RELAIS_KEY_FILE_NAME, NULL);
}

/**
 * relais_store_slots_check:
 * @store: a store
 * @passphrase: a new passphrase
 * @error: RELAIS_ERROR_WEAK_PASSPHRASE
 *
 * Returns: whether it is good enough; in the fictional practice everything is
 */
gboolean
relais_store_slots_check (RelaisStore *store, const char *passphrase, GError **error)
{
  return store->is_fictional || relais_passphrase_check (passphrase, error);
}

/**
 * relais_store_slots_list:
 * @store: a store
 * @error: what the key file says
 *
 * Returns: (transfer full) (nullable): the ids of the members who have a slot
 */
GStrv
relais_store_slots_list (RelaisStore *store, GError **error)
{
  g_autofree char *path = get_path (store);

  return relais_key_file_list_members (path, store->key, error);
}

/**
 * relais_store_slots_put:
 * @store: a store, while it is being changed
 * @staff_id: a member
 * @passphrase: their new passphrase, checked
 * @error: what the key file says
 *
 * Returns: whether @passphrase opens for this member from now on, and no other one
 */
gboolean
relais_store_slots_put (RelaisStore *store, const char *staff_id, const char *passphrase, GError **error)
{
  g_autofree char *path = get_path (store);
  g_auto (GStrv) members = relais_key_file_list_members (path, store->key, error);

  if (members == NULL)
    return FALSE;
  if (g_strv_contains ((const char *const *) members, staff_id))
    return relais_key_file_change_passphrase (path, store->key, staff_id, passphrase, error);
  return relais_key_file_add_slot (path, store->key, staff_id, passphrase, error);
}

/**
 * relais_store_slots_remove:
 * @store: a store, while it is being changed
 * @staff_id: a member
 * @error: what the key file says
 *
 * Returns: whether no passphrase opens for this member any more
 */
gboolean
relais_store_slots_remove (RelaisStore *store, const char *staff_id, GError **error)
{
  g_autofree char *path = get_path (store);
  g_auto (GStrv) members = relais_key_file_list_members (path, store->key, error);

  return members != NULL && (!g_strv_contains ((const char *const *) members, staff_id) ||
                             relais_key_file_remove_slot (path, store->key, staff_id, error));
}

/**
 * relais_store_slots_opens:
 * @store: a store
 * @staff_id: a member
 * @passphrase: what was typed
 * @error: RELAIS_ERROR_WRONG_PASSPHRASE, or what the key file says
 *
 * Returns: whether it is the passphrase of this member
 */
gboolean
relais_store_slots_opens (RelaisStore *store, const char *staff_id, const char *passphrase, GError **error)
{
  g_autofree char *path = get_path (store);
  g_auto (GStrv) owners = NULL;
  g_autoptr (RelaisDataKey) key = relais_key_file_unlock (path, passphrase, &owners, error);

  if (key == NULL)
    return FALSE;
  if (g_strv_contains ((const char *const *) owners, staff_id))
    return TRUE;
  relais_error_set (error, RELAIS_ERROR_WRONG_PASSPHRASE, store->folder, NULL);
  return FALSE;
}

/**
 * relais_store_slots_new_recovery_key:
 *
 * Returns: (transfer full): a recovery key as it is printed, which opens nothing yet, to be freed with
 *   relais_store_slots_forget()
 */
char *
relais_store_slots_new_recovery_key (void)
{
  return relais_recovery_key_new ();
}

/**
 * relais_store_slots_put_recovery:
 * @store: a store, while it is being changed
 * @recovery_key: one from relais_store_slots_new_recovery_key()
 * @error: what the key file says
 *
 * Returns: whether @recovery_key opens from now on, and no other one
 */
gboolean
relais_store_slots_put_recovery (RelaisStore *store, const char *recovery_key, GError **error)
{
  g_autofree char *path = get_path (store);

  return relais_key_file_set_recovery (path, store->key, recovery_key, error);
}

/**
 * relais_store_slots_is_recovery_key:
 * @text: what was typed
 *
 * Returns: whether @text can be a recovery key of some register: as long as one, and not mistyped
 */
gboolean
relais_store_slots_is_recovery_key (const char *text)
{
  guint8 secret[RELAIS_RECOVERY_KEY_SIZE];
  gboolean right = relais_recovery_key_parse (text, secret, NULL);

  explicit_bzero (secret, sizeof secret);
  return right;
}

/**
 * relais_store_slots_forget:
 * @secret: (transfer full) (nullable): a passphrase or a recovery key, which is overwritten
 */
void
relais_store_slots_forget (char *secret)
{
  relais_passphrase_free (secret);
}
