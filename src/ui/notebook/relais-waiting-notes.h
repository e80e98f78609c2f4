#pragma once

#include "relais-desk.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define RELAIS_TYPE_WAITING_NOTES (relais_waiting_notes_get_type ())
G_DECLARE_FINAL_TYPE (RelaisWaitingNotes, relais_waiting_notes, RELAIS, WAITING_NOTES, AdwBin)

GtkWidget *relais_waiting_notes_new     (RelaisDesk     *desk);
void       relais_waiting_notes_install (GtkWidgetClass *window_class);

G_END_DECLS
