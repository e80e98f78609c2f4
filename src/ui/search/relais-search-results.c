/* What a search of the whole register finds: patients and caregivers, best first. Only the newest text is asked,
 * however fast it is typed, and an answer to an older one is dropped. Owned by the search dialog, used in the main
 * thread; reads on the desk's threads.
 */

#include "relais-search-results.h"

#include "relais-error.h"
#include "relais-person-item.h"
#include "relais-register.h"

struct _RelaisSearchResults {
  GObject parent_instance;

  RelaisDesk *desk;
  GListStore *rows;
  char *query;
  gboolean asking;
};

enum {
  SIGNAL_ANSWERED,
  SIGNAL_FAILED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (RelaisSearchResults, relais_search_results, G_TYPE_OBJECT)

static void ask (RelaisSearchResults *self);

static gpointer
search (RelaisSession *session, gpointer data, GError **error)
{
  return relais_register_search_people (session, relais_session_get_actor (session), data,
                                        RELAIS_SEARCH_PATIENTS | RELAIS_SEARCH_CAREGIVERS, RELAIS_SEARCH_LIMIT, error);
}

static void
show (RelaisSearchResults *self, GPtrArray *found)
{
  g_autoptr (GPtrArray) items = g_ptr_array_new_with_free_func (g_object_unref);
  gsize n_found = 0;
  g_autofree gpointer *rows = found != NULL ? g_ptr_array_steal (found, &n_found) : NULL;

  for (gsize i = 0; i < n_found; i++)
    {
      RelaisPersonItem *item = relais_person_item_new ();

      relais_person_item_take_found (item, rows[i]);
      g_ptr_array_add (items, item);
    }
  g_list_store_splice (self->rows, 0, g_list_model_get_n_items (G_LIST_MODEL (self->rows)), items->pdata, items->len);
  g_signal_emit (self, signals[SIGNAL_ANSWERED], 0);
}

static void
on_found (gpointer owner, gpointer data, gpointer answer, const GError *error)
{
  RelaisSearchResults *self = owner;
  g_autoptr (GPtrArray) found = answer;

  self->asking = FALSE;
  if (g_strcmp0 (self->query, data) != 0)
    {
      ask (self);
      return;
    }
  if (found != NULL)
    show (self, found);
  else if (!g_error_matches (error, RELAIS_ERROR, RELAIS_ERROR_CANCELLED))
    g_signal_emit (self, signals[SIGNAL_FAILED], 0, error);
}

/* While one question is under way, those that follow wait as one. */
static void
ask (RelaisSearchResults *self)
{
  if (self->query == NULL)
    {
      show (self, NULL);
      return;
    }
  if (self->asking)
    return;
  self->asking = TRUE;
  relais_desk_run (self->desk, self, search, g_strdup (self->query), g_free, (GDestroyNotify) g_ptr_array_unref,
                   on_found);
}

/**
 * relais_search_results_set_query:
 * @results: a search
 * @query: (nullable): what to search for; %NULL or "" finds nobody
 */
void
relais_search_results_set_query (RelaisSearchResults *results, const char *query)
{
  g_autofree char *stripped = g_strstrip (g_strdup (query != NULL ? query : ""));

  if (g_strcmp0 (*stripped != '\0' ? stripped : NULL, results->query) == 0)
    return;
  g_free (results->query);
  results->query = *stripped != '\0' ? g_steal_pointer (&stripped) : NULL;
  ask (results);
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
 * relais_search_results_get_rows:
 * @results: a search
 *
 * Returns: (transfer none): who was found, each a RelaisPersonItem
 */
GListModel *
relais_search_results_get_rows (RelaisSearchResults *results)
{
  return G_LIST_MODEL (results->rows);
}

static void
relais_search_results_dispose (GObject *object)
{
  g_clear_object (&RELAIS_SEARCH_RESULTS (object)->desk);
  g_clear_object (&RELAIS_SEARCH_RESULTS (object)->rows);
  G_OBJECT_CLASS (relais_search_results_parent_class)->dispose (object);
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
  G_OBJECT_CLASS (klass)->dispose = relais_search_results_dispose;
  G_OBJECT_CLASS (klass)->finalize = relais_search_results_finalize;

  /**
   * RelaisSearchResults::answered:
   *
   * The rows are those of the newest text.
   */
  signals[SIGNAL_ANSWERED] = g_signal_new ("answered", RELAIS_TYPE_SEARCH_RESULTS, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                           NULL, G_TYPE_NONE, 0);
  /**
   * RelaisSearchResults::failed:
   * @results: a search
   * @error: why
   *
   * The register did not answer; what was shown stays.
   */
  signals[SIGNAL_FAILED] = g_signal_new ("failed", RELAIS_TYPE_SEARCH_RESULTS, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                         G_TYPE_NONE, 1, G_TYPE_ERROR | G_SIGNAL_TYPE_STATIC_SCOPE);
}

static void
relais_search_results_init (RelaisSearchResults *self)
{
  self->rows = g_list_store_new (RELAIS_TYPE_PERSON_ITEM);
}

static void
on_desk_changed (RelaisDesk *desk, const char *const *touched, RelaisSearchResults *self)
{
  if (self->query != NULL)
    ask (self);
}

/**
 * relais_search_results_new:
 * @desk: the desk
 *
 * Returns: (transfer full): a search that has found nobody yet, and follows the register
 */
RelaisSearchResults *
relais_search_results_new (RelaisDesk *desk)
{
  RelaisSearchResults *self = g_object_new (RELAIS_TYPE_SEARCH_RESULTS, NULL);

  self->desk = g_object_ref (desk);
  g_signal_connect_object (desk, "changed", G_CALLBACK (on_desk_changed), self, 0);
  return self;
}
