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
#include "relais-register-agree.h"
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

  relais_store_write (relais_session_get_store (fixture->session), fixture->actor, "save", save_record, &record, NULL,
                      &error);
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

static RelaisPrintJob *
prepare (Fixture *fixture, const char *caregiver, const char *patient)
{
  g_autoptr (GPtrArray) caregivers = g_ptr_array_new ();
  g_autoptr (GPtrArray) patients = g_ptr_array_new ();
  RelaisPrintRequest request = { caregiver == NULL && patient == NULL, caregivers, patients };
  const RelaisPrintOptions options = { .language = "fr" };
  g_autoptr (GError) error = NULL;
  RelaisPrintJob *job;

  if (caregiver != NULL)
    g_ptr_array_add (caregivers, (gpointer) caregiver);
  if (patient != NULL)
    g_ptr_array_add (patients, (gpointer) patient);
  job = relais_printing_prepare_cards (fixture->session, fixture->actor, &request, &options, &error);
  g_assert_no_error (error);
  return job;
}

static void
write_pdf (Fixture *fixture, const RelaisPrintJob *job)
{
  g_autoptr (GError) error = NULL;

  relais_printing_write_pdf (fixture->session, fixture->actor, job, fixture->path, TRUE, &error);
  g_assert_no_error (error);
}

static const RelaisPrintRefusal *
get_refusal (const RelaisPrintJob *job, guint index)
{
  return g_ptr_array_index (relais_print_job_get_refused (job), index);
}

/* ALLOWED when exactly one card came out, else the reason why there is none. */
static RelaisErrorCode
ask (Fixture *fixture, const char *caregiver, const char *patient)
{
  g_autoptr (RelaisPrintJob) job = prepare (fixture, caregiver, patient);
  guint n_refused = relais_print_job_get_refused (job)->len;
  const RelaisPrintRefusal *refusal;

  if (relais_print_job_get_n_items (job) == 1)
    {
      g_assert_cmpuint (n_refused, ==, 0);
      write_pdf (fixture, job);
      return ALLOWED;
    }
  g_assert_cmpuint (relais_print_job_get_n_items (job), ==, 0);
  g_assert_cmpuint (relais_print_job_get_n_pages (job), ==, 0);
  g_assert_cmpuint (n_refused, ==, 1);
  refusal = get_refusal (job, 0);
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

/* clang-format off */
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
/* clang-format on */

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
  g_autoptr (RelaisPrintJob) job = NULL;

  dead = with (fixture, g_steal_pointer (&dead), RELAIS_PERSON_DIED_ON, "2026-11-02");
  job = prepare (fixture, NULL, NULL);
  g_assert_cmpuint (relais_print_job_get_n_items (job), ==, 3);
  g_assert_cmpuint (relais_print_job_get_n_pages (job), ==, 1);
  g_assert_cmpuint (relais_print_job_get_next_label (job), ==, 4);
  g_assert_cmpuint (relais_print_job_get_refused (job)->len, ==, 1);
  g_assert_cmpstr (get_refusal (job, 0)->id, ==, relais_record_get_id (caregiver));
  write_pdf (fixture, job);
}

/* What the window needs to offer "ask now": only where asking is all it takes. */
static void
test_who_may_be_asked (Fixture *fixture, gconstpointer data)
{
  static const struct {
    const char *answer;
    gboolean can_ask;
  } answers[] = { { "not_asked", TRUE }, { "no", FALSE }, { "withdrawn", FALSE } };

  for (gsize i = 0; i < G_N_ELEMENTS (answers); i++)
    {
      g_autoptr (RelaisRecord) patient = relais_test_session_add (fixture->session, "Claes", "Rita", PATIENT, NULL);
      g_autoptr (RelaisRecord) caregiver = relais_test_session_add (fixture->session, "Maes", "An", CAREGIVER, NULL);
      g_autoptr (RelaisRecord) link =
          link_with (fixture, caregiver, patient, answers[i].answer, answers[i].can_ask ? NULL : "oral");
      g_autoptr (RelaisPrintJob) job = prepare (fixture, relais_record_get_id (caregiver), NULL);
      const RelaisPrintRefusal *refusal = get_refusal (job, 0);

      g_assert_cmpstr (refusal->link, ==, relais_record_get_id (link));
      g_assert_cmpstr (refusal->aided, ==, "Rita Claes");
      g_assert_cmpint (refusal->can_ask, ==, answers[i].can_ask);
      g_assert_cmpint (refusal->purpose, ==, RELAIS_PURPOSE_PRINT);
    }
}

