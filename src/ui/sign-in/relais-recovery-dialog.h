#pragma once

#include <gtk/gtk.h>

#include "relais-desk.h"

G_BEGIN_DECLS

void relais_recovery_dialog_show (GtkWidget  *from,
                                  RelaisDesk *desk);

G_END_DECLS
