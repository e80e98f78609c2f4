#pragma once

#include "relais-window.h"

G_BEGIN_DECLS

AdwToastOverlay *relais_window_get_toasts (RelaisWindow *window);
GtkLabel        *relais_window_get_status (RelaisWindow *window);

void relais_window_update_actions (RelaisWindow *window,
                                   RelaisDesk   *desk);

G_END_DECLS
