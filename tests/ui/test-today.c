#include "relais-ui-test.h"

#include "relais-care-link.h"
#include "relais-drafts.h"
#include "relais-person-view.h"
#include "relais-person.h"
#include "relais-register-acts.h"
#include "relais-test-session.h"
#include "relais-today-room.h"
#include "relais-work-row.h"

static GtkWidget *
find_in (RelaisUiTest *test, GType type, const char *text)
{
  return relais_ui_test_find (test->window, type, text);
}

static gboolean
shows_empty (gpointer data)
{
  return find_in (data, GTK_TYPE_LABEL, "Nothing waits for you") != NULL;
}

static gboolean
shows_rows (gpointer data)
{
  return find_in (data, RELAIS_TYPE_WORK_ROW, NULL) != NULL;
}

static gboolean
shows_view (gpointer data)
{
  return find_in (data, RELAIS_TYPE_PERSON_VIEW, NULL) != NULL;
}

static gboolean
shows_initials (gpointer data)
{
  return find_in (data, RELAIS_TYPE_WORK_ROW, "P. N.") != NULL;
}

static gboolean
has_no_question (gpointer data)
{
  return shows_empty (data) || find_in (data, GTK_TYPE_MENU_BUTTON, "Ask consent now") == NULL;
}

static void
open_today (RelaisUiTest *test)
{
  relais_ui_test_open_window (test);
  relais_ui_test_press (GTK_WIDGET (test->window), GDK_KEY_1, GDK_ALT_MASK);
}

/* Somebody with a vulnerability, whom nobody helps and who agreed: one thing to do. */
static RelaisRecord *
add_alone (RelaisUiTest *test, const char *family, const char *given)
{
  return relais_test_session_add (relais_ui_test_get_session (test), family, given, RELAIS_FACET_PATIENT, "flags",
                                  "isolated", "street", "rue Haute 12", "agreement", "given", NULL);
}

static void
add_unasked (RelaisUiTest *test)
{
  RelaisSession *session = relais_ui_test_get_session (test);
  g_autoptr (RelaisRecord) patient = relais_test_session_add (session, "Dubois", "Jeanne", RELAIS_FACET_PATIENT,
                                                              "agreement", "given", NULL);
  g_autoptr (RelaisRecord) caregiver = relais_test_session_add (session, "Fattah", "Nour", RELAIS_FACET_CAREGIVER, NULL);
  g_autoptr (RelaisRecord) link = relais_test_session_link (session, caregiver, patient);
}

static void
test_empty (RelaisUiTest *test, gconstpointer data)
{
  open_today (test);
  relais_ui_test_wait (shows_empty, test);
  relais_ui_test_walk (GTK_WIDGET (test->window));
}

static void
test_is_entered_first (RelaisUiTest *test, gconstpointer data)
{
  test->window = relais_window_new (NULL, test->desk);
  gtk_window_present (test->window);
  relais_ui_test_wait (shows_empty, test);
  g_assert_nonnull (find_in (test, RELAIS_TYPE_TODAY_ROOM, NULL));
}

static gboolean
has_focus_in_row (gpointer data)
{
  GtkWidget *focus = gtk_window_get_focus (((RelaisUiTest *) data)->window);

  return focus != NULL && RELAIS_IS_WORK_ROW (focus);
}

/* The cursor waits in the first row, so that every key works at once. */
static void
test_has_the_focus (RelaisUiTest *test, gconstpointer data)
{
  g_autoptr (RelaisRecord) alone = add_alone (test, "Peeters", "Nadia");

  test->window = relais_window_new (NULL, test->desk);
  gtk_window_present (test->window);
  relais_ui_test_wait (has_focus_in_row, test);
}

static void
test_says_who_and_what (RelaisUiTest *test, gconstpointer data)
{
  g_autoptr (RelaisRecord) alone = add_alone (test, "Peeters", "Nadia");
  GtkWidget *row;

  open_today (test);
  relais_ui_test_wait (shows_rows, test);
  g_assert_nonnull (find_in (test, GTK_TYPE_LABEL, "Who helps at home?"));
  row = find_in (test, RELAIS_TYPE_WORK_ROW, "Peeters Nadia");
  g_assert_nonnull (row);
  g_assert_nonnull (strstr (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (row)), "rue Haute 12"));
  g_assert_nonnull (strstr (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (row)), "born in 1950"));
  g_assert_nonnull (relais_ui_test_find (row, GTK_TYPE_LABEL, "isolated"));
  relais_ui_test_walk (GTK_WIDGET (test->window));
}

static gboolean
is_folded (gpointer data)
{
  return adw_leaflet_get_folded (ADW_LEAFLET (find_in (data, ADW_TYPE_LEAFLET, NULL)));
}

