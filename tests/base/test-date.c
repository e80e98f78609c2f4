#include "relais-date.h"

static void
test_parse (void)
{
  static const struct {
    const char *text;
    gboolean valid;
  } cases[] = {
    { "2026-11-20", TRUE }, { "1948-03", TRUE },     { "1948", TRUE },        { "2024-02-29", TRUE },
    { "2023-02-29", FALSE }, { "1980-02-31", FALSE }, { "1980-13", FALSE },    { "1980-00", FALSE },
    { "1980-01-00", FALSE }, { "", FALSE },           { "80-01-01", FALSE },   { "1980-1-1", FALSE },
    { "1980-01-01 ", FALSE }, { "0980-01-01", FALSE }, { "20/11/2026", FALSE }, { NULL, FALSE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      RelaisDate date;
      g_autofree char *back = NULL;

      g_test_message ("%s", cases[i].text);
      g_assert_cmpint (relais_date_parse (cases[i].text, &date), ==, cases[i].valid);
      g_assert_cmpint (relais_date_is_set (date), ==, cases[i].valid);
      back = relais_date_to_text (date);
      g_assert_cmpstr (back, ==, cases[i].valid ? cases[i].text : NULL);
    }
}

static void
test_age (void)
{
  static const struct {
    RelaisDate birth;
    int age;
  } cases[] = {
    { { 1948, 11, 20 }, 78 }, { { 1948, 11, 21 }, 77 }, { { 1948, 12, 1 }, 77 }, { { 1948, 11, 0 }, 77 },
    { { 1948, 10, 0 }, 78 },  { { 1948, 0, 0 }, 77 },   { { 2026, 11, 20 }, 0 }, { { 2026, 0, 0 }, 0 },
    { { 2026, 11, 21 }, -1 }, { { 0, 0, 0 }, -1 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    g_assert_cmpint (relais_date_age (cases[i].birth, relais_date (2026, 11, 20)), ==, cases[i].age);
}

static void
test_arithmetic (void)
{
  RelaisDate friday = relais_date (2026, 11, 20);
  g_autofree char *later = relais_date_to_text (relais_date_add_days (friday, 42));
  g_autofree char *before = relais_date_to_text (relais_date_add_days (friday, -20));
  g_autofree char *month = relais_date_to_text (relais_date_add_months (relais_date (2027, 1, 31), 1));

  g_assert_cmpint (relais_date_weekday (friday), ==, 5);
  g_assert_cmpstr (later, ==, "2027-01-01");
  g_assert_cmpstr (before, ==, "2026-10-31");
  g_assert_cmpstr (month, ==, "2027-02-28");
  g_assert_cmpint (relais_date_days_until (friday, relais_date (2026, 11, 27)), ==, 7);
  g_assert_cmpint (relais_date_days_until (friday, relais_date (2026, 11, 18)), ==, -2);
}

static void
test_agrees (void)
{
  g_assert_true (relais_date_agrees (relais_date (1948, 3, 2), relais_date (1948, 0, 0)));
  g_assert_true (relais_date_agrees (relais_date (1948, 3, 0), relais_date (1948, 3, 2)));
  g_assert_true (relais_date_agrees (RELAIS_DATE_NONE, relais_date (1948, 3, 2)));
  g_assert_false (relais_date_agrees (relais_date (1948, 4, 0), relais_date (1948, 3, 2)));
  g_assert_cmpint (relais_date_compare (relais_date (1948, 3, 0), relais_date (1948, 3, 1)), <, 0);
}

static void
test_is_over (void)
{
  static const struct {
    RelaisDate end;
    gboolean over;
  } cases[] = {
    { { 2026, 11, 20 }, FALSE }, { { 2026, 11, 19 }, TRUE }, { { 2026, 11, 21 }, FALSE }, { { 2026, 11, 0 }, FALSE },
    { { 2026, 10, 0 }, TRUE },   { { 2026, 0, 0 }, FALSE },  { { 2025, 0, 0 }, TRUE },    { { 0, 0, 0 }, FALSE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    g_assert_cmpint (relais_date_is_over (cases[i].end, relais_date (2026, 11, 20)), ==, cases[i].over);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/date/parse", test_parse);
  g_test_add_func ("/date/age", test_age);
  g_test_add_func ("/date/arithmetic", test_arithmetic);
  g_test_add_func ("/date/agrees", test_agrees);
  g_test_add_func ("/date/is-over", test_is_over);
  return g_test_run ();
}
