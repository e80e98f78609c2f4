/* The page of one person, beside the list: who it is, what may be told, how to reach them, who helps and whom they
 * help, recognition, consents, roles. Opening it is noted in the access log by the services; following the register is
 * not. Its sections are made by the files beside this one from what was read at one moment; when something of it
 * changes, they are made anew, and the focus, what was unfolded and the place one reads at stay.
 */

#include "relais-person-view.h"

#include "relais-parts.h"
#include "relais-person-acts.h"
#include "relais-person-bonds.h"
#include "relais-person-calls.h"
#include "relais-person-consents.h"
#include "relais-person-contact.h"
#include "relais-person-details.h"
#include "relais-person-heading.h"
#include "relais-person-memory.h"
#include "relais-person-menu.h"
#include "relais-person-notes.h"
#include "relais-person-recognition.h"
#include "relais-person-roles.h"
#include "relais-person-words.h"
#include "relais-person.h"
#include "relais-window.h"

#include <glib/gi18n-lib.h>

struct _RelaisPersonView {
  RelaisPane parent_instance;

  RelaisDesk *desk;
  char *id;
  RelaisPersonFile *file;
  char *until; /* of the minute of an emergency, which outlives the file that it began with */
  guint generation;

  GtkWidget *scroller;
  GtkWidget *clamp;
  GtkWidget *first; /* sections, made anew */
  GtkWidget *notes; /* the notebook between them, which stays */
  GtkWidget *last;
  GtkWidget *edit;
  GtkWidget *print;
  GtkWidget *menu;
};

G_DEFINE_FINAL_TYPE (RelaisPersonView, relais_person_view, RELAIS_TYPE_PANE)

/* --- Making the page --- */

/* Who it is and who helps, above the notebook. */
static GtkWidget *
make_first_sections (RelaisPersonView *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 24);

  relais_person_heading_add (GTK_BOX (box), self);
  relais_person_contact_add (GTK_BOX (box), self);
  relais_person_calls_add (GTK_BOX (box), self);
  relais_person_bonds_add (GTK_BOX (box), self);
  return box;
}

static GtkWidget *
make_last_sections (RelaisPersonView *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 24);

  relais_person_recognition_add (GTK_BOX (box), self);
  relais_person_consents_add (GTK_BOX (box), self);
  relais_person_roles_add (GTK_BOX (box), self);
  relais_person_details_add (GTK_BOX (box), self);
  return box;
}

/* What is being written there stays as it is while the page around it is made anew. */
static void
show_notes (RelaisPersonView *self, gboolean same)
{
  const RelaisRecord *person = self->file->page->person;
  GtkWidget *notes = adw_bin_get_child (ADW_BIN (self->notes));

  if (!relais_person_is_patient (person) || !relais_desk_may (self->desk, RELAIS_ACT_READ_NOTES))
    adw_bin_set_child (ADW_BIN (self->notes), NULL);
  else if (same && notes != NULL)
    relais_person_notes_update (RELAIS_PERSON_NOTES (notes), person);
  else
    adw_bin_set_child (ADW_BIN (self->notes), relais_person_notes_new (self->desk, person));
  gtk_widget_set_visible (self->notes, adw_bin_get_child (ADW_BIN (self->notes)) != NULL);
}

static void
show_sections (RelaisPersonView *self, GHashTable *unfolded)
{
  GtkWidget *first = make_first_sections (self);
  GtkWidget *last = make_last_sections (self);

  relais_person_memory_set_unfolded (first, unfolded);
  relais_person_memory_set_unfolded (last, unfolded);
  adw_bin_set_child (ADW_BIN (self->first), first);
  adw_bin_set_child (ADW_BIN (self->last), last);
}

