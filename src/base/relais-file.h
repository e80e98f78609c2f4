#pragma once

#include <glib.h>

G_BEGIN_DECLS

gboolean relais_file_write   (const char    *path,
                              gconstpointer  data,
                              gsize          length,
                              gboolean       overwrite,
                              GError       **error);

char    *relais_file_stage   (const char    *path,
                              gconstpointer  data,
                              gsize          length,
                              gboolean       overwrite,
                              GError       **error);
gboolean relais_file_place   (const char    *staged,
                              const char    *path,
                              gboolean       overwrite,
                              GError       **error);
void     relais_file_discard (const char    *staged);

G_END_DECLS
