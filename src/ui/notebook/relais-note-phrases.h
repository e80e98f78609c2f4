#pragma once

#include "relais-desk.h"
#include "relais-labels.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define RELAIS_TYPE_NOTE_PHRASES (relais_note_phrases_get_type ())
G_DECLARE_FINAL_TYPE (RelaisNotePhrases, relais_note_phrases, RELAIS, NOTE_PHRASES, AdwBin)

GtkWidget *relais_note_phrases_new        (RelaisDesk        *desk,
                                           GtkTextView       *view);
void       relais_note_phrases_set_labels (RelaisNotePhrases *phrases,
                                           RelaisLabels      *labels);
void       relais_note_phrases_set_name   (RelaisNotePhrases *phrases,
                                           const char        *name);

G_END_DECLS
