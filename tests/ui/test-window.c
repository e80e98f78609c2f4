#include "relais-ui-test.h"

#include "relais-entry-row.h"
#include "relais-people-room.h"
#include "relais-person-row.h"
#include "relais-person-view.h"
#include "relais-person.h"
#include "relais-rooms.h"
#include "relais-test-session.h"
#include "relais-unlock-page.h"

static GtkWidget *
find_in (RelaisUiTest *test, GType type, const char *text)
{
  return relais_ui_test_find (test->window, type, text);
}

static gboolean
shows_row (gpointer data)
{
  RelaisUiTest *test = data;

  return find_in (test, RELAIS_TYPE_PERSON_ROW, NULL) != NULL && find_in (test, GTK_TYPE_LABEL, "El Amrani") != NULL;
}

static void
add_person (RelaisUiTest *test, const char *family, const char *given, guint facet)
{
  g_autoptr (RelaisRecord) person =
      relais_test_session_add (relais_ui_test_get_session (test), family, given, facet, NULL);
}

static void
test_shows_people (RelaisUiTest *test, gconstpointer data)
{
  add_person (test, "El Amrani", "Mohamed", RELAIS_FACET_PATIENT);
  relais_ui_test_open_window (test);
  relais_ui_test_wait (shows_row, test);
  relais_ui_test_walk (GTK_WIDGET (test->window));
}

static gboolean
shows_zwart (gpointer data)
{
  return find_in (data, GTK_TYPE_LABEL, "Zwart") != NULL;
}

static void
test_follows_the_register (RelaisUiTest *test, gconstpointer data)
{
  add_person (test, "El Amrani", "Mohamed", RELAIS_FACET_PATIENT);
  relais_ui_test_open_window (test);
  relais_ui_test_wait (shows_row, test);
  g_assert_false (shows_zwart (test));

  add_person (test, "Zwart", "Els", RELAIS_FACET_PATIENT);
  relais_ui_test_wait (shows_zwart, test);
}

static gboolean
shows_found_only (gpointer data)
{
  return shows_zwart (data) && !shows_row (data);
}

static void
test_searches (RelaisUiTest *test, gconstpointer data)
{
  GtkWidget *search;

  add_person (test, "El Amrani", "Mohamed", RELAIS_FACET_PATIENT);
  add_person (test, "Zwart", "Els", RELAIS_FACET_PATIENT);
  relais_ui_test_open_window (test);
  relais_ui_test_wait (shows_row, test);

  search = find_in (test, GTK_TYPE_SEARCH_ENTRY, NULL);
  gtk_editable_set_text (GTK_EDITABLE (search), "zwa");
  relais_ui_test_wait (shows_found_only, test);
}

static gboolean
shows_view_of_zwart (gpointer data)
{
  GtkWidget *view = find_in (data, RELAIS_TYPE_PERSON_VIEW, NULL);

  return view != NULL && relais_ui_test_find (view, GTK_TYPE_LABEL, "Zwart") != NULL;
}

/* Who stood first before the search had an answer is never opened. */
static void
test_enter_waits_for_the_search (RelaisUiTest *test, gconstpointer data)
{
  GtkWidget *search;

  add_person (test, "El Amrani", "Mohamed", RELAIS_FACET_PATIENT);
  add_person (test, "Zwart", "Els", RELAIS_FACET_PATIENT);
  relais_ui_test_open_window (test);
  relais_ui_test_wait (shows_row, test);
  search = find_in (test, GTK_TYPE_SEARCH_ENTRY, NULL);
  gtk_editable_set_text (GTK_EDITABLE (search), "zwa");
  g_signal_emit_by_name (search, "activate");
  relais_ui_test_wait (shows_view_of_zwart, test);
}

static gboolean
shows_view (gpointer data)
{
  GtkWidget *view = find_in (data, RELAIS_TYPE_PERSON_VIEW, NULL);

  return view != NULL && relais_ui_test_find (view, GTK_TYPE_LABEL, "El Amrani") != NULL;
}

