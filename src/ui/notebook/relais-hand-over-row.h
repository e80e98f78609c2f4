#pragma once

#include "relais-desk.h"
#include "relais-notebook-handover.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define RELAIS_TYPE_HAND_OVER_ROW (relais_hand_over_row_get_type ())
G_DECLARE_FINAL_TYPE (RelaisHandOverRow, relais_hand_over_row, RELAIS, HAND_OVER_ROW, AdwBin)

GtkWidget *relais_hand_over_row_new  (void);
void       relais_hand_over_row_show (RelaisHandOverRow    *row,
                                      RelaisDesk           *desk,
                                      const RelaisHandOver *hand_over);

G_END_DECLS
