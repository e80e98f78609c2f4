/* The room of the directory: the list of professionals with its search and its filters, and beside it, or over it where
 * there is no room, the page of one entry. Typing in the list searches, Enter opens, Ctrl+C copies the number one dials
 * first. Below the list stands how old the copy is. Made by the window when the room is entered.
 */

#include "relais-directory-room.h"

#include "relais-directory-around.h"
#include "relais-directory-filters.h"
#include "relais-directory-item.h"
#include "relais-directory-model.h"
#include "relais-directory-row.h"
#include "relais-directory-view.h"
#include "relais-directory-words.h"
#include "relais-folder-view.h"
#include "relais-text.h"
#include "relais-window.h"

#include <glib/gi18n-lib.h>

struct _RelaisDirectoryRoom {
  RelaisListRoom parent_instance;

  RelaisDirectoryModel *model;
  RelaisDirectoryLook look;
  void (*wanted) (RelaisDirectoryRoom *self); /* what was asked before the search had answered */

  AdwLeaflet *leaflet;
  AdwWindowTitle *title;
  GtkWidget *search;
  GtkWidget *filter_button;
  RelaisDirectoryFilters *filters;
  GtkStack *list_stack;
  GtkListView *list;
  AdwStatusPage *empty;
  GtkWidget *folder_button;
  GtkImage *light;
  GtkLabel *copy;
};

G_DEFINE_FINAL_TYPE (RelaisDirectoryRoom, relais_directory_room, RELAIS_TYPE_LIST_ROOM)

/* --- The page --- */

static void
show_nobody (RelaisDirectoryRoom *self)
{
  GtkWidget *status = adw_status_page_new ();

  adw_status_page_set_icon_name (ADW_STATUS_PAGE (status), "x-office-address-book-symbolic");
  adw_status_page_set_title (ADW_STATUS_PAGE (status), _("Choose an entry"));
  adw_status_page_set_description (ADW_STATUS_PAGE (status),
                                   _("Type a name, a kind of service, a commune, or the digits of a number."));
  relais_list_room_show_nothing (RELAIS_LIST_ROOM (self), status);
}

static void
open_entry (RelaisDirectoryRoom *self, const char *key)
{
  GtkWidget *page = relais_list_room_get_page (RELAIS_LIST_ROOM (self));

  if (key == NULL)
    return;
  if (!RELAIS_IS_DIRECTORY_VIEW (page))
    {
      page = relais_directory_view_new (relais_room_get_desk (RELAIS_ROOM (self)));
      relais_list_room_show_page (RELAIS_LIST_ROOM (self), page);
    }
  relais_directory_view_show (RELAIS_DIRECTORY_VIEW (page), key);
  relais_list_room_turn_to_page (RELAIS_LIST_ROOM (self));
}

/* --- The list --- */

static RelaisDirectoryItem *
get_item (RelaisDirectoryRoom *self, guint position)
{
  return g_list_model_get_item (G_LIST_MODEL (self->model), position);
}

static void
on_row_activated (RelaisDirectoryRoom *self, guint position)
{
  g_autoptr (RelaisDirectoryItem) item = get_item (self, position);

  if (item != NULL)
    open_entry (self, relais_slot_get_id (item));
}

static void
do_wanted (RelaisDirectoryRoom *self)
{
  void (*func) (RelaisDirectoryRoom *self) = g_steal_pointer (&self->wanted);

  if (func != NULL)
    func (self);
}

static void
on_search_changed (RelaisDirectoryRoom *self)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (self->search));

  g_strfreev (self->look.words);
  self->look.words = relais_text_query_words (text);
  relais_directory_model_set_query (self->model, text);
}

/* Whoever is quicker than the search waits for its answer, and gets nothing of what was found before. */
static void
do_when_found (RelaisDirectoryRoom *self, void (*func) (RelaisDirectoryRoom *self))
{
  on_search_changed (self);
  self->wanted = func;
  if (relais_listing_is_current (RELAIS_LISTING (self->model)))
    do_wanted (self);
}

static void
open_first (RelaisDirectoryRoom *self)
{
  if (g_list_model_get_n_items (G_LIST_MODEL (self->model)) > 0)
    on_row_activated (self, 0);
}

static void
on_search_activate (RelaisDirectoryRoom *self)
{
  do_when_found (self, open_first);
}

static void
on_search_stopped (RelaisDirectoryRoom *self)
{
  gtk_editable_set_text (GTK_EDITABLE (self->search), "");
}

static void
on_filters_changed (RelaisDirectoryRoom *self)
{
  const RelaisDirectoryFilter *filter = relais_directory_filters_get (self->filters);

  if (relais_directory_filter_count (filter) > 0)
    gtk_widget_add_css_class (self->filter_button, "accent");
  else
    gtk_widget_remove_css_class (self->filter_button, "accent");
  relais_directory_model_set_filter (self->model, filter);
}

