/* The communes of the Brussels Region with their postcodes: 19 communes, 22 postcodes, because the City of Brussels has
 * four. Postcodes and French names are those of the public list; Dutch names, numbers and basins are labels of the
 * practice (relais-labels.c), and the spellings here are only understood. A commune is stored by its French name;
 * whatever lies outside the Region is stored as typed. Pure.
 */

#include "relais-commune.h"

#include "relais-issue.h"
#include "relais-spelling.h"
#include "relais-text.h"

#include <string.h>

/* The City of Brussels, whose name also stands for its other three postcodes. */
#define CITY "1000"

static const RelaisCommune communes[] = {
  { "1000", "Bruxelles", TRUE },
  { "1020", "Laeken", TRUE },
  { "1030", "Schaerbeek" },
  { "1040", "Etterbeek" },
  { "1050", "Ixelles" },
  { "1060", "Saint-Gilles" },
  { "1070", "Anderlecht" },
  { "1080", "Molenbeek-Saint-Jean" },
  { "1081", "Koekelberg" },
  { "1082", "Berchem-Sainte-Agathe" },
  { "1083", "Ganshoren" },
  { "1090", "Jette" },
  { "1120", "Neder-Over-Heembeek", TRUE },
  { "1130", "Haren", TRUE },
  { "1140", "Evere" },
  { "1150", "Woluwe-Saint-Pierre" },
  { "1160", "Auderghem" },
  { "1170", "Watermael-Boitsfort" },
  { "1180", "Uccle" },
  { "1190", "Forest" },
  { "1200", "Woluwe-Saint-Lambert" },
  { "1210", "Saint-Josse-ten-Noode" },
};

/* The same order: how each name is written, as relais-spelling.c has it, with "st" and "ste" written out. */
static const char *const spellings[] = {
  "bruxelles brussel bruxellesbrussel brusselbruxelles bxl bru brussels bruxellesville brusselstad "
  "villedebruxelles stadbrussel bruxelleslaville bruxelles1",
  "laeken laken laekenlaken lakenlaeken laekenbruxelles bruxelleslaeken lakenbrussel brussellaken",
  "schaerbeek schaarbeek schaerbeekschaarbeek schaarbeekschaerbeek",
  "etterbeek",
  "ixelles elsene ixelleselsene elseneixelles",
  "saintgilles sintgillis saintgillessintgillis sintgillissaintgilles saintgillis",
  "anderlecht",
  "molenbeeksaintjean sintjansmolenbeek molenbeeksaintjeansintjansmolenbeek "
  "sintjansmolenbeekmolenbeeksaintjean molenbeek molenbeeksaint molenbeeksaintjan",
  "koekelberg",
  "berchemsainteagathe sintagathaberchem berchemsainteagathesintagathaberchem "
  "sintagathaberchemberchemsainteagathe berchem berchemagathe saintagathaberchem",
  "ganshoren",
  "jette",
  "nederoverheembeek noh heembeek",
  "haren",
  "evere",
  "woluwesaintpierre sintpieterswoluwe woluwesaintpierresintpieterswoluwe "
  "sintpieterswoluwewoluwesaintpierre wsp woluwepierre woluwesaintpieter saintpieterswoluwe",
  "auderghem oudergem auderghemoudergem oudergemauderghem",
  "watermaelboitsfort watermaalbosvoorde watermaelboitsfortwatermaalbosvoorde "
  "watermaalbosvoordewatermaelboitsfort watermael boitsfort watermaal bosvoorde",
  "uccle ukkel uccleukkel ukkeluccle",
  "forest vorst forestvorst vorstforest forestbruxelles vorstbrussel",
  "woluwesaintlambert sintlambrechtswoluwe woluwesaintlambertsintlambrechtswoluwe "
  "sintlambrechtswoluwewoluwesaintlambert wsl woluwelambert woluwesaintlambertus saintlambrechtswoluwe",
  "saintjossetennoode sintjoosttennode saintjossetennoodesintjoosttennode "
  "sintjoosttennodesaintjossetennoode saintjosse sintjoost saintjoosttennode saintjossetennode",
};

