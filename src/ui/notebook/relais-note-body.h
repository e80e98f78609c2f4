#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define RELAIS_TYPE_NOTE_BODY (relais_note_body_get_type ())
G_DECLARE_FINAL_TYPE (RelaisNoteBody, relais_note_body, RELAIS, NOTE_BODY, AdwBin)

GtkWidget   *relais_note_body_new       (void);
char        *relais_note_body_get       (RelaisNoteBody *body);
void         relais_note_body_set       (RelaisNoteBody *body,
                                         const char     *words);
gboolean     relais_note_body_asks     (RelaisNoteBody *body);
GtkTextView *relais_note_body_get_view  (RelaisNoteBody *body);
gboolean     relais_note_body_has_words (RelaisNoteBody *body,
                                         const char     *words);
void         relais_note_body_join      (RelaisNoteBody *body,
                                         const char     *words);
void         relais_note_body_set_lines (RelaisNoteBody *body,
                                         int             lines);

G_END_DECLS
