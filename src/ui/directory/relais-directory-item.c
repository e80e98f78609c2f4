/* One place of the directory's list: the entry that stands there, or nothing while the answer is on its way. Owned by
 * the list's model, used in the main thread.
 */

#include "relais-directory-item.h"

struct _RelaisDirectoryItem {
  RelaisSlot parent_instance;
};

G_DEFINE_FINAL_TYPE (RelaisDirectoryItem, relais_directory_item, RELAIS_TYPE_SLOT)

/**
 * relais_directory_item_get_found:
 * @item: a place
 *
 * Returns: (transfer none) (nullable): what stands there; %NULL while that is not known
 */
const RelaisDirectoryFound *
relais_directory_item_get_found (RelaisDirectoryItem *item)
{
  return relais_slot_get_row (item);
}

static const char *
get_key (gconstpointer row)
{
  return relais_record_get_id (((const RelaisDirectoryFound *) row)->entry);
}

static void
relais_directory_item_class_init (RelaisDirectoryItemClass *klass)
{
  RELAIS_SLOT_CLASS (klass)->get_id = get_key;
  RELAIS_SLOT_CLASS (klass)->free_row = (GDestroyNotify) relais_directory_found_free;
}

static void
relais_directory_item_init (RelaisDirectoryItem *self)
{
}
