#include "relais-test-page.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

#include "relais-error.h"
#include "relais-test-pages.h"
#include "relais-test.h"

static RelaisTestPrint *
lay_out (const RelaisPrintOptions *options, gboolean real_fonts)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (RelaisPhrasebook) book = relais_phrasebook_new (options->language, &error);
  g_autoptr (RelaisMeasurer) measurer = real_fonts ? relais_measurer_new_pango () : relais_measurer_new_fixed ();
  RelaisTestPrint *print = relais_test_print_new ();

  g_assert_no_error (error);
  print->pages = relais_test_page_layout (options, measurer, book, &error);
  g_assert_no_error (error);
  return print;
}

static const RelaisBox *
get_box (const RelaisTestPrint *print, guint page, guint index)
{
  return relais_page_get_box (g_ptr_array_index (print->pages, page), index);
}

/* A ruler is nine hundred ticks: the golden has what is longer than one. */
static char *
leave_out_ticks (const char *text)
{
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);
  g_autoptr (GString) rest = g_string_new (NULL);

  for (char **line = lines; *line != NULL; line++)
    {
      double x1, y1, x2, y2;

      if (sscanf (*line, "line %lf %lf to %lf %lf", &x1, &y1, &x2, &y2) == 4 && (x2 - x1) + (y2 - y1) < 5)
        continue;
      if (**line != '\0')
        g_string_append_printf (rest, "%s\n", *line);
    }
  return g_strdup (rest->str);
}

static void
check_golden (const char *name, const RelaisPrintOptions *options)
{
  g_autoptr (RelaisTestPrint) print = lay_out (options, FALSE);
  g_autofree char *file = g_strconcat (name, ".txt", NULL);
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "data", "golden", "test-page", file, NULL);
  g_autofree char *all = relais_test_print_to_text (print);
  g_autofree char *text = leave_out_ticks (all);
  g_autofree char *expected = NULL;

  if (g_getenv ("RELAIS_UPDATE_GOLDEN") != NULL)
    g_assert_true (g_file_set_contents (path, text, -1, NULL));
  g_assert_true (g_file_get_contents (path, &expected, NULL, NULL));
  g_assert_cmpstr (text, ==, expected);
}

static void
test_goldens (void)
{
  const RelaisPrintOptions folding = { .sheet = relais_sheet_lookup ("folding", NULL), .language = "fr" };
  const RelaisPrintOptions labels = {
    .sheet = relais_sheet_lookup ("c32011", NULL), .language = "nl", .offset_x = 0.5, .offset_y = -1
  };

  check_golden ("folding-fr", &folding);
  check_golden ("c32011-nl", &labels);
}

/* What somebody lays a ruler against: a tick each millimetre, longer ones at five and ten, on all four sides. */
static void
test_ticks_stand_at_their_millimetre (void)
{
  const RelaisPrintOptions options = { .sheet = relais_sheet_lookup ("folding", NULL), .language = "fr", .offset_x = 0.5 };
  g_autoptr (RelaisTestPrint) print = lay_out (&options, FALSE);
  const RelaisPage *page = g_ptr_array_index (print->pages, 0);
  guint n_ticks[4] = { 0 };

  for (guint i = 0; i < relais_page_get_n_boxes (page); i++)
    {
      const RelaisBox *box = get_box (print, 0, i);
      double length = box->area.width + box->area.height;
      gboolean vertical = box->area.width == 0;
      double at = vertical ? box->area.x - 0.5 : box->area.y;
      int mm;

      if (box->kind != RELAIS_BOX_LINE || length > 5)
        continue;
      mm = (int) (at + 0.5);
      g_assert_cmpfloat_with_epsilon (at, mm, 0.001);
      g_assert_cmpfloat_with_epsilon (length, mm % 10 == 0 ? 2.8 : mm % 5 == 0 ? 1.9 : 1.2, 0.001);
      n_ticks[vertical ? (box->area.y > 100 ? 1 : 0) : (box->area.x > 100 ? 3 : 2)]++;
    }
  g_assert_cmpuint (n_ticks[0], ==, 191);
  g_assert_cmpuint (n_ticks[1], ==, 191);
  g_assert_cmpuint (n_ticks[2], ==, 278);
  g_assert_cmpuint (n_ticks[3], ==, 278);
}

/* With real fonts: every sheet has room for the words in both languages, and nothing leaves the paper. */
static void
test_every_sheet_in_both_languages (void)
{
  for (guint i = 0; relais_sheet_get_choice (i) != NULL; i++)
    {
      for (int version = 0; version < 4; version++)
        {
          const RelaisSheet *sheet = relais_sheet_get_choice (i);
          const RelaisSheet *large = version < 2 ? sheet : relais_sheet_get_large (sheet, NULL);
          const RelaisPrintOptions options = {
            .sheet = large, .language = version % 2 == 0 ? "fr" : "nl", .offset_x = 2, .offset_y = -2
          };
          g_autoptr (RelaisTestPrint) print = large != NULL ? lay_out (&options, TRUE) : NULL;

          if (large == NULL)
            continue;
          g_assert_cmpuint (print->pages->len, ==, relais_sheet_is_folded (sheet) ? 1 : 2);
          g_assert_nonnull (relais_test_print_find (print, 0, version % 2 == 0 ? "Page d’essai" : "Testpagina"));
          g_assert_nonnull (relais_test_print_find (print, 0, "2,0"));
          g_assert_nonnull (relais_test_print_find (print, 0, "-2,0"));
        }
    }
}

static void
test_correction_has_its_limits (void)
{
  const RelaisPrintOptions options = { .sheet = relais_sheet_lookup ("folding", NULL), .language = "fr", .offset_x = NAN };
  g_autoptr (RelaisPhrasebook) book = relais_phrasebook_new ("fr", NULL);
  g_autoptr (RelaisMeasurer) measurer = relais_measurer_new_fixed ();
  g_autoptr (GError) error = NULL;

  g_assert_null (relais_test_page_layout (&options, measurer, book, &error));
  g_assert_error (error, RELAIS_ERROR, RELAIS_ERROR_USAGE);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/test-page/goldens", test_goldens);
  g_test_add_func ("/test-page/ticks", test_ticks_stand_at_their_millimetre);
  g_test_add_func ("/test-page/every-sheet", test_every_sheet_in_both_languages);
  g_test_add_func ("/test-page/limits", test_correction_has_its_limits);
  return g_test_run ();
}
