#include "relais-care-link-check.h"
#include "relais-care-link.h"
#include "relais-care-queries.h"
#include "relais-demo.h"
#include "relais-directory.h"
#include "relais-done.h"
#include "relais-error.h"
#include "relais-field-reader.h"
#include "relais-id.h"
#include "relais-issue.h"
#include "relais-key-file-testing.h"
#include "relais-note.h"
#include "relais-notebook.h"
#include "relais-person-check.h"
#include "relais-person-role.h"
#include "relais-person.h"
#include "relais-phone.h"
#include "relais-practice.h"
#include "relais-recognition.h"
#include "relais-stays.h"
#include "relais-task.h"
#include "relais-test.h"

#include <string.h>

/* A 29th of February: no date of the practice may depend on the day it is made. */
#define NOW "2028-02-29T09:00:00Z"

static const RelaisRecordType *const types[] = {
  &relais_staff_type,      &relais_practice_type,  &relais_useful_number_type, &relais_closing_day_type,
  &relais_person_type,     &relais_care_link_type, &relais_person_role_type,   &relais_note_type,
  &relais_task_type,       &relais_stay_type,
};

static RelaisSession *
create (const char *folder, RelaisDemoCounts *counts)
{
  g_autoptr (RelaisClock) clock = relais_clock_new_fixed (NOW);
  g_autoptr (GError) error = NULL;
  RelaisSession *session = relais_demo_create (folder, NULL, clock, counts, &error);

  g_assert_no_error (error);
  return session;
}

typedef struct {
  const RelaisRecordType *type;
  GPtrArray *records;
} ListJob;

static gboolean
list_records (RelaisDb *db, gpointer data, GError **error)
{
  ListJob *job = data;

  job->records = relais_care_queries_list_all (db, job->type, error);
  return job->records != NULL;
}

static GPtrArray *
list (RelaisSession *session, const RelaisRecordType *type)
{
  g_autoptr (GError) error = NULL;
  ListJob job = { type, NULL };

  relais_store_read (relais_session_get_store (session), list_records, &job, &error);
  g_assert_no_error (error);
  return job.records;
}

static const RelaisRecord *
find (GPtrArray *records, const char *id)
{
  for (guint i = 0; i < records->len; i++)
    {
      if (g_str_equal (relais_record_get_id (g_ptr_array_index (records, i)), id))
        return g_ptr_array_index (records, i);
    }
  return NULL;
}

static void
test_counts (void)
{
  g_autoptr (RelaisTestFolder) folder = relais_test_make_folder ();
  RelaisDemoCounts counts = { 0 };
  g_autoptr (RelaisSession) session = create (folder, &counts);
  g_autoptr (GPtrArray) people = list (session, &relais_person_type);
  g_autoptr (GPtrArray) links = list (session, &relais_care_link_type);
  guint patients = 0, caregivers = 0, both = 0;

  for (guint i = 0; i < people->len; i++)
    {
      const RelaisRecord *person = g_ptr_array_index (people, i);

      patients += relais_person_is_patient (person);
      caregivers += relais_person_is_caregiver (person);
      both += relais_person_is_patient (person) && relais_person_is_caregiver (person);
    }
  g_assert_cmpuint (patients, ==, 60);
  g_assert_cmpuint (caregivers, ==, 45);
  g_assert_cmpuint (both, >=, 3);
  g_assert_cmpuint (counts.patients, ==, patients);
  g_assert_cmpuint (counts.caregivers, ==, caregivers);
  g_assert_cmpuint (counts.links, ==, links->len);
  g_assert_cmpuint (counts.staff, ==, 5);
  g_assert_cmpuint (counts.notes, ==, 60);
}

static void
test_same_day_same_practice (void)
{
  g_autoptr (RelaisTestFolder) folder = relais_test_make_folder ();
  g_autoptr (RelaisTestFolder) other_folder = relais_test_make_folder ();
  g_autoptr (RelaisSession) session = create (folder, NULL);
  g_autoptr (RelaisSession) other = create (other_folder, NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (types); i++)
    {
      g_autoptr (GPtrArray) records = list (session, types[i]);
      g_autoptr (GPtrArray) others = list (other, types[i]);

      g_assert_cmpuint (records->len, >, 0);
      g_assert_cmpuint (records->len, ==, others->len);
      for (guint j = 0; j < records->len; j++)
        {
          const RelaisRecord *record = g_ptr_array_index (records, j);
          const RelaisRecord *twin = find (others, relais_record_get_id (record));

          g_assert_nonnull (twin);
          g_assert_true (relais_record_equal (record, twin));
        }
    }
}

