#include "relais-holidays.h"
#include "relais-opening.h"

static void
test_easter (void)
{
  static const struct {
    int year;
    int month;
    int day;
  } known[] = {
    { 1961, 4, 2 },  { 1981, 4, 19 }, { 1954, 4, 18 }, { 2000, 4, 23 }, { 2008, 3, 23 }, { 2019, 4, 21 },
    { 2024, 3, 31 }, { 2025, 4, 20 }, { 2026, 4, 5 },  { 2027, 3, 28 }, { 2028, 4, 16 }, { 2038, 4, 25 },
    { 2049, 4, 18 }, { 2076, 4, 19 }, { 2100, 3, 28 }, { 2160, 3, 23 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (known); i++)
    {
      RelaisDate easter = relais_holiday_easter (known[i].year);

      g_test_message ("%d", known[i].year);
      g_assert_cmpint (easter.month, ==, known[i].month);
      g_assert_cmpint (easter.day, ==, known[i].day);
    }
}

static void
test_holidays (void)
{
  static const struct {
    RelaisDate date;
    const char *name;
  } days[] = {
    { { 2026, 1, 1 }, "New Year" },       { { 2026, 4, 6 }, "Easter Monday" },  { { 2026, 5, 1 }, "Labour Day" },
    { { 2026, 5, 14 }, "Ascension Day" }, { { 2026, 5, 25 }, "Whit Monday" },   { { 2026, 7, 21 }, "National Day" },
    { { 2026, 8, 15 }, "Assumption" },    { { 2026, 11, 1 }, "All Saints" },    { { 2026, 11, 11 }, "Armistice" },
    { { 2026, 12, 25 }, "Christmas" },    { { 2027, 3, 29 }, "Easter Monday" }, { { 2026, 4, 5 }, NULL },
    { { 2026, 7, 11 }, NULL },            { { 2026, 11, 15 }, NULL },           { { 2026, 12, 26 }, NULL },
    { { 2026, 4, 0 }, NULL },
  };
  guint n_holidays = 0;

  for (gsize i = 0; i < G_N_ELEMENTS (days); i++)
    g_assert_cmpstr (relais_holiday_get_name (days[i].date), ==, days[i].name);

  for (RelaisDate day = relais_date (2027, 1, 1); day.year == 2027; day = relais_date_add_days (day, 1))
    n_holidays += relais_holiday_get_name (day) != NULL;
  g_assert_cmpuint (n_holidays, ==, 10);
}

/* A week without holidays; 2026-11-23 is a Monday. */
static void
test_is_open (void)
{
  static const struct {
    const char *hours;
    int weekday;
    int minutes;
    gboolean is_open;
  } cases[] = {
    { "mo-fr 09:00-17:00", 1, 9 * 60, TRUE },      { "mo-fr 09:00-17:00", 1, 8 * 60 + 59, FALSE },
    { "mo-fr 09:00-17:00", 5, 16 * 60 + 59, TRUE }, { "mo-fr 09:00-17:00", 5, 17 * 60, FALSE },
    { "mo-fr 09:00-17:00", 6, 12 * 60, FALSE },    { "mo 20:00-02:00", 1, 23 * 60, TRUE },
    { "mo 20:00-02:00", 2, 60, TRUE },             { "mo 20:00-02:00", 1, 60, FALSE },
    { "su 20:00-02:00", 1, 60, TRUE },             { "tu night", 3, 6 * 60, TRUE },
    { "mo-su", 7, 3 * 60, TRUE },                  { "mo-fr", 1, 3 * 60, FALSE },
    { "mo-fr", 1, 10 * 60, TRUE },                 { "sa morning", 6, 9 * 60, TRUE },
    { "sa morning", 6, 13 * 60, FALSE },           { NULL, 1, 10 * 60, FALSE },
    { "", 1, 10 * 60, FALSE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_test_message ("%s, %d, %d", cases[i].hours, cases[i].weekday, cases[i].minutes);
      g_assert_cmpint (relais_opening_is_open (cases[i].hours, cases[i].weekday, cases[i].minutes), ==,
                       cases[i].is_open);
    }
}

static void
test_next_change (void)
{
  static const struct {
    const char *hours;
    RelaisDate date;
    int minutes;
    gboolean is_open;
    const char *change; /* day and minutes */
  } cases[] = {
    { "mo-fr 09:00-17:00", { 2026, 11, 23 }, 600, TRUE, "2026-11-23 1020" },
    { "mo-fr 09:00-12:00,13:00-17:00", { 2026, 11, 23 }, 600, TRUE, "2026-11-23 720" },
    { "mo-fr 09:00-17:00", { 2026, 11, 23 }, 300, FALSE, "2026-11-23 540" },
    { "mo-fr 09:00-17:00", { 2026, 11, 27 }, 1100, FALSE, "2026-11-30 540" },
    { "mo 20:00-02:00", { 2026, 11, 23 }, 1300, TRUE, "2026-11-24 120" },
    { "mo-fr 09:00-17:00", { 2026, 12, 25 }, 600, FALSE, "2026-12-28 540" },
    { "mo-fr 09:00-17:00", { 2026, 12, 24 }, 1100, FALSE, "2026-12-28 540" },
    { "th 20:00-06:00", { 2026, 12, 25 }, 60, TRUE, "2026-12-25 360" },
    { "mo-su", { 2026, 12, 25 }, 600, TRUE, NULL },
    { "mo,we 09:00-10:00; tu 09:00-10:00", { 2026, 11, 23 }, 700, FALSE, "2026-11-24 540" },
    { NULL, { 2026, 11, 23 }, 600, FALSE, NULL },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      RelaisOpening opening = relais_opening_at (cases[i].hours, cases[i].date, cases[i].minutes);
      g_autofree char *day = relais_date_to_text (opening.change_date);
      g_autofree char *change = opening.has_change ? g_strdup_printf ("%s %d", day, opening.change_minutes) : NULL;

      g_test_message ("%s, %d", cases[i].hours, cases[i].minutes);
      g_assert_cmpint (opening.is_open, ==, cases[i].is_open);
      g_assert_cmpint (opening.is_known, ==, cases[i].hours != NULL);
      g_assert_cmpstr (change, ==, cases[i].change);
      g_assert_cmpstr (opening.holiday, ==, relais_holiday_get_name (cases[i].date));
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/opening/easter", test_easter);
  g_test_add_func ("/opening/holidays", test_holidays);
  g_test_add_func ("/opening/is-open", test_is_open);
  g_test_add_func ("/opening/next-change", test_next_change);
  return g_test_run ();
}
