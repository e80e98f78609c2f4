#include "relais-consent.h"
#include "relais-person.h"

static const RelaisDate today = { 2026, 11, 20 };

static RelaisRecord *
set_value (RelaisRecord *record, guint field, const char *value)
{
  RelaisRecord *changed = relais_record_with (record, field, value);

  relais_record_unref (record);
  return changed;
}

static RelaisRecord *
make_person (guint facet, const char *given)
{
  g_autoptr (RelaisRecordBuilder) builder = relais_record_builder_new (&relais_person_type, NULL, 0);

  relais_record_builder_set (builder, facet, "yes");
  relais_record_builder_set (builder, RELAIS_PERSON_GIVEN_NAME, given);
  return relais_record_builder_end (g_steal_pointer (&builder));
}

/* One thing that may be so, the answer it gives, and whom it is about. */
typedef struct {
  enum { PATIENT, CAREGIVER, LINK } on;
  guint field;
  const char *value;
  RelaisConsentDecision decision;
  gboolean invite_too; /* also in the way of an invitation */
} Condition;

/* In order of priority. The answers for the purpose itself come from the table of answers. */
static const Condition conditions[] = {
  { PATIENT, RELAIS_PERSON_STATE, "deceased", RELAIS_CONSENT_DECEASED, TRUE },
  { CAREGIVER, RELAIS_PERSON_DIED_ON, "2026-10", RELAIS_CONSENT_DECEASED, TRUE },
  { PATIENT, RELAIS_PERSON_ARCHIVED_ON, "2026-10-01", RELAIS_CONSENT_ARCHIVED, TRUE },
  { CAREGIVER, RELAIS_PERSON_MERGED_INTO, "x", RELAIS_CONSENT_ARCHIVED, TRUE },
  { PATIENT, RELAIS_PERSON_STOPPED_ON, "2026-10-01", RELAIS_CONSENT_STOPPED, TRUE },
  { CAREGIVER, RELAIS_PERSON_STOPPED_ON, "2026-10-01", RELAIS_CONSENT_STOPPED, TRUE },
  { PATIENT, RELAIS_PERSON_PROTECTED, "yes", RELAIS_CONSENT_PROTECTED, TRUE },
  { CAREGIVER, RELAIS_PERSON_PROTECTED, "yes", RELAIS_CONSENT_PROTECTED, TRUE },
  { PATIENT, RELAIS_PERSON_AGREEMENT, "refused", RELAIS_CONSENT_NO_AGREEMENT, FALSE },
  { LINK, RELAIS_CARE_LINK_END, "2026-11-19", RELAIS_CONSENT_LINK_ENDED, TRUE },
};

static const struct {
  const char *keep;
  const char *answer;
  RelaisConsentDecision decision;
} answers[] = {
  { NULL, NULL, RELAIS_CONSENT_NOT_ASKED },
  { NULL, "not_asked", RELAIS_CONSENT_NOT_ASKED },
  { NULL, "yes", RELAIS_CONSENT_ALLOWED },
  { NULL, "no", RELAIS_CONSENT_REFUSED },
  { NULL, "withdrawn", RELAIS_CONSENT_WITHDRAWN },
  { "not_asked", "yes", RELAIS_CONSENT_ALLOWED },
  { "yes", "yes", RELAIS_CONSENT_ALLOWED },
  { "yes", "no", RELAIS_CONSENT_REFUSED },
  { "no", "yes", RELAIS_CONSENT_REFUSED },
  { "no", "withdrawn", RELAIS_CONSENT_WITHDRAWN },
  { "no", NULL, RELAIS_CONSENT_REFUSED },
  { "withdrawn", "yes", RELAIS_CONSENT_WITHDRAWN },
  { "withdrawn", "no", RELAIS_CONSENT_WITHDRAWN },
};

typedef struct {
  RelaisRecord *patient;
  RelaisRecord *caregiver;
  RelaisRecord *link;
} Situation;

static void
situation_clear (Situation *situation)
{
  relais_record_unref (situation->patient);
  relais_record_unref (situation->caregiver);
  relais_record_unref (situation->link);
}

static Situation
make_situation (guint mask)
{
  Situation situation = { make_person (RELAIS_PERSON_IS_PATIENT, "Mohamed"),
                          make_person (RELAIS_PERSON_IS_CAREGIVER, "Fatima"), NULL };
  g_autoptr (RelaisRecordBuilder) builder = relais_record_builder_new (&relais_care_link_type, NULL, 0);

  situation.link = relais_record_builder_end (g_steal_pointer (&builder));
  for (gsize i = 0; i < G_N_ELEMENTS (conditions); i++)
    {
      RelaisRecord **on[] = { &situation.patient, &situation.caregiver, &situation.link };

      if ((mask & (1u << i)) != 0)
        *on[conditions[i].on] = set_value (*on[conditions[i].on], conditions[i].field, conditions[i].value);
    }
  return situation;
}

