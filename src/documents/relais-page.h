#pragma once

#include <glib.h>

#include "relais-measurer.h"
#include "relais-qr.h"

G_BEGIN_DECLS

/**
 * RelaisRect:
 * @x: the left edge
 * @y: the upper edge
 * @width: the width
 * @height: the height
 *
 * A rectangle on paper in millimetres, y downwards. A plain value.
 */
typedef struct {
  double x;
  double y;
  double width;
  double height;
} RelaisRect;

typedef enum {
  RELAIS_BOX_TEXT,
  RELAIS_BOX_LINE,
  RELAIS_BOX_CODE,
} RelaisBoxKind;

/**
 * RelaisBox:
 * @kind: what is drawn
 * @area: what it covers: a text from its ascent to its descent, a line from one end to the other, a code without its
 *   quiet zone
 * @baseline: of a text: where its letters stand
 * @font: of a text: its size and weight
 * @text: (nullable): of a text: one line of UTF-8
 * @language: (nullable): of a text: the language of its words, NULL for a name or a number
 * @dashed: of a line: whether it is dashed (fold here) rather than solid (cut here)
 * @code: (nullable): of a code: what is drawn
 *
 * One thing on a page, in millimetres from the page's upper left corner. It belongs to its page.
 */
typedef struct {
  RelaisBoxKind kind;
  RelaisRect area;
  double baseline;
  RelaisFont font;
  char *text;
  const char *language;
  gboolean dashed;
  RelaisQr *code;
} RelaisBox;

typedef struct _RelaisPage RelaisPage;

RelaisPage      *relais_page_new         (double            width,
                                          double            height);
void             relais_page_free        (RelaisPage       *page);

double           relais_page_get_width   (const RelaisPage *page);
double           relais_page_get_height  (const RelaisPage *page);
guint            relais_page_get_n_boxes (const RelaisPage *page);
const RelaisBox *relais_page_get_box     (const RelaisPage *page,
                                          guint             index);

void             relais_page_set_origin  (RelaisPage       *page,
                                          double            x,
                                          double            y);
void             relais_page_add_box     (RelaisPage       *page,
                                          const RelaisBox  *box);
void             relais_page_add_line    (RelaisPage       *page,
                                          double            x1,
                                          double            y1,
                                          double            x2,
                                          double            y2,
                                          gboolean          dashed);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RelaisPage, relais_page_free)

G_END_DECLS