static void
assert_no_errors (GPtrArray *issues, const RelaisRecord *record)
{
  for (guint i = 0; i < issues->len; i++)
    {
      const RelaisIssue *issue = g_ptr_array_index (issues, i);
      g_autofree char *sentence = relais_issue_get_sentence (issue);

      if (issue->level == RELAIS_ISSUE_ERROR)
        g_test_message ("%s %s: %s", relais_record_get_type (record)->name, relais_record_get_id (record), sentence);
      g_assert_cmpint (issue->level, !=, RELAIS_ISSUE_ERROR);
    }
}

/* Typing the stored text again gives the same text. */
static void
check_fields (const RelaisRecord *record, RelaisDate today)
{
  const RelaisRecordType *type = relais_record_get_type (record);

  for (guint i = 0; i < type->n_fields; i++)
    {
      g_autoptr (GPtrArray) issues = relais_issues_new ();
      g_autofree char *value = NULL;

      g_assert_true (relais_field_read (&type->fields[i], relais_record_get (record, i), today, &value, issues));
      g_assert_cmpstr (value, ==, relais_record_get (record, i));
      assert_no_errors (issues, record);
    }
}

static GPtrArray *
list_of_patient (GPtrArray *links, const char *patient)
{
  GPtrArray *found = g_ptr_array_new ();

  for (guint i = 0; i < links->len; i++)
    {
      if (relais_record_is (g_ptr_array_index (links, i), RELAIS_CARE_LINK_PATIENT, patient))
        g_ptr_array_add (found, g_ptr_array_index (links, i));
    }
  return found;
}

static void
test_everything_could_have_been_typed (void)
{
  g_autoptr (RelaisTestFolder) folder = relais_test_make_folder ();
  g_autoptr (RelaisSession) session = create (folder, NULL);
  g_autoptr (GPtrArray) people = list (session, &relais_person_type);
  g_autoptr (GPtrArray) links = list (session, &relais_care_link_type);
  RelaisDate today = relais_session_get_today (session);

  for (gsize i = 0; i < G_N_ELEMENTS (types); i++)
    {
      g_autoptr (GPtrArray) records = list (session, types[i]);

      for (guint j = 0; j < records->len; j++)
        check_fields (g_ptr_array_index (records, j), today);
    }

  for (guint i = 0; i < people->len; i++)
    {
      g_autoptr (GPtrArray) issues = relais_issues_new ();

      relais_person_check (g_ptr_array_index (people, i), today, issues);
      assert_no_errors (issues, g_ptr_array_index (people, i));
    }

  for (guint i = 0; i < links->len; i++)
    {
      const RelaisRecord *link = g_ptr_array_index (links, i);
      g_autoptr (GPtrArray) issues = relais_issues_new ();
      g_autoptr (GPtrArray) others = list_of_patient (links, relais_record_get (link, RELAIS_CARE_LINK_PATIENT));
      const RelaisRecord *caregiver = find (people, relais_record_get (link, RELAIS_CARE_LINK_CAREGIVER));

      relais_care_link_check (link, caregiver, others, today, issues);
      assert_no_errors (issues, link);
      g_assert_true (relais_reference_is_valid (relais_record_get (link, RELAIS_CARE_LINK_REFERENCE)));
    }
}

static guint
count_people (GPtrArray *people, guint field, const char *value)
{
  guint n = 0;

  for (guint i = 0; i < people->len; i++)
    n += relais_record_is (g_ptr_array_index (people, i), field, value);
  return n;
}

static guint
count_set (GPtrArray *people, guint field)
{
  guint n = 0;

  for (guint i = 0; i < people->len; i++)
    n += relais_record_get (g_ptr_array_index (people, i), field) != NULL;
  return n;
}

