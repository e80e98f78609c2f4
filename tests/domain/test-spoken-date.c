#include "relais-spoken-date.h"

#define P RELAIS_SPOKEN_DATE_PAST
#define F RELAIS_SPOKEN_DATE_FUTURE
#define N RELAIS_SPOKEN_DATE_NEAR

/* Friday 20 November 2026. */
#define TODAY relais_date (2026, 11, 20)

typedef struct {
  const char *text;
  RelaisSpokenDateSense sense;
  const char *date;
} Case;

static void
check (const Case *cases, gsize n_cases, const char *language)
{
  for (gsize i = 0; i < n_cases; i++)
    {
      RelaisDate date;
      gboolean understood = relais_spoken_date_parse (cases[i].text, TODAY, cases[i].sense, language, &date);
      g_autofree char *found = relais_date_to_text (date);
      g_autofree char *shown = g_utf8_make_valid (cases[i].text ? cases[i].text : "nothing", -1);

      g_test_message ("%.60s (%d)", shown, cases[i].sense);
      g_assert_cmpstr (found, ==, cases[i].date);
      g_assert_cmpint (understood, ==, cases[i].date != NULL);
    }
}

static void
test_written (void)
{
  static const Case cases[] = {
    { "27/11/2026", F, "2026-11-27" },
    { "27-11-2026", F, "2026-11-27" },
    { "27.11.2026", F, "2026-11-27" },
    { "27 11 2026", F, "2026-11-27" },
    { " 27 / 11 / 2026 ", F, "2026-11-27" },
    { "27–11–2026", F, "2026-11-27" },
    { "7/1/2027", F, "2027-01-07" },
    { "07/01/2027", F, "2027-01-07" },
    { "271126", F, "2026-11-27" },
    { "27112026", F, "2026-11-27" },
    { "20261127", F, "2026-11-27" },
    { "20101210", P, "2010-12-10" },
    { "20111948", P, "1948-11-20" },
    { "010348", P, "1948-03-01" },
    { "2026-11-27", F, "2026-11-27" },
    { "2026/11/27", F, "2026-11-27" },
    { "2026-1-7", F, "2026-01-07" },
    { "27 novembre 2026", F, "2026-11-27" },
    { "27 nov 2026", F, "2026-11-27" },
    { "27 nov. 2026", F, "2026-11-27" },
    { "27-nov-2026", F, "2026-11-27" },
    { "27nov2026", F, "2026-11-27" },
    { "27 november 2026", F, "2026-11-27" },
    { "27 NOVEMBER, 2026", F, "2026-11-27" },
    { "November 27, 2026", F, "2026-11-27" },
    { "november 27th 2026", F, "2026-11-27" },
    { "le 27 novembre 2026", F, "2026-11-27" },
    { "op 27 november 2026", F, "2026-11-27" },
    { "the 27th of november 2026", F, "2026-11-27" },
    { "de 1ste maart 1948", P, "1948-03-01" },
    { "1er mars 1948", P, "1948-03-01" },
    { "1 er mars 1948", P, "1948-03-01" },
    { "3e maart 1948", P, "1948-03-03" },
    { "2nd march 1948", P, "1948-03-02" },
    { "12 août 1948", P, "1948-08-12" },
    { "12 AOÛT 1948", P, "1948-08-12" },
    { "5 févr. 1948", P, "1948-02-05" },
    { "5 mrt 1948", P, "1948-03-05" },
    { "5 mei 1948", P, "1948-05-05" },
    { "5 okt 1948", P, "1948-10-05" },
    { "29/02/2028", F, "2028-02-29" },
    { "1948", P, "1948" },
    { "03/1948", P, "1948-03" },
    { "3-1948", P, "1948-03" },
    { "1948-03", P, "1948-03" },
    { "mars 1948", P, "1948-03" },
    { "maart 1948", P, "1948-03" },
    { "mar 1948", P, "1948-03" },
    { "vendredi 27 novembre 2026", F, "2026-11-27" },
    { "vendredi, le 27 novembre", F, "2026-11-27" },
    { "ven. 27/11", F, "2026-11-27" },
    { "vrijdag 27.11.", F, "2026-11-27" },
    { "Fri 27 Nov", F, "2026-11-27" },
    { "ma 24/11", F, "2026-11-24" },
    { "di 24/11", F, "2026-11-24" },
    { "mar. 24 nov", F, "2026-11-24" },
    { "mar 24/11", F, "2026-11-24" },
  };

  check (cases, G_N_ELEMENTS (cases), NULL);
}

