/* From a secret to the key that a slot of register.keys is sealed under. A passphrase goes through Argon2id with the
 * file's salt and cost, which is what makes guessing expensive; a recovery key is random enough to need none. What is
 * derived lives in locked memory and is the caller's. Any thread; a passphrase needs 256 MiB and about half a second.
 */

#include "relais-key-derivation.h"

#include "relais-error.h"
#include "relais-passphrase.h"

#include <sodium.h>
#include <string.h>

G_STATIC_ASSERT (RELAIS_RECOVERY_KEY_SIZE <= RELAIS_DATA_KEY_SIZE);
G_STATIC_ASSERT (RELAIS_KEY_FILE_SALT_SIZE == crypto_pwhash_argon2id_SALTBYTES);

/**
 * relais_key_derive_from_passphrase:
 * @image: a key file, for its salt and its cost
 * @passphrase: what was typed
 * @subject: what the error speaks of, the file's path
 * @error: (out) (optional): where to store the error
 *
 * Returns: (transfer full) (nullable): the key that slots of members are sealed under; otherwise
 *   %RELAIS_ERROR_WRONG_PASSPHRASE for nothing at all, or %RELAIS_ERROR_NO_MEMORY
 */
RelaisDataKey *
relais_key_derive_from_passphrase (RelaisKeyFileImage *image, const char *passphrase, const char *subject,
                                   GError **error)
{
  const guint8 *salt = relais_key_file_image_get_header (image) + RELAIS_KEY_FILE_SALT_AT;
  guint32 memory = relais_key_file_image_get_word (image, RELAIS_KEY_FILE_MEMORY_AT);
  guint32 passes = relais_key_file_image_get_word (image, RELAIS_KEY_FILE_PASSES_AT);
  char *normal = relais_passphrase_normalize (passphrase);
  guint8 bytes[RELAIS_DATA_KEY_SIZE];
  RelaisDataKey *derived = NULL;

  relais_crypto_init ();
  if (normal == NULL || *normal == '\0')
    relais_error_set (error, RELAIS_ERROR_WRONG_PASSPHRASE, subject, NULL);
  else if (crypto_pwhash_argon2id (bytes, sizeof bytes, normal, strlen (normal), salt, passes, (gsize) memory * 1024,
                                   crypto_pwhash_argon2id_ALG_ARGON2ID13) != 0)
    relais_error_set (error, RELAIS_ERROR_NO_MEMORY, subject, NULL);
  else
    derived = relais_data_key_new_from_bytes (bytes);

  sodium_memzero (bytes, sizeof bytes);
  relais_passphrase_free (normal);
  return derived;
}

/**
 * relais_key_derive_from_recovery_secret:
 * @secret: the random bytes of the recovery key
 *
 * Returns: (transfer full): the key that the slot of the recovery key is sealed under
 */
RelaisDataKey *
relais_key_derive_from_recovery_secret (const guint8 secret[RELAIS_RECOVERY_KEY_SIZE])
{
  guint8 bytes[RELAIS_DATA_KEY_SIZE] = { 0 };
  g_autoptr (RelaisDataKey) key = NULL;

  memcpy (bytes, secret, RELAIS_RECOVERY_KEY_SIZE);
  key = relais_data_key_new_from_bytes (bytes);
  sodium_memzero (bytes, sizeof bytes);
  return relais_data_key_derive (key, "relais register: recovery key");
}
