/* The room of the notebook: what there is to read across all patients, and the notebook of one, with the place where
 * one writes below it. The search looks in what is shown. Enter on an entry leads to its patient, Space reads it, V
 * says that the visit is over. Made by the window when the room is entered.
 */

#include "relais-notebook-room.h"

#include "relais-measure-window.h"
#include "relais-note-composer.h"
#include "relais-notebook-acts.h"
#include "relais-notebook-opening.h"
#include "relais-notebook-views.h"
#include "relais-page-dialog.h"
#include "relais-parts.h"
#include "relais-person-pick-dialog.h"
#include "relais-person-words.h"
#include "relais-session-watch.h"
#include "relais-title.h"
#include "relais-window.h"

#include <glib/gi18n-lib.h>

struct _RelaisNotebookRoom {
  RelaisRoom parent_instance;

  char *patient; /* whose notebook is open; NULL across all */
  guint serial;

  GtkWidget *title;
  GtkWidget *identity;
  GtkWidget *rooms;
  GtkWidget *back;
  GtkWidget *page;
  RelaisNotebookViews *views;
  GtkWidget *place; /* of the composer */
};

G_DEFINE_FINAL_TYPE (RelaisNotebookRoom, relais_notebook_room, RELAIS_TYPE_ROOM)

static RelaisDesk *
get_desk (RelaisNotebookRoom *self)
{
  return relais_room_get_desk (RELAIS_ROOM (self));
}

static RelaisNoteComposer *
get_composer (RelaisNotebookRoom *self)
{
  return RELAIS_NOTE_COMPOSER (adw_bin_get_child (ADW_BIN (self->place)));
}

static RelaisNotebookStream *
get_stream (RelaisNotebookRoom *self)
{
  return relais_notebook_views_get_stream (self->views);
}

static void
show_where (RelaisNotebookRoom *self, const char *title, const char *identity)
{
  gboolean is_one = self->patient != NULL;

  relais_title_set (RELAIS_TITLE (self->title), title, NULL);
  gtk_label_set_text (GTK_LABEL (self->identity), identity != NULL ? identity : "");
  gtk_widget_set_visible (self->identity, is_one);
  gtk_widget_set_visible (self->back, is_one);
  gtk_widget_set_visible (self->page, is_one && relais_desk_may (get_desk (self), RELAIS_ACT_WRITE_NOTES));
}

static void
show_all (RelaisNotebookRoom *self)
{
  g_clear_pointer (&self->patient, g_free);
  self->serial++;
  adw_bin_set_child (ADW_BIN (self->place), NULL);
  show_where (self, _("Notebook"), NULL);
  relais_notebook_views_open (self->views, NULL);
}

/* --- One patient --- */

static void
show_patient (RelaisNotebookRoom *self, const RelaisRecord *person)
{
  g_autofree char *name = relais_person_words_name (get_desk (self), person);
  g_autofree char *identity = relais_person_words_identity (get_desk (self), person);

  g_free (self->patient);
  self->patient = g_strdup (relais_record_get_id (person));
  show_where (self, name, identity);
  if (get_composer (self) != NULL)
    relais_note_composer_set_name (get_composer (self), name);
}

static void
on_patient_read (gpointer owner, gpointer data, gpointer answer, const GError *error)
{
  RelaisNotebookRoom *self = owner;
  const RelaisNotebookOpening *opening = data;
  g_autoptr (RelaisRecord) person = answer;
  g_autofree char *name = NULL;

  if (opening->serial != self->serial)
    return;
  if (person == NULL)
    {
      relais_notebook_opening_tell (opening, GTK_WIDGET (self), error);
      return;
    }
  adw_bin_set_child (ADW_BIN (self->place), NULL);
  show_patient (self, person);
  relais_notebook_views_open (self->views, self->patient);
  name = relais_person_words_name (get_desk (self), person);
  if (relais_desk_may (get_desk (self), RELAIS_ACT_WRITE_NOTES))
    adw_bin_set_child (ADW_BIN (self->place), relais_note_composer_new (get_desk (self), self->patient, name));
  if (opening->note != NULL)
    relais_notebook_views_jump (self->views, opening->note);
  else if (get_composer (self) != NULL)
    relais_note_composer_focus (get_composer (self));
}

