#include "relais-ui-test.h"

#include "relais-audit-reading.h"
#include "relais-care-link.h"
#include "relais-directory-view.h"
#include "relais-found-item.h"
#include "relais-person-picker.h"
#include "relais-person-row.h"
#include "relais-person-view.h"
#include "relais-person.h"
#include "relais-search-dialog.h"
#include "relais-search-mark.h"
#include "relais-search-note.h"
#include "relais-test-session.h"
#include "relais-text.h"

static const struct {
  const char *text;
  const char *query;
  const char *markup;
} marks[] = {
  { "El Amrani Fatima", "fat", "El Amrani <u>Fat</u>ima" },
  { "El Amrani Fatima", "FATIMA el", "<u>El</u> Amrani <u>Fatima</u>" },
  { "Zoé Özdemir", "ozde zoe", "<u>Zoé</u> <u>Özde</u>mir" },
  { "Van den Broeck", "vandenbroeck", "<u>Van den Broeck</u>" },
  { "D’Hondt", "dhondt", "<u>D’Hondt</u>" },
  { "Lecœur", "coeur", "Le<u>cœur</u>" },
  { "0478 12 34 56", "3456", "0478 12 <u>34 56</u>" },
  { "Hannah Anna", "anna", "Hannah <u>Anna</u>" },
  { "A & B <b>", "b", "A &amp; <u>B</u> &lt;b&gt;" },
  { "Dubois", "martin", "Dubois" },
  { "Dubois", "", "Dubois" },
};

static void
test_marks (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (marks); i++)
    {
      g_auto (GStrv) words = relais_text_query_words (marks[i].query);
      g_autofree char *markup = relais_search_mark (marks[i].text, (const char *const *) words);

      g_assert_cmpstr (markup, ==, marks[i].markup);
    }
}

/* --- The dialog --- */

static void
fill (RelaisUiTest *test)
{
  RelaisSession *session = relais_ui_test_get_session (test);
  g_autoptr (RelaisRecord) mohamed = relais_test_session_add (
      session, "El Amrani", "Mohamed", RELAIS_FACET_PATIENT, "street", "rue Haute 12", "birth_date", "1944-03-14", NULL);
  g_autoptr (RelaisRecord) fatima = relais_test_session_add (
      session, "El Amrani", "Fatima", RELAIS_FACET_CAREGIVER, "phone", "0478 12 34 56", NULL);
  g_autoptr (RelaisRecord) zwart =
      relais_test_session_add (session, "Zwart", "Els", RELAIS_FACET_CAREGIVER, "phone", "0465 00 11 22", NULL);
  g_autoptr (RelaisRecord) link = relais_test_session_link (session, fatima, mohamed);
}

static GtkWidget *
open_dialog (RelaisUiTest *test)
{
  relais_ui_test_press (GTK_WIDGET (test->window), GDK_KEY_k, GDK_CONTROL_MASK);
  return relais_ui_test_find_window (RELAIS_TYPE_SEARCH_DIALOG, NULL);
}

static void
type (GtkWidget *dialog, const char *text)
{
  gtk_editable_set_text (GTK_EDITABLE (relais_ui_test_find (dialog, GTK_TYPE_SEARCH_ENTRY, NULL)), text);
}

static gboolean
shows_both (gpointer dialog)
{
  return relais_ui_test_find (dialog, GTK_TYPE_LABEL, "El Amrani Mohamed") != NULL &&
         relais_ui_test_find (dialog, GTK_TYPE_LABEL, "El Amrani Fatima") != NULL;
}

static gboolean
shows_fatima_only (gpointer dialog)
{
  return relais_ui_test_find (dialog, GTK_TYPE_LABEL, "El Amrani Mohamed") == NULL &&
         relais_ui_test_find (dialog, GTK_TYPE_LABEL, "El Amrani Fatima") != NULL;
}

static gboolean
shows_nobody (gpointer dialog)
{
  return relais_ui_test_find (dialog, GTK_TYPE_LABEL, "Nobody found") != NULL;
}

static gboolean
shows_hint (gpointer dialog)
{
  return relais_ui_test_find (dialog, GTK_TYPE_LABEL, "Whom are you looking for?") != NULL;
}

