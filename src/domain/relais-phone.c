/* A phone number as people and spreadsheets write it, understood or refused with a reason. Knows what spreadsheets do
 * to numbers, what to say about a number, and how it is searched and dialled; relais-phone-reader.c finds it in the
 * text and relais-phone-plan.c says what the digits mean. Pure, any thread.
 */

#include "relais-phone.h"

#include "relais-issue.h"
#include "relais-phone-plan.h"
#include "relais-phone-reader.h"

#include <string.h>

/* Nobody writes more around a number; what is longer is a text. */
#define MAX_LENGTH 200

#define DIGITS "0123456789"

/* What a spreadsheet shows of a number for which its column is too narrow: 4.78E+08. */
static gboolean
is_rounded (const char *plain)
{
  const char *rest = plain + strspn (plain, DIGITS);

  if (rest == plain)
    return FALSE;
  if (*rest == '.' || *rest == ',')
    rest += 1 + strspn (rest + 1, DIGITS);
  if (*rest != 'e')
    return FALSE;
  rest += rest[1] == '+' ? 2 : 1;
  return *rest != '\0' && rest[strspn (rest, DIGITS)] == '\0';
}

/* What a spreadsheet writes when it took the number for an amount: 478123456.0. */
static char *
drop_decimals (const char *plain)
{
  gsize length = strspn (plain, DIGITS);
  const char *rest = plain + length;

  if (length >= 8 && (*rest == '.' || *rest == ',') &&
      (g_str_equal (rest + 1, "0") || g_str_equal (rest + 1, "00")))
    return g_strndup (plain, length);
  return g_strdup (plain);
}

static RelaisPhone
understand (const char *plain)
{
  g_autoptr (GPtrArray) found = relais_phone_reader_find_all (plain);
  RelaisPhone phone = RELAIS_PHONE_INIT;

  if (found->len == 0)
    return relais_phone_reader_explain (plain);

  if (found->len > 1)
    {
      phone.problem = RELAIS_PHONE_PROBLEM_SEVERAL;
      return phone;
    }

  phone = *(RelaisPhone *) g_ptr_array_index (found, 0);
  *(RelaisPhone *) g_ptr_array_index (found, 0) = RELAIS_PHONE_INIT;
  return phone;
}

static void
add_extension (RelaisPhone *phone, char *extension)
{
  g_autofree char *number = phone->display;

  phone->extension = extension;
  phone->display = g_strdup_printf ("%s (ext. %s)", number, extension);
}

/* "02 474 02 55", "0478/12.34.56", "+3224740255": digits and what stands between them, and nothing else, as nearly all
 * numbers are written. What is more, or wrong, is for the long way, which can say why. */
static gboolean
parse_plain (const char *valid, RelaisPhone *phone)
{
  char digits[16];
  gsize n_digits = 0;
  gboolean international = *valid == '+';

  for (const char *p = valid + (international ? 1 : 0); *p != '\0'; p++)
    {
      if (g_ascii_isdigit (*p) && n_digits < sizeof digits - 1)
        digits[n_digits++] = *p;
      else if (strchr (" ./-", *p) == NULL || n_digits == 0 || !g_ascii_isdigit (p[1]))
        return FALSE;
    }
  digits[n_digits] = '\0';

  if (international ? !g_str_has_prefix (digits, "32") : digits[0] != '0' || digits[1] == '0')
    return FALSE;
  relais_phone_plan_apply (digits, international, phone);
  if (phone->problem == RELAIS_PHONE_PROBLEM_NONE && phone->display != NULL)
    return TRUE;
  *phone = RELAIS_PHONE_INIT;
  return FALSE;
}

/**
 * relais_phone_parse:
 * @typed: (nullable): what was typed
 * @phone: (out caller-allocates): the number, to be emptied with relais_phone_clear() in any case
 *
 * Understands the spellings of Belgium (02/474.02.55, +32 (0)2 …, 0032 …), words around the number, an extension, a
 * first 0 that a spreadsheet dropped, and foreign numbers with + or 00.
 *
 * Returns: whether it is a number; if not, @problem of @phone says why
 */
