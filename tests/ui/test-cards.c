#include "relais-ui-test.h"

#include "relais-card-dialog.h"
#include "relais-card-options.h"
#include "relais-card-pile.h"
#include "relais-card-preview.h"
#include "relais-card-refusals.h"
#include "relais-care-link.h"
#include "relais-error.h"
#include "relais-label-picker.h"
#include "relais-person.h"
#include "relais-print-memory.h"
#include "relais-practice-profile.h"
#include "relais-register-care.h"
#include "relais-register.h"
#include "relais-test-session.h"

#include <glib/gstdio.h>

typedef struct {
  RelaisUiTest *test;
  RelaisCardDialog *dialog;
  guint n_cards;
} Look;

static RelaisRecord *
add (RelaisUiTest *test, const char *given, guint facet)
{
  return relais_test_session_add (relais_ui_test_get_session (test), "El Amrani", given, facet, "reads", "nl", NULL);
}

static RelaisRecord *
link_them (RelaisUiTest *test, RelaisRecord *caregiver, RelaisRecord *patient, const char *answer)
{
  RelaisSession *session = relais_ui_test_get_session (test);
  g_autoptr (RelaisRecord) link = relais_test_session_link (session, caregiver, patient);
  g_autoptr (GError) error = NULL;
  RelaisRecord *answered =
      relais_register_set_consent (session, relais_session_get_actor (session), relais_record_get_id (link),
                                   RELAIS_PURPOSE_PRINT, answer, g_str_equal (answer, "yes") ? "oral" : NULL, &error);

  g_assert_no_error (error);
  return answered;
}

/* Cards of a practice have its number. */
static void
give_practice_a_number (RelaisUiTest *test)
{
  RelaisSession *session = relais_ui_test_get_session (test);
  g_autoptr (RelaisRecord) profile = relais_practice_profile_load (session, NULL);
  g_autoptr (RelaisRecord) changed = relais_record_with (profile, RELAIS_PRACTICE_PHONE, "02 010 10 30");
  g_autoptr (RelaisRecord) saved =
      relais_practice_profile_save (session, relais_session_get_actor (session), changed, NULL);

  g_assert_nonnull (saved);
}

static gboolean
is_laid_out (gpointer data)
{
  return relais_card_dialog_is_laid_out (data);
}

static RelaisCardDialog *
open_dialog (RelaisUiTest *test, GPtrArray *people)
{
  GtkWindow *dialog;

  give_practice_a_number (test);
  relais_ui_test_open_window (test);
  if (people->len == 1)
    dialog = relais_card_dialog_new (test->window, test->desk, g_ptr_array_index (people, 0));
  else
    dialog = relais_card_dialog_new_for_many (test->window, test->desk, people);
  gtk_window_present (dialog);
  relais_ui_test_wait (is_laid_out, dialog);
  relais_ui_test_settle ();
  return RELAIS_CARD_DIALOG (dialog);
}

static RelaisCardDialog *
open_for (RelaisUiTest *test, RelaisRecord *person)
{
  g_autoptr (GPtrArray) people = g_ptr_array_new ();

  g_ptr_array_add (people, person);
  return open_dialog (test, people);
}

static void
close_dialog (RelaisCardDialog *dialog)
{
  gpointer left = dialog;

  g_object_add_weak_pointer (G_OBJECT (dialog), &left);
  relais_ui_test_press (GTK_WIDGET (dialog), GDK_KEY_Escape, 0);
  while (left != NULL)
    g_main_context_iteration (NULL, TRUE);
}

static guint
get_n_cards (RelaisCardDialog *dialog)
{
  return relais_print_job_get_n_items (relais_card_dialog_get_job (dialog));
}

static gboolean
has_cards (gpointer data)
{
  const Look *look = data;

  return is_laid_out (look->dialog) && get_n_cards (look->dialog) == look->n_cards;
}

/* --- What it shows --- */

