/* What was done, and taking it back. An undo is a new operation: it goes through the audit rows of the old one, last
 * first, and puts back the image from before wherever the record still has the revision that the old operation left it
 * at. What changed since is left alone and named. Called inside a change.
 */

#include "relais-operations.h"

#include "relais-audit-log.h"
#include "relais-care-queries.h"
#include "relais-checklist.h"
#include "relais-clock.h"
#include "relais-error.h"
#include "relais-person.h"
#include "relais-statement.h"
#include "relais-stay.h"
#include "relais-table.h"

static char *
copy_column (RelaisStatement *row, int column)
{
  return g_strdup (relais_statement_column_text (row, column));
}

static RelaisOperation *
read_operation (RelaisStatement *row)
{
  RelaisOperation *operation = g_new0 (RelaisOperation, 1);

  operation->id = copy_column (row, 0);
  operation->at = copy_column (row, 1);
  operation->staff = copy_column (row, 2);
  operation->act = copy_column (row, 3);
  operation->note = copy_column (row, 4);
  operation->undone_by = copy_column (row, 5);
  operation->n_records = relais_statement_column_int (row, 6);
  return operation;
}

/**
 * relais_operation_free:
 * @operation: (transfer full): an operation
 */
void
relais_operation_free (RelaisOperation *operation)
{
  g_free (operation->id);
  g_free (operation->at);
  g_free (operation->staff);
  g_free (operation->act);
  g_free (operation->note);
  g_free (operation->undone_by);
  g_free (operation);
}

/**
 * relais_undo_result_clear:
 * @result: what an undo did
 */
void
relais_undo_result_clear (RelaisUndoResult *result)
{
  g_clear_pointer (&result->left, g_ptr_array_unref);
}

/**
 * relais_operations_list:
 * @db: a connection
 * @act: (nullable): only this act
 * @since: (nullable): only from this instant on
 * @error: where to store the error
 *
 * Returns: (transfer full) (element-type RelaisOperation) (nullable): operations, newest first
 */
GPtrArray *
relais_operations_list (RelaisDb *db, const char *act, const char *since, GError **error)
{
  g_autoptr (RelaisStatement) rows =
      relais_db_prepare (db,
                         "SELECT o.id, o.at, o.staff, o.act, o.note, u.id, "
                         "(SELECT count(DISTINCT subject) FROM audit WHERE operation = o.id) "
                         "FROM operation AS o LEFT JOIN operation AS u ON u.undoes = o.id "
                         "WHERE ($1 IS NULL OR o.act = $1) AND ($2 IS NULL OR o.at >= $2) ORDER BY o.at DESC, o.rowid DESC",
                         error);
  g_autoptr (GPtrArray) operations = g_ptr_array_new_with_free_func ((GDestroyNotify) relais_operation_free);
  gboolean has_row;

  if (rows == NULL)
    return NULL;
  relais_statement_bind_text (rows, 1, act);
  relais_statement_bind_text (rows, 2, since);
  while (relais_statement_step (rows, &has_row, error))
    {
      if (!has_row)
        return g_steal_pointer (&operations);
      g_ptr_array_add (operations, read_operation (rows));
    }
  return NULL;
}

/**
 * relais_operations_find_last:
 * @db: a connection
 * @staff: id of a member
 * @error: RELAIS_ERROR_NOT_FOUND when there is none
 *
 * Returns: (transfer full) (nullable): the id of the last operation of @staff that changed something, is no undo and
 *   was not undone
 */
char *
relais_operations_find_last (RelaisDb *db, const char *staff, GError **error)
{
  g_autoptr (RelaisStatement) row =
      relais_db_prepare (db,
                         "SELECT o.id FROM operation AS o WHERE o.staff = $1 AND o.undoes IS NULL AND o.act <> 'print' "
                         "AND NOT EXISTS (SELECT 1 FROM operation AS u WHERE u.undoes = o.id) "
                         "ORDER BY o.at DESC, o.rowid DESC LIMIT 1",
                         error);
  gboolean has_row;

  if (row == NULL)
    return NULL;
  relais_statement_bind_text (row, 1, staff);
  if (!relais_statement_step (row, &has_row, error))
    return NULL;
  if (!has_row)
    {
      relais_error_set (error, RELAIS_ERROR_NOT_FOUND, "–", NULL);
      return NULL;
    }
  return g_strdup (relais_statement_column_text (row, 0));
}

static gboolean
check_undoable (RelaisChange *change, const char *operation, GError **error)
{
  RelaisDate today = relais_instant_get_date (relais_change_get_now (change));
  g_autoptr (RelaisStatement) row =
      relais_db_prepare (relais_change_get_db (change),
                         "SELECT o.at, u.id IS NOT NULL FROM operation AS o "
                         "LEFT JOIN operation AS u ON u.undoes = o.id WHERE o.id = $1",
                         error);
  gboolean has_row;

  if (row == NULL)
    return FALSE;
  relais_statement_bind_text (row, 1, operation);
  if (!relais_statement_step (row, &has_row, error))
    return FALSE;
  if (!has_row)
    {
      relais_error_set (error, RELAIS_ERROR_NO_OPERATION, operation, NULL);
      return FALSE;
    }
  if (relais_statement_column_bool (row, 1) ||
      relais_date_days_until (relais_instant_get_date (relais_statement_column_text (row, 0)), today) >
          RELAIS_OPERATIONS_UNDO_DAYS)
    {
      relais_error_set (error, RELAIS_ERROR_UNDO_EXPIRED, operation, NULL);
      return FALSE;
    }
  return TRUE;
}

/* One record as the operation left it and as it was before: of several saves the last revision and the first image. */
typedef struct {
  const RelaisTable *table;
  char *id;
  gint64 left_at;
  gint64 revision_before;
  GVariant *values_before;
} Step;