G_STATIC_ASSERT (G_N_ELEMENTS (communes) == 22 && G_N_ELEMENTS (spellings) == 22);

/* "St-Gilles" and "Ste Agathe" written out, postcodes and single letters left out. */
static char *
fold_name (const char *name)
{
  g_autofree char *spaced = g_strdelimit (g_strdup (name), "-.()/,", ' ');
  g_autofree char *folded = relais_spelling_fold (spaced);
  g_auto (GStrv) words = g_strsplit (folded, " ", -1);
  GString *joined = g_string_new (NULL);

  for (guint i = 0; words[i] != NULL; i++)
    {
      if (g_str_equal (words[i], "st"))
        g_string_append (joined, "saint");
      else if (g_str_equal (words[i], "ste"))
        g_string_append (joined, "sainte");
      else if (strlen (words[i]) > 1 && !g_ascii_isdigit (words[i][0]))
        g_string_append (joined, words[i]);
    }

  return g_string_free (joined, FALSE);
}

static const RelaisCommune *
find_name (const char *name)
{
  g_autofree char *spelling = fold_name (name);

  for (gsize i = 0; spelling[0] != '\0' && i < G_N_ELEMENTS (communes); i++)
    {
      if (relais_spelling_list_has (spellings[i], spelling))
        return &communes[i];
    }

  return NULL;
}

/**
 * relais_commune_get_all:
 * @n_communes: (out): their number
 *
 * Returns: (array length=n_communes): all of them, by postcode
 */
const RelaisCommune *
relais_commune_get_all (gsize *n_communes)
{
  *n_communes = G_N_ELEMENTS (communes);
  return communes;
}

/**
 * relais_commune_find:
 * @postcode: (nullable): a postcode
 *
 * Returns: (nullable): the commune of Brussels with this postcode
 */
const RelaisCommune *
relais_commune_find (const char *postcode)
{
  for (gsize i = 0; postcode != NULL && i < G_N_ELEMENTS (communes); i++)
    {
      if (g_str_equal (communes[i].postcode, postcode))
        return &communes[i];
    }

  return NULL;
}

/**
 * relais_commune_find_by_name:
 * @name: (nullable): a name in French or Dutch, or one of its usual spellings
 *
 * Returns: (transfer container) (element-type RelaisCommune): the communes it may mean: four for "Bruxelles", which is
 *   also what people of Laeken write; empty for a name of elsewhere
 */
GPtrArray *
relais_commune_find_by_name (const char *name)
{
  GPtrArray *found = g_ptr_array_new ();
  const RelaisCommune *named = name != NULL ? find_name (name) : NULL;

  if (named == NULL)
    return found;

  g_ptr_array_add (found, (gpointer) named);
  for (gsize i = 0; g_str_equal (named->postcode, CITY) && i < G_N_ELEMENTS (communes); i++)
    {
      if (&communes[i] != named && communes[i].in_city)
        g_ptr_array_add (found, (gpointer) &communes[i]);
    }

  return found;
}

/**
 * relais_commune_get_postcode:
 * @stored: a commune as it is stored
 *
 * Returns: (nullable): its postcode; %NULL for a place of elsewhere
 */
const char *
relais_commune_get_postcode (const char *stored)
{
  for (gsize i = 0; i < G_N_ELEMENTS (communes); i++)
    {
      if (g_str_equal (communes[i].name_fr, stored))
        return communes[i].postcode;
    }

  return NULL;
}

/* The four digits of "1030", "B-1030", "BE 1030", "1030.0" and "1030 Schaerbeek", not those of "1012 AB". */
static char *
take_belgian (const char *shown)
{
  static GRegex *regex;
  g_autoptr (GMatchInfo) match = NULL;

  if (g_once_init_enter (&regex))
    g_once_init_leave (&regex, g_regex_new ("^(?:BE?[ -]*)?([0-9]{4})(?:[.,]0+)?(?:[ -]+[^0-9]{3,})?$",
                                            G_REGEX_CASELESS, 0, NULL));
  return g_regex_match (regex, shown, 0, &match) ? g_match_info_fetch (match, 1) : NULL;
}

