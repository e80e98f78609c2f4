/* The page of the shared folder, in the room of the directory: how the local copy is, in words; looking at the folder
 * now, with what the run is at; what would change before it does; what its keeper should mend; and, for those who may,
 * where the folder is. The runs themselves are the desk's RelaisDirectorySync, which goes on without this page.
 */

#include "relais-folder-view.h"

#include "relais-folder-acts.h"
#include "relais-folder-look.h"
#include "relais-own-entry.h"
#include "relais-parts.h"
#include "relais-window.h"

#include <glib/gi18n-lib.h>

/* A keeper mends the first hundred first. */
#define MOST_TROUBLES 100

struct _RelaisFolderView {
  RelaisPane parent_instance;

  RelaisDesk *desk;
  RelaisFolderLook *look;
  guint generation;

  GtkWidget *scroller;
  GtkWidget *clamp;
  GtkWidget *progress;
};

G_DEFINE_FINAL_TYPE (RelaisFolderView, relais_folder_view, RELAIS_TYPE_PANE)

/* --- Making the page --- */

static GtkWidget *
make_button (const char *label, const char *action)
{
  GtkWidget *button = relais_parts_mnemonic_button (label);

  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  return button;
}

static RelaisMood
get_mood (RelaisDirectoryLight light)
{
  switch (light)
    {
    case RELAIS_DIRECTORY_ATTENTION:
      return RELAIS_MOOD_ATTENTION;
    case RELAIS_DIRECTORY_RISK:
      return RELAIS_MOOD_RISK;
    case RELAIS_DIRECTORY_CALM:
    default:
      return RELAIS_MOOD_DONE;
    }
}

static const char *
get_icon (RelaisDirectoryLight light)
{
  return light == RELAIS_DIRECTORY_CALM ? "object-select-symbolic" : "dialog-warning-symbolic";
}

static void
add_health (GtkBox *box, RelaisFolderView *self)
{
  GtkWidget *lines = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GStrv sentences = self->look->sentences;

  for (guint i = 0; sentences[i] != NULL; i++)
    {
      gboolean first = i == 0;
      const char *icon = first ? get_icon (self->look->health->light) : "dialog-information-symbolic";

      gtk_box_append (GTK_BOX (lines),
                      relais_parts_line (icon, sentences[i],
                                         first ? get_mood (self->look->health->light) : RELAIS_MOOD_CALM));
    }
  gtk_box_append (box, lines);
}

/* A row each: three buttons beside one another are wider than a narrow window. */
static void
add_act (GtkWidget *group, const char *label, const char *action)
{
  GtkWidget *row = relais_parts_row (label, NULL);

  adw_preferences_row_set_use_underline (ADW_PREFERENCES_ROW (row), TRUE);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (row), action);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), gtk_image_new_from_icon_name ("go-next-symbolic"));
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), row);
}

static void
add_acts (GtkBox *box, RelaisFolderView *self)
{
  GtkWidget *acts = relais_parts_group (NULL);
  gboolean may = relais_desk_may (self->desk, RELAIS_ACT_MANAGE_FOLDER);
  gboolean chosen = self->look->health->folder != NULL;

  if (chosen)
    add_act (acts, _("_Look now"), "folder.look");
  if (may && chosen)
    add_act (acts, _("_What would change…"), "folder.rehearse");
  if (may && self->look->health->can_undo)
    add_act (acts, _("Take the last change _back"), "folder.undo");
  gtk_widget_set_visible (acts, chosen || (may && self->look->health->can_undo));
  gtk_box_append (box, acts);

  self->progress = gtk_label_new (NULL);
  gtk_label_set_xalign (GTK_LABEL (self->progress), 0);
  gtk_label_set_wrap (GTK_LABEL (self->progress), TRUE);
  gtk_widget_add_css_class (self->progress, "dim-label");
  gtk_widget_set_visible (self->progress, FALSE);
  gtk_box_append (box, self->progress);
}

static void
add_place (GtkBox *box, RelaisFolderView *self)
{
  GtkWidget *group = relais_parts_group (_("Folder"));
  const char *folder = self->look->settings.folder;
  GtkWidget *row = relais_parts_row (_("Shared folder"), folder != NULL ? folder : _("none chosen"));

  gtk_widget_add_css_class (row, "property");
  if (relais_desk_may (self->desk, RELAIS_ACT_MANAGE_FOLDER))
    {
      GtkWidget *button = make_button (_("_Choose…"), "folder.choose");

      gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
      adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
    }
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), row);
  if (relais_desk_may (self->desk, RELAIS_ACT_MANAGE_FOLDER))
    relais_folder_acts_add_asking (group, self, self->look->settings.asks_first);
  gtk_box_append (box, group);
}

