/* Any bytes in a table of the shared folder: every value is text, every problem has a line of the table and a sentence,
 * and no row is lost: it is an entry, or it is there and could not be taken.
 */

#include "relais-csv.h"
#include "relais-directory-entry.h"
#include "relais-directory-file.h"
#include "relais-fuzz.h"

int
LLVMFuzzerTestOneInput (const guint8 *data, gsize size)
{
  g_autoptr (GBytes) bytes = g_bytes_new (data, size);
  g_autoptr (RelaisDirectoryReading) reading =
      relais_directory_file_read_bytes ("fuzz.csv", bytes, relais_date (2026, 11, 22));
  g_autoptr (RelaisCsv) csv = reading->unreadable ? NULL : relais_csv_read (bytes, "fuzz.csv", NULL);

  g_assert_true (!reading->unreadable || reading->problems->len > 0);
  for (guint i = 0; i < reading->problems->len; i++)
    {
      g_autofree char *sentence = relais_directory_problem_get_sentence (reading->problems->pdata[i], NULL);

      g_assert_true (*sentence != '\0' && g_utf8_validate (sentence, -1, NULL));
    }
  for (guint i = 0; i < reading->cards->len; i++)
    {
      const RelaisDirectoryCard *card = reading->cards->pdata[i];

      for (guint field = 0; field < RELAIS_ENTRY_N_FIELDS; field++)
        {
          const char *value = relais_record_get (card->entry, field);

          g_assert_true (value == NULL || (*value != '\0' && g_utf8_validate (value, -1, NULL)));
        }
      g_assert_nonnull (relais_directory_entry_get_name (card->entry, "nl"));
    }
  if (csv != NULL && reading->cards->len > 0)
    g_assert_cmpuint (reading->cards->len + reading->n_nameless, <=, relais_csv_get_n_rows (csv));
  return 0;
}
