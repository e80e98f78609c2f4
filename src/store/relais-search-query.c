/* Finding people by what was typed. One statement takes at most 2,000 candidates from the index; they are put in
 * order here, because ordering by SQLite's own rank costs hundreds of milliseconds on short fragments. A reference
 * from a card finds both people of its link. Called on a store's own threads.
 */

#include "relais-search-index.h"

#include "relais-search-text.h"
#include "relais-statement.h"
#include "relais-text.h"

#include <string.h>

#define MAX_CANDIDATES 2000
#define TRIGRAM        3

/* A candidate and how well it fits, 0 best. */
typedef struct {
  char *subject;
  char *sort_key;
  int rank;
} Candidate;

static void
candidate_free (gpointer data)
{
  Candidate *candidate = data;

  g_free (candidate->subject);
  g_free (candidate->sort_key);
  g_free (candidate);
}

static int
compare_candidates (gconstpointer a, gconstpointer b)
{
  const Candidate *first = *(Candidate *const *) a;
  const Candidate *second = *(Candidate *const *) b;

  if (first->rank != second->rank)
    return first->rank < second->rank ? -1 : 1;
  return strcmp (first->sort_key, second->sort_key);
}

/* Among the names that begin so, those come first that the list's own order begins with. */
static int
rank_candidate (const char *name_key, const char *sort_key, const char *body, const char *const *words)
{
  RelaisSearchFit fit = relais_search_text_fit (name_key, body, words);
  gboolean leads = fit == RELAIS_SEARCH_FIT_BEGINS && g_str_has_prefix (sort_key, words[0]);

  return (int) fit * 2 + (leads ? 0 : 1);
}

static gboolean
is_long (const char *word)
{
  return g_utf8_strlen (word, -1) >= TRIGRAM;
}

/* One statement per shape of the query: the trigram match first when there is one, each short word a range. */
static char *
build_query (GStrv words, gboolean has_match)
{
  GString *sql = g_string_new ("SELECT d.subject, d.name_key, d.sort_key, ");
  gboolean driven = has_match;
  int number = 4;

  /* Only the end of a number needs the text itself, which costs a page for each candidate. */
  if (has_match)
    g_string_append_printf (sql,
                            "%s FROM search_text JOIN search_doc AS d ON d.doc = search_text.rowid "
                            "WHERE search_text MATCH $3",
                            relais_search_text_is_number ((const char *const *) words) ? "body" : "''");
  else
    g_string_append (sql, "'' FROM (SELECT DISTINCT doc FROM search_word WHERE word >= $4 AND word < $5) AS w "
                          "JOIN search_doc AS d ON d.doc = w.doc WHERE $3 IS NULL");

  for (guint i = 0; words[i] != NULL; i++)
    {
      if (is_long (words[i]))
        continue;
      if (driven)
        g_string_append_printf (sql,
                                " AND EXISTS (SELECT 1 FROM search_word AS s WHERE s.doc = d.doc AND s.word >= $%d "
                                "AND s.word < $%d)",
                                number, number + 1);
      driven = TRUE;
      number += 2;
    }
  g_string_append (sql, " AND d.facets & $1 <> 0 AND $2 IN (d.archived, -1) LIMIT " G_STRINGIFY (MAX_CANDIDATES));
  return g_string_free (sql, FALSE);
}

static char *
build_match (GStrv words)
{
  GString *match = g_string_new (NULL);

  for (guint i = 0; words[i] != NULL; i++)
    {
      if (is_long (words[i]))
        g_string_append_printf (match, "%s\"%s\"", match->len > 0 ? " AND " : "", words[i]);
    }
  return g_string_free (match, match->len == 0);
}

static void
bind_query (RelaisStatement *statement, GStrv words, const char *match, RelaisSearchFlags flags)
{
  int facets = (int) (flags & (RELAIS_SEARCH_PATIENTS | RELAIS_SEARCH_CAREGIVERS));
  int number = 4;

  relais_statement_bind_int (statement, 1, facets);
  if (flags & RELAIS_SEARCH_ONLY_ARCHIVED)
    relais_statement_bind_int (statement, 2, 1);
  else
    relais_statement_bind_int (statement, 2, flags & RELAIS_SEARCH_ARCHIVED ? -1 : 0);
  relais_statement_bind_text (statement, 3, match);
  for (guint i = 0; words[i] != NULL; i++)
    {
      if (!is_long (words[i]))
        {
          g_autofree char *until = g_strconcat (words[i], "\xf4\x8f\xbf\xbf", NULL); /* the last code point there is */

          relais_statement_bind_text (statement, number++, words[i]);
          relais_statement_bind_text (statement, number++, until);
        }
    }
}