static void
add_trouble (GtkWidget *group, const RelaisDirectoryTrouble *trouble)
{
  /* Translators: a file of the shared folder, and the line in it */
  g_autofree char *where =
      trouble->line > 0 ? g_strdup_printf (_("%s, line %u"), trouble->file, trouble->line) : g_strdup (trouble->file);
  g_autofree char *title = trouble->name != NULL ? g_strdup_printf ("%s · %s", trouble->name, where) : g_strdup (where);

  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), relais_parts_row (title, trouble->sentence));
}

static void
add_troubles (GtkBox *box, RelaisFolderView *self)
{
  GPtrArray *troubles = self->look->troubles;
  GtkWidget *group;

  if (troubles->len == 0)
    return;
  group = relais_parts_group (_("For the keeper of the folder"));
  for (guint i = 0; i < MIN (troubles->len, MOST_TROUBLES); i++)
    add_trouble (group, g_ptr_array_index (troubles, i));
  if (troubles->len > MOST_TROUBLES)
    {
      guint more = troubles->len - MOST_TROUBLES;
      g_autofree char *text = g_strdup_printf (ngettext ("%u more is in the report", "%u more are in the report", more),
                                               more);

      adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), relais_parts_row (text, NULL));
    }
  adw_preferences_group_set_header_suffix (ADW_PREFERENCES_GROUP (group),
                                           make_button (_("_Report…"), "folder.report"));
  gtk_box_append (box, group);
}

static void
add_copies (GtkBox *box, RelaisFolderView *self)
{
  GtkWidget *group;

  if (self->look->copies->len == 0)
    return;
  group = relais_parts_group (_("Second versions, not read"));
  for (guint i = 0; i < self->look->copies->len; i++)
    {
      const RelaisDirectoryCopy *copy = g_ptr_array_index (self->look->copies, i);
      /* Translators: %s is a file of the shared folder */
      g_autofree char *of = g_strdup_printf (_("beside %s"), copy->other);

      adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), relais_parts_row (copy->file, of));
    }
  gtk_box_append (box, group);
}

static void
add_orphan (GtkWidget *group, const RelaisRecord *own)
{
  const char *name = relais_record_get (own, RELAIS_OWN_ENTRY_NAME);
  const char *note = relais_record_get (own, RELAIS_OWN_ENTRY_NOTE);
  GtkWidget *row = relais_parts_row (name != NULL ? name : _("without a name"), note);

  gtk_actionable_set_action_target (GTK_ACTIONABLE (row), "s", relais_record_get (own, RELAIS_OWN_ENTRY_KEY));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (row), "win.open-entry");
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), gtk_image_new_from_icon_name ("go-next-symbolic"));
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), row);
}

static void
add_orphans (GtkBox *box, RelaisFolderView *self)
{
  GtkWidget *group;

  if (self->look->orphans->len == 0)
    return;
  group = relais_parts_group (_("Our notes whose entry is gone"));
  for (guint i = 0; i < self->look->orphans->len; i++)
    add_orphan (group, g_ptr_array_index (self->look->orphans, i));
  gtk_box_append (box, group);
}

static void
take_look (RelaisFolderView *self, RelaisFolderLook *look)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;
  gboolean had_focus = focus != NULL && gtk_widget_is_ancestor (focus, self->clamp);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 24);

  g_clear_pointer (&self->look, relais_folder_look_free);
  self->look = look;
  gtk_widget_add_css_class (box, "person-page");
  add_health (GTK_BOX (box), self);
  add_acts (GTK_BOX (box), self);
  add_place (GTK_BOX (box), self);
  add_orphans (GTK_BOX (box), self);
  add_troubles (GTK_BOX (box), self);
  add_copies (GTK_BOX (box), self);
  adw_clamp_set_child (ADW_CLAMP (self->clamp), box);
  if (had_focus)
    gtk_widget_child_focus (self->clamp, GTK_DIR_TAB_FORWARD);
}

/* --- Reading --- */

typedef struct {
  RelaisClock *clock;
  RelaisPhrasebook *book;
  guint generation;
} Reading;

static void
reading_free (gpointer data)
{
  Reading *reading = data;

  relais_clock_unref (reading->clock);
  relais_phrasebook_unref (reading->book);
  g_free (reading);
}

static gpointer
read_look (RelaisSession *session, gpointer data, GError **error)
{
  Reading *reading = data;

  return relais_folder_look_read (session, reading->clock, reading->book, error);
}

static void
on_look_read (gpointer owner, gpointer data, gpointer answer, const GError *error)
{
  RelaisFolderView *self = owner;
  Reading *reading = data;
  g_autoptr (RelaisFolderLook) look = answer;

  if (reading->generation != self->generation)
    return;
  if (look == NULL)
    relais_window_tell_error (GTK_WIDGET (self), error);
  else
    take_look (self, g_steal_pointer (&look));
}

