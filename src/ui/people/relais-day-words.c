/* Days as people say them: "today", "in 2 days", "Fri 20 November"; and in full, for the hover and the screen reader.
 * Pure text, in the language of the screen.
 */

#include "relais-day-words.h"

#include "relais-clock.h"

/* So near that one counts in days. */
#define NEAR_DAYS 6

static char *
format_date (RelaisDesk *desk, RelaisDate date)
{
  RelaisPhrasebook *book = relais_desk_get_phrasebook (desk);

  return book != NULL ? relais_phrasebook_date (book, date) : relais_date_to_text (date);
}

/**
 * relais_day_words_distance:
 * @desk: the desk
 * @date: a full date
 *
 * Returns: (transfer full): how far it is from today: "in 60 days", "yesterday"
 */
char *
relais_day_words_distance (RelaisDesk *desk, RelaisDate date)
{
  RelaisPhrasebook *book = relais_desk_get_phrasebook (desk);

  return book != NULL ? relais_phrasebook_distance (book, relais_date_days_until (relais_desk_get_today (desk), date))
                      : relais_date_to_text (date);
}

/**
 * relais_day_words:
 * @desk: the desk
 * @date: a date, perhaps partial
 *
 * Returns: (transfer full): the day as one says it: "today", "Fri 20 November", "12 March 2019"
 */
char *
relais_day_words (RelaisDesk *desk, RelaisDate date)
{
  RelaisPhrasebook *book = relais_desk_get_phrasebook (desk);
  RelaisDate today = relais_desk_get_today (desk);
  int days;

  if (book == NULL || !relais_date_is_full (date))
    return format_date (desk, date);
  days = relais_date_days_until (today, date);
  return days >= -NEAR_DAYS && days <= NEAR_DAYS ? relais_phrasebook_distance (book, days)
                                                 : relais_phrasebook_day (book, date, today);
}

/**
 * relais_day_words_in_full:
 * @desk: the desk
 * @date: a date, perhaps partial
 *
 * Returns: (transfer full): the whole date with its weekday: "Friday 20 November 2026"
 */
char *
relais_day_words_in_full (RelaisDesk *desk, RelaisDate date)
{
  RelaisPhrasebook *book = relais_desk_get_phrasebook (desk);
  g_autofree char *text = format_date (desk, date);

  if (book == NULL || !relais_date_is_full (date))
    return g_steal_pointer (&text);
  return g_strdup_printf ("%s %s", relais_phrasebook_weekday (book, relais_date_weekday (date)), text);
}

/**
 * relais_day_words_of_text:
 * @desk: the desk
 * @text: (nullable): a date as it is stored
 *
 * Returns: (transfer full) (nullable): as relais_day_words(), %NULL for no date
 */
char *
relais_day_words_of_text (RelaisDesk *desk, const char *text)
{
  RelaisDate date;

  if (text == NULL || !relais_date_parse (text, &date))
    return NULL;
  return relais_day_words (desk, date);
}

/**
 * relais_day_words_time:
 * @instant: an instant as it is stored
 *
 * Returns: (transfer full): the time of the day in Brussels: "14:02"
 */
char *
relais_day_words_time (const char *instant)
{
  g_autofree char *local = relais_instant_to_local_text (instant);
  const char *blank = local != NULL ? strpbrk (local, " T") : NULL;

  return g_strndup (blank != NULL ? blank + 1 : "", 5);
}
