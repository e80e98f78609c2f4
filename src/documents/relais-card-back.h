#pragma once

#include "relais-card-front.h"

G_BEGIN_DECLS

RelaisCardSide *relais_card_back_new (const RelaisCardPanel *panel,
                                      const RelaisCardData  *data,
                                      RelaisPhrasebook      *book,
                                      gboolean               second_language,
                                      gboolean               says_language,
                                      GError               **error);

G_END_DECLS
