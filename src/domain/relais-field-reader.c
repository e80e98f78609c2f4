/* The one door through which typed, pasted and imported text enters a record: whatever the field holds, it becomes the
 * canonical text of that kind, or stays as it was typed with a finding that says why. What a phone number, a language
 * or a national number is, their own files know; here is only which of them is asked. Pure: today is passed in.
 */

#include "relais-field-reader.h"

#include "relais-commune.h"
#include "relais-date-reader.h"
#include "relais-email.h"
#include "relais-field-words.h"
#include "relais-id.h"
#include "relais-issue.h"
#include "relais-language.h"
#include "relais-mutuality.h"
#include "relais-national-number.h"
#include "relais-phone.h"
#include "relais-presence.h"
#include "relais-relation.h"
#include "relais-text.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Turns clean, non-empty text into the canonical one; %NULL with a finding when it cannot be. */
typedef char *(*ReadFunc) (const RelaisField *field, const char *text, RelaisDate today, GPtrArray *issues);

static char *
read_text (const RelaisField *field, const char *text, RelaisDate today, GPtrArray *issues)
{
  return g_strdup (text);
}

static char *
refuse (const RelaisField *field, RelaisIssueCode code, const char *argument, GPtrArray *issues)
{
  relais_issues_add (issues, field->name, code, argument);
  return NULL;
}

static char *
read_yes_no (const RelaisField *field, const char *text, RelaisDate today, GPtrArray *issues)
{
  const char *word = relais_yes_no_find (text);

  return word != NULL ? g_strdup (word) : refuse (field, RELAIS_ISSUE_YES_OR_NO, NULL, issues);
}

static char *
refuse_word (const RelaisField *field, GPtrArray *issues)
{
  g_autofree char *known = g_strjoinv (", ", (char **) field->words);

  return refuse (field, RELAIS_ISSUE_UNKNOWN_WORD, known, issues);
}

static char *
read_word (const RelaisField *field, const char *text, RelaisDate today, GPtrArray *issues)
{
  const char *word = relais_field_words_find (field, text);

  return word != NULL ? g_strdup (word) : refuse_word (field, issues);
}

static char *
read_words (const RelaisField *field, const char *text, RelaisDate today, GPtrArray *issues)
{
  char *found = relais_field_words_find_several (field, text);

  return found != NULL ? found : refuse_word (field, issues);
}

/* "1", "1e", "2ème", "n° 3", "4.0" of a spreadsheet. Compiled once; any thread may match with it. */
static GRegex *
get_number_form (void)
{
  static GRegex *form = NULL;

  if (g_once_init_enter (&form))
    g_once_init_leave (&form, g_regex_new ("^(?:n[°ro.]*|nr\\.?|#)?\\s*0*([1-9][0-9]?)(?:[.,]0+)?\\s*"
                                           "(?:\\.|°|er|ère|re|e|è|ème|eme|nd|nde|de|ste|st|th|rd)?$",
                                           G_REGEX_CASELESS | G_REGEX_OPTIMIZE, 0, NULL));
  return form;
}

static char *
read_number (const RelaisField *field, const char *text, RelaisDate today, GPtrArray *issues)
{
  const char *spelled = relais_small_number_find (text);
  g_autoptr (GMatchInfo) match = NULL;

  if (spelled != NULL)
    return g_strdup (spelled);
  if (!g_regex_match (get_number_form (), text, 0, &match))
    return refuse (field, RELAIS_ISSUE_NOT_A_NUMBER, NULL, issues);
  return g_match_info_fetch (match, 1);
}

/* Kept as it was typed, because that is what people recognise; only the 0 that a spreadsheet dropped is put back. */
static char *
read_phone (const RelaisField *field, const char *text, RelaisDate today, GPtrArray *issues)
{
  g_auto (RelaisPhone) phone = RELAIS_PHONE_INIT;
  gboolean understood = relais_phone_parse (text, &phone);

  relais_phone_report (&phone, field->name, issues);
  return !understood ? NULL : g_strdup (phone.restored_zero ? phone.display : text);
}

