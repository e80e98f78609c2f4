/* The one way in which the register changes. A change saves records against the revision they were read at, keeps the
 * image from before for undo, writes the audit row and the search index, and remembers what it touched, all inside one
 * transaction: either everything is there afterwards or nothing. Lives on the store's writer thread.
 */

#include "relais-change.h"

#include "relais-audit-log.h"
#include "relais-error.h"
#include "relais-id.h"
#include "relais-note-index.h"
#include "relais-note.h"
#include "relais-person.h"
#include "relais-search-index.h"
#include "relais-statement.h"
#include "relais-table.h"

struct _RelaisChange {
  RelaisDb *db;
  RelaisActor *actor;
  char *act;
  char *now;
  char *operation; /* its id, whether or not its row is written yet */

  GPtrArray *touched;   /* "kind id" of what was saved or removed */
  GArray *dropped_docs; /* of the search index, whose texts go all at once */

  guint is_open : 1;
  guint has_operation : 1;
};

static gboolean
check_actor_is_active (RelaisDb *db, const RelaisActor *actor, const char *now, GError **error)
{
  g_autoptr (RelaisStatement) row = relais_db_prepare (db, "SELECT ends_on FROM staff WHERE id = $1", error);
  gboolean has_row;

  if (row == NULL)
    return FALSE;
  relais_statement_bind_text (row, 1, relais_actor_get_staff_id (actor));
  if (!relais_statement_step (row, &has_row, error))
    return FALSE;
  if (has_row && (relais_statement_column_is_null (row, 0) ||
                  g_ascii_strncasecmp (relais_statement_column_text (row, 0), now, 10) >= 0))
    return TRUE;

  relais_error_set (error, RELAIS_ERROR_NOT_ALLOWED, relais_actor_get_name (actor), NULL);
  return FALSE;
}

/**
 * relais_change_begin:
 * @db: the connection that writes
 * @actor: (nullable): who acts; %NULL only while a register without members is being made
 * @act: a short word for it: "save", "import"…
 * @now: the instant
 * @error: RELAIS_ERROR_NOT_ALLOWED when the actor is no longer a member of the team
 *
 * Returns: (transfer full) (nullable): an open change
 */
RelaisChange *
relais_change_begin (RelaisDb *db, RelaisActor *actor, const char *act, const char *now, GError **error)
{
  g_autoptr (RelaisChange) change = g_new0 (RelaisChange, 1);

  change->db = db;
  change->actor = actor != NULL ? relais_actor_ref (actor) : relais_actor_new ("", "", "", g_get_host_name ());
  change->act = g_strdup (act);
  change->now = g_strdup (now);
  change->operation = relais_id_new ();
  change->touched = g_ptr_array_new_with_free_func (g_free);
  change->dropped_docs = g_array_new (FALSE, FALSE, sizeof (gint64));

  if (!relais_db_begin (db, error))
    return NULL;
  change->is_open = TRUE;
  if (actor != NULL && !check_actor_is_active (db, actor, now, error))
    return NULL;
  if (actor != NULL)
    relais_db_set_viewer (db, relais_actor_get_staff_id (actor));
  return g_steal_pointer (&change);
}

/**
 * relais_change_commit:
 * @change: an open change
 * @error: where to store the error
 *
 * Returns: whether everything is on the disk; otherwise nothing was changed
 */
gboolean
relais_change_commit (RelaisChange *change, GError **error)
{
  if (!relais_search_index_drop_texts (change->db, change->dropped_docs, error) ||
      !relais_db_commit (change->db, error))
    return FALSE;

  change->is_open = FALSE;
  return TRUE;
}

/**
 * relais_change_free:
 * @change: (transfer full): a change; rolled back when it was not committed
 */
void
relais_change_free (RelaisChange *change)
{
  if (change->is_open)
    relais_db_rollback (change->db);
  relais_db_set_viewer (change->db, NULL);
  relais_actor_unref (change->actor);
  g_free (change->act);
  g_free (change->now);
  g_free (change->operation);
  g_ptr_array_unref (change->touched);
  g_array_unref (change->dropped_docs);
  g_free (change);
}

/**
 * relais_change_get_db:
 * @change: a change
 *
 * Returns: its connection
 */
RelaisDb *
relais_change_get_db (RelaisChange *change)
{
  return change->db;
}

/**
 * relais_change_get_actor:
 * @change: a change
 *
 * Returns: who acts
 */
RelaisActor *
relais_change_get_actor (RelaisChange *change)
{
  return change->actor;
}

/**
 * relais_change_get_now:
 * @change: a change
 *
 * Returns: its instant
 */
