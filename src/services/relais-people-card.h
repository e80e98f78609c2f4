#pragma once

#include "relais-record.h"

G_BEGIN_DECLS

/* Inside of relais-people-export.c: a person as a card for an address book. */
void relais_people_card_append (GString            *out,
                                const RelaisRecord *person,
                                gboolean            is_old);

G_END_DECLS
