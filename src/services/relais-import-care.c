/* The patient of a caregiver's row and the link between the two: an existing patient is found by name and birth date,
 * a new one is made, one who is not certain is left to people, and the caregiver comes in all the same. Links are
 * checked once all rows are read, because the calling order is that of all of them. Used by relais-import-plan.c.
 */

#include "relais-import-plan-private.h"

#include "relais-care-link-check.h"
#include "relais-care-link.h"
#include "relais-id.h"
#include "relais-import-match.h"
#include "relais-person.h"

/* --- The patient --- */

static gboolean
has_name (const RelaisRecord *person)
{
  return relais_record_get (person, RELAIS_PERSON_FAMILY_NAME) != NULL ||
         relais_record_get (person, RELAIS_PERSON_GIVEN_NAME) != NULL ||
         relais_record_get (person, RELAIS_PERSON_USUAL_NAME) != NULL;
}

static void
make_patient (RelaisImportPlan *plan, RelaisImportRow *row, RelaisImportPatient *patient)
{
  patient->record = relais_import_settle (plan, row, RELAIS_IMPORT_PATIENT, NULL, row->patient);
}

static void
use_patient (RelaisImportPlan *plan, RelaisImportRow *row, RelaisImportEntry *entry, RelaisImportPatient *patient)
{
  g_auto (RelaisImportMerge) merge = { 0 };
  g_autoptr (RelaisRecord) merged = relais_import_merge (entry->after, row->patient, &merge);

  patient->entry = entry;
  patient->record = relais_import_settle (plan, row, RELAIS_IMPORT_PATIENT, entry->after, merged);
  if (patient->record == NULL)
    patient->record = relais_record_ref (entry->after);
  relais_import_plan_report_merge (plan, row->line, RELAIS_IMPORT_PATIENT, entry, &merge);
}

static gboolean
is_usable (RelaisImportPlan *plan, RelaisImportRow *row, const RelaisImportEntry *entry)
{
  RelaisImportCode reason;

  if (!relais_import_plan_find_reason (entry, &reason))
    return TRUE;
  relais_import_plan_report (plan, row->line, NULL, RELAIS_IMPORT_PATIENT_NOT_LINKED, entry->before);
  return FALSE;
}

static void
restore_chart_number (RelaisImportPlan *plan, RelaisImportRow *row)
{
  const char *chart = relais_record_get (row->patient, RELAIS_PERSON_CHART_NUMBER);
  RelaisImportEntry *entry = chart != NULL ? relais_import_people_find_chart (plan->people, chart) : NULL;
  RelaisRecord *restored;

  if (entry == NULL)
    return;
  restored = relais_record_with (row->patient, RELAIS_PERSON_CHART_NUMBER,
                                 relais_record_get (entry->after, RELAIS_PERSON_CHART_NUMBER));
  relais_record_unref (row->patient);
  row->patient = restored;
}

/* Finds whom the row's patient is, makes somebody new of them, or reports why neither is done. */
void
relais_import_care_find_patient (RelaisImportPlan *plan, RelaisImportRow *row, RelaisImportPatient *patient)
{
  RelaisImportEntry *entry;

  restore_chart_number (plan, row);
  switch (relais_import_match_patient (plan->people, row->patient, &entry))
    {
    case RELAIS_IMPORT_MATCH_SAME:
      if (is_usable (plan, row, entry))
        use_patient (plan, row, entry, patient);
      break;
    case RELAIS_IMPORT_MATCH_BY_NAME:
      if (!is_usable (plan, row, entry))
        break;
      patient->entry = entry;
      patient->record = relais_record_ref (entry->after);
      relais_import_plan_report (plan, row->line, NULL, RELAIS_IMPORT_PATIENT_BY_NAME, entry->after);
      break;
    case RELAIS_IMPORT_MATCH_SEVERAL:
      relais_import_plan_report (plan, row->line, NULL, RELAIS_IMPORT_PATIENT_SEVERAL, row->patient);
      break;
    case RELAIS_IMPORT_MATCH_RESEMBLES:
    case RELAIS_IMPORT_MATCH_MAY_BE:
      if (is_usable (plan, row, entry))
        relais_import_plan_report (plan, row->line, NULL, RELAIS_IMPORT_PATIENT_RESEMBLES, entry->after);
      break;
    case RELAIS_IMPORT_MATCH_NUMBER_OF_ANOTHER:
      relais_import_plan_report (plan, row->line, NULL, RELAIS_IMPORT_PATIENT_NUMBER, entry->after);
      break;
    case RELAIS_IMPORT_MATCH_NONE:
    default:
      if (has_name (row->patient))
        make_patient (plan, row, patient);
      else
        relais_import_plan_report (plan, row->line, NULL, RELAIS_IMPORT_PATIENT_UNKNOWN, NULL);
      break;
    }
}