/* Letters and digits as other countries have them: "75001", "F-59000", "1012 AB", "SW1A 1AA". */
static gboolean
is_foreign (const char *shown)
{
  return strlen (shown) >= 5 && strlen (shown) <= 10 && strpbrk (shown, "0123456789") != NULL &&
         strspn (shown, "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz -") == strlen (shown);
}

static void
report_belgian (const char *postcode, const char *field, GPtrArray *issues)
{
  if (relais_commune_find (postcode) != NULL)
    return;
  if (strcmp (postcode, "1300") < 0)
    relais_issues_add (issues, field, RELAIS_ISSUE_POSTCODE_NOT_RESIDENTIAL, NULL);
  else
    relais_issues_add (issues, field, RELAIS_ISSUE_POSTCODE_NOT_BRUSSELS, NULL);
}

/**
 * relais_postcode_parse:
 * @typed: (nullable): what was typed
 * @field: the field it stands in, a static string
 * @issues: (nullable) (element-type RelaisIssue): where findings are added
 *
 * Returns: (transfer full) (nullable): four digits from 1000 to 9999, or a foreign postcode in capitals; %NULL when
 *   nothing was typed or when it is neither
 */
char *
relais_postcode_parse (const char *typed, const char *field, GPtrArray *issues)
{
  g_autofree char *shown = relais_text_clean (typed, 60, NULL);
  g_autofree char *postcode = take_belgian (shown);

  if (shown[0] == '\0')
    return NULL;
  if (postcode != NULL && postcode[0] != '0')
    {
      report_belgian (postcode, field, issues);
      return g_steal_pointer (&postcode);
    }
  if (postcode == NULL && is_foreign (shown))
    {
      relais_issues_add (issues, field, RELAIS_ISSUE_POSTCODE_FOREIGN, NULL);
      return g_ascii_strup (shown, -1);
    }

  relais_issues_add (issues, field, RELAIS_ISSUE_POSTCODE_FORM, NULL);
  return NULL;
}

/**
 * relais_commune_parse:
 * @typed: (nullable): what was typed, in French or Dutch
 * @field: the field it stands in, a static string
 * @issues: (nullable) (element-type RelaisIssue): where findings are added
 *
 * Returns: (transfer full) (nullable): the French name of a commune of Brussels; another place as it was typed, with a
 *   hint; %NULL when nothing was typed
 */
char *
relais_commune_parse (const char *typed, const char *field, GPtrArray *issues)
{
  g_autofree char *shown = relais_text_clean (typed, 0, NULL);
  const RelaisCommune *commune;

  if (shown[0] == '\0')
    return NULL;

  commune = find_name (shown);
  if (commune != NULL)
    return g_strdup (commune->name_fr);

  relais_issues_add (issues, field, RELAIS_ISSUE_COMMUNE_UNKNOWN, NULL);
  return g_steal_pointer (&shown);
}

/**
 * relais_commune_report:
 * @postcode: (nullable): a postcode as it is stored
 * @commune: (nullable): a commune as it is stored
 * @field: the field of the commune, a static string
 * @issues: (element-type RelaisIssue): where a finding is added
 *
 * Says so where a postcode of Brussels and the commune beside it are not of the same place.
 */
void
relais_commune_report (const char *postcode, const char *commune, const char *field, GPtrArray *issues)
{
  const RelaisCommune *expected = relais_commune_find (postcode);
  g_autoptr (GPtrArray) named = relais_commune_find_by_name (commune);

  if (expected == NULL || commune == NULL || commune[0] == '\0' || g_ptr_array_find (named, expected, NULL))
    return;
  relais_issues_add (issues, field, RELAIS_ISSUE_COMMUNE_DISAGREES, expected->name_fr);
}
