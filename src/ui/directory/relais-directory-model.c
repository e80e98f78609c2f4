/* The directory as a list: all of it in its order, or what a search and the filters leave of it. Every place of it is a
 * RelaisDirectoryItem; how so many are read is the matter of RelaisListing. A newer keystroke stops the search of the
 * one before. Owned by the room that shows it, used in the main thread.
 */

#include "relais-directory-model.h"

#include "relais-directory-item.h"

struct _RelaisDirectoryModel {
  RelaisListing parent_instance;

  char *query;
  RelaisDirectoryFilter filter;
  GCancellable *newest;
};

G_DEFINE_FINAL_TYPE (RelaisDirectoryModel, relais_directory_model, RELAIS_TYPE_LISTING)

/**
 * relais_directory_filter_clear:
 * @filter: a filter
 *
 * Lets everything through again.
 */
void
relais_directory_filter_clear (RelaisDirectoryFilter *filter)
{
  g_clear_pointer (&filter->category, g_free);
  g_clear_pointer (&filter->postcode, g_free);
  g_clear_pointer (&filter->basin, g_free);
  g_clear_pointer (&filter->language, g_free);
  g_clear_pointer (&filter->access, g_free);
  filter->open_now = FALSE;
  filter->favourites = FALSE;
}

/**
 * relais_directory_filter_copy:
 * @from: a filter
 * @to: (out caller-allocates): another that holds nothing
 */
void
relais_directory_filter_copy (const RelaisDirectoryFilter *from, RelaisDirectoryFilter *to)
{
  to->category = g_strdup (from->category);
  to->postcode = g_strdup (from->postcode);
  to->basin = g_strdup (from->basin);
  to->language = g_strdup (from->language);
  to->access = g_strdup (from->access);
  to->open_now = from->open_now;
  to->favourites = from->favourites;
}

/**
 * relais_directory_filter_count:
 * @filter: a filter
 *
 * Returns: how many things it asks for
 */
guint
relais_directory_filter_count (const RelaisDirectoryFilter *filter)
{
  return (filter->category != NULL) + (filter->postcode != NULL) + (filter->basin != NULL) +
         (filter->language != NULL) + (filter->access != NULL) + (filter->open_now != FALSE) +
         (filter->favourites != FALSE);
}

typedef struct {
  char *query;
  RelaisDirectoryFilter filter;
  GCancellable *cancellable;
} Question;

static gpointer
relais_directory_model_ask (RelaisListing *listing)
{
  RelaisDirectoryModel *self = RELAIS_DIRECTORY_MODEL (listing);
  Question *question = g_new0 (Question, 1);

  question->query = g_strdup (self->query);
  relais_directory_filter_copy (&self->filter, &question->filter);
  question->cancellable = g_object_ref (self->newest);
  return question;
}

static void
question_free (gpointer data)
{
  Question *question = data;

  g_free (question->query);
  relais_directory_filter_clear (&question->filter);
  g_object_unref (question->cancellable);
  g_free (question);
}

static gboolean
is_of_all (const Question *question)
{
  return question->query == NULL && relais_directory_filter_count (&question->filter) == 0;
}

static GPtrArray *
search (RelaisSession *session, const Question *question, guint offset, guint limit, GError **error)
{
  const RelaisDirectoryFilter *filter = &question->filter;
  const char *const categories[] = { filter->category, NULL };
  const char *const postcodes[] = { filter->postcode, NULL };
  const char *const languages[] = { filter->language, NULL };
  const char *const access[] = { filter->access, NULL };
  RelaisDirectoryQuestion asked = {
    .text = question->query,
    .categories = filter->category != NULL ? categories : NULL,
    .postcodes = filter->postcode != NULL ? postcodes : NULL,
    .languages = filter->language != NULL ? languages : NULL,
    .access = filter->access != NULL ? access : NULL,
    .basin = filter->basin,
    .open_now = filter->open_now,
    .favourites = filter->favourites,
    .offset = offset,
    .limit = limit,
    .cancellable = question->cancellable,
  };

  return relais_directory_search (session, relais_session_get_actor (session), &asked, error);
}

static int
count_all (RelaisSession *session, GError **error)
{
  g_autoptr (RelaisDirectoryState) state =
      relais_directory_get_state (session, relais_session_get_actor (session), error);

  return state != NULL ? (int) (state->n_entries + state->n_kept) : -1;
}

