#include "relais-care-link.h"
#include "relais-error.h"
#include "relais-issue.h"
#include "relais-person-role.h"
#include "relais-person.h"
#include "relais-register-acts.h"
#include "relais-register-care.h"
#include "relais-register.h"
#include "relais-test-session.h"
#include "relais-test.h"

#define PATIENT   RELAIS_FACET_PATIENT
#define CAREGIVER RELAIS_FACET_CAREGIVER

static RelaisRecord *
load (RelaisSession *session, const RelaisRecord *person)
{
  g_autoptr (GError) error = NULL;
  RelaisRecord *loaded = relais_register_load_person (session, relais_session_get_actor (session),
                                                      relais_record_get_id (person), &error);

  g_assert_no_error (error);
  return loaded;
}

static RelaisRecord *
load_link (RelaisSession *session, const RelaisRecord *link)
{
  g_autoptr (GError) error = NULL;
  RelaisRecord *loaded = relais_register_load_link (session, relais_session_get_actor (session),
                                                    relais_record_get_id (link), &error);

  g_assert_no_error (error);
  return loaded;
}

static char *
get_last_operation (RelaisSession *session)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) operations =
      relais_register_list_operations (session, relais_session_get_actor (session), NULL, NULL, &error);

  g_assert_no_error (error);
  return g_strdup (((RelaisOperation *) g_ptr_array_index (operations, 0))->id);
}

static void
undo_last (RelaisSession *session)
{
  g_autofree char *operation = get_last_operation (session);
  g_auto (RelaisUndoResult) result = { 0 };
  g_autoptr (GError) error = NULL;

  relais_register_undo (session, relais_session_get_actor (session), operation, &result, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (result.left->len, ==, 0);
}

static void
test_a_link_makes_a_caregiver (void)
{
  g_autoptr (RelaisTestFolder) folder = relais_test_make_folder ();
  g_autoptr (RelaisSession) session = relais_test_session_new (folder);
  RelaisActor *actor = relais_session_get_actor (session);
  g_autoptr (RelaisRecord) daughter =
      relais_test_session_add (session, "El Amrani", "Fatima", PATIENT, "phone", "0478 12 34 56", NULL);
  g_autoptr (RelaisRecord) father = relais_test_session_add (session, "El Amrani", "Mohamed", PATIENT, NULL);
  g_autoptr (RelaisRecord) link = relais_test_session_link (session, daughter, father);
  g_autoptr (RelaisRecord) daughter_now = load (session, daughter);
  g_autoptr (RelaisRecordBuilder) builder = relais_record_builder_new (&relais_care_link_type, NULL, 0);
  g_autoptr (RelaisRecord) twice = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (relais_person_is_caregiver (daughter_now));
  g_assert_true (relais_person_is_patient (daughter_now));
  g_assert_cmpuint (strlen (relais_record_get (link, RELAIS_CARE_LINK_REFERENCE)), ==, 6);

  relais_record_builder_set (builder, RELAIS_CARE_LINK_CAREGIVER, relais_record_get_id (daughter));
  relais_record_builder_set (builder, RELAIS_CARE_LINK_PATIENT, relais_record_get_id (father));
  relais_record_builder_set (builder, RELAIS_CARE_LINK_RELATION, "daughter");
  twice = relais_record_builder_end (g_steal_pointer (&builder));
  g_assert_null (relais_register_save_link (session, actor, twice, NULL, &error));
  g_assert_error (error, RELAIS_ERROR, RELAIS_ERROR_DUPLICATE);
}

static void
test_consent_is_signed (void)
{
  g_autoptr (RelaisTestFolder) folder = relais_test_make_folder ();
  g_autoptr (RelaisSession) session = relais_test_session_new (folder);
  RelaisActor *actor = relais_session_get_actor (session);
  g_autoptr (RelaisRecord) daughter = relais_test_session_add (session, "El Amrani", "Fatima", CAREGIVER, NULL);
  g_autoptr (RelaisRecord) father = relais_test_session_add (session, "El Amrani", "Mohamed", PATIENT, NULL);
  g_autoptr (RelaisRecord) link = relais_test_session_link (session, daughter, father);
  g_autoptr (GError) error = NULL;
  g_autoptr (RelaisRecord) agreed = relais_register_set_consent (session, actor, relais_record_get_id (link),
                                                                 RELAIS_PURPOSE_PRINT, "yes", "oral", &error);
  g_autoptr (RelaisRecord) stored = load_link (session, link);

  g_assert_no_error (error);
  g_assert_cmpstr (relais_care_link_get_consent (stored, RELAIS_PURPOSE_PRINT), ==, "yes");
  g_assert_cmpstr (relais_record_get (stored, RELAIS_CARE_LINK_CONSENT_PRINT_BY), ==, "Aïcha");
  g_assert_cmpstr (relais_record_get (stored, RELAIS_CARE_LINK_CONSENT_PRINT_DATE), ==, "2026-11-20");
  g_assert_cmpstr (relais_care_link_get_consent (stored, RELAIS_PURPOSE_KEEP), ==, "not_asked");
}

static void
test_a_death_ends_links (void)
{
  g_autoptr (RelaisTestFolder) folder = relais_test_make_folder ();
  g_autoptr (RelaisSession) session = relais_test_session_new (folder);
  RelaisActor *actor = relais_session_get_actor (session);
  g_autoptr (RelaisRecord) daughter = relais_test_session_add (session, "El Amrani", "Fatima", CAREGIVER, NULL);
  g_autoptr (RelaisRecord) father = relais_test_session_add (session, "El Amrani", "Mohamed", PATIENT, NULL);
  g_autoptr (RelaisRecord) link = relais_test_session_link (session, daughter, father);
  g_autoptr (GPtrArray) papers = NULL;
  g_autoptr (GPtrArray) none = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (RelaisRecord) died = relais_register_note_death (session, actor, relais_record_get_id (father),
                                                              relais_date (2026, 11, 18), &papers, &error);
  g_autoptr (RelaisRecord) ended = load_link (session, link);
  g_autoptr (RelaisRecord) alive = NULL;
  g_autoptr (RelaisRecord) current = NULL;

  g_assert_no_error (error);
  g_assert_true (relais_person_is_deceased (died));
  g_assert_cmpstr (relais_record_get (died, RELAIS_PERSON_STATE), ==, "deceased");
  g_assert_cmpstr (relais_record_get (ended, RELAIS_CARE_LINK_END), ==, "2026-11-18");

  undo_last (session);
  alive = load (session, father);
  current = load_link (session, link);
  g_assert_false (relais_person_is_deceased (alive));
  g_assert_null (relais_record_get (current, RELAIS_CARE_LINK_END));

  g_assert_null (relais_register_note_death (session, actor, relais_record_get_id (father),
                                             relais_date (2026, 11, 21), &none, &error));
  g_assert_error (error, RELAIS_ERROR, RELAIS_ERROR_INVALID);
}

static void
test_stop_withdraws_everything (void)
{
  g_autoptr (RelaisTestFolder) folder = relais_test_make_folder ();
  g_autoptr (RelaisSession) session = relais_test_session_new (folder);
  RelaisActor *actor = relais_session_get_actor (session);
  g_autoptr (RelaisRecord) daughter = relais_test_session_add (session, "El Amrani", "Fatima", CAREGIVER, NULL);
  g_autoptr (RelaisRecord) father = relais_test_session_add (session, "El Amrani", "Mohamed", PATIENT, NULL);
  g_autoptr (RelaisRecord) link = relais_test_session_link (session, daughter, father);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) papers = NULL;
  g_autoptr (RelaisRecord) agreed = relais_register_set_consent (session, actor, relais_record_get_id (link),
                                                                 RELAIS_PURPOSE_PRINT, "yes", "oral", &error);
  g_autoptr (RelaisRecord) stopped =
      relais_register_note_stop (session, actor, relais_record_get_id (daughter), &papers, &error);
  g_autoptr (RelaisRecord) withdrawn = load_link (session, link);

  g_assert_no_error (error);
  g_assert_cmpstr (relais_record_get (stopped, RELAIS_PERSON_STOPPED_ON), ==, "2026-11-20");
  for (int i = 0; i < RELAIS_N_PURPOSES; i++)
    g_assert_cmpstr (relais_care_link_get_consent (withdrawn, (RelaisPurpose) i), ==, "withdrawn");
}