static void
test_shows_the_card (RelaisUiTest *test, gconstpointer data)
{
  g_autoptr (RelaisRecord) patient = add (test, "Mohamed", RELAIS_FACET_PATIENT);
  g_autoptr (RelaisRecord) caregiver = add (test, "Fatima", RELAIS_FACET_CAREGIVER);
  g_autoptr (RelaisRecord) link = link_them (test, caregiver, patient, "yes");
  RelaisCardDialog *dialog = open_for (test, caregiver);

  g_assert_cmpuint (get_n_cards (dialog), ==, 1);
  g_assert_nonnull (relais_ui_test_find (dialog, GTK_TYPE_LABEL, "Print the card of Fatima El Amrani"));
  g_assert_nonnull (relais_ui_test_find (dialog, GTK_TYPE_LABEL, "Page 1 of 1"));
  g_assert_null (relais_ui_test_find (dialog, RELAIS_TYPE_CARD_REFUSALS, NULL));
  /* In the language of who reads it, not of the screen. */
  g_assert_cmpstr (relais_print_job_get_language (relais_card_dialog_get_job (dialog)), ==, "nl");
  relais_ui_test_walk (GTK_WIDGET (dialog));
  close_dialog (dialog);
}

static void
test_follows_the_register (RelaisUiTest *test, gconstpointer data)
{
  g_autoptr (RelaisRecord) patient = add (test, "Mohamed", RELAIS_FACET_PATIENT);
  g_autoptr (RelaisRecord) caregiver = add (test, "Fatima", RELAIS_FACET_CAREGIVER);
  g_autoptr (RelaisRecord) link = link_them (test, caregiver, patient, "yes");
  Look look = { test, open_for (test, caregiver), 0 };
  g_autoptr (RelaisRecord) withdrawn =
      relais_register_set_consent (relais_ui_test_get_session (test), relais_desk_get_actor (test->desk),
                                   relais_record_get_id (link), RELAIS_PURPOSE_PRINT, "withdrawn", "oral", NULL);

  relais_ui_test_wait (has_cards, &look);
  g_assert_nonnull (relais_ui_test_find (look.dialog, GTK_TYPE_LABEL, "withdrawn"));
  close_dialog (look.dialog);
}

/* --- Asking --- */

static GtkWidget *
find_ask_button (RelaisCardDialog *dialog)
{
  GtkWidget *refusals = relais_ui_test_find (dialog, RELAIS_TYPE_CARD_REFUSALS, NULL);

  g_assert_nonnull (refusals);
  return relais_ui_test_find (refusals, GTK_TYPE_MENU_BUTTON, NULL);
}

static gboolean
asks (gpointer data)
{
  return relais_ui_test_find (data, GTK_TYPE_BUTTON, "yes") != NULL;
}

static void
test_asks_on_the_spot (RelaisUiTest *test, gconstpointer data)
{
  g_autoptr (RelaisRecord) patient = add (test, "Mohamed", RELAIS_FACET_PATIENT);
  g_autoptr (RelaisRecord) caregiver = add (test, "Fatima", RELAIS_FACET_CAREGIVER);
  g_autoptr (RelaisRecord) link = relais_test_session_link (relais_ui_test_get_session (test), caregiver, patient);
  g_autoptr (RelaisRecord) after = NULL;
  Look look = { test, open_for (test, caregiver), 1 };
  GtkWidget *ask;

  g_assert_cmpuint (get_n_cards (look.dialog), ==, 0);
  g_assert_nonnull (relais_ui_test_find (look.dialog, GTK_TYPE_LABEL, "Fatima El Amrani has not agreed"));
  g_assert_nonnull (relais_ui_test_find (look.dialog, ADW_TYPE_STATUS_PAGE, NULL));
  relais_ui_test_walk (GTK_WIDGET (look.dialog));

  ask = find_ask_button (look.dialog);
  gtk_menu_button_popup (GTK_MENU_BUTTON (ask));
  relais_ui_test_wait (asks, ask);
  g_signal_emit_by_name (relais_ui_test_find (ask, GTK_TYPE_BUTTON, "yes"), "clicked");
  relais_ui_test_wait (has_cards, &look);
  relais_ui_test_settle ();
  g_assert_null (relais_ui_test_find (look.dialog, RELAIS_TYPE_CARD_REFUSALS, NULL));

  after = relais_register_load_link (relais_ui_test_get_session (test), relais_desk_get_actor (test->desk),
                                     relais_record_get_id (link), NULL);
  g_assert_cmpstr (relais_care_link_get_consent (after, RELAIS_PURPOSE_KEEP), ==, "yes");
  g_assert_cmpstr (relais_care_link_get_consent (after, RELAIS_PURPOSE_PRINT), ==, "yes");
  g_assert_cmpstr (relais_care_link_get_consent (after, RELAIS_PURPOSE_HOSPITAL), ==, "yes");
  g_assert_cmpstr (relais_care_link_get_consent (after, RELAIS_PURPOSE_SHARE), ==, "not_asked");
  close_dialog (look.dialog);
}

