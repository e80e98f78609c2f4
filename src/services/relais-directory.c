/* Looking into the directory of professionals: the search of a keystroke and the page of an entry. What the source says
 * comes from the local copy, what the practice says from the register, and over it go the practice's corrections.
 * Direct lines are for everybody who is signed in; what is printed for a family never takes them. Blocking, from any
 * thread.
 */

#include "relais-directory.h"

#include "relais-directory-private.h"
#include "relais-directory-search.h"
#include "relais-error.h"
#include "relais-own-directory.h"
#include "relais-own-entry.h"

#include <string.h>

/**
 * relais_directory_found_free:
 * @found: (transfer full): a row
 */
void
relais_directory_found_free (RelaisDirectoryFound *found)
{
  relais_record_unref (found->entry);
  g_free (found->gone_since);
  g_free (found);
}

static void
place_free (gpointer data)
{
  RelaisDirectoryPlace *place = data;

  g_free (place->file);
  g_free (place);
}

/**
 * relais_directory_page_free:
 * @page: (transfer full): a page
 */
void
relais_directory_page_free (RelaisDirectoryPage *page)
{
  g_clear_pointer (&page->entry, relais_record_unref);
  g_clear_pointer (&page->source, relais_record_unref);
  g_clear_pointer (&page->own, relais_record_unref);
  g_clear_pointer (&page->places, g_ptr_array_unref);
  g_clear_pointer (&page->corrections, g_ptr_array_unref);
  g_clear_pointer (&page->lines, g_ptr_array_unref);
  g_clear_pointer (&page->labels, relais_labels_unref);
  g_free (page->gone_since);
  g_free (page->looked_at);
  g_free (page);
}

/* --- Search --- */

typedef struct {
  RelaisOwnLayer *layer;
  RelaisMoment now;
  gboolean open_now;
  GHashTable *only; /* NULL: all */
  GHashTable *reach; /* hours → RelaisReach, since many entries have the same */
} Reachable;

static gboolean
may_be_shown (const char *key, const char *hours, gpointer data)
{
  Reachable *reachable = data;
  gpointer known = NULL;
  int until;

  if (reachable->only != NULL && !g_hash_table_contains (reachable->only, key))
    return FALSE;
  if (!reachable->open_now)
    return TRUE;
  hours = relais_own_layer_get_hours (reachable->layer, key, hours);
  if (hours == NULL)
    return FALSE;
  if (!g_hash_table_lookup_extended (reachable->reach, hours, NULL, &known))
    {
      known = GINT_TO_POINTER (relais_moment_get_reach (&reachable->now, hours, &until));
      g_hash_table_insert (reachable->reach, g_strdup (hours), known);
    }
  return GPOINTER_TO_INT (known) == RELAIS_REACH_OPEN;
}

/* The postcodes of a basin as the practice has them; one that holds none lets nothing through. */
static GStrv
list_basin (const RelaisLabels *labels, const char *basin)
{
  g_autoptr (GPtrArray) communes = relais_labels_list (labels, RELAIS_LABEL_KIND_COMMUNE);
  g_autoptr (GStrvBuilder) postcodes = g_strv_builder_new ();
  guint n_postcodes = 0;

  for (guint i = 0; i < communes->len; i++)
    {
      if (g_ascii_strcasecmp (basin, relais_record_get (communes->pdata[i], RELAIS_LABEL_BASIN) != NULL
                                         ? relais_record_get (communes->pdata[i], RELAIS_LABEL_BASIN)
                                         : "") != 0)
        continue;
      g_strv_builder_add (postcodes, relais_record_get (communes->pdata[i], RELAIS_LABEL_CODE));
      n_postcodes++;
    }
  if (n_postcodes == 0)
    g_strv_builder_add (postcodes, "-");
  return g_strv_builder_end (postcodes);
}

static GStrv
choose_postcodes (const RelaisLabels *labels, const RelaisDirectoryQuestion *question)
{
  g_auto (GStrv) basin = question->basin != NULL ? list_basin (labels, question->basin) : NULL;
  g_autoptr (GStrvBuilder) both = NULL;
  guint n_both = 0;

  if (basin == NULL || question->postcodes == NULL || question->postcodes[0] == NULL)
    return basin != NULL ? g_steal_pointer (&basin) : g_strdupv ((char **) question->postcodes);
  both = g_strv_builder_new ();
  for (guint i = 0; basin[i] != NULL; i++)
    {
      if (!g_strv_contains (question->postcodes, basin[i]))
        continue;
      g_strv_builder_add (both, basin[i]);
      n_both++;
    }
  if (n_both == 0)
    g_strv_builder_add (both, "-");
  return g_strv_builder_end (both);
}