static void
open_at (RelaisNotebookRoom *self, const char *patient, const char *form, const char *note)
{
  relais_notebook_opening_run (get_desk (self), self, patient, form, note, ++self->serial, on_patient_read);
}

/* What stands above the entries is as it is now; a merged record leads to the one that is kept, and what is being
 * written stays.
 */
static void
on_patient_reread (gpointer owner, gpointer data, gpointer answer, const GError *error)
{
  RelaisNotebookRoom *self = owner;
  const RelaisNotebookOpening *opening = data;
  g_autoptr (RelaisRecord) person = answer;
  gboolean is_same;

  if (person == NULL || opening->serial != self->serial || g_strcmp0 (opening->patient, self->patient) != 0)
    return;
  is_same = g_strcmp0 (self->patient, relais_record_get_id (person)) == 0;
  show_patient (self, person);
  if (!is_same)
    relais_notebook_views_open (self->views, self->patient);
}

static void
on_desk_changed (RelaisDesk *desk, const char *const *touched, RelaisNotebookRoom *self)
{
  if (self->patient != NULL && relais_desk_is_open (desk) && relais_session_touches (touched, "person", NULL))
    relais_notebook_opening_run (desk, self, self->patient, NULL, NULL, self->serial, on_patient_reread);
}

static void
open_notebook (RelaisNotebookRoom *self, const char *patient, const char *form)
{
  open_at (self, patient, form, NULL);
}

/* --- Acts --- */

static void
act_open (GtkWidget *widget, const char *name, GVariant *target)
{
  open_notebook (RELAIS_NOTEBOOK_ROOM (widget), g_variant_get_string (target, NULL), NULL);
}

static void
act_open_entry (GtkWidget *widget, const char *name, GVariant *target)
{
  RelaisNotebookRoom *self = RELAIS_NOTEBOOK_ROOM (widget);
  const char *patient, *note;

  g_variant_get (target, "(&s&s)", &patient, &note);
  /* What stands in the notebook of one is about them, or about who was merged into them. */
  if (self->patient != NULL && *note != '\0')
    relais_notebook_views_jump (self->views, note);
  else
    open_at (self, patient, NULL, *note != '\0' ? note : NULL);
}

static void
act_back (GtkWidget *widget, const char *name, GVariant *target)
{
  show_all (RELAIS_NOTEBOOK_ROOM (widget));
}

static void
act_widen (GtkWidget *widget, const char *name, GVariant *target)
{
  relais_notebook_views_widen (RELAIS_NOTEBOOK_ROOM (widget)->views);
}

static void
act_person (GtkWidget *widget, const char *name, GVariant *target)
{
  RelaisNotebookRoom *self = RELAIS_NOTEBOOK_ROOM (widget);

  if (self->patient != NULL)
    gtk_widget_activate_action (widget, "win.open-person", "(ss)", "patients", self->patient);
}

static void
act_seen (GtkWidget *widget, const char *name, GVariant *target)
{
  RelaisNotebookRoom *self = RELAIS_NOTEBOOK_ROOM (widget);

  if (self->patient != NULL)
    relais_notebook_acts_visit (widget, get_desk (self), self->patient);
}

/* An entry is answered where its patient's notebook is open. */
static void
write_to (RelaisNotebookRoom *self, GVariant *target,
          void (*write) (RelaisNoteComposer *composer, const RelaisNotebookEntry *entry))
{
  const char *id = g_variant_get_string (target, NULL);
  const RelaisNotebookEntry *entry = relais_notebook_stream_find (get_stream (self), id);

  if (entry == NULL || !entry->is_readable)
    return;
  if (get_composer (self) == NULL)
    open_notebook (self, relais_record_get_id (entry->patient), NULL);
  else
    write (get_composer (self), entry);
}

