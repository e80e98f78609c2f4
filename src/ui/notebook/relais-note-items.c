/* The entries of a timeline in their places. What was there already keeps its place object when it is read anew, and
 * with it the cursor, wherever it stands now; what is new comes in, what is left goes. Main thread.
 */

#include "relais-note-items.h"

/**
 * relais_note_items_get:
 * @items: (element-type RelaisNoteItem): a timeline
 * @position: a position in it
 *
 * Returns: (transfer full) (nullable): the place there
 */
RelaisNoteItem *
relais_note_items_get (GListStore *items, guint position)
{
  return g_list_model_get_item (G_LIST_MODEL (items), position);
}

/**
 * relais_note_items_count:
 * @items: a timeline
 *
 * Returns: how many entries there are in it
 */
guint
relais_note_items_count (GListStore *items)
{
  return g_list_model_get_n_items (G_LIST_MODEL (items));
}

static RelaisNoteItem *
find_from (GListStore *items, const char *id, guint from, guint *position)
{
  guint n = relais_note_items_count (items);

  for (guint i = from; i < n; i++)
    {
      g_autoptr (RelaisNoteItem) item = relais_note_items_get (items, i);

      if (g_str_equal (relais_note_item_get_id (item), id))
        {
          *position = i;
          return g_steal_pointer (&item);
        }
    }
  return NULL;
}

/**
 * relais_note_items_find:
 * @items: a timeline
 * @id: id of an entry
 * @position: (out) (optional): where it stands
 *
 * Returns: (transfer full) (nullable): its place, where it is in what was read
 */
RelaisNoteItem *
relais_note_items_find (GListStore *items, const char *id, guint *position)
{
  guint there;

  return find_from (items, id, 0, position != NULL ? position : &there);
}

static GHashTable *
collect_ids (GPtrArray *entries)
{
  GHashTable *ids = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < entries->len; i++)
    {
      const RelaisNotebookEntry *entry = entries->pdata[i];

      g_hash_table_add (ids, g_strdup (relais_record_get_id (entry->note)));
    }
  return ids;
}

static void
remove_others (GListStore *items, GHashTable *ids)
{
  for (guint i = relais_note_items_count (items); i > 0; i--)
    {
      g_autoptr (RelaisNoteItem) item = relais_note_items_get (items, i - 1);

      if (!g_hash_table_contains (ids, relais_note_item_get_id (item)))
        g_list_store_remove (items, i - 1);
    }
}

static void
put (GListStore *items, guint position, RelaisNotebookEntry *entry)
{
  guint there;
  g_autoptr (RelaisNoteItem) item = find_from (items, relais_record_get_id (entry->note), position, &there);

  if (item == NULL)
    {
      item = relais_note_item_new (entry);
      g_list_store_insert (items, position, item);
      return;
    }
  relais_note_item_take (item, entry);
  if (there == position)
    return;
  g_list_store_remove (items, there);
  g_list_store_insert (items, position, item);
}

/**
 * relais_note_items_merge:
 * @items: a timeline
 * @entries: (element-type RelaisNotebookEntry): all that it shows now, in order; empty afterwards
 */
void
relais_note_items_merge (GListStore *items, GPtrArray *entries)
{
  g_autoptr (GHashTable) ids = collect_ids (entries);

  remove_others (items, ids);
  for (guint position = 0; entries->len > 0; position++)
    put (items, position, g_ptr_array_steal_index (entries, 0));
}

/**
 * relais_note_items_append:
 * @items: a timeline
 * @entries: (element-type RelaisNotebookEntry): what comes after it; empty afterwards. What stands in it already, on
 *   top, does not come again
 */
void
relais_note_items_append (GListStore *items, GPtrArray *entries)
{
  while (entries->len > 0)
    {
      g_autoptr (RelaisNotebookEntry) entry = g_ptr_array_steal_index (entries, 0);
      g_autoptr (RelaisNoteItem) known = relais_note_items_find (items, relais_record_get_id (entry->note), NULL);
      g_autoptr (RelaisNoteItem) item = NULL;

      if (known != NULL)
        continue;
      item = relais_note_item_new (g_steal_pointer (&entry));
      g_list_store_append (items, item);
    }
}

static RelaisDate
get_day (RelaisNoteItem *item)
{
  return relais_instant_get_date (relais_record_get (relais_note_item_get_entry (item)->note, RELAIS_NOTE_AT));
}

/**
 * relais_note_items_mark:
 * @items: a timeline
 * @n_pinned: how many of it stand on top whatever their day
 *
 * Says of each where it stands: what stands above the first of each day, and of what is pinned, follows from it.
 */
void
relais_note_items_mark (GListStore *items, guint n_pinned)
{
  RelaisDate last = RELAIS_DATE_NONE;

  for (guint i = 0; i < relais_note_items_count (items); i++)
    {
      g_autoptr (RelaisNoteItem) item = relais_note_items_get (items, i);
      RelaisDate day = get_day (item);
      gboolean begins = i == 0 || i == n_pinned || (i > n_pinned && relais_date_compare (day, last) != 0);

      relais_note_item_set_place (item, (begins ? RELAIS_NOTE_PLACE_BEGINS : 0) |
                                            (i < n_pinned ? RELAIS_NOTE_PLACE_PINNED : 0));
      last = day;
    }
}
