/* A compiled statement, taken from its connection's cache and given back when it is freed. Values are bound by the
 * number in $1, which SQLite alone would number by first appearance. Binding returns nothing: the first mistake is kept
 * and reported by the step, and so is a value that was forgotten. A statement belongs to who prepared it and to the
 * thread that uses its connection.
 */

#include "relais-statement.h"

#include "relais-db-private.h"
#include "relais-error.h"

#include <string.h>

struct _RelaisStatement {
  RelaisDb *db;
  sqlite3_stmt *stmt;

  gboolean *is_bound; /* by SQLite's index, which begins at 1 */
  guint16 *indexes;   /* by the number in $1, SQLite's index, 0 where there is none; NULL before the first value */
  int n_parameters;
  GError *first_error; /* of a value or of a step; told by every step until the reset */

  gboolean has_row;
  gboolean is_done;
};

/* Only spaces and comments compile to nothing. */
static gboolean
has_second_statement (RelaisDb *db, const char *rest)
{
  gboolean something = FALSE;

  while (!something && *rest != '\0')
    {
      sqlite3_stmt *stmt = NULL;

      something = sqlite3_prepare_v2 (relais_db_get_sqlite (db), rest, -1, &stmt, &rest) != SQLITE_OK || stmt != NULL;
      sqlite3_finalize (stmt);
    }

  return something;
}

static sqlite3_stmt *
compile (RelaisDb *db, const char *sql, GError **error)
{
  sqlite3_stmt *stmt = NULL;
  const char *rest = NULL;

  if (sqlite3_prepare_v3 (relais_db_get_sqlite (db), sql, -1, SQLITE_PREPARE_PERSISTENT, &stmt, &rest) != SQLITE_OK)
    {
      relais_db_set_error (db, NULL, error);
      return NULL;
    }

  if (stmt == NULL || has_second_statement (db, rest))
    {
      relais_error_set (error, RELAIS_ERROR_INTERNAL, relais_db_get_path (db), "not one statement: %s", sql);
      sqlite3_finalize (stmt);
      return NULL;
    }

  return stmt;
}

static void
refuse_value (RelaisStatement *statement, RelaisErrorCode code, int number, const char *why)
{
  if (statement->first_error == NULL)
    relais_error_set (&statement->first_error, code, relais_db_get_path (statement->db), "$%d: %s", number, why);
}

/* SQLite compares names at each question, which shows where a statement has dozens and runs thousands of times. */
static void
index_parameters (RelaisStatement *statement)
{
  statement->indexes = g_new0 (guint16, (gsize) statement->n_parameters + 1);
  for (int index = 1; index <= statement->n_parameters; index++)
    {
      const char *name = sqlite3_bind_parameter_name (statement->stmt, index);
      gint64 number = name != NULL ? g_ascii_strtoll (name + 1, NULL, 10) : 0;

      if (number > 0 && number <= statement->n_parameters)
        statement->indexes[number] = (guint16) index;
    }
}

/* Returns SQLite's index of $number, or 0 with the mistake kept. */
static int
find_parameter (RelaisStatement *statement, int number)
{
  char name[16];
  int index = 0;

  if (statement->indexes == NULL)
    index_parameters (statement);
  if (number > 0 && number <= statement->n_parameters)
    index = statement->indexes[number];
  if (index == 0)
    {
      g_snprintf (name, sizeof name, "$%d", number);
      index = sqlite3_bind_parameter_index (statement->stmt, name);
    }

  if (index == 0)
    refuse_value (statement, RELAIS_ERROR_INTERNAL, number, "no such parameter");
  return index;
}

static void
note_result (RelaisStatement *statement, int number, int index, int result)
{
  if (result == SQLITE_OK)
    statement->is_bound[index] = TRUE;
  else if (result == SQLITE_TOOBIG)
    refuse_value (statement, RELAIS_ERROR_TOO_LARGE, number, sqlite3_errstr (result));
  else if (result == SQLITE_NOMEM)
    refuse_value (statement, RELAIS_ERROR_NO_MEMORY, number, sqlite3_errstr (result));
  else
    refuse_value (statement, RELAIS_ERROR_INTERNAL, number, sqlite3_errstr (result));
}

static void
look_for_forgotten_value (RelaisStatement *statement)
{
  for (int index = 1; index <= statement->n_parameters && statement->first_error == NULL; index++)
    {
      const char *name;

      if (statement->is_bound[index])
        continue;
      name = sqlite3_bind_parameter_name (statement->stmt, index);
      relais_error_set (&statement->first_error, RELAIS_ERROR_INTERNAL, relais_db_get_path (statement->db),
                        "%s: no value in: %s", name != NULL ? name : "?", sqlite3_sql (statement->stmt));
    }
}

