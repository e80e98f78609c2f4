#include "relais-recovery-sheet.h"

#include "relais-test-pages.h"
#include "relais-test-pdf.h"
#include "relais-test.h"

#include <string.h>

static const char *const groups[] = { "WCDD", "T3FB", "NZDX", "48QV", "M0WC", "8X01", "1BTV",
                                      "4F1B", "TA7T", "KZQ6", "X4Q2", "KP91", "0GR7", NULL };

static RelaisTestPrint *
lay_out (const char *language, const char *practice)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (RelaisPhrasebook) book = relais_phrasebook_new (language, &error);
  g_autoptr (RelaisMeasurer) measurer = relais_measurer_new_pango ();
  RelaisTestPrint *print = relais_test_print_new ();

  g_assert_no_error (error);
  print->pages = relais_recovery_sheet_layout (practice, relais_date (2026, 11, 20), groups, measurer, book);
  return print;
}

static void
test_says_all_of_it (void)
{
  static const struct {
    const char *language;
    const char *says;
  } cases[] = {
    { "fr", "Clé de secours" },
    { "fr", "20 novembre 2026" },
    { "nl", "Herstelsleutel" },
    { "nl", "20 november 2026" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (RelaisTestPrint) print = lay_out (cases[i].language, "Maison médicale du Pont");

      g_assert_cmpuint (print->pages->len, ==, 1);
      g_assert_true (relais_test_print_says (print, cases[i].says));
      g_assert_true (relais_test_print_says (print, "Maison médicale du Pont"));
      g_assert_false (relais_test_print_says (print, "{"));
    }
}

/* Each group stands there once, in order of reading, large enough for tired eyes. */
static void
test_the_key_is_large (void)
{
  g_autoptr (RelaisTestPrint) print = lay_out ("fr", "Maison médicale du Pont");
  const RelaisBox *before = NULL;

  for (guint i = 0; groups[i] != NULL; i++)
    {
      const RelaisBox *box = relais_test_print_find (print, 0, groups[i]);

      g_assert_nonnull (box);
      g_assert_cmpstr (box->text, ==, groups[i]);
      g_assert_cmpfloat (box->font.size, >=, 24);
      g_assert_true (before == NULL || box->baseline > before->baseline ||
                     (box->baseline == before->baseline && box->area.x >= before->area.x + before->area.width + 5));
      before = box;
    }
}

/* Whatever the practice is called, everything keeps away from the edges and from each other. */
static void
test_fits_on_the_paper (void)
{
  static const char *const languages[] = { "fr", "nl" };
  g_autofree char *longest = g_strnfill (79, 'W');

  longest[40] = ' ';
  for (gsize l = 0; l < G_N_ELEMENTS (languages); l++)
    {
      g_autoptr (RelaisTestPrint) print = lay_out (languages[l], longest);
      const RelaisPage *page = g_ptr_array_index (print->pages, 0);

      for (guint i = 0; i < relais_page_get_n_boxes (page); i++)
        {
          const RelaisBox *box = relais_page_get_box (page, i);

          if (box->kind == RELAIS_BOX_TEXT && strstr (box->text, "WWWW") != NULL)
            continue;
          g_assert_cmpfloat (box->area.x, >=, 20);
          g_assert_cmpfloat (box->area.x + box->area.width, <=, 190);
          g_assert_cmpfloat (box->area.y + box->area.height, <=, 280);
        }
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/recovery-sheet/says-all-of-it", test_says_all_of_it);
  g_test_add_func ("/recovery-sheet/the-key-is-large", test_the_key_is_large);
  g_test_add_func ("/recovery-sheet/fits-on-the-paper", test_fits_on_the_paper);
  return g_test_run ();
}