static void
test_merging_and_back (void)
{
  g_autoptr (RelaisTestFolder) folder = relais_test_make_folder ();
  g_autoptr (RelaisSession) session = relais_test_session_new (folder);
  RelaisActor *actor = relais_session_get_actor (session);
  g_autoptr (RelaisRecord) father = relais_test_session_add (session, "El Amrani", "Mohamed", PATIENT, NULL);
  g_autoptr (RelaisRecord) mother = relais_test_session_add (session, "El Amrani", "Aïcha", PATIENT, NULL);
  g_autoptr (RelaisRecord) keep =
      relais_test_session_add (session, "El Amrani", "Fatima", CAREGIVER, "email", "f@example.org", NULL);
  g_autoptr (RelaisRecord) other = relais_test_session_add (session, "Elamrani", "Fatima", CAREGIVER | PATIENT,
                                                            "street", "Rue Haute 3", "chart_number", "77", NULL);
  g_autoptr (RelaisRecord) keep_father = relais_test_session_link (session, keep, father);
  g_autoptr (RelaisRecord) other_father = relais_test_session_link (session, other, father);
  g_autoptr (RelaisRecord) other_mother = relais_test_session_link (session, other, mother);
  g_autoptr (GPtrArray) issues = relais_issues_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (RelaisRecord) merged = relais_register_merge (session, actor, relais_record_get_id (keep),
                                                           relais_record_get_id (other), issues, &error);
  g_autoptr (RelaisRecord) away = load (session, other);
  g_autoptr (RelaisRecord) doubled = load_link (session, other_father);
  g_autoptr (RelaisRecord) moved = load_link (session, other_mother);
  g_autoptr (RelaisRecord) back = NULL;
  g_autoptr (RelaisRecord) link_back = NULL;

  g_assert_no_error (error);
  g_assert_cmpstr (relais_record_get (merged, RELAIS_PERSON_STREET), ==, "Rue Haute 3");
  g_assert_cmpstr (relais_record_get (merged, RELAIS_PERSON_EMAIL), ==, "f@example.org");
  g_assert_cmpstr (relais_record_get (merged, RELAIS_PERSON_CHART_NUMBER), ==, "77");
  g_assert_cmpstr (relais_record_get (away, RELAIS_PERSON_MERGED_INTO), ==, relais_record_get_id (keep));
  g_assert_cmpstr (relais_record_get (moved, RELAIS_CARE_LINK_CAREGIVER), ==, relais_record_get_id (keep));
  g_assert_nonnull (relais_record_get (doubled, RELAIS_CARE_LINK_END));

  undo_last (session);
  back = load (session, other);
  link_back = load_link (session, other_mother);
  g_assert_true (relais_record_equal (back, other));
  g_assert_cmpstr (relais_record_get (link_back, RELAIS_CARE_LINK_CAREGIVER), ==, relais_record_get_id (other));
}