static void
test_finds_everywhere (RelaisUiTest *test, gconstpointer data)
{
  GtkWidget *dialog;

  fill (test);
  relais_ui_test_open_window (test);
  dialog = open_dialog (test);
  g_assert_true (shows_hint (dialog));
  type (dialog, "amrani");
  relais_ui_test_wait (shows_both, dialog);
  g_assert_nonnull (relais_ui_test_find (dialog, GTK_TYPE_LABEL, "82 years, born 14 March 1944"));
  g_assert_nonnull (relais_ui_test_find (dialog, GTK_TYPE_LABEL, "rue Haute 12"));
  g_assert_nonnull (relais_ui_test_find (dialog, GTK_TYPE_LABEL, "Patient"));
  g_assert_nonnull (relais_ui_test_find (dialog, GTK_TYPE_LABEL, "helps Mohamed El Amrani"));
  relais_ui_test_walk (dialog);

  type (dialog, "nobody of that name");
  relais_ui_test_wait (shows_nobody, dialog);
  type (dialog, "");
  relais_ui_test_wait (shows_hint, dialog);
}

static void
test_says_why (RelaisUiTest *test, gconstpointer data)
{
  GtkWidget *dialog;
  GtkWidget *why;

  fill (test);
  relais_ui_test_open_window (test);
  dialog = open_dialog (test);
  type (dialog, "3456");
  relais_ui_test_wait (shows_fatima_only, dialog);
  why = relais_ui_test_find (dialog, GTK_TYPE_LABEL, "0478 12 34 56");
  g_assert_nonnull (why);
  g_assert_nonnull (strstr (gtk_label_get_label (GTK_LABEL (why)), "<u>34 56</u>"));
}

static gboolean
shows_page (gpointer data)
{
  RelaisUiTest *test = data;
  GtkWidget *view = relais_ui_test_find (test->window, RELAIS_TYPE_PERSON_VIEW, NULL);

  return view != NULL && relais_ui_test_find (view, GTK_TYPE_LABEL, "El Amrani") != NULL;
}

static gboolean
is_gone (gpointer dialog)
{
  return *(gpointer *) dialog == NULL;
}

/* Down, Down, Enter: the second caregiver's page, and the dialog is gone. */
static void
test_opens_by_keyboard (RelaisUiTest *test, gconstpointer data)
{
  gpointer dialog;
  GtkWidget *search;
  GtkListView *list;

  fill (test);
  relais_ui_test_open_window (test);
  dialog = open_dialog (test);
  search = relais_ui_test_find (dialog, GTK_TYPE_SEARCH_ENTRY, NULL);
  type (dialog, "amrani");
  relais_ui_test_wait (shows_both, dialog);
  list = GTK_LIST_VIEW (relais_ui_test_find (dialog, GTK_TYPE_LIST_VIEW, NULL));
  g_assert_cmpuint (gtk_single_selection_get_selected (GTK_SINGLE_SELECTION (gtk_list_view_get_model (list))), ==, 0);
  relais_ui_test_press (search, GDK_KEY_Down, 0);
  relais_ui_test_press (search, GDK_KEY_Down, 0);
  g_assert_cmpuint (gtk_single_selection_get_selected (GTK_SINGLE_SELECTION (gtk_list_view_get_model (list))), ==, 1);
  relais_ui_test_press (search, GDK_KEY_Page_Up, 0);
  g_assert_cmpuint (gtk_single_selection_get_selected (GTK_SINGLE_SELECTION (gtk_list_view_get_model (list))), ==, 0);

  g_object_add_weak_pointer (G_OBJECT (dialog), &dialog);
  g_signal_emit_by_name (search, "activate");
  relais_ui_test_wait (is_gone, &dialog);
  relais_ui_test_wait (shows_page, test);
}

static void
test_closes (RelaisUiTest *test, gconstpointer data)
{
  gpointer dialog;

  relais_ui_test_open_window (test);
  dialog = open_dialog (test);
  g_object_add_weak_pointer (G_OBJECT (dialog), &dialog);
  g_signal_emit_by_name (relais_ui_test_find (dialog, GTK_TYPE_SEARCH_ENTRY, NULL), "stop-search");
  relais_ui_test_wait (is_gone, &dialog);

  /* Locked, nothing found stays on screen. */
  dialog = open_dialog (test);
  g_object_add_weak_pointer (G_OBJECT (dialog), &dialog);
  relais_desk_close (test->desk);
  relais_ui_test_wait (is_gone, &dialog);
}

