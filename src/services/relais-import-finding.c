/* What an import says about a row or a column: a value with its place in the spreadsheet, a word for programs and a
 * sentence for people. The sentences stand in one table, so that none can be missing. They name people of the
 * register by their name only: whoever imports need not be somebody who may see a protected record. Pure values, any
 * thread.
 */

#include "relais-import-finding.h"

#include "relais-text.h"

#include <glib/gi18n-lib.h>

/* Nobody reads a longer heading beside a row number. */
#define MAX_COLUMN 60

/* In every sentence {argument} stands for what the code's comment in relais-import-finding.h says. */
static const struct {
  const char *word;
  const char *sentence;
} codes[RELAIS_N_IMPORT_CODES] = {
  [RELAIS_IMPORT_HEADINGS_BELOW] = { "headings-below",
    N_("The headings were found in this row. The rows above it were not read.") },
  [RELAIS_IMPORT_COLUMN_UNNAMED] = { "column-unnamed",
    N_("A column without a heading was not taken over. Give it one if it matters.") },
  [RELAIS_IMPORT_COLUMN_UNKNOWN] = { "column-unknown",
    N_("No field is called like this column, so it was not taken over. Say which field it is, or that it can be ignored.") },
  [RELAIS_IMPORT_COLUMN_TWICE] = { "column-twice",
    N_("Another column fills the same field, so this one was not taken over.") },
  [RELAIS_IMPORT_COLUMN_NO_PATIENT] = { "column-no-patient",
    N_("This belongs to the link with a patient, but no column names the patient. It was not taken over.") },
  [RELAIS_IMPORT_COLUMN_WHOLE_NAMES] = { "column-whole-names",
    N_("Family and given names stand together here and were taken apart. Check a few of them.") },
  [RELAIS_IMPORT_COLUMN_OF_PATIENT] = { "column-of-patient",
    N_("The heading does not say whose this is. It was taken for the patient's.") },
  [RELAIS_IMPORT_COLUMN_OF_CAREGIVER] = { "column-of-caregiver",
    N_("The heading does not say whose this is. It was taken for the caregiver's.") },

  [RELAIS_IMPORT_ROW_TOTAL] = { "row-total",
    N_("This looks like a line of totals, not like a person.") },
  [RELAIS_IMPORT_ROW_HEADINGS] = { "row-headings",
    N_("This row repeats the headings.") },

  [RELAIS_IMPORT_PROBLEM] = { "problem", "{argument}" },
  [RELAIS_IMPORT_LEFT_OUT] = { "left-out",
    N_("This value was left out. {argument}") },
  [RELAIS_IMPORT_NOT_A_NAME] = { "not-a-name",
    N_("“{argument}” is not a name: it has no letter, or begins like a formula.") },
  [RELAIS_IMPORT_SPREADSHEET_ERROR] = { "spreadsheet-error",
    N_("This value was left out: the spreadsheet shows an error here ({argument}).") },
  [RELAIS_IMPORT_DITTO] = { "ditto",
    N_("“{argument}” points to the row above, but every row is read by itself. Write the value out.") },
  [RELAIS_IMPORT_REST_LEFT_OUT] = { "rest-left-out",
    N_("This was not understood beside the name and was left out: {argument}") },
  [RELAIS_IMPORT_ONLY_NUMBER_TAKEN] = { "only-number-taken",
    N_("The text beside the phone number is too long and was left out. Taken over: {argument}") },
  [RELAIS_IMPORT_NUMBERS_LEFT_OUT] = { "numbers-left-out",
    N_("A person has three numbers at most. Left out: {argument}") },
  [RELAIS_IMPORT_DEPENDENT_LEFT_OUT] = { "dependent-left-out",
    N_("This value was left out, because the number or the answer that it belongs to is missing.") },
  [RELAIS_IMPORT_MAY_NOT_PROTECT] = { "may-not-protect",
    N_("This person is to be protected, and your roles do not include that. Ask a nurse, a physician or the coordinator.") },

  [RELAIS_IMPORT_SAME_AS_ROW] = { "same-as-row",
    N_("Row {argument} says the same.") },
  [RELAIS_IMPORT_FILLED] = { "filled",
    N_("The register had nothing here and takes the value of the file.") },
  [RELAIS_IMPORT_DIFFERS] = { "differs",
    N_("The register says something else here and was left as it is.") },
  [RELAIS_IMPORT_DIFFERS_FROM_ROW] = { "differs-from-row",
    N_("Row {argument} says something else about the same person; that was kept.") },
  [RELAIS_IMPORT_MAY_BE] = { "may-be",
    N_("Came in as a new person, but could be {argument}, who is in the register already. Compare the two.") },
  [RELAIS_IMPORT_MAY_BE_ROW] = { "may-be-row",
    N_("Came in as a new person, but could be the one of row {argument}. Compare the two.") },
  [RELAIS_IMPORT_RESEMBLES] = { "resembles",
    N_("Probably {argument}, who is in the register already. Correct the row, or add the person by hand.") },
  [RELAIS_IMPORT_RESEMBLES_ROW] = { "resembles-row",
    N_("Probably the same person as in row {argument}. Correct one of the two rows.") },
  [RELAIS_IMPORT_SEVERAL] = { "several",
    N_("Several people fit this row equally well. Add what tells them apart, such as the date of birth.") },
  [RELAIS_IMPORT_NUMBER_OF_ANOTHER] = { "number-of-another",
    N_("This number belongs to {argument}, who has another name. Check the number.") },
  [RELAIS_IMPORT_ARCHIVED] = { "archived",
    N_("{argument} is archived. An import does not bring anybody back.") },
  [RELAIS_IMPORT_MERGED] = { "merged",
    N_("{argument} was merged into another record. An import does not bring anybody back.") },
  [RELAIS_IMPORT_STOPPED] = { "stopped",
    N_("{argument} asked to stop. An import does not bring anybody back.") },
  [RELAIS_IMPORT_DECEASED] = { "deceased",
    N_("{argument} has died. An import does not bring anybody back.") },
  [RELAIS_IMPORT_PROTECTED] = { "protected",
    N_("An import changes nothing about {argument}. Open the record to change it.") },
  [RELAIS_IMPORT_HAS_DIED] = { "has-died",
    N_("According to the file {argument} has died. Note the death in the record: that ends what must end.") },

  [RELAIS_IMPORT_PATIENT_MISSING] = { "patient-missing",
    N_("No patient stands in this row, so no link was made. A merged cell counts for its first row only.") },
  [RELAIS_IMPORT_PATIENT_UNUSABLE] = { "patient-unusable",
    N_("No link was made, because the patient could not be read. {argument}") },
  [RELAIS_IMPORT_PATIENT_BY_NAME] = { "patient-by-name",
    N_("The patient was recognised by the name alone: {argument}. Check that it is the same person.") },
  [RELAIS_IMPORT_PATIENT_SEVERAL] = { "patient-several",
    N_("Several patients could be {argument}. No link was made; add it by hand.") },
  [RELAIS_IMPORT_PATIENT_RESEMBLES] = { "patient-resembles",
    N_("The patient is probably {argument}, but something is written differently. No link was made; add it by hand.") },
  [RELAIS_IMPORT_PATIENT_NOT_LINKED] = { "patient-not-linked",
    N_("An import makes no link with {argument}, who is archived, deceased or protected, or asked to stop.") },
  [RELAIS_IMPORT_PATIENT_INCOMPLETE] = { "patient-incomplete",
    N_("The new patient {argument} has neither a date of birth nor a phone number. Complete the record, to tell namesakes apart.") },
  [RELAIS_IMPORT_PATIENT_NUMBER] = { "patient-number",
    N_("The chart number belongs to {argument}, who has another name. No link was made; check the number.") },
  [RELAIS_IMPORT_PATIENT_UNKNOWN] = { "patient-unknown",
    N_("Nobody has this chart number, and the row does not name the patient. No link was made.") },
  [RELAIS_IMPORT_LINK_ENDED] = { "link-ended",
    N_("The link between these two ended ({argument}). An import does not open it again.") },
};

