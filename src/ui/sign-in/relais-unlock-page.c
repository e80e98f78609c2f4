/* The page before anything is shown: who is at the desk, and their passphrase. Deriving the key takes most of a second
 * on a thread; the page stays alive and keeps the name. It knows nothing of the register until it is open, and clears
 * the passphrase when it has been used.
 */

#include "relais-unlock-page.h"

#include "relais-entry-row.h"
#include "relais-error.h"
#include "relais-staff.h"

#include <glib/gi18n-lib.h>
#include <string.h>

struct _RelaisUnlockPage {
  AdwBin parent_instance;

  RelaisDesk *desk;
  gboolean busy;

  RelaisEntryRow *name;
  RelaisEntryRow *passphrase;
  GtkLabel *sentence;
  GtkWidget *open;
  GtkLabel *open_label;
  GtkSpinner *spinner;
};

G_DEFINE_FINAL_TYPE (RelaisUnlockPage, relais_unlock_page, ADW_TYPE_BIN)

typedef struct {
  char *folder;
  char *name;
  char *passphrase;
  RelaisClock *clock;
  char *language;
} Attempt;

static void
attempt_free (gpointer data)
{
  Attempt *attempt = data;

  explicit_bzero (attempt->passphrase, strlen (attempt->passphrase));
  g_free (attempt->passphrase);
  g_free (attempt->folder);
  g_free (attempt->name);
  g_free (attempt->language);
  relais_clock_unref (attempt->clock);
  g_free (attempt);
}

/* The screen speaks the language of who signs in. */
static void
read_language (RelaisSession *session, Attempt *attempt)
{
  g_autoptr (RelaisRecord) member = relais_session_load_member (session, NULL);

  if (member != NULL)
    attempt->language = g_strdup (relais_record_get (member, RELAIS_STAFF_LANGUAGE));
}

static gpointer
try_to_open (RelaisSession *closed, gpointer data, GError **error)
{
  Attempt *attempt = data;
  RelaisSession *session =
      relais_session_sign_in (attempt->folder, attempt->name, attempt->passphrase, attempt->clock, error);

  if (session != NULL)
    read_language (session, attempt);
  return session;
}

static void
set_busy (RelaisUnlockPage *self, gboolean busy)
{
  self->busy = busy;
  gtk_widget_set_sensitive (self->open, !busy);
  gtk_widget_set_visible (GTK_WIDGET (self->spinner), busy);
  gtk_spinner_set_spinning (self->spinner, busy);
  gtk_label_set_text (self->open_label, busy ? _("Opening…") : _("Open"));
}

static void
say (RelaisUnlockPage *self, const char *sentence)
{
  gtk_label_set_text (self->sentence, sentence != NULL ? sentence : "");
  gtk_widget_set_visible (GTK_WIDGET (self->sentence), sentence != NULL);
}

static void
on_opened (gpointer owner, gpointer data, gpointer answer, const GError *error)
{
  RelaisUnlockPage *self = owner;
  Attempt *attempt = data;
  RelaisSession *session = answer;

  set_busy (self, FALSE);
  relais_entry_row_set_text (self->passphrase, "");
  if (session == NULL)
    {
      g_autofree char *sentence = relais_error_get_sentence (error);

      say (self, sentence);
      gtk_widget_grab_focus (GTK_WIDGET (self->passphrase));
      return;
    }
  relais_settings_set (relais_desk_get_settings (self->desk), RELAIS_SETTING_LAST_MEMBER,
                       g_variant_new_string (attempt->name));
  relais_desk_take_session (self->desk, session, attempt->language);
}

static void
on_open (RelaisUnlockPage *self)
{
  Attempt *attempt;

  if (self->busy)
    return;
  say (self, NULL);
  set_busy (self, TRUE);
  attempt = g_new0 (Attempt, 1);
  attempt->folder = g_strdup (relais_desk_get_folder (self->desk));
  attempt->name = g_strstrip (g_strdup (relais_entry_row_get_text (self->name)));
  attempt->passphrase = g_strdup (relais_entry_row_get_text (self->passphrase));
  attempt->clock = relais_clock_ref (relais_desk_get_clock (self->desk));
  relais_desk_run_closed (self->desk, self, try_to_open, attempt, attempt_free, (GDestroyNotify) relais_session_unref,
                          on_opened);
}

static void
on_name_apply (RelaisUnlockPage *self)
{
  gtk_widget_grab_focus (GTK_WIDGET (self->passphrase));
}

static gboolean
relais_unlock_page_grab_focus (GtkWidget *widget)
{
  RelaisUnlockPage *self = RELAIS_UNLOCK_PAGE (widget);
  gboolean named = *relais_entry_row_get_text (self->name) != '\0';

  return gtk_widget_grab_focus (GTK_WIDGET (named ? self->passphrase : self->name));
}

static void
relais_unlock_page_dispose (GObject *object)
{
  g_clear_object (&RELAIS_UNLOCK_PAGE (object)->desk);
  G_OBJECT_CLASS (relais_unlock_page_parent_class)->dispose (object);
}

static void
relais_unlock_page_class_init (RelaisUnlockPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = relais_unlock_page_dispose;
  widget_class->grab_focus = relais_unlock_page_grab_focus;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/relais/Relais/ui/sign-in/relais-unlock-page.ui");
  gtk_widget_class_bind_template_child (widget_class, RelaisUnlockPage, name);
  gtk_widget_class_bind_template_child (widget_class, RelaisUnlockPage, passphrase);
  gtk_widget_class_bind_template_child (widget_class, RelaisUnlockPage, sentence);
  gtk_widget_class_bind_template_child (widget_class, RelaisUnlockPage, open);
  gtk_widget_class_bind_template_child (widget_class, RelaisUnlockPage, open_label);
  gtk_widget_class_bind_template_child (widget_class, RelaisUnlockPage, spinner);
  gtk_widget_class_bind_template_callback (widget_class, on_open);
  gtk_widget_class_bind_template_callback (widget_class, on_name_apply);
}

static void
relais_unlock_page_init (RelaisUnlockPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

static gpointer
check_folder (RelaisSession *closed, gpointer data, GError **error)
{
  return relais_session_check_folder (data, error) ? RELAIS_DONE : NULL;
}

/* No register yet: the window shows how to make one. Whatever else stands in the way is told at once. */
static void
on_folder_checked (gpointer owner, gpointer data, gpointer answer, const GError *error)
{
  g_autofree char *sentence = error != NULL ? relais_error_get_sentence (error) : NULL;

  if (g_error_matches (error, RELAIS_ERROR, RELAIS_ERROR_NO_REGISTER))
    gtk_widget_activate_action (owner, "win.set-up", NULL);
  else if (sentence != NULL)
    say (owner, sentence);
}

/**
 * relais_unlock_page_new:
 * @desk: the desk, where nobody has signed in
 *
 * Returns: (transfer floating): the page
 */
GtkWidget *
relais_unlock_page_new (RelaisDesk *desk)
{
  RelaisUnlockPage *self = g_object_new (RELAIS_TYPE_UNLOCK_PAGE, NULL);
  g_autoptr (GVariant) last = relais_settings_get (relais_desk_get_settings (desk), RELAIS_SETTING_LAST_MEMBER);

  self->desk = g_object_ref (desk);
  relais_entry_row_set_text (self->name, g_variant_get_string (last, NULL));
  relais_desk_run_closed (desk, self, check_folder, g_strdup (relais_desk_get_folder (desk)), g_free, NULL,
                          on_folder_checked);
  return GTK_WIDGET (self);
}
