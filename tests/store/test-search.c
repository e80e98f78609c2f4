#include "relais-care-link.h"
#include "relais-db.h"
#include "relais-error.h"
#include "relais-person.h"
#include "relais-search-index.h"
#include "relais-table.h"
#include "relais-test-register.h"
#include "relais-test.h"

#define EVERYBODY (RELAIS_SEARCH_PATIENTS | RELAIS_SEARCH_CAREGIVERS)

static const struct {
  const char *family;
  const char *given;
  const char *phone;
  const char *street;
} people[] = {
  { "El Amrani", "Fatima", "0478 12 34 56", "Rue du Cœur 3" },
  { "El Amrani", "Mohamed", "02/474.02.55", NULL },
  { "Van den Broeck", "Lies", "+32 3 123 45 67", NULL },
  { "D'Hondt", "Zoë", NULL, NULL },
  { "Łukasz", "Søren", "+33 6 12 34 56 78", NULL },
  { "Amraniwicz", "Fa", NULL, NULL },
};

static RelaisDb *
open_with_people (const char *folder)
{
  RelaisDb *db = relais_test_register_open (folder);

  for (gsize i = 0; i < G_N_ELEMENTS (people); i++)
    {
      g_autoptr (RelaisRecord) plain = relais_test_person (people[i].family, people[i].given);
      g_autoptr (RelaisRecord) called = relais_record_with (plain, RELAIS_PERSON_PHONE, people[i].phone);
      g_autoptr (RelaisRecord) person = relais_record_with (called, RELAIS_PERSON_STREET, people[i].street);
      g_autoptr (RelaisRecord) saved = relais_test_save (db, person);
    }
  return db;
}

static char *
find_names (RelaisDb *db, const char *text, RelaisSearchFlags flags)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) ids = relais_search_index_find (db, text, flags, 0, &error);
  GString *names = g_string_new (NULL);

  g_assert_no_error (error);
  for (guint i = 0; i < ids->len; i++)
    {
      g_autoptr (RelaisRecord) person = relais_table_load (db, relais_table_for_type (&relais_person_type),
                                                           g_ptr_array_index (ids, i), &error);

      g_assert_no_error (error);
      g_string_append_printf (names, "%s%s", i > 0 ? "," : "", relais_record_get (person, RELAIS_PERSON_GIVEN_NAME));
    }
  return g_string_free (names, FALSE);
}

static void
test_search_forgives (void)
{
  static const struct {
    const char *text;
    const char *found;
  } cases[] = {
    { "fatima el amrani", "Fatima" },
    { "AMRANI fat", "Fatima" },
    { "elamrani", "Fatima,Mohamed" },
    { "amrani", "Fatima,Mohamed,Fa" },
    { "vandenbroeck", "Lies" },
    { "van den broeck", "Lies" },
    { "broeck l", "Lies" },
    { "dhondt", "Zoë" },
    { "zoe", "Zoë" },
    { "lukasz", "Søren" },
    { "soren", "Søren" },
    { "coeur", "Fatima" },
    { "0478", "Fatima" },
    { "3456", "Fatima,Søren,Lies" },
    { "34 56", "Fatima,Søren,Lies" },
    { "0478/12.34.56", "Fatima" },
    { "+32 478 12", "Fatima" },
    { "4740255", "Mohamed" },
    { "fa", "Fa,Fatima" },
    { "z", "Zoë" },
    { "tima", "Fatima" },
    { "xyz", "" },
    { "", "" },
    { "'; DROP TABLE person; --", "" },
    { "\"fatima\" OR \"mohamed\"", "" },
    { "*", "" },
    { "fatima*", "Fatima" },
  };
  g_autoptr (RelaisTestFolder) folder = relais_test_make_folder ();
  g_autoptr (RelaisDb) db = open_with_people (folder);

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *found = find_names (db, cases[i].text, EVERYBODY);

      g_test_message ("%s", cases[i].text);
      g_assert_cmpstr (found, ==, cases[i].found);
    }
}

