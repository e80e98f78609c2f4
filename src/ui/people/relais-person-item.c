/* One place of a list of people: the person who stands there, or nobody while the register has not answered yet. The
 * place stays when another person moves into it, so that a list neither jumps nor loses its focus. Owned by the list's
 * model, used in the main thread.
 */

#include "relais-person-item.h"

struct _RelaisPersonItem {
  GObject parent_instance;

  RelaisFound *found;
};

enum {
  SIGNAL_CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (RelaisPersonItem, relais_person_item, G_TYPE_OBJECT)

/**
 * relais_person_item_get_found:
 * @item: a place
 *
 * Returns: (transfer none) (nullable): who stands there; %NULL while that is not known
 */
const RelaisFound *
relais_person_item_get_found (RelaisPersonItem *item)
{
  return item->found;
}

/**
 * relais_person_item_get_id:
 * @item: a place
 *
 * Returns: (transfer none) (nullable): the id of the person who stands there
 */
const char *
relais_person_item_get_id (RelaisPersonItem *item)
{
  return item->found != NULL ? relais_record_get_id (item->found->person) : NULL;
}

/**
 * relais_person_item_take_found:
 * @item: a place
 * @found: (transfer full): who stands there from now on
 */
void
relais_person_item_take_found (RelaisPersonItem *item, RelaisFound *found)
{
  g_clear_pointer (&item->found, relais_found_free);
  item->found = found;
  g_signal_emit (item, signals[SIGNAL_CHANGED], 0);
}

static void
relais_person_item_finalize (GObject *object)
{
  g_clear_pointer (&RELAIS_PERSON_ITEM (object)->found, relais_found_free);
  G_OBJECT_CLASS (relais_person_item_parent_class)->finalize (object);
}

static void
relais_person_item_class_init (RelaisPersonItemClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = relais_person_item_finalize;

  /**
   * RelaisPersonItem::changed:
   *
   * Another person stands there, or the same one with other values.
   */
  signals[SIGNAL_CHANGED] = g_signal_new ("changed", RELAIS_TYPE_PERSON_ITEM, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                          G_TYPE_NONE, 0);
}

static void
relais_person_item_init (RelaisPersonItem *self)
{
}

/**
 * relais_person_item_new:
 *
 * Returns: (transfer full): a place where nobody stands yet
 */
RelaisPersonItem *
relais_person_item_new (void)
{
  return g_object_new (RELAIS_TYPE_PERSON_ITEM, NULL);
}