static RelaisDirectoryFound *
make_found (const RelaisDirectoryHit *hit, RelaisOwnLayer *layer, const RelaisMoment *now)
{
  RelaisDirectoryFound *found = g_new0 (RelaisDirectoryFound, 1);
  const char *key = relais_record_get_id (hit->card->entry);
  const RelaisRecord *own = g_hash_table_lookup (layer->entries, key);

  found->entry = relais_own_layer_apply (layer, hit->card->entry);
  found->gone_since = g_strdup (hit->card->gone_since);
  found->field = hit->field;
  found->is_favourite = g_hash_table_contains (layer->favourites, key);
  found->has_note = own != NULL && relais_record_get (own, RELAIS_OWN_ENTRY_NOTE) != NULL;
  found->is_corrected = g_hash_table_contains (layer->corrections, key);
  found->reach = relais_moment_get_reach (
      now, relais_own_layer_get_hours (layer, key, relais_record_get (found->entry, RELAIS_ENTRY_HOURS)),
      &found->until);
  return found;
}

static GPtrArray *
run_search (RelaisDirectoryCache *cache, const RelaisDirectoryQuestion *question, Reachable *reachable,
            GHashTable *uses, GError **error)
{
  g_auto (GStrv) postcodes = choose_postcodes (reachable->layer->labels, question);
  g_autoptr (GHashTable) noted = relais_own_layer_find_noted (reachable->layer, question->text);
  RelaisDirectoryQuery query = {
    .text = question->text,
    .labels = reachable->layer->labels,
    .categories = question->categories,
    .postcodes = (const char *const *) postcodes,
    .languages = question->languages,
    .access = question->access,
    .serves = question->serves,
    .mutuality = question->mutuality,
    .weekend = question->weekend,
    .urgent = question->urgent,
    .is_wanted = question->open_now || question->favourites ? may_be_shown : NULL,
    .is_wanted_data = reachable,
    .favourites = reachable->layer->favourites,
    .recent = uses,
    .noted = noted,
    .offset = question->offset,
    .limit = question->limit,
    .cancellable = question->cancellable,
  };

  return relais_directory_cache_search (cache, &query, error);
}

/**
 * relais_directory_search:
 * @session: a session
 * @actor: who asks
 * @question: what is looked for
 * @error: RELAIS_ERROR_NOT_ALLOWED; RELAIS_ERROR_CANCELLED when a newer question was asked
 *
 * Returns: (transfer full) (element-type RelaisDirectoryFound) (nullable): the entries, best first; without a text in
 *   the order of the list
 */
GPtrArray *
relais_directory_search (RelaisSession *session, RelaisActor *actor, const RelaisDirectoryQuestion *question,
                         GError **error)
{
  Reachable reachable = { .now = relais_moment_now (session), .open_now = question->open_now };
  g_autoptr (RelaisOwnLayer) layer = NULL;
  g_autoptr (GHashTable) uses = NULL;
  g_autoptr (GHashTable) reach = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GPtrArray) hits = NULL;
  RelaisDirectoryCache *cache;
  GPtrArray *found;

  if (!relais_actor_check (actor, RELAIS_ACT_READ_DIRECTORY, error))
    return NULL;
  cache = relais_session_get_directory (session, error);
  layer = cache != NULL ? relais_own_layer_read (session, &uses, error) : NULL;
  if (layer == NULL)
    return NULL;

  reachable.layer = layer;
  reachable.reach = reach;
  reachable.only = question->favourites ? layer->favourites : NULL;
  hits = run_search (cache, question, &reachable, uses, error);
  if (hits == NULL)
    return NULL;
  found = g_ptr_array_new_with_free_func ((GDestroyNotify) relais_directory_found_free);
  for (guint i = 0; i < hits->len; i++)
    g_ptr_array_add (found, make_found (hits->pdata[i], layer, &reachable.now));
  return found;
}

/* --- The page of an entry --- */

typedef struct {
  const char *key;
  GPtrArray *lines;
} LinesJob;

static gboolean
read_lines (RelaisDb *db, gpointer data, GError **error)
{
  LinesJob *job = data;

  job->lines = relais_own_directory_list (db, &relais_own_line_type, job->key, error);
  return job->lines != NULL;
}

