#include "relais-ui-test.h"

#include "relais-care-link.h"
#include "relais-drafts.h"
#include "relais-entry-row.h"
#include "relais-notice.h"
#include "relais-people-room.h"
#include "relais-person-editor.h"
#include "relais-person-view.h"
#include "relais-person.h"
#include "relais-register-care.h"
#include "relais-register.h"
#include "relais-rooms.h"
#include "relais-test-session.h"

static GtkWidget *
find (RelaisUiTest *test, GType type, const char *text)
{
  return relais_ui_test_find (test->window, type, text);
}

/* --- Waiting --- */

typedef struct {
  RelaisUiTest *test;
  GType type;
  const char *text;
} Sight;

static gboolean
is_seen (gpointer data)
{
  Sight *sight = data;

  return find (sight->test, sight->type, sight->text) != NULL;
}

static void
await (RelaisUiTest *test, GType type, const char *text)
{
  Sight sight = { test, type, text };

  relais_ui_test_wait (is_seen, &sight);
}

static gboolean
is_gone (gpointer data)
{
  return !is_seen (data);
}

static void
await_gone (RelaisUiTest *test, GType type, const char *text)
{
  Sight sight = { test, type, text };

  relais_ui_test_wait (is_gone, &sight);
}

/* --- Typing --- */

static GtkWidget *
get_row (RelaisUiTest *test, const char *title)
{
  GtkWidget *row = find (test, RELAIS_TYPE_ENTRY_ROW, title);

  g_assert_nonnull (row);
  return row;
}

static void
type (RelaisUiTest *test, const char *title, const char *text)
{
  relais_entry_row_set_text (RELAIS_ENTRY_ROW (get_row (test, title)), text);
}

static const char *
read_row (RelaisUiTest *test, const char *title)
{
  return relais_entry_row_get_text (RELAIS_ENTRY_ROW (get_row (test, title)));
}

static void
enter (RelaisUiTest *test, const char *title)
{
  g_signal_emit_by_name (relais_entry_row_get_entry (RELAIS_ENTRY_ROW (get_row (test, title))), "activate");
}

static void
press (RelaisUiTest *test, guint keyval, GdkModifierType modifiers)
{
  GtkWidget *editor = find (test, RELAIS_TYPE_PERSON_EDITOR, NULL);

  relais_ui_test_press (editor != NULL ? editor : GTK_WIDGET (test->window), keyval, modifiers);
}

static void
begin (RelaisUiTest *test, const char *room)
{
  relais_ui_test_open_window (test);
  gtk_widget_activate_action (GTK_WIDGET (test->window), "win.go-room", "s", room);
  relais_ui_test_press (GTK_WIDGET (test->window), GDK_KEY_n, GDK_CONTROL_MASK);
  await (test, RELAIS_TYPE_PERSON_EDITOR, NULL);
}

/* --- What lies in the register --- */

static RelaisRecord *
add_person (RelaisUiTest *test, const char *family, const char *given, guint facet)
{
  return relais_test_session_add (relais_ui_test_get_session (test), family, given, facet, NULL);
}

static RelaisFound *
find_stored (RelaisUiTest *test, GPtrArray **found, const char *text)
{
  RelaisSession *session = relais_ui_test_get_session (test);
  g_autoptr (GError) error = NULL;

  *found = relais_register_search_people (session, relais_session_get_actor (session), text,
                                          RELAIS_SEARCH_PATIENTS | RELAIS_SEARCH_CAREGIVERS, 10, &error);
  g_assert_no_error (error);
  return (*found)->len > 0 ? g_ptr_array_index (*found, 0) : NULL;
}

/* --- The tests --- */