/* What people are to meet when they try the program out. */
static void
test_every_situation_is_there (void)
{
  g_autoptr (RelaisTestFolder) folder = relais_test_make_folder ();
  g_autoptr (RelaisSession) session = create (folder, NULL);
  g_autoptr (GPtrArray) people = list (session, &relais_person_type);
  g_autoptr (GPtrArray) links = list (session, &relais_care_link_type);
  RelaisDate today = relais_session_get_today (session);
  guint states[RELAIS_N_RECOGNITION_STATES] = { 0 };
  guint minors = 0, centenarians = 0, ended = 0, social_rights = 0;
  gboolean soon = FALSE, later = FALSE;

  for (guint i = 0; i < people->len; i++)
    {
      const RelaisRecord *person = g_ptr_array_index (people, i);
      g_autoptr (GPtrArray) of_patient = list_of_patient (links, relais_record_get_id (person));
      RelaisDate birth = relais_person_get_birth_date (person);

      minors += relais_person_is_minor (person, today);
      centenarians += relais_date_is_set (birth) && relais_date_age (birth, today) >= 100;
      social_rights = MAX (social_rights, relais_recognition_count_active (of_patient, today));
      if (relais_person_is_protected (person))
        g_assert_cmpuint (of_patient->len + (relais_record_get (person, RELAIS_PERSON_PHONE) != NULL), >, 0);
    }
  for (guint i = 0; i < links->len; i++)
    {
      const RelaisRecord *link = g_ptr_array_index (links, i);
      RelaisDate end = relais_recognition_get_end (link);
      int days = relais_date_is_set (end) ? relais_date_days_until (today, end) : -1;

      states[relais_recognition_get_state (link, today)]++;
      soon = soon || (days > 0 && days <= 30);
      later = later || (days > 30 && days <= 60);
      ended += !relais_care_link_is_current (link, today);
    }

  g_assert_cmpuint (count_people (people, RELAIS_PERSON_FAMILY_NAME, "Benali"), >=, 3);
  g_assert_cmpuint (count_people (people, RELAIS_PERSON_PROTECTED, "yes"), >=, 2);
  g_assert_cmpuint (count_people (people, RELAIS_PERSON_AGREEMENT, "refused"), >=, 1);
  g_assert_cmpuint (count_people (people, RELAIS_PERSON_AGREEMENT, "withdrawn"), >=, 1);
  g_assert_cmpuint (count_people (people, RELAIS_PERSON_NO_LABEL, "yes"), >=, 1);
  g_assert_cmpuint (count_set (people, RELAIS_PERSON_DIED_ON), >=, 2);
  g_assert_cmpuint (count_set (people, RELAIS_PERSON_STOPPED_ON), >=, 2);
  g_assert_cmpuint (count_set (people, RELAIS_PERSON_ARCHIVED_ON), >=, 2);
  g_assert_cmpuint (count_set (people, RELAIS_PERSON_PHONE_HOURS), >=, 2);
  g_assert_cmpuint (count_set (people, RELAIS_PERSON_NATIONAL_NUMBER), >=, 2);
  g_assert_cmpuint (minors, >=, 3);
  g_assert_cmpuint (centenarians, >=, 1);
  g_assert_cmpuint (ended, >=, 2);
  g_assert_cmpuint (social_rights, >, RELAIS_RECOGNITION_MAX_PER_PATIENT);
  g_assert_true (soon && later);
  for (guint i = 0; i < G_N_ELEMENTS (states); i++)
    g_assert_cmpuint (states[i], >, 0);
}

/* What people are to meet in the notebook; all of it could have been signed on its day. */
/* Every situation of the board is there: nobody knows until when, one day, past its day, home, elsewhere, again. */
static void
test_the_stays_are_there (void)
{
  g_autoptr (RelaisTestFolder) folder = relais_test_make_folder ();
  RelaisDemoCounts counts = { 0 };
  g_autoptr (RelaisSession) session = create (folder, &counts);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) rows = relais_stays_list (session, relais_session_get_actor (session), NULL, RELAIS_STAYS_ALL,
                                                  &error);
  guint states[RELAIS_STAY_DIED + 1] = { 0 };
  guint readmitted = 0;

  g_assert_no_error (error);
  g_assert_cmpuint (rows->len, ==, counts.stays);
  for (guint i = 0; i < rows->len; i++)
    {
      const RelaisStayRow *row = rows->pdata[i];

      states[row->state]++;
      readmitted += relais_date_is_set (row->readmitted) ? 1 : 0;
      g_assert_nonnull (relais_record_get (row->stay, RELAIS_STAY_CHECKLIST));
    }
  g_assert_cmpuint (states[RELAIS_STAY_UNDATED], ==, 1);
  g_assert_cmpuint (states[RELAIS_STAY_DATED], ==, 4);
  g_assert_cmpuint (states[RELAIS_STAY_OVERDUE], ==, 1);
  g_assert_cmpuint (states[RELAIS_STAY_HOME], ==, 3);
  g_assert_cmpuint (states[RELAIS_STAY_ELSEWHERE], ==, 1);
  g_assert_cmpuint (readmitted, ==, 1);
}

