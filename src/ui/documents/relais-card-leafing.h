#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void  relais_card_leafing_install  (GtkWidgetClass *widget_class);
void  relais_card_leafing_add_keys (GtkWidget      *dialog);
char *relais_card_leafing_show     (GtkWidget      *dialog,
                                    guint           page,
                                    guint           n_pages);

G_END_DECLS