static void
test_a_no_is_not_asked_again (RelaisUiTest *test, gconstpointer data)
{
  g_autoptr (RelaisRecord) patient = add (test, "Mohamed", RELAIS_FACET_PATIENT);
  g_autoptr (RelaisRecord) caregiver = add (test, "Fatima", RELAIS_FACET_CAREGIVER);
  g_autoptr (RelaisRecord) link = link_them (test, caregiver, patient, "no");
  RelaisCardDialog *dialog = open_for (test, caregiver);

  g_assert_null (find_ask_button (dialog));
  close_dialog (dialog);
}

/* --- Keys --- */

/* Before the window has its size, what fits is nearly nothing. */
static gboolean
has_its_size (gpointer preview)
{
  return relais_card_preview_get_zoom (preview) > 0.25;
}

static void
test_turns_pages_and_zooms_by_keyboard (RelaisUiTest *test, gconstpointer data)
{
  g_autoptr (GPtrArray) people = g_ptr_array_new_with_free_func ((GDestroyNotify) relais_record_unref);
  RelaisCardDialog *dialog;
  RelaisCardPreview *preview;
  double fitting;

  for (int i = 0; i < 5; i++)
    g_ptr_array_add (people, add (test, "Mohamed", RELAIS_FACET_PATIENT));
  dialog = open_dialog (test, people);
  preview = RELAIS_CARD_PREVIEW (relais_ui_test_find (dialog, RELAIS_TYPE_CARD_PREVIEW, NULL));
  g_assert_nonnull (relais_ui_test_find (dialog, GTK_TYPE_LABEL, "Print 5 cards"));
  g_assert_nonnull (relais_ui_test_find (dialog, GTK_TYPE_LABEL, "Page 1 of 2"));

  relais_ui_test_press (GTK_WIDGET (preview), GDK_KEY_Page_Down, 0);
  g_assert_nonnull (relais_ui_test_find (dialog, GTK_TYPE_LABEL, "Page 2 of 2"));
  relais_ui_test_press (GTK_WIDGET (preview), GDK_KEY_Page_Down, 0);
  g_assert_cmpuint (relais_card_preview_get_page (preview), ==, 1);
  relais_ui_test_press (GTK_WIDGET (preview), GDK_KEY_Page_Up, 0);
  g_assert_cmpuint (relais_card_preview_get_page (preview), ==, 0);

  relais_ui_test_wait (has_its_size, preview);
  fitting = relais_card_preview_get_zoom (preview);
  relais_ui_test_press (GTK_WIDGET (preview), GDK_KEY_plus, GDK_CONTROL_MASK);
  g_assert_cmpfloat (relais_card_preview_get_zoom (preview), >, fitting);
  relais_ui_test_press (GTK_WIDGET (preview), GDK_KEY_minus, GDK_CONTROL_MASK);
  relais_ui_test_press (GTK_WIDGET (preview), GDK_KEY_minus, GDK_CONTROL_MASK);
  g_assert_cmpfloat (relais_card_preview_get_zoom (preview), <, fitting);
  relais_ui_test_press (GTK_WIDGET (preview), GDK_KEY_0, GDK_CONTROL_MASK);
  relais_ui_test_settle ();
  g_assert_cmpfloat_with_epsilon (relais_card_preview_get_zoom (preview), fitting, 0.02);
  close_dialog (dialog);
}

/* --- Paper --- */

static gboolean
is_gone (gpointer data)
{
  return *(gpointer *) data == NULL;
}

