/* The sidebar and the rooms it leads to. A room is made when it is entered for the first time; the table below names
 * them in their order. Made when somebody signs in, thrown away when they sign out.
 */

#include "relais-rooms.h"

#include "relais-audit-room.h"
#include "relais-directory-room.h"
#include "relais-notebook-counter.h"
#include "relais-notebook-room.h"
#include "relais-parked-forms.h"
#include "relais-parts.h"
#include "relais-people-room.h"
#include "relais-room.h"
#include "relais-today-room.h"
#include "relais-waiting-notes.h"

#include <glib/gi18n-lib.h>

/* More than that is told as more. */
#define MAX_SHOWN 999

struct _RelaisRooms {
  AdwBin parent_instance;

  RelaisDesk *desk;
  RelaisNotebookCounter *unread; /* NULL for who may not read the notebook */

  AdwLeaflet *leaflet;
  AdwWindowTitle *title;
  GtkWidget *sidebar;
  GtkWidget *search;
  GtkListBox *list;
  AdwBin *waiting;
  AdwBin *parked;
  GtkLabel *member;
  GtkStack *stack;
};

G_DEFINE_FINAL_TYPE (RelaisRooms, relais_rooms, ADW_TYPE_BIN)

static GtkWidget *
make_patients (RelaisDesk *desk)
{
  return relais_people_room_new (desk, RELAIS_SEARCH_PATIENTS);
}

static GtkWidget *
make_caregivers (RelaisDesk *desk)
{
  return relais_people_room_new (desk, RELAIS_SEARCH_CAREGIVERS);
}

static const struct {
  const char *name;
  const char *title;
  const char *icon;
  GtkWidget *(*make) (RelaisDesk *desk);
  RelaisAct act; /* whom it is for */
  gboolean looks_up; /* where nobody's day begins */
} rooms_table[] = {
  { "today", N_("Today"), "x-office-calendar-symbolic", relais_today_room_new, RELAIS_ACT_READ_PEOPLE },
  { "patients", N_("Patients"), "avatar-default-symbolic", make_patients, RELAIS_ACT_READ_PEOPLE },
  { "caregivers", N_("Caregivers"), "system-users-symbolic", make_caregivers, RELAIS_ACT_READ_PEOPLE },
  { "notebook", N_("Notebook"), "accessories-text-editor-symbolic", relais_notebook_room_new, RELAIS_ACT_READ_NOTES,
    TRUE },
  { "directory", N_("Directory"), "x-office-address-book-symbolic", relais_directory_room_new,
    RELAIS_ACT_READ_DIRECTORY, TRUE },
  { "audit", N_("Access log"), "document-open-recent-symbolic", relais_audit_room_new, RELAIS_ACT_READ_AUDIT },
};

/* --- The sidebar --- */

static GtkWidget *
make_row (gsize index)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *icon = gtk_image_new_from_icon_name (rooms_table[index].icon);
  GtkWidget *label = gtk_label_new (_(rooms_table[index].title));
  GtkWidget *count = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_widget_set_visible (count, FALSE);
  gtk_widget_add_css_class (count, "badge");
  gtk_widget_set_valign (count, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (count, "numeric");
  gtk_box_append (GTK_BOX (box), icon);
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), count);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, _(rooms_table[index].title), -1);
  g_object_set_data (G_OBJECT (row), "count", count);
  return row;
}

static int
find_index (const char *name)
{
  for (gsize i = 0; i < G_N_ELEMENTS (rooms_table); i++)
    if (g_str_equal (rooms_table[i].name, name))
      return (int) i;
  return -1;
}

static RelaisRoom *
get_room (RelaisRooms *self)
{
  return RELAIS_ROOM (gtk_stack_get_visible_child (self->stack));
}

static void
on_folded (RelaisRooms *self)
{
  for (gsize i = 0; i < G_N_ELEMENTS (rooms_table); i++)
    {
      GtkWidget *room = gtk_stack_get_child_by_name (self->stack, rooms_table[i].name);

      if (room != NULL)
        g_object_set (room, "folded", adw_leaflet_get_folded (self->leaflet), NULL);
    }
}

