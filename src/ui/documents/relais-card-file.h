#pragma once

#include <gtk/gtk.h>

#include "relais-desk.h"
#include "relais-print-job.h"

G_BEGIN_DECLS

/**
 * RelaisCardFileChosen:
 * @owner: who asked
 * @path: the file that was chosen
 */
typedef void (*RelaisCardFileChosen) (GtkWindow *owner, const char *path);

void relais_card_file_choose (GtkWindow            *owner,
                              const char           *file_name,
                              RelaisCardFileChosen  chosen);
void relais_card_file_save   (RelaisDesk           *desk,
                              gpointer              owner,
                              RelaisPrintJob       *job,
                              const char           *path,
                              RelaisDeskDone        done);

G_END_DECLS
