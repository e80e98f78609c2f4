/* A patient of a hand-over as a place in a list; its row is a RelaisHandOver. Made where a hand-over is read; main
 * thread.
 */

#include "relais-hand-over-item.h"

struct _RelaisHandOverItem {
  RelaisSlot parent_instance;
};

G_DEFINE_FINAL_TYPE (RelaisHandOverItem, relais_hand_over_item, RELAIS_TYPE_SLOT)

static const char *
get_id (gconstpointer row)
{
  return relais_record_get_id (((const RelaisHandOver *) row)->patient);
}

static void
relais_hand_over_item_class_init (RelaisHandOverItemClass *klass)
{
  RELAIS_SLOT_CLASS (klass)->get_id = get_id;
  RELAIS_SLOT_CLASS (klass)->free_row = (GDestroyNotify) relais_hand_over_free;
}

static void
relais_hand_over_item_init (RelaisHandOverItem *self)
{
}
