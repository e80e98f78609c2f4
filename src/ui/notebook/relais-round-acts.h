#pragma once

#include "relais-desk.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

GMenuModel *relais_round_acts_make_menu (RelaisDesk     *desk,
                                         const char     *patient);
void        relais_round_acts_add       (GtkWidget      *from,
                                         RelaisDesk     *desk,
                                         const char     *patient,
                                         const char     *weekday);
void        relais_round_acts_remove    (GtkWidget      *from,
                                         RelaisDesk     *desk,
                                         const char     *stop);
void        relais_round_acts_shift     (GtkWidget      *from,
                                         RelaisDesk     *desk,
                                         const char     *stop,
                                         guint           position);
void        relais_round_acts_install   (GtkWidgetClass *window_class);

G_END_DECLS
