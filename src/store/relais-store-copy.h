#pragma once

#include "relais-data-key.h"
#include "relais-db.h"

G_BEGIN_DECLS

gboolean relais_store_copy_make   (RelaisDb       *db,
                                   int             version,
                                   RelaisDataKey  *key,
                                   GError        **error);
void     relais_store_copy_remove (const char     *path,
                                   int             newest);

G_END_DECLS
