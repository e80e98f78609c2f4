/* How much room a text takes, so that a layout can decide without drawing. What was measured once is remembered: the
 * same words stand on every card of a print. The fixed one gives every letter the same width and so the same layout on
 * every machine, whatever its fonts; the one of Pango measures what will be drawn. One thread at a time.
 */

#include "relais-measurer.h"

#include "relais-typeface.h"

/* Names of a whole register would be too many to keep. */
#define MAX_REMEMBERED 4096

struct _RelaisMeasurer {
  RelaisMeasureFunc func;
  gpointer data;
  GDestroyNotify destroy;

  GHashTable *remembered;
  GString *key;
};

/* Half a size a letter is a little wider than Noto Sans is on average. */
static RelaisExtents
measure_fixed (gpointer data, RelaisFont font, const char *text)
{
  double letter = font.size * RELAIS_MM_PER_POINT;
  RelaisExtents extents = { 0, 0.73 * letter, 0.21 * letter };

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      if (!g_unichar_iszerowidth (g_utf8_get_char (p)))
        extents.width += (font.bold ? 0.57 : 0.53) * letter;
    }

  return extents;
}

static RelaisExtents
measure_with_pango (gpointer data, RelaisFont font, const char *text)
{
  PangoLayout *layout = data;
  PangoRectangle ink, logical;
  const double unit = RELAIS_MM_PER_POINT / PANGO_SCALE;
  int baseline;

  relais_typeface_set_text (layout, font, NULL, text);
  pango_layout_get_extents (layout, &ink, &logical);
  baseline = pango_layout_get_baseline (layout);
  return (RelaisExtents) {
    logical.width * unit,
    MAX (0, baseline - ink.y) * unit,
    MAX (0, ink.y + ink.height - baseline) * unit,
  };
}

/**
 * relais_measurer_new:
 * @func: measures one line of text
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
  measurer->remembered = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  measurer->key = g_string_new (NULL);
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
  return relais_measurer_new (measure_with_pango, relais_typeface_new_layout (), g_object_unref);
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
  g_hash_table_unref (measurer->remembered);
  g_string_free (measurer->key, TRUE);
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
  RelaisExtents *known;

  g_string_printf (measurer->key, "%d%c%s", (int) (font.size * 100), font.bold ? 'b' : ' ', text);
  known = g_hash_table_lookup (measurer->remembered, measurer->key->str);
  if (known == NULL)
    {
      if (g_hash_table_size (measurer->remembered) >= MAX_REMEMBERED)
        g_hash_table_remove_all (measurer->remembered);
      known = g_new (RelaisExtents, 1);
      *known = measurer->func (measurer->data, font, text);
      g_hash_table_insert (measurer->remembered, g_strdup (measurer->key->str), known);
    }

  return *known;
}
