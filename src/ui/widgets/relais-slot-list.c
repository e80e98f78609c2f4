/* A list of places (relais-slot.h) that is read with the keyboard: it scrolls, a row follows its place, and where there
 * is nothing a page says so. What a row shows and what its keys do is told by its owner, the widget in which it stands.
 * Main thread.
 */

#include "relais-slot-list.h"

#include "relais-parts.h"

struct _RelaisSlotList {
  AdwBin parent_instance;

  GListStore *slots;
  const RelaisSlotListActs *acts;
  gpointer owner; /* its ancestor, and so alive */

  GtkWidget *stack;
  GtkWidget *empty;
  GtkWidget *scroller;
  GtkWidget *view;
};

G_DEFINE_FINAL_TYPE (RelaisSlotList, relais_slot_list, ADW_TYPE_BIN)

/* --- Rows --- */

static void
on_setup (GtkSignalListItemFactory *factory, GtkListItem *place, RelaisSlotList *self)
{
  gtk_list_item_set_child (place, self->acts->make_row ());
}

static void
on_slot_changed (gpointer slot, GtkListItem *place)
{
  RelaisSlotList *self = g_object_get_data (G_OBJECT (place), "list");

  self->acts->show_row (self->owner, gtk_list_item_get_child (place), slot);
}

static void
on_bind (GtkSignalListItemFactory *factory, GtkListItem *place, RelaisSlotList *self)
{
  gpointer slot = gtk_list_item_get_item (place);

  g_object_set_data (G_OBJECT (place), "list", self);
  g_signal_connect_object (slot, "changed", G_CALLBACK (on_slot_changed), place, 0);
  on_slot_changed (slot, place);
}

static void
on_unbind (GtkSignalListItemFactory *factory, GtkListItem *place, RelaisSlotList *self)
{
  g_signal_handlers_disconnect_by_func (gtk_list_item_get_item (place), on_slot_changed, place);
}

static gboolean
on_key (GtkEventControllerKey *controller, guint keyval, guint keycode, GdkModifierType state, RelaisSlotList *self)
{
  return self->acts->press (self->owner, keyval, state);
}

static void
on_activated (RelaisSlotList *self, guint position)
{
  g_autoptr (RelaisSlot) slot = relais_slots_get (self->slots, position);

  self->acts->activate (self->owner, slot);
}

/**
 * relais_slot_list_get_empty:
 * @list: a list
 *
 * Returns: (transfer none): what stands there when the list is empty
 */
AdwStatusPage *
relais_slot_list_get_empty (RelaisSlotList *list)
{
  return ADW_STATUS_PAGE (list->empty);
}

/**
 * relais_slot_list_tell:
 * @list: a list that was read
 *
 * Shows the rows, or that there are none.
 */
void
relais_slot_list_tell (RelaisSlotList *list)
{
  gtk_stack_set_visible_child (GTK_STACK (list->stack),
                               relais_slots_count (list->slots) > 0 ? list->scroller : list->empty);
}

/**
 * relais_slot_list_get_current:
 * @list: a list
 *
 * Returns: (transfer none) (nullable): the place on which one stands
 */
gpointer
relais_slot_list_get_current (RelaisSlotList *list)
{
  return gtk_single_selection_get_selected_item (
      GTK_SINGLE_SELECTION (gtk_list_view_get_model (GTK_LIST_VIEW (list->view))));
}

/**
 * relais_slot_list_focus:
 * @list: a list
 *
 * Returns: whether there is a place on which one stands now
 */
gboolean
relais_slot_list_focus (RelaisSlotList *list)
{
  return relais_slots_count (list->slots) > 0 && gtk_widget_child_focus (list->view, GTK_DIR_TAB_FORWARD);
}

/**
 * relais_slot_list_focus_next:
 * @list: a list
 *
 * Goes one place on.
 */
void
relais_slot_list_focus_next (RelaisSlotList *list)
{
  gtk_widget_child_focus (list->view, GTK_DIR_DOWN);
}

/**
 * relais_slot_list_get_view:
 * @list: a list
 *
 * Returns: (transfer none): the GtkListView
 */
GtkWidget *
relais_slot_list_get_view (RelaisSlotList *list)
{
  return list->view;
}

/**
 * relais_slot_list_get_place:
 * @list: a list
 *
 * Returns: (transfer none): how far it is scrolled
 */
GtkAdjustment *
relais_slot_list_get_place (RelaisSlotList *list)
{
  return gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (list->scroller));
}

/* --- Life --- */

static void
relais_slot_list_dispose (GObject *object)
{
  g_clear_object (&RELAIS_SLOT_LIST (object)->slots);
  G_OBJECT_CLASS (relais_slot_list_parent_class)->dispose (object);
}

static void
relais_slot_list_class_init (RelaisSlotListClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = relais_slot_list_dispose;
}

static void
relais_slot_list_init (RelaisSlotList *self)
{
}

static void
build_view (RelaisSlotList *self)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  GtkEventController *keys = gtk_event_controller_key_new ();
  GtkSingleSelection *selection = gtk_single_selection_new (G_LIST_MODEL (g_object_ref (self->slots)));

  g_signal_connect_object (factory, "setup", G_CALLBACK (on_setup), self, 0);
  g_signal_connect_object (factory, "bind", G_CALLBACK (on_bind), self, 0);
  g_signal_connect_object (factory, "unbind", G_CALLBACK (on_unbind), self, 0);
  self->view = gtk_list_view_new (GTK_SELECTION_MODEL (selection), factory);
  gtk_list_view_set_show_separators (GTK_LIST_VIEW (self->view), TRUE);
  gtk_widget_add_css_class (self->view, "notes");
  g_signal_connect_object (self->view, "activate", G_CALLBACK (on_activated), self, G_CONNECT_SWAPPED);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (on_key), self, 0);
  gtk_widget_add_controller (self->view, keys);
}

/**
 * relais_slot_list_new:
 * @slots: the places
 * @name: what the list is called
 * @acts: what is different in it; static
 * @owner: the widget in which it will stand, handed to @acts
 *
 * Returns: (transfer floating): the list, which says nothing until relais_slot_list_tell()
 */
GtkWidget *
relais_slot_list_new (GListStore *slots, const char *name, const RelaisSlotListActs *acts, gpointer owner)
{
  RelaisSlotList *self = g_object_new (RELAIS_TYPE_SLOT_LIST, NULL);

  self->slots = g_object_ref (slots);
  self->acts = acts;
  self->owner = owner;
  build_view (self);
  relais_parts_name (self->view, name);
  self->scroller = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (self->scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->scroller), self->view);
  self->empty = adw_status_page_new ();
  gtk_widget_add_css_class (self->empty, "compact");
  self->stack = gtk_stack_new ();
  gtk_stack_add_child (GTK_STACK (self->stack), self->scroller);
  gtk_stack_add_child (GTK_STACK (self->stack), self->empty);
  gtk_widget_set_vexpand (self->stack, TRUE);
  adw_bin_set_child (ADW_BIN (self), self->stack);
  return GTK_WIDGET (self);
}
