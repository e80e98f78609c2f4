/* The notebook in the window: writing, signing, finding one's words again, reading, answering, correcting; each through
 * the eyes of who signed in.
 */

#include "relais-ui-test.h"

#include "relais-drafts.h"
#include "relais-entry-row.h"
#include "relais-entry-row.h"
#include "relais-issue.h"
#include "relais-measure-chart.h"
#include "relais-measure-rows.h"
#include "relais-measure-window.h"
#include "relais-note-composer.h"
#include "relais-note-phrases.h"
#include "relais-notebook-room.h"
#include "relais-notebook.h"
#include "relais-notice.h"
#include "relais-person.h"
#include "relais-practice-labels.h"
#include "relais-register.h"
#include "relais-test-session.h"

/* A patient of the practice. */
static char *
add_patient (RelaisUiTest *test)
{
  g_autoptr (RelaisRecord) patient = relais_test_session_add (relais_ui_test_get_session (test), "El Amrani", "Mohamed",
                                                              RELAIS_FACET_PATIENT, NULL);

  return g_strdup (relais_record_get_id (patient));
}

static GtkWidget *
get_view (RelaisUiTest *test)
{
  return relais_ui_test_find (test->window, GTK_TYPE_TEXT_VIEW, NULL);
}

static GtkWidget *
open_notebook (RelaisUiTest *test, const char *patient)
{
  relais_ui_test_open_window (test);
  gtk_widget_activate_action (GTK_WIDGET (test->window), "win.open-notebook", "s", patient);
  relais_ui_test_wait_for (test->window, GTK_TYPE_TEXT_VIEW, NULL);
  return relais_ui_test_find (test->window, RELAIS_TYPE_NOTEBOOK_ROOM, NULL);
}

static void
type (RelaisUiTest *test, const char *text)
{
  gtk_text_buffer_set_text (gtk_text_view_get_buffer (GTK_TEXT_VIEW (get_view (test))), text, -1);
}

/* What holds the text is asked first. */
static void
press_sign (RelaisUiTest *test)
{
  GtkWidget *composer = relais_ui_test_find (test->window, RELAIS_TYPE_NOTE_COMPOSER, NULL);

  relais_ui_test_press (composer, GDK_KEY_Return, GDK_CONTROL_MASK);
}

static GtkWidget *
get_list (RelaisUiTest *test)
{
  GtkWidget *room = relais_ui_test_find (test->window, RELAIS_TYPE_NOTEBOOK_ROOM, NULL);

  return relais_ui_test_find (room, GTK_TYPE_LIST_VIEW, NULL);
}

static gboolean
is_empty (gpointer view)
{
  return gtk_text_buffer_get_char_count (gtk_text_view_get_buffer (view)) == 0;
}

static gboolean
is_filled (gpointer view)
{
  return !is_empty (view);
}

static void
test_written_and_signed (RelaisUiTest *test, gconstpointer data)
{
  g_autofree char *patient = add_patient (test);
  GtkWidget *room = open_notebook (test, patient);

  relais_ui_test_wait_for (test->window, GTK_TYPE_LABEL, "Nothing is written yet");
  relais_ui_test_walk (room);
  g_assert_nonnull (relais_ui_test_find (test->window, GTK_TYPE_LABEL, "Sign for El Amrani Mohamed"));
  type (test, "Pansement sec");
  press_sign (test);
  relais_ui_test_wait_for (test->window, GTK_TYPE_LABEL, "Pansement sec");
  relais_ui_test_wait_for (test->window, GTK_TYPE_LABEL, "Entry signed");
  relais_ui_test_wait (is_empty, get_view (test));
  relais_ui_test_walk (room);
}

/* --- Phrases and templates --- */

static char *
get_typed (RelaisUiTest *test)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (get_view (test)));
  GtkTextIter start, end;

  gtk_text_buffer_get_bounds (buffer, &start, &end);
  return gtk_text_buffer_get_text (buffer, &start, &end, FALSE);
}

static char *
get_selected (RelaisUiTest *test)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (get_view (test)));
  GtkTextIter start, end;

  gtk_text_buffer_get_selection_bounds (buffer, &start, &end);
  return gtk_text_buffer_get_text (buffer, &start, &end, FALSE);
}

static void
type_over (RelaisUiTest *test, const char *text)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (get_view (test)));

  gtk_text_buffer_delete_selection (buffer, TRUE, TRUE);
  gtk_text_buffer_insert_at_cursor (buffer, text, -1);
}