static void
act_answer (GtkWidget *widget, const char *name, GVariant *target)
{
  write_to (RELAIS_NOTEBOOK_ROOM (widget), target, relais_note_composer_answer);
}

static void
act_correct (GtkWidget *widget, const char *name, GVariant *target)
{
  write_to (RELAIS_NOTEBOOK_ROOM (widget), target, relais_note_composer_correct);
}

static void
act_copy (GtkWidget *widget, const char *name, GVariant *target)
{
  RelaisNotebookRoom *self = RELAIS_NOTEBOOK_ROOM (widget);
  const char *id = g_variant_get_string (target, NULL);
  const RelaisNotebookEntry *entry = relais_notebook_stream_find (get_stream (self), id);

  if (entry != NULL)
    relais_notebook_acts_copy (widget, get_desk (self), relais_notebook_stream_get_labels (get_stream (self)), entry);
}

static void
act_copy_current (GtkWidget *widget, const char *name, GVariant *target)
{
  RelaisNotebookRoom *self = RELAIS_NOTEBOOK_ROOM (widget);
  const RelaisNotebookEntry *entry = relais_notebook_stream_get_current (get_stream (self));

  if (entry != NULL)
    relais_notebook_acts_copy (widget, get_desk (self), relais_notebook_stream_get_labels (get_stream (self)), entry);
}

static void
act_measures (GtkWidget *widget, const char *name, GVariant *target)
{
  RelaisNotebookRoom *self = RELAIS_NOTEBOOK_ROOM (widget);
  const RelaisNotebookEntry *entry =
      relais_notebook_stream_find (get_stream (self), g_variant_get_string (target, NULL));

  if (entry != NULL)
    relais_measure_window_show (widget, get_desk (self), entry->patient);
}

static void
act_file_page (GtkWidget *widget, const char *name, GVariant *target)
{
  RelaisNotebookRoom *self = RELAIS_NOTEBOOK_ROOM (widget);

  if (self->patient != NULL)
    relais_page_dialog_show (widget, get_desk (self), self->patient,
                             relais_title_get_text (RELAIS_TITLE (self->title)));
}

static void
act_readings (GtkWidget *widget, const char *name, GVariant *target)
{
  relais_notebook_acts_readings (widget, get_desk (RELAIS_NOTEBOOK_ROOM (widget)), g_variant_get_string (target, NULL));
}

static void
act_mark (GtkWidget *widget, const char *name, GVariant *target)
{
  relais_notebook_acts_mark (widget, get_desk (RELAIS_NOTEBOOK_ROOM (widget)), g_variant_get_string (target, NULL),
                             g_str_equal (name, "notebook.read"));
}

static void
act_set_done (GtkWidget *widget, const char *name, GVariant *target)
{
  const char *task;
  gboolean done;

  g_variant_get (target, "(&sb)", &task, &done);
  relais_notebook_acts_set_done (widget, get_desk (RELAIS_NOTEBOOK_ROOM (widget)), task, done);
}

/* V alone, where nothing is being typed. */
static gboolean
on_key (GtkEventControllerKey *controller, guint keyval, guint keycode, GdkModifierType state, RelaisNotebookRoom *self)
{
  if ((keyval != GDK_KEY_v && keyval != GDK_KEY_V) || (state & (GDK_CONTROL_MASK | GDK_ALT_MASK)) != 0 ||
      self->patient == NULL)
    return FALSE;
  relais_notebook_acts_visit (GTK_WIDGET (self), get_desk (self), self->patient);
  return TRUE;
}

/* --- What the window asks --- */

