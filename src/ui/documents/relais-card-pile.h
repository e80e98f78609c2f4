#pragma once

#include <adwaita.h>

#include "relais-desk.h"

G_BEGIN_DECLS

#define RELAIS_TYPE_CARD_PILE (relais_card_pile_get_type ())
G_DECLARE_FINAL_TYPE (RelaisCardPile, relais_card_pile, RELAIS, CARD_PILE, AdwWindow)

GtkWindow *relais_card_pile_new (GtkWindow  *parent,
                                 RelaisDesk *desk);

G_END_DECLS
