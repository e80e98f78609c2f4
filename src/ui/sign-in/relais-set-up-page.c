/* The first page of a new practice: its name, who administers it, a passphrase; then the recovery key, which is shown
 * once, printed or saved, and must be typed back in part before the register opens, so that it really is on paper: two
 * groups, asked at random. Making the register takes a second or two on a thread.
 */

#include "relais-set-up-page.h"

#include "relais-card-file.h"
#include "relais-disk.h"
#include "relais-entry-row.h"
#include "relais-error.h"
#include "relais-recovery-paper.h"
#include "relais-recovery.h"
#include "relais-parts.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define N_ASKED 2

struct _RelaisSetUpPage {
  AdwBin parent_instance;

  RelaisDesk *desk;
  RelaisSession *session;
  char *recovery_key;
  char *language_code;

  GtkStack *stack;
  RelaisEntryRow *practice;
  RelaisEntryRow *member;
  AdwComboRow *language;
  RelaisEntryRow *passphrase;
  RelaisEntryRow *again;
  GtkLabel *disk;
  GtkLabel *sentence;
  GtkWidget *make;
  GtkLabel *key;
  GtkLabel *told;
  RelaisEntryRow *typed;
  RelaisEntryRow *typed_too;
  GtkWidget *go_on;

  guint asked[N_ASKED]; /* which groups must be typed back, from 0 */
  gboolean was_warned;
};

G_DEFINE_FINAL_TYPE (RelaisSetUpPage, relais_set_up_page, ADW_TYPE_BIN)

typedef struct {
  char *folder;
  char *practice;
  char *member;
  char *language;
  char *passphrase;
  RelaisClock *clock;
  char *recovery_key;
} Making;

static void
wipe (char *secret)
{
  if (secret != NULL)
    explicit_bzero (secret, strlen (secret));
  g_free (secret);
}

static void
making_free (gpointer data)
{
  Making *making = data;

  wipe (making->passphrase);
  wipe (making->recovery_key);
  g_free (making->folder);
  g_free (making->practice);
  g_free (making->member);
  g_free (making->language);
  relais_clock_unref (making->clock);
  g_free (making);
}

static gpointer
make_register (RelaisSession *closed, gpointer data, GError **error)
{
  Making *making = data;
  const RelaisSessionFirst first = { making->practice, making->member, making->language, making->passphrase };

  return relais_session_create (making->folder, &first, making->clock, &making->recovery_key, error);
}

static void
say (RelaisSetUpPage *self, const char *sentence)
{
  gtk_label_set_text (self->sentence, sentence != NULL ? sentence : "");
  gtk_widget_set_visible (GTK_WIDGET (self->sentence), sentence != NULL);
}

/* --- The recovery key on paper --- */

static void
tell (RelaisSetUpPage *self, const char *sentence)
{
  gtk_label_set_text (self->told, sentence);
  gtk_widget_set_visible (GTK_WIDGET (self->told), TRUE);
}

static GPtrArray *
make_paper (RelaisSetUpPage *self)
{
  g_autoptr (GError) error = NULL;
  GPtrArray *pages = relais_recovery_paper_make (self->desk, relais_entry_row_get_text (self->practice),
                                                 self->recovery_key, self->language_code, &error);

  if (pages == NULL)
    {
      g_autofree char *sentence = relais_error_get_sentence (error);

      tell (self, sentence);
    }
  return pages;
}

static void
on_print (RelaisSetUpPage *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  g_autoptr (GPtrArray) pages = make_paper (self);

  if (pages != NULL)
    relais_recovery_paper_print (GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL, pages, NULL);
}

static void
on_saved (gpointer owner, gpointer data, gpointer answer, const GError *error)
{
  g_autofree char *sentence = error != NULL ? relais_error_get_sentence (error) : NULL;

  tell (owner, sentence != NULL
                   ? sentence
                   : _("Saved. Print it from there, then remove the file: whoever finds it can open the register."));
}