static void
relais_notebook_room_find (RelaisRoom *room)
{
  relais_notebook_views_find (RELAIS_NOTEBOOK_ROOM (room)->views);
}

static void
on_patient_picked (gpointer owner, const char *id)
{
  open_notebook (owner, id, NULL);
}

static void
relais_notebook_room_create (RelaisRoom *room)
{
  RelaisNotebookRoom *self = RELAIS_NOTEBOOK_ROOM (room);

  if (get_composer (self) != NULL)
    relais_note_composer_focus (get_composer (self));
  else
    relais_person_pick_dialog_show (GTK_WIDGET (self), get_desk (self), _("Whose notebook?"), RELAIS_SEARCH_PATIENTS,
                                    on_patient_picked);
}

static void
relais_notebook_room_open_record (RelaisRoom *room, const char *id)
{
  open_notebook (RELAIS_NOTEBOOK_ROOM (room), id, NULL);
}

static void
relais_notebook_room_resume (RelaisRoom *room, const char *id)
{
  open_notebook (RELAIS_NOTEBOOK_ROOM (room), NULL, id);
}

static gboolean
relais_notebook_room_go_back (RelaisRoom *room)
{
  RelaisNotebookRoom *self = RELAIS_NOTEBOOK_ROOM (room);

  if (self->patient == NULL)
    return FALSE;
  show_all (self);
  return TRUE;
}

/* The search, the timeline, the place where one writes. */
static gboolean
relais_notebook_room_next_pane (RelaisRoom *room)
{
  RelaisNotebookRoom *self = RELAIS_NOTEBOOK_ROOM (room);
  GtkWidget *focus = gtk_root_get_focus (gtk_widget_get_root (GTK_WIDGET (self)));

  if (focus != NULL && gtk_widget_is_ancestor (focus, self->place))
    return FALSE;
  if (focus == NULL || gtk_widget_get_ancestor (focus, GTK_TYPE_LIST_VIEW) == NULL ||
      !gtk_widget_is_ancestor (focus, GTK_WIDGET (self->views)))
    return relais_notebook_views_focus (self->views);
  if (get_composer (self) == NULL)
    return FALSE;
  relais_note_composer_focus (get_composer (self));
  return TRUE;
}

/* --- Life --- */

static GtkWidget *
make_button (const char *icon, const char *label, const char *action)
{
  GtkWidget *button = gtk_button_new_from_icon_name (icon);

  gtk_widget_set_tooltip_text (button, label);
  relais_parts_name (button, label);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  return button;
}

static GtkWidget *
make_header (RelaisNotebookRoom *self)
{
  GtkWidget *header = adw_header_bar_new ();

  self->title = g_object_new (RELAIS_TYPE_TITLE, NULL);
  self->rooms = make_button ("go-previous-symbolic", _("Rooms"), "win.show-sidebar");
  self->back = make_button ("view-list-symbolic", _("All patients"), "notebook.back");
  self->page = make_button ("camera-photo-symbolic", _("File a photographed page…"), "notebook.file-page");
  g_object_bind_property (self, "folded", self->rooms, "visible", G_BINDING_SYNC_CREATE);
  g_object_bind_property (self, "folded", header, "show-start-title-buttons", G_BINDING_SYNC_CREATE);
  adw_header_bar_set_title_widget (ADW_HEADER_BAR (header), self->title);
  adw_header_bar_pack_start (ADW_HEADER_BAR (header), self->rooms);
  adw_header_bar_pack_start (ADW_HEADER_BAR (header), self->back);
  adw_header_bar_pack_end (ADW_HEADER_BAR (header), self->page);
  return header;
}

