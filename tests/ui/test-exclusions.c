/* Keeping a colleague out of a record, from its page: who is chosen, who sees it, who may let them in again. */

#include "relais-ui-test.h"

#include "relais-dialog.h"
#include "relais-exclusions.h"
#include "relais-person-exclusions.h"
#include "relais-person-view.h"
#include "relais-person.h"
#include "relais-register.h"
#include "relais-test-session.h"

static GtkStringList *
get_choice (void)
{
  GtkWidget *choice = relais_ui_test_find (relais_ui_test_find_dialog (NULL), ADW_TYPE_COMBO_ROW, "_Member");

  return choice != NULL ? GTK_STRING_LIST (adw_combo_row_get_model (ADW_COMBO_ROW (choice))) : NULL;
}

static gboolean
has_choice (gpointer data)
{
  return relais_ui_test_find_dialog (NULL) != NULL && get_choice () != NULL;
}

static gboolean
is_ready (void)
{
  return gtk_widget_is_sensitive (relais_ui_test_find (relais_ui_test_find_dialog (NULL), GTK_TYPE_BUTTON, "_Keep out"));
}

static void
choose (guint position)
{
  GtkWidget *dialog = relais_ui_test_find_dialog (NULL);

  adw_combo_row_set_selected (ADW_COMBO_ROW (relais_ui_test_find (dialog, ADW_TYPE_COMBO_ROW, "_Member")), position);
}

static gboolean
dialog_shows (gpointer text)
{
  return relais_ui_test_find (relais_ui_test_find_dialog (NULL), GTK_TYPE_WIDGET, text) != NULL;
}

static gboolean
dialog_has_nobody (gpointer data)
{
  return relais_ui_test_find (relais_ui_test_find_dialog (NULL), GTK_TYPE_LABEL, "Noted by") == NULL;
}

static gboolean
shows_page (gpointer data)
{
  GtkWidget *view = relais_ui_test_find (((RelaisUiTest *) data)->window, RELAIS_TYPE_PERSON_VIEW, NULL);

  return view != NULL && relais_ui_test_find (view, GTK_TYPE_LABEL, "Nowak") != NULL;
}

/* The page of a patient, with the question above it. */
static void
open_question (RelaisUiTest *test, const char *id)
{
  GtkWidget *view;

  gtk_widget_activate_action (GTK_WIDGET (test->window), "win.open-person", "(ss)", "patients", id);
  relais_ui_test_wait (shows_page, test);
  view = relais_ui_test_find (test->window, RELAIS_TYPE_PERSON_VIEW, NULL);
  relais_person_exclusions_open (RELAIS_PERSON_VIEW (view));
}

static guint
count_kept_out (RelaisUiTest *test, const char *id)
{
  RelaisSession *session = relais_ui_test_get_session (test);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) list = relais_exclusions_list (session, relais_session_get_actor (session), id, &error);

  g_assert_no_error (error);
  return list->len;
}

static gboolean
finds_it (RelaisUiTest *test, const char *id)
{
  RelaisSession *session = relais_ui_test_get_session (test);
  g_autoptr (RelaisRecord) person =
      relais_register_load_person (session, relais_session_get_actor (session), id, NULL);

  return person != NULL;
}

/* Somebody of the team, never oneself; then they stand above with who noted it, and cannot be chosen twice. */
static void
test_keeps_out_and_lets_in (RelaisUiTest *test, gconstpointer data)
{
  g_autoptr (RelaisRecord) els = relais_ui_test_add_member (test, "Els", "nurse");
  g_autoptr (RelaisRecord) tom = relais_ui_test_add_member (test, "Tom <& Cie>", "reception");
  g_autoptr (RelaisRecord) person = relais_test_session_add (relais_ui_test_get_session (test), "Nowak", "Ewa",
                                                             RELAIS_FACET_PATIENT, NULL);
  const char *id = relais_record_get_id (person);

  relais_ui_test_open_window (test);
  open_question (test, id);
  relais_ui_test_wait (has_choice, NULL);
  relais_ui_test_walk (relais_ui_test_find_dialog (NULL));
  g_assert_nonnull (relais_ui_test_find (relais_ui_test_find_dialog (NULL), GTK_TYPE_LABEL, "Nowak Ewa"));
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (get_choice ())), ==, 3);
  g_assert_cmpstr (gtk_string_list_get_string (get_choice (), 1), ==, "Els");
  g_assert_cmpstr (gtk_string_list_get_string (get_choice (), 2), ==, "Tom <& Cie>");

  choose (2);
  g_assert_true (is_ready ());
  gtk_widget_activate_action (relais_ui_test_find_dialog (NULL), "dialog.accept", NULL);
  relais_ui_test_wait (dialog_shows, (gpointer) "Noted by Aïcha, today");
  g_assert_nonnull (relais_ui_test_find (relais_ui_test_find_dialog (NULL), ADW_TYPE_ACTION_ROW, "Tom <& Cie>"));
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (get_choice ())), ==, 2);
  g_assert_cmpuint (count_kept_out (test, id), ==, 1);
  relais_ui_test_walk (relais_ui_test_find_dialog (NULL));

  g_signal_emit_by_name (relais_ui_test_find (relais_ui_test_find_dialog (NULL), GTK_TYPE_BUTTON, "_Let in again"), "clicked");
  relais_ui_test_wait (dialog_has_nobody, NULL);
  g_assert_cmpuint (count_kept_out (test, id), ==, 0);
  gtk_window_close (GTK_WINDOW (relais_ui_test_find_dialog (NULL)));
}

