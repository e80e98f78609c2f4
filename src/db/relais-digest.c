/* BLAKE2b-256 (RFC 7693), plain and keyed, in one piece or fed piece by piece; hexadecimal text and random bytes. What
 * the audit's commitments and chain are made of. A RelaisDigest belongs to whoever made it, one thread at a time; the
 * other functions may be called from any thread. A plain digest of little is no secret: it can be guessed and compared.
 */

#include "relais-digest.h"

#include "relais-data-key.h"

#include <sodium.h>

G_STATIC_ASSERT (RELAIS_DIGEST_SIZE == crypto_generichash_BYTES);
G_STATIC_ASSERT (RELAIS_DIGEST_SIZE == crypto_generichash_KEYBYTES);

struct _RelaisDigest {
  crypto_generichash_state state;
};

/**
 * relais_digest_hash:
 * @data: (nullable): bytes
 * @size: how many
 * @digest: (out caller-allocates): %RELAIS_DIGEST_SIZE bytes
 */
void
relais_digest_hash (const void *data, gsize size, guint8 *digest)
{
  relais_crypto_init ();
  crypto_generichash (digest, RELAIS_DIGEST_SIZE, data, size, NULL, 0);
}

/**
 * relais_digest_hash_keyed:
 * @key: %RELAIS_DIGEST_SIZE secret bytes
 * @data: (nullable): bytes
 * @size: how many
 * @digest: (out caller-allocates): %RELAIS_DIGEST_SIZE bytes
 *
 * A digest that only those who know @key can make or check.
 */
void
relais_digest_hash_keyed (const guint8 *key, const void *data, gsize size, guint8 *digest)
{
  relais_crypto_init ();
  crypto_generichash (digest, RELAIS_DIGEST_SIZE, data, size, key, RELAIS_DIGEST_SIZE);
}

/**
 * relais_digest_new:
 * @key: (nullable): %RELAIS_DIGEST_SIZE secret bytes, or %NULL for a plain digest
 *
 * Returns: (transfer full): a digest of nothing so far
 */
RelaisDigest *
relais_digest_new (const guint8 *key)
{
  RelaisDigest *digest = NULL;

  relais_crypto_init ();
  /* The state of the library wants 64-byte alignment, which g_new() does not promise. */
  digest = g_aligned_alloc0 (1, sizeof (RelaisDigest), G_ALIGNOF (RelaisDigest));
  crypto_generichash_init (&digest->state, key, key != NULL ? RELAIS_DIGEST_SIZE : 0, RELAIS_DIGEST_SIZE);
  return digest;
}

/**
 * relais_digest_update:
 * @digest: a digest
 * @data: (nullable): more bytes
 * @size: how many
 *
 * Feeds bytes as they are: "ab" + "c" gives the same as "a" + "bc".
 */
void
relais_digest_update (RelaisDigest *digest, const void *data, gsize size)
{
  crypto_generichash_update (&digest->state, data, size);
}

/**
 * relais_digest_update_field:
 * @digest: a digest
 * @data: (nullable): a value, or %NULL where there is none
 * @size: its length in bytes, 0 for %NULL
 *
 * Feeds one value of a row after its length, so that no other division into values gives the same digest; an absent
 * value differs from an empty one.
 */
void
relais_digest_update_field (RelaisDigest *digest, const void *data, gsize size)
{
  guint64 length = data != NULL ? GUINT64_TO_LE ((guint64) size) : G_MAXUINT64;

  relais_digest_update (digest, &length, sizeof length);
  if (data != NULL)
    relais_digest_update (digest, data, size);
}

/**
 * relais_digest_finish:
 * @digest: a digest, which takes no more data after this
 * @bytes: (out caller-allocates): %RELAIS_DIGEST_SIZE bytes
 */
void
relais_digest_finish (RelaisDigest *digest, guint8 *bytes)
{
  crypto_generichash_final (&digest->state, bytes, RELAIS_DIGEST_SIZE);
}

/**
 * relais_digest_free:
 * @digest: (transfer full): a digest
 */
void
relais_digest_free (RelaisDigest *digest)
{
  sodium_memzero (digest, sizeof *digest);
  g_aligned_free (digest);
}

/**
 * relais_digest_equal:
 * @a: %RELAIS_DIGEST_SIZE bytes
 * @b: as many
 *
 * Returns: whether they are equal, in a time that tells nothing of where they differ
 */
gboolean
relais_digest_equal (const guint8 *a, const guint8 *b)
{
  return sodium_memcmp (a, b, RELAIS_DIGEST_SIZE) == 0;
}

/**
 * relais_hex_encode:
 * @bytes: (nullable): bytes
 * @size: how many
 *
 * Returns: (transfer full): two lower-case digits a byte
 */
char *
relais_hex_encode (const guint8 *bytes, gsize size)
{
  char *hex = g_malloc (size * 2 + 1);

  return sodium_bin2hex (hex, size * 2 + 1, bytes, size);
}

/**
 * relais_hex_decode:
 * @hex: two digits a byte, of either case, and nothing else
 * @bytes: (out caller-allocates): @size bytes
 * @size: how many are expected
 *
 * Returns: whether @hex stands for exactly @size bytes
 */
gboolean
relais_hex_decode (const char *hex, guint8 *bytes, gsize size)
{
  gsize length = strlen (hex);
  gsize decoded = 0;

  return length == size * 2 &&
         (size == 0 || sodium_hex2bin (bytes, size, hex, length, NULL, &decoded, NULL) == 0) && decoded == size;
}

/**
 * relais_random_bytes:
 * @bytes: (out caller-allocates): where to put them
 * @size: how many
 *
 * Fills @bytes from the system's generator, fit for keys.
 */
void
relais_random_bytes (void *bytes, gsize size)
{
  relais_crypto_init ();
  randombytes_buf (bytes, size);
}
