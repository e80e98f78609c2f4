#include "relais-ui-test.h"

#include "relais-audit-reading.h"
#include "relais-care-link.h"
#include "relais-person-view.h"
#include "relais-person.h"
#include "relais-register-acts.h"
#include "relais-register-care.h"
#include "relais-register-desk.h"
#include "relais-register.h"
#include "relais-test-session.h"

/* Mohamed, whom Fatima helps first and Youssef second; nobody asked them anything yet. */
typedef struct {
  RelaisUiTest *test;
  RelaisRecord *patient;
  RelaisRecord *caregiver;
  RelaisRecord *second;
  RelaisRecord *link;
  RelaisRecord *second_link;
  GtkWidget *view;
  const char *text;
} People;

static gboolean
shows_view (gpointer data)
{
  People *people = data;

  people->view = relais_ui_test_find (people->test->window, RELAIS_TYPE_PERSON_VIEW, NULL);
  return people->view != NULL && relais_ui_test_find (people->view, GTK_TYPE_LABEL, "El Amrani Mohamed") != NULL &&
         relais_person_view_get_file (RELAIS_PERSON_VIEW (people->view)) != NULL;
}

static void
set_up (People *people, RelaisUiTest *test)
{
  RelaisSession *session = relais_ui_test_get_session (test);

  *people = (People) { .test = test };
  people->patient = relais_test_session_add (session, "El Amrani", "Mohamed", RELAIS_FACET_PATIENT, "phone", "02 474 02 55", NULL);
  people->caregiver = relais_test_session_add (session, "Benali", "Fatima", RELAIS_FACET_CAREGIVER, "phone",
                                               "0478 12 34 56", NULL);
  people->second = relais_test_session_add (session, "Zwart", "Youssef", RELAIS_FACET_CAREGIVER, "phone", "0478 65 43 21",
                                            NULL);
  people->link = relais_test_session_link (session, people->caregiver, people->patient);
  people->second_link = relais_test_session_link (session, people->second, people->patient);
  g_assert_true (relais_register_move_link (session, relais_session_get_actor (session),
                                            relais_record_get_id (people->link), 1, NULL));
  relais_ui_test_open_window (test);
  gtk_widget_activate_action (GTK_WIDGET (test->window), "win.open-person", "(ss)", "patients",
                              relais_record_get_id (people->patient));
  relais_ui_test_wait (shows_view, people);
}

static void
tear_down (People *people)
{
  relais_record_unref (people->patient);
  relais_record_unref (people->caregiver);
  relais_record_unref (people->second);
  relais_record_unref (people->link);
  relais_record_unref (people->second_link);
}

static gboolean
shows_text (gpointer data)
{
  People *people = data;

  return relais_ui_test_find (people->view, GTK_TYPE_LABEL, people->text) != NULL;
}

static gboolean
shows_text_no_more (gpointer data)
{
  return !shows_text (data);
}

static gboolean
window_says (gpointer data)
{
  People *people = data;

  return relais_ui_test_find (people->test->window, GTK_TYPE_LABEL, people->text) != NULL;
}

static void
wait_for (People *people, const char *text)
{
  people->text = text;
  relais_ui_test_wait (shows_text, people);
}

static void
act (People *people, const char *action, GVariant *target)
{
  g_autoptr (GVariant) owned = target != NULL ? g_variant_ref_sink (target) : NULL;

  g_assert_true (gtk_widget_activate_action_variant (people->view, action, owned));
}

static RelaisRecord *
load_link (People *people)
{
  RelaisSession *session = relais_ui_test_get_session (people->test);
  g_autoptr (GError) error = NULL;
  RelaisRecord *link = relais_register_load_link (session, relais_session_get_actor (session),
                                                  relais_record_get_id (people->link), &error);

  g_assert_no_error (error);
  return link;
}

