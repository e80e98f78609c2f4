/* Cards and what is found of them, written. Many in one transaction: the statements are compiled once, nothing is asked
 * back between two texts of the index (FTS5 would write out what it has gathered), and new cards come under new
 * numbers, which is all that taking the run back has to know of them. Called with the copy locked.
 */

#include "relais-directory-cache-private.h"

#include "relais-directory-entry.h"

#include <string.h>

/* The number of a file, made for who is asked for the first time. */
static gboolean
find_file (RelaisDirectoryWriter *writer, const char *path, gint64 *file, GError **error)
{
  RelaisStatement *insert = writer->insert_file;
  RelaisStatement *row = writer->find_file;
  gsize length = strlen (path);
  gboolean has_row;

  if (g_strcmp0 (writer->last_path, path) == 0)
    {
      *file = writer->last_file;
      return TRUE;
    }

  relais_statement_reset (insert);
  relais_statement_bind_blob (insert, 1, path, length);
  relais_statement_reset (row);
  relais_statement_bind_blob (row, 1, path, length);
  if (!relais_statement_execute (insert, error) || !relais_statement_step (row, &has_row, error))
    return FALSE;

  *file = relais_statement_column_int (row, 0);
  relais_statement_reset (row);
  g_free (writer->last_path);
  writer->last_path = g_strdup (path);
  writer->last_file = *file;
  return TRUE;
}

static char *
make_insert_card (void)
{
  GString *sql = g_string_new ("INSERT INTO card (");

  g_string_append_printf (sql, "%s) VALUES ($1", relais_directory_layout_get_card_columns ());
  for (guint i = 2; i <= RELAIS_CARD_FIRST_FIELD + RELAIS_ENTRY_N_FIELDS; i++)
    g_string_append_printf (sql, ", $%u", i);
  g_string_append (sql, ")");
  return g_string_free (sql, FALSE);
}

/*
 * relais_directory_writer_begin:
 * @writer: (out caller-allocates): a writer
 * @db: the connection, inside a transaction
 * @error: where to store the error
 *
 * Returns: whether it can write; relais_directory_writer_end() is called in any case
 */
gboolean
relais_directory_writer_begin (RelaisDirectoryWriter *writer, RelaisDb *db, GError **error)
{
  g_autofree char *insert_card = make_insert_card ();

  *writer = (RelaisDirectoryWriter) { .db = db };
  if (!relais_directory_rows_get_number (
          db, "SELECT 1 + max((SELECT ifnull(max(card), 0) FROM card), (SELECT ifnull(max(card), 0) FROM old_card))",
          &writer->first_card, error) ||
      !relais_directory_rows_get_number (db, "SELECT 1 + ifnull(max(doc), 0) FROM doc", &writer->next_doc, error))
    return FALSE;
  writer->next_card = writer->first_card;
  writer->insert_file = relais_db_prepare (db, "INSERT INTO file (path) VALUES ($1) ON CONFLICT DO NOTHING", error);
  writer->find_file = writer->insert_file != NULL
                          ? relais_db_prepare (db, "SELECT file FROM file WHERE path = $1", error)
                          : NULL;
  writer->insert_card = writer->find_file != NULL ? relais_db_prepare (db, insert_card, error) : NULL;
  writer->insert_doc = writer->insert_card != NULL
                           ? relais_db_prepare (db,
                                                "INSERT INTO doc (doc, key, gone, name_length, title_length, "
                                                "sort_key, body, marks, hours) "
                                                "VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)",
                                                error)
                           : NULL;
  writer->insert_text = writer->insert_doc != NULL
                            ? relais_db_prepare (db, "INSERT INTO search (rowid, body) VALUES ($1, $2)", error)
                            : NULL;
  return writer->insert_text != NULL;
}

/*
 * relais_directory_writer_end:
 * @writer: a writer
 */
void
relais_directory_writer_end (RelaisDirectoryWriter *writer)
{
  g_clear_pointer (&writer->insert_file, relais_statement_free);
  g_clear_pointer (&writer->find_file, relais_statement_free);
  g_clear_pointer (&writer->insert_card, relais_statement_free);
  g_clear_pointer (&writer->insert_doc, relais_statement_free);
  g_clear_pointer (&writer->insert_text, relais_statement_free);
  g_clear_pointer (&writer->last_path, g_free);
}

/*
 * relais_directory_writer_put_card:
 * @writer: a writer
 * @card: a card that is not stored
 * @error: where to store the error
 *
 * Returns: whether it is stored
 */
gboolean
relais_directory_writer_put_card (RelaisDirectoryWriter *writer, const RelaisDirectoryCard *card, GError **error)
{
  RelaisStatement *insert = writer->insert_card;
  gint64 file;

  if (!find_file (writer, card->file, &file, error))
    return FALSE;
  relais_statement_reset (insert);
  relais_statement_bind_int (insert, 1, writer->next_card++);
  relais_statement_bind_int (insert, 2, file);
  relais_statement_bind_int (insert, 3, card->line);
  relais_statement_bind_text (insert, 4, relais_record_get_id (card->entry));
  relais_statement_bind_text (insert, 5, card->gone_since);
  for (guint i = 0; i < RELAIS_ENTRY_N_FIELDS; i++)
    relais_statement_bind_text (insert, RELAIS_CARD_FIRST_FIELD + 1 + (int) i, relais_record_get (card->entry, i));
  return relais_statement_execute (insert, error);
}