static void
test_opens_a_person (RelaisUiTest *test, gconstpointer data)
{
  GtkWidget *search;

  add_person (test, "El Amrani", "Mohamed", RELAIS_FACET_PATIENT);
  relais_ui_test_open_window (test);
  relais_ui_test_wait (shows_row, test);
  search = find_in (test, GTK_TYPE_SEARCH_ENTRY, NULL);
  g_signal_emit_by_name (search, "activate");
  relais_ui_test_wait (shows_view, test);
  relais_ui_test_walk (GTK_WIDGET (test->window));
}

static void
test_locking_shows_nothing (RelaisUiTest *test, gconstpointer data)
{
  add_person (test, "El Amrani", "Mohamed", RELAIS_FACET_PATIENT);
  relais_ui_test_open_window (test);
  relais_ui_test_wait (shows_row, test);

  relais_ui_test_press (GTK_WIDGET (test->window), GDK_KEY_l, GDK_CONTROL_MASK);
  g_assert_false (relais_desk_is_open (test->desk));
  g_assert_nonnull (find_in (test, RELAIS_TYPE_UNLOCK_PAGE, NULL));
  g_assert_null (find_in (test, GTK_TYPE_LABEL, "El Amrani"));
  relais_ui_test_walk (GTK_WIDGET (test->window));
}

static gboolean
says_something (gpointer data)
{
  return find_in (data, GTK_TYPE_LABEL, "register together") != NULL;
}

static void
test_wrong_passphrase (RelaisUiTest *test, gconstpointer data)
{
  GtkWidget *name;
  GtkWidget *passphrase;

  relais_ui_test_open_window (test);
  relais_desk_close (test->desk);
  relais_ui_test_settle ();
  name = find_in (test, RELAIS_TYPE_ENTRY_ROW, NULL);
  passphrase = find_in (test, RELAIS_TYPE_ENTRY_ROW, "Passphrase");
  relais_entry_row_set_text (RELAIS_ENTRY_ROW (name), "Aïcha");
  relais_entry_row_set_text (RELAIS_ENTRY_ROW (passphrase), "not that one at all");
  g_signal_emit_by_name (passphrase, "apply");
  relais_ui_test_wait (says_something, test);

  /* The name stays, the passphrase does not. */
  g_assert_cmpstr (relais_entry_row_get_text (RELAIS_ENTRY_ROW (name)), ==, "Aïcha");
  g_assert_cmpstr (relais_entry_row_get_text (RELAIS_ENTRY_ROW (passphrase)), ==, "");
  g_assert_false (relais_desk_is_open (test->desk));
}

static gboolean
is_open (gpointer data)
{
  return relais_desk_is_open (((RelaisUiTest *) data)->desk);
}

static void
test_signs_in (RelaisUiTest *test, gconstpointer data)
{
  GtkWidget *passphrase;

  add_person (test, "El Amrani", "Mohamed", RELAIS_FACET_PATIENT);
  relais_ui_test_open_window (test);
  relais_desk_close (test->desk);
  relais_ui_test_settle ();
  relais_entry_row_set_text (RELAIS_ENTRY_ROW (find_in (test, RELAIS_TYPE_ENTRY_ROW, NULL)), "aicha");
  passphrase = find_in (test, RELAIS_TYPE_ENTRY_ROW, "Passphrase");
  relais_entry_row_set_text (RELAIS_ENTRY_ROW (passphrase), "quatre mots sans rapport");
  g_signal_emit_by_name (passphrase, "apply");
  relais_ui_test_wait (is_open, test);
  relais_ui_test_press (GTK_WIDGET (test->window), GDK_KEY_2, GDK_ALT_MASK);
  relais_ui_test_wait (shows_row, test);
}

int
main (int argc, char **argv)
{
  relais_ui_test_init (&argc, &argv);
  relais_ui_test_add ("/ui/window/shows-people", test_shows_people);
  relais_ui_test_add ("/ui/window/follows-the-register", test_follows_the_register);
  relais_ui_test_add ("/ui/window/searches", test_searches);
  relais_ui_test_add ("/ui/window/enter-waits", test_enter_waits_for_the_search);
  relais_ui_test_add ("/ui/window/opens-a-person", test_opens_a_person);
  relais_ui_test_add ("/ui/window/locking-shows-nothing", test_locking_shows_nothing);
  relais_ui_test_add ("/ui/window/wrong-passphrase", test_wrong_passphrase);
  relais_ui_test_add ("/ui/window/signs-in", test_signs_in);
  return g_test_run ();
}
