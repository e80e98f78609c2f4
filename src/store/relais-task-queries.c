/* Questions about what was asked in the notebook. An asked action has a level of its own, and is read through the eyes
 * of who asks as an entry is. Called on a store's own threads.
 */

#include "relais-task-queries.h"

#include "relais-note-sql.h"
#include "relais-table.h"
#include "relais-task.h"

/* What the reader sees of what was asked about @patients. */
static void
begin (RelaisNoteSql *question, const RelaisNoteReader *reader, GPtrArray *patients)
{
  relais_note_sql_init (question, "SELECT d.id FROM task AS d WHERE 1 ");
  relais_note_sql_add_int (
      question,
      "AND ((CASE d.action_visibility WHEN 'home' THEN 1 WHEN 'care' THEN 2 ELSE 4 END) & CASE WHEN EXISTS "
      "(SELECT 1 FROM patient AS p WHERE p.id = d.patient AND p.protected = 'yes') THEN CAST ($? AS INTEGER) ",
      reader->hidden);
  relais_note_sql_add_int (question, "ELSE CAST ($? AS INTEGER) END) <> 0 ", reader->open);
  /* What an entry with named readers asks is for them, and for who is asked by name. */
  relais_note_sql_add (
      question,
      "AND NOT EXISTS (SELECT 1 FROM main.note_doc AS o WHERE o.note = d.note AND o.named = 1 AND o.author <> $? "
      "AND d.\"for\" IS NOT $? "
      "AND NOT EXISTS (SELECT 1 FROM note_named AS w WHERE w.doc = o.doc AND w.staff = $?)) ",
      reader->staff);
  relais_note_sql_add_patients (question, patients, "d.patient");
}

static GPtrArray *
load (RelaisDb *db, RelaisNoteSql *question, GError **error)
{
  g_autoptr (RelaisStatement) rows = NULL;
  g_autoptr (GPtrArray) ids = NULL;

  g_string_append (question->sql, "ORDER BY d.due IS NULL, d.due, d.asked_at, d.id");
  rows = relais_note_sql_prepare (db, question, error);
  ids = relais_note_sql_collect (rows, error);
  return ids != NULL ? relais_table_load_all (db, relais_table_for_type (&relais_task_type), ids, error) : NULL;
}

/**
 * relais_task_queries_list:
 * @db: a connection
 * @reader: whose eyes
 * @patients: (nullable) (element-type utf8): ids of one patient and of who was merged into them; %NULL for everybody
 * @note: (nullable): only what this entry asks
 * @only_open: only what is not done
 * @error: where to store the error
 *
 * Returns: (transfer full) (element-type RelaisRecord) (nullable): what was asked, as far as @reader sees it: what has
 *   a day first, the earliest before the others
 */
GPtrArray *
relais_task_queries_list (RelaisDb *db, const RelaisNoteReader *reader, GPtrArray *patients, const char *note,
                          gboolean only_open, GError **error)
{
  g_auto (RelaisNoteSql) question = { 0 };

  begin (&question, reader, patients);
  if (note != NULL)
    relais_note_sql_add (&question, "AND d.note = $? ", note);
  if (only_open)
    g_string_append (question.sql, "AND d.done_at IS NULL ");
  return load (db, &question, error);
}

/**
 * relais_task_queries_list_since:
 * @db: a connection
 * @reader: whose eyes
 * @patients: (nullable) (element-type utf8): ids of one patient and of who was merged into them; %NULL for everybody
 * @since: (nullable): the instant from which on what was done comes too; %NULL for only what is open
 * @error: where to store the error
 *
 * Returns: (transfer full) (element-type RelaisRecord) (nullable): what was asked, as far as @reader sees it: what has
 *   a day first, the earliest before the others
 */
GPtrArray *
relais_task_queries_list_since (RelaisDb *db, const RelaisNoteReader *reader, GPtrArray *patients, const char *since,
                                GError **error)
{
  g_auto (RelaisNoteSql) question = { 0 };

  begin (&question, reader, patients);
  if (since != NULL)
    relais_note_sql_add (&question, "AND (d.done_at IS NULL OR d.done_at >= $?) ", since);
  else
    g_string_append (question.sql, "AND d.done_at IS NULL ");
  return load (db, &question, error);
}
