#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define RELAIS_TYPE_NOTE_SIGN_BAR (relais_note_sign_bar_get_type ())
G_DECLARE_FINAL_TYPE (RelaisNoteSignBar, relais_note_sign_bar, RELAIS, NOTE_SIGN_BAR, AdwBin)

GtkWidget *relais_note_sign_bar_new          (GtkTextBuffer     *words);
void       relais_note_sign_bar_set_name     (RelaisNoteSignBar *bar,
                                              const char        *name);
void       relais_note_sign_bar_set_exchange (RelaisNoteSignBar *bar,
                                              gboolean           exchange);
void       relais_note_sign_bar_sign         (RelaisNoteSignBar *bar,
                                              gboolean           in_parts);

G_END_DECLS
