/* People as a list: all of them in the order of their names, or those whom a search finds. Every place of it is a
 * RelaisPersonItem; how so many are read is the matter of RelaisListing. Owned by the room that shows it, used in the
 * main thread.
 */

#include "relais-people-model.h"

#include "relais-person-item.h"

#define FOUND_LIMIT 200

struct _RelaisPeopleModel {
  RelaisListing parent_instance;

  RelaisSearchFlags flags;
  char *query;
};

G_DEFINE_FINAL_TYPE (RelaisPeopleModel, relais_people_model, RELAIS_TYPE_LISTING)

typedef struct {
  RelaisSearchFlags flags;
  char *query;
} Question;

static gpointer
relais_people_model_ask (RelaisListing *listing)
{
  RelaisPeopleModel *self = RELAIS_PEOPLE_MODEL (listing);
  Question *question = g_new (Question, 1);

  question->flags = self->flags;
  question->query = g_strdup (self->query);
  return question;
}

static void
question_free (gpointer data)
{
  Question *question = data;

  g_free (question->query);
  g_free (question);
}

static GPtrArray *
search (RelaisSession *session, const Question *question, int *count, GError **error)
{
  GPtrArray *rows = relais_register_search_people (session, relais_session_get_actor (session), question->query,
                                                   question->flags, FOUND_LIMIT, error);

  if (rows != NULL && count != NULL)
    *count = (int) rows->len;
  return rows;
}

static GPtrArray *
relais_people_model_read (RelaisSession *session, gpointer asked, guint offset, guint limit, int *count,
                          GError **error)
{
  const Question *question = asked;
  RelaisActor *actor = relais_session_get_actor (session);

  if (question->query != NULL)
    return search (session, question, count, error);
  if (count != NULL)
    {
      *count = relais_register_count_people (session, actor, question->flags, error);
      if (*count < 0)
        return NULL;
    }
  return relais_register_list_people (session, actor, question->flags, offset, limit, error);
}

/**
 * relais_people_model_set_query:
 * @model: the list
 * @query: (nullable): what to search for; %NULL or "" shows everybody
 *
 * Returns: whether this is another search than before
 */
gboolean
relais_people_model_set_query (RelaisPeopleModel *model, const char *query)
{
  g_autofree char *stripped = g_strstrip (g_strdup (query != NULL ? query : ""));

  if (g_strcmp0 (*stripped != '\0' ? stripped : NULL, model->query) == 0)
    return FALSE;
  g_free (model->query);
  model->query = *stripped != '\0' ? g_steal_pointer (&stripped) : NULL;
  relais_listing_refresh (RELAIS_LISTING (model));
  return TRUE;
}

/**
 * relais_people_model_get_query:
 * @model: the list
 *
 * Returns: (transfer none) (nullable): what is searched for
 */
const char *
relais_people_model_get_query (RelaisPeopleModel *model)
{
  return model->query;
}

/**
 * relais_people_model_set_flags:
 * @model: the list
 * @flags: whom it holds
 */
void
relais_people_model_set_flags (RelaisPeopleModel *model, RelaisSearchFlags flags)
{
  if (model->flags == flags)
    return;
  model->flags = flags;
  relais_listing_refresh (RELAIS_LISTING (model));
}

/**
 * relais_people_model_find_loaded:
 * @model: the list
 * @id: id of a person
 *
 * Returns: where they stand among what was read so far, or %G_MAXUINT
 */
guint
relais_people_model_find_loaded (RelaisPeopleModel *model, const char *id)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (model));

  for (guint i = 0; i < n; i++)
    {
      RelaisPersonItem *item = relais_listing_get_loaded (RELAIS_LISTING (model), i);

      if (item != NULL && g_strcmp0 (relais_slot_get_id (item), id) == 0)
        return i;
    }
  return G_MAXUINT;
}

static void
relais_people_model_finalize (GObject *object)
{
  g_free (RELAIS_PEOPLE_MODEL (object)->query);
  G_OBJECT_CLASS (relais_people_model_parent_class)->finalize (object);
}

static void
relais_people_model_class_init (RelaisPeopleModelClass *klass)
{
  RelaisListingClass *listing_class = RELAIS_LISTING_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = relais_people_model_finalize;
  listing_class->place_type = RELAIS_TYPE_PERSON_ITEM;
  listing_class->ask = relais_people_model_ask;
  listing_class->free_question = question_free;
  listing_class->read = relais_people_model_read;
}

static void
relais_people_model_init (RelaisPeopleModel *self)
{
}

static void
on_desk_changed (RelaisDesk *desk, const char *const *touched, RelaisPeopleModel *self)
{
  relais_listing_refresh (RELAIS_LISTING (self));
}

/**
 * relais_people_model_new:
 * @desk: the desk
 * @flags: whom it holds
 *
 * Returns: (transfer full): a list that follows the register
 */
RelaisPeopleModel *
relais_people_model_new (RelaisDesk *desk, RelaisSearchFlags flags)
{
  RelaisPeopleModel *self = g_object_new (RELAIS_TYPE_PEOPLE_MODEL, NULL);

  self->flags = flags;
  relais_listing_set_desk (RELAIS_LISTING (self), desk);
  g_signal_connect_object (desk, "changed", G_CALLBACK (on_desk_changed), self, 0);
  relais_listing_refresh (RELAIS_LISTING (self));
  return self;
}
