/* What a rule found in what was typed: a value with the field, a code, how much it matters and what the sentence names.
 * The sentence for people is made here and nowhere else, in the language of the screen, so that a code without a
 * sentence cannot exist; it stands beside the field, so it does not repeat the field's name. Pure values, any thread.
 */

#include "relais-issue.h"

#include <glib/gi18n-lib.h>
#include <stdlib.h>

#define TOO_LONG_ONE  "This number has one digit too many. A foreign number starts with + and its country."
#define TOO_LONG_MANY "This number has {argument} digits too many. A foreign number starts with + and its country."

#define HINT    RELAIS_ISSUE_HINT
#define WARNING RELAIS_ISSUE_WARNING
#define ERROR   RELAIS_ISSUE_ERROR

/* In every sentence {argument} stands for what the code's comment in relais-issue.h says. The two that count are marked
 * for translation in get_template (). */
static const struct {
  RelaisIssueLevel level;
  const char *word;
  const char *sentence;
} codes[RELAIS_N_ISSUES] = {
  [RELAIS_ISSUE_REQUIRED] = { ERROR, "required",
    N_("This must be filled in.") },
  [RELAIS_ISSUE_NAME_REQUIRED] = { ERROR, "name-required",
    N_("A name is needed: a family name, a given name or the name everyone uses.") },
  [RELAIS_ISSUE_BIRTH_OR_PHONE_REQUIRED] = { ERROR, "birth-or-phone-required",
    N_("Besides the name, a year of birth or a phone number is needed, to tell namesakes apart.") },
  [RELAIS_ISSUE_CONTACT_REQUIRED] = { ERROR, "contact-required",
    N_("One way to reach this person is needed: a phone number or an e-mail address.") },
  [RELAIS_ISSUE_TEXT_TOO_LONG] = { ERROR, "text-too-long",
    N_("This text is too long: at most {argument} characters.") },
  [RELAIS_ISSUE_CHARACTERS_REMOVED] = { HINT, "characters-removed",
    N_("Invisible characters were taken out of this text.") },
  [RELAIS_ISSUE_UNKNOWN_WORD] = { ERROR, "unknown-word",
    N_("This word is not known here. Choose one of: {argument}") },
  [RELAIS_ISSUE_YES_OR_NO] = { ERROR, "yes-or-no",
    N_("Only “yes” or “no” can stand here.") },
  [RELAIS_ISSUE_NOT_A_NUMBER] = { ERROR, "not-a-number",
    N_("Only a whole number can stand here.") },
  [RELAIS_ISSUE_EMAIL_FORM] = { ERROR, "email-form",
    N_("This is not an e-mail address. It has the form name@example.be.") },
  [RELAIS_ISSUE_NOT_AN_ID] = { ERROR, "not-an-id",
    N_("This is not the id of a record. Copy it whole from a list.") },

  [RELAIS_ISSUE_DATE_NOT_UNDERSTOOD] = { ERROR, "date-not-understood",
    N_("This date was not understood. Write it as 31/12/1948, 12/1948 or 1948.") },
  [RELAIS_ISSUE_DATE_INCOMPLETE] = { ERROR, "date-incomplete",
    N_("Day, month and year are needed here.") },
  [RELAIS_ISSUE_DATE_IMPOSSIBLE] = { ERROR, "date-impossible",
    N_("There is no such day in the calendar. Check the day and the month.") },
  [RELAIS_ISSUE_DATE_CENTURY_GUESSED] = { WARNING, "date-century-guessed",
    N_("The year has two digits. It was read as {argument}; check the century.") },
  [RELAIS_ISSUE_DATE_IN_FUTURE] = { ERROR, "date-in-future",
    N_("This date is still to come. Check the year.") },
  [RELAIS_ISSUE_BIRTH_IN_FUTURE] = { ERROR, "birth-in-future",
    N_("This date of birth is still to come. Check the year.") },
  [RELAIS_ISSUE_BIRTH_TOO_LONG_AGO] = { WARNING, "birth-too-long-ago",
    N_("Born on this day, the person would be older than 120. Check the year.") },
  [RELAIS_ISSUE_END_BEFORE_START] = { ERROR, "end-before-start",
    N_("The end is before the start. Check both dates.") },

  [RELAIS_ISSUE_PHONE_NOT_A_NUMBER] = { ERROR, "phone-not-a-number",
    N_("There is no phone number in this text.") },
  [RELAIS_ISSUE_PHONE_TOO_SHORT] = { ERROR, "phone-too-short",
    "This number is one digit short." },
  [RELAIS_ISSUE_PHONE_TOO_LONG] = { ERROR, "phone-too-long",
    "This number has one digit too many. A foreign number starts with + and its country." },
  [RELAIS_ISSUE_PHONE_NO_ZONE] = { ERROR, "phone-no-zone",
    N_("The zone is missing in front of this number (02 for Brussels).") },
  [RELAIS_ISSUE_PHONE_UNKNOWN_ZONE] = { ERROR, "phone-unknown-zone",
    N_("No Belgian number starts with {argument}. A foreign number starts with + and its country.") },
  [RELAIS_ISSUE_PHONE_SEVERAL] = { ERROR, "phone-several",
    N_("There are several numbers here. Give each a field of its own.") },
  [RELAIS_ISSUE_PHONE_ROUNDED] = { ERROR, "phone-rounded",
    N_("The spreadsheet has rounded this number and its last digits are lost. Format the column as text, then type the number again.") },
  [RELAIS_ISSUE_PHONE_RESTORED_ZERO] = { HINT, "phone-restored-zero",
    N_("The spreadsheet had dropped the first 0. It was put back: {argument}.") },
  [RELAIS_ISSUE_PHONE_PAID] = { WARNING, "phone-paid",
    N_("Calling this number costs extra.") },
  [RELAIS_ISSUE_PHONE_SHORT_CODE] = { HINT, "phone-short-code",
    N_("This is a short number. It can only be called from Belgium.") },
  [RELAIS_ISSUE_PHONE_FOREIGN] = { HINT, "phone-foreign",
    N_("This number is abroad.") },
  [RELAIS_ISSUE_PHONE_TWICE] = { HINT, "phone-twice",
    N_("This number is already there for this person.") },

  [RELAIS_ISSUE_NISS_LENGTH] = { ERROR, "niss-length",
    N_("A national register number has 11 digits.") },
  [RELAIS_ISSUE_NISS_DATE] = { ERROR, "niss-date",
    N_("The first six digits of a national register number are a date, and these are not.") },
  [RELAIS_ISSUE_NISS_SERIAL] = { ERROR, "niss-serial",
    N_("The three digits before the last two are never 000 or 999.") },
  [RELAIS_ISSUE_NISS_CHECK_DIGITS] = { ERROR, "niss-check-digits",
    N_("The last two digits do not belong to this national register number: there is a typing mistake in it.") },
  [RELAIS_ISSUE_NISS_RESTORED_ZERO] = { HINT, "niss-restored-zero",
    N_("The spreadsheet had dropped the zeros at the start of this number. They were put back.") },
  [RELAIS_ISSUE_NISS_BIRTH_DISAGREES] = { WARNING, "niss-birth-disagrees",
    N_("This national register number and the date of birth do not agree. Check whose number it is.") },
  [RELAIS_ISSUE_NISS_SEX_DISAGREES] = { HINT, "niss-sex-disagrees",
    N_("This national register number was given out for the other sex. That can be right.") },
  [RELAIS_ISSUE_PROFESSIONAL_NUMBER_LENGTH] = { ERROR, "professional-number-length",
    N_("An INAMI/RIZIV number has 11 digits (8 for an institution).") },
  [RELAIS_ISSUE_PROFESSIONAL_NUMBER_CHECK_DIGITS] = { WARNING, "professional-number-check-digits",
    N_("The check digits of this INAMI/RIZIV number do not fit. Compare it with the original.") },
  [RELAIS_ISSUE_ENTERPRISE_NUMBER_LENGTH] = { ERROR, "enterprise-number-length",
    N_("An enterprise number has 10 digits and starts with 0 or 1.") },
  [RELAIS_ISSUE_ENTERPRISE_NUMBER_CHECK_DIGITS] = { ERROR, "enterprise-number-check-digits",
    N_("The last two digits do not belong to this enterprise number: there is a typing mistake in it.") },

  [RELAIS_ISSUE_RELATION_UNKNOWN] = { ERROR, "relation-unknown",
    N_("“{argument}” is not a relation that is known here. Choose one from the list, or “other”.") },
  [RELAIS_ISSUE_RELATION_AS_OTHER] = { HINT, "relation-as-other",
    N_("The official list has no word for “{argument}”. The nearest one was taken.") },
  [RELAIS_ISSUE_LANGUAGE_UNKNOWN] = { ERROR, "language-unknown",
    N_("“{argument}” is not a language that is known here. Write its name in French, Dutch or English.") },
  [RELAIS_ISSUE_LANGUAGE_FIRST_TAKEN] = { WARNING, "language-first-taken",
    N_("Only one language can stand here. The first one of “{argument}” was taken.") },
  [RELAIS_ISSUE_MUTUALITY_FORM] = { ERROR, "mutuality-form",
    N_("A mutuality is written as its three digits (100 to 999), “cpas”, “none” or “foreign”.") },
  [RELAIS_ISSUE_MUTUALITY_UNION_ONLY] = { WARNING, "mutuality-union-only",
    N_("This names the union ({argument}), not the mutuality. Its three digits are on the sticker.") },
  [RELAIS_ISSUE_MUTUALITY_DISAGREES] = { WARNING, "mutuality-disagrees",
    N_("In “{argument}” the name and the number are not of the same union. The number was taken; check it.") },
  [RELAIS_ISSUE_LABEL_CODE] = { ERROR, "label-code",
    N_("A label belongs to the three digits of a mutuality or to a postcode of Brussels.") },
  [RELAIS_ISSUE_LABEL_NEEDED] = { ERROR, "label-needed",
    N_("Entries without a topic get this one: it is always offered.") },
  [RELAIS_ISSUE_POSTCODE_FORM] = { ERROR, "postcode-form",
    N_("A Belgian postcode has four digits, from 1000 to 9999.") },
  [RELAIS_ISSUE_POSTCODE_NOT_RESIDENTIAL] = { WARNING, "postcode-not-residential",
    N_("Nobody lives under this postcode: it belongs to an institution or does not exist. Check it.") },
  [RELAIS_ISSUE_POSTCODE_NOT_BRUSSELS] = { HINT, "postcode-not-brussels",
    N_("This postcode is outside the Brussels Region.") },
  [RELAIS_ISSUE_POSTCODE_FOREIGN] = { WARNING, "postcode-foreign",
    N_("This is not a Belgian postcode. It was kept as a foreign one.") },
  [RELAIS_ISSUE_COMMUNE_UNKNOWN] = { HINT, "commune-unknown",
    N_("This is not one of the 19 communes of Brussels.") },
  [RELAIS_ISSUE_COMMUNE_DISAGREES] = { WARNING, "commune-disagrees",
    N_("The postcode and the commune do not agree: this postcode is {argument}.") },
  [RELAIS_ISSUE_PRESENCE_NOT_UNDERSTOOD] = { ERROR, "presence-not-understood",
    N_("“{argument}” was not understood. Write days and hours such as “mon-fri 9:00-17:00”.") },
  [RELAIS_ISSUE_PRESENCE_TIME_IMPOSSIBLE] = { ERROR, "presence-time-impossible",
    N_("“{argument}” is not a possible time: hours go from 0 to 24, and the end comes after the start.") },

  [RELAIS_ISSUE_MINOR_DISAGREES] = { WARNING, "minor-disagrees",
    N_("“Minor” and the date of birth do not agree. The date of birth counts; check both.") },
  [RELAIS_ISSUE_STATE_DISAGREES] = { WARNING, "state-disagrees",
    N_("A date of death is noted, but this state says otherwise. Check both.") },
  [RELAIS_ISSUE_DIED_BEFORE_BIRTH] = { ERROR, "died-before-birth",
    N_("The date of death is before the date of birth. Check both.") },

  [RELAIS_ISSUE_LINK_TO_ONESELF] = { ERROR, "link-to-oneself",
    N_("Nobody is their own caregiver. Choose another person.") },
  [RELAIS_ISSUE_LINK_TWICE] = { ERROR, "link-twice",
    N_("These two people are linked already. Change that link instead.") },
  [RELAIS_ISSUE_RELATION_MISSING] = { WARNING, "relation-missing",
    N_("How they are related is not noted yet.") },
  [RELAIS_ISSUE_RANK_TAKEN] = { WARNING, "rank-taken",
    N_("Another caregiver already has place {argument} in the calling order.") },
  [RELAIS_ISSUE_MINOR_FIRST] = { ERROR, "minor-first",
    N_("A minor is never the first whom the hospital calls. Put an adult first, or let the hospital not call the minor.") },
  [RELAIS_ISSUE_MINOR_NEEDS_PARENT] = { WARNING, "minor-needs-parent",
    N_("A minor is printed only when a parent agrees in writing. Until then no card is made.") },
  [RELAIS_ISSUE_RECOGNITION_NO_END] = { WARNING, "recognition-no-end",
    N_("Only a recognition with social rights expires. Remove this date, or check the recognition.") },
  [RELAIS_ISSUE_RECOGNITION_SUGGESTED_END] = { HINT, "recognition-suggested-end",
    N_("A recognition with social rights is valid for one year, here until {argument}.") },
  [RELAIS_ISSUE_RECOGNITION_NO_DATE] = { HINT, "recognition-no-date",
    N_("Without the date of the certificate no reminder comes before it expires.") },
  [RELAIS_ISSUE_RECOGNITION_OVER_A_YEAR] = { WARNING, "recognition-over-a-year",
    N_("A recognition with social rights is valid for one year, here until {argument}. Compare it with the certificate.") },
  [RELAIS_ISSUE_RECOGNITION_BEFORE_INFORMED] = { WARNING, "recognition-before-informed",
    N_("The certificate is older than the day on which the caregiver was informed. Check both dates.") },
  [RELAIS_ISSUE_RECOGNITION_TOO_MANY] = { WARNING, "recognition-too-many",
    N_("{argument} caregivers of this patient have a recognition with social rights. At most three can have it at the same time; check their certificates.") },

  [RELAIS_ISSUE_NOTE_NAMED_READERS] = { ERROR, "note-named-readers",
    N_("What only named colleagues may read is for the care team, and has no line for the home.") },
  [RELAIS_ISSUE_NOTE_READER] = { ERROR, "note-reader",
    N_("Nobody of the care team is called “{argument}”.") },
  [RELAIS_ISSUE_NOTE_TOPIC] = { ERROR, "note-topic",
    N_("No topic is called “{argument}”.") },
  [RELAIS_ISSUE_NOTE_NO_HOME] = { ERROR, "note-no-home",
    N_("The patient does not agree to the liaison: nothing is written for the home.") },
  [RELAIS_ISSUE_NOTE_BLANK] = { WARNING, "note-blank",
    N_("Still to be filled in: {argument}") },
  [RELAIS_ISSUE_MEASURE_UNKNOWN] = { ERROR, "measure-unknown",
    N_("No measurement is called “{argument}”.") },
  [RELAIS_ISSUE_MEASURE_FORM] = { ERROR, "measure-form",
    N_("This value was not understood. Write it as {argument}.") },
  [RELAIS_ISSUE_MEASURE_UNIT] = { ERROR, "measure-unit",
    N_("The unit here is {argument}.") },
  [RELAIS_ISSUE_MEASURE_IMPOSSIBLE] = { ERROR, "measure-impossible",
    N_("This value is not possible: it lies between {argument}. Check the number and the unit.") },
  [RELAIS_ISSUE_MEASURE_UNUSUAL] = { WARNING, "measure-unusual",
    N_("This value is unusual: it mostly lies between {argument}. Check it.") },
  [RELAIS_ISSUE_MEASURE_ORDER] = { ERROR, "measure-order",
    N_("The first of the two numbers is the higher one.") },
  [RELAIS_ISSUE_MEASURE_TWICE] = { ERROR, "measure-twice",
    N_("“{argument}” stands here twice. Write two entries.") },
  [RELAIS_ISSUE_MEASURE_RANGE] = { ERROR, "measure-range",
    N_("Write it as 35,0-42,0; for two numbers as 60-260/30-150.") },
  [RELAIS_ISSUE_TASK_DAY_PAST] = { WARNING, "task-day-past",
    N_("This day is past: the action is due now.") },
  [RELAIS_ISSUE_TASK_UNSEEN] = { ERROR, "task-unseen",
    N_("Who is asked could not read this. Choose another level for the action.") },
  [RELAIS_ISSUE_TASK_FOR] = { ERROR, "task-for",
    N_("Nobody of the team and no role is called “{argument}”.") },

  [RELAIS_ISSUE_STAY_BEFORE_ADMISSION] = { ERROR, "stay-before-admission",
    N_("This day is before the admission. Check both dates.") },
  [RELAIS_ISSUE_STAY_PLANNED_PAST] = { WARNING, "stay-planned-past",
    N_("This day is past: is the patient home?") },
  [RELAIS_ISSUE_STAY_ONLY_WARD] = { ERROR, "stay-only-ward",
    N_("Only the ward confirms a return. Note who announced it, and “probable” until the ward says so.") },
  [RELAIS_ISSUE_STAY_OPEN_ALREADY] = { ERROR, "stay-open-already",
    N_("This patient has an open stay already. Change that one.") },
  [RELAIS_ISSUE_STAY_OVERLAPS] = { WARNING, "stay-overlaps",
    N_("Another stay of this patient has the same days. Check both.") },
  [RELAIS_ISSUE_STAY_READMISSION] = { HINT, "stay-readmission",
    N_("Readmitted within 30 days: the patient had come back on {argument}.") },

  [RELAIS_ISSUE_MERGE_OTHER_VALUE] = { WARNING, "merge-other-value",
    N_("The two records differ here. The other one said: {argument}") },
  [RELAIS_ISSUE_MERGE_PHONE_LEFT_OUT] = { WARNING, "merge-phone-left-out",
    N_("A person has three numbers at most. Left out: {argument}") },
};

