/* The ten legal holidays of Belgium in any year (law of 4 January 1974): six on their date, three that go with Easter.
 * Days on which only some are closed (11 July, 27 September, 15 November, 8 May) are not among them. Pure, any thread.
 */

#include "relais-holidays.h"

#include <glib/gi18n-lib.h>

static const struct {
  int month;
  int day;
  const char *name;
} fixed[] = {
  { 1, 1, NC_("holiday", "New Year") },           { 5, 1, NC_("holiday", "Labour Day") },
  { 7, 21, NC_("holiday", "National Day") },      { 8, 15, NC_("holiday", "Assumption") },
  { 11, 1, NC_("holiday", "All Saints") },        { 11, 11, NC_("holiday", "Armistice") },
  { 12, 25, NC_("holiday", "Christmas") },
};

static const struct {
  int days;
  const char *name;
} after_easter[] = {
  { 1, NC_("holiday", "Easter Monday") },
  { 39, NC_("holiday", "Ascension Day") },
  { 50, NC_("holiday", "Whit Monday") },
};

/**
 * relais_holiday_easter:
 * @year: a year of the Gregorian calendar
 *
 * Counts by the golden number and the epact, corrected for the century (the computus of Lilius).
 *
 * Returns: Easter Sunday
 */
RelaisDate
relais_holiday_easter (int year)
{
  int golden = year % 19;
  int century = year / 100;
  int leap_correction = century - century / 4;
  int moon_correction = (8 * century + 13) / 25;
  int full_moon = (19 * golden + leap_correction - moon_correction + 15) % 30;
  int days;

  /* The paschal full moon never falls later than 18 April, nor on one day twice within 19 years. */
  if (full_moon == 29 || (full_moon == 28 && golden > 10))
    full_moon--;
  days = 21 + full_moon;
  do
    days++;
  while (relais_date_weekday (relais_date_add_days (relais_date (year, 3, 1), days - 1)) != 7);
  return relais_date_add_days (relais_date (year, 3, 1), days - 1);
}

/**
 * relais_holiday_get_name:
 * @date: a full date
 *
 * Returns: (nullable): the name of the legal holiday on that day, an English msgid in %RELAIS_HOLIDAY_CONTEXT; %NULL on
 *   other days
 */
const char *
relais_holiday_get_name (RelaisDate date)
{
  RelaisDate easter;

  if (!relais_date_is_full (date))
    return NULL;
  for (gsize i = 0; i < G_N_ELEMENTS (fixed); i++)
    {
      if (date.month == fixed[i].month && date.day == fixed[i].day)
        return fixed[i].name;
    }

  easter = relais_holiday_easter (date.year);
  for (gsize i = 0; i < G_N_ELEMENTS (after_easter); i++)
    {
      if (relais_date_days_until (easter, date) == after_easter[i].days)
        return after_easter[i].name;
    }
  return NULL;
}
