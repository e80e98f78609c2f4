/* A list of any length, of which only what somebody looks at is read, a page of a hundred at a time; of questions that
 * follow one another quickly only the newest is asked. Every place of the list is an object that stays where it is, so
 * that a list neither jumps nor loses its focus. What it lists is the matter of the classes derived from it. Owned by
 * the room that shows it, used in the main thread; reads on the desk's threads.
 */

#include "relais-listing.h"

#include "relais-error.h"
#include "relais-slot.h"

#include <gio/gio.h>

#define PAGE 100
/* A list view makes some two hundred rows, however few are seen: they are handed over in steps, between which the
 * window goes on. What comes after them costs nothing.
 */
#define ROWS 250
#define STEP 25

typedef struct {
  RelaisDesk *desk;

  GPtrArray *places;
  guint n_shown;
  guint growing;
  GHashTable *asked_pages;
  guint generation;
  gboolean counting;
  gboolean again;
  gboolean ready;
} RelaisListingPrivate;

enum {
  SIGNAL_READY,
  SIGNAL_FAILED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void relais_listing_list_model_init (GListModelInterface *iface);

G_DEFINE_ABSTRACT_TYPE_WITH_CODE (RelaisListing, relais_listing, G_TYPE_OBJECT,
                                  G_ADD_PRIVATE (RelaisListing)
                                  G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, relais_listing_list_model_init))

static RelaisListingPrivate *
get_private (RelaisListing *self)
{
  return relais_listing_get_instance_private (self);
}

static void ask_again (RelaisListing *self);

typedef struct {
  RelaisListingClass *klass; /* of a static type: stays */
  gpointer asked;
  guint generation;
  guint page;
  int count;
} Question;

static Question *
question_new (RelaisListing *self, guint page)
{
  Question *question = g_new0 (Question, 1);

  question->klass = RELAIS_LISTING_GET_CLASS (self);
  question->asked = question->klass->ask (self);
  question->generation = get_private (self)->generation;
  question->page = page;
  return question;
}

static void
question_free (gpointer data)
{
  Question *question = data;

  question->klass->free_question (question->asked);
  g_free (question);
}

static RelaisSlot *
make_place (RelaisListing *self, gpointer row)
{
  return relais_slot_new (RELAIS_LISTING_GET_CLASS (self)->place_type, row);
}

static RelaisSlot *
get_place (RelaisListing *self, guint position)
{
  RelaisListingPrivate *priv = get_private (self);

  if (priv->places->pdata[position] == NULL)
    priv->places->pdata[position] = make_place (self, NULL);
  return priv->places->pdata[position];
}

/* The rows of an answer move into their places; those beyond the end of the list go. */
static void
fill_places (RelaisListing *self, guint from, GPtrArray *rows)
{
  RelaisListingPrivate *priv = get_private (self);
  gsize n_rows;
  g_autofree gpointer *found = g_ptr_array_steal (rows, &n_rows);

  for (guint i = 0; i < n_rows; i++)
    {
      if (from + i < priv->places->len)
        relais_slot_take_row (get_place (self, from + i), found[i]);
      else
        g_object_unref (make_place (self, found[i]));
    }
}

static void
show_places (RelaisListing *self, guint n)
{
  RelaisListingPrivate *priv = get_private (self);
  guint before = priv->n_shown;

  priv->n_shown = n;
  if (n != before)
    g_list_model_items_changed (G_LIST_MODEL (self), MIN (n, before), before > n ? before - n : 0,
                                n > before ? n - before : 0);
}

static void
fail (RelaisListing *self, const GError *error)
{
  if (!g_error_matches (error, RELAIS_ERROR, RELAIS_ERROR_CANCELLED))
    g_signal_emit (self, signals[SIGNAL_FAILED], 0, error);
}

/* --- A page of the whole list --- */

static gpointer
read_page (RelaisSession *session, gpointer data, GError **error)
{
  Question *question = data;

  return question->klass->read (session, question->asked, question->page * PAGE, PAGE, NULL, error);
}

