#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * RelaisDbFlags:
 * @RELAIS_DB_READ_ONLY: nothing is written, the file must exist
 * @RELAIS_DB_READ_WRITE: the file must exist and be writable
 * @RELAIS_DB_CREATE: as @RELAIS_DB_READ_WRITE, and made (mode 0600) where it does not exist
 *
 * How a database is opened.
 */
typedef enum {
  RELAIS_DB_READ_ONLY = 1 << 0,
  RELAIS_DB_READ_WRITE = 1 << 1,
  RELAIS_DB_CREATE = 1 << 2,
} RelaisDbFlags;

/**
 * RelaisDb:
 *
 * One connection to one SQLite file, used by one thread at a time.
 */
typedef struct _RelaisDb RelaisDb;

/**
 * RelaisDbTransactionFunc:
 * @db: the connection, inside a transaction
 * @data: what was given to relais_db_transaction()
 * @error: (out) (optional): where to store the error
 *
 * Returns: %TRUE to commit, %FALSE with @error set to roll back
 */
typedef gboolean (*RelaisDbTransactionFunc) (RelaisDb *db, gpointer data, GError **error);

RelaisDb   *relais_db_open              (const char               *path,
                                         RelaisDbFlags             flags,
                                         GError                  **error);
void        relais_db_close             (RelaisDb                 *db);

const char *relais_db_get_path          (RelaisDb                 *db);
void        relais_db_set_viewer        (RelaisDb                 *db,
                                         const char               *viewer);
const char *relais_db_get_viewer        (RelaisDb                 *db);
gint64      relais_db_get_changes       (RelaisDb                 *db);
gboolean    relais_db_is_in_place       (RelaisDb                 *db,
                                         GError                  **error);
gboolean    relais_db_get_data_version  (RelaisDb                 *db,
                                         gint64                   *version,
                                         GError                  **error);
void        relais_db_interrupt         (RelaisDb                 *db);
void        relais_db_set_cancellable   (RelaisDb                 *db,
                                         GCancellable             *cancellable);

gboolean    relais_db_execute           (RelaisDb                 *db,
                                         const char               *sql,
                                         GError                  **error);
gboolean    relais_db_check_integrity   (RelaisDb                 *db,
                                         GError                  **error);
gboolean    relais_db_checkpoint        (RelaisDb                 *db,
                                         GError                  **error);

gboolean    relais_db_begin             (RelaisDb                 *db,
                                         GError                  **error);
gboolean    relais_db_begin_read        (RelaisDb                 *db,
                                         GError                  **error);
gboolean    relais_db_commit            (RelaisDb                 *db,
                                         GError                  **error);
void        relais_db_rollback          (RelaisDb                 *db);
gboolean    relais_db_is_in_transaction (RelaisDb                 *db);
gboolean    relais_db_transaction       (RelaisDb                 *db,
                                         RelaisDbTransactionFunc   func,
                                         gpointer                  data,
                                         GError                  **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RelaisDb, relais_db_close)

G_END_DECLS
