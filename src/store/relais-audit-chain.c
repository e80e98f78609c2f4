/* What the access log is made of: the link that chains a row to the one before it, the commitment to what an act
 * changed, and the head that says where the chain ends. Shared by who appends (relais-audit-log.c) and who verifies
 * (relais-audit-verify.c); nobody else includes it. On the thread of the connection.
 */

#include "relais-audit-chain.h"

#include "relais-error.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static void
update_text (RelaisDigest *digest, const char *text)
{
  guint8 present = text != NULL;

  relais_digest_update (digest, &present, 1);
  relais_digest_update_field (digest, text != NULL ? text : "", text != NULL ? strlen (text) : 0);
}

/*
 * relais_audit_compute_link:
 * @head: the chain before the row
 * @seq: the row's number
 * @entry: what stands in it
 * @commitment: its commitment
 * @link: where to store the link: a keyed hash over the row and the link before it
 */
void
relais_audit_compute_link (const RelaisAuditHead *head, gint64 seq, const RelaisAuditEntry *entry,
                           const guint8 *commitment, guint8 *link)
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

/*
 * relais_audit_compute_mac:
 * @head: the head
 * @mac: where to store what keeps a cut tail from passing for the end
 */
void
relais_audit_compute_mac (const RelaisAuditHead *head, guint8 *mac)
{
  g_autoptr (RelaisDigest) digest = relais_digest_new (head->key);
  gint64 portable_count = GINT64_TO_BE (head->count);

  relais_digest_update (digest, &portable_count, sizeof portable_count);
  relais_digest_update (digest, head->last, RELAIS_DIGEST_SIZE);
  relais_digest_finish (digest, mac);
}

/*
 * relais_audit_compute_commitment:
 * @salt: random bytes of its own, so that an erased detail cannot be guessed
 * @detail: what the act changed
 * @size: its size
 * @commitment: where to store the hash
 */
void
relais_audit_compute_commitment (const guint8 *salt, gconstpointer detail, gsize size, guint8 *commitment)
{
  g_autoptr (RelaisDigest) digest = relais_digest_new (NULL);

  relais_digest_update (digest, salt, RELAIS_DIGEST_SIZE);
  relais_digest_update (digest, detail, size);
  relais_digest_finish (digest, commitment);
}

/*
 * relais_audit_copy_digest:
 * @row: a row
 * @column: one of its columns
 * @digest: where to store it
 *
 * Returns: whether a digest stands there
 */
gboolean
relais_audit_copy_digest (RelaisStatement *row, int column, guint8 *digest)
{
  gsize size = 0;
  gconstpointer bytes = relais_statement_column_blob (row, column, &size);

  if (bytes == NULL || size != RELAIS_DIGEST_SIZE)
    return FALSE;
  memcpy (digest, bytes, size);
  return TRUE;
}

/*
 * relais_audit_load_head:
 * @db: a connection
 * @head: (out): where to store it
 * @error: RELAIS_ERROR_AUDIT_BROKEN when there is none, or it is none
 *
 * Returns: whether it is read
 */
gboolean
relais_audit_load_head (RelaisDb *db, RelaisAuditHead *head, GError **error)
{
  g_autoptr (RelaisStatement) row =
      relais_db_prepare (db, "SELECT key, count, last, mac FROM audit_head WHERE id = 1", error);
  gboolean has_row;

  if (row == NULL || !relais_statement_step (row, &has_row, error))
    return FALSE;
  if (!has_row || !relais_audit_copy_digest (row, 0, head->key) || !relais_audit_copy_digest (row, 2, head->last) ||
      !relais_audit_copy_digest (row, 3, head->mac))
    {
      relais_error_set (error, RELAIS_ERROR_AUDIT_BROKEN, "0", "%s",
                        _(relais_audit_flaw_get_msgid (RELAIS_AUDIT_FLAW_HEAD)));
      return FALSE;
    }
  head->count = relais_statement_column_int (row, 1);
  return TRUE;
}

/*
 * relais_audit_read_entry:
 * @row: a row of RELAIS_AUDIT_COLUMNS
 * @entry: (out): what stands in it, valid as long as @row stays there
 */
void
relais_audit_read_entry (RelaisStatement *row, RelaisAuditEntry *entry)
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