/* --- The directory --- */

/* Of the first, whoever looks for Amrani finds the wife, the husband, and the pharmacy of that name. */
static const char cards[] =
    "uid,name_fr,name_nl,organisation,category,phone,phone_direct,postcode,commune,hours\n"
    "a,Gériatrie des Tilleuls,Geriatrie De Linden,Hôpital Foret,17,02 072 94 85,02 040 18 89,1090,Jette,mo-su 00:00-23:59\n"
    "b,Pharmacie Amrani,Apotheek Amrani,,14,02 033 11 22,,1030,Schaerbeek,\n";

static GtkListView *
get_list (gpointer dialog)
{
  return GTK_LIST_VIEW (relais_ui_test_find (dialog, GTK_TYPE_LIST_VIEW, NULL));
}

static const RelaisFoundHit *
get_hit (gpointer dialog, guint position)
{
  g_autoptr (RelaisFoundItem) item =
      g_list_model_get_item (G_LIST_MODEL (gtk_list_view_get_model (get_list (dialog))), position);

  return relais_found_item_get_hit (item);
}

static void
test_the_directory_comes_after_the_people (RelaisUiTest *test, gconstpointer data)
{
  GtkWidget *dialog;

  fill (test);
  relais_ui_test_copy_folder (test, cards, NULL);
  relais_ui_test_open_window (test);
  dialog = open_dialog (test);
  type (dialog, "amrani");
  relais_ui_test_wait_for (dialog, GTK_TYPE_LABEL, "Pharmacie Amrani");
  g_assert_true (shows_both (dialog));
  g_assert_nonnull (get_hit (dialog, 0)->person);
  g_assert_nonnull (get_hit (dialog, 1)->person);
  g_assert_nonnull (get_hit (dialog, 2)->entry);
  g_assert_nonnull (relais_ui_test_find (dialog, GTK_TYPE_LABEL, "Directory"));
  g_assert_nonnull (relais_ui_test_find (dialog, GTK_TYPE_LABEL, "02 033 11 22 · Pharmacie"));
  g_assert_nonnull (relais_ui_test_find (dialog, GTK_TYPE_LABEL, "3 results"));
  relais_ui_test_walk (dialog);
}

static void
test_an_entry_says_why (RelaisUiTest *test, gconstpointer data)
{
  GtkWidget *dialog;
  GtkWidget *why;

  relais_ui_test_copy_folder (test, cards, NULL);
  relais_ui_test_open_window (test);
  dialog = open_dialog (test);
  type (dialog, "1889");
  relais_ui_test_wait_for (dialog, GTK_TYPE_LABEL, "Gériatrie des Tilleuls  Hôpital Foret");
  why = relais_ui_test_find (dialog, GTK_TYPE_LABEL, "02 040 18 89 · direct line");
  g_assert_nonnull (why);
  g_assert_nonnull (strstr (gtk_label_get_label (GTK_LABEL (why)), "<u>18 89</u>"));
  g_assert_nonnull (relais_ui_test_find (dialog, GTK_TYPE_LABEL, "open"));
}

/* Enter, pressed before there was an answer, waits for it. */
static void
test_enter_opens_the_entry (RelaisUiTest *test, gconstpointer data)
{
  GtkWidget *dialog;

  relais_ui_test_copy_folder (test, cards, NULL);
  relais_ui_test_open_window (test);
  dialog = open_dialog (test);
  type (dialog, "tilleuls");
  g_signal_emit_by_name (relais_ui_test_find (dialog, GTK_TYPE_SEARCH_ENTRY, NULL), "activate");
  relais_ui_test_wait_for (test->window, RELAIS_TYPE_DIRECTORY_VIEW, NULL);
  relais_ui_test_wait_for (test->window, GTK_TYPE_WIDGET, "Call 02 040 18 89");
  g_assert_null (relais_ui_test_find_window (RELAIS_TYPE_SEARCH_DIALOG, NULL));
}

