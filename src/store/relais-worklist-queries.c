/* The questions of Today, one statement each: the first rows and how many there are in all. Who is archived, dead or
 * left is in none of them; nor is anything that would tell who helps a protected person. Called on a store's own
 * threads.
 */

#include "relais-worklist-queries.h"

#include "relais-after-call.h"
#include "relais-recognition.h"
#include "relais-statement.h"

/* How long a death or a "stop" is news although somebody else helps too. */
#define RECENT_DAYS 30

/* The first reminder of an end, and a day for those who read at night. */
#define REMINDER_DAYS 61

#define CURRENT(LINK)                                                                                                \
  "(" LINK ".\"end\" IS NULL OR " LINK ".\"end\" >= substr($1, 1, length(" LINK ".\"end\"))) "

#define PATIENT_IN(STATES)                                                                                           \
  "p.archived_on IS NULL AND p.died_on IS NULL AND EXISTS (SELECT 1 FROM patient AS f WHERE f.id = p.id "            \
  "AND coalesce(f.state, 'followed') IN (" STATES ") "
#define OPEN_PATIENT PATIENT_IN ("'followed', 'nursing_home'") "AND coalesce(f.protected, 'no') <> 'yes') "
#define OPEN_CAREGIVER                                                                                               \
  "NOT EXISTS (SELECT 1 FROM patient AS g WHERE g.id = c.id AND g.protected = 'yes') AND c.archived_on IS NULL "

#define SOMEBODY_HELPS                                                                                               \
  "EXISTS (SELECT 1 FROM care_link AS k JOIN person AS h ON h.id = k.caregiver WHERE k.patient = p.id AND "          \
  CURRENT ("k") "AND h.archived_on IS NULL AND h.died_on IS NULL AND h.stopped_on IS NULL) "

/* A death ends its links on that day; a "stop" leaves them. */
#define LOST(LINK, CAREGIVER)                                                                                        \
  "((" CAREGIVER ".died_on IS NOT NULL OR " CAREGIVER ".stopped_on IS NOT NULL) "                                    \
  "AND (" CURRENT (LINK) "OR " LINK ".\"end\" >= " CAREGIVER ".died_on)) "

#define LINKS                                                                                                        \
  "FROM care_link AS l JOIN person AS c ON c.id = l.caregiver JOIN person AS p ON p.id = l.patient "                 \
  "JOIN search_doc AS d ON d.subject = c.id "
#define ACTIVE_LINKS                                                                                                 \
  LINKS "WHERE " CURRENT ("l") "AND " OPEN_PATIENT "AND " OPEN_CAREGIVER "AND c.died_on IS NULL AND c.stopped_on IS NULL "

