#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void relais_changes_install (GtkWidgetClass *window_class);

G_END_DECLS
