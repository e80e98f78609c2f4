/* What can be wrong with a link as a whole: between these two people, among the other links of the patient, in its
 * dates, and in its recognition. Findings that the fields themselves gave already are not repeated. Pure.
 */

#include "relais-care-link-check.h"

#include "relais-care-link.h"
#include "relais-consent.h"
#include "relais-issue.h"
#include "relais-person.h"
#include "relais-recognition.h"

typedef struct {
  const RelaisRecord *link;
  const RelaisRecord *caregiver;
  GPtrArray *others; /* the current links of the patient but this one */
  RelaisDate today;
  GPtrArray *issues;
} Check;

static void
add (const Check *check, guint field, RelaisIssueCode code, const char *argument)
{
  relais_issues_add (check->issues, relais_care_link_type.fields[field].name, code, argument);
}

static void
add_date (const Check *check, guint field, RelaisIssueCode code, RelaisDate date)
{
  g_autofree char *text = relais_date_to_text (date);

  add (check, field, code, text);
}

static RelaisDate
get_date (const Check *check, guint field)
{
  RelaisDate date;

  relais_date_parse (relais_record_get (check->link, field), &date);
  return date;
}

static gboolean
is_before (RelaisDate a, RelaisDate b)
{
  return relais_date_is_set (a) && relais_date_is_set (b) && !relais_date_agrees (a, b) &&
         relais_date_compare (a, b) < 0;
}

static GPtrArray *
list_others (const RelaisRecord *link, GPtrArray *links, RelaisDate today)
{
  GPtrArray *others = g_ptr_array_new ();

  for (guint i = 0; i < links->len; i++)
    {
      RelaisRecord *other = g_ptr_array_index (links, i);

      if (g_strcmp0 (relais_record_get_id (other), relais_record_get_id (link)) != 0 &&
          relais_care_link_is_current (other, today))
        g_ptr_array_add (others, other);
    }
  return others;
}

static void
check_people (const Check *check)
{
  const char *caregiver = relais_record_get (check->link, RELAIS_CARE_LINK_CAREGIVER);
  const char *patient = relais_record_get (check->link, RELAIS_CARE_LINK_PATIENT);

  if (caregiver == NULL)
    add (check, RELAIS_CARE_LINK_CAREGIVER, RELAIS_ISSUE_REQUIRED, NULL);
  if (patient == NULL)
    add (check, RELAIS_CARE_LINK_PATIENT, RELAIS_ISSUE_REQUIRED, NULL);
  if (caregiver != NULL && g_strcmp0 (caregiver, patient) == 0)
    add (check, RELAIS_CARE_LINK_CAREGIVER, RELAIS_ISSUE_LINK_TO_ONESELF, NULL);
  if (relais_record_get (check->link, RELAIS_CARE_LINK_RELATION) == NULL)
    add (check, RELAIS_CARE_LINK_RELATION, RELAIS_ISSUE_RELATION_MISSING, NULL);
}

static void
check_others (const Check *check)
{
  const char *caregiver = relais_record_get (check->link, RELAIS_CARE_LINK_CAREGIVER);
  const char *rank = relais_record_get (check->link, RELAIS_CARE_LINK_RANK);
  gboolean twice = FALSE;
  gboolean taken = FALSE;

  for (guint i = 0; i < check->others->len; i++)
    {
      const RelaisRecord *other = g_ptr_array_index (check->others, i);

      twice = twice || (caregiver != NULL && relais_record_is (other, RELAIS_CARE_LINK_CAREGIVER, caregiver));
      taken = taken || (rank != NULL && relais_record_is (other, RELAIS_CARE_LINK_RANK, rank));
    }

  if (twice)
    add (check, RELAIS_CARE_LINK_CAREGIVER, RELAIS_ISSUE_LINK_TWICE, NULL);
  if (taken)
    add (check, RELAIS_CARE_LINK_RANK, RELAIS_ISSUE_RANK_TAKEN, rank);
}

/* The hospital calls those who agreed to it, in the calling order. */
static gboolean
is_first_for_hospital (const Check *check)
{
  if (!relais_record_is (check->link, RELAIS_CARE_LINK_CONSENT_HOSPITAL, "yes"))
    return FALSE;

  for (guint i = 0; i < check->others->len; i++)
    {
      const RelaisRecord *other = g_ptr_array_index (check->others, i);

      if (relais_record_is (other, RELAIS_CARE_LINK_CONSENT_HOSPITAL, "yes") &&
          relais_care_link_compare_rank (other, check->link) < 0)
        return FALSE;
    }
  return TRUE;
}

static void
check_minor (const Check *check)
{
  if (check->caregiver == NULL || !relais_person_is_minor (check->caregiver, check->today))
    return;

  if (is_first_for_hospital (check))
    add (check, RELAIS_CARE_LINK_RANK, RELAIS_ISSUE_MINOR_FIRST, NULL);
  if (relais_consent_needs_parent (check->link, check->caregiver, check->today))
    add (check, RELAIS_CARE_LINK_CONSENT_PRINT, RELAIS_ISSUE_MINOR_NEEDS_PARENT, NULL);
}

