/* A room of the window that is a list with its search, and beside it, or over it where there is no room, the page of
 * what was opened. What is in the list and on the page is the matter of who derives from it; moving between them is
 * done here, so that the same keys lead the same way everywhere. Its widgets are those of the template of who derives,
 * handed over once; the leaflet has two children, named "list" and "page", the latter an AdwBin.
 */

#include "relais-list-room.h"

#include "relais-pane.h"

typedef struct {
  AdwLeaflet *leaflet;
  GtkWidget *list_pane;
  GtkWidget *search;
  GtkListView *list;
  AdwBin *page_place;
} RelaisListRoomPrivate;

G_DEFINE_ABSTRACT_TYPE_WITH_PRIVATE (RelaisListRoom, relais_list_room, RELAIS_TYPE_ROOM)

#define PRIVATE(room) ((RelaisListRoomPrivate *) relais_list_room_get_instance_private ((gpointer) room))

/* --- The page --- */

/**
 * relais_list_room_get_page:
 * @room: a room
 *
 * Returns: (transfer none) (nullable): what stands beside the list
 */
GtkWidget *
relais_list_room_get_page (RelaisListRoom *room)
{
  return adw_bin_get_child (PRIVATE (room)->page_place);
}

static void
on_folded (RelaisListRoom *self)
{
  GtkWidget *page = relais_list_room_get_page (self);

  if (RELAIS_IS_PANE (page))
    relais_pane_set_folded (RELAIS_PANE (page), relais_list_room_is_folded (self));
}

/* A field that is taken away with the cursor in it would go on blinking. */
static void
take_cursor_out (RelaisListRoom *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  if (focus != NULL && gtk_widget_is_ancestor (focus, GTK_WIDGET (PRIVATE (self)->page_place)))
    gtk_root_set_focus (root, NULL);
}

static void
set_page (RelaisListRoom *self, GtkWidget *page)
{
  take_cursor_out (self);
  adw_bin_set_child (PRIVATE (self)->page_place, page);
  on_folded (self);
}

/**
 * relais_list_room_show_page:
 * @room: a room
 * @page: (transfer floating): a RelaisPane
 *
 * Shows @page beside the list, or over it.
 */
void
relais_list_room_show_page (RelaisListRoom *room, GtkWidget *page)
{
  set_page (room, page);
  relais_list_room_turn_to_page (room);
}

/**
 * relais_list_room_show_nothing:
 * @room: a room
 * @advice: (transfer floating): what stands where nothing is open
 *
 * Takes the page away and shows the list.
 */
void
relais_list_room_show_nothing (RelaisListRoom *room, GtkWidget *advice)
{
  GtkWidget *page = g_object_new (RELAIS_TYPE_PANE, NULL);

  relais_pane_set_content (RELAIS_PANE (page), advice);
  set_page (room, page);
  adw_leaflet_set_visible_child_name (PRIVATE (room)->leaflet, "list");
}

/**
 * relais_list_room_turn_to_page:
 * @room: a room
 *
 * Shows the page that is there, also where it covers the list.
 */
void
relais_list_room_turn_to_page (RelaisListRoom *room)
{
  adw_leaflet_set_visible_child_name (PRIVATE (room)->leaflet, "page");
}

/**
 * relais_list_room_is_folded:
 * @room: a room
 *
 * Returns: whether there is room for the list or the page only
 */
gboolean
relais_list_room_is_folded (RelaisListRoom *room)
{
  return adw_leaflet_get_folded (PRIVATE (room)->leaflet);
}

/* --- The list --- */

/**
 * relais_list_room_dup_selected:
 * @room: a room
 *
 * Returns: (transfer full) (nullable): the item of the row on which one stands
 */
gpointer
relais_list_room_dup_selected (RelaisListRoom *room)
{
  GtkSingleSelection *selection = GTK_SINGLE_SELECTION (gtk_list_view_get_model (PRIVATE (room)->list));
  gpointer item = gtk_single_selection_get_selected_item (selection);

  return item != NULL ? g_object_ref (item) : NULL;
}

/**
 * relais_list_room_focus_list:
 * @room: a room
 *
 * Returns: whether the cursor stands in the list now; not in an empty one
 */
gboolean
relais_list_room_focus_list (RelaisListRoom *room)
{
  GListModel *model = G_LIST_MODEL (gtk_list_view_get_model (PRIVATE (room)->list));

  return g_list_model_get_n_items (model) > 0 &&
         gtk_widget_child_focus (GTK_WIDGET (PRIVATE (room)->list), GTK_DIR_TAB_FORWARD);
}

