#include "relais-ui-test.h"

#include "relais-care-link.h"
#include "relais-dialog.h"
#include "relais-entry-row.h"
#include "relais-person-role.h"
#include "relais-person-view.h"
#include "relais-person.h"
#include "relais-register-after-call.h"
#include "relais-register-acts.h"
#include "relais-register-care.h"
#include "relais-register-desk.h"
#include "relais-register-lift.h"
#include "relais-register.h"
#include "relais-test-session.h"
#include "relais-work-row.h"

/* Mohamed, whom Fatima helps; somebody else, whom nobody knows yet. */
typedef struct {
  RelaisUiTest *test;
  RelaisRecord *patient;
  RelaisRecord *caregiver;
  RelaisRecord *other;
  RelaisRecord *link;
  GtkWidget *view;
  GType type;
  const char *text;
} People;

static RelaisSession *
get_session (People *people)
{
  return relais_ui_test_get_session (people->test);
}

static RelaisActor *
get_actor (People *people)
{
  return relais_session_get_actor (get_session (people));
}

static gboolean
shows_view (gpointer data)
{
  People *people = data;

  people->view = relais_ui_test_find (people->test->window, RELAIS_TYPE_PERSON_VIEW, NULL);
  return people->view != NULL && relais_ui_test_find (people->view, GTK_TYPE_LABEL, people->text) != NULL &&
         relais_person_view_get_file (RELAIS_PERSON_VIEW (people->view)) != NULL;
}

static void
open_page (People *people, const char *room, const RelaisRecord *person, const char *name)
{
  people->text = name;
  gtk_widget_activate_action (GTK_WIDGET (people->test->window), "win.open-person", "(ss)", room,
                              relais_record_get_id (person));
  relais_ui_test_wait (shows_view, people);
}

static void
set_up (People *people, RelaisUiTest *test)
{
  *people = (People) { .test = test };
  people->patient = relais_test_session_add (get_session (people), "El Amrani", "Mohamed", RELAIS_FACET_PATIENT, "phone",
                                             "02 474 02 55", "street", "Rue Haute 12", NULL);
  people->caregiver = relais_test_session_add (get_session (people), "Benali", "Fatima", RELAIS_FACET_CAREGIVER, "phone",
                                               "0478 12 34 56", NULL);
  people->other = relais_test_session_add (get_session (people), "Dubois", "Jeanne", RELAIS_FACET_PATIENT, NULL);
  people->link = relais_test_session_link (get_session (people), people->caregiver, people->patient);
  relais_ui_test_open_window (test);
  open_page (people, "patients", people->patient, "El Amrani Mohamed");
}

static void
tear_down (People *people)
{
  relais_record_unref (people->patient);
  relais_record_unref (people->caregiver);
  relais_record_unref (people->other);
  relais_record_unref (people->link);
}

/* --- Waiting --- */

static gboolean
view_shows (gpointer data)
{
  People *people = data;

  return relais_ui_test_find (people->view, people->type, people->text) != NULL;
}

static gboolean
view_hides (gpointer data)
{
  return !view_shows (data);
}

static void
await (People *people, GType type, const char *text)
{
  people->type = type;
  people->text = text;
  relais_ui_test_wait (view_shows, people);
}

static void
await_gone (People *people, const char *text)
{
  people->type = GTK_TYPE_LABEL;
  people->text = text;
  relais_ui_test_wait (view_hides, people);
}

static gboolean
window_says (gpointer data)
{
  People *people = data;

  return relais_ui_test_find (people->test->window, GTK_TYPE_LABEL, people->text) != NULL;
}

static void
await_toast (People *people, const char *text)
{
  people->text = text;
  relais_ui_test_wait (window_says, people);
}

/* --- Dialogs --- */

static gboolean
is_open (gpointer title)
{
  GtkWidget *dialog = relais_ui_test_find_dialog (title);

  return dialog != NULL && gtk_widget_get_mapped (dialog);
}

static gboolean
is_closed (gpointer title)
{
  return relais_ui_test_find_dialog (title) == NULL;
}

