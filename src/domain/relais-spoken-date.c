/* Dates as people say and type them, in French, Dutch and English at once: "27/11", "ve", "overmorgen", "+3", "1er mars
 * 1948". What can mean two days is refused rather than guessed, and the form shows what was understood with its
 * weekday. Here are the dates that are counted from today; relais-spoken-written.c has the others. Pure functions; any
 * thread.
 */

#include "relais-spoken-date.h"

#include "relais-spoken-reader.h"
#include "relais-text.h"

#include <string.h>

#define MAX_LENGTH 80

#define AT_END    relais_spoken_reader_at_end
#define TAKE      relais_spoken_reader_take
#define TAKE_SIGN relais_spoken_reader_take_sign
#define TAKE_WORD relais_spoken_reader_take_word
#define PHRASE(...) ((const char *const[]) { __VA_ARGS__, NULL })

typedef RelaisSpokenReader Reader;

/* A whole phrase that names a day: "après-demain", "the day after tomorrow". */
static gboolean
read_day_name (const char *text, RelaisDate today, RelaisDate *date)
{
  g_autofree char *folded = relais_text_fold (text);
  g_auto (GStrv) words = g_strsplit (folded, " ", -1);
  g_autofree char *phrase = g_strjoinv (NULL, words);
  int days;

  if (!relais_spoken_words_find (RELAIS_SPOKEN_DAY, phrase, &days))
    return FALSE;

  *date = relais_date_add_days (today, days);
  return TRUE;
}

static gboolean
take_count (Reader *reader, int *count)
{
  const RelaisSpokenToken *number = relais_spoken_reader_peek (reader);

  if (number->n_digits > 3 || !TAKE (reader, RELAIS_SPOKEN_NUMBER))
    return TAKE_WORD (reader, RELAIS_SPOKEN_COUNT, count);

  *count = number->value;
  return TRUE;
}

static RelaisDate
add (RelaisDate today, int count, RelaisSpokenUnit unit)
{
  switch (unit)
    {
    case RELAIS_SPOKEN_UNIT_WEEK:
      return relais_date_add_days (today, 7 * count);
    case RELAIS_SPOKEN_UNIT_MONTH:
      return relais_date_add_months (today, count);
    case RELAIS_SPOKEN_UNIT_DAY:
    default:
      return relais_date_add_days (today, count);
    }
}

/* "+3", "-1", "+2 weken", "dans 3 jours", "over een week", "il y a 3 jours", "3 days ago" */
static gboolean
read_offset (Reader *reader, RelaisDate *date)
{
  gboolean minus = TAKE_SIGN (reader, '-');
  gboolean is_signed = minus || TAKE (reader, RELAIS_SPOKEN_PLUS);
  gboolean ahead = !is_signed && TAKE_WORD (reader, RELAIS_SPOKEN_AHEAD, NULL);
  gboolean ago = !is_signed && !ahead && relais_spoken_reader_take_phrase (reader, PHRASE ("il", "y", "a"));
  int unit = RELAIS_SPOKEN_UNIT_DAY;
  int count = 0;

  if (!take_count (reader, &count) || (!TAKE_WORD (reader, RELAIS_SPOKEN_UNIT, &unit) && !is_signed))
    return FALSE;
  if (!is_signed && !ahead && !ago)
    ago = relais_spoken_reader_take_phrase (reader, PHRASE ("geleden")) ||
          relais_spoken_reader_take_phrase (reader, PHRASE ("ago"));
  if (!AT_END (reader) || !(is_signed || ahead || ago))
    return FALSE;

  *date = add (reader->today, minus || ago ? -count : count, (RelaisSpokenUnit) unit);
  return TRUE;
}

/* The one weekday in @weekdays, 0 when there are several, none, or the week-end is meant. */
static int
get_only_weekday (guint weekdays)
{
  for (int weekday = 1; weekday <= 7; weekday++)
    {
      if (weekdays == 1u << weekday)
        return weekday;
    }

  return 0;
}

/* Days until the next such weekday, 1 to 7. */
static int
count_ahead (int today, int weekday)
{
  return (weekday - today + 6) % 7 + 1;
}

/* Days until the last such weekday, -7 to -1. */
static int
count_back (int today, int weekday)
{
  return -count_ahead (weekday, today);
}

static gboolean
count_by_word (RelaisSpokenWhich which, int today, int weekday, int *days)
{
  int in_this_week = weekday - today;

  switch (which)
    {
    case RELAIS_SPOKEN_THIS:
      *days = count_ahead (today, weekday) % 7;
      return TRUE;
    case RELAIS_SPOKEN_COMING:
      *days = count_ahead (today, weekday);
      return TRUE;
    case RELAIS_SPOKEN_NEXT:
      *days = count_ahead (today, weekday);
      return *days == in_this_week + 7;
    case RELAIS_SPOKEN_PASSED:
      *days = count_back (today, weekday);
      return TRUE;
    case RELAIS_SPOKEN_LAST:
      *days = count_back (today, weekday);
      return *days == in_this_week - 7;
    default:
      return FALSE;
    }
}

