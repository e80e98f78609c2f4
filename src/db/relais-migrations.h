#pragma once

#include "relais-db.h"

G_BEGIN_DECLS

/**
 * RelaisMigration:
 * @version: the version the database has afterwards; greater than that of the step before
 * @sql: the statements that lead there; never changed once released
 *
 * One step of a ladder.
 */
typedef struct {
  int version;
  const char *sql;
} RelaisMigration;

/**
 * RelaisMigrationBeforeFunc:
 * @db: a database that is about to be changed, outside a transaction
 * @version: the version it has
 * @data: what was given to relais_migrations_run()
 * @error: (out) (optional): where to store the error
 *
 * Returns: whether the steps may be taken
 */
typedef gboolean (*RelaisMigrationBeforeFunc) (RelaisDb *db, int version, gpointer data, GError **error);

gboolean relais_migrations_get_version (RelaisDb                   *db,
                                        int                        *version,
                                        GError                    **error);
gboolean relais_migrations_run         (RelaisDb                   *db,
                                        const RelaisMigration      *ladder,
                                        gsize                       n_steps,
                                        gint32                      application_id,
                                        RelaisMigrationBeforeFunc   before,
                                        gpointer                    data,
                                        GError                    **error);

G_END_DECLS
