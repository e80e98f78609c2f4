#pragma once

#include "relais-register.h"
#include "relais-slot.h"

G_BEGIN_DECLS

#define RELAIS_TYPE_PERSON_ITEM (relais_person_item_get_type ())
G_DECLARE_FINAL_TYPE (RelaisPersonItem, relais_person_item, RELAIS, PERSON_ITEM, RelaisSlot)

const RelaisFound *relais_person_item_get_found (RelaisPersonItem *item);

G_END_DECLS