gboolean
relais_phone_parse (const char *typed, RelaisPhone *phone)
{
  g_autofree char *valid = g_utf8_make_valid (typed != NULL ? typed : "", -1);
  g_autofree char *plain = NULL;
  g_autofree char *whole = NULL;
  g_autofree char *number = NULL;
  g_autofree char *extension = NULL;

  *phone = RELAIS_PHONE_INIT;
  g_strstrip (valid);
  if (strlen (valid) > MAX_LENGTH)
    {
      phone->problem = RELAIS_PHONE_PROBLEM_NOT_A_NUMBER;
      phone->typed = g_steal_pointer (&valid);
      return FALSE;
    }

  if (parse_plain (valid, phone))
    {
      phone->typed = g_steal_pointer (&valid);
      return TRUE;
    }

  plain = relais_phone_reader_simplify (valid);
  if (plain[0] == '\0')
    {
      phone->problem = RELAIS_PHONE_PROBLEM_EMPTY;
    }
  else if (is_rounded (plain))
    {
      phone->problem = RELAIS_PHONE_PROBLEM_ROUNDED;
    }
  else
    {
      whole = drop_decimals (plain);
      number = relais_phone_reader_take_extension (whole, &extension);
      *phone = understand (number);
      if (extension != NULL && phone->e164 != NULL)
        add_extension (phone, g_steal_pointer (&extension));
    }

  phone->typed = g_steal_pointer (&valid);
  return phone->problem == RELAIS_PHONE_PROBLEM_NONE;
}

/**
 * relais_phone_clear:
 * @phone: a number
 *
 * Frees what @phone holds.
 */
void
relais_phone_clear (RelaisPhone *phone)
{
  g_free (phone->typed);
  g_free (phone->e164);
  g_free (phone->display);
  g_free (phone->extension);
  *phone = RELAIS_PHONE_INIT;
}

/**
 * relais_phone_split:
 * @typed: (nullable): what was typed into one field
 *
 * Returns: (transfer full): every number of a text that holds several, each as it is displayed; else @typed alone
 */
char **
relais_phone_split (const char *typed)
{
  g_auto (RelaisPhone) phone = RELAIS_PHONE_INIT;
  g_autoptr (GPtrArray) found = NULL;
  g_autofree char *plain = NULL;
  g_autoptr (GPtrArray) numbers = g_ptr_array_new ();

  relais_phone_parse (typed, &phone);
  if (phone.problem == RELAIS_PHONE_PROBLEM_SEVERAL)
    {
      plain = relais_phone_reader_simplify (phone.typed);
      found = relais_phone_reader_find_all (plain);
      for (guint i = 0; i < found->len; i++)
        g_ptr_array_add (numbers, g_strdup (((RelaisPhone *) g_ptr_array_index (found, i))->display));
    }
  else
    {
      g_ptr_array_add (numbers, g_strdup (phone.typed));
    }

  g_ptr_array_add (numbers, NULL);
  return (char **) g_ptr_array_steal (numbers, NULL);
}

static void
report_kind (const RelaisPhone *phone, const char *field, GPtrArray *issues)
{
  switch (phone->kind)
    {
    case RELAIS_PHONE_PAID:
      relais_issues_add (issues, field, RELAIS_ISSUE_PHONE_PAID, NULL);
      break;
    case RELAIS_PHONE_SHORT:
      relais_issues_add (issues, field, RELAIS_ISSUE_PHONE_SHORT_CODE, NULL);
      break;
    case RELAIS_PHONE_FOREIGN:
      relais_issues_add (issues, field, RELAIS_ISSUE_PHONE_FOREIGN, NULL);
      break;
    case RELAIS_PHONE_NONE:
    case RELAIS_PHONE_FIXED:
    case RELAIS_PHONE_MOBILE:
    case RELAIS_PHONE_FREE:
    default:
      break;
    }

  if (phone->restored_zero)
    relais_issues_add (issues, field, RELAIS_ISSUE_PHONE_RESTORED_ZERO, phone->display);
}

/**
 * relais_phone_report:
 * @phone: a number that relais_phone_parse() filled
 * @field: the field it stands in, a static string
 * @issues: (element-type RelaisIssue): where the findings are added
 *
 * Says what is wrong with the number, or what one should know about it. An empty one is no finding.
 */
