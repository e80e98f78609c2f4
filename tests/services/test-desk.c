#include "relais-drafts.h"
#include "relais-error.h"
#include "relais-issue.h"
#include "relais-person.h"
#include "relais-register-acts.h"
#include "relais-register-care.h"
#include "relais-register-desk.h"
#include "relais-register.h"
#include "relais-test-session.h"
#include "relais-test.h"

#define PATIENT   RELAIS_FACET_PATIENT
#define CAREGIVER RELAIS_FACET_CAREGIVER
#define EVERYBODY (RELAIS_SEARCH_PATIENTS | RELAIS_SEARCH_CAREGIVERS)

static RelaisRecord *
make_person (const char *family, const char *given, const char *phone)
{
  RelaisRecordBuilder *builder = relais_record_builder_new (&relais_person_type, NULL, 0);

  relais_record_builder_set (builder, RELAIS_PERSON_FAMILY_NAME, family);
  relais_record_builder_set (builder, RELAIS_PERSON_GIVEN_NAME, given);
  relais_record_builder_set (builder, RELAIS_PERSON_PHONE, phone);
  return relais_record_builder_end (builder);
}

static RelaisRecord *
make_link (const RelaisRecord *patient, const char *is_main)
{
  RelaisRecordBuilder *builder = relais_record_builder_new (&relais_care_link_type, NULL, 0);

  relais_record_builder_set (builder, RELAIS_CARE_LINK_RELATION, "daughter");
  relais_record_builder_set (builder, RELAIS_CARE_LINK_MAIN, is_main);
  if (patient != NULL)
    relais_record_builder_set (builder, RELAIS_CARE_LINK_PATIENT, relais_record_get_id (patient));
  return relais_record_builder_end (builder);
}

