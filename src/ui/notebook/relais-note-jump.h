#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void relais_note_jump (GtkWidget  *list,
                       guint       position,
                       const char *id);

G_END_DECLS