/* What is chosen stays, when a colleague changes something meanwhile. */
static void
test_a_change_keeps_what_is_chosen (RelaisUiTest *test, gconstpointer data)
{
  g_autoptr (RelaisRecord) other = NULL;
  GtkWidget *dialog;

  fill (test);
  relais_ui_test_open_window (test);
  dialog = open_dialog (test);
  type (dialog, "amrani");
  relais_ui_test_wait (shows_both, dialog);
  relais_ui_test_press (relais_ui_test_find (dialog, GTK_TYPE_SEARCH_ENTRY, NULL), GDK_KEY_Down, 0);
  other = relais_test_session_add (relais_ui_test_get_session (test), "Zamrani", "Jan", RELAIS_FACET_PATIENT, NULL);
  relais_ui_test_wait_for (dialog, GTK_TYPE_LABEL, "Zamrani Jan");
  relais_ui_test_wait_for (dialog, GTK_TYPE_LABEL, "3 results");
  g_assert_cmpuint (
      gtk_single_selection_get_selected (GTK_SINGLE_SELECTION (gtk_list_view_get_model (get_list (dialog)))), ==, 1);
}

static gboolean
shows_initials (gpointer dialog)
{
  return relais_ui_test_find (dialog, GTK_TYPE_LABEL, "E. A. F.") != NULL;
}

static void
test_discreet (RelaisUiTest *test, gconstpointer data)
{
  GtkWidget *dialog;

  fill (test);
  relais_ui_test_open_window (test);
  dialog = open_dialog (test);
  type (dialog, "fatima");
  relais_ui_test_wait (shows_fatima_only, dialog);
  relais_ui_test_press (GTK_WIDGET (test->window), GDK_KEY_F9, 0);
  relais_ui_test_wait (shows_initials, dialog);
  g_assert_null (relais_ui_test_find (dialog, GTK_TYPE_LABEL, "Amrani"));
  g_assert_true (relais_desk_is_discreet (test->desk));
  relais_ui_test_press (GTK_WIDGET (test->window), GDK_KEY_F9, 0);
  relais_ui_test_wait (shows_fatima_only, dialog);
}

static guint
count_searches (RelaisUiTest *test)
{
  RelaisSession *session = relais_ui_test_get_session (test);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) entries =
      relais_audit_reading_list (session, relais_session_get_actor (session), NULL, NULL, &error);
  guint n = 0;

  g_assert_no_error (error);
  for (guint i = 0; i < entries->len; i++)
    if (g_str_equal (((RelaisAuditRow *) g_ptr_array_index (entries, i))->entry.act, "search"))
      n++;
  return n;
}

static gboolean
has_noted_once (gpointer test)
{
  return count_searches (test) == 1;
}

static void
test_notes_once (RelaisUiTest *test, gconstpointer data)
{
  g_autoptr (RelaisSearchNote) note = relais_search_note_new (test->desk);

  relais_search_note_used (note);
  relais_search_note_typed (note, "a");
  relais_search_note_typed (note, "am");
  relais_search_note_typed (note, "");
  relais_search_note_used (note);
  relais_search_note_typed (note, "amr");
  relais_search_note_used (note);
  relais_search_note_used (note);
  relais_ui_test_wait (has_noted_once, test);
}

/* --- In a room --- */

static gboolean
room_shows_mohamed (gpointer data)
{
  return relais_ui_test_find (((RelaisUiTest *) data)->window, RELAIS_TYPE_PERSON_ROW, NULL) != NULL;
}

static gboolean
shows_page_of_nowak (gpointer data)
{
  GtkWidget *view = relais_ui_test_find (((RelaisUiTest *) data)->window, RELAIS_TYPE_PERSON_VIEW, NULL);

  return view != NULL && relais_ui_test_find (view, GTK_TYPE_LABEL, "Nowak") != NULL;
}

static gboolean
has_left (gpointer data)
{
  return !relais_desk_is_leaving (((RelaisUiTest *) data)->desk);
}

/* Whatever was still to be written is written when the register has been left. */
static void
leave_and_come_back (RelaisUiTest *test)
{
  g_autoptr (GError) error = NULL;
  RelaisSession *session;

  relais_desk_close (test->desk);
  relais_ui_test_wait (has_left, test);
  session = relais_session_open (test->folder, "quatre mots sans rapport", NULL, relais_desk_get_clock (test->desk), &error);
  g_assert_no_error (error);
  relais_desk_take_session (test->desk, session, NULL);
}

/* What somebody searched is written down in a room as it is everywhere else: once, when it has rested or when its
 * result is opened, however often; a look at the whole list is no search.
 */
