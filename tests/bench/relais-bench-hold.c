/* How long the main loop was held: an iteration's time without what it waited for. That is how long the window could
 * not answer. What the loop waited for is measured where GLib polls, so that nothing is added to what runs in it. Main
 * thread only.
 */

#include "relais-bench-hold.h"

#include "relais-bench.h"

#include <time.h>

#define PATIENCE_SECONDS 60

static double polled;
static double longest;
static double longest_processor;

static gint
poll_and_count (GPollFD *fds, guint n_fds, gint timeout)
{
  double begun = relais_bench_now ();
  gint n = g_poll (fds, n_fds, timeout);

  polled += relais_bench_now () - begun;
  return n;
}

static double
get_processor_time (void)
{
  struct timespec now;

  clock_gettime (CLOCK_THREAD_CPUTIME_ID, &now);
  return (double) now.tv_sec + (double) now.tv_nsec / 1e9;
}

static gboolean
wake_up (gpointer data)
{
  return G_SOURCE_CONTINUE;
}

/**
 * relais_bench_hold_start:
 *
 * To be called once, before the first iteration that counts.
 */
void
relais_bench_hold_start (void)
{
  g_main_context_set_poll_func (NULL, poll_and_count);
}

/**
 * relais_bench_hold_until:
 * @condition: what is waited for; the time it takes does not count
 * @data: given to @condition
 *
 * Runs the main loop, and keeps how long its longest iteration took.
 *
 * Returns: whether @condition came to hold
 */
gboolean
relais_bench_hold_until (RelaisBenchCondition condition, gpointer data)
{
  double until = relais_bench_now () + PATIENCE_SECONDS;
  guint tick = g_timeout_add (5, wake_up, NULL);
  gboolean met;

  /* At least once, so that what was just asked for is begun. */
  do
    {
      double begun = relais_bench_now ();
      double processor = get_processor_time ();
      double held;

      polled = 0;
      g_main_context_iteration (NULL, TRUE);
      held = relais_bench_now () - begun - polled;
      longest = MAX (longest, held);
      longest_processor = MAX (longest_processor, get_processor_time () - processor);
      met = condition (data);
    }
  while (!met && relais_bench_now () < until);
  g_source_remove (tick);
  return met;
}

/**
 * relais_bench_hold_take:
 * @of_processor: (out): the longest that the processor worked in one iteration, whatever other programs did meanwhile
 *
 * Returns: the longest hold in seconds since it was last taken
 */
double
relais_bench_hold_take (double *of_processor)
{
  double held = longest;

  *of_processor = longest_processor;
  longest = 0;
  longest_processor = 0;
  return held;
}
