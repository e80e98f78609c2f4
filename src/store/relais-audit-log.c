/* Who did and saw what: an append-only log whose rows are chained by a keyed hash, so that an edited, removed, moved or
 * cut row shows. A row holds ids, acts and names of fields; what the act changed is committed to by a salted hash and
 * stands apart, so that it can be erased while the chain still verifies. The head (number of rows, last link, MAC) is
 * written in the same transaction as the row. The key is inside the encrypted register: this defends against a hand
 * that edits the database, not against somebody who holds the data key and writes a whole new chain.
 */

#include "relais-audit-chain.h"

#include "relais-error.h"

#include <string.h>

static gboolean
save_head (RelaisDb *db, RelaisAuditHead *head, GError **error)
{
  g_autoptr (RelaisStatement) statement = relais_db_prepare (
      db, "UPDATE audit_head SET count = $1, last = $2, mac = $3 WHERE id = 1", error);

  if (statement == NULL)
    return FALSE;
  relais_audit_compute_mac (head, head->mac);
  relais_statement_bind_int (statement, 1, head->count);
  relais_statement_bind_blob (statement, 2, head->last, RELAIS_DIGEST_SIZE);
  relais_statement_bind_blob (statement, 3, head->mac, RELAIS_DIGEST_SIZE);
  return relais_statement_execute (statement, error);
}

/**
 * relais_audit_log_start:
 * @db: a connection inside a transaction
 * @error: where to store the error
 *
 * Makes the key and the empty head of a new register.
 *
 * Returns: whether it is written
 */
gboolean
relais_audit_log_start (RelaisDb *db, GError **error)
{
  g_autoptr (RelaisStatement) statement = relais_db_prepare (
      db, "INSERT INTO audit_head (id, key, count, last, mac) VALUES (1, $1, 0, $2, $3)", error);
  RelaisAuditHead head = { 0 };

  if (statement == NULL)
    return FALSE;
  relais_random_bytes (head.key, sizeof head.key);
  relais_audit_compute_mac (&head, head.mac);
  relais_statement_bind_blob (statement, 1, head.key, RELAIS_DIGEST_SIZE);
  relais_statement_bind_blob (statement, 2, head.last, RELAIS_DIGEST_SIZE);
  relais_statement_bind_blob (statement, 3, head.mac, RELAIS_DIGEST_SIZE);
  return relais_statement_execute (statement, error);
}

static gboolean
insert_row (RelaisDb *db, gint64 seq, const RelaisAuditEntry *entry, const guint8 *commitment, const guint8 *link,
            GError **error)
{
  g_autoptr (RelaisStatement) statement =
      relais_db_prepare (db,
                         "INSERT INTO audit (" RELAIS_AUDIT_COLUMNS ", commitment, link) "
                         "VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)",
                         error);

  if (statement == NULL)
    return FALSE;
  relais_statement_bind_int (statement, 1, seq);
  relais_statement_bind_text (statement, 2, entry->at);
  relais_statement_bind_text (statement, 3, entry->staff);
  relais_statement_bind_text (statement, 4, entry->workstation);
  relais_statement_bind_text (statement, 5, entry->operation);
  relais_statement_bind_text (statement, 6, entry->act);
  relais_statement_bind_text (statement, 7, entry->kind);
  relais_statement_bind_text (statement, 8, entry->subject);
  relais_statement_bind_text (statement, 9, entry->fields);
  relais_statement_bind_blob (statement, 10, commitment, RELAIS_DIGEST_SIZE);
  relais_statement_bind_blob (statement, 11, link, RELAIS_DIGEST_SIZE);
  return relais_statement_execute (statement, error);
}

static gboolean
insert_detail (RelaisDb *db, gint64 seq, const guint8 *salt, gconstpointer detail, gsize size, GError **error)
{
  g_autoptr (RelaisStatement) statement =
      relais_db_prepare (db, "INSERT INTO audit_detail (seq, salt, detail) VALUES ($1, $2, $3)", error);

  if (statement == NULL)
    return FALSE;
  relais_statement_bind_int (statement, 1, seq);
  relais_statement_bind_blob (statement, 2, salt, RELAIS_DIGEST_SIZE);
  relais_statement_bind_blob (statement, 3, detail, size);
  return relais_statement_execute (statement, error);
}

/* A head that was changed by hand must not be made good by the next row: that row does not verify, ever. */
static void
keep_doubt (const RelaisAuditHead *head, guint8 *link)
{
  guint8 mac[RELAIS_DIGEST_SIZE];

  relais_audit_compute_mac (head, mac);
  if (!relais_digest_equal (mac, head->mac))
    link[0] ^= 0xff;
}

/**
 * relais_audit_log_append:
 * @db: a connection inside the transaction of the act
 * @entry: what was done
 * @detail: (nullable): what it changed, kept apart from the row; a floating reference is taken
 * @error: where to store the error
 *
 * Returns: whether it is written
 */
