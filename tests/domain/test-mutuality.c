#include "relais-issue.h"
#include "relais-mutuality.h"

static void
test_parse (void)
{
  static const struct {
    const char *typed;
    const char *value;
    int code; /* -1: none */
  } cases[] = {
    { "319", "319", -1 },
    { " 319 ", "319", -1 },
    { "319.0", "319", -1 },
    { "MC 126", "126", -1 },
    { "126 MC", "126", -1 },
    { "CM-126", "126", -1 },
    { "CM126", "126", -1 },
    { "mutualité n° 134", "134", -1 },
    { "Solidaris (319)", "319", -1 },
    { "600", "600", -1 },
    { "CAAMI", "600", -1 },
    { "hulpkas", "600", -1 },
    { "SNCB", "900", -1 },
    { "CPAS", "cpas", -1 },
    { "OCMW", "cpas", -1 },
    { "carte médicale CPAS", "cpas", -1 },
    { "medische kaart", "cpas", -1 },
    { "aucune", "none", -1 },
    { "pas de mutuelle", "none", -1 },
    { "geen", "none", -1 },
    { "none", "none", -1 },
    { "étranger", "foreign", -1 },
    { "CEAM", "foreign", -1 },
    { "buitenland", "foreign", -1 },
    { "Solidaris", "300", RELAIS_ISSUE_MUTUALITY_UNION_ONLY },
    { "mutualité chrétienne", "100", RELAIS_ISSUE_MUTUALITY_UNION_ONLY },
    { "La mutuelle neutre", "200", RELAIS_ISSUE_MUTUALITY_UNION_ONLY },
    { "Partenamut", "500", RELAIS_ISSUE_MUTUALITY_UNION_ONLY },
    { "Liberale Mutualiteit", "400", RELAIS_ISSUE_MUTUALITY_UNION_ONLY },
    { "Solidaris 126", "126", RELAIS_ISSUE_MUTUALITY_DISAGREES },
    { "099", NULL, RELAIS_ISSUE_MUTUALITY_FORM },
    { "700", NULL, RELAIS_ISSUE_MUTUALITY_FORM },
    { "31", NULL, RELAIS_ISSUE_MUTUALITY_FORM },
    { "3190", NULL, RELAIS_ISSUE_MUTUALITY_FORM },
    { "319 126", NULL, RELAIS_ISSUE_MUTUALITY_FORM },
    { "?", NULL, RELAIS_ISSUE_MUTUALITY_FORM },
    { "AXA", NULL, RELAIS_ISSUE_MUTUALITY_FORM },
    { "", NULL, -1 },
    { NULL, NULL, -1 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GPtrArray) issues = relais_issues_new ();
      g_autofree char *value = relais_mutuality_parse (cases[i].typed, "mutuality", issues);
      const RelaisIssue *issue = relais_issues_find (issues, "mutuality");

      g_test_message ("%s", cases[i].typed);
      g_assert_cmpstr (value, ==, cases[i].value);
      g_assert_cmpint (issue != NULL ? (int) issue->code : -1, ==, cases[i].code);
      g_assert_cmpint (relais_issues_have_errors (issues), ==, cases[i].code == RELAIS_ISSUE_MUTUALITY_FORM);
      g_assert_cmpint (relais_mutuality_is_valid (value), ==, value != NULL);
    }
}

static void
test_words (void)
{
  static const char *const words[] = { "cpas", "none", "foreign" };

  for (gsize i = 0; i < G_N_ELEMENTS (words); i++)
    {
      g_assert_true (relais_mutuality_is_valid (words[i]));
      g_assert_nonnull (relais_mutuality_get_label (words[i]));
    }
  g_assert_null (relais_mutuality_get_label ("319"));
  g_assert_false (relais_mutuality_is_valid ("CPAS"));
  g_assert_false (relais_mutuality_is_valid ("799"));
  g_assert_false (relais_mutuality_is_valid (NULL));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/mutuality/parse", test_parse);
  g_test_add_func ("/mutuality/words", test_words);
  return g_test_run ();
}
