/* What every write looks at once more, inside its transaction: that register.db is still the file that was opened, that
 * its schema is still the one this program knows, and that register.keys still holds the key it is encrypted with. The
 * lock between processes keeps others from changing any of it meanwhile; this is for when the lock's file was removed
 * or a backup was put back by hand. On the writer's thread.
 */

#include "relais-store-private.h"

#include "relais-error.h"
#include "relais-key-file.h"
#include "relais-migrations.h"
#include "relais-schema.h"

static gboolean
has_our_schema (RelaisStore *store, GError **error)
{
  int version = 0;

  if (!relais_migrations_get_version (store->writer, &version, error))
    return FALSE;
  if (version == relais_schema_get_version ())
    return TRUE;

  relais_error_set (error, version > relais_schema_get_version () ? RELAIS_ERROR_REGISTER_NEWER
                                                                  : RELAIS_ERROR_REGISTER_DAMAGED,
                    store->path, "%d ≠ %d", version, relais_schema_get_version ());
  return FALSE;
}

/*
 * relais_store_is_current:
 * @store: a store, in a transaction that may write
 * @error: RELAIS_ERROR_INPUT_OUTPUT when another file stands in the place of register.db, RELAIS_ERROR_REGISTER_NEWER,
 *   RELAIS_ERROR_REGISTER_DAMAGED, RELAIS_ERROR_KEYS_MISSING, RELAIS_ERROR_KEYS_FOREIGN, RELAIS_ERROR_KEYS_DAMAGED
 *
 * Schema and keys are looked at only where somebody else has committed since the last time.
 *
 * Returns: whether what is written now can be read again
 */
gboolean
relais_store_is_current (RelaisStore *store, GError **error)
{
  g_autofree char *keys = NULL;
  gint64 data_version = 0;

  if (!relais_db_is_in_place (store->writer, error) ||
      !relais_db_get_data_version (store->writer, &data_version, error))
    return FALSE;
  if (data_version == store->writer_saw)
    return TRUE;

  keys = g_build_filename (store->folder, RELAIS_KEY_FILE_NAME, NULL);
  if (!has_our_schema (store, error) || !relais_key_file_is_for (keys, store->key, error))
    return FALSE;

  store->writer_saw = data_version;
  return TRUE;
}
