#include "relais-ui-test.h"

#include "relais-entry-row.h"
#include "relais-key-file-testing.h"
#include "relais-recovery-check.h"
#include "relais-reset-page.h"
#include "relais-rooms.h"
#include "relais-set-up-page.h"
#include "relais-unlock-page.h"

#include <stdlib.h>
#include <string.h>

/* A desk on a folder where there is no register yet. */
static void
set_up_without_register (RelaisUiTest *test, gconstpointer data)
{
  g_autoptr (RelaisSettings) settings = relais_settings_new ();
  g_autoptr (RelaisClock) clock = relais_clock_new_fixed ("2026-11-20T13:02:11Z");

  relais_key_file_set_test_cost (8, 1);
  test->folder = relais_test_make_folder ();
  test->desk = relais_desk_new (test->folder, clock, settings);
  test->window = NULL;
}

static gboolean
shows_set_up (gpointer data)
{
  return relais_ui_test_find (((RelaisUiTest *) data)->window, RELAIS_TYPE_SET_UP_PAGE, NULL) != NULL;
}

static RelaisEntryRow *
find_row (RelaisUiTest *test, const char *title)
{
  return RELAIS_ENTRY_ROW (relais_ui_test_find (test->window, RELAIS_TYPE_ENTRY_ROW, title));
}

static void
press_button (RelaisUiTest *test, const char *label)
{
  g_signal_emit_by_name (relais_ui_test_find (test->window, GTK_TYPE_BUTTON, label), "clicked");
}

static void
fill_form (RelaisUiTest *test, const char *passphrase, const char *again)
{
  relais_entry_row_set_text (find_row (test, "practice"), "Maison médicale du Pont");
  relais_entry_row_set_text (find_row (test, "_name"), "Aïcha Bensaïd");
  relais_entry_row_set_text (find_row (test, "_Passphrase"), passphrase);
  relais_entry_row_set_text (find_row (test, "_again"), again);
  press_button (test, "_Make");
}

static gboolean
shows_key (gpointer data)
{
  return relais_ui_test_find (((RelaisUiTest *) data)->window, GTK_TYPE_LABEL, "recovery key") != NULL &&
         find_row (data, "group") != NULL;
}

static gboolean
is_open (gpointer data)
{
  return relais_desk_is_open (((RelaisUiTest *) data)->desk);
}

/* Which group a row asks for, as it stands on the screen. */
static char *
read_group (RelaisUiTest *test, GtkWidget *row)
{
  GtkWidget *check = relais_ui_test_find (test->window, RELAIS_TYPE_RECOVERY_CHECK, NULL);
  GObject *key = gtk_widget_get_template_child (check, RELAIS_TYPE_RECOVERY_CHECK, "key");
  g_autofree char *line = g_strdelimit (g_strdup (gtk_label_get_text (GTK_LABEL (key))), "\n", ' ');
  g_auto (GStrv) words = g_strsplit (line, " ", -1);
  const char *title = adw_preferences_row_get_title (ADW_PREFERENCES_ROW (row));
  int number = atoi (title + strcspn (title, "0123456789"));

  for (guint i = 0; words[i] != NULL; i++)
    {
      if (*words[i] != '\0' && strlen (words[i]) < 4 && atoi (words[i]) == number)
        return g_strdup (words[i + 1]);
    }
  g_assert_not_reached ();
}

static RelaisEntryRow *
get_row (RelaisUiTest *test, const char *id)
{
  GtkWidget *check = relais_ui_test_find (test->window, RELAIS_TYPE_RECOVERY_CHECK, NULL);

  return RELAIS_ENTRY_ROW (gtk_widget_get_template_child (check, RELAIS_TYPE_RECOVERY_CHECK, id));
}

static void
type_group (RelaisUiTest *test, const char *id)
{
  RelaisEntryRow *row = get_row (test, id);
  g_autofree char *group = read_group (test, GTK_WIDGET (row));

  relais_entry_row_set_text (row, group);
}

static void
test_makes_a_register (RelaisUiTest *test, gconstpointer data)
{
  gboolean handled = FALSE;

  relais_ui_test_open_window (test);
  relais_ui_test_wait (shows_set_up, test);
  relais_ui_test_walk (GTK_WIDGET (test->window));
  fill_form (test, "quatre mots sans rapport", "quatre mots sans rapport");
  relais_ui_test_wait (shows_key, test);
  relais_ui_test_walk (GTK_WIDGET (test->window));

  /* Not before a part of it was typed back. */
  press_button (test, "_Open");
  g_assert_false (is_open (test));
  type_group (test, "typed");
  press_button (test, "_Open");
  g_assert_false (is_open (test));
  relais_entry_row_set_text (get_row (test, "typed_too"), "0000");
  press_button (test, "_Open");
  g_assert_false (is_open (test));

  /* What cannot be shown again is not lost to a key pressed by mistake. */
  g_signal_emit_by_name (test->window, "close-request", &handled);
  g_assert_true (handled);
  g_assert_nonnull (relais_ui_test_find (test->window, GTK_TYPE_LABEL, "not on paper yet"));

  type_group (test, "typed_too");
  press_button (test, "_Open");
  g_assert_true (is_open (test));
  relais_ui_test_settle ();
  g_assert_nonnull (relais_ui_test_find (test->window, RELAIS_TYPE_ROOMS, NULL));
}

