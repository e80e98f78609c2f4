/* Questions to the notebook. Who may read what is part of each: levels by the reader's roles and the protection of the
 * record, names where an entry has readers by name. Of an entry that the reader may not read a timeline says that it
 * exists, a search or a filter not even that; one for named readers exists for nobody else. An answer is a list of ids
 * in the order of signing, the last first, from a document on. Called on a store's own threads.
 */

#include "relais-note-queries.h"

#include "relais-error.h"
#include "relais-note.h"
#include "relais-statement.h"
#include "relais-table.h"
#include "relais-task.h"
#include "relais-viewer.h"

#include <string.h>

#define TRIGRAM 3

/* Two letters, or the first of more, are looked for in the text of so many entries, the last ones. */
#define MAX_SHORT  "5000"
#define MAX_LETTER "500"

/* The index of words gives everybody's entries: a patient with fewer than this, or a word in more, does without. */
#define FEW 1000

/* The statement in the making and the values of its parameters. */
typedef struct {
  GString *sql;
  GPtrArray *values;
} Question;

static void
question_init (Question *question, const char *sql)
{
  question->sql = g_string_new (sql);
  question->values = g_ptr_array_new_with_free_func (g_free);
}

static void
question_clear (Question *question)
{
  if (question->sql != NULL)
    g_string_free (question->sql, TRUE);
  g_clear_pointer (&question->values, g_ptr_array_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Question, question_clear)

/* Adds @condition, in which each "$?" stands for @value. */
static void
add (Question *question, const char *condition, const char *value)
{
  g_auto (GStrv) parts = g_strsplit (condition, "$?", -1);
  g_autofree char *number = NULL;
  g_autofree char *text = NULL;

  g_ptr_array_add (question->values, g_strdup (value));
  number = g_strdup_printf ("$%u", question->values->len);
  text = g_strjoinv (number, parts);
  g_string_append (question->sql, text);
}

static void
add_int (Question *question, const char *condition, gint64 value)
{
  g_autofree char *text = g_strdup_printf ("%" G_GINT64_FORMAT, value);

  add (question, condition, text);
}

static RelaisStatement *
ask (RelaisDb *db, const Question *question, GError **error)
{
  RelaisStatement *rows = relais_db_prepare (db, question->sql->str, error);

  for (guint i = 0; rows != NULL && i < question->values->len; i++)
    relais_statement_bind_text (rows, (int) i + 1, question->values->pdata[i]);
  return rows;
}

static gboolean
is_long (const char *word)
{
  return g_utf8_strlen (word, -1) >= TRIGRAM;
}

static char *
build_match (GStrv words)
{
  GString *match = g_string_new (NULL);

  for (guint i = 0; words != NULL && words[i] != NULL; i++)
    {
      if (is_long (words[i]))
        g_string_append_printf (match, "%s\"%s\"", match->len > 0 ? " AND " : "", words[i]);
    }
  return g_string_free (match, match->len == 0);
}

/* The columns of a hit. Whose levels are all among those of the reader, and who is named where names are asked for. */
static void
add_columns (Question *question, const RelaisNoteReader *reader)
{
  g_string_append (question->sql, "SELECT d.doc AS doc, d.note AS note, d.struck AS struck, d.named AS named, ");
  add_int (question,
           "(d.levels & ~CASE WHEN EXISTS (SELECT 1 FROM patient AS p WHERE p.id = d.patient AND p.protected = 'yes') "
           "THEN CAST ($? AS INTEGER) ",
           reader->hidden);
  add_int (question, "ELSE CAST ($? AS INTEGER) END) = 0 ", reader->open);
  add (question,
       "AND (d.named = 0 OR d.author = $? OR EXISTS (SELECT 1 FROM note_named AS w WHERE w.doc = d.doc AND w.staff = $?)) "
       "AS readable, (d.author <> $? AND d.struck = 0 AND "
       "NOT EXISTS (SELECT 1 FROM note_read AS r WHERE r.note = d.note AND r.staff = $?) AND ",
       reader->staff);
  add (question, "(d.urgency = 'urgent' OR d.at >= $?)) AS unread ", reader->recent);
}

static void
add_patients (Question *question, GPtrArray *patients, const char *column)
{
  if (patients == NULL)
    return;
  /* Of one alone the entries come in order from the index. */
  g_string_append_printf (question->sql, "AND %s %s (", column, patients->len == 1 ? "=" : "IN");
  for (guint i = 0; i < patients->len; i++)
    add (question, i == 0 ? "$?" : ", $?", patients->pdata[i]);
  g_string_append (question->sql, ") ");
}

/* A short word alone is looked for among the last entries, of one patient where one is asked for. */
static void
add_last (Question *question, GPtrArray *patients, const char *n)
{
  g_string_append (question->sql, "AND d.doc > coalesce((SELECT l.doc FROM note_doc AS l WHERE 1 ");
  add_patients (question, patients, "l.patient");
  g_string_append (question->sql, "ORDER BY l.doc DESC LIMIT 1 ");
  add (question, "OFFSET CAST ($? AS INTEGER)), 0) ", n);
}

/* What is walked through, in the order of signing: what the index finds for @match, or entry by entry. */
static void
add_source (Question *question, const RelaisNoteQuery *query, const char *match)
{
  gboolean has_words = query->words != NULL && query->words[0] != NULL;

  if (match != NULL)
    add (question, "FROM note_text AS t CROSS JOIN note_doc AS d ON d.doc = t.rowid WHERE t.note_text MATCH $? ", match);
  else if (has_words)
    g_string_append (question->sql, "FROM note_doc AS d CROSS JOIN note_text AS t ON t.rowid = d.doc WHERE 1 ");
  else
    g_string_append (question->sql, "FROM note_doc AS d WHERE 1 ");
}

/* The index finds a long word anywhere; of what is shorter the beginning of a word is meant. */
static void
add_words (Question *question, const RelaisNoteQuery *query, const char *match)
{
  glong longest = 0;

  for (guint i = 0; query->words != NULL && query->words[i] != NULL; i++)
    {
      longest = MAX (longest, g_utf8_strlen (query->words[i], -1));
      if (!is_long (query->words[i]))
        add (question, "AND instr(' ' || t.body, ' ' || $?) > 0 ", query->words[i]);
      else if (match == NULL)
        add (question, "AND instr(t.body, $?) > 0 ", query->words[i]);
    }
  if (longest > 0 && longest < TRIGRAM)
    add_last (question, query->patients, longest > 1 ? MAX_SHORT : MAX_LETTER);
}

/* Returns whether anything narrows the timeline: then what cannot be read is no part of it. */
static gboolean
add_filters (Question *question, const RelaisNoteQuery *query)
{
  const struct {
    const char *value;
    const char *condition;
  } filters[] = {
    { query->topic, "AND d.topic = $? " },
    { query->author, "AND d.author = $? " },
    { query->urgency, "AND d.urgency = $? " },
    { query->visibility, "AND EXISTS (SELECT 1 FROM note AS n WHERE n.id = d.note AND n.visibility = $?) " },
    { query->role, "AND EXISTS (SELECT 1 FROM note AS n WHERE n.id = d.note "
                   "AND instr(';' || n.author_roles || ';', ';' || $? || ';') > 0) " },
    { query->from, "AND d.at >= $? " },
    { query->until, "AND d.at < $? " },
  };
  gboolean narrows = query->only_asking || query->scope != RELAIS_NOTE_SCOPE_ALL;

  for (gsize i = 0; i < G_N_ELEMENTS (filters); i++)
    {
      if (filters[i].value == NULL)
        continue;
      add (question, filters[i].condition, filters[i].value);
      narrows = narrows || (filters[i].value != query->from && filters[i].value != query->until);
    }
  if (query->only_asking)
    g_string_append (question->sql, "AND EXISTS (SELECT 1 FROM task AS k WHERE k.note = d.note) ");
  if (query->before > 0)
    add_int (question, "AND d.doc < CAST ($? AS INTEGER) ", query->before);
  return narrows || (query->words != NULL && query->words[0] != NULL);
}

static void
add_scope (Question *question, const RelaisNoteReader *reader, RelaisNoteScope scope)
{
  if (scope == RELAIS_NOTE_SCOPE_MINE)
    add (question, "AND d.author = $? ", reader->staff);
  else if (scope == RELAIS_NOTE_SCOPE_SINCE_VISIT)
    {
      add (question, "AND d.author <> $? AND d.doc > coalesce((SELECT v.doc FROM note_visit AS v WHERE v.staff = $? "
                     "AND v.patient = d.patient), 0) ", reader->staff);
      add (question, "AND d.at >= $? ", reader->recent);
    }
  else if (scope == RELAIS_NOTE_SCOPE_UNREAD)
    add (question, "AND (d.at >= $? OR d.urgency = 'urgent') ", reader->recent);
}

/* Counts up to @limit rows. */
static gboolean
count_rows (RelaisDb *db, Question *question, int limit, int *n, GError **error)
{
  g_autoptr (RelaisStatement) row = NULL;
  gboolean has_row;

  g_string_prepend (question->sql, "SELECT count(*) FROM (");
  add_int (question, "LIMIT CAST ($? AS INTEGER))", limit);
  row = ask (db, question, error);
  if (row == NULL || !relais_statement_step (row, &has_row, error))
    return FALSE;
  *n = (int) relais_statement_column_int (row, 0);
  return TRUE;
}

/* What the index is asked for; nothing when going through the patient's entries is less work. */
static gboolean
choose_match (RelaisDb *db, const RelaisNoteQuery *query, char **match, GError **error)
{
  g_autofree char *found = build_match (query->words);
  g_auto (Question) of_patient = { 0 };
  g_auto (Question) of_word = { 0 };
  gboolean walks;
  int n;

  if (found == NULL || query->patients == NULL)
    {
      *match = g_steal_pointer (&found);
      return TRUE;
    }
  question_init (&of_patient, "SELECT 1 FROM note_doc AS d WHERE 1 ");
  add_patients (&of_patient, query->patients, "d.patient");
  question_init (&of_word, "SELECT 1 FROM note_text ");
  add (&of_word, "WHERE note_text MATCH $? ", found);
  if (!count_rows (db, &of_patient, FEW, &n, error))
    return FALSE;
  walks = n < FEW;
  if (!walks && !count_rows (db, &of_word, FEW, &n, error))
    return FALSE;
  *match = walks || n == FEW ? NULL : g_steal_pointer (&found);
  return TRUE;
}

/* A timeline that nothing narrows has a place for what cannot be read. */
static void
build (Question *question, const RelaisNoteReader *reader, const RelaisNoteQuery *query, const char *match,
       const char *columns)
{
  gboolean narrows;

  question_init (question, NULL);
  g_string_append_printf (question->sql, "SELECT %s FROM (", columns);
  add_columns (question, reader);
  add_source (question, query, match);
  add_words (question, query, match);
  add_patients (question, query->patients, "d.patient");
  add_scope (question, reader, query->scope);
  narrows = add_filters (question, query);
  g_string_append_printf (question->sql, "ORDER BY %s DESC) WHERE %s ", match != NULL ? "t.rowid" : "d.doc",
                          narrows || query->patients == NULL ? "readable" : "(readable OR NOT named)");
  if (query->scope == RELAIS_NOTE_SCOPE_UNREAD)
    g_string_append (question->sql, "AND unread ");
}

/**
 * relais_note_hit_free:
 * @hit: (transfer full): a hit
 */
void
relais_note_hit_free (RelaisNoteHit *hit)
{
  g_free (hit->note);
  g_free (hit);
}

static RelaisNoteHit *
read_hit (RelaisStatement *row)
{
  RelaisNoteHit *hit = g_new0 (RelaisNoteHit, 1);

  hit->doc = relais_statement_column_int (row, 0);
  hit->note = g_strdup (relais_statement_column_text (row, 1));
  hit->is_struck = relais_statement_column_bool (row, 2);
  hit->is_readable = relais_statement_column_bool (row, 3);
  hit->is_unread = hit->is_readable && relais_statement_column_bool (row, 4);
  return hit;
}

#define HIT_COLUMNS "doc, note, struck, readable, unread"

/**
 * relais_note_queries_find:
 * @db: a connection
 * @reader: whose eyes
 * @query: what is asked
 * @error: where to store the error
 *
 * Returns: (transfer full) (element-type RelaisNoteHit) (nullable): entries, the last one signed first
 */
GPtrArray *
relais_note_queries_find (RelaisDb *db, const RelaisNoteReader *reader, const RelaisNoteQuery *query, GError **error)
{
  g_auto (Question) question = { 0 };
  g_autoptr (RelaisStatement) rows = NULL;
  g_autoptr (GPtrArray) hits = g_ptr_array_new_with_free_func ((GDestroyNotify) relais_note_hit_free);
  g_autofree char *match = NULL;
  gboolean has_row;

  if (!choose_match (db, query, &match, error))
    return NULL;
  build (&question, reader, query, match, HIT_COLUMNS);
  add_int (&question, "LIMIT CAST ($? AS INTEGER)", query->limit);
  rows = ask (db, &question, error);
  while (rows != NULL && relais_statement_step (rows, &has_row, error))
    {
      if (!has_row)
        return g_steal_pointer (&hits);
      g_ptr_array_add (hits, read_hit (rows));
    }
  return NULL;
}

/**
 * relais_note_queries_count:
 * @db: a connection
 * @reader: whose eyes
 * @query: what is asked; its limit is where counting ends
 * @error: where to store the error
 *
 * Returns: how many entries relais_note_queries_find() would give; -1 on error
 */
int
relais_note_queries_count (RelaisDb *db, const RelaisNoteReader *reader, const RelaisNoteQuery *query, GError **error)
{
  g_auto (Question) question = { 0 };
  g_autofree char *match = NULL;
  int n;

  if (!choose_match (db, query, &match, error))
    return -1;
  build (&question, reader, query, match, "1");
  return count_rows (db, &question, (int) query->limit, &n, error) ? n : -1;
}

/**
 * relais_note_queries_look_up:
 * @db: a connection
 * @reader: whose eyes
 * @note: id of an entry
 * @error: RELAIS_ERROR_NOT_FOUND when there is none, or @reader may not know that it exists
 *
 * Returns: (transfer full) (nullable): what @reader may know of it
 */
RelaisNoteHit *
relais_note_queries_look_up (RelaisDb *db, const RelaisNoteReader *reader, const char *note, GError **error)
{
  g_auto (Question) question = { 0 };
  g_autoptr (RelaisStatement) row = NULL;
  gboolean has_row;
  gboolean may_see;

  question_init (&question, "SELECT " HIT_COLUMNS " FROM (");
  add_columns (&question, reader);
  add (&question, "FROM note_doc AS d WHERE d.note = $?) WHERE readable OR NOT named", note);
  row = ask (db, &question, error);
  /* The connection that writes has no views for who is kept out. */
  if (row == NULL || !relais_viewer_may_see (db, reader->staff, note, &may_see, error) ||
      !relais_statement_step (row, &has_row, error))
    return NULL;
  if (has_row && may_see)
    return read_hit (row);
  relais_error_set (error, RELAIS_ERROR_NOT_FOUND, note, "note");
  return NULL;
}

static GPtrArray *
collect_ids (RelaisStatement *rows, GError **error)
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

/**
 * relais_note_queries_list_family:
 * @db: a connection
 * @patient: id of a patient
 * @error: where to store the error
 *
 * Entries stay with the record in which they were signed, also when it is merged into another.
 *
 * Returns: (transfer full) (element-type utf8) (nullable): @patient and whoever was merged into them
 */
GPtrArray *
relais_note_queries_list_family (RelaisDb *db, const char *patient, GError **error)
{
  g_autoptr (RelaisStatement) rows =
      relais_db_prepare (db,
                         "WITH RECURSIVE family (id) AS (SELECT $1 UNION SELECT p.id FROM person AS p "
                         "JOIN family ON p.merged_into = family.id) SELECT id FROM family",
                         error);

  if (rows != NULL)
    relais_statement_bind_text (rows, 1, patient);
  return collect_ids (rows, error);
}

/**
 * relais_note_queries_list_tasks:
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
relais_note_queries_list_tasks (RelaisDb *db, const RelaisNoteReader *reader, GPtrArray *patients, const char *note,
                                gboolean only_open, GError **error)
{
  g_auto (Question) question = { 0 };
  g_autoptr (RelaisStatement) rows = NULL;
  g_autoptr (GPtrArray) ids = NULL;

  question_init (&question, "SELECT d.id FROM task AS d WHERE 1 ");
  add_int (&question,
           "AND ((CASE d.action_visibility WHEN 'home' THEN 1 WHEN 'care' THEN 2 ELSE 4 END) & CASE WHEN EXISTS "
           "(SELECT 1 FROM patient AS p WHERE p.id = d.patient AND p.protected = 'yes') THEN CAST ($? AS INTEGER) ",
           reader->hidden);
  add_int (&question, "ELSE CAST ($? AS INTEGER) END) <> 0 ", reader->open);
  /* What an entry with named readers asks is for them, and for who is asked by name. */
  add (&question,
       "AND NOT EXISTS (SELECT 1 FROM main.note_doc AS o WHERE o.note = d.note AND o.named = 1 AND o.author <> $? "
       "AND d.\"for\" IS NOT $? "
       "AND NOT EXISTS (SELECT 1 FROM note_named AS w WHERE w.doc = o.doc AND w.staff = $?)) ",
       reader->staff);
  add_patients (&question, patients, "d.patient");
  if (note != NULL)
    add (&question, "AND d.note = $? ", note);
  if (only_open)
    g_string_append (question.sql, "AND d.done_at IS NULL ");
  g_string_append (question.sql, "ORDER BY d.due IS NULL, d.due, d.asked_at, d.id");
  rows = ask (db, &question, error);
  ids = collect_ids (rows, error);
  return ids != NULL ? relais_table_load_all (db, relais_table_for_type (&relais_task_type), ids, error) : NULL;
}

/**
 * relais_note_queries_get_last:
 * @db: a connection
 * @at: (out) (nullable): when the last entry was signed; %NULL when there is none
 * @error: where to store the error
 *
 * Returns: whether it could be asked
 */
gboolean
relais_note_queries_get_last (RelaisDb *db, char **at, GError **error)
{
  g_autoptr (RelaisStatement) row =
      relais_db_prepare (db, "SELECT at FROM main.note_doc ORDER BY at DESC LIMIT 1", error);
  gboolean has_row;

  *at = NULL;
  if (row == NULL || !relais_statement_step (row, &has_row, error))
    return FALSE;
  if (has_row)
    *at = g_strdup (relais_statement_column_text (row, 0));
  return TRUE;
}