static RelaisSettings *
get_settings (RelaisUiTest *test)
{
  return relais_desk_get_settings (test->desk);
}

static void
choose_labels (RelaisCardDialog *dialog)
{
  GtkWidget *options = relais_ui_test_find (dialog, RELAIS_TYPE_CARD_OPTIONS, NULL);
  GtkWidget *sheet = relais_ui_test_find (options, ADW_TYPE_COMBO_ROW, "Paper");

  adw_combo_row_set_selected (ADW_COMBO_ROW (sheet), 1);
  relais_ui_test_wait (is_laid_out, dialog);
  g_assert_cmpstr (relais_sheet_get_name (relais_print_job_get_sheet (relais_card_dialog_get_job (dialog))), ==, "c32011");
}

static void
test_prints_and_remembers (RelaisUiTest *test, gconstpointer data)
{
  g_autoptr (RelaisRecord) patient = add (test, "Mohamed", RELAIS_FACET_PATIENT);
  RelaisCardDialog *dialog = open_for (test, patient);
  g_autofree char *path = g_build_filename (test->folder, "printed.pdf", NULL);
  gpointer left = dialog;

  choose_labels (dialog);
  g_assert_cmpuint (relais_print_job_get_n_pages (relais_card_dialog_get_job (dialog)), ==, 2);
  g_object_add_weak_pointer (G_OBJECT (dialog), &left);
  relais_card_printer_set_export (relais_card_dialog_get_printer (dialog), path);
  relais_ui_test_press (GTK_WIDGET (dialog), GDK_KEY_p, GDK_CONTROL_MASK);
  relais_ui_test_wait (is_gone, &left);

  g_assert_true (g_file_test (path, G_FILE_TEST_EXISTS));
  g_assert_nonnull (relais_ui_test_find (test->window, GTK_TYPE_LABEL, "1 card printed; the next free label is 2"));
  g_assert_cmpint (relais_print_memory_get_next_label (get_settings (test), relais_sheet_lookup ("c32011", NULL)), ==, 2);
  g_assert_cmpint (relais_print_memory_get_next_label (get_settings (test), relais_sheet_lookup ("folding", NULL)), ==, 1);
}

static void
test_saves_a_pdf (RelaisUiTest *test, gconstpointer data)
{
  g_autoptr (RelaisRecord) patient = add (test, "Mohamed", RELAIS_FACET_PATIENT);
  RelaisCardDialog *dialog = open_for (test, patient);
  g_autofree char *path = g_build_filename (test->folder, "card", NULL);
  g_autofree char *made = g_strconcat (path, ".pdf", NULL);
  gpointer left = dialog;

  g_object_add_weak_pointer (G_OBJECT (dialog), &left);
  relais_card_dialog_save_to (dialog, path);
  relais_ui_test_wait (is_gone, &left);
  g_assert_true (g_file_test (made, G_FILE_TEST_EXISTS));
  g_assert_nonnull (relais_ui_test_find (test->window, GTK_TYPE_LABEL, "PDF saved"));
}

static gboolean
says_alert (gpointer data)
{
  return relais_ui_test_find (data, GTK_TYPE_LABEL, "no such") != NULL ||
         relais_ui_test_find (data, GTK_TYPE_LABEL, "does not exist") != NULL;
}

/* The sentence stands in the dialog, which stays with all that was chosen. */
static void
test_a_failure_loses_nothing (RelaisUiTest *test, gconstpointer data)
{
  g_autoptr (RelaisRecord) patient = add (test, "Mohamed", RELAIS_FACET_PATIENT);
  RelaisCardDialog *dialog = open_for (test, patient);

  choose_labels (dialog);
  relais_card_dialog_save_to (dialog, "/nonexistent/folder/card.pdf");
  relais_ui_test_wait (says_alert, dialog);
  relais_ui_test_wait (is_laid_out, dialog);
  g_assert_cmpstr (relais_sheet_get_name (relais_print_job_get_sheet (relais_card_dialog_get_job (dialog))), ==, "c32011");
  g_assert_cmpint (relais_print_memory_get_next_label (get_settings (test), relais_sheet_lookup ("c32011", NULL)), ==, 1);
  close_dialog (dialog);
}