static char *
read_email (const RelaisField *field, const char *text, RelaisDate today, GPtrArray *issues)
{
  return relais_email_parse (text, field->name, issues);
}

static char *
read_national_number (const RelaisField *field, const char *text, RelaisDate today, GPtrArray *issues)
{
  RelaisNationalNumber number;
  gboolean understood = relais_national_number_parse (text, today, &number);

  relais_national_number_report (&number, field->name, RELAIS_DATE_NONE, NULL, issues);
  return understood ? g_strdup (number.digits) : NULL;
}

static char *
read_id (const RelaisField *field, const char *text, RelaisDate today, GPtrArray *issues)
{
  g_autofree char *lower = g_ascii_strdown (text, -1);

  return relais_id_is_valid (lower) ? g_steal_pointer (&lower) : refuse (field, RELAIS_ISSUE_NOT_AN_ID, NULL, issues);
}

static char *
read_date (const RelaisField *field, const char *text, RelaisDate today, GPtrArray *issues)
{
  return relais_date_reader_read (field->kind, text, today, field->name, issues);
}

static char *
read_moment (const RelaisField *field, const char *text, RelaisDate today, GPtrArray *issues)
{
  return relais_date_reader_read_moment (field->kind, text, today, field->name, issues);
}

static char *
read_postcode (const RelaisField *field, const char *text, RelaisDate today, GPtrArray *issues)
{
  return relais_postcode_parse (text, field->name, issues);
}

static char *
read_commune (const RelaisField *field, const char *text, RelaisDate today, GPtrArray *issues)
{
  return relais_commune_parse (text, field->name, issues);
}

static char *
read_language (const RelaisField *field, const char *text, RelaisDate today, GPtrArray *issues)
{
  return relais_language_parse (text, field->name, issues);
}

static char *
read_relation (const RelaisField *field, const char *text, RelaisDate today, GPtrArray *issues)
{
  return relais_relation_parse (text, field->name, issues);
}

static char *
read_mutuality (const RelaisField *field, const char *text, RelaisDate today, GPtrArray *issues)
{
  return relais_mutuality_parse (text, field->name, issues);
}

static char *
read_presence (const RelaisField *field, const char *text, RelaisDate today, GPtrArray *issues)
{
  return relais_presence_parse (text, field->name, issues);
}

/* Limits in code points keep a pasted page out of a name. The finding is for text in which a reader saw nothing at all,
 * such as "?". */