static void
step_free (gpointer data)
{
  Step *step = data;

  g_free (step->id);
  g_variant_unref (step->values_before);
  g_free (step);
}

static gboolean
collect_step (RelaisDb *db, const RelaisAuditRow *row, GPtrArray *steps, GHashTable *by_subject, GError **error)
{
  const RelaisTable *table = relais_table_for_kind (row->entry.kind);
  g_autoptr (GVariant) detail = NULL;
  g_autoptr (GVariant) values = NULL;
  gint64 before, after;
  Step *step;

  if (table == NULL || row->entry.subject == NULL)
    return TRUE;
  detail = relais_audit_log_get_detail (db, row->seq, error);
  if (detail == NULL)
    return FALSE;
  if (!g_variant_is_of_type (detail, G_VARIANT_TYPE ("(xxa{ss})")))
    return TRUE;
  g_variant_get (detail, "(xx@a{ss})", &before, &after, &values);

  step = g_hash_table_lookup (by_subject, row->entry.subject);
  if (step != NULL)
    {
      step->left_at = after;
      return TRUE;
    }
  step = g_new0 (Step, 1);
  step->table = table;
  step->id = g_strdup (row->entry.subject);
  step->left_at = after;
  step->revision_before = before;
  step->values_before = g_steal_pointer (&values);
  g_ptr_array_add (steps, step);
  g_hash_table_insert (by_subject, step->id, step);
  return TRUE;
}

static GPtrArray *
collect_steps (RelaisDb *db, const char *operation, GError **error)
{
  g_autoptr (GPtrArray) rows = relais_audit_log_list_operation (db, operation, error);
  g_autoptr (GPtrArray) steps = g_ptr_array_new_with_free_func (step_free);
  g_autoptr (GHashTable) by_subject = g_hash_table_new (g_str_hash, g_str_equal);

  if (rows == NULL)
    return NULL;
  for (guint i = 0; i < rows->len; i++)
    {
      if (!collect_step (db, g_ptr_array_index (rows, i), steps, by_subject, error))
        return NULL;
    }
  return g_steal_pointer (&steps);
}

static gboolean
may_be_referred_to (const RelaisRecordType *type)
{
  return type == &relais_person_type || type == &relais_stay_type || type == &relais_checklist_type;
}

/* Takes back a creation, unless something refers to the record by now. */
static gboolean
take_back (RelaisChange *change, const RelaisRecord *current, gboolean *done, GError **error)
{
  gboolean referred_to = FALSE;

  if (may_be_referred_to (relais_record_get_type (current)) &&
      !relais_care_queries_is_referred_to (relais_change_get_db (change), relais_record_get_id (current),
                                           &referred_to, error))
    return FALSE;
  *done = !referred_to;
  return referred_to || relais_change_remove (change, current, error);
}

static gboolean
put_back (RelaisChange *change, const Step *step, const RelaisRecord *current, GError **error)
{
  gint64 revision = current != NULL ? relais_record_get_revision (current) : 0;
  g_autoptr (RelaisRecord) image = relais_record_new_from_variant (relais_table_get_type (step->table), step->id,
                                                                   revision, step->values_before);
  g_autoptr (RelaisRecord) saved = relais_change_save (change, image, error);

  return saved != NULL;
}

static gboolean
undo_step (RelaisChange *change, const Step *step, RelaisUndoResult *result, GError **error)
{
  g_autoptr (GError) local_error = NULL;
  g_autoptr (RelaisRecord) current =
      relais_table_load (relais_change_get_db (change), step->table, step->id, &local_error);
  gint64 revision = current != NULL ? relais_record_get_revision (current) : 0;
  gboolean done = revision == step->left_at;

  if (current == NULL && !g_error_matches (local_error, RELAIS_ERROR, RELAIS_ERROR_NOT_FOUND))
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return FALSE;
    }

  if (done && step->revision_before == 0 && current != NULL && !take_back (change, current, &done, error))
    return FALSE;
  if (done && step->revision_before > 0 && !put_back (change, step, current, error))
    return FALSE;

  if (done)
    result->n_restored++;
  else if (current != NULL)
    g_ptr_array_add (result->left, g_steal_pointer (&current));
  return TRUE;
}

/**
 * relais_operations_undo:
 * @change: an open change
 * @operation: the id of the operation to undo
 * @result: (out): what was restored and what was left; clear it with relais_undo_result_clear()
 * @error: RELAIS_ERROR_NO_OPERATION; RELAIS_ERROR_UNDO_EXPIRED when it was undone already or is older than 30 days;
 *   RELAIS_ERROR_UNDO_CHANGED when every record changed since, so that nothing was done
 *
 * Returns: whether something was restored
 */
gboolean
relais_operations_undo (RelaisChange *change, const char *operation, RelaisUndoResult *result, GError **error)
{
  g_autoptr (GPtrArray) steps = NULL;

  result->n_restored = 0;
  result->left = g_ptr_array_new_with_free_func ((GDestroyNotify) relais_record_unref);

  if (!check_undoable (change, operation, error))
    return FALSE;
  steps = collect_steps (relais_change_get_db (change), operation, error);
  if (steps == NULL || !relais_change_start_operation (change, NULL, operation, error))
    return FALSE;

  for (guint i = steps->len; i > 0; i--)
    {
      if (!undo_step (change, g_ptr_array_index (steps, i - 1), result, error))
        return FALSE;
    }

  if (result->n_restored == 0 && result->left->len > 0)
    {
      relais_error_set (error, RELAIS_ERROR_UNDO_CHANGED, operation, "%u", result->left->len);
      return FALSE;
    }
  return TRUE;
}
