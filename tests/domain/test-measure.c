#include "relais-domain-test.h"
#include "relais-issue.h"
#include "relais-measure.h"

#define NBSP "\302\240"

static RelaisRecord *
make (const char *code, const char *fr, const char *nl, const char *unit, const char *possible, const char *usual)
{
  RelaisRecordBuilder *builder = relais_record_builder_new (&relais_label_type, NULL, 0);

  relais_record_builder_set (builder, RELAIS_LABEL_KIND, RELAIS_LABEL_KIND_MEASURE);
  relais_record_builder_set (builder, RELAIS_LABEL_CODE, code);
  relais_record_builder_set (builder, RELAIS_LABEL_FR, fr);
  relais_record_builder_set (builder, RELAIS_LABEL_NL, nl);
  relais_record_builder_set (builder, RELAIS_LABEL_UNIT, unit);
  relais_record_builder_set (builder, RELAIS_LABEL_POSSIBLE, possible);
  relais_record_builder_set (builder, RELAIS_LABEL_USUAL, usual);
  return relais_record_builder_end (builder);
}

static RelaisLabels *
make_labels (void)
{
  g_autoptr (GPtrArray) records = g_ptr_array_new_with_free_func ((GDestroyNotify) relais_record_unref);

  g_ptr_array_add (records, make ("weight", "Poids", "Gewicht", "kg", "1,0-350,0", "35,0-150,0"));
  g_ptr_array_add (records, make ("pressure", "Tension", "Bloeddruk", "mmHg", "50-300/20-200", "90-180/50-110"));
  g_ptr_array_add (records, make ("pain", "Douleur", "Pijn", "/10", "0-10", NULL));
  g_ptr_array_add (records, make ("temperature", "Température", "Temperatuur", "°C", "25.0-45.0", "35,0-39,0"));
  g_ptr_array_add (records, make ("steps", "Pas", "Stappen", NULL, "0-99999", NULL));
  return relais_labels_new (records);
}