static RelaisSetUpPage *
find_page (GtkWidget *widget)
{
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      RelaisSetUpPage *page = RELAIS_IS_SET_UP_PAGE (child) ? RELAIS_SET_UP_PAGE (child) : find_page (child);

      if (page != NULL)
        return page;
    }
  return NULL;
}

static void
on_file_chosen (GtkWindow *window, const char *path)
{
  RelaisSetUpPage *self = find_page (GTK_WIDGET (window));
  g_autoptr (GPtrArray) pages = self != NULL && self->recovery_key != NULL ? make_paper (self) : NULL;

  if (pages != NULL)
    relais_recovery_paper_save (self->desk, self, pages, self->language_code, path, on_saved);
}

static void
on_save (RelaisSetUpPage *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  if (GTK_IS_WINDOW (root))
    relais_card_file_choose (GTK_WINDOW (root), "relais.pdf", on_file_chosen);
}

/* --- The recovery key --- */

/* Three groups a line, each behind its number, as they are read aloud and written down. */
static char *
break_key (const char *recovery_key)
{
  g_auto (GStrv) groups = relais_recovery_split (recovery_key);
  GString *lines = g_string_new (NULL);

  for (guint i = 0; groups[i] != NULL; i++)
    g_string_append_printf (lines, "%s%2u %s", i == 0 ? "" : i % 3 == 0 ? "\n" : "   ", i + 1, groups[i]);
  return g_string_free (lines, FALSE);
}

/* Two different ones, in order. */
static void
choose_groups (RelaisSetUpPage *self)
{
  g_auto (GStrv) groups = relais_recovery_split (self->recovery_key);
  gint32 n = (gint32) g_strv_length (groups);
  guint first = (guint) g_random_int_range (0, n);
  guint second = (first + (guint) g_random_int_range (1, n)) % (guint) n;

  self->asked[0] = MIN (first, second);
  self->asked[1] = MAX (first, second);
}

static void
ask_group (RelaisEntryRow *row, guint group)
{
  g_autofree char *title = g_strdup_printf (_("Type group %d of the key"), (int) group + 1);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
}

/* It cannot be had again: the first try to close the window says so, the second one closes it. */
static gboolean
on_close_request (GtkWindow *window, RelaisSetUpPage *self)
{
  if (self->recovery_key == NULL || self->session == NULL || self->was_warned)
    return GDK_EVENT_PROPAGATE;
  self->was_warned = TRUE;
  tell (self, _("The key is not on paper yet, and this is the only time it is shown. Close again to leave without it; "
                "an administrator can make a new one."));
  return GDK_EVENT_STOP;
}

static void
show_key (RelaisSetUpPage *self)
{
  g_autofree char *lines = break_key (self->recovery_key);
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  choose_groups (self);
  gtk_label_set_text (self->key, lines);
  ask_group (self->typed, self->asked[0]);
  ask_group (self->typed_too, self->asked[1]);
  gtk_stack_set_visible_child_name (self->stack, "key");
  gtk_widget_grab_focus (GTK_WIDGET (self->typed));
  if (GTK_IS_WINDOW (root))
    g_signal_connect_object (root, "close-request", G_CALLBACK (on_close_request), self, 0);
}

static gboolean
is_right (RelaisSetUpPage *self, RelaisEntryRow *row, guint number)
{
  return self->recovery_key != NULL &&
         relais_recovery_matches (self->recovery_key, self->asked[number], relais_entry_row_get_text (row));
}

static gboolean
is_typed_back (RelaisSetUpPage *self)
{
  return is_right (self, self->typed, 0) && is_right (self, self->typed_too, 1);
}

static void
on_typed (RelaisSetUpPage *self)
{
  gtk_widget_set_sensitive (self->go_on, is_typed_back (self));
  relais_entry_row_set_finding (self->typed, NULL, RELAIS_ISSUE_HINT);
  relais_entry_row_set_finding (self->typed_too, NULL, RELAIS_ISSUE_HINT);
}

static void
on_first_typed (RelaisSetUpPage *self)
{
  gtk_widget_grab_focus (GTK_WIDGET (self->typed_too));
}

