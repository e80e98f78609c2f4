/* The days of a practice: when it is open, which days are bad for going home, and by when something is due that hangs
 * on a discharge. What comes before the discharge moves to the opening day before, what comes after it to the next one,
 * so that nothing is dropped because of a Sunday. A bad day is flagged with its reasons, and moves nothing: the ward
 * decides. Days are civil days, so that the nights in which the clock is changed count as any other. Pure, any thread.
 */

#include "relais-calendar.h"

#include "relais-holidays.h"
#include "relais-label-choice.h"
#include "relais-opening.h"
#include "relais-practice.h"

/* What is assumed of a practice that has not noted its hours. */
#define USUAL_HOURS "mo-fr"

/* How far an opening day is looked for; a practice that is closed for longer gets the day by counting. */
#define DAYS_LOOKED_AT 366

typedef struct {
  RelaisDate from;
  RelaisDate until;
  RelaisRecord *record;
} Period;

struct _RelaisCalendar {
  gatomicrefcount ref_count;

  char *hours;
  GArray *closing; /* of Period */
  GArray *school;  /* of Period */
};

static void
period_clear (gpointer data)
{
  relais_record_unref (((Period *) data)->record);
}

/* A period without an end is one day; one that ends before it begins is none. */
static void
add_period (GArray *periods, RelaisRecord *record, guint from_field, guint until_field)
{
  Period period = { .record = record };

  if (!relais_date_parse (relais_record_get (record, from_field), &period.from) || !relais_date_is_full (period.from))
    return;
  if (!relais_date_parse (relais_record_get (record, until_field), &period.until))
    period.until = period.from;
  if (!relais_date_is_full (period.until) || relais_date_compare (period.until, period.from) < 0)
    return;
  relais_record_ref (record);
  g_array_append_val (periods, period);
}

static void
add_school_holidays (RelaisCalendar *calendar, const RelaisLabels *labels)
{
  g_autoptr (GPtrArray) list = relais_labels_list (labels, RELAIS_LABEL_KIND_SCHOOL_HOLIDAY);

  for (guint i = 0; i < list->len; i++)
    {
      if (!relais_label_choice_is_retired (list->pdata[i]))
        add_period (calendar->school, list->pdata[i], RELAIS_LABEL_FROM, RELAIS_LABEL_UNTIL);
    }
}

/**
 * relais_calendar_new:
 * @hours: (nullable): the opening hours of the practice; Monday to Friday where it has noted none
 * @closing_days: (element-type RelaisRecord): its closing days
 * @labels: (nullable): its labels, among which the school holidays are
 *
 * Returns: (transfer full): its days
 */
RelaisCalendar *
relais_calendar_new (const char *hours, GPtrArray *closing_days, const RelaisLabels *labels)
{
  RelaisCalendar *calendar = g_new0 (RelaisCalendar, 1);

  g_atomic_ref_count_init (&calendar->ref_count);
  calendar->hours = g_strdup (hours != NULL ? hours : USUAL_HOURS);
  calendar->closing = g_array_new (FALSE, FALSE, sizeof (Period));
  calendar->school = g_array_new (FALSE, FALSE, sizeof (Period));
  g_array_set_clear_func (calendar->closing, period_clear);
  g_array_set_clear_func (calendar->school, period_clear);
  for (guint i = 0; i < closing_days->len; i++)
    add_period (calendar->closing, closing_days->pdata[i], RELAIS_CLOSING_DAY_FROM, RELAIS_CLOSING_DAY_UNTIL);
  if (labels != NULL)
    add_school_holidays (calendar, labels);
  return calendar;
}

/**
 * relais_calendar_ref:
 * @calendar: a calendar
 *
 * Returns: (transfer full): @calendar
 */
RelaisCalendar *
relais_calendar_ref (RelaisCalendar *calendar)
{
  g_atomic_ref_count_inc (&calendar->ref_count);
  return calendar;
}

/**
 * relais_calendar_unref:
 * @calendar: (transfer full): a calendar
 */
void
relais_calendar_unref (RelaisCalendar *calendar)
{
  if (!g_atomic_ref_count_dec (&calendar->ref_count))
    return;
  g_free (calendar->hours);
  g_array_unref (calendar->closing);
  g_array_unref (calendar->school);
  g_free (calendar);
}

/* --- What a day is --- */

/**
 * relais_day_kind_get_word:
 * @kind: what is said of a day
 *
 * Returns: its word for programs
 */