/**
 * relais_list_room_focus_page:
 * @room: a room
 *
 * Returns: whether the cursor stands on the page now
 */
gboolean
relais_list_room_focus_page (RelaisListRoom *room)
{
  return gtk_widget_child_focus (GTK_WIDGET (PRIVATE (room)->page_place), GTK_DIR_TAB_FORWARD);
}

/**
 * relais_list_room_leave_list:
 * @room: a room
 * @keyval: a key pressed in the list
 * @state: what was held with it
 *
 * Arrows move in the list; Tab leaves it, as it leaves every other field.
 *
 * Returns: whether it was such a key
 */
gboolean
relais_list_room_leave_list (RelaisListRoom *room, guint keyval, GdkModifierType state)
{
  if (keyval == GDK_KEY_ISO_Left_Tab || (keyval == GDK_KEY_Tab && (state & GDK_SHIFT_MASK) != 0))
    return gtk_widget_grab_focus (PRIVATE (room)->search);
  if (keyval == GDK_KEY_Tab && !relais_list_room_is_folded (room))
    return relais_list_room_focus_page (room);
  return FALSE;
}

/* --- What the window asks --- */

static void
relais_list_room_find (RelaisRoom *room)
{
  adw_leaflet_set_visible_child_name (PRIVATE (room)->leaflet, "list");
  gtk_widget_grab_focus (PRIVATE (room)->search);
}

static gboolean
relais_list_room_go_back (RelaisRoom *room)
{
  const char *shown = adw_leaflet_get_visible_child_name (PRIVATE (room)->leaflet);

  if (!relais_list_room_is_folded (RELAIS_LIST_ROOM (room)) || !g_str_equal (shown, "page"))
    return FALSE;
  relais_list_room_find (room);
  return TRUE;
}

static gboolean
relais_list_room_next_pane (RelaisRoom *room)
{
  RelaisListRoomPrivate *parts = PRIVATE (room);
  GtkWidget *focus = gtk_root_get_focus (gtk_widget_get_root (GTK_WIDGET (room)));

  if (focus != NULL && gtk_widget_is_ancestor (focus, GTK_WIDGET (parts->page_place)))
    return FALSE;
  if (focus != NULL && gtk_widget_is_ancestor (focus, parts->list_pane))
    return relais_list_room_focus_page (RELAIS_LIST_ROOM (room));
  return gtk_widget_grab_focus (parts->search);
}

static void
relais_list_room_class_init (RelaisListRoomClass *klass)
{
  RelaisRoomClass *room_class = RELAIS_ROOM_CLASS (klass);

  room_class->find = relais_list_room_find;
  room_class->go_back = relais_list_room_go_back;
  room_class->next_pane = relais_list_room_next_pane;
}

static void
relais_list_room_init (RelaisListRoom *self)
{
}

/**
 * relais_list_room_take_parts:
 * @room: a room, whose template was made
 * @leaflet: the leaflet of list and page
 * @search: the search of the list; typing in the list searches
 * @list: the list
 *
 * Tells the room its parts, before anything else.
 */
void
relais_list_room_take_parts (RelaisListRoom *room, AdwLeaflet *leaflet, GtkWidget *search, GtkListView *list)
{
  RelaisListRoomPrivate *parts = PRIVATE (room);

  parts->leaflet = leaflet;
  parts->list_pane = adw_leaflet_get_child_by_name (leaflet, "list");
  parts->page_place = ADW_BIN (adw_leaflet_get_child_by_name (leaflet, "page"));
  parts->search = search;
  parts->list = list;
  gtk_search_entry_set_key_capture_widget (GTK_SEARCH_ENTRY (search), GTK_WIDGET (list));
  g_signal_connect_swapped (leaflet, "notify::folded", G_CALLBACK (on_folded), room);
}

/**
 * relais_list_room_set_model:
 * @room: a room
 * @model: what is in the list
 * @factory: makes its rows
 *
 * Fills the list; nothing in it is selected by itself.
 */
void
relais_list_room_set_model (RelaisListRoom *room, GListModel *model, GtkListItemFactory *factory)
{
  GtkListView *list = PRIVATE (room)->list;
  GtkSingleSelection *selection = gtk_single_selection_new (g_object_ref (model));

  gtk_single_selection_set_autoselect (selection, FALSE);
  gtk_single_selection_set_can_unselect (selection, TRUE);
  gtk_list_view_set_factory (list, factory);
  gtk_list_view_set_model (list, GTK_SELECTION_MODEL (selection));
  g_object_unref (selection);
}
