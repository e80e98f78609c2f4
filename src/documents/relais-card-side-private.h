#pragma once

#include "relais-card-side.h"

G_BEGIN_DECLS

/* For relais-card-side.c, which fills a side with lines, and relais-card-place.c, which gives them their place. */

/* What a line takes at least, as a part of its size: accents on capitals above, the tails of letters below. Together 17
 * points for a size of 14. */
#define RELAIS_CARD_ASCENT  0.95
#define RELAIS_CARD_DESCENT 0.265

typedef struct {
  char *text;
  RelaisFont font;
  const char *language;
  RelaisExtents extents;
} RelaisCardRun;

typedef struct {
  RelaisCardRun left;
  RelaisCardRun right;
  gboolean starts_group;
  RelaisCodePlace code_place;
  int item;
  double top;
  double baseline;
  double bottom;
} RelaisCardLine;

struct _RelaisCardSide {
  RelaisMeasurer *measurer;
  const RelaisCardStyle *style;
  double text_size;
  double width;
  double height;

  GArray *lines;
  gboolean starts_group;
  RelaisCodePlace code_place;
  int n_items;
  char *too_long;

  RelaisQr *code;
  double module;
  double code_y;
};

static inline RelaisCardLine *
relais_card_side_get_line (const RelaisCardSide *side, guint index)
{
  return &g_array_index (side->lines, RelaisCardLine, index);
}

G_END_DECLS
