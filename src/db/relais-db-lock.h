#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * RelaisDbLockMode:
 * @RELAIS_DB_LOCK_SHARED: for everybody who opens the database
 * @RELAIS_DB_LOCK_EXCLUSIVE: for who changes it so that nobody else may have it open
 *
 * What a lock keeps others from.
 */
typedef enum {
  RELAIS_DB_LOCK_SHARED,
  RELAIS_DB_LOCK_EXCLUSIVE,
} RelaisDbLockMode;

/**
 * RelaisDbLock:
 *
 * A lock between processes, held as long as this lives.
 */
typedef struct _RelaisDbLock RelaisDbLock;

RelaisDbLock     *relais_db_lock_acquire   (const char        *path,
                                            RelaisDbLockMode   mode,
                                            GError           **error);
gboolean          relais_db_lock_upgrade   (RelaisDbLock      *lock,
                                            GError           **error);
gboolean          relais_db_lock_downgrade (RelaisDbLock      *lock,
                                            GError           **error);
RelaisDbLockMode  relais_db_lock_get_mode  (RelaisDbLock      *lock);
void              relais_db_lock_release   (RelaisDbLock      *lock);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RelaisDbLock, relais_db_lock_release)

G_END_DECLS
