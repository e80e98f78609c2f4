#pragma once

#include <glib.h>

G_BEGIN_DECLS

void relais_windows_1252_append (GString *out, const char *bytes, gsize length);

G_END_DECLS
