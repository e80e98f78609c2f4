#include "relais-issue.h"
#include "relais-phone.h"

#include <string.h>

#define FIXED   RELAIS_PHONE_FIXED
#define MOBILE  RELAIS_PHONE_MOBILE
#define FREE    RELAIS_PHONE_FREE
#define PAID    RELAIS_PHONE_PAID
#define SHORT   RELAIS_PHONE_SHORT
#define FOREIGN RELAIS_PHONE_FOREIGN

static const struct {
  const char *typed;
  RelaisPhoneKind kind;
  const char *e164;
  const char *display;
} numbers[] = {
  /* The spellings of Belgium. */
  { "0470123456", MOBILE, "+32470123456", "0470 12 34 56" },
  { "0470 12 34 56", MOBILE, "+32470123456", "0470 12 34 56" },
  { "0470/12.34.56", MOBILE, "+32470123456", "0470 12 34 56" },
  { "0470-12-34-56", MOBILE, "+32470123456", "0470 12 34 56" },
  { "0470/123.456", MOBILE, "+32470123456", "0470 12 34 56" },
  { "0470,12,34,56", MOBILE, "+32470123456", "0470 12 34 56" },
  { "+32 470 12 34 56", MOBILE, "+32470123456", "0470 12 34 56" },
  { "+32 (0)470 12 34 56", MOBILE, "+32470123456", "0470 12 34 56" },
  { "+320470123456", MOBILE, "+32470123456", "0470 12 34 56" },
  { "0032470123456", MOBILE, "+32470123456", "0470 12 34 56" },
  { "00 32 (0) 470 12 34 56", MOBILE, "+32470123456", "0470 12 34 56" },
  { "32470123456", MOBILE, "+32470123456", "0470 12 34 56" },
  { "(0470) 12 34 56", MOBILE, "+32470123456", "0470 12 34 56" },
  { "0456 12 34 56", MOBILE, "+32456123456", "0456 12 34 56" },
  { "0460 12 34 56", MOBILE, "+32460123456", "0460 12 34 56" },
  { "02/474.02.55", FIXED, "+3224740255", "02 474 02 55" },
  { "02 474 02 55", FIXED, "+3224740255", "02 474 02 55" },
  { "02.474.02.55", FIXED, "+3224740255", "02 474 02 55" },
  { "+32 (0)2 474 02 55", FIXED, "+3224740255", "02 474 02 55" },
  { "+32 (0) 2/474.02.55", FIXED, "+3224740255", "02 474 02 55" },
  { "+32 2 474 02 55", FIXED, "+3224740255", "02 474 02 55" },
  { "3224740255", FIXED, "+3224740255", "02 474 02 55" },
  { "02 123 45 67", FIXED, "+3221234567", "02 123 45 67" },
  { "067123456", FIXED, "+3267123456", "067 12 34 56" },
  { "010/45.67.89", FIXED, "+3210456789", "010 45 67 89" },
  { "03 212 34 56", FIXED, "+3232123456", "03 212 34 56" },
  { "09 312 34 56", FIXED, "+3293123456", "09 312 34 56" },
  { "04 223 45 67", FIXED, "+3242234567", "04 223 45 67" },
  { "04/342.34.56", FIXED, "+3243423456", "04 342 34 56" },
  { "080 41 23 45", FIXED, "+3280412345", "080 41 23 45" },
  { "089 12 34 56", FIXED, "+3289123456", "089 12 34 56" },
  { "0800 12 345", FREE, "+3280012345", "0800 12 345" },
  { "0800/30.030", FREE, "+3280030030", "0800 30 030" },
  { "070 245 245", PAID, "+3270245245", "070 245 245" },
  { "078170170", PAID, "+3278170170", "078 170 170" },
  { "0903 99 000", PAID, "+3290399000", "0903 99 000" },
  { "112", SHORT, NULL, "112" },
  { "1733", SHORT, NULL, "1733" },
  { "116 000", SHORT, NULL, "116000" },

  /* Blanks, dashes and digits that look otherwise. */
  { "  0470\302\240" "12\302\240" "34\302\240" "56 ", MOBILE, "+32470123456", "0470 12 34 56" },
  { "0470\342\200\257" "12\342\200\211" "34 56", MOBILE, "+32470123456", "0470 12 34 56" },
  { "\342\200\252" "+32 470 12 34 56" "\342\200\254", MOBILE, "+32470123456", "0470 12 34 56" },
  { "0470–12–34–56", MOBILE, "+32470123456", "0470 12 34 56" },
  { "٠٤٧٠١٢٣٤٥٦", MOBILE, "+32470123456", "0470 12 34 56" },
  { "＋３２４７０１２３４５６", MOBILE, "+32470123456", "0470 12 34 56" },
  { "0470\t12\t34\t56", MOBILE, "+32470123456", "0470 12 34 56" },
  { "'0470123456", MOBILE, "+32470123456", "0470 12 34 56" },
  { "=\"0470123456\"", MOBILE, "+32470123456", "0470 12 34 56" },

  /* Words around it. */
  { "GSM 0478 12 34 56", MOBILE, "+32478123456", "0478 12 34 56" },
  { "gsm:0478/12.34.56", MOBILE, "+32478123456", "0478 12 34 56" },
  { "tel: 02 474 02 55", FIXED, "+3224740255", "02 474 02 55" },
  { "Tél. : 02 474 02 55", FIXED, "+3224740255", "02 474 02 55" },
  { "0478 12 34 56 (fille, après 18h)", MOBILE, "+32478123456", "0478 12 34 56" },
  { "après 18h 0478 12 34 56", MOBILE, "+32478123456", "0478 12 34 56" },
  { "0478 12 34 56, 3e étage", MOBILE, "+32478123456", "0478 12 34 56" },
  { "☎ 0478 12 34 56", MOBILE, "+32478123456", "0478 12 34 56" },
  { "0478 12 34 56 / 0478/12.34.56", MOBILE, "+32478123456", "0478 12 34 56" },
  { "urgence : 112 (jour et nuit)", SHORT, NULL, "112" },

  /* Extensions. */
  { "02 474 02 55 ext. 12", FIXED, "+3224740255", "02 474 02 55 (ext. 12)" },
  { "02/474.02.55 poste 4512", FIXED, "+3224740255", "02 474 02 55 (ext. 4512)" },
  { "02 474 02 55 toestel 12", FIXED, "+3224740255", "02 474 02 55 (ext. 12)" },
  { "02 474 02 55 (int. 1733)", FIXED, "+3224740255", "02 474 02 55 (ext. 1733)" },
  { "02 474 02 55 x12", FIXED, "+3224740255", "02 474 02 55 (ext. 12)" },

  /* What spreadsheets do. */
  { "470123456", MOBILE, "+32470123456", "0470 12 34 56" },
  { "470123456.0", MOBILE, "+32470123456", "0470 12 34 56" },
  { "470123456,00", MOBILE, "+32470123456", "0470 12 34 56" },
  { "24740255", FIXED, "+3224740255", "02 474 02 55" },
  { "2/474.02.55", FIXED, "+3224740255", "02 474 02 55" },
  { "67123456", FIXED, "+3267123456", "067 12 34 56" },
  { "32123456", FIXED, "+3232123456", "03 212 34 56" },
  { "80012345", FREE, "+3280012345", "0800 12 345" },
  { "32470123456.0", MOBILE, "+32470123456", "0470 12 34 56" },

  /* Other countries. */
  { "+33 6 12 34 56 78", FOREIGN, "+33612345678", "+33 6 12 34 56 78" },
  { "0033612345678", FOREIGN, "+33612345678", "+33 6 12 34 56 78" },
  { "+33 (0)6 12 34 56 78", FOREIGN, "+33612345678", "+33 6 12 34 56 78" },
  { "+33 06 12 34 56 78", FOREIGN, "+33612345678", "+33 6 12 34 56 78" },
  { "+212 661-234567", FOREIGN, "+212661234567", "+212 6 61 23 45 67" },
  { "+90 532 123 45 67", FOREIGN, "+905321234567", "+90 532 123 45 67" },
  { "+48600123456", FOREIGN, "+48600123456", "+48 600 123 456" },
  { "+49 30 123456", FOREIGN, "+4930123456", "+49 30 12 34 56" },
  { "+39 (0)6 1234 5678", FOREIGN, "+390612345678", "+39 061 234 56 78" },
  { "+1 (514) 555-1234", FOREIGN, "+15145551234", "+1 514 555 12 34" },
};

