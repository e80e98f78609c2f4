#include "relais-audit-log.h"
#include "relais-care-link.h"
#include "relais-db.h"
#include "relais-demo.h"
#include "relais-error.h"
#include "relais-key-file-testing.h"
#include "relais-person-role.h"
#include "relais-person.h"
#include "relais-practice-profile.h"
#include "relais-print-log.h"
#include "relais-printing.h"
#include "relais-test-session.h"
#include "relais-test.h"

#include <glib/gstdio.h>
#include <string.h>

#define ALLOWED RELAIS_N_ERRORS

#define PATIENT   RELAIS_FACET_PATIENT
#define CAREGIVER RELAIS_FACET_CAREGIVER

typedef struct {
  RelaisTestFolder *folder;
  RelaisSession *session;
  RelaisActor *actor;
  char *path;
} Fixture;

static gboolean
save_record (RelaisChange *change, gpointer data, GError **error)
{
  RelaisRecord **record = data;
  RelaisRecord *saved = relais_change_save (change, *record, error);

  if (saved == NULL)
    return FALSE;
  relais_record_unref (*record);
  *record = saved;
  return TRUE;
}

/* Past every rule, as records may stand in the register after acts of their own. */
static RelaisRecord *
save (Fixture *fixture, RelaisRecord *record)
{
  g_autoptr (GError) error = NULL;

  relais_store_write (relais_session_get_store (fixture->session), fixture->actor, "save", save_record, &record, NULL, &error);
  g_assert_no_error (error);
  return record;
}

static RelaisRecord *
with (Fixture *fixture, RelaisRecord *record, guint field, const char *value)
{
  RelaisRecord *changed = relais_record_with (record, field, value);

  relais_record_unref (record);
  return save (fixture, changed);
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (RelaisRecord) profile = NULL;
  g_autoptr (GError) error = NULL;

  fixture->folder = relais_test_make_folder ();
  fixture->session = relais_test_session_new (fixture->folder);
  fixture->actor = relais_session_get_actor (fixture->session);
  fixture->path = g_build_filename (fixture->folder, "cards.pdf", NULL);
  profile = relais_practice_profile_load (fixture->session, &error);
  g_assert_no_error (error);
  profile = with (fixture, g_steal_pointer (&profile), RELAIS_PRACTICE_PHONE, "02 010 10 30");
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_free (fixture->path);
  relais_session_unref (fixture->session);
  relais_test_remove_folder (fixture->folder);
}

/* --- Asking --- */

static RelaisPrintResult
print (Fixture *fixture, const char *caregiver, const char *patient)
{
  g_autoptr (GPtrArray) caregivers = g_ptr_array_new ();
  g_autoptr (GPtrArray) patients = g_ptr_array_new ();
  RelaisPrintRequest request = { caregiver == NULL && patient == NULL, caregivers, patients };
  const RelaisPrintOptions options = { .language = "fr" };
  g_autoptr (GError) error = NULL;
  RelaisPrintResult result;

  if (caregiver != NULL)
    g_ptr_array_add (caregivers, (gpointer) caregiver);
  if (patient != NULL)
    g_ptr_array_add (patients, (gpointer) patient);
  relais_printing_print_cards (fixture->session, fixture->actor, &request, &options, fixture->path, TRUE, &result, &error);
  g_assert_no_error (error);
  return result;
}

/* ALLOWED when exactly one card came out, else the reason why there is none. */
static RelaisErrorCode
ask (Fixture *fixture, const char *caregiver, const char *patient)
{
  g_auto (RelaisPrintResult) result = print (fixture, caregiver, patient);
  RelaisPrintRefusal *refusal;

  if (result.n_items == 1)
    {
      g_assert_cmpuint (result.refused->len, ==, 0);
      return ALLOWED;
    }
  g_assert_cmpuint (result.n_items, ==, 0);
  g_assert_cmpuint (result.refused->len, ==, 1);
  refusal = g_ptr_array_index (result.refused, 0);
  g_assert_cmpstr (refusal->id, ==, caregiver != NULL ? caregiver : patient);
  g_assert_cmpint (refusal->error->domain, ==, RELAIS_ERROR);
  return (RelaisErrorCode) refusal->error->code;
}