static void
test_the_notebook_is_there (void)
{
  static const guint counted[] = { RELAIS_NOTE_HOME_LINE, RELAIS_NOTE_ANSWERS, RELAIS_NOTE_CORRECTS,
                                   RELAIS_NOTE_READERS, RELAIS_NOTE_ON_BEHALF_OF };
  static const guint expected[] = { 7, 9, 2, 2, 2 };
  static const char *const first[] = { "home", "care", "logistics" };
  g_autoptr (RelaisTestFolder) folder = relais_test_make_folder ();
  g_autoptr (RelaisSession) session = create (folder, NULL);
  g_autoptr (GPtrArray) notes = list (session, &relais_note_type);
  g_autoptr (GPtrArray) tasks = list (session, &relais_task_type);
  g_autoptr (GHashTable) patients = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GError) error = NULL;
  guint done = 0;

  for (guint i = 0; i < notes->len; i++)
    {
      const RelaisRecord *note = g_ptr_array_index (notes, i);
      g_autoptr (GPtrArray) issues = relais_issues_new ();

      relais_note_check (note, issues);
      assert_no_errors (issues, note);
      g_assert_cmpstr (relais_record_get (note, RELAIS_NOTE_AT), <, NOW);
      g_hash_table_add (patients, (gpointer) relais_record_get (note, RELAIS_NOTE_PATIENT));
    }
  for (guint i = 0; i < tasks->len; i++)
    {
      g_autoptr (GPtrArray) issues = relais_issues_new ();

      relais_task_check (g_ptr_array_index (tasks, i), relais_session_get_today (session), issues);
      assert_no_errors (issues, g_ptr_array_index (tasks, i));
      done += relais_task_is_done (g_ptr_array_index (tasks, i)) ? 1 : 0;
    }
  for (gsize i = 0; i < G_N_ELEMENTS (counted); i++)
    g_assert_cmpuint (count_set (notes, counted[i]), ==, expected[i]);
  for (gsize i = 0; i < G_N_ELEMENTS (first); i++)
    g_assert_cmpuint (count_people (notes, RELAIS_NOTE_VISIBILITY, first[i]), >=, 6);
  g_assert_cmpuint (count_people (notes, RELAIS_NOTE_URGENCY, "urgent"), ==, 3);
  g_assert_cmpuint (g_hash_table_size (patients), ==, 13);
  g_assert_cmpuint (tasks->len, ==, 10);
  g_assert_cmpuint (done, ==, 4);
  /* The last days are still to be read. */
  g_assert_cmpint (relais_notebook_count_unread (session, relais_session_get_actor (session), 100, &error), ==, 6);
  g_assert_no_error (error);
}

static void
test_every_consent_is_there (void)
{
  static const char *const answers[] = { "yes", "no", "withdrawn", "not_asked" };
  g_autoptr (RelaisTestFolder) folder = relais_test_make_folder ();
  g_autoptr (RelaisSession) session = create (folder, NULL);
  g_autoptr (GPtrArray) links = list (session, &relais_care_link_type);

  for (gsize i = 0; i < G_N_ELEMENTS (answers); i++)
    {
      guint n = 0;

      for (guint j = 0; j < links->len; j++)
        {
          const RelaisRecord *link = g_ptr_array_index (links, j);

          n += g_str_equal (relais_care_link_get_consent (link, RELAIS_PURPOSE_PRINT), answers[i]);
        }
      g_assert_cmpuint (n, >=, 1);
    }
}

