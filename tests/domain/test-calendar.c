/* The days of a practice: what moves to where, which days are bad, and why, in words. */

#include "relais-calendar.h"
#include "relais-day-reasons.h"
#include "relais-domain-test.h"
#include "relais-practice.h"

/* Closed for a fortnight in August, and on one Tuesday. */
static RelaisCalendar *
make_calendar (const char *hours)
{
  static const char *const closing[] = { "from=2027-08-02; until=2027-08-13; reason=Congé annuel", "from=2026-12-01",
                                         "from=2026-12-10; until=2026-12-09" };
  static const char *const school[][2] = {
    { "frautumn", "fr=Congé d’automne; nl=Herfstvakantie; from=2026-10-19; until=2026-11-01" },
    { "old", "fr=Retiré; from=2026-11-23; until=2026-11-23; retired=yes" },
  };
  g_autoptr (GPtrArray) days = g_ptr_array_new_with_free_func ((GDestroyNotify) relais_record_unref);
  g_autoptr (GPtrArray) records = g_ptr_array_new_with_free_func ((GDestroyNotify) relais_record_unref);
  g_autoptr (RelaisLabels) labels = NULL;

  for (gsize i = 0; i < G_N_ELEMENTS (closing); i++)
    g_ptr_array_add (days, relais_test_make_record (&relais_closing_day_type, NULL, closing[i]));
  for (gsize i = 0; i < G_N_ELEMENTS (school); i++)
    {
      g_autofree char *values = g_strdup_printf ("kind=schoolholiday; code=%s; %s", school[i][0], school[i][1]);

      g_ptr_array_add (records, relais_test_make_record (&relais_label_type, school[i][0], values));
    }
  labels = relais_labels_new (records);
  return relais_calendar_new (hours, days, labels);
}

static RelaisDate
day (const char *text)
{
  RelaisDate date;

  g_assert_true (relais_date_parse (text, &date));
  return date;
}

static void
assert_date (RelaisDate date, const char *expected)
{
  g_autofree char *text = relais_date_to_text (date);

  g_assert_cmpstr (text, ==, expected);
}

static void
test_dues (void)
{
  static const struct {
    const char *discharge;
    const char *prepare;
    const char *call;
    const char *visit;
  } cases[] = {
    /* An ordinary Wednesday; a Monday, for which the ward is called on Friday; a Friday, whose call is on Monday. */
    { "2026-11-25", "2026-11-23", "2026-11-27", "2026-12-02" },
    { "2026-11-23", "2026-11-20", "2026-11-25", "2026-11-30" },
    { "2026-11-20", "2026-11-18", "2026-11-23", "2026-11-27" },
    { "2026-11-21", "2026-11-19", "2026-11-23", "2026-11-30" },
    { "2026-11-22", "2026-11-20", "2026-11-24", "2026-11-30" },
    /* Armistice on a Wednesday, the practice's own Tuesday. */
    { "2026-11-13", "2026-11-10", "2026-11-16", "2026-11-20" },
    { "2026-11-09", "2026-11-06", "2026-11-12", "2026-11-16" },
    { "2026-12-03", "2026-11-30", "2026-12-07", "2026-12-10" },
    { "2026-11-24", "2026-11-20", "2026-11-26", "2026-12-02" },
    /* Christmas and New Year on Fridays: a Wednesday whose call skips four days; a week that ends on New Year. */
    { "2026-12-23", "2026-12-21", "2026-12-28", "2026-12-30" },
    { "2026-12-25", "2026-12-23", "2026-12-28", "2027-01-04" },
    /* Easter: Monday is a holiday. The night of 29 March and that of 25 October are an hour shorter and longer. */
    { "2026-04-07", "2026-04-03", "2026-04-09", "2026-04-14" },
    { "2026-04-04", "2026-04-02", "2026-04-07", "2026-04-13" },
    { "2026-03-30", "2026-03-27", "2026-04-01", "2026-04-07" },
    { "2026-03-28", "2026-03-26", "2026-03-30", "2026-04-07" },
    { "2026-10-26", "2026-10-23", "2026-10-28", "2026-11-02" },
    /* A leap day, and none. */
    { "2028-03-01", "2028-02-28", "2028-03-03", "2028-03-08" },
    { "2028-02-29", "2028-02-25", "2028-03-02", "2028-03-07" },
    { "2027-03-01", "2027-02-26", "2027-03-03", "2027-03-08" },
    /* Two weeks in summer. */
    { "2027-08-04", "2027-07-30", "2027-08-16", "2027-08-16" },
    { "2027-07-30", "2027-07-28", "2027-08-16", "2027-08-16" },
  };
  g_autoptr (RelaisCalendar) calendar = make_calendar ("mo-fr 08:00-18:00");

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      RelaisDate discharge = day (cases[i].discharge);

      g_test_message ("%s", cases[i].discharge);
      assert_date (relais_calendar_get_due (calendar, discharge, RELAIS_DUE_PREPARE).date, cases[i].prepare);
      assert_date (relais_calendar_get_due (calendar, discharge, RELAIS_DUE_CALL).date, cases[i].call);
      assert_date (relais_calendar_get_due (calendar, discharge, RELAIS_DUE_VISIT).date, cases[i].visit);
      assert_date (relais_calendar_get_due (calendar, discharge, RELAIS_DUE_DAY).date, cases[i].discharge);
    }
  assert_date (relais_calendar_get_due (calendar, day ("2026-11-23"), RELAIS_DUE_EVE).date, "2026-11-22");
}

