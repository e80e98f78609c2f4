/* The room of patients, or of caregivers: their list with its search, and beside it, or over it where there is no room,
 * the page of one of them. Typing in the list searches, Enter opens, Tab leaves the list. Made by the window when
 * somebody signs in.
 */

#include "relais-people-room.h"

#include "relais-pane.h"
#include "relais-people-model.h"
#include "relais-people-words.h"
#include "relais-person-acts.h"
#include "relais-person-editor.h"
#include "relais-person-item.h"
#include "relais-person-row.h"
#include "relais-person-view.h"
#include "relais-person.h"
#include "relais-search-note.h"
#include "relais-window.h"

struct _RelaisPeopleRoom {
  RelaisListRoom parent_instance;

  RelaisSearchFlags facet;
  RelaisPeopleModel *model;
  RelaisSearchNote *note;
  gboolean wants_first;
  char *shown_id;

  AdwLeaflet *leaflet;
  AdwWindowTitle *title;
  GtkWidget *create_button;
  GtkWidget *search;
  GtkWidget *archived_button;
  GtkStack *list_stack;
  GtkListView *list;
  AdwStatusPage *empty;
  GtkButton *empty_button;
};

G_DEFINE_FINAL_TYPE (RelaisPeopleRoom, relais_people_room, RELAIS_TYPE_LIST_ROOM)

static gboolean
is_of_caregivers (RelaisPeopleRoom *self)
{
  return (self->facet & RELAIS_SEARCH_CAREGIVERS) != 0;
}

/* --- The page --- */

static GtkWidget *
get_page (RelaisPeopleRoom *self)
{
  return relais_list_room_get_page (RELAIS_LIST_ROOM (self));
}

static void
show_nobody (RelaisPeopleRoom *self)
{
  gtk_widget_add_css_class (self->create_button, "suggested-action");
  relais_list_room_show_nothing (RELAIS_LIST_ROOM (self), relais_people_words_choose_first (self->facet));
  g_clear_pointer (&self->shown_id, g_free);
}

static gboolean
may_leave (RelaisPeopleRoom *self)
{
  GtkWidget *page = get_page (self);

  return !RELAIS_IS_PANE (page) || relais_pane_leave (RELAIS_PANE (page));
}

static void
show_page (RelaisPeopleRoom *self, GtkWidget *page)
{
  /* One button at a time is the obvious one: a form has its own. */
  if (RELAIS_IS_PERSON_EDITOR (page))
    gtk_widget_remove_css_class (self->create_button, "suggested-action");
  else
    gtk_widget_add_css_class (self->create_button, "suggested-action");
  relais_list_room_show_page (RELAIS_LIST_ROOM (self), page);
}

static void
open_person (RelaisPeopleRoom *self, const char *id)
{
  GtkWidget *page = get_page (self);

  if (id == NULL || !may_leave (self))
    return;
  if (!RELAIS_IS_PERSON_VIEW (page))
    page = relais_person_view_new (relais_room_get_desk (RELAIS_ROOM (self)));
  g_free (self->shown_id);
  self->shown_id = g_strdup (id);
  relais_person_view_show (RELAIS_PERSON_VIEW (page), id);
  if (page != get_page (self))
    show_page (self, page);
  relais_list_room_turn_to_page (RELAIS_LIST_ROOM (self));
}

/* --- Writing --- */

static void
show_editor (RelaisPeopleRoom *self, GtkWidget *editor)
{
  show_page (self, editor);
  gtk_widget_grab_focus (editor);
}

/* The form took its cursor with it: without another place for it the next key, such as the one that prints, would go
 * nowhere.
 */
static void
on_written (RelaisPeopleRoom *self, const char *id)
{
  open_person (self, id);
  if (relais_list_room_is_folded (RELAIS_LIST_ROOM (self)))
    relais_list_room_focus_page (RELAIS_LIST_ROOM (self));
  else
    gtk_widget_grab_focus (self->search);
}

/* Nothing else is open then: whoever stands in the place of the form goes back to the list. */
static void
on_editor_closed (RelaisPeopleRoom *self, const char *id)
{
  if (id != NULL)
    {
      on_written (self, id);
      return;
    }
  if (!may_leave (self))
    return;
  show_nobody (self);
  gtk_widget_grab_focus (self->search);
}

static void
on_come_back (RelaisPeopleRoom *self, GtkWidget *editor)
{
  if (editor != get_page (self) && may_leave (self))
    show_editor (self, editor);
}