static void
test_archive_needs_a_coordinator (void)
{
  g_autoptr (RelaisTestFolder) folder = relais_test_make_folder ();
  g_autoptr (RelaisSession) session = relais_test_session_new (folder);
  RelaisActor *actor = relais_session_get_actor (session);
  g_autoptr (RelaisActor) reception = relais_test_session_as (session, "reception");
  g_autoptr (RelaisRecord) person = relais_test_session_add (session, "El Amrani", "Fatima", PATIENT, NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (RelaisRecord) archived = NULL;
  g_autoptr (RelaisRecord) restored = NULL;
  g_autoptr (GPtrArray) listed = NULL;

  g_assert_null (relais_register_archive (session, reception, relais_record_get_id (person), TRUE, &error));
  g_assert_error (error, RELAIS_ERROR, RELAIS_ERROR_NOT_ALLOWED);
  g_clear_error (&error);

  archived = relais_register_archive (session, actor, relais_record_get_id (person), TRUE, &error);
  g_assert_no_error (error);
  listed = relais_register_list_people (session, actor, RELAIS_SEARCH_PATIENTS, 0, 0, &error);
  g_assert_cmpuint (listed->len, ==, 0);
  restored = relais_register_archive (session, actor, relais_record_get_id (person), FALSE, &error);
  g_assert_no_error (error);
  g_assert_true (relais_record_equal (restored, person));
}

static void
test_roles_around_a_patient (void)
{
  g_autoptr (RelaisTestFolder) folder = relais_test_make_folder ();
  g_autoptr (RelaisSession) session = relais_test_session_new (folder);
  RelaisActor *actor = relais_session_get_actor (session);
  g_autoptr (RelaisRecord) father = relais_test_session_add (session, "El Amrani", "Mohamed", PATIENT, NULL);
  g_autoptr (RelaisRecordBuilder) builder = relais_record_builder_new (&relais_person_role_type, NULL, 0);
  g_autoptr (RelaisRecord) role = NULL;
  g_autoptr (RelaisRecord) added = NULL;
  g_autoptr (RelaisRecord) ended = NULL;
  g_autoptr (GPtrArray) roles = NULL;
  g_autoptr (GError) error = NULL;

  relais_record_builder_set (builder, RELAIS_PERSON_ROLE_PATIENT, relais_record_get_id (father));
  relais_record_builder_set (builder, RELAIS_PERSON_ROLE_ROLE, "trusted_person");
  relais_record_builder_set (builder, RELAIS_PERSON_ROLE_NAME, "Nour Benali");
  role = relais_record_builder_end (g_steal_pointer (&builder));
  added = relais_register_add_role (session, actor, role, NULL, &error);
  g_assert_no_error (error);
  ended = relais_register_end_role (session, actor, relais_record_get_id (added), relais_date (2026, 11, 20), &error);
  g_assert_no_error (error);
  roles = relais_register_list_roles (session, actor, relais_record_get_id (father), &error);
  g_assert_cmpuint (roles->len, ==, 1);
  g_assert_cmpstr (relais_record_get (g_ptr_array_index (roles, 0), RELAIS_PERSON_ROLE_END), ==, "2026-11-20");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/care/a-link-makes-a-caregiver", test_a_link_makes_a_caregiver);
  g_test_add_func ("/care/consent-is-signed", test_consent_is_signed);
  g_test_add_func ("/care/roles-around-a-patient", test_roles_around_a_patient);
  g_test_add_func ("/acts/a-death-ends-links", test_a_death_ends_links);
  g_test_add_func ("/acts/stop-withdraws-everything", test_stop_withdraws_everything);
  g_test_add_func ("/acts/merging-and-back", test_merging_and_back);
  g_test_add_func ("/acts/archive-needs-a-coordinator", test_archive_needs_a_coordinator);
  return g_test_run ();
}
