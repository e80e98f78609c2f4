/* A new recovery key, for an administrator whose paper is lost or was seen: made and shown, put on paper, typed back in
 * part, and only then does it take the place of the old one, which opens nothing from then on. Whoever leaves before
 * has changed nothing. Main thread.
 */

#include "relais-recovery-dialog.h"

#include "relais-dialog.h"
#include "relais-parts.h"
#include "relais-practice-profile.h"
#include "relais-recovery-check.h"
#include "relais-recovery.h"
#include "relais-window.h"

#include <glib/gi18n-lib.h>

static RelaisRecoveryCheck *
get_check (gpointer dialog)
{
  return g_object_get_data (dialog, "check");
}

/* --- Making it --- */

typedef struct {
  char *recovery_key;
  char *practice;
} Proposal;

static void
proposal_free (gpointer data)
{
  Proposal *proposal = data;

  relais_recovery_forget (proposal->recovery_key);
  g_free (proposal->practice);
  g_free (proposal);
}

static gpointer
propose (RelaisSession *session, gpointer data, GError **error)
{
  g_autoptr (RelaisRecord) practice = relais_practice_profile_load (session, error);
  char *recovery_key =
      practice != NULL ? relais_recovery_propose (relais_session_get_actor (session), error) : NULL;
  Proposal *proposal;

  if (recovery_key == NULL)
    return NULL;
  proposal = g_new0 (Proposal, 1);
  proposal->recovery_key = recovery_key;
  proposal->practice = g_strdup (relais_record_get (practice, RELAIS_PRACTICE_NAME));
  return proposal;
}

/* The paper speaks the language of who makes it. */
static const char *
choose_language (RelaisDesk *desk)
{
  RelaisPhrasebook *book = relais_desk_get_phrasebook (desk);

  return book != NULL && g_str_equal (relais_phrasebook_get_language (book), "nl") ? "nl" : "fr";
}

static void
on_proposed (gpointer dialog, gpointer data, gpointer answer, const GError *error)
{
  RelaisDesk *desk = relais_dialog_get_desk (dialog);
  RelaisRecoveryCheck *check = get_check (dialog);
  Proposal *proposal = answer;

  if (proposal == NULL)
    {
      relais_dialog_tell_error (dialog, error);
      return;
    }
  relais_recovery_check_begin (check, desk, proposal->practice, choose_language (desk),
                               g_steal_pointer (&proposal->recovery_key));
  gtk_widget_set_visible (GTK_WIDGET (check), TRUE);
  gtk_widget_grab_focus (GTK_WIDGET (check));
  proposal_free (proposal);
}

/* --- In the place of the old one --- */

static gpointer
replace (RelaisSession *session, gpointer data, GError **error)
{
  return relais_recovery_replace (session, relais_session_get_actor (session), data, error) ? RELAIS_DONE : NULL;
}

static void
on_replaced (gpointer dialog, gpointer data, gpointer answer, const GError *error)
{
  GtkWindow *window = gtk_window_get_transient_for (dialog);

  if (answer == NULL)
    {
      relais_dialog_set_ready (dialog, TRUE);
      relais_dialog_tell_error (dialog, error);
      return;
    }
  gtk_window_close (dialog);
  relais_window_tell (GTK_WIDGET (window), _("The new recovery key is valid. Destroy the old paper."));
}

static void
on_accept (GtkWidget *dialog)
{
  RelaisRecoveryCheck *check = get_check (dialog);

  if (!relais_recovery_check_look (check))
    return;
  relais_dialog_tell (RELAIS_DIALOG (dialog), NULL);
  relais_dialog_set_ready (RELAIS_DIALOG (dialog), FALSE);
  relais_desk_run (relais_dialog_get_desk (RELAIS_DIALOG (dialog)), dialog, replace,
                   g_strdup (relais_recovery_check_get_key (check)), (GDestroyNotify) relais_recovery_forget, NULL,
                   on_replaced);
}

static void
on_changed (RelaisRecoveryCheck *check, GtkWidget *dialog)
{
  relais_dialog_set_ready (RELAIS_DIALOG (dialog), relais_recovery_check_is_typed_back (check));
}

static void
on_done (RelaisRecoveryCheck *check, GtkWidget *dialog)
{
  if (relais_recovery_check_look (check))
    gtk_widget_activate_action (dialog, "dialog.accept", NULL);
}

static GtkWidget *
make_explanation (void)
{
  GtkWidget *label = gtk_label_new (_("It opens the register when every passphrase is lost, and is never shown again. "
                                      "Print it, and keep the paper in a closed place, away from this PC. The old "
                                      "key stays valid until two groups of the new one are typed here."));

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  return label;
}

/**
 * relais_recovery_dialog_show:
 * @from: a widget of the window
 * @desk: the desk, where an administrator is signed in
 *
 * Asks for a new recovery key to be put on paper.
 */
void
relais_recovery_dialog_show (GtkWidget *from, RelaisDesk *desk)
{
  GtkWidget *dialog = relais_dialog_new (from, desk, _("New recovery key"), _("_Replace the old key"));
  GtkWidget *check = g_object_new (RELAIS_TYPE_RECOVERY_CHECK, "visible", FALSE, NULL);

  g_object_set_data (G_OBJECT (dialog), "check", check);
  relais_dialog_add (RELAIS_DIALOG (dialog), make_explanation ());
  relais_dialog_add (RELAIS_DIALOG (dialog), check);
  relais_dialog_set_ready (RELAIS_DIALOG (dialog), FALSE);
  g_signal_connect_object (check, "changed", G_CALLBACK (on_changed), dialog, 0);
  g_signal_connect_object (check, "done", G_CALLBACK (on_done), dialog, 0);
  g_signal_connect (dialog, "accept", G_CALLBACK (on_accept), NULL);
  /* The key comes a moment later: the window is as large as with it from the first moment on. */
  relais_dialog_set_size (RELAIS_DIALOG (dialog), 520, 640);
  gtk_window_present (GTK_WINDOW (dialog));
  relais_desk_run (desk, dialog, propose, NULL, NULL, proposal_free, on_proposed);
}
