#pragma once

#include <adwaita.h>

#include "relais-import-plan.h"

G_BEGIN_DECLS

#define RELAIS_TYPE_COLUMN_ROWS (relais_column_rows_get_type ())
G_DECLARE_FINAL_TYPE (RelaisColumnRows, relais_column_rows, RELAIS, COLUMN_ROWS, GObject)

RelaisColumnRows *relais_column_rows_new         (AdwPreferencesGroup *group,
                                                  guint                facet,
                                                  RelaisCsv           *csv,
                                                  RelaisImportPlan    *plan);
GHashTable       *relais_column_rows_get_choices (RelaisColumnRows    *columns);

G_END_DECLS
