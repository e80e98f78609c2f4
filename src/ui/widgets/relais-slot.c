/* A place in a list, whose row may be read anew: the place stays where it is, and with it the cursor. Long lists, which
 * are read a page at a time, fill such places as they are looked at (relais-listing.c). Lists that are read whole are
 * made of them too; merging what was read keeps those that are there already, wherever they stand now. "changed" says
 * that a row is another one. Main thread.
 */

#include "relais-slot.h"

typedef struct {
  gpointer row;
} RelaisSlotPrivate;

enum {
  SIGNAL_CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_ABSTRACT_TYPE_WITH_PRIVATE (RelaisSlot, relais_slot, G_TYPE_OBJECT)

static gpointer *
get_slot (gpointer place)
{
  return &((RelaisSlotPrivate *) relais_slot_get_instance_private (RELAIS_SLOT (place)))->row;
}

/**
 * relais_slot_get_row:
 * @place: (type RelaisSlot): a place
 *
 * Returns: (transfer none) (nullable): its row; %NULL while what stands there is not known
 */
gpointer
relais_slot_get_row (gpointer place)
{
  return *get_slot (place);
}

/**
 * relais_slot_get_id:
 * @place: (type RelaisSlot): a place
 *
 * Returns: (nullable): what tells its row from the others; %NULL while what stands there is not known
 */
const char *
relais_slot_get_id (gpointer place)
{
  gpointer row = relais_slot_get_row (place);

  return row != NULL ? RELAIS_SLOT_GET_CLASS (place)->get_id (row) : NULL;
}

/**
 * relais_slot_changed:
 * @place: (type RelaisSlot): a place
 *
 * Has it shown anew.
 */
void
relais_slot_changed (gpointer place)
{
  g_signal_emit (place, signals[SIGNAL_CHANGED], 0);
}

/**
 * relais_slot_take_row:
 * @place: (type RelaisSlot): a place
 * @row: (transfer full): what stands there from now on
 */
void
relais_slot_take_row (gpointer place, gpointer row)
{
  gpointer *slot = get_slot (place);

  if (*slot != NULL)
    RELAIS_SLOT_GET_CLASS (place)->free_row (*slot);
  *slot = row;
  relais_slot_changed (place);
}

static void
relais_slot_finalize (GObject *object)
{
  gpointer row = relais_slot_get_row (object);

  if (row != NULL)
    RELAIS_SLOT_GET_CLASS (object)->free_row (row);
  G_OBJECT_CLASS (relais_slot_parent_class)->finalize (object);
}

static void
relais_slot_class_init (RelaisSlotClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = relais_slot_finalize;

  /**
   * RelaisSlot::changed:
   *
   * Its row was read anew, or what is shown around it is another.
   */
  signals[SIGNAL_CHANGED] =
      g_signal_new ("changed", RELAIS_TYPE_SLOT, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
relais_slot_init (RelaisSlot *self)
{
}

/**
 * relais_slot_new:
 * @type: a class derived from RelaisSlot
 * @row: (transfer full) (nullable): what stands there, where that is known
 *
 * Returns: (transfer full): a place
 */
RelaisSlot *
relais_slot_new (GType type, gpointer row)
{
  RelaisSlot *place = g_object_new (type, NULL);

  *get_slot (place) = row;
  return place;
}

/* --- A list of them --- */

/**
 * relais_slots_count:
 * @places: (element-type RelaisSlot): a list
 *
 * Returns: how many there are
 */
guint
relais_slots_count (GListStore *places)
{
  return g_list_model_get_n_items (G_LIST_MODEL (places));
}

/**
 * relais_slots_get:
 * @places: a list
 * @position: a position in it
 *
 * Returns: (transfer full) (nullable): the place there
 */
gpointer
relais_slots_get (GListStore *places, guint position)
{
  return g_list_model_get_item (G_LIST_MODEL (places), position);
}

static gpointer
find_from (GListStore *places, const char *id, guint from, guint *position)
{
  guint n = relais_slots_count (places);

  for (guint i = from; i < n; i++)
    {
      g_autoptr (RelaisSlot) place = relais_slots_get (places, i);

      if (!g_str_equal (relais_slot_get_id (place), id))
        continue;
      if (position != NULL)
        *position = i;
      return g_steal_pointer (&place);
    }
  return NULL;
}

/**
 * relais_slots_find:
 * @places: a list
 * @id: what tells a row from the others
 * @position: (out) (optional): where it stands
 *
 * Returns: (transfer full) (nullable): its place, %NULL where it is not there
 */
gpointer
relais_slots_find (GListStore *places, const char *id, guint *position)
{
  return find_from (places, id, 0, position);
}

static GType
get_type (GListStore *places)
{
  return g_list_model_get_item_type (G_LIST_MODEL (places));
}

static void
remove_others (GListStore *places, RelaisSlotClass *klass, GPtrArray *rows)
{
  g_autoptr (GHashTable) ids = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < rows->len; i++)
    g_hash_table_add (ids, (gpointer) klass->get_id (rows->pdata[i]));
  for (guint i = relais_slots_count (places); i > 0; i--)
    {
      g_autoptr (RelaisSlot) place = relais_slots_get (places, i - 1);

      if (!g_hash_table_contains (ids, relais_slot_get_id (place)))
        g_list_store_remove (places, i - 1);
    }
}

static void
put (GListStore *places, RelaisSlotClass *klass, guint position, gpointer row)
{
  guint there;
  g_autoptr (RelaisSlot) place = find_from (places, klass->get_id (row), position, &there);

  if (place == NULL)
    {
      place = relais_slot_new (get_type (places), row);
      g_list_store_insert (places, position, place);
      return;
    }
  relais_slot_take_row (place, row);
  if (there == position)
    return;
  g_list_store_remove (places, there);
  g_list_store_insert (places, position, place);
}

/**
 * relais_slots_merge:
 * @places: a list
 * @rows: all that stands in it now, in order; empty afterwards
 */
void
relais_slots_merge (GListStore *places, GPtrArray *rows)
{
  g_autoptr (GTypeClass) klass = g_type_class_ref (get_type (places));

  remove_others (places, (RelaisSlotClass *) klass, rows);
  for (guint position = 0; rows->len > 0; position++)
    put (places, (RelaisSlotClass *) klass, position, g_ptr_array_steal_index (rows, 0));
}

/**
 * relais_slots_append:
 * @places: a list
 * @rows: what comes after it; empty afterwards. What stands in it already does not come again
 */
void
relais_slots_append (GListStore *places, GPtrArray *rows)
{
  g_autoptr (GTypeClass) owned = g_type_class_ref (get_type (places));
  RelaisSlotClass *klass = (RelaisSlotClass *) owned;

  while (rows->len > 0)
    {
      gpointer row = g_ptr_array_steal_index (rows, 0);
      g_autoptr (RelaisSlot) known = relais_slots_find (places, klass->get_id (row), NULL);
      g_autoptr (RelaisSlot) place = NULL;

      if (known != NULL)
        {
          klass->free_row (row);
          continue;
        }
      place = relais_slot_new (get_type (places), row);
      g_list_store_append (places, place);
    }
}
