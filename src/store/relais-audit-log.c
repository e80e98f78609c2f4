/* Who did and saw what: an append-only log whose rows are chained by a keyed hash, so that an edited, removed, moved or
 * cut row shows. A row holds ids, acts and names of fields; what the act changed is committed to by a salted hash and
 * stands apart, so that it can be erased while the chain still verifies. The head (number of rows, last link, MAC) is
 * written in the same transaction as the row. The key is inside the encrypted register: this defends against a hand
 * that edits the database, not against somebody who holds the data key and writes a whole new chain.
 */

#include "relais-audit-log.h"

#include "relais-digest.h"
#include "relais-error.h"
#include "relais-statement.h"

#include <string.h>

typedef struct {
  guint8 key[RELAIS_DIGEST_SIZE];
  guint8 last[RELAIS_DIGEST_SIZE];
  guint8 mac[RELAIS_DIGEST_SIZE];
  gint64 count;
} Head;

#define COLUMNS "seq, at, staff, workstation, operation, act, kind, subject, fields"

static void
update_text (RelaisDigest *digest, const char *text)
{
  guint8 present = text != NULL;

  relais_digest_update (digest, &present, 1);
  relais_digest_update_field (digest, text != NULL ? text : "", text != NULL ? strlen (text) : 0);
}

static void
compute_link (const Head *head, gint64 seq, const RelaisAuditEntry *entry, const guint8 *commitment, guint8 *link)
{
  g_autoptr (RelaisDigest) digest = relais_digest_new (head->key);
  gint64 portable_seq = GINT64_TO_BE (seq);

  relais_digest_update (digest, head->last, RELAIS_DIGEST_SIZE);
  relais_digest_update (digest, &portable_seq, sizeof portable_seq);
  update_text (digest, entry->at);
  update_text (digest, entry->staff);
  update_text (digest, entry->workstation);
  update_text (digest, entry->operation);
  update_text (digest, entry->act);
  update_text (digest, entry->kind);
  update_text (digest, entry->subject);
  update_text (digest, entry->fields);
  relais_digest_update (digest, commitment, RELAIS_DIGEST_SIZE);
  relais_digest_finish (digest, link);
}

static void
compute_mac (const Head *head, guint8 *mac)
{
  g_autoptr (RelaisDigest) digest = relais_digest_new (head->key);
  gint64 portable_count = GINT64_TO_BE (head->count);

  relais_digest_update (digest, &portable_count, sizeof portable_count);
  relais_digest_update (digest, head->last, RELAIS_DIGEST_SIZE);
  relais_digest_finish (digest, mac);
}

static void
compute_commitment (const guint8 *salt, gconstpointer detail, gsize size, guint8 *commitment)
{
  g_autoptr (RelaisDigest) digest = relais_digest_new (NULL);

  relais_digest_update (digest, salt, RELAIS_DIGEST_SIZE);
  relais_digest_update (digest, detail, size);
  relais_digest_finish (digest, commitment);
}

static void
set_broken (GError **error, gint64 seq)
{
  g_autofree char *row = g_strdup_printf ("%" G_GINT64_FORMAT, seq);

  relais_error_set (error, RELAIS_ERROR_AUDIT_BROKEN, row, NULL);
}

static gboolean
copy_digest (RelaisStatement *row, int column, guint8 *digest)
{
  gsize size = 0;
  gconstpointer bytes = relais_statement_column_blob (row, column, &size);

  if (bytes == NULL || size != RELAIS_DIGEST_SIZE)
    return FALSE;
  memcpy (digest, bytes, size);
  return TRUE;
}

static gboolean
load_head (RelaisDb *db, Head *head, GError **error)
{
  g_autoptr (RelaisStatement) row =
      relais_db_prepare (db, "SELECT key, count, last, mac FROM audit_head WHERE id = 1", error);
  gboolean has_row;

  if (row == NULL || !relais_statement_step (row, &has_row, error))
    return FALSE;
  if (!has_row || !copy_digest (row, 0, head->key) || !copy_digest (row, 2, head->last) ||
      !copy_digest (row, 3, head->mac))
    {
      set_broken (error, 0);
      return FALSE;
    }
  head->count = relais_statement_column_int (row, 1);
  return TRUE;
}

static gboolean
save_head (RelaisDb *db, Head *head, GError **error)
{
  g_autoptr (RelaisStatement) statement = relais_db_prepare (
      db, "UPDATE audit_head SET count = $1, last = $2, mac = $3 WHERE id = 1", error);

  if (statement == NULL)
    return FALSE;
  compute_mac (head, head->mac);
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
  Head head = { 0 };

  if (statement == NULL)
    return FALSE;
  relais_random_bytes (head.key, sizeof head.key);
  compute_mac (&head, head.mac);
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
                         "INSERT INTO audit (" COLUMNS ", commitment, link) "
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
  Head head;

  if (!load_head (db, &head, error))
    return FALSE;

  relais_random_bytes (salt, sizeof salt);
  compute_commitment (salt, bytes, size, commitment);
  compute_link (&head, head.count + 1, entry, commitment, link);
  if (!insert_row (db, head.count + 1, entry, commitment, link, error))
    return FALSE;
  if (owned != NULL && !insert_detail (db, head.count + 1, salt, bytes, size, error))
    return FALSE;

  head.count++;
  memcpy (head.last, link, sizeof link);
  return save_head (db, &head, error);
}