static graphene_rect_t
get_bounds (GtkWidget *widget, GtkWidget *in)
{
  graphene_rect_t bounds;

  g_assert_true (gtk_widget_compute_bounds (widget, in, &bounds));
  return bounds;
}

static gboolean
has_width (gpointer row)
{
  return gtk_widget_get_width (row) > 100;
}

/* On a narrow screen the words have the whole row, and what stands beside them elsewhere is below. */
static void
test_words_have_room_where_it_is_narrow (RelaisUiTest *test, gconstpointer data)
{
  graphene_rect_t words, button, whole;
  GtkWidget *row;

  add_unasked (test);
  test->window = relais_window_new (NULL, test->desk);
  gtk_window_set_default_size (test->window, 360, 720);
  gtk_window_present (test->window);
  relais_ui_test_wait (shows_rows, test);
  relais_ui_test_wait (is_folded, test);
  relais_ui_test_settle ();
  row = find_in (test, RELAIS_TYPE_WORK_ROW, "Fattah Nour");
  relais_ui_test_wait (has_width, row);
  relais_ui_test_settle ();
  words = get_bounds (relais_ui_test_find (row, GTK_TYPE_LABEL, "Fattah Nour"), row);
  button = get_bounds (relais_ui_test_find (row, GTK_TYPE_MENU_BUTTON, "Ask consent now"), row);
  whole = get_bounds (row, row);
  g_assert_cmpfloat (words.size.width, >, 0.85 * whole.size.width);
  g_assert_cmpfloat (button.origin.y, >=, words.origin.y + words.size.height);
  relais_ui_test_walk (GTK_WIDGET (test->window));
}

static gboolean
shows_other (gpointer data)
{
  return find_in (data, RELAIS_TYPE_WORK_ROW, "Zwart") != NULL;
}

static void
test_follows_the_register (RelaisUiTest *test, gconstpointer data)
{
  g_autoptr (RelaisRecord) first = add_alone (test, "Peeters", "Nadia");
  g_autoptr (RelaisRecord) second = NULL;
  GtkWidget *row;

  open_today (test);
  relais_ui_test_wait (shows_rows, test);
  row = find_in (test, RELAIS_TYPE_WORK_ROW, "Peeters Nadia");
  g_assert_true (gtk_widget_grab_focus (row));

  second = add_alone (test, "Zwart", "Els");
  relais_ui_test_wait (shows_other, test);
  /* Who had the focus has it still, though the rows are others. */
  row = find_in (test, RELAIS_TYPE_WORK_ROW, "Peeters Nadia");
  g_assert_true (gtk_window_get_focus (test->window) == row);
}

static gboolean
shows_no_first (gpointer data)
{
  return find_in (data, RELAIS_TYPE_WORK_ROW, "Peeters Nadia") == NULL && shows_rows (data);
}

/* The row that had the focus is dealt with, perhaps by somebody else: the next key is not lost. */
static void
test_focus_goes_on_to_the_next (RelaisUiTest *test, gconstpointer data)
{
  RelaisSession *session = relais_ui_test_get_session (test);
  g_autoptr (RelaisRecord) first = add_alone (test, "Peeters", "Nadia");
  g_autoptr (RelaisRecord) second = add_alone (test, "Zwart", "Els");
  g_autoptr (RelaisRecord) archived = NULL;
  g_autoptr (GError) error = NULL;

  open_today (test);
  relais_ui_test_wait (shows_other, test);
  g_assert_true (gtk_widget_grab_focus (find_in (test, RELAIS_TYPE_WORK_ROW, "Peeters Nadia")));
  archived = relais_register_archive (session, relais_session_get_actor (session), relais_record_get_id (first), TRUE,
                                      &error);
  g_assert_no_error (error);
  relais_ui_test_wait (shows_no_first, test);
  g_assert_true (gtk_window_get_focus (test->window) == find_in (test, RELAIS_TYPE_WORK_ROW, "Zwart Els"));
}

static void
test_opens_the_person (RelaisUiTest *test, gconstpointer data)
{
  g_autoptr (RelaisRecord) alone = add_alone (test, "Peeters", "Nadia");

  open_today (test);
  relais_ui_test_wait (shows_rows, test);
  gtk_widget_activate (find_in (test, RELAIS_TYPE_WORK_ROW, "Peeters Nadia"));
  relais_ui_test_wait (shows_view, test);
  g_assert_cmpstr (relais_person_view_get_id (RELAIS_PERSON_VIEW (find_in (test, RELAIS_TYPE_PERSON_VIEW, NULL))), ==,
                   relais_record_get_id (alone));
}

