#pragma once

#include "relais-folder-view.h"

G_BEGIN_DECLS

void relais_folder_acts_install    (GtkWidgetClass   *view_class);
void relais_folder_acts_add_asking (GtkWidget        *group,
                                    RelaisFolderView *view,
                                    gboolean          asks_first);

G_END_DECLS
