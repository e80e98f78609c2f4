/* A member who is kept out of a record finds no trace of it. On the connection that reads, views of the same names
 * stand before the tables, so that no query can forget them: lists, counts, search, worklists, cards, exports,
 * duplicates, drafts, what was done, the log. They are there only for who is kept out of something. The connection that
 * writes goes on with the tables themselves, since a death ends every link; there, loading one record by its id asks
 * here. What verifies the register names main explicitly.
 */

#include "relais-viewer.h"

#include "relais-statement.h"

/* Whoever was merged into the person is the person. */
#define PEOPLE(VIEWER)                                                                                               \
  "WITH RECURSIVE kept (id) AS (SELECT person FROM main.exclusion WHERE member = " VIEWER " AND lifted_on IS NULL "  \
  "UNION SELECT p.id FROM main.person AS p JOIN kept ON p.merged_into = kept.id) "

/* What is about them: the links and roles at either end, what was proposed, who is kept out, stays. */
#define SUBJECTS                                                                                                     \
  "SELECT id FROM kept "                                                                                             \
  "UNION SELECT l.id FROM main.care_link AS l JOIN kept ON kept.id = l.caregiver "                                   \
  "UNION SELECT l.id FROM main.care_link AS l JOIN kept ON kept.id = l.patient "                                     \
  "UNION SELECT r.id FROM main.person_role AS r JOIN kept ON kept.id IN (r.patient, r.person) "                      \
  "UNION SELECT f.id FROM main.lift AS f JOIN kept ON kept.id = f.person "                                           \
  "UNION SELECT x.id FROM main.exclusion AS x JOIN kept ON kept.id = x.person "                                      \
  "UNION SELECT s.id FROM main.stay AS s JOIN kept ON kept.id = s.patient "   \
  "UNION SELECT c.id FROM main.stay_check AS c JOIN main.stay AS s ON s.id = c.stay JOIN kept ON kept.id = s.patient "

#define HIDDEN "(SELECT id FROM temp.hidden)"

/* Entries of the notebook are too many to be listed at each read; they are looked up one by one. */
#define WRITTEN_ABOUT(ID, WHOM)                                                                                      \
  "(EXISTS (SELECT 1 FROM main.note AS n WHERE n.id = " ID " AND n.patient IN " WHOM ") "                            \
  "OR EXISTS (SELECT 1 FROM main.task AS t WHERE t.id = " ID " AND t.patient IN " WHOM ") "                          \
  "OR EXISTS (SELECT 1 FROM main.round_stop AS s WHERE s.id = " ID " AND s.patient IN " WHOM "))"
#define IS_HIDDEN(ID) "(" ID " IN " HIDDEN " OR " WRITTEN_ABOUT (ID, HIDDEN) ")"

static const char *const names[] = { "person", "patient", "care_link", "person_role", "lift",      "exclusion",
                                     "draft",  "audit",   "operation", "print_log",   "search_doc", "emergency",
                                     "note",   "note_doc", "task", "attachment", "stay", "round_stop",
                                     "stay_check" };

static const char views_sql[] =
    "CREATE TEMP TABLE hidden (id TEXT PRIMARY KEY) WITHOUT ROWID;"
    "CREATE TEMP VIEW person AS SELECT * FROM main.person WHERE id NOT IN " HIDDEN ";"
    "CREATE TEMP VIEW patient AS SELECT * FROM main.patient WHERE id NOT IN " HIDDEN ";"
    "CREATE TEMP VIEW care_link AS SELECT * FROM main.care_link WHERE id NOT IN " HIDDEN ";"
    "CREATE TEMP VIEW person_role AS SELECT * FROM main.person_role WHERE id NOT IN " HIDDEN ";"
    "CREATE TEMP VIEW lift AS SELECT * FROM main.lift WHERE id NOT IN " HIDDEN ";"
    "CREATE TEMP VIEW exclusion AS SELECT * FROM main.exclusion WHERE id NOT IN " HIDDEN ";"
    "CREATE TEMP VIEW emergency AS SELECT * FROM main.emergency WHERE person NOT IN " HIDDEN ";"
    "CREATE TEMP VIEW note AS SELECT * FROM main.note WHERE patient NOT IN " HIDDEN ";"
    "CREATE TEMP VIEW note_doc AS SELECT * FROM main.note_doc WHERE patient NOT IN " HIDDEN ";"
    "CREATE TEMP VIEW task AS SELECT * FROM main.task WHERE patient NOT IN " HIDDEN ";"
    "CREATE TEMP VIEW stay AS SELECT * FROM main.stay WHERE patient NOT IN " HIDDEN ";"
    "CREATE TEMP VIEW round_stop AS SELECT * FROM main.round_stop WHERE patient NOT IN " HIDDEN ";"
    "CREATE TEMP VIEW stay_check AS SELECT * FROM main.stay_check WHERE id NOT IN " HIDDEN ";"
    "CREATE TEMP VIEW search_doc AS SELECT * FROM main.search_doc WHERE subject NOT IN " HIDDEN ";"
    "CREATE TEMP VIEW audit AS SELECT * FROM main.audit WHERE subject IS NULL OR NOT " IS_HIDDEN ("subject") ";"
    "CREATE TEMP VIEW print_log AS SELECT rowid AS rowid, * FROM main.print_log WHERE subject NOT IN " HIDDEN ";"
    /* A form about somebody new names those whom it would link. */
    "CREATE TEMP VIEW draft AS SELECT * FROM main.draft WHERE (subject IS NULL OR subject NOT IN " HIDDEN ") "
    "AND NOT EXISTS (SELECT 1 FROM temp.hidden AS h WHERE instr(content, CAST(h.id AS BLOB)) > 0);"
    "CREATE TEMP VIEW attachment AS SELECT * FROM main.attachment AS a "
    "WHERE EXISTS (SELECT 1 FROM temp.note AS n WHERE n.id = a.note) "
    "OR EXISTS (SELECT 1 FROM temp.draft AS d WHERE d.id = a.draft);"
    /* An import that touched others too is still theirs to see. */
    "CREATE TEMP VIEW operation AS SELECT rowid AS rowid, * FROM main.operation AS o "
    "WHERE NOT EXISTS (SELECT 1 FROM main.audit AS a WHERE a.operation = o.id AND " IS_HIDDEN ("a.subject") ") "
    "OR EXISTS (SELECT 1 FROM main.audit AS a WHERE a.operation = o.id AND NOT " IS_HIDDEN ("a.subject") ");";

