#pragma once

#include "relais-notebook.h"

#include <glib-object.h>

G_BEGIN_DECLS

#define RELAIS_TYPE_NOTE_ITEM (relais_note_item_get_type ())
G_DECLARE_FINAL_TYPE (RelaisNoteItem, relais_note_item, RELAIS, NOTE_ITEM, GObject)

RelaisNoteItem            *relais_note_item_new        (RelaisNotebookEntry  *entry);
void                       relais_note_item_take       (RelaisNoteItem       *item,
                                                        RelaisNotebookEntry  *entry);
const RelaisNotebookEntry *relais_note_item_get_entry  (RelaisNoteItem       *item);
const char                *relais_note_item_get_id     (RelaisNoteItem       *item);
void                       relais_note_item_set_begins_day (RelaisNoteItem   *item,
                                                        gboolean              begins_day);
gboolean                   relais_note_item_begins_day (RelaisNoteItem       *item);

G_END_DECLS
