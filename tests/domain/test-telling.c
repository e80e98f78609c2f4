#include "relais-care-link.h"
#include "relais-domain-test.h"
#include "relais-person-role.h"
#include "relais-person.h"
#include "relais-telling.h"

#include <string.h>

static const RelaisDate today = { 2026, 11, 20 };

/* Mohamed El Amrani and those around him: Fatima, his daughter, calls first; Karim, his son, second; Nour, a neighbour,
 * is a minor; Els does not help any more; Said is his trusted person too, Jan his administrator; Mrs Diallo, who is not
 * in the register, is to be notified; Luc is in the register for somebody else. */
typedef struct {
  RelaisRecord *patient;
  GPtrArray *links;
  GPtrArray *roles;
  GPtrArray *people;
} Family;

static void
add_link (Family *family, const char *caregiver, const char *more)
{
  g_autofree char *values = g_strdup_printf ("caregiver=%s; %s", caregiver, more);

  g_ptr_array_add (family->links, relais_test_make_record (&relais_care_link_type, NULL, values));
}

static void
add_role (Family *family, const char *values)
{
  g_ptr_array_add (family->roles, relais_test_make_record (&relais_person_role_type, NULL, values));
}

static Family
make_family (const char *patient)
{
  g_autofree char *values = g_strdup_printf ("family_name=El Amrani; given_name=Mohamed; %s", patient);
  Family family = { relais_test_make_record (&relais_person_type, "patient", values),
                    g_ptr_array_new_with_free_func ((GDestroyNotify) relais_record_unref),
                    g_ptr_array_new_with_free_func ((GDestroyNotify) relais_record_unref),
                    g_ptr_array_new_with_free_func ((GDestroyNotify) relais_record_unref) };
  static const char *const people[][2] = {
    { "fatima", "family_name=El Amrani; given_name=Fatima" }, { "karim", "family_name=Elamrani; given_name=Karim" },
    { "nour", "family_name=Fattah; given_name=Nour; minor=yes" },   { "els", "family_name=Peeters; given_name=Els" },
    { "said", "family_name=Benali; given_name=Said" },             { "jan", "family_name=De Smet; given_name=Jan" },
    { "luc", "family_name=Dubois; given_name=Luc" },
  };
  static const char *const roles[] = {
    "role=person_to_notify; name=Mme Diallo", "role=administrator; person=jan", "role=trusted_person; person=said",
    "role=representative; person=els; end=2026-01-01",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (people); i++)
    g_ptr_array_add (family.people, relais_test_make_record (&relais_person_type, people[i][0], people[i][1]));
  for (gsize i = 0; i < G_N_ELEMENTS (roles); i++)
    add_role (&family, roles[i]);
  add_link (&family, "nour", "");
  add_link (&family, "els", "rank=1; end=2026-11-19");
  add_link (&family, "karim", "rank=2");
  add_link (&family, "fatima", "rank=1");
  add_link (&family, "said", "rank=3");
  return family;
}

static void
family_clear (Family *family)
{
  relais_record_unref (family->patient);
  g_ptr_array_unref (family->links);
  g_ptr_array_unref (family->roles);
  g_ptr_array_unref (family->people);
}

static RelaisTelling *
decide (const Family *family, const char *asking)
{
  const RelaisRecord *person = asking != NULL && strcmp (asking, "patient") == 0 ? family->patient : NULL;

  for (guint i = 0; asking != NULL && i < family->people->len; i++)
    {
      if (strcmp (relais_record_get_id (g_ptr_array_index (family->people, i)), asking) == 0)
        person = g_ptr_array_index (family->people, i);
    }
  return relais_telling_decide (family->patient, family->links, family->roles, family->people, person, today);
}

