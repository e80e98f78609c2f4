/* Drafts: forms and texts that somebody has begun. They are saved while typing, so they are no operation and leave no
 * audit row; the statements name the author, so that nobody reads or removes another one's. Called inside a change.
 */

#include "relais-drafts-table.h"

#include "relais-statement.h"

static void
touch (RelaisChange *change, const char *id)
{
  g_ptr_array_add (relais_change_get_touched (change), g_strconcat ("draft ", id, NULL));
}

/**
 * relais_drafts_save:
 * @change: an open change; its actor is the author
 * @id: id of the draft, the same each time it is saved
 * @kind: what is being written
 * @subject: (nullable): id of the record it is about
 * @content: what was typed so far, 4 MiB at most
 * @error: RELAIS_ERROR_INVALID when it is too large
 *
 * Returns: whether it is saved; a draft of another author with the same id is left alone
 */
gboolean
relais_drafts_save (RelaisChange *change, const char *id, const char *kind, const char *subject, GBytes *content,
                    GError **error)
{
  g_autoptr (RelaisStatement) statement =
      relais_db_prepare (relais_change_get_db (change),
                         "INSERT INTO draft (id, author, kind, subject, content, saved_at) "
                         "VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT (id) DO UPDATE "
                         "SET content = excluded.content, saved_at = excluded.saved_at WHERE author = excluded.author",
                         error);
  gsize size = 0;
  gconstpointer data = g_bytes_get_data (content, &size);

  if (statement == NULL)
    return FALSE;
  relais_statement_bind_text (statement, 1, id);
  relais_statement_bind_text (statement, 2, relais_actor_get_staff_id (relais_change_get_actor (change)));
  relais_statement_bind_text (statement, 3, kind);
  relais_statement_bind_text (statement, 4, subject);
  relais_statement_bind_blob (statement, 5, data != NULL ? data : "", size);
  relais_statement_bind_text (statement, 6, relais_change_get_now (change));
  touch (change, id);
  return relais_statement_execute (statement, error);
}

/**
 * relais_drafts_remove:
 * @change: an open change; its actor is the author
 * @id: id of the draft
 * @error: where to store the error
 *
 * Returns: whether the author has no such draft any more
 */
gboolean
relais_drafts_remove (RelaisChange *change, const char *id, GError **error)
{
  g_autoptr (RelaisStatement) statement = relais_db_prepare (
      relais_change_get_db (change), "DELETE FROM draft WHERE id = $1 AND author = $2", error);

  if (statement == NULL)
    return FALSE;
  relais_statement_bind_text (statement, 1, id);
  relais_statement_bind_text (statement, 2, relais_actor_get_staff_id (relais_change_get_actor (change)));
  touch (change, id);
  return relais_statement_execute (statement, error);
}

static RelaisDraft *
read_draft (RelaisStatement *row)
{
  RelaisDraft *draft = g_new0 (RelaisDraft, 1);
  gsize size = 0;
  gconstpointer data = relais_statement_column_blob (row, 3, &size);

  draft->id = g_strdup (relais_statement_column_text (row, 0));
  draft->kind = g_strdup (relais_statement_column_text (row, 1));
  draft->subject = g_strdup (relais_statement_column_text (row, 2));
  draft->content = g_bytes_new (data, size);
  draft->saved_at = g_strdup (relais_statement_column_text (row, 4));
  return draft;
}

/**
 * relais_drafts_list:
 * @db: a connection
 * @author: id of a member
 * @error: where to store the error
 *
 * Returns: (transfer full) (element-type RelaisDraft) (nullable): the drafts of @author, newest first
 */
GPtrArray *
relais_drafts_list (RelaisDb *db, const char *author, GError **error)
{
  g_autoptr (RelaisStatement) rows = relais_db_prepare (
      db, "SELECT id, kind, subject, content, saved_at FROM draft WHERE author = $1 ORDER BY saved_at DESC, id", error);
  g_autoptr (GPtrArray) drafts = g_ptr_array_new_with_free_func ((GDestroyNotify) relais_draft_free);
  gboolean has_row;

  if (rows == NULL)
    return NULL;
  relais_statement_bind_text (rows, 1, author);
  while (relais_statement_step (rows, &has_row, error))
    {
      if (!has_row)
        return g_steal_pointer (&drafts);
      g_ptr_array_add (drafts, read_draft (rows));
    }
  return NULL;
}

/**
 * relais_drafts_hand_over:
 * @change: an open change
 * @id: id of a draft
 * @from: id of its author, who leaves
 * @to: id of the member who goes on
 * @error: where to store the error
 *
 * Returns: whether the draft of @from is that of @to now
 */
gboolean
relais_drafts_hand_over (RelaisChange *change, const char *id, const char *from, const char *to, GError **error)
{
  g_autoptr (RelaisStatement) statement = relais_db_prepare (
      relais_change_get_db (change), "UPDATE draft SET author = $3 WHERE id = $1 AND author = $2", error);

  if (statement == NULL)
    return FALSE;
  relais_statement_bind_text (statement, 1, id);
  relais_statement_bind_text (statement, 2, from);
  relais_statement_bind_text (statement, 3, to);
  touch (change, id);
  return relais_statement_execute (statement, error);
}

/**
 * relais_draft_free:
 * @draft: (transfer full): a draft
 */
void
relais_draft_free (RelaisDraft *draft)
{
  g_free (draft->id);
  g_free (draft->kind);
  g_free (draft->subject);
  g_bytes_unref (draft->content);
  g_free (draft->saved_at);
  g_free (draft);
}