static GtkWidget *
open_dialog (People *people, const char *action, GVariant *target, const char *title)
{
  g_autoptr (GVariant) owned = target != NULL ? g_variant_ref_sink (target) : NULL;

  g_assert_true (gtk_widget_activate_action_variant (people->view, action, owned));
  relais_ui_test_wait (is_open, (gpointer) title);
  relais_ui_test_walk (relais_ui_test_find_dialog (title));
  return relais_ui_test_find_dialog (title);
}

static GtkWidget *
find_row (GtkWidget *dialog, const char *title)
{
  GtkWidget *row = relais_ui_test_find (dialog, RELAIS_TYPE_ENTRY_ROW, title);

  g_assert_nonnull (row);
  return row;
}

static void
type (GtkWidget *dialog, const char *title, const char *text)
{
  relais_entry_row_set_text (RELAIS_ENTRY_ROW (find_row (dialog, title)), text);
}

static void
accept (GtkWidget *dialog)
{
  relais_ui_test_press (dialog, GDK_KEY_s, GDK_CONTROL_MASK);
}

static gboolean
says_disk_full (gpointer dialog)
{
  return relais_ui_test_find (dialog, GTK_TYPE_LABEL, "check the disk") != NULL;
}

/* The dialog stays, says why, and then it works after all. */
static void
refuse_then_accept (GtkWidget *dialog, const char *title)
{
  relais_ui_test_fill_disk (TRUE);
  accept (dialog);
  relais_ui_test_wait (says_disk_full, dialog);
  relais_ui_test_fill_disk (FALSE);
  g_assert_true (is_open ((gpointer) title));
  accept (dialog);
  relais_ui_test_wait (is_closed, (gpointer) title);
}

/* --- Two people lift protected mode --- */

static void
protect (People *people)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (RelaisRecord) saved = relais_register_set_protected (get_session (people), get_actor (people),
                                                                  relais_record_get_id (people->patient), &error);

  g_assert_no_error (error);
  await_gone (people, "02 474 02 55");
}

static void
test_proposes_a_lift (RelaisUiTest *test, gconstpointer data)
{
  People people;
  GtkWidget *dialog;

  set_up (&people, test);
  protect (&people);
  dialog = open_dialog (&people, "person.propose-lift", NULL, "Lift protected mode");
  g_assert_nonnull (relais_ui_test_find (dialog, GTK_TYPE_LABEL, "El Amrani Mohamed"));
  type (dialog, "_Reason", "x");
  accept (dialog);
  g_assert_true (is_open ((gpointer) "Lift protected mode"));
  type (dialog, "_Reason", "The danger is over");
  relais_ui_test_fill_disk (TRUE);
  accept (dialog);
  relais_ui_test_wait (says_disk_full, dialog);
  relais_ui_test_fill_disk (FALSE);
  g_assert_cmpstr (relais_entry_row_get_text (RELAIS_ENTRY_ROW (find_row (dialog, "_Reason"))), ==,
                   "The danger is over");
  accept (dialog);
  relais_ui_test_wait (is_closed, (gpointer) "Lift protected mode");

  /* Nobody is the second one of themselves, and nothing is shown before. */
  await (&people, GTK_TYPE_LABEL, "The danger is over");
  await (&people, GTK_TYPE_LABEL, "It waits for a second member");
  g_assert_null (relais_ui_test_find (people.view, ADW_TYPE_ACTION_ROW, "Confirm the lifting"));
  g_assert_null (relais_ui_test_find (people.view, GTK_TYPE_LABEL, "02 474 02 55"));
  relais_ui_test_walk (GTK_WIDGET (test->window));
  tear_down (&people);
}

