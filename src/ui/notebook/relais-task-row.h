#pragma once

#include "relais-desk.h"
#include "relais-notebook-asked.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define RELAIS_TYPE_TASK_ROW (relais_task_row_get_type ())
G_DECLARE_FINAL_TYPE (RelaisTaskRow, relais_task_row, RELAIS, TASK_ROW, AdwBin)

char      *relais_task_row_describe (RelaisDesk            *desk,
                                 const RelaisNotebookAsked *asked);
GtkWidget *relais_task_row_new  (void);
void       relais_task_row_show (RelaisTaskRow             *row,
                                 RelaisDesk                *desk,
                                 const RelaisNotebookAsked *asked,
                                 gboolean                   names_patient);

G_END_DECLS
