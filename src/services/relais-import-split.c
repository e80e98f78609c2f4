/* Taking apart what offices write into one cell: a whole name, an address. How names are written, domain knows; where
 * nothing in the name tells its parts apart, the order of the column does. What is no address stays together. Pure.
 */

#include "relais-import-split.h"

#include "relais-text.h"

#include <string.h>

/* A longer text is no name, and is refused as one. */
#define MAX_WHOLE_NAME 200

static char *
none_if_empty (char *text)
{
  if (*text != '\0')
    return text;
  g_free (text);
  return NULL;
}

/* Only the order of the column tells which part is which: "Fatima Amrani" under "Prénom et nom". */
static void
put_given_name_first (RelaisPastedLine *line, const char *text)
{
  const char *space = strchr (text, ' ');

  if (space == NULL)
    return;
  g_free (line->given_name);
  g_free (line->family_name);
  line->given_name = g_strndup (text, (gsize) (space - text));
  line->family_name = g_strdup (space + 1);
}

/**
 * relais_import_split_name:
 * @text: what stands in a column of whole names: "EL AMRANI Fatima", "El Amrani, Fatima", "Mme Peeters Els 02 474 02 55"
 * @given_first: whether the given name comes first where nothing else tells
 * @line: (out): the name, and whatever else was understood; clear it with relais_pasted_line_clear()
 */
void
relais_import_split_name (const char *text, gboolean given_first, RelaisPastedLine *line)
{
  g_autofree char *cleaned = relais_text_clean (text, 0, NULL);

  *line = (RelaisPastedLine){ NULL };
  if (relais_text_length (cleaned) > MAX_WHOLE_NAME)
    {
      line->family_name = g_steal_pointer (&cleaned);
      return;
    }
  relais_pasted_line_read (cleaned, line);
  if (line->name_is_guess && given_first && line->rest == NULL)
    put_given_name_first (line, cleaned);
}

/* Four digits that stand alone, with a name behind them in which there are no digits. */
static const char *
find_commune (const char *digits, const char *start)
{
  const char *commune = digits + 4;

  if (!g_ascii_isdigit (digits[0]) || digits[0] == '0' || strspn (digits, "0123456789") != 4 ||
      (digits > start && g_ascii_isalnum (digits[-1])))
    return NULL;

  commune += strspn (commune, " ,;-");
  if (commune == digits + 4 || !g_unichar_isalpha (g_utf8_get_char (commune)) ||
      strpbrk (commune, "0123456789") != NULL)
    return NULL;
  return commune;
}

/* What stands before the postcode, without what parts the two: "Rue Haute 12, B-". */
static char *
cut_street (const char *start, const char *postcode)
{
  g_autofree char *street = g_strndup (start, (gsize) (postcode - start));
  gsize length = strlen (street);

  if (length >= 2 && g_ascii_strcasecmp (street + length - 2, "B-") == 0 &&
      (length == 2 || strchr (" ,;", street[length - 3]) != NULL))
    length -= 2;
  while (length > 0 && strchr (" ,;/-", street[length - 1]) != NULL)
    length--;
  if (length >= 3 && strncmp (street + length - 3, "–", 3) == 0)
    length -= 3;
  street[length] = '\0';
  return none_if_empty (g_strchomp (g_steal_pointer (&street)));
}

/**
 * relais_import_split_address:
 * @text: an address: "Rue Haute 12 bte 3, 1000 Bruxelles", or a street, or a postcode with its commune
 * @street: (out) (transfer full) (nullable): street and number
 * @postcode: (out) (transfer full) (nullable): four digits, as they stand there
 * @commune: (out) (transfer full) (nullable): what stands after them
 */
void
relais_import_split_address (const char *text, char **street, char **postcode, char **commune)
{
  g_autofree char *cleaned = relais_text_clean (text, 0, NULL);
  const char *found = NULL;
  const char *p = cleaned;

  *street = NULL;
  *postcode = NULL;
  *commune = NULL;
  while (*p != '\0' && (found = find_commune (p, cleaned)) == NULL)
    p += g_ascii_isdigit (*p) ? strspn (p, "0123456789") : 1;
  if (found == NULL)
    {
      *street = none_if_empty (g_steal_pointer (&cleaned));
      return;
    }
  *street = cut_street (cleaned, p);
  *postcode = g_strndup (p, 4);
  *commune = g_strdup (found);
}
