#include "relais-presence.h"

#define NBSP "\302\240"

static RelaisPhrasebook *
open_book (const char *language)
{
  g_autoptr (GError) error = NULL;
  RelaisPhrasebook *book = relais_phrasebook_new (language, &error);

  g_assert_no_error (error);
  return book;
}

static void
test_formats (void)
{
  static const struct {
    const char *stored;
    const char *fr;
    const char *nl;
    const char *en;
  } cases[] = {
    { "mo-fr 09:00-17:00", "lun–ven 9" NBSP "h–17" NBSP "h", "ma–vr 9–17" NBSP "u.", "Mon–Fri 9:00–17:00" },
    { "mo-fr 09:30-12:00,13:00-17:15; sa,su morning",
      "lun–ven 9" NBSP "h" NBSP "30–12" NBSP "h, 13" NBSP "h–17" NBSP "h" NBSP "15" NBSP "; week-end matin",
      "ma–vr 9.30–12" NBSP "u., 13–17.15" NBSP "u.; weekend voormiddag",
      "Mon–Fri 9:30–12:00, 13:00–17:15; weekend morning" },
    { "mo,we,th,sa evening", "lun, mer, jeu, sam soir", "ma, wo, do, za avond", "Mon, Wed, Thu, Sat evening" },
    { "mo-su", "tous les jours", "elke dag", "every day" },
    { "mo-su evening", "le soir", "’s avonds", "in the evening" },
    { "mo-su morning,evening", "le matin, le soir", "in de voormiddag, ’s avonds", "in the morning, in the evening" },
    { "mo-su morning,18:00-20:00",
      "tous les jours matin, 18" NBSP "h–20" NBSP "h",
      "elke dag voormiddag, 18–20" NBSP "u.",
      "every day morning, 18:00–20:00" },
    { "sa,su", "week-end", "weekend", "weekend" },
    { "mo,fr-su", "lun, ven–dim", "ma, vr–zo", "Mon, Fri–Sun" },
    { "tu 22:00-06:00", "mar 22" NBSP "h–6" NBSP "h", "di 22–6" NBSP "u.", "Tue 22:00–6:00" },
    { NULL, "", "", "" },
  };
  g_autoptr (RelaisPhrasebook) fr = open_book ("fr");
  g_autoptr (RelaisPhrasebook) nl = open_book ("nl");
  g_autoptr (RelaisPhrasebook) en = open_book ("en");

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *in_fr = relais_presence_format (cases[i].stored, fr);
      g_autofree char *in_nl = relais_presence_format (cases[i].stored, nl);
      g_autofree char *in_en = relais_presence_format (cases[i].stored, en);

      g_assert_cmpstr (in_fr, ==, cases[i].fr);
      g_assert_cmpstr (in_nl, ==, cases[i].nl);
      g_assert_cmpstr (in_en, ==, cases[i].en);
    }
}

/* What is printed can be typed: it comes back to the same presence. */
static void
test_formats_are_understood (void)
{
  static const char *const stored[] = { "mo-fr 09:00-17:00", "mo-fr 09:30-12:00,13:00-17:15; sa,su morning",
                                        "mo-su evening", "mo-su", "mo-su morning,18:00-20:00", "mo,we,th,sa evening", "tu 22:00-06:00" };
  static const char *const languages[] = { "fr", "nl", "en" };

  for (gsize i = 0; i < G_N_ELEMENTS (languages); i++)
    {
      g_autoptr (RelaisPhrasebook) book = open_book (languages[i]);

      for (gsize j = 0; j < G_N_ELEMENTS (stored); j++)
        {
          g_autofree char *formatted = relais_presence_format (stored[j], book);
          g_autofree char *again = relais_presence_parse (formatted, "presence", NULL);

          g_test_message ("%s", formatted);
          g_assert_cmpstr (again, ==, stored[j]);
        }
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/presence-format/formats", test_formats);
  g_test_add_func ("/presence-format/formats-are-understood", test_formats_are_understood);
  return g_test_run ();
}
