/* What timelines and searches of the notebook look at: one document an entry, in the order in which they were signed,
 * with what decides who may read it; and its folded text in a trigram index. An entry that is struck can be read by
 * those only who may read the one that strikes it: so what was written for too many is taken from them. Called on a
 * store's own threads.
 */

#include "relais-note-index.h"

#include "relais-error.h"
#include "relais-note.h"
#include "relais-statement.h"
#include "relais-text.h"

static gint64
get_level (const RelaisRecord *note)
{
  return 1 << relais_note_get_visibility (note);
}

static gboolean
insert_doc (RelaisDb *db, const RelaisRecord *note, gint64 *doc, GError **error)
{
  static const guint texts[] = { RELAIS_NOTE_PATIENT, RELAIS_NOTE_AUTHOR, RELAIS_NOTE_AT, RELAIS_NOTE_TOPIC,
                                 RELAIS_NOTE_URGENCY };
  g_autoptr (RelaisStatement) statement =
      relais_db_prepare (db,
                         "INSERT INTO note_doc (note, patient, author, at, topic, urgency, levels, named, struck) "
                         "VALUES ($1, $2, $3, $4, $5, $6, $7, $8, 0) RETURNING doc",
                         error);
  gboolean has_row;

  if (statement == NULL)
    return FALSE;
  relais_statement_bind_text (statement, 1, relais_record_get_id (note));
  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    relais_statement_bind_text (statement, (int) i + 2, relais_record_get (note, texts[i]));
  relais_statement_bind_int (statement, 7, get_level (note));
  relais_statement_bind_bool (statement, 8, relais_record_get (note, RELAIS_NOTE_READERS) != NULL);
  if (!relais_statement_step (statement, &has_row, error))
    return FALSE;
  *doc = relais_statement_column_int (statement, 0);
  return relais_statement_step (statement, &has_row, error);
}

static gboolean
insert_text (RelaisDb *db, const RelaisRecord *note, gint64 doc, GError **error)
{
  static const guint found_by[] = { RELAIS_NOTE_TEXT, RELAIS_NOTE_HOME_LINE, RELAIS_NOTE_ON_BEHALF_OF };
  g_autoptr (GString) body = g_string_new (NULL);
  g_autofree char *folded = NULL;
  g_autoptr (RelaisStatement) statement =
      relais_db_prepare (db, "INSERT INTO note_text (rowid, body) VALUES ($1, $2)", error);

  if (statement == NULL)
    return FALSE;
  for (gsize i = 0; i < G_N_ELEMENTS (found_by); i++)
    {
      const char *text = relais_record_get (note, found_by[i]);

      if (text != NULL)
        g_string_append_printf (body, "%s ", text);
    }
  folded = relais_text_search_key (body->str);
  relais_statement_bind_int (statement, 1, doc);
  relais_statement_bind_text (statement, 2, folded);
  return relais_statement_execute (statement, error);
}

static gboolean
name_readers (RelaisDb *db, const RelaisRecord *note, gint64 doc, GError **error)
{
  g_auto (GStrv) readers = g_strsplit (relais_record_get (note, RELAIS_NOTE_READERS), ";", -1);

  for (guint i = 0; readers[i] != NULL; i++)
    {
      g_autoptr (RelaisStatement) insert = relais_db_prepare (
          db, "INSERT INTO note_named (doc, staff) VALUES ($1, $2) ON CONFLICT DO NOTHING", error);

      if (insert == NULL)
        return FALSE;
      relais_statement_bind_int (insert, 1, doc);
      relais_statement_bind_text (insert, 2, readers[i]);
      if (!relais_statement_execute (insert, error))
        return FALSE;
    }
  return TRUE;
}

/* What is struck, and what that one struck: the same words may stand in each of them. */
#define CHAIN                                                                                                        \
  "WITH RECURSIVE chain (id) AS (SELECT $1 UNION SELECT n.corrects FROM main.note AS n JOIN chain ON n.id = chain.id " \
  "WHERE n.corrects IS NOT NULL) "

static gboolean
run_on_chain (RelaisDb *db, const char *sql, const RelaisRecord *note, gint64 value, GError **error)
{
  g_autoptr (RelaisStatement) statement = relais_db_prepare (db, sql, error);

  if (statement == NULL)
    return FALSE;
  relais_statement_bind_text (statement, 1, relais_record_get (note, RELAIS_NOTE_CORRECTS));
  relais_statement_bind_int (statement, 2, value);
  return relais_statement_execute (statement, error);
}