static gboolean
is_not_busy (gpointer data)
{
  return !relais_card_printer_is_busy (data);
}

static void
test_prints_a_test_page (RelaisUiTest *test, gconstpointer data)
{
  g_autoptr (RelaisRecord) patient = add (test, "Mohamed", RELAIS_FACET_PATIENT);
  RelaisCardDialog *dialog = open_for (test, patient);
  RelaisCardPrinter *printer = relais_card_dialog_get_printer (dialog);
  g_autofree char *path = g_build_filename (test->folder, "test.pdf", NULL);

  relais_card_printer_set_export (printer, path);
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (dialog), "card.test-page", NULL));
  relais_ui_test_wait (is_not_busy, printer);
  g_assert_true (g_file_test (path, G_FILE_TEST_EXISTS));
  /* About nobody: the card itself is still to be printed. */
  g_assert_true (gtk_widget_get_visible (GTK_WIDGET (dialog)));
  close_dialog (dialog);
}

static void
on_failed (RelaisCardPrinter *printer, const GError *error, gpointer data)
{
  g_assert_error (error, RELAIS_ERROR, RELAIS_ERROR_PAPER_SCALED);
  (*(guint *) data)++;
}

static void
on_printed (RelaisCardPrinter *printer, const GError *changed, gpointer data)
{
  (*(guint *) data)++;
}

/* What the print dialog was told: the card would be smaller, or beside another one. */
static void
test_refuses_another_size (RelaisUiTest *test, gconstpointer data)
{
  static const struct {
    const char *key;
    const char *value;
    gboolean prints;
  } cases[] = {
    { GTK_PRINT_SETTINGS_SCALE, "97", FALSE },    { GTK_PRINT_SETTINGS_SCALE, "100", TRUE },
    { GTK_PRINT_SETTINGS_NUMBER_UP, "2", FALSE }, { GTK_PRINT_SETTINGS_NUMBER_UP, "1", TRUE },
    { "cups-number-up", "4", FALSE },             { "cups-number-up", "1", TRUE },
  };
  g_autoptr (RelaisRecord) patient = add (test, "Mohamed", RELAIS_FACET_PATIENT);
  RelaisCardDialog *dialog = open_for (test, patient);
  RelaisCardPrinter *printer = relais_card_dialog_get_printer (dialog);
  g_autofree char *path = g_build_filename (test->folder, "card.pdf", NULL);
  guint n_failed = 0;
  guint n_printed = 0;

  relais_card_printer_set_export (printer, path);
  g_signal_connect (printer, "failed", G_CALLBACK (on_failed), &n_failed);
  g_signal_connect (printer, "printed", G_CALLBACK (on_printed), &n_printed);
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      GVariantBuilder answers;

      g_variant_builder_init (&answers, G_VARIANT_TYPE ("a{ss}"));
      g_variant_builder_add (&answers, "{ss}", cases[i].key, cases[i].value);
      relais_settings_set (get_settings (test), RELAIS_SETTING_PRINT_SETTINGS, g_variant_builder_end (&answers));
      n_failed = 0;
      n_printed = 0;
      g_assert_true (gtk_widget_activate_action (GTK_WIDGET (dialog), "card.test-page", NULL));
      relais_ui_test_wait (is_not_busy, printer);
      g_assert_cmpuint (n_printed, ==, cases[i].prints ? 1 : 0);
      g_assert_cmpuint (n_failed, ==, cases[i].prints ? 0 : 1);
      g_assert_true ((relais_ui_test_find (dialog, GTK_TYPE_LABEL, "would not come out in its own size") != NULL) ==
                     !cases[i].prints);
    }
  close_dialog (dialog);
}

static void
test_locking_closes_it (RelaisUiTest *test, gconstpointer data)
{
  g_autoptr (RelaisRecord) patient = add (test, "Mohamed", RELAIS_FACET_PATIENT);
  gpointer left = open_for (test, patient);

  g_object_add_weak_pointer (G_OBJECT (left), &left);
  relais_desk_close (test->desk);
  relais_ui_test_wait (is_gone, &left);
}

