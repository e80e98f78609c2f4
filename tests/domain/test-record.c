#include "relais-care-link.h"
#include "relais-directory-entry.h"
#include "relais-labels.h"
#include "relais-person-role.h"
#include "relais-person.h"
#include "relais-practice.h"
#include "relais-staff.h"

static const RelaisRecordType *const types[] = {
  &relais_person_type,   &relais_care_link_type,     &relais_person_role_type, &relais_staff_type,
  &relais_practice_type, &relais_useful_number_type, &relais_closing_day_type, &relais_label_type,
  &relais_directory_entry_type,
};

static void
test_tables_are_complete (void)
{
  for (gsize t = 0; t < G_N_ELEMENTS (types); t++)
    {
      g_autoptr (GHashTable) names = g_hash_table_new (g_str_hash, g_str_equal);

      for (guint i = 0; i < types[t]->n_fields; i++)
        {
          const RelaisField *field = &types[t]->fields[i];
          gboolean wants_words = field->kind == RELAIS_FIELD_WORD || field->kind == RELAIS_FIELD_WORDS;

          g_test_message ("%s %u", types[t]->name, i);
          g_assert_nonnull (field->name);
          g_assert_nonnull (field->label);
          g_assert_true (g_hash_table_add (names, (gpointer) field->name));
          g_assert_cmpint (relais_record_type_find (types[t], field->name), ==, (int) i);
          g_assert_cmpint (field->words != NULL, ==, wants_words);
        }
    }
}

static RelaisRecord *
make_person (const char *family, const char *given)
{
  g_autoptr (RelaisRecordBuilder) builder = relais_record_builder_new (&relais_person_type, NULL, 0);

  relais_record_builder_set (builder, RELAIS_PERSON_FAMILY_NAME, family);
  relais_record_builder_set (builder, RELAIS_PERSON_GIVEN_NAME, given);
  return relais_record_builder_end (g_steal_pointer (&builder));
}

static void
test_values_do_not_change (void)
{
  g_autoptr (RelaisRecord) person = make_person ("El Amrani", "Fatima");
  g_autoptr (RelaisRecord) married = relais_record_with (person, RELAIS_PERSON_FAMILY_NAME, "Benali");
  g_autoptr (RelaisRecord) emptied = relais_record_with (person, RELAIS_PERSON_GIVEN_NAME, "");
  g_auto (GStrv) changes = relais_record_list_changes (person, married);
  g_auto (GStrv) all = relais_record_list_changes (NULL, person);

  g_assert_cmpstr (relais_record_get (person, RELAIS_PERSON_FAMILY_NAME), ==, "El Amrani");
  g_assert_cmpstr (relais_record_get (married, RELAIS_PERSON_FAMILY_NAME), ==, "Benali");
  g_assert_cmpstr (relais_record_get (married, RELAIS_PERSON_GIVEN_NAME), ==, "Fatima");
  g_assert_null (relais_record_get (emptied, RELAIS_PERSON_GIVEN_NAME));
  g_assert_cmpstr (relais_record_get_id (person), ==, relais_record_get_id (married));
  g_assert_false (relais_record_equal (person, married));
  g_assert_cmpuint (g_strv_length (changes), ==, 1);
  g_assert_cmpstr (changes[0], ==, "family_name");
  g_assert_cmpuint (g_strv_length (all), ==, 2);
}

static void
test_image_comes_back (void)
{
  g_autoptr (RelaisRecord) person = make_person ("El Amrani", "Fatima");
  g_autoptr (GVariant) image = g_variant_ref_sink (relais_record_to_variant (person));
  g_autoptr (RelaisRecord) back =
      relais_record_new_from_variant (&relais_person_type, relais_record_get_id (person), 7, image);

  g_assert_true (relais_record_equal (person, back));
  g_assert_cmpint (relais_record_get_revision (back), ==, 7);
}

static void
test_names_are_forgiving (void)
{
  g_autofree char *patient = relais_record_type_list_names (&relais_person_type, RELAIS_FACET_PATIENT);
  g_autofree char *caregiver = relais_record_type_list_names (&relais_person_type, RELAIS_FACET_CAREGIVER);

  g_assert_cmpint (relais_record_type_find (&relais_person_type, "family-name"), ==, RELAIS_PERSON_FAMILY_NAME);
  g_assert_cmpint (relais_record_type_find (&relais_person_type, "Family_Name"), ==, RELAIS_PERSON_FAMILY_NAME);
  g_assert_cmpint (relais_record_type_find (&relais_person_type, "family_nam"), ==, -1);
  g_assert_nonnull (strstr (patient, "chart_number"));
  g_assert_null (strstr (patient, "key_holder"));
  g_assert_null (strstr (caregiver, "archived_on"));
}

