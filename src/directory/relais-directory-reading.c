/* What was read from one file of the shared folder: its good cards, what is wrong, and which cards are there but could
 * not be taken, so that nobody mistakes a broken card for one that was removed. Values that are put together by one
 * reader and then not changed; any thread.
 */

#include "relais-directory-reading.h"

/**
 * relais_directory_card_new:
 * @file: the path below the folder, the bytes of the file system
 * @line: the line it begins on
 * @entry: (transfer full): what it says
 * @gone_since: (nullable): the day since which the source has it no longer
 *
 * Returns: (transfer full): the card
 */
RelaisDirectoryCard *
relais_directory_card_new (const char *file, guint line, RelaisRecord *entry, const char *gone_since)
{
  RelaisDirectoryCard *card = g_new (RelaisDirectoryCard, 1);

  card->file = g_ref_string_new_intern (file);
  card->line = line;
  card->entry = entry;
  card->gone_since = g_strdup (gone_since);
  return card;
}

/**
 * relais_directory_card_free:
 * @card: (transfer full): a card
 */
void
relais_directory_card_free (RelaisDirectoryCard *card)
{
  g_ref_string_release (card->file);
  relais_record_unref (card->entry);
  g_free (card->gone_since);
  g_free (card);
}

/**
 * relais_directory_reading_new:
 * @file: the path below the folder, the bytes of the file system
 *
 * Returns: (transfer full): a reading without anything in it
 */
RelaisDirectoryReading *
relais_directory_reading_new (const char *file)
{
  RelaisDirectoryReading *reading = g_new0 (RelaisDirectoryReading, 1);

  reading->file = g_strdup (file);
  reading->cards = g_ptr_array_new_with_free_func ((GDestroyNotify) relais_directory_card_free);
  reading->problems = relais_directory_problems_new ();
  reading->bad_keys = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  return reading;
}

/**
 * relais_directory_reading_add_bad:
 * @reading: a reading
 * @key: (nullable): the key of a card that could not be taken, or %NULL when it does not say which it is
 */
void
relais_directory_reading_add_bad (RelaisDirectoryReading *reading, const char *key)
{
  if (key != NULL)
    g_hash_table_add (reading->bad_keys, g_strdup (key));
  else
    reading->n_nameless++;
}

/**
 * relais_directory_reading_free:
 * @reading: (transfer full): a reading
 */
void
relais_directory_reading_free (RelaisDirectoryReading *reading)
{
  g_free (reading->file);
  g_ptr_array_unref (reading->cards);
  g_ptr_array_unref (reading->problems);
  g_hash_table_unref (reading->bad_keys);
  g_free (reading);
}
