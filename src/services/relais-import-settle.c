/* A person of a row on the way to being stored: the rules that look at a whole person are asked, and what they cannot
 * accept is taken back, value by value, or skips the row when too little would be left to tell who it is or to reach
 * them. Used by relais-import-plan.c and relais-import-care.c.
 */

#include "relais-import-plan-private.h"

#include "relais-person-check.h"
#include "relais-person.h"

typedef enum {
  SETTLED,
  CHANGED,
  REFUSED,
} Step;

static GPtrArray *
check (const RelaisRecord *person, RelaisDate today)
{
  GPtrArray *issues = relais_issues_new ();

  if (person != NULL)
    relais_person_check (person, today, issues);
  return issues;
}

static gboolean
is_among (GPtrArray *issues, const RelaisIssue *issue)
{
  for (guint i = 0; i < issues->len; i++)
    {
      const RelaisIssue *known = g_ptr_array_index (issues, i);

      if (known->code == issue->code && g_strcmp0 (known->field, issue->field) == 0)
        return TRUE;
    }
  return FALSE;
}

static const char *
get_heading (RelaisImportPlan *plan, RelaisImportPart part, const RelaisIssue *issue)
{
  int field = issue->field != NULL ? relais_record_type_find (&relais_person_type, issue->field) : -1;

  return field >= 0 ? relais_import_reader_get_heading (plan->reader, part, (guint) field) : NULL;
}

/* What was left out is why nothing came in. */
static void
turn_into_reason (RelaisImportFinding *finding, char **sentence)
{
  g_free (finding->sentence);
  finding->sentence = g_steal_pointer (sentence);
  finding->skips = TRUE;
}

/* What could not be read is the reason, where something could not. Without its patient a caregiver comes in all the
 * same. */
static void
refuse (RelaisImportPlan *plan, RelaisImportRow *row, RelaisImportPart part, const RelaisIssue *issue)
{
  if (part == RELAIS_IMPORT_PATIENT)
    {
      relais_import_findings_add_issue (plan->findings, row->line, NULL, RELAIS_IMPORT_PATIENT_UNUSABLE, issue);
      return;
    }
  if (issue->code == RELAIS_ISSUE_BIRTH_OR_PHONE_REQUIRED && row->birth_problem != NULL)
    turn_into_reason (row->birth_problem, &row->birth_sentence);
  else if (issue->code != RELAIS_ISSUE_NAME_REQUIRED && row->contact_problem != NULL)
    turn_into_reason (row->contact_problem, &row->contact_sentence);
  else
    relais_import_findings_add_issue (plan->findings, row->line, NULL, RELAIS_IMPORT_PROBLEM, issue)->skips = TRUE;
}

/* A chart number tells namesakes apart as well as a birth date; a caregiver's patient is told apart by them. */
static gboolean
is_known_otherwise (RelaisImportPart part, const RelaisRecord *person, const RelaisIssue *issue)
{
  return issue->code == RELAIS_ISSUE_BIRTH_OR_PHONE_REQUIRED &&
         (part == RELAIS_IMPORT_PATIENT || relais_record_get (person, RELAIS_PERSON_CHART_NUMBER) != NULL ||
          relais_record_get (person, RELAIS_PERSON_NATIONAL_NUMBER) != NULL);
}

static gboolean
is_about_everything (const RelaisIssue *issue)
{
  return issue->code == RELAIS_ISSUE_NAME_REQUIRED || issue->code == RELAIS_ISSUE_CONTACT_REQUIRED ||
         issue->code == RELAIS_ISSUE_BIRTH_OR_PHONE_REQUIRED;
}

/* Takes one value back to what it was. */
static gboolean
take_back (const RelaisRecord *before, const RelaisIssue *issue, RelaisRecord **person)
{
  int field = issue->field != NULL ? relais_record_type_find (&relais_person_type, issue->field) : -1;
  const char *old = before != NULL && field >= 0 ? relais_record_get (before, (guint) field) : NULL;
  RelaisRecord *without;

  if (field < 0 || g_strcmp0 (old, relais_record_get (*person, (guint) field)) == 0)
    return FALSE;
  without = relais_record_with (*person, (guint) field, old);
  relais_record_unref (*person);
  *person = without;
  return TRUE;
}

static Step
settle_issue (RelaisImportPlan *plan, RelaisImportRow *row, RelaisImportPart part, const RelaisRecord *before,
              RelaisRecord **person, const RelaisIssue *issue)
{
  if (issue->level != RELAIS_ISSUE_ERROR || is_known_otherwise (part, *person, issue))
    return SETTLED;
  if (is_about_everything (issue) || !take_back (before, issue, person))
    {
      refuse (plan, row, part, issue);
      return REFUSED;
    }
  relais_import_findings_add_issue (plan->findings, row->line, get_heading (plan, part, issue), RELAIS_IMPORT_LEFT_OUT,
                                    issue);
  return CHANGED;
}

/* The fields themselves may have said it already. */
static gboolean
is_reported (RelaisImportPlan *plan, guint line, const RelaisIssue *issue)
{
  for (guint i = plan->findings->len; i > 0; i--)
    {
      const RelaisImportFinding *finding = g_ptr_array_index (plan->findings, i - 1);

      if (finding->line != line)
        return FALSE;
      if (g_strcmp0 (finding->word, relais_issue_code_get_word (issue->code)) == 0)
        return TRUE;
    }
  return FALSE;
}

static void
report_warnings (RelaisImportPlan *plan, RelaisImportRow *row, RelaisImportPart part, const RelaisRecord *person,
                 GPtrArray *known, GPtrArray *issues)
{
  for (guint i = 0; i < issues->len; i++)
    {
      const RelaisIssue *issue = g_ptr_array_index (issues, i);

      if (is_among (known, issue) || is_reported (plan, row->line, issue))
        continue;
      if (is_known_otherwise (part, person, issue))
        relais_import_plan_report (plan, row->line, NULL, RELAIS_IMPORT_PATIENT_INCOMPLETE, person);
      else if (issue->level == RELAIS_ISSUE_WARNING)
        relais_import_findings_add_issue (plan->findings, row->line, get_heading (plan, part, issue),
                                          RELAIS_IMPORT_PROBLEM, issue);
    }
}

/* Returns the person as it may be stored, or %NULL with the finding that says why not. Faults that the record had
 * before are not the row's. */
RelaisRecord *
relais_import_settle (RelaisImportPlan *plan, RelaisImportRow *row, RelaisImportPart part, const RelaisRecord *before,
                      const RelaisRecord *after)
{
  g_autoptr (GPtrArray) known = check (before, plan->today);
  g_autoptr (RelaisRecord) person = relais_record_ref ((RelaisRecord *) after);
  Step step;

  do
    {
      g_autoptr (GPtrArray) issues = check (person, plan->today);

      step = SETTLED;
      for (guint i = 0; step == SETTLED && i < issues->len; i++)
        {
          const RelaisIssue *issue = g_ptr_array_index (issues, i);

          if (!is_among (known, issue))
            step = settle_issue (plan, row, part, before, &person, issue);
        }
      if (step == SETTLED)
        report_warnings (plan, row, part, person, known, issues);
    }
  while (step == CHANGED);

  return step == SETTLED ? g_steal_pointer (&person) : NULL;
}
