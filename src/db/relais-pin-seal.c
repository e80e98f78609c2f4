/* A copy of the data key that a PIN opens while the process lives: XChaCha20-Poly1305 under Argon2id (PIN, random
 * salt), all of it in memory that is locked, guarded, left out of core dumps and wiped at the end. A PIN is far too
 * short for a disk, where 10,000 guesses take an hour; here whoever owns the copy counts the guesses and throws it
 * away. Opening takes a fifth of a second, the same for a decoy, which no PIN opens. Immutable; any thread.
 */

#include "relais-pin-seal.h"
#include "relais-pin-seal-testing.h"

#include "relais-error.h"

#include <sodium.h>
#include <string.h>

#define DEFAULT_MEMORY ((gsize) 64 * 1024 * 1024)
#define DEFAULT_PASSES 3

static gsize memory = DEFAULT_MEMORY;
static guint passes = DEFAULT_PASSES;
static gint work;

/* As it lies in locked memory. */
typedef struct {
  guint8 salt[crypto_pwhash_argon2id_SALTBYTES];
  guint8 nonce[crypto_aead_xchacha20poly1305_ietf_NPUBBYTES];
  guint8 sealed[RELAIS_DATA_KEY_SIZE + crypto_aead_xchacha20poly1305_ietf_ABYTES];
} Content;

struct _RelaisPinSeal {
  Content *content; /* sodium_malloc() */
};

/**
 * relais_pin_is_valid:
 * @pin: (nullable): what was typed
 *
 * Returns: whether it is 4 to 8 digits
 */
gboolean
relais_pin_is_valid (const char *pin)
{
  gsize n = pin != NULL ? strspn (pin, "0123456789") : 0;

  return n >= RELAIS_PIN_MIN_DIGITS && n <= RELAIS_PIN_MAX_DIGITS && pin[n] == '\0';
}

static RelaisDataKey *
derive (const Content *content, const char *pin, GError **error)
{
  guint8 bytes[RELAIS_DATA_KEY_SIZE];
  RelaisDataKey *under = NULL;

  g_atomic_int_inc (&work);
  if (crypto_pwhash_argon2id (bytes, sizeof bytes, pin, strlen (pin), content->salt, passes, memory,
                              crypto_pwhash_argon2id_ALG_ARGON2ID13) == 0)
    under = relais_data_key_new_from_bytes (bytes);
  else
    relais_error_set (error, RELAIS_ERROR_NO_MEMORY, "PIN", NULL);
  sodium_memzero (bytes, sizeof bytes);
  return under;
}

static RelaisPinSeal *
new_random (void)
{
  RelaisPinSeal *seal = g_new0 (RelaisPinSeal, 1);

  relais_crypto_init ();
  seal->content = sodium_malloc (sizeof (Content));
  if (seal->content == NULL)
    g_abort ();
  randombytes_buf (seal->content, sizeof (Content));
  return seal;
}

/**
 * relais_pin_seal_new:
 * @key: the key to copy
 * @pin: 4 to 8 digits
 * @error: %RELAIS_ERROR_INVALID_PIN, %RELAIS_ERROR_NO_MEMORY
 *
 * Returns: (transfer full) (nullable): a copy of @key that @pin opens
 */
RelaisPinSeal *
relais_pin_seal_new (RelaisDataKey *key, const char *pin, GError **error)
{
  g_autoptr (RelaisPinSeal) seal = NULL;
  g_autoptr (RelaisDataKey) under = NULL;

  if (!relais_pin_is_valid (pin))
    {
      relais_error_set (error, RELAIS_ERROR_INVALID_PIN, NULL, NULL);
      return NULL;
    }
  seal = new_random ();
  under = derive (seal->content, pin, error);
  if (under == NULL)
    return NULL;
  crypto_aead_xchacha20poly1305_ietf_encrypt (seal->content->sealed, NULL, relais_data_key_get (key),
                                              RELAIS_DATA_KEY_SIZE, NULL, 0, NULL, seal->content->nonce,
                                              relais_data_key_get (under));
  sodium_mprotect_readonly (seal->content);
  return g_steal_pointer (&seal);
}

/**
 * relais_pin_seal_new_decoy:
 *
 * Returns: (transfer full): a seal that holds nothing and that no PIN opens, after the same work
 */
RelaisPinSeal *
relais_pin_seal_new_decoy (void)
{
  RelaisPinSeal *seal = new_random ();

  sodium_mprotect_readonly (seal->content);
  return seal;
}

/**
 * relais_pin_seal_free:
 * @seal: (transfer full): a seal, which is wiped
 */
void
relais_pin_seal_free (RelaisPinSeal *seal)
{
  sodium_free (seal->content);
  g_free (seal);
}

/**
 * relais_pin_seal_open:
 * @seal: a seal
 * @pin: what was typed
 * @error: %RELAIS_ERROR_WRONG_PIN, %RELAIS_ERROR_NO_MEMORY
 *
 * Whatever was typed takes the same work. Counting what was wrong is the caller's business.
 *
 * Returns: (transfer full) (nullable): the key
 */
RelaisDataKey *
relais_pin_seal_open (RelaisPinSeal *seal, const char *pin, GError **error)
{
  g_autoptr (RelaisDataKey) under = derive (seal->content, pin, error);
  guint8 bytes[RELAIS_DATA_KEY_SIZE];
  RelaisDataKey *key = NULL;

  if (under == NULL)
    return NULL;
  if (crypto_aead_xchacha20poly1305_ietf_decrypt (bytes, NULL, NULL, seal->content->sealed,
                                                  sizeof seal->content->sealed, NULL, 0, seal->content->nonce,
                                                  relais_data_key_get (under)) == 0)
    key = relais_data_key_new_from_bytes (bytes);
  else
    relais_error_set (error, RELAIS_ERROR_WRONG_PIN, NULL, NULL);
  sodium_memzero (bytes, sizeof bytes);
  return key;
}

/*
 * relais_pin_seal_set_test_cost:
 * @memory_bytes: Argon2id's memory, 0 for the usual one
 * @new_passes: at least 1, 0 for the usual ones
 *
 * Lets a test try PINs that cost next to nothing.
 */
void
relais_pin_seal_set_test_cost (gsize memory_bytes, guint new_passes)
{
  memory = memory_bytes > 0 ? memory_bytes : DEFAULT_MEMORY;
  passes = new_passes > 0 ? new_passes : DEFAULT_PASSES;
}

/*
 * relais_pin_seal_count_work:
 *
 * Returns: how many PINs have been worked on in this process: what an answer cost, without a clock
 */
guint
relais_pin_seal_count_work (void)
{
  return (guint) g_atomic_int_get (&work);
}

/*
 * relais_pin_seal_peek:
 * @seal: a seal
 * @size: (out): how many bytes there are
 *
 * Returns: where it lies
 */
gconstpointer
relais_pin_seal_peek (RelaisPinSeal *seal, gsize *size)
{
  *size = sizeof (Content);
  return seal->content;
}
