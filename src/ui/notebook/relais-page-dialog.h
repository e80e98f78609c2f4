#pragma once

#include <gtk/gtk.h>

#include "relais-desk.h"

G_BEGIN_DECLS

GtkWidget *relais_page_dialog_show (GtkWidget  *from,
                                    RelaisDesk *desk,
                                    const char *patient,
                                    const char *name);
void       relais_page_dialog_take (GtkWidget  *dialog,
                                    const char *path);

G_END_DECLS
