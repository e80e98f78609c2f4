#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* A blood pressure is two lines. */
#define RELAIS_CHART_MAX_LINES 2

/**
 * RelaisChartPoint:
 * @time: when, in seconds
 * @values: its numbers
 *
 * What a chart shows.
 */
typedef struct {
  gint64 time;
  double values[RELAIS_CHART_MAX_LINES];
} RelaisChartPoint;

/**
 * RelaisChartPlace:
 * @x: from the left
 * @y: of each number, from the top
 *
 * Where a point stands.
 */
typedef struct {
  double x;
  double y[RELAIS_CHART_MAX_LINES];
} RelaisChartPlace;

/**
 * RelaisChart:
 * @low: the number at the bottom
 * @high: the number at the top
 * @step: between two lines of the scale
 * @decimals: how many decimals the numbers of the scale have
 * @places: (element-type RelaisChartPlace): where each point stands
 *
 * A chart as it is laid out.
 */
typedef struct {
  double low;
  double high;
  double step;
  guint decimals;
  GArray *places;
} RelaisChart;

RelaisChart *relais_chart_lay_out      (const RelaisChartPoint *points,
                                        guint                   n_points,
                                        guint                   n_lines,
                                        double                  width,
                                        double                  height);
void         relais_chart_free         (RelaisChart            *chart);
double       relais_chart_get_y        (const RelaisChart      *chart,
                                        double                  number,
                                        double                  height);
int          relais_chart_find_nearest (const RelaisChart      *chart,
                                        double                  x);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RelaisChart, relais_chart_free)

G_END_DECLS
