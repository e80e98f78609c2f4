#include "relais-pasted-line.h"

#include <string.h>

static void
test_names (void)
{
  static const struct {
    const char *typed;
    const char *family;
    const char *given;
    gboolean guess;
  } cases[] = {
    { "Mme El Amrani Fatima 0478/12.34.56", "El Amrani", "Fatima", FALSE },
    { "EL AMRANI Fatima", "El Amrani", "Fatima", FALSE },
    { "Fatima EL AMRANI", "El Amrani", "Fatima", FALSE },
    { "El Amrani, Fatima", "El Amrani", "Fatima", FALSE },
    { "EL AMRANI\tFatima\t0478123456", "El Amrani", "Fatima", FALSE },
    { "Fatima El Amrani", "El Amrani", "Fatima", FALSE },
    { "Fatima Zahra El Amrani", "El Amrani", "Fatima Zahra", FALSE },
    { "Van den Broeck Jan", "Van den Broeck", "Jan", FALSE },
    { "Jan Van den Broeck", "Van den Broeck", "Jan", FALSE },
    { "jan van den broeck", "van den Broeck", "Jan", FALSE },
    { "De Smet Marie-Claire", "De Smet", "Marie-Claire", FALSE },
    { "D’HONDT Els", "D’Hondt", "Els", FALSE },
    { "DUPONT-MARTIN Anne", "Dupont-Martin", "Anne", FALSE },
    { "Janssens de Varebeke Marie", "Janssens de Varebeke", "Marie", TRUE },
    { "Dupont Marie", "Dupont", "Marie", TRUE },
    { "Marie Dupont", "Dupont", "Marie", TRUE },
    { "Jean Claude Lambert", "Lambert", "Jean Claude", TRUE },
    { "Garcia Lopez Maria", "Garcia Lopez", "Maria", TRUE },
    { "Yilmaz Gülten", "Yilmaz", "Gülten", TRUE },
    { "DUPONT MARIE", "Dupont", "Marie", TRUE },
    { "Dupont", "Dupont", NULL, TRUE },
    { "Mme Dupont", "Dupont", NULL, TRUE },
    { "Nom: Dupont, Prénom: Marie", "Dupont", "Marie", FALSE },
    { "0478123456 Dupont Marie", "Dupont", "Marie", TRUE },
    { "Ковальчук Ольга", "Ковальчук", "Ольга", TRUE },
    { "فاطمة العمراني", "فاطمة", "العمراني", TRUE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_auto (RelaisPastedLine) line = { NULL };

      g_test_message ("%s", cases[i].typed);
      g_assert_true (relais_pasted_line_read (cases[i].typed, &line));
      g_assert_cmpstr (line.family_name, ==, cases[i].family);
      g_assert_cmpstr (line.given_name, ==, cases[i].given);
      g_assert_cmpint (line.name_is_guess, ==, cases[i].guess);
      g_assert_null (line.rest);
    }
}

static void
test_titles (void)
{
  static const struct {
    const char *typed;
    const char *sex;
  } cases[] = {
    { "Mme Dupont Marie", "female" },    { "Madame Marie Dupont", "female" },  { "Mevr. Dupont Marie", "female" },
    { "mevrouw Dupont Marie", "female" }, { "M. Dupont Marie", "male" },        { "Mr Dupont Marie", "male" },
    { "Monsieur Dupont Marie", "male" }, { "Dhr. Dupont Marie", "male" },      { "De heer Dupont Marie", "male" },
    { "Dr Dupont Marie", NULL },         { "Dupont Marie (Mme)", NULL },       { "Mrs. Dupont Marie", "female" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_auto (RelaisPastedLine) line = { NULL };

      g_test_message ("%s", cases[i].typed);
      g_assert_true (relais_pasted_line_read (cases[i].typed, &line));
      g_assert_cmpstr (line.family_name, ==, "Dupont");
      g_assert_cmpstr (line.given_name, ==, "Marie");
      g_assert_cmpstr (line.suggested_sex, ==, cases[i].sex);
    }
}

static void
test_everything (void)
{
  g_auto (RelaisPastedLine) line = { NULL };

  g_assert_true (relais_pasted_line_read ("Mevr. VAN DEN BROECK Els, née le 03/04/1951, rue Gallait 12 bte 3, "
                                          "1030 Schaerbeek, tél. 02/474.02.55, gsm 0478 12 34 56, els.vdb@example.be (fille, a la clé)",
                                          &line));
  g_assert_cmpstr (line.family_name, ==, "Van Den Broeck");
  g_assert_cmpstr (line.given_name, ==, "Els");
  g_assert_cmpstr (line.suggested_sex, ==, "female");
  g_assert_cmpstr (line.birth_date, ==, "1951-04-03");
  g_assert_cmpstr (line.street, ==, "rue Gallait 12 bte 3");
  g_assert_cmpstr (line.postcode, ==, "1030");
  g_assert_cmpstr (line.commune, ==, "Schaerbeek");
  g_assert_cmpstr (line.phone, ==, "02 474 02 55");
  g_assert_cmpstr (line.phone2, ==, "0478 12 34 56");
  g_assert_cmpstr (line.email, ==, "els.vdb@example.be");
  g_assert_cmpstr (line.rest, ==, "fille, a la clé");
}

static void
test_contacts (void)
{
  static const struct {
    const char *typed;
    const char *phone;
    const char *email;
    const char *postcode;
    const char *commune;
    const char *street;
    const char *birth;
    const char *rest;
  } cases[] = {
    { "Dupont 0478 12 34 56 1030 Schaerbeek", "0478 12 34 56", NULL, "1030", "Schaerbeek", NULL, NULL, NULL },
    { "Dupont 1030 0478 12 34 56", "0478 12 34 56", NULL, "1030", NULL, NULL, NULL, NULL },
    { "Dupont 1060 St-Gilles +32 2 474 02 55", "02 474 02 55", NULL, "1060", "Saint-Gilles", NULL, NULL, NULL },
    { "Dupont B-1083 Ganshoren", NULL, NULL, "1083", "Ganshoren", NULL, NULL, NULL },
    { "Dupont 4000 Liège", NULL, NULL, "4000", "Liège", NULL, NULL, NULL },
    { "Dupont 1080 Sint-Jans-Molenbeek 478123456", "0478 12 34 56", NULL, "1080",
      "Molenbeek-Saint-Jean", NULL, NULL, NULL },
    { "Dupont, Gallaitstraat 12 bus 3, 1030 Schaarbeek", NULL, NULL, "1030", "Schaerbeek",
      "Gallaitstraat 12 bus 3", NULL, NULL },
    { "Dupont, avenue de la Reine 12/3", NULL, NULL, NULL, NULL, "avenue de la Reine 12/3", NULL, NULL },
    { "Dupont 12/03/1948", NULL, NULL, NULL, NULL, NULL, "1948-03-12", NULL },
    { "Dupont née le 12.3.1948 0478/12.34.56", "0478 12 34 56", NULL, NULL, NULL, NULL, "1948-03-12", NULL },
    { "Dupont <Marie@Example.be>", NULL, "Marie@Example.be", NULL, NULL, NULL, NULL, NULL },
    { "Dupont 0478123456 / 0478 12 34 56", "0478 12 34 56", NULL, NULL, NULL, NULL, NULL, NULL },
    { "Dupont +33 6 12 34 56 78", "+33 6 12 34 56 78", NULL, NULL, NULL, NULL, NULL, NULL },

    /* What was not understood is kept. */
    { "Dupont 0478123456 fille", "0478 12 34 56", NULL, NULL, NULL, NULL, NULL, "fille" },
    { "Dupont 31/02/1948", NULL, NULL, NULL, NULL, NULL, NULL, "31/02/1948" },
    { "Dupont 85.07.30-033.28", NULL, NULL, NULL, NULL, NULL, NULL, "85.07.30-033.28" },
    { "Dupont 0478 12 34", NULL, NULL, NULL, NULL, NULL, NULL, "0478 12 34" },
    { "Dupont 0470 12 34, 0478 12 34 56", "0478 12 34 56", NULL, NULL, NULL, NULL, NULL, "0470 12 34" },
    { "Dupont née Martin", NULL, NULL, NULL, NULL, NULL, NULL, "née Martin" },
    { "Dupont (voisine)", NULL, NULL, NULL, NULL, NULL, NULL, "voisine" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_auto (RelaisPastedLine) line = { NULL };

      g_test_message ("%s", cases[i].typed);
      g_assert_true (relais_pasted_line_read (cases[i].typed, &line));
      g_assert_cmpstr (line.family_name, ==, "Dupont");
      g_assert_cmpstr (line.given_name, ==, NULL);
      g_assert_cmpstr (line.phone, ==, cases[i].phone);
      g_assert_cmpstr (line.phone2, ==, NULL);
      g_assert_cmpstr (line.email, ==, cases[i].email);
      g_assert_cmpstr (line.postcode, ==, cases[i].postcode);
      g_assert_cmpstr (line.commune, ==, cases[i].commune);
      g_assert_cmpstr (line.street, ==, cases[i].street);
      g_assert_cmpstr (line.birth_date, ==, cases[i].birth);
      g_assert_cmpstr (line.rest, ==, cases[i].rest);
    }
}

static void
test_absurd_texts (void)
{
  g_autofree char *letters = g_strnfill (10000, 'a');
  g_autofree char *digits = g_strnfill (10000, '0');
  g_autofree char *streets = g_strnfill (10000, '.');
  const char *texts[] = { letters, digits, streets, "\377\376 Dupont", "((((", "@",
                          "a@b", "+", ",,,,", "| | |", "M.", "Mme", "🙂" };

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_auto (RelaisPastedLine) line = { NULL };

      relais_pasted_line_read (texts[i], &line);
      g_assert_true (line.family_name == NULL || g_utf8_validate (line.family_name, -1, NULL));
      g_assert_true (line.rest == NULL || g_utf8_validate (line.rest, -1, NULL));
    }

  {
    g_auto (RelaisPastedLine) nothing = { NULL };

    g_assert_false (relais_pasted_line_read (NULL, &nothing));
    g_assert_null (nothing.rest);
  }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/pasted-line/names", test_names);
  g_test_add_func ("/pasted-line/titles", test_titles);
  g_test_add_func ("/pasted-line/everything", test_everything);
  g_test_add_func ("/pasted-line/contacts", test_contacts);
  g_test_add_func ("/pasted-line/absurd-texts", test_absurd_texts);
  return g_test_run ();
}
