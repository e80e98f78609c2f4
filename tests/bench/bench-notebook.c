/* A notebook of 100,000 entries (P8), 50,000 of them about one patient and 5,000 about another: opening a timeline, its
 * next pages, full-text search by common, rare and short words with and without a patient, what is to be read. In the
 * processor's time, so that a busy machine does not count.
 */

#include "relais-bench-people.h"
#include "relais-bench.h"
#include "relais-id.h"
#include "relais-note.h"
#include "relais-notebook.h"
#include "relais-person.h"
#include "relais-register.h"
#include "relais-test.h"

#include <string.h>
#include <time.h>

#define N_NOTES     100000
#define N_BATCH     5000
#define N_PATIENTS  200
#define PAGE        100
#define N_ROUNDS    15
#define N_VARIANTS  6

static const char *const vocabulary[] = {
  "plaie",  "propre",  "pansement", "refait",  "douleur", "nuit",   "matin",    "mange",   "bien",   "dort",
  "peu",    "marche",  "rollator",  "escalier", "fille",  "fils",   "voisine",  "passe",   "soir",   "carnet",
  "rempli", "tension", "poids",     "stable",  "jambe",   "gauche", "droite",   "gonflée", "rouge",  "froide",
  "eau",    "soupe",   "repas",     "toilette", "douche", "aide",   "familiale", "médecin", "appelé", "rappelle",
  "wonde",  "zuiver",  "verband",   "pijn",    "slaapt",  "eet",    "dochter",  "zoon",    "stapt",  "bloeddruk",
};

/* "pansement" stands in half of the entries, "cheville" in a thousandth. */
static const char *const common[N_VARIANTS] = { "pansement", "plaie", "propre douleur", "pans", "fille soir", "verband" };
static const char *const rare[N_VARIANTS] = { "cheville", "oedeme", "chevil", "œdème cheville", "edeme", "ville" };
static const char *const brief[N_VARIANTS] = { "a", "pl", "ea", "r", "so", "x" };

typedef struct {
  RelaisSession *session;
  RelaisActor *nurse;
  RelaisActor *reception;
  GPtrArray *patients; /* ids: of 50,000 entries, of 5,000, of the rest */
  GRand *random;
  char *now;
  guint n_notes;
} Bench;

static double
get_seconds (void)
{
  struct timespec now;

  clock_gettime (CLOCK_PROCESS_CPUTIME_ID, &now);
  return (double) now.tv_sec + (double) now.tv_nsec / 1e9;
}

/* --- The entries --- */

static const char *
draw_patient (Bench *bench)
{
  int ticket = g_rand_int_range (bench->random, 0, 100);
  guint index = ticket < 50 ? 0 : ticket < 55 ? 1 : 2 + (guint) g_rand_int_range (bench->random, 0, N_PATIENTS - 2);

  return bench->patients->pdata[index];
}

static char *
draw_text (Bench *bench)
{
  GString *text = g_string_new (NULL);
  int n = g_rand_int_range (bench->random, 12, 40);

  for (int i = 0; i < n; i++)
    g_string_append_printf (text, "%s%s", i > 0 ? " " : "",
                            vocabulary[g_rand_int_range (bench->random, 0, G_N_ELEMENTS (vocabulary))]);
  if (g_rand_int_range (bench->random, 0, 1000) == 0)
    g_string_append (text, " œdème à la cheville");
  return g_string_free (text, FALSE);
}