static void
propose_as_nurse (People *people)
{
  g_autoptr (RelaisRecordBuilder) builder = relais_record_builder_new (&relais_staff_type, NULL, 0);
  g_autoptr (RelaisRecord) member = NULL;
  g_autoptr (RelaisRecord) saved = NULL;
  g_autoptr (RelaisActor) nurse = NULL;
  g_autoptr (RelaisRecord) lift = NULL;
  g_autoptr (GError) error = NULL;

  relais_record_builder_set (builder, RELAIS_STAFF_NAME, "Els Verstraete");
  relais_record_builder_set (builder, RELAIS_STAFF_ROLE, "nurse");
  member = relais_record_builder_end (g_steal_pointer (&builder));
  saved = relais_test_session_save (get_session (people), member);
  nurse = relais_actor_new (relais_record_get_id (saved), "Els Verstraete", "nurse", "desk");
  lift = relais_register_propose_lift (get_session (people), nurse, relais_record_get_id (people->patient),
                                       "The danger is over", &error);
  g_assert_no_error (error);
}

static void
test_confirms_a_lift (RelaisUiTest *test, gconstpointer data)
{
  People people;
  GtkWidget *dialog;

  set_up (&people, test);
  protect (&people);
  propose_as_nurse (&people);
  await (&people, ADW_TYPE_ACTION_ROW, "Confirm the lifting");
  g_assert_nonnull (relais_ui_test_find (people.view, GTK_TYPE_LABEL, "Proposed by Els Verstraete, today"));

  dialog = open_dialog (&people, "person.confirm-lift", NULL, "Lift protected mode");
  g_assert_nonnull (relais_ui_test_find (dialog, GTK_TYPE_LABEL, "The danger is over"));
  refuse_then_accept (dialog, "Lift protected mode");
  await (&people, GTK_TYPE_LABEL, "02 474 02 55");
  g_assert_null (relais_ui_test_find (people.view, GTK_TYPE_LABEL, "The danger is over"));
  tear_down (&people);
}

static gboolean
today_asks (gpointer data)
{
  People *people = data;

  return relais_ui_test_find (people->test->window, RELAIS_TYPE_WORK_ROW, people->text) != NULL;
}

static gboolean
today_asks_no_more (gpointer data)
{
  return !today_asks (data);
}

/* Today tells who may confirm, and not a passer-by what it is about. */
static void
test_today_shows_a_lift (RelaisUiTest *test, gconstpointer data)
{
  People people;

  set_up (&people, test);
  protect (&people);
  propose_as_nurse (&people);
  relais_ui_test_press (GTK_WIDGET (test->window), GDK_KEY_1, GDK_ALT_MASK);
  people.text = "El Amrani Mohamed";
  relais_ui_test_wait (today_asks, &people);
  await_toast (&people, "Els Verstraete asks you to confirm a decision");
  g_assert_null (relais_ui_test_find (test->window, GTK_TYPE_LABEL, "The danger is over"));
  g_assert_null (relais_ui_test_find (test->window, GTK_TYPE_LABEL, "rotected"));
  gtk_widget_activate (relais_ui_test_find (test->window, RELAIS_TYPE_WORK_ROW, "El Amrani Mohamed"));
  people.text = "The danger is over";
  relais_ui_test_wait (shows_view, &people);
  tear_down (&people);
}

/* --- A death, and the call after it --- */

static void
note_death (People *people, const char *day)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (RelaisRecord) saved = NULL;
  RelaisDate on;

  g_assert_true (relais_date_parse (day, &on));
  saved = relais_register_note_death (get_session (people), get_actor (people), relais_record_get_id (people->patient),
                                      on, NULL, &error);
  g_assert_no_error (error);
}

static void
test_notes_a_death (RelaisUiTest *test, gconstpointer data)
{
  People people;
  GtkWidget *dialog;

  set_up (&people, test);
  dialog = open_dialog (&people, "person.death", NULL, "Note a death");
  g_assert_nonnull (relais_ui_test_find (dialog, GTK_TYPE_LABEL, "El Amrani Mohamed"));
  type (dialog, "_Died on", "tomorrow");
  accept (dialog);
  g_assert_true (is_open ((gpointer) "Note a death"));
  type (dialog, "_Died on", "18/11/2026");
  g_assert_nonnull (relais_ui_test_find (dialog, GTK_TYPE_LABEL, "Wednesday 18 November 2026"));
  refuse_then_accept (dialog, "Note a death");
  await (&people, GTK_TYPE_LABEL, "Died: ");
  await (&people, GTK_TYPE_LABEL, "0478 12 34 56 · from Wed 2 December on");
  tear_down (&people);
}