static void
test_registers_a_caregiver (RelaisUiTest *test, gconstpointer data)
{
  g_autoptr (RelaisRecord) patient = add_person (test, "El Amrani", "Mohamed", RELAIS_FACET_PATIENT);
  g_autoptr (GPtrArray) found = NULL;
  g_autoptr (GPtrArray) links = NULL;
  RelaisSession *session = relais_ui_test_get_session (test);
  RelaisFound *stored;
  const RelaisRecord *link;

  begin (test, "caregivers");
  relais_ui_test_walk (GTK_WIDGET (test->window));
  type (test, "_Family name", "Janssens");
  type (test, "_Given name", "Marie");
  type (test, "_Phone", "0478123456");
  type (test, "_Relation", "fille");
  type (test, "_Of whom", "amrani");
  enter (test, "_Of whom"); /* quicker than the answer */
  await (test, GTK_TYPE_LABEL, "1950");
  gtk_switch_set_active (GTK_SWITCH (find (test, GTK_TYPE_SWITCH, NULL)), TRUE);
  press (test, GDK_KEY_s, GDK_CONTROL_MASK);
  await (test, RELAIS_TYPE_PERSON_VIEW, NULL);

  stored = find_stored (test, &found, "janssens");
  g_assert_nonnull (stored);
  g_assert_cmpstr (relais_record_get (stored->person, RELAIS_PERSON_GIVEN_NAME), ==, "Marie");
  links = relais_register_list_links (session, relais_session_get_actor (session),
                                      relais_record_get_id (stored->person), NULL, NULL);
  g_assert_cmpuint (links->len, ==, 1);
  link = g_ptr_array_index (links, 0);
  g_assert_cmpstr (relais_record_get (link, RELAIS_CARE_LINK_PATIENT), ==, relais_record_get_id (patient));
  g_assert_cmpstr (relais_record_get (link, RELAIS_CARE_LINK_RELATION), ==, "daughter");
  g_assert_cmpstr (relais_care_link_get_consent (link, RELAIS_PURPOSE_HOSPITAL), ==, "yes");
  g_assert_cmpstr (relais_care_link_get_consent (link, RELAIS_PURPOSE_SHARE), ==, "not_asked");
}

static void
test_registers_a_patient (RelaisUiTest *test, gconstpointer data)
{
  g_autoptr (GPtrArray) found = NULL;
  RelaisFound *stored;

  begin (test, "patients");
  relais_ui_test_walk (GTK_WIDGET (test->window));
  type (test, "_Family name", "Dubois");
  type (test, "_Birth date or year", "12/3/48");
  press (test, GDK_KEY_s, GDK_CONTROL_MASK);
  await (test, RELAIS_TYPE_PERSON_VIEW, NULL);
  stored = find_stored (test, &found, "dubois");
  g_assert_nonnull (stored);
  g_assert_cmpstr (relais_record_get (stored->person, RELAIS_PERSON_BIRTH_DATE), ==, "1948-03-12");
  g_assert_true (relais_person_is_patient (stored->person));
}

static void
test_edits (RelaisUiTest *test, gconstpointer data)
{
  g_autoptr (RelaisRecord) person = add_person (test, "Dubois", "Jeanne", RELAIS_FACET_PATIENT);
  g_autoptr (GPtrArray) found = NULL;
  RelaisFound *stored;

  relais_ui_test_open_window (test);
  gtk_widget_activate_action (GTK_WIDGET (test->window), "win.edit-person", "s", relais_record_get_id (person));
  await (test, RELAIS_TYPE_ENTRY_ROW, "_Given name");
  relais_ui_test_walk (GTK_WIDGET (test->window));
  g_assert_cmpstr (read_row (test, "_Given name"), ==, "Jeanne");
  type (test, "_Given name", "Jeannette");
  type (test, "E-mail", "jeannette@example.org");
  press (test, GDK_KEY_s, GDK_CONTROL_MASK);
  await (test, RELAIS_TYPE_PERSON_VIEW, NULL);
  stored = find_stored (test, &found, "dubois");
  g_assert_cmpstr (relais_record_get (stored->person, RELAIS_PERSON_GIVEN_NAME), ==, "Jeannette");
  g_assert_cmpstr (relais_record_get (stored->person, RELAIS_PERSON_EMAIL), ==, "jeannette@example.org");
  g_assert_cmpstr (relais_record_get (stored->person, RELAIS_PERSON_BIRTH_DATE), ==, "1950");
}

