#pragma once

#include "relais-record-form.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

GtkWidget *relais_note_more_new   (RelaisRecordForm *form);
void       relais_note_more_clear (RelaisRecordForm *form);

GtkWidget *relais_note_more_make_unfold (RelaisDesk *desk);

G_END_DECLS
