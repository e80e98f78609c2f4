/* Questions about stays in hospital. A stay remains with the record under which it was opened, also when that is
 * merged into another, as entries of the notebook do; whoever asks about the one that was kept is answered with both.
 * Called on a store's own threads.
 */

#include "relais-stay-queries.h"

#include "relais-checklist.h"
#include "relais-statement.h"
#include "relais-stay.h"
#include "relais-table.h"
#include "relais-text.h"

/* Who is in hospital first, by the day on which they are to leave; then who has left, the latest one first. */
#define ORDER                                                                                                        \
  "ORDER BY s.discharge IS NOT NULL, s.discharge DESC, s.planned_discharge IS NULL, s.planned_discharge, "           \
  "s.admission DESC, s.id"

static GPtrArray *
load (RelaisDb *db, const RelaisRecordType *type, RelaisStatement *rows, GError **error)
{
  g_autoptr (GPtrArray) ids = g_ptr_array_new_with_free_func (g_free);
  gboolean has_row;

  while (relais_statement_step (rows, &has_row, error))
    {
      if (!has_row)
        return relais_table_load_all (db, relais_table_for_type (type), ids, error);
      g_ptr_array_add (ids, g_strdup (relais_statement_column_text (rows, 0)));
    }
  return NULL;
}

/**
 * relais_stay_queries_list:
 * @db: a connection
 * @patient: (nullable): only the stays of this patient, whichever of several merged records of them is named
 * @since: (nullable): those that ended before this day are left out
 * @error: where to store the error
 *
 * Returns: (transfer full) (element-type RelaisRecord) (nullable): open stays by their planned day, then the others,
 *   the latest first
 */
GPtrArray *
relais_stay_queries_list (RelaisDb *db, const char *patient, const char *since, GError **error)
{
  const char *sql = "SELECT s.id FROM stay AS s WHERE ($1 IS NULL) "
                    "AND ($2 IS NULL OR s.discharge IS NULL OR s.discharge >= $2) " ORDER;
  g_autoptr (RelaisStatement) rows = NULL;

  if (patient != NULL)
    sql = "WITH RECURSIVE kept (id) AS (SELECT $1 UNION SELECT p.merged_into FROM person AS p "
          "JOIN kept ON p.id = kept.id WHERE p.merged_into IS NOT NULL), "
          "family (id) AS (SELECT id FROM kept UNION SELECT p.id FROM person AS p "
          "JOIN family ON p.merged_into = family.id) "
          "SELECT s.id FROM stay AS s WHERE s.patient IN (SELECT id FROM family) "
          "AND ($2 IS NULL OR s.discharge IS NULL OR s.discharge >= $2) " ORDER;
  rows = relais_db_prepare (db, sql, error);
  if (rows == NULL)
    return NULL;
  relais_statement_bind_text (rows, 1, patient);
  relais_statement_bind_text (rows, 2, since);
  return load (db, &relais_stay_type, rows, error);
}

/**
 * relais_stay_queries_list_referred:
 * @db: a connection
 * @referent: the name of a member of the team
 * @error: where to store the error
 *
 * Returns: (transfer full) (element-type RelaisRecord) (nullable): the open stays whose referent has this name, however
 *   it was typed
 */
GPtrArray *
relais_stay_queries_list_referred (RelaisDb *db, const char *referent, GError **error)
{
  g_autoptr (RelaisStatement) rows =
      relais_db_prepare (db, "SELECT s.id FROM stay AS s WHERE s.discharge IS NULL AND s.referent IS NOT NULL " ORDER,
                         error);
  GPtrArray *stays = rows != NULL ? load (db, &relais_stay_type, rows, error) : NULL;

  for (guint i = stays != NULL ? stays->len : 0; i > 0; i--)
    {
      if (!relais_text_equal_folded (relais_record_get (stays->pdata[i - 1], RELAIS_STAY_REFERENT), referent))
        g_ptr_array_remove_index (stays, i - 1);
    }
  return stays;
}

/**
 * relais_stay_queries_list_checks:
 * @db: a connection
 * @stay: id of a stay
 * @error: where to store the error
 *
 * Returns: (transfer full) (element-type RelaisRecord) (nullable): what was answered to the items of its checklist
 */
GPtrArray *
relais_stay_queries_list_checks (RelaisDb *db, const char *stay, GError **error)
{
  g_autoptr (RelaisStatement) rows = relais_db_prepare (db, "SELECT id FROM stay_check WHERE stay = $1", error);

  if (rows == NULL)
    return NULL;
  relais_statement_bind_text (rows, 1, stay);
  return load (db, &relais_check_type, rows, error);
}
