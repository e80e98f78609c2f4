/* What hangs on entries of the notebook. While an entry is begun it belongs to its author, as the draft does: the
 * statements name the author, so that nobody reads or takes away another one's. Signed, it is read through the eyes of
 * who may read the entry. What is in it is read one at a time and never for a list. Called on a store's own threads.
 */

#include "relais-attachment-table.h"

#include "relais-error.h"
#include "relais-note-sql.h"
#include "relais-statement.h"

/* A draft of who acts. */
#define OWN "EXISTS (SELECT 1 FROM draft AS d WHERE d.id = $1 AND d.author = $2)"

static void
touch (RelaisChange *change, const char *draft)
{
  g_ptr_array_add (relais_change_get_touched (change), g_strconcat ("draft ", draft, NULL));
}

/* A statement whose $1 is a draft and whose $2 is who acts. */
static RelaisStatement *
prepare_own (RelaisChange *change, const char *sql, const char *draft, GError **error)
{
  RelaisStatement *statement = relais_db_prepare (relais_change_get_db (change), sql, error);

  if (statement == NULL)
    return NULL;
  relais_statement_bind_text (statement, 1, draft);
  relais_statement_bind_text (statement, 2, relais_actor_get_staff_id (relais_change_get_actor (change)));
  return statement;
}

static gboolean
execute_on_one (RelaisChange *change, RelaisStatement *statement, const char *id, GError **error)
{
  if (!relais_statement_execute (statement, error))
    return FALSE;
  if (relais_db_get_changes (relais_change_get_db (change)) == 1)
    return TRUE;
  relais_error_set (error, RELAIS_ERROR_NOT_FOUND, id, "attachment");
  return FALSE;
}

/**
 * relais_attachment_table_add:
 * @change: an open change; its actor is the author of the draft
 * @attachment: what is attached; its holder is a draft
 * @content: what is in it
 * @error: RELAIS_ERROR_NOT_FOUND when the author has no such draft
 *
 * Returns: whether it hangs on the draft
 */
gboolean
relais_attachment_table_add (RelaisChange *change, const RelaisAttachment *attachment, GBytes *content, GError **error)
{
  g_autoptr (RelaisStatement) insert =
      prepare_own (change,
                   "INSERT INTO attachment (draft, id, name, kind, size, removed, content) "
                   "SELECT $1, $3, $4, $5, $6, 0, $7 WHERE " OWN,
                   attachment->holder, error);

  if (insert == NULL)
    return FALSE;
  relais_statement_bind_text (insert, 3, attachment->id);
  relais_statement_bind_text (insert, 4, attachment->name);
  relais_statement_bind_text (insert, 5, relais_attachment_kind_get_word (attachment->kind));
  relais_statement_bind_int (insert, 6, attachment->size);
  relais_statement_bind_blob (insert, 7, g_bytes_get_data (content, NULL), g_bytes_get_size (content));
  touch (change, attachment->holder);
  return execute_on_one (change, insert, attachment->holder, error);
}

/**
 * relais_attachment_table_set_removed:
 * @change: an open change; its actor is the author of the draft
 * @draft: id of a draft
 * @id: id of what hangs on it
 * @removed: whether it is taken away, or put back
 * @error: RELAIS_ERROR_NOT_FOUND
 *
 * Returns: whether it is
 */
gboolean
relais_attachment_table_set_removed (RelaisChange *change, const char *draft, const char *id, gboolean removed,
                                     GError **error)
{
  g_autoptr (RelaisStatement) update = prepare_own (
      change, "UPDATE attachment SET removed = $3 WHERE draft = $1 AND id = $4 AND " OWN, draft, error);

  if (update == NULL)
    return FALSE;
  relais_statement_bind_bool (update, 3, removed);
  relais_statement_bind_text (update, 4, id);
  touch (change, draft);
  return execute_on_one (change, update, id, error);
}

/**
 * relais_attachment_table_move:
 * @change: an open change; its actor is the author of both drafts
 * @from: id of a draft
 * @to: id of another one
 * @error: where to store the error
 *
 * Returns: whether what hung on @from hangs on @to, if @to is there
 */
gboolean
relais_attachment_table_move (RelaisChange *change, const char *from, const char *to, GError **error)
{
  g_autoptr (RelaisStatement) update =
      prepare_own (change,
                   "UPDATE attachment SET draft = $1 WHERE draft = $3 AND " OWN
                   " AND EXISTS (SELECT 1 FROM draft AS f WHERE f.id = $3 AND f.author = $2)",
                   to, error);

  if (update == NULL)
    return FALSE;
  relais_statement_bind_text (update, 3, from);
  touch (change, to);
  return relais_statement_execute (update, error);
}

/**
 * relais_attachment_table_sign:
 * @change: an open change in which the entry with the id of @draft was just signed by its actor
 * @draft: id of a draft, which is still there
 * @n: (out): how many hang on the entry now
 * @error: where to store the error
 *
 * Returns: whether what hung on the draft hangs on the entry, frozen
 */
