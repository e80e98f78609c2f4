#include "relais-search-text.h"
#include "relais-text.h"

#include <string.h>

static const struct {
  const char *typed;
  const char *words; /* joined by "|" */
} splits[] = {
  { "", "" },
  { "  ", "" },
  { "Saint-Luc", "saint|luc" },
  { "gériatrie SAINT", "geriatrie|saint" },
  { "0478 12 34", "0478 12 34" },
  { "+32 478 12", "0478 12" },
  { "(02) 474.02", "02 474 02" },
  { "7", "7" },
  { "7 rue", "7|rue" },
};

static void
test_split (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (splits); i++)
    {
      g_auto (GStrv) words = relais_search_text_split (splits[i].typed);
      g_autofree char *joined = g_strjoinv ("|", words);
      g_auto (GStrv) parts = g_strsplit (splits[i].words, " ", -1);
      g_autofree char *expected = g_strjoinv ("", parts); /* digits come without their spaces */

      g_test_message ("“%s”", splits[i].typed);
      g_assert_cmpstr (joined, ==, expected);
    }
}

static const struct {
  const char *name;
  const char *rest;
  const char *typed;
  RelaisSearchFit fit;
} fits[] = {
  { "Cliniques Saint-Luc", "", "saint luc", RELAIS_SEARCH_FIT_WHOLE },
  { "Cliniques Saint-Luc", "", "luc cliniques", RELAIS_SEARCH_FIT_WHOLE },
  { "Cliniques Saint-Luc", "", "clin", RELAIS_SEARCH_FIT_BEGINS },
  { "Cliniques Saint-Luc", "", "luc clin", RELAIS_SEARCH_FIT_BEGINS },
  { "Cliniques Saint-Luc", "", "niques", RELAIS_SEARCH_FIT_INSIDE },
  { "Cliniques Saint-Luc", "", "niques saint", RELAIS_SEARCH_FIT_INSIDE },
  { "Cliniques Saint-Luc", "avenue Hippocrate", "hippo", RELAIS_SEARCH_FIT_ELSEWHERE },
  { "Cliniques Saint-Luc", "avenue Hippocrate", "saint hippo", RELAIS_SEARCH_FIT_ELSEWHERE },
  { "Cliniques Saint-Luc", "027641111", "1111", RELAIS_SEARCH_FIT_WHOLE },
  { "Cliniques Saint-Luc", "027641111", "7641", RELAIS_SEARCH_FIT_ELSEWHERE },
};

static void
test_fit (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (fits); i++)
    {
      g_autofree char *all = g_strconcat (fits[i].name, " ", fits[i].rest, NULL);
      g_autofree char *name_key = relais_text_search_key (fits[i].name);
      g_autofree char *body = relais_text_search_key (all);
      g_auto (GStrv) words = relais_search_text_split (fits[i].typed);

      g_test_message ("“%s” in %s", fits[i].typed, fits[i].name);
      g_assert_cmpint (relais_search_text_fit (name_key, body, (const char *const *) words), ==, fits[i].fit);
    }
}

static void
test_digits (void)
{
  GString *body = g_string_new ("luc");
  g_autofree char *text = NULL;

  relais_search_text_append_digits (body, "+32 (0)2 764.11.11");
  relais_search_text_append_digits (body, NULL);
  relais_search_text_append_digits (body, "see below");
  text = g_string_free (body, FALSE);
  g_assert_cmpstr (text, ==, "luc 027641111");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/search-text/split", test_split);
  g_test_add_func ("/search-text/fit", test_fit);
  g_test_add_func ("/search-text/digits", test_digits);
  return g_test_run ();
}
