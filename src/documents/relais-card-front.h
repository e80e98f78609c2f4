#pragma once

#include "relais-card-data.h"
#include "relais-card-side.h"
#include "relais-phrasebook.h"

G_BEGIN_DECLS

/**
 * RelaisCardPanel:
 * @measurer: measures the texts
 * @style: how large things are
 * @width: the room on one side, in millimetres
 * @height: the same downwards
 *
 * What both sides of a card have in common. A plain value.
 */
typedef struct {
  RelaisMeasurer *measurer;
  const RelaisCardStyle *style;
  double width;
  double height;
} RelaisCardPanel;

RelaisCardSide *relais_card_front_new (const RelaisCardPanel *panel,
                                       const RelaisCardData  *data,
                                       RelaisPhrasebook      *book,
                                       gboolean              *says_language,
                                       GError               **error);

G_END_DECLS
