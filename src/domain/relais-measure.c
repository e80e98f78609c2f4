/* What is measured and written down with an entry of the notebook: weight, blood pressure, glycaemia, pain,
 * temperature, and what else the practice measures. Each is a label with a unit and two ranges: what lies outside the
 * possible ones is refused, what lies outside the usual ones is asked about. Stored as "weight=72.5 kg", several joined
 * by ";". A number is understood with a comma or a point. Pure, any thread.
 */

#include "relais-measure.h"

#include "relais-issue.h"
#include "relais-label-choice.h"
#include "relais-text.h"

#include <string.h>

#define MAX_DECIMALS 3
#define NUMBER       "([0-9]{1,5}(?:[.,][0-9]{1,3})?)"

static GRegex *
compile (const char *pattern)
{
  return g_regex_new (pattern, G_REGEX_OPTIMIZE, 0, NULL);
}

/* --- Ranges --- */

static double
read_number (const char *text, guint *decimals)
{
  g_autofree char *plain = g_strdelimit (g_strdup (text), ",", '.');
  const char *point = strchr (plain, '.');

  *decimals = point != NULL ? (guint) strlen (point + 1) : 0;
  return g_ascii_strtod (plain, NULL);
}

static gboolean
read_range (const char *text, RelaisMeasureRange *range)
{
  g_autoptr (GRegex) form = compile ("^\\s*" NUMBER "\\s*[-–]\\s*" NUMBER "\\s*$");
  g_autoptr (GMatchInfo) match = NULL;
  g_autofree char *low = NULL;
  g_autofree char *high = NULL;
  guint decimals_low, decimals_high;

  if (!g_regex_match (form, text, 0, &match))
    return FALSE;
  low = g_match_info_fetch (match, 1);
  high = g_match_info_fetch (match, 2);
  range->low[range->n] = read_number (low, &decimals_low);
  range->high[range->n] = read_number (high, &decimals_high);
  range->decimals = MAX (range->decimals, MAX (decimals_low, decimals_high));
  range->n++;
  return range->low[range->n - 1] < range->high[range->n - 1];
}

/**
 * relais_measure_range_parse:
 * @text: (nullable): what the practice wrote: "35,0-42,0", or "60-260/30-150" for two numbers
 * @range: (out caller-allocates): the range
 *
 * Returns: whether it is one
 */
gboolean
relais_measure_range_parse (const char *text, RelaisMeasureRange *range)
{
  g_auto (GStrv) parts = g_strsplit (text != NULL ? text : "", "/", -1);

  *range = (RelaisMeasureRange) { 0 };
  if (parts[0] == NULL || g_strv_length (parts) > RELAIS_MEASURE_MAX_NUMBERS)
    return FALSE;
  for (guint i = 0; parts[i] != NULL; i++)
    {
      if (!read_range (parts[i], range))
        return FALSE;
    }
  return TRUE;
}

static gboolean
range_covers (const RelaisMeasureRange *range, const double *numbers, guint n)
{
  for (guint i = 0; i < n; i++)
    {
      if (numbers[i] < range->low[i] || numbers[i] > range->high[i])
        return FALSE;
    }
  return range->n == n;
}

static const char *
name_field (guint field)
{
  return relais_label_type.fields[field].name;
}

/*
 * relais_measure_check_label:
 * @label: the label of something that is measured
 * @issues: (element-type RelaisIssue): where findings are added
 *
 * Says what is wrong with its unit and its ranges.
 */
void
relais_measure_check_label (const RelaisRecord *label, GPtrArray *issues)
{
  const char *unit = relais_record_get (label, RELAIS_LABEL_UNIT);
  const char *usual = relais_record_get (label, RELAIS_LABEL_USUAL);
  RelaisMeasureRange possible, mostly;
  gboolean is_range = relais_measure_range_parse (relais_record_get (label, RELAIS_LABEL_POSSIBLE), &possible);

  if (!is_range)
    relais_issues_add (issues, name_field (RELAIS_LABEL_POSSIBLE), RELAIS_ISSUE_MEASURE_RANGE, NULL);
  if (usual != NULL && is_range && (!relais_measure_range_parse (usual, &mostly) || mostly.n != possible.n))
    relais_issues_add (issues, name_field (RELAIS_LABEL_USUAL), RELAIS_ISSUE_MEASURE_RANGE, NULL);
  if (unit != NULL && strpbrk (unit, ";=") != NULL)
    relais_issues_add (issues, name_field (RELAIS_LABEL_UNIT), RELAIS_ISSUE_UNKNOWN_WORD, "kg, mmHg, mg/dl, °C, /10");
}

