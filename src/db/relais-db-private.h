#pragma once

#include "relais-db.h"

#include <sqlite3.h>

/* For the files of db/ and their tests only: no other room sees SQLite. */

G_BEGIN_DECLS

/**
 * RelaisDbOpenedFunc:
 *
 * Called when the file has been opened and nothing has been read or written yet.
 */
typedef gboolean (*RelaisDbOpenedFunc) (RelaisDb *db, gpointer data, GError **error);

RelaisDb     *relais_db_open_on_vfs   (const char          *path,
                                       RelaisDbFlags        flags,
                                       const char          *vfs,
                                       RelaisDbOpenedFunc   opened,
                                       gpointer             data,
                                       GError             **error);
sqlite3      *relais_db_get_sqlite    (RelaisDb            *db);
sqlite3_stmt *relais_db_take_cached   (RelaisDb            *db,
                                       const char          *sql);
void          relais_db_give_cached   (RelaisDb            *db,
                                       sqlite3_stmt        *stmt);

gboolean      relais_db_setup         (RelaisDb            *db,
                                       RelaisDbFlags        flags,
                                       GError             **error);

void          relais_db_set_error     (RelaisDb            *db,
                                       const char          *running_sql,
                                       GError             **error);
void          relais_db_set_error_for (GError             **error,
                                       int                  result,
                                       int                  system_error,
                                       const char          *path,
                                       const char          *message);

G_END_DECLS
