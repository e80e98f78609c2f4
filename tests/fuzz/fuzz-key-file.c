/* Any bytes as register.keys: a key or an error of its own. Once as they are, and once with the checksums made right,
 * so that what lies behind them is reached. And as what is typed: a recovery key that is read is written and read
 * again the same; a passphrase is judged.
 */

#include "relais-digest.h"
#include "relais-error.h"
#include "relais-fuzz.h"
#include "relais-key-file-format.h"
#include "relais-key-file-private.h"
#include "relais-passphrase.h"
#include "relais-recovery-key.h"

#include <string.h>

/* Of what is typed. */
#define MAX_TEXT 200

#define FIXED_SIZE \
  (RELAIS_KEY_FILE_HEADER_SIZE + RELAIS_KEY_FILE_NONCE_SIZE + RELAIS_KEY_FILE_TAG_SIZE + RELAIS_KEY_FILE_CHECK_SIZE)
#define SIZE_OF_ONE (RELAIS_KEY_FILE_SLOT_SIZE + RELAIS_KEY_FILE_ENTRY_SIZE + RELAIS_KEY_FILE_SLOT_CHECK_SIZE)

static void
try_bytes (const guint8 *bytes, gsize size)
{
  g_auto (GStrv) staff_ids = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (RelaisDataKey) key = relais_key_file_unlock_bytes (bytes, size, "fuzz", &staff_ids, &error);

  g_assert_true ((key == NULL) == (error != NULL));
  g_assert_true ((key == NULL) == (staff_ids == NULL));
  if (error != NULL)
    g_assert_true (error->domain == RELAIS_ERROR);
}

static void
put_word (guint8 *bytes, guint32 word)
{
  word = GUINT32_TO_LE (word);
  memcpy (bytes, &word, sizeof word);
}

/* What somebody makes who knows the format but no key. Cheap to derive from, or no fuzzing would get anywhere. */
static void
make_plausible (guint8 *bytes, gsize size)
{
  gsize n_slots = (size - FIXED_SIZE) / SIZE_OF_ONE;
  gsize slots_end = RELAIS_KEY_FILE_HEADER_SIZE + n_slots * RELAIS_KEY_FILE_SLOT_SIZE;
  g_autoptr (RelaisDigest) digest = relais_digest_new (NULL);
  guint8 preamble[RELAIS_DIGEST_SIZE];

  memcpy (bytes, "RELAISKY\1\0\0\0", RELAIS_KEY_FILE_PREAMBLE_CHECK_AT);
  relais_digest_hash (bytes, RELAIS_KEY_FILE_PREAMBLE_CHECK_AT, preamble);
  memcpy (bytes + RELAIS_KEY_FILE_PREAMBLE_CHECK_AT, preamble, 4);
  put_word (bytes + RELAIS_KEY_FILE_N_SLOTS_AT, (guint32) n_slots);
  put_word (bytes + RELAIS_KEY_FILE_MEMORY_AT, 8);
  put_word (bytes + RELAIS_KEY_FILE_PASSES_AT, 1);

  relais_digest_update (digest, bytes, RELAIS_KEY_FILE_HEADER_SIZE);
  relais_digest_update (digest, bytes + slots_end, size - RELAIS_KEY_FILE_CHECK_SIZE - slots_end);
  relais_digest_finish (digest, bytes + size - RELAIS_KEY_FILE_CHECK_SIZE);
}

static void
try_text (const char *text)
{
  guint8 secret[RELAIS_RECOVERY_KEY_SIZE], again[RELAIS_RECOVERY_KEY_SIZE];
  g_autoptr (GError) error = NULL;
  g_autoptr (GError) weak = NULL;
  g_autofree char *written = NULL;

  g_assert_true (relais_passphrase_check (text, &weak) == (weak == NULL));
  if (!relais_recovery_key_parse (text, secret, &error))
    {
      g_assert_error (error, RELAIS_ERROR, RELAIS_ERROR_WRONG_RECOVERY_KEY);
      return;
    }

  written = relais_recovery_key_to_text (secret);
  g_assert_true (relais_recovery_key_parse (written, again, NULL));
  g_assert_cmpmem (secret, sizeof secret, again, sizeof again);
}

int
LLVMFuzzerTestOneInput (const guint8 *data, gsize size)
{
  relais_key_file_set_test_cost (8, 1);
  try_bytes (data, size);
  if (size <= MAX_TEXT)
    {
      g_autofree char *text = g_strndup ((const char *) data, size);

      try_text (text);
    }
  if (size >= FIXED_SIZE + SIZE_OF_ONE && (size - FIXED_SIZE) % SIZE_OF_ONE == 0)
    {
      g_autofree guint8 *plausible = g_memdup2 (data, size);

      make_plausible (plausible, size);
      try_bytes (plausible, size);
    }

  return 0;
}