/* Six years of days: what is before stays before, what is after stays after, it is an opening day, the nearest one, and
 * never dropped. */
static void
test_every_day (void)
{
  g_autoptr (RelaisCalendar) calendar = make_calendar (NULL);

  for (RelaisDate date = day ("2024-01-01"); date.year < 2030; date = relais_date_add_days (date, 1))
    {
      RelaisDue prepare = relais_calendar_get_due (calendar, date, RELAIS_DUE_PREPARE);
      RelaisDue call = relais_calendar_get_due (calendar, date, RELAIS_DUE_CALL);
      g_autoptr (GArray) closed = relais_calendar_list_closed (calendar, prepare.wanted);

      g_assert_cmpint (relais_date_days_until (prepare.wanted, date), ==, 2);
      g_assert_cmpint (relais_date_days_until (date, call.wanted), ==, 2);
      g_assert_true (relais_calendar_is_open (calendar, prepare.date) && relais_calendar_is_open (calendar, call.date));
      g_assert_cmpint (closed->len > 0, ==, relais_date_compare (prepare.date, prepare.wanted) < 0);
      for (RelaisDate between = relais_date_add_days (prepare.date, 1);
           relais_date_compare (between, prepare.wanted) <= 0; between = relais_date_add_days (between, 1))
        g_assert_false (relais_calendar_is_open (calendar, between));
      for (RelaisDate between = call.wanted; relais_date_compare (between, call.date) < 0;
           between = relais_date_add_days (between, 1))
        g_assert_false (relais_calendar_is_open (calendar, between));
    }
}

static void
test_other_hours (void)
{
  g_autoptr (GPtrArray) none = g_ptr_array_new ();
  g_autoptr (RelaisCalendar) mornings = relais_calendar_new ("mo,we,sa 09:00-12:00", none, NULL);
  g_autoptr (RelaisCalendar) always = relais_calendar_new ("mo-su", none, NULL);
  g_autoptr (GPtrArray) for_ever = g_ptr_array_new_with_free_func ((GDestroyNotify) relais_record_unref);
  g_autoptr (RelaisCalendar) never = NULL;

  g_ptr_array_add (for_ever, relais_test_make_record (&relais_closing_day_type, NULL,
                                                      "from=2020-01-01; until=2039-12-31"));
  never = relais_calendar_new (NULL, for_ever, NULL);
  assert_date (relais_calendar_get_due (mornings, day ("2026-11-23"), RELAIS_DUE_PREPARE).date, "2026-11-21");
  assert_date (relais_calendar_get_due (mornings, day ("2026-11-25"), RELAIS_DUE_CALL).date, "2026-11-28");
  assert_date (relais_calendar_get_due (always, day ("2026-12-27"), RELAIS_DUE_PREPARE).date, "2026-12-25");
  assert_date (relais_calendar_get_due (never, day ("2026-11-23"), RELAIS_DUE_PREPARE).date, "2026-11-21");
  assert_date (relais_calendar_count (mornings, day ("2026-11-24"), 0), "2026-11-24");
  assert_date (relais_calendar_count (mornings, day ("2026-11-23"), 1), "2026-11-25");
}

