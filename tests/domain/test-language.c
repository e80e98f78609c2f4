#include "relais-issue.h"
#include "relais-language.h"

static void
test_names (void)
{
  static const struct {
    const char *typed;
    const char *code;
  } cases[] = {
    { "fr", "fr" }, { "FR", "fr" }, { "français", "fr" }, { "Francais", "fr" }, { "Frans", "fr" }, { "French", "fr" },
    { "francophone", "fr" }, { "nl", "nl" }, { "néerlandais", "nl" }, { "Nederlands", "nl" }, { "Dutch", "nl" },
    { "flamand", "nl" }, { "en", "en" }, { "anglais", "en" }, { "English", "en" }, { "et", "et" },
    { "ar", "ar" }, { "arabe", "ar" }, { "l'arabe", "ar" }, { "Arabisch", "ar" }, { "العربية", "ar" }, { "عربي", "ar" },
    { "arabe (marocain)", "ary" }, { "darija", "ary" }, { "Marokkaans Arabisch", "ary" },
    { "tamazight", "ber" }, { "Berbère", "ber" }, { "zgh", "ber" }, { "rifain", "rif" }, { "Tarifit", "rif" },
    { "turc", "tr" }, { "Türkçe", "tr" }, { "polonais", "pl" }, { "Pools", "pl" }, { "polski", "pl" },
    { "roumain", "ro" }, { "română", "ro" }, { "bulgare", "bg" }, { "български", "bg" }, { "portugais", "pt" },
    { "português", "pt" }, { "brésilien", "pt" }, { "espagnol", "es" }, { "Español", "es" }, { "italien", "it" },
    { "albanais", "sq" }, { "grec", "el" }, { "Ελληνικά", "el" }, { "русский", "ru" }, { "oekraïens", "uk" },
    { "українська", "uk" }, { "Lingala", "ln" }, { "kiswahili", "sw" }, { "peul", "ff" }, { "pular", NULL },
    { "pulaar", "ff" }, { "somali", "so" }, { "tigrigna", "ti" }, { "amharique", "am" }, { "farsi", "fa" },
    { "فارسی", "fa" }, { "dari", "prs" }, { "pachto", "ps" }, { "ourdou", "ur" }, { "اردو", "ur" }, { "hindi", "hi" },
    { "bengali", "bn" }, { "chinois", "zh" }, { "mandarin", "zh" }, { "中文", "zh" }, { "Tiếng Việt", "vi" },
    { "serbo-croate", "sr" }, { "langue des signes", "sfb" }, { "gebarentaal (LSFB)", "sfb" },
    { "Vlaamse Gebarentaal", "vgt" }, { "parle un peu l’arabe", "ar" }, { "spreekt vooral Turks", "tr" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GPtrArray) issues = relais_issues_new ();
      g_autofree char *code = relais_language_parse (cases[i].typed, "language", issues);

      g_test_message ("%s", cases[i].typed);
      g_assert_cmpstr (code, ==, cases[i].code);
      g_assert_cmpuint (issues->len, ==, code == NULL ? 1 : 0);
    }
}

static void
test_lists (void)
{
  static const struct {
    const char *typed;
    const char *codes;
    const char *unknown;
  } cases[] = {
    { "fr;ar", "fr;ar", NULL },
    { "français, arabe", "fr;ar", NULL },
    { "français et arabe", "fr;ar", NULL },
    { "Frans en Nederlands", "fr;nl", NULL },
    { "French and Dutch", "fr;nl", NULL },
    { "arabe marocain et français", "ary;fr", NULL },
    { "FR/NL/EN", "fr;nl;en", NULL },
    { "fr nl en", "fr;nl;en", NULL },
    { "fr en nl", "fr;nl", NULL },
    { "en fr nl", "en;fr;nl", NULL },
    { "turc-français", "tr;fr", NULL },
    { "arabe + berbère (rifain)", "ar;ber;rif", NULL },
    { "français, un peu néerlandais", "fr;nl", NULL },
    { "fr, français, Frans", "fr", NULL },
    { "fr;;ar;", "fr;ar", NULL },
    { "fr;klingon", NULL, "klingon" },
    { "français interprète", NULL, "français interprète" },
    { "?", NULL, "?" },
    { "un peu", NULL, "un peu" },
    { "", NULL, NULL },
    { NULL, NULL, NULL },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GPtrArray) issues = relais_issues_new ();
      g_autofree char *codes = relais_language_parse_list (cases[i].typed, "languages", issues);
      const RelaisIssue *issue = relais_issues_find (issues, "languages");

      g_test_message ("%s", cases[i].typed);
      g_assert_cmpstr (codes, ==, cases[i].codes);
      g_assert_cmpstr (issue != NULL ? issue->argument : NULL, ==, cases[i].unknown);
      if (issue != NULL)
        g_assert_cmpint (issue->code, ==, RELAIS_ISSUE_LANGUAGE_UNKNOWN);
    }
}

static void
test_one_of_several (void)
{
  g_autoptr (GPtrArray) issues = relais_issues_new ();
  g_autofree char *code = relais_language_parse ("arabe, français", "language", issues);

  g_assert_cmpstr (code, ==, "ar");
  g_assert_cmpint (relais_issues_find (issues, "language")->code, ==, RELAIS_ISSUE_LANGUAGE_FIRST_TAKEN);
  g_assert_false (relais_issues_have_errors (issues));
}

static void
test_table (void)
{
  static const char *const asked[] = { "fr", "nl", "en", "de", "ar", "ber", "tr", "pl", "ro", "bg", "pt", "es",
                                       "it", "el", "sq", "ru", "uk", "ln", "sw", "ff", "so", "ti", "am", "fa",
                                       "ps", "ur", "hi", "bn", "zh", "vi" };
  const char *const *codes = relais_language_get_codes ();
  g_autoptr (GHashTable) labels = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; codes[i] != NULL; i++)
    {
      const char *label = relais_language_get_label (codes[i]);
      g_autofree char *from_code = relais_language_parse (codes[i], "language", NULL);
      g_autofree char *from_label = relais_language_parse (label, "language", NULL);

      g_test_message ("%s", codes[i]);
      g_assert_cmpstr (from_code, ==, codes[i]);
      g_assert_cmpstr (from_label, ==, codes[i]);
      g_assert_true (g_hash_table_add (labels, (gpointer) label));
      g_assert_true (relais_language_is_valid (codes[i]));
    }

  for (gsize i = 0; i < G_N_ELEMENTS (asked); i++)
    g_assert_true (relais_language_is_valid (asked[i]));
  g_assert_cmpstr (codes[0], ==, "fr");
  g_assert_cmpstr (codes[1], ==, "nl");
  g_assert_false (relais_language_is_valid ("FR"));
  g_assert_false (relais_language_is_valid (NULL));
  g_assert_null (relais_language_get_label ("xx"));
}

static void
test_direction (void)
{
  g_assert_true (relais_language_is_rtl ("ar"));
  g_assert_true (relais_language_is_rtl ("ur"));
  g_assert_true (relais_language_is_rtl ("he"));
  g_assert_false (relais_language_is_rtl ("ber"));
  g_assert_false (relais_language_is_rtl ("fr"));
  g_assert_false (relais_language_is_rtl (NULL));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/language/names", test_names);
  g_test_add_func ("/language/lists", test_lists);
  g_test_add_func ("/language/one-of-several", test_one_of_several);
  g_test_add_func ("/language/table", test_table);
  g_test_add_func ("/language/direction", test_direction);
  return g_test_run ();
}
