/* Settings: facts about this register itself, a text under a name, such as which labels were brought in. They are no
 * record of anybody: no operation, no audit row, no undo. Read on any of a store's threads, written inside a change.
 */

#include "relais-setting-table.h"

#include "relais-statement.h"

/**
 * relais_setting_read:
 * @db: a connection
 * @name: the name of a setting
 * @value: (out) (nullable): its text, %NULL when it was never written
 * @error: where to store the error
 *
 * Returns: whether it was read
 */
gboolean
relais_setting_read (RelaisDb *db, const char *name, char **value, GError **error)
{
  g_autoptr (RelaisStatement) row = relais_db_prepare (db, "SELECT value FROM setting WHERE name = $1", error);
  gboolean has_row;

  *value = NULL;
  if (row == NULL)
    return FALSE;
  relais_statement_bind_text (row, 1, name);
  if (!relais_statement_step (row, &has_row, error))
    return FALSE;
  if (has_row)
    *value = g_strdup (relais_statement_column_text (row, 0));
  return TRUE;
}

/**
 * relais_setting_write:
 * @change: an open change
 * @name: the name of a setting
 * @value: its text
 * @error: where to store the error
 *
 * Returns: whether it is written
 */
gboolean
relais_setting_write (RelaisChange *change, const char *name, const char *value, GError **error)
{
  g_autoptr (RelaisStatement) statement =
      relais_db_prepare (relais_change_get_db (change),
                         "INSERT INTO setting (name, value) VALUES ($1, $2) "
                         "ON CONFLICT (name) DO UPDATE SET value = excluded.value",
                         error);

  if (statement == NULL)
    return FALSE;
  relais_statement_bind_text (statement, 1, name);
  relais_statement_bind_text (statement, 2, value);
  return relais_statement_execute (statement, error);
}
