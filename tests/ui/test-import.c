#include "relais-ui-test.h"

#include "relais-import-window.h"
#include "relais-register.h"

static int
count_caregivers (RelaisUiTest *test)
{
  RelaisSession *session = relais_ui_test_get_session (test);
  g_autoptr (GError) error = NULL;
  int count = relais_register_count_people (session, relais_session_get_actor (session), RELAIS_SEARCH_CAREGIVERS,
                                            &error);

  g_assert_no_error (error);
  return count;
}

static GtkWidget *
open_import (RelaisUiTest *test, const char *name, const char *text)
{
  g_autofree char *path = g_build_filename (test->folder, name, NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GError) error = NULL;
  GtkWindow *window;

  relais_ui_test_open_window (test);
  g_file_set_contents (path, text, -1, &error);
  g_assert_no_error (error);
  window = relais_import_window_new (test->desk, test->window);
  gtk_window_present (window);
  relais_import_window_load (RELAIS_IMPORT_WINDOW (window), file);
  return GTK_WIDGET (window);
}

static gboolean
shows_import_button (gpointer window)
{
  return relais_ui_test_find (window, GTK_TYPE_BUTTON, "_Import 1 row") != NULL;
}

static gboolean
shows_undo (gpointer window)
{
  return relais_ui_test_find (window, GTK_TYPE_BUTTON, "_Undo the import") != NULL;
}

#define DIRTY "Nom;Prénom;GSM\nEl Amrani;Fatima;0478 12 34 56\nSansnumero;Jean;\n"

static void
test_imports_and_undoes (RelaisUiTest *test, gconstpointer data)
{
  GtkWidget *window = open_import (test, "people.csv", DIRTY);

  relais_ui_test_wait (shows_import_button, window);
  g_assert_nonnull (relais_ui_test_find (window, GTK_TYPE_LABEL, "Row 3, skipped"));
  g_assert_nonnull (relais_ui_test_find (window, ADW_TYPE_COMBO_ROW, "GSM"));
  relais_ui_test_walk (window);
  g_assert_cmpint (count_caregivers (test), ==, 0);

  g_signal_emit_by_name (relais_ui_test_find (window, GTK_TYPE_BUTTON, "_Import 1 row"), "clicked");
  relais_ui_test_wait (shows_undo, window);
  g_assert_cmpint (count_caregivers (test), ==, 1);

  g_signal_emit_by_name (relais_ui_test_find (window, GTK_TYPE_BUTTON, "_Undo the import"), "clicked");
  relais_ui_test_wait (shows_import_button, window);
  g_assert_cmpint (count_caregivers (test), ==, 0);
  gtk_window_destroy (GTK_WINDOW (window));
}

static gboolean
shows_two (gpointer window)
{
  return relais_ui_test_find (window, GTK_TYPE_BUTTON, "_Import 0 rows") != NULL;
}

static void
test_another_meaning (RelaisUiTest *test, gconstpointer data)
{
  GtkWidget *window = open_import (test, "people.csv", DIRTY);

  relais_ui_test_wait (shows_import_button, window);
  /* Without the number nobody can be reached, so nobody would come in. */
  adw_combo_row_set_selected (ADW_COMBO_ROW (relais_ui_test_find (window, ADW_TYPE_COMBO_ROW, "GSM")), 0);
  relais_ui_test_wait (shows_two, window);
  gtk_window_destroy (GTK_WINDOW (window));
}

static gboolean
says_not_a_spreadsheet (gpointer window)
{
  return relais_ui_test_find (window, GTK_TYPE_LABEL, "CSV UTF-8") != NULL;
}

static void
test_not_a_spreadsheet (RelaisUiTest *test, gconstpointer data)
{
  GtkWidget *window = open_import (test, "people.xlsx", "PK\003\004 nothing that can be read");

  relais_ui_test_wait (says_not_a_spreadsheet, window);
  g_assert_null (relais_ui_test_find (window, GTK_TYPE_BUTTON, "_Import"));
  gtk_window_destroy (GTK_WINDOW (window));
}

int
main (int argc, char **argv)
{
  relais_ui_test_init (&argc, &argv);
  relais_ui_test_add ("/ui/import/imports-and-undoes", test_imports_and_undoes);
  relais_ui_test_add ("/ui/import/another-meaning", test_another_meaning);
  relais_ui_test_add ("/ui/import/not-a-spreadsheet", test_not_a_spreadsheet);
  return g_test_run ();
}