/* Returns a row, the end or an error that is kept. */
static int
step_once (RelaisStatement *statement)
{
  int result;

  if (!statement->has_row)
    look_for_forgotten_value (statement);

  if (statement->first_error != NULL)
    return SQLITE_ERROR;

  result = sqlite3_step (statement->stmt);
  if (result != SQLITE_ROW && result != SQLITE_DONE)
    {
      relais_db_set_error (statement->db, sqlite3_sql (statement->stmt), &statement->first_error);
      sqlite3_reset (statement->stmt);
    }

  return result;
}

static gboolean
is_readable (RelaisStatement *statement, int column)
{
  return statement->has_row && column >= 0 && column < sqlite3_column_count (statement->stmt);
}

/**
 * relais_db_prepare:
 * @db: a connection
 * @sql: exactly one statement, its values as $1, $2, …
 * @error: (out) (optional): where to store the error
 *
 * Returns: (transfer full) (nullable): the statement, without values
 */
RelaisStatement *
relais_db_prepare (RelaisDb *db, const char *sql, GError **error)
{
  RelaisStatement *statement;
  sqlite3_stmt *stmt = relais_db_take_cached (db, sql);

  if (stmt == NULL)
    stmt = compile (db, sql, error);

  if (stmt == NULL)
    {
      relais_db_give_cached (db, NULL);
      return NULL;
    }

  statement = g_new0 (RelaisStatement, 1);
  statement->db = db;
  statement->stmt = stmt;
  statement->n_parameters = sqlite3_bind_parameter_count (stmt);
  statement->is_bound = g_new0 (gboolean, (gsize) statement->n_parameters + 1);
  return statement;
}

/**
 * relais_statement_free:
 * @statement: (transfer full): a statement
 *
 * Forgets the values and gives the compiled statement back to its connection.
 */
void
relais_statement_free (RelaisStatement *statement)
{
  relais_statement_reset (statement);
  relais_db_give_cached (statement->db, statement->stmt);
  g_free (statement->is_bound);
  g_free (statement->indexes);
  g_free (statement);
}

/**
 * relais_statement_reset:
 * @statement: a statement
 *
 * Forgets the values, the mistakes and the row, to run it again with others.
 */
void
relais_statement_reset (RelaisStatement *statement)
{
  sqlite3_reset (statement->stmt);
  sqlite3_clear_bindings (statement->stmt);
  memset (statement->is_bound, 0, sizeof (gboolean) * ((gsize) statement->n_parameters + 1));
  g_clear_error (&statement->first_error);
  statement->has_row = FALSE;
  statement->is_done = FALSE;
}

/**
 * relais_statement_bind_text:
 * @statement: a statement that has not been stepped
 * @number: the number in $1
 * @text: (nullable): UTF-8, or %NULL for NULL
 */
void
relais_statement_bind_text (RelaisStatement *statement, int number, const char *text)
{
  if (text == NULL)
    relais_statement_bind_null (statement, number);
  else
    relais_statement_bind_text_len (statement, number, text, strlen (text));
}

/**
 * relais_statement_bind_text_len:
 * @statement: a statement that has not been stepped
 * @number: the number in $1
 * @text: UTF-8 without a NUL
 * @length: its bytes
 */
void
relais_statement_bind_text_len (RelaisStatement *statement, int number, const char *text, gsize length)
{
  int index = find_parameter (statement, number);

  if (index == 0)
    return;

  /* With a length a NUL inside counts as invalid. */
  if (!g_utf8_validate_len (text, length, NULL))
    {
      refuse_value (statement, RELAIS_ERROR_INVALID, number, "not UTF-8, or with a NUL inside");
      return;
    }

  note_result (statement, number, index,
               sqlite3_bind_text64 (statement->stmt, index, text, length, SQLITE_TRANSIENT, SQLITE_UTF8));
}

/**
 * relais_statement_bind_int:
 * @statement: a statement that has not been stepped
 * @number: the number in $1
 * @value: any value
 */
void
relais_statement_bind_int (RelaisStatement *statement, int number, gint64 value)
{
  int index = find_parameter (statement, number);

  if (index != 0)
    note_result (statement, number, index, sqlite3_bind_int64 (statement->stmt, index, value));
}

/**
 * relais_statement_bind_bool:
 * @statement: a statement that has not been stepped
 * @number: the number in $1
 * @value: stored as 0 or 1
 */
void
relais_statement_bind_bool (RelaisStatement *statement, int number, gboolean value)
{
  relais_statement_bind_int (statement, number, value ? 1 : 0);
}

/**
 * relais_statement_bind_blob:
 * @statement: a statement that has not been stepped
 * @number: the number in $1
 * @data: (nullable): bytes, or %NULL for NULL
 * @length: how many; 0 with @data for an empty value
 */
void
relais_statement_bind_blob (RelaisStatement *statement, int number, gconstpointer data, gsize length)
{
  int index;

  if (data == NULL)
    {
      relais_statement_bind_null (statement, number);
      return;
    }

  index = find_parameter (statement, number);
  if (index != 0)
    note_result (statement, number, index,
                 sqlite3_bind_blob64 (statement->stmt, index, data, length, SQLITE_TRANSIENT));
}

