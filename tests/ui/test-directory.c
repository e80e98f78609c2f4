/* The directory in the window: finding a direct line, its page, and what the practice notes about it. */

#include "relais-ui-test.h"

#include "relais-dialog.h"
#include "relais-directory-filters.h"
#include "relais-directory-room.h"
#include "relais-directory-outcome.h"
#include "relais-directory-settings.h"
#include "relais-directory-view.h"
#include "relais-directory.h"
#include "relais-folder-view.h"

#include <glib/gstdio.h>

static const char cards[] =
    "uid,name_fr,name_nl,category,phone,phone_direct,postcode,commune,hours\n"
    "a,Gériatrie des Tilleuls,Geriatrie De Linden,17,02 072 94 85,02 040 18 89,1090,Jette,mo-su 00:00-23:59\n"
    "b,Pharmacie du Cadran,Apotheek Zonnewijzer,14,02 033 11 22,,1030,Schaerbeek,\n"
    "c,Soins infirmiers Aube,Thuisverpleging Dageraad,04,02 069 88 88,,1070,Anderlecht,\n";

static GtkWidget *
open_room (RelaisUiTest *test)
{
  relais_ui_test_copy_folder (test, cards, NULL);
  relais_ui_test_open_window (test);
  gtk_widget_activate_action (GTK_WIDGET (test->window), "win.go-room", "s", "directory");
  relais_ui_test_wait_for (test->window, GTK_TYPE_LABEL, "Pharmacie du Cadran");
  return relais_ui_test_find (test->window, RELAIS_TYPE_DIRECTORY_ROOM, NULL);
}

static GtkWidget *
search (RelaisUiTest *test, const char *text)
{
  GtkWidget *room = relais_ui_test_find (test->window, RELAIS_TYPE_DIRECTORY_ROOM, NULL);
  GtkWidget *entry = relais_ui_test_find (room, GTK_TYPE_SEARCH_ENTRY, NULL);

  gtk_editable_set_text (GTK_EDITABLE (entry), text);
  return entry;
}

static void
test_three_letters_find_the_direct_line (RelaisUiTest *test, gconstpointer data)
{
  GtkWidget *room = open_room (test);

  relais_ui_test_walk (room);
  search (test, "ger");
  relais_ui_test_wait_gone (test->window, GTK_TYPE_LABEL, "Pharmacie du Cadran");
  relais_ui_test_wait_for (test->window, GTK_TYPE_LABEL, "02 040 18 89");
}

static void
test_the_page_tells_whom_to_call (RelaisUiTest *test, gconstpointer data)
{
  GtkWidget *entry;

  open_room (test);
  entry = search (test, "tilleuls");
  g_signal_emit_by_name (entry, "activate");
  relais_ui_test_wait_for (test->window, GTK_TYPE_WIDGET, "Call 02 040 18 89");
  g_assert_nonnull (relais_ui_test_find (test->window, GTK_TYPE_LABEL, "direct line, for professionals only"));
  g_assert_nonnull (relais_ui_test_find (test->window, GTK_TYPE_LABEL, "annuaire.csv, line 2"));
  relais_ui_test_walk (GTK_WIDGET (test->window));
}

static void
test_a_key_copies_the_number (RelaisUiTest *test, gconstpointer data)
{
  GtkWidget *entry;

  open_room (test);
  entry = search (test, "tilleuls");
  relais_ui_test_wait_gone (test->window, GTK_TYPE_LABEL, "Pharmacie du Cadran");
  relais_ui_test_press (entry, GDK_KEY_c, GDK_CONTROL_MASK);
  relais_ui_test_wait_for (test->window, GTK_TYPE_LABEL, "Copied: 02 040 18 89");
}

/* Whoever is quicker than the search copies nothing of what stood there before. */
static void
test_a_key_that_is_quick_copies_the_right_number (RelaisUiTest *test, gconstpointer data)
{
  open_room (test);
  relais_ui_test_press (search (test, "cadran"), GDK_KEY_c, GDK_CONTROL_MASK);
  relais_ui_test_wait_for (test->window, GTK_TYPE_LABEL, "Copied: 02 033 11 22");
}

/* The choices stand there once the practice's names were read. */
static gboolean
has_choices (gpointer choice)
{
  GListModel *names = adw_combo_row_get_model (choice);

  return names != NULL && g_list_model_get_n_items (names) > 14;
}

