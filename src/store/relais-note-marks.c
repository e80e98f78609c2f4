/* Who has read which entry of the notebook, and how far each had come with a patient at their last visit. They are no
 * records: no operation, nothing to undo; the mark itself says who read what and when. Called on a store's own threads.
 */

#include "relais-note-marks.h"

#include "relais-note-sql.h"

/**
 * relais_note_mark_free:
 * @mark: (transfer full): a mark
 */
void
relais_note_mark_free (RelaisNoteMark *mark)
{
  g_free (mark->note);
  g_free (mark->staff);
  g_free (mark->at);
  g_free (mark);
}

static gboolean
run (RelaisChange *change, const char *sql, const char *id, const char *staff, const char *at, GError **error)
{
  g_autoptr (RelaisStatement) statement = relais_db_prepare (relais_change_get_db (change), sql, error);

  if (statement == NULL)
    return FALSE;
  relais_statement_bind_text (statement, 1, id);
  relais_statement_bind_text (statement, 2, staff);
  if (at != NULL)
    relais_statement_bind_text (statement, 3, at);
  return relais_statement_execute (statement, error);
}

static void
touch (RelaisChange *change, const char *kind, const char *id)
{
  g_ptr_array_add (relais_change_get_touched (change), g_strconcat (kind, " ", id, NULL));
}

static const char *
get_staff (RelaisChange *change)
{
  return relais_actor_get_staff_id (relais_change_get_actor (change));
}

/**
 * relais_note_marks_put:
 * @change: an open change
 * @note: id of an entry
 * @staff: id of the member who has read
 * @at: when, an instant
 * @error: where to store the error
 *
 * For what was read before the register was made.
 *
 * Returns: whether that is noted; the first time stays
 */
gboolean
relais_note_marks_put (RelaisChange *change, const char *note, const char *staff, const char *at, GError **error)
{
  touch (change, "note-read", note);
  return run (change, "INSERT INTO note_read (note, staff, at) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING", note, staff,
              at, error);
}

/**
 * relais_note_marks_read:
 * @change: an open change; its actor has read
 * @note: id of an entry
 * @error: where to store the error
 *
 * Returns: whether that is noted; the first time stays
 */
gboolean
relais_note_marks_read (RelaisChange *change, const char *note, GError **error)
{
  return relais_note_marks_put (change, note, get_staff (change), relais_change_get_now (change), error);
}

/**
 * relais_note_marks_unread:
 * @change: an open change; its actor wants to read again
 * @note: id of an entry
 * @error: where to store the error
 *
 * Returns: whether it asks to be read again
 */
gboolean
relais_note_marks_unread (RelaisChange *change, const char *note, GError **error)
{
  touch (change, "note-read", note);
  return run (change, "DELETE FROM note_read WHERE note = $1 AND staff = $2", note, get_staff (change),
              NULL, error);
}

/**
 * relais_note_marks_list:
 * @db: a connection
 * @notes: (element-type utf8): ids of entries, one at least
 * @error: where to store the error
 *
 * Returns: (transfer full) (element-type RelaisNoteMark) (nullable): who has read them, the first one first
 */
GPtrArray *
relais_note_marks_list (RelaisDb *db, GPtrArray *notes, GError **error)
{
  g_auto (RelaisNoteSql) question = { 0 };
  g_autoptr (RelaisStatement) rows = NULL;
  g_autoptr (GPtrArray) marks = g_ptr_array_new_with_free_func ((GDestroyNotify) relais_note_mark_free);
  gboolean has_row;

  relais_note_sql_init (&question, "SELECT r.note, r.staff, r.at FROM note_read AS r WHERE 1 ");
  relais_note_sql_add_among (&question, notes, "r.note");
  g_string_append (question.sql, "ORDER BY r.at, r.staff");
  rows = relais_note_sql_prepare (db, &question, error);
  while (rows != NULL && relais_statement_step (rows, &has_row, error))
    {
      RelaisNoteMark *mark;

      if (!has_row)
        return g_steal_pointer (&marks);
      mark = g_new0 (RelaisNoteMark, 1);
      mark->note = g_strdup (relais_statement_column_text (rows, 0));
      mark->staff = g_strdup (relais_statement_column_text (rows, 1));
      mark->at = g_strdup (relais_statement_column_text (rows, 2));
      g_ptr_array_add (marks, mark);
    }
  return NULL;
}

/**
 * relais_note_marks_visit:
 * @change: an open change; its actor has been there
 * @patient: id of a patient
 * @error: where to store the error
 *
 * Returns: whether what was signed until now lies before their last visit
 */
gboolean
relais_note_marks_visit (RelaisChange *change, const char *patient, GError **error)
{
  touch (change, "note-visit", patient);
  return run (change,
              "INSERT INTO note_visit (staff, patient, doc, at) "
              "SELECT $2, $1, coalesce(max(doc), 0), $3 FROM note_doc WHERE true "
              "ON CONFLICT (staff, patient) DO UPDATE SET doc = excluded.doc, at = excluded.at",
              patient, get_staff (change), relais_change_get_now (change), error);
}

/**
 * relais_note_marks_get_visit:
 * @db: a connection
 * @staff: id of a member
 * @patient: id of a patient
 * @at: (out) (nullable): when their last visit was; %NULL when there was none
 * @error: where to store the error
 *
 * Returns: whether it could be asked
 */
gboolean
relais_note_marks_get_visit (RelaisDb *db, const char *staff, const char *patient, char **at, GError **error)
{
  g_autoptr (RelaisStatement) row =
      relais_db_prepare (db, "SELECT at FROM note_visit WHERE staff = $1 AND patient = $2", error);
  gboolean has_row;

  *at = NULL;
  if (row == NULL)
    return FALSE;
  relais_statement_bind_text (row, 1, staff);
  relais_statement_bind_text (row, 2, patient);
  if (!relais_statement_step (row, &has_row, error))
    return FALSE;
  if (has_row)
    *at = g_strdup (relais_statement_column_text (row, 0));
  return TRUE;
}
