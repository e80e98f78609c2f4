#include "relais-care-link.h"
#include "relais-error.h"
#include "relais-person.h"
#include "relais-register-acts.h"
#include "relais-register-care.h"
#include "relais-register.h"
#include "relais-test-session.h"
#include "relais-test.h"

#define PATIENT   RELAIS_FACET_PATIENT
#define CAREGIVER RELAIS_FACET_CAREGIVER
#define PATIENTS   RELAIS_SEARCH_PATIENTS
#define CAREGIVERS RELAIS_SEARCH_CAREGIVERS
#define EVERYBODY (RELAIS_SEARCH_PATIENTS | RELAIS_SEARCH_CAREGIVERS)

static RelaisFound *
find_row (GPtrArray *rows, const RelaisRecord *person)
{
  for (guint i = 0; i < rows->len; i++)
    {
      RelaisFound *row = g_ptr_array_index (rows, i);

      if (g_str_equal (relais_record_get_id (row->person), relais_record_get_id (person)))
        return row;
    }
  g_assert_not_reached ();
}

static GPtrArray *
list (RelaisSession *session, RelaisSearchFlags flags, guint offset, guint limit)
{
  g_autoptr (GError) error = NULL;
  GPtrArray *rows =
      relais_register_list_people (session, relais_session_get_actor (session), flags, offset, limit, &error);

  g_assert_no_error (error);
  return rows;
}

static void
set_link (RelaisSession *session, RelaisRecord *link, guint field, const char *value)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (RelaisRecord) stored =
      relais_register_load_link (session, relais_session_get_actor (session), relais_record_get_id (link), &error);
  g_autoptr (RelaisRecord) changed = relais_record_with (stored, field, value);
  g_autoptr (RelaisRecord) saved =
      relais_register_save_link (session, relais_session_get_actor (session), changed, NULL, &error);

  g_assert_no_error (error);
}

static void
set_person (RelaisSession *session, RelaisRecord *person, guint field, const char *value)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) issues = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (RelaisRecord) stored = relais_register_load_person (session, relais_session_get_actor (session),
                                                                 relais_record_get_id (person), &error);
  g_autoptr (RelaisRecord) changed = relais_record_with (stored, field, value);
  g_autoptr (RelaisRecord) saved =
      relais_register_save_person (session, relais_session_get_actor (session), changed, issues, &error);

  g_assert_no_error (error);
}

/* The archived ones stand among the others in the order of the telephone book, or alone. */
static void
test_pages_and_counts (void)
{
  static const struct {
    RelaisSearchFlags flags;
    guint offset, limit;
    int count;
    const char *families;
  } cases[] = {
    { EVERYBODY, 0, 0, 4, "Benali Claes Nowak Yilmaz" },
    { EVERYBODY, 1, 2, 4, "Claes Nowak" },
    { EVERYBODY, 4, 2, 4, "" },
    { PATIENTS, 0, 0, 2, "Claes Yilmaz" },
    { CAREGIVERS, 0, 0, 3, "Benali Claes Nowak" },
    { EVERYBODY | RELAIS_SEARCH_ARCHIVED, 0, 0, 6, "Benali Claes Dubois Janssens Nowak Yilmaz" },
    { EVERYBODY | RELAIS_SEARCH_ARCHIVED, 2, 2, 6, "Dubois Janssens" },
    { EVERYBODY | RELAIS_SEARCH_ONLY_ARCHIVED, 0, 0, 2, "Dubois Janssens" },
    { PATIENTS | RELAIS_SEARCH_ONLY_ARCHIVED, 0, 0, 1, "Dubois" },
    { PATIENTS | RELAIS_SEARCH_ARCHIVED | RELAIS_SEARCH_ONLY_ARCHIVED, 0, 0, 1, "Dubois" },
  };
  g_autoptr (RelaisTestFolder) folder = relais_test_make_folder ();
  g_autoptr (RelaisSession) session = relais_test_session_new (folder);
  RelaisActor *actor = relais_session_get_actor (session);
  g_autoptr (RelaisActor) administrator = relais_test_session_as (session, "administrator");
  g_autoptr (RelaisRecord) nowak = relais_test_session_add (session, "Nowak", "Jan", CAREGIVER, NULL);
  g_autoptr (RelaisRecord) yilmaz = relais_test_session_add (session, "Yilmaz", "Emre", PATIENT, NULL);
  g_autoptr (RelaisRecord) dubois = relais_test_session_add (session, "Dubois", "Jeanne", PATIENT, NULL);
  g_autoptr (RelaisRecord) claes = relais_test_session_add (session, "Claes", "Els", PATIENT | CAREGIVER, NULL);
  g_autoptr (RelaisRecord) benali = relais_test_session_add (session, "Benali", "Nadia", CAREGIVER, NULL);
  g_autoptr (RelaisRecord) janssens = relais_test_session_add (session, "Janssens", "Piet", CAREGIVER, NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (RelaisRecord) first =
      relais_register_archive (session, actor, relais_record_get_id (dubois), TRUE, &error);
  g_autoptr (RelaisRecord) second =
      relais_register_archive (session, actor, relais_record_get_id (janssens), TRUE, &error);

  g_assert_no_error (error);
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GPtrArray) rows = list (session, cases[i].flags, cases[i].offset, cases[i].limit);
      g_autoptr (GString) families = g_string_new (NULL);

      for (guint r = 0; r < rows->len; r++)
        g_string_append_printf (families, "%s%s", r > 0 ? " " : "",
                                relais_record_get (((RelaisFound *) g_ptr_array_index (rows, r))->person,
                                                   RELAIS_PERSON_FAMILY_NAME));
      g_test_message ("case %" G_GSIZE_FORMAT, i);
      g_assert_cmpstr (families->str, ==, cases[i].families);
      g_assert_cmpint (relais_register_count_people (session, actor, cases[i].flags, &error), ==, cases[i].count);
      g_assert_no_error (error);
    }

  g_assert_cmpint (relais_register_count_people (session, administrator, EVERYBODY, &error), ==, -1);
  g_assert_error (error, RELAIS_ERROR, RELAIS_ERROR_NOT_ALLOWED);
}