static void
on_page_read (gpointer owner, gpointer data, gpointer answer, const GError *error)
{
  RelaisListing *self = owner;
  Question *question = data;
  g_autoptr (GPtrArray) rows = answer;

  if (question->generation != get_private (self)->generation)
    return;
  if (rows == NULL)
    fail (self, error);
  else
    fill_places (self, question->page * PAGE, rows);
}

static void
ask_page (RelaisListing *self, guint page)
{
  RelaisListingPrivate *priv = get_private (self);

  if (!g_hash_table_add (priv->asked_pages, GUINT_TO_POINTER (page)))
    return;
  relais_desk_run (priv->desk, self, read_page, question_new (self, page), question_free,
                   (GDestroyNotify) g_ptr_array_unref, on_page_read);
}

static void
ask_shown_pages (RelaisListing *self)
{
  RelaisListingPrivate *priv = get_private (self);
  guint n_pages = (priv->places->len + PAGE - 1) / PAGE;

  for (guint page = 1; page < n_pages; page++)
    {
      gboolean shown = FALSE;

      for (guint i = page * PAGE; i < MIN ((page + 1) * PAGE, priv->places->len) && !shown; i++)
        shown = priv->places->pdata[i] != NULL;
      if (shown)
        ask_page (self, page);
    }
}

/* --- How many there are, and the first of them --- */

static gpointer
read_start (RelaisSession *session, gpointer data, GError **error)
{
  Question *question = data;

  return question->klass->read (session, question->asked, 0, PAGE, &question->count, error);
}

static gboolean
grow (gpointer data)
{
  RelaisListing *self = data;
  RelaisListingPrivate *priv = get_private (self);
  guint n = priv->n_shown + STEP;

  show_places (self, n < ROWS ? MIN (n, priv->places->len) : priv->places->len);
  if (priv->n_shown < priv->places->len && !priv->again)
    return G_SOURCE_CONTINUE;
  priv->growing = 0;
  priv->counting = FALSE;
  if (priv->again)
    {
      ask_again (self);
      return G_SOURCE_REMOVE;
    }
  priv->ready = TRUE;
  g_signal_emit (self, signals[SIGNAL_READY], 0);
  return G_SOURCE_REMOVE;
}

/* Places that are new are filled before they are shown, so that a row is only drawn up once. */
static void
show_answer (RelaisListing *self, const Question *question, GPtrArray *rows)
{
  RelaisListingPrivate *priv = get_private (self);
  guint size = (guint) question->count;

  g_hash_table_remove_all (priv->asked_pages);
  g_hash_table_add (priv->asked_pages, GUINT_TO_POINTER (0));
  for (guint page = 1; page * PAGE < rows->len; page++)
    g_hash_table_add (priv->asked_pages, GUINT_TO_POINTER (page));
  g_ptr_array_set_size (priv->places, (int) size);
  fill_places (self, 0, rows);
  ask_shown_pages (self);
  show_places (self, MIN (size, priv->n_shown));
  if (grow (self) == G_SOURCE_CONTINUE)
    priv->growing = g_idle_add (grow, self);
}

static void
on_start_read (gpointer owner, gpointer data, gpointer answer, const GError *error)
{
  RelaisListing *self = owner;
  RelaisListingPrivate *priv = get_private (self);
  Question *question = data;
  g_autoptr (GPtrArray) rows = answer;

  if (question->generation == priv->generation && rows != NULL)
    {
      show_answer (self, question, rows);
      return;
    }
  if (rows == NULL)
    {
      show_places (self, priv->places->len);
      fail (self, error);
    }
  priv->counting = FALSE;
  if (priv->again)
    ask_again (self);
}

/* Only the newest question is asked: while one is under way, those that follow wait as one. */
static void
ask_again (RelaisListing *self)
{
  RelaisListingPrivate *priv = get_private (self);

  priv->generation++;
  priv->again = priv->counting;
  if (priv->counting)
    return;
  priv->counting = TRUE;
  relais_desk_run (priv->desk, self, read_start, question_new (self, 0), question_free,
                   (GDestroyNotify) g_ptr_array_unref, on_start_read);
}

