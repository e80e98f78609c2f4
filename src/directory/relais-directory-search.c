/* Finding in the local copy. The index gives at most 1,000 candidates that hold all groups of three letters and all
 * marks that are asked for; here it is seen whether the letters stand together, and they are put in order: exact, then
 * beginning, then the practice's favourites, then what was used lately, then the rest by name. Names that begin with
 * the text, and favourites, are candidates in any case. Any thread; each call locks the copy.
 */

#include "relais-directory-search.h"

#include "relais-directory-cache-private.h"
#include "relais-directory-entry.h"
#include "relais-directory-query-private.h"
#include "relais-error.h"
#include "relais-search-text.h"

#include <string.h>

#define MAX_CANDIDATES 1000
#define MAX_LEADING    200

#define COLUMNS "SELECT d.doc, d.key, d.gone, d.name_length, d.title_length, d.sort_key, d.body, d.marks, d.hours "

/* A candidate, and its place. */
typedef struct {
  gint64 doc;
  char *key;
  char *sort_key;
  const char *used; /* belongs to the query's table */
  int rank;
  gboolean in_name; /* every word is */
} Candidate;

typedef struct {
  RelaisDb *db;
  const RelaisDirectoryQuery *query;
  RelaisDirectoryTerms *terms;
  GPtrArray *candidates;
  GHashTable *seen; /* docs */
} Search;

static void
candidate_free (gpointer data)
{
  Candidate *candidate = data;

  g_free (candidate->key);
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
  if (g_strcmp0 (first->used, second->used) != 0)
    return -g_strcmp0 (first->used, second->used);
  return strcmp (first->sort_key, second->sort_key);
}

/* How the names fit decides between exact, beginning and the rest; among those that fit alike the practice's own come
 * first. A word of the organisation or the ward counts as a beginning that is worse than one of the name.
 */
static int
rank_row (Search *search, RelaisStatement *row, const char *key, const char *body, gboolean *in_name)
{
  const char *const *words = relais_directory_terms_get_words (search->terms);
  gboolean is_favourite = search->query->favourites != NULL && g_hash_table_contains (search->query->favourites, key);
  gboolean is_recent = search->query->recent != NULL && g_hash_table_contains (search->query->recent, key);
  int own = is_favourite ? 0 : is_recent ? 1 : 2;
  g_autofree char *name = NULL;
  RelaisSearchFit fit;

  *in_name = TRUE;
  if (words[0] == NULL)
    return 0;
  name = g_strndup (body, (gsize) relais_statement_column_int (row, 3));
  fit = relais_search_text_fit (name, body, words);
  *in_name = fit != RELAIS_SEARCH_FIT_ELSEWHERE && !relais_search_text_is_number (words);
  if (fit == RELAIS_SEARCH_FIT_WHOLE || fit == RELAIS_SEARCH_FIT_BEGINS)
    return (int) fit * 10 + own * 2 + (g_str_has_prefix (relais_statement_column_text (row, 5), words[0]) ? 0 : 1);

  g_free (name);
  name = g_strndup (body, (gsize) relais_statement_column_int (row, 4));
  if (relais_search_text_fit (name, body, words) <= RELAIS_SEARCH_FIT_BEGINS)
    return 20 + own * 3;
  return 20 + own * 3 + (fit == RELAIS_SEARCH_FIT_INSIDE ? 1 : 2);
}

static gboolean
is_noted (Search *search, const char *key)
{
  return search->query->noted != NULL && g_hash_table_contains (search->query->noted, key);
}

static gboolean
fits (Search *search, RelaisStatement *row, const char *key)
{
  const char *body = relais_statement_column_text (row, 6);
  const char *marks = relais_statement_column_text (row, 7);

  return (relais_directory_terms_match_text (search->terms, body, marks) || is_noted (search, key)) &&
         relais_directory_terms_match_filters (search->terms, marks) &&
         (search->query->is_wanted == NULL ||
          search->query->is_wanted (key, relais_statement_column_text (row, 8), search->query->is_wanted_data));
}

