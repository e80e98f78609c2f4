/* The ladder from one version of a database to the next. Each step is one transaction with its version inside, so
 * that a crash leaves the version before or the version after and nothing between. Foreign keys are off during the
 * steps, as SQLite asks where tables are rebuilt (https://www.sqlite.org/lang_altertable.html, section 7), and
 * checked before each commit. On the thread that uses the connection, with the file's lock held exclusively.
 */

#include "relais-migrations.h"

#include "relais-error.h"
#include "relais-statement.h"

typedef struct {
  const RelaisMigration *step;
  gint32 application_id;
} Step;

static gboolean
get_number (RelaisDb *db, const char *sql, gint64 *number, GError **error)
{
  g_autoptr (RelaisStatement) statement = relais_db_prepare (db, sql, error);
  gboolean has_row = FALSE;

  if (statement == NULL || !relais_statement_step (statement, &has_row, error))
    return FALSE;

  *number = has_row ? relais_statement_column_int (statement, 0) : 0;
  return TRUE;
}

static gboolean
set_pragma (RelaisDb *db, const char *pragma, int value, GError **error)
{
  g_autofree char *sql = g_strdup_printf ("PRAGMA %s = %d", pragma, value);

  return relais_db_execute (db, sql, error);
}

/* Inside a transaction SQLite ignores this setting without a word, so it is read back. */
static gboolean
set_foreign_keys (RelaisDb *db, gboolean on, GError **error)
{
  gint64 is_on = -1;

  if (!set_pragma (db, "foreign_keys", on, error) || !get_number (db, "PRAGMA foreign_keys", &is_on, error))
    return FALSE;

  if (is_on == on)
    return TRUE;

  relais_error_set (error, RELAIS_ERROR_INTERNAL, relais_db_get_path (db), "foreign keys: %d", (int) is_on);
  return FALSE;
}

static gboolean
check_references (RelaisDb *db, int version, GError **error)
{
  gint64 n_broken = 0;

  if (!get_number (db, "SELECT count (*) FROM pragma_foreign_key_check", &n_broken, error))
    return FALSE;

  if (n_broken == 0)
    return TRUE;

  relais_error_set (error, RELAIS_ERROR_INTERNAL, relais_db_get_path (db),
                    "step %d leaves %d references to missing rows", version, (int) n_broken);
  return FALSE;
}

static gboolean
take_step (RelaisDb *db, gpointer data, GError **error)
{
  const Step *step = data;

  if (!relais_db_execute (db, step->step->sql, error))
    return FALSE;

  /* A script with a COMMIT of its own would leave the version outside. */
  if (!relais_db_is_in_transaction (db))
    {
      relais_error_set (error, RELAIS_ERROR_INTERNAL, relais_db_get_path (db), "step %d ends its transaction",
                        step->step->version);
      return FALSE;
    }

  return check_references (db, step->step->version, error) &&
         set_pragma (db, "application_id", step->application_id, error) &&
         set_pragma (db, "user_version", step->step->version, error);
}

static gboolean
take_steps (RelaisDb *db, const RelaisMigration *ladder, gsize n_steps, gint32 application_id, int version,
            GError **error)
{
  for (gsize i = 0; i < n_steps; i++)
    {
      Step step = { &ladder[i], application_id };

      if (ladder[i].version > version && !relais_db_transaction (db, take_step, &step, error))
        return FALSE;
    }

  return TRUE;
}

static gboolean
is_ladder (const RelaisMigration *ladder, gsize n_steps)
{
  for (gsize i = 0; i < n_steps; i++)
    {
      if (ladder[i].version <= (i > 0 ? ladder[i - 1].version : 0))
        return FALSE;
    }

  return n_steps > 0;
}

/* Whose file it is and how far it has come. Only reads. */
static gboolean
look_at_file (RelaisDb *db, gint32 application_id, int newest, int *version, gboolean *is_empty, GError **error)
{
  gint64 found_id = 0;
  gint64 n_objects = 0;

  if (!get_number (db, "PRAGMA application_id", &found_id, error) ||
      !get_number (db, "SELECT count (*) FROM sqlite_schema", &n_objects, error) ||
      !relais_migrations_get_version (db, version, error))
    return FALSE;

  *is_empty = n_objects == 0 && *version == 0 && found_id == 0;
  if (!*is_empty && found_id != application_id)
    {
      relais_error_set (error, RELAIS_ERROR_REGISTER_FOREIGN, relais_db_get_path (db), "%d", (int) found_id);
      return FALSE;
    }

  if (*version > newest)
    {
      relais_error_set (error, RELAIS_ERROR_REGISTER_NEWER, relais_db_get_path (db), "%d > %d", *version, newest);
      return FALSE;
    }

  return TRUE;
}

/**
 * relais_migrations_get_version:
 * @db: a connection
 * @version: (out): the version of the file's contents, 0 where no step was ever taken
 * @error: (out) (optional): where to store the error
 *
 * Returns: whether it could be read
 */
gboolean
relais_migrations_get_version (RelaisDb *db, int *version, GError **error)
{
  gint64 number = 0;

  if (!get_number (db, "PRAGMA user_version", &number, error))
    return FALSE;

  *version = (int) number;
  return TRUE;
}

/**
 * relais_migrations_run:
 * @db: a connection that can write, outside a transaction
 * @ladder: all steps there have ever been, ascending
 * @n_steps: how many
 * @application_id: the mark of this kind of file (PRAGMA application_id), not 0
 * @before: (nullable): called once before the first step on a file that is not empty, to make a backup
 * @data: for @before
 * @error: (out) (optional): where to store the error
 *
 * Brings the file to the newest version. A file of something else (%RELAIS_ERROR_REGISTER_FOREIGN) or of a newer
 * program (%RELAIS_ERROR_REGISTER_NEWER) is not touched. Where a step fails the file keeps the version before that
 * step.
 *
 * Returns: whether the file has the newest version
 */
gboolean
relais_migrations_run (RelaisDb *db, const RelaisMigration *ladder, gsize n_steps, gint32 application_id,
                       RelaisMigrationBeforeFunc before, gpointer data, GError **error)
{
  gboolean is_empty = FALSE;
  gboolean went_well;
  int version = 0;

  g_return_val_if_fail (is_ladder (ladder, n_steps) && application_id != 0, FALSE);

  if (!look_at_file (db, application_id, ladder[n_steps - 1].version, &version, &is_empty, error))
    return FALSE;

  if (version == ladder[n_steps - 1].version)
    return TRUE;

  if (!is_empty && before != NULL && !before (db, version, data, error))
    return FALSE;

  if (!set_foreign_keys (db, FALSE, error))
    return FALSE;

  went_well = take_steps (db, ladder, n_steps, application_id, version, error);

  /* On again in any case; only the first error is told. */
  return set_foreign_keys (db, TRUE, went_well ? error : NULL) && went_well;
}
