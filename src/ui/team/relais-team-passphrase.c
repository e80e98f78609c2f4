/* The dialogs that ask for a passphrase, typed twice: the first one of a new member, together with name and roles; a
 * new one for somebody who forgot theirs; and one's own, for which the old one is asked. What was typed is overwritten
 * when it is no longer needed. Each belongs to the window above which it stands.
 */

#include "relais-team-passphrase.h"

#include "relais-acts.h"
#include "relais-dialog.h"
#include "relais-entry-row.h"
#include "relais-error.h"
#include "relais-issue.h"
#include "relais-parts.h"
#include "relais-record-form.h"
#include "relais-team.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* What a dialog asks; what it does not ask is NULL. */
typedef struct {
  RelaisRecordForm *form;
  char *id;
  GtkWidget *old;
  GtkWidget *first;
  GtkWidget *second;
} Asking;

static void
asking_free (gpointer data)
{
  Asking *asking = data;

  g_clear_object (&asking->form);
  g_free (asking->id);
  g_free (asking);
}

static Asking *
get_asking (gpointer dialog)
{
  return g_object_get_data (dialog, "asking");
}

typedef struct {
  RelaisRecord *member;
  GPtrArray *issues;
  char *id;
  char *old;
  char *passphrase;
} Order;

static void
forget (char *secret)
{
  if (secret != NULL)
    explicit_bzero (secret, strlen (secret));
  g_free (secret);
}

static void
order_free (gpointer data)
{
  Order *order = data;

  g_clear_pointer (&order->member, relais_record_unref);
  g_clear_pointer (&order->issues, g_ptr_array_unref);
  g_free (order->id);
  forget (order->old);
  forget (order->passphrase);
  g_free (order);
}

static const char *
get_text (GtkWidget *row)
{
  return relais_entry_row_get_text (RELAIS_ENTRY_ROW (row));
}

static void
look_again (GtkWidget *dialog)
{
  Asking *asking = get_asking (dialog);
  g_autoptr (GPtrArray) issues = relais_issues_new ();
  g_autoptr (RelaisRecord) typed = asking->form != NULL ? relais_record_form_read (asking->form, issues) : NULL;

  if (asking->form != NULL)
    relais_record_form_show_findings (asking->form, issues);
  relais_dialog_tell (RELAIS_DIALOG (dialog), NULL);
  relais_dialog_set_ready (RELAIS_DIALOG (dialog),
                           *get_text (asking->first) != '\0' && *get_text (asking->second) != '\0' &&
                               (asking->old == NULL || *get_text (asking->old) != '\0') &&
                               !relais_issues_have_errors (issues));
}

static gboolean
check_twice (GtkWidget *dialog, Asking *asking)
{
  g_autoptr (GError) error = NULL;

  if (g_str_equal (get_text (asking->first), get_text (asking->second)))
    return TRUE;
  relais_error_set (&error, RELAIS_ERROR_PASSPHRASES_DIFFER, NULL, NULL);
  relais_dialog_tell_error (RELAIS_DIALOG (dialog), error);
  gtk_widget_grab_focus (relais_entry_row_get_entry (RELAIS_ENTRY_ROW (asking->second)));
  return FALSE;
}

static Order *
order_new (Asking *asking)
{
  Order *order = g_new0 (Order, 1);

  order->issues = relais_issues_new ();
  order->member = asking->form != NULL ? relais_record_form_read (asking->form, order->issues) : NULL;
  order->id = g_strdup (asking->id);
  order->old = asking->old != NULL ? g_strdup (get_text (asking->old)) : NULL;
  order->passphrase = g_strdup (get_text (asking->first));
  return order;
}

static gpointer
run_order (RelaisSession *session, gpointer data, GError **error)
{
  Order *order = data;
  RelaisActor *actor = relais_session_get_actor (session);
  g_autoptr (RelaisRecord) added = NULL;

  if (order->old != NULL)
    return relais_team_change_own_passphrase (session, actor, order->old, order->passphrase, error) ? RELAIS_DONE
                                                                                                    : NULL;
  if (order->id != NULL)
    return relais_team_reset_passphrase (session, actor, order->id, order->passphrase, error) ? RELAIS_DONE : NULL;
  added = relais_team_add (session, actor, order->member, order->passphrase, order->issues, error);
  return added != NULL ? RELAIS_DONE : NULL;
}

static char *
on_answer (gpointer dialog, gpointer data, gpointer answer, const GError *error)
{
  Asking *asking = get_asking (dialog);
  Order *order = data;

  relais_dialog_set_ready (dialog, TRUE);
  if (answer == NULL)
    {
      relais_dialog_tell_error (dialog, error);
      if (asking->form != NULL)
        relais_record_form_show_findings (asking->form, order->issues);
      return g_strdup ("");
    }
  gtk_window_close (dialog);
  if (order->old != NULL)
    return g_strdup (_("Your passphrase is changed."));
  return g_strdup (order->id != NULL ? _("The new passphrase opens the register.") : _("Member of the team added"));
}

