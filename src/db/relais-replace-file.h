#pragma once

#include <glib.h>

G_BEGIN_DECLS

gboolean relais_replace_file (const char  *path,
                              const void  *bytes,
                              gsize        size,
                              GError     **error);

G_END_DECLS
