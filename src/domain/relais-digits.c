/* The bare digits of a number that people write with marks between them: 85.07.30-033.28, BE 0123.456.749, "1030.0"
 * from a spreadsheet. Pure, any thread.
 */

#include "relais-digits.h"

#include <string.h>

/* A spreadsheet's 319.0 is 319. */
static void
drop_decimals (GString *plain)
{
  gsize whole = strspn (plain->str, "0123456789");
  const char *rest = plain->str + whole;

  if (whole > 0 && (g_str_equal (rest, ".0") || g_str_equal (rest, ",0") || g_str_equal (rest, ".00") ||
                    g_str_equal (rest, ",00")))
    g_string_truncate (plain, whole);
}

static gboolean
is_mark (gunichar c)
{
  return g_unichar_isspace (c) || g_unichar_ispunct (c) || g_unichar_type (c) == G_UNICODE_FORMAT;
}

/**
 * relais_digits_parse:
 * @typed: (nullable): a text
 *
 * Returns: (transfer full) (nullable): the digits in @typed as ASCII, empty when there is nothing in it but marks;
 *   %NULL when there is a letter or a sign, so that it is no number
 */
char *
relais_digits_parse (const char *typed)
{
  g_autofree char *valid = g_utf8_make_valid (typed != NULL ? typed : "", -1);
  g_autoptr (GString) plain = g_string_new (g_strstrip (valid));
  g_autoptr (GString) digits = g_string_new (NULL);

  drop_decimals (plain);
  for (const char *p = plain->str; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (g_unichar_isdigit (c))
        g_string_append_c (digits, (char) ('0' + g_unichar_digit_value (c)));
      else if (!is_mark (c))
        return NULL;
    }

  return g_string_free (g_steal_pointer (&digits), FALSE);
}