static void
show_header (RelaisPersonView *self)
{
  const RelaisRecord *person = self->file->page->person;
  const char *const ids[] = { self->id };
  g_autofree char *name = relais_person_words_name (self->desk, person);
  g_autofree char *born = relais_person_words_born (self->desk, person);
  g_autoptr (GMenuModel) menu = relais_person_menu_new (self);

  relais_pane_set_title (RELAIS_PANE (self), name, born);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (self->edit), "s", self->id);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->edit), "win.edit-person");
  gtk_actionable_set_action_target_value (GTK_ACTIONABLE (self->print), g_variant_new_strv (ids, 1));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->print), "win.print-cards");
  gtk_widget_set_visible (self->edit, relais_person_view_may_edit (self));
  gtk_widget_set_visible (self->print, relais_desk_may (self->desk, RELAIS_ACT_PRINT));
  gtk_menu_button_set_menu_model (GTK_MENU_BUTTON (self->menu), menu);
  gtk_widget_set_visible (self->menu, g_menu_model_get_n_items (menu) > 0);
}

/* A page that is read again within its minute keeps it. */
static void
keep_minute (RelaisPersonView *self, RelaisPersonFile *file)
{
  if (file->until == NULL && file->shown)
    file->until = g_strdup (self->until);
  g_free (self->until);
  self->until = g_strdup (file->until);
}

static void
take_file (RelaisPersonView *self, RelaisPersonFile *file)
{
  gboolean same = self->file != NULL && g_str_equal (relais_record_get_id (self->file->page->person),
                                                     relais_record_get_id (file->page->person));
  g_autoptr (GHashTable) unfolded = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autofree char *focus = same ? relais_person_memory_get_focus (self->clamp) : NULL;
  gboolean is_writing = same && gtk_widget_get_focus_child (self->notes) != NULL && focus != NULL;
  GtkAdjustment *place = gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (self->scroller));

  if (same)
    relais_person_memory_get_unfolded (self->clamp, unfolded);
  else
    gtk_adjustment_set_value (place, 0);
  keep_minute (self, file);
  g_clear_pointer (&self->file, relais_person_file_free);
  self->file = file;
  relais_pane_let_act (RELAIS_PANE (self), TRUE);
  show_header (self);
  show_sections (self, unfolded);
  show_notes (self, same);
  gtk_widget_set_visible (gtk_widget_get_parent (self->first), TRUE);
  relais_pane_set_content (RELAIS_PANE (self), self->scroller);
  if (!is_writing)
    relais_person_memory_set_focus (self->clamp, focus);
}

/* --- Reading --- */

typedef struct {
  char *id;
  char *reason;
  RelaisPersonFileRead why;
  guint generation;
} Reading;

static void
reading_free (gpointer data)
{
  Reading *reading = data;

  g_free (reading->id);
  g_free (reading->reason);
  g_free (reading);
}

static gpointer
read_file (RelaisSession *session, gpointer data, GError **error)
{
  Reading *reading = data;

  return relais_person_file_read (session, reading->id, reading->why, reading->reason, error);
}

static void
on_file_read (gpointer owner, gpointer data, gpointer answer, const GError *error)
{
  RelaisPersonView *self = owner;
  Reading *reading = data;
  g_autoptr (RelaisPersonFile) file = answer;

  if (reading->generation != self->generation)
    return;
  if (file == NULL)
    relais_window_tell_error (GTK_WIDGET (self), error);
  else
    take_file (self, g_steal_pointer (&file));
}

static void
read_again (RelaisPersonView *self, RelaisPersonFileRead why, const char *reason)
{
  Reading *reading = g_new0 (Reading, 1);

  reading->id = g_strdup (self->id);
  reading->reason = g_strdup (reason);
  reading->why = why;
  reading->generation = ++self->generation;
  relais_desk_run (self->desk, self, read_file, reading, reading_free, (GDestroyNotify) relais_person_file_free,
                   on_file_read);
}

/**
 * relais_person_view_show:
 * @view: a page
 * @id: id of a person
 *
 * Opens the page of this person: that stands in the log.
 */
void
relais_person_view_show (RelaisPersonView *view, const char *id)
{
  char *copy = g_strdup (id);

  g_free (view->id);
  g_clear_pointer (&view->until, g_free);
  view->id = copy;
  if (view->file == NULL || !g_str_equal (relais_record_get_id (view->file->page->person), id))
    relais_pane_let_act (RELAIS_PANE (view), FALSE);
  read_again (view, RELAIS_PERSON_FILE_OPEN, NULL);
}

/**
 * relais_person_view_show_protected:
 * @view: a page
 * @reason: why it must be seen
 *
 * Opens the page with what protected mode hides: that stands in the log as an act of its own.
 */
