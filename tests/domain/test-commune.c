#include "relais-commune.h"
#include "relais-issue.h"

#include <string.h>

static void
test_table (void)
{
  gsize n_communes;
  const RelaisCommune *communes = relais_commune_get_all (&n_communes);
  guint n_in_city = 0;

  g_assert_cmpuint (n_communes, ==, 22);
  for (gsize i = 0; i < n_communes; i++)
    {
      g_autofree char *from_fr = relais_commune_parse (communes[i].name_fr, "commune", NULL);
      g_autofree char *postcode = relais_postcode_parse (communes[i].postcode, "postcode", NULL);

      g_test_message ("%s", communes[i].postcode);
      g_assert_true (relais_commune_find (communes[i].postcode) == &communes[i]);
      g_assert_cmpstr (from_fr, ==, communes[i].name_fr);
      g_assert_cmpstr (relais_commune_get_postcode (communes[i].name_fr), ==, communes[i].postcode);
      g_assert_cmpstr (postcode, ==, communes[i].postcode);
      g_assert_true (i == 0 || strcmp (communes[i - 1].postcode, communes[i].postcode) < 0);
      n_in_city += communes[i].in_city ? 1 : 0;
    }

  g_assert_cmpuint (n_in_city, ==, 4);
  g_assert_null (relais_commune_get_postcode ("Gent"));
  g_assert_null (relais_commune_find ("1005"));
  g_assert_null (relais_commune_find (NULL));
}

static void
test_names (void)
{
  static const struct {
    const char *typed;
    const char *name;
    gboolean known;
  } cases[] = {
    { "Schaerbeek", "Schaerbeek", TRUE }, { "SCHAARBEEK", "Schaerbeek", TRUE },
    { "1030 Schaerbeek", "Schaerbeek", TRUE },
    { "Schaerbeek - Schaarbeek", "Schaerbeek", TRUE }, { "St-Gilles", "Saint-Gilles", TRUE },
    { "St. Gilles", "Saint-Gilles", TRUE }, { "saint gilles", "Saint-Gilles", TRUE },
    { "Sint-Gillis", "Saint-Gilles", TRUE },
    { "St-Gillis", "Saint-Gilles", TRUE }, { "Molenbeek", "Molenbeek-Saint-Jean", TRUE },
    { "Molenbeek-St-Jean", "Molenbeek-Saint-Jean", TRUE }, { "Berchem-Ste-Agathe", "Berchem-Sainte-Agathe", TRUE },
    { "Woluwe-St-Lambert", "Woluwe-Saint-Lambert", TRUE }, { "WSP", "Woluwe-Saint-Pierre", TRUE },
    { "St-Josse", "Saint-Josse-ten-Noode", TRUE }, { "Sint-Joost", "Saint-Josse-ten-Noode", TRUE },
    { "Boitsfort", "Watermael-Boitsfort", TRUE }, { "NOH", "Neder-Over-Heembeek", TRUE },
    { "Bruxelles", "Bruxelles", TRUE }, { "BXL", "Bruxelles", TRUE }, { "Brussels", "Bruxelles", TRUE },
    { "Bruxelles-Ville", "Bruxelles", TRUE }, { "Laeken (Bruxelles)", "Laeken", TRUE }, { "Vorst", "Forest", TRUE },
    { "Liège", "Liège", FALSE }, { "  Sint-Truiden ", "Sint-Truiden", FALSE }, { "1030", "1030", FALSE },
    { "", NULL, TRUE }, { NULL, NULL, TRUE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GPtrArray) issues = relais_issues_new ();
      g_autofree char *name = relais_commune_parse (cases[i].typed, "commune", issues);
      const RelaisIssue *issue = relais_issues_find (issues, "commune");

      g_test_message ("%s", cases[i].typed);
      g_assert_cmpstr (name, ==, cases[i].name);
      g_assert_cmpint (issue == NULL, ==, cases[i].known);
      g_assert_true (issue == NULL || issue->code == RELAIS_ISSUE_COMMUNE_UNKNOWN);
    }
}