static void
test_narrowing_and_showing_everything (RelaisUiTest *test, gconstpointer data)
{
  GtkWidget *room = open_room (test);
  GtkWidget *button = relais_ui_test_find (room, GTK_TYPE_MENU_BUTTON, NULL);
  GtkWidget *filters, *category, *favourites;

  gtk_menu_button_popup (GTK_MENU_BUTTON (button));
  relais_ui_test_wait_for (test->window, RELAIS_TYPE_DIRECTORY_FILTERS, NULL);
  filters = relais_ui_test_find (room, RELAIS_TYPE_DIRECTORY_FILTERS, NULL);
  relais_ui_test_walk (filters);
  category = relais_ui_test_find (filters, ADW_TYPE_COMBO_ROW, NULL);
  relais_ui_test_wait (has_choices, category);
  adw_combo_row_set_selected (ADW_COMBO_ROW (category), 14);
  relais_ui_test_wait_gone (test->window, GTK_TYPE_LABEL, "Soins infirmiers Aube");
  g_assert_nonnull (relais_ui_test_find (test->window, GTK_TYPE_LABEL, "Pharmacie du Cadran"));
  relais_directory_filters_reset (RELAIS_DIRECTORY_FILTERS (filters));
  relais_ui_test_wait_for (test->window, GTK_TYPE_LABEL, "Soins infirmiers Aube");

  favourites = relais_ui_test_find (filters, ADW_TYPE_ACTION_ROW, "Our favourites");
  relais_ui_test_press (relais_ui_test_find (favourites, GTK_TYPE_SWITCH, NULL), GDK_KEY_space, 0);
  relais_ui_test_wait_gone (test->window, GTK_TYPE_LABEL, "Soins infirmiers Aube");
}

static void
open_first (RelaisUiTest *test, const char *text, const char *number)
{
  g_autofree char *call = g_strdup_printf ("Call %s", number);

  open_room (test);
  g_signal_emit_by_name (search (test, text), "activate");
  relais_ui_test_wait_for (test->window, GTK_TYPE_WIDGET, call);
}

static void
test_a_favourite_and_its_undo (RelaisUiTest *test, gconstpointer data)
{
  GtkWidget *star;

  open_first (test, "cadran", "02 033 11 22");
  star = relais_ui_test_find (test->window, GTK_TYPE_BUTTON, "Make it a favourite");
  g_assert_nonnull (star);
  gtk_widget_activate (star);
  relais_ui_test_wait_for (test->window, GTK_TYPE_BUTTON, "No longer a favourite");
  relais_ui_test_wait_for (test->window, GTK_TYPE_BUTTON, "Undo");
  gtk_widget_activate (relais_ui_test_find (test->window, GTK_TYPE_BUTTON, "Undo"));
  relais_ui_test_wait_for (test->window, GTK_TYPE_BUTTON, "Make it a favourite");
}

static gboolean
dialog_shows (gpointer text)
{
  GtkWidget *dialog = relais_ui_test_find_dialog (NULL);

  return text == NULL ? dialog == NULL : dialog != NULL && relais_ui_test_find (dialog, GTK_TYPE_WIDGET, text) != NULL;
}

/* Answers the dialog on screen with @text. */
static void
answer (const char *text)
{
  GtkWidget *entry = relais_ui_test_find (relais_ui_test_find_dialog (NULL), GTK_TYPE_TEXT, NULL);

  gtk_editable_set_text (GTK_EDITABLE (entry), text);
  g_signal_emit_by_name (relais_ui_test_find_dialog (NULL), "accept");
}

static void
ask (RelaisUiTest *test, const char *action)
{
  gtk_widget_activate_action (relais_ui_test_find (test->window, RELAIS_TYPE_DIRECTORY_VIEW, NULL), action, NULL);
  relais_ui_test_wait (dialog_shows, (gpointer) "Save");
}

static void
test_our_own_words_stay (RelaisUiTest *test, gconstpointer data)
{
  open_first (test, "cadran", "02 033 11 22");
  ask (test, "directory.note");
  answer ("Ask for Sofie");
  relais_ui_test_wait (dialog_shows, NULL);
  relais_ui_test_wait_for (test->window, GTK_TYPE_LABEL, "Ask for Sofie");
  relais_ui_test_copy_folder (test, cards, NULL);
  ask (test, "directory.note");
  relais_ui_test_wait (dialog_shows, (gpointer) "Ask for Sofie");
  answer ("Ask for Tom");
  relais_ui_test_wait_for (test->window, GTK_TYPE_LABEL, "Ask for Tom");
}

/* What was typed stays in the dialog, with the reason. */
static void
test_hours_that_nobody_understands (RelaisUiTest *test, gconstpointer data)
{
  open_first (test, "cadran", "02 033 11 22");
  ask (test, "directory.hours");
  answer ("when the moon shines");
  relais_ui_test_wait (dialog_shows, (gpointer) "when the moon shines");
  answer ("mo-fr 08:30-12:00");
  relais_ui_test_wait_for (test->window, GTK_TYPE_LABEL, "Opening hours, noted by us");
}

