/* The page of one entry of the directory, beside the list: who it is, on which numbers, whether now, what one must know
 * before asking for help, what the practice noted itself, and where all that comes from. Its sections are made by the
 * files beside this one from what was read at one moment.
 */

#include "relais-directory-view.h"

#include "relais-directory-acts.h"
#include "relais-directory-contact.h"
#include "relais-directory-facts.h"
#include "relais-directory-own.h"
#include "relais-directory-words.h"
#include "relais-own-entry.h"
#include "relais-parts.h"
#include "relais-text.h"
#include "relais-window.h"

#include <glib/gi18n-lib.h>

struct _RelaisDirectoryView {
  RelaisPane parent_instance;

  RelaisDesk *desk;
  char *key;
  RelaisDirectoryPage *page;
  guint generation;

  GtkWidget *scroller;
  GtkWidget *clamp;
  GtkWidget *star;
};

G_DEFINE_FINAL_TYPE (RelaisDirectoryView, relais_directory_view, RELAIS_TYPE_PANE)

/**
 * relais_directory_view_copy_number:
 * @from: a widget of the window
 * @number: a number as it was typed
 *
 * Puts a number on the clipboard, as one reads it out, and says so.
 */
void
relais_directory_view_copy_number (GtkWidget *from, const char *number)
{
  g_autofree char *shown = relais_directory_words_phone (number);
  /* Translators: %s is a phone number */
  g_autofree char *sentence = g_strdup_printf (_("Copied: %s"), shown);

  gdk_clipboard_set_text (gtk_widget_get_clipboard (from), shown);
  relais_window_tell (from, sentence);
}

/* --- Making the page --- */

static GtkWidget *
make_title (RelaisDirectoryView *self)
{
  GtkWidget *title = gtk_label_new (relais_directory_words_name (self->desk, self->page->entry));

  gtk_label_set_wrap (GTK_LABEL (title), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (title), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_xalign (GTK_LABEL (title), 0);
  gtk_widget_add_css_class (title, "title-2");
  return title;
}

static void
append_text (GtkBox *box, const char *text)
{
  GtkWidget *label;

  if (text == NULL || *text == '\0')
    return;
  label = gtk_label_new (text);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, "dim-label");
  gtk_box_append (box, label);
}

static char *
describe_organisation (const RelaisRecord *entry)
{
  const char *parts[] = { relais_record_get (entry, RELAIS_ENTRY_ORGANISATION),
                          relais_record_get (entry, RELAIS_ENTRY_UNIT), relais_record_get (entry, RELAIS_ENTRY_ROLE) };
  GString *text = g_string_new (NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (parts); i++)
    relais_text_add_part (text, parts[i]);
  return g_string_free (text, FALSE);
}

static void
append_chips (GtkBox *box, RelaisDirectoryView *self)
{
  g_autofree char *reach = relais_directory_words_reach (self->desk, self->page->reach, self->page->until);
  GtkWidget *chips = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  if (*reach != '\0')
    gtk_box_append (GTK_BOX (chips),
                    relais_parts_chip (self->page->reach == RELAIS_REACH_OPEN ? "object-select-symbolic"
                                                                              : "alarm-symbolic",
                                       reach, self->page->reach == RELAIS_REACH_OPEN ? RELAIS_MOOD_DONE
                                                                                     : RELAIS_MOOD_CALM));
  if (self->page->gone_since != NULL || self->page->source == NULL)
    gtk_box_append (GTK_BOX (chips), relais_parts_chip ("dialog-warning-symbolic", _("no longer in the folder"),
                                                        RELAIS_MOOD_ATTENTION));
  gtk_box_append (box, chips);
}

static GtkWidget *
make_sections (RelaisDirectoryView *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 24);
  GtkWidget *heading = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  g_autofree char *category = relais_directory_words_category (self->desk, self->page->labels, self->page->entry);
  g_autofree char *organisation = describe_organisation (self->page->entry);

  gtk_widget_add_css_class (box, "person-page");
  gtk_box_append (GTK_BOX (heading), make_title (self));
  append_text (GTK_BOX (heading), category);
  append_text (GTK_BOX (heading), organisation);
  append_chips (GTK_BOX (heading), self);
  gtk_box_append (GTK_BOX (box), heading);
  relais_directory_contact_add (GTK_BOX (box), self);
  relais_directory_own_add (GTK_BOX (box), self);
  relais_directory_facts_add (GTK_BOX (box), self);
  return box;
}

static void
show_star (RelaisDirectoryView *self)
{
  gboolean favourite = self->page->own != NULL && relais_record_is (self->page->own, RELAIS_OWN_ENTRY_FAVOURITE, "yes");
  const char *label = favourite ? _("No longer a favourite") : _("Make it a favourite");

  gtk_button_set_icon_name (GTK_BUTTON (self->star), favourite ? "starred-symbolic" : "non-starred-symbolic");
  gtk_widget_set_tooltip_text (self->star, label);
  relais_parts_name (self->star, label);
  gtk_widget_set_visible (self->star, relais_desk_may (self->desk, RELAIS_ACT_EDIT_OWN_DIRECTORY));
}

static void
take_page (RelaisDirectoryView *self, RelaisDirectoryPage *page)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;
  gboolean had_focus = focus != NULL && gtk_widget_is_ancestor (focus, self->clamp);

  g_clear_pointer (&self->page, relais_directory_page_free);
  self->page = page;
  relais_pane_set_title (RELAIS_PANE (self), relais_directory_words_name (self->desk, page->entry), NULL);
  show_star (self);
  adw_clamp_set_child (ADW_CLAMP (self->clamp), make_sections (self));
  relais_pane_set_content (RELAIS_PANE (self), self->scroller);
  if (had_focus)
    gtk_widget_child_focus (self->clamp, GTK_DIR_TAB_FORWARD);
}

