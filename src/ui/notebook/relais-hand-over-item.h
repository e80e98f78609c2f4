#pragma once

#include "relais-notebook-handover.h"
#include "relais-slot.h"

G_BEGIN_DECLS

#define RELAIS_TYPE_HAND_OVER_ITEM (relais_hand_over_item_get_type ())
G_DECLARE_FINAL_TYPE (RelaisHandOverItem, relais_hand_over_item, RELAIS, HAND_OVER_ITEM, RelaisSlot)

G_END_DECLS