static void
check_dates (const Check *check)
{
  if (is_before (get_date (check, RELAIS_CARE_LINK_END), get_date (check, RELAIS_CARE_LINK_START)))
    add (check, RELAIS_CARE_LINK_END, RELAIS_ISSUE_END_BEFORE_START, NULL);

  for (int i = 0; i < RELAIS_N_PURPOSES; i++)
    {
      guint field = relais_purpose_get_field ((RelaisPurpose) i) + 2;

      if (is_before (check->today, get_date (check, field)))
        add (check, field, RELAIS_ISSUE_DATE_IN_FUTURE, NULL);
    }
  if (is_before (check->today, get_date (check, RELAIS_CARE_LINK_RECOGNITION_INFORMED)))
    add (check, RELAIS_CARE_LINK_RECOGNITION_INFORMED, RELAIS_ISSUE_DATE_IN_FUTURE, NULL);
}

static void
check_social_rights (const Check *check)
{
  RelaisDate from = get_date (check, RELAIS_CARE_LINK_RECOGNITION_FROM);
  RelaisDate until = get_date (check, RELAIS_CARE_LINK_RECOGNITION_UNTIL);
  RelaisDate end = relais_date_is_full (from) ? relais_recognition_get_default_end (from) : RELAIS_DATE_NONE;

  if (!relais_date_is_set (from) && !relais_date_is_set (until))
    add (check, RELAIS_CARE_LINK_RECOGNITION_FROM, RELAIS_ISSUE_RECOGNITION_NO_DATE, NULL);
  else if (relais_date_is_set (end) && !relais_date_is_set (until))
    add_date (check, RELAIS_CARE_LINK_RECOGNITION_UNTIL, RELAIS_ISSUE_RECOGNITION_SUGGESTED_END, end);
  else if (is_before (end, until))
    add_date (check, RELAIS_CARE_LINK_RECOGNITION_UNTIL, RELAIS_ISSUE_RECOGNITION_OVER_A_YEAR, end);
}

static void
check_number_of_recognitions (const Check *check)
{
  g_autoptr (GPtrArray) all = g_ptr_array_copy (check->others, NULL, NULL);
  g_autoptr (GPtrArray) this_one = g_ptr_array_new ();
  guint n_active;

  g_ptr_array_add (this_one, (gpointer) check->link);
  g_ptr_array_add (all, (gpointer) check->link);
  n_active = relais_recognition_count_active (all, check->today);
  if (n_active > RELAIS_RECOGNITION_MAX_PER_PATIENT && relais_recognition_count_active (this_one, check->today) > 0)
    relais_issues_add_count (check->issues, relais_care_link_type.fields[RELAIS_CARE_LINK_RECOGNITION].name,
                             RELAIS_ISSUE_RECOGNITION_TOO_MANY, (int) n_active);
}

static void
check_recognition (const Check *check)
{
  RelaisDate from = get_date (check, RELAIS_CARE_LINK_RECOGNITION_FROM);
  RelaisDate until = get_date (check, RELAIS_CARE_LINK_RECOGNITION_UNTIL);

  if (relais_record_is (check->link, RELAIS_CARE_LINK_RECOGNITION, "social_rights"))
    check_social_rights (check);
  else if (relais_date_is_set (until))
    add (check, RELAIS_CARE_LINK_RECOGNITION_UNTIL, RELAIS_ISSUE_RECOGNITION_NO_END, NULL);

  if (is_before (until, from))
    add (check, RELAIS_CARE_LINK_RECOGNITION_UNTIL, RELAIS_ISSUE_END_BEFORE_START, NULL);
  if (is_before (from, get_date (check, RELAIS_CARE_LINK_RECOGNITION_INFORMED)))
    add (check, RELAIS_CARE_LINK_RECOGNITION_INFORMED, RELAIS_ISSUE_RECOGNITION_BEFORE_INFORMED, NULL);
  check_number_of_recognitions (check);
}

/**
 * relais_care_link_check:
 * @link: a link
 * @caregiver: (nullable): its caregiver, where known
 * @links_of_patient: (element-type RelaisRecord): the links of the patient; an older @link among them does not count
 * @today: a full date
 * @issues: (element-type RelaisIssue): where findings are added, unless the same one about the same field is there
 *
 * A link that has ended is history: only its two people and its dates are looked at.
 */
void
relais_care_link_check (const RelaisRecord *link, const RelaisRecord *caregiver, GPtrArray *links_of_patient,
                        RelaisDate today, GPtrArray *issues)
{
  g_autoptr (GPtrArray) others = list_others (link, links_of_patient, today);
  g_autoptr (GPtrArray) found = relais_issues_new ();
  const Check check = { link, caregiver, others, today, found };

  check_people (&check);
  check_dates (&check);
  if (relais_care_link_is_current (link, today))
    {
      check_others (&check);
      check_minor (&check);
      check_recognition (&check);
    }
  relais_issues_take_new (issues, found);
}
