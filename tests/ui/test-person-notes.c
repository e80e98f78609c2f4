/* The notebook on the page of a patient: what was written last and what is asked, and a line that is written there and
 * stays while the page around it is made anew.
 */

#include "relais-ui-test.h"

#include "relais-drafts.h"
#include "relais-issue.h"
#include "relais-note-composer.h"
#include "relais-notebook.h"
#include "relais-person-notes.h"
#include "relais-person.h"
#include "relais-register-acts.h"
#include "relais-register-desk.h"
#include "relais-register.h"
#include "relais-test-session.h"

static RelaisRecord *
add_patient (RelaisUiTest *test)
{
  return relais_test_session_add (relais_ui_test_get_session (test), "El Amrani", "Mohamed", RELAIS_FACET_PATIENT,
                                  NULL);
}

static GtkWidget *
open_page (RelaisUiTest *test, const RelaisRecord *patient)
{
  if (test->window == NULL)
    relais_ui_test_open_window (test);
  gtk_widget_activate_action (GTK_WIDGET (test->window), "win.open-person", "(ss)", "patients",
                              relais_record_get_id (patient));
  return relais_ui_test_wait_for (test->window, RELAIS_TYPE_PERSON_NOTES, NULL);
}

static GtkTextBuffer *
get_buffer (GtkWidget *notes)
{
  return gtk_text_view_get_buffer (GTK_TEXT_VIEW (relais_ui_test_find (notes, GTK_TYPE_TEXT_VIEW, NULL)));
}

static char *
get_text (GtkWidget *notes)
{
  char *text;

  g_object_get (get_buffer (notes), "text", &text, NULL);
  return text;
}

static gboolean
is_filled (gpointer notes)
{
  return gtk_text_buffer_get_char_count (get_buffer (notes)) > 0;
}

static gboolean
is_empty (gpointer notes)
{
  return !is_filled (notes);
}

static void
press_sign (GtkWidget *notes)
{
  relais_ui_test_press (relais_ui_test_find (notes, RELAIS_TYPE_NOTE_COMPOSER, NULL), GDK_KEY_Return,
                        GDK_CONTROL_MASK);
}

static void
test_shows_what_was_written (RelaisUiTest *test, gconstpointer data)
{
  g_autoptr (RelaisRecord) patient = add_patient (test);
  GtkWidget *notes;

  relais_ui_test_sign (test, relais_record_get_id (patient), "Le tout premier", "care", NULL);
  relais_ui_test_sign (test, relais_record_get_id (patient), "Pansement sec", "care", "commander des compresses");
  relais_ui_test_sign (test, relais_record_get_id (patient), "Fille appelée", "logistics", NULL);
  relais_ui_test_sign (test, relais_record_get_id (patient), "Rappeler jeudi", "home", NULL);
  notes = open_page (test, patient);
  relais_ui_test_wait_for (notes, GTK_TYPE_LABEL, "Rappeler jeudi");
  g_assert_nonnull (relais_ui_test_find (notes, GTK_TYPE_LABEL, "Pansement sec"));
  g_assert_null (relais_ui_test_find (notes, GTK_TYPE_LABEL, "Le tout premier"));
  g_assert_nonnull (relais_ui_test_find (notes, GTK_TYPE_LABEL, "commander des compresses"));
  g_assert_nonnull (relais_ui_test_find (notes, GTK_TYPE_LABEL, "Sign for El Amrani Mohamed"));
  relais_ui_test_walk (GTK_WIDGET (test->window));
}

static void
test_who_may_not_read (RelaisUiTest *test, gconstpointer data)
{
  g_autoptr (RelaisRecord) patient = add_patient (test);
  g_autoptr (RelaisRecord) nadine = relais_ui_test_add_member (test, "Nadine", "reception");
  GtkWidget *notes;

  relais_ui_test_sign (test, relais_record_get_id (patient), "Escarre stade 2", "care", NULL);
  relais_ui_test_become (test, "Nadine");
  notes = open_page (test, patient);
  relais_ui_test_wait_for (notes, GTK_TYPE_LABEL, "An entry of the care team.");
  g_assert_null (relais_ui_test_find (notes, GTK_TYPE_LABEL, "Escarre"));
  g_assert_nonnull (relais_ui_test_find (notes, GTK_TYPE_LABEL, "Logistics, and"));
}

