#pragma once

#include "relais-desk.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

void relais_shortcuts_show (GtkWindow  *parent,
                            RelaisDesk *desk);

G_END_DECLS