static gboolean
reaches_nobody (const char *typed)
{
  static const char *const unused[] = { "+32450", "+3220", "+33639980", "+33639981", "+33639984", "+33639987" };
  g_auto (RelaisPhone) phone = RELAIS_PHONE_INIT;

  g_assert_true (relais_phone_parse (typed, &phone));
  for (gsize i = 0; i < G_N_ELEMENTS (unused); i++)
    {
      if (g_str_has_prefix (phone.e164, unused[i]))
        return TRUE;
    }
  return FALSE;
}

static void
test_no_phone_rings (void)
{
  static const guint fields[] = { RELAIS_PERSON_PHONE, RELAIS_PERSON_PHONE2, RELAIS_PERSON_PHONE3 };
  g_autoptr (RelaisTestFolder) folder = relais_test_make_folder ();
  g_autoptr (RelaisSession) session = create (folder, NULL);
  g_autoptr (GPtrArray) people = list (session, &relais_person_type);
  g_autoptr (GPtrArray) roles = list (session, &relais_person_role_type);

  for (guint i = 0; i < people->len; i++)
    {
      for (gsize j = 0; j < G_N_ELEMENTS (fields); j++)
        {
          const char *phone = relais_record_get (g_ptr_array_index (people, i), fields[j]);

          g_assert_true (phone == NULL || reaches_nobody (phone));
        }
    }
  for (guint i = 0; i < roles->len; i++)
    {
      const char *phone = relais_record_get (g_ptr_array_index (roles, i), RELAIS_PERSON_ROLE_PHONE);

      g_assert_true (phone == NULL || reaches_nobody (phone));
    }
}

