#pragma once

#include <glib.h>

G_BEGIN_DECLS

void relais_import_split_name    (const char  *text,
                                  gboolean     given_first,
                                  char       **family,
                                  char       **given);
void relais_import_split_address (const char  *text,
                                  char       **street,
                                  char       **postcode,
                                  char       **commune);

G_END_DECLS