static gboolean
run_for_card (RelaisDb *db, const char *sql, gint64 card, const char *text, GError **error)
{
  g_autoptr (RelaisStatement) statement = relais_db_prepare (db, sql, error);

  if (statement == NULL)
    return FALSE;
  relais_statement_bind_int (statement, 1, card);
  if (text != NULL)
    relais_statement_bind_text (statement, 2, text);
  return relais_statement_execute (statement, error);
}

/*
 * relais_directory_writer_take_card:
 * @writer: a writer
 * @card: a card, by its file, key and line
 * @gone_since: (nullable): the day since which the source has it no longer; %NULL removes it
 * @error: where to store the error
 *
 * The card as it was is kept for undoing the run.
 *
 * Returns: whether that went well, also where there was no such card
 */
gboolean
relais_directory_writer_take_card (RelaisDirectoryWriter *writer, const RelaisDirectoryCard *card,
                                   const char *gone_since, GError **error)
{
  g_autoptr (RelaisStatement) row = NULL;
  gboolean has_row;
  gint64 id, file;

  if (writer->first_card == 1)
    return TRUE;
  if (!find_file (writer, card->file, &file, error))
    return FALSE;
  row = relais_db_prepare (writer->db, "SELECT card FROM card WHERE key = $1 AND file = $2 AND line = $3 AND card < $4",
                           error);
  if (row == NULL)
    return FALSE;
  relais_statement_bind_text (row, 1, relais_record_get_id (card->entry));
  relais_statement_bind_int (row, 2, file);
  relais_statement_bind_int (row, 3, card->line);
  relais_statement_bind_int (row, 4, writer->first_card);
  if (!relais_statement_step (row, &has_row, error))
    return FALSE;
  if (!has_row)
    return TRUE;
  id = relais_statement_column_int (row, 0);
  g_clear_pointer (&row, relais_statement_free);

  if (!run_for_card (writer->db, "INSERT INTO old_card SELECT * FROM card WHERE card = $1 ON CONFLICT DO NOTHING", id, NULL, error))
    return FALSE;
  return gone_since != NULL
             ? run_for_card (writer->db, "UPDATE card SET gone_since = $2 WHERE card = $1", id, gone_since, error)
             : run_for_card (writer->db, "DELETE FROM card WHERE card = $1", id, NULL, error);
}

/*
 * relais_directory_writer_add_doc:
 * @writer: a writer
 * @entry: an entry that is not shown yet
 * @text: what it is found by
 * @gone: whether the source has it no longer
 * @error: where to store the error
 *
 * Returns: whether it is shown and found
 */
gboolean
relais_directory_writer_add_doc (RelaisDirectoryWriter *writer, const RelaisRecord *entry,
                                 const RelaisDirectoryText *text, gboolean gone, GError **error)
{
  RelaisStatement *doc = writer->insert_doc;

  relais_statement_reset (doc);
  relais_statement_bind_int (doc, 1, writer->next_doc);
  relais_statement_bind_text (doc, 2, relais_record_get_id (entry));
  relais_statement_bind_bool (doc, 3, gone);
  relais_statement_bind_int (doc, 4, (gint64) text->name_length);
  relais_statement_bind_int (doc, 5, (gint64) text->title_length);
  relais_statement_bind_text (doc, 6, text->sort_key);
  relais_statement_bind_text (doc, 7, text->body);
  relais_statement_bind_text (doc, 8, text->marks);
  relais_statement_bind_text (doc, 9, relais_record_get (entry, RELAIS_ENTRY_HOURS));
  if (!relais_statement_execute (doc, error))
    return FALSE;

  relais_statement_reset (writer->insert_text);
  relais_statement_bind_int (writer->insert_text, 1, writer->next_doc++);
  relais_statement_bind_text (writer->insert_text, 2, text->indexed);
  return relais_statement_execute (writer->insert_text, error);
}

/*
 * relais_directory_writer_remove_doc:
 * @writer: a writer
 * @key: the key of an entry
 * @error: where to store the error
 *
 * Returns: whether nobody finds it any more
 */
gboolean
relais_directory_writer_remove_doc (RelaisDirectoryWriter *writer, const char *key, GError **error)
{
  g_autoptr (RelaisStatement) row = relais_db_prepare (writer->db, "SELECT doc, body, marks FROM doc WHERE key = $1",
                                                       error);
  g_autofree char *indexed = NULL;
  gboolean has_row;
  gint64 doc;

  if (row == NULL)
    return FALSE;
  relais_statement_bind_text (row, 1, key);
  if (!relais_statement_step (row, &has_row, error))
    return FALSE;
  if (!has_row)
    return TRUE;
  doc = relais_statement_column_int (row, 0);
  indexed = relais_directory_text_index (relais_statement_column_text (row, 1), relais_statement_column_text (row, 2));
  g_clear_pointer (&row, relais_statement_free);

  return run_for_card (writer->db, "INSERT INTO search (search, rowid, body) VALUES ('delete', $1, $2)", doc, indexed,
                       error) &&
         run_for_card (writer->db, "DELETE FROM doc WHERE doc = $1", doc, NULL, error);
}
