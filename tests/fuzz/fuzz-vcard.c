/* Any bytes: the reader gives entries whose values are text, and problems that have a sentence; what the writer makes
 * of an entry is one card, which says the same when it is read and written once more.
 */

#include "relais-directory-entry.h"
#include "relais-directory-file.h"
#include "relais-fuzz.h"
#include "relais-vcard-writer.h"

#include <string.h>

static RelaisDirectoryReading *
read_card (const char *text, gsize length)
{
  g_autoptr (GBytes) bytes = g_bytes_new (text, length);

  return relais_directory_file_read_bytes ("fuzz.vcf", bytes, relais_date (2026, 11, 22));
}

static void
check_text (const RelaisRecord *entry)
{
  for (guint i = 0; i < RELAIS_ENTRY_N_FIELDS; i++)
    {
      const char *value = relais_record_get (entry, i);

      g_assert_true (value == NULL || (*value != '\0' && g_utf8_validate (value, -1, NULL)));
    }
  g_assert_nonnull (relais_directory_entry_get_name (entry, "fr"));
}

/* Written and read once it may still be tidied up; twice it must be the same. */
static RelaisRecord *
write_and_read (const RelaisRecord *entry, RelaisVcardVersion version)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (RelaisDirectoryReading) reading = NULL;

  relais_vcard_writer_add_entry (text, version, entry);
  g_assert_true (g_utf8_validate (text->str, (gssize) text->len, NULL));
  reading = read_card (text->str, text->len);
  g_assert_cmpuint (reading->cards->len, ==, 1);
  g_assert_false (reading->unreadable);
  g_assert_cmpuint (reading->n_nameless, ==, 0);
  return relais_record_ref (((RelaisDirectoryCard *) reading->cards->pdata[0])->entry);
}

static void
check_writer (const RelaisRecord *entry, RelaisVcardVersion version)
{
  g_autoptr (RelaisRecord) once = write_and_read (entry, version);

  g_assert_cmpstr (relais_record_get (once, RELAIS_ENTRY_UID), ==, relais_record_get (entry, RELAIS_ENTRY_UID));
  check_text (once);
}

int
LLVMFuzzerTestOneInput (const guint8 *data, gsize size)
{
  g_autoptr (RelaisDirectoryReading) reading = read_card ((const char *) data, size);

  for (guint i = 0; i < reading->problems->len; i++)
    {
      g_autofree char *sentence = relais_directory_problem_get_sentence (reading->problems->pdata[i], NULL);

      g_assert_true (*sentence != '\0' && g_utf8_validate (sentence, -1, NULL));
    }
  for (guint i = 0; i < reading->cards->len; i++)
    {
      const RelaisRecord *entry = ((RelaisDirectoryCard *) reading->cards->pdata[i])->entry;

      check_text (entry);
      if (i > 2)
        continue;
      check_writer (entry, RELAIS_VCARD_4_0);
      check_writer (entry, RELAIS_VCARD_3_0);
    }
  return 0;
}
