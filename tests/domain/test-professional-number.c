#include "relais-issue.h"
#include "relais-professional-number.h"

typedef struct {
  const char *typed;
  const char *digits;
  const char *formatted;
  int code; /* -1: none */
} Case;

static void
check (const Case *c, char *(*parse) (const char *, const char *, GPtrArray *), char *(*format) (const char *))
{
  g_autoptr (GPtrArray) issues = relais_issues_new ();
  g_autofree char *digits = parse (c->typed, "professional_number", issues);
  g_autofree char *unasked = parse (c->typed, "professional_number", NULL);
  g_autofree char *formatted = format (digits);
  const RelaisIssue *issue = relais_issues_find (issues, "professional_number");

  g_test_message ("%s", c->typed);
  g_assert_cmpstr (digits, ==, c->digits);
  g_assert_cmpstr (unasked, ==, c->digits);
  g_assert_cmpstr (formatted, ==, c->formatted);
  g_assert_cmpint (issue != NULL ? (int) issue->code : -1, ==, c->code);
}

static void
test_professional (void)
{
  static const Case cases[] = {
    { "17892144001", "17892144001", "1-78921-44-001", -1 },
    { "1-78921-44-001", "17892144001", "1-78921-44-001", -1 },
    { "1/78921/44/001", "17892144001", "1-78921-44-001", -1 },
    { "1-12345-78", "11234578", "1-12345-78", -1 },
    { "17892144001.0", "17892144001", "1-78921-44-001", -1 },
    { "1-78921-45-001", "17892145001", "1-78921-45-001", RELAIS_ISSUE_PROFESSIONAL_NUMBER_CHECK_DIGITS },
    { "1-78921-44", "17892144", "1-78921-44", -1 },
    { "1-78921-44-01", NULL, NULL, RELAIS_ISSUE_PROFESSIONAL_NUMBER_LENGTH },
    { "INAMI 17892144001", NULL, NULL, RELAIS_ISSUE_PROFESSIONAL_NUMBER_LENGTH },
    { "", NULL, NULL, -1 },
    { NULL, NULL, NULL, -1 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    check (&cases[i], relais_professional_number_parse, relais_professional_number_format);
}

static void
test_enterprise (void)
{
  static const Case cases[] = {
    { "0123.456.749", "0123456749", "0123.456.749", -1 },
    { "BE 0123.456.749", "0123456749", "0123.456.749", -1 },
    { "TVA BE-0123.456.749", "0123456749", "0123.456.749", -1 },
    { "btw be0123456749", "0123456749", "0123.456.749", -1 },
    { "123456749", "0123456749", "0123.456.749", -1 },
    { "1000000021", "1000000021", "1000.000.021", -1 },
    { "0123.456.748", NULL, NULL, RELAIS_ISSUE_ENTERPRISE_NUMBER_CHECK_DIGITS },
    { "2123456749", NULL, NULL, RELAIS_ISSUE_ENTERPRISE_NUMBER_LENGTH },
    { "12345", NULL, NULL, RELAIS_ISSUE_ENTERPRISE_NUMBER_LENGTH },
    { "FR 0123456749", NULL, NULL, RELAIS_ISSUE_ENTERPRISE_NUMBER_LENGTH },
    { "BE", NULL, NULL, -1 },
    { NULL, NULL, NULL, -1 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    check (&cases[i], relais_enterprise_number_parse, relais_enterprise_number_format);
}

/* An institution's number may be right although its check digits do not fit. */
static void
test_wrong_check_is_a_warning (void)
{
  g_autoptr (GPtrArray) issues = relais_issues_new ();
  g_autofree char *digits = relais_professional_number_parse ("71000112", "professional_number", issues);

  g_assert_cmpstr (digits, ==, "71000112");
  g_assert_cmpuint (issues->len, ==, 1);
  g_assert_false (relais_issues_have_errors (issues));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/professional-number/professional", test_professional);
  g_test_add_func ("/professional-number/enterprise", test_enterprise);
  g_test_add_func ("/professional-number/wrong-check-is-a-warning", test_wrong_check_is_a_warning);
  return g_test_run ();
}
