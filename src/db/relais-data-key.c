/* A secret key in the memory of a running session: 32 bytes that are locked (never in swap), between guard pages,
 * read-only once set, left out of core dumps, and wiped when the last reference goes. Shared by reference, immutable,
 * any thread. Other keys are derived from it by purpose, so that no key is ever used for two things. Where the system
 * grants no locked memory the key still works; only then it could reach the swap.
 */

#include "relais-data-key.h"

#include <sodium.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/resource.h>

G_STATIC_ASSERT (RELAIS_DATA_KEY_SIZE == crypto_generichash_KEYBYTES);
G_STATIC_ASSERT (RELAIS_DATA_KEY_SIZE == crypto_aead_xchacha20poly1305_ietf_KEYBYTES);

struct _RelaisDataKey {
  gatomicrefcount ref_count;
  guint8 *bytes; /* sodium_malloc() */
};

/**
 * relais_crypto_init:
 *
 * Prepares the library behind all keys and digests; does nothing from the second time on. Without it nothing here is
 * safe, so a system where it fails (no random numbers) ends the program.
 */
void
relais_crypto_init (void)
{
  static gsize ready;

  if (g_once_init_enter (&ready))
    {
      if (sodium_init () < 0)
        g_abort ();
      g_once_init_leave (&ready, 1);
    }
}

/**
 * relais_crypto_forbid_core_dumps:
 *
 * Keeps the whole process, and with it what is on the screen and in the caches, out of core dumps and out of the reach
 * of other programs of the account (ptrace, /proc/PID/mem). To be called first thing in main().
 *
 * Returns: whether the system agreed
 */
gboolean
relais_crypto_forbid_core_dumps (void)
{
  static const struct rlimit none = { 0, 0 };

  return setrlimit (RLIMIT_CORE, &none) == 0 && prctl (PR_SET_DUMPABLE, 0, 0, 0, 0) == 0;
}

static RelaisDataKey *
new_empty (void)
{
  RelaisDataKey *key = g_new0 (RelaisDataKey, 1);

  relais_crypto_init ();
  g_atomic_ref_count_init (&key->ref_count);
  key->bytes = sodium_malloc (RELAIS_DATA_KEY_SIZE);
  if (key->bytes == NULL)
    g_abort ();
  return key;
}

static RelaisDataKey *
seal (RelaisDataKey *key)
{
  sodium_mprotect_readonly (key->bytes);
  return key;
}

/**
 * relais_data_key_new_random:
 *
 * Returns: (transfer full): a new key that nobody else has
 */
RelaisDataKey *
relais_data_key_new_random (void)
{
  RelaisDataKey *key = new_empty ();

  randombytes_buf (key->bytes, RELAIS_DATA_KEY_SIZE);
  return seal (key);
}

/**
 * relais_data_key_new_from_bytes:
 * @bytes: %RELAIS_DATA_KEY_SIZE bytes, which the caller wipes
 *
 * Returns: (transfer full): a key with a copy of @bytes
 */
RelaisDataKey *
relais_data_key_new_from_bytes (const guint8 *bytes)
{
  RelaisDataKey *key = new_empty ();

  memcpy (key->bytes, bytes, RELAIS_DATA_KEY_SIZE);
  return seal (key);
}

/**
 * relais_data_key_derive:
 * @key: a key
 * @purpose: what the new key is for, a fixed text of the program
 *
 * Returns: (transfer full): the key that @key has for @purpose, the same each time; it tells nothing about @key or the
 *   keys of other purposes (keyed BLAKE2b as a key derivation function)
 */
RelaisDataKey *
relais_data_key_derive (RelaisDataKey *key, const char *purpose)
{
  RelaisDataKey *derived = new_empty ();

  crypto_generichash (derived->bytes, RELAIS_DATA_KEY_SIZE, (const guint8 *) purpose, strlen (purpose), key->bytes,
                      RELAIS_DATA_KEY_SIZE);
  return seal (derived);
}

/**
 * relais_data_key_ref:
 * @key: a key
 *
 * Returns: (transfer full): @key
 */
RelaisDataKey *
relais_data_key_ref (RelaisDataKey *key)
{
  g_atomic_ref_count_inc (&key->ref_count);
  return key;
}

/**
 * relais_data_key_unref:
 * @key: (transfer full): a key, wiped when this was the last reference
 */
void
relais_data_key_unref (RelaisDataKey *key)
{
  if (!g_atomic_ref_count_dec (&key->ref_count))
    return;

  sodium_free (key->bytes);
  g_free (key);
}

/**
 * relais_data_key_get:
 * @key: a key
 *
 * Returns: its %RELAIS_DATA_KEY_SIZE bytes, which belong to @key; never to be copied into ordinary memory
 */
const guint8 *
relais_data_key_get (RelaisDataKey *key)
{
  return key->bytes;
}

/**
 * relais_data_key_get_id:
 * @key: a key
 * @id: (out caller-allocates): %RELAIS_DATA_KEY_ID_SIZE bytes
 *
 * Gives a public name of @key, by which two files are known to belong together without opening them.
 */
void
relais_data_key_get_id (RelaisDataKey *key, guint8 *id)
{
  g_autoptr (RelaisDataKey) derived = relais_data_key_derive (key, "relais key id");

  memcpy (id, derived->bytes, RELAIS_DATA_KEY_ID_SIZE);
}

/**
 * relais_data_key_equal:
 * @a: a key
 * @b: another
 *
 * Returns: whether they are the same key, in a time that tells nothing of where they differ
 */
gboolean
relais_data_key_equal (RelaisDataKey *a, RelaisDataKey *b)
{
  return sodium_memcmp (a->bytes, b->bytes, RELAIS_DATA_KEY_SIZE) == 0;
}
