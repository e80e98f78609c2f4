/* Transactions: all or nothing. SQLite ends one by itself after some failures (a full disk, an interrupt), so whether
 * one is open is always asked of SQLite and never remembered. They do not nest: a nested one would promise a commit
 * that its outer one can still take back. On the thread that uses the connection.
 */

#include "relais-db-private.h"

/**
 * relais_db_is_in_transaction:
 * @db: a connection
 *
 * Returns: whether a transaction is open; SQLite closes one by itself after some failures
 */
gboolean
relais_db_is_in_transaction (RelaisDb *db)
{
  return !sqlite3_get_autocommit (relais_db_get_sqlite (db));
}

/**
 * relais_db_begin:
 * @db: a connection without an open transaction
 * @error: (out) (optional): where to store the error
 *
 * Begins a transaction that may write from its first statement on.
 *
 * Returns: whether it began; %RELAIS_ERROR_BUSY where another one writes for longer than 5 seconds
 */
gboolean
relais_db_begin (RelaisDb *db, GError **error)
{
  return relais_db_execute (db, "BEGIN IMMEDIATE", error);
}

/**
 * relais_db_begin_read:
 * @db: a connection without an open transaction
 * @error: (out) (optional): where to store the error
 *
 * Begins a transaction in which all queries see one state of the data, from the first query on.
 *
 * Returns: whether it began
 */
gboolean
relais_db_begin_read (RelaisDb *db, GError **error)
{
  return relais_db_execute (db, "BEGIN DEFERRED", error);
}

/**
 * relais_db_commit:
 * @db: a connection with an open transaction
 * @error: (out) (optional): where to store the error
 *
 * Returns: whether the transaction is on disk; otherwise it has been rolled back
 */
gboolean
relais_db_commit (RelaisDb *db, GError **error)
{
  if (relais_db_execute (db, "COMMIT", error))
    return TRUE;

  relais_db_rollback (db);
  return FALSE;
}

/**
 * relais_db_rollback:
 * @db: a connection
 *
 * Undoes the open transaction; does nothing where there is none, because SQLite may have rolled back by itself.
 */
void
relais_db_rollback (RelaisDb *db)
{
  if (relais_db_is_in_transaction (db))
    sqlite3_exec (relais_db_get_sqlite (db), "ROLLBACK", NULL, NULL, NULL);
}

/**
 * relais_db_transaction:
 * @db: a connection without an open transaction
 * @func: what is to happen as a whole or not at all
 * @data: for @func
 * @error: (out) (optional): where to store the error
 *
 * Returns: whether @func returned %TRUE and its work is on disk
 */
gboolean
relais_db_transaction (RelaisDb *db, RelaisDbTransactionFunc func, gpointer data, GError **error)
{
  if (!relais_db_begin (db, error))
    return FALSE;

  if (!func (db, data, error))
    {
      relais_db_rollback (db);
      return FALSE;
    }

  return relais_db_commit (db, error);
}
