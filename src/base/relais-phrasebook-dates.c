/* Dates in the language of a phrasebook. Weekdays and months are texts of our own: strftime() knows only the locales
 * that are installed, and on a bare system that is none. Any thread.
 */

#include "relais-phrasebook.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static const char *const weekdays[] = {
  NC_ ("weekday", "Monday"), NC_ ("weekday", "Tuesday"), NC_ ("weekday", "Wednesday"), NC_ ("weekday", "Thursday"),
  NC_ ("weekday", "Friday"), NC_ ("weekday", "Saturday"), NC_ ("weekday", "Sunday"),
};

/* Translators: at most three letters; they stand in narrow columns, French beside Dutch. */
static const char *const short_weekdays[] = {
  NC_ ("short weekday", "Mon"), NC_ ("short weekday", "Tue"), NC_ ("short weekday", "Wed"),
  NC_ ("short weekday", "Thu"), NC_ ("short weekday", "Fri"), NC_ ("short weekday", "Sat"),
  NC_ ("short weekday", "Sun"),
};

static const char *const months[] = {
  NC_ ("month", "January"), NC_ ("month", "February"), NC_ ("month", "March"), NC_ ("month", "April"),
  NC_ ("month", "May"), NC_ ("month", "June"), NC_ ("month", "July"), NC_ ("month", "August"),
  NC_ ("month", "September"), NC_ ("month", "October"), NC_ ("month", "November"), NC_ ("month", "December"),
};

/**
 * relais_phrasebook_weekday:
 * @book: a book
 * @weekday: 1 for Monday to 7 for Sunday
 *
 * Returns: its name as it stands inside a sentence
 */
const char *
relais_phrasebook_weekday (RelaisPhrasebook *book, int weekday)
{
  g_return_val_if_fail (weekday >= 1 && weekday <= 7, "");

  return relais_phrasebook_get_context (book, "weekday", weekdays[weekday - 1]);
}

/**
 * relais_phrasebook_weekday_short:
 * @book: a book
 * @weekday: 1 for Monday to 7 for Sunday
 *
 * Returns: its name in at most three letters
 */
const char *
relais_phrasebook_weekday_short (RelaisPhrasebook *book, int weekday)
{
  g_return_val_if_fail (weekday >= 1 && weekday <= 7, "");

  return relais_phrasebook_get_context (book, "short weekday", short_weekdays[weekday - 1]);
}

/**
 * relais_phrasebook_month:
 * @book: a book
 * @month: 1 to 12
 *
 * Returns: its name as it stands inside a sentence
 */
const char *
relais_phrasebook_month (RelaisPhrasebook *book, int month)
{
  g_return_val_if_fail (month >= 1 && month <= 12, "");

  return relais_phrasebook_get_context (book, "month", months[month - 1]);
}

/* Puts the parts of a date in the places that the language gives them. */
static char *
fill (const char *pattern, const char *day, const char *month, const char *year)
{
  const struct {
    const char *name;
    const char *value;
  } places[] = { { "{day}", day }, { "{month}", month }, { "{year}", year } };
  GString *text = g_string_new (pattern);

  for (gsize i = 0; i < G_N_ELEMENTS (places); i++)
    g_string_replace (text, places[i].name, places[i].value, 0);
  return g_string_free (text, FALSE);
}

/**
 * relais_phrasebook_date:
 * @book: a book
 * @date: a date, perhaps partial
 *
 * Returns: (transfer full): "20 novembre 2026", "1er mars 1948", "mars 1948", "1948"; "" for no date
 */
char *
relais_phrasebook_date (RelaisPhrasebook *book, RelaisDate date)
{
  g_autofree char *day = g_strdup_printf ("%d", date.day);
  g_autofree char *year = g_strdup_printf ("%d", date.year);
  const char *month = date.month != 0 ? relais_phrasebook_month (book, date.month) : "";

  if (!relais_date_is_set (date))
    return g_strdup ("");
  if (date.month == 0)
    return g_steal_pointer (&year);
  if (date.day == 0)
    return fill (relais_phrasebook_get_context (book, "date", "{month} {year}"), "", month, year);
  if (date.day == 1)
    return fill (relais_phrasebook_get_context (book, "date of the first", "1 {month} {year}"), day, month, year);

  return fill (relais_phrasebook_get_context (book, "date", "{day} {month} {year}"), day, month, year);
}

/**
 * relais_phrasebook_date_short:
 * @book: a book
 * @date: a date, perhaps partial
 *
 * Returns: (transfer full): "20/11/2026", "03/1948", "1948"; "" for no date
 */
char *
relais_phrasebook_date_short (RelaisPhrasebook *book, RelaisDate date)
{
  g_autofree char *day = g_strdup_printf ("%02d", date.day);
  g_autofree char *month = g_strdup_printf ("%02d", date.month);
  g_autofree char *year = g_strdup_printf ("%d", date.year);

  if (!relais_date_is_set (date))
    return g_strdup ("");
  if (date.month == 0)
    return g_steal_pointer (&year);
  if (date.day == 0)
    return fill (relais_phrasebook_get_context (book, "short date", "{month}/{year}"), "", month, year);

  return fill (relais_phrasebook_get_context (book, "short date", "{day}/{month}/{year}"), day, month, year);
}

static char *
say_day_of_this_year (RelaisPhrasebook *book, RelaisDate date)
{
  g_autofree char *day = g_strdup_printf ("%d", date.day);
  GString *text;

  /* Translators: a day of this year: short weekday, day, month: "Fri 20 November" */
  text = g_string_new (date.day == 1
                           ? relais_phrasebook_get_context (book, "day of this year, the first", "{weekday} 1 {month}")
                           : relais_phrasebook_get_context (book, "day of this year", "{weekday} {day} {month}"));
  g_string_replace (text, "{weekday}", relais_phrasebook_weekday_short (book, relais_date_weekday (date)), 0);
  g_string_replace (text, "{day}", day, 0);
  g_string_replace (text, "{month}", relais_phrasebook_month (book, date.month), 0);
  return g_string_free (text, FALSE);
}

/**
 * relais_phrasebook_day:
 * @book: a book
 * @date: a date, perhaps partial
 * @today: a full date
 *
 * Returns: (transfer full): the day as one says it on @today: "ven. 20 novembre", "jeu. 1er octobre", and with its year
 *   what is partial or of another year: "12 mars 2019"
 */
char *
relais_phrasebook_day (RelaisPhrasebook *book, RelaisDate date, RelaisDate today)
{
  if (!relais_date_is_full (date) || date.year != today.year)
    return relais_phrasebook_date (book, date);
  return say_day_of_this_year (book, date);
}

/**
 * relais_phrasebook_distance:
 * @book: a book
 * @days: how many days from today, negative for the past
 *
 * Returns: (transfer full): how far that is: "demain", "dans 60 jours", "il y a 3 jours"
 */
char *
relais_phrasebook_distance (RelaisPhrasebook *book, int days)
{
  if (days == 0)
    return g_strdup (relais_phrasebook_get (book, "today"));
  if (days == 1)
    return g_strdup (relais_phrasebook_get (book, "tomorrow"));
  if (days == -1)
    return g_strdup (relais_phrasebook_get (book, "yesterday"));
  if (days > 0)
    return g_strdup_printf (relais_phrasebook_get_plural (book, "in %d day", "in %d days", (gulong) days), days);
  return g_strdup_printf (relais_phrasebook_get_plural (book, "%d day ago", "%d days ago", (gulong) -days), -days);
}