static int
count_people (RelaisSession *session)
{
  g_autoptr (GError) error = NULL;
  int count = relais_register_count_people (session, relais_session_get_actor (session), EVERYBODY, &error);

  g_assert_no_error (error);
  return count;
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

static void
undo (RelaisSession *session, const char *operation)
{
  g_auto (RelaisUndoResult) result = { 0 };
  g_autoptr (GError) error = NULL;

  relais_register_undo (session, relais_session_get_actor (session), operation, &result, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (result.left->len, ==, 0);
}

/* Three fields and one key; one undo takes back the caregiver, the patient and the link. */
static void
test_a_caregiver_in_one_go (void)
{
  g_autoptr (RelaisTestFolder) folder = relais_test_make_folder ();
  g_autoptr (RelaisSession) session = relais_test_session_new (folder);
  RelaisActor *actor = relais_session_get_actor (session);
  g_autoptr (RelaisRecord) daughter = make_person ("El Amrani", "Fatima", "0478 12 34 56");
  g_autoptr (RelaisRecord) father = make_person ("El Amrani", "Mohamed", "02 474 02 55");
  g_autoptr (RelaisRecord) link = make_link (NULL, NULL);
  RelaisForm form = { .kind = (char *) "caregiver", .title = (char *) "El Amrani" };
  g_autoptr (GError) error = NULL;
  g_autofree char *draft = relais_form_save (session, actor, &form, &error);
  const RelaisDeskEntry entry = { daughter, father, link, RELAIS_DESK_CONSENTS, "oral", draft };
  g_autoptr (RelaisDeskResult) result = relais_register_save_caregiver_with_link (session, actor, &entry, NULL, &error);
  g_autoptr (GPtrArray) forms = NULL;

  g_assert_no_error (error);
  g_assert_true (relais_person_is_caregiver (result->caregiver));
  g_assert_true (relais_person_is_patient (result->patient));
  g_assert_cmpint (relais_record_get_revision (result->caregiver), ==, 1);
  g_assert_cmpstr (relais_record_get (result->link, RELAIS_CARE_LINK_CAREGIVER), ==, relais_record_get_id (daughter));
  g_assert_cmpstr (relais_record_get (result->link, RELAIS_CARE_LINK_PATIENT), ==, relais_record_get_id (father));
  g_assert_cmpstr (relais_care_link_get_consent (result->link, RELAIS_PURPOSE_KEEP), ==, "yes");
  g_assert_cmpstr (relais_care_link_get_consent (result->link, RELAIS_PURPOSE_PRINT), ==, "yes");
  g_assert_cmpstr (relais_care_link_get_consent (result->link, RELAIS_PURPOSE_HOSPITAL), ==, "yes");
  g_assert_cmpstr (relais_care_link_get_consent (result->link, RELAIS_PURPOSE_SHARE), ==, "not_asked");
  g_assert_cmpstr (relais_record_get (result->link, RELAIS_CARE_LINK_CONSENT_PRINT_HOW), ==, "oral");
  g_assert_cmpstr (relais_record_get (result->link, RELAIS_CARE_LINK_CONSENT_PRINT_DATE), ==, "2026-11-20");
  g_assert_cmpstr (relais_record_get (result->link, RELAIS_CARE_LINK_CONSENT_PRINT_BY), ==, "Aïcha");
  forms = relais_form_list (session, actor, &error);
  g_assert_cmpuint (forms->len, ==, 0);
  g_assert_cmpint (count_people (session), ==, 2);

  undo (session, result->operation);
  g_assert_cmpint (count_people (session), ==, 0);
  g_assert_null (relais_register_load_link (session, actor, relais_record_get_id (result->link), &error));
  g_assert_error (error, RELAIS_ERROR, RELAIS_ERROR_NOT_FOUND);
}

/* Whatever is refused, nothing of the three is stored. */
static void
test_all_or_nothing (void)
{
  g_autoptr (RelaisTestFolder) folder = relais_test_make_folder ();
  g_autoptr (RelaisSession) session = relais_test_session_new (folder);
  RelaisActor *actor = relais_session_get_actor (session);
  g_autoptr (RelaisRecord) father = relais_test_session_add (session, "El Amrani", "Mohamed", PATIENT, NULL);
  g_autoptr (RelaisRecord) there = relais_test_session_add (session, "El Amrani", "Karim", CAREGIVER, NULL);
  g_autoptr (RelaisRecord) linked = relais_test_session_link (session, there, father);
  g_autoptr (RelaisRecord) unreachable = make_person ("El Amrani", "Fatima", NULL);
  g_autoptr (RelaisRecord) daughter = make_person ("El Amrani", "Fatima", "0478 12 34 56");
  g_autoptr (RelaisRecord) nobody = make_person (NULL, NULL, "02 474 02 55");
  g_autoptr (RelaisRecord) link = make_link (father, NULL);
  g_autoptr (RelaisRecord) lonely = make_link (NULL, NULL);
  g_autoptr (RelaisRecord) twice = relais_record_with (link, RELAIS_CARE_LINK_CAREGIVER, relais_record_get_id (there));
  g_autoptr (RelaisActor) administrator = relais_test_session_as (session, "administrator");
  const struct {
    RelaisActor *actor;
    RelaisDeskEntry entry;
    RelaisErrorCode code;
  } cases[] = {
    { actor, { unreachable, NULL, link, 0, NULL, NULL }, RELAIS_ERROR_INVALID },
    { actor, { daughter, nobody, lonely, 0, NULL, NULL }, RELAIS_ERROR_INVALID },
    { actor, { daughter, NULL, lonely, 0, NULL, NULL }, RELAIS_ERROR_NOT_FOUND },
    { actor, { NULL, NULL, twice, 0, NULL, NULL }, RELAIS_ERROR_DUPLICATE },
    { administrator, { daughter, NULL, link, 0, NULL, NULL }, RELAIS_ERROR_NOT_ALLOWED },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (GPtrArray) issues = relais_issues_new ();

      g_test_message ("case %" G_GSIZE_FORMAT, i);
      g_assert_null (
          relais_register_save_caregiver_with_link (session, cases[i].actor, &cases[i].entry, issues, &error));
      g_assert_error (error, RELAIS_ERROR, (int) cases[i].code);
      g_assert_cmpint (count_people (session), ==, 2);
    }
}

static void
test_one_main_caregiver (void)
{
  g_autoptr (RelaisTestFolder) folder = relais_test_make_folder ();
  g_autoptr (RelaisSession) session = relais_test_session_new (folder);
  RelaisActor *actor = relais_session_get_actor (session);
  g_autoptr (RelaisRecord) father = relais_test_session_add (session, "El Amrani", "Mohamed", PATIENT, NULL);
  g_autoptr (RelaisRecord) daughter = make_person ("El Amrani", "Fatima", "0478 12 34 56");
  g_autoptr (RelaisRecord) son = make_person ("El Amrani", "Karim", "0478 12 34 57");
  g_autoptr (RelaisRecord) as_main = make_link (father, "yes");
  g_autoptr (RelaisRecord) as_main_too = make_link (father, "yes");
  const RelaisDeskEntry first = { daughter, NULL, as_main, 0, NULL, NULL };
  const RelaisDeskEntry second = { son, NULL, as_main_too, 0, NULL, NULL };
  g_autoptr (GError) error = NULL;
  g_autoptr (RelaisDeskResult) one = relais_register_save_caregiver_with_link (session, actor, &first, NULL, &error);
  g_autoptr (RelaisDeskResult) two = relais_register_save_caregiver_with_link (session, actor, &second, NULL, &error);
  g_autoptr (RelaisRecord) one_now = load_link (session, one->link);
  g_autoptr (RelaisRecord) main_again = NULL;
  g_autoptr (RelaisRecord) two_now = NULL;

  g_assert_no_error (error);
  g_assert_cmpstr (relais_record_get (two->link, RELAIS_CARE_LINK_MAIN), ==, "yes");
  g_assert_cmpstr (relais_record_get (one_now, RELAIS_CARE_LINK_MAIN), ==, "no");

  main_again = relais_register_set_main (session, actor, relais_record_get_id (one->link), &error);
  g_assert_no_error (error);
  two_now = load_link (session, two->link);
  g_assert_cmpstr (relais_record_get (main_again, RELAIS_CARE_LINK_MAIN), ==, "yes");
  g_assert_cmpstr (relais_record_get (two_now, RELAIS_CARE_LINK_MAIN), ==, "no");
}

static void
test_several_consents_at_once (void)
{
  g_autoptr (RelaisTestFolder) folder = relais_test_make_folder ();
  g_autoptr (RelaisSession) session = relais_test_session_new (folder);
  RelaisActor *actor = relais_session_get_actor (session);
  g_autoptr (RelaisRecord) daughter = relais_test_session_add (session, "El Amrani", "Fatima", CAREGIVER, NULL);
  g_autoptr (RelaisRecord) father = relais_test_session_add (session, "El Amrani", "Mohamed", PATIENT, NULL);
  g_autoptr (RelaisRecord) link = relais_test_session_link (session, daughter, father);
  g_autoptr (GError) error = NULL;
  g_autoptr (RelaisRecord) agreed =
      relais_register_set_consents (session, actor, relais_record_get_id (link),
                                    RELAIS_PURPOSE_MASK (RELAIS_PURPOSE_PRINT) |
                                        RELAIS_PURPOSE_MASK (RELAIS_PURPOSE_INVITE),
                                    "no", "written", &error);

  g_assert_no_error (error);
  g_assert_cmpint (relais_record_get_revision (agreed), ==, 2);
  g_assert_cmpstr (relais_care_link_get_consent (agreed, RELAIS_PURPOSE_PRINT), ==, "no");
  g_assert_cmpstr (relais_care_link_get_consent (agreed, RELAIS_PURPOSE_INVITE), ==, "no");
  g_assert_cmpstr (relais_care_link_get_consent (agreed, RELAIS_PURPOSE_KEEP), ==, "not_asked");
  g_assert_cmpstr (relais_record_get (agreed, RELAIS_CARE_LINK_CONSENT_INVITE_HOW), ==, "written");
}

static char *
describe_order (RelaisSession *session, const RelaisRecord *patient)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) links = relais_register_list_links (session, relais_session_get_actor (session), NULL,
                                                            relais_record_get_id (patient), &error);
  GString *order = g_string_new (NULL);

  g_assert_no_error (error);
  for (guint i = 0; i < links->len; i++)
    {
      const RelaisRecord *link = g_ptr_array_index (links, i);
      const char *rank = relais_record_get (link, RELAIS_CARE_LINK_RANK);
      g_autoptr (RelaisRecord) caregiver =
          relais_register_load_person (session, relais_session_get_actor (session),
                                       relais_record_get (link, RELAIS_CARE_LINK_CAREGIVER), &error);

      g_string_append_printf (order, "%s%s%s", i > 0 ? " " : "", relais_record_get (caregiver, RELAIS_PERSON_GIVEN_NAME),
                              rank != NULL ? rank : "-");
    }
  return g_string_free (order, FALSE);
}