/**
 * relais_listing_refresh:
 * @listing: a list
 *
 * Asks again, because the question is another one now or the answer may be: what stands where is updated in place.
 */
void
relais_listing_refresh (RelaisListing *listing)
{
  ask_again (listing);
}

/**
 * relais_listing_is_ready:
 * @listing: a list
 *
 * Returns: whether there was an answer once, so that an empty list is really empty
 */
gboolean
relais_listing_is_ready (RelaisListing *listing)
{
  return get_private (listing)->ready;
}

/**
 * relais_listing_is_current:
 * @listing: a list
 *
 * Returns: whether it holds the answer to the newest question; else another one is on its way
 */
gboolean
relais_listing_is_current (RelaisListing *listing)
{
  return !get_private (listing)->counting;
}

/**
 * relais_listing_get_loaded:
 * @listing: a list
 * @position: a position
 *
 * Unlike g_list_model_get_item() this asks for nothing.
 *
 * Returns: (transfer none) (nullable): the place there, %NULL when nobody has looked at it or the list ends before it
 */
gpointer
relais_listing_get_loaded (RelaisListing *listing, guint position)
{
  RelaisListingPrivate *priv = get_private (listing);

  return position < priv->n_shown ? priv->places->pdata[position] : NULL;
}

/* --- GListModel --- */

static GType
get_item_type (GListModel *list)
{
  return RELAIS_LISTING_GET_CLASS (list)->place_type;
}

static guint
get_n_items (GListModel *list)
{
  return get_private (RELAIS_LISTING (list))->n_shown;
}

static gpointer
get_item (GListModel *list, guint position)
{
  RelaisListing *self = RELAIS_LISTING (list);

  if (position >= get_private (self)->n_shown)
    return NULL;
  ask_page (self, position / PAGE);
  return g_object_ref (get_place (self, position));
}

static void
relais_listing_list_model_init (GListModelInterface *iface)
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
relais_listing_dispose (GObject *object)
{
  RelaisListingPrivate *priv = get_private (RELAIS_LISTING (object));

  g_clear_handle_id (&priv->growing, g_source_remove);
  g_clear_object (&priv->desk);
  G_OBJECT_CLASS (relais_listing_parent_class)->dispose (object);
}

static void
relais_listing_finalize (GObject *object)
{
  RelaisListingPrivate *priv = get_private (RELAIS_LISTING (object));

  g_ptr_array_unref (priv->places);
  g_hash_table_unref (priv->asked_pages);
  G_OBJECT_CLASS (relais_listing_parent_class)->finalize (object);
}

static void
relais_listing_class_init (RelaisListingClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = relais_listing_dispose;
  G_OBJECT_CLASS (klass)->finalize = relais_listing_finalize;

  /**
   * RelaisListing::ready:
   *
   * The newest question was answered.
   */
  signals[SIGNAL_READY] = g_signal_new ("ready", RELAIS_TYPE_LISTING, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                        G_TYPE_NONE, 0);
  /**
   * RelaisListing::failed:
   * @listing: the list
   * @error: why
   *
   * There was no answer; what was shown stays.
   */
  signals[SIGNAL_FAILED] = g_signal_new ("failed", RELAIS_TYPE_LISTING, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                         G_TYPE_NONE, 1, G_TYPE_ERROR | G_SIGNAL_TYPE_STATIC_SCOPE);
}

static void
relais_listing_init (RelaisListing *self)
{
  RelaisListingPrivate *priv = get_private (self);

  priv->places = g_ptr_array_new_with_free_func (clear_place);
  priv->asked_pages = g_hash_table_new (NULL, NULL);
}

/**
 * relais_listing_set_desk:
 * @listing: a list that was just made
 * @desk: the desk
 *
 * From now on the list can be asked for.
 */
void
relais_listing_set_desk (RelaisListing *listing, RelaisDesk *desk)
{
  g_set_object (&get_private (listing)->desk, desk);
}

/**
 * relais_listing_get_desk:
 * @listing: a list
 *
 * Returns: (transfer none): the desk
 */
RelaisDesk *
relais_listing_get_desk (RelaisListing *listing)
{
  return get_private (listing)->desk;
}
