/* Whether anything was written with a label of the practice: what was, is never taken away from under it. Called on a
 * store's own threads.
 */

#include "relais-label-use.h"

#include "relais-labels.h"
#include "relais-statement.h"

/**
 * relais_label_use_exists:
 * @db: a connection
 * @kind: the kind of a label
 * @code: its code
 * @is_used: (out): whether some entry of the notebook has it, whoever may read that
 * @error: where to store the error
 *
 * Returns: whether it could be asked
 */
gboolean
relais_label_use_exists (RelaisDb *db, const char *kind, const char *code, gboolean *is_used, GError **error)
{
  g_autoptr (RelaisStatement) row = NULL;
  const char *sql = NULL;
  gboolean has_row;

  *is_used = FALSE;
  if (g_str_equal (kind, RELAIS_LABEL_KIND_TOPIC))
    sql = "SELECT EXISTS (SELECT 1 FROM main.note_doc WHERE topic = $1)";
  else if (g_str_equal (kind, RELAIS_LABEL_KIND_MEASURE))
    sql = "SELECT EXISTS (SELECT 1 FROM main.measure WHERE code = $1)";
  if (sql == NULL)
    return TRUE;
  row = relais_db_prepare (db, sql, error);
  if (row == NULL)
    return FALSE;
  relais_statement_bind_text (row, 1, code);
  if (!relais_statement_step (row, &has_row, error))
    return FALSE;
  *is_used = relais_statement_column_bool (row, 0);
  return TRUE;
}
