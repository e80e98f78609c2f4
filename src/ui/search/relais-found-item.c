/* One place of the list that a search of everything fills: a person or an entry of the directory. The place stays when
 * the next keystroke finds something else there, so that its row is written anew instead of made anew. Owned by the
 * search's results, used in the main thread.
 */

#include "relais-found-item.h"

struct _RelaisFoundItem {
  GObject parent_instance;

  RelaisFoundHit *hit;
};

enum {
  SIGNAL_CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (RelaisFoundItem, relais_found_item, G_TYPE_OBJECT)

/**
 * relais_found_hit_new_person:
 * @person: (transfer full): somebody who was found
 * @query: what was searched for
 *
 * Returns: (transfer full): that hit
 */
RelaisFoundHit *
relais_found_hit_new_person (RelaisFound *person, const char *query)
{
  RelaisFoundHit *hit = g_new0 (RelaisFoundHit, 1);

  hit->person = person;
  hit->query = g_strdup (query);
  return hit;
}

/**
 * relais_found_hit_new_entry:
 * @entry: (transfer full): an entry that was found
 * @labels: the practice's names
 * @query: what was searched for
 *
 * Returns: (transfer full): that hit
 */
RelaisFoundHit *
relais_found_hit_new_entry (RelaisDirectoryFound *entry, RelaisLabels *labels, const char *query)
{
  RelaisFoundHit *hit = g_new0 (RelaisFoundHit, 1);

  hit->entry = entry;
  hit->labels = relais_labels_ref (labels);
  hit->query = g_strdup (query);
  return hit;
}

/**
 * relais_found_hit_free:
 * @hit: (transfer full): a hit
 */
void
relais_found_hit_free (RelaisFoundHit *hit)
{
  g_clear_pointer (&hit->person, relais_found_free);
  g_clear_pointer (&hit->entry, relais_directory_found_free);
  g_clear_pointer (&hit->labels, relais_labels_unref);
  g_free (hit->query);
  g_free (hit);
}

/**
 * relais_found_item_get_hit:
 * @item: a place
 *
 * Returns: (transfer none) (nullable): what was found there; %NULL before there was an answer
 */
const RelaisFoundHit *
relais_found_item_get_hit (RelaisFoundItem *item)
{
  return item->hit;
}

/**
 * relais_found_item_take_hit:
 * @item: a place
 * @hit: (transfer full): what stands there from now on
 */
void
relais_found_item_take_hit (RelaisFoundItem *item, RelaisFoundHit *hit)
{
  g_clear_pointer (&item->hit, relais_found_hit_free);
  item->hit = hit;
  g_signal_emit (item, signals[SIGNAL_CHANGED], 0);
}

static void
relais_found_item_finalize (GObject *object)
{
  g_clear_pointer (&RELAIS_FOUND_ITEM (object)->hit, relais_found_hit_free);
  G_OBJECT_CLASS (relais_found_item_parent_class)->finalize (object);
}

static void
relais_found_item_class_init (RelaisFoundItemClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = relais_found_item_finalize;

  /**
   * RelaisFoundItem::changed:
   *
   * Something else stands there.
   */
  signals[SIGNAL_CHANGED] = g_signal_new ("changed", RELAIS_TYPE_FOUND_ITEM, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                          G_TYPE_NONE, 0);
}

static void
relais_found_item_init (RelaisFoundItem *self)
{
}