/* What was typed, what is kept, and what is said. */
static const struct {
  const char *typed;
  const char *stored;
  RelaisIssueCode code; /* RELAIS_N_ISSUES for none */
} readings[] = {
  { "poids 72,5", "weight=72.5 kg", RELAIS_N_ISSUES },
  { "weight=72.5 kg", "weight=72.5 kg", RELAIS_N_ISSUES },
  { "Gewicht: 72 KG", "weight=72 kg", RELAIS_N_ISSUES },
  { "poids 072,5", "weight=72.5 kg", RELAIS_N_ISSUES },
  { "poids 72,55", NULL, RELAIS_ISSUE_MEASURE_FORM },
  { "poids beaucoup", NULL, RELAIS_ISSUE_MEASURE_UNKNOWN },
  { "poids: beaucoup", NULL, RELAIS_ISSUE_MEASURE_FORM },
  { "poids 72,5 g", NULL, RELAIS_ISSUE_MEASURE_UNIT },
  { "poids 725", NULL, RELAIS_ISSUE_MEASURE_IMPOSSIBLE },
  { "poids 0", NULL, RELAIS_ISSUE_MEASURE_IMPOSSIBLE },
  { "poids 350", "weight=350 kg", RELAIS_ISSUE_MEASURE_UNUSUAL },
  { "poids 350,1", NULL, RELAIS_ISSUE_MEASURE_IMPOSSIBLE },
  { "poids 150", "weight=150 kg", RELAIS_N_ISSUES },
  { "poids 150,1", "weight=150.1 kg", RELAIS_ISSUE_MEASURE_UNUSUAL },
  { "tension 120/80", "pressure=120/80 mmHg", RELAIS_N_ISSUES },
  { "tension 120 80", "pressure=120/80 mmHg", RELAIS_N_ISSUES },
  { "tension 120 sur 80 mmHg", "pressure=120/80 mmHg", RELAIS_N_ISSUES },
  { "bloeddruk 120 op 80", "pressure=120/80 mmHg", RELAIS_N_ISSUES },
  { "tension 12/8", NULL, RELAIS_ISSUE_MEASURE_IMPOSSIBLE },
  { "tension 120", NULL, RELAIS_ISSUE_MEASURE_FORM },
  { "tension 80/120", NULL, RELAIS_ISSUE_MEASURE_ORDER },
  { "tension 190/80", "pressure=190/80 mmHg", RELAIS_ISSUE_MEASURE_UNUSUAL },
  { "tension 120/115", "pressure=120/115 mmHg", RELAIS_ISSUE_MEASURE_UNUSUAL },
  { "douleur 3", "pain=3 /10", RELAIS_N_ISSUES },
  { "pijn 3/10", "pain=3 /10", RELAIS_N_ISSUES },
  { "douleur 11", NULL, RELAIS_ISSUE_MEASURE_IMPOSSIBLE },
  { "douleur 3,5", NULL, RELAIS_ISSUE_MEASURE_FORM },
  { "douleur -3", NULL, RELAIS_ISSUE_MEASURE_FORM },
  { "temp 37,2 °C", "temperature=37.2 °C", RELAIS_N_ISSUES },
  { "temp 372", NULL, RELAIS_ISSUE_MEASURE_IMPOSSIBLE },
  { "pas 4000", "steps=4000", RELAIS_N_ISSUES },
  { "pas 4000 m", NULL, RELAIS_ISSUE_MEASURE_UNIT },
  { "taille 170", NULL, RELAIS_ISSUE_MEASURE_UNKNOWN },
  { "72,5", NULL, RELAIS_ISSUE_MEASURE_UNKNOWN },
  { "temp 37; poids 72; douleur 2", "pain=2 /10;temperature=37 °C;weight=72 kg", RELAIS_N_ISSUES },
  { "poids 72; gewicht 73", "weight=72 kg", RELAIS_ISSUE_MEASURE_TWICE },
  { " ; ", NULL, RELAIS_N_ISSUES },
  { NULL, NULL, RELAIS_N_ISSUES },
};

static void
test_read (void)
{
  g_autoptr (RelaisLabels) labels = make_labels ();

  for (gsize i = 0; i < G_N_ELEMENTS (readings); i++)
    {
      g_autoptr (GPtrArray) issues = relais_issues_new ();
      g_autofree char *stored = relais_measures_read (labels, readings[i].typed, "measures", issues);

      g_test_message ("%s", readings[i].typed);
      g_assert_cmpstr (stored, ==, readings[i].stored);
      g_assert_cmpuint (issues->len, ==, readings[i].code == RELAIS_N_ISSUES ? 0 : 1);
      if (issues->len > 0)
        g_assert_cmpint (((RelaisIssue *) issues->pdata[0])->code, ==, readings[i].code);
    }
}

/* What is said names what would do. */
static void
test_said (void)
{
  g_autoptr (RelaisLabels) labels = make_labels ();
  g_autoptr (GPtrArray) issues = relais_issues_new ();

  g_free (relais_measures_read (labels, "poids 7250", "measures", issues));
  g_free (relais_measures_read (labels, "tension haute: oui", "measures", issues));
  g_assert_cmpstr (((RelaisIssue *) issues->pdata[0])->argument, ==, "1,0 – 350,0 kg");
  g_assert_cmpstr (((RelaisIssue *) issues->pdata[1])->argument, ==, "tension haute");
}