static const Condition *
find_first (guint mask, RelaisPurpose purpose)
{
  for (gsize i = 0; i < G_N_ELEMENTS (conditions); i++)
    {
      if ((mask & (1u << i)) != 0 && (purpose != RELAIS_PURPOSE_INVITE || conditions[i].invite_too))
        return &conditions[i];
    }
  return NULL;
}

static void
check_answers (const Situation *situation, const Condition *first, RelaisPurpose purpose)
{
  for (gsize a = 0; a < G_N_ELEMENTS (answers); a++)
    {
      g_autoptr (RelaisRecord) kept =
          relais_record_with (situation->link, RELAIS_CARE_LINK_CONSENT_KEEP, answers[a].keep);
      g_autoptr (RelaisRecord) link = relais_record_with (kept, relais_purpose_get_field (purpose), answers[a].answer);
      RelaisConsentDecision expected = first != NULL ? first->decision : answers[a].decision;
      const RelaisRecord *whom = first != NULL && first->on == PATIENT ? situation->patient : situation->caregiver;
      const RelaisRecord *about;
      RelaisConsentDecision decision =
          relais_consent_decide (link, situation->caregiver, situation->patient, purpose, today, &about);

      g_assert_cmpstr (relais_consent_decision_get_word (decision), ==, relais_consent_decision_get_word (expected));
      if (expected == RELAIS_CONSENT_ALLOWED)
        g_assert_null (about);
      else
        g_assert_true (about == whom);
    }
}

/* Every combination of what may be so, with every answer, for every purpose but keeping. */
static void
test_priority (void)
{
  for (guint mask = 0; mask < 1u << G_N_ELEMENTS (conditions); mask++)
    {
      Situation situation = make_situation (mask);

      for (int purpose = RELAIS_PURPOSE_PRINT; purpose < RELAIS_N_PURPOSES; purpose++)
        check_answers (&situation, find_first (mask, (RelaisPurpose) purpose), (RelaisPurpose) purpose);
      situation_clear (&situation);
    }
}

static void
test_keeping_is_the_answer_alone (void)
{
  static const struct {
    const char *answer;
    RelaisConsentDecision decision;
  } cases[] = {
    { NULL, RELAIS_CONSENT_NOT_ASKED },
    { "yes", RELAIS_CONSENT_ALLOWED },
    { "no", RELAIS_CONSENT_REFUSED },
    { "withdrawn", RELAIS_CONSENT_WITHDRAWN },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      Situation situation = make_situation (G_MAXUINT);
      g_autoptr (RelaisRecord) link =
          relais_record_with (situation.link, RELAIS_CARE_LINK_CONSENT_KEEP, cases[i].answer);

      g_assert_cmpint (relais_consent_decide (link, situation.caregiver, situation.patient, RELAIS_PURPOSE_KEEP, today,
                                              NULL),
                       ==, cases[i].decision);
      situation_clear (&situation);
    }
}

static void
test_minors (void)
{
  static const struct {
    const char *minor;
    const char *birth;
    const char *answer;
    const char *how;
    RelaisPurpose purpose;
    RelaisConsentDecision decision;
  } cases[] = {
    { "yes", NULL, "yes", "oral", RELAIS_PURPOSE_PRINT, RELAIS_CONSENT_MINOR_NEEDS_PARENT },
    { "yes", NULL, "yes", NULL, RELAIS_PURPOSE_PRINT, RELAIS_CONSENT_MINOR_NEEDS_PARENT },
    { "yes", NULL, "yes", "written", RELAIS_PURPOSE_PRINT, RELAIS_CONSENT_ALLOWED },
    { "yes", NULL, "yes", "oral", RELAIS_PURPOSE_HOSPITAL, RELAIS_CONSENT_ALLOWED },
    { "yes", NULL, NULL, NULL, RELAIS_PURPOSE_PRINT, RELAIS_CONSENT_NOT_ASKED },
    { "yes", NULL, "no", "oral", RELAIS_PURPOSE_PRINT, RELAIS_CONSENT_REFUSED },
    { NULL, "2008-11-21", "yes", "oral", RELAIS_PURPOSE_PRINT, RELAIS_CONSENT_MINOR_NEEDS_PARENT },
    { "yes", "2008-11-20", "yes", "oral", RELAIS_PURPOSE_PRINT, RELAIS_CONSENT_ALLOWED },
    { NULL, NULL, "yes", "oral", RELAIS_PURPOSE_PRINT, RELAIS_CONSENT_ALLOWED },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      Situation situation = make_situation (0);
      RelaisCareLinkField field = relais_purpose_get_field (cases[i].purpose);

      situation.caregiver = set_value (situation.caregiver, RELAIS_PERSON_MINOR, cases[i].minor);
      situation.caregiver = set_value (situation.caregiver, RELAIS_PERSON_BIRTH_DATE, cases[i].birth);
      situation.link = set_value (situation.link, field, cases[i].answer);
      situation.link = set_value (situation.link, field + 1, cases[i].how);
      g_test_message ("%u", i);
      g_assert_cmpint (relais_consent_decide (situation.link, situation.caregiver, situation.patient, cases[i].purpose,
                                              today, NULL),
                       ==, cases[i].decision);
      situation_clear (&situation);
    }
}