static void
test_short_years (void)
{
  static const Case cases[] = {
    { "01/03/48", P, "1948-03-01" },  { "27/11/26", P, "1926-11-27" },  { "20/11/26", P, "2026-11-20" },
    { "21/11/26", P, "1926-11-21" },  { "19/11/26", P, "2026-11-19" },  { "01/01/27", P, "1927-01-01" },
    { "27/11/26", F, "2026-11-27" },  { "15/11/26", F, "2026-11-15" },  { "01/01/27", F, "2027-01-01" },
    { "01/01/48", F, "2048-01-01" },  { "01/01/16", F, "2016-01-01" },  { "01/01/15", F, "2115-01-01" },
    { "01/01/48", N, "2048-01-01" },  { "01/01/76", N, "2076-01-01" },  { "01/01/77", N, "1977-01-01" },
    { "1er mars 48", P, "1948-03-01" }, { "27 nov '26", F, "2026-11-27" }, { "27 nov ’26", P, "1926-11-27" },
    { "29/02/24", P, "2024-02-29" },  { "010100", P, "2000-01-01" },    { "29/02/00", P, "2000-02-29" },
  };

  check (cases, G_N_ELEMENTS (cases), NULL);
}

static void
test_without_year (void)
{
  static const Case cases[] = {
    { "27/11", F, "2026-11-27" },       { "20/11", F, "2026-11-20" },  { "19/11", F, "2027-11-19" },
    { "27 novembre", F, "2026-11-27" }, { "27 november", F, "2026-11-27" }, { "1er mars", F, "2027-03-01" },
    { "31/12", F, "2026-12-31" },       { "2 jan", F, "2027-01-02" },  { "29/02", F, NULL },
    { "27/11", N, "2026-11-27" },       { "19/11", N, "2026-11-19" },  { "2 jan", N, "2027-01-02" },
    { "1/6", N, "2026-06-01" },         { "1/5", N, "2027-05-01" },    { "27/11", P, NULL },
    { "27 novembre", P, NULL },         { "0/11", F, NULL },           { "27/0", F, NULL },
  };

  check (cases, G_N_ELEMENTS (cases), NULL);
}

static void
test_days (void)
{
  static const Case cases[] = {
    { "aujourd'hui", F, "2026-11-20" },   { "aujourd’hui", F, "2026-11-20" }, { "vandaag", P, "2026-11-20" },
    { "Today", N, "2026-11-20" },         { "demain", F, "2026-11-21" },      { "morgen", F, "2026-11-21" },
    { "tomorrow", F, "2026-11-21" },      { "après-demain", F, "2026-11-22" }, { "apres demain", F, "2026-11-22" },
    { "overmorgen", F, "2026-11-22" },    { "hier", P, "2026-11-19" },        { "gisteren", P, "2026-11-19" },
    { "yesterday", P, "2026-11-19" },     { "avant-hier", P, "2026-11-18" },  { "eergisteren", P, "2026-11-18" },
    { "the day after tomorrow", F, "2026-11-22" },
    { "+3", F, "2026-11-23" },            { "-1", P, "2026-11-19" },          { "−1", P, "2026-11-19" },
    { "+ 12", F, "2026-12-02" },          { "+3 j", F, "2026-11-23" },        { "+2 weken", F, "2026-12-04" },
    { "-1 mois", P, "2026-10-20" },       { "+0", F, "2026-11-20" },          { "dans 3 jours", F, "2026-11-23" },
    { "over 3 dagen", F, "2026-11-23" },  { "in 3 days", F, "2026-11-23" },   { "dans trois jours", F, "2026-11-23" },
    { "over één week", F, "2026-11-27" }, { "in a week", F, "2026-11-27" },   { "dans 15 jours", F, "2026-12-05" },
    { "over 3 maanden", F, "2027-02-20" }, { "dans un mois", F, "2026-12-20" },
    { "il y a 3 jours", P, "2026-11-17" }, { "3 dagen geleden", P, "2026-11-17" },
    { "2 weeks ago", P, "2026-11-06" },   { "+999", F, "2029-08-15" },
  };

  check (cases, G_N_ELEMENTS (cases), NULL);
}