static void
test_the_calling_order (void)
{
  static const struct {
    guint who, place;
    const char *order;
  } cases[] = {
    { 2, 1, "Cem1 Ali2 Bea3 Eva-" },
    { 0, 3, "Cem1 Bea2 Ali3 Eva-" },
    { 1, 1, "Bea1 Cem2 Ali3 Eva-" },
    { 1, 99, "Cem1 Ali2 Bea3 Eva-" },
    { 1, 0, "Bea1 Cem2 Ali3 Eva-" },
  };
  static const char *const givens[] = { "Ali", "Bea", "Cem", "Eva" };
  g_autoptr (RelaisTestFolder) folder = relais_test_make_folder ();
  g_autoptr (RelaisSession) session = relais_test_session_new (folder);
  RelaisActor *actor = relais_session_get_actor (session);
  g_autoptr (RelaisRecord) father = relais_test_session_add (session, "El Amrani", "Mohamed", PATIENT, NULL);
  g_autoptr (GPtrArray) links = g_ptr_array_new_with_free_func ((GDestroyNotify) relais_record_unref);
  g_autoptr (GError) error = NULL;
  g_autoptr (RelaisRecord) ended = NULL;

  for (gsize i = 0; i < G_N_ELEMENTS (givens); i++)
    {
      g_autoptr (RelaisRecord) person = relais_test_session_add (session, "El Amrani", givens[i], CAREGIVER, NULL);
      RelaisRecord *link = relais_test_session_link (session, person, father);

      g_ptr_array_add (links, link);
      if (i < 3)
        g_assert_true (relais_register_move_link (session, actor, relais_record_get_id (link), 99, &error));
      g_assert_no_error (error);
    }
  ended = relais_register_end_link (session, actor, relais_record_get_id (g_ptr_array_index (links, 3)),
                                    relais_date (2026, 11, 1), &error);
  g_assert_no_error (error);

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *order = NULL;

      g_test_message ("case %" G_GSIZE_FORMAT, i);
      relais_register_move_link (session, actor, relais_record_get_id (g_ptr_array_index (links, cases[i].who)),
                                 cases[i].place, &error);
      g_assert_no_error (error);
      order = describe_order (session, father);
      g_assert_cmpstr (order, ==, cases[i].order);
    }
}

