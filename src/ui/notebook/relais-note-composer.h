#pragma once

#include "relais-desk.h"
#include "relais-notebook.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define RELAIS_TYPE_NOTE_COMPOSER (relais_note_composer_get_type ())
G_DECLARE_FINAL_TYPE (RelaisNoteComposer, relais_note_composer, RELAIS, NOTE_COMPOSER, AdwBin)

GtkWidget *relais_note_composer_new     (RelaisDesk                *desk,
                                         const char                *patient,
                                         const char                *name);
GtkWidget *relais_note_composer_new_brief (RelaisDesk             *desk,
                                         const char                *patient,
                                         const char                *name);
void       relais_note_composer_set_name (RelaisNoteComposer       *composer,
                                         const char                *name);
void       relais_note_composer_answer  (RelaisNoteComposer        *composer,
                                         const RelaisNotebookEntry *entry);
void       relais_note_composer_correct (RelaisNoteComposer        *composer,
                                         const RelaisNotebookEntry *entry);
void       relais_note_composer_focus   (RelaisNoteComposer        *composer);

G_END_DECLS
