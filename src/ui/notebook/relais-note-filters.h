#pragma once

#include "relais-notebook-question.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define RELAIS_TYPE_NOTE_FILTERS (relais_note_filters_get_type ())
G_DECLARE_FINAL_TYPE (RelaisNoteFilters, relais_note_filters, RELAIS, NOTE_FILTERS, AdwBin)

GtkWidget *relais_note_filters_new   (RelaisDesk             *desk);
void       relais_note_filters_apply (RelaisNoteFilters      *filters,
                                      RelaisNotebookQuestion *question);
gboolean   relais_note_filters_is_set (RelaisNoteFilters     *filters);
void       relais_note_filters_reset (RelaisNoteFilters      *filters);

G_END_DECLS
