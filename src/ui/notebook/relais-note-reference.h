#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define RELAIS_TYPE_NOTE_REFERENCE (relais_note_reference_get_type ())
G_DECLARE_FINAL_TYPE (RelaisNoteReference, relais_note_reference, RELAIS, NOTE_REFERENCE, AdwBin)

GtkWidget  *relais_note_reference_new          (void);
void        relais_note_reference_clear        (RelaisNoteReference *reference);
void        relais_note_reference_answer       (RelaisNoteReference *reference,
                                                const char          *id,
                                                const char          *sentence);
void        relais_note_reference_correct      (RelaisNoteReference *reference,
                                                const char          *id,
                                                const char          *sentence);
const char *relais_note_reference_get_answers  (RelaisNoteReference *reference);
const char *relais_note_reference_get_corrects (RelaisNoteReference *reference);

G_END_DECLS
