#pragma once

#include "relais-desk.h"
#include "relais-register.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * RelaisPersonPicked:
 * @owner: who asked
 * @id: id of the person
 *
 * Somebody was chosen.
 */
typedef void (*RelaisPersonPicked) (gpointer owner, const char *id);

void relais_person_pick_dialog_show (GtkWidget          *from,
                                     RelaisDesk         *desk,
                                     const char         *title,
                                     RelaisSearchFlags   flags,
                                     RelaisPersonPicked  picked);

G_END_DECLS
