#pragma once

#include <glib.h>

G_BEGIN_DECLS

void     relais_directory_columns_keep (GString     *others,
                                        const char  *heading,
                                        const char  *cell);
gboolean relais_directory_columns_next (const char **rest,
                                        char       **heading,
                                        char       **cell);

G_END_DECLS
