/* A page as a list of boxes in millimetres: what a layout makes and the renderer draws, so that preview, printer and
 * PDF show the same and a test can read it. Boxes are added relative to an origin, which is how one side of a card is
 * laid out without knowing where on the sheet it will stand. A page belongs to whoever made it; any thread.
 */

#include "relais-page.h"

struct _RelaisPage {
  double width;
  double height;
  GArray *boxes;

  double origin_x;
  double origin_y;
};

static void
clear_box (gpointer data)
{
  RelaisBox *box = data;

  g_clear_pointer (&box->text, g_free);
  g_clear_pointer (&box->code, relais_qr_unref);
}

/**
 * relais_page_new:
 * @width: the width of the paper in millimetres
 * @height: its height
 *
 * Returns: (transfer full): an empty page
 */
RelaisPage *
relais_page_new (double width, double height)
{
  RelaisPage *page = g_new0 (RelaisPage, 1);

  page->width = width;
  page->height = height;
  page->boxes = g_array_new (FALSE, FALSE, sizeof (RelaisBox));
  g_array_set_clear_func (page->boxes, clear_box);
  return page;
}

/**
 * relais_page_free:
 * @page: (transfer full) (nullable): a page
 */
void
relais_page_free (RelaisPage *page)
{
  if (page == NULL)
    return;

  g_array_unref (page->boxes);
  g_free (page);
}

/**
 * relais_page_get_width:
 * @page: a page
 *
 * Returns: the width of the paper in millimetres
 */
double
relais_page_get_width (const RelaisPage *page)
{
  return page->width;
}

/**
 * relais_page_get_height:
 * @page: a page
 *
 * Returns: the height of the paper in millimetres
 */
double
relais_page_get_height (const RelaisPage *page)
{
  return page->height;
}

/**
 * relais_page_get_n_boxes:
 * @page: a page
 *
 * Returns: how many boxes stand on it
 */
guint
relais_page_get_n_boxes (const RelaisPage *page)
{
  return page->boxes->len;
}

/**
 * relais_page_get_box:
 * @page: a page
 * @index: less than relais_page_get_n_boxes()
 *
 * Returns: (transfer none): that box, valid until another one is added
 */
const RelaisBox *
relais_page_get_box (const RelaisPage *page, guint index)
{
  g_return_val_if_fail (index < page->boxes->len, NULL);
  return &g_array_index (page->boxes, RelaisBox, index);
}

/**
 * relais_page_set_origin:
 * @page: a page
 * @x: the distance from the left edge of the paper in millimetres
 * @y: the distance from its upper edge
 *
 * Boxes added from now on are placed relative to this point.
 */
void
relais_page_set_origin (RelaisPage *page, double x, double y)
{
  page->origin_x = x;
  page->origin_y = y;
}

/**
 * relais_page_add_box:
 * @page: a page
 * @box: a box relative to the origin; its text is copied and its code shared
 */
void
relais_page_add_box (RelaisPage *page, const RelaisBox *box)
{
  RelaisBox copy = *box;

  copy.area.x += page->origin_x;
  copy.area.y += page->origin_y;
  copy.baseline += page->origin_y;
  copy.text = g_strdup (box->text);
  copy.language = g_intern_string (box->language);
  copy.code = box->code != NULL ? relais_qr_ref (box->code) : NULL;
  g_array_append_val (page->boxes, copy);
}

/**
 * relais_page_add_line:
 * @page: a page
 * @x1: where the line starts, relative to the origin
 * @y1: where it starts
 * @x2: where it ends, not left of @x1
 * @y2: where it ends, not above @y1
 * @dashed: whether it is a line to fold along rather than to cut along
 */
void
relais_page_add_line (RelaisPage *page, double x1, double y1, double x2, double y2, gboolean dashed)
{
  RelaisBox line = { .kind = RELAIS_BOX_LINE, .area = { x1, y1, x2 - x1, y2 - y1 }, .dashed = dashed };

  relais_page_add_box (page, &line);
}
