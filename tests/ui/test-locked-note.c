/* A note at the locked screen: written where nobody reads, off the screen once it is on the disk, and taken up or
 * discarded by whoever comes in.
 */

#include "relais-dialog.h"
#include "relais-drafts.h"
#include "relais-entry-row.h"
#include "relais-locked-note.h"
#include "relais-locked-notes.h"
#include "relais-note-composer.h"
#include "relais-person-picker.h"
#include "relais-person.h"
#include "relais-test-session.h"
#include "relais-ui-test.h"
#include "relais-unlock-page.h"
#include "relais-waiting-dialog.h"

#define PASSPHRASE "quatre mots sans rapport"

static GtkTextBuffer *
get_buffer (RelaisUiTest *test)
{
  GtkWidget *note = relais_ui_test_find (test->window, RELAIS_TYPE_LOCKED_NOTE, NULL);

  return gtk_text_view_get_buffer (GTK_TEXT_VIEW (relais_ui_test_find (note, GTK_TYPE_TEXT_VIEW, NULL)));
}

static gboolean
is_empty (gpointer buffer)
{
  return gtk_text_buffer_get_char_count (buffer) == 0;
}

static void
click (gpointer root, const char *label)
{
  g_signal_emit_by_name (relais_ui_test_wait_for (root, GTK_TYPE_BUTTON, label), "clicked");
}

/* The locked window, with the box open. */
static void
lock (RelaisUiTest *test)
{
  relais_ui_test_open_window (test);
  relais_desk_close (test->desk);
  click (test->window, "_Quick note");
  relais_ui_test_wait_for (test->window, GTK_TYPE_TEXT_VIEW, NULL);
}

static void
type (RelaisUiTest *test, const char *text)
{
  gtk_text_buffer_set_text (get_buffer (test), text, -1);
}

static void
press_keep (RelaisUiTest *test)
{
  GtkWidget *note = relais_ui_test_find (test->window, RELAIS_TYPE_LOCKED_NOTE, NULL);

  relais_ui_test_press (relais_ui_test_find (note, GTK_TYPE_TEXT_VIEW, NULL), GDK_KEY_Return, GDK_CONTROL_MASK);
}

static void
test_kept_and_gone_from_the_screen (RelaisUiTest *test, gconstpointer data)
{
  lock (test);
  relais_ui_test_walk (GTK_WIDGET (test->window));
  type (test, " \n");
  press_keep (test);
  g_assert_null (relais_ui_test_find (test->window, GTK_TYPE_LABEL, "Kept."));
  type (test, "Mme D. est tombée");
  press_keep (test);
  relais_ui_test_wait_for (test->window, GTK_TYPE_LABEL, "Kept. Whoever signs in next takes it up.");
  g_assert_true (is_empty (get_buffer (test)));
  gtk_text_buffer_undo (get_buffer (test));
  g_assert_true (is_empty (get_buffer (test)));
  g_assert_false (relais_test_folder_contains (test->folder, "est tomb", 8));
}

static void
test_what_cannot_be_kept_stays (RelaisUiTest *test, gconstpointer data)
{
  g_autofree char *long_text = g_strnfill (RELAIS_LOCKED_NOTE_LIMIT + 1, 'a');
  g_autofree char *longest = g_strnfill (RELAIS_LOCKED_NOTE_LIMIT, 'b');
  g_autofree char *pasted = g_strnfill (1024 * 1024, 'c');

  lock (test);
  type (test, long_text);
  press_keep (test);
  relais_ui_test_wait_for (test->window, GTK_TYPE_LABEL, "A note holds 2000 characters at most.");
  g_assert_cmpint (gtk_text_buffer_get_char_count (get_buffer (test)), ==, RELAIS_LOCKED_NOTE_LIMIT + 1);
  type (test, pasted);
  press_keep (test);
  relais_ui_test_wait_for (test->window, GTK_TYPE_LABEL, "A note holds 2000 characters at most.");
  g_assert_cmpint (gtk_text_buffer_get_char_count (get_buffer (test)), ==, 1024 * 1024);

  type (test, longest);
  press_keep (test);
  relais_ui_test_wait (is_empty, get_buffer (test));
  relais_ui_test_fill_disk (TRUE);
  type (test, longest);
  press_keep (test);
  relais_ui_test_wait_for (test->window, GTK_TYPE_LABEL, "spool");
  relais_ui_test_fill_disk (FALSE);
  g_assert_cmpint (gtk_text_buffer_get_char_count (get_buffer (test)), ==, RELAIS_LOCKED_NOTE_LIMIT);
  press_keep (test);
  relais_ui_test_wait (is_empty, get_buffer (test));
}

static gpointer
count_waiting (RelaisUiTest *test)
{
  RelaisSession *session = relais_ui_test_get_session (test);
  g_autoptr (GPtrArray) notes = relais_locked_notes_list (session, relais_session_get_actor (session), NULL);

  return GUINT_TO_POINTER (notes->len);
}

static gboolean
is_open (gpointer data)
{
  return relais_desk_is_open (((RelaisUiTest *) data)->desk);
}

/* Who comes in with words still in the box finds them sealed, not gone. */
static void
test_nothing_is_left_in_the_box (RelaisUiTest *test, gconstpointer data)
{
  GtkWidget *page;

  lock (test);
  type (test, "À demi écrit");
  page = relais_ui_test_find (test->window, RELAIS_TYPE_UNLOCK_PAGE, NULL);
  relais_entry_row_set_text (RELAIS_ENTRY_ROW (relais_ui_test_find (page, RELAIS_TYPE_ENTRY_ROW, "Your _name")),
                             "Aïcha");
  relais_entry_row_set_text (RELAIS_ENTRY_ROW (relais_ui_test_find (page, RELAIS_TYPE_ENTRY_ROW, "_Passphrase")),
                             PASSPHRASE);
  g_signal_emit_by_name (relais_ui_test_find (page, RELAIS_TYPE_ENTRY_ROW, "_Passphrase"), "apply");
  relais_ui_test_wait (is_open, test);
  relais_ui_test_wait_for (test->window, GTK_TYPE_LABEL, "1 note was written at the locked screen");
  g_assert_cmpuint (GPOINTER_TO_UINT (count_waiting (test)), ==, 1);
}

