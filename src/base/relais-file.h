#pragma once

#include <glib.h>

G_BEGIN_DECLS

gboolean relais_file_write (const char    *path,
                            gconstpointer  data,
                            gsize          length,
                            gboolean       overwrite,
                            GError       **error);

G_END_DECLS