static void
test_numbers (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (numbers); i++)
    {
      g_auto (RelaisPhone) phone = RELAIS_PHONE_INIT;
      g_auto (RelaisPhone) again = RELAIS_PHONE_INIT;

      g_test_message ("%s", numbers[i].typed);
      g_assert_true (relais_phone_parse (numbers[i].typed, &phone));
      g_assert_cmpint (phone.problem, ==, RELAIS_PHONE_PROBLEM_NONE);
      g_assert_cmpint (phone.kind, ==, numbers[i].kind);
      g_assert_cmpstr (phone.e164, ==, numbers[i].e164);
      g_assert_cmpstr (phone.display, ==, numbers[i].display);
      g_assert_nonnull (strstr (numbers[i].typed, phone.typed));

      /* What is shown can be typed. */
      g_assert_true (relais_phone_parse (phone.display, &again));
      g_assert_cmpstr (again.e164, ==, phone.e164);
      g_assert_cmpstr (again.display, ==, phone.display);
      g_assert_false (again.restored_zero);
    }
}

static void
test_restored_zero (void)
{
  static const struct {
    const char *typed;
    gboolean restored;
  } cases[] = {
    { "470123456", TRUE },    { "470123456.0", TRUE },  { "24740255", TRUE }, { "0470123456", FALSE },
    { "32470123456", FALSE }, { "+32470123456", FALSE }, { "1733", FALSE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_auto (RelaisPhone) phone = RELAIS_PHONE_INIT;

      g_assert_true (relais_phone_parse (cases[i].typed, &phone));
      g_assert_cmpint (phone.restored_zero, ==, cases[i].restored);
    }
}

static void
test_problems (void)
{
  static const struct {
    const char *typed;
    RelaisPhoneProblem problem;
    int digits;
  } cases[] = {
    { NULL, RELAIS_PHONE_PROBLEM_EMPTY, 0 },
    { "", RELAIS_PHONE_PROBLEM_EMPTY, 0 },
    { " \302\240 ", RELAIS_PHONE_PROBLEM_EMPTY, 0 },
    { "-", RELAIS_PHONE_PROBLEM_EMPTY, 0 },
    { "néant", RELAIS_PHONE_PROBLEM_NOT_A_NUMBER, 0 },
    { "pas de téléphone", RELAIS_PHONE_PROBLEM_NOT_A_NUMBER, 0 },
    { "'; DROP TABLE person", RELAIS_PHONE_PROBLEM_NOT_A_NUMBER, 0 },
    { "🙂", RELAIS_PHONE_PROBLEM_NOT_A_NUMBER, 0 },
    { "0470 12 34 5", RELAIS_PHONE_PROBLEM_TOO_SHORT, 1 },
    { "0470 12 34", RELAIS_PHONE_PROBLEM_TOO_SHORT, 2 },
    { "47012345", RELAIS_PHONE_PROBLEM_TOO_SHORT, 1 },
    { "+32 470 12 34 5", RELAIS_PHONE_PROBLEM_TOO_SHORT, 1 },
    { "02 474 02 5", RELAIS_PHONE_PROBLEM_TOO_SHORT, 1 },
    { "04", RELAIS_PHONE_PROBLEM_TOO_SHORT, 7 },
    { "45", RELAIS_PHONE_PROBLEM_TOO_SHORT, 7 },
    { "+33 6 12 34 56 7", RELAIS_PHONE_PROBLEM_TOO_SHORT, 1 },
    { "+3", RELAIS_PHONE_PROBLEM_TOO_SHORT, 7 },
    { "0470 12 34 567", RELAIS_PHONE_PROBLEM_TOO_LONG, 1 },
    { "02 474 02 55 12", RELAIS_PHONE_PROBLEM_TOO_LONG, 2 },
    { "0612345678", RELAIS_PHONE_PROBLEM_TOO_LONG, 1 },
    { "+33 6 12 34 56 789", RELAIS_PHONE_PROBLEM_TOO_LONG, 1 },
    { "+49 1234 5678 9012 3456", RELAIS_PHONE_PROBLEM_TOO_LONG, 3 },
    { "474 02 55", RELAIS_PHONE_PROBLEM_NO_ZONE, 0 },
    { "12 34 56", RELAIS_PHONE_PROBLEM_NO_ZONE, 0 },
    { "041 123 45 67", RELAIS_PHONE_PROBLEM_UNKNOWN_ZONE, 0 },
    { "062 12 34 56", RELAIS_PHONE_PROBLEM_UNKNOWN_ZONE, 0 },
    { "000 000 000", RELAIS_PHONE_PROBLEM_UNKNOWN_ZONE, 0 },
    { "0478 12 34 56 / 02 474 02 55", RELAIS_PHONE_PROBLEM_SEVERAL, 0 },
    { "0478123456/0479123456", RELAIS_PHONE_PROBLEM_SEVERAL, 0 },
    { "0478 12 34 56 02 474 02 55", RELAIS_PHONE_PROBLEM_SEVERAL, 0 },
    { "478123456 24740255", RELAIS_PHONE_PROBLEM_SEVERAL, 0 },
    { "0478 12 34 56; +32 2 474 02 55", RELAIS_PHONE_PROBLEM_SEVERAL, 0 },
    { "0478 12 34 56+32 2 474 02 55", RELAIS_PHONE_PROBLEM_SEVERAL, 0 },
    { "02/474.02.55 ou 0478/12.34.56 (fils)", RELAIS_PHONE_PROBLEM_SEVERAL, 0 },
    { "112 ou 1733", RELAIS_PHONE_PROBLEM_SEVERAL, 0 },
    { "4.78E+08", RELAIS_PHONE_PROBLEM_ROUNDED, 0 },
    { "4,70123E+08", RELAIS_PHONE_PROBLEM_ROUNDED, 0 },
    { "3.24781E+10", RELAIS_PHONE_PROBLEM_ROUNDED, 0 },
    { "5E8", RELAIS_PHONE_PROBLEM_ROUNDED, 0 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_auto (RelaisPhone) phone = RELAIS_PHONE_INIT;

      g_test_message ("%s", cases[i].typed);
      g_assert_false (relais_phone_parse (cases[i].typed, &phone));
      g_assert_cmpint (phone.problem, ==, cases[i].problem);
      g_assert_cmpint (phone.missing + phone.surplus, ==, cases[i].digits);
      g_assert_cmpint (phone.kind, ==, RELAIS_PHONE_NONE);
      g_assert_null (phone.e164);
      g_assert_null (phone.display);
      g_assert_nonnull (phone.typed);
    }
}

static void
test_absurd_texts (void)
{
  g_autofree char *long_digits = g_strnfill (10000, '1');
  g_autofree char *long_pairs = g_strnfill (200, ' ');
  const char *texts[] = { long_digits, long_pairs, "\377\376 0470 12 34 56", "+", "+++",
                          "(0)", "()()(0)(0)", "00", "e+5" };

  for (int i = 0; i < 200; i += 3)
    long_pairs[i] = '0';

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_auto (RelaisPhone) phone = RELAIS_PHONE_INIT;

      relais_phone_parse (texts[i], &phone);
      g_assert_true (g_utf8_validate (phone.typed, -1, NULL));
      g_assert_cmpint (phone.problem != RELAIS_PHONE_PROBLEM_NONE, ==, phone.display == NULL);
    }
}

static void
test_split (void)
{
  static const struct {
    const char *typed;
    const char *numbers;
  } cases[] = {
    { "0478 12 34 56 / 02 474 02 55", "0478 12 34 56|02 474 02 55" },
    { "0478123456/0479123456", "0478 12 34 56|0479 12 34 56" },
    { "02/474.02.55 ou 0478/12.34.56, 0478/12.34.57", "02 474 02 55|0478 12 34 56|0478 12 34 57" },
    { "02/474.02.55 02/474.02.56", "02 474 02 55|02 474 02 56" },
    { "gsm 0478 12 34 56", "gsm 0478 12 34 56" },
    { "0478 12 34", "0478 12 34" },
    { NULL, "" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_auto (GStrv) split = relais_phone_split (cases[i].typed);
      g_autofree char *joined = g_strjoinv ("|", split);

      g_assert_cmpstr (joined, ==, cases[i].numbers);
    }
}

static void
test_report (void)
{
  static const struct {
    const char *typed;
    int code; /* -1: none */
    const char *argument;
  } cases[] = {
    { "", -1, NULL },
    { "02 474 02 55", -1, NULL },
    { "0800 12 345", -1, NULL },
    { "0470 12 34 5", RELAIS_ISSUE_PHONE_TOO_SHORT, "1" },
    { "0470 12 34 5678", RELAIS_ISSUE_PHONE_TOO_LONG, "2" },
    { "474 02 55", RELAIS_ISSUE_PHONE_NO_ZONE, NULL },
    { "062 12 34 56", RELAIS_ISSUE_PHONE_UNKNOWN_ZONE, "062" },
    { "470123456", RELAIS_ISSUE_PHONE_RESTORED_ZERO, "0470 12 34 56" },
    { "078 170 170", RELAIS_ISSUE_PHONE_PAID, NULL },
    { "+33 6 12 34 56 78", RELAIS_ISSUE_PHONE_FOREIGN, NULL },
    { "1733", RELAIS_ISSUE_PHONE_SHORT_CODE, NULL },
    { "4.78E+08", RELAIS_ISSUE_PHONE_ROUNDED, NULL },
    { "aucun", RELAIS_ISSUE_PHONE_NOT_A_NUMBER, NULL },
    { "0478123456/0479123456", RELAIS_ISSUE_PHONE_SEVERAL, NULL },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_auto (RelaisPhone) phone = RELAIS_PHONE_INIT;
      g_autoptr (GPtrArray) issues = relais_issues_new ();
      const RelaisIssue *issue;

      g_test_message ("%s", cases[i].typed);
      relais_phone_parse (cases[i].typed, &phone);
      relais_phone_report (&phone, "phone2", issues);
      issue = relais_issues_find (issues, "phone2");
      g_assert_cmpint (issue != NULL ? (int) issue->code : -1, ==, cases[i].code);
      g_assert_cmpstr (issue != NULL ? issue->argument : NULL, ==, cases[i].argument);
    }
}

static void
test_forms (void)
{
  static const struct {
    const char *typed;
    const char *digits;
    const char *uri;
    const char *kind;
  } cases[] = {
    { "02/474.02.55", "024740255", "tel:+3224740255", "fixed" },
    { "+32 470 12 34 56", "0470123456", "tel:+32470123456", "mobile" },
    { "02 474 02 55 ext. 12", "024740255", "tel:+3224740255", "fixed" },
    { "0033 6 12 34 56 78", "33612345678", "tel:+33612345678", "foreign" },
    { "1733", "1733", "tel:1733", "short" },
    { "néant", NULL, NULL, NULL },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_auto (RelaisPhone) phone = RELAIS_PHONE_INIT;
      g_autofree char *digits = NULL;
      g_autofree char *uri = NULL;

      relais_phone_parse (cases[i].typed, &phone);
      digits = relais_phone_get_digits (&phone);
      uri = relais_phone_get_uri (&phone);
      g_assert_cmpstr (digits, ==, cases[i].digits);
      g_assert_cmpstr (uri, ==, cases[i].uri);
      g_assert_cmpstr (relais_phone_kind_get_word (phone.kind), ==, cases[i].kind);
    }
}

static void
test_search_digits (void)
{
  static const struct {
    const char *text;
    const char *digits;
  } cases[] = {
    { "02 55", "0255" },        { "3456", "3456" },          { "+32 470", "0470" },
    { "0032 (0)2 47", "0247" }, { "+33 6 12", "33612" },     { "0033612", "33612" },
    { "dupont", "" },           { NULL, "" },                { "0478/12", "047812" },
    { "+32", "0" },             { "32 47", "3247" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *digits = relais_phone_search_digits (cases[i].text);

      g_assert_cmpstr (digits, ==, cases[i].digits);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/phone/numbers", test_numbers);
  g_test_add_func ("/phone/restored-zero", test_restored_zero);
  g_test_add_func ("/phone/problems", test_problems);
  g_test_add_func ("/phone/absurd-texts", test_absurd_texts);
  g_test_add_func ("/phone/split", test_split);
  g_test_add_func ("/phone/report", test_report);
  g_test_add_func ("/phone/forms", test_forms);
  g_test_add_func ("/phone/search-digits", test_search_digits);
  return g_test_run ();
}