/* --- Values --- */

/**
 * relais_measure_get_numbers:
 * @value: the value of a measure
 * @numbers: (out caller-allocates): its numbers
 *
 * Returns: how many there are
 */
guint
relais_measure_get_numbers (const char *value, double numbers[RELAIS_MEASURE_MAX_NUMBERS])
{
  g_auto (GStrv) parts = g_strsplit (value, "/", RELAIS_MEASURE_MAX_NUMBERS);
  guint n = 0;

  for (; parts[n] != NULL; n++)
    numbers[n] = g_ascii_strtod (parts[n], NULL);
  return n;
}

/* A number as it is kept: without a zero before it, with a point. */
static char *
clean_number (const char *text, guint max_decimals)
{
  g_autofree char *plain = g_strdelimit (g_strdup (text), ",", '.');
  const char *point = strchr (plain, '.');
  const char *start = plain;

  while (start[0] == '0' && g_ascii_isdigit (start[1]))
    start++;
  return point == NULL || strlen (point + 1) <= max_decimals ? g_strdup (start) : NULL;
}

/* An example in the form of what the practice wrote: the usual values begin with one. */
static char *
make_example (const RelaisMeasureRange *range)
{
  if (range->n > 1)
    return g_strdup ("120/80");
  return g_strdup (range->decimals == 0 ? "72" : "72,5");
}

static char *
say_range (const RelaisRecord *label, guint field)
{
  const char *unit = relais_record_get (label, RELAIS_LABEL_UNIT);
  g_auto (GStrv) ends = g_strsplit (relais_record_get (label, field), "-", -1);
  g_autofree char *range = g_strjoinv (" – ", ends);

  return g_strjoin (" ", range, unit, NULL);
}

static char *
find_value (const char *typed, const RelaisMeasureRange *range, char **unit)
{
  g_autoptr (GRegex) form = compile (range->n > 1 ? "^\\s*" NUMBER "\\s*(?:[/\\s-]|sur|op)\\s*" NUMBER "\\s*(.*?)\\s*$"
                                                  : "^\\s*" NUMBER "\\s*(.*?)\\s*$");
  g_autoptr (GMatchInfo) match = NULL;
  GString *value = g_string_new (NULL);

  if (!g_regex_match (form, typed, 0, &match))
    return g_string_free (value, TRUE);
  for (guint i = 0; i < range->n; i++)
    {
      g_autofree char *found = g_match_info_fetch (match, (int) i + 1);
      g_autofree char *number = clean_number (found, range->decimals);

      if (number == NULL)
        return g_string_free (value, TRUE);
      g_string_append_printf (value, "%s%s", i > 0 ? "/" : "", number);
    }
  *unit = g_match_info_fetch (match, (int) range->n + 1);
  return g_string_free (value, FALSE);
}

/* What stands after the number is the unit or nothing. */
static gboolean
check_unit (const RelaisRecord *label, const char *typed, const char *field, GPtrArray *issues)
{
  const char *unit = relais_record_get (label, RELAIS_LABEL_UNIT);
  g_autofree char *key = relais_text_search_key (typed);
  g_autofree char *expected = relais_text_search_key (unit);

  if (*typed == '\0' || g_strcmp0 (typed, unit) == 0 || (*key != '\0' && g_str_equal (key, expected)))
    return TRUE;
  relais_issues_add (issues, field, RELAIS_ISSUE_MEASURE_UNIT, unit != NULL ? unit : "–");
  return FALSE;
}

static gboolean
check_value (const RelaisRecord *label, const char *value, const RelaisMeasureRange *range, const char *field,
             GPtrArray *issues)
{
  double numbers[RELAIS_MEASURE_MAX_NUMBERS];
  guint n = relais_measure_get_numbers (value, numbers);
  g_autofree char *possible = say_range (label, RELAIS_LABEL_POSSIBLE);
  RelaisMeasureRange usual;

  if (!range_covers (range, numbers, n))
    {
      relais_issues_add (issues, field, RELAIS_ISSUE_MEASURE_IMPOSSIBLE, possible);
      return FALSE;
    }
  if (n > 1 && numbers[0] <= numbers[1])
    {
      relais_issues_add (issues, field, RELAIS_ISSUE_MEASURE_ORDER, NULL);
      return FALSE;
    }
  if (relais_measure_range_parse (relais_record_get (label, RELAIS_LABEL_USUAL), &usual) &&
      !range_covers (&usual, numbers, n))
    {
      g_autofree char *mostly = say_range (label, RELAIS_LABEL_USUAL);

      relais_issues_add (issues, field, RELAIS_ISSUE_MEASURE_UNUSUAL, mostly);
    }
  return TRUE;
}

