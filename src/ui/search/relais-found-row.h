#pragma once

#include "relais-desk.h"
#include "relais-slot-row.h"

G_BEGIN_DECLS

#define RELAIS_TYPE_FOUND_ROW (relais_found_row_get_type ())
G_DECLARE_FINAL_TYPE (RelaisFoundRow, relais_found_row, RELAIS, FOUND_ROW, RelaisSlotRow)

GtkListItemFactory *relais_found_row_factory_new (RelaisDesk *desk);

G_END_DECLS
