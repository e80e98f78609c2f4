/* A long entry where notes are exchanged: counted while one types, signed as linked parts by keyboard, read in order;
 * where they are not, nothing of that is there.
 */

#include "relais-ui-test.h"

#include "relais-note-composer.h"
#include "relais-note-item.h"
#include "relais-notebook-lists.h"
#include "relais-notebook-room.h"
#include "relais-person.h"
#include "relais-practice-profile.h"
#include "relais-practice-switch.h"
#include "relais-preferences.h"
#include "relais-test-session.h"

#define OFFER "Sign as 2 linked parts"

static void
exchange (RelaisUiTest *test)
{
  RelaisSession *session = relais_ui_test_get_session (test);
  g_autoptr (GError) error = NULL;
  g_autoptr (RelaisRecord) before = relais_practice_profile_load (session, &error);
  g_autoptr (RelaisRecord) after = relais_record_with (before, RELAIS_PRACTICE_EXCHANGE, "yes");
  g_autoptr (RelaisRecord) saved =
      relais_practice_profile_save (session, relais_session_get_actor (session), after, &error);

  g_assert_no_error (error);
}

static GtkWidget *
get_view (RelaisUiTest *test)
{
  return relais_ui_test_find (test->window, GTK_TYPE_TEXT_VIEW, NULL);
}

static void
type_long (RelaisUiTest *test)
{
  g_autofree char *text = g_strnfill (400, 'z');

  gtk_text_buffer_set_text (gtk_text_view_get_buffer (GTK_TEXT_VIEW (get_view (test))), text, -1);
}

static void
open_notebook (RelaisUiTest *test)
{
  g_autoptr (RelaisRecord) patient = relais_test_session_add (relais_ui_test_get_session (test), "El Amrani", "Mohamed",
                                                              RELAIS_FACET_PATIENT, NULL);

  relais_ui_test_open_window (test);
  gtk_widget_activate_action (GTK_WIDGET (test->window), "win.open-notebook", "s", relais_record_get_id (patient));
  relais_ui_test_wait_for (test->window, GTK_TYPE_TEXT_VIEW, NULL);
  relais_ui_test_wait_for (test->window, GTK_TYPE_LABEL, "Nothing is written yet");
}

static void
press (RelaisUiTest *test, GdkModifierType modifiers)
{
  relais_ui_test_press (relais_ui_test_find (test->window, RELAIS_TYPE_NOTE_COMPOSER, NULL), GDK_KEY_Return, modifiers);
}

static const char *
get_text (GListModel *items, guint position)
{
  g_autoptr (RelaisNoteItem) item = g_list_model_get_item (items, position);

  return relais_record_get (relais_note_item_get_entry (item)->note, RELAIS_NOTE_TEXT);
}

static void
test_signed_as_parts (RelaisUiTest *test, gconstpointer data)
{
  GtkWidget *room, *list;
  GListModel *items;

  exchange (test);
  open_notebook (test);
  relais_ui_test_wait_for (test->window, GTK_TYPE_LABEL, "0/320");
  g_assert_null (relais_ui_test_find (test->window, GTK_TYPE_LABEL, "linked part"));
  type_long (test);
  relais_ui_test_wait_for (test->window, GTK_TYPE_LABEL, "400/320");
  relais_ui_test_wait_for (test->window, GTK_TYPE_LABEL, OFFER);
  relais_ui_test_walk (GTK_WIDGET (relais_ui_test_find (test->window, RELAIS_TYPE_NOTE_COMPOSER, NULL)));
  press (test, GDK_CONTROL_MASK | GDK_SHIFT_MASK);
  relais_ui_test_wait_for (test->window, GTK_TYPE_LABEL, "Signed as 2 linked parts");
  relais_ui_test_wait_for (test->window, GTK_TYPE_LABEL, "Part 1 of 2");
  relais_ui_test_wait_for (test->window, GTK_TYPE_LABEL, "Part 2 of 2");
  room = relais_ui_test_find (test->window, RELAIS_TYPE_NOTEBOOK_ROOM, NULL);
  list = relais_ui_test_find (room, GTK_TYPE_LIST_VIEW, NULL);
  items = G_LIST_MODEL (gtk_list_view_get_model (GTK_LIST_VIEW (list)));
  g_assert_cmpuint (g_list_model_get_n_items (items), ==, 2);
  g_assert_true (g_str_has_suffix (get_text (items, 0), "(1/2)"));
  g_assert_true (g_str_has_suffix (get_text (items, 1), "(2/2)"));
  relais_ui_test_wait_for (test->window, GTK_TYPE_LABEL, "0/320");
}