/* Deriving the key takes half a second: once is enough. */
static void
on_accept (GtkWidget *dialog)
{
  Asking *asking = get_asking (dialog);

  if (!check_twice (dialog, asking))
    return;
  relais_dialog_set_ready (RELAIS_DIALOG (dialog), FALSE);
  relais_acts_run (dialog, relais_dialog_get_desk (RELAIS_DIALOG (dialog)), run_order, order_new (asking), order_free,
                   NULL, on_answer);
}

static GtkWidget *
add_secret (GtkWidget *dialog, GtkWidget *group, const char *title)
{
  GtkWidget *row = relais_entry_row_new (title);

  g_object_set (row, "secret", TRUE, NULL);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), row);
  g_signal_connect_object (row, "changed", G_CALLBACK (look_again), dialog, G_CONNECT_SWAPPED);
  return row;
}

static void
add_form (GtkWidget *dialog, Asking *asking)
{
  static const guint fields[] = { RELAIS_STAFF_NAME, RELAIS_STAFF_ROLE, RELAIS_STAFF_LANGUAGE, RELAIS_STAFF_ENDS_ON };
  g_autoptr (RelaisRecord) fresh =
      relais_record_builder_end (relais_record_builder_new (&relais_staff_type, NULL, 0));
  GtkWidget *group = relais_parts_group (NULL);

  asking->form = relais_record_form_new (relais_dialog_get_desk (RELAIS_DIALOG (dialog)), fresh, "");
  for (gsize i = 0; i < G_N_ELEMENTS (fields); i++)
    {
      RelaisFieldRow *row =
          relais_record_form_add (asking->form, fields[i], _(relais_staff_type.fields[fields[i]].label));

      adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), relais_field_row_get_widget (row));
    }
  g_signal_connect_object (asking->form, "changed", G_CALLBACK (look_again), dialog, G_CONNECT_SWAPPED);
  relais_dialog_add (RELAIS_DIALOG (dialog), group);
}

static GtkWidget *
open_dialog (GtkWidget *from, RelaisDesk *desk, const char *title, const char *accept, gboolean asks_member,
             gboolean asks_old, const char *id)
{
  GtkWidget *dialog = relais_dialog_new (from, desk, title, accept);
  GtkWidget *group = relais_parts_group (NULL);
  Asking *asking = g_new0 (Asking, 1);

  asking->id = g_strdup (id);
  g_object_set_data_full (G_OBJECT (dialog), "asking", asking, asking_free);
  if (asks_member)
    add_form (dialog, asking);
  if (asks_old)
    asking->old = add_secret (dialog, group, _("Passphrase _until now"));
  asking->first = add_secret (dialog, group, asks_member ? _("First _passphrase") : _("New _passphrase"));
  asking->second = add_secret (dialog, group, _("The same, once _more"));
  relais_dialog_add (RELAIS_DIALOG (dialog), group);
  relais_dialog_add (RELAIS_DIALOG (dialog),
                     relais_parts_line ("dialog-information-symbolic",
                                        asks_old ? _("Four or more words that do not belong together.")
                                                 : _("Four or more words that do not belong together. Whoever gets it "
                                                     "changes it after the first sign-in."),
                                        RELAIS_MOOD_CALM));
  relais_dialog_set_ready (RELAIS_DIALOG (dialog), FALSE);
  g_signal_connect (dialog, "accept", G_CALLBACK (on_accept), NULL);
  gtk_window_present (GTK_WINDOW (dialog));
  if (asks_old)
    gtk_widget_grab_focus (relais_entry_row_get_entry (RELAIS_ENTRY_ROW (asking->old)));
  return dialog;
}

/**
 * relais_team_passphrase_add:
 * @from: a widget of the window
 * @desk: the desk of somebody who administers
 *
 * Returns: (transfer none): the dialog that adds a member
 */
GtkWidget *
relais_team_passphrase_add (GtkWidget *from, RelaisDesk *desk)
{
  return open_dialog (from, desk, _("Add a member"), _("_Add"), TRUE, FALSE, NULL);
}

/**
 * relais_team_passphrase_reset:
 * @from: a widget of the window
 * @desk: the desk of somebody who administers
 * @member: who gets a new passphrase
 *
 * Returns: (transfer none): the dialog
 */
GtkWidget *
relais_team_passphrase_reset (GtkWidget *from, RelaisDesk *desk, const RelaisRecord *member)
{
  /* Translators: %s is the name of a member of the team */
  g_autofree char *title = g_strdup_printf (_("New passphrase for %s"), relais_record_get (member, RELAIS_STAFF_NAME));

  return open_dialog (from, desk, title, _("_Give"), FALSE, FALSE, relais_record_get_id (member));
}

/**
 * relais_team_passphrase_change:
 * @from: a widget of the window
 * @desk: the desk
 *
 * Returns: (transfer none): the dialog that changes the passphrase of who signed in
 */
GtkWidget *
relais_team_passphrase_change (GtkWidget *from, RelaisDesk *desk)
{
  return open_dialog (from, desk, _("Change my passphrase"), _("_Change"), FALSE, TRUE, NULL);
}