static void
test_search_can_be_of_the_archive (void)
{
  static const struct {
    RelaisSearchFlags flags;
    guint n_found;
  } cases[] = {
    { EVERYBODY, 1 }, { EVERYBODY | RELAIS_SEARCH_ARCHIVED, 2 }, { EVERYBODY | RELAIS_SEARCH_ONLY_ARCHIVED, 1 },
  };
  g_autoptr (RelaisTestFolder) folder = relais_test_make_folder ();
  g_autoptr (RelaisSession) session = relais_test_session_new (folder);
  RelaisActor *actor = relais_session_get_actor (session);
  g_autoptr (RelaisRecord) here = relais_test_session_add (session, "Nowak", "Jan", CAREGIVER, NULL);
  g_autoptr (RelaisRecord) gone = relais_test_session_add (session, "Nowak", "Ewa", PATIENT, NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (RelaisRecord) archived =
      relais_register_archive (session, actor, relais_record_get_id (gone), TRUE, &error);

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GPtrArray) by_fragment =
          relais_register_search_people (session, actor, "nowak", cases[i].flags, 50, &error);
      g_autoptr (GPtrArray) by_letters = relais_register_search_people (session, actor, "no", cases[i].flags, 50, &error);

      g_assert_cmpuint (by_fragment->len, ==, cases[i].n_found);
      g_assert_cmpuint (by_letters->len, ==, cases[i].n_found);
    }
}