static RelaisRecord *
link_with (Fixture *fixture, RelaisRecord *caregiver, RelaisRecord *patient, const char *answer, const char *how)
{
  RelaisRecord *link = relais_test_session_link (fixture->session, caregiver, patient);
  RelaisRecord *answered =
      relais_care_link_with_consent (link, RELAIS_PURPOSE_PRINT, answer, how, relais_date (2026, 11, 1), "Aïcha");

  relais_record_unref (link);
  return save (fixture, answered);
}

typedef struct {
  GPtrArray *entries;
  const char *subject;
} LogJob;

static gboolean
list_log (RelaisDb *db, gpointer data, GError **error)
{
  LogJob *job = data;

  job->entries = relais_print_log_list (db, job->subject, error);
  return job->entries != NULL;
}

static gboolean
list_audit (RelaisDb *db, gpointer data, GError **error)
{
  LogJob *job = data;

  job->entries = relais_audit_log_list (db, job->subject, NULL, error);
  return job->entries != NULL;
}

static GPtrArray *
read_log (Fixture *fixture, RelaisStoreReadFunc func, const char *subject)
{
  g_autoptr (GError) error = NULL;
  LogJob job = { NULL, subject };

  relais_store_read (relais_session_get_store (fixture->session), func, &job, &error);
  g_assert_no_error (error);
  return job.entries;
}

/* The numbers on the last paper about a record. */
static char *
get_numbers (Fixture *fixture, const char *subject)
{
  g_autoptr (GPtrArray) entries = read_log (fixture, list_log, subject);

  g_assert_cmpuint (entries->len, >, 0);
  return g_strdup (((RelaisPrintEntry *) g_ptr_array_index (entries, 0))->numbers);
}

static guint
count_prints (Fixture *fixture, const char *subject)
{
  g_autoptr (GPtrArray) rows = read_log (fixture, list_audit, subject);
  guint n = 0;

  for (guint i = 0; i < rows->len; i++)
    n += g_str_equal (((RelaisAuditRow *) g_ptr_array_index (rows, i))->entry.act, "print");
  return n;
}

/* --- Cases --- */

typedef struct {
  const char *what;
  const char *answer;
  const char *how;
  int caregiver_field;
  const char *caregiver_value;
  int patient_field;
  const char *patient_value;
  const char *end;
  RelaisErrorCode caregiver_card;
  RelaisErrorCode patient_card;
  gboolean on_patient_card;
} Case;

static const Case cases[] = {
  { "yes", "yes", "oral", -1, NULL, -1, NULL, NULL, ALLOWED, ALLOWED, TRUE },
  { "not asked", "not_asked", NULL, -1, NULL, -1, NULL, NULL, RELAIS_ERROR_NO_CONSENT, ALLOWED, FALSE },
  { "no", "no", "oral", -1, NULL, -1, NULL, NULL, RELAIS_ERROR_NO_CONSENT, ALLOWED, FALSE },
  { "withdrawn", "withdrawn", "oral", -1, NULL, -1, NULL, NULL, RELAIS_ERROR_NO_CONSENT, ALLOWED, FALSE },
  { "link ended", "yes", "oral", -1, NULL, -1, NULL, "2026-10-01", RELAIS_ERROR_NOTHING_TO_PRINT, ALLOWED, FALSE },
  { "caregiver died", "yes", "oral", RELAIS_PERSON_DIED_ON, "2026-11-02", -1, NULL, NULL, RELAIS_ERROR_DECEASED, ALLOWED, FALSE },
  { "caregiver archived", "yes", "oral", RELAIS_PERSON_ARCHIVED_ON, "2026-11-02", -1, NULL, NULL, RELAIS_ERROR_ARCHIVED, ALLOWED, FALSE },
  { "caregiver said stop", "yes", "oral", RELAIS_PERSON_STOPPED_ON, "2026-11-02", -1, NULL, NULL, RELAIS_ERROR_STOPPED, ALLOWED, FALSE },
  { "minor, said yes", "yes", "oral", RELAIS_PERSON_BIRTH_DATE, "2012-03", -1, NULL, NULL, RELAIS_ERROR_NO_CONSENT, ALLOWED, FALSE },
  { "minor, a parent signed", "yes", "written", RELAIS_PERSON_BIRTH_DATE, "2012-03", -1, NULL, NULL, ALLOWED, ALLOWED, FALSE },
  { "agreement refused", "yes", "oral", -1, NULL, RELAIS_PERSON_AGREEMENT, "refused", NULL, RELAIS_ERROR_NO_AGREEMENT, RELAIS_ERROR_NO_AGREEMENT, FALSE },
  { "agreement withdrawn", "yes", "oral", -1, NULL, RELAIS_PERSON_AGREEMENT, "withdrawn", NULL, RELAIS_ERROR_NO_AGREEMENT, RELAIS_ERROR_NO_AGREEMENT, FALSE },
  { "patient protected", "yes", "oral", -1, NULL, RELAIS_PERSON_PROTECTED, "yes", NULL, RELAIS_ERROR_PROTECTED, RELAIS_ERROR_PROTECTED, FALSE },
  { "patient died", "yes", "oral", -1, NULL, RELAIS_PERSON_DIED_ON, "2026-11", NULL, RELAIS_ERROR_DECEASED, RELAIS_ERROR_DECEASED, FALSE },
  { "patient archived", "yes", "oral", -1, NULL, RELAIS_PERSON_ARCHIVED_ON, "2026-11-02", NULL, RELAIS_ERROR_ARCHIVED, RELAIS_ERROR_ARCHIVED, FALSE },
  { "patient said stop", "yes", "oral", -1, NULL, RELAIS_PERSON_STOPPED_ON, "2026-11-02", NULL, RELAIS_ERROR_STOPPED, RELAIS_ERROR_STOPPED, FALSE },
};

