#pragma once

#include <adwaita.h>

#include "relais-desk.h"

G_BEGIN_DECLS

#define RELAIS_TYPE_PRACTICE_SWITCH (relais_practice_switch_get_type ())
G_DECLARE_FINAL_TYPE (RelaisPracticeSwitch, relais_practice_switch, RELAIS, PRACTICE_SWITCH, AdwPreferencesGroup)

GtkWidget *relais_practice_switch_new  (guint                 field,
                                        const char           *title,
                                        const char           *description,
                                        const char           *label);
void       relais_practice_switch_open (RelaisPracticeSwitch *group,
                                        RelaisDesk           *desk);

G_END_DECLS
