#include "relais-domain-test.h"
#include "relais-duplicates.h"
#include "relais-person.h"

enum {
  NISS = RELAIS_DUPLICATE_NATIONAL_NUMBER,
  CHART = RELAIS_DUPLICATE_CHART_NUMBER,
  NAME = RELAIS_DUPLICATE_NAME,
  NEAR_NAME = RELAIS_DUPLICATE_NEAR_NAME,
  BIRTH = RELAIS_DUPLICATE_BIRTH_DATE,
  AGREES = RELAIS_DUPLICATE_BIRTH_AGREES,
  PHONE = RELAIS_DUPLICATE_PHONE,
  EMAIL = RELAIS_DUPLICATE_EMAIL,
};

#define FATIMA "family_name=El Amrani; given_name=Fatima"
#define MOHAMED "family_name=El Amrani; given_name=Mohamed"
#define BORN   "; birth_date=1960-05-03"
#define LINE   "; phone=02 474 02 55"
#define MOBILE "; phone=0478 12 34 56"

static const struct {
  const char *a;
  const char *b;
  const char *result;
  guint reasons;
} cases[] = {
  /* Numbers that one person has. */
  { FATIMA "; national_number=85073003328", "given_name=Zohra; national_number=85073003328", "certain", NISS },
  { FATIMA "; chart_number=P-12", "given_name=Zohra; chart_number=p12", "certain", CHART },
  { FATIMA "; chart_number=12; birth_date=1950", FATIMA "; chart_number=12; birth_date=1960", "certain", CHART | NAME },
  { FATIMA "; chart_number=12; national_number=85073003328", FATIMA "; chart_number=12; national_number=17073003384",
    "possible", CHART | NAME },

  /* The same name, in every spelling. */
  { FATIMA BORN, FATIMA BORN, "likely", NAME | BIRTH },
  { FATIMA BORN, "family_name=ELAMRANI; given_name=fatima" BORN, "likely", NAME | BIRTH },
  { FATIMA BORN, "family_name=Fatima; given_name=El-Amrani" BORN, "likely", NAME | BIRTH },
  { FATIMA BORN, "family_name=Fatima El Amrani" BORN, "likely", NAME | BIRTH },
  { "family_name=Nguyen Thi; given_name=Lan" BORN, "family_name=Nguyen; given_name=Thi Lan" BORN, "likely",
    NAME | BIRTH },
  { "family_name=Van den Broeck; given_name=Zoé" BORN, "family_name=Vandenbroeck; given_name=ZOE" BORN, "likely",
    NAME | BIRTH },
  { "family_name=D'Hondt; given_name=Jan" BORN, "family_name=Dhondt; given_name=Jan" BORN, "likely", NAME | BIRTH },
  { "family_name=Dubois; given_name=Marie-Jeanne; usual_name=Jeannette" BORN,
    "family_name=Dubois; given_name=Jeannette" BORN, "likely", NAME | BIRTH },
  { FATIMA MOBILE, FATIMA "; phone=02 474 02 55; phone2=+32 478/12.34.56", "likely", NAME | PHONE },
  { FATIMA "; email=Fatima@example.be", FATIMA "; email=fatima@EXAMPLE.be", "likely", NAME | EMAIL },
  { FATIMA "; birth_date=1960" LINE, FATIMA BORN LINE, "likely", NAME | AGREES | PHONE },
  { FATIMA "; birth_date=1960", FATIMA BORN, "possible", NAME | AGREES },
  { FATIMA, FATIMA, "possible", NAME },
  { FATIMA BORN, FATIMA, "possible", NAME },

  /* Namesakes. */
  { FATIMA BORN, FATIMA "; birth_date=1960-05-04", "none", 0 },
  { FATIMA BORN, FATIMA "; birth_date=1961", "none", 0 },
  { FATIMA BORN MOBILE, FATIMA "; birth_date=1985-05-03" MOBILE, "none", 0 },
  { FATIMA "; national_number=85073003328" MOBILE, FATIMA "; national_number=17073003384" MOBILE, "none", 0 },

  /* Father and son: one name, one line. */
  { MOHAMED "; birth_date=1950-01-01" LINE, MOHAMED "; birth_date=1980-01-01" LINE, "none", 0 },
  { MOHAMED "; birth_date=1950-01-01" LINE, MOHAMED LINE, "possible", NAME | PHONE },

  /* Husband and wife. */
  { "family_name=Dubois; given_name=Jeanne" MOBILE, "family_name=Dubois; given_name=Pierre" MOBILE, "none", 0 },
  { "family_name=Dubois; given_name=Jeanne" LINE, "family_name=Dubois" LINE, "none", 0 },
  { "family_name=Dubois; given_name=Jeanne" MOBILE, "family_name=Dubois" MOBILE, "possible", NEAR_NAME | PHONE },
  { "family_name=Dubois; given_name=Dominique; sex=male" MOBILE,
    "family_name=Dubois; given_name=Dominique; sex=female" MOBILE,
    "possible", NAME | PHONE },
  { "family_name=Dubois; given_name=Dominique; sex=male", "family_name=Dubois; given_name=Dominique; sex=female",
    "none", 0 },

  /* Twins. */
  { "family_name=Peeters; given_name=Ali" BORN MOBILE, "family_name=Peeters; given_name=Omar" BORN MOBILE, "none", 0 },
  { "family_name=Peeters; given_name=Emma" BORN MOBILE, "family_name=Peeters; given_name=Emmy" BORN MOBILE, "possible",
    NEAR_NAME | BIRTH | PHONE },
  { "family_name=Peeters; given_name=Emma; national_number=85073003328" BORN,
    "family_name=Peeters; given_name=Emmy; national_number=17073003384" BORN, "none", 0 },
  { "family_name=Peeters; given_name=Ali" BORN MOBILE, "family_name=Peeters; given_name=Adi" BORN MOBILE, "none", 0 },

  /* Mistakes and halves. */
  { FATIMA MOBILE, "family_name=El Amranni; given_name=Fatima" MOBILE, "likely", NEAR_NAME | PHONE },
  { FATIMA BORN, "family_name=El Amranni; given_name=Fatima" BORN, "possible", NEAR_NAME | BIRTH },
  { FATIMA BORN LINE, "family_name=El Amranni; given_name=Fatima" BORN LINE, "likely", NEAR_NAME | BIRTH | PHONE },
  { FATIMA LINE, "family_name=El Amranni; given_name=Fatima" LINE, "possible", NEAR_NAME | PHONE },
  { FATIMA, "family_name=El Amranni; given_name=Fatima", "none", 0 },
  { FATIMA "; birth_date=1960", "family_name=El Amranni; given_name=Fatima" BORN, "none", 0 },
  { FATIMA MOBILE, "family_name=El Amrani; given_name=Fatma" MOBILE, "possible", NEAR_NAME | PHONE },
  { "family_name=Dubois-Peeters; given_name=Marie" BORN MOBILE, "family_name=Dubois; given_name=Marie" BORN MOBILE,
    "likely", NEAR_NAME | BIRTH | PHONE },
  { "family_name=Diallo; given_name=Mamadou Saliou" BORN, "family_name=Diallo; given_name=Mamadou" BORN, "possible",
    NEAR_NAME | BIRTH },
  { "given_name=Fatima" MOBILE, FATIMA MOBILE, "possible", NEAR_NAME | PHONE },
  { "given_name=Fatima" BORN, FATIMA "; birth_date=1960-05-04", "none", 0 },

  { "family_name=Dubois" MOBILE, "family_name=Dubois" MOBILE, "possible", NEAR_NAME | PHONE },
  { "family_name=Konstantinidis; given_name=Eva" MOBILE, "family_name=Constantinidi; given_name=Eva" MOBILE, "likely",
    NEAR_NAME | PHONE },
  { "family_name=Dubois; given_name=Jo Ann" MOBILE, "family_name=Dubois; given_name=Jo" MOBILE, "none", 0 },
  { FATIMA MOBILE, "family_name=Peeters; given_name=Fatma" MOBILE, "none", 0 },

  /* Before and after a marriage. */
  { "family_name=Benali; given_name=Fatima" BORN MOBILE, FATIMA BORN MOBILE, "possible", NEAR_NAME | BIRTH | PHONE },
  { "family_name=Benali; given_name=Fatima" BORN, FATIMA BORN, "none", 0 },
  { "family_name=Benali; given_name=Fatima" MOBILE, FATIMA MOBILE, "none", 0 },

  /* The practice's own file says that they are two. */
  { FATIMA BORN "; chart_number=12", FATIMA BORN "; chart_number=13", "possible", NAME | BIRTH },
  { FATIMA "; chart_number=12", FATIMA "; chart_number=13", "none", 0 },

  /* Nothing in common but a number, or nothing at all. */
  { FATIMA BORN MOBILE, "family_name=Peeters; given_name=Els" BORN MOBILE, "none", 0 },
  { "phone=0478 12 34 56", "phone=0478 12 34 56", "none", 0 },
  { FATIMA "; phone=112", FATIMA "; phone=112", "possible", NAME },
  { FATIMA "; phone=unknown", FATIMA "; phone=unknown", "possible", NAME },

  /* Merged already. */
  { FATIMA BORN "; merged_into=x", FATIMA BORN, "none", 0 },
};