static RelaisRecord *
load_link (People *people)
{
  g_autoptr (GError) error = NULL;
  RelaisRecord *link = relais_register_load_link (get_session (people), get_actor (people),
                                                  relais_record_get_id (people->link), &error);

  g_assert_no_error (error);
  return link;
}

static void
test_ticks_the_call (RelaisUiTest *test, gconstpointer data)
{
  People people;
  g_autoptr (RelaisRecord) link = NULL;

  set_up (&people, test);
  note_death (&people, "2026-11-01");
  await (&people, GTK_TYPE_LABEL, "0478 12 34 56 · due now");
  relais_ui_test_walk (GTK_WIDGET (test->window));
  g_assert_true (gtk_widget_activate (gtk_widget_get_ancestor (
      relais_ui_test_find (people.view, GTK_TYPE_LABEL, "0478 12 34 56 · due now"), ADW_TYPE_ACTION_ROW)));
  await (&people, GTK_TYPE_LABEL, "call made · today · Aïcha");
  link = load_link (&people);
  g_assert_true (relais_record_is (link, RELAIS_CARE_LINK_AFTER_CALL, "done"));
  g_assert_cmpstr (relais_record_get (link, RELAIS_CARE_LINK_AFTER_CALL_ON), ==, "2026-11-20");

  relais_ui_test_press (GTK_WIDGET (test->window), GDK_KEY_z, GDK_CONTROL_MASK);
  await (&people, GTK_TYPE_LABEL, "due now");
  open_page (&people, "caregivers", people.caregiver, "Benali Fatima");
  await (&people, GTK_TYPE_LABEL, "A call after the death of");
  tear_down (&people);
}

static void
test_today_ticks_the_call (RelaisUiTest *test, gconstpointer data)
{
  People people;
  GtkWidget *tick;
  g_autoptr (RelaisRecord) link = NULL;

  set_up (&people, test);
  note_death (&people, "2026-11-01");
  relais_ui_test_press (GTK_WIDGET (test->window), GDK_KEY_1, GDK_ALT_MASK);
  people.text = "Benali Fatima";
  relais_ui_test_wait (today_asks, &people);
  relais_ui_test_wait_for (test->window, GTK_TYPE_LABEL, "Helped El Amrani Mohamed, who died · 0478");
  relais_ui_test_walk (GTK_WIDGET (test->window));
  tick = relais_ui_test_find (test->window, GTK_TYPE_CHECK_BUTTON, "Benali Fatima was called");
  g_assert_nonnull (tick);

  relais_ui_test_fill_disk (TRUE);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (tick), TRUE);
  await_toast (&people, "check the disk");
  relais_ui_test_fill_disk (FALSE);
  people.text = "Benali Fatima";
  g_assert_true (today_asks (&people));
  g_assert_false (gtk_check_button_get_active (GTK_CHECK_BUTTON (tick)));

  gtk_check_button_set_active (GTK_CHECK_BUTTON (tick), TRUE);
  relais_ui_test_wait (today_asks_no_more, &people);
  link = load_link (&people);
  g_assert_true (relais_record_is (link, RELAIS_CARE_LINK_AFTER_CALL, "done"));
  tear_down (&people);
}

/* --- "Stop" --- */

static void
test_notes_a_stop (RelaisUiTest *test, gconstpointer data)
{
  People people;
  GtkWidget *dialog;

  set_up (&people, test);
  open_page (&people, "caregivers", people.caregiver, "Benali Fatima");
  dialog = open_dialog (&people, "person.stop", NULL, "“Stop”");
  g_assert_nonnull (relais_ui_test_find (dialog, GTK_TYPE_LABEL, "Benali Fatima"));
  relais_ui_test_press (dialog, GDK_KEY_Escape, 0);
  relais_ui_test_wait (is_closed, (gpointer) "“Stop”");
  g_assert_null (relais_ui_test_find (people.view, GTK_TYPE_LABEL, "Asked us to stop"));

  refuse_then_accept (open_dialog (&people, "person.stop", NULL, "“Stop”"), "“Stop”");
  await (&people, GTK_TYPE_LABEL, "Asked us to stop: today");
  tear_down (&people);
}