static int
count_by_sense (RelaisSpokenDateSense sense, int today, int weekday)
{
  int ahead = count_ahead (today, weekday);

  switch (sense)
    {
    case RELAIS_SPOKEN_DATE_PAST:
      return count_back (today, weekday);
    case RELAIS_SPOKEN_DATE_FUTURE:
      return ahead;
    case RELAIS_SPOKEN_DATE_NEAR:
    default:
      return ahead <= 3 ? ahead : ahead - 7;
    }
}

/* "ve", "op vrijdag", "lundi prochain", "komende maandag", "vendredi en huit" */
static gboolean
read_weekday (Reader *reader, RelaisDate *date)
{
  int today = relais_date_weekday (reader->today);
  int later = 0;
  int weekday;
  int days;
  int which;
  gboolean has_word;

  TAKE_WORD (reader, RELAIS_SPOKEN_ARTICLE, NULL);
  has_word = TAKE_WORD (reader, RELAIS_SPOKEN_WHICH, &which);
  weekday = get_only_weekday (relais_spoken_reader_take_weekdays (reader));
  if (weekday == 0)
    return FALSE;
  has_word = has_word || TAKE_WORD (reader, RELAIS_SPOKEN_WHICH, &which);

  /* A week or two after the coming one. */
  if (!has_word && relais_spoken_reader_take_phrase (reader, PHRASE ("en", "huit")))
    later = 7;
  else if (!has_word && relais_spoken_reader_take_phrase (reader, PHRASE ("en", "quinze")))
    later = 14;

  if (!AT_END (reader))
    return FALSE;
  if (later > 0)
    days = count_ahead (today, weekday) + later;
  else if (!has_word)
    days = count_by_sense (reader->sense, today, weekday);
  else if (!count_by_word ((RelaisSpokenWhich) which, today, weekday, &days))
    return FALSE;

  *date = relais_date_add_days (reader->today, days);
  return TRUE;
}

/**
 * relais_spoken_date_parse:
 * @text: (nullable): what was typed or said
 * @today: today's date, full
 * @sense: which way a short date is completed
 * @language: (nullable): the language of the one who types, "fr", "nl" or "en", where it is known; only for the
 *   abbreviations that mean different days: "ma" and "di" (mardi and dimanche, maandag and dinsdag), "we" and "mar"
 * @date: (out): the date, partial where only a year or a month was given ("1948", "03/1948", "mars 1948")
 *
 * The rules where a text leaves something open:
 *
 * - Two digits of a year: for %RELAIS_SPOKEN_DATE_PAST the last such year that is not ahead of @today; for
 *   %RELAIS_SPOKEN_DATE_FUTURE from ten years ago on; else the nearest.
 * - No year: refused for %RELAIS_SPOKEN_DATE_PAST; the next such day, today included, for %RELAIS_SPOKEN_DATE_FUTURE;
 *   else the nearest.
 * - A weekday alone: one of the seven days behind, or ahead, never today; else the nearest, today included.
 * - "prochain", "volgende", "next" mean the coming one to some and the one of next week to others; "vorige" and "last"
 *   the same backwards. They are understood where both agree, else refused. "komende", "aanstaande", "ce", "deze",
 *   "dernier", "passé", "afgelopen" are clear.
 * - "dans 8 jours" is eight days: the weekday that the form shows tells who meant a week.
 * - A weekday beside a date must be right. Days that do not exist are refused, and so are "nov 26" (a day or a year?),
 *   "ma" without @language, and a lone number of five digits (a spreadsheet's count of days).
 *
 * Returns: whether @text is a date
 */
gboolean
relais_spoken_date_parse (const char            *text,
                          RelaisDate             today,
                          RelaisSpokenDateSense  sense,
                          const char            *language,
                          RelaisDate            *date)
{
  static gboolean (*const readers[]) (Reader *, RelaisDate *) = {
    read_offset, read_weekday, relais_spoken_reader_read_written,
  };
  g_autofree char *cleaned = relais_text_clean (text, 0, NULL);
  Reader reader = { .today = today, .sense = sense, .language = language };
  RelaisDate result = RELAIS_DATE_NONE;

  *date = RELAIS_DATE_NONE;
  g_return_val_if_fail (relais_date_is_full (today), FALSE);

  if (strlen (cleaned) > MAX_LENGTH)
    return FALSE;
  if (read_day_name (cleaned, today, date))
    return TRUE;
  if (!relais_spoken_reader_split (&reader, cleaned))
    return FALSE;

  for (gsize i = 0; i < G_N_ELEMENTS (readers); i++)
    {
      reader.at = 0;
      if (readers[i](&reader, &result))
        {
          *date = result;
          return TRUE;
        }
    }

  return FALSE;
}
