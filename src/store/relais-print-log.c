/* What was printed for whom, when, and with which numbers: when a number changes or somebody says "stop", this says
 * which papers hang on which fridges. Called inside a change.
 */

#include "relais-print-log.h"

#include "relais-statement.h"

/**
 * relais_print_log_append:
 * @change: an open change
 * @entry: what was printed
 * @error: where to store the error
 *
 * Returns: whether it is written down
 */
gboolean
relais_print_log_append (RelaisChange *change, const RelaisPrintEntry *entry, GError **error)
{
  g_autoptr (RelaisStatement) statement = NULL;

  if (!relais_change_start_operation (change, NULL, NULL, error))
    return FALSE;
  statement = relais_db_prepare (relais_change_get_db (change),
                                 "INSERT INTO print_log (operation, at, paper, subject, language, sheet, numbers) "
                                 "VALUES ($1, $2, $3, $4, $5, $6, $7)",
                                 error);
  if (statement == NULL)
    return FALSE;
  relais_statement_bind_text (statement, 1, relais_change_get_operation (change));
  relais_statement_bind_text (statement, 2, relais_change_get_now (change));
  relais_statement_bind_text (statement, 3, entry->paper);
  relais_statement_bind_text (statement, 4, entry->subject);
  relais_statement_bind_text (statement, 5, entry->language);
  relais_statement_bind_text (statement, 6, entry->sheet);
  relais_statement_bind_text (statement, 7, entry->numbers);
  return relais_statement_execute (statement, error);
}

/**
 * relais_print_log_list:
 * @db: a connection
 * @subject: (nullable): only the papers about this id
 * @error: where to store the error
 *
 * Returns: (transfer full) (element-type RelaisPrintEntry) (nullable): papers, newest first
 */
GPtrArray *
relais_print_log_list (RelaisDb *db, const char *subject, GError **error)
{
  g_autoptr (RelaisStatement) rows =
      relais_db_prepare (db,
                         "SELECT paper, subject, language, sheet, numbers, at FROM print_log "
                         "WHERE ($1 IS NULL OR subject = $1) ORDER BY id DESC",
                         error);
  g_autoptr (GPtrArray) entries = g_ptr_array_new_with_free_func ((GDestroyNotify) relais_print_entry_free);
  gboolean has_row;

  if (rows == NULL)
    return NULL;
  relais_statement_bind_text (rows, 1, subject);
  while (relais_statement_step (rows, &has_row, error))
    {
      RelaisPrintEntry *entry;

      if (!has_row)
        return g_steal_pointer (&entries);
      entry = g_new0 (RelaisPrintEntry, 1);
      entry->paper = g_strdup (relais_statement_column_text (rows, 0));
      entry->subject = g_strdup (relais_statement_column_text (rows, 1));
      entry->language = g_strdup (relais_statement_column_text (rows, 2));
      entry->sheet = g_strdup (relais_statement_column_text (rows, 3));
      entry->numbers = g_strdup (relais_statement_column_text (rows, 4));
      entry->at = g_strdup (relais_statement_column_text (rows, 5));
      g_ptr_array_add (entries, entry);
    }
  return NULL;
}

/**
 * relais_print_entry_free:
 * @entry: (transfer full): an entry that was read back
 */
void
relais_print_entry_free (RelaisPrintEntry *entry)
{
  g_free ((char *) entry->paper);
  g_free ((char *) entry->subject);
  g_free ((char *) entry->language);
  g_free ((char *) entry->sheet);
  g_free ((char *) entry->numbers);
  g_free ((char *) entry->at);
  g_free (entry);
}
