/* A register of many people for benchmarks: names, streets and numbers drawn from short lists by a seeded generator,
 * the same at every run. Encrypted as any register, its passphrase derived at a low cost.
 */

#include "relais-bench-people.h"

#include "relais-care-link.h"
#include "relais-key-file-testing.h"
#include "relais-person.h"

static const char *const families[] = {
  "El Amrani", "Benali",  "Dubois",   "Peeters",   "Janssens", "Van den Broeck", "Diallo",  "Yılmaz",  "Nowak",
  "Mukendi",   "Lambert", "De Smedt", "Haddad",    "Özdemir",  "Kowalski",       "Nguyen",  "Martens", "D'Hondt",
  "Bouazza",   "Claes",   "Ilunga",   "Fernández", "Popescu",  "Verhaegen",      "Tshibanda", "Łukasik",
};
static const char *const givens[] = {
  "Fatima", "Mohamed", "Jeanne", "Lies", "Aïcha", "Jan",   "Zoé",    "Emre",  "Agnieszka", "Joseph", "Marie",
  "Karim",  "Els",     "Nadia",  "Piet", "Sofie", "Ahmed", "Claire", "Chloé", "Tomasz",    "Grâce",  "Samira",
};

typedef struct {
  guint from;
  guint count;
  guint every_patient;
} Crowd;

static RelaisRecord *
make_person (GRand *random, guint number, gboolean is_patient)
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
  relais_record_builder_set (builder, is_patient ? RELAIS_PERSON_IS_PATIENT : RELAIS_PERSON_IS_CAREGIVER, "yes");
  return relais_record_builder_end (builder);
}

static RelaisRecord *
make_link (RelaisRecord *caregiver, RelaisRecord *patient)
{
  RelaisRecordBuilder *builder = relais_record_builder_new (&relais_care_link_type, NULL, 0);

  relais_record_builder_set (builder, RELAIS_CARE_LINK_CAREGIVER, relais_record_get_id (caregiver));
  relais_record_builder_set (builder, RELAIS_CARE_LINK_PATIENT, relais_record_get_id (patient));
  relais_record_builder_set (builder, RELAIS_CARE_LINK_RELATION, "daughter");
  return relais_record_builder_end (builder);
}

static gboolean
save_link (RelaisChange *change, RelaisRecord *caregiver, RelaisRecord *patient, GError **error)
{
  g_autoptr (RelaisRecord) link = make_link (caregiver, patient);
  g_autoptr (RelaisRecord) saved = relais_change_save (change, link, error);

  return saved != NULL;
}

static gboolean
add_crowd (RelaisChange *change, gpointer data, GError **error)
{
  const Crowd *crowd = data;
  g_autoptr (GRand) random = g_rand_new_with_seed (crowd->from);
  g_autoptr (RelaisRecord) patient = NULL;

  for (guint i = 0; i < crowd->count; i++)
    {
      gboolean is_patient = crowd->every_patient > 0 && i % crowd->every_patient == 0;
      g_autoptr (RelaisRecord) person = make_person (random, crowd->from + i, is_patient);
      g_autoptr (RelaisRecord) saved = relais_change_save (change, person, error);

      if (saved == NULL)
        return FALSE;
      if (is_patient)
        {
          g_clear_pointer (&patient, relais_record_unref);
          patient = g_steal_pointer (&saved);
        }
      else if (patient != NULL && !save_link (change, saved, patient, error))
        return FALSE;
    }
  return TRUE;
}

/* People @from to @from + @count: caregivers, and where @every_patient is not 0, one of so many a patient whom those
 * that follow help. Returns: (transfer full): the operation */
char *
relais_bench_people_add (RelaisSession *session, guint from, guint count, guint every_patient)
{
  Crowd crowd = { from, count, every_patient };
  g_autoptr (GError) error = NULL;
  char *operation = NULL;

  relais_store_write (relais_session_get_store (session), relais_session_get_actor (session), "import", add_crowd,
                      &crowd, &operation, &error);
  g_assert_no_error (error);
  return operation;
}

RelaisSession *
relais_bench_people_create (const char *folder)
{
  const RelaisSessionFirst first = { "Bench", "Bench", "fr", "vier woorden zonder verband" };
  g_autoptr (RelaisClock) clock = relais_clock_new_system ();
  g_autofree char *recovery_key = NULL;
  g_autoptr (GError) error = NULL;
  RelaisSession *session;

  relais_key_file_set_test_cost (8, 1);
  session = relais_session_create (folder, &first, clock, &recovery_key, &error);
  g_assert_no_error (error);
  return session;
}