static void
test_shows_everything (RelaisUiTest *test, gconstpointer data)
{
  People people;

  set_up (&people, test);
  g_assert_nonnull (relais_ui_test_find (people.view, GTK_TYPE_LABEL, "What may be told"));
  g_assert_nonnull (relais_ui_test_find (people.view, GTK_TYPE_LABEL, "02 474 02 55"));
  g_assert_nonnull (relais_ui_test_find (people.view, GTK_TYPE_LABEL, "Benali Fatima"));
  g_assert_nonnull (relais_ui_test_find (people.view, GTK_TYPE_LABEL, "0478 12 34 56"));
  relais_ui_test_walk (GTK_WIDGET (test->window));
  tear_down (&people);
}

static void
test_archives_and_takes_back (RelaisUiTest *test, gconstpointer data)
{
  People people;

  set_up (&people, test);
  act (&people, "person.archive", NULL);
  wait_for (&people, "Archived");
  people.text = "Record archived: El Amrani Mohamed";
  relais_ui_test_wait (window_says, &people);

  people.text = "Archived";
  relais_ui_test_press (GTK_WIDGET (test->window), GDK_KEY_z, GDK_CONTROL_MASK);
  relais_ui_test_wait (shows_text_no_more, &people);
  tear_down (&people);
}

static void
test_notes_consents (RelaisUiTest *test, gconstpointer data)
{
  People people;
  g_autoptr (RelaisRecord) link = NULL;

  set_up (&people, test);
  act (&people, "person.consent",
       g_variant_new ("(ssss)", relais_record_get_id (people.link), "desk", "yes", "oral"));
  wait_for (&people, "keep ✓ · print ✓ · hospital may call ✓ · share ? · invite ?");
  link = load_link (&people);
  g_assert_true (relais_record_is (link, RELAIS_CARE_LINK_CONSENT_PRINT, "yes"));
  g_assert_true (relais_record_is (link, RELAIS_CARE_LINK_CONSENT_PRINT_HOW, "oral"));
  g_assert_cmpstr (relais_record_get (link, RELAIS_CARE_LINK_CONSENT_SHARE), !=, "yes");

  act (&people, "person.consent",
       g_variant_new ("(ssss)", relais_record_get_id (people.link), "print", "withdrawn", "written"));
  wait_for (&people, "keep ✓ · print ✗");
  tear_down (&people);
}

static gboolean
second_is_first (gpointer data)
{
  People *people = data;
  const RelaisPersonFile *file = relais_person_view_get_file (RELAIS_PERSON_VIEW (people->view));
  const RelaisTie *tie = g_ptr_array_index (file->helped_by, 0);

  return g_str_equal (relais_record_get_id (tie->link), relais_record_get_id (people->second_link));
}

static void
test_changes_the_calling_order (RelaisUiTest *test, gconstpointer data)
{
  People people;

  set_up (&people, test);
  g_assert_false (second_is_first (&people));
  act (&people, "person.link-move", g_variant_new ("(si)", relais_record_get_id (people.second_link), 1));
  relais_ui_test_wait (second_is_first, &people);
  tear_down (&people);
}

static gboolean
shows_bond (gpointer data)
{
  return relais_ui_test_find (((People *) data)->test->window, GTK_TYPE_LABEL, "Daughter of Jan Zwaenepoel") != NULL;
}

static gboolean
shows_caregiver (gpointer data)
{
  return relais_ui_test_find (((People *) data)->test->window, GTK_TYPE_LABEL, "Daughter of Mohamed El Amrani") != NULL;
}