/* --- Memory --- */

static void
test_memory_of_printing (RelaisUiTest *test, gconstpointer data)
{
  RelaisSettings *settings = get_settings (test);
  const RelaisSheet *sheet = relais_sheet_lookup ("l7414", NULL);
  g_autoptr (GtkPrintSettings) answers = gtk_print_settings_new ();
  g_autoptr (GtkPrintSettings) read = NULL;
  g_autofree char *printer = NULL;
  double x, y;

  relais_print_memory_set_next_label (settings, sheet, 7);
  relais_print_memory_set_next_label (settings, relais_sheet_lookup ("c32015", NULL), 3);
  g_assert_cmpint (relais_print_memory_get_next_label (settings, sheet), ==, 7);
  relais_print_memory_set_next_label (settings, sheet, 99);
  g_assert_cmpint (relais_print_memory_get_next_label (settings, sheet), ==, 1);
  g_assert_cmpint (relais_print_memory_get_next_label (settings, relais_sheet_lookup ("c32015", NULL)), ==, 3);

  relais_print_memory_set_offset (settings, "Desk", 0.5, -1.5);
  relais_print_memory_get_offset (settings, "Desk", &x, &y);
  g_assert_cmpfloat (x, ==, 0.5);
  g_assert_cmpfloat (y, ==, -1.5);
  relais_print_memory_get_offset (settings, "Other", &x, &y);
  g_assert_cmpfloat (x, ==, 0);

  gtk_print_settings_set_printer (answers, "Desk");
  gtk_print_settings_set_n_copies (answers, 40);
  gtk_print_settings_set (answers, GTK_PRINT_SETTINGS_OUTPUT_URI, "file:///home/desk/Fatima.pdf");
  relais_print_memory_save (settings, answers);
  read = relais_print_memory_load (settings);
  printer = relais_print_memory_get_printer (settings);
  g_assert_cmpstr (printer, ==, "Desk");
  g_assert_cmpint (gtk_print_settings_get_n_copies (read), ==, 1);
  g_assert_null (gtk_print_settings_get (read, GTK_PRINT_SETTINGS_OUTPUT_URI));
}

static gboolean
find_window (GType type, gpointer *found)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWidget) window = g_list_model_get_item (windows, i);

      if (G_TYPE_CHECK_INSTANCE_TYPE (window, type))
        {
          *found = window;
          return TRUE;
        }
    }
  return FALSE;
}

static gboolean
shows_dialog (gpointer data)
{
  return find_window (RELAIS_TYPE_CARD_DIALOG, data);
}

static gboolean
shows_pile (gpointer data)
{
  return find_window (RELAIS_TYPE_CARD_PILE, data);
}

static void
test_opens_from_anywhere (RelaisUiTest *test, gconstpointer data)
{
  g_autoptr (RelaisRecord) patient = add (test, "Mohamed", RELAIS_FACET_PATIENT);
  const char *ids[] = { relais_record_get_id (patient), NULL };
  RelaisCardDialog *dialog = NULL;

  relais_ui_test_open_window (test);
  g_assert_true (gtk_widget_activate_action_variant (GTK_WIDGET (test->window), "win.print-cards", g_variant_new_strv (ids, -1)));
  relais_ui_test_wait (shows_dialog, &dialog);
  relais_ui_test_wait (is_laid_out, dialog);
  close_dialog (dialog);
}

/* --- Several people --- */

/* Searched, opened, Ctrl+P: the focus never left the search. */
static void
test_prints_who_is_on_screen (RelaisUiTest *test, gconstpointer data)
{
  g_autoptr (RelaisRecord) patient = add (test, "Mohamed", RELAIS_FACET_PATIENT);
  const char *id = relais_record_get_id (patient);
  RelaisCardDialog *dialog = NULL;
  GtkWidget *search;

  give_practice_a_number (test);
  relais_ui_test_open_window (test);
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (test->window), "win.open-person", "(ss)", "patients", id));
  relais_ui_test_settle ();
  search = relais_ui_test_find (test->window, GTK_TYPE_SEARCH_ENTRY, NULL);
  relais_ui_test_press (search, GDK_KEY_p, GDK_CONTROL_MASK);
  relais_ui_test_wait (shows_dialog, &dialog);
  relais_ui_test_wait (is_laid_out, dialog);
  g_assert_nonnull (relais_ui_test_find (dialog, GTK_TYPE_LABEL, "Print the card of Mohamed El Amrani"));
  close_dialog (dialog);
}

