/* Any bytes as the spool, and as the public key beside it: whole records only, each as it stands there, and every byte
 * is either in one of them or said to be lost. Once as they are, and once with the digests made right, so that records
 * are reached. As a record they are no secret: it is refused, not misread.
 */

#include "relais-digest.h"
#include "relais-fuzz.h"
#include "relais-sealed-box.h"
#include "relais-spool-file.h"
#include "relais-spool-key.h"

#include <string.h>

#define MARK        "\xf5RLS\r\n\x1a\x01"
#define MARK_SIZE   8
#define HEADER_SIZE (MARK_SIZE + 4 + RELAIS_SPOOL_ID_SIZE)

/* Returns: how many records there are */
static guint
check (const guint8 *data, gsize size)
{
  gsize n_lost = 0;
  g_autoptr (GPtrArray) records = relais_spool_file_parse (data, size, &n_lost);
  gsize total = n_lost;

  for (guint i = 0; i < records->len; i++)
    {
      const RelaisSpoolRecord *record = g_ptr_array_index (records, i);
      gsize length = 0;
      gconstpointer bytes = g_bytes_get_data (record->bytes, &length);

      g_assert_cmpuint (length, >, 0);
      g_assert_cmpuint (length, <=, RELAIS_SPOOL_RECORD_MAX);
      g_assert_nonnull (memmem (data, size, bytes, length));
      total += HEADER_SIZE + length;
    }
  g_assert_cmpuint (total, ==, size);
  return records->len;
}

/* What somebody makes who knows the format: behind each mark a length that fits, and the digest of what follows.
 *
 * Returns: how many there are
 */
static guint
make_plausible (guint8 *data, gsize size)
{
  guint8 *end = data + size;
  guint8 *mark = data;
  guint n = 0;

  while ((mark = memmem (mark, (gsize) (end - mark), MARK, MARK_SIZE)) != NULL && end - mark > HEADER_SIZE)
    {
      gsize left = (gsize) (end - mark) - HEADER_SIZE;
      guint32 length;
      guint8 digest[RELAIS_DIGEST_SIZE];

      memcpy (&length, mark + MARK_SIZE, sizeof length);
      length = (guint32) (GUINT32_FROM_BE (length) % MIN (left, RELAIS_SPOOL_RECORD_MAX)) + 1;
      relais_digest_hash (mark + HEADER_SIZE, length, digest);
      length = GUINT32_TO_BE (length);
      memcpy (mark + MARK_SIZE, &length, sizeof length);
      memcpy (mark + MARK_SIZE + 4, digest, RELAIS_SPOOL_ID_SIZE);
      mark += HEADER_SIZE + GUINT32_FROM_BE (length);
      n++;
    }
  return n;
}

int
LLVMFuzzerTestOneInput (const guint8 *data, gsize size)
{
  g_autofree guint8 *plausible = g_memdup2 (data, size);
  static guint8 public_key[RELAIS_SEALED_BOX_KEY_SIZE], secret_key[RELAIS_SEALED_BOX_KEY_SIZE];
  guint8 found[RELAIS_SEALED_BOX_KEY_SIZE];
  static gsize ready;

  if (!ready)
    relais_sealed_box_new_pair (public_key, secret_key);
  ready = 1;

  check (data, size);
  if (size > 0)
    {
      guint n = make_plausible (plausible, size);

      g_assert_cmpuint (check (plausible, size), ==, n);
    }
  g_assert_null (relais_sealed_box_open (public_key, secret_key, data, size));
  if (relais_spool_key_parse (data, size, found))
    {
      g_autoptr (GBytes) sealed = relais_sealed_box_seal (found, "x", 1);

      g_assert_true (sealed == NULL || g_bytes_get_size (sealed) > 0);
    }
  return 0;
}