static void
test_format (void)
{
  g_autoptr (RelaisLabels) labels = make_labels ();
  static const char stored[] = "pain=3 /10;pressure=120/80 mmHg;size=1.7 m;weight=72.5 kg";
  g_autofree char *fr = relais_measures_format (labels, stored, "fr");
  g_autofree char *nl = relais_measures_format (labels, stored, "nl");
  g_autofree char *en = relais_measures_format (NULL, "weight=72.5 kg;steps=12", "en");
  g_autofree char *none = relais_measures_format (labels, NULL, "fr");

  g_assert_cmpstr (fr, ==, "Douleur 3/10 · Poids 72,5" NBSP "kg · Tension 120/80" NBSP "mmHg · size 1,7" NBSP "m");
  g_assert_cmpstr (nl, ==, "Bloeddruk 120/80" NBSP "mmHg · Gewicht 72,5" NBSP "kg · Pijn 3/10 · size 1,7" NBSP "m");
  g_assert_cmpstr (en, ==, "weight 72.5" NBSP "kg · steps 12");
  g_assert_cmpstr (none, ==, "");
}

static void
test_parse (void)
{
  g_autoptr (GPtrArray) measures = relais_measures_parse ("pressure=120/80 mmHg;steps=12;;broken");
  const RelaisMeasure *pressure = measures->pdata[0];
  const RelaisMeasure *steps = measures->pdata[1];
  double numbers[RELAIS_MEASURE_MAX_NUMBERS];

  g_assert_cmpuint (measures->len, ==, 2);
  g_assert_cmpstr (pressure->code, ==, "pressure");
  g_assert_cmpstr (pressure->unit, ==, "mmHg");
  g_assert_cmpuint (relais_measure_get_numbers (pressure->value, numbers), ==, 2);
  g_assert_cmpfloat (numbers[0], ==, 120);
  g_assert_cmpfloat (numbers[1], ==, 80);
  g_assert_null (steps->unit);
  g_assert_cmpuint (relais_measure_get_numbers (steps->value, numbers), ==, 1);
}

static void
test_ranges (void)
{
  static const struct {
    const char *text;
    guint n; /* 0: none */
    guint decimals;
  } cases[] = {
    { "35,0-42,0", 1, 1 }, { "35.0 – 42", 1, 1 }, { "0-10", 1, 0 },       { "60-260/30-150", 2, 0 },
    { "42-35", 0, 0 },     { "35", 0, 0 },        { "1-2/3-4/5-6", 0, 0 }, { "a-b", 0, 0 },
    { "", 0, 0 },          { NULL, 0, 0 },        { "1-2/", 0, 0 },       { "0,001-1", 1, 3 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      RelaisMeasureRange range;

      g_test_message ("%s", cases[i].text);
      g_assert_cmpint (relais_measure_range_parse (cases[i].text, &range), ==, cases[i].n > 0);
      if (cases[i].n == 0)
        continue;
      g_assert_cmpuint (range.n, ==, cases[i].n);
      g_assert_cmpuint (range.decimals, ==, cases[i].decimals);
    }
}

/* What the practice writes about a measurement. */
static void
test_label (void)
{
  static const struct {
    const char *unit;
    const char *possible;
    const char *usual;
    const char *field; /* of the finding, NULL: none */
  } cases[] = {
    { "kg", "1-350", "35-150", NULL },      { NULL, "1-350", NULL, NULL },        { "kg", NULL, "35-150", "possible" },
    { "kg", "350-1", "35-150", "possible" }, { "kg", "1-350", "35-150/1-2", "usual" }, { "k;g", "1-350", NULL, "unit" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (RelaisRecord) label = make ("weight", "Poids", NULL, cases[i].unit, cases[i].possible, cases[i].usual);
      g_autoptr (GPtrArray) issues = relais_issues_new ();

      relais_label_check (label, issues);
      g_assert_cmpuint (issues->len, ==, cases[i].field != NULL ? 1 : 0);
      if (cases[i].field != NULL)
        g_assert_nonnull (relais_issues_find (issues, cases[i].field));
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/measure/read", test_read);
  g_test_add_func ("/measure/said", test_said);
  g_test_add_func ("/measure/format", test_format);
  g_test_add_func ("/measure/parse", test_parse);
  g_test_add_func ("/measure/ranges", test_ranges);
  g_test_add_func ("/measure/label", test_label);
  return g_test_run ();
}
