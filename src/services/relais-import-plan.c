/* What an import would do: every row is read, set against everybody who is known, and becomes somebody new, an
 * addition to a record that is there, nothing new, or a skipped row with its reason. Nothing is written here: the
 * plan is a value that can be shown, and applied once. Made on a thread of the caller's; not shared.
 */

#include "relais-import-plan.h"

#include "relais-import-match.h"
#include "relais-import-plan-private.h"
#include "relais-person.h"

/* --- Findings --- */

RelaisImportFinding *
relais_import_plan_report (RelaisImportPlan *plan, guint line, const char *column, RelaisImportCode code,
                           const RelaisRecord *about)
{
  g_autofree char *name = about != NULL ? relais_person_get_name (about) : NULL;

  return relais_import_findings_add (plan->findings, line, column, code, name);
}

static RelaisImportFinding *
report_row (RelaisImportPlan *plan, guint line, RelaisImportCode code, guint other_line)
{
  g_autofree char *number = g_strdup_printf ("%u", other_line);

  return relais_import_findings_add (plan->findings, line, NULL, code, number);
}

/* Why somebody whom a row is about is left as they are. */
gboolean
relais_import_plan_find_reason (const RelaisImportEntry *entry, RelaisImportCode *reason)
{
  const RelaisRecord *person = entry->before;

  if (person == NULL)
    return FALSE;
  if (relais_record_get (person, RELAIS_PERSON_MERGED_INTO) != NULL)
    *reason = RELAIS_IMPORT_MERGED;
  else if (relais_person_is_deceased (person))
    *reason = RELAIS_IMPORT_DECEASED;
  else if (relais_record_get (person, RELAIS_PERSON_STOPPED_ON) != NULL)
    *reason = RELAIS_IMPORT_STOPPED;
  else if (relais_person_is_archived (person))
    *reason = RELAIS_IMPORT_ARCHIVED;
  else if (relais_person_is_protected (person))
    *reason = RELAIS_IMPORT_PROTECTED;
  else
    return FALSE;
  return TRUE;
}

static const char *
get_heading (RelaisImportPlan *plan, RelaisImportPart part, guint field)
{
  return relais_import_reader_get_heading (plan->reader, part, field);
}

void
relais_import_plan_report_merge (RelaisImportPlan *plan, guint line, RelaisImportPart part,
                                 const RelaisImportEntry *entry, const RelaisImportMerge *merge)
{
  for (guint i = 0; i < merge->differing->len; i++)
    {
      const char *heading = get_heading (plan, part, g_array_index (merge->differing, guint, i));
      RelaisImportCode code = entry->before != NULL ? RELAIS_IMPORT_DIFFERS : RELAIS_IMPORT_DIFFERS_FROM_ROW;
      g_autofree char *other = g_strdup_printf ("%u", entry->line);

      relais_import_findings_add (plan->findings, line, heading, code, other);
    }
  for (guint i = 0; entry->before != NULL && i < merge->filled->len; i++)
    {
      guint field = g_array_index (merge->filled, guint, i);

      if (part == RELAIS_IMPORT_LINK || !(relais_person_type.fields[field].flags & RELAIS_FIELD_MANAGED))
        relais_import_findings_add (plan->findings, line, get_heading (plan, part, field), RELAIS_IMPORT_FILLED, NULL);
    }
  if (merge->has_died)
    relais_import_plan_report (plan, line, NULL, RELAIS_IMPORT_HAS_DIED, entry->after);
}

/* --- The person of a row --- */

/* A number without the zeros that a spreadsheet took away is the one of the register. */
static void
restore_chart_number (RelaisImportPlan *plan, RelaisImportRow *row)
{
  const char *chart = relais_record_get (row->person, RELAIS_PERSON_CHART_NUMBER);
  RelaisImportEntry *entry = chart != NULL ? relais_import_people_find_chart (plan->people, chart) : NULL;
  RelaisRecord *restored;

  if (entry == NULL)
    return;
  restored = relais_record_with (row->person, RELAIS_PERSON_CHART_NUMBER,
                                 relais_record_get (entry->after, RELAIS_PERSON_CHART_NUMBER));
  relais_record_unref (row->person);
  row->person = restored;
}

static gboolean
skip (RelaisImportFinding *finding)
{
  finding->skips = TRUE;
  return FALSE;
}

