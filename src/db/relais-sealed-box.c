/* What is written for somebody who is not there: sealed with a public key that anybody may read, opened with the secret
 * key alone (libsodium's sealed box: X25519, XSalsa20-Poly1305, a fresh pair for each message). It says nothing about
 * who wrote it. Every content is padded to a multiple of 256 bytes, so that its length does not tell its kind. Any
 * thread.
 */

#include "relais-sealed-box.h"

#include "relais-data-key.h"

#include <sodium.h>
#include <string.h>

#define BLOCK 256

G_STATIC_ASSERT (RELAIS_SEALED_BOX_KEY_SIZE == crypto_box_PUBLICKEYBYTES);
G_STATIC_ASSERT (RELAIS_SEALED_BOX_KEY_SIZE == crypto_box_SECRETKEYBYTES);

typedef struct {
  guint8 *bytes;
  gsize size;
} Buffer;

static Buffer *
buffer_new (gsize size)
{
  Buffer *buffer = g_new0 (Buffer, 1);

  buffer->bytes = g_malloc0 (MAX (size, 1));
  buffer->size = size;
  return buffer;
}

static void
buffer_free (gpointer data)
{
  Buffer *buffer = data;

  sodium_memzero (buffer->bytes, buffer->size);
  g_free (buffer->bytes);
  g_free (buffer);
}

/**
 * relais_sealed_box_new_pair:
 * @public_key: (out caller-allocates): %RELAIS_SEALED_BOX_KEY_SIZE bytes, to be given to anybody
 * @secret_key: (out caller-allocates): %RELAIS_SEALED_BOX_KEY_SIZE bytes, which the caller wipes
 */
void
relais_sealed_box_new_pair (guint8 *public_key, guint8 *secret_key)
{
  relais_crypto_init ();
  crypto_box_keypair (public_key, secret_key);
}

/**
 * relais_sealed_box_get_public:
 * @secret_key: %RELAIS_SEALED_BOX_KEY_SIZE bytes
 * @public_key: (out caller-allocates): the key that seals for it
 *
 * Gives the other half of a pair whose secret half is a key of its own kind.
 */
void
relais_sealed_box_get_public (const guint8 *secret_key, guint8 *public_key)
{
  crypto_scalarmult_base (public_key, secret_key);
}

/**
 * relais_sealed_box_is_pair:
 * @public_key: %RELAIS_SEALED_BOX_KEY_SIZE bytes
 * @secret_key: %RELAIS_SEALED_BOX_KEY_SIZE bytes
 *
 * Returns: whether they belong together
 */
gboolean
relais_sealed_box_is_pair (const guint8 *public_key, const guint8 *secret_key)
{
  guint8 expected[RELAIS_SEALED_BOX_KEY_SIZE];

  return crypto_scalarmult_base (expected, secret_key) == 0 &&
         sodium_memcmp (expected, public_key, sizeof expected) == 0;
}

/**
 * relais_sealed_box_seal:
 * @public_key: %RELAIS_SEALED_BOX_KEY_SIZE bytes
 * @data: what is to be read by the owner of the secret key only
 * @size: how much that is
 *
 * Returns: (transfer full) (nullable): the sealed bytes; %NULL where @public_key is none that could be safe
 */
GBytes *
relais_sealed_box_seal (const guint8 *public_key, const void *data, gsize size)
{
  Buffer *padded = buffer_new ((size / BLOCK + 1) * BLOCK);
  gsize sealed_size = padded->size + crypto_box_SEALBYTES;
  g_autofree guint8 *sealed = g_malloc (sealed_size);
  gsize padded_size = 0;
  gboolean done;

  relais_crypto_init ();
  memcpy (padded->bytes, data, size);
  done = sodium_pad (&padded_size, padded->bytes, size, BLOCK, padded->size) == 0 && padded_size == padded->size &&
         crypto_box_seal (sealed, padded->bytes, padded->size, public_key) == 0;
  buffer_free (padded);
  return done ? g_bytes_new_take (g_steal_pointer (&sealed), sealed_size) : NULL;
}

/**
 * relais_sealed_box_open:
 * @public_key: %RELAIS_SEALED_BOX_KEY_SIZE bytes
 * @secret_key: %RELAIS_SEALED_BOX_KEY_SIZE bytes
 * @sealed: any bytes
 * @size: how much that is
 *
 * Returns: (transfer full) (nullable): what was sealed, wiped when it is freed; %NULL where @sealed is not for this
 *   key, or was altered
 */
GBytes *
relais_sealed_box_open (const guint8 *public_key, const guint8 *secret_key, const void *sealed, gsize size)
{
  Buffer *buffer;
  gsize length = 0;

  relais_crypto_init ();
  if (size < crypto_box_SEALBYTES + BLOCK || (size - crypto_box_SEALBYTES) % BLOCK != 0)
    return NULL;

  buffer = buffer_new (size - crypto_box_SEALBYTES);
  if (crypto_box_seal_open (buffer->bytes, sealed, size, public_key, secret_key) == 0 &&
      sodium_unpad (&length, buffer->bytes, buffer->size, BLOCK) == 0)
    return g_bytes_new_with_free_func (buffer->bytes, length, buffer_free, buffer);
  buffer_free (buffer);
  return NULL;
}