static void
test_a_minor_is_never_called_first (void)
{
  g_autoptr (RelaisTestFolder) folder = relais_test_make_folder ();
  g_autoptr (RelaisSession) session = relais_test_session_new (folder);
  RelaisActor *actor = relais_session_get_actor (session);
  g_autoptr (RelaisRecord) father = relais_test_session_add (session, "El Amrani", "Mohamed", PATIENT, NULL);
  g_autoptr (RelaisRecord) mother = relais_test_session_add (session, "El Amrani", "Nadia", CAREGIVER, NULL);
  g_autoptr (RelaisRecord) child =
      relais_test_session_add (session, "El Amrani", "Sami", CAREGIVER, "birth_date", "2012", NULL);
  g_autoptr (RelaisRecord) of_mother = relais_test_session_link (session, mother, father);
  g_autoptr (RelaisRecord) of_child = relais_test_session_link (session, child, father);
  g_autoptr (GError) error = NULL;
  g_autofree char *order = NULL;
  g_autoptr (RelaisRecord) mother_agreed = NULL;
  g_autoptr (RelaisRecord) child_agreed = NULL;

  relais_register_move_link (session, actor, relais_record_get_id (of_mother), 1, &error);
  g_assert_no_error (error);
  mother_agreed = relais_register_set_consents (session, actor, relais_record_get_id (of_mother),
                                                RELAIS_DESK_CONSENTS, "yes", "oral", &error);
  g_assert_no_error (error);
  child_agreed = relais_register_set_consents (session, actor, relais_record_get_id (of_child), RELAIS_DESK_CONSENTS,
                                               "yes", "oral", &error);
  g_assert_no_error (error);
  g_assert_false (relais_register_move_link (session, actor, relais_record_get_id (of_child), 1, &error));
  g_assert_error (error, RELAIS_ERROR, RELAIS_ERROR_INVALID);
  order = describe_order (session, father);
  g_assert_cmpstr (order, ==, "Nadia1 Sami2");
}

static void
test_who_protects (void)
{
  g_autoptr (RelaisTestFolder) folder = relais_test_make_folder ();
  g_autoptr (RelaisSession) session = relais_test_session_new (folder);
  g_autoptr (RelaisActor) nurse = relais_test_session_as (session, "nurse");
  g_autoptr (RelaisActor) reception = relais_test_session_as (session, "reception");
  g_autoptr (RelaisRecord) person =
      relais_test_session_add (session, "Nowak", "Ewa", CAREGIVER, "street", "Hidden street 5", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (RelaisRecord) hidden = NULL;
  g_autoptr (RelaisRecord) again = NULL;

  g_assert_null (relais_register_set_protected (session, reception, relais_record_get_id (person), &error));
  g_assert_error (error, RELAIS_ERROR, RELAIS_ERROR_NOT_ALLOWED);
  g_clear_error (&error);
  hidden = relais_register_set_protected (session, nurse, relais_record_get_id (person), &error);
  g_assert_no_error (error);
  g_assert_null (relais_record_get (hidden, RELAIS_PERSON_STREET));
  again = relais_register_load_person (session, nurse, relais_record_get_id (person), &error);
  g_assert_true (relais_person_is_protected (again));
  g_assert_true (relais_person_is_caregiver (again));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/desk/a-caregiver-in-one-go", test_a_caregiver_in_one_go);
  g_test_add_func ("/desk/all-or-nothing", test_all_or_nothing);
  g_test_add_func ("/desk/one-main-caregiver", test_one_main_caregiver);
  g_test_add_func ("/desk/several-consents-at-once", test_several_consents_at_once);
  g_test_add_func ("/desk/the-calling-order", test_the_calling_order);
  g_test_add_func ("/desk/a-minor-is-never-called-first", test_a_minor_is_never_called_first);
  g_test_add_func ("/desk/who-protects", test_who_protects);
  return g_test_run ();
}