/* --- Links, roles --- */

static void
test_edits_a_link (RelaisUiTest *test, gconstpointer data)
{
  People people;
  GtkWidget *dialog;
  GtkWidget *row;

  set_up (&people, test);
  dialog = open_dialog (&people, "person.link-edit", g_variant_new_string (relais_record_get_id (people.link)),
                        "Edit the link");
  g_assert_nonnull (relais_ui_test_find (dialog, GTK_TYPE_LABEL, "Benali Fatima helps El Amrani Mohamed"));
  type (dialog, "Since", "nonsense");
  accept (dialog);
  g_assert_true (is_open ((gpointer) "Edit the link"));
  type (dialog, "Since", "2019");

  /* What is typed proposes the relations that fit; one of them is a click away. */
  row = find_row (dialog, "Relation");
  type (dialog, "Relation", "neigh");
  relais_ui_test_settle ();
  g_signal_emit_by_name (relais_ui_test_find (row, GTK_TYPE_BUTTON, "neighbour"), "clicked");
  g_assert_cmpstr (relais_entry_row_get_text (RELAIS_ENTRY_ROW (row)), ==, "neighbour");
  g_assert_null (relais_ui_test_find (row, GTK_TYPE_BUTTON, "neighbour"));
  refuse_then_accept (dialog, "Edit the link");
  await (&people, GTK_TYPE_LABEL, "neighbour");
  await (&people, GTK_TYPE_LABEL, "since 2019");
  tear_down (&people);
}

/* Whatever the list does not have can be typed all the same. */
static void
test_relation_from_the_list (RelaisUiTest *test, gconstpointer data)
{
  People people;
  GtkWidget *dialog;
  GtkWidget *row;
  GtkWidget *list;
  GtkWidget *line;

  set_up (&people, test);
  dialog = open_dialog (&people, "person.link-edit", g_variant_new_string (relais_record_get_id (people.link)),
                        "Edit the link");
  row = find_row (dialog, "Relation");
  relais_ui_test_press (relais_entry_row_get_entry (RELAIS_ENTRY_ROW (row)), GDK_KEY_Down, GDK_ALT_MASK);
  list = relais_ui_test_find (row, GTK_TYPE_LIST_BOX, NULL);
  g_assert_nonnull (list);
  relais_ui_test_walk (row);
  line = GTK_WIDGET (gtk_list_box_get_row_at_index (GTK_LIST_BOX (list), 3));
  line = gtk_list_box_row_get_child (GTK_LIST_BOX_ROW (line));
  g_assert_cmpstr (relais_entry_row_get_text (RELAIS_ENTRY_ROW (row)), !=, gtk_label_get_text (GTK_LABEL (line)));
  g_signal_emit_by_name (list, "row-activated", gtk_widget_get_parent (line));
  relais_ui_test_settle ();
  g_assert_cmpstr (relais_entry_row_get_text (RELAIS_ENTRY_ROW (row)), ==, gtk_label_get_text (GTK_LABEL (line)));
  type (dialog, "Relation", "goddaughter of a colleague");
  accept (dialog);
  g_assert_true (is_open ((gpointer) "Edit the link"));
  type (dialog, "Relation", "colleague");
  accept (dialog);
  relais_ui_test_wait (is_closed, (gpointer) "Edit the link");
  await (&people, GTK_TYPE_LABEL, "other");
  tear_down (&people);
}

static gboolean
has_choice (gpointer dialog)
{
  return relais_ui_test_find (dialog, ADW_TYPE_ACTION_ROW, "Dubois Jeanne") != NULL ||
         relais_ui_test_find (dialog, ADW_TYPE_ACTION_ROW, "El Amrani Mohamed") != NULL;
}