void
relais_person_view_show_protected (RelaisPersonView *view, const char *reason)
{
  read_again (view, RELAIS_PERSON_FILE_OPEN, reason);
}

/**
 * relais_person_view_show_emergency:
 * @view: a page
 * @reason: why it must be seen now
 *
 * Opens the page with what protected mode hides for one minute: that is noted, and told to the referent.
 */
void
relais_person_view_show_emergency (RelaisPersonView *view, const char *reason)
{
  read_again (view, RELAIS_PERSON_FILE_EMERGENCY, reason);
}

/**
 * relais_person_view_hide_protected:
 * @view: a page
 *
 * Hides again what protected mode hides: at once, and then reads what may be shown.
 */
void
relais_person_view_hide_protected (RelaisPersonView *view)
{
  gtk_widget_set_visible (gtk_widget_get_parent (view->first), FALSE);
  adw_bin_set_child (ADW_BIN (view->first), NULL);
  adw_bin_set_child (ADW_BIN (view->last), NULL);
  g_clear_pointer (&view->until, g_free);
  read_again (view, RELAIS_PERSON_FILE_AGAIN, NULL);
}

/**
 * relais_person_view_refresh:
 * @view: a page that shows somebody
 *
 * Reads again what is shown, without a row in the log.
 */
void
relais_person_view_refresh (RelaisPersonView *view)
{
  read_again (view, RELAIS_PERSON_FILE_AGAIN, view->file != NULL && view->file->shown ? "" : NULL);
}

static void
on_desk_changed (RelaisDesk *desk, const char *const *touched, RelaisPersonView *self)
{
  if (self->file != NULL && g_strcmp0 (relais_record_get_id (self->file->page->person), self->id) == 0 &&
      relais_person_file_touched (self->file, touched))
    relais_person_view_refresh (self);
}

/* --- What sections ask --- */

/**
 * relais_person_view_get_id:
 * @view: a page
 *
 * Returns: (transfer none) (nullable): whom it shows
 */
const char *
relais_person_view_get_id (RelaisPersonView *view)
{
  return view->id;
}

/**
 * relais_person_view_get_desk:
 * @view: a page
 *
 * Returns: (transfer none): the desk
 */
RelaisDesk *
relais_person_view_get_desk (RelaisPersonView *view)
{
  return view->desk;
}

/**
 * relais_person_view_get_file:
 * @view: a page
 *
 * Returns: (transfer none) (nullable): what it shows
 */
const RelaisPersonFile *
relais_person_view_get_file (RelaisPersonView *view)
{
  return view->file;
}

static RelaisTie *
find_tie (GPtrArray *ties, const char *link)
{
  for (guint i = 0; i < ties->len; i++)
    {
      RelaisTie *tie = g_ptr_array_index (ties, i);

      if (g_strcmp0 (relais_record_get_id (tie->link), link) == 0)
        return tie;
    }
  return NULL;
}

/**
 * relais_person_view_find_tie:
 * @view: a page that shows somebody
 * @link: id of a link
 *
 * Returns: (transfer none) (nullable): the link as the page shows it
 */
RelaisTie *
relais_person_view_find_tie (RelaisPersonView *view, const char *link)
{
  RelaisTie *tie = find_tie (view->file->helped_by, link);

  return tie != NULL ? tie : find_tie (view->file->helps, link);
}

/**
 * relais_person_view_may_edit:
 * @view: a page that shows somebody
 *
 * Returns: whether who signed in may change what is shown, and it is a record that is still worked with
 */
gboolean
relais_person_view_may_edit (RelaisPersonView *view)
{
  return relais_desk_may (view->desk, RELAIS_ACT_EDIT_PEOPLE) && !relais_person_is_archived (view->file->page->person);
}

/* --- The class --- */

static void
relais_person_view_dispose (GObject *object)
{
  RelaisPersonView *self = RELAIS_PERSON_VIEW (object);

  g_clear_object (&self->desk);
  g_clear_object (&self->scroller);
  G_OBJECT_CLASS (relais_person_view_parent_class)->dispose (object);
}