static void
check_case (Fixture *fixture, const Case *entry)
{
  g_autofree char *family = g_strdup_printf ("Case%u", (guint) (entry - cases));
  g_autoptr (RelaisRecord) patient = relais_test_session_add (fixture->session, family, "Anna", PATIENT, NULL);
  g_autoptr (RelaisRecord) caregiver =
      relais_test_session_add (fixture->session, family, "Bruno", CAREGIVER, "phone", "0450 11 22 33", NULL);
  g_autoptr (RelaisRecord) link = link_with (fixture, caregiver, patient, entry->answer, entry->how);

  if (entry->end != NULL)
    link = with (fixture, g_steal_pointer (&link), RELAIS_CARE_LINK_END, entry->end);
  if (entry->caregiver_field >= 0)
    caregiver = with (fixture, g_steal_pointer (&caregiver), (guint) entry->caregiver_field, entry->caregiver_value);
  if (entry->patient_field >= 0)
    patient = with (fixture, g_steal_pointer (&patient), (guint) entry->patient_field, entry->patient_value);

  g_test_message ("%s", entry->what);
  g_assert_cmpint (ask (fixture, relais_record_get_id (caregiver), NULL), ==, entry->caregiver_card);
  g_assert_cmpint (ask (fixture, NULL, relais_record_get_id (patient)), ==, entry->patient_card);
  if (entry->patient_card == ALLOWED)
    {
      g_autofree char *numbers = get_numbers (fixture, relais_record_get_id (patient));

      g_assert_cmpint (strstr (numbers, "0450 11 22 33") != NULL, ==, entry->on_patient_card);
    }
}

static void
test_which_cards_come_out (Fixture *fixture, gconstpointer data)
{
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    check_case (fixture, &cases[i]);
}

static void
test_caregiver_of_protected_has_no_card (Fixture *fixture, gconstpointer data)
{
  g_autoptr (RelaisRecord) hidden =
      relais_test_session_add (fixture->session, "Nowak", "Ewa", PATIENT, "protected", "yes", NULL);
  g_autoptr (RelaisRecord) patient = relais_test_session_add (fixture->session, "Claes", "Rita", PATIENT, NULL);
  g_autoptr (RelaisRecord) caregiver = relais_test_session_add (fixture->session, "Nowak", "Jan", CAREGIVER, NULL);
  g_autoptr (RelaisRecord) first = link_with (fixture, caregiver, hidden, "yes", "oral");
  g_autoptr (RelaisRecord) second = link_with (fixture, caregiver, patient, "yes", "oral");

  g_assert_cmpint (ask (fixture, relais_record_get_id (caregiver), NULL), ==, RELAIS_ERROR_PROTECTED);
  g_assert_false (g_file_test (fixture->path, G_FILE_TEST_EXISTS));
}