/* The fictional shared folder is one that its keeper has nothing to mend in. */
static void
test_the_directory_is_there (void)
{
  static const guint fields[] = { RELAIS_ENTRY_PHONE, RELAIS_ENTRY_PHONE_DIRECT, RELAIS_ENTRY_PHONE2 };
  g_autoptr (RelaisTestFolder) folder = relais_test_make_folder ();
  g_autoptr (RelaisSession) session = create (folder, NULL);
  RelaisActor *actor = relais_session_get_actor (session);
  RelaisDirectoryQuestion everything = { .limit = 0 };
  g_autoptr (GError) error = NULL;
  g_autoptr (RelaisDirectoryState) state = relais_directory_get_state (session, actor, &error);
  g_autoptr (GPtrArray) found = relais_directory_search (session, actor, &everything, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (found->len, >=, 60);
  g_assert_cmpuint (state->n_entries, ==, found->len);
  g_assert_cmpuint (state->n_problems, ==, 0);
  for (guint i = 0; i < found->len; i++)
    {
      const RelaisDirectoryFound *row = g_ptr_array_index (found, i);

      for (gsize j = 0; j < G_N_ELEMENTS (fields); j++)
        {
          const char *phone = relais_record_get (row->entry, fields[j]);

          g_assert_true (phone == NULL || reaches_nobody (phone));
        }
    }
}

static void
assert_hidden (const char *folder, const char *text)
{
  if (text == NULL || strlen (text) < 5)
    return;
  if (relais_test_folder_contains (folder, text, strlen (text)))
    g_error ("“%s” stands in the data folder as plain text", text);
}

/* While the register is open: its log and its lock are there too. */
static void
test_nothing_plain_on_the_disk (void)
{
  static const guint fields[] = { RELAIS_PERSON_FAMILY_NAME, RELAIS_PERSON_GIVEN_NAME, RELAIS_PERSON_USUAL_NAME,
                                  RELAIS_PERSON_STREET,      RELAIS_PERSON_PHONE,      RELAIS_PERSON_EMAIL };
  g_autoptr (RelaisTestFolder) folder = relais_test_make_folder ();
  g_autoptr (RelaisSession) session = create (folder, NULL);
  g_autoptr (GPtrArray) people = list (session, &relais_person_type);
  g_autoptr (GPtrArray) notes = list (session, &relais_note_type);

  for (guint i = 0; i < people->len; i++)
    {
      const char *phone = relais_record_get (g_ptr_array_index (people, i), RELAIS_PERSON_PHONE);
      g_auto (RelaisPhone) parsed = RELAIS_PHONE_INIT;

      for (gsize j = 0; j < G_N_ELEMENTS (fields); j++)
        assert_hidden (folder, relais_record_get (g_ptr_array_index (people, i), fields[j]));
      if (phone != NULL && relais_phone_parse (phone, &parsed))
        assert_hidden (folder, parsed.e164 + 1);
    }
  for (guint i = 0; i < notes->len; i++)
    assert_hidden (folder, relais_record_get (g_ptr_array_index (notes, i), RELAIS_NOTE_TEXT));
}

static void
test_verifies (void)
{
  g_autoptr (RelaisTestFolder) folder = relais_test_make_folder ();
  g_autoptr (RelaisSession) session = create (folder, NULL);
  g_autoptr (GPtrArray) findings = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GError) error = NULL;

  g_assert_true (relais_session_verify (session, relais_session_get_actor (session), findings, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (findings->len, ==, 0);
}

static void
test_each_member_opens_it (void)
{
  g_autoptr (RelaisTestFolder) folder = relais_test_make_folder ();
  g_autoptr (RelaisClock) clock = relais_clock_new_fixed (NOW);
  g_autoptr (RelaisSession) session = create (folder, NULL);
  g_autoptr (GPtrArray) staff = list (session, &relais_staff_type);
  g_autoptr (GError) error = NULL;

  g_assert_true (relais_actor_may (relais_session_get_actor (session), RELAIS_ACT_EDIT_PRACTICE));
  g_assert_true (relais_actor_may (relais_session_get_actor (session), RELAIS_ACT_PRINT));
  relais_session_close (session);
  for (guint i = 0; i < staff->len; i++)
    {
      const char *name = relais_record_get (g_ptr_array_index (staff, i), RELAIS_STAFF_NAME);
      g_autoptr (RelaisSession) opened = relais_session_open (folder, RELAIS_DEMO_PASSPHRASE, name, clock, &error);

      g_assert_no_error (error);
      g_assert_cmpstr (relais_actor_get_name (relais_session_get_actor (opened)), ==, name);
    }
}

static void
test_leaves_a_register_alone (void)
{
  g_autoptr (RelaisTestFolder) folder = relais_test_make_folder ();
  g_autoptr (RelaisClock) clock = relais_clock_new_fixed (NOW);
  g_autoptr (RelaisSession) session = create (folder, NULL);
  g_autoptr (GError) error = NULL;

  relais_session_close (session);
  g_assert_null (relais_demo_create (folder, NULL, clock, NULL, &error));
  g_assert_error (error, RELAIS_ERROR, RELAIS_ERROR_REGISTER_EXISTS);
}

/* Made with people in it, the register is still about none of them. */
static void
test_making_it_is_about_nobody (void)
{
  g_autoptr (RelaisTestFolder) folder = relais_test_make_folder ();
  g_autoptr (RelaisSession) session = create (folder, NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) done = relais_done_list (session, relais_session_get_actor (session),
                                                 relais_session_get_today (session), 0, &error);
  const RelaisDone *made;

  g_assert_no_error (error);
  made = g_ptr_array_index (done, done->len - 1);
  g_assert_cmpstr (made->act, ==, "create");
  g_assert_cmpuint (made->n_records, >, 100);
  g_assert_null (made->person);
  g_assert_null (made->who);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  relais_key_file_set_test_cost (8, 1);

  g_test_add_func ("/demo/counts", test_counts);
  g_test_add_func ("/demo/same-day-same-practice", test_same_day_same_practice);
  g_test_add_func ("/demo/everything-could-have-been-typed", test_everything_could_have_been_typed);
  g_test_add_func ("/demo/every-situation", test_every_situation_is_there);
  g_test_add_func ("/demo/every-consent", test_every_consent_is_there);
  g_test_add_func ("/demo/stays", test_the_stays_are_there);
  g_test_add_func ("/demo/notebook", test_the_notebook_is_there);
  g_test_add_func ("/demo/no-phone-rings", test_no_phone_rings);
  g_test_add_func ("/demo/directory", test_the_directory_is_there);
  g_test_add_func ("/demo/nothing-plain-on-the-disk", test_nothing_plain_on_the_disk);
  g_test_add_func ("/demo/verifies", test_verifies);
  g_test_add_func ("/demo/each-member-opens-it", test_each_member_opens_it);
  g_test_add_func ("/demo/making-it-is-about-nobody", test_making_it_is_about_nobody);
  g_test_add_func ("/demo/leaves-a-register-alone", test_leaves_a_register_alone);
  return g_test_run ();
}