/* A patient's row says who is called first, a caregiver's whom they help most. */
static void
test_rows_tell_one_link (void)
{
  g_autoptr (RelaisTestFolder) folder = relais_test_make_folder ();
  g_autoptr (RelaisSession) session = relais_test_session_new (folder);
  g_autoptr (RelaisRecord) daughter =
      relais_test_session_add (session, "El Amrani", "Fatima", CAREGIVER, "phone", "0478 12 34 56", NULL);
  g_autoptr (RelaisRecord) son = relais_test_session_add (session, "El Amrani", "Karim", CAREGIVER, NULL);
  g_autoptr (RelaisRecord) father =
      relais_test_session_add (session, "El Amrani", "Mohamed", PATIENT, "usual_name", "Momo", NULL);
  g_autoptr (RelaisRecord) aunt = relais_test_session_add (session, "Benali", "Aïcha", PATIENT | CAREGIVER, NULL);
  g_autoptr (RelaisRecord) alone = relais_test_session_add (session, "Dubois", "Jeanne", PATIENT, NULL);
  g_autoptr (RelaisRecord) link = relais_test_session_link (session, daughter, father);
  g_autoptr (RelaisRecord) other = relais_test_session_link (session, daughter, aunt);
  g_autoptr (RelaisRecord) second = relais_test_session_link (session, son, father);
  g_autoptr (GPtrArray) patients = NULL;
  g_autoptr (GPtrArray) caregivers = NULL;
  g_autoptr (GPtrArray) both = NULL;
  RelaisFound *row;

  set_link (session, second, RELAIS_CARE_LINK_RANK, "2");
  set_link (session, link, RELAIS_CARE_LINK_RANK, "1");
  set_link (session, link, RELAIS_CARE_LINK_MAIN, "yes");

  patients = list (session, PATIENTS, 0, 0);
  row = find_row (patients, father);
  g_assert_cmpstr (row->main->name, ==, "Fatima El Amrani");
  g_assert_cmpstr (row->main->relation, ==, "daughter");
  g_assert_cmpstr (row->main->phone, ==, "0478 12 34 56");
  g_assert_cmpstr (row->main->link, ==, relais_record_get_id (link));
  g_assert_true (row->main->helps);
  g_assert_cmpuint (row->n_bonds, ==, 2);
  g_assert_null (find_row (patients, alone)->main);

  caregivers = list (session, CAREGIVERS, 0, 0);
  row = find_row (caregivers, daughter);
  g_assert_cmpstr (row->main->name, ==, "Momo El Amrani");
  g_assert_cmpstr (row->main->other, ==, relais_record_get_id (father));
  g_assert_false (row->main->helps);
  g_assert_cmpuint (row->n_bonds, ==, 2);
  g_assert_null (find_row (caregivers, aunt)->main);

  both = list (session, EVERYBODY, 0, 0);
  g_assert_true (find_row (both, aunt)->main->helps);
  g_assert_false (find_row (both, son)->main->helps);
}

/* What is over, archived, dead or stopped is no longer the fact needed now. */
static void
test_rows_pass_over_what_is_past (void)
{
  static const struct {
    gboolean on_link;
    guint field;
    const char *value;
    gboolean told_to_patient, told_to_caregiver;
  } cases[] = {
    { TRUE, RELAIS_CARE_LINK_END, "2026-11-19", FALSE, FALSE },
    { TRUE, RELAIS_CARE_LINK_END, "2026-11-20", TRUE, TRUE },
    { TRUE, RELAIS_CARE_LINK_END, "2026-10", FALSE, FALSE },
    { TRUE, RELAIS_CARE_LINK_END, "2026-11", TRUE, TRUE },
    { TRUE, RELAIS_CARE_LINK_END, "2026", TRUE, TRUE },
    { TRUE, RELAIS_CARE_LINK_END, NULL, TRUE, TRUE },
    { FALSE, RELAIS_PERSON_STOPPED_ON, "2026-11-01", FALSE, TRUE },
    { FALSE, RELAIS_PERSON_DIED_ON, "2026-11-01", FALSE, TRUE },
    { FALSE, RELAIS_PERSON_ARCHIVED_ON, "2026-11-01", FALSE, TRUE },
  };
  g_autoptr (RelaisTestFolder) folder = relais_test_make_folder ();
  g_autoptr (RelaisSession) session = relais_test_session_new (folder);
  g_autoptr (RelaisRecord) daughter = relais_test_session_add (session, "El Amrani", "Fatima", CAREGIVER, NULL);
  g_autoptr (RelaisRecord) father = relais_test_session_add (session, "El Amrani", "Mohamed", PATIENT, NULL);
  g_autoptr (RelaisRecord) link = relais_test_session_link (session, daughter, father);

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GPtrArray) rows = NULL;

      if (cases[i].on_link)
        set_link (session, link, cases[i].field, cases[i].value);
      else
        set_person (session, daughter, cases[i].field, cases[i].value);
      rows = list (session, EVERYBODY | RELAIS_SEARCH_ARCHIVED, 0, 0);
      g_test_message ("case %" G_GSIZE_FORMAT, i);
      g_assert_cmpint (find_row (rows, father)->main != NULL, ==, cases[i].told_to_patient);
      g_assert_cmpint (find_row (rows, daughter)->main != NULL, ==, cases[i].told_to_caregiver);
      if (!cases[i].on_link)
        set_person (session, daughter, cases[i].field, NULL);
    }
}

