/* A question to the notebook while it is put together: its text, and the values that are bound to it. Pure but for
 * preparing it; called on a store's own threads.
 */

#include "relais-note-sql.h"

/**
 * relais_note_sql_init:
 * @question: (out caller-allocates): a question
 * @sql: (nullable): how it begins
 */
void
relais_note_sql_init (RelaisNoteSql *question, const char *sql)
{
  question->sql = g_string_new (sql);
  question->values = g_ptr_array_new_with_free_func (g_free);
}

/**
 * relais_note_sql_clear:
 * @question: a question
 */
void
relais_note_sql_clear (RelaisNoteSql *question)
{
  if (question->sql != NULL)
    g_string_free (question->sql, TRUE);
  question->sql = NULL;
  g_clear_pointer (&question->values, g_ptr_array_unref);
}

/**
 * relais_note_sql_add:
 * @question: a question
 * @condition: a piece of it, in which each "$?" stands for @value
 * @value: a value
 */
void
relais_note_sql_add (RelaisNoteSql *question, const char *condition, const char *value)
{
  g_auto (GStrv) parts = g_strsplit (condition, "$?", -1);
  g_autofree char *number = NULL;
  g_autofree char *text = NULL;

  g_ptr_array_add (question->values, g_strdup (value));
  number = g_strdup_printf ("$%u", question->values->len);
  text = g_strjoinv (number, parts);
  g_string_append (question->sql, text);
}

/**
 * relais_note_sql_add_int:
 * @question: a question
 * @condition: a piece of it, in which each "$?" stands for @value
 * @value: a number
 */
void
relais_note_sql_add_int (RelaisNoteSql *question, const char *condition, gint64 value)
{
  g_autofree char *text = g_strdup_printf ("%" G_GINT64_FORMAT, value);

  relais_note_sql_add (question, condition, text);
}

/**
 * relais_note_sql_add_among:
 * @question: a question
 * @ids: (element-type utf8): ids
 * @column: which must be one of them
 */
void
relais_note_sql_add_among (RelaisNoteSql *question, GPtrArray *ids, const char *column)
{
  /* Of one alone the entries come in order from the index. */
  g_string_append_printf (question->sql, "AND %s %s (", column, ids->len == 1 ? "=" : "IN");
  for (guint i = 0; i < ids->len; i++)
    relais_note_sql_add (question, i == 0 ? "$?" : ", $?", ids->pdata[i]);
  g_string_append (question->sql, ") ");
}

/**
 * relais_note_sql_add_patients:
 * @question: a question
 * @patients: (nullable) (element-type utf8): ids of one patient and of who was merged into them; %NULL for everybody
 * @column: where the id of the patient stands
 */
void
relais_note_sql_add_patients (RelaisNoteSql *question, GPtrArray *patients, const char *column)
{
  if (patients != NULL)
    relais_note_sql_add_among (question, patients, column);
}

/**
 * relais_note_sql_add_sight:
 * @question: a question that looks at d, of note_doc
 * @reader: whose eyes
 *
 * Adds, as a condition, whether the entry may be read: all its levels are among those of the reader, and they are named
 * where names are asked for.
 */
void
relais_note_sql_add_sight (RelaisNoteSql *question, const RelaisNoteReader *reader)
{
  relais_note_sql_add_int (
      question,
      "(d.levels & ~CASE WHEN EXISTS (SELECT 1 FROM patient AS p WHERE p.id = d.patient AND p.protected = 'yes') "
      "THEN CAST ($? AS INTEGER) ",
      reader->hidden);
  relais_note_sql_add_int (question, "ELSE CAST ($? AS INTEGER) END) = 0 ", reader->open);
  relais_note_sql_add (question,
                       "AND (d.named = 0 OR d.author = $? OR EXISTS (SELECT 1 FROM note_named AS w "
                       "WHERE w.doc = d.doc AND w.staff = $?)) ",
                       reader->staff);
}

/**
 * relais_note_sql_prepare:
 * @db: a connection
 * @question: a question
 * @error: where to store the error
 *
 * Returns: (transfer full) (nullable): its rows
 */
RelaisStatement *
relais_note_sql_prepare (RelaisDb *db, const RelaisNoteSql *question, GError **error)
{
  RelaisStatement *rows = relais_db_prepare (db, question->sql->str, error);

  for (guint i = 0; rows != NULL && i < question->values->len; i++)
    relais_statement_bind_text (rows, (int) i + 1, question->values->pdata[i]);
  return rows;
}

/**
 * relais_note_sql_collect:
 * @rows: (nullable): rows of which each has an id; %NULL where that failed already
 * @error: where to store the error
 *
 * Returns: (transfer full) (element-type utf8) (nullable): the ids
 */
GPtrArray *
relais_note_sql_collect (RelaisStatement *rows, GError **error)
{
  g_autoptr (GPtrArray) ids = g_ptr_array_new_with_free_func (g_free);
  gboolean has_row;

  while (rows != NULL && relais_statement_step (rows, &has_row, error))
    {
      if (!has_row)
        return g_steal_pointer (&ids);
      g_ptr_array_add (ids, g_strdup (relais_statement_column_text (rows, 0)));
    }
  return NULL;
}