static void
test_calling_order (Fixture *fixture, gconstpointer data)
{
  g_autoptr (RelaisRecord) patient = relais_test_session_add (fixture->session, "Claes", "Rita", PATIENT, NULL);
  g_autoptr (RelaisRecord) child = relais_test_session_add (fixture->session, "Claes", "Tom", CAREGIVER, "birth_date",
                                                            "2012", "phone", "0450 00 00 01", NULL);
  g_autoptr (RelaisRecord) second =
      relais_test_session_add (fixture->session, "Claes", "Jan", CAREGIVER, "phone", "0450000002", NULL);
  g_autoptr (RelaisRecord) first =
      relais_test_session_add (fixture->session, "Claes", "An", CAREGIVER, "phone", "0450/00.00.03", NULL);
  g_autoptr (RelaisRecord) no_number = relais_test_session_add (fixture->session, "Claes", "Piet", CAREGIVER, "phone", NULL, "email",
                                                                "piet@example.org", NULL);
  g_autoptr (RelaisRecord) link1 = link_with (fixture, child, patient, "yes", "written");
  g_autoptr (RelaisRecord) link2 = link_with (fixture, second, patient, "yes", "oral");
  g_autoptr (RelaisRecord) link3 = link_with (fixture, first, patient, "yes", "oral");
  g_autoptr (RelaisRecord) link4 = link_with (fixture, no_number, patient, "yes", "oral");
  g_autofree char *numbers = NULL;
  g_autofree char *own_numbers = NULL;

  link1 = with (fixture, g_steal_pointer (&link1), RELAIS_CARE_LINK_RANK, "1");
  link2 = with (fixture, g_steal_pointer (&link2), RELAIS_CARE_LINK_RANK, "3");
  link3 = with (fixture, g_steal_pointer (&link3), RELAIS_CARE_LINK_RANK, "2");
  g_assert_cmpint (ask (fixture, NULL, relais_record_get_id (patient)), ==, ALLOWED);
  numbers = get_numbers (fixture, relais_record_get_id (patient));
  g_assert_cmpstr (numbers, ==, "02 010 10 30;0450 00 00 03;0450 00 00 02;0450 00 00 01");

  /* One's own card lists the others. */
  g_assert_cmpint (ask (fixture, relais_record_get_id (first), NULL), ==, ALLOWED);
  own_numbers = get_numbers (fixture, relais_record_get_id (link3));
  g_assert_cmpstr (own_numbers, ==, "02 010 10 30;0450 00 00 02;0450 00 00 01");
}

static void
add_role (Fixture *fixture, const RelaisRecord *patient, const RelaisRecord *person, const char *end)
{
  RelaisRecordBuilder *builder = relais_record_builder_new (&relais_person_role_type, NULL, 0);

  relais_record_builder_set (builder, RELAIS_PERSON_ROLE_PATIENT, relais_record_get_id (patient));
  relais_record_builder_set (builder, RELAIS_PERSON_ROLE_ROLE, "trusted_person");
  relais_record_builder_set (builder, RELAIS_PERSON_ROLE_PERSON, person != NULL ? relais_record_get_id (person) : NULL);
  relais_record_builder_set (builder, RELAIS_PERSON_ROLE_NAME, person == NULL ? "Colette Vermeulen" : NULL);
  relais_record_builder_set (builder, RELAIS_PERSON_ROLE_PHONE, person == NULL ? "0450 00 00 09" : NULL);
  relais_record_builder_set (builder, RELAIS_PERSON_ROLE_END, end);
  relais_record_unref (save (fixture, relais_record_builder_end (builder)));
}

/* @answer: what the trusted person said as a caregiver of the same patient; %NULL for one who is none. */
static gboolean
prints_trusted (Fixture *fixture, const char *answer, gboolean in_register, const char *end, const char *stopped_on)
{
  g_autoptr (RelaisRecord) patient = relais_test_session_add (fixture->session, "Claes", "Rita", PATIENT, NULL);
  g_autoptr (RelaisRecord) caregiver = relais_test_session_add (fixture->session, "Maes", "An", CAREGIVER, "phone", "0450 00 00 04", NULL);
  g_autoptr (RelaisRecord) person = relais_test_session_add (fixture->session, "Verm", "Colette", CAREGIVER, "phone", "0450 00 00 09", NULL);
  g_autoptr (RelaisRecord) other_link = link_with (fixture, caregiver, patient, "yes", "oral");
  g_autoptr (RelaisRecord) link = answer != NULL ? link_with (fixture, person, patient, answer, "oral") : NULL;
  g_autofree char *numbers = NULL;
  g_autofree char *caregiver_numbers = NULL;

  if (stopped_on != NULL)
    person = with (fixture, g_steal_pointer (&person), RELAIS_PERSON_STOPPED_ON, stopped_on);
  add_role (fixture, patient, in_register ? person : NULL, end);
  g_assert_cmpint (ask (fixture, NULL, relais_record_get_id (patient)), ==, ALLOWED);
  numbers = get_numbers (fixture, relais_record_get_id (patient));

  /* On the patient's own card only: a caregiver's card goes by the answers of the caregivers. */
  g_assert_cmpint (ask (fixture, relais_record_get_id (caregiver), NULL), ==, ALLOWED);
  caregiver_numbers = get_numbers (fixture, relais_record_get_id (other_link));
  g_assert_cmpint (strstr (caregiver_numbers, "0450 00 00 09") != NULL, ==, g_strcmp0 (answer, "yes") == 0);
  return strstr (numbers, "0450 00 00 09") != NULL;
}

