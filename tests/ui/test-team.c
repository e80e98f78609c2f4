#include "relais-ui-test.h"

#include "relais-dialog.h"
#include "relais-issue.h"
#include "relais-notebook.h"
#include "relais-person.h"
#include "relais-record-expander.h"
#include "relais-team-dialog.h"
#include "relais-team-passphrase.h"
#include "relais-team.h"
#include "relais-test-session.h"
#include "relais-entry-row.h"

#define FIRST  "quatre mots sans rapport"
#define SECOND "encore quatre autres mots"

static gpointer
find_dialog (const char *title)
{
  GListModel *windows = gtk_window_get_toplevels ();
  gpointer found = NULL;

  for (guint i = 0; i < g_list_model_get_n_items (windows) && found == NULL; i++)
    {
      g_autoptr (GtkWindow) window = g_list_model_get_item (windows, i);
      const char *name = gtk_window_get_title (window);

      if (RELAIS_IS_DIALOG (window) && name != NULL && g_str_has_prefix (name, title))
        found = window;
    }
  return found;
}

static gboolean
is_gone (gpointer title)
{
  return find_dialog (title) == NULL;
}

static gboolean
shows_els (gpointer dialog)
{
  return relais_ui_test_find (dialog, RELAIS_TYPE_RECORD_EXPANDER, "Els") != NULL;
}

static gboolean
shows_admin (gpointer dialog)
{
  return relais_ui_test_find (dialog, RELAIS_TYPE_RECORD_EXPANDER, "Aïcha") != NULL;
}

static void
type_secret (GtkWidget *dialog, const char *title, const char *text)
{
  GtkWidget *row = relais_ui_test_find (dialog, RELAIS_TYPE_ENTRY_ROW, title);

  g_assert_nonnull (row);
  relais_entry_row_set_text (RELAIS_ENTRY_ROW (row), text);
}

static gboolean
opens (RelaisUiTest *test, const char *name, const char *passphrase)
{
  g_autoptr (GError) error = NULL;
  RelaisSession *session =
      relais_session_open (test->folder, passphrase, name, relais_desk_get_clock (test->desk), &error);

  if (session == NULL)
    return FALSE;
  relais_session_unref (session);
  return TRUE;
}

static gboolean
shows_nurse (gpointer roles)
{
  return relais_ui_test_find (roles, ADW_TYPE_ACTION_ROW, "nurse") != NULL;
}

/* The row of the role and what ticks it. */
static void
choose_nurse (GtkWidget *adding)
{
  GtkWidget *roles = relais_ui_test_find (adding, ADW_TYPE_EXPANDER_ROW, "Roles");
  GtkWidget *row;
  GtkWidget *tick;

  g_assert_nonnull (roles);
  adw_expander_row_set_expanded (ADW_EXPANDER_ROW (roles), TRUE);
  relais_ui_test_wait (shows_nurse, roles);
  row = relais_ui_test_find (roles, ADW_TYPE_ACTION_ROW, "nurse");
  tick = adw_action_row_get_activatable_widget (ADW_ACTION_ROW (row));
  g_object_set (tick, "active", TRUE, NULL);
}

static void
test_adds_a_member (RelaisUiTest *test, gconstpointer data)
{
  GtkWidget *dialog;
  GtkWidget *adding;

  relais_ui_test_open_window (test);
  dialog = relais_team_dialog_new (GTK_WIDGET (test->window), test->desk);
  relais_ui_test_wait (shows_admin, dialog);
  relais_ui_test_walk (dialog);
  g_signal_emit_by_name (relais_ui_test_find (dialog, GTK_TYPE_BUTTON, "_Add a member"), "clicked");
  adding = find_dialog ("Add a member");
  g_assert_nonnull (adding);
  relais_ui_test_walk (adding);
  relais_entry_row_set_text (RELAIS_ENTRY_ROW (relais_ui_test_find (adding, RELAIS_TYPE_ENTRY_ROW, "Name")), "Els");
  choose_nurse (adding);
  type_secret (adding, "First", SECOND);
  type_secret (adding, "The same", FIRST);
  gtk_widget_activate_action (adding, "dialog.accept", NULL);
  relais_ui_test_settle ();
  g_assert_nonnull (relais_ui_test_find (adding, GTK_TYPE_LABEL, "not the same both times"));

  type_secret (adding, "The same", SECOND);
  gtk_widget_activate_action (adding, "dialog.accept", NULL);
  relais_ui_test_wait (is_gone, (gpointer) "Add a member");
  relais_ui_test_wait (shows_els, dialog);
  g_assert_true (opens (test, "Els", SECOND));
  gtk_window_destroy (GTK_WINDOW (dialog));
}