static void
relais_notebook_room_constructed (GObject *object)
{
  RelaisNotebookRoom *self = RELAIS_NOTEBOOK_ROOM (object);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkEventController *keys = gtk_event_controller_key_new ();

  G_OBJECT_CLASS (relais_notebook_room_parent_class)->constructed (object);
  self->identity = gtk_label_new (NULL);
  gtk_label_set_wrap (GTK_LABEL (self->identity), TRUE);
  gtk_widget_add_css_class (self->identity, "dim-label");
  gtk_widget_add_css_class (self->identity, "note-identity");
  gtk_box_append (GTK_BOX (box), make_header (self));
  gtk_box_append (GTK_BOX (box), self->identity);
  self->views = RELAIS_NOTEBOOK_VIEWS (relais_notebook_views_new (get_desk (self)));
  self->place = adw_bin_new ();
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->views));
  gtk_box_append (GTK_BOX (box), self->place);
  adw_bin_set_child (ADW_BIN (self), box);
  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (on_key), self, 0);
  gtk_widget_add_controller (GTK_WIDGET (get_stream (self)), keys);
  g_signal_connect_object (get_desk (self), "changed", G_CALLBACK (on_desk_changed), self, 0);
  show_all (self);
}

static void
relais_notebook_room_dispose (GObject *object)
{
  g_clear_pointer (&RELAIS_NOTEBOOK_ROOM (object)->patient, g_free);
  G_OBJECT_CLASS (relais_notebook_room_parent_class)->dispose (object);
}

static void
relais_notebook_room_class_init (RelaisNotebookRoomClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  RelaisRoomClass *room_class = RELAIS_ROOM_CLASS (klass);

  G_OBJECT_CLASS (klass)->constructed = relais_notebook_room_constructed;
  G_OBJECT_CLASS (klass)->dispose = relais_notebook_room_dispose;
  room_class->find = relais_notebook_room_find;
  room_class->create = relais_notebook_room_create;
  room_class->open_record = relais_notebook_room_open_record;
  room_class->resume = relais_notebook_room_resume;
  room_class->go_back = relais_notebook_room_go_back;
  room_class->next_pane = relais_notebook_room_next_pane;
  gtk_widget_class_install_action (widget_class, "notebook.open", "s", act_open);
  gtk_widget_class_install_action (widget_class, "notebook.open-entry", "(ss)", act_open_entry);
  gtk_widget_class_install_action (widget_class, "notebook.back", NULL, act_back);
  gtk_widget_class_install_action (widget_class, "notebook.widen", NULL, act_widen);
  gtk_widget_class_install_action (widget_class, "notebook.person", NULL, act_person);
  gtk_widget_class_install_action (widget_class, "notebook.seen", NULL, act_seen);
  gtk_widget_class_install_action (widget_class, "notebook.answer", "s", act_answer);
  gtk_widget_class_install_action (widget_class, "notebook.correct", "s", act_correct);
  gtk_widget_class_install_action (widget_class, "notebook.copy", "s", act_copy);
  gtk_widget_class_install_action (widget_class, "notebook.copy-current", NULL, act_copy_current);
  gtk_widget_class_install_action (widget_class, "notebook.measures", "s", act_measures);
  gtk_widget_class_install_action (widget_class, "notebook.file-page", NULL, act_file_page);
  gtk_widget_class_install_action (widget_class, "notebook.readings", "s", act_readings);
  gtk_widget_class_install_action (widget_class, "notebook.read", "s", act_mark);
  gtk_widget_class_install_action (widget_class, "notebook.unread", "s", act_mark);
  gtk_widget_class_install_action (widget_class, "notebook.set-done", "(sb)", act_set_done);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_c, GDK_CONTROL_MASK | GDK_SHIFT_MASK,
                                       "notebook.copy-current", NULL);
}

static void
relais_notebook_room_init (RelaisNotebookRoom *self)
{
}

/**
 * relais_notebook_room_new:
 * @desk: the desk
 *
 * Returns: (transfer floating): the room
 */
GtkWidget *
relais_notebook_room_new (RelaisDesk *desk)
{
  return g_object_new (RELAIS_TYPE_NOTEBOOK_ROOM, "desk", desk, NULL);
}
