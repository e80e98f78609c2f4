#pragma once

#include "relais-round.h"
#include "relais-slot.h"

G_BEGIN_DECLS

#define RELAIS_TYPE_ROUND_ITEM (relais_round_item_get_type ())
G_DECLARE_FINAL_TYPE (RelaisRoundItem, relais_round_item, RELAIS, ROUND_ITEM, RelaisSlot)

G_END_DECLS