/* Neither side of a protected link leads to the other, and the reference on an old card leads only to its holder. */
static void
test_rows_of_a_protected_person (void)
{
  g_autoptr (RelaisTestFolder) folder = relais_test_make_folder ();
  g_autoptr (RelaisSession) session = relais_test_session_new (folder);
  g_autoptr (RelaisRecord) daughter = relais_test_session_add (session, "Nowak", "Ewa", CAREGIVER, NULL);
  g_autoptr (RelaisRecord) mother = relais_test_session_add (session, "Claes", "Els", PATIENT, NULL);
  g_autoptr (RelaisRecord) link = relais_test_session_link (session, daughter, mother);
  g_autoptr (GPtrArray) rows = NULL;
  g_autoptr (GPtrArray) found = NULL;
  g_autoptr (GError) error = NULL;

  set_person (session, mother, RELAIS_PERSON_PROTECTED, "yes");
  rows = list (session, EVERYBODY, 0, 0);
  g_assert_null (find_row (rows, daughter)->main);
  g_assert_null (find_row (rows, mother)->main);
  g_assert_cmpuint (find_row (rows, daughter)->n_bonds, ==, 0);
  g_assert_cmpuint (find_row (rows, mother)->n_bonds, ==, 0);

  found = relais_register_search_people (session, relais_session_get_actor (session),
                                         relais_record_get (link, RELAIS_CARE_LINK_REFERENCE), EVERYBODY, 50, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (found->len, ==, 1);
  g_assert_nonnull (find_row (found, daughter));
}

static void
test_search_shows_where (void)
{
  static const struct {
    const char *text; /* NULL: the reference of the link */
    const char *why;
    int field;
    const char *match;
  } cases[] = {
    { "amrani", "name", -1, NULL },
    { "fatima el amrani", "name", -1, NULL },
    { "3456", "phone", RELAIS_PERSON_PHONE, "0478 12 34 56" },
    { "0478/12", "phone", RELAIS_PERSON_PHONE, "0478 12 34 56" },
    { "0255", "phone", RELAIS_PERSON_PHONE2, "02 474 02 55" },
    { "mimi", "other", RELAIS_PERSON_USUAL_NAME, "Mimi" },
    { "haute", "other", RELAIS_PERSON_STREET, "Rue Haute 3" },
    { "fatima haute", "other", RELAIS_PERSON_STREET, "Rue Haute 3" },
    { "f.amrani@ex", "other", RELAIS_PERSON_EMAIL, "f.amrani@example.org" },
    { NULL, "reference", -1, NULL },
  };
  g_autoptr (RelaisTestFolder) folder = relais_test_make_folder ();
  g_autoptr (RelaisSession) session = relais_test_session_new (folder);
  g_autoptr (RelaisRecord) person =
      relais_test_session_add (session, "El Amrani", "Fatima", CAREGIVER, "phone", "0478.123456", "phone2", "024740255",
                               "street", "Rue Haute 3", "usual_name", "Mimi", "email", "f.amrani@example.org", NULL);
  g_autoptr (RelaisRecord) father = relais_test_session_add (session, "Bouazza", "Mohamed", PATIENT, NULL);
  g_autoptr (RelaisRecord) link = relais_test_session_link (session, person, father);
  const char *reference = relais_record_get (link, RELAIS_CARE_LINK_REFERENCE);

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *text = cases[i].text != NULL ? g_strdup (cases[i].text) : g_ascii_strdown (reference, -1);
      g_autoptr (GError) error = NULL;
      g_autoptr (GPtrArray) found = relais_register_search_people (session, relais_session_get_actor (session), text,
                                                                   EVERYBODY, 50, &error);
      RelaisFound *row = find_row (found, person);

      g_test_message ("%s", text);
      g_assert_cmpstr (row->why, ==, cases[i].why);
      g_assert_cmpint (row->field, ==, cases[i].field);
      g_assert_cmpstr (row->match, ==, cases[i].text != NULL ? cases[i].match : reference);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/rows/pages-and-counts", test_pages_and_counts);
  g_test_add_func ("/rows/search-can-be-of-the-archive", test_search_can_be_of_the_archive);
  g_test_add_func ("/rows/tell-one-link", test_rows_tell_one_link);
  g_test_add_func ("/rows/pass-over-what-is-past", test_rows_pass_over_what_is_past);
  g_test_add_func ("/rows/of-a-protected-person", test_rows_of_a_protected_person);
  g_test_add_func ("/rows/search-shows-where", test_search_shows_where);
  return g_test_run ();
}
