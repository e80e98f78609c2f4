#pragma once

#include "relais-desk.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define RELAIS_TYPE_ROUND_VIEW (relais_round_view_get_type ())
G_DECLARE_FINAL_TYPE (RelaisRoundView, relais_round_view, RELAIS, ROUND_VIEW, AdwBin)

GtkWidget *relais_round_view_new   (RelaisDesk      *desk);
void       relais_round_view_show  (RelaisRoundView *view);
gboolean   relais_round_view_focus (RelaisRoundView *view);

G_END_DECLS