/**
 * relais_import_findings_new:
 *
 * Returns: (transfer full) (element-type RelaisImportFinding): an empty list that owns its findings
 */
GPtrArray *
relais_import_findings_new (void)
{
  return g_ptr_array_new_with_free_func ((GDestroyNotify) relais_import_finding_free);
}

static char *
shorten (const char *heading)
{
  g_autofree char *cleaned = relais_text_clean (heading, 0, NULL);
  g_autofree char *start = NULL;

  if (relais_text_length (cleaned) <= MAX_COLUMN)
    return g_steal_pointer (&cleaned);
  start = g_utf8_substring (cleaned, 0, MAX_COLUMN);
  return g_strconcat (start, "…", NULL);
}

/**
 * relais_import_findings_add:
 * @findings: (element-type RelaisImportFinding): a list
 * @line: the row
 * @column: (nullable): the heading of the column
 * @code: what was found
 * @argument: (nullable): what the sentence names
 *
 * Returns: (transfer none): the finding, which does not skip its row
 */
RelaisImportFinding *
relais_import_findings_add (GPtrArray *findings, guint line, const char *column, RelaisImportCode code,
                            const char *argument)
{
  RelaisImportFinding *finding = g_new0 (RelaisImportFinding, 1);
  const char *msgid = relais_import_code_get_msgid (code);
  g_auto (GStrv) parts = g_strsplit (code == RELAIS_IMPORT_PROBLEM ? msgid : _(msgid), "{argument}", -1);

  finding->line = line;
  finding->column = column != NULL ? shorten (column) : NULL;
  finding->word = relais_import_code_get_word (code);
  finding->sentence = g_strjoinv (argument != NULL ? argument : "–", parts);
  g_ptr_array_add (findings, finding);
  return finding;
}

