#pragma once

#include "relais-desk.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

GtkWidget *relais_team_dialog_new (GtkWidget  *from,
                                   RelaisDesk *desk);

G_END_DECLS
