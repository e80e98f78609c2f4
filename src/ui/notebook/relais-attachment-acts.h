#pragma once

#include <gtk/gtk.h>

#include "relais-notebook.h"

G_BEGIN_DECLS

void relais_attachment_acts_install  (GtkWidgetClass *widget_class);
void relais_attachment_acts_add_menu (GMenu          *menu,
                                      GPtrArray      *attachments,
                                      gboolean        may_export);

G_END_DECLS