const char *
relais_change_get_now (RelaisChange *change)
{
  return change->now;
}

/**
 * relais_change_get_operation:
 * @change: a change
 *
 * Returns: (nullable): the id of its operation, %NULL while nothing was changed
 */
const char *
relais_change_get_operation (RelaisChange *change)
{
  return change->has_operation ? change->operation : NULL;
}

/**
 * relais_change_get_touched:
 * @change: a change
 *
 * Returns: (element-type utf8): "kind id" of every record that was saved or removed
 */
GPtrArray *
relais_change_get_touched (RelaisChange *change)
{
  return change->touched;
}

/**
 * relais_change_start_operation:
 * @change: an open change
 * @note: (nullable): what its list shows, such as the name of an imported file
 * @undoes: (nullable): id of the operation that this one undoes
 * @error: where to store the error
 *
 * Writes the row of the operation. The first save does it by itself when nobody did before.
 *
 * Returns: whether it is written
 */
gboolean
relais_change_start_operation (RelaisChange *change, const char *note, const char *undoes, GError **error)
{
  g_autoptr (RelaisStatement) statement = NULL;

  if (change->has_operation)
    return TRUE;

  statement = relais_db_prepare (change->db,
                                 "INSERT INTO operation (id, at, staff, workstation, act, note, undoes) "
                                 "VALUES ($1, $2, $3, $4, $5, $6, $7)",
                                 error);
  if (statement == NULL)
    return FALSE;
  relais_statement_bind_text (statement, 1, change->operation);
  relais_statement_bind_text (statement, 2, change->now);
  relais_statement_bind_text (statement, 3, relais_actor_get_staff_id (change->actor));
  relais_statement_bind_text (statement, 4, relais_actor_get_workstation (change->actor));
  relais_statement_bind_text (statement, 5, change->act);
  relais_statement_bind_text (statement, 6, note);
  relais_statement_bind_text (statement, 7, undoes);
  change->has_operation = relais_statement_execute (statement, error);
  return change->has_operation;
}

static gboolean
append_audit (RelaisChange *change, const char *act, const char *kind, const char *subject, const char *fields,
              GVariant *detail, GError **error)
{
  RelaisAuditEntry entry = {
    .at = change->now,
    .staff = relais_actor_get_staff_id (change->actor),
    .workstation = relais_actor_get_workstation (change->actor),
    .operation = change->has_operation ? change->operation : NULL,
    .act = act,
    .kind = kind,
    .subject = subject,
    .fields = fields,
  };

  return relais_audit_log_append (change->db, &entry, detail, error);
}

/* The detail of a saved record: revision before, revision after (0 for none), the values before. */
static gboolean
append_image (RelaisChange *change, const RelaisRecord *before, const RelaisRecord *after, GError **error)
{
  const RelaisRecord *any = after != NULL ? after : before;
  g_auto (GStrv) names = relais_record_list_changes (before, after);
  g_autofree char *fields = g_strjoinv (";", names);
  GVariant *values = before != NULL ? relais_record_to_variant (before)
                                    : g_variant_new_array (G_VARIANT_TYPE ("{ss}"), NULL, 0);
  GVariant *detail = g_variant_new ("(xx@a{ss})", before != NULL ? relais_record_get_revision (before) : 0,
                                    after != NULL ? relais_record_get_revision (after) : 0, values);

  return append_audit (change, change->act, relais_record_get_type (any)->name, relais_record_get_id (any), fields,
                       detail, error);
}

static void
touch (RelaisChange *change, const RelaisRecord *record)
{
  g_ptr_array_add (change->touched, g_strdup_printf ("%s %s", relais_record_get_type (record)->name,
                                                     relais_record_get_id (record)));
}

static void
set_conflict (GError **error, const RelaisRecord *record)
{
  gboolean is_person = relais_record_get_type (record) == &relais_person_type;
  g_autofree char *name = is_person ? relais_person_get_name (record) : g_strdup (relais_record_get_id (record));

  relais_error_set (error, RELAIS_ERROR_CONFLICT, name, NULL);
}

/* What is stored now, checked against the revision that the saver has seen. */
static gboolean
load_before (RelaisChange *change, const RelaisRecord *record, RelaisRecord **before, GError **error)
{
  const RelaisTable *table = relais_table_for_type (relais_record_get_type (record));
  g_autoptr (GError) local_error = NULL;

  *before = NULL;
  if (relais_record_get_revision (record) == 0)
    return TRUE;

  *before = relais_table_load_stored (change->db, table, relais_record_get_id (record), &local_error);
  if (*before == NULL && !g_error_matches (local_error, RELAIS_ERROR, RELAIS_ERROR_NOT_FOUND))
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return FALSE;
    }
  if (*before == NULL || relais_record_get_revision (*before) != relais_record_get_revision (record))
    {
      g_clear_pointer (before, relais_record_unref);
      set_conflict (error, record);
      return FALSE;
    }
  return TRUE;
}

