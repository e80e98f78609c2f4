#pragma once

#include "relais-desk.h"
#include "relais-record.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

GtkWidget *relais_team_leave_dialog_new (GtkWidget          *from,
                                         RelaisDesk         *desk,
                                         const RelaisRecord *member);

G_END_DECLS
