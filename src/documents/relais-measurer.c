/* How much room a text takes, so that a layout can decide without drawing. What was measured once is remembered: the
 * same words stand on every card of a print. The fixed one gives every letter the same width and so the same layout on
 * every machine, whatever its fonts; the one of Pango measures what will be drawn. One thread at a time.
 */

#include "relais-measurer.h"

#include "relais-typeface.h"

/* Names of a whole register would be too many to keep. */
#define MAX_REMEMBERED 4096

/* Large enough that Pango's rounding to 1/1024 point does not matter. */
#define REFERENCE_SIZE 100.0

struct _RelaisMeasurer {
  RelaisMeasureFunc func;
  gpointer data;
  GDestroyNotify destroy;

  GHashTable *remembered[2];
};

/* Every letter as wide as those of Noto Sans are on average, and its digits are in bold. */
static RelaisExtents
measure_fixed (gpointer data, gboolean bold, const char *text)
{
  RelaisExtents extents = { 0, 0.73 * RELAIS_MM_PER_POINT, 0.21 * RELAIS_MM_PER_POINT };

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      if (!g_unichar_iszerowidth (g_utf8_get_char (p)))
        extents.width += (bold ? 0.5 : 0.475) * RELAIS_MM_PER_POINT;
    }

  return extents;
}

typedef struct {
  PangoLayout *layouts[2];
} Layouts;

static RelaisExtents
measure_with_pango (gpointer data, gboolean bold, const char *text)
{
  const Layouts *layouts = data;
  PangoLayout *layout = layouts->layouts[bold ? 1 : 0];
  PangoRectangle ink, logical;
  const double unit = RELAIS_MM_PER_POINT / PANGO_SCALE / REFERENCE_SIZE;
  int baseline;

  pango_layout_set_text (layout, text, -1);
  pango_layout_get_extents (layout, &ink, &logical);
  baseline = pango_layout_get_baseline (layout);
  return (RelaisExtents) {
    logical.width * unit,
    MAX (0, baseline - ink.y) * unit,
    MAX (0, ink.y + ink.height - baseline) * unit,
  };
}

static void
free_layouts (gpointer data)
{
  Layouts *layouts = data;

  for (gsize i = 0; i < G_N_ELEMENTS (layouts->layouts); i++)
    g_object_unref (layouts->layouts[i]);
  g_free (layouts);
}

/**
 * relais_measurer_new:
 * @func: measures a text
 * @data: passed to @func
 * @destroy: (nullable): frees @data
 *
 * Returns: (transfer full): a measurer
 */
RelaisMeasurer *
relais_measurer_new (RelaisMeasureFunc func, gpointer data, GDestroyNotify destroy)
{
  RelaisMeasurer *measurer = g_new0 (RelaisMeasurer, 1);

  measurer->func = func;
  measurer->data = data;
  measurer->destroy = destroy;
  for (gsize i = 0; i < G_N_ELEMENTS (measurer->remembered); i++)
    measurer->remembered[i] = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  return measurer;
}

/**
 * relais_measurer_new_fixed:
 *
 * Returns: (transfer full): a measurer for which every letter is equally wide
 */
RelaisMeasurer *
relais_measurer_new_fixed (void)
{
  return relais_measurer_new (measure_fixed, NULL, NULL);
}

/**
 * relais_measurer_new_pango:
 *
 * Returns: (transfer full): a measurer of what the renderer draws
 */
RelaisMeasurer *
relais_measurer_new_pango (void)
{
  Layouts *layouts = g_new0 (Layouts, 1);
  PangoContext *context = relais_typeface_new_context ();

  for (gsize i = 0; i < G_N_ELEMENTS (layouts->layouts); i++)
    layouts->layouts[i] = relais_typeface_new_layout (context, (RelaisFont) { REFERENCE_SIZE, i == 1 }, NULL);
  g_object_unref (context);
  return relais_measurer_new (measure_with_pango, layouts, free_layouts);
}

/**
 * relais_measurer_free:
 * @measurer: (transfer full) (nullable): a measurer
 */
void
relais_measurer_free (RelaisMeasurer *measurer)
{
  if (measurer == NULL)
    return;

  if (measurer->destroy != NULL)
    measurer->destroy (measurer->data);
  for (gsize i = 0; i < G_N_ELEMENTS (measurer->remembered); i++)
    g_hash_table_unref (measurer->remembered[i]);
  g_free (measurer);
}

/**
 * relais_measurer_measure:
 * @measurer: a measurer
 * @font: how the text is set
 * @text: one line of UTF-8
 *
 * Returns: the room @text takes, in millimetres
 */
RelaisExtents
relais_measurer_measure (RelaisMeasurer *measurer, RelaisFont font, const char *text)
{
  GHashTable *remembered = measurer->remembered[font.bold ? 1 : 0];
  const RelaisExtents *known = g_hash_table_lookup (remembered, text);

  if (known == NULL)
    {
      RelaisExtents *measured = g_new (RelaisExtents, 1);

      if (g_hash_table_size (remembered) >= MAX_REMEMBERED)
        g_hash_table_remove_all (remembered);
      *measured = measurer->func (measurer->data, font.bold, text);
      g_hash_table_insert (remembered, g_strdup (text), measured);
      known = measured;
    }

  return (RelaisExtents) { known->width * font.size, known->ascent * font.size, known->descent * font.size };
}