static void
test_trusted_person (Fixture *fixture, gconstpointer data)
{
  g_assert_true (prints_trusted (fixture, NULL, FALSE, NULL, NULL));
  g_assert_true (prints_trusted (fixture, NULL, TRUE, NULL, NULL));
  g_assert_true (prints_trusted (fixture, "yes", TRUE, NULL, NULL));
  g_assert_false (prints_trusted (fixture, "no", TRUE, NULL, NULL));
  g_assert_false (prints_trusted (fixture, "not_asked", TRUE, NULL, NULL));
  g_assert_false (prints_trusted (fixture, NULL, FALSE, "2026-10-01", NULL));
  g_assert_false (prints_trusted (fixture, NULL, TRUE, NULL, "2026-10-01"));
}

static void
test_everybody (Fixture *fixture, gconstpointer data)
{
  g_autoptr (RelaisRecord) patient = relais_test_session_add (fixture->session, "Claes", "Rita", PATIENT, NULL);
  g_autoptr (RelaisRecord) other = relais_test_session_add (fixture->session, "Maes", "Jo", PATIENT, NULL);
  g_autoptr (RelaisRecord) dead = relais_test_session_add (fixture->session, "Roels", "Jo", PATIENT, NULL);
  g_autoptr (RelaisRecord) caregiver = relais_test_session_add (fixture->session, "Claes", "An", CAREGIVER, NULL);
  g_autoptr (RelaisRecord) idle = relais_test_session_add (fixture->session, "Smets", "An", CAREGIVER, NULL);
  g_autoptr (RelaisRecord) link = link_with (fixture, caregiver, patient, "yes", "oral");
  g_autoptr (RelaisRecord) unasked = link_with (fixture, caregiver, other, "not_asked", NULL);
  g_auto (RelaisPrintResult) result = { 0 };

  dead = with (fixture, g_steal_pointer (&dead), RELAIS_PERSON_DIED_ON, "2026-11-02");
  result = print (fixture, NULL, NULL);
  g_assert_cmpuint (result.n_items, ==, 3);
  g_assert_cmpuint (result.n_pages, ==, 1);
  g_assert_cmpuint (result.next_label, ==, 4);
  g_assert_cmpuint (result.refused->len, ==, 1);
  g_assert_cmpstr (((RelaisPrintRefusal *) g_ptr_array_index (result.refused, 0))->id, ==, relais_record_get_id (caregiver));
}

static void
test_what_is_written_down (Fixture *fixture, gconstpointer data)
{
  g_autoptr (RelaisRecord) patient = relais_test_session_add (fixture->session, "Claes", "Rita", PATIENT, NULL);
  g_autoptr (RelaisRecord) caregiver = relais_test_session_add (fixture->session, "Claes", "An", CAREGIVER, NULL);
  g_autoptr (RelaisRecord) link = link_with (fixture, caregiver, patient, "yes", "oral");
  const char *link_id = relais_record_get_id (link);
  g_autoptr (GPtrArray) entries = NULL;
  const RelaisPrintEntry *entry;

  g_assert_cmpuint (count_prints (fixture, link_id), ==, 0);
  g_assert_cmpint (ask (fixture, relais_record_get_id (caregiver), NULL), ==, ALLOWED);
  entries = read_log (fixture, list_log, NULL);
  g_assert_cmpuint (entries->len, ==, 1);
  entry = g_ptr_array_index (entries, 0);
  g_assert_cmpstr (entry->paper, ==, "card-caregiver");
  g_assert_cmpstr (entry->subject, ==, link_id);
  g_assert_cmpstr (entry->language, ==, "fr");
  g_assert_cmpstr (entry->sheet, ==, "folding");
  g_assert_cmpstr (entry->numbers, ==, "02 010 10 30");
  g_assert_cmpuint (count_prints (fixture, link_id), ==, 1);
  g_assert_true (g_file_test (fixture->path, G_FILE_TEST_EXISTS));
}

