#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

GtkWidget *relais_today_notes_new (guint n_unread,
                                   guint n_urgent);

G_END_DECLS