/* --- The link --- */

static char *
make_reference (RelaisImportPlan *plan)
{
  char *reference = relais_reference_new ();

  while (relais_import_people_has_reference (plan->people, reference))
    {
      g_free (reference);
      reference = relais_reference_new ();
    }
  return reference;
}

static void
make_link (RelaisImportPlan *plan, RelaisImportRow *row, RelaisImportEntry *caregiver, RelaisImportEntry *patient)
{
  RelaisRecordBuilder *builder = relais_record_builder_new_from (row->link);
  g_autofree char *reference = make_reference (plan);
  g_autoptr (RelaisRecord) link = NULL;

  relais_record_builder_set (builder, RELAIS_CARE_LINK_CAREGIVER, relais_record_get_id (caregiver->after));
  relais_record_builder_set (builder, RELAIS_CARE_LINK_PATIENT, relais_record_get_id (patient->after));
  relais_record_builder_set (builder, RELAIS_CARE_LINK_REFERENCE, reference);
  link = relais_record_builder_end (builder);
  relais_import_people_add (plan->people, NULL, link, row->line);
}

static gboolean
merge_link (RelaisImportPlan *plan, RelaisImportRow *row, RelaisImportEntry *entry)
{
  g_auto (RelaisImportMerge) merge = { 0 };
  g_autoptr (RelaisRecord) merged = relais_import_merge (entry->after, row->link, &merge);
  gboolean changed = !relais_record_equal (merged, entry->after);

  relais_import_plan_report_merge (plan, row->line, RELAIS_IMPORT_LINK, entry, &merge);
  if (changed)
    relais_import_people_set (plan->people, entry, merged);
  if (entry->line == 0)
    entry->line = row->line;
  return changed;
}

/* Returns whether a link was made; one that ended is not opened again. */
static gboolean
store_link (RelaisImportPlan *plan, RelaisImportRow *row, RelaisImportEntry *caregiver, RelaisImportEntry *patient,
            RelaisImportEntry **changed_link)
{
  RelaisImportEntry *ended;
  RelaisImportEntry *link = relais_import_people_find_link (plan->people, relais_record_get_id (caregiver->after),
                                                            relais_record_get_id (patient->after), &ended, plan->today);

  if (link != NULL)
    {
      if (merge_link (plan, row, link))
        *changed_link = link;
      return FALSE;
    }
  if (ended != NULL)
    {
      if (relais_record_get (row->link, RELAIS_CARE_LINK_END) == NULL)
        relais_import_findings_add (plan->findings, row->line, NULL, RELAIS_IMPORT_LINK_ENDED,
                                    relais_record_get (ended->after, RELAIS_CARE_LINK_END));
      return FALSE;
    }
  make_link (plan, row, caregiver, patient);
  return TRUE;
}

/* Stores the patient of a row and the link, once it is certain that the row comes in. Returns whether a record was
 * made; @changed says whether the patient's was changed, @changed_link which link. */
gboolean
relais_import_care_store (RelaisImportPlan *plan, RelaisImportRow *row, RelaisImportEntry *caregiver,
                          RelaisImportPatient *patient, gboolean *changed, RelaisImportEntry **changed_link)
{
  RelaisImportEntry *entry = patient->entry;

  *changed = FALSE;
  *changed_link = NULL;
  if (patient->record == NULL)
    return FALSE;
  if (entry == NULL)
    entry = relais_import_people_add (plan->people, NULL, patient->record, row->line);
  else if (!relais_record_equal (entry->after, patient->record))
    {
      relais_import_people_set (plan->people, entry, patient->record);
      *changed = TRUE;
    }
  if (entry->line == 0)
    entry->line = row->line;
  return store_link (plan, row, caregiver, entry, changed_link);
}

/* --- All links together --- */

