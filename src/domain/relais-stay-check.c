/* What can be wrong with a stay as a whole: its days in their order, who said what, and the other stays of the patient.
 * Pure.
 */

#include "relais-stay.h"

#include "relais-issue.h"

typedef struct {
  const RelaisRecord *stay;
  const RelaisRecord *before;
  GPtrArray *others;
  RelaisDate today;
  GPtrArray *issues;
} Check;

static void
add (const Check *check, RelaisStayField field, RelaisIssueCode code, const char *argument)
{
  relais_issues_add (check->issues, relais_stay_type.fields[field].name, code, argument);
}

static RelaisDate
get_date (const RelaisRecord *stay, RelaisStayField field)
{
  RelaisDate date;

  relais_date_parse (relais_record_get (stay, field), &date);
  return date;
}

static gboolean
is_before (RelaisDate a, RelaisDate b)
{
  return relais_date_is_set (a) && relais_date_is_set (b) && relais_date_compare (a, b) < 0;
}

static gboolean
is_new (const Check *check, RelaisStayField field)
{
  const char *stored = check->before != NULL ? relais_record_get (check->before, field) : NULL;

  return g_strcmp0 (relais_record_get (check->stay, field), stored) != 0;
}

static void
check_days (const Check *check)
{
  static const RelaisStayField past[] = { RELAIS_STAY_DISCHARGE, RELAIS_STAY_LETTER_ASKED,
                                          RELAIS_STAY_LETTER_RECEIVED };
  RelaisDate admission = get_date (check->stay, RELAIS_STAY_ADMISSION);
  RelaisDate planned;

  relais_stay_get_planned (check->stay, &planned, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (past); i++)
    {
      if (is_before (check->today, get_date (check->stay, past[i])))
        add (check, past[i], RELAIS_ISSUE_DATE_IN_FUTURE, NULL);
    }
  if (is_before (planned, admission))
    add (check, RELAIS_STAY_PLANNED, RELAIS_ISSUE_STAY_BEFORE_ADMISSION, NULL);
  else if (relais_stay_is_open (check->stay) && is_new (check, RELAIS_STAY_PLANNED) &&
           is_before (planned, check->today))
    add (check, RELAIS_STAY_PLANNED, RELAIS_ISSUE_STAY_PLANNED_PAST, NULL);
  if (is_before (get_date (check->stay, RELAIS_STAY_DISCHARGE), admission))
    add (check, RELAIS_STAY_DISCHARGE, RELAIS_ISSUE_STAY_BEFORE_ADMISSION, NULL);
}

/* What the family says, what was asked and what is probable are worth noting; a certainty is the ward's to give. */
static void
check_certainty (const Check *check)
{
  gboolean has_day = relais_record_get (check->stay, RELAIS_STAY_PLANNED) != NULL;
  gboolean is_confirmed = relais_record_is (check->stay, RELAIS_STAY_CERTAINTY, "confirmed");

  if (is_confirmed && !has_day)
    add (check, RELAIS_STAY_PLANNED, RELAIS_ISSUE_REQUIRED, NULL);
  if (is_confirmed && !relais_record_is (check->stay, RELAIS_STAY_ANNOUNCED_BY, "ward"))
    add (check, RELAIS_STAY_CERTAINTY, RELAIS_ISSUE_STAY_ONLY_WARD, NULL);
}

static gboolean
overlaps (const RelaisRecord *a, const RelaisRecord *b)
{
  RelaisDate a_start = get_date (a, RELAIS_STAY_ADMISSION);
  RelaisDate a_end = get_date (a, RELAIS_STAY_DISCHARGE);
  RelaisDate b_start = get_date (b, RELAIS_STAY_ADMISSION);
  RelaisDate b_end = get_date (b, RELAIS_STAY_DISCHARGE);

  /* Without both ends of one of them nobody knows. */
  if (!relais_date_is_set (a_start) || !relais_date_is_set (b_start))
    return FALSE;
  return (!relais_date_is_set (b_end) || relais_date_compare (a_start, b_end) < 0) &&
         (!relais_date_is_set (a_end) || relais_date_compare (b_start, a_end) < 0);
}

static void
check_others (const Check *check)
{
  const RelaisRecord *earlier = relais_stay_find_readmission (check->stay, check->others);

  for (guint i = 0; i < check->others->len; i++)
    {
      const RelaisRecord *other = check->others->pdata[i];

      if (g_str_equal (relais_record_get_id (other), relais_record_get_id (check->stay)))
        continue;
      if (relais_stay_is_open (check->stay) && relais_stay_is_open (other))
        add (check, RELAIS_STAY_PATIENT, RELAIS_ISSUE_STAY_OPEN_ALREADY, NULL);
      else if (overlaps (check->stay, other))
        add (check, RELAIS_STAY_ADMISSION, RELAIS_ISSUE_STAY_OVERLAPS, NULL);
    }
  if (earlier != NULL)
    add (check, RELAIS_STAY_ADMISSION, RELAIS_ISSUE_STAY_READMISSION,
         relais_record_get (earlier, RELAIS_STAY_DISCHARGE));
}

/**
 * relais_stay_check:
 * @stay: a stay that is to be saved
 * @before: (nullable): it as it is stored
 * @others: (element-type RelaisRecord): the stays of the patient; an older @stay among them does not count
 * @today: today's date
 * @issues: (element-type RelaisIssue): where findings are added
 */
void
relais_stay_check (const RelaisRecord *stay, const RelaisRecord *before, GPtrArray *others, RelaisDate today,
                   GPtrArray *issues)
{
  const Check check = { stay, before, others, today, issues };

  if (relais_record_get (stay, RELAIS_STAY_PATIENT) == NULL)
    add (&check, RELAIS_STAY_PATIENT, RELAIS_ISSUE_REQUIRED, NULL);
  check_days (&check);
  check_certainty (&check);
  check_others (&check);
}