static void
seal (RelaisUiTest *test, const char *text, const char *at)
{
  g_autoptr (RelaisClock) clock = relais_clock_new_fixed (at);
  g_autoptr (GError) error = NULL;

  relais_locked_notes_seal (test->folder, text, clock, &error);
  g_assert_no_error (error);
}

/* Two notes; a nurse comes in. */
static GtkWidget *
come_in (RelaisUiTest *test)
{
  g_autoptr (RelaisRecord) els = relais_ui_test_add_member (test, "Els", "nurse");

  seal (test, "Mme D. est tombée", "2026-11-20T08:10:00Z");
  seal (test, "Rappeler le labo", "2026-11-20T08:20:00Z");
  relais_ui_test_become (test, "Els");
  relais_ui_test_open_window (test);
  relais_ui_test_wait_for (test->window, GTK_TYPE_LABEL, "2 notes were written at the locked screen");
  gtk_widget_activate_action (GTK_WIDGET (test->window), "win.locked-notes", NULL);
  relais_ui_test_wait_for (relais_ui_test_find_dialog ("Notes of the locked screen"), GTK_TYPE_LABEL,
                           "Rappeler le labo");
  return relais_ui_test_find_dialog ("Notes of the locked screen");
}

static gboolean
has_picked (gpointer dialog)
{
  return relais_ui_test_find (dialog, GTK_TYPE_LABEL, "Dubois Jeanne") != NULL;
}

static gboolean
shows_the_words (gpointer data)
{
  RelaisUiTest *test = data;
  GtkWidget *composer = relais_ui_test_find (test->window, RELAIS_TYPE_NOTE_COMPOSER, NULL);
  GtkWidget *view = composer != NULL ? relais_ui_test_find (composer, GTK_TYPE_TEXT_VIEW, NULL) : NULL;
  g_autofree char *text = NULL;

  if (view == NULL)
    return FALSE;
  g_object_get (gtk_text_view_get_buffer (GTK_TEXT_VIEW (view)), "text", &text, NULL);
  return g_strcmp0 (text, "Mme D. est tombée") == 0;
}

static void
test_taken_up (RelaisUiTest *test, gconstpointer data)
{
  g_autoptr (RelaisRecord) patient = relais_test_session_add (relais_ui_test_get_session (test), "Dubois", "Jeanne",
                                                              RELAIS_FACET_PATIENT, NULL);
  GtkWidget *dialog = come_in (test);
  GtkWidget *picker, *row;

  relais_ui_test_walk (dialog);
  click (dialog, "_Take up…");
  picker = relais_ui_test_find_dialog ("About whom is this note?");
  row = relais_ui_test_find (picker, RELAIS_TYPE_ENTRY_ROW, NULL);
  relais_entry_row_set_text (RELAIS_ENTRY_ROW (row), "dubois");
  relais_ui_test_wait (has_picked, picker);
  g_signal_emit_by_name (row, "apply");
  relais_ui_test_wait (shows_the_words, test);
  g_assert_nonnull (relais_ui_test_find (test->window, GTK_TYPE_LABEL, "Sign for Dubois Jeanne"));
  relais_ui_test_wait_for (test->window, GTK_TYPE_LABEL, "1 note was written at the locked screen");
}

static void
test_discarded_with_undo (RelaisUiTest *test, gconstpointer data)
{
  GtkWidget *dialog = come_in (test);

  click (dialog, "Discard this note");
  relais_ui_test_wait_for (dialog, GTK_TYPE_LABEL, "Discarded");
  g_assert_cmpuint (GPOINTER_TO_UINT (count_waiting (test)), ==, 1);
  click (dialog, "_Undo");
  relais_ui_test_wait_gone (dialog, GTK_TYPE_LABEL, "Discarded");
  g_assert_cmpuint (GPOINTER_TO_UINT (count_waiting (test)), ==, 2);
}

static void
test_only_for_who_writes (RelaisUiTest *test, gconstpointer data)
{
  g_autoptr (RelaisRecord) denis = relais_ui_test_add_member (test, "Denis", "dpo");

  seal (test, "Mme D. est tombée", "2026-11-20T08:10:00Z");
  relais_ui_test_become (test, "Denis");
  relais_ui_test_open_window (test);
  relais_ui_test_settle ();
  gtk_widget_activate_action (GTK_WIDGET (test->window), "win.locked-notes", NULL);
  relais_ui_test_settle ();
  g_assert_null (relais_ui_test_find_dialog (NULL));
  g_assert_null (relais_ui_test_find (test->window, GTK_TYPE_LABEL, "at the locked screen"));
}

int
main (int argc, char *argv[])
{
  relais_ui_test_init (&argc, &argv);
  relais_ui_test_add ("/locked-note/kept", test_kept_and_gone_from_the_screen);
  relais_ui_test_add ("/locked-note/stays", test_what_cannot_be_kept_stays);
  relais_ui_test_add ("/locked-note/finished", test_nothing_is_left_in_the_box);
  relais_ui_test_add ("/locked-note/taken-up", test_taken_up);
  relais_ui_test_add ("/locked-note/discarded", test_discarded_with_undo);
  relais_ui_test_add ("/locked-note/only-for-who-writes", test_only_for_who_writes);
  return g_test_run ();
}