/**
 * relais_measure_read:
 * @label: what is measured
 * @typed: what was typed: "72,5", "72.5 kg", "120/80"
 * @field: name of the field, a static string
 * @issues: (element-type RelaisIssue): where findings are added
 *
 * Returns: (transfer full) (nullable): the value as it is stored, "weight=72.5 kg"; %NULL with an error among @issues
 */
char *
relais_measure_read (const RelaisRecord *label, const char *typed, const char *field, GPtrArray *issues)
{
  const char *unit = relais_record_get (label, RELAIS_LABEL_UNIT);
  RelaisMeasureRange range;
  g_autofree char *value = NULL;
  g_autofree char *behind = NULL;

  if (!relais_measure_range_parse (relais_record_get (label, RELAIS_LABEL_POSSIBLE), &range))
    range = (RelaisMeasureRange) { 1, MAX_DECIMALS, { 0 }, { 100000 } };
  value = find_value (typed, &range, &behind);
  if (value == NULL)
    {
      g_autofree char *example = make_example (&range);

      relais_issues_add (issues, field, RELAIS_ISSUE_MEASURE_FORM, example);
      return NULL;
    }
  if (!check_unit (label, behind, field, issues) || !check_value (label, value, &range, field, issues))
    return NULL;
  return g_strdup_printf ("%s=%s%s%s", relais_record_get (label, RELAIS_LABEL_CODE), value, unit != NULL ? " " : "",
                          unit != NULL ? unit : "");
}

/* --- Those of an entry --- */

/* "poids 72,5 kg", "weight=72.5": the name ends where "=" or ":" stands, else before the first digit. */
static char *
cut_name (const char *part, const char **rest)
{
  gsize length = strcspn (part, "=:");

  if (part[length] == '\0')
    {
      length = strcspn (part, "0123456789");
      length -= length > 0 && part[length - 1] == '-' ? 1 : 0;
    }
  *rest = part + length + (part[length] == '=' || part[length] == ':' ? 1 : 0);
  return g_strstrip (g_strndup (part, length));
}

static gboolean
is_there (GPtrArray *words, const char *word)
{
  gsize length = strcspn (word, "=") + 1;

  for (guint i = 0; i < words->len; i++)
    {
      if (strncmp (words->pdata[i], word, length) == 0)
        return TRUE;
    }
  return FALSE;
}

static void
read_part (const RelaisLabels *labels, const char *part, const char *field, GPtrArray *words, GPtrArray *issues)
{
  const char *rest;
  g_autofree char *name = cut_name (part, &rest);
  const RelaisRecord *label = relais_label_choice_find (labels, RELAIS_LABEL_KIND_MEASURE, name);
  g_autofree char *word = NULL;

  if (label == NULL)
    {
      relais_issues_add (issues, field, RELAIS_ISSUE_MEASURE_UNKNOWN, *name != '\0' ? name : part);
      return;
    }
  word = relais_measure_read (label, rest, field, issues);
  if (word != NULL && is_there (words, word))
    relais_issues_add (issues, field, RELAIS_ISSUE_MEASURE_TWICE, name);
  else if (word != NULL)
    g_ptr_array_add (words, g_steal_pointer (&word));
}

static int
compare_words (gconstpointer a, gconstpointer b)
{
  return strcmp (*(char *const *) a, *(char *const *) b);
}

/**
 * relais_measures_read:
 * @labels: the labels of the practice
 * @typed: (nullable): what was typed: "poids 72,5; tension 120/80"
 * @field: name of the field, a static string
 * @issues: (element-type RelaisIssue): where findings are added
 *
 * Returns: (transfer full) (nullable): the values as they are stored; %NULL for none
 */