/* --- Reading --- */

typedef struct {
  char *key;
  gboolean used;
  guint generation;
} Reading;

static void
reading_free (gpointer data)
{
  Reading *reading = data;

  g_free (reading->key);
  g_free (reading);
}

/* That an entry was opened puts it before others next time. */
static gpointer
read_page (RelaisSession *session, gpointer data, GError **error)
{
  Reading *reading = data;
  RelaisActor *actor = relais_session_get_actor (session);

  if (reading->used && relais_actor_may (actor, RELAIS_ACT_EDIT_OWN_DIRECTORY) &&
      !relais_directory_note_use (session, actor, reading->key, error))
    return NULL;
  return relais_directory_open_entry (session, actor, reading->key, error);
}

static void
on_page_read (gpointer owner, gpointer data, gpointer answer, const GError *error)
{
  RelaisDirectoryView *self = owner;
  Reading *reading = data;
  g_autoptr (RelaisDirectoryPage) page = answer;

  if (reading->generation != self->generation)
    return;
  if (page == NULL)
    relais_window_tell_error (GTK_WIDGET (self), error);
  else
    take_page (self, g_steal_pointer (&page));
}

static void
read_again (RelaisDirectoryView *self, gboolean used)
{
  Reading *reading = g_new0 (Reading, 1);

  reading->key = g_strdup (self->key);
  reading->used = used;
  reading->generation = ++self->generation;
  relais_desk_run (self->desk, self, read_page, reading, reading_free, (GDestroyNotify) relais_directory_page_free,
                   on_page_read);
}

/**
 * relais_directory_view_show:
 * @view: a page
 * @key: the key of an entry
 *
 * Opens the page of this entry.
 */
void
relais_directory_view_show (RelaisDirectoryView *view, const char *key)
{
  char *copy = g_strdup (key);

  g_free (view->key);
  view->key = copy;
  gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (view->scroller)), 0);
  read_again (view, TRUE);
}

/**
 * relais_directory_view_refresh:
 * @view: a page that shows an entry
 *
 * Reads again what is shown.
 */
void
relais_directory_view_refresh (RelaisDirectoryView *view)
{
  read_again (view, FALSE);
}

static void
on_desk_changed (RelaisDesk *desk, const char *const *touched, RelaisDirectoryView *self)
{
  if (self->page != NULL)
    relais_directory_view_refresh (self);
}

/* --- What sections ask --- */

/**
 * relais_directory_view_get_desk:
 * @view: a page
 *
 * Returns: (transfer none): the desk
 */
RelaisDesk *
relais_directory_view_get_desk (RelaisDirectoryView *view)
{
  return view->desk;
}

/**
 * relais_directory_view_get_key:
 * @view: a page
 *
 * Returns: (transfer none) (nullable): the key of the entry it shows
 */
const char *
relais_directory_view_get_key (RelaisDirectoryView *view)
{
  return view->key;
}

/**
 * relais_directory_view_get_page:
 * @view: a page
 *
 * Returns: (transfer none) (nullable): what it shows
 */
const RelaisDirectoryPage *
relais_directory_view_get_page (RelaisDirectoryView *view)
{
  return view->page;
}

/* --- The class --- */

static void
relais_directory_view_dispose (GObject *object)
{
  RelaisDirectoryView *self = RELAIS_DIRECTORY_VIEW (object);

  g_clear_object (&self->desk);
  g_clear_object (&self->scroller);
  G_OBJECT_CLASS (relais_directory_view_parent_class)->dispose (object);
}

static void
relais_directory_view_finalize (GObject *object)
{
  RelaisDirectoryView *self = RELAIS_DIRECTORY_VIEW (object);

  g_clear_pointer (&self->page, relais_directory_page_free);
  g_free (self->key);
  G_OBJECT_CLASS (relais_directory_view_parent_class)->finalize (object);
}

static void
relais_directory_view_class_init (RelaisDirectoryViewClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = relais_directory_view_dispose;
  G_OBJECT_CLASS (klass)->finalize = relais_directory_view_finalize;
  RELAIS_PANE_CLASS (klass)->has_heading = TRUE;
  relais_directory_acts_install (GTK_WIDGET_CLASS (klass));
}

static void
relais_directory_view_init (RelaisDirectoryView *self)
{
  self->star = relais_parts_button ("non-starred-symbolic", _("Make it a favourite"));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->star), "directory.favourite");
  gtk_widget_set_visible (self->star, FALSE);
  relais_pane_pack_end (RELAIS_PANE (self), self->star);

  self->clamp = adw_clamp_new ();
  adw_clamp_set_maximum_size (ADW_CLAMP (self->clamp), 720);
  self->scroller = g_object_ref_sink (gtk_scrolled_window_new ());
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (self->scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->scroller), self->clamp);
}

/**
 * relais_directory_view_new:
 * @desk: the desk
 *
 * Returns: (transfer floating): a page that shows nothing yet
 */
GtkWidget *
relais_directory_view_new (RelaisDesk *desk)
{
  RelaisDirectoryView *self = g_object_new (RELAIS_TYPE_DIRECTORY_VIEW, NULL);

  self->desk = g_object_ref (desk);
  g_signal_connect_object (desk, "changed", G_CALLBACK (on_desk_changed), self, 0);
  return GTK_WIDGET (self);
}