static void
relais_person_view_finalize (GObject *object)
{
  RelaisPersonView *self = RELAIS_PERSON_VIEW (object);

  g_clear_pointer (&self->file, relais_person_file_free);
  g_free (self->until);
  g_free (self->id);
  G_OBJECT_CLASS (relais_person_view_parent_class)->finalize (object);
}

static void
relais_person_view_class_init (RelaisPersonViewClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = relais_person_view_dispose;
  G_OBJECT_CLASS (klass)->finalize = relais_person_view_finalize;
  RELAIS_PANE_CLASS (klass)->has_heading = TRUE;
  relais_person_acts_install (GTK_WIDGET_CLASS (klass));
  relais_person_calls_install (GTK_WIDGET_CLASS (klass));
}

static GtkWidget *
make_header_button (const char *icon, const char *label)
{
  GtkWidget *button = relais_parts_button (icon, label);

  gtk_widget_set_visible (button, FALSE);
  return button;
}

static GtkWidget *
make_places (RelaisPersonView *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 24);

  gtk_widget_add_css_class (box, "person-page");
  gtk_box_append (GTK_BOX (box), self->first = adw_bin_new ());
  gtk_box_append (GTK_BOX (box), self->notes = adw_bin_new ());
  gtk_box_append (GTK_BOX (box), self->last = adw_bin_new ());
  return box;
}

/* From wherever the focus is, as long as the page is seen. */
static gboolean
on_quick_note (GtkWidget *widget, GVariant *args, gpointer data)
{
  GtkWidget *notes = adw_bin_get_child (ADW_BIN (RELAIS_PERSON_VIEW (widget)->notes));

  return notes != NULL && gtk_widget_get_mapped (notes) && relais_person_notes_write (RELAIS_PERSON_NOTES (notes));
}

static GtkEventController *
make_keys (void)
{
  GtkEventController *keys = gtk_shortcut_controller_new ();
  GtkShortcutAction *action = gtk_callback_action_new (on_quick_note, NULL, NULL);

  gtk_shortcut_controller_set_scope (GTK_SHORTCUT_CONTROLLER (keys), GTK_SHORTCUT_SCOPE_GLOBAL);
  gtk_shortcut_controller_add_shortcut (
      GTK_SHORTCUT_CONTROLLER (keys),
      gtk_shortcut_new (gtk_keyval_trigger_new (GDK_KEY_j, GDK_CONTROL_MASK), action));
  return keys;
}

static void
relais_person_view_init (RelaisPersonView *self)
{
  self->menu = gtk_menu_button_new ();
  gtk_menu_button_set_icon_name (GTK_MENU_BUTTON (self->menu), "view-more-symbolic");
  gtk_widget_set_tooltip_text (self->menu, _("More (F10)"));
  relais_parts_name (self->menu, _("More"));
  gtk_widget_set_visible (self->menu, FALSE);
  self->edit = make_header_button ("document-edit-symbolic", _("Edit (Ctrl+E)"));
  self->print = make_header_button ("document-print-symbolic", _("Print a card (Ctrl+P)"));
  relais_pane_pack_end (RELAIS_PANE (self), self->menu);
  relais_pane_pack_end (RELAIS_PANE (self), self->print);
  relais_pane_pack_end (RELAIS_PANE (self), self->edit);

  self->clamp = adw_clamp_new ();
  adw_clamp_set_maximum_size (ADW_CLAMP (self->clamp), 720);
  adw_clamp_set_child (ADW_CLAMP (self->clamp), make_places (self));
  gtk_widget_add_controller (GTK_WIDGET (self), make_keys ());
  self->scroller = g_object_ref_sink (gtk_scrolled_window_new ());
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (self->scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->scroller), self->clamp);
  relais_pane_let_act (RELAIS_PANE (self), FALSE);
}

/**
 * relais_person_view_new:
 * @desk: the desk
 *
 * Returns: (transfer floating): a page that shows nobody yet
 */
GtkWidget *
relais_person_view_new (RelaisDesk *desk)
{
  RelaisPersonView *self = g_object_new (RELAIS_TYPE_PERSON_VIEW, NULL);

  self->desk = g_object_ref (desk);
  g_signal_connect_object (desk, "changed", G_CALLBACK (on_desk_changed), self, 0);
  return GTK_WIDGET (self);
}