static void
test_answers (void)
{
  static const struct {
    const char *patient;
    const char *asking;
    const char *answer;
  } cases[] = {
    /* Nobody is sure who calls. */
    { "agreement=given", NULL, "call-back" },
    { "ask_first=yes", NULL, "call-back" },

    /* The agreement decides how much. */
    { "agreement=given", "fatima", "practical" },
    { "agreement=given", "nour", "own-help" },
    { "agreement=given", "said", "practical" },
    { "agreement=given", "jan", "papers" },
    { "agreement=given", "luc", "not-linked" },
    { "agreement=given", "els", "not-linked" },
    { "agreement=given", "patient", "practical" },
    { "", "fatima", "own-help" },
    { "agreement=not_asked", "said", "own-help" },
    { "agreement=refused", "fatima", "no-agreement" },
    { "agreement=withdrawn", "said", "no-agreement" },
    { "agreement=refused", "luc", "no-agreement" },
    { "agreement=refused", "jan", "papers" },
    { "agreement=refused", "patient", "practical" },

    /* Ask the patient first. */
    { "agreement=given; ask_first=yes", "fatima", "ask-first" },
    { "agreement=given; ask_first=yes", "said", "ask-first" },
    { "agreement=refused; ask_first=yes", "fatima", "no-agreement" },
    { "agreement=given; ask_first=yes", "luc", "not-linked" },

    /* Who must not be informed. */
    { "agreement=given; do_not_inform=son fils Karim", "karim", "must-not" },
    { "agreement=given; do_not_inform=Karim El Amrani", "karim", "must-not" },
    { "agreement=given; do_not_inform=Karim El Amrani", "fatima", "practical" },
    { "agreement=given; do_not_inform=KARIM ELAMRANI", "fatima", "practical" },
    { "agreement=given; do_not_inform=monsieur Dubois", "luc", "must-not" },
    { "agreement=given; do_not_inform=Fatimah", "fatima", "must-not" },
    { "agreement=given; do_not_inform=Jak", "jan", "papers" },
    { "agreement=given; do_not_inform=Karim", "patient", "practical" },

    /* What closes everything. */
    { "agreement=given; protected=yes", "fatima", "protected" },
    { "agreement=given; protected=yes", "patient", "protected" },
    { "agreement=given; protected=yes", NULL, "protected" },
    { "agreement=given; state=deceased", "fatima", "deceased" },
    { "agreement=given; died_on=2026-10-01", NULL, "deceased" },
    { "agreement=given; stopped_on=2026-10-01", "fatima", "stopped" },
    { "protected=yes; state=deceased", "fatima", "protected" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      Family family = make_family (cases[i].patient);
      g_autoptr (RelaisTelling) telling = decide (&family, cases[i].asking);

      g_test_message ("%s: %s", cases[i].patient, cases[i].asking);
      g_assert_cmpstr (relais_telling_answer_get_word (telling->answer), ==, cases[i].answer);
      family_clear (&family);
    }
}

static char *
list_people (const RelaisTelling *telling)
{
  GString *list = g_string_new (NULL);

  for (guint i = 0; i < telling->people->len; i++)
    {
      const RelaisTellingPerson *person = g_ptr_array_index (telling->people, i);
      const char *name = person->person != NULL ? relais_record_get_id (person->person)
                                                : relais_record_get (person->tie, RELAIS_PERSON_ROLE_NAME);

      g_string_append_printf (list, "%s:%s ", name, relais_telling_answer_get_word (person->answer));
    }
  return g_string_free (list, FALSE);
}

static void
test_who_may_be_told (void)
{
  static const struct {
    const char *patient;
    const char *people;
  } cases[] = {
    { "agreement=given",
      "said:practical fatima:practical karim:practical nour:own-help jan:papers Mme Diallo:notify " },
    { "", "said:own-help fatima:own-help karim:own-help nour:own-help jan:papers Mme Diallo:notify " },
    { "agreement=given; ask_first=yes",
      "said:ask-first fatima:ask-first karim:ask-first nour:ask-first jan:papers Mme Diallo:ask-first " },
    { "agreement=refused", "jan:papers " },
    { "agreement=given; do_not_inform=son fils Karim",
      "said:practical fatima:practical nour:own-help jan:papers Mme Diallo:notify " },
    { "agreement=given; do_not_inform=Diallo",
      "said:practical fatima:practical karim:practical nour:own-help jan:papers " },
    { "agreement=given; do_not_inform=la famille El Amrani",
      "said:practical fatima:practical karim:practical nour:own-help jan:papers Mme Diallo:notify " },
    { "protected=yes; agreement=given", "" },
    { "state=deceased; agreement=given", "" },
    { "stopped_on=2026-10-01; agreement=given", "" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      Family family = make_family (cases[i].patient);
      g_autoptr (RelaisTelling) telling = decide (&family, NULL);
      g_autofree char *people = list_people (telling);

      g_assert_cmpstr (people, ==, cases[i].people);
      family_clear (&family);
    }
}

static void
test_who_is_left_out (void)
{
  static const char *const gone[] = {
    "died_on=2020", "archived_on=2026-01-01", "merged_into=x", "stopped_on=2026-01-01", "protected=yes",
  };
  Family family = make_family ("agreement=given; do_not_inform=El Amrani");
  g_autoptr (RelaisTelling) telling = NULL;
  g_autofree char *people = NULL;

  /* Without a first name, the family name alone may be the one that is meant. */
  g_ptr_array_add (family.people, relais_test_make_record (&relais_person_type, "unnamed", "family_name=El Amrani"));
  add_link (&family, "unnamed", "rank=1");
  for (gsize i = 0; i < G_N_ELEMENTS (gone); i++)
    {
      g_ptr_array_add (family.people, relais_test_make_record (&relais_person_type, gone[i], gone[i]));
      add_link (&family, gone[i], "rank=1");
    }
  add_link (&family, "nobody", "rank=1");
  g_ptr_array_add (family.people, relais_test_make_record (&relais_person_type, "coming", "given_name=Zoe"));
  add_link (&family, "coming", "start=2026-12-01");

  telling = decide (&family, NULL);
  people = list_people (telling);
  g_assert_cmpstr (people, ==,
                   "said:practical fatima:practical karim:practical nour:own-help jan:papers Mme Diallo:notify ");
  family_clear (&family);
}

/* Being asked first is the less: the papers may be spoken of at once. */
static void
test_two_ties (void)
{
  Family family = make_family ("agreement=given; ask_first=yes");
  g_autoptr (RelaisTelling) telling = NULL;

  add_role (&family, "role=administrator; person=fatima");
  telling = decide (&family, "fatima");
  g_assert_cmpstr (relais_telling_answer_get_word (telling->answer), ==, "papers");
  family_clear (&family);
}

static void
test_representative_stands_for_the_patient (void)
{
  Family family = make_family ("agreement=refused; ask_first=yes");
  g_autoptr (RelaisTelling) telling = NULL;
  g_autofree char *people = NULL;

  add_role (&family, "role=representative; person=karim");
  add_role (&family, "role=administrator; person=karim");
  telling = decide (&family, "karim");
  people = list_people (telling);

  g_assert_cmpstr (relais_telling_answer_get_word (telling->answer), ==, "practical");
  g_assert_cmpstr (people, ==, "karim:practical jan:papers ");
  family_clear (&family);
}

static void
test_first_line (void)
{
  Family family = make_family ("ask_first=yes; do_not_inform=Karim");
  Family hidden = make_family ("ask_first=yes; do_not_inform=Karim; protected=yes");
  g_autoptr (RelaisTelling) telling = decide (&family, NULL);
  g_autoptr (RelaisTelling) nothing = decide (&hidden, NULL);

  g_assert_true (telling->ask_first);
  g_assert_cmpstr (telling->must_not_inform, ==, "Karim");
  g_assert_false (nothing->ask_first);
  g_assert_null (nothing->must_not_inform);
  for (int i = 0; i < RELAIS_N_TELLING_ANSWERS; i++)
    g_assert_nonnull (relais_telling_answer_get_msgid ((RelaisTellingAnswer) i));
  family_clear (&family);
  family_clear (&hidden);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/telling/answers", test_answers);
  g_test_add_func ("/telling/who-may-be-told", test_who_may_be_told);
  g_test_add_func ("/telling/who-is-left-out", test_who_is_left_out);
  g_test_add_func ("/telling/two-ties", test_two_ties);
  g_test_add_func ("/telling/representative-stands-for-the-patient", test_representative_stands_for_the_patient);
  g_test_add_func ("/telling/first-line", test_first_line);
  return g_test_run ();
}
