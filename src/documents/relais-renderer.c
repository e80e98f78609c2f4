/* Draws a page with cairo: the same code for the preview, the printer and the PDF. The surface is in points, or scaled
 * by whoever shows it; black and grey only, since most printers of a practice know nothing else. A renderer keeps what
 * it draws again and again (fonts, codes) and serves one thread.
 */

#include "relais-renderer.h"

#include <pango/pangocairo.h>

#include "relais-typeface.h"

#define POINTS_PER_MM (72.0 / 25.4)

#define MARK_WIDTH 0.2
#define MARK_GREY  0.55

/* Names of a whole register would be too many to keep. */
#define MAX_TEXTS 500

struct _RelaisRenderer {
  PangoContext *context;
  GArray *styles;
  GHashTable *codes;
};

/* What was set in one font and language: text → layout. The same words stand on every card of a print. */
typedef struct {
  RelaisFont font;
  const char *language;
  GHashTable *texts;
} Style;

static void
clear_style (gpointer data)
{
  g_hash_table_unref (((Style *) data)->texts);
}

static GHashTable *
get_texts (RelaisRenderer *renderer, const RelaisBox *box)
{
  Style added = { box->font, box->language, NULL };

  for (guint i = 0; i < renderer->styles->len; i++)
    {
      const Style *known = &g_array_index (renderer->styles, Style, i);

      if (known->font.size == box->font.size && known->font.bold == box->font.bold &&
          g_strcmp0 (known->language, box->language) == 0)
        return known->texts;
    }

  added.texts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_object_unref);
  g_array_append_val (renderer->styles, added);
  return added.texts;
}

static PangoLayout *
get_layout (RelaisRenderer *renderer, const RelaisBox *box)
{
  GHashTable *texts = get_texts (renderer, box);
  PangoLayout *layout = g_hash_table_lookup (texts, box->text);

  if (layout == NULL)
    {
      if (g_hash_table_size (texts) >= MAX_TEXTS)
        g_hash_table_remove_all (texts);
      layout = relais_typeface_new_layout (renderer->context, box->font, box->language);
      pango_layout_set_text (layout, box->text, -1);
      g_hash_table_insert (texts, g_strdup (box->text), layout);
    }

  return layout;
}

/* One unit a module. Neighbours in a row are one rectangle, so that no hair of white can show between them. */
static cairo_surface_t *
draw_code_once (const RelaisQr *code)
{
  int size = relais_qr_get_size (code);
  cairo_rectangle_t extents = { 0, 0, size, size };
  cairo_surface_t *surface = cairo_recording_surface_create (CAIRO_CONTENT_COLOR_ALPHA, &extents);
  cairo_t *cr = cairo_create (surface);

  for (int row = 0; row < size; row++)
    {
      for (int column = 0; column < size; column++)
        {
          int first = column;

          while (column < size && relais_qr_is_dark (code, column, row))
            column++;
          if (column > first)
            cairo_rectangle (cr, first, row, column - first, 1);
        }
    }
  cairo_fill (cr);
  cairo_destroy (cr);
  return surface;
}

/* The same code stands on every card of a practice: as one surface it is in the PDF once. */
static void
draw_code (RelaisRenderer *renderer, const RelaisBox *box, cairo_t *cr)
{
  cairo_surface_t *surface = g_hash_table_lookup (renderer->codes, box->code);
  double scale = box->area.width / relais_qr_get_size (box->code);

  if (surface == NULL)
    {
      surface = draw_code_once (box->code);
      g_hash_table_insert (renderer->codes, relais_qr_ref (box->code), surface);
    }

  cairo_save (cr);
  cairo_translate (cr, box->area.x, box->area.y);
  cairo_scale (cr, scale, scale);
  cairo_set_source_surface (cr, surface, 0, 0);
  cairo_paint (cr);
  cairo_restore (cr);
}

static void
draw_line (const RelaisBox *box, cairo_t *cr)
{
  static const double dashes[] = { 2.0, 1.5 };

  cairo_set_source_rgb (cr, MARK_GREY, MARK_GREY, MARK_GREY);
  cairo_set_line_width (cr, MARK_WIDTH);
  cairo_set_dash (cr, dashes, box->dashed ? G_N_ELEMENTS (dashes) : 0, 0);
  cairo_move_to (cr, box->area.x, box->area.y);
  cairo_line_to (cr, box->area.x + box->area.width, box->area.y + box->area.height);
  cairo_stroke (cr);
}

static void
draw_text (RelaisRenderer *renderer, const RelaisBox *box, cairo_t *cr)
{
  PangoLayout *layout = get_layout (renderer, box);

  cairo_set_source_rgb (cr, 0, 0, 0);
  cairo_move_to (cr, box->area.x * POINTS_PER_MM, box->baseline * POINTS_PER_MM);
  pango_cairo_show_layout_line (cr, pango_layout_get_line_readonly (layout, 0));
}

/**
 * relais_renderer_new:
 *
 * Returns: (transfer full): a renderer
 */
RelaisRenderer *
relais_renderer_new (void)
{
  RelaisRenderer *renderer = g_new0 (RelaisRenderer, 1);

  renderer->context = relais_typeface_new_context ();
  renderer->styles = g_array_new (FALSE, FALSE, sizeof (Style));
  g_array_set_clear_func (renderer->styles, clear_style);
  renderer->codes = g_hash_table_new_full (NULL, NULL, (GDestroyNotify) relais_qr_unref,
                                           (GDestroyNotify) cairo_surface_destroy);
  return renderer;
}

/**
 * relais_renderer_free:
 * @renderer: (transfer full) (nullable): a renderer
 */
void
relais_renderer_free (RelaisRenderer *renderer)
{
  if (renderer == NULL)
    return;

  g_array_unref (renderer->styles);
  g_object_unref (renderer->context);
  g_hash_table_unref (renderer->codes);
  g_free (renderer);
}

/**
 * relais_renderer_draw_page:
 * @renderer: a renderer
 * @page: a page
 * @cr: where to draw: its origin is the upper left corner of the paper, its unit the point
 */
void
relais_renderer_draw_page (RelaisRenderer *renderer, const RelaisPage *page, cairo_t *cr)
{
  for (guint i = 0; i < relais_page_get_n_boxes (page); i++)
    {
      const RelaisBox *box = relais_page_get_box (page, i);

      cairo_save (cr);
      if (box->kind != RELAIS_BOX_TEXT)
        cairo_scale (cr, POINTS_PER_MM, POINTS_PER_MM);
      switch (box->kind)
        {
        case RELAIS_BOX_TEXT:
          draw_text (renderer, box, cr);
          break;
        case RELAIS_BOX_LINE:
          draw_line (box, cr);
          break;
        case RELAIS_BOX_CODE:
          draw_code (renderer, box, cr);
          break;
        default:
          g_assert_not_reached ();
        }
      cairo_restore (cr);
    }
}
