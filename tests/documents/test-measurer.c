#include "relais-measurer.h"

typedef struct {
  int n_calls;
} Counter;

static RelaisExtents
count_calls (gpointer data, gboolean bold, const char *text)
{
  Counter *counter = data;

  counter->n_calls++;
  return (RelaisExtents) { bold ? 2 : 1, 0.5, 0.25 };
}

static void
test_what_was_measured_is_remembered (void)
{
  Counter counter = { 0 };
  g_autoptr (RelaisMeasurer) measurer = relais_measurer_new (count_calls, &counter, NULL);
  const RelaisFont plain = { 11, FALSE };
  const RelaisFont bold = { 11, TRUE };
  const RelaisFont larger = { 11.5, FALSE };

  for (int i = 0; i < 3; i++)
    {
      g_assert_cmpfloat (relais_measurer_measure (measurer, plain, "a").width, ==, 11);
      g_assert_cmpfloat (relais_measurer_measure (measurer, bold, "a").width, ==, 22);
      g_assert_cmpfloat (relais_measurer_measure (measurer, larger, "a").width, ==, 11.5);
      g_assert_cmpfloat (relais_measurer_measure (measurer, plain, "b").width, ==, 11);
    }
  g_assert_cmpfloat (relais_measurer_measure (measurer, larger, "b").ascent, ==, 5.75);
  g_assert_cmpfloat (relais_measurer_measure (measurer, larger, "b").descent, ==, 2.875);

  /* Once for each weight: the size is only a factor. */
  g_assert_cmpint (counter.n_calls, ==, 3);
}

static void
test_memory_is_limited (void)
{
  Counter counter = { 0 };
  g_autoptr (RelaisMeasurer) measurer = relais_measurer_new (count_calls, &counter, NULL);

  for (int i = 0; i < 20000; i++)
    {
      g_autofree char *text = g_strdup_printf ("%d", i);

      g_assert_cmpfloat (relais_measurer_measure (measurer, (RelaisFont) { 12, FALSE }, text).width, ==, 12);
    }
  relais_measurer_measure (measurer, (RelaisFont) { 12, FALSE }, "0");
  g_assert_cmpint (counter.n_calls, ==, 20001);
}

static void
test_fixed (void)
{
  g_autoptr (RelaisMeasurer) measurer = relais_measurer_new_fixed ();
  const RelaisFont font = { 12, FALSE };
  double one = relais_measurer_measure (measurer, font, "x").width;

  g_assert_cmpfloat_with_epsilon (relais_measurer_measure (measurer, font, "xé漢").width, 3 * one, 0.0001);
  g_assert_cmpfloat_with_epsilon (relais_measurer_measure (measurer, font, "\u2068x\u2069").width, one, 0.0001);
  g_assert_cmpfloat_with_epsilon (relais_measurer_measure (measurer, (RelaisFont) { 24, FALSE }, "x").width, 2 * one,
                                  0.0001);
  g_assert_cmpfloat (relais_measurer_measure (measurer, (RelaisFont) { 12, TRUE }, "x").width, >, one);
}

/* Ten digits and three spaces of 14 points bold: about 32 mm in any sans-serif. */
static void
test_pango (void)
{
  g_autoptr (RelaisMeasurer) measurer = relais_measurer_new_pango ();
  RelaisExtents number = relais_measurer_measure (measurer, (RelaisFont) { 14, TRUE }, "0478 12 34 56");
  RelaisExtents larger = relais_measurer_measure (measurer, (RelaisFont) { 28, TRUE }, "0478 12 34 56");

  g_assert_cmpfloat (number.width, >, 28);
  g_assert_cmpfloat (number.width, <, 37);
  g_assert_cmpfloat_with_epsilon (larger.width, 2 * number.width, 0.05);

  /* Digits stand on the line and are about 0.7 of their size high; a capital with its accent is higher. */
  g_assert_cmpfloat (number.ascent, >, 0.6 * 14 * RELAIS_MM_PER_POINT);
  g_assert_cmpfloat (number.ascent, <, 0.85 * 14 * RELAIS_MM_PER_POINT);
  g_assert_cmpfloat (number.descent, <, 0.1 * 14 * RELAIS_MM_PER_POINT);
  g_assert_cmpfloat (relais_measurer_measure (measurer, (RelaisFont) { 14, TRUE }, "É").ascent, >, number.ascent);
  g_assert_cmpfloat (relais_measurer_measure (measurer, (RelaisFont) { 14, TRUE }, "g").descent, >, number.descent);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/measurer/what-was-measured-is-remembered", test_what_was_measured_is_remembered);
  g_test_add_func ("/measurer/memory-is-limited", test_memory_is_limited);
  g_test_add_func ("/measurer/fixed", test_fixed);
  g_test_add_func ("/measurer/pango", test_pango);
  return g_test_run ();
}
