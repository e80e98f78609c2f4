#pragma once

#include "relais-vcard-property.h"

G_BEGIN_DECLS

/* Inside of relais-vcard-fields.c: the properties that no field of an entry holds. */
void relais_vcard_others_append (GString                   *others,
                                 const RelaisVcardProperty *property,
                                 RelaisVcardSpan            value);

G_END_DECLS
