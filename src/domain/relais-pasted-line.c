/* A line about one person, pasted from a message, a list or an e-mail: "Mme El Amrani Fatima 0478/12.34.56". What has a
 * form of its own is taken out first (e-mail, birth date, phones, postcode and commune, street); what is left is the
 * name. It fills a form that somebody looks at, and what was not understood is kept for them. Pure, any thread.
 */

#include "relais-pasted-line.h"

#include "relais-commune.h"
#include "relais-date.h"
#include "relais-pasted-name.h"
#include "relais-phone.h"
#include "relais-text.h"

#include <stdlib.h>
#include <string.h>

#define MAX_LENGTH 400

/* Stands where something was taken out: what is behind it does not go on what is before it. */
#define GAP "|"

typedef enum { EMAIL, BIRTH, PHONE, POSTCODE, STREET_FR, STREET_NL, ASIDE, N_PATTERNS } Pattern;

static const char *const patterns[N_PATTERNS] = {
  [EMAIL] = "<?(?:mailto:)?([^\\s@<>,|]+@[^\\s@<>,|]+\\.[a-z]{2,})>?",
  [BIRTH] = "(?:\\b(?:n[ée]e?|geb\\.?|geboren|born)\\s*(?:\\(e\\))?\\s*(?:le|op|on)?|°)?\\s*"
            "(?<![0-9./-])([0-3]?[0-9])[/.-]([01]?[0-9])[/.-]((?:19|20)[0-9]{2})(?![0-9])",
  [PHONE] = "(?<![0-9./-])(?:\\+|\\(?0|4[5-9])[0-9 ./()+-]{5,}[0-9]",
  [POSTCODE] = "(?<![0-9])(?:b-? ?)?([1-9][0-9]{3})(?![0-9])[ ,]*((?:[\\pL’'.-]+ ?){0,4})",
  [STREET_FR] = "\\b(?:rue|r\\.|avenue|av\\.?|chauss[ée]e|ch[ée]e|chss[ée]e|place|pl\\.|boulevard|bd|bld|square|clos|"
                "all[ée]e|drève|quai|impasse|cours)\\s+[^0-9,|]+[0-9]+(?:\\s?[a-z]\\b)?(?:\\s*/\\s*[0-9a-z]+)?"
                "(?:[ ,]*(?:bte|bo[iî]te|bus)\\.? ?[0-9a-z]+)?",
  [STREET_NL] = "(?:[\\pL’'.-]+ )?[\\pL’'.-]*(?:straat|laan|steenweg|plein|dreef|kaai|lei|weg|markt)\\s+"
                "[0-9]+(?:\\s?[a-z]\\b)?(?:[ ,]*(?:bte|bus)\\.? ?[0-9a-z]+)?",
  [ASIDE] = "\\(([^)]*)\\)",
};

static GRegex *
get_regex (Pattern pattern)
{
  static GRegex *regexes[N_PATTERNS];
  static gsize ready;

  if (g_once_init_enter (&ready))
    {
      for (int i = 0; i < N_PATTERNS; i++)
        regexes[i] = g_regex_new (patterns[i], G_REGEX_CASELESS, 0, NULL);
      g_once_init_leave (&ready, 1);
    }

  return regexes[pattern];
}

static void
erase (GString *text, int from, int to)
{
  g_string_erase (text, from, to - from);
  g_string_insert (text, from, " " GAP " ");
}

/* The first match of @pattern; taken out of @text, of which @match keeps a copy. */
static gboolean
take (GString *text, Pattern pattern, GMatchInfo **match, char **copy)
{
  int from, to;

  *copy = g_strdup (text->str);
  if (!g_regex_match (get_regex (pattern), *copy, 0, match))
    return FALSE;

  g_match_info_fetch_pos (*match, 0, &from, &to);
  erase (text, from, to);
  return TRUE;
}