/* Two of them depend on a count; their translations are marked by the calls of ngettext (). */
static const char *
get_template (RelaisIssueCode code, const char *argument, RelaisPhrasebook *book)
{
  gulong count = argument != NULL ? strtoul (argument, NULL, 10) : 1;

  if (code == RELAIS_ISSUE_PHONE_TOO_SHORT)
    return book != NULL ? relais_phrasebook_get_plural (book, "This number is one digit short.",
                                                        "This number is {argument} digits short.", count)
                        : ngettext ("This number is one digit short.",
                                    "This number is {argument} digits short.", count);
  if (code == RELAIS_ISSUE_PHONE_TOO_LONG)
    return book != NULL ? relais_phrasebook_get_plural (book, TOO_LONG_ONE, TOO_LONG_MANY, count)
                        : ngettext ("This number has one digit too many. A foreign number starts with + and its country.",
                                    "This number has {argument} digits too many. A foreign number starts with + and its country.", count);

  return book != NULL ? relais_phrasebook_get (book, relais_issue_code_get_msgid (code))
                      : _(relais_issue_code_get_msgid (code));
}

/**
 * relais_issue_new:
 * @field: the field it is about, a static string
 * @code: what was found
 * @argument: (nullable): what the sentence names, see #RelaisIssueCode
 *
 * Returns: (transfer full): a finding at the code's usual level
 */
