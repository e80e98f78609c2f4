#pragma once

#include <adwaita.h>

#include "relais-desk.h"

G_BEGIN_DECLS

#define RELAIS_TYPE_IMPORT_WINDOW (relais_import_window_get_type ())
G_DECLARE_FINAL_TYPE (RelaisImportWindow, relais_import_window, RELAIS, IMPORT_WINDOW, AdwWindow)

GtkWindow *relais_import_window_new  (RelaisDesk         *desk,
                                      GtkWindow          *parent);
void       relais_import_window_load (RelaisImportWindow *window,
                                      GFile              *file);

G_END_DECLS
