#pragma once

#include <gtk/gtk.h>

#include "relais-settings.h"

G_BEGIN_DECLS

void relais_window_state_restore (GtkWindow      *window,
                                  RelaisSettings *settings);
void relais_window_state_save    (GtkWindow      *window,
                                  RelaisSettings *settings);

G_END_DECLS
