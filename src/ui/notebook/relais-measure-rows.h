#pragma once

#include "relais-desk.h"
#include "relais-labels.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define RELAIS_TYPE_MEASURE_ROWS (relais_measure_rows_get_type ())
G_DECLARE_FINAL_TYPE (RelaisMeasureRows, relais_measure_rows, RELAIS, MEASURE_ROWS, AdwBin)

GtkWidget *relais_measure_rows_new        (RelaisDesk         *desk);
void       relais_measure_rows_set_labels (RelaisMeasureRows *measures,
                                            RelaisLabels       *labels);
char      *relais_measure_rows_get_text   (RelaisMeasureRows *measures);
void       relais_measure_rows_set_text   (RelaisMeasureRows *measures,
                                            const char         *text);
char      *relais_measure_rows_say        (RelaisMeasureRows *measures);
gboolean   relais_measure_rows_asks       (RelaisMeasureRows *measures);

G_END_DECLS
