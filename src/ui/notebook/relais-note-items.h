#pragma once

#include "relais-note-item.h"

#include <gio/gio.h>

G_BEGIN_DECLS

RelaisNoteItem *relais_note_items_get       (GListStore *items,
                                             guint       position);
guint           relais_note_items_count     (GListStore *items);
RelaisNoteItem *relais_note_items_find      (GListStore *items,
                                             const char *id,
                                             guint      *position);
void            relais_note_items_merge     (GListStore *items,
                                             GPtrArray  *entries);
void            relais_note_items_append    (GListStore *items,
                                             GPtrArray  *entries);
void            relais_note_items_mark      (GListStore *items,
                                             guint       n_pinned);

G_END_DECLS
