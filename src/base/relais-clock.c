/* The clock of the house: instants as UTC ISO text with microseconds ("2026-11-20T14:02:11.000000Z", sortable as text),
 * days as civil dates of Europe/Brussels whatever the PC's own time zone says. A clock is shared by reference and may
 * be asked from any thread; a fixed one is set by its test.
 */

#include "relais-clock.h"

#include <time.h>

struct _RelaisClock {
  gatomicrefcount ref_count;

  GMutex mutex;
  GDateTime *fixed;
};

static GTimeZone *
get_brussels (void)
{
  static GTimeZone *brussels;

  if (g_once_init_enter (&brussels))
    {
      GTimeZone *zone = g_time_zone_new_identifier ("Europe/Brussels");

      /* Without tzdata: the rule of Directive 2000/84/EC, last Sunday of March and of October at 01:00 UTC. */
      if (zone == NULL)
        zone = g_time_zone_new_identifier ("CET-1CEST,M3.5.0,M10.5.0/3");
      if (zone == NULL)
        zone = g_time_zone_new_utc ();
      g_once_init_leave (&brussels, zone);
    }

  return brussels;
}

static GDateTime *
parse_instant (const char *instant)
{
  return instant != NULL ? g_date_time_new_from_iso8601 (instant, NULL) : NULL;
}

/**
 * relais_clock_new_system:
 *
 * Returns: (transfer full): the system's clock
 */
RelaisClock *
relais_clock_new_system (void)
{
  RelaisClock *clock = g_new0 (RelaisClock, 1);

  g_atomic_ref_count_init (&clock->ref_count);
  g_mutex_init (&clock->mutex);
  return clock;
}

/**
 * relais_clock_new_fixed:
 * @instant: an ISO 8601 instant with its time zone
 *
 * Returns: (transfer full): a clock that stands still at @instant
 */
RelaisClock *
relais_clock_new_fixed (const char *instant)
{
  RelaisClock *clock = relais_clock_new_system ();

  relais_clock_set (clock, instant);
  return clock;
}

/**
 * relais_clock_ref:
 * @clock: a clock
 *
 * Returns: (transfer full): @clock
 */
RelaisClock *
relais_clock_ref (RelaisClock *clock)
{
  g_atomic_ref_count_inc (&clock->ref_count);
  return clock;
}

/**
 * relais_clock_unref:
 * @clock: (transfer full): a clock
 */
void
relais_clock_unref (RelaisClock *clock)
{
  if (!g_atomic_ref_count_dec (&clock->ref_count))
    return;

  g_clear_pointer (&clock->fixed, g_date_time_unref);
  g_mutex_clear (&clock->mutex);
  g_free (clock);
}

/**
 * relais_clock_set:
 * @clock: a fixed clock
 * @instant: an ISO 8601 instant with its time zone
 */
void
relais_clock_set (RelaisClock *clock, const char *instant)
{
  GDateTime *fixed = parse_instant (instant);

  g_return_if_fail (fixed != NULL);

  g_mutex_lock (&clock->mutex);
  g_clear_pointer (&clock->fixed, g_date_time_unref);
  clock->fixed = fixed;
  g_mutex_unlock (&clock->mutex);
}

static GDateTime *
get_now (RelaisClock *clock)
{
  GDateTime *now;

  g_mutex_lock (&clock->mutex);
  now = clock->fixed != NULL ? g_date_time_to_utc (clock->fixed) : g_date_time_new_now_utc ();
  g_mutex_unlock (&clock->mutex);
  return now;
}

/**
 * relais_clock_now:
 * @clock: a clock
 *
 * Returns: (transfer full): the instant, as it is stored
 */
char *
relais_clock_now (RelaisClock *clock)
{
  g_autoptr (GDateTime) now = get_now (clock);

  return g_date_time_format (now, "%Y-%m-%dT%H:%M:%S.%fZ");
}

/**
 * relais_clock_get_seconds:
 * @clock: a clock
 *
 * Returns: seconds since the beginning of 1970, for how long something takes
 */
gint64
relais_clock_get_seconds (RelaisClock *clock)
{
  g_autoptr (GDateTime) now = get_now (clock);

  return g_date_time_to_unix (now);
}

/**
 * relais_clock_get_minute:
 * @clock: a clock
 *
 * Returns: the minutes since midnight in Brussels
 */