char *
relais_measures_read (const RelaisLabels *labels, const char *typed, const char *field, GPtrArray *issues)
{
  g_auto (GStrv) parts = g_strsplit (typed != NULL ? typed : "", ";", -1);
  g_autoptr (GPtrArray) words = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; parts[i] != NULL; i++)
    {
      if (*g_strstrip (parts[i]) != '\0')
        read_part (labels, parts[i], field, words, issues);
    }
  if (words->len == 0)
    return NULL;
  g_ptr_array_sort (words, compare_words);
  g_ptr_array_add (words, NULL);
  return g_strjoinv (";", (char **) words->pdata);
}

/**
 * relais_measure_free:
 * @measure: (transfer full): a measure
 */
void
relais_measure_free (RelaisMeasure *measure)
{
  g_free (measure->code);
  g_free (measure->value);
  g_free (measure->unit);
  g_free (measure);
}

/**
 * relais_measures_parse:
 * @stored: (nullable): the values as they are stored
 *
 * Returns: (transfer full) (element-type RelaisMeasure): each of them
 */
GPtrArray *
relais_measures_parse (const char *stored)
{
  g_auto (GStrv) words = g_strsplit (stored != NULL ? stored : "", ";", -1);
  GPtrArray *measures = g_ptr_array_new_with_free_func ((GDestroyNotify) relais_measure_free);

  for (guint i = 0; words[i] != NULL; i++)
    {
      g_auto (GStrv) halves = g_strsplit (words[i], "=", 2);
      g_auto (GStrv) value = g_strsplit (halves[0] != NULL && halves[1] != NULL ? halves[1] : "", " ", 2);
      RelaisMeasure *measure;

      if (value[0] == NULL)
        continue;
      measure = g_new0 (RelaisMeasure, 1);
      measure->code = g_strdup (halves[0]);
      measure->value = g_strdup (value[0]);
      measure->unit = g_strdup (value[1]);
      g_ptr_array_add (measures, measure);
    }
  return measures;
}

/**
 * relais_measure_get_value:
 * @measure: a measure
 * @language: the language of the screen
 *
 * Returns: (transfer full): its value for people: "72,5 kg", "120/80 mmHg", "3/10"
 */
char *
relais_measure_get_value (const RelaisMeasure *measure, const char *language)
{
  gboolean comma = g_strcmp0 (language, "fr") == 0 || g_strcmp0 (language, "nl") == 0;
  g_autofree char *value = g_strdelimit (g_strdup (measure->value), ".", comma ? ',' : '.');
  const char *unit = measure->unit != NULL ? measure->unit : "";

  return g_strconcat (value, *unit == '/' || *unit == '\0' ? "" : "\302\240", unit, NULL);
}

static int
compare_places (gconstpointer a, gconstpointer b, gpointer list)
{
  const RelaisMeasure *first = *(RelaisMeasure *const *) a;
  const RelaisMeasure *second = *(RelaisMeasure *const *) b;
  GPtrArray *labels = list;
  guint places[2] = { labels->len, labels->len };

  for (guint i = 0; i < labels->len; i++)
    {
      if (relais_record_is (labels->pdata[i], RELAIS_LABEL_CODE, first->code))
        places[0] = i;
      if (relais_record_is (labels->pdata[i], RELAIS_LABEL_CODE, second->code))
        places[1] = i;
    }
  return places[0] < places[1] ? -1 : places[0] > places[1];
}

/**
 * relais_measures_format:
 * @labels: (nullable): the labels of the practice
 * @stored: (nullable): the values as they are stored
 * @language: the language of the screen
 *
 * Returns: (transfer full): the values for people in the practice's order, "Poids 72,5 kg · Douleur 3/10"; "" for none
 */
char *
relais_measures_format (const RelaisLabels *labels, const char *stored, const char *language)
{
  g_autoptr (GPtrArray) measures = relais_measures_parse (stored);
  g_autoptr (GPtrArray) order =
      labels != NULL ? relais_label_choice_list (labels, RELAIS_LABEL_KIND_MEASURE, language) : g_ptr_array_new ();
  GString *text = g_string_new (NULL);

  g_ptr_array_sort_with_data (measures, compare_places, order);
  for (guint i = 0; i < measures->len; i++)
    {
      const RelaisMeasure *measure = measures->pdata[i];
      const char *name = relais_labels_get_name (labels, RELAIS_LABEL_KIND_MEASURE, measure->code, language);
      g_autofree char *value = relais_measure_get_value (measure, language);

      g_string_append_printf (text, "%s%s %s", i > 0 ? " · " : "", name != NULL ? name : measure->code, value);
    }
  return g_string_free (text, FALSE);
}
