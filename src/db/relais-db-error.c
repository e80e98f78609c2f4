/* What SQLite said, as an error of Relais: the code by the extended result code and the system's errno, the file's path
 * as subject, SQLite's words as detail. These words name tables, columns and constraints; where they could repeat what
 * was typed or stored (a failing query of the full text search does) the text of the statement stands instead, which
 * has $1 for every value. One place for the whole room; any thread.
 */

#include "relais-db-private.h"

#include "relais-error.h"

#include <errno.h>
#include <string.h>

#define SQL_IN_DETAIL 200

static RelaisErrorCode
code_for_constraint (int result)
{
  switch (result)
    {
    case SQLITE_CONSTRAINT_UNIQUE:
    case SQLITE_CONSTRAINT_PRIMARYKEY:
    case SQLITE_CONSTRAINT_ROWID:
      return RELAIS_ERROR_DUPLICATE;
    default:
      return RELAIS_ERROR_INVALID;
    }
}

static RelaisErrorCode
code_for_io (int result)
{
  switch (result)
    {
    case SQLITE_IOERR_NOMEM:
      return RELAIS_ERROR_NO_MEMORY;
    case SQLITE_IOERR_SHMSIZE: /* -shm could not grow, and nobody keeps errno */
      return RELAIS_ERROR_DISK_FULL;
    case SQLITE_IOERR_SHORT_READ:
    case SQLITE_IOERR_SEEK: /* relais-cipher-vfs.c: a page that is missing */
      return RELAIS_ERROR_REGISTER_TRUNCATED;
    case SQLITE_IOERR_DATA:
    case SQLITE_IOERR_CORRUPTFS:
      return RELAIS_ERROR_REGISTER_DAMAGED;
    default:
      return RELAIS_ERROR_INPUT_OUTPUT;
    }
}

static RelaisErrorCode
code_for_result (int result)
{
  switch (result & 0xff)
    {
    case SQLITE_CONSTRAINT:
      return code_for_constraint (result);
    case SQLITE_MISMATCH:
      return RELAIS_ERROR_INVALID;
    case SQLITE_TOOBIG:
      return RELAIS_ERROR_TOO_LARGE;
    case SQLITE_FULL:
      return RELAIS_ERROR_DISK_FULL;
    case SQLITE_READONLY:
      return result == SQLITE_READONLY_DBMOVED ? RELAIS_ERROR_INPUT_OUTPUT : RELAIS_ERROR_READ_ONLY;
    case SQLITE_PERM:
      return RELAIS_ERROR_NO_PERMISSION;
    case SQLITE_IOERR:
      return code_for_io (result);
    case SQLITE_CANTOPEN:
      return RELAIS_ERROR_INPUT_OUTPUT;
    case SQLITE_NOTADB:
      return RELAIS_ERROR_REGISTER_FOREIGN;
    case SQLITE_CORRUPT:
      return RELAIS_ERROR_REGISTER_DAMAGED;
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
    case SQLITE_PROTOCOL:
      return RELAIS_ERROR_BUSY;
    case SQLITE_INTERRUPT:
      return RELAIS_ERROR_CANCELLED;
    case SQLITE_NOMEM:
      return RELAIS_ERROR_NO_MEMORY;
    default:
      return RELAIS_ERROR_INTERNAL;
    }
}

/* The system knows better than SQLite why a file does not open or a write fails. */
static gboolean
is_systems_business (int result)
{
  return (result & 0xff) == SQLITE_CANTOPEN || code_for_result (result) == RELAIS_ERROR_INPUT_OUTPUT;
}

/* "CHECK constraint failed: person_name_is_not_empty" → "person_name_is_not_empty" */
static const char *
skip_to_constraint_name (int result, const char *message)
{
  const char *name = (result & 0xff) == SQLITE_CONSTRAINT ? strstr (message, " constraint failed: ") : NULL;

  return name != NULL ? name + strlen (" constraint failed: ") : message;
}

static int
ask_last_errno (sqlite3 *sqlite)
{
  sqlite3_file *log = NULL;
  int system_error = 0;

  if (sqlite3_file_control (sqlite, "main", SQLITE_FCNTL_LAST_ERRNO, &system_error) != SQLITE_OK)
    system_error = 0;

  if (system_error == 0 &&
      sqlite3_file_control (sqlite, "main", SQLITE_FCNTL_JOURNAL_POINTER, &log) == SQLITE_OK && log != NULL &&
      log->pMethods != NULL && log->pMethods->xFileControl (log, SQLITE_FCNTL_LAST_ERRNO, &system_error) != SQLITE_OK)
    system_error = 0;

  return system_error;
}

/* A statement that fails does not always leave errno with its connection; its files still know it. */
static int
find_system_error (sqlite3 *sqlite, int result)
{
  int system_error = sqlite3_system_errno (sqlite);

  return system_error == 0 && (result & 0xff) == SQLITE_IOERR ? ask_last_errno (sqlite) : system_error;
}

/*
 * relais_db_set_error_for:
 * @error: (out) (optional): where to store the error
 * @result: an extended result code of SQLite that is a failure
 * @system_error: errno behind it, or 0
 * @path: the database's file
 * @message: (nullable): SQLite's words, without values of rows
 */
void
relais_db_set_error_for (GError **error, int result, int system_error, const char *path, const char *message)
{
  if (system_error != 0 && is_systems_business (result))
    relais_error_set_from_system (error, system_error, path);
  else
    relais_error_set (error, code_for_result (result), path, "%s",
                      skip_to_constraint_name (result, message != NULL ? message : sqlite3_errstr (result)));
}

/*
 * relais_db_set_error:
 * @db: a connection whose last call failed
 * @running_sql: (nullable): the statement that was being run, or %NULL where it was only compiled
 * @error: (out) (optional): where to store the error
 */
void
relais_db_set_error (RelaisDb *db, const char *running_sql, GError **error)
{
  sqlite3 *sqlite = relais_db_get_sqlite (db);
  int result = sqlite3_extended_errcode (sqlite);
  g_autofree char *message = NULL;

  if ((result & 0xff) == SQLITE_ERROR && running_sql != NULL)
    message = g_strdup_printf ("%s: %.*s", sqlite3_errstr (result), SQL_IN_DETAIL, running_sql);
  else
    message = g_strdup (sqlite3_errmsg (sqlite));

  relais_db_set_error_for (error, result, find_system_error (sqlite, result), relais_db_get_path (db), message);
}
