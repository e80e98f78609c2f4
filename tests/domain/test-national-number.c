#include "relais-issue.h"
#include "relais-national-number.h"

#include <string.h>

#define TODAY relais_date (2026, 11, 20)

static void
test_numbers (void)
{
  static const struct {
    const char *typed;
    const char *digits;
    RelaisDate birth;
    const char *sex;
    gboolean bis;
    gboolean restored;
  } cases[] = {
    { "85.07.30-033.28", "85073003328", { 1985, 7, 30 }, "male", FALSE, FALSE },
    { "17.07.30-033.84", "17073003384", { 2017, 7, 30 }, "male", FALSE, FALSE },
    { "98.47.28-997.65", "98472899765", { 1998, 7, 28 }, "male", TRUE, FALSE },
    { "01.49.07-001.85", "01490700185", { 2001, 9, 7 }, "male", TRUE, FALSE },
    { "50.01.01-001.56", "50010100156", { 1950, 1, 1 }, "male", FALSE, FALSE },
    { "10.06.15-002.23", "10061500223", { 2010, 6, 15 }, "female", FALSE, FALSE },
    { "50.41.01-001.45", "50410100145", { 1950, 1, 1 }, "male", TRUE, FALSE },
    { "50.21.01-001.02", "50210100102", { 1950, 1, 1 }, NULL, TRUE, FALSE },
    { "85073003328", "85073003328", { 1985, 7, 30 }, "male", FALSE, FALSE },
    { " 850730 033 28 ", "85073003328", { 1985, 7, 30 }, "male", FALSE, FALSE },
    { "85/07/30-033/28", "85073003328", { 1985, 7, 30 }, "male", FALSE, FALSE },
    { "85073003328.0", "85073003328", { 1985, 7, 30 }, "male", FALSE, FALSE },
    { "1490700185", "01490700185", { 2001, 9, 7 }, "male", TRUE, TRUE },
    { "00.01.02-003.70", "00010200370", { 2000, 1, 2 }, "male", FALSE, FALSE },
    { "10200370", "00010200370", { 2000, 1, 2 }, "male", FALSE, TRUE },
    { "10200370.0", "00010200370", { 2000, 1, 2 }, "male", FALSE, TRUE },
    { "010200370", "", { 0, 0, 0 }, NULL, FALSE, FALSE },
    { "1.02.00-370", "", { 0, 0, 0 }, NULL, FALSE, FALSE },

    /* A day or a month that is not known. */
    { "48.00.00-012.26", "48000001226", { 1948, 0, 0 }, "female", FALSE, FALSE },
    { "48.03.00-013.46", "48030001346", { 1948, 3, 0 }, "male", FALSE, FALSE },
    { "40.00.01-005.29", "40000100529", { 1940, 0, 0 }, "male", FALSE, FALSE },
    { "00.00.01-005.62", "00000100562", { 0, 0, 0 }, "male", FALSE, FALSE },
    { "00.00.01-005.91", "00000100591", { 0, 0, 0 }, "male", FALSE, FALSE },
    { "00.20.01-005.08", "00200100508", { 0, 0, 0 }, NULL, TRUE, FALSE },
    { "00.40.01-006.50", "00400100650", { 0, 0, 0 }, "female", TRUE, FALSE },

    /* The leap day of 2000, and the day before today. */
    { "00.02.29-001.45", "00022900145", { 2000, 2, 29 }, "male", FALSE, FALSE },
    { "26.11.20-001.51", "26112000151", { 2026, 11, 20 }, "male", FALSE, FALSE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      RelaisNationalNumber number;

      g_test_message ("%s", cases[i].typed);
      g_assert_cmpint (relais_national_number_parse (cases[i].typed, TODAY, &number), ==, cases[i].digits[0] != '\0');
      g_assert_cmpstr (number.digits, ==, cases[i].digits);
      g_assert_cmpint (relais_date_compare (number.suggested_birth, cases[i].birth), ==, 0);
      g_assert_cmpstr (number.suggested_sex, ==, cases[i].sex);
      g_assert_cmpint (number.is_bis, ==, cases[i].bis);
      g_assert_cmpint (number.restored_zero, ==, cases[i].restored);
    }
}

static void
test_problems (void)
{
  static const struct {
    const char *typed;
    RelaisNationalNumberProblem problem;
  } cases[] = {
    { NULL, RELAIS_NATIONAL_NUMBER_PROBLEM_EMPTY },
    { "", RELAIS_NATIONAL_NUMBER_PROBLEM_EMPTY },
    { " .. - ", RELAIS_NATIONAL_NUMBER_PROBLEM_EMPTY },
    { "inconnu", RELAIS_NATIONAL_NUMBER_PROBLEM_LENGTH },
    { "8507300332", RELAIS_NATIONAL_NUMBER_PROBLEM_LENGTH },
    { "850730033281", RELAIS_NATIONAL_NUMBER_PROBLEM_LENGTH },
    { "8.50730E+10", RELAIS_NATIONAL_NUMBER_PROBLEM_LENGTH },
    { "85.07.30-033.29", RELAIS_NATIONAL_NUMBER_PROBLEM_CHECK_DIGITS },
    { "85.07.03-033.28", RELAIS_NATIONAL_NUMBER_PROBLEM_CHECK_DIGITS },
    { "00000000000", RELAIS_NATIONAL_NUMBER_PROBLEM_CHECK_DIGITS },
    { "85.04.31-003.07", RELAIS_NATIONAL_NUMBER_PROBLEM_DATE },
    { "85.13.01-003.97", RELAIS_NATIONAL_NUMBER_PROBLEM_DATE },
    { "85.33.01-003.43", RELAIS_NATIONAL_NUMBER_PROBLEM_DATE },
    { "85.07.32-003.95", RELAIS_NATIONAL_NUMBER_PROBLEM_DATE },
    { "00.02.29-001.16", RELAIS_NATIONAL_NUMBER_PROBLEM_DATE },
    { "85.07.30-000.61", RELAIS_NATIONAL_NUMBER_PROBLEM_SERIAL },
    { "85.07.30-999.32", RELAIS_NATIONAL_NUMBER_PROBLEM_SERIAL },
    /* Born tomorrow, or next year. */
    { "26.11.21-001.21", RELAIS_NATIONAL_NUMBER_PROBLEM_CHECK_DIGITS },
    { "27.01.01-001.87", RELAIS_NATIONAL_NUMBER_PROBLEM_CHECK_DIGITS },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      RelaisNationalNumber number;

      g_test_message ("%s", cases[i].typed);
      g_assert_false (relais_national_number_parse (cases[i].typed, TODAY, &number));
      g_assert_cmpint (number.problem, ==, cases[i].problem);
      g_assert_cmpstr (number.digits, ==, "");
      g_assert_false (relais_date_is_set (number.suggested_birth));
      g_assert_null (number.suggested_sex);
    }
}

/* One wrong digit and two exchanged neighbours never pass. */
static void
test_typing_mistakes (void)
{
  static const char right[] = "85073003328";

  for (int i = 0; i < 11; i++)
    {
      for (char digit = '0'; digit <= '9'; digit++)
        {
          char wrong[] = "85073003328";
          RelaisNationalNumber number;

          wrong[i] = digit;
          g_assert_cmpint (relais_national_number_parse (wrong, TODAY, &number), ==, digit == right[i]);
        }
    }

  for (int i = 0; i < 10; i++)
    {
      char wrong[] = "85073003328";
      RelaisNationalNumber number;

      wrong[i] = right[i + 1];
      wrong[i + 1] = right[i];
      g_assert_cmpint (relais_national_number_parse (wrong, TODAY, &number), ==, right[i] == right[i + 1]);
    }
}

static void
test_report (void)
{
  static const struct {
    const char *typed;
    RelaisDate birth;
    const char *sex;
    int code; /* -1: none */
  } cases[] = {
    { "", { 1985, 7, 30 }, "male", -1 },
    { "85.07.30-033.28", { 1985, 7, 30 }, "male", -1 },
    { "85.07.30-033.28", { 1985, 0, 0 }, NULL, -1 },
    { "85.07.30-033.28", { 0, 0, 0 }, "undefined", -1 },
    { "85.07.30-033.28", { 1985, 7, 3 }, "male", RELAIS_ISSUE_NISS_BIRTH_DISAGREES },
    { "85.07.30-033.28", { 1958, 0, 0 }, "male", RELAIS_ISSUE_NISS_BIRTH_DISAGREES },
    { "85.07.30-033.28", { 1985, 7, 30 }, "female", RELAIS_ISSUE_NISS_SEX_DISAGREES },
    { "50.21.01-001.02", { 1950, 1, 1 }, "female", -1 },
    { "00.00.01-005.62", { 1931, 5, 5 }, "male", -1 },
    { "1490700185", { 2001, 9, 7 }, "male", RELAIS_ISSUE_NISS_RESTORED_ZERO },
    { "85.07.30-033.29", { 1985, 7, 30 }, "male", RELAIS_ISSUE_NISS_CHECK_DIGITS },
    { "85.07.30-000.61", { 0, 0, 0 }, NULL, RELAIS_ISSUE_NISS_SERIAL },
    { "85.13.01-003.97", { 0, 0, 0 }, NULL, RELAIS_ISSUE_NISS_DATE },
    { "123", { 0, 0, 0 }, NULL, RELAIS_ISSUE_NISS_LENGTH },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      RelaisNationalNumber number;
      g_autoptr (GPtrArray) issues = relais_issues_new ();
      const RelaisIssue *issue;

      g_test_message ("%s", cases[i].typed);
      relais_national_number_parse (cases[i].typed, TODAY, &number);
      relais_national_number_report (&number, "national_number", cases[i].birth, cases[i].sex, issues);
      issue = relais_issues_find (issues, "national_number");
      g_assert_cmpint (issue != NULL ? (int) issue->code : -1, ==, cases[i].code);
      if (issue != NULL)
        g_assert_null (issue->argument);
    }
}

static void
test_forms (void)
{
  static const struct {
    const char *digits;
    const char *formatted;
    const char *masked;
  } cases[] = {
    { "85073003328", "85.07.30-033.28", "••.••.••-•••.28" },
    { "8507300332", NULL, "••.••.••-•••.••" },
    { "85.07.30-033.28", NULL, "••.••.••-•••.••" },
    { "", NULL, NULL },
    { NULL, NULL, NULL },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *formatted = relais_national_number_format (cases[i].digits);
      g_autofree char *masked = relais_national_number_mask (cases[i].digits);

      g_assert_cmpstr (formatted, ==, cases[i].formatted);
      g_assert_cmpstr (masked, ==, cases[i].masked);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/national-number/numbers", test_numbers);
  g_test_add_func ("/national-number/problems", test_problems);
  g_test_add_func ("/national-number/typing-mistakes", test_typing_mistakes);
  g_test_add_func ("/national-number/report", test_report);
  g_test_add_func ("/national-number/forms", test_forms);
  return g_test_run ();
}