static void
add_places (RelaisDirectoryPage *page, GPtrArray *cards, const RelaisDirectoryCard *shown)
{
  for (guint i = 0; i < cards->len; i++)
    {
      const RelaisDirectoryCard *card = cards->pdata[i];
      RelaisDirectoryPlace *place = g_new (RelaisDirectoryPlace, 1);

      place->file = g_filename_display_name (card->file);
      place->line = card->line;
      place->is_shown = shown != NULL && card->line == shown->line && strcmp (card->file, shown->file) == 0;
      g_ptr_array_add (page->places, place);
    }
}

/* Where the source has nothing, the entry is the name under which the practice wrote about it. */
static RelaisRecord *
make_stand_in (const char *key, const RelaisRecord *own)
{
  RelaisRecordBuilder *builder = relais_record_builder_new (&relais_directory_entry_type, key, 0);

  if (own != NULL)
    relais_record_builder_set (builder, RELAIS_ENTRY_NAME, relais_record_get (own, RELAIS_OWN_ENTRY_NAME));
  return relais_record_builder_end (builder);
}

static gboolean
fill_from_source (RelaisDirectoryPage *page, RelaisDirectoryCache *cache, const char *key, GError **error)
{
  g_autoptr (GPtrArray) cards = relais_directory_cache_list_cards (cache, key, error);
  g_auto (RelaisDirectoryStatus) status = { NULL };
  g_autoptr (RelaisDirectoryCard) shown = NULL;

  if (cards == NULL || !relais_directory_cache_get_status (cache, &status, error))
    return FALSE;
  page->looked_at = g_steal_pointer (&status.looked_at);
  shown = cards->len > 0 ? relais_directory_cache_get_shown (cache, key, error) : NULL;
  if (cards->len > 0 && shown == NULL)
    return FALSE;
  add_places (page, cards, shown);
  if (shown != NULL)
    {
      page->source = relais_record_ref (shown->entry);
      page->gone_since = g_strdup (shown->gone_since);
    }
  return TRUE;
}

static void
fill_from_own (RelaisDirectoryPage *page, RelaisOwnLayer *layer, const char *key)
{
  RelaisRecord *own = g_hash_table_lookup (layer->entries, key);
  GPtrArray *corrections = g_hash_table_lookup (layer->corrections, key);
  g_autoptr (RelaisRecord) stand_in = page->source == NULL ? make_stand_in (key, own) : NULL;

  page->own = own != NULL ? relais_record_ref (own) : NULL;
  page->corrections = corrections != NULL
                          ? g_ptr_array_ref (corrections)
                          : g_ptr_array_new_with_free_func ((GDestroyNotify) relais_record_unref);
  page->entry = relais_own_layer_apply (layer, stand_in != NULL ? stand_in : page->source);
  page->labels = relais_labels_ref (layer->labels);
}

/**
 * relais_directory_open_entry:
 * @session: a session
 * @actor: who asks
 * @key: the key of an entry
 * @error: RELAIS_ERROR_NOT_FOUND when neither the source nor the practice has it; RELAIS_ERROR_NOT_ALLOWED
 *
 * Returns: (transfer full) (nullable): everything about the entry
 */
RelaisDirectoryPage *
relais_directory_open_entry (RelaisSession *session, RelaisActor *actor, const char *key, GError **error)
{
  g_autoptr (RelaisDirectoryPage) page = g_new0 (RelaisDirectoryPage, 1);
  g_autoptr (RelaisOwnLayer) layer = NULL;
  g_autoptr (GHashTable) uses = NULL;
  RelaisMoment now = relais_moment_now (session);
  LinesJob job = { .key = key };
  RelaisDirectoryCache *cache;

  page->places = g_ptr_array_new_with_free_func (place_free);
  if (!relais_actor_check (actor, RELAIS_ACT_READ_DIRECTORY, error))
    return NULL;
  cache = relais_session_get_directory (session, error);
  layer = cache != NULL ? relais_own_layer_read (session, &uses, error) : NULL;
  if (layer == NULL || !relais_store_read (relais_session_get_store (session), read_lines, &job, error))
    return NULL;
  page->lines = job.lines;
  if (!fill_from_source (page, cache, key, error))
    return NULL;
  fill_from_own (page, layer, key);
  if (page->source == NULL && page->own == NULL && page->corrections->len == 0 && page->lines->len == 0)
    {
      relais_error_set (error, RELAIS_ERROR_NOT_FOUND, key, NULL);
      return NULL;
    }
  page->reach = relais_moment_get_reach (
      &now, relais_own_layer_get_hours (layer, key, relais_record_get (page->entry, RELAIS_ENTRY_HOURS)),
      &page->until);
  return g_steal_pointer (&page);
}
