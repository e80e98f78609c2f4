/* Looking for rows of the access log, newest first and page by page. What is about a person is also what was done to
 * their links, to the roles around them and to records that were merged into theirs; when those are erased, the rows
 * that name the person's own id still answer. On the thread of the connection.
 */

#include "relais-audit-query.h"

#include "relais-audit-chain.h"

#define CONDITIONS                                                                                                   \
  "($2 IS NULL OR staff = $2) AND ($3 IS NULL OR instr($3, ';' || act || ';') > 0) AND ($4 IS NULL OR at >= $4) "   \
  "AND ($5 IS NULL OR at < $5) AND ($6 = 0 OR seq < $6) "

#define ABOUT_PERSON                                                                                                 \
  "SELECT $1 UNION SELECT id FROM care_link WHERE caregiver = $1 UNION SELECT id FROM care_link WHERE patient = $1 "  \
  "UNION SELECT id FROM person_role WHERE patient = $1 UNION SELECT id FROM person_role WHERE person = $1 "          \
  "UNION SELECT id FROM person WHERE merged_into = $1 UNION SELECT id FROM lift WHERE person = $1 "    \
  "UNION SELECT id FROM note WHERE patient = $1 UNION SELECT id FROM task WHERE patient = $1 "    \
  "UNION SELECT id FROM stay WHERE patient = $1 "                                                                    \
  "UNION SELECT c.id FROM stay_check AS c JOIN stay AS s ON s.id = c.stay WHERE s.patient = $1 "

static const char all_rows[] =
    "SELECT " RELAIS_AUDIT_COLUMNS " FROM audit WHERE $1 IS NULL AND " CONDITIONS "ORDER BY seq DESC LIMIT $7";

static const char rows_of_person[] =
    "SELECT " RELAIS_AUDIT_COLUMNS " FROM audit WHERE subject IN (" ABOUT_PERSON ") AND " CONDITIONS
    "UNION ALL SELECT " RELAIS_AUDIT_COLUMNS " FROM audit WHERE act = 'gap' AND " CONDITIONS "ORDER BY 1 DESC LIMIT $7";

/**
 * relais_audit_query_run:
 * @db: a connection
 * @query: what is looked for
 * @error: where to store the error
 *
 * Returns: (transfer full) (element-type RelaisAuditRow) (nullable): the rows, newest first
 */
GPtrArray *
relais_audit_query_run (RelaisDb *db, const RelaisAuditQuery *query, GError **error)
{
  g_autoptr (RelaisStatement) rows =
      relais_db_prepare (db, query->person != NULL ? rows_of_person : all_rows, error);

  if (rows == NULL)
    return NULL;
  relais_statement_bind_text (rows, 1, query->person);
  relais_statement_bind_text (rows, 2, query->staff);
  relais_statement_bind_text (rows, 3, query->acts);
  relais_statement_bind_text (rows, 4, query->from);
  relais_statement_bind_text (rows, 5, query->until);
  relais_statement_bind_int (rows, 6, query->before);
  relais_statement_bind_int (rows, 7, query->limit > 0 ? (gint64) query->limit : -1);
  return relais_audit_collect_rows (rows, error);
}