void
relais_phone_report (const RelaisPhone *phone, const char *field, GPtrArray *issues)
{
  switch (phone->problem)
    {
    case RELAIS_PHONE_PROBLEM_NONE:
      report_kind (phone, field, issues);
      break;
    case RELAIS_PHONE_PROBLEM_TOO_SHORT:
      relais_issues_add_count (issues, field, RELAIS_ISSUE_PHONE_TOO_SHORT, phone->missing);
      break;
    case RELAIS_PHONE_PROBLEM_TOO_LONG:
      relais_issues_add_count (issues, field, RELAIS_ISSUE_PHONE_TOO_LONG, phone->surplus);
      break;
    case RELAIS_PHONE_PROBLEM_NO_ZONE:
      relais_issues_add (issues, field, RELAIS_ISSUE_PHONE_NO_ZONE, NULL);
      break;
    case RELAIS_PHONE_PROBLEM_UNKNOWN_ZONE:
      relais_issues_add (issues, field, RELAIS_ISSUE_PHONE_UNKNOWN_ZONE, phone->zone);
      break;
    case RELAIS_PHONE_PROBLEM_SEVERAL:
      relais_issues_add (issues, field, RELAIS_ISSUE_PHONE_SEVERAL, NULL);
      break;
    case RELAIS_PHONE_PROBLEM_ROUNDED:
      relais_issues_add (issues, field, RELAIS_ISSUE_PHONE_ROUNDED, NULL);
      break;
    case RELAIS_PHONE_PROBLEM_NOT_A_NUMBER:
      relais_issues_add (issues, field, RELAIS_ISSUE_PHONE_NOT_A_NUMBER, NULL);
      break;
    case RELAIS_PHONE_PROBLEM_EMPTY:
    default:
      break;
    }
}

/**
 * relais_phone_get_digits:
 * @phone: a number
 *
 * Returns: (transfer full) (nullable): the digits as dialled from Belgium with the first 0, country and number for a
 *   foreign one; what search compares. %NULL when it is no number.
 */
char *
relais_phone_get_digits (const RelaisPhone *phone)
{
  if (phone->problem != RELAIS_PHONE_PROBLEM_NONE)
    return NULL;
  if (phone->e164 == NULL)
    return g_strdup (phone->display);
  if (phone->kind == RELAIS_PHONE_FOREIGN)
    return g_strdup (phone->e164 + 1);
  return g_strconcat ("0", phone->e164 + strlen ("+32"), NULL);
}

/**
 * relais_phone_get_uri:
 * @phone: a number
 *
 * Returns: (transfer full) (nullable): "tel:+3224740255" (RFC 3966); a short number stands alone, because phones dial
 *   it only so. %NULL when it is no number.
 */
char *
relais_phone_get_uri (const RelaisPhone *phone)
{
  if (phone->problem != RELAIS_PHONE_PROBLEM_NONE)
    return NULL;
  return g_strconcat ("tel:", phone->e164 != NULL ? phone->e164 : phone->display, NULL);
}

/**
 * relais_phone_search_digits:
 * @text: (nullable): a number or a piece of one, as typed into a search
 *
 * Returns: (transfer full): its digits in the form of relais_phone_get_digits(): the country of Belgium becomes the
 *   0, another country keeps its digits. Empty when there are none.
 */
char *
relais_phone_search_digits (const char *text)
{
  g_autofree char *valid = g_utf8_make_valid (text != NULL ? text : "", -1);
  g_autofree char *plain = relais_phone_reader_simplify (valid);
  g_autofree char *listed = relais_phone_reader_list_digits (plain);
  const char *digits = listed;
  gboolean international = strchr (plain, '+') != NULL;

  if (g_str_has_prefix (digits, "00"))
    {
      digits += 2;
      international = TRUE;
    }
  if (international && g_str_has_prefix (digits, "32"))
    return g_strconcat ("0", digits + 2 + strspn (digits + 2, "0"), NULL);
  return g_strdup (digits);
}

/**
 * relais_phone_kind_get_word:
 * @kind: a kind
 *
 * Returns: (nullable): the word for programs: "fixed", "mobile", "free", "paid", "short", "foreign"; %NULL for none
 */
const char *
relais_phone_kind_get_word (RelaisPhoneKind kind)
{
  static const char *const words[] = {
    [RELAIS_PHONE_FIXED] = "fixed", [RELAIS_PHONE_MOBILE] = "mobile", [RELAIS_PHONE_FREE] = "free",
    [RELAIS_PHONE_PAID] = "paid",   [RELAIS_PHONE_SHORT] = "short",   [RELAIS_PHONE_FOREIGN] = "foreign",
  };

  return kind < G_N_ELEMENTS (words) ? words[kind] : NULL;
}