/* Nobody is chosen before somebody is: neither when it opens, nor once somebody was kept out. */
static void
test_nobody_is_chosen_first (RelaisUiTest *test, gconstpointer data)
{
  g_autoptr (RelaisRecord) els = relais_ui_test_add_member (test, "Els", "nurse");
  g_autoptr (RelaisRecord) tom = relais_ui_test_add_member (test, "Tom", "reception");
  g_autoptr (RelaisRecord) person = relais_test_session_add (relais_ui_test_get_session (test), "Nowak", "Ewa",
                                                             RELAIS_FACET_PATIENT, NULL);
  const char *id = relais_record_get_id (person);

  relais_ui_test_open_window (test);
  open_question (test, id);
  relais_ui_test_wait (has_choice, NULL);
  g_assert_false (is_ready ());
  relais_ui_test_press (relais_ui_test_find_dialog (NULL), GDK_KEY_Return, GDK_CONTROL_MASK);
  relais_ui_test_settle ();
  g_assert_cmpuint (count_kept_out (test, id), ==, 0);

  choose (1);
  g_assert_true (is_ready ());
  relais_ui_test_press (relais_ui_test_find_dialog (NULL), GDK_KEY_Return, GDK_CONTROL_MASK);
  relais_ui_test_wait (dialog_shows, (gpointer) "Noted by Aïcha, today");
  g_assert_false (is_ready ());
  relais_ui_test_press (relais_ui_test_find_dialog (NULL), GDK_KEY_Return, GDK_CONTROL_MASK);
  relais_ui_test_settle ();
  g_assert_cmpuint (count_kept_out (test, id), ==, 1);
  gtk_window_close (GTK_WINDOW (relais_ui_test_find_dialog (NULL)));
}

/* A nurse keeps somebody out; letting them in again is not theirs. For who is kept out, the record is not there. */
static void
test_who_may_let_in (RelaisUiTest *test, gconstpointer data)
{
  g_autoptr (RelaisRecord) els = relais_ui_test_add_member (test, "Els", "nurse");
  g_autoptr (RelaisRecord) tom = relais_ui_test_add_member (test, "Tom", "reception");
  g_autoptr (RelaisRecord) person = relais_test_session_add (relais_ui_test_get_session (test), "Nowak", "Ewa",
                                                             RELAIS_FACET_PATIENT, NULL);
  const char *id = relais_record_get_id (person);

  relais_ui_test_become (test, "Tom");
  g_assert_true (finds_it (test, id));
  relais_ui_test_become (test, "Els");
  relais_ui_test_open_window (test);
  open_question (test, id);
  relais_ui_test_wait (has_choice, NULL);
  choose (2);
  gtk_widget_activate_action (relais_ui_test_find_dialog (NULL), "dialog.accept", NULL);
  relais_ui_test_wait (dialog_shows, (gpointer) "Noted by Els, today");
  g_assert_null (relais_ui_test_find (relais_ui_test_find_dialog (NULL), GTK_TYPE_BUTTON, "_Let in again"));

  relais_ui_test_become (test, "Tom");
  g_assert_null (relais_ui_test_find_dialog (NULL));
  g_assert_false (finds_it (test, id));
}

int
main (int argc, char **argv)
{
  relais_ui_test_init (&argc, &argv);
  relais_ui_test_add ("/exclusions/keeps-out-and-lets-in", test_keeps_out_and_lets_in);
  relais_ui_test_add ("/exclusions/nobody-is-chosen-first", test_nobody_is_chosen_first);
  relais_ui_test_add ("/exclusions/who-may-let-in", test_who_may_let_in);
  return g_test_run ();
}