/* The one question of the desk answers what was not asked yet. */
static void
test_one_yes_at_the_desk (Fixture *fixture, gconstpointer data)
{
  g_autoptr (RelaisRecord) patient = relais_test_session_add (fixture->session, "Claes", "Rita", PATIENT, NULL);
  g_autoptr (RelaisRecord) caregiver = relais_test_session_add (fixture->session, "Maes", "An", CAREGIVER, NULL);
  g_autoptr (RelaisRecord) link = link_with (fixture, caregiver, patient, "not_asked", NULL);
  g_autoptr (RelaisRecord) refused =
      relais_care_link_with_consent (link, RELAIS_PURPOSE_HOSPITAL, "no", "oral", relais_date (2026, 11, 1), "Aïcha");
  g_autoptr (RelaisRecord) before = save (fixture, g_steal_pointer (&refused));
  g_autoptr (RelaisActor) dpo = relais_test_session_as (fixture->session, "dpo");
  g_autoptr (RelaisRecord) agreed = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_null (relais_register_agree (fixture->session, dpo, relais_record_get_id (before), &error));
  g_assert_error (error, RELAIS_ERROR, RELAIS_ERROR_NOT_ALLOWED);
  g_clear_error (&error);

  agreed = relais_register_agree (fixture->session, fixture->actor, relais_record_get_id (before), &error);
  g_assert_no_error (error);
  g_assert_cmpstr (relais_care_link_get_consent (agreed, RELAIS_PURPOSE_KEEP), ==, "yes");
  g_assert_cmpstr (relais_care_link_get_consent (agreed, RELAIS_PURPOSE_PRINT), ==, "yes");
  g_assert_cmpstr (relais_record_get (agreed, RELAIS_CARE_LINK_CONSENT_PRINT_HOW), ==, "oral");
  g_assert_cmpstr (relais_care_link_get_consent (agreed, RELAIS_PURPOSE_HOSPITAL), ==, "no");
  g_assert_cmpstr (relais_care_link_get_consent (agreed, RELAIS_PURPOSE_SHARE), ==, "not_asked");
  g_assert_cmpint (ask (fixture, relais_record_get_id (caregiver), NULL), ==, ALLOWED);
}

/* A preview may stay open for an hour. */
static void
assert_outdated (Fixture *fixture, const RelaisPrintJob *job, RelaisErrorCode code)
{
  g_autoptr (GPtrArray) before = read_log (fixture, list_log, NULL);
  g_autoptr (GPtrArray) after = NULL;
  g_autoptr (GError) checked = NULL;
  g_autoptr (GError) written = NULL;

  g_assert_false (relais_printing_check (fixture->session, fixture->actor, job, &checked));
  g_assert_error (checked, RELAIS_ERROR, (int) code);
  g_assert_false (relais_printing_write_pdf (fixture->session, fixture->actor, job, fixture->path, TRUE, &written));
  g_assert_error (written, RELAIS_ERROR, (int) code);
  after = read_log (fixture, list_log, NULL);
  g_assert_cmpuint (after->len, ==, before->len);
}

