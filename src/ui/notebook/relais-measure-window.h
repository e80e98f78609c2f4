#pragma once

#include "relais-desk.h"
#include "relais-record.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

void relais_measure_window_show (GtkWidget          *from,
                                 RelaisDesk         *desk,
                                 const RelaisRecord *patient);

G_END_DECLS
