/* Civil dates, full or partial, as ISO text ("2026-11-20", "1948-03", "1948") and as a small value. Nothing here knows
 * a time zone or the current time. Arithmetic is only asked of full dates. Any thread.
 */

#include "relais-date.h"

#define FIRST_YEAR 1850
#define LAST_YEAR  2199

static GDate
to_gdate (RelaisDate date)
{
  GDate gdate;

  g_date_clear (&gdate, 1);
  g_date_set_dmy (&gdate, (GDateDay) date.day, (GDateMonth) date.month, (GDateYear) date.year);
  return gdate;
}

static RelaisDate
from_gdate (const GDate *gdate)
{
  return relais_date (g_date_get_year (gdate), (int) g_date_get_month (gdate), g_date_get_day (gdate));
}

static gboolean
is_valid (RelaisDate date)
{
  if (date.year < FIRST_YEAR || date.year > LAST_YEAR)
    return FALSE;
  if (date.month == 0)
    return date.day == 0;
  if (date.month < 1 || date.month > 12)
    return FALSE;
  if (date.day == 0)
    return TRUE;
  return g_date_valid_dmy ((GDateDay) date.day, (GDateMonth) date.month, (GDateYear) date.year);
}

/**
 * relais_date:
 * @year: the year
 * @month: the month, 0 when unknown
 * @day: the day of the month, 0 when unknown
 *
 * Returns: the value, not checked
 */
RelaisDate
relais_date (int year, int month, int day)
{
  return (RelaisDate) { year, month, day };
}

/**
 * relais_date_is_set:
 * @date: a date
 *
 * Returns: whether at least the year is known
 */
gboolean
relais_date_is_set (RelaisDate date)
{
  return date.year != 0;
}

/**
 * relais_date_is_full:
 * @date: a date
 *
 * Returns: whether year, month and day are known
 */
gboolean
relais_date_is_full (RelaisDate date)
{
  return date.year != 0 && date.month != 0 && date.day != 0;
}

static gboolean
parse_digits (const char **text, int count, int *value)
{
  *value = 0;
  for (int i = 0; i < count; i++)
    {
      if (!g_ascii_isdigit ((*text)[i]))
        return FALSE;
      *value = *value * 10 + ((*text)[i] - '0');
    }
  *text += count;
  return TRUE;
}

/**
 * relais_date_parse:
 * @text: (nullable): "YYYY-MM-DD", "YYYY-MM" or "YYYY"
 * @date: (out): the date
 *
 * Reads the form in which dates are stored, nothing more lenient. A day that does not exist is refused.
 *
 * Returns: whether @text is a date
 */
gboolean
relais_date_parse (const char *text, RelaisDate *date)
{
  RelaisDate result = RELAIS_DATE_NONE;

  *date = RELAIS_DATE_NONE;
  if (text == NULL || !parse_digits (&text, 4, &result.year))
    return FALSE;
  if (*text == '-' && (text++, !parse_digits (&text, 2, &result.month) || result.month == 0))
    return FALSE;
  if (*text == '-' && (text++, !parse_digits (&text, 2, &result.day) || result.day == 0))
    return FALSE;
  if (*text != '\0' || !is_valid (result))
    return FALSE;

  *date = result;
  return TRUE;
}

/**
 * relais_date_to_text:
 * @date: a date, perhaps partial
 *
 * Returns: (transfer full) (nullable): the stored form, or %NULL for no date
 */
char *
relais_date_to_text (RelaisDate date)
{
  if (!relais_date_is_set (date))
    return NULL;
  if (date.month == 0)
    return g_strdup_printf ("%04d", date.year);
  if (date.day == 0)
    return g_strdup_printf ("%04d-%02d", date.year, date.month);
  return g_strdup_printf ("%04d-%02d-%02d", date.year, date.month, date.day);
}

/**
 * relais_date_compare:
 * @a: a date
 * @b: another
 *
 * Returns: less than, equal to or greater than 0; a partial date stands before the full ones it may mean
 */
