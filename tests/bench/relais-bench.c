/* What every benchmark needs: a monotonic clock, medians and percentiles, two things measured in turns so that a busy
 * machine slows both, peak memory, and the line of the table. Machines are noisy: a bar is a ratio inside one run
 * wherever the figure allows it. Main thread only.
 */

#include "relais-bench.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static int
compare (const void *a, const void *b)
{
  double x = *(const double *) a;
  double y = *(const double *) b;

  return (x > y) - (x < y);
}

static double
time_once (RelaisBenchFunc func, gpointer user_data)
{
  double start = relais_bench_now ();

  func (user_data);
  return relais_bench_now () - start;
}

static void
print_line (const char *what, double figure, const char *unit, const char *yardstick, const char *ratio,
            const char *bar, gboolean held)
{
  printf ("%s|%.4g %s|%s|%s|%s|%s\n", what, figure, unit, yardstick, ratio, bar, held ? "ok" : "short");
  fflush (stdout);
}

/**
 * relais_bench_now:
 *
 * Returns: seconds on a clock that only goes forward
 */
double
relais_bench_now (void)
{
  return (double) g_get_monotonic_time () / G_USEC_PER_SEC;
}

/**
 * relais_bench_time:
 * @func: what is measured
 * @user_data: passed to @func
 * @rounds: how often; one more round goes first and is not counted
 *
 * Returns: the median in seconds
 */
double
relais_bench_time (RelaisBenchFunc func, gpointer user_data, guint rounds)
{
  double seconds;

  relais_bench_pair (func, NULL, user_data, rounds, &seconds, NULL);
  return seconds;
}

/**
 * relais_bench_pair:
 * @figure: what is measured
 * @yardstick: (nullable): what it is compared with
 * @user_data: passed to both
 * @rounds: how often; one more round goes first and is not counted
 * @figure_seconds: (out): the median of @figure
 * @yardstick_seconds: (out) (optional): the median of @yardstick
 *
 * Measures both in turns.
 */
void
relais_bench_pair (RelaisBenchFunc figure, RelaisBenchFunc yardstick, gpointer user_data, guint rounds,
                   double *figure_seconds, double *yardstick_seconds)
{
  g_autofree double *figures = g_new (double, rounds);
  g_autofree double *yardsticks = g_new (double, rounds);

  g_return_if_fail (rounds > 0);

  for (guint round = 0; round <= rounds; round++)
    {
      double a = time_once (figure, user_data);
      double b = yardstick != NULL ? time_once (yardstick, user_data) : 0.0;

      if (round > 0)
        {
          figures[round - 1] = a;
          yardsticks[round - 1] = b;
        }
    }

  *figure_seconds = relais_bench_percentile (figures, rounds, 50.0);
  if (yardstick_seconds != NULL)
    *yardstick_seconds = relais_bench_percentile (yardsticks, rounds, 50.0);
}

/**
 * relais_bench_percentile:
 * @samples: values in any order
 * @n_samples: how many, at least one
 * @percent: 50 for the median, 95 for "all but one in twenty"
 *
 * Returns: the smallest sample that at least @percent of all samples do not exceed (nearest rank)
 */
double
relais_bench_percentile (const double *samples, gsize n_samples, double percent)
{
  g_autofree double *sorted = g_memdup2 (samples, n_samples * sizeof *samples);
  gsize rank = (gsize) ceil (percent / 100.0 * (double) n_samples);

  g_return_val_if_fail (n_samples > 0, 0.0);

  qsort (sorted, n_samples, sizeof *sorted, compare);
  return sorted[CLAMP (rank, 1, n_samples) - 1];
}

/**
 * relais_bench_growth:
 * @sizes: sizes of the input
 * @values: what was measured at each
 * @n_values: how many, at least two
 *
 * Returns: the exponent of growth, 1.0 for linear: the slope of the logarithms (least squares)
 */
double
relais_bench_growth (const double *sizes, const double *values, gsize n_values)
{
  double mean_x = 0.0;
  double mean_y = 0.0;
  double covariance = 0.0;
  double variance = 0.0;

  g_return_val_if_fail (n_values > 1, 0.0);

  for (gsize i = 0; i < n_values; i++)
    {
      mean_x += log (sizes[i]) / (double) n_values;
      mean_y += log (values[i]) / (double) n_values;
    }
  for (gsize i = 0; i < n_values; i++)
    {
      covariance += (log (sizes[i]) - mean_x) * (log (values[i]) - mean_y);
      variance += (log (sizes[i]) - mean_x) * (log (sizes[i]) - mean_x);
    }

  return covariance / variance;
}

/**
 * relais_bench_reset_peak_memory:
 *
 * Forgets the peak so far, such as that of deriving a key.
 */
void
relais_bench_reset_peak_memory (void)
{
  FILE *file = fopen ("/proc/self/clear_refs", "w");

  if (file == NULL)
    return;

  fputs ("5", file);
  fclose (file);
}

/**
 * relais_bench_get_peak_memory:
 *
 * Returns: the most memory that this process had resident since the last reset, in MB of 1000 kB
 */
double
relais_bench_get_peak_memory (void)
{
  g_autofree char *status = NULL;
  const char *line;

  if (!g_file_get_contents ("/proc/self/status", &status, NULL, NULL))
    return 0.0;

  line = strstr (status, "VmHWM:");
  return line != NULL ? g_ascii_strtod (line + strlen ("VmHWM:"), NULL) * 1.024 / 1000.0 : 0.0;
}

/**
 * relais_bench_print_ratio:
 * @what: number and name, such as "P7 a commit"
 * @figure: what was measured
 * @unit: its unit
 * @yardstick_name: what it is compared with, in a few words
 * @yardstick: its value in the same unit
 * @bar: the highest ratio that holds
 *
 * Prints a line of the table.
 */
void
relais_bench_print_ratio (const char *what, double figure, const char *unit, const char *yardstick_name,
                          double yardstick, double bar)
{
  double ratio = figure / yardstick;
  g_autofree char *yardstick_text = g_strdup_printf ("%s %.4g %s", yardstick_name, yardstick, unit);
  g_autofree char *ratio_text = g_strdup_printf ("%.2f", ratio);
  g_autofree char *bar_text = g_strdup_printf ("≤ %.4g ×", bar);

  print_line (what, figure, unit, yardstick_text, ratio_text, bar_text, ratio <= bar);
}

/**
 * relais_bench_print_limit:
 * @what: number and name, such as "P5 the PDF's size"
 * @figure: what was measured
 * @unit: its unit
 * @bar: the highest value that holds, in the same unit
 *
 * Prints a line of the table for a figure that has no yardstick.
 */
void
relais_bench_print_limit (const char *what, double figure, const char *unit, double bar)
{
  g_autofree char *bar_text = g_strdup_printf ("≤ %.4g %s", bar, unit);

  print_line (what, figure, unit, "–", "–", bar_text, figure <= bar);
}
