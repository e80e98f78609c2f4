/* The one typeface of our papers, for the measurer and the renderer alike: both must agree to the hair, or a text that
 * fits would be drawn over its neighbour. Noto Sans first, with what the system has for other scripts. No hinting and
 * 72 dots an inch: a point is a unit and a width is the same at every scale. One thread at a time.
 */

#include "relais-typeface.h"

#include <pango/pangocairo.h>

#define FAMILIES "Noto Sans, Noto Sans Arabic, Noto Sans Hebrew, DejaVu Sans, sans-serif"

/**
 * relais_typeface_new_context:
 *
 * Returns: (transfer full): the fonts, for layouts
 */
PangoContext *
relais_typeface_new_context (void)
{
  PangoFontMap *fonts = pango_cairo_font_map_new ();
  cairo_font_options_t *options = cairo_font_options_create ();
  PangoContext *context;

  pango_cairo_font_map_set_resolution (PANGO_CAIRO_FONT_MAP (fonts), 72.0);
  context = pango_font_map_create_context (fonts);
  g_object_unref (fonts);

  cairo_font_options_set_hint_style (options, CAIRO_HINT_STYLE_NONE);
  cairo_font_options_set_hint_metrics (options, CAIRO_HINT_METRICS_OFF);
  cairo_font_options_set_antialias (options, CAIRO_ANTIALIAS_GRAY);
  pango_cairo_context_set_font_options (context, options);
  cairo_font_options_destroy (options);

  pango_context_set_round_glyph_positions (context, FALSE);
  pango_context_set_base_dir (context, PANGO_DIRECTION_LTR);
  return context;
}

/**
 * relais_typeface_new_layout:
 * @context: the fonts
 * @font: how the text is set
 * @language: (nullable): the language of its words, for the shapes of letters
 *
 * Returns: (transfer full): a layout for one line of text at a time
 */
PangoLayout *
relais_typeface_new_layout (PangoContext *context, RelaisFont font, const char *language)
{
  PangoLayout *layout = pango_layout_new (context);
  PangoFontDescription *description = pango_font_description_new ();
  PangoAttrList *attributes = pango_attr_list_new ();

  pango_font_description_set_family_static (description, FAMILIES);
  pango_font_description_set_size (description, (int) (font.size * PANGO_SCALE + 0.5));
  pango_font_description_set_weight (description, font.bold ? PANGO_WEIGHT_BOLD : PANGO_WEIGHT_NORMAL);
  pango_layout_set_font_description (layout, description);
  pango_font_description_free (description);

  /* Without ligatures: who searches the PDF for "fille" finds it. */
  pango_attr_list_insert (attributes, pango_attr_font_features_new ("liga=0, clig=0"));
  if (language != NULL)
    pango_attr_list_insert (attributes, pango_attr_language_new (pango_language_from_string (language)));
  pango_layout_set_attributes (layout, attributes);
  pango_attr_list_unref (attributes);

  /* Every line of a card is read from left to right and carries right-to-left names inside, isolated. */
  pango_layout_set_auto_dir (layout, FALSE);
  pango_layout_set_single_paragraph_mode (layout, TRUE);
  return layout;
}