/* The number of the row on which one stands, else of the first that was found. */
static void
copy_number (RelaisDirectoryRoom *self)
{
  RelaisDirectoryItem *selected = relais_list_room_dup_selected (RELAIS_LIST_ROOM (self));
  g_autoptr (RelaisDirectoryItem) item = selected != NULL ? selected : get_item (self, 0);
  const RelaisDirectoryFound *found = item != NULL ? relais_directory_item_get_found (item) : NULL;
  const char *line = found != NULL ? relais_directory_words_line (found->entry) : NULL;

  if (line != NULL)
    relais_directory_view_copy_number (GTK_WIDGET (self), line);
}

static gboolean
is_copy_key (guint keyval, GdkModifierType state)
{
  return (keyval == GDK_KEY_c || keyval == GDK_KEY_C) && (state & GDK_CONTROL_MASK) != 0;
}

/* In the field Ctrl+C copies what is marked in it, and the number where nothing is. */
static gboolean
on_search_key (GtkEventControllerKey *controller, guint keyval, guint keycode, GdkModifierType state,
               RelaisDirectoryRoom *self)
{
  if (is_copy_key (keyval, state) && !gtk_editable_get_selection_bounds (GTK_EDITABLE (self->search), NULL, NULL))
    {
      do_when_found (self, copy_number);
      return TRUE;
    }
  return keyval == GDK_KEY_Down && relais_list_room_focus_list (RELAIS_LIST_ROOM (self));
}

static gboolean
on_list_key (GtkEventControllerKey *controller, guint keyval, guint keycode, GdkModifierType state,
             RelaisDirectoryRoom *self)
{
  if (is_copy_key (keyval, state))
    {
      copy_number (self);
      return TRUE;
    }
  return relais_list_room_leave_list (RELAIS_LIST_ROOM (self), keyval, state);
}

static void
describe_empty (RelaisDirectoryRoom *self)
{
  const char *query = relais_directory_model_get_query (self->model);

  if (query != NULL)
    {
      g_autofree char *escaped = g_markup_escape_text (query, -1);
      g_autofree char *text = g_strdup_printf (_("Nothing was found for “%s”."), escaped);

      adw_status_page_set_title (self->empty, _("Nobody found"));
      adw_status_page_set_description (self->empty, text);
      return;
    }
  adw_status_page_set_title (self->empty, _("No entries"));
  adw_status_page_set_description (
      self->empty, relais_directory_filter_count (relais_directory_filters_get (self->filters)) > 0
                       ? _("Nothing in the directory fits what you narrowed it to.")
                       : _("Professionals and services stand here once the shared folder was read."));
}

static void
on_model_ready (RelaisDirectoryRoom *self)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->model));
  /* Translators: more than that many */
  g_autofree char *count = g_strdup_printf (relais_directory_model_is_cut (self->model) ? _("%u+") : "%u", n);

  describe_empty (self);
  gtk_stack_set_visible_child_name (self->list_stack, n > 0 ? "list" : "empty");
  adw_window_title_set_subtitle (self->title, n > 0 ? count : "");
  do_wanted (self);
}

static void
on_model_failed (RelaisDirectoryRoom *self, const GError *error)
{
  relais_window_tell_error (GTK_WIDGET (self), error);
}

/* --- What stands around the list --- */

static gpointer
read_around (RelaisSession *session, gpointer clock, GError **error)
{
  return relais_directory_around_read (session, clock, error);
}

/* The health light: a calm one says how fresh the copy is, any other what is the matter. */
static void
show_light (RelaisDirectoryRoom *self, const RelaisDirectoryAround *around)
{
  gboolean calm = around->health->light == RELAIS_DIRECTORY_CALM;
  RelaisPhrasebook *book = relais_desk_get_phrasebook (self->look.desk);
  g_autofree char *copy = relais_directory_words_copy (self->look.desk, around->state);
  g_auto (GStrv) sentences =
      book != NULL ? relais_directory_health_list_sentences (around->health, book) : g_new0 (char *, 1);
  const char *text = calm || sentences[0] == NULL ? copy : sentences[0];

  gtk_label_set_text (self->copy, text);
  gtk_widget_set_tooltip_text (self->folder_button, text);
  gtk_image_set_from_icon_name (self->light, calm ? "object-select-symbolic" : "dialog-warning-symbolic");
  gtk_widget_show (self->folder_button);
}

static void
on_around_read (gpointer owner, gpointer data, gpointer answer, const GError *error)
{
  RelaisDirectoryRoom *self = owner;
  g_autoptr (RelaisDirectoryAround) around = answer;

  if (around == NULL)
    {
      relais_window_tell_error (GTK_WIDGET (self), error);
      return;
    }
  show_light (self, around);
  g_clear_pointer (&self->look.labels, relais_labels_unref);
  self->look.labels = g_steal_pointer (&around->labels);
  relais_directory_filters_set_labels (self->filters, self->look.desk, self->look.labels);
  relais_listing_refresh (RELAIS_LISTING (self->model));
}

static void
read_again (RelaisDirectoryRoom *self)
{
  RelaisClock *clock = relais_clock_ref (relais_desk_get_clock (self->look.desk));

  relais_desk_run (self->look.desk, self, read_around, clock, (GDestroyNotify) relais_clock_unref,
                   (GDestroyNotify) relais_directory_around_free, on_around_read);
}