static RelaisCardPile *
open_pile (RelaisUiTest *test)
{
  RelaisCardPile *pile = NULL;

  give_practice_a_number (test);
  relais_ui_test_open_window (test);
  g_assert_true (gtk_widget_activate_action_variant (GTK_WIDGET (test->window), "win.choose-cards", NULL));
  relais_ui_test_wait (shows_pile, &pile);
  return pile;
}

/* A page that another room keeps is not on screen: Ctrl+P asks whose cards it is to be. */
static void
test_prints_nobody_who_is_not_on_screen (RelaisUiTest *test, gconstpointer data)
{
  g_autoptr (RelaisRecord) patient = add (test, "Mohamed", RELAIS_FACET_PATIENT);
  const char *id = relais_record_get_id (patient);
  RelaisCardPile *pile = NULL;

  give_practice_a_number (test);
  relais_ui_test_open_window (test);
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (test->window), "win.open-person", "(ss)", "patients", id));
  relais_ui_test_settle ();
  gtk_widget_activate_action (GTK_WIDGET (test->window), "win.go-room", "s", "caregivers");
  relais_ui_test_settle ();
  relais_ui_test_press (relais_ui_test_find (test->window, GTK_TYPE_SEARCH_ENTRY, NULL), GDK_KEY_p, GDK_CONTROL_MASK);
  relais_ui_test_wait (shows_pile, &pile);
  gtk_window_destroy (GTK_WINDOW (pile));
}

static gboolean
shows_hilde_only (gpointer data)
{
  GtkWidget *list = relais_ui_test_find (data, GTK_TYPE_LIST_VIEW, NULL);

  return list != NULL && relais_ui_test_find (list, GTK_TYPE_LABEL, "Zwart") != NULL &&
         relais_ui_test_find (list, GTK_TYPE_LABEL, "El Amrani") == NULL;
}

static gboolean
shows_mohamed_only (gpointer data)
{
  GtkWidget *list = relais_ui_test_find (data, GTK_TYPE_LIST_VIEW, NULL);

  return list != NULL && relais_ui_test_find (list, GTK_TYPE_LABEL, "El Amrani") != NULL &&
         relais_ui_test_find (list, GTK_TYPE_LABEL, "Zwart") == NULL;
}

static gboolean
shows_mohamed (gpointer data)
{
  return relais_ui_test_find (data, GTK_TYPE_LABEL, "El Amrani") != NULL;
}

static gboolean
has_laid_out_dialog (gpointer data)
{
  return shows_dialog (data) && is_laid_out (*(RelaisCardDialog **) data);
}

