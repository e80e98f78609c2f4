/* The one act of the access log: checking that no row was altered, and saying so below it, or which row is the first
 * that does not verify. Part of the room of the access log; main thread, the check itself on a thread.
 */

#include "relais-audit-check.h"

#include "relais-audit-reading.h"
#include "relais-error.h"
#include "relais-window.h"

#include <glib/gi18n-lib.h>

typedef struct {
  GtkWidget *button; /* both are parts of the room, which lives when it is told */
  GtkLabel *verdict;
  RelaisAuditFlaw flaw;
  gint64 seq;
} Check;

static gpointer
check_log (RelaisSession *session, gpointer data, GError **error)
{
  Check *check = data;

  return relais_audit_reading_check (session, relais_session_get_actor (session), &check->flaw, &check->seq, error)
             ? RELAIS_DONE
             : NULL;
}

static char *
describe_check (const Check *check)
{
  g_autofree char *row = g_strdup_printf ("%" G_GINT64_FORMAT, check->seq);
  g_autoptr (GError) error = NULL;

  if (check->flaw == RELAIS_AUDIT_FLAW_NONE)
    return g_strdup_printf (ngettext ("The log is whole: %u row verifies.", "The log is whole: %u rows verify.",
                                      (gulong) check->seq),
                            (guint) check->seq);
  error = relais_error_new (RELAIS_ERROR_AUDIT_BROKEN, row, _(relais_audit_flaw_get_msgid (check->flaw)));
  return relais_error_get_sentence (error);
}

static void
on_checked (gpointer owner, gpointer data, gpointer answer, const GError *error)
{
  const Check *check = data;
  gboolean is_whole = check->flaw == RELAIS_AUDIT_FLAW_NONE;
  g_autofree char *text = NULL;

  gtk_widget_set_sensitive (check->button, TRUE);
  if (answer == NULL)
    {
      relais_window_tell_error (owner, error);
      return;
    }
  text = describe_check (check);
  gtk_label_set_text (check->verdict, text);
  gtk_widget_set_visible (GTK_WIDGET (check->verdict), TRUE);
  if (is_whole)
    gtk_widget_remove_css_class (GTK_WIDGET (check->verdict), "finding-error");
  else
    gtk_widget_add_css_class (GTK_WIDGET (check->verdict), "finding-error");
  relais_window_tell (owner, text);
}

/**
 * relais_audit_check_run:
 * @room: the room
 * @desk: the desk
 * @button: a part of @room, which cannot be pressed meanwhile
 * @verdict: a part of @room, which says what was found
 *
 * Checks the access log.
 */
void
relais_audit_check_run (GtkWidget *room, RelaisDesk *desk, GtkWidget *button, GtkLabel *verdict)
{
  Check *check = g_new0 (Check, 1);

  check->button = button;
  check->verdict = verdict;
  gtk_widget_set_sensitive (button, FALSE);
  relais_desk_run (desk, room, check_log, check, g_free, NULL, on_checked);
}
