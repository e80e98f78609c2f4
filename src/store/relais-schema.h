#pragma once

#include "relais-migrations.h"
#include "relais-store-types.h"

G_BEGIN_DECLS

/* "Rlai" in the header of the database: what tells a register from any other SQLite file. */
#define RELAIS_SCHEMA_APPLICATION_ID 0x526c6169

gboolean relais_schema_migrate       (RelaisDb                   *db,
                                      RelaisMigrationBeforeFunc   before,
                                      gpointer                    data,
                                      GError                    **error);
int      relais_schema_get_version   (void);

G_END_DECLS