static void
test_weekdays (void)
{
  static const Case cases[] = {
    { "ve", F, "2026-11-27" },       { "vendredi", F, "2026-11-27" }, { "vrijdag", F, "2026-11-27" },
    { "vr", F, "2026-11-27" },       { "fri", F, "2026-11-27" },      { "sa", F, "2026-11-21" },
    { "za", F, "2026-11-21" },       { "zo", F, "2026-11-22" },       { "lundi", F, "2026-11-23" },
    { "do", F, "2026-11-26" },       { "je", F, "2026-11-26" },       { "me", F, "2026-11-25" },
    { "wo", F, "2026-11-25" },       { "lu", F, "2026-11-23" },       { "le vendredi", F, "2026-11-27" },
    { "op vrijdag", F, "2026-11-27" }, { "ven.", F, "2026-11-27" },   { "mar", F, "2026-11-24" },
    { "ve", P, "2026-11-13" },       { "lundi", P, "2026-11-16" },    { "je", P, "2026-11-19" },
    { "sa", P, "2026-11-14" },       { "ve", N, "2026-11-20" },       { "lundi", N, "2026-11-23" },
    { "mardi", N, "2026-11-17" },    { "je", N, "2026-11-19" },
    { "lundi prochain", F, "2026-11-23" },     { "volgende maandag", F, "2026-11-23" },
    { "next monday", F, "2026-11-23" },        { "vendredi prochain", F, "2026-11-27" },
    { "samedi prochain", F, NULL },            { "volgende zondag", F, NULL },
    { "komende zaterdag", F, "2026-11-21" },   { "aanstaande vrijdag", F, "2026-11-27" },
    { "ce samedi", F, "2026-11-21" },          { "deze vrijdag", F, "2026-11-20" },
    { "this monday", F, "2026-11-23" },        { "lundi dernier", P, "2026-11-16" },
    { "lundi passé", P, "2026-11-16" },        { "afgelopen maandag", P, "2026-11-16" },
    { "vorige vrijdag", P, "2026-11-13" },     { "last saturday", P, "2026-11-14" },
    { "vorige maandag", P, NULL },             { "vendredi en huit", F, "2026-12-04" },
    { "lundi en quinze", F, "2026-12-07" },
  };

  check (cases, G_N_ELEMENTS (cases), NULL);
}

