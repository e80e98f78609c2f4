#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

#define RELAIS_TYPE_SLOT (relais_slot_get_type ())
G_DECLARE_DERIVABLE_TYPE (RelaisSlot, relais_slot, RELAIS, SLOT, GObject)

/**
 * RelaisSlotClass:
 * @get_id: what tells a row from the others
 * @free_row: frees a row
 *
 * What a list of one kind must say.
 */
struct _RelaisSlotClass {
  GObjectClass parent_class;

  const char *(*get_id) (gconstpointer row);
  GDestroyNotify free_row;
};

RelaisSlot *relais_slot_new      (GType       type,
                                  gpointer    row);
gpointer    relais_slot_get_row  (gpointer    place);
void        relais_slot_take_row (gpointer    place,
                                  gpointer    row);
const char *relais_slot_get_id   (gpointer    place);
void        relais_slot_changed  (gpointer    place);
guint       relais_slots_count   (GListStore *places);
gpointer    relais_slots_get     (GListStore *places,
                                  guint       position);
gpointer    relais_slots_find    (GListStore *places,
                                  const char *id,
                                  guint      *position);
void        relais_slots_merge   (GListStore *places,
                                  GPtrArray  *rows);
void        relais_slots_append  (GListStore *places,
                                  GPtrArray  *rows);

G_END_DECLS