/* A new document may get the number of one that was dropped: its text must be gone. */
static gboolean
put_in_index (RelaisChange *change, const RelaisRecord *person, GError **error)
{
  return relais_search_index_drop_texts (change->db, change->dropped_docs, error) &&
         relais_search_index_put (change->db, person, error);
}

static gboolean
take_out_of_index (RelaisChange *change, const char *id, GError **error)
{
  gint64 doc;

  if (!relais_search_index_remove (change->db, id, &doc, error))
    return FALSE;
  if (doc != 0)
    g_array_append_val (change->dropped_docs, doc);
  return TRUE;
}

/**
 * relais_change_save:
 * @change: an open change
 * @record: a record; its revision is the one it was read at, 0 for a new one
 * @error: RELAIS_ERROR_CONFLICT when somebody saved it since; RELAIS_ERROR_INVALID, RELAIS_ERROR_DUPLICATE when the
 *   schema refuses it
 *
 * Returns: (transfer full) (nullable): the record as it is stored now. When nothing differs, nothing is written.
 */
RelaisRecord *
relais_change_save (RelaisChange *change, const RelaisRecord *record, GError **error)
{
  const RelaisRecordType *type = relais_record_get_type (record);
  RelaisRecordBuilder *builder;
  g_autoptr (RelaisRecord) before = NULL;
  g_autoptr (RelaisRecord) after = NULL;

  if (!load_before (change, record, &before, error))
    return NULL;
  if (before != NULL && relais_record_equal (before, record))
    return g_steal_pointer (&before);

  builder = relais_record_builder_new_from (record);
  relais_record_builder_set_revision (builder, relais_record_get_revision (record) + 1);
  after = relais_record_builder_end (builder);

  if (!relais_change_start_operation (change, NULL, NULL, error) ||
      !relais_table_write (change->db, relais_table_for_type (type), before, after, error) ||
      (type == &relais_person_type && !put_in_index (change, after, error)) ||
      (type == &relais_note_type && !relais_note_index_put (change->db, after, error)) ||
      !append_image (change, before, after, error))
    return NULL;

  touch (change, after);
  return g_steal_pointer (&after);
}

/**
 * relais_change_remove:
 * @change: an open change
 * @record: the record as it is stored now
 * @error: where to store the error
 *
 * Takes back the creation of a record.
 *
 * Returns: whether it is gone
 */
gboolean
relais_change_remove (RelaisChange *change, const RelaisRecord *record, GError **error)
{
  const RelaisRecordType *type = relais_record_get_type (record);

  if (!relais_change_start_operation (change, NULL, NULL, error) ||
      (type == &relais_person_type && !take_out_of_index (change, relais_record_get_id (record), error)) ||
      !relais_table_remove (change->db, relais_table_for_type (type), record, error) ||
      !append_image (change, record, NULL, error))
    return FALSE;

  touch (change, record);
  return TRUE;
}

/**
 * relais_change_note:
 * @change: an open change
 * @act: a short word: "read", "print", "export"…
 * @kind: (nullable): kind of the subject
 * @subject: (nullable): id of the subject
 * @fields: (nullable): names of fields or another remark without personal data
 * @error: where to store the error
 *
 * Writes an audit row for an act that changes no record.
 *
 * Returns: whether it is written
 */
gboolean
relais_change_note (RelaisChange *change, const char *act, const char *kind, const char *subject, const char *fields,
                    GError **error)
{
  return append_audit (change, act, kind, subject, fields, NULL, error);
}

/**
 * relais_change_note_earlier:
 * @change: an open change
 * @at: when it happened, an instant
 * @workstation: on which PC
 * @act: a short word
 * @kind: (nullable): kind of the subject
 * @subject: (nullable): id of the subject
 * @fields: (nullable): a remark without personal data
 * @error: where to store the error
 *
 * Writes an audit row for what happened while nobody was signed in: no member did it.
 *
 * Returns: whether it is written
 */
gboolean
relais_change_note_earlier (RelaisChange *change, const char *at, const char *workstation, const char *act,
                            const char *kind, const char *subject, const char *fields, GError **error)
{
  RelaisAuditEntry entry = {
    .at = at,
    .staff = "",
    .workstation = workstation,
    .act = act,
    .kind = kind,
    .subject = subject,
    .fields = fields,
  };

  return relais_audit_log_append (change->db, &entry, NULL, error);
}
