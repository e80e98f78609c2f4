#include "relais-care-link.h"
#include "relais-person-role.h"
#include "relais-person.h"
#include "relais-shield.h"

/* Every field has its name as its value, so that nothing can be empty by chance. */
static RelaisRecord *
make_full (const RelaisRecordType *type, const char *id)
{
  g_autoptr (RelaisRecordBuilder) builder = relais_record_builder_new (type, id, 3);

  for (guint i = 0; i < type->n_fields; i++)
    relais_record_builder_set (builder, i, type->fields[i].name);
  return relais_record_builder_end (g_steal_pointer (&builder));
}

static RelaisRecord *
make_person (const char *id, gboolean protected)
{
  g_autoptr (RelaisRecord) full = make_full (&relais_person_type, id);

  return relais_record_with (full, RELAIS_PERSON_PROTECTED, protected ? "yes" : "no");
}

static void
test_person (void)
{
  static const guint hidden[] = {
    RELAIS_PERSON_STREET,       RELAIS_PERSON_POSTCODE,     RELAIS_PERSON_COMMUNE,         RELAIS_PERSON_PHONE,
    RELAIS_PERSON_PHONE2,       RELAIS_PERSON_PHONE3,       RELAIS_PERSON_PHONE_HOURS,     RELAIS_PERSON_PHONE2_HOURS,
    RELAIS_PERSON_PHONE3_HOURS, RELAIS_PERSON_EMAIL,        RELAIS_PERSON_NATIONAL_NUMBER, RELAIS_PERSON_DO_NOT_INFORM,
    RELAIS_PERSON_PRESENCE,
  };
  g_autoptr (RelaisRecord) person = make_person ("a", TRUE);
  g_autoptr (RelaisRecord) shown = relais_shield_person (person);
  guint n_left = 0;

  for (gsize i = 0; i < G_N_ELEMENTS (hidden); i++)
    {
      g_test_message ("%s", relais_person_type.fields[hidden[i]].name);
      g_assert_null (relais_record_get (shown, hidden[i]));
    }
  for (guint i = 0; i < RELAIS_PERSON_N_FIELDS; i++)
    n_left += relais_record_get (shown, i) != NULL ? 1 : 0;

  g_assert_cmpuint (n_left, ==, RELAIS_PERSON_N_FIELDS - G_N_ELEMENTS (hidden));
  g_assert_cmpstr (relais_record_get (shown, RELAIS_PERSON_FAMILY_NAME), ==, "family_name");
  g_assert_true (relais_person_is_protected (shown));
  g_assert_cmpint (relais_record_get_revision (shown), ==, 3);
}

static void
test_others_are_shown_whole (void)
{
  g_autoptr (RelaisRecord) person = make_person ("a", FALSE);
  g_autoptr (RelaisRecord) shown = relais_shield_person (person);

  g_assert_true (relais_record_equal (person, shown));
}

static const struct {
  gboolean other_protected;
  gboolean patient_protected;
  gboolean hidden;
} cases[] = {
  { FALSE, FALSE, FALSE },
  { FALSE, TRUE, TRUE },
  { TRUE, FALSE, TRUE },
  { TRUE, TRUE, TRUE },
};

static void
test_ties (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (RelaisRecord) other = make_person ("other", cases[i].other_protected);
      g_autoptr (RelaisRecord) patient = make_person ("patient", cases[i].patient_protected);
      g_autoptr (RelaisRecord) link = make_full (&relais_care_link_type, NULL);
      g_autoptr (RelaisRecord) shown = relais_shield_link (link, other, patient);

      g_test_message ("%" G_GSIZE_FORMAT, i);
      g_assert_cmpint (relais_shield_hides_tie (patient, other), ==, cases[i].hidden);
      g_assert_cmpint (relais_shield_hides_tie (patient, NULL), ==, cases[i].patient_protected);
      g_assert_cmpint (relais_record_get (shown, RELAIS_CARE_LINK_LIVES_TOGETHER) == NULL, ==, cases[i].hidden);
      g_assert_cmpint (relais_record_get (shown, RELAIS_CARE_LINK_DISTANCE) == NULL, ==, cases[i].hidden);
      g_assert_cmpstr (relais_record_get (shown, RELAIS_CARE_LINK_RELATION), ==, "relation");
    }
}

static void
test_roles (void)
{
  g_autoptr (RelaisRecord) protected = make_person ("a", TRUE);
  g_autoptr (RelaisRecord) ordinary = make_person ("b", FALSE);
  g_autoptr (RelaisRecord) role = make_full (&relais_person_role_type, NULL);
  g_autoptr (RelaisRecord) hidden = relais_shield_role (role, protected);
  g_autoptr (RelaisRecord) whole = relais_shield_role (role, ordinary);
  g_autoptr (RelaisRecord) outsider = relais_shield_role (role, NULL);

  g_assert_null (relais_record_get (hidden, RELAIS_PERSON_ROLE_PHONE));
  g_assert_cmpstr (relais_record_get (hidden, RELAIS_PERSON_ROLE_NAME), ==, "name");
  g_assert_true (relais_record_equal (role, whole));
  g_assert_true (relais_record_equal (role, outsider));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/shield/person", test_person);
  g_test_add_func ("/shield/others-are-shown-whole", test_others_are_shown_whole);
  g_test_add_func ("/shield/ties", test_ties);
  g_test_add_func ("/shield/roles", test_roles);
  return g_test_run ();
}
