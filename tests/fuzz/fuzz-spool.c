/* Any bytes as the spool, and as the public key beside it: whole records only, each as it stands there, and every byte
 * is either in one of them or said to be lost. As a record they are no secret: it is refused, not misread.
 */

#include "relais-fuzz.h"
#include "relais-sealed-box.h"
#include "relais-spool-file.h"
#include "relais-spool-key.h"

#include <string.h>

#define HEADER_SIZE 28

static void
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
}

int
LLVMFuzzerTestOneInput (const guint8 *data, gsize size)
{
  static guint8 public_key[RELAIS_SEALED_BOX_KEY_SIZE], secret_key[RELAIS_SEALED_BOX_KEY_SIZE];
  guint8 found[RELAIS_SEALED_BOX_KEY_SIZE];
  static gsize ready;

  if (!ready)
    relais_sealed_box_new_pair (public_key, secret_key);
  ready = 1;

  check (data, size);
  g_assert_null (relais_sealed_box_open (public_key, secret_key, data, size));
  if (relais_spool_key_parse (data, size, found))
    {
      g_autoptr (GBytes) sealed = relais_sealed_box_seal (found, "x", 1);

      g_assert_true (sealed == NULL || g_bytes_get_size (sealed) > 0);
    }
  return 0;
}