static void
test_an_answer_changes_under_the_preview (Fixture *fixture, gconstpointer data)
{
  g_autoptr (RelaisRecord) patient = relais_test_session_add (fixture->session, "Claes", "Rita", PATIENT, NULL);
  g_autoptr (RelaisRecord) first = relais_test_session_add (fixture->session, "Claes", "An", CAREGIVER, NULL);
  g_autoptr (RelaisRecord) second = relais_test_session_add (fixture->session, "Maes", "Jo", CAREGIVER, "phone", "0450 11 22 33", NULL);
  g_autoptr (RelaisRecord) first_link = link_with (fixture, first, patient, "yes", "oral");
  g_autoptr (RelaisRecord) second_link = link_with (fixture, second, patient, "yes", "oral");
  g_autoptr (RelaisPrintJob) job = prepare (fixture, relais_record_get_id (first), NULL);
  g_autoptr (RelaisPrintJob) own = prepare (fixture, NULL, relais_record_get_id (patient));
  g_autoptr (RelaisPrintJob) all = prepare (fixture, NULL, NULL);
  g_autoptr (GError) error = NULL;

  g_file_set_contents (fixture->path, "mine", -1, NULL);
  g_assert_true (relais_printing_check (fixture->session, fixture->actor, job, &error));
  g_assert_true (relais_printing_check (fixture->session, fixture->actor, own, &error));
  g_assert_true (relais_printing_check (fixture->session, fixture->actor, all, &error));

  /* The number of somebody else on the card. */
  second = with (fixture, g_steal_pointer (&second), RELAIS_PERSON_PHONE, "0450 99 88 77");
  assert_outdated (fixture, job, RELAIS_ERROR_PAPER_OUTDATED);
  assert_outdated (fixture, own, RELAIS_ERROR_PAPER_OUTDATED);
  assert_outdated (fixture, all, RELAIS_ERROR_PAPER_OUTDATED);

  /* The answer of whose card it is: said as such. */
  first_link = with (fixture, g_steal_pointer (&first_link), RELAIS_CARE_LINK_CONSENT_PRINT, "withdrawn");
  assert_outdated (fixture, job, RELAIS_ERROR_NO_CONSENT);
  patient = with (fixture, g_steal_pointer (&patient), RELAIS_PERSON_PROTECTED, "yes");
  assert_outdated (fixture, job, RELAIS_ERROR_PROTECTED);
  assert_outdated (fixture, own, RELAIS_ERROR_PROTECTED);
}

static void
assert_content (Fixture *fixture, const char *expected)
{
  g_autofree char *content = NULL;

  g_assert_true (g_file_get_contents (fixture->path, &content, NULL, NULL));
  g_assert_cmpstr (content, ==, expected);
}

/* The paper came out of the printer whatever changed: it is written down, and whoever printed is told. */
static void
test_what_a_printer_took_is_written_down (Fixture *fixture, gconstpointer data)
{
  g_autoptr (RelaisRecord) patient = relais_test_session_add (fixture->session, "Claes", "Rita", PATIENT, NULL);
  g_autoptr (RelaisRecord) caregiver = relais_test_session_add (fixture->session, "Claes", "An", CAREGIVER, NULL);
  g_autoptr (RelaisRecord) link = link_with (fixture, caregiver, patient, "yes", "oral");
  g_autoptr (RelaisPrintJob) job = prepare (fixture, relais_record_get_id (caregiver), NULL);
  g_autoptr (RelaisActor) administrator = relais_test_session_as (fixture->session, "administrator");
  g_autoptr (GPtrArray) entries = NULL;
  g_autoptr (GError) changed = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_false (relais_printing_record (fixture->session, administrator, job, &changed, &error));
  g_assert_error (error, RELAIS_ERROR, RELAIS_ERROR_NOT_ALLOWED);
  g_clear_error (&error);

  g_assert_true (relais_printing_record (fixture->session, fixture->actor, job, &changed, &error));
  g_assert_no_error (error);
  g_assert_no_error (changed);
  link = with (fixture, g_steal_pointer (&link), RELAIS_CARE_LINK_CONSENT_PRINT, "withdrawn");
  g_assert_true (relais_printing_record (fixture->session, fixture->actor, job, &changed, &error));
  g_assert_no_error (error);
  g_assert_error (changed, RELAIS_ERROR, RELAIS_ERROR_NO_CONSENT);

  entries = read_log (fixture, list_log, NULL);
  g_assert_cmpuint (entries->len, ==, 2);
  g_assert_cmpuint (count_prints (fixture, relais_record_get_id (link)), ==, 2);
}

