#pragma once

#include "relais-notebook.h"
#include "relais-slot.h"

G_BEGIN_DECLS

/**
 * RelaisNotePlace:
 * @RELAIS_NOTE_PLACE_BEGINS: it is the first of its day, or of what is pinned: that stands above it
 * @RELAIS_NOTE_PLACE_PINNED: it stands on top, whatever its day
 *
 * Where in a timeline an entry stands.
 */
typedef enum {
  RELAIS_NOTE_PLACE_BEGINS = 1 << 0,
  RELAIS_NOTE_PLACE_PINNED = 1 << 1,
} RelaisNotePlace;

#define RELAIS_TYPE_NOTE_ITEM (relais_note_item_get_type ())
G_DECLARE_FINAL_TYPE (RelaisNoteItem, relais_note_item, RELAIS, NOTE_ITEM, RelaisSlot)

const RelaisNotebookEntry *relais_note_item_get_entry (RelaisNoteItem  *item);
RelaisNotePlace            relais_note_item_get_place (RelaisNoteItem  *item);
void                       relais_note_items_mark     (GListStore      *items,
                                                       guint            n_pinned);

G_END_DECLS