/**
 * relais_folder_view_refresh:
 * @view: the page
 *
 * Reads again how the copy is.
 */
void
relais_folder_view_refresh (RelaisFolderView *view)
{
  RelaisPhrasebook *book = relais_desk_get_phrasebook (view->desk);
  Reading *reading;

  if (book == NULL)
    return;
  reading = g_new0 (Reading, 1);
  reading->clock = relais_clock_ref (relais_desk_get_clock (view->desk));
  reading->book = relais_phrasebook_ref (book);
  reading->generation = ++view->generation;
  relais_desk_run (view->desk, view, read_look, reading, reading_free, (GDestroyNotify) relais_folder_look_free,
                   on_look_read);
}

/* --- What a run is at --- */

static char *
describe_phase (RelaisDirectoryPhase phase, guint done, guint of)
{
  switch (phase)
    {
    case RELAIS_DIRECTORY_WAITING:
      return g_strdup (_("Somebody is writing a file; waiting for the end…"));
    case RELAIS_DIRECTORY_READING:
      /* Translators: how many files were read, of how many */
      return g_strdup_printf (_("Reading %u of %u files…"), done, of);
    case RELAIS_DIRECTORY_STORING:
      return g_strdup (_("Bringing the copy up to date…"));
    case RELAIS_DIRECTORY_LOOKING:
    default:
      return g_strdup (_("Looking at the folder…"));
    }
}

static void
on_progress (RelaisFolderView *self, guint phase, guint done, guint of)
{
  g_autofree char *text = describe_phase ((RelaisDirectoryPhase) phase, done, of);

  if (self->progress == NULL)
    return;
  gtk_label_set_text (GTK_LABEL (self->progress), text);
  gtk_widget_set_visible (self->progress, TRUE);
}

static void
on_ended (RelaisFolderView *self, gboolean has_changed)
{
  const GError *error = relais_directory_sync_get_error (relais_desk_get_directory_sync (self->desk));

  if (error != NULL)
    relais_window_tell_error (GTK_WIDGET (self), error);
  relais_folder_view_refresh (self);
}

/**
 * relais_folder_view_get_desk:
 * @view: the page
 *
 * Returns: (transfer none): the desk
 */
RelaisDesk *
relais_folder_view_get_desk (RelaisFolderView *view)
{
  return view->desk;
}

/* --- The class --- */

static void
relais_folder_view_dispose (GObject *object)
{
  RelaisFolderView *self = RELAIS_FOLDER_VIEW (object);

  self->progress = NULL;
  g_clear_object (&self->desk);
  g_clear_object (&self->scroller);
  G_OBJECT_CLASS (relais_folder_view_parent_class)->dispose (object);
}

static void
relais_folder_view_finalize (GObject *object)
{
  g_clear_pointer (&RELAIS_FOLDER_VIEW (object)->look, relais_folder_look_free);
  G_OBJECT_CLASS (relais_folder_view_parent_class)->finalize (object);
}

static void
relais_folder_view_class_init (RelaisFolderViewClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = relais_folder_view_dispose;
  G_OBJECT_CLASS (klass)->finalize = relais_folder_view_finalize;
  RELAIS_PANE_CLASS (klass)->has_heading = TRUE;
  relais_folder_acts_install (GTK_WIDGET_CLASS (klass));
}

static void
relais_folder_view_init (RelaisFolderView *self)
{
  relais_pane_set_title (RELAIS_PANE (self), _("Shared folder"), NULL);
  self->clamp = adw_clamp_new ();
  adw_clamp_set_maximum_size (ADW_CLAMP (self->clamp), 720);
  self->scroller = g_object_ref_sink (gtk_scrolled_window_new ());
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (self->scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->scroller), self->clamp);
  relais_pane_set_content (RELAIS_PANE (self), self->scroller);
}

/* What we noted about entries that are gone is in the register. */
static void
on_desk_changed (RelaisDesk *desk, const char *const *touched, RelaisFolderView *self)
{
  relais_folder_view_refresh (self);
}

/**
 * relais_folder_view_new:
 * @desk: the desk
 *
 * Returns: (transfer floating): the page
 */
GtkWidget *
relais_folder_view_new (RelaisDesk *desk)
{
  RelaisFolderView *self = g_object_new (RELAIS_TYPE_FOLDER_VIEW, NULL);
  RelaisDirectorySync *sync = relais_desk_get_directory_sync (desk);

  self->desk = g_object_ref (desk);
  g_signal_connect_object (desk, "changed", G_CALLBACK (on_desk_changed), self, 0);
  g_signal_connect_object (sync, "progress", G_CALLBACK (on_progress), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (sync, "ended", G_CALLBACK (on_ended), self, G_CONNECT_SWAPPED);
  relais_folder_view_refresh (self);
  return GTK_WIDGET (self);
}