static GtkWidget *
find_phrases (RelaisUiTest *test)
{
  return relais_ui_test_find (test->window, RELAIS_TYPE_NOTE_PHRASES, NULL);
}

static void
assert_selected (RelaisUiTest *test, const char *expected)
{
  g_autofree char *selected = get_selected (test);

  g_assert_cmpstr (selected, ==, expected);
}

/* A slash and the beginning of its name, then Tab from blank to blank; who leaves one is asked once. */
static void
test_phrase_is_typed (RelaisUiTest *test, gconstpointer data)
{
  g_autofree char *patient = add_patient (test);
  g_autofree char *text = NULL;

  open_notebook (test, patient);
  relais_ui_test_wait_for (test->window, RELAIS_TYPE_NOTE_PHRASES, NULL);
  type (test, "Matin. /refus");
  relais_ui_test_press (get_view (test), GDK_KEY_Tab, 0);
  assert_selected (test, "{quel soin}");
  type_over (test, "la toilette");
  relais_ui_test_press (get_view (test), GDK_KEY_Tab, 0);
  assert_selected (test, "{raison}");
  relais_ui_test_press (get_view (test), GDK_KEY_Tab, 0);
  assert_selected (test, "{proposition}");
  relais_ui_test_press (get_view (test), GDK_KEY_Tab, GDK_SHIFT_MASK);
  assert_selected (test, "{raison}");
  type_over (test, "fatigue");
  text = get_typed (test);
  g_assert_cmpstr (text, ==, "Matin. El Amrani Mohamed refuse la toilette. Raison : fatigue. Proposé : {proposition}.");

  press_sign (test);
  relais_ui_test_wait_for (test->window, GTK_TYPE_LABEL, "Still to be filled in: proposition");
  g_assert_false (is_empty (get_view (test)));
  press_sign (test);
  relais_ui_test_wait_for (test->window, GTK_TYPE_LABEL, "Entry signed");
}

/* Where there is neither a phrase nor a blank, Tab leaves the text as everywhere. */
static void
test_tab_leaves_the_words (RelaisUiTest *test, gconstpointer data)
{
  static const char *const typings[] = { "Tension 12/8", "/jardin", "et/ou /", "12/chute" };
  g_autofree char *patient = add_patient (test);

  open_notebook (test, patient);
  relais_ui_test_wait_for (test->window, RELAIS_TYPE_NOTE_PHRASES, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (typings); i++)
    {
      g_autofree char *text = NULL;

      type (test, typings[i]);
      relais_ui_test_press (get_view (test), GDK_KEY_Tab, 0);
      text = get_typed (test);
      g_assert_cmpstr (text, ==, typings[i]);
      assert_selected (test, "");
    }
}

static void
offer_templates (RelaisUiTest *test)
{
  RelaisSession *session = relais_ui_test_get_session (test);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) issues = relais_issues_new ();
  g_autoptr (RelaisRecord) before = relais_practice_labels_begin (session, RELAIS_LABEL_KIND_TEMPLATE, "focus", &error);
  g_autoptr (RelaisRecord) label = relais_record_with (before, RELAIS_LABEL_RETIRED, NULL);
  g_autoptr (RelaisRecord) saved =
      relais_practice_labels_save (session, relais_session_get_actor (session), label, issues, &error);

  g_assert_no_error (error);
}

/* A template is chosen from the list by typing; a part that nobody filled in is left out. */
static void
test_template_is_chosen (RelaisUiTest *test, gconstpointer data)
{
  g_autofree char *patient = add_patient (test);
  GtkWidget *search;

  offer_templates (test);
  open_notebook (test, patient);
  relais_ui_test_wait_for (test->window, RELAIS_TYPE_NOTE_PHRASES, NULL);
  gtk_menu_button_popup (GTK_MENU_BUTTON (relais_ui_test_find (find_phrases (test), GTK_TYPE_MENU_BUTTON, NULL)));
  search = relais_ui_test_find (find_phrases (test), GTK_TYPE_SEARCH_ENTRY, NULL);
  relais_ui_test_walk (find_phrases (test));
  gtk_editable_set_text (GTK_EDITABLE (search), "ciblee");
  g_signal_emit_by_name (search, "search-changed");
  g_signal_emit_by_name (search, "activate");
  relais_ui_test_wait (is_filled, get_view (test));
  assert_selected (test, "{…}");
  type_over (test, "chute");
  relais_ui_test_press (get_view (test), GDK_KEY_Tab, 0);
  type_over (test, "genou rouge");
  press_sign (test);
  relais_ui_test_wait_for (test->window, GTK_TYPE_LABEL, "Cible : chute\nDonnées : genou rouge");
  g_assert_null (relais_ui_test_find (test->window, GTK_TYPE_LABEL, "Actions"));
}

