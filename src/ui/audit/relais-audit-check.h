#pragma once

#include <gtk/gtk.h>

#include "relais-desk.h"

G_BEGIN_DECLS

void relais_audit_check_run (GtkWidget  *room,
                             RelaisDesk *desk,
                             GtkWidget  *button,
                             GtkLabel   *verdict);

G_END_DECLS
