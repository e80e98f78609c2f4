/* A report on A4: everything stands on the paper, nothing is cut, and no heading is left alone. */

#include "relais-report.h"
#include "relais-test.h"

#include <string.h>

static GPtrArray *
lay_out (const RelaisReport *report)
{
  g_autoptr (RelaisMeasurer) measurer = relais_measurer_new_fixed ();
  g_autoptr (RelaisPhrasebook) book = relais_phrasebook_new ("en", NULL);

  return relais_report_layout (report, measurer, book, "Practice");
}

/* The texts of a page in their order; those of the foot come last. */
static const char *
get_text (GPtrArray *pages, guint page, guint box)
{
  return relais_page_get_box (g_ptr_array_index (pages, page), box)->text;
}

static void
assert_on_paper (GPtrArray *pages)
{
  for (guint p = 0; p < pages->len; p++)
    {
      const RelaisPage *page = g_ptr_array_index (pages, p);
      double last = 0;

      for (guint i = 0; i < relais_page_get_n_boxes (page); i++)
        {
          const RelaisBox *box = relais_page_get_box (page, i);

          g_assert_cmpfloat (box->area.x, >=, 19.9);
          g_assert_cmpfloat (box->area.x + box->area.width, <=, 190.1);
          g_assert_cmpfloat (box->area.y, >=, 15);
          g_assert_cmpfloat (box->baseline, <=, 286);
          g_assert_true (box->baseline > last || box->font.size < 10); /* the two of the foot share a line */
          last = box->baseline;
        }
    }
}

static void
test_long_texts_are_wrapped (void)
{
  g_autoptr (RelaisReport) report = relais_report_new ();
  g_autoptr (GPtrArray) pages = NULL;
  g_autoptr (GString) all = g_string_new (NULL);
  g_autofree char *word = g_strnfill (200, 'x');
  g_autofree char *text = g_strdup_printf ("one two %s three é—ñ", word);

  relais_report_add (report, RELAIS_REPORT_ITEM, text);
  pages = lay_out (report);
  g_assert_cmpuint (pages->len, ==, 1);
  assert_on_paper (pages);
  for (guint i = 0; i + 2 < relais_page_get_n_boxes (g_ptr_array_index (pages, 0)); i++)
    g_string_append (all, get_text (pages, 0, i));
  g_string_replace (all, " ", "", 0);
  g_assert_cmpuint (all->len, ==, strlen (text) - 4);
  g_assert_cmpuint (relais_page_get_n_boxes (g_ptr_array_index (pages, 0)), >, 4);
}

static void
test_pages_are_numbered (void)
{
  g_autoptr (RelaisReport) report = relais_report_new ();
  g_autoptr (GPtrArray) pages = NULL;
  guint n_items = 0;

  relais_report_add (report, RELAIS_REPORT_TITLE, "Title");
  for (int i = 0; i < 2000; i++)
    relais_report_add (report, RELAIS_REPORT_ITEM, "opened the record");
  pages = lay_out (report);
  g_assert_cmpuint (pages->len, >, 30);
  assert_on_paper (pages);
  for (guint p = 0; p < pages->len; p++)
    {
      const RelaisPage *page = g_ptr_array_index (pages, p);
      guint n = relais_page_get_n_boxes (page);
      g_autofree char *number = g_strdup_printf ("Page %u of %u", p + 1, pages->len);

      g_assert_cmpstr (get_text (pages, p, n - 1), ==, number);
      g_assert_cmpstr (get_text (pages, p, n - 2), ==, "Practice");
      n_items += n - 2;
    }
  g_assert_cmpuint (n_items, ==, 2001);
}

/* However long what stands before it is, a heading is followed by something on its page. */
static void
test_no_heading_is_left_alone (void)
{
  for (int before = 0; before < 120; before++)
    {
      g_autoptr (RelaisReport) report = relais_report_new ();
      g_autoptr (GPtrArray) pages = NULL;

      for (int i = 0; i < before; i++)
        relais_report_add (report, RELAIS_REPORT_ITEM, "item");
      relais_report_add (report, RELAIS_REPORT_HEADING, "heading");
      relais_report_add (report, RELAIS_REPORT_SUBHEADING, "subheading");
      relais_report_add (report, RELAIS_REPORT_ITEM, "last");
      pages = lay_out (report);
      assert_on_paper (pages);
      for (guint p = 0; p < pages->len; p++)
        {
          guint n = relais_page_get_n_boxes (g_ptr_array_index (pages, p)) - 2;

          g_assert_cmpuint (n, >, 0);
          g_assert_false (g_str_has_suffix (get_text (pages, p, n - 1), "heading"));
        }
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/report/long-texts-are-wrapped", test_long_texts_are_wrapped);
  g_test_add_func ("/report/pages-are-numbered", test_pages_are_numbered);
  g_test_add_func ("/report/no-heading-is-left-alone", test_no_heading_is_left_alone);
  return g_test_run ();
}
