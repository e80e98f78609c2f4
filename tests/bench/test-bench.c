#include "relais-bench.h"

static void
test_percentile (void)
{
  static const double samples[] = { 5, 1, 4, 2, 3 };

  g_assert_cmpfloat (relais_bench_percentile (samples, 5, 50), ==, 3);
  g_assert_cmpfloat (relais_bench_percentile (samples, 5, 95), ==, 5);
  g_assert_cmpfloat (relais_bench_percentile (samples, 5, 20), ==, 1);
  g_assert_cmpfloat (relais_bench_percentile (samples, 1, 95), ==, 5);
}

static void
test_growth (void)
{
  static const double sizes[] = { 1, 4, 16 };
  static const double linear[] = { 3, 12, 48 };
  static const double square[] = { 2, 32, 512 };

  g_assert_cmpfloat_with_epsilon (relais_bench_growth (sizes, linear, 3), 1.0, 1e-9);
  g_assert_cmpfloat_with_epsilon (relais_bench_growth (sizes, square, 3), 2.0, 1e-9);
}

static void
count (gpointer counter)
{
  ++*(int *) counter;
}

static void
test_both_sides_run_equally_often (void)
{
  double figure = -1;
  double yardstick = -1;
  int counter = 0;

  relais_bench_pair (count, count, &counter, 5, &figure, &yardstick);

  g_assert_cmpint (counter, ==, 12);
  g_assert_cmpfloat (figure, >=, 0);
  g_assert_cmpfloat (yardstick, >=, 0);
}

static void
test_lines (void)
{
  if (g_test_subprocess ())
    {
      relais_bench_print_ratio ("P7 a commit", 0.2, "ms", "plain", 0.1, 1.5);
      relais_bench_print_limit ("P5 size", 368, "kB", 600);
      return;
    }

  g_test_trap_subprocess (NULL, 0, 0);
  g_test_trap_assert_passed ();
  g_test_trap_assert_stdout ("*P7 a commit|0.2 ms|plain 0.1 ms|2.00|≤ 1.5 ×|short\n*");
  g_test_trap_assert_stdout ("*P5 size|368 kB|–|–|≤ 600 kB|ok\n*");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/bench/percentile", test_percentile);
  g_test_add_func ("/bench/growth", test_growth);
  g_test_add_func ("/bench/both-sides-run-equally-often", test_both_sides_run_equally_often);
  g_test_add_func ("/bench/lines", test_lines);
  return g_test_run ();
}