/* --- What is measured --- */

static GtkWidget *
find_value (RelaisUiTest *test, const char *title)
{
  return relais_ui_test_find (test->window, RELAIS_TYPE_ENTRY_ROW, title);
}

static void
type_value (RelaisUiTest *test, const char *title, const char *text)
{
  relais_entry_row_set_text (RELAIS_ENTRY_ROW (find_value (test, title)), text);
}

static void
open_measures (RelaisUiTest *test, const char *patient)
{
  GtkWidget *rows;

  open_notebook (test, patient);
  relais_ui_test_wait_for (test->window, RELAIS_TYPE_MEASURE_ROWS, NULL);
  rows = relais_ui_test_find (test->window, RELAIS_TYPE_MEASURE_ROWS, NULL);
  gtk_expander_set_expanded (GTK_EXPANDER (relais_ui_test_find (rows, GTK_TYPE_EXPANDER, NULL)), TRUE);
  relais_ui_test_wait_for (test->window, RELAIS_TYPE_ENTRY_ROW, "Poids");
}

/* What is not possible is not signed, what is unusual is asked about once; who only measures needs no words. */
static void
test_value_is_judged (RelaisUiTest *test, gconstpointer data)
{
  g_autofree char *patient = add_patient (test);

  open_measures (test, patient);
  relais_ui_test_walk (GTK_WIDGET (test->window));
  type_value (test, "Poids", "725");
  g_assert_nonnull (relais_ui_test_find (find_value (test, "Poids"), GTK_TYPE_LABEL, "1,0 – 350,0 kg"));
  press_sign (test);
  press_sign (test);
  g_assert_null (relais_ui_test_find (test->window, GTK_TYPE_LABEL, "Entry signed"));
  type_value (test, "Poids", "172,5");
  type_value (test, "Tension", "130/80");
  press_sign (test);
  g_assert_nonnull (relais_ui_test_find (find_value (test, "Poids"), GTK_TYPE_LABEL, "unusual"));
  g_assert_null (relais_ui_test_find (test->window, GTK_TYPE_LABEL, "Entry signed"));
  press_sign (test);
  relais_ui_test_wait_for (test->window, GTK_TYPE_LABEL, "Tension artérielle 130/80\302\240mmHg");
  g_assert_null (find_value (test, "Poids"));
}

static void
sign_value (RelaisUiTest *test, const char *patient, const char *measures)
{
  RelaisSession *session = relais_ui_test_get_session (test);
  RelaisRecordBuilder *builder = relais_record_builder_new (&relais_note_type, NULL, 0);
  g_autoptr (GPtrArray) issues = relais_issues_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (RelaisRecord) note = NULL;
  g_autoptr (RelaisRecord) saved = NULL;

  relais_record_builder_set (builder, RELAIS_NOTE_PATIENT, patient);
  relais_record_builder_set (builder, RELAIS_NOTE_TEXT, measures);
  relais_record_builder_set (builder, RELAIS_NOTE_MEASURES, measures);
  note = relais_record_builder_end (builder);
  saved = relais_notebook_sign (session, relais_session_get_actor (session), note, NULL, NULL, issues, &error);
  g_assert_no_error (error);
}

static gboolean
has_charts (gpointer dialog)
{
  return relais_ui_test_find (dialog, ADW_TYPE_EXPANDER_ROW, "All 2 values") != NULL;
}

