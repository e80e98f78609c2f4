/* Where the points of a small chart over time stand: from left to right by their instant, from bottom to top between
 * two round numbers that hold all of them. A single point stands in the middle. Pure.
 */

#include "relais-chart.h"

#define MAX_STEPS 5

/* The numbers of a scale are 1, 2 or 5 of some power of ten apart. */
static double
choose_step (double span, guint *decimals)
{
  static const double factors[] = { 1, 2, 5 };
  double power = 0.001;
  int digits = 3;

  for (;; power *= 10, digits--)
    {
      for (gsize i = 0; i < G_N_ELEMENTS (factors); i++)
        {
          if (span > power * factors[i] * MAX_STEPS)
            continue;
          *decimals = (guint) MAX (digits, 0);
          return power * factors[i];
        }
    }
}

static double
round_down (double number, double step)
{
  gint64 n = (gint64) (number / step);

  return (double) ((double) n * step > number ? n - 1 : n) * step;
}

static void
choose_scale (RelaisChart *chart, const RelaisChartPoint *points, guint n_points, guint n_lines)
{
  double low = points[0].values[0];
  double high = low;

  for (guint i = 0; i < n_points; i++)
    {
      for (guint line = 0; line < n_lines; line++)
        {
          low = MIN (low, points[i].values[line]);
          high = MAX (high, points[i].values[line]);
        }
    }
  /* The same value all along is a line in the middle, not a mountain. */
  if (high - low < 1)
    {
      low -= 1;
      high += 1;
    }
  chart->step = choose_step (high - low, &chart->decimals);
  chart->low = round_down (low, chart->step);
  chart->high = round_down (high, chart->step);
  if (chart->high < high)
    chart->high += chart->step;
}

/**
 * relais_chart_get_y:
 * @chart: a chart
 * @number: a number
 * @height: the height of the chart
 *
 * Returns: where it stands, from the top
 */
double
relais_chart_get_y (const RelaisChart *chart, double number, double height)
{
  return height * (chart->high - number) / (chart->high - chart->low);
}

/**
 * relais_chart_lay_out:
 * @points: (array length=n_points): what is shown, the oldest first
 * @n_points: how many
 * @n_lines: how many numbers each has
 * @width: of the chart
 * @height: of the chart
 *
 * Returns: (transfer full): the chart; without a place where there is no point
 */
RelaisChart *
relais_chart_lay_out (const RelaisChartPoint *points, guint n_points, guint n_lines, double width, double height)
{
  RelaisChart *chart = g_new0 (RelaisChart, 1);
  gint64 first = n_points > 0 ? points[0].time : 0;
  gint64 span = n_points > 0 ? points[n_points - 1].time - first : 0;

  chart->places = g_array_sized_new (FALSE, TRUE, sizeof (RelaisChartPlace), n_points);
  chart->high = chart->step = 1;
  if (n_points > 0)
    choose_scale (chart, points, n_points, MIN (n_lines, RELAIS_CHART_MAX_LINES));
  for (guint i = 0; i < n_points; i++)
    {
      double since = (double) (points[i].time - first);
      RelaisChartPlace place = { .x = span > 0 ? width * since / (double) span : width / 2 };

      for (guint line = 0; line < MIN (n_lines, RELAIS_CHART_MAX_LINES); line++)
        place.y[line] = relais_chart_get_y (chart, points[i].values[line], height);
      g_array_append_val (chart->places, place);
    }
  return chart;
}

/**
 * relais_chart_free:
 * @chart: (transfer full): a chart
 */
void
relais_chart_free (RelaisChart *chart)
{
  g_array_unref (chart->places);
  g_free (chart);
}

/**
 * relais_chart_find_nearest:
 * @chart: a chart
 * @x: from the left
 *
 * Returns: the number of the point that stands nearest, -1 where there is none
 */
int
relais_chart_find_nearest (const RelaisChart *chart, double x)
{
  int nearest = -1;
  double best = G_MAXDOUBLE;

  for (guint i = 0; i < chart->places->len; i++)
    {
      double distance = ABS (g_array_index (chart->places, RelaisChartPlace, i).x - x);

      if (distance < best)
        nearest = (int) i;
      best = MIN (best, distance);
    }
  return nearest;
}
