#include "relais-phrase.h"

#include <glib.h>

static void
test_fill (void)
{
  static const struct {
    const char *text;
    const char *filled;
  } cases[] = {
    { "Rien à signaler.", "Rien à signaler." },
    { "{nom} refuse {quel soin}.", "Maria refuse {quel soin}." },
    { "{naam} om {uur}, {datum}", "Maria om 14:02, 20/11/2026" },
    { "{Name} {TIME}{date}", "Maria 14:0220/11/2026" },
    { "a {} b {nom", "a {} b {nom" },
    { "{nom\n}", "{nom\n}" },
    { "{{nom}}", "{Maria}" },
    { "", "" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *filled = relais_phrase_fill (cases[i].text, "Maria", "20/11/2026", "14:02");

      g_assert_cmpstr (filled, ==, cases[i].filled);
    }
}

/* What is not known stays a blank, and what the name says is not looked into. */
static void
test_fill_with_what_is_known (void)
{
  g_autofree char *filled = relais_phrase_fill ("{nom} {date} {heure}", "{date}", NULL, "9:00");

  g_assert_cmpstr (filled, ==, "{date} {date} 9:00");
}

static void
test_find (void)
{
  static const char text[] = "Été : {où}, {quand}";
  guint start, end;

  g_assert_true (relais_phrase_find_blank (text, 0, &start, &end));
  g_assert_cmpuint (start, ==, 6);
  g_assert_cmpuint (end, ==, 10);
  g_assert_true (relais_phrase_find_blank (text, 7, &start, &end));
  g_assert_cmpuint (start, ==, 12);
  g_assert_cmpuint (end, ==, 19);
  g_assert_false (relais_phrase_find_blank (text, 13, &start, &end));
  g_assert_false (relais_phrase_find_blank (text, 19, &start, &end));
  g_assert_false (relais_phrase_find_blank (text, 200, &start, &end));
}

static void
test_left (void)
{
  g_autofree char *blank = relais_phrase_get_blank ("Vu {qui}. {quoi}");
  g_autofree char *none = relais_phrase_get_blank ("Vu {}.");

  g_assert_cmpstr (blank, ==, "qui");
  g_assert_null (none);
  g_assert_null (relais_phrase_get_blank (NULL));
}

/* A part of a template may be left out; what was written stays, whatever it looks like. */
static void
test_clean (void)
{
  static const struct {
    const char *text;
    const char *clean;
  } cases[] = {
    { "Cible : douleur\nDonnées : {…}\nActions : {…} \nRésultats : mieux", "Cible : douleur\nRésultats : mieux" },
    { "Focus: {…}\nActies:\302\240{…}", "" },
    { "Médicaments :\n- un\n- deux", "Médicaments :\n- un\n- deux" },
    { "Vu : {qui}", "Vu : {qui}" },
    { "Et {…}", "Et {…}" },
    { "", "" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *clean = relais_phrase_clean (cases[i].text);

      g_assert_cmpstr (clean, ==, cases[i].clean);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/phrase/fill", test_fill);
  g_test_add_func ("/phrase/fill-with-what-is-known", test_fill_with_what_is_known);
  g_test_add_func ("/phrase/find", test_find);
  g_test_add_func ("/phrase/left", test_left);
  g_test_add_func ("/phrase/clean", test_clean);
  return g_test_run ();
}
