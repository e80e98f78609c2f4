#include "relais-ui-test.h"

#include "relais-dialog.h"
#include "relais-entry-row.h"
#include "relais-person-row.h"
#include "relais-person-view.h"
#include "relais-person.h"
#include "relais-search-dialog.h"
#include "relais-test-session.h"

/* What nobody who passes by may read. */
static const char *const secrets[] = { "El Amrani", "Mohamed", "Benali", "Fatima", "Rue Haute",
                                       "12/03",     "1944",    "March",  "0478",   "474" };

static const char *
find_secret (const char *text)
{
  for (gsize i = 0; text != NULL && i < G_N_ELEMENTS (secrets); i++)
    if (strstr (text, secrets[i]) != NULL)
      return secrets[i];
  return NULL;
}

static void
assert_keeps (const char *text)
{
  if (find_secret (text) != NULL)
    g_test_message ("“%s” is said in “%s”", find_secret (text), text);
  g_assert_null (find_secret (text));
}

/* Nothing below @widget says it, on the screen or on hover. */
static void
assert_discreet (GtkWidget *widget)
{
  if (!gtk_widget_get_mapped (widget))
    return;
  if (GTK_IS_LABEL (widget))
    assert_keeps (gtk_label_get_text (GTK_LABEL (widget)));
  assert_keeps (gtk_widget_get_tooltip_text (widget));
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    assert_discreet (child);
}

static gboolean
shows_rows (gpointer data)
{
  return relais_ui_test_find (((RelaisUiTest *) data)->window, GTK_TYPE_LABEL, "0478 12 34 56") != NULL;
}

static gboolean
shows_initials (gpointer root)
{
  return relais_ui_test_find (root, GTK_TYPE_LABEL, "E. A. M.") != NULL ||
         relais_ui_test_find (root, GTK_TYPE_LABEL, "E. M.") != NULL;
}

static void
set_up (RelaisUiTest *test, RelaisRecord **patient, RelaisRecord **caregiver)
{
  RelaisSession *session = relais_ui_test_get_session (test);
  g_autoptr (RelaisRecord) link = NULL;

  *patient = relais_test_session_add (session, "El Amrani", "Mohamed", RELAIS_FACET_PATIENT, "birth_date", "1944-03-12",
                                      "street", "Rue Haute 12", "phone", "02 474 02 55", NULL);
  *caregiver = relais_test_session_add (session, "Benali", "Fatima", RELAIS_FACET_CAREGIVER, "birth_date", "1944-03-12",
                                        "phone", "0478 12 34 56", NULL);
  link = relais_test_session_link (session, *caregiver, *patient);
  relais_ui_test_open_window (test);
  relais_ui_test_wait (shows_rows, test);
  relais_ui_test_press (GTK_WIDGET (test->window), GDK_KEY_F9, 0);
  relais_ui_test_wait (shows_initials, test->window);
}

static void
test_lists (RelaisUiTest *test, gconstpointer data)
{
  g_autoptr (RelaisRecord) patient = NULL;
  g_autoptr (RelaisRecord) caregiver = NULL;

  set_up (test, &patient, &caregiver);
  assert_discreet (GTK_WIDGET (test->window));
  g_assert_nonnull (relais_ui_test_find (test->window, GTK_TYPE_LABEL, "82 years"));
  relais_ui_test_press (GTK_WIDGET (test->window), GDK_KEY_3, GDK_ALT_MASK);
  assert_discreet (GTK_WIDGET (test->window));
  relais_ui_test_press (GTK_WIDGET (test->window), GDK_KEY_1, GDK_ALT_MASK);
  assert_discreet (GTK_WIDGET (test->window));
  relais_ui_test_press (GTK_WIDGET (test->window), GDK_KEY_F9, 0);
}

static GtkWidget *
find_search (void)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWidget) window = g_list_model_get_item (windows, i);

      if (RELAIS_IS_SEARCH_DIALOG (window))
        return window;
    }
  return NULL;
}

static void
test_search (RelaisUiTest *test, gconstpointer data)
{
  static const char *const queries[] = { "3456", "0255", "rue haute", "elamrani" };
  g_autoptr (RelaisRecord) patient = NULL;
  g_autoptr (RelaisRecord) caregiver = NULL;
  GtkWidget *dialog;

  set_up (test, &patient, &caregiver);
  gtk_widget_activate_action (GTK_WIDGET (test->window), "win.search", NULL);
  dialog = find_search ();
  g_assert_nonnull (dialog);
  relais_ui_test_settle ();
  for (gsize i = 0; i < G_N_ELEMENTS (queries); i++)
    {
      gtk_editable_set_text (GTK_EDITABLE (relais_ui_test_find (dialog, GTK_TYPE_SEARCH_ENTRY, NULL)), queries[i]);
      relais_ui_test_settle ();
      if (i > 0)
        relais_ui_test_wait (shows_initials, dialog);
      assert_discreet (dialog);
    }
  gtk_window_destroy (GTK_WINDOW (dialog));
  relais_ui_test_press (GTK_WIDGET (test->window), GDK_KEY_F9, 0);
}

static gboolean
shows_page (gpointer data)
{
  GtkWidget *view = relais_ui_test_find (((RelaisUiTest *) data)->window, RELAIS_TYPE_PERSON_VIEW, NULL);

  return view != NULL && relais_person_view_get_file (RELAIS_PERSON_VIEW (view)) != NULL;
}

static gboolean
says_copied (gpointer data)
{
  return relais_ui_test_find (((RelaisUiTest *) data)->window, GTK_TYPE_LABEL, "Number copied") != NULL;
}

static gboolean
says_archived (gpointer data)
{
  return relais_ui_test_find (((RelaisUiTest *) data)->window, GTK_TYPE_LABEL, "Record archived: E") != NULL;
}

static void
test_toasts (RelaisUiTest *test, gconstpointer data)
{
  g_autoptr (RelaisRecord) patient = NULL;
  g_autoptr (RelaisRecord) caregiver = NULL;
  GtkWidget *view;

  set_up (test, &patient, &caregiver);
  gtk_widget_activate_action (GTK_WIDGET (test->window), "win.open-person", "(ss)", "patients",
                              relais_record_get_id (patient));
  relais_ui_test_wait (shows_page, test);
  view = relais_ui_test_find (test->window, RELAIS_TYPE_PERSON_VIEW, NULL);
  gtk_widget_activate_action (view, "person.copy-first", NULL);
  relais_ui_test_wait (says_copied, test);
  gtk_widget_activate_action (view, "person.archive", NULL);
  relais_ui_test_wait (says_archived, test);
  relais_ui_test_press (GTK_WIDGET (test->window), GDK_KEY_F9, 0);
}

int
main (int argc, char **argv)
{
  relais_ui_test_init (&argc, &argv);
  relais_ui_test_add ("/ui/discreet/lists", test_lists);
  relais_ui_test_add ("/ui/discreet/search", test_search);
  relais_ui_test_add ("/ui/discreet/toasts", test_toasts);
  return g_test_run ();
}