static gboolean
shows_unlock (gpointer data)
{
  return relais_ui_test_find (((RelaisUiTest *) data)->window, RELAIS_TYPE_UNLOCK_PAGE, NULL) != NULL;
}

static gboolean
shows_done (gpointer data)
{
  GtkWidget *page = relais_ui_test_find (((RelaisUiTest *) data)->window, RELAIS_TYPE_RESET_PAGE, NULL);
  GObject *stack = gtk_widget_get_template_child (page, RELAIS_TYPE_RESET_PAGE, "stack");

  return g_strcmp0 (gtk_stack_get_visible_child_name (GTK_STACK (stack)), "done") == 0;
}

static gboolean
opens (RelaisUiTest *test, const char *passphrase)
{
  g_autoptr (RelaisSession) session = relais_session_open (
      test->folder, passphrase, NULL, relais_desk_get_clock (test->desk), NULL);

  return session != NULL;
}

static void
test_forgotten_passphrase (RelaisUiTest *test, gconstpointer data)
{
  const RelaisSessionFirst first = { "Maison médicale", "Aïcha", "fr", "quatre mots sans rapport" };
  g_autofree char *key = NULL;

  relais_session_unref (
      relais_session_create (test->folder, &first, relais_desk_get_clock (test->desk), &key, NULL));
  relais_ui_test_open_window (test);
  relais_ui_test_wait (shows_unlock, test);
  gtk_widget_activate_action (GTK_WIDGET (test->window), "win.forgotten-passphrase", NULL);
  relais_ui_test_settle ();
  relais_ui_test_walk (GTK_WIDGET (test->window));

  relais_entry_row_set_text (find_row (test, "_name"), "Aïcha");
  relais_entry_row_set_text (find_row (test, "_Recovery"), "not a key");
  relais_entry_row_set_text (find_row (test, "New"), "autres mots pas devinables");
  relais_entry_row_set_text (find_row (test, "_again"), "autres mots pas devinables");
  press_button (test, "_Set");
  relais_ui_test_settle ();
  g_assert_nonnull (relais_ui_test_find (test->window, GTK_TYPE_LABEL, "not the whole key"));
  g_assert_true (opens (test, "quatre mots sans rapport"));

  relais_entry_row_set_text (find_row (test, "_Recovery"), key);
  press_button (test, "_Set");
  relais_ui_test_wait (shows_done, test);
  g_assert_true (opens (test, "autres mots pas devinables"));
  g_assert_false (opens (test, "quatre mots sans rapport"));
  g_assert_false (is_open (test));
  gtk_widget_activate_action (GTK_WIDGET (test->window), "win.sign-in", NULL);
  relais_ui_test_wait (shows_unlock, test);
}

static gboolean
says_weak (gpointer data)
{
  RelaisUiTest *test = data;

  return relais_ui_test_find (test->window, GTK_TYPE_LABEL, "could be guessed") != NULL;
}

static void
test_refuses_a_weak_passphrase (RelaisUiTest *test, gconstpointer data)
{
  relais_ui_test_open_window (test);
  relais_ui_test_wait (shows_set_up, test);
  fill_form (test, "aaaaaaaaaaaaaaaa", "aaaaaaaaaaaaaaaa");
  relais_ui_test_wait (says_weak, test);
  g_assert_cmpstr (relais_entry_row_get_text (find_row (test, "practice")), ==, "Maison médicale du Pont");
}

static void
test_refuses_two_passphrases (RelaisUiTest *test, gconstpointer data)
{
  relais_ui_test_open_window (test);
  relais_ui_test_wait (shows_set_up, test);
  fill_form (test, "quatre mots sans rapport", "quatre mots avec rapport");
  relais_ui_test_settle ();
  g_assert_nonnull (relais_ui_test_find (test->window, GTK_TYPE_LABEL, "not the same"));
  g_assert_false (g_file_test (test->folder, G_FILE_TEST_EXISTS) && shows_key (test));
}

#define add(PATH, FUNC) g_test_add (PATH, RelaisUiTest, NULL, set_up_without_register, FUNC, relais_ui_test_tear_down)

int
main (int argc, char **argv)
{
  relais_ui_test_init (&argc, &argv);
  add ("/ui/set-up/makes-a-register", test_makes_a_register);
  add ("/ui/set-up/forgotten-passphrase", test_forgotten_passphrase);
  add ("/ui/set-up/refuses-a-weak-passphrase", test_refuses_a_weak_passphrase);
  add ("/ui/set-up/refuses-two-passphrases", test_refuses_two_passphrases);
  return g_test_run ();
}
