/* The page for somebody who forgot their passphrase: their name, the recovery key from its paper, a new passphrase
 * twice. It gives the new passphrase and signs nobody in; Esc goes back. What was typed stays where it was refused, and
 * is cleared when it has been used or left. The key takes most of a second on a thread.
 */

#include "relais-reset-page.h"

#include "relais-entry-row.h"
#include "relais-error.h"
#include "relais-parts.h"
#include "relais-recovery.h"

#include <glib/gi18n-lib.h>
#include <string.h>

struct _RelaisResetPage {
  AdwBin parent_instance;

  RelaisDesk *desk;
  gboolean busy;

  GtkStack *stack;
  RelaisEntryRow *name;
  RelaisEntryRow *key;
  RelaisEntryRow *passphrase;
  RelaisEntryRow *again;
  GtkLabel *sentence;
  GtkWidget *give;
  GtkWidget *back;
};

G_DEFINE_FINAL_TYPE (RelaisResetPage, relais_reset_page, ADW_TYPE_BIN)

typedef struct {
  char *folder;
  char *name;
  char *key;
  char *passphrase;
  RelaisClock *clock;
} Reset;

static char *
get_text (RelaisEntryRow *row)
{
  return g_strdup (relais_entry_row_get_text (row));
}

static void
reset_free (gpointer data)
{
  Reset *reset = data;

  explicit_bzero (reset->key, strlen (reset->key));
  explicit_bzero (reset->passphrase, strlen (reset->passphrase));
  g_free (reset->key);
  g_free (reset->passphrase);
  g_free (reset->folder);
  g_free (reset->name);
  relais_clock_unref (reset->clock);
  g_free (reset);
}

static gpointer
give_passphrase (RelaisSession *closed, gpointer data, GError **error)
{
  const Reset *reset = data;

  return relais_recovery_reset (reset->folder, reset->key, reset->name, reset->passphrase, reset->clock, error)
             ? RELAIS_DONE
             : NULL;
}

static void
say (RelaisResetPage *self, const char *sentence)
{
  gtk_label_set_text (self->sentence, sentence != NULL ? sentence : "");
  gtk_widget_set_visible (GTK_WIDGET (self->sentence), sentence != NULL);
}

static void
set_busy (RelaisResetPage *self, gboolean busy)
{
  self->busy = busy;
  gtk_widget_set_sensitive (self->give, !busy);
}

/* Where it was refused, the field that is most likely wrong is next. */
static void
refuse (RelaisResetPage *self, const GError *error)
{
  g_autofree char *sentence = relais_error_get_sentence (error);
  RelaisEntryRow *row = self->name;

  if (g_error_matches (error, RELAIS_ERROR, RELAIS_ERROR_WRONG_RECOVERY_KEY))
    row = self->key;
  if (g_error_matches (error, RELAIS_ERROR, RELAIS_ERROR_WEAK_PASSPHRASE))
    row = self->passphrase;
  say (self, sentence);
  gtk_widget_grab_focus (GTK_WIDGET (row));
}

static void
on_given (gpointer owner, gpointer data, gpointer answer, const GError *error)
{
  RelaisResetPage *self = owner;

  set_busy (self, FALSE);
  if (answer == NULL)
    {
      refuse (self, error);
      return;
    }
  relais_entry_row_set_text (self->key, "");
  relais_entry_row_set_text (self->passphrase, "");
  relais_entry_row_set_text (self->again, "");
  relais_settings_set (relais_desk_get_settings (self->desk), RELAIS_SETTING_LAST_MEMBER,
                       g_variant_new_string (relais_entry_row_get_text (self->name)));
  gtk_stack_set_visible_child_name (self->stack, "done");
  gtk_widget_grab_focus (self->back);
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
check_form (RelaisResetPage *self)
{
  const char *passphrase = relais_entry_row_get_text (self->passphrase);
  gboolean right = check_row (self->again, g_str_equal (passphrase, relais_entry_row_get_text (self->again)),
                              _("The two passphrases are not the same."));

  right &= check_row (self->passphrase, *passphrase != '\0', _("The new passphrase is missing."));
  right &= check_row (self->key, relais_recovery_is_key (relais_entry_row_get_text (self->key)),
                      _("This is not the whole key, or a character was mistyped. Compare it with your paper."));
  right &= check_row (self->name, *relais_entry_row_get_text (self->name) != '\0', _("Your name is missing."));
  return right;
}

static void
on_give (RelaisResetPage *self)
{
  Reset *reset;

  if (self->busy || !check_form (self))
    return;
  say (self, NULL);
  set_busy (self, TRUE);
  reset = g_new0 (Reset, 1);
  reset->folder = g_strdup (relais_desk_get_folder (self->desk));
  reset->name = g_strstrip (get_text (self->name));
  reset->key = get_text (self->key);
  reset->passphrase = get_text (self->passphrase);
  reset->clock = relais_clock_ref (relais_desk_get_clock (self->desk));
  relais_desk_run_closed (self->desk, self, give_passphrase, reset, reset_free, NULL, on_given);
}

/* Enter goes to the next field, and in the last one gives the passphrase. */
static void
on_apply (RelaisResetPage *self, RelaisEntryRow *row)
{
  if (row == self->name)
    gtk_widget_grab_focus (GTK_WIDGET (self->key));
  else if (row == self->key)
    gtk_widget_grab_focus (GTK_WIDGET (self->passphrase));
  else if (row == self->passphrase)
    gtk_widget_grab_focus (GTK_WIDGET (self->again));
  else
    on_give (self);
}

static gboolean
relais_reset_page_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (RELAIS_RESET_PAGE (widget)->name));
}

static void
relais_reset_page_dispose (GObject *object)
{
  g_clear_object (&RELAIS_RESET_PAGE (object)->desk);
  G_OBJECT_CLASS (relais_reset_page_parent_class)->dispose (object);
}

static void
relais_reset_page_class_init (RelaisResetPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = relais_reset_page_dispose;
  widget_class->grab_focus = relais_reset_page_grab_focus;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/relais/Relais/ui/sign-in/relais-reset-page.ui");
  gtk_widget_class_bind_template_child (widget_class, RelaisResetPage, stack);
  gtk_widget_class_bind_template_child (widget_class, RelaisResetPage, name);
  gtk_widget_class_bind_template_child (widget_class, RelaisResetPage, key);
  gtk_widget_class_bind_template_child (widget_class, RelaisResetPage, passphrase);
  gtk_widget_class_bind_template_child (widget_class, RelaisResetPage, again);
  gtk_widget_class_bind_template_child (widget_class, RelaisResetPage, sentence);
  gtk_widget_class_bind_template_child (widget_class, RelaisResetPage, give);
  gtk_widget_class_bind_template_child (widget_class, RelaisResetPage, back);
  gtk_widget_class_bind_template_callback (widget_class, on_apply);
  gtk_widget_class_bind_template_callback (widget_class, on_give);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "win.sign-in", NULL);
}

static void
relais_reset_page_init (RelaisResetPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  relais_parts_name_once (self->give);
  relais_parts_name_once (self->back);
}

/**
 * relais_reset_page_new:
 * @desk: the desk, where nobody has signed in
 *
 * Returns: (transfer floating): the page
 */
GtkWidget *
relais_reset_page_new (RelaisDesk *desk)
{
  RelaisResetPage *self = g_object_new (RELAIS_TYPE_RESET_PAGE, NULL);

  self->desk = g_object_ref (desk);
  return GTK_WIDGET (self);
}
