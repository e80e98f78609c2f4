#pragma once

#include "relais-note.h"

G_BEGIN_DECLS

/* The most characters of an entry that goes out as a diary note: HL7 Belgium, profile be-communication. */
#define RELAIS_NOTE_EXCHANGE_LIMIT 320

GStrv         relais_note_split        (const char          *text,
                                        guint                limit);
guint         relais_note_count_parts  (const char          *text);
RelaisRecord *relais_note_take_part    (const RelaisRecord  *whole,
                                        const char          *text,
                                        const char          *id,
                                        const char          *before);
gboolean      relais_note_get_part     (const RelaisRecord  *note,
                                        guint               *part,
                                        guint               *n);
void          relais_notes_order_parts (GPtrArray           *items,
                                        const RelaisRecord *(*get_note) (gconstpointer item));

G_END_DECLS