int
relais_date_compare (RelaisDate a, RelaisDate b)
{
  if (a.year != b.year)
    return a.year < b.year ? -1 : 1;
  if (a.month != b.month)
    return a.month < b.month ? -1 : 1;
  if (a.day != b.day)
    return a.day < b.day ? -1 : 1;
  return 0;
}

/**
 * relais_date_agrees:
 * @a: a date, perhaps partial
 * @b: another
 *
 * Returns: whether both may be the same day: every part that is known on both sides is equal
 */
gboolean
relais_date_agrees (RelaisDate a, RelaisDate b)
{
  return (a.year == 0 || b.year == 0 || a.year == b.year) &&
         (a.month == 0 || b.month == 0 || a.month == b.month) &&
         (a.day == 0 || b.day == 0 || a.day == b.day);
}

/**
 * relais_date_is_over:
 * @end: a last day, perhaps partial, or no date
 * @today: a full date
 *
 * Returns: whether @end lies behind us: its day still counts, and so does the whole month or year of a partial one;
 *   what has no end is never over
 */
gboolean
relais_date_is_over (RelaisDate end, RelaisDate today)
{
  return relais_date_is_set (end) && relais_date_compare (end, today) < 0 && !relais_date_agrees (end, today);
}

/**
 * relais_date_add_days:
 * @date: a full date
 * @days: how many days later, negative for earlier
 *
 * Returns: the date @days later
 */
RelaisDate
relais_date_add_days (RelaisDate date, int days)
{
  GDate gdate;

  g_return_val_if_fail (relais_date_is_full (date), RELAIS_DATE_NONE);

  gdate = to_gdate (date);
  if (days >= 0)
    g_date_add_days (&gdate, (guint) days);
  else
    g_date_subtract_days (&gdate, (guint) -days);
  return from_gdate (&gdate);
}

/**
 * relais_date_add_months:
 * @date: a full date
 * @months: how many months later, negative for earlier
 *
 * Returns: the same day of that month, or its last day where there is no such day
 */
RelaisDate
relais_date_add_months (RelaisDate date, int months)
{
  GDate gdate;

  g_return_val_if_fail (relais_date_is_full (date), RELAIS_DATE_NONE);

  gdate = to_gdate (date);
  if (months >= 0)
    g_date_add_months (&gdate, (guint) months);
  else
    g_date_subtract_months (&gdate, (guint) -months);
  return from_gdate (&gdate);
}

/**
 * relais_date_days_until:
 * @from: a full date
 * @until: a full date
 *
 * Returns: the number of days from @from to @until, negative when @until is earlier
 */
int
relais_date_days_until (RelaisDate from, RelaisDate until)
{
  GDate a, b;

  g_return_val_if_fail (relais_date_is_full (from) && relais_date_is_full (until), 0);

  a = to_gdate (from);
  b = to_gdate (until);
  return g_date_days_between (&a, &b);
}

/**
 * relais_date_weekday:
 * @date: a full date
 *
 * Returns: 1 for Monday to 7 for Sunday (ISO 8601)
 */
int
relais_date_weekday (RelaisDate date)
{
  GDate gdate;

  g_return_val_if_fail (relais_date_is_full (date), 0);

  gdate = to_gdate (date);
  return (int) g_date_get_weekday (&gdate);
}

/**
 * relais_date_age:
 * @birth: a date of birth, perhaps partial
 * @today: a full date
 *
 * Returns: the age in years, -1 when it is unknown or the birth lies in the future. For a partial date it is the
 *   smaller of the two possible ages.
 */
int
relais_date_age (RelaisDate birth, RelaisDate today)
{
  int age;

  if (!relais_date_is_set (birth) || relais_date_compare (birth, today) > 0)
    return -1;

  age = today.year - birth.year;
  if (birth.month == 0)
    return age > 0 ? age - 1 : 0;
  if (birth.month > today.month)
    age--;
  else if (birth.month == today.month && (birth.day == 0 || birth.day > today.day))
    age--;
  return MAX (age, 0);
}