static void
test_nothing_to_print_leaves_nothing (Fixture *fixture, gconstpointer data)
{
  g_autoptr (RelaisRecord) patient =
      relais_test_session_add (fixture->session, "Claes", "Rita", PATIENT, "agreement", "refused", NULL);
  g_autoptr (GPtrArray) entries = NULL;

  g_assert_cmpint (ask (fixture, NULL, relais_record_get_id (patient)), ==, RELAIS_ERROR_NO_AGREEMENT);
  g_assert_cmpint (ask (fixture, NULL, "00000000-0000-4000-8000-00000000ffff"), ==, RELAIS_ERROR_NOT_FOUND);
  g_assert_cmpint (ask (fixture, "00000000-0000-4000-8000-00000000ffff", NULL), ==, RELAIS_ERROR_NOT_FOUND);
  entries = read_log (fixture, list_log, NULL);
  g_assert_cmpuint (entries->len, ==, 0);
  g_assert_cmpuint (count_prints (fixture, relais_record_get_id (patient)), ==, 0);
  g_assert_false (g_file_test (fixture->path, G_FILE_TEST_EXISTS));
}

static void
test_caregiver_asked_as_patient (Fixture *fixture, gconstpointer data)
{
  g_autoptr (RelaisRecord) caregiver = relais_test_session_add (fixture->session, "Claes", "An", CAREGIVER, NULL);

  g_assert_cmpint (ask (fixture, NULL, relais_record_get_id (caregiver)), ==, RELAIS_ERROR_NOTHING_TO_PRINT);
}

static gboolean
forbid_log (RelaisChange *change, gpointer data, GError **error)
{
  return relais_db_execute (relais_change_get_db (change),
                            "CREATE TRIGGER forbid BEFORE INSERT ON print_log BEGIN SELECT raise(ABORT, 'no'); END", error);
}

static void
assert_not_printed (Fixture *fixture, RelaisActor *actor, const RelaisPrintOptions *options, gboolean overwrite,
                    RelaisErrorCode code)
{
  const RelaisPrintRequest request = { TRUE, NULL, NULL };
  g_auto (RelaisPrintResult) result = { 0 };
  g_autoptr (GPtrArray) entries = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_false (relais_printing_print_cards (fixture->session, actor, &request, options, fixture->path, overwrite, &result,
                                               &error));
  if (code != RELAIS_N_ERRORS)
    g_assert_error (error, RELAIS_ERROR, (int) code);
  g_assert_nonnull (error);
  entries = read_log (fixture, list_log, NULL);
  g_assert_cmpuint (entries->len, ==, 0);
}

static void
test_no_file_without_its_log (Fixture *fixture, gconstpointer data)
{
  g_autoptr (RelaisRecord) patient = relais_test_session_add (fixture->session, "Claes", "Rita", PATIENT, NULL);
  const RelaisPrintOptions options = { .language = "nl" };
  g_autoptr (GError) error = NULL;

  relais_store_write (relais_session_get_store (fixture->session), fixture->actor, "test", forbid_log, NULL, NULL, &error);
  g_assert_no_error (error);
  assert_not_printed (fixture, fixture->actor, &options, FALSE, RELAIS_N_ERRORS);
  g_assert_false (g_file_test (fixture->path, G_FILE_TEST_EXISTS));
}

