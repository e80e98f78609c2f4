#pragma once

#include <gtk/gtk.h>

#include "relais-desk.h"
#include "relais-person-item.h"

G_BEGIN_DECLS

#define RELAIS_TYPE_FOUND_ROW (relais_found_row_get_type ())
G_DECLARE_FINAL_TYPE (RelaisFoundRow, relais_found_row, RELAIS, FOUND_ROW, GtkWidget)

GtkWidget  *relais_found_row_new       (RelaisDesk       *desk);
void        relais_found_row_show      (RelaisFoundRow   *row,
                                        RelaisPersonItem *item,
                                        const char       *query);
char       *relais_found_row_describe  (RelaisDesk       *desk,
                                        RelaisPersonItem *item);

G_END_DECLS