gboolean
relais_attachment_table_sign (RelaisChange *change, const char *draft, guint *n, GError **error)
{
  RelaisDb *db = relais_change_get_db (change);
  g_autoptr (RelaisStatement) update = prepare_own (
      change, "UPDATE attachment SET note = draft, draft = NULL WHERE draft = $1 AND removed = 0 AND " OWN, draft,
      error);

  *n = 0;
  if (update == NULL || !relais_statement_execute (update, error))
    return FALSE;
  *n = (guint) relais_db_get_changes (db);
  return TRUE;
}

static RelaisAttachment *
read_row (RelaisStatement *row)
{
  RelaisAttachment *attachment = g_new0 (RelaisAttachment, 1);

  attachment->id = g_strdup (relais_statement_column_text (row, 0));
  attachment->holder = g_strdup (relais_statement_column_text (row, 1));
  attachment->name = g_strdup (relais_statement_column_text (row, 2));
  relais_attachment_kind_find (relais_statement_column_text (row, 3), &attachment->kind);
  attachment->size = relais_statement_column_int (row, 4);
  return attachment;
}

/**
 * relais_attachment_table_list:
 * @db: a connection
 * @holder: what @ids are ids of
 * @ids: (element-type utf8): ids, which who asks may read
 * @error: where to store the error
 *
 * Returns: (transfer full) (element-type RelaisAttachment) (nullable): what hangs on them, in the order of attaching
 */
GPtrArray *
relais_attachment_table_list (RelaisDb *db, RelaisAttachmentHolder holder, GPtrArray *ids, GError **error)
{
  const char *column = holder == RELAIS_ATTACHMENT_OF_DRAFT ? "a.draft" : "a.note";
  g_autoptr (GPtrArray) found = g_ptr_array_new_with_free_func ((GDestroyNotify) relais_attachment_free);
  g_autoptr (RelaisStatement) rows = NULL;
  g_auto (RelaisNoteSql) question = { 0 };
  gboolean has_row;

  if (ids->len == 0)
    return g_steal_pointer (&found);
  relais_note_sql_init (&question, "SELECT a.id, coalesce (a.note, a.draft), a.name, a.kind, a.size "
                                   "FROM attachment AS a WHERE a.removed = 0 ");
  relais_note_sql_add_among (&question, ids, column);
  g_string_append (question.sql, "ORDER BY a.place");
  rows = relais_note_sql_prepare (db, &question, error);
  while (rows != NULL && relais_statement_step (rows, &has_row, error))
    {
      if (!has_row)
        return g_steal_pointer (&found);
      g_ptr_array_add (found, read_row (rows));
    }
  return NULL;
}

/**
 * relais_attachment_table_is_own:
 * @db: a connection
 * @draft: id of a draft
 * @author: id of a member
 * @is_own: (out): whether @author has such a draft
 * @error: where to store the error
 *
 * Returns: whether it could be asked
 */
gboolean
relais_attachment_table_is_own (RelaisDb *db, const char *draft, const char *author, gboolean *is_own, GError **error)
{
  g_autoptr (RelaisStatement) row = relais_db_prepare (db, "SELECT " OWN, error);
  gboolean has_row;

  if (row == NULL)
    return FALSE;
  relais_statement_bind_text (row, 1, draft);
  relais_statement_bind_text (row, 2, author);
  if (!relais_statement_step (row, &has_row, error))
    return FALSE;
  *is_own = relais_statement_column_bool (row, 0);
  return TRUE;
}

/**
 * relais_attachment_table_load:
 * @db: a connection
 * @reader: whose eyes
 * @id: id of what hangs on a signed entry that @reader may read, or on a draft of theirs
 * @is_signed: (out): which of the two
 * @content: (out): what is in it
 * @error: RELAIS_ERROR_NOT_FOUND, also where it may not be read
 *
 * Returns: (transfer full) (nullable): what it is
 */
RelaisAttachment *
relais_attachment_table_load (RelaisDb *db, const RelaisNoteReader *reader, const char *id, gboolean *is_signed,
                              GBytes **content, GError **error)
{
  g_autoptr (RelaisStatement) row = NULL;
  g_auto (RelaisNoteSql) question = { 0 };
  RelaisAttachment *attachment;
  gconstpointer data;
  gboolean has_row;
  gsize size;

  relais_note_sql_init (&question, "SELECT a.id, coalesce (a.note, a.draft), a.name, a.kind, a.size, "
                                   "a.note IS NOT NULL, a.content FROM attachment AS a WHERE ");
  relais_note_sql_add (&question, "a.id = $? AND (", id);
  relais_note_sql_add (&question, "EXISTS (SELECT 1 FROM draft AS f WHERE f.id = a.draft AND f.author = $?) ",
                       reader->staff);
  g_string_append (question.sql, "OR EXISTS (SELECT 1 FROM note_doc AS d WHERE d.note = a.note AND ");
  relais_note_sql_add_sight (&question, reader);
  g_string_append (question.sql, "))");
  row = relais_note_sql_prepare (db, &question, error);
  if (row == NULL || !relais_statement_step (row, &has_row, error))
    return NULL;
  if (!has_row)
    {
      relais_error_set (error, RELAIS_ERROR_NOT_FOUND, id, "attachment");
      return NULL;
    }
  attachment = read_row (row);
  *is_signed = relais_statement_column_bool (row, 5);
  data = relais_statement_column_blob (row, 6, &size);
  *content = g_bytes_new (data, size);
  return attachment;
}