/* The chart says the value at which one stands; all of them are rows behind it. */
static void
test_values_over_time (RelaisUiTest *test, gconstpointer data)
{
  g_autofree char *patient = add_patient (test);
  g_autoptr (RelaisRecord) person = NULL;
  g_autoptr (GError) error = NULL;
  GtkWidget *dialog, *chart, *area, *rows;

  sign_value (test, patient, "poids 72,5");
  sign_value (test, patient, "poids 71; tension 130/80");
  open_notebook (test, patient);
  person = relais_register_load_person (relais_ui_test_get_session (test),
                                        relais_session_get_actor (relais_ui_test_get_session (test)), patient, &error);
  g_assert_no_error (error);
  relais_measure_window_show (GTK_WIDGET (test->window), test->desk, person);
  dialog = relais_ui_test_find_dialog ("Measurements over time");
  relais_ui_test_wait (has_charts, dialog);
  relais_ui_test_walk (dialog);
  rows = relais_ui_test_find (dialog, ADW_TYPE_EXPANDER_ROW, "All 2 values");
  chart = relais_ui_test_find (gtk_widget_get_parent (rows), RELAIS_TYPE_MEASURE_CHART, NULL);
  area = relais_ui_test_find (chart, GTK_TYPE_DRAWING_AREA, NULL);
  g_assert_nonnull (relais_ui_test_find (chart, GTK_TYPE_LABEL, "71\302\240kg"));
  relais_ui_test_press (area, GDK_KEY_Left, 0);
  g_assert_nonnull (relais_ui_test_find (chart, GTK_TYPE_LABEL, "72"));
  relais_ui_test_press (area, GDK_KEY_Left, 0);
  g_assert_nonnull (relais_ui_test_find (chart, GTK_TYPE_LABEL, "72"));
  relais_ui_test_press (area, GDK_KEY_End, 0);
  g_assert_nonnull (relais_ui_test_find (chart, GTK_TYPE_LABEL, "71\302\240kg"));
  adw_expander_row_set_expanded (ADW_EXPANDER_ROW (rows), TRUE);
  relais_ui_test_wait_for (rows, ADW_TYPE_ACTION_ROW, "72");
  gtk_window_destroy (GTK_WINDOW (dialog));
}

static gboolean
has_weight (gpointer data)
{
  RelaisUiTest *test = data;
  GtkWidget *row = find_value (test, "Poids");

  return row != NULL && g_str_equal (relais_entry_row_get_text (RELAIS_ENTRY_ROW (row)), "beaucoup");
}

static gpointer count_drafts (RelaisUiTest *test);

static gboolean
has_kept (gpointer test)
{
  return GPOINTER_TO_UINT (count_drafts (test)) == 1;
}

/* A value is kept with the words, whatever it is. */
static void
test_value_is_found_again (RelaisUiTest *test, gconstpointer data)
{
  g_autofree char *patient = add_patient (test);
  GtkWidget *room;

  open_measures (test, patient);
  room = relais_ui_test_find (test->window, RELAIS_TYPE_NOTEBOOK_ROOM, NULL);
  type_value (test, "Poids", "beaucoup");
  gtk_widget_activate_action (room, "notebook.back", NULL);
  relais_ui_test_wait (has_kept, test);
  gtk_widget_activate_action (GTK_WIDGET (test->window), "win.open-notebook", "s", patient);
  relais_ui_test_wait (has_weight, test);
}

static gpointer
count_drafts (RelaisUiTest *test)
{
  RelaisSession *session = relais_ui_test_get_session (test);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) forms = relais_form_list (session, relais_session_get_actor (session), &error);

  g_assert_no_error (error);
  return GUINT_TO_POINTER (forms->len);
}

static gboolean
has_draft (gpointer test)
{
  return GPOINTER_TO_UINT (count_drafts (test)) == 1;
}

/* Who goes elsewhere in the middle finds the words again, and nobody else does. */
static void
test_words_are_found_again (RelaisUiTest *test, gconstpointer data)
{
  g_autofree char *patient = add_patient (test);
  GtkWidget *room = open_notebook (test, patient);

  relais_ui_test_wait_for (test->window, GTK_TYPE_LABEL, "Nothing is written yet");
  type (test, "Demain, appeler");
  gtk_widget_activate_action (room, "notebook.back", NULL);
  relais_ui_test_wait (has_draft, test);
  g_assert_null (get_view (test));
  gtk_widget_activate_action (GTK_WIDGET (test->window), "win.open-notebook", "s", patient);
  relais_ui_test_wait_for (test->window, GTK_TYPE_TEXT_VIEW, NULL);
  relais_ui_test_wait (is_filled, get_view (test));
  press_sign (test);
  relais_ui_test_wait_for (test->window, GTK_TYPE_LABEL, "Demain, appeler");
  g_assert_cmpuint (GPOINTER_TO_UINT (count_drafts (test)), ==, 0);
}