RelaisIssue *
relais_issue_new (const char *field, RelaisIssueCode code, const char *argument)
{
  RelaisIssue *issue = g_new0 (RelaisIssue, 1);

  issue->field = field;
  issue->code = code;
  issue->level = relais_issue_code_get_level (code);
  issue->argument = g_strdup (argument);
  return issue;
}

/**
 * relais_issue_copy:
 * @issue: a finding
 *
 * Returns: (transfer full): the same finding
 */
RelaisIssue *
relais_issue_copy (const RelaisIssue *issue)
{
  RelaisIssue *copy = relais_issue_new (issue->field, issue->code, issue->argument);

  copy->level = issue->level;
  return copy;
}

/**
 * relais_issue_free:
 * @issue: (transfer full): a finding
 */
void
relais_issue_free (RelaisIssue *issue)
{
  g_free (issue->argument);
  g_free (issue);
}

/**
 * relais_issue_get_sentence:
 * @issue: a finding
 *
 * Returns: (transfer full): a sentence in the language of the screen, to stand beside the field
 */
char *
relais_issue_get_sentence (const RelaisIssue *issue)
{
  return relais_issue_say (issue->code, issue->argument, NULL);
}

/**
 * relais_issue_say:
 * @code: a code
 * @argument: (nullable): what the sentence names
 * @book: (nullable): the language of the reader; %NULL is the language of the screen
 *
 * Returns: (transfer full): the sentence of a finding
 */