/* What a link cannot keep. The hospital's call is what makes a minor the first to be called. */
static guint
get_field_to_drop (const RelaisIssue *issue)
{
  int field = issue->field != NULL ? relais_record_type_find (&relais_care_link_type, issue->field) : -1;

  if (issue->code == RELAIS_ISSUE_MINOR_FIRST)
    return RELAIS_CARE_LINK_CONSENT_HOSPITAL;
  return field > RELAIS_CARE_LINK_PATIENT ? (guint) field : RELAIS_CARE_LINK_N_FIELDS;
}

static RelaisRecord *
take_back (const RelaisImportEntry *entry, guint field)
{
  RelaisRecordBuilder *builder = relais_record_builder_new_from (entry->after);
  gboolean is_answer = field == RELAIS_CARE_LINK_CONSENT_HOSPITAL;

  for (guint i = field; i <= field + (is_answer ? 3 : 0); i++)
    relais_record_builder_set (builder, i, entry->before != NULL ? relais_record_get (entry->before, i) : NULL);
  return relais_record_builder_end (builder);
}

/* Returns whether a value was taken back, so that the link is to be looked at again. */
static gboolean
settle_link_issue (RelaisImportPlan *plan, RelaisImportEntry *entry, const RelaisIssue *issue)
{
  guint field = get_field_to_drop (issue);
  g_autoptr (RelaisRecord) without = NULL;
  const char *heading;

  if (issue->level != RELAIS_ISSUE_ERROR || field == RELAIS_CARE_LINK_N_FIELDS)
    return FALSE;
  without = take_back (entry, field);
  if (relais_record_equal (without, entry->after))
    return FALSE;

  heading = relais_import_reader_get_heading (plan->reader, RELAIS_IMPORT_LINK, field);
  relais_import_findings_add_issue (plan->findings, entry->line, heading, RELAIS_IMPORT_LEFT_OUT, issue);
  relais_import_people_set (plan->people, entry, without);
  return TRUE;
}

/* That a relation is missing is no news where no column holds relations. */
static gboolean
is_news (RelaisImportPlan *plan, const RelaisIssue *issue)
{
  return issue->level == RELAIS_ISSUE_WARNING &&
         (issue->code != RELAIS_ISSUE_RELATION_MISSING ||
          relais_import_mapping_find (plan->mapping, RELAIS_IMPORT_LINK, RELAIS_CARE_LINK_RELATION) >= 0);
}

static void
report_link_warnings (RelaisImportPlan *plan, const RelaisImportEntry *entry, GPtrArray *issues)
{
  for (guint i = 0; i < issues->len; i++)
    {
      const RelaisIssue *issue = g_ptr_array_index (issues, i);
      int field = issue->field != NULL ? relais_record_type_find (&relais_care_link_type, issue->field) : -1;

      if (is_news (plan, issue))
        relais_import_findings_add_issue (
            plan->findings, entry->line,
            field >= 0 ? relais_import_reader_get_heading (plan->reader, RELAIS_IMPORT_LINK, (guint) field) : NULL,
            RELAIS_IMPORT_PROBLEM, issue);
    }
}

static void
check_link (RelaisImportPlan *plan, RelaisImportEntry *entry)
{
  RelaisImportEntry *caregiver =
      relais_import_people_get (plan->people, relais_record_get (entry->after, RELAIS_CARE_LINK_CAREGIVER));
  gboolean changed;

  do
    {
      g_autoptr (GPtrArray) links =
          relais_import_people_list_links_of (plan->people, relais_record_get (entry->after, RELAIS_CARE_LINK_PATIENT));
      g_autoptr (GPtrArray) issues = relais_issues_new ();

      changed = FALSE;
      relais_care_link_check (entry->after, caregiver->after, links, plan->today, issues);
      for (guint i = 0; !changed && i < issues->len; i++)
        changed = settle_link_issue (plan, entry, g_ptr_array_index (issues, i));
      if (!changed)
        report_link_warnings (plan, entry, issues);
    }
  while (changed);
}

/* Every link that the import makes or changes, among the other links of its patient. */
void
relais_import_care_check_links (RelaisImportPlan *plan)
{
  g_autoptr (GPtrArray) changes = relais_import_people_list_changes (plan->people);

  for (guint i = 0; i < changes->len; i++)
    {
      RelaisImportEntry *entry = g_ptr_array_index (changes, i);

      if (relais_record_get_type (entry->after) == &relais_care_link_type)
        check_link (plan, entry);
    }
}
