#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void relais_directory_acts_install (GtkWidgetClass *view_class);

G_END_DECLS
