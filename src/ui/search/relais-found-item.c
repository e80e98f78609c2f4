/* One place of the list that a search of everything fills: a person or an entry of the directory. The place stays when
 * the next keystroke finds something else there, so that its row is written anew instead of made anew. Owned by the
 * search's results, used in the main thread.
 */

#include "relais-found-item.h"

struct _RelaisFoundItem {
  RelaisSlot parent_instance;
};

G_DEFINE_FINAL_TYPE (RelaisFoundItem, relais_found_item, RELAIS_TYPE_SLOT)

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
  return relais_slot_get_row (item);
}

static const char *
get_id (gconstpointer row)
{
  const RelaisFoundHit *hit = row;

  return relais_record_get_id (hit->person != NULL ? hit->person->person : hit->entry->entry);
}

static void
relais_found_item_class_init (RelaisFoundItemClass *klass)
{
  RELAIS_SLOT_CLASS (klass)->get_id = get_id;
  RELAIS_SLOT_CLASS (klass)->free_row = (GDestroyNotify) relais_found_hit_free;
}

static void
relais_found_item_init (RelaisFoundItem *self)
{
}
