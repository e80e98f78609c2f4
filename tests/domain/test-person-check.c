#include "relais-domain-test.h"
#include "relais-issue.h"
#include "relais-person-check.h"
#include "relais-person.h"

static const RelaisDate today = { 2026, 11, 20 };

#define CAREGIVER "family_name=El Amrani; is_caregiver=yes; "
#define PATIENT   "family_name=El Amrani; is_patient=yes; "
#define REACHED   "given_name=Fatima; phone=0478 12 34 56; "

static const struct {
  const char *person;
  const char *issues;
} cases[] = {
  /* What is required. */
  { "", "family_name: name-required" },
  { "given_name=Fatima", "" },
  { "usual_name=Mamie", "" },
  { "is_caregiver=yes; phone=0478 12 34 56", "family_name: name-required" },
  { CAREGIVER, "phone: contact-required" },
  { CAREGIVER "phone3=0478 12 34 56", "" },
  { CAREGIVER "email=fatima@example.be", "" },
  { CAREGIVER "birth_date=1960", "phone: contact-required" },
  { PATIENT, "birth_date: birth-or-phone-required" },
  { PATIENT "birth_date=1948", "" },
  { PATIENT "phone2=0478 12 34 56", "" },
  { PATIENT "email=fatima@example.be", "birth_date: birth-or-phone-required" },
  { PATIENT "is_caregiver=yes", "phone: contact-required; birth_date: birth-or-phone-required" },

  /* Whoever is gone need not be reached. */
  { CAREGIVER "died_on=2026", "" },
  { CAREGIVER "stopped_on=2026-11-20", "" },
  { CAREGIVER "archived_on=2026-11-20", "" },
  { PATIENT "state=deceased", "" },
  { "is_patient=yes; merged_into=x; died_on=2030", "" },

  /* The same number twice. */
  { REACHED "phone2=+32 478/12.34.56", "phone2: phone-twice" },
  { REACHED "phone2=02 474 02 55; phone3=024740255", "phone3: phone-twice" },
  { REACHED "phone2=0478 12 34 56; phone3=0478123456", "phone2: phone-twice; phone3: phone-twice" },
  { REACHED "phone2=02 474 02 55", "" },
  { "given_name=A; phone=?; phone2=?", "" },

  /* The national number and what else is known. */
  { REACHED "national_number=85073003328; birth_date=1985-07-30; sex=male", "" },
  { REACHED "national_number=85073003328; birth_date=1985", "" },
  { REACHED "national_number=85073003328; birth_date=1985-07-31", "national_number: niss-birth-disagrees" },
  { REACHED "national_number=85073003328; sex=female", "national_number: niss-sex-disagrees" },
  { REACHED "national_number=85073003329; birth_date=1990", "" },

  /* Postcode and commune. */
  { REACHED "postcode=1030; commune=Schaerbeek", "" },
  { REACHED "postcode=1030; commune=Ixelles", "commune: commune-disagrees (Schaerbeek)" },

  /* Minors. */
  { REACHED "minor=yes; birth_date=2008-11-20", "minor: minor-disagrees" },
  { REACHED "minor=yes; birth_date=2008-11-21", "" },
  { REACHED "minor=no; birth_date=2008-11-21", "minor: minor-disagrees" },
  { REACHED "minor=no; birth_date=2008-11-20", "" },
  { REACHED "minor=yes; birth_date=2008", "" },
  { REACHED "minor=no; birth_date=2008", "" },
  { REACHED "minor=no; birth_date=2009", "minor: minor-disagrees" },
  { REACHED "minor=yes", "" },
  { REACHED "minor=no", "" },

  /* Dates. */
  { REACHED "birth_date=2026-11-21", "birth_date: birth-in-future" },
  { REACHED "birth_date=1904", "birth_date: birth-too-long-ago" },
  { REACHED "died_on=2026-11-21", "died_on: date-in-future" },
  { REACHED "died_on=2026-11-20", "" },
  { REACHED "died_on=2026", "" },
  { REACHED "died_on=1940; birth_date=1948-03-12", "died_on: died-before-birth" },
  { REACHED "died_on=1948; birth_date=1948-03-12", "" },
  { REACHED "died_on=2026-10-01; state=followed", "state: state-disagrees" },
  { REACHED "died_on=2026-10-01; state=deceased", "" },
  { REACHED "state=deceased", "" },
  { REACHED "agreement_date=2026-11-21; signs_checked=2027-01-01",
    "agreement_date: date-in-future; signs_checked: date-in-future" },
  { REACHED "stopped_on=2026-11-21; archived_on=2026-11-22",
    "stopped_on: date-in-future; archived_on: date-in-future" },
};

static void
test_cases (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (RelaisRecord) person = relais_test_make_record (&relais_person_type, NULL, cases[i].person);
      g_autoptr (GPtrArray) issues = relais_issues_new ();
      g_autofree char *said = NULL;

      g_test_message ("%s", cases[i].person);
      relais_person_check (person, today, issues);
      said = relais_test_list_issues (issues);
      g_assert_cmpstr (said, ==, cases[i].issues);
    }
}

static void
test_nothing_is_said_twice (void)
{
  g_autoptr (RelaisRecord) person =
      relais_test_make_record (&relais_person_type, NULL, REACHED "birth_date=1904; died_on=2027-01-01");
  g_autoptr (GPtrArray) issues = relais_issues_new ();
  g_autofree char *said = NULL;

  relais_issues_add (issues, "birth_date", RELAIS_ISSUE_BIRTH_TOO_LONG_AGO, NULL);
  relais_issues_add (issues, "phone", RELAIS_ISSUE_DATE_IN_FUTURE, NULL);
  relais_issues_add (issues, "died_on", RELAIS_ISSUE_DATE_INCOMPLETE, NULL);
  relais_person_check (person, today, issues);
  said = relais_test_list_issues (issues);
  g_assert_cmpstr (said, ==, "birth_date: birth-too-long-ago; phone: date-in-future; "
                              "died_on: date-incomplete; died_on: date-in-future");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/person-check/cases", test_cases);
  g_test_add_func ("/person-check/nothing-is-said-twice", test_nothing_is_said_twice);
  return g_test_run ();
}
