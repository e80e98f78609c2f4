#pragma once

#include <glib.h>

G_BEGIN_DECLS

char *relais_csv_decode (GBytes *bytes, const char *name, const char **encoding, gsize *length, GError **error);

G_END_DECLS