static void
test_or_whole (RelaisUiTest *test, gconstpointer data)
{
  exchange (test);
  open_notebook (test);
  type_long (test);
  relais_ui_test_wait_for (test->window, GTK_TYPE_LABEL, OFFER);
  press (test, GDK_CONTROL_MASK);
  relais_ui_test_wait_for (test->window, GTK_TYPE_LABEL, "Entry signed");
  g_assert_null (relais_ui_test_find (test->window, GTK_TYPE_LABEL, "Part 1"));
}

/* Whoever exchanges nothing sees no number and no offer, and the key signs as ever. */
static void
test_nothing_of_it_without_exchange (RelaisUiTest *test, gconstpointer data)
{
  open_notebook (test);
  type_long (test);
  relais_ui_test_settle ();
  g_assert_null (relais_ui_test_find (test->window, GTK_TYPE_LABEL, "/320"));
  g_assert_null (relais_ui_test_find (test->window, GTK_TYPE_LABEL, "linked part"));
  press (test, GDK_CONTROL_MASK | GDK_SHIFT_MASK);
  relais_ui_test_wait_for (test->window, GTK_TYPE_LABEL, "Entry signed");
  g_assert_null (relais_ui_test_find (test->window, GTK_TYPE_LABEL, "Part 1"));
}

/* --- The practice says so --- */

static gboolean
is_ready (gpointer toggle)
{
  return gtk_widget_is_sensitive (toggle);
}

static gboolean
is_stored (gpointer data)
{
  g_autoptr (RelaisRecord) profile = relais_practice_profile_load (relais_ui_test_get_session (data), NULL);

  return relais_record_is (profile, RELAIS_PRACTICE_EXCHANGE, "yes");
}

static void
test_the_practice_says_so (RelaisUiTest *test, gconstpointer data)
{
  GtkWidget *toggle;
  GtkWindow *window;

  open_notebook (test);
  window = relais_preferences_new (test->desk, test->window);
  gtk_window_present (window);
  adw_preferences_window_set_visible_page (
      ADW_PREFERENCES_WINDOW (window),
      ADW_PREFERENCES_PAGE (gtk_widget_get_template_child (GTK_WIDGET (window), RELAIS_TYPE_PREFERENCES, "lists_page")));
  toggle = relais_ui_test_find (relais_ui_test_wait_for (window, RELAIS_TYPE_PRACTICE_SWITCH, NULL), GTK_TYPE_SWITCH,
                                NULL);
  relais_ui_test_wait (is_ready, toggle);
  g_assert_false (gtk_switch_get_active (GTK_SWITCH (toggle)));
  gtk_switch_set_active (GTK_SWITCH (toggle), TRUE);
  relais_ui_test_wait (is_stored, test);
  relais_ui_test_wait (is_ready, toggle);
  g_assert_true (gtk_switch_get_active (GTK_SWITCH (toggle)));
  relais_ui_test_wait_for (test->window, GTK_TYPE_LABEL, "0/320");
  gtk_window_destroy (window);
}

int
main (int argc, char *argv[])
{
  relais_ui_test_init (&argc, &argv);
  relais_ui_test_add ("/notebook-parts/signed", test_signed_as_parts);
  relais_ui_test_add ("/notebook-parts/or-whole", test_or_whole);
  relais_ui_test_add ("/notebook-parts/without-exchange", test_nothing_of_it_without_exchange);
  relais_ui_test_add ("/notebook-parts/practice-says-so", test_the_practice_says_so);
  return g_test_run ();
}
