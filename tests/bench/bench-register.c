/* The register at ten times its size: a keystroke among 10,000 caregivers in the encrypted store (P3b), how it grows
 * (P10), and the memory it takes. Names are drawn from short lists by a seeded generator, the same at every run.
 */

#include "relais-bench.h"

#include "relais-key-file-testing.h"
#include "relais-person.h"
#include "relais-register-acts.h"
#include "relais-register.h"
#include "relais-test.h"

#include <string.h>

static const char *const families[] = {
  "El Amrani", "Benali",  "Dubois",   "Peeters",   "Janssens", "Van den Broeck", "Diallo",  "Yılmaz",  "Nowak",
  "Mukendi",   "Lambert", "De Smedt", "Haddad",    "Özdemir",  "Kowalski",       "Nguyen",  "Martens", "D'Hondt",
  "Bouazza",   "Claes",   "Ilunga",   "Fernández", "Popescu",  "Verhaegen",      "Tshibanda", "Łukasik",
};
static const char *const givens[] = {
  "Fatima", "Mohamed", "Jeanne", "Lies", "Aïcha", "Jan",   "Zoé",    "Emre",  "Agnieszka", "Joseph", "Marie",
  "Karim",  "Els",     "Nadia",  "Piet", "Sofie", "Ahmed", "Claire", "Chloé", "Tomasz",    "Grâce",  "Samira",
};
static const char *const typed[] = {
  "el amrani", "fatima ben", "vandenbroeck", "dhondt", "yilmaz", "nowak ag", "lukasik", "peeters jan",
  "0478 12",   "3456",       "rue haute",    "zoe",    "ozdemir", "marie la", "bouazza kar",
};

typedef struct {
  RelaisSession *session;
  guint n_people;
  guint first;
} Bench;

static RelaisRecord *
make_person (GRand *random, guint number)
{
  RelaisRecordBuilder *builder = relais_record_builder_new (&relais_person_type, NULL, 0);
  g_autofree char *phone = g_strdup_printf ("04%02d %02d %02d %02d", g_rand_int_range (random, 70, 100),
                                            g_rand_int_range (random, 0, 100), g_rand_int_range (random, 0, 100),
                                            g_rand_int_range (random, 0, 100));
  g_autofree char *street = g_strdup_printf ("Rue Haute %u", number % 400 + 1);
  g_autofree char *family =
      g_strdup_printf ("%s%s", families[g_rand_int_range (random, 0, G_N_ELEMENTS (families))],
                       number % 7 == 0 ? "-Lambrecht" : "");

  relais_record_builder_set (builder, RELAIS_PERSON_FAMILY_NAME, family);
  relais_record_builder_set (builder, RELAIS_PERSON_GIVEN_NAME,
                             givens[g_rand_int_range (random, 0, G_N_ELEMENTS (givens))]);
  relais_record_builder_set (builder, RELAIS_PERSON_PHONE, phone);
  relais_record_builder_set (builder, RELAIS_PERSON_STREET, street);
  relais_record_builder_set (builder, RELAIS_PERSON_IS_CAREGIVER, "yes");
  return relais_record_builder_end (builder);
}

static gboolean
add_people (RelaisChange *change, gpointer data, GError **error)
{
  Bench *bench = data;
  g_autoptr (GRand) random = g_rand_new_with_seed (bench->first);

  for (guint i = 0; i < bench->n_people; i++)
    {
      g_autoptr (RelaisRecord) person = make_person (random, bench->first + i);
      g_autoptr (RelaisRecord) saved = relais_change_save (change, person, error);

      if (saved == NULL)
        return FALSE;
    }
  return TRUE;
}

static void
grow (Bench *bench, guint until)
{
  g_autoptr (GError) error = NULL;

  bench->n_people = until - bench->first;
  relais_store_write (relais_session_get_store (bench->session), relais_session_get_actor (bench->session), "import",
                      add_people, bench, NULL, &error);
  g_assert_no_error (error);
  bench->first = until;
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

  bench->n_people = 3000;
  relais_store_write (relais_session_get_store (bench->session), actor, "import", add_people, bench, &operation, &error);
  g_assert_no_error (error);
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
  const RelaisSessionFirst first = { "Bench", "Bench", "fr", "vier woorden zonder verband" };
  g_autoptr (RelaisTestFolder) folder = relais_test_make_folder ();
  g_autoptr (RelaisClock) clock = relais_clock_new_system ();
  g_autofree char *recovery_key = NULL;
  g_autoptr (GError) error = NULL;
  Bench bench = { 0 };
  double sizes[] = { 625, 2500, 10000 };
  double keystrokes[G_N_ELEMENTS (sizes)];

  relais_key_file_set_test_cost (8, 1);
  bench.session = relais_session_create (folder, &first, clock, &recovery_key, &error);
  g_assert_no_error (error);

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