static void
take_row (Search *search, RelaisStatement *row)
{
  gint64 doc = relais_statement_column_int (row, 0);
  const char *key = relais_statement_column_text (row, 1);
  Candidate *candidate;

  if (!fits (search, row, key) || !g_hash_table_add (search->seen, GSIZE_TO_POINTER ((gsize) doc)))
    return;
  candidate = g_new0 (Candidate, 1);
  candidate->doc = doc;
  candidate->key = g_strdup (key);
  candidate->sort_key = g_strdup (relais_statement_column_text (row, 5));
  candidate->rank = rank_row (search, row, key, relais_statement_column_text (row, 6),
                              &candidate->in_name);
  candidate->used = search->query->recent != NULL ? g_hash_table_lookup (search->query->recent, key) : NULL;
  g_ptr_array_add (search->candidates, candidate);
}

static gboolean
take_rows (Search *search, RelaisStatement *rows, guint enough, GError **error)
{
  gboolean has_row;

  while (search->candidates->len < enough)
    {
      if (g_cancellable_is_cancelled (search->query->cancellable))
        {
          relais_error_set (error, RELAIS_ERROR_CANCELLED, relais_db_get_path (search->db), NULL);
          return FALSE;
        }
      if (!relais_statement_step (rows, &has_row, error))
        return FALSE;
      if (!has_row)
        break;
      take_row (search, rows);
    }
  return TRUE;
}

/* Names that begin with the first word, so that one letter finds them though thousands hold it. */
static gboolean
take_leading (Search *search, GError **error)
{
  const char *word = relais_directory_terms_get_words (search->terms)[0];
  g_autoptr (RelaisStatement) rows = NULL;
  g_autofree char *until = NULL;

  if (word == NULL)
    return TRUE;
  rows = relais_db_prepare (search->db,
                            COLUMNS "FROM doc AS d WHERE sort_key >= $1 AND sort_key < $2 ORDER BY sort_key LIMIT $3",
                            error);
  if (rows == NULL)
    return FALSE;
  until = g_strconcat (word, "\xf4\x8f\xbf\xbf", NULL); /* the last code point there is */
  relais_statement_bind_text (rows, 1, word);
  relais_statement_bind_text (rows, 2, until);
  relais_statement_bind_int (rows, 3, MAX_LEADING);
  return take_rows (search, rows, MAX_LEADING, error);
}