static void
test_words (void)
{
  g_autoptr (RelaisRecord) nobody = make_person ("Dubois", NULL);
  g_autoptr (RelaisRecord) person = relais_record_with (nobody, RELAIS_PERSON_FLAGS, "elderly;no_network");

  g_assert_true (relais_record_has_word (person, RELAIS_PERSON_FLAGS, "no_network"));
  g_assert_false (relais_record_has_word (person, RELAIS_PERSON_FLAGS, "network"));
  g_assert_false (relais_record_has_word (nobody, RELAIS_PERSON_FLAGS, "elderly"));
}

static void
test_names_of_people (void)
{
  static const struct {
    const char *family;
    const char *given;
    const char *usual;
    const char *spoken;
    const char *formal;
    const char *discreet;
  } cases[] = {
    { "El Amrani", "Mohamed", NULL, "Mohamed El Amrani", "El Amrani Mohamed", "Mohamed E." },
    { "Dubois", "Jeanne", "Jeannette", "Jeannette Dubois", "Dubois Jeanne", "Jeannette D." },
    { "élan", "Zoé", NULL, "Zoé élan", "élan Zoé", "Zoé É." },
    { "Peeters", NULL, NULL, "Peeters", "Peeters", "P." },
    { NULL, "Fatou", NULL, "Fatou", "Fatou", "Fatou" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (RelaisRecord) plain = make_person (cases[i].family, cases[i].given);
      g_autoptr (RelaisRecord) person = relais_record_with (plain, RELAIS_PERSON_USUAL_NAME, cases[i].usual);
      g_autofree char *spoken = relais_person_get_name (person);
      g_autofree char *formal = relais_person_get_formal_name (person);
      g_autofree char *discreet = relais_person_get_discreet_name (person);

      g_assert_cmpstr (spoken, ==, cases[i].spoken);
      g_assert_cmpstr (formal, ==, cases[i].formal);
      g_assert_cmpstr (discreet, ==, cases[i].discreet);
    }
}

static void
test_minors_grow_up (void)
{
  RelaisDate today = relais_date (2026, 11, 20);
  g_autoptr (RelaisRecord) person = make_person ("Diallo", "Awa");
  g_autoptr (RelaisRecord) noted = relais_record_with (person, RELAIS_PERSON_MINOR, "yes");
  g_autoptr (RelaisRecord) grown = relais_record_with (noted, RELAIS_PERSON_BIRTH_DATE, "2008-11-20");
  g_autoptr (RelaisRecord) young = relais_record_with (person, RELAIS_PERSON_BIRTH_DATE, "2008-11-21");

  g_assert_false (relais_person_is_minor (person, today));
  g_assert_true (relais_person_is_minor (noted, today));
  g_assert_false (relais_person_is_minor (grown, today));
  g_assert_true (relais_person_is_minor (young, today));
}

static RelaisRecord *
make_link (const char *rank, const char *main_word, const char *end)
{
  g_autoptr (RelaisRecordBuilder) builder = relais_record_builder_new (&relais_care_link_type, NULL, 0);

  relais_record_builder_set (builder, RELAIS_CARE_LINK_RANK, rank);
  relais_record_builder_set (builder, RELAIS_CARE_LINK_MAIN, main_word);
  relais_record_builder_set (builder, RELAIS_CARE_LINK_END, end);
  return relais_record_builder_end (g_steal_pointer (&builder));
}

static void
test_calling_order (void)
{
  g_autoptr (RelaisRecord) main_unranked = make_link (NULL, "yes", NULL);
  g_autoptr (RelaisRecord) first = make_link ("1", NULL, NULL);
  g_autoptr (RelaisRecord) tenth = make_link ("10", "yes", NULL);
  g_autoptr (RelaisRecord) unranked = make_link (NULL, NULL, NULL);

  g_assert_cmpint (relais_care_link_compare_rank (main_unranked, first), <, 0);
  g_assert_cmpint (relais_care_link_compare_rank (first, tenth), <, 0);
  g_assert_cmpint (relais_care_link_compare_rank (tenth, unranked), <, 0);
  g_assert_cmpint (relais_care_link_compare_rank (first, first), ==, 0);
}

static void
test_links_end (void)
{
  static const struct {
    const char *end;
    gboolean current;
  } cases[] = {
    { NULL, TRUE },          { "2026-11-20", TRUE }, { "2026-11-19", FALSE },
    { "2026-12-01", TRUE },  { "2026-11", TRUE },    { "2026-10", FALSE },
    { "2026", TRUE },        { "2025", FALSE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (RelaisRecord) link = make_link (NULL, NULL, cases[i].end);

      g_assert_cmpint (relais_care_link_is_current (link, relais_date (2026, 11, 20)), ==, cases[i].current);
    }
}

/* A role follows the same rule as a link: the month it ends in still counts. */
static void
test_roles_end (void)
{
  g_autoptr (RelaisRecordBuilder) builder = relais_record_builder_new (&relais_person_role_type, NULL, 0);
  g_autoptr (RelaisRecord) endless = relais_record_builder_end (g_steal_pointer (&builder));
  g_autoptr (RelaisRecord) this_month = relais_record_with (endless, RELAIS_PERSON_ROLE_END, "2026-11");
  g_autoptr (RelaisRecord) last_month = relais_record_with (endless, RELAIS_PERSON_ROLE_END, "2026-10");

  g_assert_true (relais_person_role_is_current (endless, relais_date (2026, 11, 20)));
  g_assert_true (relais_person_role_is_current (this_month, relais_date (2026, 11, 20)));
  g_assert_false (relais_person_role_is_current (last_month, relais_date (2026, 11, 20)));
}

static void
test_consents (void)
{
  g_autoptr (RelaisRecord) link = make_link (NULL, NULL, NULL);
  g_autoptr (RelaisRecord) agreed = relais_care_link_with_consent (link, RELAIS_PURPOSE_PRINT, "yes", "oral",
                                                                   relais_date (2026, 11, 20), "Aïcha");
  g_autoptr (RelaisRecord) reset = relais_care_link_with_consent (agreed, RELAIS_PURPOSE_PRINT, "not_asked", "oral",
                                                                  relais_date (2026, 11, 21), "Aïcha");

  g_assert_cmpstr (relais_care_link_get_consent (link, RELAIS_PURPOSE_PRINT), ==, "not_asked");
  g_assert_cmpstr (relais_care_link_get_consent (agreed, RELAIS_PURPOSE_PRINT), ==, "yes");
  g_assert_cmpstr (relais_care_link_get_consent (agreed, RELAIS_PURPOSE_KEEP), ==, "not_asked");
  g_assert_cmpstr (relais_record_get (agreed, RELAIS_CARE_LINK_CONSENT_PRINT_DATE), ==, "2026-11-20");
  g_assert_cmpstr (relais_record_get (agreed, RELAIS_CARE_LINK_CONSENT_PRINT_BY), ==, "Aïcha");
  g_assert_null (relais_record_get (reset, RELAIS_CARE_LINK_CONSENT_PRINT_BY));

  for (int i = 0; i < RELAIS_N_PURPOSES; i++)
    {
      RelaisPurpose purpose;
      g_autofree char *name = g_strconcat ("consent_", relais_purpose_get_word ((RelaisPurpose) i), NULL);

      g_assert_true (relais_purpose_from_word (relais_purpose_get_word ((RelaisPurpose) i), &purpose));
      g_assert_cmpint (purpose, ==, i);
      g_assert_cmpint (relais_record_type_find (&relais_care_link_type, name), ==,
                       (int) relais_purpose_get_field (purpose));
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/record/tables-are-complete", test_tables_are_complete);
  g_test_add_func ("/record/values-do-not-change", test_values_do_not_change);
  g_test_add_func ("/record/image-comes-back", test_image_comes_back);
  g_test_add_func ("/record/names-are-forgiving", test_names_are_forgiving);
  g_test_add_func ("/record/words", test_words);
  g_test_add_func ("/person/names", test_names_of_people);
  g_test_add_func ("/person/minors-grow-up", test_minors_grow_up);
  g_test_add_func ("/care-link/calling-order", test_calling_order);
  g_test_add_func ("/care-link/end", test_links_end);
  g_test_add_func ("/person-role/end", test_roles_end);
  g_test_add_func ("/care-link/consents", test_consents);
  return g_test_run ();
}
