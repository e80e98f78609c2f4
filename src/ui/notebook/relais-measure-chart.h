#pragma once

#include "relais-desk.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define RELAIS_TYPE_MEASURE_CHART (relais_measure_chart_get_type ())
G_DECLARE_FINAL_TYPE (RelaisMeasureChart, relais_measure_chart, RELAIS, MEASURE_CHART, AdwBin)

GtkWidget *relais_measure_chart_new (RelaisDesk *desk,
                                     const char *name,
                                     GPtrArray  *points);

G_END_DECLS
