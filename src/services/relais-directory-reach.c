/* Whether somebody can be reached at a moment, by the hours they tell. Pure but for the clock.
 */

#include "relais-directory-private.h"

#include "relais-presence.h"

#define DAY (24 * 60)

/* The parts of a day that some hours name without a time. */
static void
get_times (const RelaisPresenceSlot *slot, int *from, int *to)
{
  static const int parts[][2] = {
    [RELAIS_PRESENCE_ALL_DAY] = { 0, DAY },          [RELAIS_PRESENCE_HOURS] = { 0, 0 },
    [RELAIS_PRESENCE_MORNING] = { 8 * 60, 12 * 60 }, [RELAIS_PRESENCE_AFTERNOON] = { 12 * 60, 18 * 60 },
    [RELAIS_PRESENCE_EVENING] = { 18 * 60, 22 * 60 }, [RELAIS_PRESENCE_NIGHT] = { 22 * 60, 6 * 60 },
  };

  *from = slot->part == RELAIS_PRESENCE_HOURS ? slot->from : parts[slot->part][0];
  *to = slot->part == RELAIS_PRESENCE_HOURS ? slot->to : parts[slot->part][1];
}

static gboolean
has_day (const RelaisPresenceSlot *slot, int weekday)
{
  return (slot->days & (1u << (weekday - 1))) != 0;
}

/* Whether @slot includes the minute, and the minute of today at which that ends, or a later one begins. */
static gboolean
includes (const RelaisPresenceSlot *slot, int weekday, int minute, int *ends, int *begins)
{
  int yesterday = weekday == 1 ? 7 : weekday - 1;
  int from, to;

  get_times (slot, &from, &to);
  if (to <= from && has_day (slot, yesterday) && minute < to)
    {
      *ends = MAX (*ends, to);
      return TRUE;
    }
  if (!has_day (slot, weekday))
    return FALSE;
  if (minute >= from && (minute < to || to <= from))
    {
      *ends = MAX (*ends, to > from ? to : DAY);
      return TRUE;
    }
  if (from > minute && (*begins < 0 || from < *begins))
    *begins = from;
  return FALSE;
}

/*
 * relais_moment_now:
 * @session: a session
 *
 * Returns: this moment in Brussels
 */
RelaisMoment
relais_moment_now (RelaisSession *session)
{
  RelaisClock *clock = relais_store_get_clock (relais_session_get_store (session));

  return (RelaisMoment) { relais_clock_today (clock), relais_clock_get_minute (clock) };
}

/*
 * relais_moment_get_reach:
 * @moment: a moment
 * @hours: (nullable): hours in their canonical text
 * @until: (out): the minute of the day at which it changes, -1 where it does not today or nobody knows
 *
 * Returns: whether @hours include @moment
 */
RelaisReach
relais_moment_get_reach (const RelaisMoment *moment, const char *hours, int *until)
{
  g_autoptr (GArray) slots = hours != NULL ? relais_presence_list_slots (hours) : NULL;
  int weekday = relais_date_weekday (moment->date);
  gboolean is_open = FALSE;
  int ends = -1;
  int begins = -1;

  *until = -1;
  if (slots == NULL || slots->len == 0)
    return RELAIS_REACH_UNKNOWN;
  for (guint i = 0; i < slots->len; i++)
    is_open = includes (&g_array_index (slots, RelaisPresenceSlot, i), weekday, moment->minute, &ends, &begins) ||
              is_open;
  *until = is_open ? (ends < DAY ? ends : -1) : begins;
  return is_open ? RELAIS_REACH_OPEN : RELAIS_REACH_CLOSED;
}
