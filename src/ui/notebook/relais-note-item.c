/* An entry of the notebook as a place in a list: the entry may be read anew, the place stays, and with it the cursor.
 * "changed" says that it did. Main thread.
 */

#include "relais-note-item.h"

struct _RelaisNoteItem {
  GObject parent_instance;

  RelaisNotebookEntry *entry;
  RelaisNotePlace place;
};

enum {
  SIGNAL_CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (RelaisNoteItem, relais_note_item, G_TYPE_OBJECT)

/**
 * relais_note_item_take:
 * @item: a place
 * @entry: (transfer full): the entry in it, as it is now
 */
void
relais_note_item_take (RelaisNoteItem *item, RelaisNotebookEntry *entry)
{
  g_clear_pointer (&item->entry, relais_notebook_entry_free);
  item->entry = entry;
  g_signal_emit (item, signals[SIGNAL_CHANGED], 0);
}

/**
 * relais_note_item_get_entry:
 * @item: a place
 *
 * Returns: the entry in it
 */
const RelaisNotebookEntry *
relais_note_item_get_entry (RelaisNoteItem *item)
{
  return item->entry;
}

/**
 * relais_note_item_get_id:
 * @item: a place
 *
 * Returns: the id of its entry
 */
const char *
relais_note_item_get_id (RelaisNoteItem *item)
{
  return relais_record_get_id (item->entry->note);
}

/**
 * relais_note_item_set_place:
 * @item: a place
 * @place: where in the timeline that is
 */
void
relais_note_item_set_place (RelaisNoteItem *item, RelaisNotePlace place)
{
  if (item->place == place)
    return;
  item->place = place;
  g_signal_emit (item, signals[SIGNAL_CHANGED], 0);
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
relais_note_item_finalize (GObject *object)
{
  g_clear_pointer (&RELAIS_NOTE_ITEM (object)->entry, relais_notebook_entry_free);
  G_OBJECT_CLASS (relais_note_item_parent_class)->finalize (object);
}

static void
relais_note_item_class_init (RelaisNoteItemClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = relais_note_item_finalize;

  /**
   * RelaisNoteItem::changed:
   *
   * Its entry was read anew, or what stands above it came or went.
   */
  signals[SIGNAL_CHANGED] =
      g_signal_new ("changed", RELAIS_TYPE_NOTE_ITEM, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
relais_note_item_init (RelaisNoteItem *self)
{
}

/**
 * relais_note_item_new:
 * @entry: (transfer full): an entry
 *
 * Returns: (transfer full): a place with it
 */
RelaisNoteItem *
relais_note_item_new (RelaisNotebookEntry *entry)
{
  RelaisNoteItem *self = g_object_new (RELAIS_TYPE_NOTE_ITEM, NULL);

  self->entry = entry;
  return self;
}