const char *
relais_day_kind_get_word (RelaisDayKind kind)
{
  static const char *const words[RELAIS_N_DAY_KINDS] = {
    [RELAIS_DAY_FRIDAY] = "friday",     [RELAIS_DAY_SATURDAY] = "saturday", [RELAIS_DAY_SUNDAY] = "sunday",
    [RELAIS_DAY_HOLIDAY] = "holiday",   [RELAIS_DAY_EVE] = "eve",           [RELAIS_DAY_BRIDGE] = "bridge",
    [RELAIS_DAY_YEAR_END] = "year-end", [RELAIS_DAY_SCHOOL_HOLIDAYS] = "school",
    [RELAIS_DAY_CLOSING] = "closing",   [RELAIS_DAY_NO_HOURS] = "no-hours",
  };

  return words[kind];
}

static void
add (GArray *reasons, RelaisDayKind kind, RelaisDate date, RelaisDate holiday_date)
{
  RelaisDayReason reason = { .kind = kind, .date = date };

  if (relais_date_is_set (holiday_date))
    {
      reason.holiday = relais_holiday_get_name (holiday_date);
      reason.holiday_date = holiday_date;
    }
  g_array_append_val (reasons, reason);
}

static void
add_periods (GArray *reasons, RelaisDayKind kind, RelaisDate date, const GArray *periods)
{
  for (guint i = 0; i < periods->len; i++)
    {
      const Period *period = &g_array_index (periods, Period, i);
      RelaisDayReason reason = { .kind = kind, .date = date, .period = period->record, .until = period->until };

      if (relais_date_compare (period->from, date) <= 0 && relais_date_compare (date, period->until) <= 0)
        g_array_append_val (reasons, reason);
    }
}

static gboolean
is_holiday (RelaisDate date)
{
  return relais_holiday_get_name (date) != NULL;
}

static gboolean
is_day_off (RelaisDate date)
{
  return relais_date_weekday (date) > 5 || is_holiday (date);
}

/* Between two days on which nobody works, of which one is a holiday. */
static gboolean
find_bridge (RelaisDate date, RelaisDate *holiday)
{
  RelaisDate before = relais_date_add_days (date, -1);
  RelaisDate after = relais_date_add_days (date, 1);

  *holiday = is_holiday (before) ? before : after;
  return !is_day_off (date) && is_day_off (before) && is_day_off (after);
}

static gboolean
is_year_end (RelaisDate date)
{
  return (date.month == 12 && date.day >= 24) || (date.month == 1 && date.day <= 2);
}

/**
 * relais_calendar_list_closed:
 * @calendar: a calendar
 * @date: a full date
 *
 * Returns: (transfer full) (element-type RelaisDayReason): why the practice is closed on that day; empty when it is
 *   open
 */
GArray *
relais_calendar_list_closed (const RelaisCalendar *calendar, RelaisDate date)
{
  GArray *reasons = g_array_new (FALSE, FALSE, sizeof (RelaisDayReason));

  if (!relais_opening_is_open_on (calendar->hours, date))
    {
      if (is_holiday (date))
        add (reasons, RELAIS_DAY_HOLIDAY, date, date);
      else if (relais_date_weekday (date) > 5)
        add (reasons, relais_date_weekday (date) == 6 ? RELAIS_DAY_SATURDAY : RELAIS_DAY_SUNDAY, date,
             RELAIS_DATE_NONE);
      else
        add (reasons, RELAIS_DAY_NO_HOURS, date, RELAIS_DATE_NONE);
    }
  add_periods (reasons, RELAIS_DAY_CLOSING, date, calendar->closing);
  return reasons;
}

/**
 * relais_calendar_is_open:
 * @calendar: a calendar
 * @date: a full date
 *
 * Returns: whether the practice opens on that day
 */
gboolean
relais_calendar_is_open (const RelaisCalendar *calendar, RelaisDate date)
{
  g_autoptr (GArray) reasons = relais_calendar_list_closed (calendar, date);

  return reasons->len == 0;
}

/**
 * relais_calendar_list_bad:
 * @calendar: a calendar
 * @date: a full date
 *
 * The days of which the meetings of the basins say that people come home to nobody: Friday, week-end, a legal holiday
 * and its eve, bridge days, the end of the year, school holidays, and the days on which the practice is closed.
 *
 * Returns: (transfer full) (element-type RelaisDayReason): why it is a bad day to come home; empty for a good one
 */