/* --- Correcting --- */

static void
choose_field (const char *name)
{
  GtkWidget *choice = relais_ui_test_find (relais_ui_test_find_dialog (NULL), ADW_TYPE_COMBO_ROW, NULL);
  GListModel *names = adw_combo_row_get_model (ADW_COMBO_ROW (choice));

  for (guint i = 0; i < g_list_model_get_n_items (names); i++)
    {
      g_autoptr (GtkStringObject) item = g_list_model_get_item (names, i);

      if (g_str_equal (gtk_string_object_get_string (item), name))
        adw_combo_row_set_selected (ADW_COMBO_ROW (choice), i);
    }
}

/* The number one dials is offered first; what is no number is said under the field, and Enter stores what is one. */
static void
test_a_number_is_corrected (RelaisUiTest *test, gconstpointer data)
{
  open_first (test, "cadran", "02 033 11 22");
  ask (test, "directory.correct");
  g_assert_true (dialog_shows ((gpointer) "02 033 11 22"));
  answer ("nobody knows");
  relais_ui_test_wait (dialog_shows, (gpointer) "There is no phone number in this text");
  gtk_editable_set_text (GTK_EDITABLE (relais_ui_test_find (relais_ui_test_find_dialog (NULL), GTK_TYPE_TEXT, NULL)),
                         "02 033 11 23");
  g_signal_emit_by_name (relais_ui_test_find (relais_ui_test_find_dialog (NULL), GTK_TYPE_ENTRY, NULL), "activate");
  relais_ui_test_wait_for (test->window, GTK_TYPE_WIDGET, "Call 02 033 11 23");
  g_assert_nonnull (relais_ui_test_find (test->window, GTK_TYPE_LABEL, "02 033 11 23 instead of 02 033 11 22"));
  g_assert_null (relais_ui_test_find_dialog (NULL));
}

/* --- Suggesting a correction --- */

/* A shared folder for this register, of which nothing is read. */
static char *
choose_folder (RelaisUiTest *test)
{
  char *folder = g_dir_make_tmp ("relais-test-XXXXXX", NULL);
  RelaisDirectorySettings settings = { .folder = folder };

  g_assert_true (relais_directory_settings_store (&settings, relais_desk_get_folder (test->desk), NULL));
  return folder;
}

static void
correct_name (RelaisUiTest *test)
{
  open_first (test, "cadran", "02 033 11 22");
  g_assert_null (relais_ui_test_find (test->window, GTK_TYPE_WIDGET, "_Suggest to the keeper"));
  ask (test, "directory.correct");
  choose_field ("Name in French");
  answer ("Pharmacie du Soleil");
  relais_ui_test_wait (dialog_shows, NULL);
  relais_ui_test_wait_for (test->window, GTK_TYPE_WIDGET, "_Suggest to the keeper");
  gtk_widget_activate_action (relais_ui_test_find (test->window, RELAIS_TYPE_DIRECTORY_VIEW, NULL),
                              "directory.suggest", NULL);
}

static void
test_a_suggestion_is_shown_and_handed_in (RelaisUiTest *test, gconstpointer data)
{
  g_autofree char *folder = choose_folder (test);
  g_autofree char *suggestions = g_build_filename (folder, "suggestions", NULL);
  g_autofree char *path = NULL;
  g_autofree char *card = NULL;
  g_autoptr (GDir) dir = NULL;

  correct_name (test);
  relais_ui_test_wait (dialog_shows, (gpointer) "Pharmacie du Soleil instead of");
  g_assert_true (dialog_shows (suggestions));
  relais_ui_test_walk (relais_ui_test_find_dialog (NULL));
  g_assert_false (g_file_test (suggestions, G_FILE_TEST_EXISTS));
  g_signal_emit_by_name (relais_ui_test_find_dialog (NULL), "accept");
  relais_ui_test_wait_for (test->window, GTK_TYPE_LABEL, "The correction lies ready for the keeper");
  g_assert_null (relais_ui_test_find_dialog (NULL));

  dir = g_dir_open (suggestions, 0, NULL);
  path = g_build_filename (suggestions, g_dir_read_name (dir), NULL);
  g_assert_true (g_file_get_contents (path, &card, NULL, NULL));
  g_assert_nonnull (strstr (card, "Pharmacie du Soleil"));
  g_assert_cmpint (g_unlink (path), ==, 0);
  g_assert_cmpint (g_rmdir (suggestions), ==, 0);
  g_assert_cmpint (g_rmdir (folder), ==, 0);
}