/* $1 today, $2 how many rows, $3 a day */
static const char *const queries[RELAIS_N_WORK_QUERIES] = {
  [RELAIS_WORK_QUERY_RECOGNITIONS] =
      "SELECT c.id, p.id, l.id, l.recognition_until, 0, count(*) OVER () " ACTIVE_LINKS
      "AND l.recognition = 'social_rights' AND coalesce(l.recognition_until, '') <= $3 ORDER BY d.sort_key, l.id LIMIT $2",

  [RELAIS_WORK_QUERY_DEPENDS] =
      "SELECT p.id, c.id, l.id, coalesce(c.died_on, c.stopped_on), NOT " SOMEBODY_HELPS ", count(*) OVER () "
      "FROM care_link AS l JOIN person AS c ON c.id = l.caregiver JOIN person AS p ON p.id = l.patient "
      "JOIN search_doc AS d ON d.subject = p.id WHERE " LOST ("l", "c") "AND " OPEN_PATIENT "AND " OPEN_CAREGIVER
      "AND (coalesce(c.died_on, c.stopped_on) >= $3 OR NOT " SOMEBODY_HELPS ") ORDER BY 5 DESC, 4 DESC, d.sort_key, l.id LIMIT $2",

  [RELAIS_WORK_QUERY_NOBODY] =
      "SELECT p.id, NULL, NULL, NULL, 1, count(*) OVER () FROM person AS p JOIN search_doc AS d ON d.subject = p.id "
      "WHERE $3 IS NOT NULL AND EXISTS (SELECT 1 FROM patient_flag WHERE patient_flag.id = p.id) "
      "AND " PATIENT_IN ("'followed'") "AND coalesce(f.protected, 'no') <> 'yes') AND NOT " SOMEBODY_HELPS
      "AND NOT EXISTS (SELECT 1 FROM care_link AS m JOIN person AS n ON n.id = m.caregiver WHERE m.patient = p.id AND "
      LOST ("m", "n") ") ORDER BY d.sort_key, p.id LIMIT $2",

  [RELAIS_WORK_QUERY_CONSENTS] =
      "SELECT c.id, p.id, l.id, NULL, 0, count(*) OVER () " ACTIVE_LINKS
      "AND $3 IS NOT NULL AND (SELECT count(*) FROM care_link_consent AS a WHERE a.id = l.id "
      "AND a.purpose IN ('keep', 'print') AND a.answer <> 'not_asked') < 2 ORDER BY d.sort_key, l.id LIMIT $2",

  [RELAIS_WORK_QUERY_AGREEMENTS] =
      "SELECT p.id, NULL, NULL, NULL, 0, count(*) OVER () FROM person AS p JOIN search_doc AS d ON d.subject = p.id "
      "WHERE $1 IS NOT NULL AND $3 IS NOT NULL AND " PATIENT_IN ("'followed', 'nursing_home'") ") "
      "AND NOT EXISTS (SELECT 1 FROM patient_agreement AS a WHERE a.id = p.id AND a.answer <> 'not_asked') "
      "ORDER BY d.sort_key, p.id LIMIT $2",

  [RELAIS_WORK_QUERY_AFTER_CALLS] =
      "SELECT c.id, p.id, l.id, p.died_on, 0, count(*) OVER () " LINKS "WHERE p.died_on IS NOT NULL "
      "AND p.died_on >= substr(date($1, '-365 days'), 1, length(p.died_on)) "
      "AND (p.died_on <= $3 OR length(p.died_on) < 10) AND l.after_call IS NULL "
      "AND (l.\"end\" IS NULL OR substr(l.\"end\", 1, length(p.died_on)) >= substr(p.died_on, 1, length(l.\"end\"))) "
      "AND NOT EXISTS (SELECT 1 FROM patient AS f WHERE f.id = p.id AND f.protected = 'yes') "
      "AND " OPEN_CAREGIVER "AND c.died_on IS NULL AND c.stopped_on IS NULL ORDER BY p.died_on, d.sort_key, l.id LIMIT $2",
};

static RelaisDate
get_day (RelaisWorkQuery query, RelaisDate today)
{
  if (query == RELAIS_WORK_QUERY_AFTER_CALLS)
    return relais_date_add_days (today, -RELAIS_AFTER_CALL_DAYS);
  return relais_date_add_days (today, query == RELAIS_WORK_QUERY_RECOGNITIONS ? REMINDER_DAYS : -RECENT_DAYS);
}

/**
 * relais_work_row_free:
 * @row: (transfer full): an answer
 */
void
relais_work_row_free (RelaisWorkRow *row)
{
  g_free (row->person);
  g_free (row->other);
  g_free (row->link);
  g_free (row->on);
  g_free (row);
}

static RelaisWorkRow *
read_row (RelaisStatement *statement)
{
  RelaisWorkRow *row = g_new0 (RelaisWorkRow, 1);

  row->person = g_strdup (relais_statement_column_text (statement, 0));
  row->other = g_strdup (relais_statement_column_text (statement, 1));
  row->link = g_strdup (relais_statement_column_text (statement, 2));
  row->on = g_strdup (relais_statement_column_text (statement, 3));
  row->is_alone = relais_statement_column_bool (statement, 4);
  return row;
}

/**
 * relais_worklist_queries_run:
 * @db: a connection
 * @query: what is asked
 * @today: today's date
 * @limit: how many rows at most, 0 for all
 * @count: (out): how many there are in all
 * @error: where to store the error
 *
 * Returns: (transfer full) (element-type RelaisWorkRow) (nullable): the first rows
 */
GPtrArray *
relais_worklist_queries_run (RelaisDb *db, RelaisWorkQuery query, RelaisDate today, guint limit, guint *count,
                             GError **error)
{
  g_autoptr (RelaisStatement) statement = relais_db_prepare (db, queries[query], error);
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func ((GDestroyNotify) relais_work_row_free);
  g_autofree char *date = relais_date_to_text (today);
  g_autofree char *day = relais_date_to_text (get_day (query, today));
  gboolean has_row;

  *count = 0;
  if (statement == NULL)
    return NULL;
  relais_statement_bind_text (statement, 1, date);
  relais_statement_bind_int (statement, 2, limit > 0 ? (gint64) limit : -1);
  relais_statement_bind_text (statement, 3, day);
  while (relais_statement_step (statement, &has_row, error))
    {
      if (!has_row)
        return g_steal_pointer (&rows);
      *count = (guint) relais_statement_column_int (statement, 5);
      g_ptr_array_add (rows, read_row (statement));
    }
  return NULL;
}
