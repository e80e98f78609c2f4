#pragma once

#include <glib.h>

G_BEGIN_DECLS

gboolean relais_pdf_catalog_extend (GByteArray *pdf,
                                    const char *language,
                                    gboolean    two_sided);

G_END_DECLS