static void
on_row_activated (RelaisRooms *self, GtkListBoxRow *row)
{
  relais_rooms_go (self, rooms_table[gtk_list_box_row_get_index (row)].name);
  relais_room_find (get_room (self));
}

/**
 * relais_rooms_go:
 * @rooms: the rooms
 * @name: "today", "patients", "caregivers"…
 *
 * Enters a room.
 */
void
relais_rooms_go (RelaisRooms *rooms, const char *name)
{
  int index = find_index (name);

  if (index < 0 || !relais_desk_may (rooms->desk, rooms_table[index].act))
    return;
  if (gtk_stack_get_child_by_name (rooms->stack, name) == NULL)
    gtk_stack_add_named (rooms->stack, rooms_table[index].make (rooms->desk), name);
  gtk_stack_set_visible_child_name (rooms->stack, name);
  gtk_list_box_select_row (rooms->list, gtk_list_box_get_row_at_index (rooms->list, index));
  adw_leaflet_set_visible_child_name (rooms->leaflet, "room");
  on_folded (rooms);
}

/**
 * relais_rooms_set_count:
 * @rooms: the rooms
 * @name: "today", "patients", "caregivers"…
 * @count: how many things wait in it; 0 shows no number
 */
void
relais_rooms_set_count (RelaisRooms *rooms, const char *name, guint count)
{
  int index = find_index (name);
  GtkListBoxRow *row = gtk_list_box_get_row_at_index (rooms->list, index);
  GtkWidget *label = g_object_get_data (G_OBJECT (row), "count");
  const char *title = _(rooms_table[index].title);
  g_autofree char *text = count > MAX_SHOWN ? g_strdup_printf ("%d+", MAX_SHOWN) : g_strdup_printf ("%u", count);
  /* Translators: a room and how many things wait in it: "Notebook, 7" */
  g_autofree char *said = g_strdup_printf (_("%s, %s"), title, text);

  gtk_label_set_text (GTK_LABEL (label), text);
  gtk_widget_set_visible (label, count > 0);
  relais_parts_name (GTK_WIDGET (row), count > 0 ? said : title);
}

/**
 * relais_rooms_get_room:
 * @rooms: the rooms
 *
 * Returns: (transfer none): the room that is shown
 */
RelaisRoom *
relais_rooms_get_room (RelaisRooms *rooms)
{
  return get_room (rooms);
}

/**
 * relais_rooms_find:
 * @rooms: the rooms
 *
 * Puts the cursor where one searches in the room.
 */
void
relais_rooms_find (RelaisRooms *rooms)
{
  relais_room_find (get_room (rooms));
}

/**
 * relais_rooms_create:
 * @rooms: the rooms
 *
 * Begins a new record of the room.
 */
void
relais_rooms_create (RelaisRooms *rooms)
{
  relais_room_create (get_room (rooms));
}

/**
 * relais_rooms_open_record:
 * @rooms: the rooms
 * @id: id of a record of the room
 */
void
relais_rooms_open_record (RelaisRooms *rooms, const char *id)
{
  relais_room_open_record (get_room (rooms), id);
}

/**
 * relais_rooms_show_sidebar:
 * @rooms: the rooms
 *
 * Back from the room to the sidebar, where both have no room beside each other.
 */
void
relais_rooms_show_sidebar (RelaisRooms *rooms)
{
  adw_leaflet_set_visible_child_name (rooms->leaflet, "sidebar");
  gtk_widget_child_focus (GTK_WIDGET (rooms->list), GTK_DIR_TAB_FORWARD);
}

/**
 * relais_rooms_go_back:
 * @rooms: the rooms
 *
 * Leaves what is open: the page, then the room.
 */
void
relais_rooms_go_back (RelaisRooms *rooms)
{
  if (!relais_room_go_back (get_room (rooms)) && adw_leaflet_get_folded (rooms->leaflet))
    relais_rooms_show_sidebar (rooms);
}

