/* What can be wrong with a person as a whole, when each field alone is right: too little to find or to reach somebody,
 * and fields that contradict each other. Little is required; what is only odd is a warning, because people are odd.
 * Findings that the fields themselves gave already are not repeated. Pure.
 */

#include "relais-person-check.h"

#include "relais-commune.h"
#include "relais-date-reader.h"
#include "relais-issue.h"
#include "relais-national-number.h"
#include "relais-person.h"
#include "relais-phone.h"

static const guint phone_fields[RELAIS_PERSON_N_PHONES] = { RELAIS_PERSON_PHONE, RELAIS_PERSON_PHONE2,
                                                            RELAIS_PERSON_PHONE3 };

/* What was done or noted cannot be done tomorrow. */
static const guint past_fields[] = { RELAIS_PERSON_DIED_ON, RELAIS_PERSON_STOPPED_ON, RELAIS_PERSON_ARCHIVED_ON,
                                     RELAIS_PERSON_AGREEMENT_DATE, RELAIS_PERSON_SIGNS_CHECKED };

static void
add (GPtrArray *issues, guint field, RelaisIssueCode code)
{
  relais_issues_add (issues, relais_person_type.fields[field].name, code, NULL);
}

static RelaisDate
get_date (const RelaisRecord *person, guint field)
{
  RelaisDate date;

  relais_date_parse (relais_record_get (person, field), &date);
  return date;
}

static gboolean
has_phone (const RelaisRecord *person)
{
  for (guint i = 0; i < RELAIS_PERSON_N_PHONES; i++)
    {
      if (relais_record_get (person, phone_fields[i]) != NULL)
        return TRUE;
    }
  return FALSE;
}

/* Whoever died, left or asked us to stop need not be reached any more. */
static void
check_required (const RelaisRecord *person, GPtrArray *issues)
{
  if (relais_record_get (person, RELAIS_PERSON_FAMILY_NAME) == NULL &&
      relais_record_get (person, RELAIS_PERSON_GIVEN_NAME) == NULL &&
      relais_record_get (person, RELAIS_PERSON_USUAL_NAME) == NULL)
    add (issues, RELAIS_PERSON_FAMILY_NAME, RELAIS_ISSUE_NAME_REQUIRED);

  if (relais_person_is_deceased (person) || relais_person_is_archived (person) || has_phone (person) ||
      relais_record_get (person, RELAIS_PERSON_STOPPED_ON) != NULL)
    return;

  if (relais_person_is_caregiver (person) && relais_record_get (person, RELAIS_PERSON_EMAIL) == NULL)
    add (issues, RELAIS_PERSON_PHONE, RELAIS_ISSUE_CONTACT_REQUIRED);
  if (relais_person_is_patient (person) && relais_record_get (person, RELAIS_PERSON_BIRTH_DATE) == NULL)
    add (issues, RELAIS_PERSON_BIRTH_DATE, RELAIS_ISSUE_BIRTH_OR_PHONE_REQUIRED);
}

static gboolean
is_same_number (const char *a, const char *b)
{
  g_auto (RelaisPhone) phone_a = RELAIS_PHONE_INIT;
  g_auto (RelaisPhone) phone_b = RELAIS_PHONE_INIT;

  return relais_phone_parse (a, &phone_a) && relais_phone_parse (b, &phone_b) &&
         g_strcmp0 (phone_a.display, phone_b.display) == 0;
}

static void
check_phones (const RelaisRecord *person, GPtrArray *issues)
{
  for (guint i = 1; i < RELAIS_PERSON_N_PHONES; i++)
    {
      gboolean twice = FALSE;

      for (guint j = 0; j < i; j++)
        twice = twice || is_same_number (relais_record_get (person, phone_fields[i]),
                                         relais_record_get (person, phone_fields[j]));
      if (twice)
        add (issues, phone_fields[i], RELAIS_ISSUE_PHONE_TWICE);
    }
}

static void
check_national_number (const RelaisRecord *person, RelaisDate today, GPtrArray *issues)
{
  const RelaisField *field = &relais_person_type.fields[RELAIS_PERSON_NATIONAL_NUMBER];
  RelaisNationalNumber number;

  if (relais_national_number_parse (relais_record_get (person, RELAIS_PERSON_NATIONAL_NUMBER), today, &number))
    relais_national_number_report (&number, field->name, relais_person_get_birth_date (person),
                                   relais_record_get (person, RELAIS_PERSON_SEX), issues);
}

/* Of a partial date of birth the age may be a year more than the one that is certain. */
static void
check_minor (const RelaisRecord *person, RelaisDate today, GPtrArray *issues)
{
  RelaisDate birth = relais_person_get_birth_date (person);
  int age = relais_date_age (birth, today);
  int oldest = age + (relais_date_is_full (birth) ? 0 : 1);

  if (age < 0)
    return;
  if ((relais_record_is (person, RELAIS_PERSON_MINOR, "yes") && age >= 18) ||
      (relais_record_is (person, RELAIS_PERSON_MINOR, "no") && oldest < 18))
    add (issues, RELAIS_PERSON_MINOR, RELAIS_ISSUE_MINOR_DISAGREES);
}

static void
check_dates (const RelaisRecord *person, RelaisDate today, GPtrArray *issues)
{
  RelaisDate birth = relais_person_get_birth_date (person);
  RelaisDate died = get_date (person, RELAIS_PERSON_DIED_ON);
  const char *state = relais_record_get (person, RELAIS_PERSON_STATE);

  if (relais_date_is_set (birth))
    relais_date_reader_check_birth (birth, today, relais_person_type.fields[RELAIS_PERSON_BIRTH_DATE].name, issues);

  for (gsize i = 0; i < G_N_ELEMENTS (past_fields); i++)
    {
      if (relais_date_compare (get_date (person, past_fields[i]), today) > 0)
        add (issues, past_fields[i], RELAIS_ISSUE_DATE_IN_FUTURE);
    }

  if (relais_date_is_set (died) && relais_date_is_set (birth) && !relais_date_agrees (died, birth) &&
      relais_date_compare (died, birth) < 0)
    add (issues, RELAIS_PERSON_DIED_ON, RELAIS_ISSUE_DIED_BEFORE_BIRTH);
  if (relais_date_is_set (died) && state != NULL && !g_str_equal (state, "deceased"))
    add (issues, RELAIS_PERSON_STATE, RELAIS_ISSUE_STATE_DISAGREES);
}

/**
 * relais_person_check:
 * @person: a person, not shielded
 * @today: today's date
 * @issues: (element-type RelaisIssue): where findings are added, unless the same one about the same field is there
 *
 * A name is required; of a caregiver a number or an e-mail address, of a patient a date of birth (its year is enough)
 * or a number. A record that was merged into another is not looked at.
 */
void
relais_person_check (const RelaisRecord *person, RelaisDate today, GPtrArray *issues)
{
  g_autoptr (GPtrArray) found = relais_issues_new ();

  if (relais_record_get (person, RELAIS_PERSON_MERGED_INTO) != NULL)
    return;

  check_required (person, found);
  check_phones (person, found);
  check_national_number (person, today, found);
  relais_commune_report (relais_record_get (person, RELAIS_PERSON_POSTCODE),
                         relais_record_get (person, RELAIS_PERSON_COMMUNE),
                         relais_person_type.fields[RELAIS_PERSON_COMMUNE].name, found);
  check_minor (person, today, found);
  check_dates (person, today, found);
  relais_issues_take_new (issues, found);
}