static gboolean
is_kept_out (RelaisDb *db, const char *viewer, gboolean *kept_out, GError **error)
{
  g_autoptr (RelaisStatement) row = relais_db_prepare (
      db, "SELECT EXISTS (SELECT 1 FROM main.exclusion WHERE member = $1 AND lifted_on IS NULL)", error);
  gboolean has_row;

  if (row == NULL)
    return FALSE;
  relais_statement_bind_text (row, 1, viewer);
  if (!relais_statement_step (row, &has_row, error))
    return FALSE;
  *kept_out = relais_statement_column_bool (row, 0);
  return TRUE;
}

static gboolean
fill (RelaisDb *db, const char *viewer, GError **error)
{
  g_autoptr (RelaisStatement) statement = NULL;

  if (!relais_db_execute (db, "DELETE FROM temp.hidden", error))
    return FALSE;
  statement = relais_db_prepare (db, PEOPLE ("$1") "INSERT INTO temp.hidden (id) " SUBJECTS, error);
  if (statement == NULL)
    return FALSE;
  relais_statement_bind_text (statement, 1, viewer);
  return relais_statement_execute (statement, error);
}

static gboolean
widen (RelaisDb *db, GError **error)
{
  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *sql = g_strdup_printf ("DROP VIEW temp.%s", names[i]);

      if (!relais_db_execute (db, sql, error))
        return FALSE;
    }
  return relais_db_execute (db, "DROP TABLE temp.hidden", error);
}

/**
 * relais_viewer_narrow:
 * @db: the connection that reads, in no transaction
 * @viewer: id of the member who reads
 * @is_narrow: (inout): whether the views stand there; %FALSE at first
 * @error: where to store the error
 *
 * To be asked before each read: a colleague may have been kept out, or let in, a moment ago.
 *
 * Returns: whether what is read now is what @viewer may see
 */
gboolean
relais_viewer_narrow (RelaisDb *db, const char *viewer, gboolean *is_narrow, GError **error)
{
  gboolean kept_out;

  if (!is_kept_out (db, viewer, &kept_out, error))
    return FALSE;
  if (!kept_out && !*is_narrow)
    return TRUE;
  if (!kept_out)
    {
      *is_narrow = !widen (db, error);
      return !*is_narrow;
    }
  if (!*is_narrow && !relais_db_execute (db, views_sql, error))
    return FALSE;
  *is_narrow = TRUE;
  return fill (db, viewer, error);
}

/**
 * relais_viewer_may_see:
 * @db: a connection
 * @viewer: id of a member
 * @id: id of a record
 * @may_see: (out): %FALSE when they are kept out of it
 * @error: where to store the error
 *
 * Returns: whether it could be asked
 */
gboolean
relais_viewer_may_see (RelaisDb *db, const char *viewer, const char *id, gboolean *may_see, GError **error)
{
  g_autoptr (RelaisStatement) row = NULL;
  gboolean has_row;
  gboolean kept_out;

  if (!is_kept_out (db, viewer, &kept_out, error))
    return FALSE;
  *may_see = TRUE;
  if (!kept_out)
    return TRUE;
  row = relais_db_prepare (db, PEOPLE ("$1") "SELECT $2 IN (" SUBJECTS ") OR " WRITTEN_ABOUT ("$2", "kept"),
                           error);
  if (row == NULL)
    return FALSE;
  relais_statement_bind_text (row, 1, viewer);
  relais_statement_bind_text (row, 2, id);
  if (!relais_statement_step (row, &has_row, error))
    return FALSE;
  *may_see = !relais_statement_column_bool (row, 0);
  return TRUE;
}