static RelaisEntryRow *
get_row (RelaisUiTest *test, const char *title)
{
  GtkWidget *composer = relais_ui_test_find (test->window, RELAIS_TYPE_NOTE_COMPOSER, NULL);
  GtkWidget *more = relais_ui_test_find (composer, GTK_TYPE_LABEL, "More: ");

  gtk_expander_set_expanded (GTK_EXPANDER (gtk_widget_get_ancestor (more, GTK_TYPE_EXPANDER)), TRUE);
  return RELAIS_ENTRY_ROW (relais_ui_test_wait_for (composer, RELAIS_TYPE_ENTRY_ROW, title));
}

/* With the words whom they are for, and what is asked: found again without its readers, an entry is for everybody. */
static void
test_readers_are_found_again (RelaisUiTest *test, gconstpointer data)
{
  g_autofree char *patient = add_patient (test);
  GtkWidget *room = open_notebook (test, patient);

  relais_ui_test_wait_for (test->window, GTK_TYPE_LABEL, "Nothing is written yet");
  relais_entry_row_set_text (get_row (test, "Only for"), "Guillaume");
  relais_entry_row_set_text (get_row (test, "Asked action"), "rappeler la fille");
  type (test, "Bleus au bras");
  gtk_widget_activate_action (room, "notebook.back", NULL);
  relais_ui_test_wait (has_draft, test);
  gtk_widget_activate_action (GTK_WIDGET (test->window), "win.open-notebook", "s", patient);
  relais_ui_test_wait_for (test->window, GTK_TYPE_TEXT_VIEW, NULL);
  relais_ui_test_wait (is_filled, get_view (test));
  g_assert_cmpstr (relais_entry_row_get_text (get_row (test, "Only for")), ==, "Guillaume");
  g_assert_cmpstr (relais_entry_row_get_text (get_row (test, "Asked action")), ==, "rappeler la fille");
}

static void
test_a_full_disk_keeps_the_words (RelaisUiTest *test, gconstpointer data)
{
  g_autofree char *patient = add_patient (test);

  open_notebook (test, patient);
  relais_ui_test_wait_for (test->window, GTK_TYPE_LABEL, "Nothing is written yet");
  type (test, "Ne pas perdre");
  relais_ui_test_fill_disk (TRUE);
  press_sign (test);
  relais_ui_test_wait_for (test->window, RELAIS_TYPE_NOTICE, NULL);
  g_assert_true (is_filled (get_view (test)));
  relais_ui_test_fill_disk (FALSE);
  press_sign (test);
  relais_ui_test_wait_for (test->window, GTK_TYPE_LABEL, "Ne pas perdre");
}

static void
test_who_may_not_read (RelaisUiTest *test, gconstpointer data)
{
  g_autofree char *patient = add_patient (test);
  g_autoptr (RelaisRecord) nadine = relais_ui_test_add_member (test, "Nadine", "reception");

  relais_ui_test_sign (test, patient, "Escarre stade 2", "care", "commander des pansements");
  relais_ui_test_become (test, "Nadine");
  open_notebook (test, patient);
  relais_ui_test_wait_for (test->window, GTK_TYPE_LABEL, "An entry of the care team.");
  g_assert_null (relais_ui_test_find (test->window, GTK_TYPE_LABEL, "Escarre"));
  g_assert_nonnull (relais_ui_test_find (test->window, GTK_TYPE_LABEL, "commander des pansements"));
}

static void
test_read_and_next (RelaisUiTest *test, gconstpointer data)
{
  g_autofree char *patient = add_patient (test);
  g_autoptr (RelaisRecord) guillaume = relais_ui_test_add_member (test, "Guillaume", "nurse");

  relais_ui_test_sign (test, patient, "Premier", "care", NULL);
  relais_ui_test_sign (test, patient, "Second", "care", NULL);
  relais_ui_test_become (test, "Guillaume");
  relais_ui_test_open_window (test);
  gtk_widget_activate_action (GTK_WIDGET (test->window), "win.go-room", "s", "notebook");
  relais_ui_test_wait_for (test->window, GTK_TYPE_LABEL, "Second");
  g_assert_nonnull (relais_ui_test_find (test->window, GTK_TYPE_LABEL, "El Amrani Mohamed"));
  gtk_widget_activate_action (GTK_WIDGET (test->window), "win.next-pane", NULL);
  relais_ui_test_press (get_list (test), GDK_KEY_space, 0);
  relais_ui_test_wait_gone (test->window, GTK_TYPE_LABEL, "Second");
  g_assert_nonnull (relais_ui_test_find (test->window, GTK_TYPE_LABEL, "Premier"));
}