static void
begin_writing (RelaisPeopleRoom *self, GtkWidget *editor)
{
  g_autoptr (GtkWidget) owned = g_object_ref_sink (editor);

  if (!may_leave (self))
    return;
  g_signal_connect_object (editor, "saved", G_CALLBACK (on_written), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (editor, "open", G_CALLBACK (on_written), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (editor, "close", G_CALLBACK (on_editor_closed), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (editor, "come-back", G_CALLBACK (on_come_back), self, G_CONNECT_SWAPPED);
  show_editor (self, editor);
}

static const char *
get_kind (RelaisPeopleRoom *self)
{
  return is_of_caregivers (self) ? "caregiver" : "patient";
}

static void
relais_people_room_create (RelaisRoom *room)
{
  RelaisPeopleRoom *self = RELAIS_PEOPLE_ROOM (room);

  begin_writing (self, relais_person_editor_new (relais_room_get_desk (room), get_kind (self), NULL));
}

static void
relais_people_room_create_for (RelaisRoom *room, const char *id)
{
  begin_writing (RELAIS_PEOPLE_ROOM (room), relais_person_editor_new (relais_room_get_desk (room), "caregiver", id));
}

static void
relais_people_room_edit (RelaisRoom *room, const char *id)
{
  RelaisPeopleRoom *self = RELAIS_PEOPLE_ROOM (room);

  begin_writing (self, relais_person_editor_new_for (relais_room_get_desk (room), get_kind (self), id));
}

static void
relais_people_room_resume (RelaisRoom *room, const char *id)
{
  RelaisPeopleRoom *self = RELAIS_PEOPLE_ROOM (room);
  GtkWidget *page = get_page (self);

  /* What is on the screen is newer than what is kept of it. */
  if (RELAIS_IS_PERSON_EDITOR (page) &&
      g_strcmp0 (relais_person_editor_get_draft (RELAIS_PERSON_EDITOR (page)), id) == 0)
    {
      relais_list_room_turn_to_page (RELAIS_LIST_ROOM (self));
      gtk_widget_grab_focus (page);
      return;
    }
  begin_writing (self, relais_person_editor_new_resumed (relais_room_get_desk (room), get_kind (self), id));
}

static void
act_edit (GtkWidget *widget, const char *name, GVariant *target)
{
  RelaisPeopleRoom *self = RELAIS_PEOPLE_ROOM (widget);

  if (self->shown_id != NULL && RELAIS_IS_PERSON_VIEW (get_page (self)))
    relais_people_room_edit (RELAIS_ROOM (self), self->shown_id);
}

/* --- The list --- */

static void
on_row_activated (RelaisPeopleRoom *self, guint position)
{
  g_autoptr (RelaisPersonItem) item = g_list_model_get_item (G_LIST_MODEL (self->model), position);

  if (item == NULL)
    return;
  relais_search_note_used (self->note);
  open_person (self, relais_slot_get_id (item));
}

static void
on_search_changed (RelaisPeopleRoom *self)
{
  if (relais_people_model_set_query (self->model, gtk_editable_get_text (GTK_EDITABLE (self->search))))
    relais_search_note_typed (self->note, relais_people_model_get_query (self->model));
}

/* Enter opens the first row: "fat", Enter. Whoever is quicker than the search waits for its answer: what stands first
 * until then is somebody else. */
static void
on_search_activate (RelaisPeopleRoom *self)
{
  on_search_changed (self);
  self->wants_first = !relais_listing_is_current (RELAIS_LISTING (self->model));
  if (self->wants_first)
    return;
  if (g_list_model_get_n_items (G_LIST_MODEL (self->model)) > 0)
    on_row_activated (self, 0);
}

static void
on_search_stopped (RelaisPeopleRoom *self)
{
  gtk_editable_set_text (GTK_EDITABLE (self->search), "");
}

static gboolean
on_search_key (GtkEventControllerKey *controller, guint keyval, guint keycode, GdkModifierType state,
               RelaisPeopleRoom *self)
{
  return keyval == GDK_KEY_Down && relais_list_room_focus_list (RELAIS_LIST_ROOM (self));
}

static void
on_archived_toggled (RelaisPeopleRoom *self)
{
  gboolean too = gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (self->archived_button));

  relais_people_model_set_flags (self->model, self->facet | (too ? RELAIS_SEARCH_ARCHIVED : 0));
}

/* Delete archives the row on which one stands; the toast takes it back. */
static gboolean
archive_selected (RelaisPeopleRoom *self)
{
  RelaisDesk *desk = relais_room_get_desk (RELAIS_ROOM (self));
  g_autoptr (RelaisPersonItem) item = relais_list_room_dup_selected (RELAIS_LIST_ROOM (self));
  const RelaisFound *found = item != NULL ? relais_person_item_get_found (item) : NULL;

  if (found == NULL || relais_person_is_archived (found->person) || !relais_desk_may (desk, RELAIS_ACT_ARCHIVE))
    return FALSE;
  relais_person_archive (GTK_WIDGET (self), desk, found->person, TRUE);
  return TRUE;
}

static gboolean
on_list_key (GtkEventControllerKey *controller, guint keyval, guint keycode, GdkModifierType state,
             RelaisPeopleRoom *self)
{
  if (keyval == GDK_KEY_Delete)
    return archive_selected (self);
  return relais_list_room_leave_list (RELAIS_LIST_ROOM (self), keyval, state);
}

static void
on_model_ready (RelaisPeopleRoom *self)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->model));
  g_autofree char *count = g_strdup_printf ("%u", n);

  relais_people_words_say_empty (self->facet, relais_people_model_get_query (self->model), self->empty);
  gtk_stack_set_visible_child_name (self->list_stack, n > 0 ? "list" : "empty");
  adw_window_title_set_subtitle (self->title, n > 0 ? count : "");
  if (self->wants_first)
    on_search_activate (self);
}

