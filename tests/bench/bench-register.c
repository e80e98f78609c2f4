/* The register at ten times its size: a keystroke among 10,000 caregivers in the encrypted store (P3b), how it grows
 * (P10), the memory it takes, and taking back a large import.
 */

#include "relais-bench-people.h"
#include "relais-bench.h"
#include "relais-register-acts.h"
#include "relais-register.h"
#include "relais-test.h"

#include <string.h>

static const char *const typed[] = {
  "el amrani", "fatima ben", "vandenbroeck", "dhondt", "yilmaz", "nowak ag", "lukasik", "peeters jan",
  "0478 12",   "3456",       "rue haute",    "zoe",    "ozdemir", "marie la", "bouazza kar",
};

typedef struct {
  RelaisSession *session;
  guint n_people;
} Bench;

static void
grow (Bench *bench, guint until)
{
  g_autofree char *operation =
      relais_bench_people_add (bench->session, bench->n_people, until - bench->n_people, 0);

  bench->n_people = until;
}

/* The words are typed letter by letter; each keystroke is a whole answer: ids, order, the first fifty people. */
static double
measure_keystrokes (Bench *bench)
{
  g_autoptr (GArray) samples = g_array_new (FALSE, FALSE, sizeof (double));

  for (int round = 0; round < 4; round++)
    {
      for (gsize w = 0; w < G_N_ELEMENTS (typed); w++)
        {
          for (gsize length = 1; length <= strlen (typed[w]); length++)
            {
              g_autofree char *text = g_strndup (typed[w], length);
              g_autoptr (GError) error = NULL;
              g_autoptr (GPtrArray) found = NULL;
              double begun = relais_bench_now ();
              double taken;

              found = relais_register_search_people (bench->session, relais_session_get_actor (bench->session), text,
                                                     RELAIS_SEARCH_CAREGIVERS, 50, &error);
              taken = relais_bench_now () - begun;
              g_assert_no_error (error);
              g_array_append_val (samples, taken);
            }
        }
    }
  return relais_bench_percentile ((double *) samples->data, samples->len, 95);
}

/* 3,000 records that came in one operation, among 10,000 others, are taken back in one. */
static double
measure_undo (Bench *bench)
{
  RelaisActor *actor = relais_session_get_actor (bench->session);
  g_autoptr (GError) error = NULL;
  g_autofree char *operation = NULL;
  g_auto (RelaisUndoResult) result = { 0 };
  double begun;

  operation = relais_bench_people_add (bench->session, bench->n_people, 3000, 0);
  begun = relais_bench_now ();
  relais_register_undo (bench->session, actor, operation, &result, &error);
  begun = relais_bench_now () - begun;
  g_assert_no_error (error);
  g_assert_cmpuint (result.n_restored, ==, 3000);
  return begun;
}

int
main (void)
{
  g_autoptr (RelaisTestFolder) folder = relais_test_make_folder ();
  Bench bench = { 0 };
  double sizes[] = { 625, 2500, 10000 };
  double keystrokes[G_N_ELEMENTS (sizes)];

  bench.session = relais_bench_people_create (folder);
  for (gsize i = 0; i < G_N_ELEMENTS (sizes); i++)
    {
      grow (&bench, (guint) sizes[i]);
      keystrokes[i] = measure_keystrokes (&bench);
    }
  relais_bench_print_limit ("P3b keystroke, 10,000 caregivers, p95", keystrokes[2] * 1e3, "ms", 8);
  relais_bench_print_limit ("P10 growth of a keystroke, exponent", relais_bench_growth (sizes, keystrokes, 3), "", 1.1);
  relais_bench_print_limit ("P6 peak memory without a window", relais_bench_get_peak_memory (), "MB", 140);
  relais_bench_print_limit ("undo of 3,000 records, 10,000 others", measure_undo (&bench), "s", 1.5);
  relais_session_unref (bench.session);
  return 0;
}