static const struct {
  ReadFunc read;
  guint limit;
  RelaisIssueCode code;
} kinds[] = {
  [RELAIS_FIELD_TEXT] = { read_text, 200, RELAIS_ISSUE_REQUIRED },
  [RELAIS_FIELD_LINES] = { read_text, 4000, RELAIS_ISSUE_REQUIRED },
  [RELAIS_FIELD_NAME] = { read_text, 120, RELAIS_ISSUE_REQUIRED },
  [RELAIS_FIELD_DATE] = { read_date, 60, RELAIS_ISSUE_DATE_NOT_UNDERSTOOD },
  [RELAIS_FIELD_PLANNED_DATE] = { read_date, 60, RELAIS_ISSUE_DATE_NOT_UNDERSTOOD },
  [RELAIS_FIELD_PARTIAL_DATE] = { read_date, 60, RELAIS_ISSUE_DATE_NOT_UNDERSTOOD },
  [RELAIS_FIELD_BIRTH_DATE] = { read_date, 60, RELAIS_ISSUE_DATE_NOT_UNDERSTOOD },
  [RELAIS_FIELD_MOMENT] = { read_moment, 60, RELAIS_ISSUE_DATE_NOT_UNDERSTOOD },
  [RELAIS_FIELD_PLANNED_MOMENT] = { read_moment, 60, RELAIS_ISSUE_DATE_NOT_UNDERSTOOD },
  [RELAIS_FIELD_YES_NO] = { read_yes_no, 60, RELAIS_ISSUE_YES_OR_NO },
  [RELAIS_FIELD_WORD] = { read_word, 120, RELAIS_ISSUE_UNKNOWN_WORD },
  [RELAIS_FIELD_WORDS] = { read_words, 400, RELAIS_ISSUE_UNKNOWN_WORD },
  [RELAIS_FIELD_NUMBER] = { read_number, 60, RELAIS_ISSUE_NOT_A_NUMBER },
  [RELAIS_FIELD_PHONE] = { read_phone, 40, RELAIS_ISSUE_PHONE_NOT_A_NUMBER },
  [RELAIS_FIELD_EMAIL] = { read_email, 254, RELAIS_ISSUE_EMAIL_FORM },
  [RELAIS_FIELD_POSTCODE] = { read_postcode, 60, RELAIS_ISSUE_POSTCODE_FORM },
  [RELAIS_FIELD_COMMUNE] = { read_commune, 60, RELAIS_ISSUE_COMMUNE_UNKNOWN },
  [RELAIS_FIELD_LANGUAGE] = { read_language, 60, RELAIS_ISSUE_LANGUAGE_UNKNOWN },
  [RELAIS_FIELD_RELATION] = { read_relation, 60, RELAIS_ISSUE_RELATION_UNKNOWN },
  [RELAIS_FIELD_MUTUALITY] = { read_mutuality, 60, RELAIS_ISSUE_MUTUALITY_FORM },
  [RELAIS_FIELD_NATIONAL_NUMBER] = { read_national_number, 60, RELAIS_ISSUE_NISS_LENGTH },
  [RELAIS_FIELD_PRESENCE] = { read_presence, 200, RELAIS_ISSUE_PRESENCE_NOT_UNDERSTOOD },
  [RELAIS_FIELD_ID] = { read_id, 60, RELAIS_ISSUE_NOT_AN_ID },
};

/* What spreadsheets hold where there is nothing: "-", "--", "/", ".", ";". */
static gboolean
is_nothing (const char *text)
{
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      if (!g_unichar_isspace (g_utf8_get_char (p)) && strchr ("-/._;,", *p) == NULL && !g_str_has_prefix (p, "–") &&
          !g_str_has_prefix (p, "—"))
        return FALSE;
    }
  return TRUE;
}

/* That there is no number, or that there are several, says more than how long the text is. */
static char *
refuse_length (const RelaisField *field, const char *text, guint limit, RelaisDate today, GPtrArray *issues)
{
  g_autofree char *number = NULL;

  if (field->kind == RELAIS_FIELD_PHONE)
    number = read_phone (field, text, today, issues);
  if (!relais_issues_have_errors (issues))
    relais_issues_add_count (issues, field->name, RELAIS_ISSUE_TEXT_TOO_LONG, (int) limit);
  return NULL;
}

static char *
read_clean (const RelaisField *field, const char *text, RelaisDate today, GPtrArray *issues)
{
  guint limit = relais_field_get_limit (field);
  char *read;

  if (strlen (text) > limit && relais_text_length (text) > limit)
    return refuse_length (field, text, limit, today, issues);

  read = kinds[field->kind].read (field, text, today, issues);
  if (read == NULL && !relais_issues_have_errors (issues))
    relais_issues_add (issues, field->name, kinds[field->kind].code, text);
  return read;
}

/**
 * relais_field_get_limit:
 * @field: a field
 *
 * Returns: the most characters (code points) that may be typed into it
 */
guint
relais_field_get_limit (const RelaisField *field)
{
  return field->max_length != 0 ? field->max_length : kinds[field->kind].limit;
}

/**
 * relais_field_read:
 * @field: the field it was typed for
 * @typed: (nullable): what was typed, pasted or imported, perhaps not UTF-8
 * @today: today's date, for what people say ("tomorrow") and for what cannot lie in the future
 * @value: (out) (nullable): the canonical text, %NULL when nothing was typed; when it could not be read, the text as it
 *   was typed but clean, so that a form can go on showing it
 * @issues: (element-type RelaisIssue) (nullable): where findings are added, under the name of @field
 *
 * Reads one value. Warnings and hints do not stand in its way.
 *
 * Returns: whether @value may be stored; %FALSE when a finding of this call is an error
 */
