#include "relais-audit-reading.h"
#include "relais-care-link.h"
#include "relais-error.h"
#include "relais-id.h"
#include "relais-issue.h"
#include "relais-person.h"
#include "relais-practice-profile.h"
#include "relais-register-private.h"
#include "relais-test-session.h"
#include "relais-test.h"

#define PATIENT   RELAIS_FACET_PATIENT
#define CAREGIVER RELAIS_FACET_CAREGIVER
#define EVERYBODY (RELAIS_SEARCH_PATIENTS | RELAIS_SEARCH_CAREGIVERS)

static RelaisRecord *
save (RelaisSession *session, RelaisActor *actor, const RelaisRecord *person, guint field, const char *value,
      GError **error)
{
  g_autoptr (RelaisRecord) changed = relais_record_with (person, field, value);
  g_autoptr (GPtrArray) issues = relais_issues_new ();

  return relais_register_save_person (session, actor, changed, issues, error);
}

static void
test_findings_forbid (void)
{
  g_autoptr (RelaisTestFolder) folder = relais_test_make_folder ();
  g_autoptr (RelaisSession) session = relais_test_session_new (folder);
  g_autoptr (RelaisRecord) person = relais_test_session_add (session, "El Amrani", "Fatima", PATIENT, NULL);
  g_autoptr (RelaisRecord) future = NULL;
  g_autoptr (GError) error = NULL;

  future = save (session, relais_session_get_actor (session), person, RELAIS_PERSON_BIRTH_DATE, "2030-01-01", &error);
  g_assert_null (future);
  g_assert_error (error, RELAIS_ERROR, RELAIS_ERROR_INVALID);
  g_assert_cmpstr (relais_error_get_subject (error), ==, "birth_date");
}