GArray *
relais_calendar_list_bad (const RelaisCalendar *calendar, RelaisDate date)
{
  GArray *reasons = g_array_new (FALSE, FALSE, sizeof (RelaisDayReason));
  RelaisDate next = relais_date_add_days (date, 1);
  RelaisDate holiday;
  int weekday = relais_date_weekday (date);

  if (is_holiday (date))
    add (reasons, RELAIS_DAY_HOLIDAY, date, date);
  if (weekday >= 5)
    add (reasons, weekday == 5 ? RELAIS_DAY_FRIDAY : weekday == 6 ? RELAIS_DAY_SATURDAY : RELAIS_DAY_SUNDAY, date,
         RELAIS_DATE_NONE);
  if (is_holiday (next))
    add (reasons, RELAIS_DAY_EVE, date, next);
  if (find_bridge (date, &holiday))
    add (reasons, RELAIS_DAY_BRIDGE, date, holiday);
  if (is_year_end (date))
    add (reasons, RELAIS_DAY_YEAR_END, date, RELAIS_DATE_NONE);
  add_periods (reasons, RELAIS_DAY_SCHOOL_HOLIDAYS, date, calendar->school);
  add_periods (reasons, RELAIS_DAY_CLOSING, date, calendar->closing);
  return reasons;
}

/* --- By when --- */

/**
 * relais_due_kind_get_word:
 * @kind: what is due
 *
 * Returns: its word for programs
 */
const char *
relais_due_kind_get_word (RelaisDueKind kind)
{
  static const char *const words[RELAIS_N_DUES] = {
    [RELAIS_DUE_PREPARE] = "prepare", [RELAIS_DUE_EVE] = "eve",     [RELAIS_DUE_DAY] = "day",
    [RELAIS_DUE_CALL] = "call",       [RELAIS_DUE_VISIT] = "visit",
  };

  return words[kind];
}

static RelaisDate
find_open (const RelaisCalendar *calendar, RelaisDate wanted, int direction)
{
  for (int days = 0; days <= DAYS_LOOKED_AT; days++)
    {
      RelaisDate date = relais_date_add_days (wanted, days * direction);

      if (relais_calendar_is_open (calendar, date))
        return date;
    }
  return wanted;
}

/**
 * relais_calendar_count:
 * @calendar: a calendar
 * @from: a full date
 * @days: how many days after it, before it where negative
 *
 * Returns: the day by counting calendar days, moved away from @from to an opening day of the practice; @from itself
 *   for 0
 */
RelaisDate
relais_calendar_count (const RelaisCalendar *calendar, RelaisDate from, int days)
{
  RelaisDate wanted = relais_date_add_days (from, days);

  return days == 0 ? wanted : find_open (calendar, wanted, days < 0 ? -1 : 1);
}

/**
 * relais_calendar_get_due:
 * @calendar: a calendar
 * @discharge: the day of the discharge, a full date
 * @kind: what hangs on it
 *
 * The day before and the day itself are where they are; who is to do something about them does it by then.
 *
 * Returns: by when it is due
 */
RelaisDue
relais_calendar_get_due (const RelaisCalendar *calendar, RelaisDate discharge, RelaisDueKind kind)
{
  static const struct {
    int days;
    gboolean moves;
  } rules[RELAIS_N_DUES] = {
    [RELAIS_DUE_PREPARE] = { -2, TRUE }, [RELAIS_DUE_EVE] = { -1, FALSE }, [RELAIS_DUE_DAY] = { 0, FALSE },
    [RELAIS_DUE_CALL] = { 2, TRUE },     [RELAIS_DUE_VISIT] = { 7, TRUE },
  };
  RelaisDue due = { .kind = kind, .wanted = relais_date_add_days (discharge, rules[kind].days) };

  due.date = rules[kind].moves ? relais_calendar_count (calendar, discharge, rules[kind].days) : due.wanted;
  return due;
}

/**
 * relais_calendar_list_moves:
 * @calendar: a calendar
 * @before: the day of the discharge as it was
 * @after: the day as it is now
 *
 * Returns: (transfer full) (element-type RelaisDueMove): what moves with it, in the order of #RelaisDueKind. Two days
 *   of a week-end may have the same call before them.
 */
GArray *
relais_calendar_list_moves (const RelaisCalendar *calendar, RelaisDate before, RelaisDate after)
{
  GArray *moves = g_array_new (FALSE, FALSE, sizeof (RelaisDueMove));

  for (int kind = 0; kind < RELAIS_N_DUES; kind++)
    {
      RelaisDueMove move = { .kind = (RelaisDueKind) kind,
                             .from = relais_calendar_get_due (calendar, before, (RelaisDueKind) kind).date,
                             .to = relais_calendar_get_due (calendar, after, (RelaisDueKind) kind).date };

      if (relais_date_compare (move.from, move.to) != 0)
        g_array_append_val (moves, move);
    }
  return moves;
}