/* The kinds, each with what it names. */
static char *
describe (const GArray *reasons)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < reasons->len; i++)
    {
      const RelaisDayReason *reason = &g_array_index (reasons, RelaisDayReason, i);

      g_string_append_printf (text, "%s%s", i > 0 ? ", " : "", relais_day_kind_get_word (reason->kind));
      if (reason->holiday != NULL)
        g_string_append_printf (text, " %s %d", reason->holiday, reason->holiday_date.day);
      if (reason->period != NULL)
        g_string_append_printf (text, " until %d", reason->until.day);
    }
  return g_string_free (text, FALSE);
}

static void
test_bad_days (void)
{
  static const struct {
    const char *date;
    const char *bad;
    const char *closed;
  } cases[] = {
    { "2026-11-25", "", "" },
    { "2026-11-20", "friday", "" },
    { "2026-11-21", "saturday", "saturday" },
    { "2026-11-22", "sunday", "sunday" },
    { "2026-11-23", "", "" },
    { "2026-11-11", "holiday Armistice 11", "holiday Armistice 11" },
    { "2026-11-10", "eve Armistice 11", "" },
    { "2026-11-12", "", "" },
    { "2026-05-15", "friday, bridge Ascension Day 14", "" },
    { "2026-07-20", "eve National Day 21, bridge National Day 21", "" },
    { "2026-07-22", "", "" },
    { "2026-12-24", "eve Christmas 25, year-end", "" },
    { "2026-12-23", "", "" },
    { "2026-12-25", "holiday Christmas 25, friday, year-end", "holiday Christmas 25" },
    { "2026-12-29", "year-end", "" },
    { "2026-12-31", "eve New Year 1, year-end", "" },
    { "2027-01-02", "saturday, year-end", "saturday" },
    { "2027-01-03", "sunday", "sunday" },
    { "2026-10-20", "school until 1", "" },
    { "2026-11-01", "holiday All Saints 1, sunday, school until 1", "holiday All Saints 1" },
    { "2026-10-31", "saturday, eve All Saints 1, school until 1", "saturday" },
    { "2026-12-01", "closing until 1", "closing until 1" },
    { "2026-12-10", "", "" },
    { "2027-08-13", "friday, closing until 13", "closing until 13" },
    { "2027-08-07", "saturday, closing until 13", "saturday, closing until 13" },
    { "2026-04-05", "sunday, eve Easter Monday 6", "sunday" },
  };
  g_autoptr (RelaisCalendar) calendar = make_calendar ("mo-fr 08:00-18:00");
  g_autoptr (RelaisCalendar) no_tuesday = make_calendar ("mo,we-fr 08:00-18:00");
  g_autoptr (GArray) tuesday = relais_calendar_list_closed (no_tuesday, day ("2026-11-24"));
  g_autofree char *described = describe (tuesday);

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GArray) bad = relais_calendar_list_bad (calendar, day (cases[i].date));
      g_autoptr (GArray) closed = relais_calendar_list_closed (calendar, day (cases[i].date));
      g_autofree char *found = describe (bad);
      g_autofree char *why_closed = describe (closed);

      g_test_message ("%s", cases[i].date);
      g_assert_cmpstr (found, ==, cases[i].bad);
      g_assert_cmpstr (why_closed, ==, cases[i].closed);
    }
  g_assert_cmpstr (described, ==, "no-hours");
}

static void
test_moves (void)
{
  static const struct {
    const char *before;
    const char *after;
    const char *moves;
  } cases[] = {
    { "2026-11-25", "2026-11-25", "" },
    /* From Saturday to Sunday: the visit stays on Monday. */
    { "2026-11-21", "2026-11-22", "0:19-20 1:20-21 2:21-22 3:23-24 " },
    { "2026-11-23", "2026-11-24", "1:22-23 2:23-24 3:25-26 4:30-2 " },
    { "2026-11-25", "2026-11-27", "0:23-25 1:24-26 2:25-27 3:27-30 4:2-4 " },
    { "2026-11-27", "2026-11-25", "0:25-23 1:26-24 2:27-25 3:30-27 4:4-2 " },
  };
  g_autoptr (RelaisCalendar) calendar = make_calendar (NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GArray) moves = relais_calendar_list_moves (calendar, day (cases[i].before), day (cases[i].after));
      g_autoptr (GString) text = g_string_new (NULL);

      for (guint j = 0; j < moves->len; j++)
        {
          const RelaisDueMove *move = &g_array_index (moves, RelaisDueMove, j);

          g_string_append_printf (text, "%d:%d-%d ", move->kind, move->from.day, move->to.day);
        }
      g_assert_cmpstr (text->str, ==, cases[i].moves);
    }
}

