#pragma once

#include "relais-pasted-line.h"

G_BEGIN_DECLS

void relais_import_split_name    (const char        *text,
                                  gboolean           given_first,
                                  RelaisPastedLine  *line);
void relais_import_split_address (const char        *text,
                                  char             **street,
                                  char             **postcode,
                                  char             **commune);

G_END_DECLS
