/* The first page of a new practice: its name, who administers it, a passphrase; then the recovery key, which must be on
 * paper before the register opens. Making the register takes a second or two on a thread.
 */

#include "relais-set-up-page.h"

#include "relais-disk.h"
#include "relais-entry-row.h"
#include "relais-error.h"
#include "relais-parts.h"
#include "relais-recovery-check.h"
#include "relais-recovery.h"

#include <glib/gi18n-lib.h>

struct _RelaisSetUpPage {
  AdwBin parent_instance;

  RelaisDesk *desk;
  RelaisSession *session;
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
  RelaisRecoveryCheck *check;
  GtkWidget *go_on;

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
making_free (gpointer data)
{
  Making *making = data;

  relais_recovery_forget (making->passphrase);
  relais_recovery_forget (making->recovery_key);
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

/* --- The recovery key --- */

/* It cannot be had again: the first try to close the window says so, the second one closes it. */
static gboolean
on_close_request (GtkWindow *window, RelaisSetUpPage *self)
{
  if (self->session == NULL || self->was_warned)
    return GDK_EVENT_PROPAGATE;
  self->was_warned = TRUE;
  relais_recovery_check_tell (self->check,
                              _("The key is not on paper yet, and this is the only time it is shown. Close again to "
                                "leave without it; an administrator can make a new one."));
  return GDK_EVENT_STOP;
}

static void
show_key (RelaisSetUpPage *self, char *recovery_key)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  relais_recovery_check_begin (self->check, self->desk, relais_entry_row_get_text (self->practice),
                               self->language_code, recovery_key);
  gtk_stack_set_visible_child_name (self->stack, "key");
  gtk_widget_grab_focus (GTK_WIDGET (self->check));
  if (GTK_IS_WINDOW (root))
    g_signal_connect_object (root, "close-request", G_CALLBACK (on_close_request), self, 0);
}

static void
on_typed (RelaisSetUpPage *self)
{
  gtk_widget_set_sensitive (self->go_on, relais_recovery_check_is_typed_back (self->check));
}

static void
on_go_on (RelaisSetUpPage *self)
{
  if (!relais_recovery_check_look (self->check))
    return;
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
  self->language_code = g_steal_pointer (&making->language);
  show_key (self, g_steal_pointer (&making->recovery_key));
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
  gtk_widget_class_bind_template_child (widget_class, RelaisSetUpPage, check);
  gtk_widget_class_bind_template_child (widget_class, RelaisSetUpPage, go_on);
  gtk_widget_class_bind_template_callback (widget_class, on_apply);
  gtk_widget_class_bind_template_callback (widget_class, on_make);
  gtk_widget_class_bind_template_callback (widget_class, on_typed);
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