static gboolean
tells_last (gpointer dialog)
{
  return relais_ui_test_find (dialog, GTK_TYPE_LABEL, "last one who administers") != NULL;
}

/* The account of the one who administers alone cannot be closed, and the dialog says why. */
static void
test_keeps_the_last_administrator (RelaisUiTest *test, gconstpointer data)
{
  RelaisSession *session = relais_ui_test_get_session (test);
  const char *id = relais_actor_get_staff_id (relais_session_get_actor (session));
  GtkWidget *dialog;

  relais_ui_test_open_window (test);
  dialog = relais_team_dialog_new (GTK_WIDGET (test->window), test->desk);
  relais_ui_test_wait (shows_admin, dialog);
  gtk_widget_activate_action (dialog, "team.disable", "s", id);
  relais_ui_test_wait (tells_last, dialog);
  gtk_window_destroy (GTK_WINDOW (dialog));
}

static gboolean
knows_the_work (gpointer dialog)
{
  return relais_ui_test_find (dialog, GTK_TYPE_LABEL, "referent of 1 patient") != NULL;
}

/* The last day is today: until it is over they are in the team, yet cannot sign in. */
static gboolean
shows_no_passphrase (gpointer dialog)
{
  return relais_ui_test_find (dialog, GTK_TYPE_LABEL, "No passphrase") != NULL && shows_els (dialog);
}

static void
test_hands_over (RelaisUiTest *test, gconstpointer data)
{
  g_autoptr (RelaisRecord) els = relais_ui_test_add_member (test, "Els", "nurse");
  g_autoptr (RelaisRecord) patient = relais_test_session_add (relais_ui_test_get_session (test), "Maes", "Lien",
                                                              RELAIS_FACET_PATIENT, "referent", "Els", NULL);
  GtkWidget *dialog;
  GtkWidget *leaving;

  relais_ui_test_open_window (test);
  dialog = relais_team_dialog_new (GTK_WIDGET (test->window), test->desk);
  relais_ui_test_wait (shows_els, dialog);
  gtk_widget_activate_action (dialog, "team.leave", "s", relais_record_get_id (els));
  leaving = find_dialog ("Els leaves the team");
  relais_ui_test_wait (knows_the_work, leaving);
  relais_ui_test_walk (leaving);
  adw_combo_row_set_selected (ADW_COMBO_ROW (relais_ui_test_find (leaving, ADW_TYPE_COMBO_ROW, "Handed over")), 1);
  gtk_widget_activate_action (leaving, "dialog.accept", NULL);
  relais_ui_test_wait (is_gone, (gpointer) "Els leaves the team");
  relais_ui_test_wait (shows_no_passphrase, dialog);
  g_assert_false (opens (test, "Els", SECOND));
  gtk_window_destroy (GTK_WINDOW (dialog));
}

static void
ask_of (RelaisUiTest *test, const char *patient, const char *name)
{
  RelaisSession *session = relais_ui_test_get_session (test);
  RelaisRecordBuilder *note = relais_record_builder_new (&relais_note_type, NULL, 0);
  RelaisRecordBuilder *task = relais_record_builder_new (&relais_task_type, NULL, 0);
  g_autoptr (RelaisRecord) typed = NULL;
  g_autoptr (RelaisRecord) asked = NULL;
  g_autoptr (RelaisRecord) saved = NULL;
  g_autoptr (GPtrArray) issues = relais_issues_new ();
  g_autoptr (GError) error = NULL;

  relais_record_builder_set (note, RELAIS_NOTE_PATIENT, patient);
  relais_record_builder_set (note, RELAIS_NOTE_TEXT, "Plaie rouge");
  relais_record_builder_set (note, RELAIS_NOTE_VISIBILITY, "care");
  relais_record_builder_set (note, RELAIS_NOTE_URGENCY, "urgent");
  relais_record_builder_set (task, RELAIS_TASK_ACTION, "Revoir");
  relais_record_builder_set (task, RELAIS_TASK_FOR, name);
  typed = relais_record_builder_end (note);
  asked = relais_record_builder_end (task);
  saved = relais_notebook_sign (session, relais_session_get_actor (session), typed, asked, NULL, issues, &error);
  g_assert_no_error (error);
}