static void
test_findings (RelaisUiTest *test, gconstpointer data)
{
  GtkWidget *entry;

  begin (test, "caregivers");
  type (test, "_Family name", "Janssens");
  type (test, "_Phone", "0478 12 34 5");
  await (test, GTK_TYPE_LABEL, "one digit short");
  entry = relais_entry_row_get_entry (RELAIS_ENTRY_ROW (get_row (test, "_Phone")));
  gtk_test_accessible_assert_state (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_STATE_INVALID, GTK_ACCESSIBLE_INVALID_TRUE);

  /* Nothing is saved, and the cursor stands in the field. */
  press (test, GDK_KEY_s, GDK_CONTROL_MASK);
  g_assert_nonnull (find (test, RELAIS_TYPE_PERSON_EDITOR, NULL));
  g_assert_true (gtk_widget_is_ancestor (gtk_window_get_focus (test->window), entry));

  type (test, "_Phone", "0478123456");
  await (test, GTK_TYPE_LABEL, "0478 12 34 56 · mobile");
  gtk_test_accessible_assert_state (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_STATE_INVALID, GTK_ACCESSIBLE_INVALID_FALSE);
}

static void
test_says_what_is_missing (RelaisUiTest *test, gconstpointer data)
{
  begin (test, "caregivers");
  type (test, "_Relation", "fille");
  await (test, GTK_TYPE_LABEL, "daughter");
  g_assert_null (find (test, GTK_TYPE_LABEL, "A name is needed"));
  press (test, GDK_KEY_s, GDK_CONTROL_MASK);
  g_assert_nonnull (find (test, GTK_TYPE_LABEL, "A name is needed"));
  g_assert_nonnull (find (test, GTK_TYPE_LABEL, "Choose the person they help"));
}

static void
test_parks (RelaisUiTest *test, gconstpointer data)
{
  begin (test, "caregivers");
  type (test, "_Family name", "Janssens");
  type (test, "_Phone", "0478 12");
  press (test, GDK_KEY_Escape, 0);
  await_gone (test, RELAIS_TYPE_PERSON_EDITOR, NULL);
  await (test, ADW_TYPE_ACTION_ROW, "Janssens");
  relais_ui_test_walk (GTK_WIDGET (test->window));

  gtk_widget_activate (find (test, ADW_TYPE_ACTION_ROW, "Janssens"));
  await (test, RELAIS_TYPE_ENTRY_ROW, "_Phone");
  g_assert_cmpstr (read_row (test, "_Phone"), ==, "0478 12");
  type (test, "_Phone", "0478123456");
  press (test, GDK_KEY_s, GDK_CONTROL_MASK);
  await (test, RELAIS_TYPE_PERSON_VIEW, NULL);
  await_gone (test, ADW_TYPE_ACTION_ROW, "parked");
  await_gone (test, GTK_TYPE_LABEL, "Parked forms");
}

static void
test_parks_nothing_unchanged (RelaisUiTest *test, gconstpointer data)
{
  begin (test, "caregivers");
  type (test, "_Family name", "Janssens");
  type (test, "_Family name", "");
  press (test, GDK_KEY_Escape, 0);
  await_gone (test, RELAIS_TYPE_PERSON_EDITOR, NULL);

  /* What is parked after it comes after it. */
  relais_ui_test_press (GTK_WIDGET (test->window), GDK_KEY_n, GDK_CONTROL_MASK);
  await (test, RELAIS_TYPE_PERSON_EDITOR, NULL);
  type (test, "_Family name", "Zwart");
  press (test, GDK_KEY_Escape, 0);
  await (test, ADW_TYPE_ACTION_ROW, "Zwart");
  g_assert_null (find (test, ADW_TYPE_ACTION_ROW, "Without a name"));
}

