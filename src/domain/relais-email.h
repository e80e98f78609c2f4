#pragma once

#include <glib.h>

G_BEGIN_DECLS

char *relais_email_parse (const char *typed, const char *field, GPtrArray *issues);

G_END_DECLS