/* Somebody most probably the same, but under another spelling, stays for people to decide. */
static gboolean
skip_resembling (RelaisImportPlan *plan, RelaisImportRow *row, const RelaisImportEntry *entry)
{
  RelaisImportCode reason;

  if (relais_import_plan_find_reason (entry, &reason))
    return skip (relais_import_plan_report (plan, row->line, NULL, reason, entry->before));
  if (entry->before == NULL)
    return skip (report_row (plan, row->line, RELAIS_IMPORT_RESEMBLES_ROW, entry->line));
  return skip (relais_import_plan_report (plan, row->line, NULL, RELAIS_IMPORT_RESEMBLES, entry->before));
}

/* Returns whether the row may come in as somebody new beside @entry. */
static gboolean
report_may_be (RelaisImportPlan *plan, RelaisImportRow *row, const RelaisImportEntry *entry)
{
  if (entry->before == NULL)
    {
      report_row (plan, row->line, RELAIS_IMPORT_MAY_BE_ROW, entry->line);
      return TRUE;
    }
  if (relais_person_is_protected (entry->before))
    return skip (relais_import_plan_report (plan, row->line, NULL, RELAIS_IMPORT_PROTECTED, entry->before));
  relais_import_plan_report (plan, row->line, NULL, RELAIS_IMPORT_MAY_BE, entry->before);
  return TRUE;
}

static gboolean
skip_number_of_another (RelaisImportPlan *plan, RelaisImportRow *row, const RelaisImportEntry *entry)
{
  gboolean by_chart = relais_record_get (row->person, RELAIS_PERSON_CHART_NUMBER) != NULL &&
                      relais_record_get (entry->after, RELAIS_PERSON_CHART_NUMBER) != NULL;
  guint field = by_chart ? RELAIS_PERSON_CHART_NUMBER : RELAIS_PERSON_NATIONAL_NUMBER;

  return skip (relais_import_plan_report (plan, row->line, get_heading (plan, RELAIS_IMPORT_PERSON, field),
                                          RELAIS_IMPORT_NUMBER_OF_ANOTHER, entry->after));
}

/* Returns whether the row comes in; @entry is whom it is about, %NULL for somebody new. */
static gboolean
find_person (RelaisImportPlan *plan, RelaisImportRow *row, RelaisImportEntry *patient, RelaisImportEntry **entry)
{
  RelaisImportEntry *found;
  RelaisImportCode reason;

  *entry = NULL;
  switch (relais_import_match_person (plan->people, row->person, patient, &found))
    {
    case RELAIS_IMPORT_MATCH_SAME:
      if (relais_import_plan_find_reason (found, &reason))
        return skip (relais_import_plan_report (plan, row->line, NULL, reason, found->before));
      *entry = found;
      return TRUE;
    case RELAIS_IMPORT_MATCH_NUMBER_OF_ANOTHER:
      return skip_number_of_another (plan, row, found);
    case RELAIS_IMPORT_MATCH_SEVERAL:
      return skip (relais_import_plan_report (plan, row->line, NULL, RELAIS_IMPORT_SEVERAL, NULL));
    case RELAIS_IMPORT_MATCH_RESEMBLES:
      return skip_resembling (plan, row, found);
    case RELAIS_IMPORT_MATCH_MAY_BE:
      return report_may_be (plan, row, found);
    case RELAIS_IMPORT_MATCH_BY_NAME:
    case RELAIS_IMPORT_MATCH_NONE:
    default:
      return TRUE;
    }
}

static RelaisRecord *
merge_person (RelaisImportPlan *plan, RelaisImportRow *row, const RelaisImportEntry *entry)
{
  g_auto (RelaisImportMerge) merge = { 0 };
  g_autoptr (RelaisRecord) merged = relais_import_merge (entry->after, row->person, &merge);
  RelaisRecord *settled = relais_import_settle (plan, row, RELAIS_IMPORT_PERSON, entry->after, merged);

  if (settled != NULL)
    relais_import_plan_report_merge (plan, row->line, RELAIS_IMPORT_PERSON, entry, &merge);
  return settled;
}

/* --- Rows --- */

/* What was to be said about a row that would have come in. */
static void
forget_findings (RelaisImportPlan *plan, guint first)
{
  for (guint i = plan->findings->len; i > first; i--)
    {
      if (!((RelaisImportFinding *) g_ptr_array_index (plan->findings, i - 1))->skips)
        g_ptr_array_remove_index (plan->findings, i - 1);
    }
}

