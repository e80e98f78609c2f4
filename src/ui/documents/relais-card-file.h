#pragma once

#include <gtk/gtk.h>

#include "relais-desk.h"
#include "relais-print-job.h"

G_BEGIN_DECLS

/**
 * RelaisCardFileChosen:
 * @asker: who asked
 * @path: the file that was chosen
 */
typedef void (*RelaisCardFileChosen) (GtkWidget *asker, const char *path);

void relais_card_file_choose (GtkWidget            *asker,
                              const char           *file_name,
                              RelaisCardFileChosen  chosen);
void relais_card_file_save   (RelaisDesk           *desk,
                              gpointer              owner,
                              RelaisPrintJob       *job,
                              const char           *path,
                              RelaisDeskDone        done);

G_END_DECLS
