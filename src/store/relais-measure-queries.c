/* What was measured of a patient, through the eyes of who asks: values of entries that they may read and that no other
 * entry strikes. Called on a store's own threads.
 */

#include "relais-measure-queries.h"

#include "relais-note-sql.h"

/**
 * relais_measure_hit_free:
 * @hit: (transfer full): a hit
 */
void
relais_measure_hit_free (RelaisMeasureHit *hit)
{
  g_free (hit->note);
  g_free (hit->word);
  g_free (hit->at);
  g_free (hit->written_at);
  g_free (hit);
}

static RelaisStatement *
ask (RelaisDb *db, const RelaisNoteReader *reader, GPtrArray *family, GError **error)
{
  g_auto (RelaisNoteSql) question = { 0 };

  relais_note_sql_init (&question, "SELECT m.id, m.word, d.at, n.written_at FROM note_doc AS d "
                                   "JOIN measure AS m ON m.id = d.note JOIN note AS n ON n.id = d.note "
                                   "WHERE d.struck = 0 AND ");
  relais_note_sql_add_sight (&question, reader);
  relais_note_sql_add_patients (&question, family, "d.patient");
  g_string_append (question.sql, "ORDER BY d.doc, m.word");
  return relais_note_sql_prepare (db, &question, error);
}

/**
 * relais_measure_queries_list:
 * @db: a connection
 * @reader: whose eyes
 * @patient: id of a patient; whoever was merged into them is the same person
 * @error: where to store the error
 *
 * Returns: (transfer full) (element-type RelaisMeasureHit) (nullable): the values, in the order of signing
 */
GPtrArray *
relais_measure_queries_list (RelaisDb *db, const RelaisNoteReader *reader, const char *patient, GError **error)
{
  g_autoptr (GPtrArray) family = relais_note_queries_list_family (db, patient, error);
  g_autoptr (RelaisStatement) rows = family != NULL ? ask (db, reader, family, error) : NULL;
  g_autoptr (GPtrArray) hits = g_ptr_array_new_with_free_func ((GDestroyNotify) relais_measure_hit_free);
  gboolean has_row;

  while (rows != NULL && relais_statement_step (rows, &has_row, error))
    {
      RelaisMeasureHit *hit;

      if (!has_row)
        return g_steal_pointer (&hits);
      hit = g_new0 (RelaisMeasureHit, 1);
      hit->note = g_strdup (relais_statement_column_text (rows, 0));
      hit->word = g_strdup (relais_statement_column_text (rows, 1));
      hit->at = g_strdup (relais_statement_column_text (rows, 2));
      hit->written_at = g_strdup (relais_statement_column_text (rows, 3));
      g_ptr_array_add (hits, hit);
    }
  return NULL;
}