/* A folder that is away is said in the dialog, which stays for another try. */
static void
test_a_suggestion_waits_for_the_folder (RelaisUiTest *test, gconstpointer data)
{
  g_autofree char *folder = choose_folder (test);

  g_assert_cmpint (g_rmdir (folder), ==, 0);
  correct_name (test);
  relais_ui_test_wait (dialog_shows, (gpointer) "Pharmacie du Soleil instead of");
  g_signal_emit_by_name (relais_ui_test_find_dialog (NULL), "accept");
  relais_ui_test_wait (dialog_shows, (gpointer) "can’t be reached now");
  g_assert_true (dialog_shows ((gpointer) "Pharmacie du Soleil instead of"));
}

/* --- The shared folder --- */

static void
test_the_folder_says_how_it_is (RelaisUiTest *test, gconstpointer data)
{
  GtkWidget *room = open_room (test);

  gtk_widget_activate_action (room, "directory-room.folder", NULL);
  relais_ui_test_wait_for (test->window, GTK_TYPE_LABEL, "none chosen");
  relais_ui_test_wait_for (test->window, GTK_TYPE_LABEL, "3 entries.");
  relais_ui_test_walk (room);
}

/* --- Notes whose entry is gone --- */

static const char without_pharmacy[] =
    "uid,name_fr,phone\na,Gériatrie des Tilleuls,02 072 94 85\nc,Soins infirmiers Aube,02 069 88 88\n";

/* The pharmacy of which we noted something left the folder, and is kept no longer. */
static void
lose_pharmacy (RelaisUiTest *test)
{
  RelaisSession *session = relais_ui_test_get_session (test);
  g_autoptr (GError) error = NULL;

  relais_ui_test_copy_folder (test, cards, NULL);
  relais_directory_set_note (session, relais_session_get_actor (session), "uid:b", "Ask for Sofie", &error);
  g_assert_no_error (error);
  relais_ui_test_copy_folder (test, without_pharmacy, NULL);
  relais_ui_test_copy_folder (test, without_pharmacy, "2027-01-20T09:00:00Z");
}

/* Its note is listed, and opened. */
static void
open_orphan (RelaisUiTest *test)
{
  GtkWidget *room;
  GtkWidget *row;

  lose_pharmacy (test);
  relais_ui_test_open_window (test);
  gtk_widget_activate_action (GTK_WIDGET (test->window), "win.go-room", "s", "directory");
  room = relais_ui_test_wait_for (test->window, RELAIS_TYPE_DIRECTORY_ROOM, NULL);
  gtk_widget_activate_action (room, "directory-room.folder", NULL);
  row = relais_ui_test_wait_for (room, ADW_TYPE_ACTION_ROW, "Pharmacie du Cadran");
  g_assert_nonnull (relais_ui_test_find (room, GTK_TYPE_LABEL, "Our notes whose entry is gone"));
  g_assert_nonnull (relais_ui_test_find (row, GTK_TYPE_LABEL, "Ask for Sofie"));
  relais_ui_test_walk (room);
  gtk_widget_activate (row);
  relais_ui_test_wait_for (test->window, ADW_TYPE_ACTION_ROW, "_Give to another entry");
}

static void
test_a_note_is_given_to_another_entry (RelaisUiTest *test, gconstpointer data)
{
  GtkWidget *dialog;

  open_orphan (test);
  g_assert_null (relais_ui_test_find (test->window, GTK_TYPE_BUTTON, "Correct"));
  gtk_widget_activate (relais_ui_test_find (test->window, ADW_TYPE_ACTION_ROW, "_Give to another entry"));
  dialog = relais_ui_test_wait_for (relais_ui_test_find_dialog (NULL), RELAIS_TYPE_DIALOG, NULL);
  gtk_editable_set_text (GTK_EDITABLE (relais_ui_test_find (dialog, GTK_TYPE_TEXT, NULL)), "aube");
  relais_ui_test_wait_for (dialog, ADW_TYPE_ACTION_ROW, "Soins infirmiers Aube");
  relais_ui_test_walk (dialog);
  g_signal_emit_by_name (relais_ui_test_find (dialog, GTK_TYPE_ENTRY, NULL), "activate");
  g_assert_true (gtk_widget_has_focus (relais_ui_test_find (dialog, ADW_TYPE_ACTION_ROW, "Soins infirmiers Aube")));
  gtk_widget_activate (relais_ui_test_find (dialog, ADW_TYPE_ACTION_ROW, "Soins infirmiers Aube"));
  relais_ui_test_wait_for (test->window, GTK_TYPE_WIDGET, "Call 02 069 88 88");
  relais_ui_test_wait_for (test->window, GTK_TYPE_LABEL, "Ask for Sofie");
  relais_ui_test_wait_for (test->window, GTK_TYPE_BUTTON, "Undo");
  g_assert_null (relais_ui_test_find_dialog (NULL));
}