static void
test_postcodes (void)
{
  static const struct {
    const char *typed;
    const char *postcode;
    int code; /* -1: none */
  } cases[] = {
    { "1030", "1030", -1 },
    { " 1030 ", "1030", -1 },
    { "B-1030", "1030", -1 },
    { "BE 1030", "1030", -1 },
    { "1030.0", "1030", -1 },
    { "1030 Schaerbeek", "1030", -1 },
    { "1005", "1005", RELAIS_ISSUE_POSTCODE_NOT_RESIDENTIAL },
    { "1110", "1110", RELAIS_ISSUE_POSTCODE_NOT_RESIDENTIAL },
    { "1299", "1299", RELAIS_ISSUE_POSTCODE_NOT_RESIDENTIAL },
    { "1300", "1300", RELAIS_ISSUE_POSTCODE_NOT_BRUSSELS },
    { "9000", "9000", RELAIS_ISSUE_POSTCODE_NOT_BRUSSELS },
    { "9999", "9999", RELAIS_ISSUE_POSTCODE_NOT_BRUSSELS },
    { "75001", "75001", RELAIS_ISSUE_POSTCODE_FOREIGN },
    { "f-59000", "F-59000", RELAIS_ISSUE_POSTCODE_FOREIGN },
    { "1012 AB", "1012 AB", RELAIS_ISSUE_POSTCODE_FOREIGN },
    { "SW1A 1AA", "SW1A 1AA", RELAIS_ISSUE_POSTCODE_FOREIGN },
    { "0999", NULL, RELAIS_ISSUE_POSTCODE_FORM },
    { "103", NULL, RELAIS_ISSUE_POSTCODE_FORM },
    { "Schaerbeek", NULL, RELAIS_ISSUE_POSTCODE_FORM },
    { "1030; DROP", NULL, RELAIS_ISSUE_POSTCODE_FORM },
    { "12345678901", NULL, RELAIS_ISSUE_POSTCODE_FORM },
    { "", NULL, -1 },
    { NULL, NULL, -1 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GPtrArray) issues = relais_issues_new ();
      g_autofree char *postcode = relais_postcode_parse (cases[i].typed, "postcode", issues);
      const RelaisIssue *issue = relais_issues_find (issues, "postcode");

      g_test_message ("%s", cases[i].typed);
      g_assert_cmpstr (postcode, ==, cases[i].postcode);
      g_assert_cmpint (issue != NULL ? (int) issue->code : -1, ==, cases[i].code);
      g_assert_cmpint (relais_issues_have_errors (issues), ==, cases[i].code == RELAIS_ISSUE_POSTCODE_FORM);
    }
}

static void
test_find_by_name (void)
{
  g_autoptr (GPtrArray) city = relais_commune_find_by_name ("Brussel");
  g_autoptr (GPtrArray) laeken = relais_commune_find_by_name ("Laken");
  g_autoptr (GPtrArray) elsewhere = relais_commune_find_by_name ("Gent");
  g_autoptr (GPtrArray) none = relais_commune_find_by_name (NULL);

  g_assert_cmpuint (city->len, ==, 4);
  g_assert_cmpstr (((const RelaisCommune *) g_ptr_array_index (city, 0))->postcode, ==, "1000");
  g_assert_cmpuint (laeken->len, ==, 1);
  g_assert_cmpstr (((const RelaisCommune *) g_ptr_array_index (laeken, 0))->postcode, ==, "1020");
  g_assert_cmpuint (elsewhere->len, ==, 0);
  g_assert_cmpuint (none->len, ==, 0);
}

static void
test_agreement (void)
{
  static const struct {
    const char *postcode;
    const char *commune;
    const char *expected; /* NULL: they agree */
  } cases[] = {
    { "1030", "Schaerbeek", NULL },
    { "1030", "Schaarbeek", NULL },
    { "1020", "Bruxelles", NULL },
    { "1020", "Laeken", NULL },
    { "1000", "Laeken", "Bruxelles" },
    { "1030", "Evere", "Schaerbeek" },
    { "1090", "Gent", "Jette" },
    { "9000", "Evere", NULL },
    { "1030", "", NULL },
    { "1030", NULL, NULL },
    { NULL, "Evere", NULL },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GPtrArray) issues = relais_issues_new ();
      const RelaisIssue *issue;

      relais_commune_report (cases[i].postcode, cases[i].commune, "commune", issues);
      issue = relais_issues_find (issues, "commune");
      g_assert_cmpstr (issue != NULL ? issue->argument : NULL, ==, cases[i].expected);
      if (issue != NULL)
        g_assert_cmpint (issue->code, ==, RELAIS_ISSUE_COMMUNE_DISAGREES);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/commune/table", test_table);
  g_test_add_func ("/commune/names", test_names);
  g_test_add_func ("/commune/postcodes", test_postcodes);
  g_test_add_func ("/commune/find-by-name", test_find_by_name);
  g_test_add_func ("/commune/agreement", test_agreement);
  return g_test_run ();
}
