#include "relais-clock.h"

static void
test_brussels_day (void)
{
  static const struct {
    const char *instant;
    const char *day;
    const char *local;
  } cases[] = {
    { "2026-11-20T22:59:59Z", "2026-11-20", "2026-11-20T23:59:59+01:00" },
    { "2026-11-20T23:00:00Z", "2026-11-21", "2026-11-21T00:00:00+01:00" },
    { "2026-07-20T22:00:00Z", "2026-07-21", "2026-07-21T00:00:00+02:00" },
    { "2026-03-29T01:30:00Z", "2026-03-29", "2026-03-29T03:30:00+02:00" },
    { "2026-10-25T01:30:00Z", "2026-10-25", "2026-10-25T02:30:00+01:00" },
    { "2026-11-20T20:00:00-05:00", "2026-11-21", "2026-11-21T02:00:00+01:00" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (RelaisClock) clock = relais_clock_new_fixed (cases[i].instant);
      g_autofree char *day = relais_date_to_text (relais_clock_today (clock));
      g_autofree char *local = relais_instant_to_local_text (cases[i].instant);

      g_assert_cmpstr (day, ==, cases[i].day);
      g_assert_cmpstr (local, ==, cases[i].local);
    }
}

static void
test_now_sorts_as_text (void)
{
  g_autoptr (RelaisClock) clock = relais_clock_new_fixed ("2026-11-20T14:02:11+01:00");
  g_autofree char *first = relais_clock_now (clock);
  g_autofree char *second = NULL;

  relais_clock_set (clock, "2026-11-20T14:02:11.5+01:00");
  second = relais_clock_now (clock);

  g_assert_cmpstr (first, ==, "2026-11-20T13:02:11.000000Z");
  g_assert_cmpstr (first, <, second);
}

static void
test_validity (void)
{
  g_assert_true (relais_instant_is_valid ("2026-11-20T14:02:11Z"));
  g_assert_false (relais_instant_is_valid ("2026-11-20"));
  g_assert_false (relais_instant_is_valid ("yesterday"));
  g_assert_false (relais_instant_is_valid (NULL));
}

/* The first instant of a day follows Brussels through its summer time. */
static void
test_the_beginning_of_a_day (void)
{
  static const struct {
    RelaisDate date;
    const char *instant;
  } cases[] = {
    { { 2026, 11, 20 }, "2026-11-19T23:00:00.000000Z" },
    { { 2026, 7, 1 }, "2026-06-30T22:00:00.000000Z" },
    { { 2026, 3, 29 }, "2026-03-28T23:00:00.000000Z" },
    { { 2026, 3, 30 }, "2026-03-29T22:00:00.000000Z" },
    { { 2026, 10, 26 }, "2026-10-25T23:00:00.000000Z" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *instant = relais_instant_from_date (cases[i].date);

      g_assert_cmpstr (instant, ==, cases[i].instant);
      g_assert_cmpint (relais_date_compare (relais_instant_get_date (instant), cases[i].date), ==, 0);
    }
}

static void
test_seconds_later (void)
{
  g_autofree char *later = relais_instant_add_seconds ("2026-12-31T23:59:30.250000Z", 60);
  g_autofree char *same = relais_instant_add_seconds ("yesterday", 60);

  g_assert_cmpstr (later, ==, "2027-01-01T00:00:30.250000Z");
  g_assert_cmpstr (same, ==, "yesterday");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/clock/brussels-day", test_brussels_day);
  g_test_add_func ("/clock/now-sorts-as-text", test_now_sorts_as_text);
  g_test_add_func ("/clock/validity", test_validity);
  g_test_add_func ("/clock/the-beginning-of-a-day", test_the_beginning_of_a_day);
  g_test_add_func ("/clock/seconds-later", test_seconds_later);
  return g_test_run ();
}