static gboolean
take_keys (Search *search, GHashTable *keys, GError **error)
{
  g_autoptr (RelaisStatement) row = NULL;
  GHashTableIter iter;
  gpointer key;

  if (keys == NULL || g_hash_table_size (keys) == 0)
    return TRUE;
  row = relais_db_prepare (search->db, COLUMNS "FROM doc AS d WHERE key = $1", error);
  if (row == NULL)
    return FALSE;
  g_hash_table_iter_init (&iter, keys);
  while (g_hash_table_iter_next (&iter, &key, NULL))
    {
      relais_statement_reset (row);
      relais_statement_bind_text (row, 1, key);
      if (!take_rows (search, row, G_MAXUINT, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
take_indexed (Search *search, GError **error)
{
  g_autoptr (RelaisStatement) rows =
      relais_db_prepare (search->db, COLUMNS "FROM search JOIN doc AS d ON d.doc = search.rowid WHERE search MATCH $1",
                         error);

  if (rows == NULL)
    return FALSE;
  relais_statement_bind_text (rows, 1, relais_directory_terms_get_match (search->terms));
  return take_rows (search, rows, MAX_CANDIDATES, error);
}

/* The list in its order, as far as the page that is asked for. */
static gboolean
take_in_order (Search *search, GError **error)
{
  const RelaisDirectoryQuery *query = search->query;
  g_autoptr (RelaisStatement) rows =
      relais_db_prepare (search->db, COLUMNS "FROM doc AS d ORDER BY sort_key", error);

  return rows != NULL && take_rows (search, rows, query->limit > 0 ? query->offset + query->limit : G_MAXUINT, error);
}

/* Few that fit a filter are sorted; of many the first come soon in the order of the list. */
static gboolean
list_filtered (Search *search, GError **error)
{
  if (relais_directory_terms_get_match (search->terms) == NULL)
    return take_in_order (search, error);
  if (!take_indexed (search, error))
    return FALSE;
  if (search->candidates->len < MAX_CANDIDATES)
    {
      g_ptr_array_sort (search->candidates, compare_candidates);
      return TRUE;
    }
  g_ptr_array_set_size (search->candidates, 0);
  g_hash_table_remove_all (search->seen);
  return take_in_order (search, error);
}

static gboolean
find_candidates (Search *search, GError **error)
{
  const RelaisDirectoryQuery *query = search->query;

  if (relais_directory_terms_get_words (search->terms)[0] == NULL)
    return list_filtered (search, error);
  if (!take_leading (search, error) || !take_keys (search, query->favourites, error) ||
      !take_keys (search, query->recent, error) || !take_keys (search, query->noted, error) ||
      !take_indexed (search, error))
    return FALSE;
  g_ptr_array_sort (search->candidates, compare_candidates);
  return TRUE;
}

static GPtrArray *
take_page (Search *search, GError **error)
{
  const RelaisDirectoryQuery *query = search->query;
  g_autoptr (GPtrArray) hits = g_ptr_array_new_with_free_func ((GDestroyNotify) relais_directory_hit_free);

  for (guint i = query->offset; i < search->candidates->len && (query->limit == 0 || hits->len < query->limit); i++)
    {
      const Candidate *candidate = search->candidates->pdata[i];
      g_autoptr (GPtrArray) cards = relais_directory_rows_list_cards (search->db, candidate->key, error);
      RelaisDirectoryCard *shown = cards != NULL ? relais_directory_rows_choose_shown (cards) : NULL;
      RelaisDirectoryHit *hit;

      if (cards == NULL)
        return NULL;
      if (shown == NULL)
        continue;
      hit = g_new (RelaisDirectoryHit, 1);
      hit->card = relais_directory_card_new (shown->file, shown->line, relais_record_ref (shown->entry),
                                             shown->gone_since);
      hit->field = candidate->in_name ? -1 : relais_directory_terms_find_field (search->terms, shown->entry);
      g_ptr_array_add (hits, hit);
    }
  return g_steal_pointer (&hits);
}

/**
 * relais_directory_hit_free:
 * @hit: (transfer full): a hit
 */
void
relais_directory_hit_free (RelaisDirectoryHit *hit)
{
  relais_directory_card_free (hit->card);
  g_free (hit);
}

/**
 * relais_directory_cache_search:
 * @cache: the copy
 * @query: what is looked for
 * @error: RELAIS_ERROR_CANCELLED
 *
 * Returns: (transfer full) (element-type RelaisDirectoryHit) (nullable): the entries, best first; without a text in
 *   the order of the list
 */
GPtrArray *
relais_directory_cache_search (RelaisDirectoryCache *cache, const RelaisDirectoryQuery *query, GError **error)
{
  g_autoptr (RelaisDirectoryTerms) terms = relais_directory_terms_new (query);
  g_autoptr (GPtrArray) candidates = g_ptr_array_new_with_free_func (candidate_free);
  g_autoptr (GHashTable) seen = g_hash_table_new (NULL, NULL);
  g_autoptr (GError) local_error = NULL;
  Search search = { relais_directory_cache_lock (cache), query, terms, candidates, seen };
  GPtrArray *hits = NULL;

  if (relais_db_begin_read (search.db, &local_error) && find_candidates (&search, &local_error))
    hits = take_page (&search, &local_error);
  relais_db_rollback (search.db);
  relais_directory_cache_unlock (cache, local_error);
  if (hits == NULL)
    g_propagate_error (error, g_steal_pointer (&local_error));
  return hits;
}
