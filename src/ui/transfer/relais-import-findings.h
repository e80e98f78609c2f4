#pragma once

#include <gtk/gtk.h>

#include "relais-people-import.h"

G_BEGIN_DECLS

void relais_import_findings_prepare (GtkListView      *list);
void relais_import_findings_show    (GtkListView      *list,
                                     RelaisImportPlan *plan);

G_END_DECLS
