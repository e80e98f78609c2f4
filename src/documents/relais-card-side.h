#pragma once

#include <glib.h>

#include "relais-measurer.h"
#include "relais-page.h"

G_BEGIN_DECLS

/**
 * RelaisCardStyle:
 * @title: size of the title in points
 * @number: size of the numbers to call, in points; they are bold
 * @text: size of everything else: preferred, and the smallest
 * @gap: the most room between two groups, in millimetres
 * @module: the largest module of the code, in millimetres
 * @max_lines: a side has at most so many lines
 *
 * How large things are on a card. A plain value.
 */
typedef struct {
  double title;
  double number;
  double text[2];
  double gap;
  double module;
  guint max_lines;
} RelaisCardStyle;

/**
 * RelaisCardRole:
 * @RELAIS_CARD_TITLE: what the card is
 * @RELAIS_CARD_STRONG: the name of a group
 * @RELAIS_CARD_TEXT: anything else
 * @RELAIS_CARD_NUMBER: a number to call
 */
typedef enum {
  RELAIS_CARD_TITLE,
  RELAIS_CARD_STRONG,
  RELAIS_CARD_TEXT,
  RELAIS_CARD_NUMBER,
} RelaisCardRole;

/**
 * RelaisCodePlace:
 * @RELAIS_CODE_NOWHERE: the code may not stand beside these lines
 * @RELAIS_CODE_IF_NEEDED: it may, where there is no room for it beside better ones
 * @RELAIS_CODE_HERE: it belongs here
 *
 * A code is taken for the number beside it.
 */
typedef enum {
  RELAIS_CODE_NOWHERE,
  RELAIS_CODE_IF_NEEDED,
  RELAIS_CODE_HERE,
} RelaisCodePlace;

typedef struct _RelaisCardSide RelaisCardSide;

extern const RelaisCardStyle relais_card_style_normal;
extern const RelaisCardStyle relais_card_style_large;

RelaisCardSide *relais_card_side_new         (RelaisMeasurer         *measurer,
                                              const RelaisCardStyle  *style,
                                              gboolean                smallest,
                                              double                  width,
                                              double                  height);
void            relais_card_side_free        (RelaisCardSide         *side);

void            relais_card_side_start_group (RelaisCardSide         *side);
void            relais_card_side_allow_code  (RelaisCardSide         *side,
                                              RelaisCodePlace         place);
void            relais_card_side_add_text    (RelaisCardSide         *side,
                                              RelaisCardRole          role,
                                              const char             *language,
                                              const char             *text);
gboolean        relais_card_side_can_pair    (RelaisCardSide         *side,
                                              RelaisCardRole          left_role,
                                              RelaisCardRole          right_role,
                                              const char             *left,
                                              const char             *right);
gboolean        relais_card_side_add_pair    (RelaisCardSide         *side,
                                              RelaisCardRole          left_role,
                                              RelaisCardRole          right_role,
                                              const char             *language,
                                              const char             *left,
                                              const char             *right);
gboolean        relais_card_side_can_add     (RelaisCardSide         *side,
                                              RelaisCardRole          role,
                                              const char             *text);
guint           relais_card_side_count_lines (RelaisCardSide         *side,
                                              RelaisCardRole          role,
                                              const char             *text);

gboolean        relais_card_side_finish      (RelaisCardSide         *side,
                                              RelaisQr               *code,
                                              GError                **error);
void            relais_card_side_draw        (const RelaisCardSide   *side,
                                              RelaisPage             *page);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RelaisCardSide, relais_card_side_free)

G_END_DECLS