/**
 * relais_statement_bind_null:
 * @statement: a statement that has not been stepped
 * @number: the number in $1
 */
void
relais_statement_bind_null (RelaisStatement *statement, int number)
{
  int index = find_parameter (statement, number);

  if (index != 0)
    note_result (statement, number, index, sqlite3_bind_null (statement->stmt, index));
}

/**
 * relais_statement_step:
 * @statement: a statement with all its values
 * @has_row: (out) (optional): whether there is a row to read; %FALSE at the end and ever after
 * @error: (out) (optional): where to store the error
 *
 * Runs the statement up to its next row or its end. After an error every step fails until the statement is reset.
 *
 * Returns: whether that went well
 */
gboolean
relais_statement_step (RelaisStatement *statement, gboolean *has_row, GError **error)
{
  /* SQLite would run a finished statement a second time. */
  int result = statement->is_done ? SQLITE_DONE : step_once (statement);

  statement->has_row = result == SQLITE_ROW;
  statement->is_done = result == SQLITE_DONE;
  if (has_row != NULL)
    *has_row = statement->has_row;

  if (statement->first_error == NULL)
    return TRUE;

  g_propagate_error (error, g_error_copy (statement->first_error));
  return FALSE;
}

/**
 * relais_statement_execute:
 * @statement: a statement with all its values that gives no rows
 * @error: (out) (optional): where to store the error
 *
 * Returns: whether it ran
 */
gboolean
relais_statement_execute (RelaisStatement *statement, GError **error)
{
  gboolean has_row = FALSE;

  if (!relais_statement_step (statement, &has_row, error))
    return FALSE;

  if (has_row)
    {
      relais_error_set (error, RELAIS_ERROR_INTERNAL, relais_db_get_path (statement->db), "a row nobody reads: %s",
                        sqlite3_sql (statement->stmt));
      return FALSE;
    }

  return TRUE;
}

/**
 * relais_statement_get_n_columns:
 * @statement: a statement
 *
 * Returns: how many columns its rows have
 */
int
relais_statement_get_n_columns (RelaisStatement *statement)
{
  return sqlite3_column_count (statement->stmt);
}

/**
 * relais_statement_get_column_name:
 * @statement: a statement
 * @column: from 0
 *
 * Returns: the column's name, valid until @statement is freed
 */
const char *
relais_statement_get_column_name (RelaisStatement *statement, int column)
{
  g_return_val_if_fail (column >= 0 && column < sqlite3_column_count (statement->stmt), NULL);
  return sqlite3_column_name (statement->stmt, column);
}

/**
 * relais_statement_column_is_null:
 * @statement: a statement that stands on a row
 * @column: from 0
 *
 * Returns: whether the value is NULL
 */
gboolean
relais_statement_column_is_null (RelaisStatement *statement, int column)
{
  g_return_val_if_fail (is_readable (statement, column), TRUE);
  return sqlite3_column_type (statement->stmt, column) == SQLITE_NULL;
}

/**
 * relais_statement_column_text:
 * @statement: a statement that stands on a row
 * @column: from 0
 *
 * Returns: (nullable): the text, valid until the next step, or %NULL for NULL
 */
const char *
relais_statement_column_text (RelaisStatement *statement, int column)
{
  g_return_val_if_fail (is_readable (statement, column), NULL);
  return (const char *) sqlite3_column_text (statement->stmt, column);
}

/**
 * relais_statement_column_int:
 * @statement: a statement that stands on a row
 * @column: from 0
 *
 * Returns: the number, 0 for NULL
 */
gint64
relais_statement_column_int (RelaisStatement *statement, int column)
{
  g_return_val_if_fail (is_readable (statement, column), 0);
  return sqlite3_column_int64 (statement->stmt, column);
}

/**
 * relais_statement_column_bool:
 * @statement: a statement that stands on a row
 * @column: from 0
 *
 * Returns: whether the number is not 0; %FALSE for NULL
 */
gboolean
relais_statement_column_bool (RelaisStatement *statement, int column)
{
  return relais_statement_column_int (statement, column) != 0;
}

/**
 * relais_statement_column_blob:
 * @statement: a statement that stands on a row
 * @column: from 0
 * @length: (out): how many bytes
 *
 * Returns: (nullable): the bytes, valid until the next step; not %NULL for an empty value, %NULL for NULL
 */
gconstpointer
relais_statement_column_blob (RelaisStatement *statement, int column, gsize *length)
{
  gconstpointer data;

  *length = 0;
  g_return_val_if_fail (is_readable (statement, column), NULL);

  data = sqlite3_column_blob (statement->stmt, column);
  *length = (gsize) sqlite3_column_bytes (statement->stmt, column);
  if (data == NULL && sqlite3_column_type (statement->stmt, column) != SQLITE_NULL)
    return "";

  return data;
}