/* Who is named in the correction is named where nobody was; where somebody was, who is in both lists stays. */
static gboolean
strike_names (RelaisDb *db, const RelaisRecord *note, gint64 doc, GError **error)
{
  return run_on_chain (db,
                       CHAIN "INSERT INTO note_named (doc, staff) SELECT d.doc, w.staff FROM note_doc AS d "
                             "JOIN note_named AS w ON w.doc = $2 WHERE d.named = 0 AND d.note IN (SELECT id FROM chain)",
                       note, doc, error) &&
         run_on_chain (db,
                       CHAIN "DELETE FROM note_named WHERE doc IN (SELECT d.doc FROM note_doc AS d WHERE d.note IN "
                             "(SELECT id FROM chain)) AND staff NOT IN (SELECT w.staff FROM note_named AS w "
                             "WHERE w.doc = $2)",
                       note, doc, error) &&
         run_on_chain (db, CHAIN "UPDATE note_doc SET named = 1 WHERE doc <> $2 AND note IN (SELECT id FROM chain)",
                       note, doc, error);
}

static gboolean
strike (RelaisDb *db, const RelaisRecord *note, gint64 doc, GError **error)
{
  return (relais_record_get (note, RELAIS_NOTE_READERS) == NULL || strike_names (db, note, doc, error)) &&
         run_on_chain (db,
                       CHAIN "UPDATE note_doc SET struck = 1, levels = levels | $2 WHERE note IN (SELECT id FROM chain)",
                       note, get_level (note), error);
}

/**
 * relais_note_index_put:
 * @db: a connection inside a transaction
 * @note: an entry that was just signed
 * @error: where to store the error
 *
 * Returns: whether it can be found, and what it corrects is struck
 */
gboolean
relais_note_index_put (RelaisDb *db, const RelaisRecord *note, GError **error)
{
  gint64 doc = 0;

  return insert_doc (db, note, &doc, error) && insert_text (db, note, doc, error) &&
         (relais_record_get (note, RELAIS_NOTE_READERS) == NULL || name_readers (db, note, doc, error)) &&
         (relais_record_get (note, RELAIS_NOTE_CORRECTS) == NULL || strike (db, note, doc, error));
}

/**
 * relais_note_index_verify:
 * @db: a connection that may write
 * @error: RELAIS_ERROR_REGISTER_DAMAGED when index and entries disagree
 *
 * Returns: whether the index is whole, has one document for each entry, and none that more people may read than the
 *   entry says
 */
gboolean
relais_note_index_verify (RelaisDb *db, GError **error)
{
  g_autoptr (RelaisStatement) row = relais_db_prepare (
      db,
      "SELECT (SELECT count(*) FROM main.note) = (SELECT count(*) FROM main.note_doc) "
      "AND (SELECT count(*) FROM main.note_doc) = (SELECT count(*) FROM main.note_text) "
      "AND NOT EXISTS (SELECT 1 FROM main.note AS n LEFT JOIN main.note_doc AS d ON d.note = n.id "
      "WHERE d.doc IS NULL OR d.patient <> n.patient OR d.at <> n.at OR d.author <> n.author "
      "OR (d.levels & CASE n.visibility WHEN 'home' THEN 1 WHEN 'care' THEN 2 ELSE 4 END) = 0 "
      "OR (n.readers IS NOT NULL AND d.named = 0) "
      "OR EXISTS (SELECT 1 FROM main.note_doc AS w WHERE w.note = n.corrects "
      "AND ((d.levels & ~w.levels) <> 0 OR d.named > w.named)) "
      "OR (d.struck <> EXISTS (SELECT 1 FROM main.note AS c WHERE c.corrects = n.id)))",
      error);
  gboolean has_row;

  if (row == NULL || !relais_statement_step (row, &has_row, error))
    return FALSE;
  if (!relais_statement_column_bool (row, 0))
    {
      relais_error_set (error, RELAIS_ERROR_REGISTER_DAMAGED, relais_db_get_path (db), "index of the notebook");
      return FALSE;
    }
  g_clear_pointer (&row, relais_statement_free);
  return relais_db_execute (db, "INSERT INTO note_text (note_text) VALUES ('integrity-check')", error);
}
