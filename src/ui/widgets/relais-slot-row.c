/* A row of a list view that shows a place (relais-slot.h) and follows it. What it shows, and what a screen reader says
 * of it, is the matter of the classes derived from it, whose template has one child. Made by the factory of a list
 * view, used in the main thread.
 */

#include "relais-slot-row.h"

typedef struct {
  RelaisSlot *slot;
} RelaisSlotRowPrivate;

G_DEFINE_ABSTRACT_TYPE_WITH_PRIVATE (RelaisSlotRow, relais_slot_row, GTK_TYPE_WIDGET)

static RelaisSlotRowPrivate *
get_private (RelaisSlotRow *self)
{
  return relais_slot_row_get_instance_private (self);
}

static gconstpointer
get_shown (RelaisSlotRow *self)
{
  RelaisSlot *slot = get_private (self)->slot;

  return slot != NULL ? relais_slot_get_row (slot) : NULL;
}

/* The row of the list view is what has the focus, and so the name. */
static void
show (RelaisSlotRow *self)
{
  GtkWidget *parent = gtk_widget_get_parent (GTK_WIDGET (self));
  g_autofree char *heard = RELAIS_SLOT_ROW_GET_CLASS (self)->show (self, get_shown (self));

  if (parent != NULL)
    gtk_accessible_update_property (GTK_ACCESSIBLE (parent), GTK_ACCESSIBLE_PROPERTY_LABEL, heard, -1);
}

static void
leave_slot (RelaisSlotRow *self)
{
  RelaisSlotRowPrivate *priv = get_private (self);

  if (priv->slot != NULL)
    g_signal_handlers_disconnect_by_data (priv->slot, self);
  g_clear_object (&priv->slot);
}

/**
 * relais_slot_row_set_slot:
 * @row: a row
 * @slot: (type RelaisSlot) (nullable): the place that it shows
 */
void
relais_slot_row_set_slot (RelaisSlotRow *row, gpointer slot)
{
  leave_slot (row);
  if (slot != NULL)
    {
      get_private (row)->slot = g_object_ref (slot);
      g_signal_connect_swapped (slot, "changed", G_CALLBACK (show), row);
    }
  show (row);
}

/* Put together when somebody hovers: told of each tooltip, GTK asks where the mouse is. */
static gboolean
relais_slot_row_query_tooltip (GtkWidget *widget, int x, int y, gboolean keyboard, GtkTooltip *tooltip)
{
  RelaisSlotRow *self = RELAIS_SLOT_ROW (widget);
  gconstpointer shown = get_shown (self);
  g_autofree char *hover = shown != NULL ? RELAIS_SLOT_ROW_GET_CLASS (self)->describe (self, shown) : NULL;

  gtk_tooltip_set_text (tooltip, hover);
  return hover != NULL;
}

static void
relais_slot_row_dispose (GObject *object)
{
  GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (object));

  leave_slot (RELAIS_SLOT_ROW (object));
  g_clear_pointer (&child, gtk_widget_unparent);
  G_OBJECT_CLASS (relais_slot_row_parent_class)->dispose (object);
}

static void
relais_slot_row_class_init (RelaisSlotRowClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = relais_slot_row_dispose;
  GTK_WIDGET_CLASS (klass)->query_tooltip = relais_slot_row_query_tooltip;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static void
relais_slot_row_init (RelaisSlotRow *self)
{
  gtk_widget_set_has_tooltip (GTK_WIDGET (self), TRUE);
}

static void
on_bind (GtkSignalListItemFactory *factory, GtkListItem *list_item, gpointer data)
{
  relais_slot_row_set_slot (RELAIS_SLOT_ROW (gtk_list_item_get_child (list_item)), gtk_list_item_get_item (list_item));
}

static void
on_unbind (GtkSignalListItemFactory *factory, GtkListItem *list_item, gpointer data)
{
  relais_slot_row_set_slot (RELAIS_SLOT_ROW (gtk_list_item_get_child (list_item)), NULL);
}

/**
 * relais_slot_row_factory_new:
 * @setup: gives a GtkListItem its row, as a handler of GtkSignalListItemFactory::setup
 * @data: what it is called with; outlives the factory
 *
 * Returns: (transfer full): what makes the rows of a list view whose model has places
 */
GtkListItemFactory *
relais_slot_row_factory_new (GCallback setup, gpointer data)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();

  g_signal_connect (factory, "setup", setup, data);
  g_signal_connect (factory, "bind", G_CALLBACK (on_bind), NULL);
  g_signal_connect (factory, "unbind", G_CALLBACK (on_unbind), NULL);
  return factory;
}
