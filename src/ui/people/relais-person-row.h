#pragma once

#include <gtk/gtk.h>

#include "relais-desk.h"
#include "relais-person-item.h"

G_BEGIN_DECLS

#define RELAIS_TYPE_PERSON_ROW (relais_person_row_get_type ())
G_DECLARE_FINAL_TYPE (RelaisPersonRow, relais_person_row, RELAIS, PERSON_ROW, GtkWidget)

GtkWidget  *relais_person_row_new       (RelaisDesk       *desk);
void        relais_person_row_set_item  (RelaisPersonRow  *row,
                                         RelaisPersonItem *item);

GtkListItemFactory *relais_person_row_factory_new (RelaisDesk *desk);

G_END_DECLS