static void
on_go_on (RelaisSetUpPage *self)
{
  if (!is_typed_back (self))
    {
      relais_entry_row_set_finding (is_right (self, self->typed, 0) ? self->typed_too : self->typed,
                                    _("This is not that group of the key. Compare it with your paper."),
                                    RELAIS_ISSUE_ERROR);
      return;
    }
  relais_settings_set (relais_desk_get_settings (self->desk), RELAIS_SETTING_LAST_MEMBER,
                       g_variant_new_string (relais_entry_row_get_text (self->member)));
  relais_desk_take_session (self->desk, g_steal_pointer (&self->session), self->language_code);
}

/* --- The form --- */

static void
on_made (gpointer owner, gpointer data, gpointer answer, const GError *error)
{
  RelaisSetUpPage *self = owner;
  Making *making = data;

  gtk_widget_set_sensitive (self->make, TRUE);
  if (answer == NULL)
    {
      g_autofree char *sentence = relais_error_get_sentence (error);

      say (self, sentence);
      gtk_widget_grab_focus (GTK_WIDGET (self->passphrase));
      return;
    }
  relais_entry_row_set_text (self->passphrase, "");
  relais_entry_row_set_text (self->again, "");
  self->session = answer;
  self->recovery_key = g_steal_pointer (&making->recovery_key);
  self->language_code = g_steal_pointer (&making->language);
  show_key (self);
}

static gboolean
check_row (RelaisEntryRow *row, gboolean right, const char *sentence)
{
  relais_entry_row_set_finding (row, right ? NULL : sentence, RELAIS_ISSUE_ERROR);
  if (!right)
    gtk_widget_grab_focus (GTK_WIDGET (row));
  return right;
}

static gboolean
check_form (RelaisSetUpPage *self)
{
  const char *passphrase = relais_entry_row_get_text (self->passphrase);
  gboolean same = g_str_equal (passphrase, relais_entry_row_get_text (self->again));
  gboolean right = check_row (self->again, same, _("The two passphrases are not the same."));

  right &= check_row (self->passphrase, *passphrase != '\0', _("The register needs a passphrase."));
  right &= check_row (self->member, *relais_entry_row_get_text (self->member) != '\0', _("Your name is missing."));
  right &= check_row (self->practice, *relais_entry_row_get_text (self->practice) != '\0',
                      _("The name of the practice is missing."));
  return right;
}

static void
on_make (RelaisSetUpPage *self)
{
  Making *making;

  if (!gtk_widget_get_sensitive (self->make) || !check_form (self))
    return;
  say (self, NULL);
  gtk_widget_set_sensitive (self->make, FALSE);
  making = g_new0 (Making, 1);
  making->folder = g_strdup (relais_desk_get_folder (self->desk));
  making->practice = g_strdup (relais_entry_row_get_text (self->practice));
  making->member = g_strdup (relais_entry_row_get_text (self->member));
  making->language = g_strdup (adw_combo_row_get_selected (self->language) == 1 ? "nl" : "fr");
  making->passphrase = g_strdup (relais_entry_row_get_text (self->passphrase));
  making->clock = relais_clock_ref (relais_desk_get_clock (self->desk));
  relais_desk_run_closed (self->desk, self, make_register, making, making_free, (GDestroyNotify) relais_session_unref,
                          on_made);
}

/* Enter goes to the next field, and in the last one makes the register. */
static void
on_apply (RelaisSetUpPage *self, RelaisEntryRow *row)
{
  if (row == self->practice)
    gtk_widget_grab_focus (GTK_WIDGET (self->member));
  else if (row == self->member)
    gtk_widget_grab_focus (GTK_WIDGET (self->passphrase));
  else if (row == self->passphrase)
    gtk_widget_grab_focus (GTK_WIDGET (self->again));
  else
    on_make (self);
}

static gboolean
relais_set_up_page_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (RELAIS_SET_UP_PAGE (widget)->practice));
}

