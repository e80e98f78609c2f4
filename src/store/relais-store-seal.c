/* What a member who gave their passphrase leaves behind when the window is locked: the data key sealed under their PIN,
 * and which slot of the key file was theirs. It opens only what the passphrase would still open: a slot that is gone, a
 * new passphrase, a new data key, and the PIN is worth nothing. Kept and counted by the vault of the services.
 */

#include "relais-store-seal.h"
#include "relais-store-private.h"

#include "relais-error.h"
#include "relais-key-file.h"
#include "relais-pin-seal.h"
#include "relais-store-folder.h"

struct _RelaisStoreSeal {
  gatomicrefcount ref_count;

  RelaisPinSeal *seal;
  char *folder;
  char *staff_id; /* NULL for a decoy */
  char *mark;
};

static char *
get_mark (const char *folder, RelaisDataKey *key, const char *staff_id, GError **error)
{
  g_autofree char *path = g_build_filename (folder, RELAIS_KEY_FILE_NAME, NULL);

  return relais_key_file_get_slot_mark (path, key, staff_id, error);
}

static RelaisStoreSeal *
make_seal (RelaisPinSeal *seal, const char *folder, const char *staff_id, const char *mark)
{
  RelaisStoreSeal *made = g_new0 (RelaisStoreSeal, 1);

  g_atomic_ref_count_init (&made->ref_count);
  made->seal = seal;
  made->folder = g_strdup (folder);
  made->staff_id = g_strdup (staff_id);
  made->mark = g_strdup (mark);
  return made;
}

/**
 * relais_store_pin_is_valid:
 * @pin: (nullable): what was typed
 *
 * Returns: whether it is 4 to 8 digits
 */
gboolean
relais_store_pin_is_valid (const char *pin)
{
  return relais_pin_is_valid (pin);
}

/**
 * relais_store_seal_new:
 * @store: an open store
 * @staff_id: who opened it
 * @pin: 4 to 8 digits
 * @error: RELAIS_ERROR_INVALID_PIN, RELAIS_ERROR_NO_MEMORY, or what the key file says
 *
 * Returns: (transfer full) (nullable): what opens the register of @store again with @pin
 */
RelaisStoreSeal *
relais_store_seal_new (RelaisStore *store, const char *staff_id, const char *pin, GError **error)
{
  g_autofree char *mark = get_mark (store->folder, store->key, staff_id, error);
  RelaisPinSeal *seal = mark != NULL ? relais_pin_seal_new (store->key, pin, error) : NULL;

  return seal != NULL ? make_seal (seal, store->folder, staff_id, mark) : NULL;
}

/**
 * relais_store_seal_new_decoy:
 * @folder: the data folder
 *
 * Returns: (transfer full): what no PIN opens, after the same work
 */
RelaisStoreSeal *
relais_store_seal_new_decoy (const char *folder)
{
  return make_seal (relais_pin_seal_new_decoy (), folder, NULL, NULL);
}

/**
 * relais_store_seal_ref:
 * @seal: a seal
 *
 * Returns: (transfer full): @seal
 */
RelaisStoreSeal *
relais_store_seal_ref (RelaisStoreSeal *seal)
{
  g_atomic_ref_count_inc (&seal->ref_count);
  return seal;
}

/**
 * relais_store_seal_unref:
 * @seal: (transfer full): a seal, wiped when this was the last reference
 */
void
relais_store_seal_unref (RelaisStoreSeal *seal)
{
  if (!g_atomic_ref_count_dec (&seal->ref_count))
    return;

  relais_pin_seal_free (seal->seal);
  g_free (seal->folder);
  g_free (seal->staff_id);
  g_free (seal->mark);
  g_free (seal);
}

/* The passphrase that stands behind the PIN must still be the one that was given. */
static gboolean
check_slot (RelaisStoreSeal *seal, RelaisDataKey *key, GError **error)
{
  g_autoptr (GError) local_error = NULL;
  g_autofree char *mark = get_mark (seal->folder, key, seal->staff_id, &local_error);

  if (mark != NULL && g_str_equal (mark, seal->mark))
    return TRUE;
  if (mark != NULL || g_error_matches (local_error, RELAIS_ERROR, RELAIS_ERROR_NOT_FOUND) ||
      g_error_matches (local_error, RELAIS_ERROR, RELAIS_ERROR_KEYS_FOREIGN))
    relais_error_set (error, RELAIS_ERROR_PIN_GONE, NULL, NULL);
  else
    g_propagate_error (error, g_steal_pointer (&local_error));
  return FALSE;
}

/**
 * relais_store_open_sealed:
 * @seal: a seal
 * @pin: what was typed
 * @clock: where the time comes from
 * @error: RELAIS_ERROR_WRONG_PIN; RELAIS_ERROR_PIN_GONE when the member's slot is gone or has another passphrase; else
 *   see relais_store_open()
 *
 * Returns: (transfer full) (nullable): the open store
 */
RelaisStore *
relais_store_open_sealed (RelaisStoreSeal *seal, const char *pin, RelaisClock *clock, GError **error)
{
  g_autoptr (RelaisDataKey) key = relais_pin_seal_open (seal->seal, pin, error);
  g_autoptr (RelaisStore) store = key != NULL ? relais_store_begin (seal->folder, clock, error) : NULL;

  if (store == NULL || !check_slot (seal, key, error))
    return NULL;
  return relais_store_finish (g_steal_pointer (&store), key, error);
}
