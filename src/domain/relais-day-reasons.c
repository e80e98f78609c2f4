/* Why a day is a bad one to come home, or the practice closed on it, as a sentence: "This Monday is a holiday: Whit
 * Monday." The reasons are values (relais-calendar.h); the sentences are here, in the language of whoever reads them,
 * on the screen as on paper. Pure, any thread.
 */

#include "relais-day-reasons.h"

#include "relais-holidays.h"
#include "relais-label-choice.h"
#include "relais-practice.h"

#include <glib/gi18n-lib.h>

/* {day} is the weekday, {holiday} the holiday, {until} the last day of a period, {name} what the period is called. */
static const char *const sentences[RELAIS_N_DAY_KINDS] = {
  [RELAIS_DAY_FRIDAY] = N_("It is a Friday: the week-end follows."),
  [RELAIS_DAY_SATURDAY] = N_("It is a Saturday."),
  [RELAIS_DAY_SUNDAY] = N_("It is a Sunday."),
  [RELAIS_DAY_HOLIDAY] = N_("This {day} is a holiday: {holiday}."),
  [RELAIS_DAY_EVE] = N_("The next day, {day}, is a holiday: {holiday}."),
  [RELAIS_DAY_BRIDGE] = N_("It is a bridge day beside a holiday: {holiday}."),
  [RELAIS_DAY_YEAR_END] = N_("It is the end of the year: fewer services work."),
  [RELAIS_DAY_SCHOOL_HOLIDAYS] = N_("School holidays until {until}: {name}."),
  [RELAIS_DAY_CLOSING] = N_("The practice is closed until {until}: {name}."),
  [RELAIS_DAY_NO_HOURS] = N_("The practice does not open on this weekday: {day}."),
};

static const char unnamed_closing[] = N_("The practice is closed until {until}.");

static char *
fill (const char *sentence, const char *name, const char *value)
{
  g_auto (GStrv) parts = g_strsplit (sentence, name, -1);

  return g_strjoinv (value != NULL ? value : "", parts);
}

static const char *
get_period_name (const RelaisDayReason *reason, RelaisPhrasebook *book)
{
  if (reason->period == NULL)
    return NULL;
  if (reason->kind == RELAIS_DAY_CLOSING)
    return relais_record_get (reason->period, RELAIS_CLOSING_DAY_REASON);
  return relais_label_choice_get_name (reason->period, relais_phrasebook_get_language (book));
}

/**
 * relais_day_reason_say:
 * @reason: what is said of a day
 * @book: the language of the reader
 *
 * Returns: (transfer full): the sentence
 */
char *
relais_day_reason_say (const RelaisDayReason *reason, RelaisPhrasebook *book)
{
  const char *name = get_period_name (reason, book);
  gboolean is_unnamed = reason->kind == RELAIS_DAY_CLOSING && name == NULL;
  RelaisDate day = reason->kind == RELAIS_DAY_EVE ? reason->holiday_date : reason->date;
  const char *holiday = reason->holiday != NULL
                            ? relais_phrasebook_get_context (book, RELAIS_HOLIDAY_CONTEXT, reason->holiday)
                            : NULL;
  g_autofree char *until = relais_date_is_set (reason->until) ? relais_phrasebook_date (book, reason->until) : NULL;
  const char *sentence = relais_phrasebook_get (book, is_unnamed ? unnamed_closing : sentences[reason->kind]);
  g_autofree char *with_day =
      fill (sentence, "{day}", relais_phrasebook_weekday (book, relais_date_weekday (day)));
  g_autofree char *with_holiday = fill (with_day, "{holiday}", holiday);
  g_autofree char *with_until = fill (with_holiday, "{until}", until);

  return fill (with_until, "{name}", name);
}

/**
 * relais_due_say_move:
 * @due: something that is due
 * @book: the language of the reader
 *
 * Returns: (transfer full) (nullable): that it was moved, from which day to which; %NULL where it was not
 */
char *
relais_due_say_move (const RelaisDue *due, RelaisPhrasebook *book)
{
  g_autofree char *wanted = NULL;
  g_autofree char *date = NULL;
  g_autofree char *with_wanted = NULL;

  if (relais_date_compare (due->wanted, due->date) == 0)
    return NULL;
  wanted = relais_phrasebook_date (book, due->wanted);
  date = relais_phrasebook_date (book, due->date);
  with_wanted = fill (relais_phrasebook_get (book, N_("Moved from {wanted} to {date}.")), "{wanted}", wanted);
  return fill (with_wanted, "{date}", date);
}
