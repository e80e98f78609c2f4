/* Cards as they are stored, read back into values. Called with the copy locked.
 */

#include "relais-directory-cache-private.h"

#include "relais-directory-entry.h"
#include "relais-directory-twice.h"

#include <string.h>

/*
 * relais_directory_rows_read_card:
 * @row: stands on a row: the path of its file, then relais_directory_layout_get_card_columns()
 *
 * Returns: (transfer full): the card
 */
RelaisDirectoryCard *
relais_directory_rows_read_card (RelaisStatement *row)
{
  const int shift = 1;
  RelaisRecordBuilder *builder =
      relais_record_builder_new (&relais_directory_entry_type, relais_statement_column_text (row, shift + 3), 0);
  g_autofree char *path = NULL;
  const char *bytes;
  gsize length;

  for (guint i = 0; i < RELAIS_ENTRY_N_FIELDS; i++)
    relais_record_builder_set (builder, i,
                               relais_statement_column_text (row, shift + RELAIS_CARD_FIRST_FIELD + (int) i));
  bytes = relais_statement_column_blob (row, 0, &length);
  path = g_strndup (bytes, length);
  return relais_directory_card_new (path, (guint) relais_statement_column_int (row, shift + 2),
                                    relais_record_builder_end (builder),
                                    relais_statement_column_text (row, shift + 4));
}

/* SQLite would sort the whole width of the rows, of which there is mostly one. */
static int
compare_places (gconstpointer a, gconstpointer b)
{
  const RelaisDirectoryCard *first = *(RelaisDirectoryCard *const *) a;
  const RelaisDirectoryCard *second = *(RelaisDirectoryCard *const *) b;
  int order = strcmp (first->file, second->file);

  return order != 0 ? order : (first->line > second->line) - (first->line < second->line);
}

/*
 * relais_directory_rows_list_cards:
 * @db: the connection
 * @key: the key of an entry
 * @error: where to store the error
 *
 * Returns: (transfer full) (element-type RelaisDirectoryCard) (nullable): its cards, in the order of their places
 */
GPtrArray *
relais_directory_rows_list_cards (RelaisDb *db, const char *key, GError **error)
{
  g_autofree char *sql = g_strdup_printf ("SELECT (SELECT path FROM file WHERE file.file = card.file), %s FROM card "
                                          "WHERE key = $1",
                                          relais_directory_layout_get_card_columns ());
  g_autoptr (RelaisStatement) rows = relais_db_prepare (db, sql, error);
  g_autoptr (GPtrArray) cards = g_ptr_array_new_with_free_func ((GDestroyNotify) relais_directory_card_free);
  gboolean has_row;

  if (rows == NULL)
    return NULL;
  relais_statement_bind_text (rows, 1, key);
  while (relais_statement_step (rows, &has_row, error))
    {
      if (!has_row)
        {
          g_ptr_array_sort (cards, compare_places);
          return g_steal_pointer (&cards);
        }
      g_ptr_array_add (cards, relais_directory_rows_read_card (rows));
    }
  return NULL;
}

/*
 * relais_directory_rows_choose_shown:
 * @cards: (element-type RelaisDirectoryCard): all cards of one key
 *
 * Returns: (nullable): the one that is shown, %NULL where there is none
 */
RelaisDirectoryCard *
relais_directory_rows_choose_shown (GPtrArray *cards)
{
  g_autoptr (GPtrArray) there = g_ptr_array_new ();

  for (guint i = 0; i < cards->len; i++)
    {
      if (((RelaisDirectoryCard *) cards->pdata[i])->gone_since == NULL)
        g_ptr_array_add (there, cards->pdata[i]);
    }
  if (there->len > 0)
    return relais_directory_cards_find_shown (there);
  return cards->len > 0 ? cards->pdata[0] : NULL;
}

/*
 * relais_directory_rows_get_number:
 * @db: the connection
 * @sql: a query that gives one number
 * @number: (out): that number
 * @error: where to store the error
 *
 * Returns: whether it was read
 */
gboolean
relais_directory_rows_get_number (RelaisDb *db, const char *sql, gint64 *number, GError **error)
{
  g_autoptr (RelaisStatement) row = relais_db_prepare (db, sql, error);
  gboolean has_row;

  if (row == NULL || !relais_statement_step (row, &has_row, error))
    return FALSE;
  *number = has_row ? relais_statement_column_int (row, 0) : 0;
  return TRUE;
}
