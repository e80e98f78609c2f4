#include "relais-sheet.h"

#include <math.h>

#include "relais-error.h"

#define NEAR(a, b) g_assert_cmpfloat_with_epsilon ((a), (b), 0.001)

typedef struct {
  const char *name;
  int columns;
  int rows;
  double width;
  double height;
  double gap_x;
  double gap_y;
  double left;
  double top;
} SheetCase;

/* What the makers of the sheets say; for the folding card the whole of 85 × 108 mm is what is counted here. */
static const SheetCase cases[] = {
  { "folding", 2, 2, 85, 108, 10, 10, 15, 35.5 },
  { "c32011", 2, 5, 85, 54, 10, 0, 15, 13.5 },
  { "c32015", 2, 4, 85, 54, 6, 6, 17, 31.5 },
  { "l7414", 2, 5, 90, 52, 0, 0, 15, 18.5 },
  { "plain", 2, 5, 85.6, 53.98, 0, 0, 19.4, 13.55 },
};

static RelaisRect
get_card (const RelaisSheet *sheet, int index)
{
  RelaisRect card = relais_sheet_get_label (sheet, index, RELAIS_SIDE_FRONT);

  if (relais_sheet_is_folded (sheet))
    card.height += relais_sheet_get_label (sheet, index, RELAIS_SIDE_BACK).height;
  return card;
}

static void
test_geometry (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const SheetCase *expected = &cases[i];
      const RelaisSheet *sheet = relais_sheet_lookup (expected->name, NULL);
      RelaisRect first, last;

      g_test_message ("%s", expected->name);
      g_assert_nonnull (sheet);
      g_assert_cmpint (relais_sheet_get_n_labels (sheet), ==, expected->columns * expected->rows);
      first = get_card (sheet, 0);
      last = get_card (sheet, relais_sheet_get_n_labels (sheet) - 1);
      NEAR (first.x, expected->left);
      NEAR (first.y, expected->top);
      NEAR (first.width, expected->width);
      NEAR (first.height, expected->height);

      /* Both borders are equal, and everything adds up to the paper. */
      NEAR (expected->left * 2 + expected->columns * expected->width + (expected->columns - 1) * expected->gap_x, 210);
      NEAR (expected->top * 2 + expected->rows * expected->height + (expected->rows - 1) * expected->gap_y, 297);
      NEAR (last.x + last.width, 210 - expected->left);
      NEAR (last.y + last.height, 297 - expected->top);
    }
}

static void
test_labels_follow_the_rows (void)
{
  const RelaisSheet *sheet = relais_sheet_lookup ("c32015", NULL);
  RelaisRect second = relais_sheet_get_label (sheet, 1, RELAIS_SIDE_FRONT);
  RelaisRect third = relais_sheet_get_label (sheet, 2, RELAIS_SIDE_FRONT);

  NEAR (second.x, 17 + 91);
  NEAR (second.y, 31.5);
  NEAR (third.x, 17);
  NEAR (third.y, 31.5 + 60);
}

/* Turned over along the long edge, x becomes 210 - x: the back must lie exactly behind its front. */
static void
test_backs_lie_behind_their_fronts (void)
{
  for (gsize i = 1; i < G_N_ELEMENTS (cases); i++)
    {
      const RelaisSheet *sheet = relais_sheet_lookup (cases[i].name, NULL);

      for (int label = 0; label < relais_sheet_get_n_labels (sheet); label++)
        {
          RelaisRect front = relais_sheet_get_label (sheet, label, RELAIS_SIDE_FRONT);
          RelaisRect back = relais_sheet_get_label (sheet, label, RELAIS_SIDE_BACK);

          NEAR (210 - (back.x + back.width), front.x);
          NEAR (back.y, front.y);
          NEAR (back.width, front.width);
          NEAR (back.height, front.height);
          g_assert_cmpfloat (fabs (back.x - front.x), >, 1);
        }
    }
}

static void
test_folded_back_stands_below (void)
{
  const RelaisSheet *sheet = relais_sheet_get_default ();
  RelaisRect front = relais_sheet_get_label (sheet, 3, RELAIS_SIDE_FRONT);
  RelaisRect back = relais_sheet_get_label (sheet, 3, RELAIS_SIDE_BACK);

  NEAR (back.x, front.x);
  NEAR (back.y, front.y + 54);
}

static void
test_safe_area (void)
{
  RelaisRect area = relais_sheet_get_safe_area (relais_sheet_lookup ("l7414", NULL), 0, RELAIS_SIDE_FRONT);

  NEAR (area.x, 18);
  NEAR (area.y, 21.5);
  NEAR (area.width, 84);
  NEAR (area.height, 46);
}

static void
test_large_print_is_a6_folded (void)
{
  g_autoptr (GError) error = NULL;
  const RelaisSheet *large = relais_sheet_get_large (relais_sheet_get_default (), NULL);
  RelaisRect first = get_card (large, 0);
  RelaisRect last = get_card (large, 3);

  NEAR (first.x, 0);
  NEAR (first.width, 105);
  NEAR (first.height, 148.5);
  NEAR (last.x + last.width, 210);
  NEAR (last.y + last.height, 297);
  g_assert_true (relais_sheet_is_folded (large));

  g_assert_null (relais_sheet_get_large (relais_sheet_lookup ("c32011", NULL), &error));
  g_assert_error (error, RELAIS_ERROR, RELAIS_ERROR_USAGE);
  g_assert_nonnull (strstr (relais_error_get_detail (error), "folding"));
}