static void
test_rooms_note (RelaisUiTest *test, gconstpointer data)
{
  g_autoptr (RelaisRecord) nowak = NULL;
  GtkWidget *search;

  fill (test);
  nowak = relais_test_session_add (relais_ui_test_get_session (test), "Nowak", "Jan", RELAIS_FACET_PATIENT, NULL);
  relais_ui_test_open_window (test);
  relais_ui_test_wait (room_shows_mohamed, test);
  search = relais_ui_test_find (test->window, GTK_TYPE_SEARCH_ENTRY, NULL);
  g_signal_emit_by_name (search, "activate");

  gtk_editable_set_text (GTK_EDITABLE (search), "amrani");
  relais_ui_test_wait (has_noted_once, test);
  g_signal_emit_by_name (search, "search-changed");
  g_signal_emit_by_name (search, "activate");

  gtk_editable_set_text (GTK_EDITABLE (search), "nowak");
  g_signal_emit_by_name (search, "activate");
  relais_ui_test_wait (shows_page_of_nowak, test);
  g_signal_emit_by_name (search, "activate");
  leave_and_come_back (test);
  g_assert_cmpuint (count_searches (test), ==, 2);
}

/* --- In a form --- */

static gboolean
offers_somebody (gpointer picker)
{
  return gtk_widget_get_visible (relais_person_picker_get_list (picker));
}

static gboolean
has_taken_somebody (gpointer picker)
{
  return relais_person_picker_get_id (picker) != NULL && !offers_somebody (picker) &&
         strstr (relais_person_picker_get_text (picker), "Nowak") != NULL;
}

/* Whom a form is about is searched like anybody else, and written down like that; who was known already was not
 * searched.
 */
static void
test_pickers_note (RelaisUiTest *test, gconstpointer data)
{
  g_autoptr (RelaisRecord) nowak = NULL;
  g_autoptr (RelaisPersonPicker) picker = NULL;
  GtkWidget *window = gtk_window_new ();
  GtkWidget *list = gtk_list_box_new ();

  fill (test);
  nowak = relais_test_session_add (relais_ui_test_get_session (test), "Nowak", "Jan", RELAIS_FACET_PATIENT, NULL);
  picker = relais_person_picker_new (test->desk, "Of whom");
  gtk_list_box_append (GTK_LIST_BOX (list), relais_person_picker_get_row (picker));
  gtk_list_box_append (GTK_LIST_BOX (list), relais_person_picker_get_list (picker));
  gtk_window_set_child (GTK_WINDOW (window), list);
  relais_person_picker_choose (picker, relais_record_get_id (nowak));
  relais_ui_test_wait (has_taken_somebody, picker);

  relais_person_picker_set_text (picker, "now");
  relais_ui_test_wait (offers_somebody, picker);
  g_signal_emit_by_name (relais_person_picker_get_row (picker), "apply");
  relais_ui_test_wait (has_taken_somebody, picker);
  leave_and_come_back (test);
  g_assert_cmpuint (count_searches (test), ==, 1);
  gtk_window_destroy (GTK_WINDOW (window));
}

int
main (int argc, char **argv)
{
  relais_ui_test_init (&argc, &argv);
  g_test_add_func ("/ui/search/marks", test_marks);
  relais_ui_test_add ("/ui/search/finds-everywhere", test_finds_everywhere);
  relais_ui_test_add ("/ui/search/says-why", test_says_why);
  relais_ui_test_add ("/ui/search/opens-by-keyboard", test_opens_by_keyboard);
  relais_ui_test_add ("/ui/search/directory", test_the_directory_comes_after_the_people);
  relais_ui_test_add ("/ui/search/directory-says-why", test_an_entry_says_why);
  relais_ui_test_add ("/ui/search/directory-enter", test_enter_opens_the_entry);
  relais_ui_test_add ("/ui/search/keeps-choice", test_a_change_keeps_what_is_chosen);
  relais_ui_test_add ("/ui/search/closes", test_closes);
  relais_ui_test_add ("/ui/search/discreet", test_discreet);
  relais_ui_test_add ("/ui/search/notes-once", test_notes_once);
  relais_ui_test_add ("/ui/search/rooms-note", test_rooms_note);
  relais_ui_test_add ("/ui/search/pickers-note", test_pickers_note);
  return g_test_run ();
}