static void
test_a_note_is_removed (RelaisUiTest *test, gconstpointer data)
{
  open_orphan (test);
  gtk_widget_activate (relais_ui_test_find (test->window, ADW_TYPE_ACTION_ROW, "_Remove what we noted"));
  relais_ui_test_wait_for (test->window, RELAIS_TYPE_FOLDER_VIEW, NULL);
  relais_ui_test_wait_for (test->window, GTK_TYPE_LABEL, "none chosen");
  g_assert_null (relais_ui_test_find (test->window, GTK_TYPE_LABEL, "Ask for Sofie"));
  relais_ui_test_wait_for (test->window, GTK_TYPE_BUTTON, "Undo");
  gtk_widget_activate (relais_ui_test_find (test->window, GTK_TYPE_BUTTON, "Undo"));
  relais_ui_test_wait_for (test->window, GTK_TYPE_LABEL, "Ask for Sofie");
}

/* --- Taking over --- */

/* The plan that is looked at is the one that is carried out. */
static void
test_a_change_is_seen_before_it_is_taken_over (RelaisUiTest *test, gconstpointer data)
{
  g_autofree char *folder = g_dir_make_tmp ("relais-test-XXXXXX", NULL);
  g_autofree char *file = g_build_filename (folder, "annuaire.csv", NULL);
  RelaisDirectorySettings settings = { .folder = folder, .asks_first = TRUE };
  GtkWidget *room = open_room (test);

  g_assert_true (relais_directory_settings_store (&settings, relais_desk_get_folder (test->desk), NULL));
  relais_directory_sync_reload (relais_desk_get_directory_sync (test->desk));
  g_assert_true (g_file_set_contents (file, "uid,name_fr,phone\nd,Repas Midi-Doux,02 055 66 77\n", -1, NULL));
  gtk_widget_activate_action (room, "directory-room.folder", NULL);
  relais_ui_test_wait_for (test->window, GTK_TYPE_LABEL, folder);
  gtk_widget_activate_action (relais_ui_test_find (test->window, RELAIS_TYPE_FOLDER_VIEW, NULL), "folder.rehearse",
                              NULL);
  relais_ui_test_wait (dialog_shows, (gpointer) "Repas Midi-Doux");
  g_signal_emit_by_name (relais_ui_test_find_dialog (NULL), "accept");
  relais_ui_test_wait_for (test->window, GTK_TYPE_LABEL, "Repas Midi-Doux");
  relais_directory_sync_stop (relais_desk_get_directory_sync (test->desk));
  g_assert_cmpint (g_unlink (file), ==, 0);
  g_assert_cmpint (g_rmdir (folder), ==, 0);
}

int
main (int argc, char *argv[])
{
  relais_ui_test_init (&argc, &argv);
  relais_ui_test_add ("/directory/three-letters", test_three_letters_find_the_direct_line);
  relais_ui_test_add ("/directory/page", test_the_page_tells_whom_to_call);
  relais_ui_test_add ("/directory/copy", test_a_key_copies_the_number);
  relais_ui_test_add ("/directory/copy-quickly", test_a_key_that_is_quick_copies_the_right_number);
  relais_ui_test_add ("/directory/narrow", test_narrowing_and_showing_everything);
  relais_ui_test_add ("/directory/favourite", test_a_favourite_and_its_undo);
  relais_ui_test_add ("/directory/own-words", test_our_own_words_stay);
  relais_ui_test_add ("/directory/hours", test_hours_that_nobody_understands);
  relais_ui_test_add ("/directory/correct", test_a_number_is_corrected);
  relais_ui_test_add ("/directory/suggest", test_a_suggestion_is_shown_and_handed_in);
  relais_ui_test_add ("/directory/suggest-away", test_a_suggestion_waits_for_the_folder);
  relais_ui_test_add ("/directory/folder", test_the_folder_says_how_it_is);
  relais_ui_test_add ("/directory/orphan-given", test_a_note_is_given_to_another_entry);
  relais_ui_test_add ("/directory/orphan-removed", test_a_note_is_removed);
  relais_ui_test_add ("/directory/take-over", test_a_change_is_seen_before_it_is_taken_over);
  return g_test_run ();
}
