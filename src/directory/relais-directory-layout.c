/* How the local copy lies on the disk: the tables of sql/cache.sql, and two tables of cards with a column for each line
 * of the table of fields. The version is a digest of both, so that a copy from before a change of either is seen to be
 * another one without anybody having to count.
 */

#include "relais-directory-cache-private.h"

#include "relais-directory-entry.h"
#include "relais-directory-resources.h"
#include "relais-error.h"

#include <gio/gio.h>

#define FIXED_COLUMNS "card, file, line, key, gone_since"

/* "RlDc" */
#define APPLICATION_ID "1382826083"

static char *
make_columns (const char *first, const char *separator)
{
  GString *columns = g_string_new (first);

  for (guint i = 0; i < RELAIS_ENTRY_N_FIELDS; i++)
    g_string_append_printf (columns, "%s%s", separator, relais_directory_entry_type.fields[i].name);
  return g_string_free (columns, FALSE);
}

static char *
make_script (GError **error)
{
  g_autoptr (GBytes) text = g_resource_lookup_data (relais_directory_get_resource (),
                                                    "/io/github/relais/directory/sql/cache.sql",
                                                    G_RESOURCE_LOOKUP_FLAGS_NONE, error);
  g_autofree char *columns = make_columns ("", " TEXT,\n  ");

  if (text == NULL)
    return NULL;
  return g_strdup_printf (
      "%.*s\n"
      "CREATE TABLE card (card INTEGER PRIMARY KEY, file INTEGER NOT NULL, line INTEGER NOT NULL, key TEXT NOT NULL,\n"
      "  gone_since%s TEXT) STRICT;\n"
      "CREATE INDEX card_file ON card (file);\n"
      "CREATE INDEX card_key ON card (key);\n"
      "CREATE INDEX card_gone ON card (gone_since) WHERE gone_since IS NOT NULL;\n"
      "CREATE TABLE old_card (card INTEGER PRIMARY KEY, file INTEGER, line INTEGER, key TEXT,\n"
      "  gone_since%s TEXT) STRICT;\n",
      (int) g_bytes_get_size (text), (const char *) g_bytes_get_data (text, NULL), columns, columns);
}

/*
 * relais_directory_layout_get_card_columns:
 *
 * Returns: the columns of a card, in their order: those before RELAIS_CARD_FIRST_FIELD, then the fields of an entry
 */
const char *
relais_directory_layout_get_card_columns (void)
{
  static const char *columns;

  if (g_once_init_enter (&columns))
    g_once_init_leave (&columns, make_columns (FIXED_COLUMNS, ", "));
  return columns;
}

/*
 * relais_directory_layout_get_version:
 *
 * Returns: what PRAGMA user_version says of a copy with this layout, never 0
 */
int
relais_directory_layout_get_version (void)
{
  g_autofree char *script = make_script (NULL);

  return (int) (g_str_hash (script != NULL ? script : "") & 0x7fffffff) | 1;
}

/*
 * relais_directory_layout_create:
 * @db: a connection to an empty file, inside a transaction
 * @error: where to store the error
 *
 * Returns: whether it has the tables now
 */
gboolean
relais_directory_layout_create (RelaisDb *db, GError **error)
{
  g_autofree char *script = make_script (error);
  g_autofree char *sql = script != NULL
                             ? g_strdup_printf ("%s"
                                                "INSERT INTO search (search, rank) VALUES ('hashsize', 4194304);\n"
                                                "PRAGMA application_id = " APPLICATION_ID ";\n"
                                                "PRAGMA user_version = %d;\n",
                                                script, relais_directory_layout_get_version ())
                             : NULL;

  return sql != NULL && relais_db_execute (db, sql, error);
}
