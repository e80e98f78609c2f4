/* The stops of a member's round, of a day or of the whole week, each day in the member's own order. Who of the
 * patients is shown is asked by the services. Called on a store's own threads.
 */

#include "relais-round-queries.h"

#include "relais-note-sql.h"
#include "relais-round-stop.h"
#include "relais-table.h"

/**
 * relais_round_queries_list:
 * @db: a connection
 * @member: id of a member
 * @weekday: (nullable): the word of a weekday; %NULL for all
 * @error: where to store the error
 *
 * Returns: (transfer full) (element-type RelaisRecord) (nullable): the stops of each day in order
 */
GPtrArray *
relais_round_queries_list (RelaisDb *db, const char *member, const char *weekday, GError **error)
{
  g_auto (RelaisNoteSql) question = { 0 };
  g_autoptr (RelaisStatement) rows = NULL;
  g_autoptr (GPtrArray) ids = NULL;

  relais_note_sql_init (&question, "SELECT s.id FROM round_stop AS s ");
  relais_note_sql_add (&question, "WHERE s.member = $? ", member);
  if (weekday != NULL)
    relais_note_sql_add (&question, "AND s.weekday = $? ", weekday);
  g_string_append (question.sql, "ORDER BY s.weekday, CAST (s.position AS INTEGER), s.id");
  rows = relais_note_sql_prepare (db, &question, error);
  ids = relais_note_sql_collect (rows, error);
  return ids != NULL ? relais_table_load_all (db, relais_table_for_type (&relais_round_stop_type), ids, error) : NULL;
}