static void
take_email (GString *text, RelaisPastedLine *line)
{
  g_autoptr (GMatchInfo) match = NULL;
  g_autofree char *copy = NULL;

  if (take (text, EMAIL, &match, &copy))
    line->email = g_match_info_fetch (match, 1);
}

static void
take_birth (GString *text, RelaisPastedLine *line)
{
  g_autoptr (GMatchInfo) match = NULL;
  g_autofree char *day = NULL;
  g_autofree char *month = NULL;
  g_autofree char *year = NULL;
  g_autofree char *written = NULL;
  RelaisDate date;
  int from, to;

  if (!g_regex_match (get_regex (BIRTH), text->str, 0, &match))
    return;

  day = g_match_info_fetch (match, 1);
  month = g_match_info_fetch (match, 2);
  year = g_match_info_fetch (match, 3);
  written = g_strdup_printf ("%s-%02d-%02d", year, atoi (month), atoi (day));
  if (!relais_date_parse (written, &date))
    return;

  line->birth_date = g_steal_pointer (&written);
  g_match_info_fetch_pos (match, 0, &from, &to);
  erase (text, from, to);
}

/* A 0 that was lost is believed only of a mobile in one run of digits. */
static gboolean
is_believable (const RelaisPhone *phone, const char *written)
{
  return phone->kind != RELAIS_PHONE_SHORT &&
         (!phone->restored_zero || (phone->kind == RELAIS_PHONE_MOBILE && strspn (written, "0123456789") == 9));
}

/* The longest beginning of @written that is a number: behind it may stand a postcode. */
static char *
read_phone (const char *written, gsize *length)
{
  g_autofree char *shorter = g_strdup (written);

  for (gsize end = strlen (shorter); end > 0;)
    {
      g_auto (RelaisPhone) phone = RELAIS_PHONE_INIT;

      shorter[end] = '\0';
      if (relais_phone_parse (shorter, &phone) && is_believable (&phone, shorter))
        {
          *length = end;
          return g_strdup (phone.display);
        }

      while (end > 0 && g_ascii_isdigit (shorter[end - 1]))
        end--;
      while (end > 0 && !g_ascii_isdigit (shorter[end - 1]))
        end--;
    }

  return NULL;
}

static void
take_phones (GString *text, RelaisPastedLine *line)
{
  int start = 0;

  while (line->phone2 == NULL)
    {
      g_autoptr (GMatchInfo) match = NULL;
      g_autofree char *copy = g_strdup (text->str);
      g_autofree char *written = NULL;
      g_autofree char *phone = NULL;
      gsize length = 0;
      int from, to;

      if (!g_regex_match_full (get_regex (PHONE), copy, -1, start, 0, &match, NULL))
        return;

      g_match_info_fetch_pos (match, 0, &from, &to);
      written = g_match_info_fetch (match, 0);
      phone = read_phone (written, &length);
      start = phone != NULL ? from : to;
      if (phone == NULL)
        continue;

      erase (text, from, from + (int) length);
      if (line->phone == NULL)
        line->phone = g_steal_pointer (&phone);
      else if (!g_str_equal (line->phone, phone))
        line->phone2 = g_steal_pointer (&phone);
    }
}

/* How many bytes of @words name the commune of @postcode, or one word where it lies elsewhere. */
static gsize
measure_commune (const char *postcode, const char *words, char **commune)
{
  g_autofree char *name = g_strchomp (g_strdup (words));

  while (name[0] != '\0')
    {
      g_autoptr (GPtrArray) found = relais_commune_find_by_name (name);
      char *space = strrchr (name, ' ');

      if (found->len > 0 || (space == NULL && relais_commune_find (postcode) == NULL))
        {
          *commune = relais_commune_parse (name, "commune", NULL);
          return strlen (name);
        }
      if (space == NULL)
        break;
      *space = '\0';
    }

  return 0;
}

