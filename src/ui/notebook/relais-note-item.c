/* An entry of the notebook as a place in a timeline: it knows whether it is the first of its day, and whether it stands
 * on top. Main thread.
 */

#include "relais-note-item.h"

struct _RelaisNoteItem {
  RelaisSlot parent_instance;

  RelaisNotePlace place;
};

G_DEFINE_FINAL_TYPE (RelaisNoteItem, relais_note_item, RELAIS_TYPE_SLOT)

/**
 * relais_note_item_get_entry:
 * @item: a place
 *
 * Returns: the entry in it
 */
const RelaisNotebookEntry *
relais_note_item_get_entry (RelaisNoteItem *item)
{
  return relais_slot_get_row (item);
}

/**
 * relais_note_item_get_place:
 * @item: a place
 *
 * Returns: where in the timeline that is
 */
RelaisNotePlace
relais_note_item_get_place (RelaisNoteItem *item)
{
  return item->place;
}

static void
set_place (RelaisNoteItem *item, RelaisNotePlace place)
{
  if (item->place == place)
    return;
  item->place = place;
  relais_slot_changed (item);
}

static RelaisDate
get_day (RelaisNoteItem *item)
{
  return relais_instant_get_date (relais_record_get (relais_note_item_get_entry (item)->note, RELAIS_NOTE_AT));
}

/**
 * relais_note_items_mark:
 * @items: (element-type RelaisNoteItem): a timeline
 * @n_pinned: how many of it stand on top whatever their day
 *
 * Says of each where it stands: what stands above the first of each day, and of what is pinned, follows from it.
 */
void
relais_note_items_mark (GListStore *items, guint n_pinned)
{
  RelaisDate last = RELAIS_DATE_NONE;

  for (guint i = 0; i < relais_slots_count (items); i++)
    {
      g_autoptr (RelaisNoteItem) item = relais_slots_get (items, i);
      RelaisDate day = get_day (item);
      gboolean begins = i == 0 || i == n_pinned || (i > n_pinned && relais_date_compare (day, last) != 0);

      set_place (item,
                 (begins ? RELAIS_NOTE_PLACE_BEGINS : 0) | (i < n_pinned ? RELAIS_NOTE_PLACE_PINNED : 0));
      last = day;
    }
}

static const char *
get_id (gconstpointer row)
{
  return relais_record_get_id (((const RelaisNotebookEntry *) row)->note);
}

static void
relais_note_item_class_init (RelaisNoteItemClass *klass)
{
  RELAIS_SLOT_CLASS (klass)->get_id = get_id;
  RELAIS_SLOT_CLASS (klass)->free_row = (GDestroyNotify) relais_notebook_entry_free;
}

static void
relais_note_item_init (RelaisNoteItem *self)
{
}
