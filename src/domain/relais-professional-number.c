/* Numbers of professionals and of organisations. INAMI / RIZIV (NIHII): 11 digits for a person (profession, five
 * digits, two check digits, three of qualification), 8 for an institution or in the old short form. BCE / KBO
 * (enterprise number): 10 digits. Check digits are 97 minus the rest of the division by 97. Institutions may use other
 * divisors, so a wrong check is a warning there, not an error. Pure.
 */

#include "relais-professional-number.h"

#include "relais-digits.h"
#include "relais-issue.h"

#include <string.h>

static gboolean
has_check_digits (const char *digits, int length)
{
  int value = 0;
  int check = (digits[length] - '0') * 10 + (digits[length + 1] - '0');

  for (int i = 0; i < length; i++)
    value = value * 10 + (digits[i] - '0');
  return 97 - value % 97 == check;
}

/**
 * relais_professional_number_parse:
 * @typed: (nullable): what was typed
 * @field: the field it stands in, a static string
 * @issues: (nullable) (element-type RelaisIssue): where findings are added
 *
 * Returns: (transfer full) (nullable): the 11 or 8 digits, as they are stored; %NULL when nothing was typed or when it
 *   cannot be such a number
 */
char *
relais_professional_number_parse (const char *typed, const char *field, GPtrArray *issues)
{
  g_autofree char *digits = relais_digits_parse (typed);
  gsize length = digits != NULL ? strlen (digits) : 0;

  if (digits != NULL && length == 0)
    return NULL;
  if (length != 11 && length != 8)
    {
      relais_issues_add (issues, field, RELAIS_ISSUE_PROFESSIONAL_NUMBER_LENGTH, NULL);
      return NULL;
    }

  if (!has_check_digits (digits, 6))
    relais_issues_add (issues, field, RELAIS_ISSUE_PROFESSIONAL_NUMBER_CHECK_DIGITS, NULL);
  return g_steal_pointer (&digits);
}

/**
 * relais_professional_number_format:
 * @digits: (nullable): a professional number as it is stored
 *
 * Returns: (transfer full) (nullable): "1-12345-67-890" or "1-12345-67"; another text as it is
 */
char *
relais_professional_number_format (const char *digits)
{
  gsize length = digits != NULL ? strlen (digits) : 0;

  if (length == 11)
    return g_strdup_printf ("%.1s-%.5s-%.2s-%.3s", digits, digits + 1, digits + 6, digits + 8);
  if (length == 8)
    return g_strdup_printf ("%.1s-%.5s-%.2s", digits, digits + 1, digits + 6);
  return g_strdup (digits);
}

/* "BE 0123.456.749", "TVA BE 0123…", "BTW-BE-0123…" */
static const char *
skip_vat_words (const char *typed)
{
  static const char *const words[] = { "TVA", "BTW", "VAT", "BE" };
  gsize skipped;

  do
    {
      skipped = strspn (typed, " .:-");
      for (gsize i = 0; i < G_N_ELEMENTS (words); i++)
        {
          if (g_ascii_strncasecmp (typed + skipped, words[i], strlen (words[i])) == 0)
            skipped += strlen (words[i]);
        }
      typed += skipped;
    }
  while (skipped > 0);

  return typed;
}

/**
 * relais_enterprise_number_parse:
 * @typed: (nullable): what was typed, perhaps as a VAT number
 * @field: the field it stands in, a static string
 * @issues: (nullable) (element-type RelaisIssue): where findings are added
 *
 * Returns: (transfer full) (nullable): the ten digits, as they are stored; %NULL when nothing was typed or when it
 *   cannot be an enterprise number. Nine digits are the old form, or what a spreadsheet leaves: the 0 is put in front.
 */
char *
relais_enterprise_number_parse (const char *typed, const char *field, GPtrArray *issues)
{
  g_autofree char *digits = relais_digits_parse (typed != NULL ? skip_vat_words (typed) : NULL);
  gsize length = digits != NULL ? strlen (digits) : 0;

  if (digits != NULL && length == 0)
    return NULL;
  if (length == 9)
    {
      char *padded = g_strconcat ("0", digits, NULL);

      g_free (digits);
      digits = padded;
      length = 10;
    }
  if (length != 10 || (digits[0] != '0' && digits[0] != '1'))
    {
      relais_issues_add (issues, field, RELAIS_ISSUE_ENTERPRISE_NUMBER_LENGTH, NULL);
      return NULL;
    }
  if (!has_check_digits (digits, 8))
    {
      relais_issues_add (issues, field, RELAIS_ISSUE_ENTERPRISE_NUMBER_CHECK_DIGITS, NULL);
      return NULL;
    }

  return g_steal_pointer (&digits);
}

/**
 * relais_enterprise_number_format:
 * @digits: (nullable): an enterprise number as it is stored
 *
 * Returns: (transfer full) (nullable): "0123.456.749"; another text as it is
 */
char *
relais_enterprise_number_format (const char *digits)
{
  if (digits == NULL || strlen (digits) != 10)
    return g_strdup (digits);
  return g_strdup_printf ("%.4s.%.3s.%.3s", digits, digits + 4, digits + 7);
}
