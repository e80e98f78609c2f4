/* The question why: a small dialog of the page of a protected person, for whoever shows what is hidden, opens it in an
 * emergency or wants protected mode lifted. It says about whom it is, and takes no reason that would be refused after
 * the dialog has gone. Main thread.
 */

#include "relais-person-reason.h"

#include "relais-dialog.h"
#include "relais-entry-row.h"
#include "relais-person-ask.h"

#include <glib/gi18n-lib.h>

#define MOST_CHARS 200

static void
on_typed (RelaisEntryRow *row, RelaisDialog *dialog)
{
  g_autofree char *text = g_strstrip (g_strdup (relais_entry_row_get_text (row)));
  glong least = GPOINTER_TO_INT (g_object_get_data (G_OBJECT (dialog), "least-chars"));
  glong length = g_utf8_strlen (text, -1);

  relais_dialog_set_ready (dialog, length >= least && length <= MOST_CHARS);
  relais_entry_row_set_finding (row, length > MOST_CHARS ? _("At most 200 characters, please.") : NULL,
                                RELAIS_ISSUE_ERROR);
}

/**
 * relais_person_reason_ask:
 * @view: the page of a protected person
 * @reason: what is asked, and for what
 * @accepted: (scope notified): told as RelaisDialog::accept, with @view, once there is a reason; closes the dialog
 *
 * Asks why.
 *
 * Returns: (transfer none): the dialog, on screen
 */
GtkWidget *
relais_person_reason_ask (RelaisPersonView *view, const RelaisPersonReason *reason, GCallback accepted)
{
  GtkWidget *dialog = relais_dialog_new (GTK_WIDGET (view), relais_person_view_get_desk (view), reason->title,
                                         reason->accept);
  GtkWidget *group = relais_parts_group (NULL);
  GtkWidget *row = relais_entry_row_new (_("_Reason"));

  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), row);
  relais_dialog_add (RELAIS_DIALOG (dialog), relais_person_ask_who (view));
  relais_dialog_add (RELAIS_DIALOG (dialog), group);
  relais_dialog_add (RELAIS_DIALOG (dialog), relais_parts_line (reason->icon, reason->explanation, reason->mood));
  relais_dialog_set_ready (RELAIS_DIALOG (dialog), FALSE);
  g_object_set_data (G_OBJECT (dialog), "reason", row);
  g_object_set_data (G_OBJECT (dialog), "least-chars", GINT_TO_POINTER ((int) reason->least_chars));
  g_signal_connect (row, "changed", G_CALLBACK (on_typed), dialog);
  g_signal_connect_object (dialog, "accept", accepted, view, 0);
  gtk_window_present (GTK_WINDOW (dialog));
  gtk_widget_grab_focus (row);
  return dialog;
}

/**
 * relais_person_reason_get_text:
 * @dialog: a dialog of relais_person_reason_ask()
 *
 * Returns: (transfer none): the reason as it was typed
 */
const char *
relais_person_reason_get_text (GtkWidget *dialog)
{
  return relais_entry_row_get_text (g_object_get_data (G_OBJECT (dialog), "reason"));
}