static void
choose_colleague (GtkWidget *leaving, const char *name)
{
  AdwComboRow *row = ADW_COMBO_ROW (relais_ui_test_find (leaving, ADW_TYPE_COMBO_ROW, "Handed over"));
  GListModel *names = adw_combo_row_get_model (row);

  for (guint i = 0; i < g_list_model_get_n_items (names); i++)
    {
      g_autoptr (GtkStringObject) item = g_list_model_get_item (names, i);

      if (g_str_equal (gtk_string_object_get_string (item), name))
        adw_combo_row_set_selected (row, i);
    }
}

/* What reception may not read does not go there, and who administers is told so, in numbers. */
static void
test_tells_what_is_kept_back (RelaisUiTest *test, gconstpointer data)
{
  g_autoptr (RelaisRecord) els = relais_ui_test_add_member (test, "Els", "nurse");
  g_autoptr (RelaisRecord) nadine = relais_ui_test_add_member (test, "Nadine", "reception");
  g_autoptr (RelaisRecord) patient = relais_test_session_add (relais_ui_test_get_session (test), "Maes", "Lien",
                                                              RELAIS_FACET_PATIENT, "referent", "Els", NULL);
  GtkWidget *dialog, *leaving, *told;

  ask_of (test, relais_record_get_id (patient), "Els");
  relais_ui_test_open_window (test);
  dialog = relais_team_dialog_new (GTK_WIDGET (test->window), test->desk);
  relais_ui_test_wait (shows_els, dialog);
  gtk_widget_activate_action (dialog, "team.leave", "s", relais_record_get_id (els));
  leaving = find_dialog ("Els leaves the team");
  relais_ui_test_wait (knows_the_work, leaving);
  g_assert_nonnull (relais_ui_test_find (leaving, GTK_TYPE_LABEL, "1 action to be done"));
  g_assert_nonnull (relais_ui_test_find (leaving, GTK_TYPE_LABEL, "1 urgent entry not read yet"));
  choose_colleague (leaving, "Nadine");
  gtk_widget_activate_action (leaving, "dialog.accept", NULL);
  relais_ui_test_wait (is_gone, (gpointer) "Els leaves the team");
  relais_ui_test_wait_for (test->window, GTK_TYPE_LABEL, "Departure noted, 1 item handed over");
  g_assert_null (relais_ui_test_find (test->window, GTK_TYPE_BUTTON, "Undo"));
  told = find_dialog ("Not handed over");
  g_assert_nonnull (told);
  g_assert_nonnull (relais_ui_test_find (told, GTK_TYPE_LABEL, "1 action is for whoever comes first now"));
  g_assert_nonnull (relais_ui_test_find (told, GTK_TYPE_LABEL, "1 urgent entry waits for those only"));
  g_assert_null (relais_ui_test_find (told, GTK_TYPE_LABEL, "no referent now"));
  relais_ui_test_walk (told);
  gtk_window_destroy (GTK_WINDOW (told));
  gtk_window_destroy (GTK_WINDOW (dialog));
}

static gboolean
tells_wrong (gpointer dialog)
{
  return relais_ui_test_find (dialog, GTK_TYPE_LABEL, "does not open the register") != NULL;
}

static void
test_changes_ones_own (RelaisUiTest *test, gconstpointer data)
{
  RelaisSession *session = relais_ui_test_get_session (test);
  const char *name = relais_actor_get_name (relais_session_get_actor (session));
  GtkWidget *dialog;

  relais_ui_test_open_window (test);
  dialog = relais_team_passphrase_change (GTK_WIDGET (test->window), test->desk);
  relais_ui_test_walk (dialog);
  type_secret (dialog, "Passphrase", "something else entirely");
  type_secret (dialog, "New", SECOND);
  type_secret (dialog, "The same", SECOND);
  gtk_widget_activate_action (dialog, "dialog.accept", NULL);
  relais_ui_test_wait (tells_wrong, dialog);
  g_assert_false (opens (test, name, SECOND));

  type_secret (dialog, "Passphrase", FIRST);
  gtk_widget_activate_action (dialog, "dialog.accept", NULL);
  relais_ui_test_wait (is_gone, (gpointer) "Change my passphrase");
  g_assert_true (opens (test, name, SECOND));
}

int
main (int argc, char **argv)
{
  relais_ui_test_init (&argc, &argv);
  relais_ui_test_add ("/ui/team/adds-a-member", test_adds_a_member);
  relais_ui_test_add ("/ui/team/keeps-the-last-administrator", test_keeps_the_last_administrator);
  relais_ui_test_add ("/ui/team/hands-over", test_hands_over);
  relais_ui_test_add ("/ui/team/tells-what-is-kept-back", test_tells_what_is_kept_back);
  relais_ui_test_add ("/ui/team/changes-ones-own", test_changes_ones_own);
  return g_test_run ();
}
