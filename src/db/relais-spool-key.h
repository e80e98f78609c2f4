#pragma once

#include "relais-sealed-box.h"

G_BEGIN_DECLS

gboolean relais_spool_key_save  (const char    *path,
                                 const guint8  *public_key,
                                 GError       **error);
gboolean relais_spool_key_load  (const char    *path,
                                 guint8        *public_key,
                                 GError       **error);
gboolean relais_spool_key_parse (const guint8  *data,
                                 gsize          size,
                                 guint8        *public_key);

G_END_DECLS