typedef enum {
  SKIPPED,
  UNCHANGED,
  UPDATED,
  IMPORTED,
} Outcome;

static Outcome
store_person (RelaisImportPlan *plan, RelaisImportRow *row, RelaisRecord *settled, RelaisImportEntry **entry)
{
  Outcome outcome = UNCHANGED;

  if (*entry == NULL)
    {
      *entry = relais_import_people_add (plan->people, NULL, settled, row->line);
      return IMPORTED;
    }
  if (!relais_record_equal ((*entry)->after, settled))
    {
      outcome = UPDATED;
      relais_import_people_set (plan->people, *entry, settled);
    }
  if ((*entry)->line == 0)
    (*entry)->line = row->line;
  return outcome;
}

static Outcome
plan_row (RelaisImportPlan *plan, RelaisImportRow *row)
{
  g_autoptr (RelaisRecord) settled = NULL;
  RelaisImportPatient patient = { NULL, NULL };
  RelaisImportEntry *entry = NULL;
  Outcome outcome = SKIPPED;
  RelaisImportEntry *changed_link;
  gboolean changed;
  guint first_line;
  guint first_finding = plan->findings->len;

  restore_chart_number (plan, row);
  if (row->patient != NULL)
    relais_import_care_find_patient (plan, row, &patient);
  if (find_person (plan, row, patient.entry, &entry))
    settled = entry != NULL ? merge_person (plan, row, entry)
                            : relais_import_settle (plan, row, RELAIS_IMPORT_PERSON, NULL, row->person);
  if (settled != NULL)
    {
      first_line = entry != NULL ? entry->line : 0;
      outcome = store_person (plan, row, settled, &entry);
      if (relais_import_care_store (plan, row, entry, &patient, &changed, &changed_link))
        outcome = IMPORTED;
      else if (changed)
        outcome = MAX (outcome, UPDATED);
      if (outcome == UNCHANGED && changed_link != NULL)
        {
          g_ptr_array_add (plan->only_links, changed_link);
          outcome = UPDATED;
        }
      if (outcome == UNCHANGED && first_line > 0)
        report_row (plan, row->line, RELAIS_IMPORT_SAME_AS_ROW, first_line);
    }
  else
    {
      forget_findings (plan, first_finding);
    }
  g_clear_pointer (&patient.record, relais_record_unref);
  return outcome;
}

static void
count (RelaisImportPlan *plan, Outcome outcome)
{
  plan->result.rows++;
  switch (outcome)
    {
    case SKIPPED:
      plan->result.skipped++;
      break;
    case UNCHANGED:
      plan->result.unchanged++;
      break;
    case UPDATED:
      plan->result.updated++;
      break;
    case IMPORTED:
    default:
      plan->result.imported++;
      break;
    }
}

/* A link may have lost again what its row brought, once all links were looked at. */
static void
count_links_again (RelaisImportPlan *plan)
{
  for (guint i = 0; i < plan->only_links->len; i++)
    {
      const RelaisImportEntry *link = g_ptr_array_index (plan->only_links, i);
      gboolean changed = link->before == NULL || !relais_record_equal (link->before, link->after);

      plan->result.updated -= !changed;
      plan->result.unchanged += !changed;
    }
}

static int
compare_lines (gconstpointer a, gconstpointer b)
{
  const RelaisImportFinding *first = *(const RelaisImportFinding *const *) a;
  const RelaisImportFinding *second = *(const RelaisImportFinding *const *) b;

  return first->line < second->line ? -1 : first->line > second->line;
}

/**
 * relais_import_plan_new:
 * @csv: a table
 * @facet: %RELAIS_FACET_PATIENT or %RELAIS_FACET_CAREGIVER: whom its rows are about
 * @choices: (nullable) (element-type utf8 utf8): fields by heading, as somebody chose them; "-" for a column to ignore
 * @people: (transfer full): everybody in the register and their links
 * @actor: who imports
 * @today: today's date
 * @error: see relais_import_mapping_new()
 *
 * Returns: (transfer full) (nullable): the plan
 */