static gboolean
write_batch (RelaisChange *change, gpointer data, GError **error)
{
  Bench *bench = data;
  static const char *const levels[] = { "care", "care", "care", "home", "logistics" };

  for (guint i = 0; i < N_BATCH; i++, bench->n_notes++)
    {
      RelaisRecordBuilder *builder = relais_record_builder_new (&relais_note_type, NULL, 0);
      g_autofree char *id = relais_id_new ();
      g_autofree char *text = draw_text (bench);
      g_autofree char *at = relais_instant_add_seconds (bench->now, -(int) (N_NOTES - bench->n_notes) * 800);
      gboolean is_mine = g_rand_int_range (bench->random, 0, 10) == 0;
      g_autoptr (RelaisRecord) note = NULL;
      g_autoptr (RelaisRecord) saved = NULL;

      relais_record_builder_set_id (builder, id);
      relais_record_builder_set (builder, RELAIS_NOTE_PATIENT, draw_patient (bench));
      relais_record_builder_set (builder, RELAIS_NOTE_TEXT, text);
      relais_record_builder_set (builder, RELAIS_NOTE_TOPIC, "woundcare");
      relais_record_builder_set (builder, RELAIS_NOTE_VISIBILITY,
                                 levels[g_rand_int_range (bench->random, 0, G_N_ELEMENTS (levels))]);
      relais_record_builder_set (builder, RELAIS_NOTE_URGENCY,
                                 g_rand_int_range (bench->random, 0, 500) == 0 ? "urgent" : "info");
      relais_record_builder_set (builder, RELAIS_NOTE_AT, at);
      relais_record_builder_set (builder, RELAIS_NOTE_AUTHOR,
                                 is_mine ? relais_actor_get_staff_id (bench->nurse)
                                         : "00000000-0000-4000-8000-000000000001");
      relais_record_builder_set (builder, RELAIS_NOTE_AUTHOR_NAME, "Guillaume");
      relais_record_builder_set (builder, RELAIS_NOTE_AUTHOR_ROLES, "nurse");
      note = relais_record_builder_end (builder);
      saved = relais_change_save (change, note, error);
      if (saved == NULL)
        return FALSE;
    }
  return TRUE;
}

static void
fill (Bench *bench)
{
  const char *staff = relais_actor_get_staff_id (relais_session_get_actor (bench->session));
  g_autofree char *people = relais_bench_people_add (bench->session, 0, 2 * N_PATIENTS, 2);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) found = NULL;

  bench->now = relais_clock_now (relais_store_get_clock (relais_session_get_store (bench->session)));
  bench->random = g_rand_new_with_seed (8);
  bench->nurse = relais_actor_new (staff, "Guillaume", "nurse", "desk");
  bench->reception = relais_actor_new (staff, "Nadine", "reception", "desk");
  bench->patients = g_ptr_array_new_with_free_func (g_free);
  found = relais_register_list_people (bench->session, bench->nurse, RELAIS_SEARCH_PATIENTS, 0, 0, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < found->len; i++)
    g_ptr_array_add (bench->patients, g_strdup (relais_record_get_id (((RelaisFound *) found->pdata[i])->person)));
  g_assert_cmpuint (bench->patients->len, >=, N_PATIENTS);
  while (bench->n_notes < N_NOTES)
    {
      relais_store_write (relais_session_get_store (bench->session), bench->nurse, "note", write_batch, bench, NULL,
                          &error);
      g_assert_no_error (error);
    }
}

/* --- Measuring --- */

static double
measure_page (Bench *bench, RelaisActor *actor, const RelaisNotebookFilter *filter, gint64 *before)
{
  g_autoptr (GError) error = NULL;
  double begun = get_seconds ();
  g_autoptr (GPtrArray) page = relais_notebook_list (bench->session, actor, filter, *before, PAGE, &error);

  begun = get_seconds () - begun;
  g_assert_no_error (error);
  *before = page->len > 0 ? ((RelaisNotebookEntry *) page->pdata[page->len - 1])->doc : 0;
  return begun;
}

static void
report (const char *what, GArray *samples)
{
  g_autofree char *median = g_strdup_printf ("P8 %s, p50", what);
  g_autofree char *late = g_strdup_printf ("P8 %s, p95", what);
  double bar = strstr (what, "page") != NULL ? 50 : 16;

  relais_bench_print_limit (median, relais_bench_percentile ((double *) samples->data, samples->len, 50) * 1e3, "ms",
                            bar);
  relais_bench_print_limit (late, relais_bench_percentile ((double *) samples->data, samples->len, 95) * 1e3, "ms", bar);
}

