/* The copy of a register that is made before its schema changes: "register.db.v1" beside the file, encrypted as the
 * file is and under the same key, read back and checked before the first step, removed once the last one is on the
 * disk. Where a step fails it stays, so that nothing rests on the step alone. On the writer's thread, while nobody else
 * has the register open.
 */

#include "relais-store-copy.h"

#include "relais-db-encrypted.h"
#include "relais-error.h"
#include "relais-migrations.h"
#include "relais-replace-file.h"

#include <glib/gstdio.h>

static char *
make_path (const char *path, int version)
{
  return g_strdup_printf ("%s.v%d", path, version);
}

/* SQLite leaves two files beside one that it has opened. */
static void
remove_copy (const char *copy)
{
  static const char *const tails[] = { "", "-wal", "-shm" };

  for (gsize i = 0; i < G_N_ELEMENTS (tails); i++)
    {
      g_autofree char *path = g_strconcat (copy, tails[i], NULL);

      g_unlink (path);
    }
}

/* Pages are encrypted where they lie, so bytes are enough. They are read through the connection: closing another
 * descriptor of the file would drop the locks that this process holds on it, and the next program to close the register
 * would take the log away from under us. */
static gboolean
copy_file (RelaisDb *db, const char *to, GError **error)
{
  g_autoptr (GBytes) bytes = relais_db_read_sealed (db, error);

  return bytes != NULL &&
         relais_replace_file (to, g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), error);
}

static gboolean
check_copy (const char *copy, int version, RelaisDataKey *key, GError **error)
{
  g_autoptr (RelaisDb) db = relais_db_open_encrypted (copy, RELAIS_DB_READ_WRITE, key, error);
  int found = -1;

  if (db == NULL || !relais_migrations_get_version (db, &found, error) || !relais_db_check_integrity (db, error))
    return FALSE;
  if (found == version)
    return TRUE;

  relais_error_set (error, RELAIS_ERROR_REGISTER_DAMAGED, copy, "%d ≠ %d", found, version);
  return FALSE;
}

/**
 * relais_store_copy_make:
 * @db: the register, outside a transaction, with its file's lock held exclusively
 * @version: the version it has
 * @key: what it is encrypted with
 * @error: RELAIS_ERROR_DISK_FULL and whatever the disk says; RELAIS_ERROR_REGISTER_DAMAGED when the copy does not read
 *
 * Returns: whether a checked copy stands beside the file; otherwise none does
 */
gboolean
relais_store_copy_make (RelaisDb *db, int version, RelaisDataKey *key, GError **error)
{
  const char *path = relais_db_get_path (db);
  g_autofree char *copy = make_path (path, version);

  remove_copy (copy);
  if (relais_db_checkpoint (db, error) && copy_file (db, copy, error) && check_copy (copy, version, key, error))
    return TRUE;

  remove_copy (copy);
  return FALSE;
}

/**
 * relais_store_copy_remove:
 * @path: the register's file
 * @newest: the version it has now
 *
 * Removes the copies of all versions before. One that cannot be removed does no harm: it is as encrypted as the file.
 */
void
relais_store_copy_remove (const char *path, int newest)
{
  for (int version = 1; version < newest; version++)
    {
      g_autofree char *copy = make_path (path, version);

      remove_copy (copy);
    }
}
