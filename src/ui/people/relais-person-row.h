#pragma once

#include "relais-desk.h"
#include "relais-slot-row.h"

G_BEGIN_DECLS

#define RELAIS_TYPE_PERSON_ROW (relais_person_row_get_type ())
G_DECLARE_FINAL_TYPE (RelaisPersonRow, relais_person_row, RELAIS, PERSON_ROW, RelaisSlotRow)

GtkWidget          *relais_person_row_new         (RelaisDesk *desk);
GtkListItemFactory *relais_person_row_factory_new (RelaisDesk *desk);

G_END_DECLS