/**
 * relais_rooms_next_pane:
 * @rooms: the rooms
 *
 * Moves the focus on: the sidebar, then the panes of the room.
 */
void
relais_rooms_next_pane (RelaisRooms *rooms)
{
  GtkWidget *focus = gtk_root_get_focus (gtk_widget_get_root (GTK_WIDGET (rooms)));
  gboolean in_sidebar = focus != NULL && gtk_widget_is_ancestor (focus, rooms->sidebar);

  if (in_sidebar)
    relais_room_find (get_room (rooms));
  else if (!relais_room_next_pane (get_room (rooms)))
    relais_rooms_show_sidebar (rooms);
}

static void
on_unread_counted (RelaisRooms *self, guint n)
{
  relais_rooms_set_count (self, "notebook", n);
}

static void
relais_rooms_dispose (GObject *object)
{
  g_clear_object (&RELAIS_ROOMS (object)->unread);
  g_clear_object (&RELAIS_ROOMS (object)->desk);
  G_OBJECT_CLASS (relais_rooms_parent_class)->dispose (object);
}

static void
relais_rooms_class_init (RelaisRoomsClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = relais_rooms_dispose;
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/relais/Relais/ui/window/relais-rooms.ui");
  gtk_widget_class_bind_template_child (widget_class, RelaisRooms, leaflet);
  gtk_widget_class_bind_template_child (widget_class, RelaisRooms, title);
  gtk_widget_class_bind_template_child (widget_class, RelaisRooms, sidebar);
  gtk_widget_class_bind_template_child (widget_class, RelaisRooms, search);
  gtk_widget_class_bind_template_child (widget_class, RelaisRooms, list);
  gtk_widget_class_bind_template_child (widget_class, RelaisRooms, parked);
  gtk_widget_class_bind_template_child (widget_class, RelaisRooms, waiting);
  gtk_widget_class_bind_template_child (widget_class, RelaisRooms, member);
  gtk_widget_class_bind_template_child (widget_class, RelaisRooms, stack);
  gtk_widget_class_bind_template_callback (widget_class, on_row_activated);
  gtk_widget_class_bind_template_callback (widget_class, on_folded);
}

static void
relais_rooms_init (RelaisRooms *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  for (gsize i = 0; i < G_N_ELEMENTS (rooms_table); i++)
    gtk_list_box_append (self->list, make_row (i));
}

/**
 * relais_rooms_new:
 * @desk: the desk, where somebody has signed in
 *
 * Returns: (transfer floating): the rooms, with the first one entered in which a day may begin
 */
GtkWidget *
relais_rooms_new (RelaisDesk *desk)
{
  RelaisRooms *self = g_object_new (RELAIS_TYPE_ROOMS, NULL);
  const char *first = rooms_table[0].name;

  self->desk = g_object_ref (desk);
  gtk_label_set_text (self->member, relais_actor_get_name (relais_desk_get_actor (desk)));
  if (relais_desk_is_demo (desk))
    adw_window_title_set_subtitle (self->title, _("Fictional practice"));
  gtk_widget_set_visible (self->search, relais_desk_may (desk, RELAIS_ACT_READ_PEOPLE));
  adw_bin_set_child (self->waiting, relais_waiting_notes_new (desk));
  adw_bin_set_child (self->parked, relais_parked_forms_new (desk));
  for (gsize i = G_N_ELEMENTS (rooms_table); i > 0; i--)
    {
      gboolean may = relais_desk_may (desk, rooms_table[i - 1].act);

      gtk_widget_set_visible (GTK_WIDGET (gtk_list_box_get_row_at_index (self->list, (int) i - 1)), may);
      if (may && !rooms_table[i - 1].looks_up)
        first = rooms_table[i - 1].name;
    }
  if (relais_desk_may (desk, RELAIS_ACT_READ_NOTES))
    {
      self->unread = relais_notebook_counter_new (desk);
      g_signal_connect_object (self->unread, "counted", G_CALLBACK (on_unread_counted), self, G_CONNECT_SWAPPED);
    }
  relais_rooms_go (self, first);
  return GTK_WIDGET (self);
}
