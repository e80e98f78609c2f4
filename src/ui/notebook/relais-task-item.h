#pragma once

#include "relais-notebook-asked.h"
#include "relais-slot.h"

G_BEGIN_DECLS

#define RELAIS_TYPE_TASK_ITEM (relais_task_item_get_type ())
G_DECLARE_FINAL_TYPE (RelaisTaskItem, relais_task_item, RELAIS, TASK_ITEM, RelaisSlot)

G_END_DECLS
