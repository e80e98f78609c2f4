/* A new recovery key from the window: shown, printed, typed back; the old one opens until then, and not after it. */

#include "relais-ui-test.h"

#include "relais-dialog.h"
#include "relais-entry-row.h"
#include "relais-recovery-check.h"
#include "relais-recovery.h"

#include <stdlib.h>
#include <string.h>

static RelaisRecoveryCheck *
find_check (void)
{
  GtkWidget *dialog = relais_ui_test_find_dialog (NULL);

  return RELAIS_RECOVERY_CHECK (relais_ui_test_find (dialog, RELAIS_TYPE_RECOVERY_CHECK, NULL));
}

static gboolean
shows_key (gpointer data)
{
  return find_check () != NULL && relais_recovery_check_get_key (find_check ()) != NULL;
}

static gboolean
has_no_dialog (gpointer data)
{
  return relais_ui_test_find_dialog (NULL) == NULL;
}

static gboolean
opens (RelaisUiTest *test, const char *recovery_key)
{
  g_autoptr (GPtrArray) findings = g_ptr_array_new_with_free_func (g_free);

  return relais_recovery_verify (test->folder, recovery_key, relais_desk_get_clock (test->desk), findings, NULL);
}

static gboolean
is_ready (void)
{
  return gtk_widget_is_sensitive (relais_ui_test_find (relais_ui_test_find_dialog (NULL), GTK_TYPE_BUTTON, "_Replace"));
}

static RelaisEntryRow *
get_row (const char *id)
{
  return RELAIS_ENTRY_ROW (
      gtk_widget_get_template_child (GTK_WIDGET (find_check ()), RELAIS_TYPE_RECOVERY_CHECK, id));
}

/* What stands on the paper behind the number that a row asks for. */
static void
type_group (const char *id)
{
  g_auto (GStrv) groups = relais_recovery_split (relais_recovery_check_get_key (find_check ()));
  const char *title = adw_preferences_row_get_title (ADW_PREFERENCES_ROW (get_row (id)));
  int number = atoi (title + strcspn (title, "0123456789"));

  g_assert_cmpint (number, >=, 1);
  g_assert_cmpint (number, <=, (int) g_strv_length (groups));
  relais_entry_row_set_text (get_row (id), groups[number - 1]);
}

static char *
begin (RelaisUiTest *test)
{
  RelaisSession *session = relais_ui_test_get_session (test);
  char *old = relais_recovery_renew (session, relais_session_get_actor (session), NULL);

  g_assert_nonnull (old);
  relais_ui_test_open_window (test);
  gtk_widget_activate_action (GTK_WIDGET (test->window), "win.renew-recovery", NULL);
  relais_ui_test_wait (shows_key, NULL);
  relais_ui_test_settle ();
  return old;
}

static void
test_replaces_the_old (RelaisUiTest *test, gconstpointer data)
{
  char *old = begin (test);
  g_autofree char *fresh = g_strdup (relais_recovery_check_get_key (find_check ()));

  relais_ui_test_walk (relais_ui_test_find_dialog (NULL));
  g_assert_cmpstr (fresh, !=, old);
  g_assert_false (is_ready ());
  type_group ("typed");
  relais_entry_row_set_text (get_row ("typed_too"), "0000");
  g_assert_false (is_ready ());
  g_signal_emit_by_name (get_row ("typed_too"), "apply");
  g_assert_nonnull (relais_ui_test_find (relais_ui_test_find_dialog (NULL), GTK_TYPE_LABEL, "This is not that group of the key."));
  g_assert_true (opens (test, old));
  g_assert_false (opens (test, fresh));

  type_group ("typed_too");
  g_assert_true (is_ready ());
  g_signal_emit_by_name (get_row ("typed_too"), "apply");
  relais_ui_test_wait (has_no_dialog, NULL);
  g_assert_true (opens (test, fresh));
  g_assert_false (opens (test, old));
  relais_recovery_forget (old);
}

/* Whoever leaves before, or is locked out, has changed nothing. */
static void
test_leaving_changes_nothing (RelaisUiTest *test, gconstpointer data)
{
  char *old = begin (test);

  type_group ("typed");
  type_group ("typed_too");
  relais_desk_close (test->desk);
  relais_ui_test_wait (has_no_dialog, NULL);
  g_assert_true (opens (test, old));
  relais_recovery_forget (old);
}

/* For administrators only: to the others the act is not there. */
static void
test_whom_it_is_for (RelaisUiTest *test, gconstpointer data)
{
  g_autoptr (RelaisRecord) els = relais_ui_test_add_member (test, "Els", "nurse;coordinator");

  relais_ui_test_become (test, "Els");
  relais_ui_test_open_window (test);
  gtk_widget_activate_action (GTK_WIDGET (test->window), "win.renew-recovery", NULL);
  relais_ui_test_settle ();
  g_assert_null (relais_ui_test_find_dialog (NULL));
}

int
main (int argc, char **argv)
{
  relais_ui_test_init (&argc, &argv);
  relais_ui_test_add ("/recovery/replaces-the-old", test_replaces_the_old);
  relais_ui_test_add ("/recovery/leaving-changes-nothing", test_leaving_changes_nothing);
  relais_ui_test_add ("/recovery/whom-it-is-for", test_whom_it_is_for);
  return g_test_run ();
}
