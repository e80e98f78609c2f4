/* What of the notebook hangs on one member of the team alone, asked when that member leaves: whatever they may read,
 * since nobody is shown it. Called on a store's own threads.
 */

#include "relais-note-leaving.h"

#include "relais-statement.h"
#include "relais-table.h"
#include "relais-task.h"

static GPtrArray *
list_ids (RelaisDb *db, const char *sql, const char *staff, GError **error)
{
  g_autoptr (RelaisStatement) rows = relais_db_prepare (db, sql, error);
  g_autoptr (GPtrArray) ids = g_ptr_array_new_with_free_func (g_free);
  gboolean has_row;

  if (rows == NULL)
    return NULL;
  relais_statement_bind_text (rows, 1, staff);
  while (relais_statement_step (rows, &has_row, error))
    {
      if (!has_row)
        return g_steal_pointer (&ids);
      g_ptr_array_add (ids, g_strdup (relais_statement_column_text (rows, 0)));
    }
  return NULL;
}

/**
 * relais_note_leaving_list_tasks:
 * @db: a connection
 * @staff: id of a member
 * @error: where to store the error
 *
 * Returns: (transfer full) (element-type RelaisRecord) (nullable): what is asked of them by name and not done, what has
 *   a day first
 */
GPtrArray *
relais_note_leaving_list_tasks (RelaisDb *db, const char *staff, GError **error)
{
  g_autoptr (GPtrArray) ids =
      list_ids (db,
                "SELECT id FROM task WHERE \"for\" = $1 AND done_at IS NULL ORDER BY due IS NULL, due, asked_at, id",
                staff, error);

  return ids != NULL ? relais_table_load_all (db, relais_table_for_type (&relais_task_type), ids, error) : NULL;
}

/**
 * relais_note_leaving_list_named:
 * @db: a connection
 * @staff: id of a member
 * @error: where to store the error
 *
 * Returns: (transfer full) (element-type utf8) (nullable): ids of the entries with named readers that they wrote or are
 *   named in, the first one signed first; not of those that another entry strikes, which has the same readers
 */
GPtrArray *
relais_note_leaving_list_named (RelaisDb *db, const char *staff, GError **error)
{
  return list_ids (db,
                   "SELECT d.note FROM note_doc AS d WHERE d.named = 1 AND d.struck = 0 AND (d.author = $1 OR EXISTS "
                   "(SELECT 1 FROM note_named AS w WHERE w.doc = d.doc AND w.staff = $1)) ORDER BY d.doc",
                   staff, error);
}