static void
test_words (void)
{
  static const struct {
    const char *date;
    gboolean closed;
    const char *fr;
    const char *nl;
  } cases[] = {
    { "2026-05-25", FALSE, "Ce lundi est férié : Lundi de Pentecôte.", "Deze maandag is een feestdag: Pinkstermaandag." },
    { "2026-11-20", FALSE, "C’est un vendredi : le week-end suit.", "Het is een vrijdag: het weekend volgt." },
    { "2026-11-21", TRUE, "C’est un samedi.", "Het is een zaterdag." },
    { "2026-11-22", FALSE, "C’est un dimanche.", "Het is een zondag." },
    { "2026-11-10", FALSE, "Le lendemain, mercredi, est férié : Armistice.",
      "De dag erna, woensdag, is een feestdag: Wapenstilstand." },
    { "2026-12-29", FALSE, "C’est la fin de l’année : moins de services travaillent.",
      "Het is het einde van het jaar: er werken minder diensten." },
    { "2026-10-20", FALSE, "Vacances scolaires jusqu’au 1er novembre 2026 : Congé d’automne.",
      "Schoolvakantie tot en met 1 november 2026: Herfstvakantie." },
    { "2027-08-04", TRUE, "La maison médicale est fermée jusqu’au 13 août 2027 : Congé annuel.",
      "Het wijkgezondheidscentrum is gesloten tot en met 13 augustus 2027: Congé annuel." },
    { "2026-12-01", TRUE, "La maison médicale est fermée jusqu’au 1er décembre 2026.",
      "Het wijkgezondheidscentrum is gesloten tot en met 1 december 2026." },
    { "2026-11-26", TRUE, "La maison médicale n’ouvre pas ce jour de la semaine : jeudi.",
      "Het wijkgezondheidscentrum is op deze weekdag niet open: donderdag." },
  };
  g_autoptr (RelaisCalendar) calendar = make_calendar ("mo-we,fr 08:00-18:00");
  g_autoptr (RelaisPhrasebook) french = relais_phrasebook_new ("fr", NULL);
  g_autoptr (RelaisPhrasebook) dutch = relais_phrasebook_new ("nl", NULL);
  RelaisDue moved = relais_calendar_get_due (calendar, day ("2026-11-23"), RELAIS_DUE_PREPARE);
  RelaisDue in_place = relais_calendar_get_due (calendar, day ("2026-11-25"), RELAIS_DUE_PREPARE);
  g_autofree char *said = relais_due_say_move (&moved, french);
  g_autofree char *gezegd = relais_due_say_move (&moved, dutch);

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GArray) reasons = cases[i].closed ? relais_calendar_list_closed (calendar, day (cases[i].date))
                                                   : relais_calendar_list_bad (calendar, day (cases[i].date));
      g_autofree char *fr = relais_day_reason_say (&g_array_index (reasons, RelaisDayReason, 0), french);
      g_autofree char *nl = relais_day_reason_say (&g_array_index (reasons, RelaisDayReason, 0), dutch);
      g_auto (GStrv) spaced = g_strsplit (fr, "\u00a0", -1); /* French puts one before a colon */
      g_autofree char *plain = g_strjoinv (" ", spaced);

      g_test_message ("%s", cases[i].date);
      g_assert_cmpstr (plain, ==, cases[i].fr);
      g_assert_cmpstr (nl, ==, cases[i].nl);
    }
  g_assert_cmpstr (said, ==, "Déplacé du 21 novembre 2026 au 20 novembre 2026.");
  g_assert_cmpstr (gezegd, ==, "Verplaatst van 21 november 2026 naar 20 november 2026.");
  g_assert_null (relais_due_say_move (&in_place, french));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/calendar/dues", test_dues);
  g_test_add_func ("/calendar/every-day", test_every_day);
  g_test_add_func ("/calendar/other-hours", test_other_hours);
  g_test_add_func ("/calendar/bad-days", test_bad_days);
  g_test_add_func ("/calendar/moves", test_moves);
  g_test_add_func ("/calendar/words", test_words);
  return g_test_run ();
}