gboolean
relais_audit_log_append (RelaisDb *db, const RelaisAuditEntry *entry, GVariant *detail, GError **error)
{
  g_autoptr (GVariant) owned = detail != NULL ? g_variant_ref_sink (g_variant_new_variant (detail)) : NULL;
  gconstpointer bytes = owned != NULL ? g_variant_get_data (owned) : "";
  gsize size = owned != NULL ? g_variant_get_size (owned) : 0;
  guint8 salt[RELAIS_DIGEST_SIZE];
  guint8 commitment[RELAIS_DIGEST_SIZE];
  guint8 link[RELAIS_DIGEST_SIZE];
  RelaisAuditHead head;

  if (!relais_audit_load_head (db, &head, error))
    return FALSE;

  relais_random_bytes (salt, sizeof salt);
  relais_audit_compute_commitment (salt, bytes, size, commitment);
  relais_audit_compute_link (&head, head.count + 1, entry, commitment, link);
  keep_doubt (&head, link);
  if (!insert_row (db, head.count + 1, entry, commitment, link, error))
    return FALSE;
  if (owned != NULL && !insert_detail (db, head.count + 1, salt, bytes, size, error))
    return FALSE;

  head.count++;
  memcpy (head.last, link, sizeof link);
  return save_head (db, &head, error);
}

static RelaisAuditRow *
read_row (RelaisStatement *statement)
{
  RelaisAuditRow *row = g_new0 (RelaisAuditRow, 1);
  RelaisAuditEntry entry;

  relais_audit_read_entry (statement, &entry);
  row->seq = relais_statement_column_int (statement, 0);
  row->entry.at = g_strdup (entry.at);
  row->entry.staff = g_strdup (entry.staff);
  row->entry.workstation = g_strdup (entry.workstation);
  row->entry.operation = g_strdup (entry.operation);
  row->entry.act = g_strdup (entry.act);
  row->entry.kind = g_strdup (entry.kind);
  row->entry.subject = g_strdup (entry.subject);
  row->entry.fields = g_strdup (entry.fields);
  return row;
}

/**
 * relais_audit_row_free:
 * @row: (transfer full): a row
 */
void
relais_audit_row_free (RelaisAuditRow *row)
{
  g_free ((char *) row->entry.at);
  g_free ((char *) row->entry.staff);
  g_free ((char *) row->entry.workstation);
  g_free ((char *) row->entry.operation);
  g_free ((char *) row->entry.act);
  g_free ((char *) row->entry.kind);
  g_free ((char *) row->entry.subject);
  g_free ((char *) row->entry.fields);
  g_free (row);
}

/*
 * relais_audit_collect_rows:
 * @statement: a statement whose columns are RELAIS_AUDIT_COLUMNS
 * @error: where to store the error
 *
 * Returns: (transfer full) (element-type RelaisAuditRow) (nullable): its rows
 */
GPtrArray *
relais_audit_collect_rows (RelaisStatement *statement, GError **error)
{
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func ((GDestroyNotify) relais_audit_row_free);
  gboolean has_row;

  while (relais_statement_step (statement, &has_row, error))
    {
      if (!has_row)
        return g_steal_pointer (&rows);
      g_ptr_array_add (rows, read_row (statement));
    }
  return NULL;
}

/**
 * relais_audit_log_list:
 * @db: a connection
 * @subject: (nullable): only the rows about this id
 * @staff: (nullable): only the rows of this member
 * @error: where to store the error
 *
 * Returns: (transfer full) (element-type RelaisAuditRow) (nullable): the rows, oldest first
 */
GPtrArray *
relais_audit_log_list (RelaisDb *db, const char *subject, const char *staff, GError **error)
{
  g_autoptr (RelaisStatement) rows =
      relais_db_prepare (db,
                         "SELECT " RELAIS_AUDIT_COLUMNS " FROM audit WHERE ($1 IS NULL OR subject = $1) "
                         "AND ($2 IS NULL OR staff = $2) ORDER BY seq",
                         error);

  if (rows == NULL)
    return NULL;
  relais_statement_bind_text (rows, 1, subject);
  relais_statement_bind_text (rows, 2, staff);
  return relais_audit_collect_rows (rows, error);
}

/**
 * relais_audit_log_list_operation:
 * @db: a connection
 * @operation: the id of an operation
 * @error: where to store the error
 *
 * Returns: (transfer full) (element-type RelaisAuditRow) (nullable): its rows, oldest first
 */
GPtrArray *
relais_audit_log_list_operation (RelaisDb *db, const char *operation, GError **error)
{
  g_autoptr (RelaisStatement) rows =
      relais_db_prepare (db, "SELECT " RELAIS_AUDIT_COLUMNS " FROM audit WHERE operation = $1 ORDER BY seq", error);

  if (rows == NULL)
    return NULL;
  relais_statement_bind_text (rows, 1, operation);
  return relais_audit_collect_rows (rows, error);
}

/**
 * relais_audit_log_get_detail:
 * @db: a connection
 * @seq: number of a row
 * @error: RELAIS_ERROR_NOT_FOUND when there is none, or it was erased
 *
 * Returns: (transfer full) (nullable): what the act changed, as it was given to relais_audit_log_append()
 */
GVariant *
relais_audit_log_get_detail (RelaisDb *db, gint64 seq, GError **error)
{
  g_autoptr (RelaisStatement) row = relais_db_prepare (db, "SELECT detail FROM audit_detail WHERE seq = $1", error);
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GVariant) boxed = NULL;
  gconstpointer data;
  gsize size = 0;
  gboolean has_row;

  if (row == NULL)
    return NULL;
  relais_statement_bind_int (row, 1, seq);
  if (!relais_statement_step (row, &has_row, error))
    return NULL;
  if (!has_row)
    {
      relais_error_set (error, RELAIS_ERROR_NOT_FOUND, "audit_detail", NULL);
      return NULL;
    }

  data = relais_statement_column_blob (row, 0, &size);
  bytes = g_bytes_new (data, size);
  boxed = g_variant_ref_sink (g_variant_new_from_bytes (G_VARIANT_TYPE_VARIANT, bytes, FALSE));
  return g_variant_get_variant (boxed);
}