static void
test_language_decides (void)
{
  static const struct {
    const char *text;
    const char *language;
    const char *date;
  } cases[] = {
    { "ma", NULL, NULL },  { "ma", "fr", "2026-11-24" },  { "ma", "nl", "2026-11-23" },  { "ma", "en", NULL },
    { "di", NULL, NULL },  { "di", "fr", "2026-11-22" },  { "di", "nl", "2026-11-24" },  { "di", "en", NULL },
    { "we", NULL, NULL },  { "we", "fr", NULL },          { "we", "en", "2026-11-25" },  { "we", "nl", NULL },
    { "mar", "fr", "2026-11-24" }, { "mar", "nl", NULL }, { "ve", "nl", "2026-11-27" },  { "vr", "fr", "2026-11-27" },
    { "komende ma", "nl", "2026-11-23" }, { "ma prochain", "fr", "2026-11-24" },
    { "di 24/11", "fr", NULL },    { "di 24/11", "nl", "2026-11-24" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      Case one = { cases[i].text, F, cases[i].date };

      check (&one, 1, cases[i].language);
    }
}

static void
test_refusals (void)
{
  static const char *const texts[] = {
    "", " ", "x", "27", "le 27", "31/02/2026", "29/02/2026", "31/04/2026", "00/11/2026", "32/11/2026", "27/13/2026",
    "11/27/2026", "27/2026", "13/1948", "00/1948", "1849", "2200", "0048", "27/11/1849", "2026-13-01", "2026-02-30",
    "46353", "1234567", "123456789012", "+32478", "+1000", "27/11/", "/27/11", "27//11", "27/11/2026 14:00", "27:11",
    "27/11/026", "27/11/26/1", "nov 26", "mars 48", "novembre", "27 brumaire 2026", "lundi 27 novembre 2026",
    "samedi 27/11", "lundi mars 1948", "dans 3", "3 jours", "dans jours", "over dagen", "demain 27/11", "+", "-", ".",
    "27/11/2026x", "3e 1948", "2e mars", "'; DROP TABLE person; --", "😀", "\xFF", "27 novembre de 2026 s'il vous plaît",
    "1 2 3 4 5 6 7 8 9 10 11 12",
    "antidisestablishmentarianismantidisestablishmentarianism",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      Case one = { texts[i], P, NULL };

      check (&one, 1, NULL);
    }
}

static void
test_long_texts (void)
{
  Case one = { NULL, F, NULL };
  g_autofree char *long_text = g_strnfill (10000, '1');

  check (&one, 1, NULL);
  one.text = long_text;
  check (&one, 1, NULL);
}

/* Whatever is understood is a date that can be stored, around any today. */
static void
test_any_words (void)
{
  static const char *const words[] = {
    "27", "11", "26", "2026", "1948", "0", "29", "2", "999", "/", "-", ".", "+", ",", " ", "nov", "mars", "ma", "ve",
    "vendredi", "er", "le", "de", "dans", "in", "ago", "jours", "weken", "mois", "prochain", "vorige", "ce", "en", "huit",
    "il", "y", "a", "un", "demain", "x", "'",
  };
  g_autoptr (GRand) random = g_rand_new_with_seed (20261120);

  for (int round = 0; round < 50000; round++)
    {
      g_autoptr (GString) text = g_string_new (NULL);
      int n = g_rand_int_range (random, 1, 7);
      RelaisSpokenDateSense sense = (RelaisSpokenDateSense) g_rand_int_range (random, 0, 3);
      RelaisDate today = relais_date_add_days (relais_date (2024, 1, 1), g_rand_int_range (random, 0, 1500));
      RelaisDate date;

      while (n-- > 0)
        {
          g_string_append (text, words[g_rand_int_range (random, 0, G_N_ELEMENTS (words))]);
          if (g_rand_boolean (random))
            g_string_append_c (text, ' ');
        }

      if (relais_spoken_date_parse (text->str, today, sense, NULL, &date))
        {
          g_autofree char *stored = relais_date_to_text (date);
          RelaisDate back;

          g_assert_true (relais_date_parse (stored, &back));
        }
      else
        {
          g_assert_false (relais_date_is_set (date));
        }
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/spoken-date/written", test_written);
  g_test_add_func ("/spoken-date/short-years", test_short_years);
  g_test_add_func ("/spoken-date/without-year", test_without_year);
  g_test_add_func ("/spoken-date/days", test_days);
  g_test_add_func ("/spoken-date/weekdays", test_weekdays);
  g_test_add_func ("/spoken-date/language-decides", test_language_decides);
  g_test_add_func ("/spoken-date/refusals", test_refusals);
  g_test_add_func ("/spoken-date/long-texts", test_long_texts);
  g_test_add_func ("/spoken-date/any-words", test_any_words);
  return g_test_run ();
}
