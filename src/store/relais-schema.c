/* The ladder of the register's schema: the commented SQL files of sql/sqlite/, compiled in, one step a file. A file is
 * never changed once released; tests replay a register of every released version.
 */

#include "relais-schema.h"

#include "relais-error.h"
#include "relais-store-resources.h"

#include <gio/gio.h>

static const char *const files[] = {
  "0001-register.sql",
  "0002-labels.sql",
  "0003-lift.sql",
  "0004-merged.sql",
  "0005-spool.sql",
  "0006-after-call.sql",
  "0007-emergency.sql",
  "0008-exclusion.sql",
  "0009-own-directory.sql",
  "0010-notebook.sql",
  "0011-notebook-lists.sql",
  "0012-measures.sql",
  "0013-attachments.sql",
  "0014-school-holidays.sql",
  "0015-exchange.sql",
  "0016-stays.sql",
  "0017-round.sql",
  "0018-checklists.sql",
};

/**
 * relais_schema_get_version:
 *
 * Returns: the version that this program reads and writes
 */
int
relais_schema_get_version (void)
{
  return (int) G_N_ELEMENTS (files);
}

/**
 * relais_schema_migrate:
 * @db: a connection that has the register to itself
 * @before: (nullable): called before the first step on an older register, to make a copy of it
 * @data: given to @before
 * @error: RELAIS_ERROR_REGISTER_NEWER, RELAIS_ERROR_REGISTER_FOREIGN
 *
 * Brings an empty or older register to this version, each step whole or not at all.
 *
 * Returns: whether the register has this version now
 */
gboolean
relais_schema_migrate (RelaisDb *db, RelaisMigrationBeforeFunc before, gpointer data, GError **error)
{
  RelaisMigration ladder[G_N_ELEMENTS (files)];
  g_autoptr (GPtrArray) texts = g_ptr_array_new_with_free_func ((GDestroyNotify) g_bytes_unref);

  for (gsize i = 0; i < G_N_ELEMENTS (files); i++)
    {
      g_autofree char *path = g_strconcat ("/io/github/relais/store/sql/", files[i], NULL);
      GBytes *text = g_resource_lookup_data (relais_store_get_resource (), path, G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);

      if (text == NULL)
        {
          relais_error_set (error, RELAIS_ERROR_INTERNAL, files[i], "missing");
          return FALSE;
        }
      g_ptr_array_add (texts, text);
      ladder[i] = (RelaisMigration) { .version = (int) i + 1, .sql = g_bytes_get_data (text, NULL) };
    }

  return relais_migrations_run (db, ladder, G_N_ELEMENTS (ladder), RELAIS_SCHEMA_APPLICATION_ID, before, data, error);
}