static void
choose (GtkWidget *dialog, const char *title, const char *text)
{
  GtkWidget *row = find_row (dialog, title);

  relais_entry_row_set_text (RELAIS_ENTRY_ROW (row), text);
  relais_ui_test_wait (has_choice, dialog);
  g_signal_emit_by_name (relais_entry_row_get_entry (RELAIS_ENTRY_ROW (row)), "activate");
  relais_ui_test_settle ();
}

static void
test_adds_a_patient (RelaisUiTest *test, gconstpointer data)
{
  People people;
  GtkWidget *dialog;

  set_up (&people, test);
  open_page (&people, "caregivers", people.caregiver, "Benali Fatima");
  dialog = open_dialog (&people, "person.add-patient", NULL, "Add somebody whom they help");
  choose (dialog, "Whom do they help?", "dubois");
  type (dialog, "Relation", "neighbour");
  refuse_then_accept (dialog, "Add somebody whom they help");
  await (&people, ADW_TYPE_ACTION_ROW, "Dubois Jeanne");

  /* The same two once more: that is said, and nothing is doubled. */
  dialog = open_dialog (&people, "person.add-patient", NULL, "Add somebody whom they help");
  choose (dialog, "Whom do they help?", "dubois");
  accept (dialog);
  people.view = dialog;
  await (&people, GTK_TYPE_LABEL, "These two are linked already.");
  relais_ui_test_press (dialog, GDK_KEY_Escape, 0);
  relais_ui_test_wait (is_closed, (gpointer) "Add somebody whom they help");
  tear_down (&people);
}

static void
test_adds_a_role (RelaisUiTest *test, gconstpointer data)
{
  People people;
  GtkWidget *dialog;

  set_up (&people, test);
  dialog = open_dialog (&people, "person.add-role", NULL, "Add a role");
  accept (dialog);
  g_assert_true (is_open ((gpointer) "Add a role"));
  adw_combo_row_set_selected (ADW_COMBO_ROW (relais_ui_test_find (dialog, ADW_TYPE_COMBO_ROW, "Role")), 1);
  type (dialog, "Name", "Anna Peeters");
  refuse_then_accept (dialog, "Add a role");
  await (&people, GTK_TYPE_LABEL, "Anna Peeters");
  tear_down (&people);
}

/* --- Merging --- */

static gboolean
shows_both (gpointer dialog)
{
  return relais_ui_test_find (dialog, GTK_TYPE_LABEL, "Where they differ") != NULL;
}

static void
test_merges (RelaisUiTest *test, gconstpointer data)
{
  People people;
  GtkWidget *dialog;
  g_autoptr (GError) error = NULL;
  g_autoptr (RelaisRecord) other = NULL;

  set_up (&people, test);
  dialog = open_dialog (&people, "person.merge", NULL, "Merge with a duplicate");
  choose (dialog, "The other record", "el amrani");
  g_assert_nonnull (relais_ui_test_find (dialog, GTK_TYPE_LABEL, "This is the same record"));
  choose (dialog, "The other record", "dubois");
  relais_ui_test_wait (shows_both, dialog);
  relais_ui_test_walk (dialog);
  refuse_then_accept (dialog, "Merge with a duplicate");
  await_toast (&people, "One record now: El Amrani Mohamed");
  other = relais_register_load_person (get_session (&people), get_actor (&people), relais_record_get_id (people.other),
                                       &error);
  g_assert_no_error (error);
  g_assert_cmpstr (relais_record_get (other, RELAIS_PERSON_MERGED_INTO), ==, relais_record_get_id (people.patient));
  tear_down (&people);
}

/* --- Archiving, today's changes --- */

static GtkWidget *
find_undo (GtkWidget *dialog)
{
  return relais_ui_test_find (dialog, GTK_TYPE_BUTTON, "Undo");
}

static gboolean
can_undo (gpointer dialog)
{
  return find_undo (dialog) != NULL;
}

static gboolean
is_taken_back (gpointer dialog)
{
  return relais_ui_test_find (dialog, GTK_TYPE_LABEL, "Taken back") != NULL;
}

