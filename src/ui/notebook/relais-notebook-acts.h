#pragma once

#include "relais-desk.h"
#include "relais-labels.h"
#include "relais-notebook.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

void relais_notebook_acts_set_done (GtkWidget                 *from,
                                    RelaisDesk                *desk,
                                    const char                *task,
                                    gboolean                   done);
void relais_notebook_acts_mark     (GtkWidget                 *from,
                                    RelaisDesk                *desk,
                                    const char                *note,
                                    gboolean                   read);
void relais_notebook_acts_visit    (GtkWidget                 *from,
                                    RelaisDesk                *desk,
                                    const char                *patient);
void relais_notebook_acts_copy     (GtkWidget                 *from,
                                    RelaisDesk                *desk,
                                    const RelaisLabels        *labels,
                                    const RelaisNotebookEntry *entry);
void relais_notebook_acts_readings (GtkWidget                 *from,
                                    RelaisDesk                *desk,
                                    const char                *note);

G_END_DECLS