int
relais_clock_get_minute (RelaisClock *clock)
{
  g_autoptr (GDateTime) now = get_now (clock);
  g_autoptr (GDateTime) local = g_date_time_to_timezone (now, get_brussels ());

  return g_date_time_get_hour (local) * 60 + g_date_time_get_minute (local);
}

/**
 * relais_clock_today:
 * @clock: a clock
 *
 * Returns: today's date in Brussels
 */
RelaisDate
relais_clock_today (RelaisClock *clock)
{
  g_autofree char *now = relais_clock_now (clock);

  return relais_instant_get_date (now);
}

/**
 * relais_clock_get_uptime:
 *
 * Returns: seconds since the PC was started, those in which it slept included; nobody sets that clock
 */
gint64
relais_clock_get_uptime (void)
{
  struct timespec now = { 0 };

  clock_gettime (CLOCK_BOOTTIME, &now);
  return now.tv_sec;
}

/**
 * relais_instant_is_valid:
 * @instant: (nullable): a text
 *
 * Returns: whether @instant is an ISO 8601 instant with its time zone
 */
gboolean
relais_instant_is_valid (const char *instant)
{
  g_autoptr (GDateTime) parsed = parse_instant (instant);

  return parsed != NULL;
}

/**
 * relais_instant_to_local_text:
 * @instant: an instant as it is stored
 *
 * Returns: (transfer full): "YYYY-MM-DDTHH:MM:SS+01:00" in Brussels time, as programs are given it; @instant itself
 *   where it cannot be read
 */
char *
relais_instant_to_local_text (const char *instant)
{
  g_autoptr (GDateTime) parsed = parse_instant (instant);
  g_autoptr (GDateTime) local = NULL;

  if (parsed == NULL)
    return g_strdup (instant);

  local = g_date_time_to_timezone (parsed, get_brussels ());
  return g_date_time_format (local, "%Y-%m-%dT%H:%M:%S%:z");
}

/**
 * relais_instant_get_date:
 * @instant: an instant as it is stored
 *
 * Returns: the civil date in Brussels at @instant, or no date where it cannot be read
 */
RelaisDate
relais_instant_get_date (const char *instant)
{
  g_autoptr (GDateTime) parsed = parse_instant (instant);
  g_autoptr (GDateTime) local = NULL;

  if (parsed == NULL)
    return RELAIS_DATE_NONE;

  local = g_date_time_to_timezone (parsed, get_brussels ());
  return relais_date (g_date_time_get_year (local), g_date_time_get_month (local),
                      g_date_time_get_day_of_month (local));
}

/**
 * relais_instant_from_date:
 * @date: a full date
 *
 * Returns: (transfer full): the first instant of that day in Brussels, as it is stored
 */
char *
relais_instant_from_date (RelaisDate date)
{
  return relais_instant_from_local (date, 0);
}

/**
 * relais_instant_from_local:
 * @date: a full date
 * @minute: minutes since midnight as the clock on the wall shows them
 *
 * In the night in which the clock is put back the later of two moments with the same hour is meant; an hour that the
 * clock leaps over in spring stands for the one after it.
 *
 * Returns: (transfer full): that moment in Brussels, as it is stored
 */
char *
relais_instant_from_local (RelaisDate date, int minute)
{
  g_autoptr (GDateTime) local =
      g_date_time_new (get_brussels (), date.year, date.month, date.day, minute / 60, minute % 60, 0);
  g_autoptr (GDateTime) utc = g_date_time_to_utc (local);

  return g_date_time_format (utc, "%Y-%m-%dT%H:%M:%S.%fZ");
}

/**
 * relais_instant_add_seconds:
 * @instant: an instant as it is stored
 * @seconds: how much later
 *
 * Returns: (transfer full): the later instant, as it is stored; @instant itself where it cannot be read
 */
char *
relais_instant_add_seconds (const char *instant, int seconds)
{
  g_autoptr (GDateTime) parsed = parse_instant (instant);
  g_autoptr (GDateTime) later = parsed != NULL ? g_date_time_add_seconds (parsed, seconds) : NULL;
  g_autoptr (GDateTime) utc = later != NULL ? g_date_time_to_utc (later) : NULL;

  return utc != NULL ? g_date_time_format (utc, "%Y-%m-%dT%H:%M:%S.%fZ") : g_strdup (instant);
}