static guint
count_rows (GtkWidget *below)
{
  guint n = RELAIS_IS_WORK_ROW (below) ? 1 : 0;

  for (GtkWidget *child = gtk_widget_get_first_child (below); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    n += count_rows (child);
  return n;
}

static gboolean
shows_seven (gpointer data)
{
  return count_rows (GTK_WIDGET (((RelaisUiTest *) data)->window)) == 7;
}

static void
test_shows_a_few_and_more (RelaisUiTest *test, gconstpointer data)
{
  for (guint i = 0; i < 7; i++)
    {
      g_autofree char *given = g_strdup_printf ("Nadia %c", 'A' + i);
      g_autoptr (RelaisRecord) alone = add_alone (test, "Peeters", given);
    }
  open_today (test);
  relais_ui_test_wait (shows_rows, test);
  g_assert_cmpuint (count_rows (GTK_WIDGET (test->window)), ==, 5);
  g_assert_nonnull (find_in (test, GTK_TYPE_LABEL, "7"));
  gtk_widget_activate (find_in (test, ADW_TYPE_ACTION_ROW, "2 more…"));
  relais_ui_test_wait (shows_seven, test);
  g_assert_null (find_in (test, ADW_TYPE_ACTION_ROW, "more…"));
}

/* One key, and the question is gone; what was answered stands in the register. */
static void
test_asks_consent (RelaisUiTest *test, gconstpointer data)
{
  GtkWidget *button;

  add_unasked (test);
  open_today (test);
  relais_ui_test_wait (shows_rows, test);
  relais_ui_test_walk (GTK_WIDGET (test->window));
  button = find_in (test, GTK_TYPE_MENU_BUTTON, "Ask consent now");
  g_assert_nonnull (button);
  gtk_menu_button_popup (GTK_MENU_BUTTON (button));
  relais_ui_test_settle ();
  gtk_widget_activate (find_in (test, GTK_TYPE_BUTTON, "Yes to all three"));
  relais_ui_test_wait (has_no_question, test);
  relais_ui_test_wait (shows_empty, test);
}

static void
test_discreet (RelaisUiTest *test, gconstpointer data)
{
  g_autoptr (RelaisRecord) alone = add_alone (test, "Peeters", "Nadia");

  open_today (test);
  relais_ui_test_wait (shows_rows, test);
  relais_ui_test_press (GTK_WIDGET (test->window), GDK_KEY_F9, 0);
  relais_ui_test_wait (shows_initials, test);
  g_assert_null (find_in (test, RELAIS_TYPE_WORK_ROW, "Peeters"));
  g_assert_null (find_in (test, RELAIS_TYPE_WORK_ROW, "rue Haute"));
  relais_ui_test_press (GTK_WIDGET (test->window), GDK_KEY_F9, 0);
}

static void
test_lists_forms (RelaisUiTest *test, gconstpointer data)
{
  RelaisSession *session = relais_ui_test_get_session (test);
  RelaisForm form = { .kind = (char *) "caregiver", .title = (char *) "Haddad", .is_parked = TRUE };
  GVariantBuilder values;
  g_autofree char *id = NULL;
  g_autoptr (GError) error = NULL;

  g_variant_builder_init (&values, G_VARIANT_TYPE ("a{ss}"));
  g_variant_builder_add (&values, "{ss}", "family_name", "Haddad");
  form.values = g_variant_ref_sink (g_variant_builder_end (&values));
  id = relais_form_save (session, relais_session_get_actor (session), &form, &error);
  g_assert_no_error (error);
  g_variant_unref (form.values);

  open_today (test);
  relais_ui_test_wait (shows_rows, test);
  g_assert_nonnull (find_in (test, RELAIS_TYPE_WORK_ROW, "Haddad"));
  g_assert_nonnull (find_in (test, GTK_TYPE_LABEL, "New caregiver"));
  g_assert_nonnull (find_in (test, GTK_TYPE_LABEL, "parked today"));
}

int
main (int argc, char **argv)
{
  relais_ui_test_init (&argc, &argv);
  relais_ui_test_add ("/ui/today/empty", test_empty);
  relais_ui_test_add ("/ui/today/is-entered-first", test_is_entered_first);
  relais_ui_test_add ("/ui/today/has-the-focus", test_has_the_focus);
  relais_ui_test_add ("/ui/today/says-who-and-what", test_says_who_and_what);
  relais_ui_test_add ("/ui/today/words-have-room-where-it-is-narrow", test_words_have_room_where_it_is_narrow);
  relais_ui_test_add ("/ui/today/follows-the-register", test_follows_the_register);
  relais_ui_test_add ("/ui/today/focus-goes-on", test_focus_goes_on_to_the_next);
  relais_ui_test_add ("/ui/today/opens-the-person", test_opens_the_person);
  relais_ui_test_add ("/ui/today/shows-a-few-and-more", test_shows_a_few_and_more);
  relais_ui_test_add ("/ui/today/asks-consent", test_asks_consent);
  relais_ui_test_add ("/ui/today/discreet", test_discreet);
  relais_ui_test_add ("/ui/today/lists-forms", test_lists_forms);
  return g_test_run ();
}