static void
on_model_failed (RelaisPeopleRoom *self, const GError *error)
{
  relais_window_tell_error (GTK_WIDGET (self), error);
}

/* --- What the window asks --- */

static void
relais_people_room_open_record (RelaisRoom *room, const char *id)
{
  open_person (RELAIS_PEOPLE_ROOM (room), id);
}

static void
relais_people_room_dispose (GObject *object)
{
  RelaisPeopleRoom *self = RELAIS_PEOPLE_ROOM (object);

  if (self->model != NULL)
    g_signal_handlers_disconnect_by_data (self->model, self);
  g_clear_object (&self->model);
  g_clear_object (&self->note);
  g_clear_pointer (&self->shown_id, g_free);
  G_OBJECT_CLASS (relais_people_room_parent_class)->dispose (object);
}

static void
relais_people_room_class_init (RelaisPeopleRoomClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  RelaisRoomClass *room_class = RELAIS_ROOM_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = relais_people_room_dispose;
  room_class->create = relais_people_room_create;
  room_class->create_for = relais_people_room_create_for;
  room_class->edit = relais_people_room_edit;
  room_class->resume = relais_people_room_resume;
  room_class->open_record = relais_people_room_open_record;

  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/relais/Relais/ui/people/relais-people-room.ui");
  gtk_widget_class_bind_template_child (widget_class, RelaisPeopleRoom, leaflet);
  gtk_widget_class_bind_template_child (widget_class, RelaisPeopleRoom, title);
  gtk_widget_class_bind_template_child (widget_class, RelaisPeopleRoom, create_button);
  gtk_widget_class_bind_template_child (widget_class, RelaisPeopleRoom, search);
  gtk_widget_class_bind_template_child (widget_class, RelaisPeopleRoom, archived_button);
  gtk_widget_class_bind_template_child (widget_class, RelaisPeopleRoom, list_stack);
  gtk_widget_class_bind_template_child (widget_class, RelaisPeopleRoom, list);
  gtk_widget_class_bind_template_child (widget_class, RelaisPeopleRoom, empty);
  gtk_widget_class_bind_template_child (widget_class, RelaisPeopleRoom, empty_button);
  gtk_widget_class_bind_template_callback (widget_class, on_archived_toggled);
  gtk_widget_class_bind_template_callback (widget_class, on_search_changed);
  gtk_widget_class_bind_template_callback (widget_class, on_search_activate);
  gtk_widget_class_bind_template_callback (widget_class, on_search_stopped);
  gtk_widget_class_bind_template_callback (widget_class, on_search_key);
  gtk_widget_class_bind_template_callback (widget_class, on_list_key);
  gtk_widget_class_bind_template_callback (widget_class, on_row_activated);
  gtk_widget_class_install_action (widget_class, "people.edit", NULL, act_edit);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_e, GDK_CONTROL_MASK, "people.edit", NULL);
}

static void
relais_people_room_init (RelaisPeopleRoom *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  relais_list_room_take_parts (RELAIS_LIST_ROOM (self), self->leaflet, self->search, self->list);
}

static void
name_widgets (RelaisPeopleRoom *self)
{
  const char *create = relais_people_words_create (self->facet);
  const char *find = relais_people_words_find (self->facet);

  adw_window_title_set_title (self->title, relais_people_words_title (self->facet));
  gtk_widget_set_tooltip_text (self->create_button, create);
  gtk_button_set_label (self->empty_button, create);
  g_object_set (self->search, "placeholder-text", find, NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->create_button), GTK_ACCESSIBLE_PROPERTY_LABEL, create, -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->search), GTK_ACCESSIBLE_PROPERTY_LABEL, find, -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  adw_window_title_get_title (self->title), -1);
}

/**
 * relais_people_room_new:
 * @desk: the desk
 * @facet: %RELAIS_SEARCH_PATIENTS or %RELAIS_SEARCH_CAREGIVERS
 *
 * Returns: (transfer floating): the room
 */
GtkWidget *
relais_people_room_new (RelaisDesk *desk, RelaisSearchFlags facet)
{
  RelaisPeopleRoom *self = g_object_new (RELAIS_TYPE_PEOPLE_ROOM, "desk", desk, NULL);
  g_autoptr (GtkListItemFactory) factory = relais_person_row_factory_new (desk);

  self->facet = facet;
  self->model = relais_people_model_new (desk, facet);
  self->note = relais_search_note_new (desk);
  g_signal_connect_swapped (self->model, "ready", G_CALLBACK (on_model_ready), self);
  g_signal_connect_swapped (self->model, "failed", G_CALLBACK (on_model_failed), self);
  relais_list_room_set_model (RELAIS_LIST_ROOM (self), G_LIST_MODEL (self->model), factory);
  name_widgets (self);
  show_nobody (self);
  return GTK_WIDGET (self);
}
