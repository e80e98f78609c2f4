#include "relais-issue.h"
#include "relais-labels.h"
#include "relais-person.h"

static RelaisRecord *
make_label (const char *kind, const char *code, const char *fr, const char *nl)
{
  g_autofree char *id = relais_label_make_id (kind, code);
  RelaisRecordBuilder *builder = relais_record_builder_new (&relais_label_type, id, 1);

  relais_record_builder_set (builder, RELAIS_LABEL_KIND, kind);
  relais_record_builder_set (builder, RELAIS_LABEL_CODE, code);
  relais_record_builder_set (builder, RELAIS_LABEL_FR, fr);
  relais_record_builder_set (builder, RELAIS_LABEL_NL, nl);
  return relais_record_builder_end (builder);
}

static RelaisLabels *
make_labels (void)
{
  g_autoptr (GPtrArray) records = g_ptr_array_new_with_free_func ((GDestroyNotify) relais_record_unref);

  g_ptr_array_add (records, make_label ("mutuality", "300", "Solidaris", "Solidaris"));
  g_ptr_array_add (records, make_label ("mutuality", "319", "Solidaris Brabant", NULL));
  g_ptr_array_add (records, make_label ("mutuality", "600", "CAAMI", "HZIV"));
  g_ptr_array_add (records, make_label ("commune", "1180", "Uccle", "Ukkel"));
  g_ptr_array_add (records, make_label ("commune", "1000", "Bruxelles-Ville", "Brussel-Stad"));
  return relais_labels_new (records);
}

/* What stands on the screen for a stored value. */
static const struct {
  guint field;
  const char *value;
  const char *fr;
  const char *nl;
} shown[] = {
  { RELAIS_PERSON_MUTUALITY, "319", "319 – Solidaris Brabant", "319 – Solidaris Brabant" },
  { RELAIS_PERSON_MUTUALITY, "304", "304 – Solidaris", "304 – Solidaris" },
  { RELAIS_PERSON_MUTUALITY, "600", "600 – CAAMI", "600 – HZIV" },
  { RELAIS_PERSON_MUTUALITY, "126", "126", "126" },
  { RELAIS_PERSON_MUTUALITY, "none", "none", "none" },
  { RELAIS_PERSON_MUTUALITY, NULL, "", "" },
  { RELAIS_PERSON_COMMUNE, "Uccle", "Uccle", "Ukkel" },
  { RELAIS_PERSON_COMMUNE, "Bruxelles", "Bruxelles-Ville", "Brussel-Stad" },
  { RELAIS_PERSON_COMMUNE, "Forest", "Forest", "Forest" },
  { RELAIS_PERSON_COMMUNE, "Gent", "Gent", "Gent" },
  { RELAIS_PERSON_COMMUNE, NULL, "", "" },
  { RELAIS_PERSON_GIVEN_NAME, "600", "600", "600" },
};

static void
test_format (void)
{
  g_autoptr (RelaisLabels) labels = make_labels ();

  for (gsize i = 0; i < G_N_ELEMENTS (shown); i++)
    {
      const RelaisField *field = &relais_person_type.fields[shown[i].field];
      g_autofree char *fr = relais_labels_format (labels, field, shown[i].value, "fr");
      g_autofree char *nl = relais_labels_format (labels, field, shown[i].value, "nl");
      g_autofree char *en = relais_labels_format (labels, field, shown[i].value, "en");

      g_assert_cmpstr (fr, ==, shown[i].fr);
      g_assert_cmpstr (nl, ==, shown[i].nl);
      g_assert_cmpstr (en, ==, shown[i].fr);
    }
}

