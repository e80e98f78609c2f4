#pragma once

#include <adwaita.h>

#include "relais-desk.h"

G_BEGIN_DECLS

#define RELAIS_TYPE_WINDOW (relais_window_get_type ())
G_DECLARE_FINAL_TYPE (RelaisWindow, relais_window, RELAIS, WINDOW, AdwApplicationWindow)

GtkWindow  *relais_window_new         (GtkApplication *application,
                                       RelaisDesk     *desk);
RelaisDesk *relais_window_get_desk    (RelaisWindow   *window);

void        relais_window_tell        (GtkWidget      *from,
                                       const char     *text);
void        relais_window_tell_action (GtkWidget      *from,
                                       const char     *text,
                                       const char     *button,
                                       const char     *action,
                                       GVariant       *target);
void        relais_window_tell_error  (GtkWidget      *from,
                                       const GError   *error);

G_END_DECLS