static void
test_done_with_undo (RelaisUiTest *test, gconstpointer data)
{
  g_autofree char *patient = add_patient (test);

  relais_ui_test_sign (test, patient, "Peser", "logistics", "rappeler la fille");
  open_notebook (test, patient);
  relais_ui_test_wait_for (test->window, GTK_TYPE_LABEL, "rappeler la fille");
  /* The sidebar, the search, the timeline. */
  for (guint i = 0; i < 3; i++)
    gtk_widget_activate_action (GTK_WIDGET (test->window), "win.next-pane", NULL);
  relais_ui_test_press (get_list (test), GDK_KEY_d, 0);
  relais_ui_test_wait_for (test->window, GTK_TYPE_LABEL, "Noted as done");
}

/* What only some may read is answered to the same ones. */
static void
test_an_answer_to_named_readers (RelaisUiTest *test, gconstpointer data)
{
  g_autofree char *patient = add_patient (test);
  g_autoptr (RelaisRecord) guillaume = relais_ui_test_add_member (test, "Guillaume", "nurse");
  g_autoptr (RelaisRecord) els = relais_ui_test_add_member (test, "Els", "nurse");
  RelaisSession *session = relais_ui_test_get_session (test);
  RelaisRecordBuilder *builder = relais_record_builder_new (&relais_note_type, NULL, 0);
  g_autoptr (RelaisRecord) note = NULL;
  g_autoptr (RelaisRecord) saved = NULL;
  g_autoptr (GPtrArray) issues = relais_issues_new ();
  g_autoptr (GError) error = NULL;
  GtkWidget *room;

  relais_record_builder_set (builder, RELAIS_NOTE_PATIENT, patient);
  relais_record_builder_set (builder, RELAIS_NOTE_TEXT, "Coups");
  relais_record_builder_set (builder, RELAIS_NOTE_VISIBILITY, "care");
  relais_record_builder_set (builder, RELAIS_NOTE_READERS, "Guillaume");
  note = relais_record_builder_end (builder);
  saved = relais_notebook_sign (session, relais_session_get_actor (session), note, NULL, NULL, issues, &error);
  g_assert_no_error (error);
  relais_ui_test_become (test, "Guillaume");
  room = open_notebook (test, patient);
  relais_ui_test_wait_for (test->window, GTK_TYPE_LABEL, "Coups");
  relais_ui_test_settle ();
  gtk_widget_activate_action (room, "notebook.answer", "s", relais_record_get_id (saved));
  type (test, "Vu aussi");
  press_sign (test);
  relais_ui_test_wait_for (test->window, GTK_TYPE_LABEL, "Vu aussi");
  g_clear_pointer (&test->window, gtk_window_destroy);
  relais_ui_test_become (test, "Els");
  open_notebook (test, patient);
  relais_ui_test_wait_for (test->window, GTK_TYPE_LABEL, "Nothing is written yet");
}

int
main (int argc, char *argv[])
{
  relais_ui_test_init (&argc, &argv);
  relais_ui_test_add ("/ui/notebook/values-over-time", test_values_over_time);
  relais_ui_test_add ("/ui/notebook/value-is-judged", test_value_is_judged);
  relais_ui_test_add ("/ui/notebook/value-is-found-again", test_value_is_found_again);
  relais_ui_test_add ("/ui/notebook/phrase-is-typed", test_phrase_is_typed);
  relais_ui_test_add ("/ui/notebook/tab-leaves-the-words", test_tab_leaves_the_words);
  relais_ui_test_add ("/ui/notebook/template-is-chosen", test_template_is_chosen);
  relais_ui_test_add ("/notebook/signed", test_written_and_signed);
  relais_ui_test_add ("/notebook/found-again", test_words_are_found_again);
  relais_ui_test_add ("/notebook/readers-found-again", test_readers_are_found_again);
  relais_ui_test_add ("/notebook/full-disk", test_a_full_disk_keeps_the_words);
  relais_ui_test_add ("/notebook/who-may-not-read", test_who_may_not_read);
  relais_ui_test_add ("/notebook/read-and-next", test_read_and_next);
  relais_ui_test_add ("/notebook/done", test_done_with_undo);
  relais_ui_test_add ("/notebook/named-readers", test_an_answer_to_named_readers);
  return g_test_run ();
}