static void
test_archives_and_brings_back (RelaisUiTest *test, gconstpointer data)
{
  People people;

  set_up (&people, test);
  relais_ui_test_fill_disk (TRUE);
  gtk_widget_activate_action (people.view, "person.archive", NULL);
  await_toast (&people, "check the disk");
  relais_ui_test_fill_disk (FALSE);
  g_assert_null (relais_ui_test_find (people.view, GTK_TYPE_LABEL, "Archived"));
  gtk_widget_activate_action (people.view, "person.archive", NULL);
  await (&people, GTK_TYPE_LABEL, "Archived: today");
  gtk_widget_activate_action (people.view, "person.bring-back", NULL);
  await_gone (&people, "Archived: today");
  await_toast (&people, "Record brought back: El Amrani Mohamed");
  tear_down (&people);
}

static void
test_lists_the_changes (RelaisUiTest *test, gconstpointer data)
{
  People people;
  GtkWidget *dialog;

  set_up (&people, test);
  gtk_widget_activate_action (people.view, "person.archive", NULL);
  await (&people, GTK_TYPE_LABEL, "Archived: today");
  dialog = open_dialog (&people, "win.changes", NULL, "Today’s changes");
  relais_ui_test_wait (can_undo, dialog);
  relais_ui_test_walk (dialog);
  g_assert_nonnull (relais_ui_test_find (dialog, ADW_TYPE_ACTION_ROW, "Record archived"));
  relais_ui_test_fill_disk (TRUE);
  g_signal_emit_by_name (find_undo (dialog), "clicked");
  await_toast (&people, "check the disk");
  relais_ui_test_fill_disk (FALSE);
  g_signal_emit_by_name (find_undo (dialog), "clicked");
  relais_ui_test_wait (is_taken_back, dialog);
  await_gone (&people, "Archived: today");
  relais_ui_test_press (dialog, GDK_KEY_Escape, 0);
  relais_ui_test_wait (is_closed, (gpointer) "Today’s changes");
  tear_down (&people);
}

/* --- An answer in writing --- */

static gboolean
offers (GMenuModel *menu, const char *label)
{
  for (int i = 0; i < g_menu_model_get_n_items (menu); i++)
    {
      g_autoptr (GMenuModel) section = g_menu_model_get_item_link (menu, i, G_MENU_LINK_SECTION);
      g_autofree char *own = NULL;

      if (section != NULL && offers (section, label))
        return TRUE;
      if (g_menu_model_get_item_attribute (menu, i, G_MENU_ATTRIBUTE_LABEL, "s", &own) && g_str_equal (own, label))
        return TRUE;
    }
  return FALSE;
}

/* The page may be made anew while it unfolds: then it is unfolded again. */
static gboolean
shows_consents (gpointer data)
{
  People *people = data;
  GtkWidget *fold = relais_ui_test_find (people->view, ADW_TYPE_EXPANDER_ROW, "Benali");

  if (fold != NULL)
    adw_expander_row_set_expanded (ADW_EXPANDER_ROW (fold), TRUE);
  return relais_ui_test_find (people->view, ADW_TYPE_ACTION_ROW, "May be printed on a card") != NULL &&
         relais_ui_test_find (people->view, GTK_TYPE_MENU_BUTTON, "May be printed on a card") != NULL;
}

static void
test_consent_in_writing (RelaisUiTest *test, gconstpointer data)
{
  People people;
  GtkWidget *button;
  g_autoptr (RelaisRecord) link = NULL;

  set_up (&people, test);
  g_assert_null (relais_ui_test_find (people.view, GTK_TYPE_MENU_BUTTON, "May be printed on a card"));
  relais_ui_test_wait (shows_consents, &people);
  button = relais_ui_test_find (people.view, GTK_TYPE_MENU_BUTTON, "May be printed on a card");
  g_assert_nonnull (button);
  g_assert_true (offers (gtk_menu_button_get_menu_model (GTK_MENU_BUTTON (button)), "Withdrawn (Shift+W)"));
  g_assert_true (offers (gtk_menu_button_get_menu_model (GTK_MENU_BUTTON (button)), "No (N)"));

  gtk_widget_activate (relais_ui_test_find (people.view, ADW_TYPE_ACTION_ROW, "The same, in writing"));
  await (&people, GTK_TYPE_LABEL, "keep ✓ · print ✓ · hospital may call ✓");
  link = load_link (&people);
  g_assert_true (relais_record_is (link, RELAIS_CARE_LINK_CONSENT_PRINT_HOW, "written"));
  tear_down (&people);
}

