#pragma once

#include "relais-form-keeper.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define RELAIS_TYPE_NOTE_ATTACHMENTS (relais_note_attachments_get_type ())
G_DECLARE_FINAL_TYPE (RelaisNoteAttachments, relais_note_attachments, RELAIS, NOTE_ATTACHMENTS, AdwBin)

/* What a begun entry says of how many hang on it, beside its fields. */
#define RELAIS_NOTE_ATTACHMENTS_KEY "attached"

GtkWidget *relais_note_attachments_new         (RelaisDesk            *desk,
                                                GtkWidget             *place,
                                                GtkTextView           *view);
GtkWidget *relais_note_attachments_make_button (RelaisNoteAttachments *attachments);
void       relais_note_attachments_follow      (RelaisNoteAttachments *attachments,
                                                RelaisFormKeeper      *keeper);
void       relais_note_attachments_clear       (RelaisNoteAttachments *attachments);
void       relais_note_attachments_expect      (RelaisNoteAttachments *attachments,
                                                const char            *n);
char      *relais_note_attachments_store       (RelaisNoteAttachments *attachments);
gboolean   relais_note_attachments_is_empty    (RelaisNoteAttachments *attachments);
gboolean   relais_note_attachments_asks        (RelaisNoteAttachments *attachments);
char      *relais_note_attachments_say         (RelaisNoteAttachments *attachments);

G_END_DECLS
