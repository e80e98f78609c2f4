#pragma once

#include "relais-desk.h"
#include "relais-pane.h"

G_BEGIN_DECLS

#define RELAIS_TYPE_FOLDER_VIEW (relais_folder_view_get_type ())
G_DECLARE_FINAL_TYPE (RelaisFolderView, relais_folder_view, RELAIS, FOLDER_VIEW, RelaisPane)

GtkWidget  *relais_folder_view_new      (RelaisDesk       *desk);
RelaisDesk *relais_folder_view_get_desk (RelaisFolderView *view);
void        relais_folder_view_refresh  (RelaisFolderView *view);

G_END_DECLS
