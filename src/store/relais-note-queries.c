/* Questions to the notebook. Who may read what is part of each: levels by the reader's roles and the protection of the
 * record, names where an entry has readers by name. Of an entry that the reader may not read a timeline says that it
 * exists, a search or a filter not even that; one for named readers exists for nobody else. An answer is a list of ids
 * in the order of signing, the last first, from a document on. Called on a store's own threads.
 */

#include "relais-note-queries.h"

#include "relais-error.h"
#include "relais-note-sql.h"
#include "relais-note.h"
#include "relais-viewer.h"

#include <string.h>

#define TRIGRAM 3

/* Two letters, or the first of more, are looked for in the text of so many entries, the last ones. */
#define MAX_SHORT  "5000"
#define MAX_LETTER "500"

/* The index of words gives everybody's entries: a patient with fewer than this, or a word in more, does without. */
#define FEW 1000

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

/* The columns of a hit. */
static void
add_columns (RelaisNoteSql *question, const RelaisNoteReader *reader)
{
  g_string_append (question->sql, "SELECT d.doc AS doc, d.note AS note, d.struck AS struck, d.named AS named, ");
  relais_note_sql_add_sight (question, reader);
  relais_note_sql_add (question,
                       "AS readable, (d.author <> $? AND d.struck = 0 AND "
                       "NOT EXISTS (SELECT 1 FROM note_read AS r WHERE r.note = d.note AND r.staff = $?) AND ",
                       reader->staff);
  relais_note_sql_add (question, "(d.urgency = 'urgent' OR d.at >= $?)) AS unread ", reader->recent);
}

/* A short word alone is looked for among the last entries, of one patient where one is asked for. */
static void
add_last (RelaisNoteSql *question, GPtrArray *patients, const char *n)
{
  g_string_append (question->sql, "AND d.doc > coalesce((SELECT l.doc FROM note_doc AS l WHERE 1 ");
  relais_note_sql_add_patients (question, patients, "l.patient");
  g_string_append (question->sql, "ORDER BY l.doc DESC LIMIT 1 ");
  relais_note_sql_add (question, "OFFSET CAST ($? AS INTEGER)), 0) ", n);
}

/* What is walked through, in the order of signing: what the index finds for @match, or entry by entry. */
static void
add_source (RelaisNoteSql *question, const RelaisNoteQuery *query, const char *match)
{
  gboolean has_words = query->words != NULL && query->words[0] != NULL;

  if (match != NULL)
    relais_note_sql_add (question, "FROM note_text AS t CROSS JOIN note_doc AS d ON d.doc = t.rowid WHERE t.note_text MATCH $? ", match);
  else if (has_words)
    g_string_append (question->sql, "FROM note_doc AS d CROSS JOIN note_text AS t ON t.rowid = d.doc WHERE 1 ");
  else
    g_string_append (question->sql, "FROM note_doc AS d WHERE 1 ");
}

/* The index finds a long word anywhere; of what is shorter the beginning of a word is meant. */
static void
add_words (RelaisNoteSql *question, const RelaisNoteQuery *query, const char *match)
{
  glong longest = 0;

  for (guint i = 0; query->words != NULL && query->words[i] != NULL; i++)
    {
      longest = MAX (longest, g_utf8_strlen (query->words[i], -1));
      if (!is_long (query->words[i]))
        relais_note_sql_add (question, "AND instr(' ' || t.body, ' ' || $?) > 0 ", query->words[i]);
      else if (match == NULL)
        relais_note_sql_add (question, "AND instr(t.body, $?) > 0 ", query->words[i]);
    }
  if (longest > 0 && longest < TRIGRAM)
    add_last (question, query->patients, longest > 1 ? MAX_SHORT : MAX_LETTER);
}

/* Returns whether anything narrows the timeline: then what cannot be read is no part of it. */
static gboolean
add_filters (RelaisNoteSql *question, const RelaisNoteQuery *query)
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
  gboolean narrows = query->only_asking || query->among != NULL || query->scope != RELAIS_NOTE_SCOPE_ALL;

  for (gsize i = 0; i < G_N_ELEMENTS (filters); i++)
    {
      if (filters[i].value == NULL)
        continue;
      relais_note_sql_add (question, filters[i].condition, filters[i].value);
      narrows = narrows || (filters[i].value != query->from && filters[i].value != query->until);
    }
  if (query->among != NULL)
    relais_note_sql_add_among (question, query->among, "d.note");
  if (query->only_asking)
    g_string_append (question->sql, "AND EXISTS (SELECT 1 FROM task AS k WHERE k.note = d.note) ");
  if (query->before > 0)
    relais_note_sql_add_int (question, "AND d.doc < CAST ($? AS INTEGER) ", query->before);
  return narrows || (query->words != NULL && query->words[0] != NULL);
}

