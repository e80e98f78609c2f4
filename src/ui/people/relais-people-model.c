/* People as a list: all of them in the order of their names, or those whom a search finds. Of a list of ten thousand
 * only what somebody looks at is read, a page of a hundred at a time; a search asks the newest text only, however fast
 * it is typed. Every place of the list is a RelaisPersonItem that stays where it is. Owned by the room that shows it,
 * used in the main thread; reads on the desk's threads.
 */

#include "relais-people-model.h"

#include "relais-error.h"
#include "relais-person-item.h"

#include <gio/gio.h>

#define PAGE 100
#define FOUND_LIMIT 200
/* A list view makes some two hundred rows, however few are seen: they are handed over in steps, between which the
 * window goes on. What comes after them costs nothing.
 */
#define ROWS 250
#define STEP 25

struct _RelaisPeopleModel {
  GObject parent_instance;

  RelaisDesk *desk;
  RelaisSearchFlags flags;
  char *query;

  GPtrArray *places;
  guint n_shown;
  guint growing;
  GHashTable *asked_pages;
  guint generation;
  gboolean counting;
  gboolean again;
  gboolean ready;
};

enum {
  SIGNAL_READY,
  SIGNAL_FAILED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void relais_people_model_list_model_init (GListModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (RelaisPeopleModel, relais_people_model, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, relais_people_model_list_model_init))

static void ask_again (RelaisPeopleModel *self);

typedef struct {
  guint generation;
  RelaisSearchFlags flags;
  char *query;
  guint page;
  int count;
} Question;

static Question *
question_new (RelaisPeopleModel *self, guint page)
{
  Question *question = g_new0 (Question, 1);

  question->generation = self->generation;
  question->flags = self->flags;
  question->query = g_strdup (self->query);
  question->page = page;
  return question;
}

static void
question_free (gpointer data)
{
  Question *question = data;

  g_free (question->query);
  g_free (question);
}

static RelaisPersonItem *
get_place (RelaisPeopleModel *self, guint position)
{
  RelaisPersonItem *item = g_ptr_array_index (self->places, position);

  if (item == NULL)
    {
      item = relais_person_item_new ();
      self->places->pdata[position] = item;
    }
  return item;
}

/* The rows of an answer move into their places. */
static void
fill_places (RelaisPeopleModel *self, guint from, GPtrArray *rows)
{
  gsize n_rows;
  g_autofree gpointer *found = g_ptr_array_steal (rows, &n_rows);

  for (guint i = 0; i < n_rows; i++)
    {
      if (from + i < self->places->len)
        relais_person_item_take_found (get_place (self, from + i), found[i]);
      else
        relais_found_free (found[i]);
    }
}

static void
show_places (RelaisPeopleModel *self, guint n)
{
  guint before = self->n_shown;

  self->n_shown = n;
  if (n != before)
    g_list_model_items_changed (G_LIST_MODEL (self), MIN (n, before), before > n ? before - n : 0,
                                n > before ? n - before : 0);
}

static void
fail (RelaisPeopleModel *self, const GError *error)
{
  if (!g_error_matches (error, RELAIS_ERROR, RELAIS_ERROR_CANCELLED))
    g_signal_emit (self, signals[SIGNAL_FAILED], 0, error);
}

/* --- A page of the whole list --- */

static gpointer
read_page (RelaisSession *session, gpointer data, GError **error)
{
  Question *question = data;

  return relais_register_list_people (session, relais_session_get_actor (session), question->flags,
                                      question->page * PAGE, PAGE, error);
}

static void
on_page_read (gpointer owner, gpointer data, gpointer answer, const GError *error)
{
  RelaisPeopleModel *self = owner;
  Question *question = data;
  g_autoptr (GPtrArray) rows = answer;

  if (question->generation != self->generation)
    return;
  if (rows == NULL)
    fail (self, error);
  else
    fill_places (self, question->page * PAGE, rows);
}

static void
ask_page (RelaisPeopleModel *self, guint page)
{
  if (!g_hash_table_add (self->asked_pages, GUINT_TO_POINTER (page)))
    return;
  relais_desk_run (self->desk, self, read_page, question_new (self, page), question_free,
                   (GDestroyNotify) g_ptr_array_unref, on_page_read);
}

/* --- How many there are, or who is found --- */

static gpointer
read_start (RelaisSession *session, gpointer data, GError **error)
{
  Question *question = data;
  RelaisActor *actor = relais_session_get_actor (session);
  GPtrArray *rows;

  if (question->query != NULL)
    return relais_register_search_people (session, actor, question->query, question->flags, FOUND_LIMIT, error);
  question->count = relais_register_count_people (session, actor, question->flags, error);
  if (question->count < 0)
    return NULL;
  rows = relais_register_list_people (session, actor, question->flags, 0, PAGE, error);
  return rows;
}

static void
ask_shown_pages (RelaisPeopleModel *self)
{
  guint n_pages = (self->places->len + PAGE - 1) / PAGE;

  for (guint page = 1; page < n_pages; page++)
    {
      gboolean shown = FALSE;

      for (guint i = page * PAGE; i < MIN ((page + 1) * PAGE, self->places->len) && !shown; i++)
        shown = self->places->pdata[i] != NULL;
      if (shown)
        ask_page (self, page);
    }
}

static gboolean
grow (gpointer data)
{
  RelaisPeopleModel *self = data;
  guint n = self->n_shown + STEP;

  show_places (self, n < ROWS ? MIN (n, self->places->len) : self->places->len);
  if (self->n_shown < self->places->len && !self->again)
    return G_SOURCE_CONTINUE;
  self->growing = 0;
  self->counting = FALSE;
  if (self->again)
    {
      ask_again (self);
      return G_SOURCE_REMOVE;
    }
  self->ready = TRUE;
  g_signal_emit (self, signals[SIGNAL_READY], 0);
  return G_SOURCE_REMOVE;
}

/* Places that are new are filled before they are shown, so that a row is only drawn up once. */
static void
show_answer (RelaisPeopleModel *self, const Question *question, GPtrArray *rows)
{
  guint size = question->query != NULL ? rows->len : (guint) question->count;

  g_hash_table_remove_all (self->asked_pages);
  g_hash_table_add (self->asked_pages, GUINT_TO_POINTER (0));
  g_ptr_array_set_size (self->places, (int) size);
  fill_places (self, 0, rows);
  if (question->query == NULL)
    ask_shown_pages (self);
  show_places (self, MIN (size, self->n_shown));
  if (grow (self) == G_SOURCE_CONTINUE)
    self->growing = g_idle_add (grow, self);
}

static void
on_start_read (gpointer owner, gpointer data, gpointer answer, const GError *error)
{
  RelaisPeopleModel *self = owner;
  Question *question = data;
  g_autoptr (GPtrArray) rows = answer;

  if (question->generation == self->generation && rows != NULL)
    {
      show_answer (self, question, rows);
      return;
    }
  if (rows == NULL)
    {
      show_places (self, self->places->len);
      fail (self, error);
    }
  self->counting = FALSE;
  if (self->again)
    ask_again (self);
}

/* Only the newest question is asked: while one is under way, those that follow wait as one. */
static void
ask_again (RelaisPeopleModel *self)
{
  self->generation++;
  self->again = self->counting;
  if (self->counting)
    return;
  self->counting = TRUE;
  relais_desk_run (self->desk, self, read_start, question_new (self, 0), question_free,
                   (GDestroyNotify) g_ptr_array_unref, on_start_read);
}

/**
 * relais_people_model_refresh:
 * @model: the list
 *
 * Reads again what is shown; who stands where is updated in place.
 */
void
relais_people_model_refresh (RelaisPeopleModel *model)
{
  ask_again (model);
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
  ask_again (model);
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
  ask_again (model);
}

/**
 * relais_people_model_is_ready:
 * @model: the list
 *
 * Returns: whether the register has answered once, so that an empty list is really empty
 */
gboolean
relais_people_model_is_ready (RelaisPeopleModel *model)
{
  return model->ready;
}

/**
 * relais_people_model_is_current:
 * @model: the list
 *
 * Returns: whether it holds the answer to the newest question; else another one is on its way
 */
gboolean
relais_people_model_is_current (RelaisPeopleModel *model)
{
  return !model->counting;
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
  for (guint i = 0; i < model->n_shown; i++)
    {
      RelaisPersonItem *item = g_ptr_array_index (model->places, i);

      if (item != NULL && g_strcmp0 (relais_person_item_get_id (item), id) == 0)
        return i;
    }
  return G_MAXUINT;
}

/* --- GListModel --- */

static GType
get_item_type (GListModel *list)
{
  return RELAIS_TYPE_PERSON_ITEM;
}

static guint
get_n_items (GListModel *list)
{
  return RELAIS_PEOPLE_MODEL (list)->n_shown;
}

static gpointer
get_item (GListModel *list, guint position)
{
  RelaisPeopleModel *self = RELAIS_PEOPLE_MODEL (list);

  if (position >= self->n_shown)
    return NULL;
  if (self->query == NULL)
    ask_page (self, position / PAGE);
  return g_object_ref (get_place (self, position));
}

static void
relais_people_model_list_model_init (GListModelInterface *iface)
{
  iface->get_item_type = get_item_type;
  iface->get_n_items = get_n_items;
  iface->get_item = get_item;
}

static void
clear_place (gpointer data)
{
  if (data != NULL)
    g_object_unref (data);
}

static void
relais_people_model_dispose (GObject *object)
{
  RelaisPeopleModel *self = RELAIS_PEOPLE_MODEL (object);

  g_clear_handle_id (&self->growing, g_source_remove);
  g_clear_object (&self->desk);
  G_OBJECT_CLASS (relais_people_model_parent_class)->dispose (object);
}

static void
relais_people_model_finalize (GObject *object)
{
  RelaisPeopleModel *self = RELAIS_PEOPLE_MODEL (object);

  g_ptr_array_unref (self->places);
  g_hash_table_unref (self->asked_pages);
  g_free (self->query);
  G_OBJECT_CLASS (relais_people_model_parent_class)->finalize (object);
}

static void
relais_people_model_class_init (RelaisPeopleModelClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = relais_people_model_dispose;
  G_OBJECT_CLASS (klass)->finalize = relais_people_model_finalize;

  /**
   * RelaisPeopleModel::ready:
   *
   * The newest question was answered.
   */
  signals[SIGNAL_READY] = g_signal_new ("ready", RELAIS_TYPE_PEOPLE_MODEL, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                        G_TYPE_NONE, 0);
  /**
   * RelaisPeopleModel::failed:
   * @model: the list
   * @error: why
   *
   * The register did not answer; what was shown stays.
   */
  signals[SIGNAL_FAILED] = g_signal_new ("failed", RELAIS_TYPE_PEOPLE_MODEL, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                         G_TYPE_NONE, 1, G_TYPE_ERROR | G_SIGNAL_TYPE_STATIC_SCOPE);
}

static void
relais_people_model_init (RelaisPeopleModel *self)
{
  self->places = g_ptr_array_new_with_free_func (clear_place);
  self->asked_pages = g_hash_table_new (NULL, NULL);
}

static void
on_desk_changed (RelaisDesk *desk, const char *const *touched, RelaisPeopleModel *self)
{
  ask_again (self);
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

  self->desk = g_object_ref (desk);
  self->flags = flags;
  g_signal_connect_object (desk, "changed", G_CALLBACK (on_desk_changed), self, 0);
  ask_again (self);
  return self;
}
