/* Written dates: "27/11", "27.11.26", "271126", "2026-11-27", "vendredi 27 novembre", "1er mars 1948", "03/1948". The day
 * stands before the month, as everywhere in Belgium. Used by relais_spoken_date_parse() only. Pure functions; any
 * thread.
 */

#include "relais-spoken-reader.h"

#define PEEK        relais_spoken_reader_peek
#define AT_END      relais_spoken_reader_at_end
#define TAKE        relais_spoken_reader_take
#define TAKE_SIGN   relais_spoken_reader_take_sign
#define TAKE_WORD   relais_spoken_reader_take_word

typedef RelaisSpokenReader Reader;
typedef RelaisSpokenToken Token;

static gboolean
make (int year, int month, int day, RelaisDate *date)
{
  g_autofree char *text = relais_date_to_text (relais_date (year, month, day));

  return relais_date_parse (text, date);
}

static gboolean
make_full (int year, int month, int day, RelaisDate *date)
{
  return month > 0 && day > 0 && make (year, month, day, date);
}

/* For the past the last such year that is not ahead of us, for plans from ten years ago on, else the nearest. */
static int
complete_year (const Reader *reader, int two_digits, int month, int day)
{
  int first_year = reader->today.year - 49;
  int year;

  if (reader->sense == RELAIS_SPOKEN_DATE_PAST)
    first_year = reader->today.year - 99;
  else if (reader->sense == RELAIS_SPOKEN_DATE_FUTURE)
    first_year = reader->today.year - 10;

  year = first_year + (two_digits - first_year % 100 + 100) % 100;
  if (reader->sense == RELAIS_SPOKEN_DATE_PAST &&
      relais_date_compare (relais_date (year, month, day), reader->today) > 0)
    year -= 100;
  return year;
}

/* A birth without its year is no date; a plan is the next such day; else the nearest. */
static gboolean
make_without_year (const Reader *reader, int month, int day, RelaisDate *date)
{
  int nearest = G_MAXINT;

  if (reader->sense == RELAIS_SPOKEN_DATE_PAST)
    return FALSE;

  for (int year = reader->today.year - 1; year <= reader->today.year + 1; year++)
    {
      RelaisDate candidate;
      int days;

      if (!make_full (year, month, day, &candidate))
        continue;
      days = relais_date_days_until (reader->today, candidate);
      if (ABS (days) < nearest && (days >= 0 || reader->sense == RELAIS_SPOKEN_DATE_NEAR))
        {
          nearest = ABS (days);
          *date = candidate;
        }
    }

  return nearest != G_MAXINT;
}

static gboolean
make_with_year (const Reader *reader, int day, int month, int year, int n_digits, RelaisDate *date)
{
  if (n_digits == 2)
    return make_full (complete_year (reader, year, month, day), month, day, date);
  return n_digits == 4 && make_full (year, month, day, date);
}

/* "27112026", "20261127", "271126", "1948". Five digits are no date: spreadsheets count days so. */
static gboolean
make_from_digits (const Reader *reader, const Token *number, RelaisDate *date)
{
  int value = number->value;

  switch (number->n_digits)
    {
    case 4:
      return make (value, 0, 0, date);
    case 6:
      return make_with_year (reader, value / 10000, value / 100 % 100, value % 100, 2, date);
    case 8:
      return make_full (value % 10000, value / 10000 % 100, value / 1000000, date) ||
             make_full (value / 10000, value / 100 % 100, value % 100, date);
    default:
      return FALSE;
    }
}

static gboolean
take_number (Reader *reader, int max_digits, const Token **number)
{
  *number = PEEK (reader);
  return (*number)->n_digits <= max_digits && TAKE (reader, RELAIS_SPOKEN_NUMBER);
}

/* The month of "27/11" or "27 nov." */
static gboolean
take_month (Reader *reader, int *month)
{
  const Token *number;

  if (TAKE_WORD (reader, RELAIS_SPOKEN_MONTH, month))
    {
      if (!AT_END (reader))
        TAKE_SIGN (reader, '.');
      return TRUE;
    }
  if (!take_number (reader, 2, &number))
    return FALSE;

  *month = number->value;
  return TRUE;
}