static void
test_chooses_several_people (RelaisUiTest *test, gconstpointer data)
{
  RelaisSession *session = relais_ui_test_get_session (test);
  g_autoptr (RelaisRecord) first = add (test, "Mohamed", RELAIS_FACET_PATIENT);
  g_autoptr (RelaisRecord) second = relais_test_session_add (session, "Zwart", "Hilde", RELAIS_FACET_PATIENT, NULL);
  RelaisCardPile *pile = open_pile (test);
  RelaisCardDialog *dialog = NULL;
  GtkWidget *search;

  relais_ui_test_wait (shows_mohamed, pile);
  search = relais_ui_test_find (pile, GTK_TYPE_SEARCH_ENTRY, NULL);
  g_assert_nonnull (relais_ui_test_find (pile, GTK_TYPE_BUTTON, "Look at the cards"));
  g_signal_emit_by_name (search, "activate");
  g_assert_nonnull (relais_ui_test_find (pile, GTK_TYPE_BUTTON, "Look at the cards of 1 person"));
  relais_ui_test_walk (GTK_WIDGET (pile));

  /* What is searched next leaves the pile as it is; Enter again takes off. */
  gtk_editable_set_text (GTK_EDITABLE (search), "zwart");
  relais_ui_test_wait (shows_hilde_only, pile);
  g_signal_emit_by_name (search, "activate");
  g_signal_emit_by_name (search, "activate");
  g_assert_nonnull (relais_ui_test_find (pile, GTK_TYPE_BUTTON, "Look at the cards of 1 person"));
  g_signal_emit_by_name (search, "activate");
  g_assert_nonnull (relais_ui_test_find (pile, GTK_TYPE_LABEL, "Mohamed El Amrani, Hilde Zwart"));

  /* And begun anew. */
  gtk_widget_activate_action (GTK_WIDGET (pile), "pile.clear", NULL);
  g_assert_null (relais_ui_test_find (pile, GTK_TYPE_LABEL, "Hilde Zwart"));
  g_assert_null (relais_ui_test_find (pile, GTK_TYPE_BUTTON, "Look at the cards of"));
  g_signal_emit_by_name (search, "activate");
  gtk_editable_set_text (GTK_EDITABLE (search), "mohamed");
  relais_ui_test_wait (shows_mohamed_only, pile);
  g_signal_emit_by_name (search, "activate");

  /* Down leads into the list. */
  relais_ui_test_press (search, GDK_KEY_Down, 0);
  g_assert_true (gtk_widget_is_ancestor (gtk_window_get_focus (GTK_WINDOW (pile)),
                                         relais_ui_test_find (pile, GTK_TYPE_LIST_VIEW, NULL)));

  relais_ui_test_press (search, GDK_KEY_Return, GDK_CONTROL_MASK);
  relais_ui_test_wait (has_laid_out_dialog, &dialog);
  g_assert_cmpuint (get_n_cards (dialog), ==, 2);
  close_dialog (dialog);
}

static void
test_locking_closes_the_pile (RelaisUiTest *test, gconstpointer data)
{
  g_autoptr (RelaisRecord) first = add (test, "Mohamed", RELAIS_FACET_PATIENT);
  gpointer left = open_pile (test);

  relais_ui_test_wait (shows_mohamed, left);
  g_object_add_weak_pointer (G_OBJECT (left), &left);
  relais_desk_close (test->desk);
  relais_ui_test_wait (is_gone, &left);
}

int
main (int argc, char **argv)
{
  relais_ui_test_init (&argc, &argv);
  relais_ui_test_add ("/ui/cards/shows-the-card", test_shows_the_card);
  relais_ui_test_add ("/ui/cards/follows-the-register", test_follows_the_register);
  relais_ui_test_add ("/ui/cards/asks-on-the-spot", test_asks_on_the_spot);
  relais_ui_test_add ("/ui/cards/a-no-is-not-asked-again", test_a_no_is_not_asked_again);
  relais_ui_test_add ("/ui/cards/keys", test_turns_pages_and_zooms_by_keyboard);
  relais_ui_test_add ("/ui/cards/prints-and-remembers", test_prints_and_remembers);
  relais_ui_test_add ("/ui/cards/saves-a-pdf", test_saves_a_pdf);
  relais_ui_test_add ("/ui/cards/a-failure-loses-nothing", test_a_failure_loses_nothing);
  relais_ui_test_add ("/ui/cards/test-page", test_prints_a_test_page);
  relais_ui_test_add ("/ui/cards/refuses-another-size", test_refuses_another_size);
  relais_ui_test_add ("/ui/cards/locking-closes-it", test_locking_closes_it);
  relais_ui_test_add ("/ui/cards/memory", test_memory_of_printing);
  relais_ui_test_add ("/ui/cards/opens-from-anywhere", test_opens_from_anywhere);
  relais_ui_test_add ("/ui/cards/who-is-on-screen", test_prints_who_is_on_screen);
  relais_ui_test_add ("/ui/cards/who-is-not-on-screen", test_prints_nobody_who_is_not_on_screen);
  relais_ui_test_add ("/ui/cards/several-people", test_chooses_several_people);
  relais_ui_test_add ("/ui/cards/locking-closes-the-pile", test_locking_closes_the_pile);
  return g_test_run ();
}
