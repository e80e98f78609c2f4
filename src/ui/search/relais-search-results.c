/* What a search of everything finds: first patients and caregivers, best first, then entries of the directory. Each
 * looks only where whoever has signed in may look. How the newest text is asked, however fast it is typed, is the
 * matter of RelaisListing. Owned by the search dialog, used in the main thread; reads on the desk's threads.
 */

#include "relais-search-results.h"

#include "relais-directory.h"
#include "relais-error.h"
#include "relais-practice-labels.h"
#include "relais-register.h"

struct _RelaisSearchResults {
  RelaisListing parent_instance;

  char *query;
};

G_DEFINE_FINAL_TYPE (RelaisSearchResults, relais_search_results, RELAIS_TYPE_LISTING)

static gpointer
relais_search_results_ask (RelaisListing *listing)
{
  return g_strdup (RELAIS_SEARCH_RESULTS (listing)->query);
}

/* --- On a thread --- */

static gboolean
add_people (GPtrArray *hits, RelaisSession *session, const char *query, GError **error)
{
  RelaisActor *actor = relais_session_get_actor (session);
  g_autoptr (GPtrArray) found = NULL;
  g_autofree gpointer *people = NULL;
  gsize n_people;

  if (!relais_actor_may (actor, RELAIS_ACT_READ_PEOPLE))
    return TRUE;
  found = relais_register_search_people (session, actor, query, RELAIS_SEARCH_PATIENTS | RELAIS_SEARCH_CAREGIVERS,
                                         RELAIS_SEARCH_PEOPLE_LIMIT, error);
  if (found == NULL)
    return FALSE;
  people = g_ptr_array_steal (found, &n_people);
  for (gsize i = 0; i < n_people; i++)
    g_ptr_array_add (hits, relais_found_hit_new_person (people[i], query));
  return TRUE;
}

static gboolean
add_entries (GPtrArray *hits, RelaisSession *session, const char *query, GError **error)
{
  RelaisActor *actor = relais_session_get_actor (session);
  RelaisDirectoryQuestion question = { .text = query, .limit = RELAIS_SEARCH_ENTRIES_LIMIT };
  g_autoptr (RelaisLabels) labels = NULL;
  g_autoptr (GPtrArray) found = NULL;
  g_autofree gpointer *entries = NULL;
  gsize n_entries;

  if (!relais_actor_may (actor, RELAIS_ACT_READ_DIRECTORY))
    return TRUE;
  found = relais_directory_search (session, actor, &question, error);
  if (found == NULL || found->len == 0)
    return found != NULL;
  labels = relais_practice_labels_load (session, error);
  if (labels == NULL)
    return FALSE;
  entries = g_ptr_array_steal (found, &n_entries);
  for (gsize i = 0; i < n_entries; i++)
    g_ptr_array_add (hits, relais_found_hit_new_entry (entries[i], labels, query));
  return TRUE;
}

/* The directory is a copy that may be in repair; that keeps nobody from finding the people of the register. */
static GPtrArray *
relais_search_results_read (RelaisSession *session, gpointer query, guint offset, guint limit, int *count,
                            GError **error)
{
  g_autoptr (GPtrArray) hits = g_ptr_array_new_with_free_func ((GDestroyNotify) relais_found_hit_free);
  g_autoptr (GError) local_error = NULL;

  if (query != NULL)
    {
      if (!add_people (hits, session, query, error))
        return NULL;
      if (!add_entries (hits, session, query, &local_error) && hits->len == 0)
        {
          g_propagate_error (error, g_steal_pointer (&local_error));
          return NULL;
        }
    }
  if (count != NULL)
    *count = (int) hits->len;
  return g_steal_pointer (&hits);
}

/* --- What the dialog asks --- */

/**
 * relais_search_results_set_query:
 * @results: a search
 * @query: (nullable): what to search for; %NULL or "" finds nothing
 */
void
relais_search_results_set_query (RelaisSearchResults *results, const char *query)
{
  g_autofree char *stripped = g_strstrip (g_strdup (query != NULL ? query : ""));

  if (g_strcmp0 (*stripped != '\0' ? stripped : NULL, results->query) == 0)
    return;
  g_free (results->query);
  results->query = *stripped != '\0' ? g_steal_pointer (&stripped) : NULL;
  relais_listing_refresh (RELAIS_LISTING (results));
}

/**
 * relais_search_results_get_query:
 * @results: a search
 *
 * Returns: (transfer none) (nullable): what is searched for
 */
const char *
relais_search_results_get_query (RelaisSearchResults *results)
{
  return results->query;
}

/**
 * relais_search_results_get_hit:
 * @results: a search
 * @position: a position
 *
 * Returns: (transfer none) (nullable): what was found there
 */
const RelaisFoundHit *
relais_search_results_get_hit (RelaisSearchResults *results, guint position)
{
  RelaisFoundItem *item = relais_listing_get_loaded (RELAIS_LISTING (results), position);

  return item != NULL ? relais_found_item_get_hit (item) : NULL;
}

/**
 * relais_search_results_is_cut:
 * @results: a search
 *
 * Returns: whether there may be more than it shows
 */
gboolean
relais_search_results_is_cut (RelaisSearchResults *results)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (results));
  guint n_people = 0;

  for (guint i = 0; i < n; i++)
    {
      const RelaisFoundHit *hit = relais_search_results_get_hit (results, i);

      n_people += hit != NULL && hit->person != NULL;
    }
  return n_people >= RELAIS_SEARCH_PEOPLE_LIMIT || n - n_people >= RELAIS_SEARCH_ENTRIES_LIMIT;
}

static void
relais_search_results_finalize (GObject *object)
{
  g_free (RELAIS_SEARCH_RESULTS (object)->query);
  G_OBJECT_CLASS (relais_search_results_parent_class)->finalize (object);
}

static void
relais_search_results_class_init (RelaisSearchResultsClass *klass)
{
  RelaisListingClass *listing_class = RELAIS_LISTING_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = relais_search_results_finalize;
  listing_class->place_type = RELAIS_TYPE_FOUND_ITEM;
  listing_class->ask = relais_search_results_ask;
  listing_class->free_question = g_free;
  listing_class->read = relais_search_results_read;
}

static void
relais_search_results_init (RelaisSearchResults *self)
{
}

static void
on_desk_changed (RelaisDesk *desk, const char *const *touched, RelaisSearchResults *self)
{
  if (self->query != NULL)
    relais_listing_refresh (RELAIS_LISTING (self));
}

/**
 * relais_search_results_new:
 * @desk: the desk
 *
 * Returns: (transfer full): a search that has found nothing yet, and follows the register
 */
RelaisSearchResults *
relais_search_results_new (RelaisDesk *desk)
{
  RelaisSearchResults *self = g_object_new (RELAIS_TYPE_SEARCH_RESULTS, NULL);

  relais_listing_set_desk (RELAIS_LISTING (self), desk);
  g_signal_connect_object (desk, "changed", G_CALLBACK (on_desk_changed), self, 0);
  return self;
}
