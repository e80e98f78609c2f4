#pragma once

#include "relais-desk.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define RELAIS_TYPE_TASK_VIEW (relais_task_view_get_type ())
G_DECLARE_FINAL_TYPE (RelaisTaskView, relais_task_view, RELAIS, TASK_VIEW, AdwBin)

GtkWidget *relais_task_view_new   (RelaisDesk     *desk);
void       relais_task_view_show  (RelaisTaskView *view,
                                   const char     *patient);
gboolean   relais_task_view_focus (RelaisTaskView *view);

G_END_DECLS
