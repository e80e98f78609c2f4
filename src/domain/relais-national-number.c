/* The national number: NISS / INSZ of the National Register and of the BIS register. Eleven digits YYMMDD SSS CC; CC is
 * 97 minus the rest of the division of the first nine by 97, with a 2 in front of them for those born from 2000 on
 * (Royal Decree of 3 April 1984; instructions IT000 of the National Register; Royal Decree of 8 February 1991 for BIS:
 * month + 40, or + 20 where the sex was not known). Month and day may be 00. Never printed, always masked. Pure.
 */

#include "relais-national-number.h"

#include "relais-digits.h"
#include "relais-issue.h"

#include <string.h>

#define LENGTH 11

static int
read_number (const char *digits, int from, int length)
{
  int value = 0;

  for (int i = from; i < from + length; i++)
    value = value * 10 + (digits[i] - '0');
  return value;
}

static gboolean
has_check_digits (const char *digits, gboolean from_2000)
{
  gint64 first_nine = read_number (digits, 0, 9) + (from_2000 ? G_GINT64_CONSTANT (2000000000) : 0);

  return 97 - first_nine % 97 == read_number (digits, 9, 2);
}

/* The date in the first six digits, for one century; no date where they say that it is not known. FALSE when they can
 * be none. */
static gboolean
read_date (const char *digits, gboolean from_2000, RelaisDate *date)
{
  int year = (from_2000 ? 2000 : 1900) + read_number (digits, 0, 2);
  int month = read_number (digits, 2, 2);
  int day = read_number (digits, 4, 2);

  *date = RELAIS_DATE_NONE;
  if (month > 52 || month % 20 > 12 || day > 31)
    return FALSE;

  month %= 20;
  /* 00.00.01 stands for a birth of which nothing is known. */
  if (month == 0 && day == 1 && year % 100 == 0)
    return TRUE;

  /* Without a month the day only counts further. */
  *date = relais_date (year, month, month == 0 ? 0 : day);
  return !relais_date_is_full (*date) || g_date_valid_dmy ((GDateDay) day, (GDateMonth) month, (GDateYear) year);
}

/* The check digits of both centuries never agree: 2 000 000 000 is no multiple of 97. */
static RelaisNationalNumberProblem
read_birth (const char *digits, RelaisDate today, RelaisDate *birth)
{
  gboolean from_2000 = has_check_digits (digits, TRUE);
  RelaisDate either;

  if (!read_date (digits, FALSE, &either) && !read_date (digits, TRUE, &either))
    return RELAIS_NATIONAL_NUMBER_PROBLEM_DATE;
  if (!from_2000 && !has_check_digits (digits, FALSE))
    return RELAIS_NATIONAL_NUMBER_PROBLEM_CHECK_DIGITS;
  if (!read_date (digits, from_2000, birth))
    return RELAIS_NATIONAL_NUMBER_PROBLEM_DATE;
  /* Nobody is born tomorrow: then it is a typing mistake that fits by chance. */
  if (relais_date_compare (*birth, today) > 0)
    return RELAIS_NATIONAL_NUMBER_PROBLEM_CHECK_DIGITS;
  return RELAIS_NATIONAL_NUMBER_PROBLEM_NONE;
}

static RelaisNationalNumber
read_digits (const char *digits, RelaisDate today)
{
  RelaisNationalNumber number = { RELAIS_NATIONAL_NUMBER_PROBLEM_NONE };
  RelaisDate birth;
  int month = read_number (digits, 2, 2);
  int serial = read_number (digits, 6, 3);

  number.problem = read_birth (digits, today, &birth);
  if (number.problem == RELAIS_NATIONAL_NUMBER_PROBLEM_NONE && (serial == 0 || serial == 999))
    number.problem = RELAIS_NATIONAL_NUMBER_PROBLEM_SERIAL;
  if (number.problem != RELAIS_NATIONAL_NUMBER_PROBLEM_NONE)
    return number;

  g_strlcpy (number.digits, digits, sizeof number.digits);
  number.suggested_birth = birth;
  number.is_bis = month >= 20;
  if (month < 20 || month >= 40)
    number.suggested_sex = serial % 2 == 1 ? "male" : "female";
  return number;
}

/* A spreadsheet drops up to three zeros: those of 00 and of the month. Not so where marks show that a person wrote
 * it. */
static char *
restore_zeros (const char *typed, const char *digits)
{
  gsize length = strlen (digits);

  typed += strspn (typed, " ");
  if (length < LENGTH - 3 || length >= LENGTH || digits[0] == '0' || !g_str_has_prefix (typed, digits))
    return NULL;
  return g_strdup_printf ("%.*s%s", (int) (LENGTH - length), "000", digits);
}

/**
 * relais_national_number_parse:
 * @typed: (nullable): what was typed, with or without dots, dashes and blanks
 * @today: today's date
 * @number: (out caller-allocates): the number
 *
 * Zeros at the start that a spreadsheet dropped (births from 2000 to 2009) are put back where the check digits then
 * fit.
 *
 * Returns: whether it is a national number; if not, @problem of @number says why
 */