/* The form that is on the screen is not read again from what is kept of it. */
static gboolean
is_kept (gpointer data)
{
  RelaisSession *session = relais_ui_test_get_session (data);
  g_autoptr (GPtrArray) forms = relais_form_list (session, relais_session_get_actor (session), NULL);

  return forms != NULL && forms->len == 1;
}

/* What one types in does not wait to be taken up, and who wants it all the same is where they were. */
static void
test_resumes_what_is_open (RelaisUiTest *test, gconstpointer data)
{
  GtkWidget *editor;

  begin (test, "caregivers");
  editor = find (test, RELAIS_TYPE_PERSON_EDITOR, NULL);
  type (test, "_Family name", "Janssens");
  relais_ui_test_wait (is_kept, test);
  relais_ui_test_settle ();
  g_assert_null (find (test, ADW_TYPE_ACTION_ROW, "Janssens"));
  type (test, "_Phone", "0478");
  gtk_widget_activate_action (GTK_WIDGET (test->window), "win.resume-form", "(ss)", "caregivers",
                              relais_person_editor_get_draft (RELAIS_PERSON_EDITOR (editor)));
  relais_ui_test_settle ();
  g_assert_true (find (test, RELAIS_TYPE_PERSON_EDITOR, NULL) == editor);
  g_assert_cmpstr (read_row (test, "_Phone"), ==, "0478");
}

static void
test_fills_from_a_pasted_line (RelaisUiTest *test, gconstpointer data)
{
  begin (test, "caregivers");
  type (test, "_Family name", "El Amrani");
  g_assert_null (find (test, ADW_TYPE_ACTION_ROW, "Fill"));
  type (test, "_Given name", "F.");
  type (test, "_Family name", "Mme El Amrani Fatima 0478/12.34.56");
  g_assert_nonnull (find (test, ADW_TYPE_ACTION_ROW, "Fill"));
  enter (test, "_Family name");
  g_assert_cmpstr (read_row (test, "_Family name"), ==, "El Amrani");
  g_assert_cmpstr (read_row (test, "_Phone"), ==, "0478 12 34 56");
  /* What stood there is left alone. */
  g_assert_cmpstr (read_row (test, "_Given name"), ==, "F.");
  g_assert_null (find (test, ADW_TYPE_ACTION_ROW, "Fill"));
}

static void
test_shows_duplicates (RelaisUiTest *test, gconstpointer data)
{
  g_autoptr (RelaisRecord) there = add_person (test, "Dubois", "Jeanne", RELAIS_FACET_PATIENT);
  GtkWidget *row;

  begin (test, "patients");
  type (test, "_Family name", "Dubois");
  type (test, "_Given name", "Jeanne");
  await (test, GTK_TYPE_LABEL, "Perhaps already here");
  row = find (test, ADW_TYPE_ACTION_ROW, "Dubois Jeanne");
  g_assert_nonnull (row);
  g_assert_nonnull (relais_ui_test_find (row, GTK_TYPE_LABEL, "same name"));

  /* Enter opens that person, and what was typed waits. */
  gtk_widget_activate (row);
  await (test, RELAIS_TYPE_PERSON_VIEW, NULL);
  await (test, ADW_TYPE_ACTION_ROW, "Dubois Jeanne");
  await (test, GTK_TYPE_LABEL, "Parked forms");
}

/* --- What survives --- */

static gboolean
has_draft (gpointer data)
{
  RelaisSession *session = relais_ui_test_get_session (data);
  g_autoptr (GPtrArray) forms = relais_form_list (session, relais_session_get_actor (session), NULL);

  return forms != NULL && forms->len > 0;
}