static gboolean
collect_candidates (RelaisStatement *rows, GStrv words, GPtrArray *candidates, GError **error)
{
  gboolean has_row;

  while (relais_statement_step (rows, &has_row, error))
    {
      Candidate *candidate;

      if (!has_row)
        return TRUE;
      candidate = g_new0 (Candidate, 1);
      candidate->subject = g_strdup (relais_statement_column_text (rows, 0));
      candidate->sort_key = g_strdup (relais_statement_column_text (rows, 2));
      candidate->rank = rank_candidate (relais_statement_column_text (rows, 1), candidate->sort_key,
                                        relais_statement_column_text (rows, 3), (const char *const *) words);
      g_ptr_array_add (candidates, candidate);
    }
  return FALSE;
}

/* The card of somebody who helps a protected person leads to the one who lost it, not to the other. */
static gboolean
add_reference (RelaisDb *db, const char *text, GPtrArray *candidates, GError **error)
{
  g_autofree char *reference = g_ascii_strup (text, -1);
  g_autoptr (RelaisStatement) row =
      relais_db_prepare (db,
                         "SELECT person.id FROM care_link, person WHERE reference = $1 AND person.id IN (caregiver, patient) "
                         "AND NOT EXISTS (SELECT 1 FROM patient WHERE patient.id = person.id AND protected = 'yes')",
                         error);
  gboolean has_row;

  if (row == NULL)
    return FALSE;
  relais_statement_bind_text (row, 1, g_strstrip (reference));
  while (relais_statement_step (row, &has_row, error))
    {
      Candidate *candidate;

      if (!has_row)
        return TRUE;
      candidate = g_new0 (Candidate, 1);
      candidate->subject = g_strdup (relais_statement_column_text (row, 0));
      candidate->sort_key = g_strdup ("");
      g_ptr_array_add (candidates, candidate);
    }
  return FALSE;
}

static GPtrArray *
take_best (GPtrArray *candidates, guint limit)
{
  GPtrArray *ids = g_ptr_array_new_with_free_func (g_free);

  g_ptr_array_sort (candidates, compare_candidates);
  for (guint i = 0; i < candidates->len && (limit == 0 || i < limit); i++)
    {
      Candidate *candidate = g_ptr_array_index (candidates, i);

      g_ptr_array_add (ids, g_steal_pointer (&candidate->subject));
    }
  return ids;
}

/**
 * relais_search_index_find:
 * @db: a connection
 * @text: what was typed: parts of names in any order, digits of a phone, a street, a reference on a card
 * @flags: among whom
 * @limit: how many at most, 0 for all of the 2,000 candidates
 * @error: where to store the error
 *
 * Returns: (transfer full) (element-type utf8) (nullable): ids of people, best first
 */
GPtrArray *
relais_search_index_find (RelaisDb *db, const char *text, RelaisSearchFlags flags, guint limit, GError **error)
{
  g_autoptr (GPtrArray) candidates = g_ptr_array_new_with_free_func (candidate_free);
  g_auto (GStrv) words = relais_search_text_split (text);
  g_autofree char *match = build_match (words);
  g_autofree char *sql = NULL;
  g_autoptr (RelaisStatement) rows = NULL;

  if (words[0] == NULL)
    return g_ptr_array_new_with_free_func (g_free);

  if (!add_reference (db, text, candidates, error))
    return NULL;
  if (candidates->len > 0)
    return take_best (candidates, limit);

  sql = build_query (words, match != NULL);
  rows = relais_db_prepare (db, sql, error);
  if (rows == NULL)
    return NULL;
  bind_query (rows, words, match, flags);
  if (!collect_candidates (rows, words, candidates, error))
    return NULL;
  return take_best (candidates, limit);
}