static void
test_patient_alone (void)
{
  for (guint mask = 0; mask < 1u << G_N_ELEMENTS (conditions); mask++)
    {
      Situation situation = make_situation (mask);
      guint of_patient = 0;
      const Condition *first;

      for (guint i = 0; i < G_N_ELEMENTS (conditions); i++)
        of_patient |= conditions[i].on == PATIENT ? mask & (1u << i) : 0;
      first = find_first (of_patient, RELAIS_PURPOSE_PRINT);
      g_assert_cmpint (relais_consent_decide (NULL, NULL, situation.patient, RELAIS_PURPOSE_PRINT, today, NULL), ==,
                       first != NULL ? first->decision : RELAIS_CONSENT_ALLOWED);
      situation_clear (&situation);
    }
}

static void
test_agreement (void)
{
  static const struct {
    const char *agreement;
    RelaisConsentDecision decision;
  } cases[] = {
    { NULL, RELAIS_CONSENT_ALLOWED },
    { "not_asked", RELAIS_CONSENT_ALLOWED },
    { "given", RELAIS_CONSENT_ALLOWED },
    { "refused", RELAIS_CONSENT_NO_AGREEMENT },
    { "withdrawn", RELAIS_CONSENT_NO_AGREEMENT },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (RelaisRecord) plain = make_person (RELAIS_PERSON_IS_PATIENT, "Jeanne");
      g_autoptr (RelaisRecord) patient = relais_record_with (plain, RELAIS_PERSON_AGREEMENT, cases[i].agreement);

      g_assert_cmpint (relais_consent_decide (NULL, NULL, patient, RELAIS_PURPOSE_SHARE, today, NULL), ==,
                       cases[i].decision);
    }
}

static void
test_errors (void)
{
  static const struct {
    RelaisConsentDecision decision;
    RelaisErrorCode error;
  } cases[] = {
    { RELAIS_CONSENT_DECEASED, RELAIS_ERROR_DECEASED },
    { RELAIS_CONSENT_ARCHIVED, RELAIS_ERROR_ARCHIVED },
    { RELAIS_CONSENT_STOPPED, RELAIS_ERROR_STOPPED },
    { RELAIS_CONSENT_PROTECTED, RELAIS_ERROR_PROTECTED },
    { RELAIS_CONSENT_NO_AGREEMENT, RELAIS_ERROR_NO_AGREEMENT },
    { RELAIS_CONSENT_LINK_ENDED, RELAIS_ERROR_NOTHING_TO_PRINT },
    { RELAIS_CONSENT_WITHDRAWN, RELAIS_ERROR_NO_CONSENT },
    { RELAIS_CONSENT_REFUSED, RELAIS_ERROR_NO_CONSENT },
    { RELAIS_CONSENT_NOT_ASKED, RELAIS_ERROR_NO_CONSENT },
    { RELAIS_CONSENT_MINOR_NEEDS_PARENT, RELAIS_ERROR_NO_CONSENT },
  };
  g_autoptr (RelaisRecord) person = make_person (RELAIS_PERSON_IS_CAREGIVER, "Fatima");

  g_assert_cmpuint (G_N_ELEMENTS (cases), ==, RELAIS_CONSENT_ALLOWED);
  g_assert_true (relais_consent_check (RELAIS_CONSENT_ALLOWED, NULL, NULL));
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_cmpint (relais_consent_decision_get_error (cases[i].decision), ==, cases[i].error);
      g_assert_false (relais_consent_check (cases[i].decision, person, &error));
      g_assert_error (error, RELAIS_ERROR, (int) cases[i].error);
      g_assert_cmpstr (relais_error_get_subject (error), ==, "Fatima");
      g_assert_cmpstr (relais_error_get_detail (error), ==, relais_consent_decision_get_label (cases[i].decision));
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/consent/priority", test_priority);
  g_test_add_func ("/consent/keeping-is-the-answer-alone", test_keeping_is_the_answer_alone);
  g_test_add_func ("/consent/minors", test_minors);
  g_test_add_func ("/consent/patient-alone", test_patient_alone);
  g_test_add_func ("/consent/agreement", test_agreement);
  g_test_add_func ("/consent/errors", test_errors);
  return g_test_run ();
}