static void
test_index_follows_the_person (void)
{
  g_autoptr (RelaisTestFolder) folder = relais_test_make_folder ();
  g_autoptr (RelaisDb) db = open_with_people (folder);
  g_autoptr (GError) error = NULL;
  g_autoptr (RelaisRecord) person = relais_test_person ("Diallo", "Awa");
  g_autoptr (RelaisRecord) saved = relais_test_save (db, person);
  g_autoptr (RelaisRecord) married = relais_record_with (saved, RELAIS_PERSON_FAMILY_NAME, "Ndiaye");
  g_autoptr (RelaisRecord) married_saved = relais_test_save (db, married);
  g_autoptr (RelaisRecord) archived = relais_record_with (married_saved, RELAIS_PERSON_ARCHIVED_ON, "2026-11-20");
  g_autofree char *by_new = find_names (db, "ndiaye", EVERYBODY);
  g_autofree char *by_old = find_names (db, "diallo", EVERYBODY);
  g_autofree char *as_patient = find_names (db, "ndiaye", RELAIS_SEARCH_PATIENTS);
  g_autoptr (RelaisRecord) archived_saved = relais_test_save (db, archived);
  g_autofree char *when_archived = find_names (db, "ndiaye", EVERYBODY);
  g_autofree char *on_request = find_names (db, "ndiaye", EVERYBODY | RELAIS_SEARCH_ARCHIVED);

  g_assert_cmpstr (by_new, ==, "Awa");
  g_assert_cmpstr (by_old, ==, "");
  g_assert_cmpstr (as_patient, ==, "");
  g_assert_cmpstr (when_archived, ==, "");
  g_assert_cmpstr (on_request, ==, "Awa");
  g_assert_true (relais_search_index_verify (db, &error));
  g_assert_no_error (error);
}

static void
test_protected_by_name_only (void)
{
  g_autoptr (RelaisTestFolder) folder = relais_test_make_folder ();
  g_autoptr (RelaisDb) db = open_with_people (folder);
  g_autoptr (RelaisRecord) plain = relais_test_person ("Nowak", "Ewa");
  g_autoptr (RelaisRecord) patient = relais_record_with (plain, RELAIS_PERSON_IS_PATIENT, "yes");
  g_autoptr (RelaisRecord) called = relais_record_with (patient, RELAIS_PERSON_PHONE, "0499 98 76 54");
  g_autoptr (RelaisRecord) housed = relais_record_with (called, RELAIS_PERSON_STREET, "Hidden street 5");
  g_autoptr (RelaisRecord) hidden = relais_record_with (housed, RELAIS_PERSON_PROTECTED, "yes");
  g_autoptr (RelaisRecord) saved = relais_test_save (db, hidden);
  g_autofree char *by_name = find_names (db, "nowak", EVERYBODY);
  g_autofree char *by_phone = find_names (db, "987654", EVERYBODY);
  g_autofree char *by_street = find_names (db, "hidden", EVERYBODY);

  g_assert_cmpstr (by_name, ==, "Ewa");
  g_assert_cmpstr (by_phone, ==, "");
  g_assert_cmpstr (by_street, ==, "");
}

static void
test_card_reference (void)
{
  g_autoptr (RelaisTestFolder) folder = relais_test_make_folder ();
  g_autoptr (RelaisDb) db = open_with_people (folder);
  g_autoptr (RelaisRecord) daughter = relais_test_person ("Haddad", "Samira");
  g_autoptr (RelaisRecord) mother = relais_test_person ("Haddad", "Leila");
  g_autoptr (RelaisRecord) daughter_saved = relais_test_save (db, daughter);
  g_autoptr (RelaisRecord) mother_saved = relais_test_save (db, mother);
  g_autoptr (RelaisRecordBuilder) builder = relais_record_builder_new (&relais_care_link_type, NULL, 0);
  g_autoptr (RelaisRecord) link = NULL;
  g_autoptr (RelaisRecord) link_saved = NULL;
  g_autofree char *found = NULL;

  relais_record_builder_set (builder, RELAIS_CARE_LINK_CAREGIVER, relais_record_get_id (daughter));
  relais_record_builder_set (builder, RELAIS_CARE_LINK_PATIENT, relais_record_get_id (mother));
  relais_record_builder_set (builder, RELAIS_CARE_LINK_REFERENCE, "47ACDE");
  link = relais_record_builder_end (g_steal_pointer (&builder));
  link_saved = relais_test_save (db, link);

  found = find_names (db, " 47acde", EVERYBODY);
  g_assert_nonnull (strstr (found, "Samira"));
  g_assert_nonnull (strstr (found, "Leila"));
}