/* School holidays have two days in their order, and a code of letters and digits. */
static void
test_school_holidays (void)
{
  static const struct {
    const char *code;
    const char *from;
    const char *until;
    const char *field; /* NULL: nothing is wrong */
  } cases[] = {
    { "fr2026autumn", "2026-10-19", "2026-11-01", NULL }, { "fr2026autumn", "2026-10-19", "2026-10-19", NULL },
    { "fr2026autumn", "2026-10-19", "2026-10-18", "until" }, { "fr2026autumn", "2026-10-19", NULL, "until" },
    { "fr2026autumn", NULL, "2026-10-18", "from" },       { "fr 2026", "2026-10-19", "2026-11-01", "code" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (RelaisRecord) named = make_label ("schoolholiday", cases[i].code, "Congé d’automne", NULL);
      g_autoptr (RelaisRecord) begun = relais_record_with (named, RELAIS_LABEL_FROM, cases[i].from);
      g_autoptr (RelaisRecord) label = relais_record_with (begun, RELAIS_LABEL_UNTIL, cases[i].until);
      g_autoptr (GPtrArray) issues = relais_issues_new ();

      relais_label_check (label, issues);
      g_assert_cmpuint (issues->len, ==, cases[i].field != NULL ? 1 : 0);
      if (cases[i].field != NULL)
        g_assert_cmpstr (((RelaisIssue *) issues->pdata[0])->field, ==, cases[i].field);
    }
}

static void
test_without_labels_codes_stand_for_themselves (void)
{
  g_autoptr (GPtrArray) nothing = g_ptr_array_new ();
  g_autoptr (RelaisLabels) empty = relais_labels_new (nothing);
  const RelaisField *field = &relais_person_type.fields[RELAIS_PERSON_MUTUALITY];
  g_autofree char *from_empty = relais_labels_format (empty, field, "319", "nl");
  g_autofree char *from_none = relais_labels_format (NULL, field, "319", "nl");

  g_assert_cmpstr (from_empty, ==, "319");
  g_assert_cmpstr (from_none, ==, "319");
  g_assert_cmpstr (relais_labels_name_commune (empty, "Uccle", "nl"), ==, "Uccle");
  g_assert_cmpstr (relais_labels_name_commune (NULL, "Uccle", "nl"), ==, "Uccle");
  g_assert_null (relais_labels_find (NULL, "mutuality", "319"));
}

static void
test_value_does_not_change (void)
{
  g_autoptr (GPtrArray) records = g_ptr_array_new_with_free_func ((GDestroyNotify) relais_record_unref);
  g_autoptr (RelaisLabels) labels = NULL;
  g_autoptr (RelaisLabels) other = NULL;

  g_ptr_array_add (records, make_label ("mutuality", "300", "Solidaris", NULL));
  labels = relais_labels_new (records);
  other = relais_labels_ref (labels);
  g_ptr_array_set_size (records, 0);
  g_assert_nonnull (relais_labels_find (other, "mutuality", "300"));
  g_assert_null (relais_labels_find (other, "mutuality", "301"));
}

static void
test_check (void)
{
  static const struct {
    const char *kind;
    const char *code;
    const char *fr;
    const char *nis;
    const char *field; /* of the error, NULL: none */
  } cases[] = {
    { "mutuality", "319", "Solidaris", NULL, NULL },
    { "mutuality", "cpas", "CPAS", NULL, "code" },
    { "mutuality", "799", "X", NULL, "code" },
    { "mutuality", "31", "X", NULL, "code" },
    { "mutuality", "319", NULL, NULL, "fr" },
    { "commune", "1180", "Uccle", NULL, NULL },
    { "commune", "1180", "Uccle", "21016", NULL },
    { "commune", "1180", "Uccle", "2101", "nis" },
    { "commune", "1180", "Uccle", "2101x", "nis" },
    { "commune", "9000", "Gent", NULL, "code" },
    { "commune", "319", "X", NULL, "code" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (RelaisRecord) bare = make_label (cases[i].kind, cases[i].code, cases[i].fr, NULL);
      g_autoptr (RelaisRecord) label = relais_record_with (bare, RELAIS_LABEL_NIS, cases[i].nis);
      g_autoptr (GPtrArray) issues = relais_issues_new ();

      g_test_message ("%s %s", cases[i].kind, cases[i].code);
      relais_label_check (label, issues);
      g_assert_cmpint (relais_issues_have_errors (issues), ==, cases[i].field != NULL);
      if (cases[i].field != NULL)
        g_assert_nonnull (relais_issues_find (issues, cases[i].field));
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/practice-labels/school-holidays", test_school_holidays);
  g_test_add_func ("/practice-labels/format", test_format);
  g_test_add_func ("/practice-labels/without-labels-codes-stand-for-themselves",
                   test_without_labels_codes_stand_for_themselves);
  g_test_add_func ("/practice-labels/value-does-not-change", test_value_does_not_change);
  g_test_add_func ("/practice-labels/check", test_check);
  return g_test_run ();
}
