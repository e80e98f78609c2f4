/* What has to stay in memory while the register is closed, sealed so that only the open register reads it: a pair of
 * keys that follows from the data key. Its public half may lie around; its secret half is made anew each time. Pure,
 * any thread.
 */

#include "relais-store-box.h"
#include "relais-store-private.h"

#include "relais-sealed-box.h"

#define PURPOSE "relais register: what waits in memory"

/**
 * relais_store_box_get_key:
 * @store: an open store
 *
 * Returns: (transfer full): the key that seals for it, which may outlive it
 */
GBytes *
relais_store_box_get_key (RelaisStore *store)
{
  g_autoptr (RelaisDataKey) secret = relais_data_key_derive (store->key, PURPOSE);
  guint8 key[RELAIS_SEALED_BOX_KEY_SIZE];

  relais_sealed_box_get_public (relais_data_key_get (secret), key);
  return g_bytes_new (key, sizeof key);
}

/**
 * relais_store_box_seal:
 * @key: from relais_store_box_get_key()
 * @plain: what to seal
 *
 * Returns: (transfer full): what only a store with the same data key opens
 */
GBytes *
relais_store_box_seal (GBytes *key, GBytes *plain)
{
  gsize size;
  gconstpointer data = g_bytes_get_data (plain, &size);

  return relais_sealed_box_seal (g_bytes_get_data (key, NULL), data, size);
}

/**
 * relais_store_box_open:
 * @store: an open store
 * @sealed: from relais_store_box_seal()
 *
 * Returns: (transfer full) (nullable): what was sealed, %NULL where it was for another data key
 */
GBytes *
relais_store_box_open (RelaisStore *store, GBytes *sealed)
{
  g_autoptr (RelaisDataKey) secret = relais_data_key_derive (store->key, PURPOSE);
  g_autoptr (GBytes) key = relais_store_box_get_key (store);
  gsize size;
  gconstpointer data = g_bytes_get_data (sealed, &size);

  return relais_sealed_box_open (g_bytes_get_data (key, NULL), relais_data_key_get (secret), data, size);
}
