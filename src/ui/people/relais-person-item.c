/* One place of a list of people: the person who stands there, or nobody while the register has not answered yet. Owned
 * by the list's model, used in the main thread.
 */

#include "relais-person-item.h"

struct _RelaisPersonItem {
  RelaisSlot parent_instance;
};

G_DEFINE_FINAL_TYPE (RelaisPersonItem, relais_person_item, RELAIS_TYPE_SLOT)

/**
 * relais_person_item_get_found:
 * @item: a place
 *
 * Returns: (transfer none) (nullable): who stands there; %NULL while that is not known
 */
const RelaisFound *
relais_person_item_get_found (RelaisPersonItem *item)
{
  return relais_slot_get_row (item);
}

static const char *
get_id (gconstpointer row)
{
  return relais_record_get_id (((const RelaisFound *) row)->person);
}

static void
relais_person_item_class_init (RelaisPersonItemClass *klass)
{
  RELAIS_SLOT_CLASS (klass)->get_id = get_id;
  RELAIS_SLOT_CLASS (klass)->free_row = (GDestroyNotify) relais_found_free;
}

static void
relais_person_item_init (RelaisPersonItem *self)
{
}
