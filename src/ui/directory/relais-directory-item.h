#pragma once

#include "relais-directory.h"
#include "relais-slot.h"

G_BEGIN_DECLS

#define RELAIS_TYPE_DIRECTORY_ITEM (relais_directory_item_get_type ())
G_DECLARE_FINAL_TYPE (RelaisDirectoryItem, relais_directory_item, RELAIS, DIRECTORY_ITEM, RelaisSlot)

const RelaisDirectoryFound *relais_directory_item_get_found (RelaisDirectoryItem *item);

G_END_DECLS