gboolean
relais_field_read (const RelaisField *field, const char *typed, RelaisDate today, char **value, GPtrArray *issues)
{
  gboolean changed;
  gboolean is_lines = field->kind == RELAIS_FIELD_LINES;
  g_autofree char *text =
      is_lines ? relais_text_clean_lines (typed, 0, &changed) : relais_text_clean (typed, 0, &changed);
  g_autoptr (GPtrArray) found = relais_issues_new ();
  char *read;

  *value = NULL;
  if (changed && (is_lines || field->kind == RELAIS_FIELD_TEXT || field->kind == RELAIS_FIELD_NAME))
    relais_issues_add (issues, field->name, RELAIS_ISSUE_CHARACTERS_REMOVED, NULL);
  if (is_nothing (text))
    return TRUE;

  read = read_clean (field, text, today, found);
  *value = read != NULL ? read : g_steal_pointer (&text);
  if (issues != NULL)
    g_ptr_array_extend_and_steal (issues, g_steal_pointer (&found));
  return read != NULL;
}

/**
 * relais_record_builder_read:
 * @builder: a record in the making
 * @field: the field that was typed
 * @typed: (nullable): what was typed
 * @today: today's date
 * @issues: (element-type RelaisIssue) (nullable): where findings are added
 *
 * relais_field_read() into @builder. What could not be read is set as it was typed: a form keeps it, and nobody may
 * store a record with an error among its findings.
 *
 * Returns: whether the value may be stored
 */
gboolean
relais_record_builder_read (RelaisRecordBuilder *builder, guint field, const char *typed, RelaisDate today,
                            GPtrArray *issues)
{
  const RelaisRecordType *type = relais_record_builder_get_type (builder);
  g_autofree char *value = NULL;
  gboolean read = relais_field_read (&type->fields[field], typed, today, &value, issues);

  relais_record_builder_set (builder, field, value);
  return read;
}

static char *
format_words (const RelaisField *field, const char *value)
{
  g_auto (GStrv) words = g_strsplit (value, ";", -1);
  g_autoptr (GPtrArray) labels = g_ptr_array_new ();

  for (guint i = 0; words[i] != NULL; i++)
    g_ptr_array_add (labels, (gpointer) relais_field_words_get_label (field, words[i]));
  g_ptr_array_add (labels, NULL);
  return g_strjoinv (", ", (char **) labels->pdata);
}

static char *
format_language (const char *code)
{
  const char *label = relais_language_get_label (code);

  return g_strdup (label != NULL ? g_dpgettext2 (NULL, RELAIS_LANGUAGE_CONTEXT, label) : code);
}

static char *
format_relation (const char *word)
{
  const char *context = NULL;
  const char *label = relais_relation_get_label (word, RELAIS_RELATION_ON_SCREEN, &context);

  return g_strdup (label != NULL ? g_dpgettext2 (NULL, context, label) : word);
}

/**
 * relais_field_format:
 * @field: a field
 * @value: (nullable): its canonical text
 *
 * Returns: (transfer full): @value for people, in the language of the screen where it is a word of the field; ""
 *   for no value
 */
char *
relais_field_format (const RelaisField *field, const char *value)
{
  g_auto (RelaisPhone) phone = RELAIS_PHONE_INIT;

  if (value == NULL)
    return g_strdup ("");
  if (field->kind == RELAIS_FIELD_WORD || field->kind == RELAIS_FIELD_WORDS || field->kind == RELAIS_FIELD_YES_NO)
    return format_words (field, value);
  if (field->kind == RELAIS_FIELD_LANGUAGE)
    return format_language (value);
  if (field->kind == RELAIS_FIELD_RELATION)
    return format_relation (value);
  if (field->kind == RELAIS_FIELD_PHONE && relais_phone_parse (value, &phone))
    return g_strdup (phone.display);
  return g_strdup (value);
}
