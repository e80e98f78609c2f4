/* The practice's own layer over the directory, by the key of an entry. Its records are saved as every other; when an
 * entry was last used is no record and leaves no trace in the log. On the thread of the connection.
 */

#include "relais-own-directory.h"

#include "relais-statement.h"
#include "relais-table.h"

/**
 * relais_own_directory_list:
 * @db: a connection
 * @type: relais_own_entry_type, relais_own_line_type or relais_own_correction_type
 * @key: (nullable): the key of an entry, %NULL for all
 * @error: where to store the error
 *
 * Returns: (transfer full) (element-type RelaisRecord) (nullable): the records
 */
GPtrArray *
relais_own_directory_list (RelaisDb *db, const RelaisRecordType *type, const char *key, GError **error)
{
  g_autofree char *sql =
      g_strdup_printf ("SELECT id FROM %s WHERE $1 IS NULL OR key = $1 ORDER BY key, id", type->name);
  g_autoptr (GPtrArray) ids = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (RelaisStatement) rows = relais_db_prepare (db, sql, error);
  gboolean has_row = FALSE;

  if (rows == NULL)
    return NULL;
  relais_statement_bind_text (rows, 1, key);
  do
    {
      if (!relais_statement_step (rows, &has_row, error))
        return NULL;
      if (has_row)
        g_ptr_array_add (ids, g_strdup (relais_statement_column_text (rows, 0)));
    }
  while (has_row);
  return relais_table_load_all (db, relais_table_for_type (type), ids, error);
}

/**
 * relais_own_directory_list_uses:
 * @db: a connection
 * @limit: how many at most
 * @error: where to store the error
 *
 * Returns: (transfer full) (element-type utf8 utf8) (nullable): the entries used last, with the instant
 */
GHashTable *
relais_own_directory_list_uses (RelaisDb *db, guint limit, GError **error)
{
  g_autoptr (GHashTable) uses = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  g_autoptr (RelaisStatement) rows =
      relais_db_prepare (db, "SELECT key, at FROM own_use ORDER BY at DESC, key LIMIT $1", error);
  gboolean has_row;

  if (rows == NULL)
    return NULL;
  relais_statement_bind_int (rows, 1, limit);
  while (relais_statement_step (rows, &has_row, error))
    {
      if (!has_row)
        return g_steal_pointer (&uses);
      g_hash_table_insert (uses, g_strdup (relais_statement_column_text (rows, 0)),
                           g_strdup (relais_statement_column_text (rows, 1)));
    }
  return NULL;
}

/**
 * relais_own_directory_get_version:
 * @db: a connection
 * @version: (out): a number that grows with every record that is saved, since each stands in the log
 * @error: where to store the error
 *
 * Returns: whether it was read
 */
gboolean
relais_own_directory_get_version (RelaisDb *db, gint64 *version, GError **error)
{
  g_autoptr (RelaisStatement) row = relais_db_prepare (db, "SELECT max(seq) FROM audit", error);
  gboolean has_row;

  if (row == NULL || !relais_statement_step (row, &has_row, error))
    return FALSE;
  *version = relais_statement_column_int (row, 0);
  return TRUE;
}

/**
 * relais_own_directory_note_use:
 * @db: a connection inside a transaction
 * @key: the key of an entry
 * @at: the instant
 * @error: where to store the error
 *
 * Returns: whether it is written
 */
gboolean
relais_own_directory_note_use (RelaisDb *db, const char *key, const char *at, GError **error)
{
  g_autoptr (RelaisStatement) statement = relais_db_prepare (
      db, "INSERT INTO own_use (key, at) VALUES ($1, $2) ON CONFLICT (key) DO UPDATE SET at = excluded.at", error);

  if (statement == NULL)
    return FALSE;
  relais_statement_bind_text (statement, 1, key);
  relais_statement_bind_text (statement, 2, at);
  return relais_statement_execute (statement, error);
}