RelaisImportPlan *
relais_import_plan_new (RelaisCsv *csv,
                        guint facet,
                        GHashTable *choices,
                        RelaisImportPeople *people,
                        RelaisActor *actor,
                        RelaisDate today,
                        GError **error)
{
  g_autoptr (RelaisImportPlan) plan = g_new0 (RelaisImportPlan, 1);

  plan->csv = relais_csv_ref (csv);
  plan->facet = facet;
  plan->today = today;
  plan->people = people;
  plan->findings = relais_import_findings_new ();
  plan->only_links = g_ptr_array_new ();
  plan->mapping = relais_import_mapping_new (csv, facet, choices, plan->findings, error);
  if (plan->mapping == NULL)
    return NULL;

  plan->reader = relais_import_reader_new (csv, plan->mapping, facet, actor, today, plan->findings);
  for (guint i = relais_import_mapping_get_first_row (plan->mapping); i < relais_csv_get_n_rows (csv); i++)
    {
      g_autoptr (RelaisImportRow) row = relais_import_reader_read (plan->reader, i);

      count (plan, row->person != NULL ? plan_row (plan, row) : SKIPPED);
    }
  relais_import_care_check_links (plan);
  count_links_again (plan);
  g_ptr_array_sort (plan->findings, compare_lines);
  return g_steal_pointer (&plan);
}

/**
 * relais_import_plan_free:
 * @plan: (transfer full): a plan
 */
void
relais_import_plan_free (RelaisImportPlan *plan)
{
  g_clear_pointer (&plan->reader, relais_import_reader_free);
  g_clear_pointer (&plan->mapping, relais_import_mapping_free);
  relais_import_people_free (plan->people);
  g_ptr_array_unref (plan->findings);
  g_ptr_array_unref (plan->only_links);
  relais_csv_unref (plan->csv);
  g_free (plan);
}

/**
 * relais_import_plan_get_result:
 * @plan: a plan
 * @result: (out): what it would do; clear it with relais_import_result_clear()
 */
void
relais_import_plan_get_result (RelaisImportPlan *plan, RelaisImportResult *result)
{
  *result = plan->result;
}

/**
 * relais_import_plan_get_findings:
 * @plan: a plan
 *
 * Returns: (transfer none) (element-type RelaisImportFinding): what there is to say, row by row; one finding that skips
 *   for each row that is left out
 */
GPtrArray *
relais_import_plan_get_findings (RelaisImportPlan *plan)
{
  return plan->findings;
}

/**
 * relais_import_plan_list_changes:
 * @plan: a plan
 *
 * Returns: (transfer full) (element-type RelaisImportEntry): what is to be stored, people before their links
 */
GPtrArray *
relais_import_plan_list_changes (RelaisImportPlan *plan)
{
  return relais_import_people_list_changes (plan->people);
}

/**
 * relais_import_plan_get_column:
 * @plan: a plan
 * @column: a column of the table, from 0
 *
 * Returns: (transfer full) (nullable): the name of what the column was taken for: "birth_date", "patient_name"; %NULL
 *   when it was not taken over
 */
char *
relais_import_plan_get_column (RelaisImportPlan *plan, guint column)
{
  if (column >= relais_import_mapping_get_n_columns (plan->mapping))
    return NULL;
  return relais_import_target_get_name (relais_import_mapping_get_target (plan->mapping, column));
}

/**
 * relais_import_plan_get_heading:
 * @plan: a plan
 * @column: a column of the table, from 0
 *
 * Returns: (transfer none): its heading, which need not be in the first row of the file
 */
const char *
relais_import_plan_get_heading (RelaisImportPlan *plan, guint column)
{
  return relais_import_mapping_get_heading (plan->mapping, column);
}

/**
 * relais_import_plan_get_example:
 * @plan: a plan
 * @column: a column of the table, from 0
 *
 * Returns: (transfer none): the first value below the heading, "" when there is none
 */
const char *
relais_import_plan_get_example (RelaisImportPlan *plan, guint column)
{
  for (guint row = relais_import_mapping_get_first_row (plan->mapping); row < relais_csv_get_n_rows (plan->csv); row++)
    {
      const char *cell = relais_csv_get_cell (plan->csv, row, column);

      if (cell != NULL && *cell != '\0')
        return cell;
    }
  return "";
}

/**
 * relais_import_result_clear:
 * @result: what an import did
 */
void
relais_import_result_clear (RelaisImportResult *result)
{
  g_clear_pointer (&result->operation, g_free);
}
