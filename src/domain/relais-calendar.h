#pragma once

#include "relais-date.h"
#include "relais-labels.h"

G_BEGIN_DECLS

/**
 * RelaisDayKind:
 * @RELAIS_DAY_FRIDAY: the week-end follows
 * @RELAIS_DAY_SATURDAY: a Saturday
 * @RELAIS_DAY_SUNDAY: a Sunday
 * @RELAIS_DAY_HOLIDAY: a legal holiday
 * @RELAIS_DAY_EVE: the day before a legal holiday
 * @RELAIS_DAY_BRIDGE: a working day between two days on which nobody works
 * @RELAIS_DAY_YEAR_END: between Christmas and New Year
 * @RELAIS_DAY_SCHOOL_HOLIDAYS: in a period of school holidays
 * @RELAIS_DAY_CLOSING: in a period in which the practice is closed
 * @RELAIS_DAY_NO_HOURS: the practice does not open on this weekday
 *
 * What can be said of a day.
 */
typedef enum {
  RELAIS_DAY_FRIDAY,
  RELAIS_DAY_SATURDAY,
  RELAIS_DAY_SUNDAY,
  RELAIS_DAY_HOLIDAY,
  RELAIS_DAY_EVE,
  RELAIS_DAY_BRIDGE,
  RELAIS_DAY_YEAR_END,
  RELAIS_DAY_SCHOOL_HOLIDAYS,
  RELAIS_DAY_CLOSING,
  RELAIS_DAY_NO_HOURS,

  RELAIS_N_DAY_KINDS
} RelaisDayKind;

/**
 * RelaisDayReason:
 * @kind: what is said
 * @date: the day it is said of
 * @holiday: (nullable): the legal holiday it is said for, see relais_holiday_get_name()
 * @holiday_date: the day of that
 * @period: (nullable): the closing day or the label of the school holidays; it belongs to the calendar
 * @until: the last day of @period
 *
 * Why a day is as it is: what a sentence is made of.
 */
typedef struct {
  RelaisDayKind kind;
  RelaisDate date;
  const char *holiday;
  RelaisDate holiday_date;
  const RelaisRecord *period;
  RelaisDate until;
} RelaisDayReason;

/**
 * RelaisDueKind:
 * @RELAIS_DUE_PREPARE: two days before the discharge: the call to the ward
 * @RELAIS_DUE_EVE: the day before
 * @RELAIS_DUE_DAY: the day of the discharge
 * @RELAIS_DUE_CALL: two days after: the follow-up call
 * @RELAIS_DUE_VISIT: a week after: the follow-up visit
 *
 * What hangs on the day of a discharge.
 */
typedef enum {
  RELAIS_DUE_PREPARE,
  RELAIS_DUE_EVE,
  RELAIS_DUE_DAY,
  RELAIS_DUE_CALL,
  RELAIS_DUE_VISIT,

  RELAIS_N_DUES
} RelaisDueKind;

/**
 * RelaisDue:
 * @kind: what is due
 * @wanted: the day by counting
 * @date: the day by which it is due, another one where the practice is closed on @wanted
 */
typedef struct {
  RelaisDueKind kind;
  RelaisDate wanted;
  RelaisDate date;
} RelaisDue;

/**
 * RelaisDueMove:
 * @kind: what is due
 * @from: by when it was due
 * @to: by when it is due now
 */
typedef struct {
  RelaisDueKind kind;
  RelaisDate from;
  RelaisDate to;
} RelaisDueMove;

/**
 * RelaisCalendar:
 *
 * The days of the practice as they were known at one moment: its hours, its closing days, the school holidays around
 * it. An immutable value, shared by reference, for any thread.
 */
typedef struct _RelaisCalendar RelaisCalendar;

const char     *relais_day_kind_get_word    (RelaisDayKind         kind);
const char     *relais_due_kind_get_word    (RelaisDueKind         kind);

RelaisCalendar *relais_calendar_new         (const char           *hours,
                                             GPtrArray            *closing_days,
                                             const RelaisLabels   *labels);
RelaisCalendar *relais_calendar_ref         (RelaisCalendar       *calendar);
void            relais_calendar_unref       (RelaisCalendar       *calendar);

gboolean        relais_calendar_is_open     (const RelaisCalendar *calendar,
                                             RelaisDate            date);
GArray         *relais_calendar_list_closed (const RelaisCalendar *calendar,
                                             RelaisDate            date);
GArray         *relais_calendar_list_bad    (const RelaisCalendar *calendar,
                                             RelaisDate            date);
RelaisDate      relais_calendar_count       (const RelaisCalendar *calendar,
                                             RelaisDate            from,
                                             int                   days);
RelaisDue       relais_calendar_get_due     (const RelaisCalendar *calendar,
                                             RelaisDate            discharge,
                                             RelaisDueKind         kind);
GArray         *relais_calendar_list_moves  (const RelaisCalendar *calendar,
                                             RelaisDate            before,
                                             RelaisDate            after);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RelaisCalendar, relais_calendar_unref)

G_END_DECLS