static GPtrArray *
relais_directory_model_read (RelaisSession *session, gpointer data, guint offset, guint limit, int *count,
                             GError **error)
{
  const Question *question = data;
  GPtrArray *rows;

  if (is_of_all (question))
    {
      if (count != NULL && (*count = count_all (session, error)) < 0)
        return NULL;
      return search (session, question, offset, limit, error);
    }
  rows = search (session, question, 0, RELAIS_DIRECTORY_FOUND_LIMIT, error);
  if (rows != NULL && count != NULL)
    *count = (int) rows->len;
  return rows;
}

static void
ask_something_newer (RelaisDirectoryModel *self)
{
  g_cancellable_cancel (self->newest);
  g_object_unref (self->newest);
  self->newest = g_cancellable_new ();
  relais_listing_refresh (RELAIS_LISTING (self));
}

/**
 * relais_directory_model_set_query:
 * @model: the list
 * @query: (nullable): what to search for; %NULL or "" shows everything
 *
 * Returns: whether this is another search than before
 */
gboolean
relais_directory_model_set_query (RelaisDirectoryModel *model, const char *query)
{
  g_autofree char *stripped = g_strstrip (g_strdup (query != NULL ? query : ""));

  if (g_strcmp0 (*stripped != '\0' ? stripped : NULL, model->query) == 0)
    return FALSE;
  g_free (model->query);
  model->query = *stripped != '\0' ? g_steal_pointer (&stripped) : NULL;
  ask_something_newer (model);
  return TRUE;
}

/**
 * relais_directory_model_get_query:
 * @model: the list
 *
 * Returns: (transfer none) (nullable): what is searched for
 */
const char *
relais_directory_model_get_query (RelaisDirectoryModel *model)
{
  return model->query;
}

/**
 * relais_directory_model_set_filter:
 * @model: the list
 * @filter: what it is narrowed to; copied
 */
void
relais_directory_model_set_filter (RelaisDirectoryModel *model, const RelaisDirectoryFilter *filter)
{
  relais_directory_filter_clear (&model->filter);
  relais_directory_filter_copy (filter, &model->filter);
  ask_something_newer (model);
}

/**
 * relais_directory_model_is_cut:
 * @model: the list
 *
 * Returns: whether there is more than it holds
 */
gboolean
relais_directory_model_is_cut (RelaisDirectoryModel *model)
{
  return (model->query != NULL || relais_directory_filter_count (&model->filter) > 0) &&
         g_list_model_get_n_items (G_LIST_MODEL (model)) >= RELAIS_DIRECTORY_FOUND_LIMIT;
}

static void
relais_directory_model_dispose (GObject *object)
{
  g_cancellable_cancel (RELAIS_DIRECTORY_MODEL (object)->newest);
  G_OBJECT_CLASS (relais_directory_model_parent_class)->dispose (object);
}

static void
relais_directory_model_finalize (GObject *object)
{
  RelaisDirectoryModel *self = RELAIS_DIRECTORY_MODEL (object);

  g_object_unref (self->newest);
  g_free (self->query);
  relais_directory_filter_clear (&self->filter);
  G_OBJECT_CLASS (relais_directory_model_parent_class)->finalize (object);
}

static void
relais_directory_model_class_init (RelaisDirectoryModelClass *klass)
{
  RelaisListingClass *listing_class = RELAIS_LISTING_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = relais_directory_model_dispose;
  G_OBJECT_CLASS (klass)->finalize = relais_directory_model_finalize;
  listing_class->place_type = RELAIS_TYPE_DIRECTORY_ITEM;
  listing_class->ask = relais_directory_model_ask;
  listing_class->free_question = question_free;
  listing_class->read = relais_directory_model_read;
}

static void
relais_directory_model_init (RelaisDirectoryModel *self)
{
  self->newest = g_cancellable_new ();
}

/**
 * relais_directory_model_new:
 * @desk: the desk
 *
 * Returns: (transfer full): a list of the whole directory; relais_listing_refresh() when it has changed
 */
RelaisDirectoryModel *
relais_directory_model_new (RelaisDesk *desk)
{
  RelaisDirectoryModel *self = g_object_new (RELAIS_TYPE_DIRECTORY_MODEL, NULL);

  relais_listing_set_desk (RELAIS_LISTING (self), desk);
  relais_listing_refresh (RELAIS_LISTING (self));
  return self;
}