static void
relais_set_up_page_dispose (GObject *object)
{
  RelaisSetUpPage *self = RELAIS_SET_UP_PAGE (object);

  g_clear_object (&self->desk);
  g_clear_pointer (&self->session, relais_session_unref);
  g_clear_pointer (&self->recovery_key, wipe);
  g_clear_pointer (&self->language_code, g_free);
  G_OBJECT_CLASS (relais_set_up_page_parent_class)->dispose (object);
}

static void
relais_set_up_page_class_init (RelaisSetUpPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = relais_set_up_page_dispose;
  widget_class->grab_focus = relais_set_up_page_grab_focus;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/relais/Relais/ui/sign-in/relais-set-up-page.ui");
  gtk_widget_class_bind_template_child (widget_class, RelaisSetUpPage, stack);
  gtk_widget_class_bind_template_child (widget_class, RelaisSetUpPage, practice);
  gtk_widget_class_bind_template_child (widget_class, RelaisSetUpPage, member);
  gtk_widget_class_bind_template_child (widget_class, RelaisSetUpPage, language);
  gtk_widget_class_bind_template_child (widget_class, RelaisSetUpPage, passphrase);
  gtk_widget_class_bind_template_child (widget_class, RelaisSetUpPage, again);
  gtk_widget_class_bind_template_child (widget_class, RelaisSetUpPage, disk);
  gtk_widget_class_bind_template_child (widget_class, RelaisSetUpPage, sentence);
  gtk_widget_class_bind_template_child (widget_class, RelaisSetUpPage, make);
  gtk_widget_class_bind_template_child (widget_class, RelaisSetUpPage, key);
  gtk_widget_class_bind_template_child (widget_class, RelaisSetUpPage, told);
  gtk_widget_class_bind_template_child (widget_class, RelaisSetUpPage, typed);
  gtk_widget_class_bind_template_child (widget_class, RelaisSetUpPage, typed_too);
  gtk_widget_class_bind_template_child (widget_class, RelaisSetUpPage, go_on);
  gtk_widget_class_bind_template_callback (widget_class, on_apply);
  gtk_widget_class_bind_template_callback (widget_class, on_make);
  gtk_widget_class_bind_template_callback (widget_class, on_typed);
  gtk_widget_class_bind_template_callback (widget_class, on_first_typed);
  gtk_widget_class_bind_template_callback (widget_class, on_print);
  gtk_widget_class_bind_template_callback (widget_class, on_save);
  gtk_widget_class_bind_template_callback (widget_class, on_go_on);
}

static void
relais_set_up_page_init (RelaisSetUpPage *self)
{
  const char *speaks = g_getenv ("LANGUAGE") != NULL ? g_getenv ("LANGUAGE") : g_getenv ("LANG");

  gtk_widget_init_template (GTK_WIDGET (self));
  relais_parts_name_once (GTK_WIDGET (self));
  adw_combo_row_set_selected (self->language, speaks != NULL && g_str_has_prefix (speaks, "nl") ? 1 : 0);
}

static gpointer
look_at_disk (RelaisSession *closed, gpointer data, GError **error)
{
  return relais_disk_to_text (relais_disk_look (data));
}

static void
on_disk_seen (gpointer owner, gpointer data, gpointer answer, const GError *error)
{
  g_autofree char *text = answer;

  gtk_label_set_text (RELAIS_SET_UP_PAGE (owner)->disk, text);
}

/**
 * relais_set_up_page_new:
 * @desk: the desk, whose folder holds no register yet
 *
 * Returns: (transfer floating): the page
 */
GtkWidget *
relais_set_up_page_new (RelaisDesk *desk)
{
  RelaisSetUpPage *self = g_object_new (RELAIS_TYPE_SET_UP_PAGE, NULL);

  self->desk = g_object_ref (desk);
  relais_desk_run_closed (desk, self, look_at_disk, g_strdup (relais_desk_get_folder (desk)), g_free, g_free,
                          on_disk_seen);
  return GTK_WIDGET (self);
}
