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
#include "relais-person-menu.h"
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
  GtkWidget *edit;
  GtkWidget *print;
  GtkWidget *menu;
};

G_DEFINE_FINAL_TYPE (RelaisPersonView, relais_person_view, RELAIS_TYPE_PANE)

/* --- What stays when the page is made anew --- */

/**
 * relais_person_view_mark:
 * @widget: a widget of a section
 * @what: what it is
 * @id: (nullable): the record it is about
 *
 * Gives @widget a name that its successor will have too, when the page is made anew.
 */
void
relais_person_view_mark (GtkWidget *widget, const char *what, const char *id)
{
  g_autofree char *name = g_strconcat (what, ":", id, NULL);

  gtk_widget_set_name (widget, name);
}

static gboolean
is_marked (GtkWidget *widget)
{
  return strchr (gtk_widget_get_name (widget), ':') != NULL;
}

static GtkWidget *
find_marked (GtkWidget *root, const char *name)
{
  if (g_str_equal (gtk_widget_get_name (root), name))
    return root;
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_marked (child, name);

      if (found != NULL)
        return found;
    }
  return NULL;
}

static char *
remember_focus (RelaisPersonView *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  if (focus == NULL || !gtk_widget_is_ancestor (focus, self->clamp))
    return NULL;
  while (focus != self->clamp && !is_marked (focus))
    focus = gtk_widget_get_parent (focus);
  return g_strdup (focus != self->clamp ? gtk_widget_get_name (focus) : "");
}

static void
restore_focus (RelaisPersonView *self, const char *name)
{
  GtkWidget *widget = name != NULL ? find_marked (self->clamp, name) : NULL;

  if (name != NULL && (widget == NULL || !gtk_widget_grab_focus (widget)))
    gtk_widget_child_focus (self->clamp, GTK_DIR_TAB_FORWARD);
}

static void
remember_unfolded (GtkWidget *root, GHashTable *names)
{
  if (ADW_IS_EXPANDER_ROW (root))
    g_hash_table_insert (names, g_strdup (gtk_widget_get_name (root)),
                         GINT_TO_POINTER (adw_expander_row_get_expanded (ADW_EXPANDER_ROW (root))));
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    remember_unfolded (child, names);
}

static void
restore_unfolded (GtkWidget *root, GHashTable *names)
{
  gpointer expanded;

  if (ADW_IS_EXPANDER_ROW (root) && g_hash_table_lookup_extended (names, gtk_widget_get_name (root), NULL, &expanded))
    adw_expander_row_set_expanded (ADW_EXPANDER_ROW (root), GPOINTER_TO_INT (expanded));
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    restore_unfolded (child, names);
}

/* --- Making the page --- */

static GtkWidget *
make_sections (RelaisPersonView *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 24);

  gtk_widget_add_css_class (box, "person-page");
  relais_person_heading_add (GTK_BOX (box), self);
  relais_person_contact_add (GTK_BOX (box), self);
  relais_person_calls_add (GTK_BOX (box), self);
  relais_person_bonds_add (GTK_BOX (box), self);
  relais_person_recognition_add (GTK_BOX (box), self);
  relais_person_consents_add (GTK_BOX (box), self);
  relais_person_roles_add (GTK_BOX (box), self);
  relais_person_details_add (GTK_BOX (box), self);
  return box;
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
  g_autofree char *focus = same ? remember_focus (self) : NULL;
  GtkAdjustment *place = gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (self->scroller));
  GtkWidget *sections;

  if (same)
    remember_unfolded (self->clamp, unfolded);
  else
    gtk_adjustment_set_value (place, 0);
  keep_minute (self, file);
  g_clear_pointer (&self->file, relais_person_file_free);
  self->file = file;
  relais_pane_let_act (RELAIS_PANE (self), TRUE);
  show_header (self);
  sections = make_sections (self);
  restore_unfolded (sections, unfolded);
  adw_clamp_set_child (ADW_CLAMP (self->clamp), sections);
  relais_pane_set_content (RELAIS_PANE (self), self->scroller);
  restore_focus (self, focus);
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
  adw_clamp_set_child (ADW_CLAMP (view->clamp), NULL);
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
