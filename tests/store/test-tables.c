#include "relais-care-link.h"
#include "relais-care-queries.h"
#include "relais-db.h"
#include "relais-error.h"
#include "relais-labels.h"
#include "relais-person-role.h"
#include "relais-person.h"
#include "relais-practice.h"
#include "relais-statement.h"
#include "relais-table.h"
#include "relais-test-register.h"
#include "relais-test.h"

static RelaisRecord *
with_two (const RelaisRecord *record, guint first, const char *first_value, guint second, const char *second_value)
{
  g_autoptr (RelaisRecord) half = relais_record_with (record, first, first_value);

  return relais_record_with (half, second, second_value);
}

/* Every field of every type comes back as it was saved; then every field is emptied and stays empty. */
static void
check_round_trip (RelaisDb *db, const RelaisRecord *full)
{
  const RelaisRecordType *type = relais_record_get_type (full);
  const RelaisTable *table = relais_table_for_type (type);
  g_autoptr (RelaisRecord) saved = relais_test_save (db, full);
  g_autoptr (GError) error = NULL;
  g_autoptr (RelaisRecord) loaded = relais_table_load (db, table, relais_record_get_id (full), &error);

  g_assert_no_error (error);
  g_assert_cmpint (relais_record_get_revision (loaded), ==, 1);
  for (guint i = 0; i < type->n_fields; i++)
    {
      g_test_message ("%s.%s", type->name, type->fields[i].name);
      g_assert_cmpstr (relais_record_get (loaded, i), ==, relais_record_get (full, i));
    }

  for (guint i = 0; i < type->n_fields; i++)
    {
      g_autoptr (RelaisChange) change = relais_test_register_begin (db, "save");
      g_autoptr (RelaisRecord) emptied = relais_record_with (loaded, i, NULL);
      g_autoptr (RelaisRecord) written = NULL;
      g_autoptr (RelaisRecord) again = NULL;
      g_autoptr (GError) refused = NULL;

      written = relais_change_save (change, emptied, &refused);
      if (written == NULL)
        {
          g_assert_error (refused, RELAIS_ERROR, RELAIS_ERROR_INVALID);
          continue;
        }
      again = relais_table_load (db, table, relais_record_get_id (full), &error);
      g_assert_no_error (error);
      g_assert_null (relais_record_get (again, i));
    }
}

static void
test_every_field_comes_back (void)
{
  g_autoptr (RelaisTestFolder) folder = relais_test_make_folder ();
  g_autoptr (RelaisDb) db = relais_test_register_open (folder);
  g_autoptr (RelaisRecord) helper = relais_test_person ("Peeters", "Jan");
  g_autoptr (RelaisRecord) helper_saved = relais_test_save (db, helper);
  g_autoptr (RelaisRecord) person = relais_test_full_record (&relais_person_type);
  g_autoptr (RelaisRecord) person_saved = NULL;
  g_autoptr (RelaisRecord) link_bare = relais_test_full_record (&relais_care_link_type);
  g_autoptr (RelaisRecord) role_bare = relais_test_full_record (&relais_person_role_type);
  g_autoptr (RelaisRecord) number = relais_test_full_record (&relais_useful_number_type);
  g_autoptr (RelaisRecord) closing = relais_test_full_record (&relais_closing_day_type);
  g_autoptr (RelaisRecord) label = relais_test_full_record (&relais_label_type);
  g_autoptr (RelaisRecord) link = NULL;
  g_autoptr (RelaisRecord) role = NULL;

  check_round_trip (db, person);
  link = with_two (link_bare, RELAIS_CARE_LINK_CAREGIVER, relais_record_get_id (helper), RELAIS_CARE_LINK_PATIENT,
                   relais_record_get_id (person));
  role = with_two (role_bare, RELAIS_PERSON_ROLE_PERSON, relais_record_get_id (helper), RELAIS_PERSON_ROLE_PATIENT,
                   relais_record_get_id (person));
  check_round_trip (db, link);
  check_round_trip (db, role);
  check_round_trip (db, number);
  check_round_trip (db, closing);
  check_round_trip (db, label);
}

/* The schema refuses nonsense whoever writes it. */
static void
test_nonsense_is_refused (void)
{
  static const struct {
    guint field;
    const char *value;
  } cases[] = {
    { RELAIS_PERSON_BIRTH_DATE, "1980-02-31" }, { RELAIS_PERSON_BIRTH_DATE, "1980-13" },
    { RELAIS_PERSON_BIRTH_DATE, "80" },         { RELAIS_PERSON_LANGUAGE, "French" },
    { RELAIS_PERSON_READS, "de" },              { RELAIS_PERSON_INTERPRETER, "maybe" },
    { RELAIS_PERSON_MUTUALITY, "31" },          { RELAIS_PERSON_EMAIL, "nobody" },
    { RELAIS_PERSON_SEX, "m" },                 { RELAIS_PERSON_NATIONAL_NUMBER, "8507300332" },
    { RELAIS_PERSON_NATIONAL_NUMBER, "8507300332x" }, { RELAIS_PERSON_FLAGS, "elderly;rich" },
    { RELAIS_PERSON_AGREEMENT, "yes" },         { RELAIS_PERSON_STATE, "gone" },
    { RELAIS_PERSON_SIGNS, "sad" },             { RELAIS_PERSON_FAMILY_NAME, " El Amrani" },
    { RELAIS_PERSON_ARCHIVED_ON, "2026-02-30" },
  };
  g_autoptr (RelaisTestFolder) folder = relais_test_make_folder ();
  g_autoptr (RelaisDb) db = relais_test_register_open (folder);

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (RelaisRecord) person = relais_test_person ("El Amrani", "Fatima");
      g_autoptr (RelaisRecord) patient = relais_record_with (person, RELAIS_PERSON_IS_PATIENT, "yes");
      g_autoptr (RelaisRecord) odd = relais_record_with (patient, cases[i].field, cases[i].value);
      g_autoptr (RelaisChange) change = relais_test_register_begin (db, "save");
      g_autoptr (GError) error = NULL;

      g_test_message ("%s", cases[i].value);
      g_assert_null (relais_change_save (change, odd, &error));
      g_assert_error (error, RELAIS_ERROR, RELAIS_ERROR_INVALID);
    }
}

