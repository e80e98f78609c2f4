#pragma once

#include "relais-card-practice.h"
#include "relais-session.h"

G_BEGIN_DECLS

/* In services only relais-printing.c uses it. */
RelaisCardPractice *relais_card_profile_load (RelaisSession  *session,
                                              char          **name,
                                              GError        **error);

G_END_DECLS
