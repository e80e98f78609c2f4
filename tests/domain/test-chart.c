#include "relais-chart.h"

static RelaisChartPlace
get_place (const RelaisChart *chart, guint i)
{
  return g_array_index (chart->places, RelaisChartPlace, i);
}

static void
test_none (void)
{
  g_autoptr (RelaisChart) chart = relais_chart_lay_out (NULL, 0, 1, 200, 100);

  g_assert_cmpuint (chart->places->len, ==, 0);
  g_assert_cmpfloat (chart->low, <, chart->high);
  g_assert_cmpint (relais_chart_find_nearest (chart, 10), ==, -1);
}

/* One point, and several at the same instant, stand in the middle. */
static void
test_one (void)
{
  static const RelaisChartPoint points[] = { { 1000, { 72.5 } }, { 1000, { 72.5 } } };

  for (guint n = 1; n <= 2; n++)
    {
      g_autoptr (RelaisChart) chart = relais_chart_lay_out (points, n, 1, 200, 100);

      g_assert_cmpuint (chart->places->len, ==, n);
      g_assert_cmpfloat_with_epsilon (get_place (chart, 0).x, 100, 0.01);
      g_assert_cmpfloat (get_place (chart, 0).y[0], >, 10);
      g_assert_cmpfloat (get_place (chart, 0).y[0], <, 90);
    }
}

static void
test_two (void)
{
  static const RelaisChartPoint points[] = { { 0, { 120, 80 } }, { 300, { 150, 90 } }, { 1200, { 140, 60 } } };
  g_autoptr (RelaisChart) chart = relais_chart_lay_out (points, 3, 2, 400, 100);

  g_assert_cmpfloat (chart->low, ==, 60);
  g_assert_cmpfloat (chart->high, ==, 160);
  g_assert_cmpfloat (chart->step, ==, 20);
  g_assert_cmpuint (chart->decimals, ==, 0);
  g_assert_cmpfloat_with_epsilon (get_place (chart, 0).x, 0, 0.01);
  g_assert_cmpfloat_with_epsilon (get_place (chart, 1).x, 100, 0.01);
  g_assert_cmpfloat_with_epsilon (get_place (chart, 2).x, 400, 0.01);
  g_assert_cmpfloat_with_epsilon (get_place (chart, 0).y[0], 40, 0.01);
  g_assert_cmpfloat_with_epsilon (get_place (chart, 2).y[1], 100, 0.01);
  g_assert_cmpint (relais_chart_find_nearest (chart, -5), ==, 0);
  g_assert_cmpint (relais_chart_find_nearest (chart, 120), ==, 1);
  g_assert_cmpint (relais_chart_find_nearest (chart, 399), ==, 2);
}

/* The scale holds all values between round numbers, few of them. */
static void
test_scales (void)
{
  static const struct {
    double low;
    double high;
    double bottom;
    double top;
    double step;
    guint decimals;
  } cases[] = {
    { 72.4, 78.3, 72, 80, 2, 0 },     { 36.6, 38.2, 36.5, 38.5, 0.5, 1 }, { 37, 37, 36, 38, 0.5, 1 },
    { 0, 10, 0, 10, 2, 0 },           { 90, 412, 0, 500, 100, 0 },        { 0, 0.4, -1, 1.5, 0.5, 1 },
    { 1000, 90000, 0, 100000, 20000, 0 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      RelaisChartPoint points[] = { { 0, { cases[i].low } }, { 1, { cases[i].high } } };
      g_autoptr (RelaisChart) chart = relais_chart_lay_out (points, 2, 1, 100, 100);

      g_test_message ("%g %g", cases[i].low, cases[i].high);
      g_assert_cmpfloat_with_epsilon (chart->low, cases[i].bottom, 0.0001);
      g_assert_cmpfloat_with_epsilon (chart->high, cases[i].top, 0.0001);
      g_assert_cmpfloat_with_epsilon (chart->step, cases[i].step, 0.0001);
      g_assert_cmpuint (chart->decimals, ==, cases[i].decimals);
    }
}

static void
test_many (void)
{
  g_autoptr (GArray) points = g_array_new (FALSE, TRUE, sizeof (RelaisChartPoint));
  g_autoptr (RelaisChart) chart = NULL;

  for (int i = 0; i < 500; i++)
    {
      RelaisChartPoint point = { i * 86400, { 60 + i % 37 } };

      g_array_append_val (points, point);
    }
  chart = relais_chart_lay_out ((RelaisChartPoint *) (void *) points->data, points->len, 1, 300, 80);
  for (guint i = 0; i < 500; i++)
    {
      g_assert_cmpfloat (get_place (chart, i).x, >=, i == 0 ? 0 : get_place (chart, i - 1).x);
      g_assert_cmpfloat (get_place (chart, i).x, <=, 300);
      g_assert_cmpfloat (get_place (chart, i).y[0], >=, 0);
      g_assert_cmpfloat (get_place (chart, i).y[0], <=, 80);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/chart/none", test_none);
  g_test_add_func ("/chart/one", test_one);
  g_test_add_func ("/chart/two", test_two);
  g_test_add_func ("/chart/scales", test_scales);
  g_test_add_func ("/chart/many", test_many);
  return g_test_run ();
}