static void
test_cases (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (RelaisRecord) a = relais_test_make_record (&relais_person_type, NULL, cases[i].a);
      g_autoptr (RelaisRecord) b = relais_test_make_record (&relais_person_type, NULL, cases[i].b);
      guint reasons, reasons_back;
      RelaisDuplicate result = relais_duplicate_compare (a, b, &reasons);

      g_test_message ("%s | %s", cases[i].a, cases[i].b);
      g_assert_cmpstr (relais_duplicate_get_word (result), ==, cases[i].result);
      g_assert_cmphex (reasons, ==, cases[i].reasons);
      g_assert_cmpint (relais_duplicate_compare (b, a, &reasons_back), ==, result);
      g_assert_cmphex (reasons_back, ==, reasons);
    }
}

static void
test_oneself (void)
{
  g_autoptr (RelaisRecord) person =
      relais_test_make_record (&relais_person_type, NULL, FATIMA BORN "; national_number=85073003328");

  g_assert_cmpint (relais_duplicate_compare (person, person, NULL), ==, RELAIS_DUPLICATE_NONE);
}

static void
test_reasons (void)
{
  g_autofree char *some = relais_duplicate_list_reasons (NAME | AGREES | PHONE);
  g_autofree char *none = relais_duplicate_list_reasons (0);

  g_assert_cmpstr (some, ==, "same name, date of birth agrees, same phone number");
  g_assert_cmpstr (none, ==, "");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/duplicates/cases", test_cases);
  g_test_add_func ("/duplicates/oneself", test_oneself);
  g_test_add_func ("/duplicates/reasons", test_reasons);
  return g_test_run ();
}