/* "2026-11-27", "2026-11" */
static gboolean
read_year_first (Reader *reader, int year, RelaisDate *date)
{
  const Token *month;
  const Token *day;

  if (!TAKE (reader, RELAIS_SPOKEN_SEPARATOR) || !take_number (reader, 2, &month) || month->value == 0)
    return FALSE;
  if (AT_END (reader))
    return make (year, month->value, 0, date);

  return TAKE (reader, RELAIS_SPOKEN_SEPARATOR) && take_number (reader, 2, &day) && AT_END (reader) &&
         make_full (year, month->value, day->value, date);
}

/* "mars 1948", "November 27, 2026". What could be a day or a year ("nov 26") is refused. */
static gboolean
read_month_first (Reader *reader, int month, RelaisDate *date)
{
  const Token *number;
  const Token *year;

  TAKE (reader, RELAIS_SPOKEN_SEPARATOR);
  if (!take_number (reader, 4, &number))
    return FALSE;
  if (number->n_digits == 4)
    return AT_END (reader) && make (number->value, month, 0, date);

  TAKE_WORD (reader, RELAIS_SPOKEN_ORDINAL, NULL);
  TAKE (reader, RELAIS_SPOKEN_COMMA);
  return number->n_digits <= 2 && take_number (reader, 4, &year) && year->n_digits == 4 && AT_END (reader) &&
         make_full (year->value, month, number->value, date);
}

/* "27/11", "27-11-26", "27 novembre 2026", "1er mars 1948", "03/1948" */
static gboolean
read_day_first (Reader *reader, int day, RelaisDate *date)
{
  const Token *year;
  int month = 0;
  gboolean is_day = TAKE_WORD (reader, RELAIS_SPOKEN_ORDINAL, NULL);

  is_day = TAKE_WORD (reader, RELAIS_SPOKEN_ARTICLE, NULL) || is_day;
  TAKE (reader, RELAIS_SPOKEN_SEPARATOR);

  if (PEEK (reader)->n_digits == 4)
    return !is_day && take_number (reader, 4, &year) && AT_END (reader) && day > 0 && make (year->value, day, 0, date);

  if (!take_month (reader, &month))
    return FALSE;
  if (AT_END (reader))
    return make_without_year (reader, month, day, date);
  if (!TAKE (reader, RELAIS_SPOKEN_SEPARATOR))
    TAKE (reader, RELAIS_SPOKEN_COMMA);

  return take_number (reader, 4, &year) && AT_END (reader) &&
         make_with_year (reader, day, month, year->value, year->n_digits, date);
}

static gboolean
read_without_weekday (Reader *reader, RelaisDate *date)
{
  const Token *number;
  int month;

  if (TAKE_WORD (reader, RELAIS_SPOKEN_MONTH, &month))
    return read_month_first (reader, month, date);
  if (!take_number (reader, 8, &number))
    return FALSE;
  if (AT_END (reader))
    return make_from_digits (reader, number, date);
  if (number->n_digits == 4)
    return read_year_first (reader, number->value, date);
  return number->n_digits <= 2 && read_day_first (reader, number->value, date);
}

/**
 * relais_spoken_reader_read_written:
 * @reader: a reader at the beginning of its text
 * @date: (out): the date
 *
 * Reads a date, perhaps after its weekday. That must be right: a wrong one says that one of the two is a slip.
 *
 * Returns: whether the whole text is a written date
 */
gboolean
relais_spoken_reader_read_written (RelaisSpokenReader *reader, RelaisDate *date)
{
  guint start;
  guint weekdays;

  TAKE_WORD (reader, RELAIS_SPOKEN_ARTICLE, NULL);
  start = reader->at;
  if (read_without_weekday (reader, date))
    return TRUE;

  reader->at = start;
  weekdays = relais_spoken_reader_take_weekdays (reader);
  if (!TAKE_SIGN (reader, '.'))
    TAKE (reader, RELAIS_SPOKEN_COMMA);
  TAKE_WORD (reader, RELAIS_SPOKEN_ARTICLE, NULL);

  return weekdays != 0 && read_without_weekday (reader, date) && relais_date_is_full (*date) &&
         (weekdays & 1u << relais_date_weekday (*date)) != 0;
}