static void
come_back (RelaisUiTest *test)
{
  g_autoptr (GError) error = NULL;
  RelaisSession *session = NULL;

  for (int i = 0; i < 100 && session == NULL; i++)
    {
      g_clear_error (&error);
      relais_ui_test_settle ();
      session = relais_session_sign_in (test->folder, "Aïcha", "quatre mots sans rapport",
                                        relais_desk_get_clock (test->desk), &error);
    }
  g_assert_no_error (error);
  relais_desk_take_session (test->desk, session, NULL);
}

static void
test_a_crash_loses_nothing (RelaisUiTest *test, gconstpointer data)
{
  begin (test, "caregivers");
  type (test, "_Family name", "Janssens");
  type (test, "_Phone", "0478 12"); /* not valid yet */
  relais_ui_test_wait (has_draft, test);

  /* The window goes without a word, and another begins on the same register. */
  gtk_window_destroy (test->window);
  relais_ui_test_settle ();
  relais_ui_test_open_window (test);
  await (test, ADW_TYPE_ACTION_ROW, "Janssens");
  gtk_widget_activate (find (test, ADW_TYPE_ACTION_ROW, "Janssens"));
  await (test, RELAIS_TYPE_ENTRY_ROW, "_Phone");
  g_assert_cmpstr (read_row (test, "_Phone"), ==, "0478 12");
}

static void
test_a_lock_loses_nothing (RelaisUiTest *test, gconstpointer data)
{
  g_autoptr (RelaisRecord) person = add_person (test, "Dubois", "Jeanne", RELAIS_FACET_PATIENT);

  relais_ui_test_open_window (test);
  gtk_widget_activate_action (GTK_WIDGET (test->window), "win.edit-person", "s", relais_record_get_id (person));
  await (test, RELAIS_TYPE_ENTRY_ROW, "_Given name");
  type (test, "_Given name", "Jeannette");
  relais_desk_close (test->desk); /* at once, before any pause */
  g_assert_null (find (test, RELAIS_TYPE_PERSON_EDITOR, NULL));

  come_back (test);
  await (test, ADW_TYPE_ACTION_ROW, "Dubois Jeannette");
  gtk_widget_activate (find (test, ADW_TYPE_ACTION_ROW, "Dubois Jeannette"));
  await (test, RELAIS_TYPE_ENTRY_ROW, "_Given name");
  g_assert_cmpstr (read_row (test, "_Given name"), ==, "Jeannette");
  g_assert_cmpstr (read_row (test, "_Family name"), ==, "Dubois");
}

static void
test_a_clash_shows_both (RelaisUiTest *test, gconstpointer data)
{
  g_autoptr (RelaisRecord) person = add_person (test, "Dubois", "Jeanne", RELAIS_FACET_PATIENT);
  g_autoptr (RelaisRecord) theirs = NULL;
  g_autoptr (RelaisRecord) stored = NULL;
  g_autoptr (RelaisRecord) again = NULL;
  RelaisSession *session = relais_ui_test_get_session (test);
  g_autoptr (GPtrArray) found = NULL;
  RelaisFound *now;

  relais_ui_test_open_window (test);
  gtk_widget_activate_action (GTK_WIDGET (test->window), "win.edit-person", "s", relais_record_get_id (person));
  await (test, RELAIS_TYPE_ENTRY_ROW, "_Given name");
  type (test, "_Given name", "Jeannette");
  type (test, "Street and number", "Rue Haute 1");

  /* Meanwhile a colleague changes one of the two, and another field. */
  theirs = relais_record_with (person, RELAIS_PERSON_STREET, "Rue Basse 2");
  again = relais_record_with (theirs, RELAIS_PERSON_EMAIL, "jeanne@example.org");
  stored = relais_test_session_save (session, again);

  press (test, GDK_KEY_s, GDK_CONTROL_MASK);
  await (test, GTK_TYPE_LABEL, "Yours: Rue Haute 1\nTheirs: Rue Basse 2");
  relais_ui_test_walk (GTK_WIDGET (test->window));
  g_assert_cmpstr (read_row (test, "Street and number"), ==, "Rue Haute 1");
  g_assert_cmpstr (read_row (test, "E-mail"), ==, "jeanne@example.org");
  adw_combo_row_set_selected (ADW_COMBO_ROW (find (test, ADW_TYPE_COMBO_ROW, "Street and number")), 1);
  g_assert_cmpstr (read_row (test, "Street and number"), ==, "Rue Basse 2");

  press (test, GDK_KEY_s, GDK_CONTROL_MASK);
  await (test, RELAIS_TYPE_PERSON_VIEW, NULL);
  now = find_stored (test, &found, "dubois");
  g_assert_cmpstr (relais_record_get (now->person, RELAIS_PERSON_GIVEN_NAME), ==, "Jeannette");
  g_assert_cmpstr (relais_record_get (now->person, RELAIS_PERSON_STREET), ==, "Rue Basse 2");
  g_assert_cmpstr (relais_record_get (now->person, RELAIS_PERSON_EMAIL), ==, "jeanne@example.org");
}