/* The first line says whose main caregiver this is, as the list does. */
static void
test_main_first (RelaisUiTest *test, gconstpointer data)
{
  RelaisSession *session = relais_ui_test_get_session (test);
  g_autoptr (RelaisRecord) other = relais_test_session_add (session, "Zwaenepoel", "Jan", RELAIS_FACET_PATIENT, NULL);
  g_autoptr (RelaisRecord) before = NULL;
  g_autoptr (RelaisRecord) link = NULL;
  People people;

  set_up (&people, test);
  /* Called after another there, and first at the other's. */
  before = relais_test_session_link (session, people.second, other);
  link = relais_test_session_link (session, people.caregiver, other);
  g_assert_true (relais_register_move_link (session, relais_session_get_actor (session), relais_record_get_id (link), 2,
                                            NULL));
  relais_person_view_show (RELAIS_PERSON_VIEW (people.view), relais_record_get_id (people.caregiver));
  relais_ui_test_wait (shows_caregiver, &people);
  act (&people, "person.link-main", g_variant_new_string (relais_record_get_id (link)));
  relais_ui_test_wait (shows_bond, &people);
  tear_down (&people);
}

static gboolean
says_stopped (gpointer data)
{
  const RelaisPersonFile *file = relais_person_view_get_file (RELAIS_PERSON_VIEW (((People *) data)->view));

  return file != NULL && relais_record_get (file->page->person, RELAIS_PERSON_STOPPED_ON) != NULL;
}

/* Who asked us to stop is not called, not even back. */
static void
test_stopped_is_not_called (RelaisUiTest *test, gconstpointer data)
{
  RelaisSession *session = relais_ui_test_get_session (test);
  g_autoptr (GError) error = NULL;
  People people;

  set_up (&people, test);
  g_assert_nonnull (relais_ui_test_find (people.view, GTK_TYPE_LABEL, "Enter notes that you call back."));
  relais_record_unref (relais_register_note_stop (session, relais_session_get_actor (session),
                                                  relais_record_get_id (people.patient), NULL, &error));
  g_assert_no_error (error);
  relais_ui_test_wait (says_stopped, &people);
  g_assert_null (relais_ui_test_find (people.view, GTK_TYPE_LABEL, "Enter notes that you call back."));
  tear_down (&people);
}

static void
test_protects (RelaisUiTest *test, gconstpointer data)
{
  People people;

  set_up (&people, test);
  act (&people, "person.protect", NULL);
  people.text = "02 474 02 55";
  relais_ui_test_wait (shows_text_no_more, &people);
  g_assert_null (relais_ui_test_find (people.view, GTK_TYPE_LABEL, "Benali Fatima"));
  relais_ui_test_walk (GTK_WIDGET (test->window));

  relais_person_view_show_protected (RELAIS_PERSON_VIEW (people.view), "the hospital asks");
  wait_for (&people, "02 474 02 55");
  tear_down (&people);
}

static guint
count_readings (People *people)
{
  RelaisSession *session = relais_ui_test_get_session (people->test);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) rows = relais_audit_reading_list (session, relais_session_get_actor (session),
                                                          relais_record_get_id (people->patient), NULL, &error);
  guint n = 0;

  g_assert_no_error (error);
  for (guint i = 0; i < rows->len; i++)
    n += g_str_equal (((RelaisAuditRow *) rows->pdata[i])->entry.act, "read");
  return n;
}

/* Following the register is no second look at the record. */
static void
test_following_leaves_no_row (RelaisUiTest *test, gconstpointer data)
{
  People people;

  set_up (&people, test);
  g_assert_cmpuint (count_readings (&people), ==, 1);
  act (&people, "person.consent",
       g_variant_new ("(ssss)", relais_record_get_id (people.link), "share", "yes", "oral"));
  wait_for (&people, "share ✓");
  g_assert_cmpuint (count_readings (&people), ==, 1);
  tear_down (&people);
}

static void
test_failure_is_said (RelaisUiTest *test, gconstpointer data)
{
  People people;

  set_up (&people, test);
  act (&people, "person.link-end", g_variant_new_string ("0123456789abcdef0123456789abcdef"));
  people.text = "0123456789abcdef";
  relais_ui_test_wait (window_says, &people);
  g_assert_nonnull (relais_ui_test_find (people.view, GTK_TYPE_LABEL, "Benali Fatima"));
  g_assert_null (relais_ui_test_find (people.view, GTK_TYPE_LABEL, "Ended"));
  tear_down (&people);
}