static void
read_entry (RelaisStatement *row, RelaisAuditEntry *entry)
{
  entry->at = relais_statement_column_text (row, 1);
  entry->staff = relais_statement_column_text (row, 2);
  entry->workstation = relais_statement_column_text (row, 3);
  entry->operation = relais_statement_column_text (row, 4);
  entry->act = relais_statement_column_text (row, 5);
  entry->kind = relais_statement_column_text (row, 6);
  entry->subject = relais_statement_column_text (row, 7);
  entry->fields = relais_statement_column_text (row, 8);
}

/* Checks one row against the chain so far, and moves the chain on to it. */
static gboolean
verify_row (RelaisStatement *row, Head *chain)
{
  RelaisAuditEntry entry;
  guint8 commitment[RELAIS_DIGEST_SIZE];
  guint8 stored[RELAIS_DIGEST_SIZE];
  guint8 expected[RELAIS_DIGEST_SIZE];
  guint8 salt[RELAIS_DIGEST_SIZE];
  gsize size = 0;
  gint64 seq = relais_statement_column_int (row, 0);

  read_entry (row, &entry);
  if (seq != chain->count + 1 || !copy_digest (row, 9, commitment) || !copy_digest (row, 10, stored))
    return FALSE;
  compute_link (chain, seq, &entry, commitment, expected);
  if (!relais_digest_equal (stored, expected))
    return FALSE;

  if (copy_digest (row, 11, salt))
    {
      gconstpointer detail = relais_statement_column_blob (row, 12, &size);

      compute_commitment (salt, detail != NULL ? detail : "", size, expected);
      if (!relais_digest_equal (commitment, expected))
        return FALSE;
    }

  chain->count = seq;
  memcpy (chain->last, stored, sizeof stored);
  return TRUE;
}

/**
 * relais_audit_log_verify:
 * @db: a connection
 * @error: RELAIS_ERROR_AUDIT_BROKEN, whose subject is the number of the first row that does not verify
 *
 * Walks the whole chain. Erased details are fine; altered ones are not.
 *
 * Returns: whether every row and the head verify
 */
gboolean
relais_audit_log_verify (RelaisDb *db, GError **error)
{
  g_autoptr (RelaisStatement) rows =
      relais_db_prepare (db,
                         "SELECT " COLUMNS ", commitment, link, salt, detail "
                         "FROM audit LEFT JOIN audit_detail USING (seq) ORDER BY seq",
                         error);
  Head head;
  Head chain = { 0 };
  guint8 mac[RELAIS_DIGEST_SIZE];
  gboolean has_row;

  if (rows == NULL || !load_head (db, &head, error))
    return FALSE;
  memcpy (chain.key, head.key, sizeof chain.key);

  do
    {
      if (!relais_statement_step (rows, &has_row, error))
        return FALSE;
      if (has_row && !verify_row (rows, &chain))
        {
          set_broken (error, chain.count + 1);
          return FALSE;
        }
    }
  while (has_row);

  compute_mac (&head, mac);
  if (chain.count != head.count || !relais_digest_equal (chain.last, head.last) || !relais_digest_equal (mac, head.mac))
    {
      set_broken (error, MIN (chain.count, head.count) + 1);
      return FALSE;
    }
  return TRUE;
}

static RelaisAuditRow *
read_row (RelaisStatement *statement)
{
  RelaisAuditRow *row = g_new0 (RelaisAuditRow, 1);
  RelaisAuditEntry entry;

  read_entry (statement, &entry);
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

static GPtrArray *
collect_rows (RelaisStatement *statement, GError **error)
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
                         "SELECT " COLUMNS " FROM audit WHERE ($1 IS NULL OR subject = $1) "
                         "AND ($2 IS NULL OR staff = $2) ORDER BY seq",
                         error);

  if (rows == NULL)
    return NULL;
  relais_statement_bind_text (rows, 1, subject);
  relais_statement_bind_text (rows, 2, staff);
  return collect_rows (rows, error);
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
      relais_db_prepare (db, "SELECT " COLUMNS " FROM audit WHERE operation = $1 ORDER BY seq", error);

  if (rows == NULL)
    return NULL;
  relais_statement_bind_text (rows, 1, operation);
  return collect_rows (rows, error);
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