static void
test_a_failing_save_loses_nothing (RelaisUiTest *test, gconstpointer data)
{
  g_autoptr (GPtrArray) found = NULL;
  g_autoptr (GPtrArray) none = NULL;

  begin (test, "patients");
  type (test, "_Family name", "Dubois");
  type (test, "_Birth date or year", "1948");
  relais_ui_test_fill_disk (TRUE);
  press (test, GDK_KEY_s, GDK_CONTROL_MASK);
  await (test, RELAIS_TYPE_NOTICE, NULL);
  relais_ui_test_fill_disk (FALSE);
  g_assert_cmpstr (read_row (test, "_Family name"), ==, "Dubois");
  g_assert_null (find_stored (test, &none, "dubois"));

  press (test, GDK_KEY_s, GDK_CONTROL_MASK);
  await (test, RELAIS_TYPE_PERSON_VIEW, NULL);
  g_assert_nonnull (find_stored (test, &found, "dubois"));
}

/* A form that cannot be put aside comes back on the screen. */
static void
test_a_failing_park_comes_back (RelaisUiTest *test, gconstpointer data)
{
  begin (test, "patients");
  type (test, "_Family name", "Dubois");
  relais_ui_test_fill_disk (TRUE);
  press (test, GDK_KEY_Escape, 0);
  await (test, RELAIS_TYPE_NOTICE, NULL);
  relais_ui_test_fill_disk (FALSE);
  g_assert_cmpstr (read_row (test, "_Family name"), ==, "Dubois");
}

int
main (int argc, char **argv)
{
  relais_ui_test_init (&argc, &argv);
  relais_ui_test_add ("/ui/editor/caregiver", test_registers_a_caregiver);
  relais_ui_test_add ("/ui/editor/patient", test_registers_a_patient);
  relais_ui_test_add ("/ui/editor/edits", test_edits);
  relais_ui_test_add ("/ui/editor/findings", test_findings);
  relais_ui_test_add ("/ui/editor/missing", test_says_what_is_missing);
  relais_ui_test_add ("/ui/editor/parks", test_parks);
  relais_ui_test_add ("/ui/editor/parks-nothing", test_parks_nothing_unchanged);
  relais_ui_test_add ("/ui/editor/resumes-open", test_resumes_what_is_open);
  relais_ui_test_add ("/ui/editor/pasted", test_fills_from_a_pasted_line);
  relais_ui_test_add ("/ui/editor/duplicates", test_shows_duplicates);
  relais_ui_test_add ("/ui/editor/crash", test_a_crash_loses_nothing);
  relais_ui_test_add ("/ui/editor/lock", test_a_lock_loses_nothing);
  relais_ui_test_add ("/ui/editor/clash", test_a_clash_shows_both);
  relais_ui_test_add ("/ui/editor/failing-save", test_a_failing_save_loses_nothing);
  relais_ui_test_add ("/ui/editor/failing-park", test_a_failing_park_comes_back);
  return g_test_run ();
}