static void
test_refusals_as_a_whole (Fixture *fixture, gconstpointer data)
{
  g_autoptr (RelaisRecord) patient = relais_test_session_add (fixture->session, "Claes", "Rita", PATIENT, NULL);
  g_autoptr (RelaisActor) administrator = relais_test_session_as (fixture->session, "administrator");
  const RelaisPrintOptions plain = { .language = "fr" };
  const RelaisPrintOptions klingon = { .language = "tlh" };
  const RelaisPrintOptions off_sheet = { .language = "fr", .start_label = 99 };
  g_autoptr (GError) error = NULL;
  g_autofree char *content = NULL;

  assert_not_printed (fixture, administrator, &plain, FALSE, RELAIS_ERROR_NOT_ALLOWED);
  assert_not_printed (fixture, fixture->actor, &klingon, FALSE, RELAIS_ERROR_USAGE);
  assert_not_printed (fixture, fixture->actor, &off_sheet, FALSE, RELAIS_ERROR_USAGE);
  g_assert_false (g_file_test (fixture->path, G_FILE_TEST_EXISTS));

  g_file_set_contents (fixture->path, "mine", -1, &error);
  g_assert_no_error (error);
  assert_not_printed (fixture, fixture->actor, &plain, FALSE, RELAIS_ERROR_FILE_EXISTS);
  g_file_get_contents (fixture->path, &content, NULL, NULL);
  g_assert_cmpstr (content, ==, "mine");
}

/* Names of people stand on the cards, not in what a list of files shows of the PDF. */
static void
test_file_names_no_person (Fixture *fixture, gconstpointer data)
{
  g_autoptr (RelaisRecord) patient = relais_test_session_add (fixture->session, "Distinctivename", "Rita", PATIENT, NULL);
  g_autofree char *content = NULL;
  gsize length = 0;

  g_assert_cmpint (ask (fixture, NULL, relais_record_get_id (patient)), ==, ALLOWED);
  g_file_get_contents (fixture->path, &content, &length, NULL);
  g_assert_nonnull (memmem (content, length, "/Title", 6));
  g_assert_null (memmem (content, length, "Distinctivename", 15));
}

/* Every card of the fictional practice fits, but three that are too long on purpose. */
static void
test_demo_cards_fit (gconstpointer data)
{
  g_autoptr (RelaisTestFolder) folder = relais_test_make_folder ();
  g_autofree char *register_folder = g_build_filename (folder, "register", NULL);
  g_autofree char *path = g_build_filename (folder, "cards.pdf", NULL);
  g_autoptr (RelaisClock) clock = relais_clock_new_fixed ("2026-11-20T09:00:00Z");
  g_autoptr (GError) error = NULL;
  g_autoptr (RelaisSession) session = relais_demo_create (register_folder, NULL, clock, NULL, &error);
  const RelaisPrintRequest request = { TRUE, NULL, NULL };
  const RelaisPrintOptions options = { .language = data };
  g_auto (RelaisPrintResult) result = { 0 };
  guint n_overflows = 0;

  g_assert_no_error (error);
  relais_printing_print_cards (session, relais_session_get_actor (session), &request, &options, path, FALSE, &result, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < result.refused->len; i++)
    {
      const RelaisPrintRefusal *refusal = g_ptr_array_index (result.refused, i);

      n_overflows += g_error_matches (refusal->error, RELAIS_ERROR, RELAIS_ERROR_OVERFLOW);
      g_assert_false (g_error_matches (refusal->error, RELAIS_ERROR, RELAIS_ERROR_NOTHING_TO_PRINT));
    }
  g_assert_cmpuint (n_overflows, ==, 3);
  g_assert_cmpuint (result.n_items, ==, 95);
}

#define ADD(PATH, FUNC) g_test_add (PATH, Fixture, NULL, set_up, FUNC, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  relais_key_file_set_test_cost (8, 1);

  ADD ("/printing/which-cards-come-out", test_which_cards_come_out);
  ADD ("/printing/caregiver-of-protected", test_caregiver_of_protected_has_no_card);
  ADD ("/printing/calling-order", test_calling_order);
  ADD ("/printing/trusted-person", test_trusted_person);
  ADD ("/printing/everybody", test_everybody);
  ADD ("/printing/what-is-written-down", test_what_is_written_down);
  ADD ("/printing/nothing-to-print-leaves-nothing", test_nothing_to_print_leaves_nothing);
  ADD ("/printing/caregiver-asked-as-patient", test_caregiver_asked_as_patient);
  ADD ("/printing/no-file-without-its-log", test_no_file_without_its_log);
  ADD ("/printing/refusals-as-a-whole", test_refusals_as_a_whole);
  ADD ("/printing/file-names-no-person", test_file_names_no_person);
  g_test_add_data_func ("/printing/demo/fr", "fr", test_demo_cards_fit);
  g_test_add_data_func ("/printing/demo/nl", "nl", test_demo_cards_fit);
  g_test_add_data_func ("/printing/demo/fr+nl", "fr+nl", test_demo_cards_fit);
  return g_test_run ();
}
