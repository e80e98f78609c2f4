#pragma once

#include <glib.h>

G_BEGIN_DECLS

char *relais_digits_parse (const char *typed);

G_END_DECLS
