#pragma once

#include "relais-desk.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

void relais_waiting_dialog_show (GtkWidget  *from,
                                 RelaisDesk *desk);

G_END_DECLS
