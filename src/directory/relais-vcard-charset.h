#pragma once

#include "relais-vcard-property.h"

G_BEGIN_DECLS

/* Inside of relais-vcard-property.c: from the bytes of a value to UTF-8. */
RelaisVcardSpan relais_vcard_decode_quoted_printable (RelaisVcardSpan  value,
                                                      GString         *room);
RelaisVcardSpan relais_vcard_decode_base64           (RelaisVcardSpan  value,
                                                      GString         *room);
gboolean        relais_vcard_decode_charset          (RelaisVcardSpan  charset,
                                                      GString         *room,
                                                      RelaisVcardSpan *value);

G_END_DECLS
