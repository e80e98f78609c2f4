#pragma once

#include <adwaita.h>

#include "relais-desk.h"
#include "relais-worklist.h"

G_BEGIN_DECLS

#define RELAIS_TYPE_WORK_ROW (relais_work_row_get_type ())
G_DECLARE_FINAL_TYPE (RelaisWorkRow, relais_work_row, RELAIS, WORK_ROW, AdwPreferencesRow)

GtkWidget  *relais_work_row_new     (RelaisDesk           *desk,
                                     const RelaisWorkItem *item);
void        relais_work_row_open    (RelaisWorkRow        *row);
const char *relais_work_row_get_key (RelaisWorkRow        *row);

G_END_DECLS
