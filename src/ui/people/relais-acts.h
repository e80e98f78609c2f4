#pragma once

#include "relais-desk.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * RelaisActsDone:
 * @owner: who asked, still alive
 * @data: what was given to relais_acts_run()
 * @answer: (nullable): what the work returned; freed afterwards
 * @error: (nullable): why there is no answer
 *
 * Told in the main thread how an act went, before the window says it.
 *
 * Returns: (transfer full) (nullable): what to say in passing; %NULL says nothing more. Without an answer %NULL leaves
 *   the sentence of @error to the window, and anything else says that the owner has shown it
 */
typedef char *(*RelaisActsDone) (gpointer owner, gpointer data, gpointer answer, const GError *error);

void        relais_acts_run       (GtkWidget      *owner,
                                   RelaisDesk     *desk,
                                   RelaisDeskWork  work,
                                   gpointer        data,
                                   GDestroyNotify  free_data,
                                   GDestroyNotify  free_answer,
                                   RelaisActsDone  done);
void        relais_acts_undo      (GtkWidget      *window,
                                   RelaisDesk     *desk,
                                   const char     *operation);
void        relais_acts_undo_last (GtkWidget      *window,
                                   RelaisDesk     *desk);
void        relais_acts_install   (GtkWidgetClass *window_class);

G_END_DECLS
