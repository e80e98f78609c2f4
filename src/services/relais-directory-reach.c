/* Whether somebody can be reached at a moment, by the hours they tell and the legal holidays.
 */

#include "relais-directory-private.h"

#include "relais-opening.h"

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
  RelaisOpening opening = relais_opening_at (hours, moment->date, moment->minute);
  gboolean is_today = opening.has_change && relais_date_compare (opening.change_date, moment->date) == 0;

  *until = is_today ? opening.change_minutes : -1;
  if (!opening.is_known)
    return RELAIS_REACH_UNKNOWN;
  return opening.is_open ? RELAIS_REACH_OPEN : RELAIS_REACH_CLOSED;
}