static void
add_scope (RelaisNoteSql *question, const RelaisNoteReader *reader, RelaisNoteScope scope)
{
  if (scope == RELAIS_NOTE_SCOPE_MINE)
    relais_note_sql_add (question, "AND d.author = $? ", reader->staff);
  else if (scope == RELAIS_NOTE_SCOPE_SINCE_VISIT)
    {
      relais_note_sql_add (question, "AND d.author <> $? AND d.doc > coalesce((SELECT v.doc FROM note_visit AS v WHERE v.staff = $? "
                     "AND v.patient = d.patient), 0) ", reader->staff);
      relais_note_sql_add (question, "AND d.at >= $? ", reader->recent);
    }
  else if (scope == RELAIS_NOTE_SCOPE_URGENT)
    g_string_append (question->sql, "AND d.urgency = 'urgent' "); /* as the index says it */
  else if (scope == RELAIS_NOTE_SCOPE_UNREAD)
    relais_note_sql_add (question, "AND (d.at >= $? OR d.urgency = 'urgent') ", reader->recent);
}

/* Counts up to @limit rows. */
static gboolean
count_rows (RelaisDb *db, RelaisNoteSql *question, int limit, int *n, GError **error)
{
  g_autoptr (RelaisStatement) row = NULL;
  gboolean has_row;

  g_string_prepend (question->sql, "SELECT count(*) FROM (");
  relais_note_sql_add_int (question, "LIMIT CAST ($? AS INTEGER))", limit);
  row = relais_note_sql_prepare (db, question, error);
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
  g_auto (RelaisNoteSql) of_patient = { 0 };
  g_auto (RelaisNoteSql) of_word = { 0 };
  gboolean walks;
  int n;

  if (found == NULL || query->patients == NULL)
    {
      *match = g_steal_pointer (&found);
      return TRUE;
    }
  relais_note_sql_init (&of_patient, "SELECT 1 FROM note_doc AS d WHERE 1 ");
  relais_note_sql_add_patients (&of_patient, query->patients, "d.patient");
  relais_note_sql_init (&of_word, "SELECT 1 FROM note_text ");
  relais_note_sql_add (&of_word, "WHERE note_text MATCH $? ", found);
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
build (RelaisNoteSql *question, const RelaisNoteReader *reader, const RelaisNoteQuery *query, const char *match,
       const char *columns)
{
  gboolean narrows;

  relais_note_sql_init (question, NULL);
  g_string_append_printf (question->sql, "SELECT %s FROM (", columns);
  add_columns (question, reader);
  add_source (question, query, match);
  add_words (question, query, match);
  relais_note_sql_add_patients (question, query->patients, "d.patient");
  add_scope (question, reader, query->scope);
  narrows = add_filters (question, query);
  g_string_append_printf (question->sql, "ORDER BY %s DESC) WHERE %s ", match != NULL ? "t.rowid" : "d.doc",
                          narrows || query->patients == NULL ? "readable" : "(readable OR NOT named)");
  if (query->scope == RELAIS_NOTE_SCOPE_UNREAD || query->scope == RELAIS_NOTE_SCOPE_URGENT)
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
  g_auto (RelaisNoteSql) question = { 0 };
  g_autoptr (RelaisStatement) rows = NULL;
  g_autoptr (GPtrArray) hits = g_ptr_array_new_with_free_func ((GDestroyNotify) relais_note_hit_free);
  g_autofree char *match = NULL;
  gboolean has_row;

  if (!choose_match (db, query, &match, error))
    return NULL;
  build (&question, reader, query, match, HIT_COLUMNS);
  relais_note_sql_add_int (&question, "LIMIT CAST ($? AS INTEGER)", query->limit);
  rows = relais_note_sql_prepare (db, &question, error);
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
  g_auto (RelaisNoteSql) question = { 0 };
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
  g_auto (RelaisNoteSql) question = { 0 };
  g_autoptr (RelaisStatement) row = NULL;
  gboolean has_row;
  gboolean may_see;

  relais_note_sql_init (&question, "SELECT " HIT_COLUMNS " FROM (");
  add_columns (&question, reader);
  relais_note_sql_add (&question, "FROM note_doc AS d WHERE d.note = $?) WHERE readable OR NOT named", note);
  row = relais_note_sql_prepare (db, &question, error);
  /* The connection that writes has no views for who is kept out. */
  if (row == NULL || !relais_viewer_may_see (db, reader->staff, note, &may_see, error) ||
      !relais_statement_step (row, &has_row, error))
    return NULL;
  if (has_row && may_see)
    return read_hit (row);
  relais_error_set (error, RELAIS_ERROR_NOT_FOUND, note, "note");
  return NULL;
}

/**
 * relais_note_queries_list_answers:
 * @db: a connection
 * @notes: (element-type utf8): ids of entries, one at least
 * @error: where to store the error
 *
 * Who may read them is not asked here: relais_note_queries_find() among these says it.
 *
 * Returns: (transfer full) (element-type utf8) (nullable): the ids of the entries that answer one of them
 */
GPtrArray *
relais_note_queries_list_answers (RelaisDb *db, GPtrArray *notes, GError **error)
{
  g_auto (RelaisNoteSql) question = { 0 };
  g_autoptr (RelaisStatement) rows = NULL;

  relais_note_sql_init (&question, "SELECT n.id FROM note AS n WHERE n.answers IS NOT NULL ");
  relais_note_sql_add_among (&question, notes, "n.answers");
  rows = relais_note_sql_prepare (db, &question, error);
  return relais_note_sql_collect (rows, error);
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
  return relais_note_sql_collect (rows, error);
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
