#pragma once

#include <adwaita.h>

#include "relais-card.h"
#include "relais-settings.h"

G_BEGIN_DECLS

#define RELAIS_TYPE_CARD_OPTIONS (relais_card_options_get_type ())
G_DECLARE_FINAL_TYPE (RelaisCardOptions, relais_card_options, RELAIS, CARD_OPTIONS, AdwBin)

void relais_card_options_start        (RelaisCardOptions  *options,
                                       RelaisSettings     *settings,
                                       const char         *language,
                                       const char         *fallback);
void relais_card_options_fill         (RelaisCardOptions  *options,
                                       RelaisPrintOptions *print_options);
void relais_card_options_show_printer (RelaisCardOptions  *options);

G_END_DECLS
