#pragma once

#include "relais-desk.h"
#include "relais-round.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define RELAIS_TYPE_ROUND_ROW (relais_round_row_get_type ())
G_DECLARE_FINAL_TYPE (RelaisRoundRow, relais_round_row, RELAIS, ROUND_ROW, AdwBin)

GtkWidget  *relais_round_row_new      (void);
void        relais_round_row_show     (RelaisRoundRow         *row,
                                       RelaisDesk             *desk,
                                       const RelaisRoundVisit *visit);
const char *relais_round_row_get_stop (RelaisRoundRow         *row);

G_END_DECLS