static void
test_namesakes_are_counted (void)
{
  g_autoptr (RelaisTestFolder) folder = relais_test_make_folder ();
  g_autoptr (RelaisDb) db = open_with_people (folder);
  g_autoptr (GError) error = NULL;
  g_autoptr (RelaisRecord) namesake = relais_test_person ("EL AMRANI", "fatima");
  g_autoptr (RelaisRecord) saved = relais_test_save (db, namesake);

  g_assert_cmpint (relais_search_index_count_name (db, namesake, &error), ==, 2);
  g_assert_no_error (error);
}

/* Whoever is taken back leaves no word behind, also where somebody new comes in with the same act. */
static void
test_taken_back (void)
{
  g_autoptr (RelaisTestFolder) folder = relais_test_make_folder ();
  g_autoptr (RelaisDb) db = open_with_people (folder);
  g_autoptr (GError) error = NULL;
  g_autoptr (RelaisRecord) old = relais_test_person ("Haddad", "Samira");
  g_autoptr (RelaisRecord) young = relais_test_person ("Nowak", "Agata");
  g_autoptr (RelaisRecord) old_saved = relais_test_save (db, old);
  g_autoptr (RelaisChange) change = relais_test_register_begin (db, "undo");
  g_autoptr (RelaisRecord) young_saved = NULL;
  g_autofree char *gone = NULL;
  g_autofree char *found = NULL;

  g_assert_true (relais_change_remove (change, old_saved, &error));
  young_saved = relais_change_save (change, young, &error);
  g_assert_no_error (error);
  g_assert_true (relais_change_remove (change, young_saved, &error));
  g_clear_pointer (&young_saved, relais_record_unref);
  young_saved = relais_change_save (change, young, &error);
  g_assert_no_error (error);
  g_assert_true (relais_change_commit (change, &error));

  g_assert_true (relais_search_index_verify (db, &error));
  gone = find_names (db, "haddad", EVERYBODY);
  found = find_names (db, "nowak", EVERYBODY);
  g_assert_cmpstr (gone, ==, "");
  g_assert_nonnull (strstr (found, "Agata"));

  g_clear_pointer (&change, relais_change_free);
  change = relais_test_register_begin (db, "undo");
  g_assert_true (relais_change_remove (change, young_saved, &error));
  g_assert_true (relais_change_commit (change, &error));
  g_assert_true (relais_search_index_verify (db, &error));
}

static void
test_damage_shows (void)
{
  g_autoptr (RelaisTestFolder) folder = relais_test_make_folder ();
  g_autoptr (RelaisDb) db = open_with_people (folder);
  g_autoptr (GError) error = NULL;

  g_assert_true (relais_search_index_verify (db, &error));
  relais_db_execute (db, "DELETE FROM search_doc WHERE doc = 2", &error);
  g_assert_no_error (error);
  g_assert_false (relais_search_index_verify (db, &error));
  g_assert_error (error, RELAIS_ERROR, RELAIS_ERROR_REGISTER_DAMAGED);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/search/forgives", test_search_forgives);
  g_test_add_func ("/search/taken-back", test_taken_back);
  g_test_add_func ("/search/index-follows-the-person", test_index_follows_the_person);
  g_test_add_func ("/search/protected-by-name-only", test_protected_by_name_only);
  g_test_add_func ("/search/card-reference", test_card_reference);
  g_test_add_func ("/search/namesakes-are-counted", test_namesakes_are_counted);
  g_test_add_func ("/search/damage-shows", test_damage_shows);
  return g_test_run ();
}