static void
test_lookup_forgives (void)
{
  static const char *spellings[][2] = {
    { "", "folding" },
    { "Folding", "folding" },
    { "A4", "folding" },
    { "Avery C32011", "c32011" },
    { "avery c32011-10", "c32011" },
    { "C 32011", "c32011" },
    { "AVERY Zweckform C32015-10", "c32015" },
    { "L7414", "l7414" },
    { "avery-l7414", "l7414" },
    { "plain", "plain" },
    { "ID-1", "plain" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (spellings); i++)
    {
      const RelaisSheet *sheet = relais_sheet_lookup (spellings[i][0], NULL);

      g_test_message ("%s", spellings[i][0]);
      g_assert_nonnull (sheet);
      g_assert_cmpstr (relais_sheet_get_name (sheet), ==, spellings[i][1]);
    }
  g_assert_true (relais_sheet_lookup (NULL, NULL) == relais_sheet_get_default ());
}

static void
test_lookup_lists_the_known (void)
{
  static const char *unknown[] = { "c3201", "folding-large", "L7415", "avery", "été" };

  for (gsize i = 0; i < G_N_ELEMENTS (unknown); i++)
    {
      g_autoptr (GError) error = NULL;

      g_test_message ("%s", unknown[i]);
      g_assert_null (relais_sheet_lookup (unknown[i], &error));
      g_assert_error (error, RELAIS_ERROR, RELAIS_ERROR_USAGE);
      g_assert_cmpstr (relais_error_get_subject (error), ==, unknown[i]);
      g_assert_true (g_str_has_suffix (relais_error_get_detail (error), ": folding, c32011, c32015, l7414, plain"));
    }
}

/* A mark that crossed a card would be printed on it; only the line to fold along may. */
static void
test_marks_stay_off_the_cards (void)
{
  static const char *names[] = { "folding", "c32011", "c32015", "l7414", "plain" };
  static const gboolean has_marks[] = { TRUE, FALSE, FALSE, FALSE, TRUE };

  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    {
      const RelaisSheet *sheet = relais_sheet_lookup (names[i], NULL);
      int n_labels = relais_sheet_get_n_labels (sheet);
      g_autoptr (RelaisPage) page = relais_page_new (210, 297);
      guint n_cuts = 0;

      g_test_message ("%s", names[i]);
      relais_sheet_add_marks (sheet, page, 0, n_labels);
      for (guint b = 0; b < relais_page_get_n_boxes (page); b++)
        {
          RelaisRect mark = relais_page_get_box (page, b)->area;

          if (relais_page_get_box (page, b)->dashed)
            continue;
          n_cuts++;
          g_assert_cmpfloat (mark.x, >=, 0);
          g_assert_cmpfloat (mark.x + mark.width, <=, 210);
          g_assert_cmpfloat (mark.y, >=, 0);
          g_assert_cmpfloat (mark.y + mark.height, <=, 297);
          for (int label = 0; label < n_labels; label++)
            {
              RelaisRect card = get_card (sheet, label);

              g_assert_true (mark.x + mark.width < card.x || mark.x > card.x + card.width ||
                             mark.y + mark.height < card.y || mark.y > card.y + card.height);
            }
        }
      g_assert_cmpint (n_cuts > 0, ==, has_marks[i]);
    }
}

static void
test_fold_line_is_between_the_sides (void)
{
  const RelaisSheet *sheet = relais_sheet_get_default ();
  g_autoptr (RelaisPage) page = relais_page_new (210, 297);
  guint n_folds = 0;

  relais_sheet_add_marks (sheet, page, 2, 1);
  for (guint i = 0; i < relais_page_get_n_boxes (page); i++)
    {
      const RelaisBox *box = relais_page_get_box (page, i);

      if (!box->dashed)
        continue;
      n_folds++;
      NEAR (box->area.x, 15);
      NEAR (box->area.width, 85);
      NEAR (box->area.height, 0);
      NEAR (box->area.y, relais_sheet_get_label (sheet, 2, RELAIS_SIDE_BACK).y);
    }
  g_assert_cmpuint (n_folds, ==, 1);
}

/* One card in the third row of the plain stock: the marks around that one only. */
static void
test_border_ticks_follow_what_is_used (void)
{
  g_autoptr (RelaisPage) page = relais_page_new (210, 297);
  guint n_rows = 0;
  guint n_columns = 0;

  relais_sheet_add_marks (relais_sheet_lookup ("plain", NULL), page, 4, 1);
  for (guint i = 0; i < relais_page_get_n_boxes (page); i++)
    {
      if (relais_page_get_box (page, i)->area.height > 0)
        n_columns++;
      else
        n_rows++;
    }
  g_assert_cmpuint (n_rows, ==, 4);
  g_assert_cmpuint (n_columns, ==, 4);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/sheet/geometry", test_geometry);
  g_test_add_func ("/sheet/labels-follow-the-rows", test_labels_follow_the_rows);
  g_test_add_func ("/sheet/backs-lie-behind-their-fronts", test_backs_lie_behind_their_fronts);
  g_test_add_func ("/sheet/folded-back-stands-below", test_folded_back_stands_below);
  g_test_add_func ("/sheet/safe-area", test_safe_area);
  g_test_add_func ("/sheet/large-print-is-a6-folded", test_large_print_is_a6_folded);
  g_test_add_func ("/sheet/lookup-forgives", test_lookup_forgives);
  g_test_add_func ("/sheet/lookup-lists-the-known", test_lookup_lists_the_known);
  g_test_add_func ("/sheet/marks-stay-off-the-cards", test_marks_stay_off_the_cards);
  g_test_add_func ("/sheet/fold-line-is-between-the-sides", test_fold_line_is_between_the_sides);
  g_test_add_func ("/sheet/border-ticks-follow-what-is-used", test_border_ticks_follow_what_is_used);
  return g_test_run ();
}