/* A value of the type that an action wants. */
static GVariant *
make_target (const GVariantType *type)
{
  if (type == NULL)
    return NULL;
  if (g_variant_type_equal (type, G_VARIANT_TYPE ("(si)")))
    return g_variant_new ("(si)", "no-link", 1);
  if (g_variant_type_equal (type, G_VARIANT_TYPE ("(ss)")))
    return g_variant_new ("(ss)", "no-link", "done");
  if (g_variant_type_equal (type, G_VARIANT_TYPE ("(ssss)")))
    return g_variant_new ("(ssss)", "no-link", "print", "yes", "oral");
  g_assert_true (g_variant_type_equal (type, G_VARIANT_TYPE_STRING));
  return g_variant_new_string ("no-link");
}

static guint
count_operations (RelaisUiTest *test)
{
  RelaisSession *session = relais_ui_test_get_session (test);
  g_autoptr (GPtrArray) operations =
      relais_register_list_operations (session, relais_session_get_actor (session), NULL, NULL, NULL);

  return operations->len;
}

static void
press_everything (GtkWidget *view)
{
  GtkWidgetClass *klass = GTK_WIDGET_GET_CLASS (view);
  const GVariantType *type;
  const char *name, *property;
  GType owner;

  for (guint i = 0; gtk_widget_class_query_action (klass, i, &owner, &name, &type, &property); i++)
    if (owner == RELAIS_TYPE_PERSON_VIEW)
      {
        GVariant *target = make_target (type);
        g_autoptr (GVariant) owned = target != NULL ? g_variant_ref_sink (target) : NULL;

        gtk_widget_activate_action_variant (view, name, owned);
      }
}

static guint
count_windows (void)
{
  g_autoptr (GList) windows = gtk_window_list_toplevels ();

  return g_list_length (windows);
}

/* A key may come before the page that it is for; nor is it for the one that was there before. */
static void
test_nothing_is_done_before_it_is_read (RelaisUiTest *test, gconstpointer data)
{
  People people;
  GtkWidget *empty = g_object_ref_sink (relais_person_view_new (test->desk));
  guint before, n_windows;

  press_everything (empty);
  relais_ui_test_settle ();
  g_object_unref (empty);

  set_up (&people, test);
  before = count_operations (test);
  n_windows = count_windows ();
  relais_person_view_show (RELAIS_PERSON_VIEW (people.view), relais_record_get_id (people.second));
  press_everything (people.view);
  relais_ui_test_settle ();
  g_assert_cmpuint (count_operations (test), ==, before);
  g_assert_cmpuint (count_windows (), ==, n_windows);
  tear_down (&people);
}

int
main (int argc, char **argv)
{
  relais_ui_test_init (&argc, &argv);
  relais_ui_test_add ("/ui/person-view/shows-everything", test_shows_everything);
  relais_ui_test_add ("/ui/person-view/archives-and-takes-back", test_archives_and_takes_back);
  relais_ui_test_add ("/ui/person-view/notes-consents", test_notes_consents);
  relais_ui_test_add ("/ui/person-view/changes-the-calling-order", test_changes_the_calling_order);
  relais_ui_test_add ("/ui/person-view/main-first", test_main_first);
  relais_ui_test_add ("/ui/person-view/stopped-is-not-called", test_stopped_is_not_called);
  relais_ui_test_add ("/ui/person-view/protects", test_protects);
  relais_ui_test_add ("/ui/person-view/following-leaves-no-row", test_following_leaves_no_row);
  relais_ui_test_add ("/ui/person-view/failure-is-said", test_failure_is_said);
  relais_ui_test_add ("/ui/person-view/nothing-is-done-before-it-is-read", test_nothing_is_done_before_it_is_read);
  return g_test_run ();
}
