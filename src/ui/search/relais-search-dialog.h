#pragma once

#include "relais-window.h"

G_BEGIN_DECLS

#define RELAIS_TYPE_SEARCH_DIALOG (relais_search_dialog_get_type ())
G_DECLARE_FINAL_TYPE (RelaisSearchDialog, relais_search_dialog, RELAIS, SEARCH_DIALOG, AdwWindow)

GtkWindow *relais_search_dialog_new (RelaisWindow *window);

G_END_DECLS