static void
test_numbers_are_unique (void)
{
  g_autoptr (RelaisTestFolder) folder = relais_test_make_folder ();
  g_autoptr (RelaisDb) db = relais_test_register_open (folder);
  g_autoptr (RelaisRecord) person = relais_test_person ("El Amrani", "Fatima");
  g_autoptr (RelaisRecord) first = with_two (person, RELAIS_PERSON_IS_PATIENT, "yes", RELAIS_PERSON_CHART_NUMBER, "77");
  g_autoptr (RelaisRecord) saved = relais_test_save (db, first);
  g_autoptr (RelaisRecord) other = relais_test_person ("Benali", "Nour");
  g_autoptr (RelaisRecord) second = with_two (other, RELAIS_PERSON_IS_PATIENT, "yes", RELAIS_PERSON_CHART_NUMBER, "77");
  g_autoptr (RelaisChange) change = relais_test_register_begin (db, "save");
  g_autoptr (GError) error = NULL;
  g_autofree char *found = relais_care_queries_find_by_number (db, "77", NULL, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (found, ==, relais_record_get_id (first));
  g_assert_null (relais_change_save (change, second, &error));
  g_assert_error (error, RELAIS_ERROR, RELAIS_ERROR_DUPLICATE);
}

static void
test_phones_keep_what_they_mean (void)
{
  g_autoptr (RelaisTestFolder) folder = relais_test_make_folder ();
  g_autoptr (RelaisDb) db = relais_test_register_open (folder);
  g_autoptr (RelaisRecord) person = relais_test_person ("El Amrani", "Fatima");
  g_autoptr (RelaisRecord) with_phone = relais_record_with (person, RELAIS_PERSON_PHONE2, "0478/12.34.56");
  g_autoptr (RelaisRecord) saved = relais_test_save (db, with_phone);
  g_autoptr (GError) error = NULL;
  g_autoptr (RelaisStatement) row =
      relais_db_prepare (db, "SELECT number, e164, position FROM person_phone WHERE id = $1", &error);
  gboolean has_row;

  g_assert_no_error (error);
  relais_statement_bind_text (row, 1, relais_record_get_id (saved));
  relais_statement_step (row, &has_row, &error);
  g_assert_no_error (error);
  g_assert_true (has_row);
  g_assert_cmpstr (relais_statement_column_text (row, 0), ==, "0478/12.34.56");
  g_assert_cmpstr (relais_statement_column_text (row, 1), ==, "+32478123456");
  g_assert_cmpstr (relais_statement_column_text (row, 2), ==, "2");
}

static void
test_links_come_in_calling_order (void)
{
  static const char *const ranks[] = { "3", NULL, "1", "2" };
  g_autoptr (RelaisTestFolder) folder = relais_test_make_folder ();
  g_autoptr (RelaisDb) db = relais_test_register_open (folder);
  g_autoptr (RelaisRecord) patient = relais_test_person ("El Amrani", "Mohamed");
  g_autoptr (RelaisRecord) patient_saved = relais_test_save (db, patient);
  g_autoptr (GPtrArray) links = NULL;
  g_autoptr (GError) error = NULL;

  for (gsize i = 0; i < G_N_ELEMENTS (ranks); i++)
    {
      g_autoptr (RelaisRecord) caregiver = relais_test_person ("Benali", "Nour");
      g_autoptr (RelaisRecord) caregiver_saved = relais_test_save (db, caregiver);
      g_autoptr (RelaisRecordBuilder) builder = relais_record_builder_new (&relais_care_link_type, NULL, 0);
      g_autoptr (RelaisRecord) link = NULL;
      g_autoptr (RelaisRecord) link_saved = NULL;

      relais_record_builder_set (builder, RELAIS_CARE_LINK_CAREGIVER, relais_record_get_id (caregiver));
      relais_record_builder_set (builder, RELAIS_CARE_LINK_PATIENT, relais_record_get_id (patient));
      relais_record_builder_set (builder, RELAIS_CARE_LINK_RANK, ranks[i]);
      link = relais_record_builder_end (g_steal_pointer (&builder));
      link_saved = relais_test_save (db, link);
    }

  links = relais_care_queries_list_links (db, NULL, relais_record_get_id (patient), &error);
  g_assert_no_error (error);
  g_assert_cmpuint (links->len, ==, 4);
  g_assert_cmpstr (relais_record_get (g_ptr_array_index (links, 0), RELAIS_CARE_LINK_RANK), ==, "1");
  g_assert_cmpstr (relais_record_get (g_ptr_array_index (links, 2), RELAIS_CARE_LINK_RANK), ==, "3");
  g_assert_null (relais_record_get (g_ptr_array_index (links, 3), RELAIS_CARE_LINK_RANK));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/tables/every-field-comes-back", test_every_field_comes_back);
  g_test_add_func ("/tables/nonsense-is-refused", test_nonsense_is_refused);
  g_test_add_func ("/tables/numbers-are-unique", test_numbers_are_unique);
  g_test_add_func ("/tables/phones-keep-what-they-mean", test_phones_keep_what_they_mean);
  g_test_add_func ("/tables/links-come-in-calling-order", test_links_come_in_calling_order);
  return g_test_run ();
}