/* With Shift, what is said is in writing. */
static void
test_consent_by_key (RelaisUiTest *test, gconstpointer data)
{
  People people;
  GtkWidget *row;
  g_autoptr (RelaisRecord) link = NULL;

  set_up (&people, test);
  relais_ui_test_wait (shows_consents, &people);
  row = relais_ui_test_find (people.view, ADW_TYPE_ACTION_ROW, "May be printed on a card");
  g_assert_nonnull (row);
  relais_ui_test_press (row, GDK_KEY_n, GDK_SHIFT_MASK);
  await (&people, GTK_TYPE_LABEL, "print ✗");
  link = load_link (&people);
  g_assert_true (relais_record_is (link, RELAIS_CARE_LINK_CONSENT_PRINT, "no"));
  g_assert_true (relais_record_is (link, RELAIS_CARE_LINK_CONSENT_PRINT_HOW, "written"));
  tear_down (&people);
}

static gboolean
says_why (gpointer dialog)
{
  return relais_ui_test_find (dialog, GTK_TYPE_LABEL, "check the disk") != NULL;
}

/* The disk takes nothing: the dialog says so and keeps what was typed, and saves it once there is room. */
static void
test_a_link_waits_for_the_disk (RelaisUiTest *test, gconstpointer data)
{
  People people;
  GtkWidget *dialog;

  set_up (&people, test);
  dialog = open_dialog (&people, "person.link-edit", g_variant_new_string (relais_record_get_id (people.link)),
                        "Edit the link");
  type (dialog, "Relation", "colleague");
  relais_ui_test_fill_disk (TRUE);
  accept (dialog);
  relais_ui_test_wait (says_why, dialog);
  relais_ui_test_fill_disk (FALSE);
  g_assert_cmpstr (relais_entry_row_get_text (RELAIS_ENTRY_ROW (find_row (dialog, "Relation"))), ==, "colleague");
  accept (dialog);
  relais_ui_test_wait (is_closed, (gpointer) "Edit the link");
  await (&people, GTK_TYPE_LABEL, "other");
  tear_down (&people);
}

int
main (int argc, char **argv)
{
  relais_ui_test_init (&argc, &argv);
  relais_ui_test_add ("/ui/person-acts/proposes-a-lift", test_proposes_a_lift);
  relais_ui_test_add ("/ui/person-acts/confirms-a-lift", test_confirms_a_lift);
  relais_ui_test_add ("/ui/person-acts/today-shows-a-lift", test_today_shows_a_lift);
  relais_ui_test_add ("/ui/person-acts/death", test_notes_a_death);
  relais_ui_test_add ("/ui/person-acts/call", test_ticks_the_call);
  relais_ui_test_add ("/ui/person-acts/call-today", test_today_ticks_the_call);
  relais_ui_test_add ("/ui/person-acts/stop", test_notes_a_stop);
  relais_ui_test_add ("/ui/person-acts/link", test_edits_a_link);
  relais_ui_test_add ("/ui/person-acts/relation", test_relation_from_the_list);
  relais_ui_test_add ("/ui/person-acts/add-patient", test_adds_a_patient);
  relais_ui_test_add ("/ui/person-acts/role", test_adds_a_role);
  relais_ui_test_add ("/ui/person-acts/merge", test_merges);
  relais_ui_test_add ("/ui/person-acts/archive", test_archives_and_brings_back);
  relais_ui_test_add ("/ui/person-acts/changes", test_lists_the_changes);
  relais_ui_test_add ("/ui/person-acts/consent", test_consent_in_writing);
  relais_ui_test_add ("/ui/person-acts/consent-by-key", test_consent_by_key);
  relais_ui_test_add ("/ui/person-acts/link-waits-for-the-disk", test_a_link_waits_for_the_disk);
  return g_test_run ();
}