char *
relais_issue_say (RelaisIssueCode code, const char *argument, RelaisPhrasebook *book)
{
  g_auto (GStrv) parts = g_strsplit (get_template (code, argument, book), "{argument}", -1);

  return g_strjoinv (argument != NULL ? argument : "–", parts);
}

/**
 * relais_issue_code_from_word:
 * @word: a word for programs
 *
 * Returns: its code, -1 when there is none
 */
int
relais_issue_code_from_word (const char *word)
{
  for (int code = 0; code < RELAIS_N_ISSUES; code++)
    {
      if (g_strcmp0 (codes[code].word, word) == 0)
        return code;
    }
  return -1;
}

/**
 * relais_issue_code_get_word:
 * @code: a code
 *
 * Returns: the stable word for programs
 */
const char *
relais_issue_code_get_word (RelaisIssueCode code)
{
  g_return_val_if_fail (code < RELAIS_N_ISSUES, NULL);
  return codes[code].word;
}

/**
 * relais_issue_code_get_msgid:
 * @code: a code
 *
 * Returns: the English sentence, the key of its translations; where it depends on a count, the one for 1
 */
const char *
relais_issue_code_get_msgid (RelaisIssueCode code)
{
  g_return_val_if_fail (code < RELAIS_N_ISSUES, NULL);
  return codes[code].sentence;
}

/**
 * relais_issue_code_get_level:
 * @code: a code
 *
 * Returns: how much such a finding usually matters
 */
RelaisIssueLevel
relais_issue_code_get_level (RelaisIssueCode code)
{
  g_return_val_if_fail (code < RELAIS_N_ISSUES, RELAIS_ISSUE_ERROR);
  return codes[code].level;
}
