#pragma once

#include <glib.h>

G_BEGIN_DECLS

char *relais_search_mark (const char        *text,
                          const char *const *words);

G_END_DECLS