gboolean
relais_national_number_parse (const char *typed, RelaisDate today, RelaisNationalNumber *number)
{
  g_autofree char *digits = relais_digits_parse (typed);
  gsize length = digits != NULL ? strlen (digits) : 0;

  *number = (RelaisNationalNumber) { RELAIS_NATIONAL_NUMBER_PROBLEM_LENGTH };
  if (digits != NULL && length == 0)
    {
      number->problem = RELAIS_NATIONAL_NUMBER_PROBLEM_EMPTY;
    }
  else if (length == LENGTH)
    {
      *number = read_digits (digits, today);
    }
  else if (digits != NULL)
    {
      g_autofree char *restored = restore_zeros (typed, digits);
      RelaisNationalNumber guess = restored != NULL ? read_digits (restored, today) : *number;

      guess.restored_zero = TRUE;
      if (guess.problem == RELAIS_NATIONAL_NUMBER_PROBLEM_NONE)
        *number = guess;
    }

  return number->problem == RELAIS_NATIONAL_NUMBER_PROBLEM_NONE;
}

static void
report_agreement (const RelaisNationalNumber *number, const char *field, RelaisDate birth_date, const char *sex,
                  GPtrArray *issues)
{
  gboolean sex_known = g_strcmp0 (sex, "male") == 0 || g_strcmp0 (sex, "female") == 0;

  if (number->restored_zero)
    relais_issues_add (issues, field, RELAIS_ISSUE_NISS_RESTORED_ZERO, NULL);
  if (!relais_date_agrees (number->suggested_birth, birth_date))
    relais_issues_add (issues, field, RELAIS_ISSUE_NISS_BIRTH_DISAGREES, NULL);
  if (sex_known && number->suggested_sex != NULL && !g_str_equal (sex, number->suggested_sex))
    relais_issues_add (issues, field, RELAIS_ISSUE_NISS_SEX_DISAGREES, NULL);
}

/**
 * relais_national_number_report:
 * @number: a number that relais_national_number_parse() filled
 * @field: the field it stands in, a static string
 * @birth_date: the person's date of birth, perhaps partial or none
 * @sex: (nullable): the person's sex ("male", "female" or another word)
 * @issues: (element-type RelaisIssue): where the findings are added
 *
 * Says what is wrong with the number, and whether it agrees with what else is known. An empty one is no finding. The
 * findings never repeat a digit.
 */
void
relais_national_number_report (const RelaisNationalNumber *number, const char *field, RelaisDate birth_date,
                               const char *sex, GPtrArray *issues)
{
  switch (number->problem)
    {
    case RELAIS_NATIONAL_NUMBER_PROBLEM_NONE:
      report_agreement (number, field, birth_date, sex, issues);
      break;
    case RELAIS_NATIONAL_NUMBER_PROBLEM_LENGTH:
      relais_issues_add (issues, field, RELAIS_ISSUE_NISS_LENGTH, NULL);
      break;
    case RELAIS_NATIONAL_NUMBER_PROBLEM_DATE:
      relais_issues_add (issues, field, RELAIS_ISSUE_NISS_DATE, NULL);
      break;
    case RELAIS_NATIONAL_NUMBER_PROBLEM_SERIAL:
      relais_issues_add (issues, field, RELAIS_ISSUE_NISS_SERIAL, NULL);
      break;
    case RELAIS_NATIONAL_NUMBER_PROBLEM_CHECK_DIGITS:
      relais_issues_add (issues, field, RELAIS_ISSUE_NISS_CHECK_DIGITS, NULL);
      break;
    case RELAIS_NATIONAL_NUMBER_PROBLEM_EMPTY:
    default:
      break;
    }
}

static gboolean
is_stored_form (const char *digits)
{
  return digits != NULL && strlen (digits) == LENGTH && strspn (digits, "0123456789") == LENGTH;
}

/**
 * relais_national_number_format:
 * @digits: (nullable): a national number as it is stored
 *
 * Returns: (transfer full) (nullable): "85.07.30-033.28", for the one act of showing it; %NULL where it is none
 */
char *
relais_national_number_format (const char *digits)
{
  if (!is_stored_form (digits))
    return NULL;
  return g_strdup_printf ("%.2s.%.2s.%.2s-%.3s.%.2s", digits, digits + 2, digits + 4, digits + 6, digits + 9);
}

/**
 * relais_national_number_mask:
 * @digits: (nullable): a national number as it is stored
 *
 * Returns: (transfer full) (nullable): "••.••.••-•••.28", as it stands everywhere else; %NULL for none. Of a text that
 *   is no national number nothing is shown.
 */
char *
relais_national_number_mask (const char *digits)
{
  if (digits == NULL || digits[0] == '\0')
    return NULL;
  return g_strconcat ("••.••.••-•••.", is_stored_form (digits) ? digits + LENGTH - 2 : "••", NULL);
}
