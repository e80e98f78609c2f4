#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define RELAIS_MM_PER_POINT (25.4 / 72.0)

/**
 * RelaisFont:
 * @size: in points
 * @bold: whether it is bold
 *
 * How a text is set; the typeface is the same everywhere. A plain value.
 */
typedef struct {
  double size;
  gboolean bold;
} RelaisFont;

/**
 * RelaisExtents:
 * @width: how far the pen moves
 * @ascent: how far ink reaches above the baseline
 * @descent: how far it reaches below
 *
 * The room one line of text takes, in millimetres. A plain value.
 */
typedef struct {
  double width;
  double ascent;
  double descent;
} RelaisExtents;

/**
 * RelaisMeasureFunc:
 * @data: what was given with it
 * @bold: whether the text is bold
 * @text: one line of UTF-8
 *
 * Returns: the room @text takes where its size is one point; it grows in proportion
 */
typedef RelaisExtents (*RelaisMeasureFunc) (gpointer data, gboolean bold, const char *text);

typedef struct _RelaisMeasurer RelaisMeasurer;

RelaisMeasurer *relais_measurer_new       (RelaisMeasureFunc  func,
                                           gpointer           data,
                                           GDestroyNotify     destroy);
RelaisMeasurer *relais_measurer_new_fixed (void);
RelaisMeasurer *relais_measurer_new_pango (void);
void            relais_measurer_free      (RelaisMeasurer    *measurer);

RelaisExtents   relais_measurer_measure   (RelaisMeasurer    *measurer,
                                           RelaisFont         font,
                                           const char        *text);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RelaisMeasurer, relais_measurer_free)

G_END_DECLS