/* The key, the words, Ctrl+Enter: signed at the level of who writes. */
static void
test_a_line_of_reception (RelaisUiTest *test, gconstpointer data)
{
  g_autoptr (RelaisRecord) patient = add_patient (test);
  g_autoptr (RelaisRecord) nadine = relais_ui_test_add_member (test, "Nadine", "reception");
  RelaisNotebookFilter filter = { .patient = relais_record_get_id (patient) };
  g_autoptr (GPtrArray) entries = NULL;
  g_autoptr (GError) error = NULL;
  RelaisSession *session;
  GtkWidget *notes;

  relais_ui_test_become (test, "Nadine");
  notes = open_page (test, patient);
  relais_ui_test_wait_for (notes, GTK_TYPE_LABEL, "Nothing is written yet");
  relais_ui_test_press (notes, GDK_KEY_j, GDK_CONTROL_MASK);
  g_assert_true (gtk_root_get_focus (GTK_ROOT (test->window)) ==
                 relais_ui_test_find (notes, GTK_TYPE_TEXT_VIEW, NULL));
  gtk_text_buffer_set_text (get_buffer (notes), "Le fils passe à 17 h", -1);
  press_sign (notes);
  relais_ui_test_wait_for (notes, GTK_TYPE_LABEL, "Le fils passe");
  relais_ui_test_wait (is_empty, notes);
  session = relais_ui_test_get_session (test);
  entries = relais_notebook_list (session, relais_session_get_actor (session), &filter, 0, 5, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (entries->len, ==, 1);
  g_assert_true (relais_record_is (((RelaisNotebookEntry *) entries->pdata[0])->note, RELAIS_NOTE_VISIBILITY,
                                   "logistics"));
}

static gboolean
shows_archived (gpointer window)
{
  return relais_ui_test_find (window, GTK_TYPE_LABEL, "Archived") != NULL;
}

/* The page is made anew under who is writing: words and cursor stay. */
static void
test_a_line_stays_while_the_page_changes (RelaisUiTest *test, gconstpointer data)
{
  g_autoptr (RelaisRecord) patient = add_patient (test);
  RelaisSession *session = relais_ui_test_get_session (test);
  GtkWidget *notes = open_page (test, patient);
  g_autoptr (RelaisRecord) archived = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;

  relais_ui_test_wait_for (notes, GTK_TYPE_LABEL, "Nothing is written yet");
  relais_ui_test_press (notes, GDK_KEY_j, GDK_CONTROL_MASK);
  gtk_text_buffer_set_text (get_buffer (notes), "En train d’écrire", -1);
  archived = relais_register_archive (session, relais_session_get_actor (session), relais_record_get_id (patient), TRUE,
                                      &error);
  g_assert_no_error (error);
  relais_ui_test_wait (shows_archived, test->window);
  g_assert_true (relais_ui_test_find (test->window, RELAIS_TYPE_PERSON_NOTES, NULL) == notes);
  text = get_text (notes);
  g_assert_cmpstr (text, ==, "En train d’écrire");
  g_assert_true (gtk_root_get_focus (GTK_ROOT (test->window)) ==
                 relais_ui_test_find (notes, GTK_TYPE_TEXT_VIEW, NULL));
}

static gboolean
has_draft (gpointer data)
{
  RelaisSession *session = relais_ui_test_get_session (data);
  g_autoptr (GPtrArray) forms = relais_form_list (session, relais_session_get_actor (session), NULL);

  return forms != NULL && forms->len == 1;
}

/* Begun on the page, it waits in the notebook as well. */
static void
test_a_line_is_a_draft (RelaisUiTest *test, gconstpointer data)
{
  g_autoptr (RelaisRecord) patient = add_patient (test);
  GtkWidget *notes = open_page (test, patient);

  relais_ui_test_wait_for (notes, GTK_TYPE_LABEL, "Nothing is written yet");
  gtk_text_buffer_set_text (get_buffer (notes), "À finir", -1);
  relais_ui_test_wait (has_draft, test);
  g_clear_pointer (&test->window, gtk_window_destroy);
  notes = open_page (test, patient);
  relais_ui_test_wait (is_filled, notes);
}

static void
test_done_with_undo (RelaisUiTest *test, gconstpointer data)
{
  g_autoptr (RelaisRecord) patient = add_patient (test);
  GtkWidget *notes;

  relais_ui_test_sign (test, relais_record_get_id (patient), "Peser", "logistics", "rappeler la fille");
  notes = open_page (test, patient);
  relais_ui_test_wait_for (notes, GTK_TYPE_LABEL, "rappeler la fille");
  gtk_check_button_set_active (GTK_CHECK_BUTTON (relais_ui_test_find (notes, GTK_TYPE_CHECK_BUTTON, NULL)), TRUE);
  relais_ui_test_wait_for (test->window, GTK_TYPE_LABEL, "Noted as done");
  g_assert_nonnull (relais_ui_test_find (notes, GTK_TYPE_LABEL, "rappeler la fille"));
}

/* A correction does not take back what was asked: it stands, and says that its entry was corrected. */
static void
test_asked_by_a_corrected_entry (RelaisUiTest *test, gconstpointer data)
{
  g_autoptr (RelaisRecord) patient = add_patient (test);
  RelaisSession *session = relais_ui_test_get_session (test);
  RelaisNotebookFilter filter = { .patient = relais_record_get_id (patient) };
  RelaisRecordBuilder *builder = relais_record_builder_new (&relais_note_type, NULL, 0);
  g_autoptr (GPtrArray) entries = NULL;
  g_autoptr (GPtrArray) issues = relais_issues_new ();
  g_autoptr (RelaisRecord) note = NULL;
  g_autoptr (RelaisRecord) saved = NULL;
  g_autoptr (GError) error = NULL;
  GtkWidget *notes;

  relais_ui_test_sign (test, relais_record_get_id (patient), "Peser lundi", "care", "apporter la balance");
  notes = open_page (test, patient);
  relais_ui_test_wait_for (notes, GTK_TYPE_LABEL, "apporter la balance");
  g_assert_null (relais_ui_test_find (notes, GTK_TYPE_LABEL, "its entry was corrected since"));
  entries = relais_notebook_list (session, relais_session_get_actor (session), &filter, 0, 5, &error);
  g_assert_no_error (error);
  relais_record_builder_set (builder, RELAIS_NOTE_PATIENT, relais_record_get_id (patient));
  relais_record_builder_set (builder, RELAIS_NOTE_TEXT, "Peser mardi");
  relais_record_builder_set (builder, RELAIS_NOTE_CORRECTS,
                             relais_record_get_id (((RelaisNotebookEntry *) entries->pdata[0])->note));
  note = relais_record_builder_end (builder);
  saved = relais_notebook_sign (session, relais_session_get_actor (session), note, NULL, NULL, issues, &error);
  g_assert_no_error (error);
  relais_ui_test_wait_for (notes, GTK_TYPE_LABEL, "its entry was corrected since");
}

static void
test_what_applies (RelaisUiTest *test, gconstpointer data)
{
  g_autoptr (RelaisRecord) patient = add_patient (test);
  RelaisSession *session = relais_ui_test_get_session (test);
  GtkWidget *notes;
  g_autoptr (RelaisRecord) guarded = NULL;
  g_autoptr (GError) error = NULL;

  notes = open_page (test, patient);
  relais_ui_test_wait_for (notes, GTK_TYPE_LABEL, "Nothing is written yet");
  g_assert_null (relais_ui_test_find (notes, GTK_TYPE_LABEL, "Protected mode"));
  guarded = relais_register_set_protected (session, relais_session_get_actor (session),
                                           relais_record_get_id (patient), &error);
  g_assert_no_error (error);
  relais_ui_test_wait_for (notes, GTK_TYPE_LABEL, "Protected mode: nothing of this notebook is printed.");
}

int
main (int argc, char *argv[])
{
  relais_ui_test_init (&argc, &argv);
  relais_ui_test_add ("/person-notes/shown", test_shows_what_was_written);
  relais_ui_test_add ("/person-notes/who-may-not-read", test_who_may_not_read);
  relais_ui_test_add ("/person-notes/reception", test_a_line_of_reception);
  relais_ui_test_add ("/person-notes/stays", test_a_line_stays_while_the_page_changes);
  relais_ui_test_add ("/person-notes/draft", test_a_line_is_a_draft);
  relais_ui_test_add ("/person-notes/done", test_done_with_undo);
  relais_ui_test_add ("/person-notes/corrected", test_asked_by_a_corrected_entry);
  relais_ui_test_add ("/person-notes/applies", test_what_applies);
  return g_test_run ();
}
