/* The minutes of access to protected records. They are no records of the register: nobody edits them, nobody undoes
 * them, and they go with the person. On the thread of the connection.
 */

#include "relais-emergency-table.h"

#include "relais-error.h"
#include "relais-statement.h"

/**
 * relais_emergency_row_free:
 * @row: (transfer full): a row
 */
void
relais_emergency_row_free (RelaisEmergencyRow *row)
{
  g_free (row->id);
  g_free (row->person);
  g_free (row->staff);
  g_free (row->reason);
  g_free (row->at);
  g_free (row->until);
  g_free (row);
}

/**
 * relais_emergency_table_insert:
 * @db: a connection inside a transaction
 * @row: a minute that begins
 * @error: where to store the error
 *
 * Returns: whether it is written
 */
gboolean
relais_emergency_table_insert (RelaisDb *db, const RelaisEmergencyRow *row, GError **error)
{
  g_autoptr (RelaisStatement) statement = relais_db_prepare (
      db, "INSERT INTO emergency (id, person, staff, reason, at, until) VALUES ($1, $2, $3, $4, $5, $6)", error);
  const char *const values[] = { row->id, row->person, row->staff, row->reason, row->at, row->until };

  if (statement == NULL)
    return FALSE;
  for (gsize i = 0; i < G_N_ELEMENTS (values); i++)
    relais_statement_bind_text (statement, (int) i + 1, values[i]);
  return relais_statement_execute (statement, error);
}

/**
 * relais_emergency_table_is_open:
 * @db: a connection
 * @person: id of a person
 * @staff: id of a member
 * @now: the instant
 * @is_open: (out): whether a minute of that member is running; never one that a clock set back would begin again
 * @error: where to store the error
 *
 * Returns: whether it is known
 */
gboolean
relais_emergency_table_is_open (RelaisDb *db, const char *person, const char *staff, const char *now,
                                gboolean *is_open, GError **error)
{
  g_autoptr (RelaisStatement) row = relais_db_prepare (
      db, "SELECT 1 FROM emergency WHERE person = $1 AND staff = $2 AND until > $3 AND at <= $3 LIMIT 1", error);

  if (row == NULL)
    return FALSE;
  relais_statement_bind_text (row, 1, person);
  relais_statement_bind_text (row, 2, staff);
  relais_statement_bind_text (row, 3, now);
  return relais_statement_step (row, is_open, error);
}

static RelaisEmergencyRow *
read_row (RelaisStatement *statement)
{
  RelaisEmergencyRow *row = g_new0 (RelaisEmergencyRow, 1);

  row->id = g_strdup (relais_statement_column_text (statement, 0));
  row->person = g_strdup (relais_statement_column_text (statement, 1));
  row->staff = g_strdup (relais_statement_column_text (statement, 2));
  row->reason = g_strdup (relais_statement_column_text (statement, 3));
  row->at = g_strdup (relais_statement_column_text (statement, 4));
  row->until = g_strdup (relais_statement_column_text (statement, 5));
  return row;
}

/**
 * relais_emergency_table_list_unseen:
 * @db: a connection
 * @error: where to store the error
 *
 * Returns: (transfer full) (element-type RelaisEmergencyRow) (nullable): those that nobody has seen yet, newest first
 */
GPtrArray *
relais_emergency_table_list_unseen (RelaisDb *db, GError **error)
{
  g_autoptr (RelaisStatement) statement = relais_db_prepare (
      db, "SELECT id, person, staff, reason, at, until FROM emergency WHERE seen_at IS NULL ORDER BY at DESC, id", error);
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func ((GDestroyNotify) relais_emergency_row_free);
  gboolean has_row;

  if (statement == NULL)
    return NULL;
  while (relais_statement_step (statement, &has_row, error))
    {
      if (!has_row)
        return g_steal_pointer (&rows);
      g_ptr_array_add (rows, read_row (statement));
    }
  return NULL;
}

/**
 * relais_emergency_table_see:
 * @db: a connection inside a transaction
 * @id: id of a minute
 * @staff: who has seen it
 * @now: the instant
 * @error: RELAIS_ERROR_NOT_FOUND when there is none that waits
 *
 * Returns: whether it is written
 */
gboolean
relais_emergency_table_see (RelaisDb *db, const char *id, const char *staff, const char *now, GError **error)
{
  g_autoptr (RelaisStatement) statement = relais_db_prepare (
      db, "UPDATE emergency SET seen_by = $2, seen_at = $3 WHERE id = $1 AND seen_at IS NULL RETURNING id", error);
  gboolean has_row = FALSE;

  if (statement == NULL)
    return FALSE;
  relais_statement_bind_text (statement, 1, id);
  relais_statement_bind_text (statement, 2, staff);
  relais_statement_bind_text (statement, 3, now);
  if (!relais_statement_step (statement, &has_row, error))
    return FALSE;
  if (!has_row)
    relais_error_set (error, RELAIS_ERROR_NOT_FOUND, id, NULL);
  return has_row;
}