static void
test_agreement_is_signed (void)
{
  g_autoptr (RelaisTestFolder) folder = relais_test_make_folder ();
  g_autoptr (RelaisSession) session = relais_test_session_new (folder);
  g_autoptr (RelaisRecord) person = relais_test_session_add (session, "El Amrani", "Fatima", PATIENT, NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (RelaisRecord) agreed =
      save (session, relais_session_get_actor (session), person, RELAIS_PERSON_AGREEMENT, "given", &error);

  g_assert_no_error (error);
  g_assert_cmpstr (relais_record_get (agreed, RELAIS_PERSON_AGREEMENT_BY), ==, "Aïcha");
  g_assert_cmpstr (relais_record_get (agreed, RELAIS_PERSON_AGREEMENT_DATE), ==, "2026-11-20");
}

/* What protected mode hides is in no list, search or page, and an edit by somebody who did not see it keeps it. */
static void
test_protected_mode (void)
{
  g_autoptr (RelaisTestFolder) folder = relais_test_make_folder ();
  g_autoptr (RelaisSession) session = relais_test_session_new (folder);
  g_autoptr (RelaisActor) nurse = relais_test_session_as (session, "nurse");
  g_autoptr (RelaisActor) reception = relais_test_session_as (session, "reception");
  g_autoptr (GError) error = NULL;
  g_autoptr (RelaisRecord) patient = relais_test_session_add (session, "Nowak", "Ewa", PATIENT, "street",
                                                              "Hidden street 5", "phone", "0499 98 76 54", NULL);
  g_autoptr (RelaisRecord) caregiver = relais_test_session_add (session, "Nowak", "Jan", CAREGIVER, NULL);
  g_autoptr (RelaisRecord) link = relais_test_session_link (session, caregiver, patient);
  g_autoptr (RelaisRecord) hidden = save (session, nurse, patient, RELAIS_PERSON_PROTECTED, "yes", &error);
  g_autoptr (RelaisRecord) seen = NULL;
  g_autoptr (RelaisRecord) edited = NULL;
  g_autoptr (GPtrArray) by_phone = NULL;
  g_autoptr (RelaisPersonPage) page = NULL;
  g_autoptr (RelaisPersonPage) with_reason = NULL;
  g_autoptr (RelaisPersonPage) other_side = NULL;

  g_assert_no_error (error);
  seen = relais_register_load_person (session, reception, relais_record_get_id (patient), &error);
  g_assert_null (relais_record_get (seen, RELAIS_PERSON_STREET));
  g_assert_null (relais_record_get (seen, RELAIS_PERSON_PHONE));

  page = relais_register_open_person (session, reception, relais_record_get_id (patient), NULL, &error);
  g_assert_no_error (error);
  g_assert_null (relais_record_get (page->person, RELAIS_PERSON_PHONE));
  g_assert_cmpuint (page->helped_by->len, ==, 0);
  other_side = relais_register_open_person (session, reception, relais_record_get_id (caregiver), NULL, &error);
  g_assert_cmpuint (other_side->helps->len, ==, 0);

  by_phone = relais_register_search_people (session, reception, "987654", EVERYBODY, 50, &error);
  g_assert_cmpuint (by_phone->len, ==, 0);

  g_assert_null (relais_register_open_person (session, reception, relais_record_get_id (patient), "call", &error));
  g_assert_error (error, RELAIS_ERROR, RELAIS_ERROR_NOT_ALLOWED);
  g_clear_error (&error);
  with_reason = relais_register_open_person (session, nurse, relais_record_get_id (patient), "fall", &error);
  g_assert_no_error (error);
  g_assert_cmpstr (relais_record_get (with_reason->person, RELAIS_PERSON_PHONE), ==, "0499 98 76 54");

  edited = save (session, reception, seen, RELAIS_PERSON_USUAL_NAME, "Ewunia", &error);
  g_assert_no_error (error);
  g_assert_cmpstr (relais_record_get (edited, RELAIS_PERSON_STREET), ==, "Hidden street 5");
  g_assert_null (save (session, nurse, edited, RELAIS_PERSON_PROTECTED, NULL, &error));
  g_assert_error (error, RELAIS_ERROR, RELAIS_ERROR_TWO_PEOPLE);
}

static void
test_opening_is_written_down (void)
{
  g_autoptr (RelaisTestFolder) folder = relais_test_make_folder ();
  g_autoptr (RelaisSession) session = relais_test_session_new (folder);
  RelaisActor *actor = relais_session_get_actor (session);
  g_autoptr (RelaisRecord) person = relais_test_session_add (session, "El Amrani", "Fatima", PATIENT, NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) listed = relais_register_list_people (session, actor, EVERYBODY, 0, 0, &error);
  g_autoptr (RelaisPersonPage) page =
      relais_register_open_person (session, actor, relais_record_get_id (person), NULL, &error);
  g_autoptr (GPtrArray) rows =
      relais_audit_reading_list (session, actor, relais_record_get_id (person), NULL, &error);
  RelaisAuditRow *last;
  RelaisAuditFlaw flaw;
  gint64 seq;

  g_assert_no_error (error);
  g_assert_cmpuint (listed->len, ==, 1);
  g_assert_cmpuint (rows->len, ==, 3); /* saved, read, and this reading of the log */
  last = g_ptr_array_index (rows, 1);
  g_assert_cmpstr (last->entry.act, ==, "read");
  g_assert_true (relais_audit_reading_check (session, actor, &flaw, &seq, &error));
  g_assert_cmpint (flaw, ==, RELAIS_AUDIT_FLAW_NONE);
  g_assert_cmpint (seq, >, 3);
}

static void
test_finding_one_person (void)
{
  g_autoptr (RelaisTestFolder) folder = relais_test_make_folder ();
  g_autoptr (RelaisSession) session = relais_test_session_new (folder);
  RelaisActor *actor = relais_session_get_actor (session);
  g_autoptr (RelaisRecord) daughter = relais_test_session_add (session, "El Amrani", "Fatima", CAREGIVER, NULL);
  g_autoptr (RelaisRecord) father = relais_test_session_add (session, "El Amrani", "Mohamed", PATIENT, NULL);
  g_autoptr (GError) error = NULL;
  g_autofree char *one = relais_register_find_person (session, actor, "fatima", EVERYBODY, &error);
  g_autofree char *by_id =
      relais_register_find_person (session, actor, relais_record_get_id (father), EVERYBODY, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (one, ==, relais_record_get_id (daughter));
  g_assert_cmpstr (by_id, ==, relais_record_get_id (father));
  g_assert_null (relais_register_find_person (session, actor, "amrani", EVERYBODY, &error));
  g_assert_error (error, RELAIS_ERROR, RELAIS_ERROR_AMBIGUOUS);
  g_assert_nonnull (strstr (relais_error_get_detail (error), "Mohamed El Amrani"));
  g_clear_error (&error);
  g_assert_null (relais_register_find_person (session, actor, "nobody", EVERYBODY, &error));
  g_assert_error (error, RELAIS_ERROR, RELAIS_ERROR_NOT_FOUND);
}

static void
test_search_says_why (void)
{
  static const struct {
    const char *text;
    const char *why;
  } cases[] = {
    { "fatima", "name" },
    { "3456", "phone" },
    { "0478 12", "phone" },
    { "haute", "other" },
  };
  g_autoptr (RelaisTestFolder) folder = relais_test_make_folder ();
  g_autoptr (RelaisSession) session = relais_test_session_new (folder);
  g_autoptr (RelaisRecord) person = relais_test_session_add (session, "El Amrani", "Fatima", PATIENT, "phone",
                                                             "0478 12 34 56", "street", "Rue Haute 3", NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (GPtrArray) found = relais_register_search_people (session, relais_session_get_actor (session),
                                                                   cases[i].text, EVERYBODY, 50, &error);

      g_test_message ("%s", cases[i].text);
      g_assert_no_error (error);
      g_assert_cmpuint (found->len, ==, 1);
      g_assert_cmpstr (((RelaisFound *) g_ptr_array_index (found, 0))->why, ==, cases[i].why);
    }
}

static void
test_duplicates_are_shown (void)
{
  g_autoptr (RelaisTestFolder) folder = relais_test_make_folder ();
  g_autoptr (RelaisSession) session = relais_test_session_new (folder);
  RelaisActor *actor = relais_session_get_actor (session);
  g_autoptr (RelaisRecord) there = relais_test_session_add (session, "El Amrani", "Fatima", PATIENT, NULL);
  g_autoptr (RelaisRecord) other = relais_test_session_add (session, "Peeters", "Jan", PATIENT, NULL);
  g_autoptr (RelaisRecordBuilder) builder = relais_record_builder_new (&relais_person_type, NULL, 0);
  g_autoptr (RelaisRecord) typed = NULL;
  g_autoptr (GPtrArray) similar = NULL;
  g_autoptr (GPtrArray) itself = NULL;
  g_autoptr (GError) error = NULL;

  relais_record_builder_set (builder, RELAIS_PERSON_FAMILY_NAME, "ELAMRANI");
  relais_record_builder_set (builder, RELAIS_PERSON_GIVEN_NAME, "fatima");
  typed = relais_record_builder_end (g_steal_pointer (&builder));
  similar = relais_register_find_duplicates (session, actor, typed, &error);
  itself = relais_register_find_duplicates (session, actor, there, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (similar->len, ==, 1);
  g_assert_cmpstr (relais_record_get_id (((RelaisFound *) g_ptr_array_index (similar, 0))->person), ==,
                   relais_record_get_id (there));
  g_assert_cmpuint (itself->len, ==, 0);
}

static void
test_roles_are_enforced (void)
{
  g_autoptr (RelaisTestFolder) folder = relais_test_make_folder ();
  g_autoptr (RelaisSession) session = relais_test_session_new (folder);
  g_autoptr (RelaisActor) administrator = relais_test_session_as (session, "administrator");
  g_autoptr (RelaisActor) reception = relais_test_session_as (session, "reception");
  g_autoptr (RelaisRecord) person = relais_test_session_add (session, "El Amrani", "Fatima", PATIENT, NULL);
  g_autoptr (RelaisRecord) profile = NULL;
  g_autoptr (RelaisRecord) renamed = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_null (relais_register_list_people (session, administrator, EVERYBODY, 0, 0, &error));
  g_assert_error (error, RELAIS_ERROR, RELAIS_ERROR_NOT_ALLOWED);
  g_clear_error (&error);
  g_assert_null (save (session, administrator, person, RELAIS_PERSON_STREET, "Rue Haute 3", &error));
  g_assert_error (error, RELAIS_ERROR, RELAIS_ERROR_NOT_ALLOWED);
  g_clear_error (&error);
  g_assert_null (relais_audit_reading_list (session, reception, NULL, NULL, &error));
  g_assert_error (error, RELAIS_ERROR, RELAIS_ERROR_NOT_ALLOWED);
  g_clear_error (&error);

  profile = relais_practice_profile_load (session, &error);
  renamed = relais_record_with (profile, RELAIS_PRACTICE_NAME, "De Schakel");
  g_assert_null (relais_practice_profile_save (session, reception, renamed, &error));
  g_assert_error (error, RELAIS_ERROR, RELAIS_ERROR_NOT_ALLOWED);
}

static void
test_the_passphrase_decides_who_acts (void)
{
  g_autoptr (RelaisTestFolder) folder = relais_test_make_folder ();
  g_autoptr (RelaisClock) clock = relais_clock_new_fixed ("2026-11-20T13:02:11Z");
  g_autoptr (RelaisSession) session = relais_test_session_new (folder);
  g_autoptr (GError) error = NULL;
  RelaisSession *again;

  relais_session_close (session);
  again = relais_session_open (folder, "quatre mots sans rapport", "aicha", clock, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (relais_actor_get_name (relais_session_get_actor (again)), ==, "Aïcha");
  relais_session_unref (again);

  g_assert_null (relais_session_open (folder, "quatre mots sans rapport", "Els", clock, &error));
  g_assert_error (error, RELAIS_ERROR, RELAIS_ERROR_WRONG_MEMBER);
  g_clear_error (&error);
  g_assert_null (relais_session_open (folder, "another phrase altogether", NULL, clock, &error));
  g_assert_error (error, RELAIS_ERROR, RELAIS_ERROR_WRONG_PASSPHRASE);
}

static const char *const draws[] = { "34679A", "34679A", "34679C" };
static guint n_drawn;

static char *
draw (void)
{
  return g_strdup (draws[n_drawn++ % G_N_ELEMENTS (draws)]);
}

typedef struct {
  const RelaisRecord *link;
  char *reference;
} DrawJob;

static gboolean
take_and_draw (RelaisChange *change, gpointer data, GError **error)
{
  DrawJob *job = data;
  g_autoptr (RelaisRecord) taken = relais_record_with (job->link, RELAIS_CARE_LINK_REFERENCE, draws[0]);
  g_autoptr (RelaisRecord) saved = relais_change_save (change, taken, error);

  if (saved == NULL)
    return FALSE;
  job->reference = relais_register_draw_reference (relais_change_get_db (change), draw, error);
  return job->reference != NULL;
}

/* Six characters are few enough for two cards to draw the same. */
static void
test_no_reference_twice (void)
{
  g_autoptr (RelaisTestFolder) folder = relais_test_make_folder ();
  g_autoptr (RelaisSession) session = relais_test_session_new (folder);
  g_autoptr (RelaisRecord) patient = relais_test_session_add (session, "El Amrani", "Mohamed", PATIENT, NULL);
  g_autoptr (RelaisRecord) caregiver = relais_test_session_add (session, "Benali", "Fatima", CAREGIVER, NULL);
  g_autoptr (RelaisRecord) link = relais_test_session_link (session, caregiver, patient);
  g_autoptr (GError) error = NULL;
  DrawJob job = { link, NULL };

  g_assert_true (relais_reference_is_valid (relais_record_get (link, RELAIS_CARE_LINK_REFERENCE)));
  relais_store_write (relais_session_get_store (session), relais_session_get_actor (session), "test", take_and_draw,
                      &job, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (job.reference, ==, "34679C");
  g_free (job.reference);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/register/findings-forbid", test_findings_forbid);
  g_test_add_func ("/register/agreement-is-signed", test_agreement_is_signed);
  g_test_add_func ("/register/protected-mode", test_protected_mode);
  g_test_add_func ("/register/opening-is-written-down", test_opening_is_written_down);
  g_test_add_func ("/register/finding-one-person", test_finding_one_person);
  g_test_add_func ("/register/search-says-why", test_search_says_why);
  g_test_add_func ("/register/duplicates-are-shown", test_duplicates_are_shown);
  g_test_add_func ("/register/no-reference-twice", test_no_reference_twice);
  g_test_add_func ("/register/roles-are-enforced", test_roles_are_enforced);
  g_test_add_func ("/session/the-passphrase-decides-who-acts", test_the_passphrase_decides_who_acts);
  return g_test_run ();
}
