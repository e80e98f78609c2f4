#pragma once

#include "relais-desk.h"
#include "relais-labels.h"
#include "relais-permissions.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define RELAIS_TYPE_NOTE_CHOICES (relais_note_choices_get_type ())
G_DECLARE_FINAL_TYPE (RelaisNoteChoices, relais_note_choices, RELAIS, NOTE_CHOICES, AdwBin)

GtkWidget  *relais_note_choices_new         (RelaisDesk         *desk);
void        relais_note_choices_set_labels  (RelaisNoteChoices  *choices,
                                             const RelaisLabels *labels);
const char *relais_note_choices_get_topic   (RelaisNoteChoices  *choices);
void        relais_note_choices_set_topic   (RelaisNoteChoices  *choices,
                                             const char         *code);
const char *relais_note_choices_get_level   (RelaisNoteChoices  *choices);
void        relais_note_choices_set_level   (RelaisNoteChoices  *choices,
                                             const char         *word);
const char *relais_note_choices_get_urgency (RelaisNoteChoices  *choices);
void        relais_note_choices_set_urgency (RelaisNoteChoices  *choices,
                                             const char         *word);
void        relais_note_choices_reset       (RelaisNoteChoices  *choices);
gboolean    relais_note_choices_is_changed  (RelaisNoteChoices  *choices);

G_END_DECLS
