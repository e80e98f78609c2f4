#pragma once

#include "relais-desk.h"
#include "relais-record.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

GtkWidget *relais_team_passphrase_add    (GtkWidget          *from,
                                          RelaisDesk         *desk);
GtkWidget *relais_team_passphrase_reset  (GtkWidget          *from,
                                          RelaisDesk         *desk,
                                          const RelaisRecord *member);
GtkWidget *relais_team_passphrase_change (GtkWidget          *from,
                                          RelaisDesk         *desk);

G_END_DECLS