static void
measure_pages (Bench *bench, const char *what, const char *patient)
{
  RelaisNotebookFilter filter = { .patient = patient };
  g_autoptr (GArray) first = g_array_new (FALSE, FALSE, sizeof (double));
  g_autoptr (GArray) next = g_array_new (FALSE, FALSE, sizeof (double));
  g_autofree char *opened = g_strdup_printf ("first page of 100, %s", what);
  g_autofree char *turned = g_strdup_printf ("next pages, %s", what);

  for (int i = 0; i < N_ROUNDS; i++)
    {
      gint64 before = 0;
      double taken = measure_page (bench, bench->nurse, &filter, &before);

      g_array_append_val (first, taken);
      for (int j = 0; j < 5; j++)
        {
          taken = measure_page (bench, bench->nurse, &filter, &before);
          g_array_append_val (next, taken);
        }
    }
  report (opened, first);
  report (turned, next);
}

static void
measure_search (Bench *bench, RelaisActor *actor, const char *what, const char *const *words, const char *patient,
                const char *where)
{
  g_autoptr (GArray) samples = g_array_new (FALSE, FALSE, sizeof (double));
  g_autofree char *name = g_strdup_printf ("%s words, %s", what, where);

  for (int i = 0; i < N_ROUNDS; i++)
    {
      for (guint j = 0; j < N_VARIANTS; j++)
        {
          RelaisNotebookFilter filter = { .patient = patient, .text = words[j] };
          gint64 before = 0;
          double taken = measure_page (bench, actor, &filter, &before);

          g_array_append_val (samples, taken);
        }
    }
  report (name, samples);
}

static void
measure_searches (Bench *bench, RelaisActor *actor, const char *patient, const char *where)
{
  measure_search (bench, actor, "common", common, patient, where);
  measure_search (bench, actor, "rare", rare, patient, where);
  measure_search (bench, actor, "short", brief, patient, where);
}

static void
measure_unread (Bench *bench, RelaisActor *actor, const char *what)
{
  g_autoptr (GArray) samples = g_array_new (FALSE, FALSE, sizeof (double));

  for (int i = 0; i < N_ROUNDS; i++)
    {
      g_autoptr (GError) error = NULL;
      double taken = get_seconds ();

      relais_notebook_count_unread (bench->session, actor, 1000, &error);
      taken = get_seconds () - taken;
      g_assert_no_error (error);
      g_array_append_val (samples, taken);
    }
  report (what, samples);
}

int
main (void)
{
  g_autoptr (RelaisTestFolder) folder = relais_test_make_folder ();
  Bench bench = { .session = relais_bench_people_create (folder) };

  fill (&bench);
  measure_pages (&bench, "patient of 50,000", bench.patients->pdata[0]);
  measure_pages (&bench, "patient of 5,000", bench.patients->pdata[1]);
  measure_pages (&bench, "patient of 230", bench.patients->pdata[2]);
  measure_pages (&bench, "all patients", NULL);
  measure_searches (&bench, bench.nurse, NULL, "all patients");
  measure_searches (&bench, bench.nurse, bench.patients->pdata[0], "patient of 50,000");
  measure_searches (&bench, bench.nurse, bench.patients->pdata[1], "patient of 5,000");
  measure_searches (&bench, bench.nurse, bench.patients->pdata[2], "patient of 230");
  measure_searches (&bench, bench.reception, NULL, "all patients, reception");
  measure_unread (&bench, bench.nurse, "unread, nurse");
  measure_unread (&bench, bench.reception, "unread, reception");
  g_ptr_array_unref (bench.patients);
  relais_actor_unref (bench.nurse);
  relais_actor_unref (bench.reception);
  g_free (bench.now);
  g_rand_free (bench.random);
  relais_session_unref (bench.session);
  return 0;
}
