#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Inside of relais-language.c. */
const char *relais_language_find_name (const char *spelling);

G_END_DECLS