/* Four digits are a postcode where it is one of Brussels, or where a place is named behind it. */
static void
take_place (GString *text, RelaisPastedLine *line)
{
  g_autoptr (GMatchInfo) match = NULL;
  g_autofree char *postcode = NULL;
  g_autofree char *words = NULL;
  int from, to, words_from, words_to;
  gsize length;

  if (!g_regex_match (get_regex (POSTCODE), text->str, 0, &match))
    return;

  postcode = g_match_info_fetch (match, 1);
  words = g_match_info_fetch (match, 2);
  g_match_info_fetch_pos (match, 0, &from, NULL);
  g_match_info_fetch_pos (match, 1, NULL, &to);
  g_match_info_fetch_pos (match, 2, &words_from, &words_to);
  length = measure_commune (postcode, words, &line->commune);
  if (length == 0 && relais_commune_find (postcode) == NULL)
    return;

  line->postcode = g_steal_pointer (&postcode);
  erase (text, from, length > 0 ? words_from + (int) length : to);
}

static void
take_street (GString *text, RelaisPastedLine *line)
{
  for (Pattern pattern = STREET_FR; pattern <= STREET_NL && line->street == NULL; pattern++)
    {
      g_autoptr (GMatchInfo) match = NULL;
      g_autofree char *copy = NULL;

      if (take (text, pattern, &match, &copy))
        line->street = g_strstrip (g_match_info_fetch (match, 0));
    }
}

static void
take_asides (GString *text, GString *rest)
{
  for (;;)
    {
      g_autoptr (GMatchInfo) match = NULL;
      g_autofree char *copy = NULL;
      g_autofree char *aside = NULL;

      if (!take (text, ASIDE, &match, &copy))
        return;
      aside = g_match_info_fetch (match, 1);
      g_string_append_printf (rest, " %s", aside);
    }
}

/* The first stretch with words is the name; the words of the others are kept. */
static void
take_name (const char *text, RelaisPastedLine *line, GString *rest)
{
  g_auto (GStrv) stretches = g_strsplit (text, GAP, -1);

  for (guint i = 0; stretches[i] != NULL; i++)
    {
      if (line->family_name == NULL && line->given_name == NULL)
        relais_pasted_name_read (stretches[i], line, rest);
      else
        relais_pasted_name_keep (stretches[i], rest);
    }
}

/**
 * relais_pasted_line_read:
 * @typed: (nullable): a line about one person; tabs part columns
 * @line: (out caller-allocates): what was understood, to be emptied with relais_pasted_line_clear() in any case
 *
 * Returns: whether a name or a way to reach somebody was found
 */
gboolean
relais_pasted_line_read (const char *typed, RelaisPastedLine *line)
{
  g_autofree char *columns = g_strdelimit (g_strdup (typed != NULL ? typed : ""), "\t;" GAP, ',');
  g_autofree char *clean = relais_text_clean (columns, MAX_LENGTH, NULL);
  g_autoptr (GString) text = g_string_new (clean);
  g_autoptr (GString) rest = g_string_new (NULL);

  *line = (RelaisPastedLine) { NULL };
  take_email (text, line);
  take_birth (text, line);
  take_phones (text, line);
  take_place (text, line);
  take_street (text, line);
  take_asides (text, rest);
  take_name (text->str, line, rest);

  line->rest = relais_text_clean (rest->str, MAX_LENGTH, NULL);
  if (line->rest[0] == '\0')
    g_clear_pointer (&line->rest, g_free);
  return line->family_name != NULL || line->phone != NULL || line->email != NULL;
}

/**
 * relais_pasted_line_clear:
 * @line: what was understood
 *
 * Frees what @line holds.
 */
void
relais_pasted_line_clear (RelaisPastedLine *line)
{
  g_free (line->family_name);
  g_free (line->given_name);
  g_free (line->birth_date);
  g_free (line->phone);
  g_free (line->phone2);
  g_free (line->email);
  g_free (line->street);
  g_free (line->postcode);
  g_free (line->commune);
  g_free (line->rest);
  *line = (RelaisPastedLine) { NULL };
}