static void
on_copied (RelaisDirectoryRoom *self, gboolean has_changed)
{
  if (relais_desk_is_open (self->look.desk))
    read_again (self);
}

static void
act_folder (GtkWidget *widget, const char *name, GVariant *target)
{
  RelaisDirectoryRoom *self = RELAIS_DIRECTORY_ROOM (widget);

  relais_list_room_show_page (RELAIS_LIST_ROOM (self), relais_folder_view_new (self->look.desk));
}

/* --- What the window asks --- */

static void
relais_directory_room_open_record (RelaisRoom *room, const char *id)
{
  open_entry (RELAIS_DIRECTORY_ROOM (room), id);
}

/* --- The class --- */

static void
relais_directory_room_dispose (GObject *object)
{
  RelaisDirectoryRoom *self = RELAIS_DIRECTORY_ROOM (object);

  if (self->model != NULL)
    g_signal_handlers_disconnect_by_data (self->model, self);
  g_clear_object (&self->model);
  G_OBJECT_CLASS (relais_directory_room_parent_class)->dispose (object);
}

static void
relais_directory_room_finalize (GObject *object)
{
  RelaisDirectoryRoom *self = RELAIS_DIRECTORY_ROOM (object);

  g_clear_pointer (&self->look.labels, relais_labels_unref);
  g_strfreev (self->look.words);
  G_OBJECT_CLASS (relais_directory_room_parent_class)->finalize (object);
}

static void
bind_children (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, RelaisDirectoryRoom, leaflet);
  gtk_widget_class_bind_template_child (widget_class, RelaisDirectoryRoom, title);
  gtk_widget_class_bind_template_child (widget_class, RelaisDirectoryRoom, search);
  gtk_widget_class_bind_template_child (widget_class, RelaisDirectoryRoom, filter_button);
  gtk_widget_class_bind_template_child (widget_class, RelaisDirectoryRoom, filters);
  gtk_widget_class_bind_template_child (widget_class, RelaisDirectoryRoom, list_stack);
  gtk_widget_class_bind_template_child (widget_class, RelaisDirectoryRoom, list);
  gtk_widget_class_bind_template_child (widget_class, RelaisDirectoryRoom, empty);
  gtk_widget_class_bind_template_child (widget_class, RelaisDirectoryRoom, folder_button);
  gtk_widget_class_bind_template_child (widget_class, RelaisDirectoryRoom, light);
  gtk_widget_class_bind_template_child (widget_class, RelaisDirectoryRoom, copy);
}

static void
relais_directory_room_class_init (RelaisDirectoryRoomClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  RelaisRoomClass *room_class = RELAIS_ROOM_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = relais_directory_room_dispose;
  G_OBJECT_CLASS (klass)->finalize = relais_directory_room_finalize;
  room_class->open_record = relais_directory_room_open_record;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/relais/Relais/ui/directory/relais-directory-room.ui");
  bind_children (widget_class);
  gtk_widget_class_install_action (widget_class, "directory-room.folder", NULL, act_folder);
  gtk_widget_class_bind_template_callback (widget_class, on_filters_changed);
  gtk_widget_class_bind_template_callback (widget_class, on_search_changed);
  gtk_widget_class_bind_template_callback (widget_class, on_search_activate);
  gtk_widget_class_bind_template_callback (widget_class, on_search_stopped);
  gtk_widget_class_bind_template_callback (widget_class, on_search_key);
  gtk_widget_class_bind_template_callback (widget_class, on_list_key);
  gtk_widget_class_bind_template_callback (widget_class, on_row_activated);
}

static void
relais_directory_room_init (RelaisDirectoryRoom *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  relais_list_room_take_parts (RELAIS_LIST_ROOM (self), self->leaflet, self->search, self->list);
}

static void
on_desk_changed (RelaisDesk *desk, const char *const *touched, RelaisDirectoryRoom *self)
{
  read_again (self);
}

/**
 * relais_directory_room_new:
 * @desk: the desk
 *
 * Returns: (transfer floating): the room
 */
GtkWidget *
relais_directory_room_new (RelaisDesk *desk)
{
  RelaisDirectoryRoom *self = g_object_new (RELAIS_TYPE_DIRECTORY_ROOM, "desk", desk, NULL);
  g_autoptr (GtkListItemFactory) factory = NULL;

  self->look.desk = desk;
  self->model = relais_directory_model_new (desk);
  g_signal_connect_swapped (self->model, "ready", G_CALLBACK (on_model_ready), self);
  g_signal_connect_swapped (self->model, "failed", G_CALLBACK (on_model_failed), self);
  factory = relais_directory_row_factory_new (&self->look);
  relais_list_room_set_model (RELAIS_LIST_ROOM (self), G_LIST_MODEL (self->model), factory);
  g_signal_connect_object (desk, "changed", G_CALLBACK (on_desk_changed), self, 0);
  g_signal_connect_object (relais_desk_get_directory_sync (desk), "ended", G_CALLBACK (on_copied), self,
                           G_CONNECT_SWAPPED);
  show_nobody (self);
  read_again (self);
  return GTK_WIDGET (self);
}
