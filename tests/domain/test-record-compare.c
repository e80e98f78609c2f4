#include "relais-care-link.h"
#include "relais-domain-test.h"
#include "relais-person.h"
#include "relais-record-compare.h"

/* "mine field", "theirs field", "both field" in the order of the fields. */
static const struct {
  const RelaisRecordType *type;
  const char *base;
  const char *mine;
  const char *theirs;
  const char *differences;
  const char *combined;
} cases[] = {
  { &relais_person_type, "family_name=Nowak", "family_name=Nowak", "family_name=Nowak", "", "family_name=Nowak" },
  { &relais_person_type, "family_name=Nowak", "family_name=Novak", "family_name=Nowak", "mine family_name",
    "family_name=Novak" },
  { &relais_person_type, "family_name=Nowak", "family_name=Nowak", "family_name=Novak", "theirs family_name",
    "family_name=Novak" },
  { &relais_person_type, "family_name=Nowak", "family_name=Novak", "family_name=Nowack", "both family_name",
    "family_name=Novak" },
  { &relais_person_type, "family_name=Nowak", "family_name=Novak", "family_name=Novak", "", "family_name=Novak" },

  /* Different fields, each by one of us. */
  { &relais_person_type, "family_name=Nowak; email=a@example.be", "family_name=Novak; email=a@example.be",
    "family_name=Nowak; email=b@example.be", "mine family_name, theirs email", "family_name=Novak; email=b@example.be" },

  /* Filled and emptied. */
  { &relais_person_type, "family_name=Nowak", "family_name=Nowak; email=a@example.be", "family_name=Nowak; reads=fr",
    "theirs reads, mine email", "family_name=Nowak; reads=fr; email=a@example.be" },
  { &relais_person_type, "family_name=Nowak; email=a@example.be", "family_name=Nowak",
    "family_name=Nowak; email=b@example.be", "both email", "family_name=Nowak" },

  /* An address is one place, a number goes with its hours. */
  { &relais_person_type, "street=Rue Haute 1; postcode=1000", "street=Rue Basse 2; postcode=1000",
    "street=Rue Haute 1; postcode=1030", "both street, both postcode", "street=Rue Basse 2; postcode=1000" },
  { &relais_person_type, "phone=0478 12 34 56", "phone=0478 12 34 57", "phone=0478 12 34 56; phone_hours=1-5",
    "both phone, both phone_hours", "phone=0478 12 34 57" },
  { &relais_person_type, "phone=0478 12 34 56", "phone=0478 12 34 57", "phone=0478 12 34 56; phone2=02 474 02 55",
    "mine phone, theirs phone2", "phone=0478 12 34 57; phone2=02 474 02 55" },

  /* An answer goes with its date; one consent is not another. */
  { &relais_care_link_type, "consent_print=yes; consent_print_date=2026-11-01",
    "consent_print=withdrawn; consent_print_date=2026-11-01", "consent_print=yes; consent_print_date=2026-11-20",
    "both consent_print, both consent_print_date", "consent_print=withdrawn; consent_print_date=2026-11-01" },
  { &relais_care_link_type, "", "consent_print=yes", "consent_keep=no", "theirs consent_keep, mine consent_print",
    "consent_keep=no; consent_print=yes" },
};

static RelaisRecord *
at_revision (const RelaisRecordType *type, const char *text, gint64 revision)
{
  g_autoptr (RelaisRecord) read = relais_test_make_record (type, NULL, text);
  RelaisRecordBuilder *builder = relais_record_builder_new_from (read);

  relais_record_builder_set_revision (builder, revision);
  return relais_record_builder_end (builder);
}

static char *
describe (const RelaisRecordType *type, GPtrArray *differences)
{
  static const char *const words[] = { "mine", "theirs", "both" };
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < differences->len; i++)
    {
      const RelaisDifference *difference = g_ptr_array_index (differences, i);

      g_string_append_printf (text, "%s%s %s", i > 0 ? ", " : "", words[difference->kind],
                              type->fields[difference->field].name);
    }
  return g_string_free (text, FALSE);
}

static void
test_who_changed_what (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (RelaisRecord) base = at_revision (cases[i].type, cases[i].base, 3);
      g_autoptr (RelaisRecord) mine = at_revision (cases[i].type, cases[i].mine, 3);
      g_autoptr (RelaisRecord) theirs = at_revision (cases[i].type, cases[i].theirs, 5);
      g_autoptr (RelaisRecord) expected = at_revision (cases[i].type, cases[i].combined, 5);
      g_autoptr (GPtrArray) differences = relais_record_compare (base, mine, theirs);
      g_autofree char *described = describe (cases[i].type, differences);
      g_autoptr (RelaisRecord) combined = relais_record_combine (theirs, differences);

      g_test_message ("case %" G_GSIZE_FORMAT, i);
      g_assert_cmpstr (described, ==, cases[i].differences);
      g_assert_cmpint (relais_differences_clash (differences), ==, strstr (cases[i].differences, "both") != NULL);
      g_assert_true (relais_record_equal (combined, expected));
      g_assert_cmpint (relais_record_get_revision (combined), ==, 5);
    }
}

static void
test_a_choice_is_of_the_whole_group (void)
{
  g_autoptr (RelaisRecord) base = at_revision (&relais_person_type, "family_name=Nowak; street=A 1; postcode=1000", 1);
  g_autoptr (RelaisRecord) mine = at_revision (&relais_person_type, "family_name=Novak; street=B 2; postcode=1000", 1);
  g_autoptr (RelaisRecord) theirs = at_revision (&relais_person_type, "family_name=Nowak; street=C 3; postcode=1030", 2);
  g_autoptr (RelaisRecord) expected = at_revision (&relais_person_type, "family_name=Novak; street=C 3; postcode=1030", 2);
  g_autoptr (GPtrArray) differences = relais_record_compare (base, mine, theirs);
  const RelaisDifference *postcode = g_ptr_array_index (differences, 2);
  g_autoptr (RelaisRecord) combined = NULL;

  g_assert_cmpuint (postcode->field, ==, RELAIS_PERSON_POSTCODE);
  g_assert_cmpstr (postcode->base, ==, "1000");
  g_assert_cmpstr (postcode->mine, ==, "1000");
  g_assert_cmpstr (postcode->theirs, ==, "1030");
  relais_differences_choose (differences, postcode->group, FALSE);
  combined = relais_record_combine (theirs, differences);
  g_assert_true (relais_record_equal (combined, expected));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/record-compare/who-changed-what", test_who_changed_what);
  g_test_add_func ("/record-compare/a-choice-is-of-the-whole-group", test_a_choice_is_of_the_whole_group);
  return g_test_run ();
}
