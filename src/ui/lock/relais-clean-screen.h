#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void relais_clean_clipboards (GdkDisplay *display);
void relais_clean_screen     (GtkWindow  *window);

G_END_DECLS
