/* Taking apart what offices write into one cell: a whole name, an address. A comma or capitals say where the family
 * name ends; without them the order of the column does, and particles ("El", "Van den") stay with the word they
 * belong to. What cannot be told apart stays together. Pure.
 */

#include "relais-import-split.h"

#include "relais-text.h"

#include <string.h>

static const char *const titles[] = { "m",   "mr",  "mme",     "mmes",     "mlle", "mrs",  "ms", "monsieur", "madame",
                                      "dhr", "mevr", "mevrouw", "mw", "heer", "dr", "docteur", "et", "en", NULL };

static const char *const particles[] = { "abd", "abdel", "abdul", "abou", "abu", "ait", "al", "bel", "ben", "bin", "bou",
                                         "d",   "da",    "de",    "del",  "della", "den", "der", "des", "di", "do",
                                         "dos", "du",    "el",    "la",   "le",  "les", "mac", "mc",  "op", "ould",
                                         "saint", "sainte", "sint", "st", "ste", "t",   "te",  "ten", "ter", "van",
                                         "vanden", "vander", "vom", "von", NULL };

static gboolean
is_in (const char *const *list, const char *word)
{
  g_autofree char *folded = relais_text_fold (word);

  return g_strv_contains (list, folded);
}

/* Whether a word is written in capitals: two letters at least, and no small one. */
static gboolean
is_in_capitals (const char *word)
{
  guint n_letters = 0;

  for (const char *p = word; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar ch = g_utf8_get_char (p);

      if (g_unichar_islower (ch))
        return FALSE;
      n_letters += g_unichar_isupper (ch);
    }
  return n_letters >= 2;
}

static char *
join (GStrv words, guint from, guint until)
{
  GString *joined = g_string_new (NULL);

  for (guint i = from; i < until; i++)
    g_string_append_printf (joined, "%s%s", i > from ? " " : "", words[i]);
  return g_string_free (joined, FALSE);
}

static char *
none_if_empty (char *text)
{
  if (*text != '\0')
    return text;
  g_free (text);
  return NULL;
}

/* Where the first run of words in capitals ends, counted from the front; 0 when all or none of the words are. */
static guint
count_capitals (GStrv words, guint n_words)
{
  guint n = 0;

  while (n < n_words && (is_in_capitals (words[n]) ||
                         (n + 1 < n_words && is_in (particles, words[n]) && is_in_capitals (words[n + 1]))))
    n++;
  return n < n_words ? n : 0;
}

static guint
count_last_capitals (GStrv words, guint n_words)
{
  guint n = 0;

  while (n < n_words && is_in_capitals (words[n_words - 1 - n]))
    n++;
  return n < n_words ? n : 0;
}

/* "Van den Broeck Jan": the particles and one word more. */
static guint
count_family_words (GStrv words, guint n_words)
{
  guint n = 0;

  while (n + 1 < n_words && is_in (particles, words[n]))
    n++;
  return MIN (n + 1, n_words);
}

static void
split_words (GStrv words, gboolean given_first, char **family, char **given)
{
  guint n_words = g_strv_length (words);
  guint n_first = count_capitals (words, n_words);
  guint n_last = n_first == 0 ? count_last_capitals (words, n_words) : 0;
  guint n_family = n_first;

  if (n_words < 2)
    n_family = n_words;
  else if (n_last > 0)
    given_first = TRUE;
  else if (n_first > 0)
    given_first = FALSE;
  else if (!given_first)
    n_family = count_family_words (words, n_words);

  if (given_first && n_words >= 2)
    {
      guint n_given = n_last > 0 ? n_words - n_last : 1;

      *given = none_if_empty (join (words, 0, n_given));
      *family = none_if_empty (join (words, n_given, n_words));
      return;
    }
  *family = none_if_empty (join (words, 0, n_family));
  *given = none_if_empty (join (words, n_family, n_words));
}

/**
 * relais_import_split_name:
 * @text: a whole name: "EL AMRANI Fatima", "Fatima EL AMRANI", "El Amrani, Fatima", "Mme El Amrani Fatima"
 * @given_first: whether the given name comes first where nothing else tells
 * @family: (out) (transfer full) (nullable): the family name
 * @given: (out) (transfer full) (nullable): the given name
 */
void
relais_import_split_name (const char *text, gboolean given_first, char **family, char **given)
{
  g_autofree char *cleaned = relais_text_clean (text, 0, NULL);
  const char *comma = strchr (cleaned, ',');
  g_auto (GStrv) words = NULL;
  guint first = 0;

  *family = NULL;
  *given = NULL;
  if (comma != NULL && strchr (comma + 1, ',') == NULL)
    {
      *family = none_if_empty (g_strstrip (g_strndup (cleaned, (gsize) (comma - cleaned))));
      *given = none_if_empty (g_strstrip (g_strdup (comma + 1)));
      return;
    }

  words = g_strsplit (cleaned, " ", -1);
  while (words[first] != NULL && words[first + 1] != NULL && is_in (titles, words[first]))
    first++;
  split_words (words + first, given_first, family, given);
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
  g_autoptr (GRegex) regex = g_regex_new ("^(.*?)[\\s,;/–-]*\\b(?:[Bb]\\s*-\\s*)?([1-9][0-9]{3})[\\s,;-]+(\\p{L}[^0-9]*)$",
                                          G_REGEX_OPTIMIZE, 0, NULL);
  g_autoptr (GMatchInfo) match = NULL;

  *street = NULL;
  *postcode = NULL;
  *commune = NULL;
  if (!g_regex_match (regex, cleaned, 0, &match))
    {
      *street = none_if_empty (g_steal_pointer (&cleaned));
      return;
    }
  *street = none_if_empty (g_match_info_fetch (match, 1));
  *postcode = g_match_info_fetch (match, 2);
  *commune = g_strstrip (g_match_info_fetch (match, 3));
}
