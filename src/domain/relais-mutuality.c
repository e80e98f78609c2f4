/* The mutuality (mutualité, ziekenfonds) of a person: the three digits on the sticker, or "cpas" (medical card of the
 * public welfare centre), "none", "foreign". The first digit tells the union. Names change with mergers, so those that
 * are shown are labels of the practice (relais-labels.c); the spellings here are only understood. Pure, any thread.
 */

#include "relais-mutuality.h"

#include "relais-digits.h"
#include "relais-issue.h"
#include "relais-spelling.h"
#include "relais-text.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* What people write instead of a number. @whole: the value says everything, there is no further number to ask for. */
static const struct {
  const char *value;
  gboolean whole;
  const char *spellings; /* see relais-spelling.c */
} names[] = {
  { "cpas", TRUE,
    "ocmw cartemedicale cartemedicalecpas cpascartemedicale medischekaart medischekaartocmw ocmwmedischekaart "
    "cartemedicaleducpas medischekaartvanhetocmw medicalcardofthecpasocmw medicalcard "
    "aidemedicaleurgente amu dringendemedischehulp dmh mediprima" },
  { "none", TRUE,
    "aucune aucun sans non geen zonder nee neen pasdemutuelle pasdemutualite sansmutuelle sansmutualite nonaffilie "
    "nonaffiliee nonassure nonassuree geenziekenfonds geenmutualiteit nietaangesloten nietverzekerd" },
  { "foreign", TRUE,
    "etranger etrangere aletranger abroad buitenland inhetbuitenland buitenlands buitenlandse ceam ehic "
    "carteeuropeenne europesekaart "
    "europeseziekteverzekeringskaart assuranceetrangere mutuelleetrangere buitenlandseverzekering" },
  { "600", TRUE, "caami hziv caisseauxiliaire hulpkas caamihziv" },
  { "900", TRUE, "hrrail sncb nmbs sncbnmbs chemindefer spoorwegen" },
  { "100", FALSE,
    "mc cm mccm mutualitechretienne mutuellechretienne chretienne christelijkemutualiteit christelijke" },
  { "200", FALSE, "neutre neutres neutrale mutualitesneutres mutualiteneutre mutuelleneutre mutualia symbio" },
  { "300", FALSE,
    "solidaris socialiste socialistisch mutualitesocialiste mutuellesocialiste socialistischemutualiteit fmsb "
    "bondmoyson devoorzorg socmut" },
  { "400", FALSE,
    "liberale mutualiteliberale mutuelleliberale liberalemutualiteit lm mutplus mutplusbe mutualitesliberales" },
  { "500", FALSE,
    "libre libres mutualiteslibres onafhankelijk onafhankelijke onafhankelijkeziekenfondsen partenamut partena "
    "helan omnimut euromut oz securex freie" },
};

/* Words around a name. */
static const char fillers[] = "be la le les de du la mutuelle mutualite mutualiteit ziekenfonds mut code nr no numero";

static gboolean
is_number (const char *text)
{
  return strlen (text) == 3 && strspn (text, "0123456789") == 3 &&
         ((text[0] >= '1' && text[0] <= '6') || text[0] == '9');
}

/* "MC 126": the one number of the text, and the words beside it. FALSE where the text has other numbers. */
static gboolean
take_apart (const char *folded, char **number, char **name)
{
  g_auto (GStrv) words = g_strsplit (folded, " ", -1);
  g_autoptr (GString) rest = g_string_new (NULL);
  g_autofree char *found = NULL;

  for (guint i = 0; words[i] != NULL; i++)
    {
      gsize letters = strcspn (words[i], "0123456789");

      g_string_append_len (rest, words[i], (gssize) letters);
      g_string_append_c (rest, ' ');
      if (words[i][letters] == '\0')
        continue;
      if (found != NULL || !is_number (words[i] + letters))
        return FALSE;
      found = g_strdup (words[i] + letters);
    }

  *number = g_steal_pointer (&found);
  *name = g_strdup (rest->str);
  return TRUE;
}

static int
find_spelling (const char *spelling)
{
  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    {
      if (g_str_equal (names[i].value, spelling) || relais_spelling_list_has (names[i].spellings, spelling))
        return (int) i;
    }

  return -1;
}

static int
find_name (const char *folded)
{
  g_autofree char *whole = relais_spelling_join (folded, NULL);
  g_autofree char *bare = relais_spelling_join (folded, fillers);
  int found = find_spelling (whole);

  return found >= 0 ? found : find_spelling (bare);
}

static char *
understand (const char *shown, const char *field, GPtrArray *issues)
{
  g_autofree char *folded = relais_spelling_fold (shown);
  g_autofree char *number = NULL;
  g_autofree char *name = NULL;
  int named;

  if (!take_apart (folded, &number, &name))
    return NULL;

  named = find_name (name);
  if (number != NULL)
    {
      if (named >= 0 && names[named].value[0] != number[0])
        relais_issues_add (issues, field, RELAIS_ISSUE_MUTUALITY_DISAGREES, shown);
      return g_steal_pointer (&number);
    }
  if (named < 0)
    return NULL;

  if (!names[named].whole)
    relais_issues_add (issues, field, RELAIS_ISSUE_MUTUALITY_UNION_ONLY, shown);
  return g_strdup (names[named].value);
}

/**
 * relais_mutuality_parse:
 * @typed: (nullable): what was typed: "319", "MC 126", "Solidaris", "OCMW"…
 * @field: the field it stands in, a static string
 * @issues: (nullable) (element-type RelaisIssue): where findings are added
 *
 * Returns: (transfer full) (nullable): three digits, "cpas", "none" or "foreign". The number of the union, with a
 *   warning, where only its name stands; %NULL when nothing was typed or understood.
 */
char *
relais_mutuality_parse (const char *typed, const char *field, GPtrArray *issues)
{
  g_autofree char *shown = relais_text_clean (typed, 100, NULL);
  g_autofree char *digits = relais_digits_parse (shown);
  char *value;

  if (shown[0] == '\0')
    return NULL;
  if (digits != NULL && is_number (digits))
    return g_steal_pointer (&digits);

  value = understand (shown, field, issues);
  if (value == NULL)
    relais_issues_add (issues, field, RELAIS_ISSUE_MUTUALITY_FORM, NULL);
  return value;
}

/**
 * relais_mutuality_is_valid:
 * @value: (nullable): a text
 *
 * Returns: whether @value is in the form in which mutualities are stored
 */
gboolean
relais_mutuality_is_valid (const char *value)
{
  return value != NULL && (is_number (value) || relais_mutuality_get_label (value) != NULL);
}

/**
 * relais_mutuality_get_label:
 * @value: a mutuality as it is stored
 *
 * Returns: (nullable): English msgid of one of the words; %NULL for a number, whose name is a label of the practice
 */
const char *
relais_mutuality_get_label (const char *value)
{
  if (g_str_equal (value, "cpas"))
    return NC_("mutuality", "medical card of the CPAS/OCMW");
  if (g_str_equal (value, "none"))
    return NC_("mutuality", "none");
  if (g_str_equal (value, "foreign"))
    return NC_("mutuality", "abroad");
  return NULL;
}