/* About nobody: no session, no log. */
static void
test_test_page (Fixture *fixture, gconstpointer data)
{
  const RelaisPrintOptions options = { .sheet = relais_sheet_lookup ("c32011", NULL), .language = "nl", .offset_x = 0.5 };
  const RelaisPrintOptions too_far = { .offset_y = 40 };
  g_autoptr (GError) error = NULL;
  g_autoptr (RelaisPrintJob) job = relais_printing_prepare_test_page (&options, &error);
  g_autoptr (RelaisPrintJob) none = NULL;

  g_assert_no_error (error);
  g_assert_cmpuint (relais_print_job_get_n_pages (job), ==, 2);
  g_assert_true (relais_print_job_is_two_sided (job));
  g_assert_cmpfloat (relais_print_job_get_page_width (job), ==, 210);
  g_assert_true (relais_printing_write_pdf (NULL, NULL, job, fixture->path, FALSE, &error));
  g_assert_no_error (error);
  g_assert_true (g_file_test (fixture->path, G_FILE_TEST_EXISTS));

  none = relais_printing_prepare_test_page (&too_far, &error);
  g_assert_error (error, RELAIS_ERROR, RELAIS_ERROR_USAGE);
  g_assert_null (none);
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
  g_autoptr (GPtrArray) entries = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (RelaisPrintJob) job = relais_printing_prepare_cards (fixture->session, actor, &request, options, &error);

  if (job != NULL)
    g_assert_false (relais_printing_write_pdf (fixture->session, actor, job, fixture->path, overwrite, &error));
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
  g_autoptr (GDir) folder = NULL;
  const char *name;

  relais_store_write (relais_session_get_store (fixture->session), fixture->actor, "test", forbid_log, NULL, NULL, &error);
  g_assert_no_error (error);
  assert_not_printed (fixture, fixture->actor, &options, FALSE, RELAIS_N_ERRORS);
  g_assert_false (g_file_test (fixture->path, G_FILE_TEST_EXISTS));

  /* The one that is there is not lost for it, and nothing waits beside it. */
  g_file_set_contents (fixture->path, "mine", -1, NULL);
  assert_not_printed (fixture, fixture->actor, &options, TRUE, RELAIS_N_ERRORS);
  assert_content (fixture, "mine");
  folder = g_dir_open (fixture->folder, 0, NULL);
  while ((name = g_dir_read_name (folder)) != NULL)
    g_assert_false (g_str_has_prefix (name, ".relais"));
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

  assert_not_printed (fixture, administrator, &plain, FALSE, RELAIS_ERROR_NOT_ALLOWED);
  assert_not_printed (fixture, fixture->actor, &klingon, FALSE, RELAIS_ERROR_USAGE);
  assert_not_printed (fixture, fixture->actor, &off_sheet, FALSE, RELAIS_ERROR_USAGE);
  g_assert_false (g_file_test (fixture->path, G_FILE_TEST_EXISTS));

  g_file_set_contents (fixture->path, "mine", -1, &error);
  g_assert_no_error (error);
  assert_not_printed (fixture, fixture->actor, &plain, FALSE, RELAIS_ERROR_FILE_EXISTS);
  assert_content (fixture, "mine");
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
  g_autoptr (RelaisPrintJob) job = NULL;
  guint n_overflows = 0;

  g_assert_no_error (error);
  job = relais_printing_prepare_cards (session, relais_session_get_actor (session), &request, &options, &error);
  g_assert_no_error (error);
  g_assert_true (relais_printing_write_pdf (session, relais_session_get_actor (session), job, path, FALSE, &error));
  g_assert_no_error (error);
  for (guint i = 0; i < relais_print_job_get_refused (job)->len; i++)
    {
      const RelaisPrintRefusal *refusal = get_refusal (job, i);

      n_overflows += g_error_matches (refusal->error, RELAIS_ERROR, RELAIS_ERROR_OVERFLOW);
      g_assert_false (g_error_matches (refusal->error, RELAIS_ERROR, RELAIS_ERROR_NOTHING_TO_PRINT));
    }
  g_assert_cmpuint (n_overflows, ==, 3);
  g_assert_cmpuint (relais_print_job_get_n_items (job), ==, 95);
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
  ADD ("/printing/who-may-be-asked", test_who_may_be_asked);
  ADD ("/printing/one-yes-at-the-desk", test_one_yes_at_the_desk);
  ADD ("/printing/an-answer-changes-under-the-preview", test_an_answer_changes_under_the_preview);
  ADD ("/printing/what-a-printer-took", test_what_a_printer_took_is_written_down);
  ADD ("/printing/test-page", test_test_page);
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
