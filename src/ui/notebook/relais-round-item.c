/* A stop of one's round as a place in a list; its row is a RelaisRoundVisit. Made where a round is read; main thread.
 */

#include "relais-round-item.h"

struct _RelaisRoundItem {
  RelaisSlot parent_instance;
};

G_DEFINE_FINAL_TYPE (RelaisRoundItem, relais_round_item, RELAIS_TYPE_SLOT)

static const char *
get_id (gconstpointer row)
{
  return relais_record_get_id (((const RelaisRoundVisit *) row)->stop);
}

static void
relais_round_item_class_init (RelaisRoundItemClass *klass)
{
  RELAIS_SLOT_CLASS (klass)->get_id = get_id;
  RELAIS_SLOT_CLASS (klass)->free_row = (GDestroyNotify) relais_round_visit_free;
}

static void
relais_round_item_init (RelaisRoundItem *self)
{
}
