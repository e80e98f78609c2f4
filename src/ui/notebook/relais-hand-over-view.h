#pragma once

#include "relais-desk.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define RELAIS_TYPE_HAND_OVER_VIEW (relais_hand_over_view_get_type ())
G_DECLARE_FINAL_TYPE (RelaisHandOverView, relais_hand_over_view, RELAIS, HAND_OVER_VIEW, AdwBin)

GtkWidget *relais_hand_over_view_new   (RelaisDesk         *desk);
void       relais_hand_over_view_show  (RelaisHandOverView *view);
gboolean   relais_hand_over_view_focus (RelaisHandOverView *view);

G_END_DECLS
