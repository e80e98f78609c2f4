/* P5: the PDF of 1,000 cards on 100 sheets of ten, laid out and written; its size, and how time grows with the number
 * of cards. Every card has names of its own, as in a register.
 */

#include "relais-bench.h"

#include <glib/gstdio.h>
#include <stdio.h>

#include "relais-card.h"
#include "relais-pdf.h"

#define N_CARDS 1000

typedef struct {
  RelaisPhrasebook *french;
  RelaisPhrasebook *dutch;
  GPtrArray *cards;
  RelaisPrintOptions options;
  char *path;
} Print;

static GPtrArray *
make_cards (guint n_cards)
{
  static const char *const given[] = { "Fatima", "Jean-Baptiste", "Małgorzata", "Gülşen", "Maria", "Luc", "Oksana" };
  static const char *const family[] = { "El Amrani", "Vandenbroucke", "Wąsowicz", "Öztürk", "Peeters", "Mbuyi" };
  static const char *const relations[] = { "daughter", "son", "neighbour", "spouse", "friend" };
  RelaisCardPractice *practice = relais_card_practice_new ("02 555 01 23", "+3225550123", "mo-fr 08:00-18:00");
  GPtrArray *cards = g_ptr_array_new_with_free_func ((GDestroyNotify) relais_card_data_free);

  relais_card_practice_set_texts (practice, "fr", "Maison médicale des Glycines", "Rue des Glycines 12", "1060 Saint-Gilles");
  relais_card_practice_add_number (practice, "112", "Ambulance, pompiers", "Ambulance, brandweer");
  relais_card_practice_add_number (practice, "1733", "Médecin de garde", "Huisarts van wacht");
  for (guint i = 0; i < n_cards; i++)
    {
      RelaisCardData *data = relais_card_data_new (i % 3 == 0 ? RELAIS_CARD_PATIENT : RELAIS_CARD_CAREGIVER, practice);
      g_autofree char *owner = g_strdup_printf ("%s %s%u", given[i % 7], family[i % 6], i);

      relais_card_data_set_owner (data, owner, NULL);
      relais_card_data_set_aided (data, given[(i + 3) % 7], family[i % 6]);
      relais_card_data_set_language (data, i % 2 == 0 ? "ar" : "fr", i % 4 == 0);
      for (guint p = 0; p < 1 + i % 3; p++)
        {
          g_autofree char *name = g_strdup_printf ("%s %s%u", given[(i + p) % 7], family[(i + p) % 6], i);
          g_autofree char *phone = g_strdup_printf ("0470 %02u %02u %02u", i % 97, i % 89, i % 83);
          const RelaisCardPerson person = { name, relations[(i + p) % 5], NULL, phone, "mo-fr evening" };

          relais_card_data_add_person (data, &person);
        }
      relais_card_data_set_reference (data, "K7M4QX");
      relais_card_data_set_printed (data, relais_date (2026, 11, 20));
      g_ptr_array_add (cards, data);
    }

  relais_card_practice_unref (practice);
  return cards;
}

static void
print_cards (gpointer user_data)
{
  const Print *print = user_data;
  g_autoptr (RelaisMeasurer) measurer = relais_measurer_new_pango ();
  g_autoptr (GPtrArray) refused = g_ptr_array_new_with_free_func ((GDestroyNotify) relais_refusal_free);
  g_autoptr (GPtrArray) pages = NULL;
  g_autoptr (GError) error = NULL;

  pages = relais_card_layout (print->cards, &print->options, measurer, print->french, print->dutch, refused, &error);
  if (pages == NULL || !relais_pdf_write (pages, "Cartes", "Maison médicale des Glycines", "fr", RELAIS_PDF_OVERWRITE,
                                          print->path, &error))
    g_error ("%s", error->message);
  if (refused->len > 0)
    g_error ("%u cards were refused", refused->len);
}

static double
measure_growth (Print *print)
{
  const double sizes[] = { N_CARDS / 16, N_CARDS / 4, N_CARDS };
  double seconds[G_N_ELEMENTS (sizes)];

  for (gsize i = 0; i < G_N_ELEMENTS (sizes); i++)
    {
      g_clear_pointer (&print->cards, g_ptr_array_unref);
      print->cards = make_cards ((guint) sizes[i]);
      seconds[i] = relais_bench_time (print_cards, print, 5);
    }

  return relais_bench_growth (sizes, seconds, G_N_ELEMENTS (sizes));
}

int
main (void)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *folder = g_dir_make_tmp ("relais-bench-XXXXXX", &error);
  Print print = { relais_phrasebook_new ("fr", &error), NULL, NULL, { NULL, 1, "fr", FALSE, 0, 0 }, NULL };
  GStatBuf status = { 0 };
  double growth, memory;

  if (error == NULL)
    print.dutch = relais_phrasebook_new ("nl", &error);
  if (error != NULL)
    g_error ("%s", error->message);

  print.options.sheet = relais_sheet_lookup ("c32011", NULL);
  print.path = g_build_filename (folder, "cards.pdf", NULL);
  print.cards = make_cards (N_CARDS);
  relais_bench_reset_peak_memory ();
  memory = relais_bench_get_peak_memory ();
  print_cards (&print);
  memory = relais_bench_get_peak_memory () - memory;
  growth = measure_growth (&print);

  relais_bench_print_limit ("P5 PDF of 1,000 cards", relais_bench_time (print_cards, &print, 5) * 1e3, "ms", 1200);
  g_stat (print.path, &status);
  relais_bench_print_limit ("P5 its size", (double) status.st_size / 1e3, "kB", 600);
  relais_bench_print_limit ("P5 memory over idle", memory, "MB", 40);
  relais_bench_print_limit ("P10 print, exponent", growth, "", 1.1);

  g_unlink (print.path);
  g_rmdir (folder);
  g_ptr_array_unref (print.cards);
  relais_phrasebook_unref (print.french);
  relais_phrasebook_unref (print.dutch);
  g_free (print.path);
  return 0;
}
