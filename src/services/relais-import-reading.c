/* Values on their way from the cells of one row into its records: read, reported, and, where they cannot be read,
 * lost with as little as possible: the value, the caregiver's patient, or the whole row. Used by relais-import-row.c.
 */

#include "relais-import-reading-private.h"

#include "relais-text.h"

/* How much of a text is repeated in a finding. */
#define MAX_SHOWN 40

RelaisImportFinding *
relais_import_reading_report (RelaisImportReading *reading, guint column, RelaisImportCode code, const char *argument)
{
  return relais_import_findings_add (reading->reader->findings, reading->cells->line,
                                     relais_import_mapping_get_heading (reading->reader->mapping, column),
                                     code, argument);
}

static RelaisImportFinding *
report_issue (RelaisImportReading *reading, guint column, RelaisImportCode code, const RelaisIssue *issue)
{
  return relais_import_findings_add_issue (
      reading->reader->findings, reading->cells->line,
      relais_import_mapping_get_heading (reading->reader->mapping, column), code, issue);
}

/* Of several reasons the first is the one that skips the row; the others help to put it right in one go. */
void
relais_import_reading_skip (RelaisImportReading *reading, RelaisImportFinding *finding)
{
  finding->skips = !reading->is_skipped;
  reading->is_skipped = TRUE;
}

typedef enum {
  LOSES_VALUE,
  LOSES_PATIENT,
  LOSES_ROW,
} Loss;

/* What must not be lost on the way: whom it protects would be called, told about or printed. */
static gboolean
is_restriction (guint field)
{
  return field == RELAIS_PERSON_PROTECTED || field == RELAIS_PERSON_DO_NOT_INFORM || field == RELAIS_PERSON_ASK_FIRST ||
         field == RELAIS_PERSON_AGREEMENT || field == RELAIS_PERSON_PHONE_NO_MESSAGE ||
         field == RELAIS_PERSON_PHONE2_NO_MESSAGE || field == RELAIS_PERSON_PHONE3_NO_MESSAGE;
}

static Loss
get_loss (RelaisImportPart part, guint field)
{
  gboolean counts = part != RELAIS_IMPORT_LINK &&
                    (field == RELAIS_PERSON_FAMILY_NAME || field == RELAIS_PERSON_GIVEN_NAME || is_restriction (field));

  if (!counts)
    return LOSES_VALUE;
  return part == RELAIS_IMPORT_PATIENT ? LOSES_PATIENT : LOSES_ROW;
}

/* A birth date or a number that cannot be read may be why there is not enough to tell who it is or to reach them. */
static void
remember_problem (RelaisImportReading *reading, RelaisImportPart part, guint field, RelaisImportFinding *finding,
                  const char *sentence)
{
  RelaisImportRow *row = reading->row;
  gboolean birth = field == RELAIS_PERSON_BIRTH_DATE;
  gboolean contact = field == RELAIS_PERSON_PHONE || field == RELAIS_PERSON_PHONE2 || field == RELAIS_PERSON_PHONE3 ||
                     field == RELAIS_PERSON_EMAIL;

  if (part != RELAIS_IMPORT_PERSON)
    return;
  if (birth && row->birth_problem == NULL)
    {
      row->birth_problem = finding;
      row->birth_sentence = g_strdup (sentence);
    }
  if (contact && row->contact_problem == NULL)
    {
      row->contact_problem = finding;
      row->contact_sentence = g_strdup (sentence);
    }
}

static void
lose (RelaisImportReading *reading, RelaisImportPart part, guint field, guint column, const RelaisIssue *issue)
{
  g_autofree char *sentence = relais_issue_get_sentence (issue);

  switch (get_loss (part, field))
    {
    case LOSES_ROW:
      relais_import_reading_skip (reading, report_issue (reading, column, RELAIS_IMPORT_PROBLEM, issue));
      break;
    case LOSES_PATIENT:
      reading->is_patient_lost = TRUE;
      report_issue (reading, column, RELAIS_IMPORT_PATIENT_UNUSABLE, issue);
      break;
    case LOSES_VALUE:
    default:
      remember_problem (reading, part, field, report_issue (reading, column, RELAIS_IMPORT_LEFT_OUT, issue),
                        sentence);
      break;
    }
}

static void
lose_text (RelaisImportReading *reading,
           RelaisImportPart part,
           guint field,
           guint column,
           RelaisImportCode code,
           const char *text)
{
  g_autofree char *shown = relais_text_clean (text, MAX_SHOWN, NULL);
  RelaisImportFinding *finding = relais_import_reading_report (reading, column, code, shown);

  switch (get_loss (part, field))
    {
    case LOSES_ROW:
      relais_import_reading_skip (reading, finding);
      break;
    case LOSES_PATIENT:
      reading->is_patient_lost = TRUE;
      break;
    case LOSES_VALUE:
    default:
      remember_problem (reading, part, field, finding, finding->sentence);
      break;
    }
}

/* Hints are listed where the text itself was changed on its way in; else a list of 3,000 rows would hide the rest. */
static gboolean
is_worth_listing (const RelaisIssue *issue)
{
  return issue->level == RELAIS_ISSUE_WARNING || issue->code == RELAIS_ISSUE_PHONE_RESTORED_ZERO ||
         issue->code == RELAIS_ISSUE_NISS_RESTORED_ZERO || issue->code == RELAIS_ISSUE_CHARACTERS_REMOVED ||
         issue->code == RELAIS_ISSUE_RELATION_AS_OTHER;
}

void
relais_import_reading_report_value (RelaisImportReading *reading,
                                    RelaisImportPart part,
                                    guint field,
                                    guint column,
                                    const RelaisImportValue *value)
{
  for (guint i = 0; i < value->issues->len; i++)
    {
      const RelaisIssue *issue = g_ptr_array_index (value->issues, i);

      if (issue->level == RELAIS_ISSUE_ERROR)
        lose (reading, part, field, column, issue);
      else if (is_worth_listing (issue))
        report_issue (reading, column, RELAIS_IMPORT_PROBLEM, issue);
    }
}

/* Returns whether @text is a value that can be stored, with it in @value. */
gboolean
relais_import_reading_read_text (RelaisImportReading *reading,
                                 RelaisImportPart part,
                                 guint field,
                                 const RelaisImportCell *cell,
                                 const RelaisImportValue **value)
{
  const RelaisField *kind = &relais_import_part_get_type (part)->fields[field];

  switch (relais_import_text_judge (kind, cell->text))
    {
    case RELAIS_IMPORT_TEXT_DITTO:
      lose_text (reading, part, field, cell->column, RELAIS_IMPORT_DITTO, cell->text);
      return FALSE;
    case RELAIS_IMPORT_TEXT_ERROR:
      lose_text (reading, part, field, cell->column, RELAIS_IMPORT_SPREADSHEET_ERROR, cell->text);
      return FALSE;
    case RELAIS_IMPORT_TEXT_NOT_A_NAME:
      lose_text (reading, part, field, cell->column, RELAIS_IMPORT_NOT_A_NAME, cell->text);
      return FALSE;
    case RELAIS_IMPORT_TEXT_NOTHING:
      return FALSE;
    case RELAIS_IMPORT_TEXT_VALUE:
    default:
      *value = relais_import_values_read (reading->reader->values, kind, cell->text);
      relais_import_reading_report_value (reading, part, field, cell->column, *value);
      return (*value)->is_read;
    }
}
