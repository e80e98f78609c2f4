#pragma once

#include "relais-data-key.h"
#include "relais-db.h"

#include <glib.h>

G_BEGIN_DECLS

RelaisDb *relais_db_open_encrypted (const char     *path,
                                    RelaisDbFlags   flags,
                                    RelaisDataKey  *key,
                                    GError        **error);

GBytes   *relais_db_read_sealed    (RelaisDb       *db,
                                    GError        **error);

G_END_DECLS
