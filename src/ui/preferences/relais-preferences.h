#pragma once

#include <adwaita.h>

#include "relais-desk.h"

G_BEGIN_DECLS

#define RELAIS_TYPE_PREFERENCES (relais_preferences_get_type ())
G_DECLARE_FINAL_TYPE (RelaisPreferences, relais_preferences, RELAIS, PREFERENCES, AdwPreferencesWindow)

GtkWindow *relais_preferences_new (RelaisDesk *desk,
                                   GtkWindow  *parent);

G_END_DECLS
