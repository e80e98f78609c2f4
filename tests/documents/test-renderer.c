#include "relais-renderer.h"

#define DOTS_PER_MM 20.0
#define PAGE_MM     60.0

typedef struct {
  double left;
  double top;
  double right;
  double bottom;
} Ink;

/* A page of 60 × 60 mm as a picture of 20 dots a millimetre, black ink on white. */
static cairo_surface_t *
draw (const RelaisPage *page)
{
  g_autoptr (RelaisRenderer) renderer = relais_renderer_new ();
  int size = (int) (PAGE_MM * DOTS_PER_MM);
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, size, size);
  cairo_t *cr = cairo_create (surface);

  cairo_set_source_rgb (cr, 1, 1, 1);
  cairo_paint (cr);
  cairo_scale (cr, DOTS_PER_MM * RELAIS_MM_PER_POINT, DOTS_PER_MM * RELAIS_MM_PER_POINT);
  relais_renderer_draw_page (renderer, page, cr);
  g_assert_cmpint (cairo_status (cr), ==, CAIRO_STATUS_SUCCESS);
  cairo_destroy (cr);
  cairo_surface_flush (surface);
  return surface;
}

static int
get_brightness (cairo_surface_t *surface, int x, int y)
{
  return cairo_image_surface_get_data (surface)[y * cairo_image_surface_get_stride (surface) + 4 * x];
}

static Ink
find_ink (cairo_surface_t *surface)
{
  Ink ink = { G_MAXDOUBLE, G_MAXDOUBLE, -1, -1 };
  int size = cairo_image_surface_get_width (surface);

  for (int y = 0; y < size; y++)
    {
      for (int x = 0; x < size; x++)
        {
          if (get_brightness (surface, x, y) > 200)
            continue;
          ink.left = MIN (ink.left, x / DOTS_PER_MM);
          ink.top = MIN (ink.top, y / DOTS_PER_MM);
          ink.right = MAX (ink.right, (x + 1) / DOTS_PER_MM);
          ink.bottom = MAX (ink.bottom, (y + 1) / DOTS_PER_MM);
        }
    }

  return ink;
}

/* What was measured is what is drawn: no ink outside the box, and the letters fill it. */
static void
test_text_fills_its_box (void)
{
  static const char *texts[] = {
    "Édouard Ångström",
    "Wąsowicz Grzegorz",
    "Gül Şahin Öztürk",
    "\u2068فاطمة العمراني\u2069 (fille)",
    "Дмитро Щербина",
    "fiffig office",
  };
  g_autoptr (RelaisMeasurer) measurer = relais_measurer_new_pango ();

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      const RelaisFont font = { 14, i % 2 == 1 };
      RelaisExtents extents = relais_measurer_measure (measurer, font, texts[i]);
      g_autoptr (RelaisPage) page = relais_page_new (PAGE_MM, PAGE_MM);
      RelaisBox box = {
        .kind = RELAIS_BOX_TEXT,
        .area = { 2, 20 - extents.ascent, extents.width, extents.ascent + extents.descent },
        .baseline = 20,
        .font = font,
        .text = (char *) texts[i],
        .language = "fr",
      };
      cairo_surface_t *surface;
      Ink ink;

      relais_page_add_box (page, &box);
      surface = draw (page);
      ink = find_ink (surface);
      cairo_surface_destroy (surface);

      g_test_message ("%s: %.2f–%.2f × %.2f–%.2f", texts[i], ink.left, ink.right, ink.top, ink.bottom);
      g_assert_cmpfloat_with_epsilon (ink.left, box.area.x, 0.6);
      g_assert_cmpfloat_with_epsilon (ink.right, box.area.x + box.area.width, 0.6);
      g_assert_cmpfloat_with_epsilon (ink.top, box.area.y, 0.15);
      g_assert_cmpfloat_with_epsilon (ink.bottom, box.area.y + box.area.height, 0.15);
    }
}

static void
test_code_is_drawn_as_it_is (void)
{
  g_autoptr (RelaisQr) code = relais_qr_new_for_call ("+3225371234", NULL);
  g_autoptr (RelaisPage) page = relais_page_new (PAGE_MM, PAGE_MM);
  int size = relais_qr_get_size (code);
  double module = 0.6;
  RelaisBox box = { .kind = RELAIS_BOX_CODE, .area = { 10, 30, size * module, size * module }, .code = code };
  cairo_surface_t *surface;

  relais_page_add_box (page, &box);
  surface = draw (page);
  for (int row = 0; row < size; row++)
    {
      for (int column = 0; column < size; column++)
        {
          int x = (int) ((10 + (column + 0.5) * module) * DOTS_PER_MM);
          int y = (int) ((30 + (row + 0.5) * module) * DOTS_PER_MM);

          g_assert_cmpint (get_brightness (surface, x, y), ==, relais_qr_is_dark (code, column, row) ? 0 : 255);
        }
    }
  cairo_surface_destroy (surface);
}

static void
test_lines (void)
{
  g_autoptr (RelaisPage) page = relais_page_new (PAGE_MM, PAGE_MM);
  cairo_surface_t *surface;
  int n_dark = 0;
  int n_changes = 0;

  relais_page_add_line (page, 5, 10, 55, 10, FALSE);
  relais_page_add_line (page, 5, 40, 55, 40, TRUE);
  surface = draw (page);
  for (int x = (int) (6 * DOTS_PER_MM); x < 54 * DOTS_PER_MM; x++)
    {
      gboolean dark = get_brightness (surface, x, (int) (40 * DOTS_PER_MM)) < 200;

      n_dark += dark;
      n_changes += dark != (get_brightness (surface, x - 1, (int) (40 * DOTS_PER_MM)) < 200);
      g_assert_cmpint (get_brightness (surface, x, (int) (10 * DOTS_PER_MM)), <, 200);
    }
  g_assert_cmpint (n_dark, >, 300);
  g_assert_cmpint (n_changes, >, 10);
  g_assert_cmpint (get_brightness (surface, 600, (int) (9 * DOTS_PER_MM)), ==, 255);
  cairo_surface_destroy (surface);
}

static void
test_origin (void)
{
  g_autoptr (RelaisPage) page = relais_page_new (PAGE_MM, PAGE_MM);
  cairo_surface_t *surface;
  Ink ink;

  relais_page_set_origin (page, 20, 30);
  relais_page_add_line (page, 1, 2, 11, 2, FALSE);
  surface = draw (page);
  ink = find_ink (surface);
  cairo_surface_destroy (surface);
  g_assert_cmpfloat_with_epsilon (ink.left, 21, 0.1);
  g_assert_cmpfloat_with_epsilon (ink.right, 31, 0.1);
  g_assert_cmpfloat_with_epsilon (ink.top, 32, 0.2);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/renderer/text-fills-its-box", test_text_fills_its_box);
  g_test_add_func ("/renderer/code-is-drawn-as-it-is", test_code_is_drawn_as_it_is);
  g_test_add_func ("/renderer/lines", test_lines);
  g_test_add_func ("/renderer/origin", test_origin);
  return g_test_run ();
}