/**
 * relais_import_findings_add_issue:
 * @findings: (element-type RelaisImportFinding): a list
 * @line: the row
 * @column: (nullable): the heading of the column
 * @code: how the row took it; %RELAIS_IMPORT_PROBLEM for the sentence of @issue alone
 * @issue: what was found in the field
 *
 * Returns: (transfer none): the finding, with the word of @issue; it does not skip its row
 */
RelaisImportFinding *
relais_import_findings_add_issue (GPtrArray *findings, guint line, const char *column, RelaisImportCode code,
                                  const RelaisIssue *issue)
{
  g_autofree char *sentence = relais_issue_get_sentence (issue);
  RelaisImportFinding *finding = relais_import_findings_add (findings, line, column, code, sentence);

  finding->word = relais_issue_code_get_word (issue->code);
  return finding;
}

/**
 * relais_import_finding_free:
 * @finding: (transfer full): a finding
 */
void
relais_import_finding_free (RelaisImportFinding *finding)
{
  g_free (finding->column);
  g_free (finding->sentence);
  g_free (finding);
}

/**
 * relais_import_code_get_word:
 * @code: a code
 *
 * Returns: the stable word for programs
 */
const char *
relais_import_code_get_word (RelaisImportCode code)
{
  g_return_val_if_fail (code < RELAIS_N_IMPORT_CODES, NULL);
  return codes[code].word;
}

/**
 * relais_import_code_get_msgid:
 * @code: a code
 *
 * Returns: the English sentence, the key of its translations
 */
const char *
relais_import_code_get_msgid (RelaisImportCode code)
{
  g_return_val_if_fail (code < RELAIS_N_IMPORT_CODES, NULL);
  return codes[code].sentence;
}
