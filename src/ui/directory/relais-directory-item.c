/* One place of the directory's list: the entry that stands there, or nothing while the answer is on its way. The place
 * stays when another entry moves into it. Owned by the list's model, used in the main thread.
 */

#include "relais-directory-item.h"

struct _RelaisDirectoryItem {
  GObject parent_instance;

  RelaisDirectoryFound *found;
};

enum {
  SIGNAL_CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (RelaisDirectoryItem, relais_directory_item, G_TYPE_OBJECT)

/**
 * relais_directory_item_get_found:
 * @item: a place
 *
 * Returns: (transfer none) (nullable): what stands there; %NULL while that is not known
 */
const RelaisDirectoryFound *
relais_directory_item_get_found (RelaisDirectoryItem *item)
{
  return item->found;
}

/**
 * relais_directory_item_get_key:
 * @item: a place
 *
 * Returns: (transfer none) (nullable): the key of the entry that stands there
 */
const char *
relais_directory_item_get_key (RelaisDirectoryItem *item)
{
  return item->found != NULL ? relais_record_get_id (item->found->entry) : NULL;
}

/**
 * relais_directory_item_take_found:
 * @item: a place
 * @found: (transfer full): what stands there from now on
 */
void
relais_directory_item_take_found (RelaisDirectoryItem *item, RelaisDirectoryFound *found)
{
  g_clear_pointer (&item->found, relais_directory_found_free);
  item->found = found;
  g_signal_emit (item, signals[SIGNAL_CHANGED], 0);
}

static void
relais_directory_item_finalize (GObject *object)
{
  g_clear_pointer (&RELAIS_DIRECTORY_ITEM (object)->found, relais_directory_found_free);
  G_OBJECT_CLASS (relais_directory_item_parent_class)->finalize (object);
}

static void
relais_directory_item_class_init (RelaisDirectoryItemClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = relais_directory_item_finalize;

  /**
   * RelaisDirectoryItem::changed:
   *
   * Another entry stands there, or the same one with other values.
   */
  signals[SIGNAL_CHANGED] = g_signal_new ("changed", RELAIS_TYPE_DIRECTORY_ITEM, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                          NULL, G_TYPE_NONE, 0);
}

static void
relais_directory_item_init (RelaisDirectoryItem *self)
{
}
