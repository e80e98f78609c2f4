/* Does the access log verify? The whole chain is walked from its first row, and the first row that is not as it was
 * written is named, with what is wrong with it. Erased details are fine: their commitment stays in the chain. On the
 * thread of the connection.
 */

#include "relais-audit-chain.h"

#include "relais-error.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static const struct {
  const char *word;
  const char *sentence;
} flaws[] = {
  [RELAIS_AUDIT_FLAW_NONE] = { "none", N_("nothing is wrong with it") },
  [RELAIS_AUDIT_FLAW_MISSING] = { "missing", N_("it is missing, and others follow") },
  [RELAIS_AUDIT_FLAW_ALTERED] = { "altered", N_("what stands in it was changed, or it was moved") },
  [RELAIS_AUDIT_FLAW_DETAIL] = { "detail", N_("what it says about the values from before was changed") },
  [RELAIS_AUDIT_FLAW_CUT] = { "cut", N_("the log ends before it") },
  [RELAIS_AUDIT_FLAW_ADDED] = { "added", N_("Relais did not write it") },
  [RELAIS_AUDIT_FLAW_HEAD] = { "head", N_("the note of where the log ends was changed") },
};

/**
 * relais_audit_flaw_get_word:
 * @flaw: what is wrong
 *
 * Returns: the stable word for programs
 */
const char *
relais_audit_flaw_get_word (RelaisAuditFlaw flaw)
{
  return flaws[flaw].word;
}

/**
 * relais_audit_flaw_get_msgid:
 * @flaw: what is wrong
 *
 * Returns: English msgid of what is wrong with the row, to stand in the middle of a sentence
 */
const char *
relais_audit_flaw_get_msgid (RelaisAuditFlaw flaw)
{
  return flaws[flaw].sentence;
}

static gboolean
detail_is_right (RelaisStatement *row, const guint8 *commitment)
{
  guint8 salt[RELAIS_DIGEST_SIZE];
  guint8 expected[RELAIS_DIGEST_SIZE];
  gsize size = 0;
  gconstpointer detail;

  if (relais_statement_column_is_null (row, 11))
    return TRUE;
  if (!relais_audit_copy_digest (row, 11, salt))
    return FALSE;
  detail = relais_statement_column_blob (row, 12, &size);
  relais_audit_compute_commitment (salt, detail != NULL ? detail : "", size, expected);
  return relais_digest_equal (commitment, expected);
}

/* Checks one row against the chain so far, and moves the chain on to it. */
static RelaisAuditFlaw
verify_row (RelaisStatement *row, RelaisAuditHead *chain)
{
  RelaisAuditEntry entry;
  guint8 commitment[RELAIS_DIGEST_SIZE];
  guint8 stored[RELAIS_DIGEST_SIZE];
  guint8 expected[RELAIS_DIGEST_SIZE];
  gint64 seq = relais_statement_column_int (row, 0);

  if (seq > chain->count + 1)
    return RELAIS_AUDIT_FLAW_MISSING;
  if (seq < chain->count + 1 || !relais_audit_copy_digest (row, 9, commitment) ||
      !relais_audit_copy_digest (row, 10, stored))
    return RELAIS_AUDIT_FLAW_ALTERED;
  relais_audit_read_entry (row, &entry);
  relais_audit_compute_link (chain, seq, &entry, commitment, expected);
  if (!relais_digest_equal (stored, expected))
    return RELAIS_AUDIT_FLAW_ALTERED;
  if (!detail_is_right (row, commitment))
    return RELAIS_AUDIT_FLAW_DETAIL;

  chain->count = seq;
  memcpy (chain->last, stored, sizeof stored);
  return RELAIS_AUDIT_FLAW_NONE;
}

/* Whether the chain ends where its head says that it does. */
static RelaisAuditFlaw
verify_end (const RelaisAuditHead *head, const RelaisAuditHead *chain)
{
  guint8 mac[RELAIS_DIGEST_SIZE];

  relais_audit_compute_mac (head, mac);
  if (!relais_digest_equal (mac, head->mac))
    return RELAIS_AUDIT_FLAW_HEAD;
  if (chain->count < head->count)
    return RELAIS_AUDIT_FLAW_CUT;
  if (chain->count > head->count)
    return RELAIS_AUDIT_FLAW_ADDED;
  return relais_digest_equal (chain->last, head->last) ? RELAIS_AUDIT_FLAW_NONE : RELAIS_AUDIT_FLAW_HEAD;
}

static gboolean
walk (RelaisDb *db, RelaisAuditHead *chain, RelaisAuditFlaw *flaw, GError **error)
{
  g_autoptr (RelaisStatement) rows =
      relais_db_prepare (db,
                         "SELECT " RELAIS_AUDIT_COLUMNS ", commitment, link, salt, detail "
                         "FROM main.audit LEFT JOIN audit_detail USING (seq) ORDER BY seq",
                         error);
  gboolean has_row = TRUE;

  if (rows == NULL)
    return FALSE;
  while (has_row && *flaw == RELAIS_AUDIT_FLAW_NONE)
    {
      if (!relais_statement_step (rows, &has_row, error))
        return FALSE;
      if (has_row)
        *flaw = verify_row (rows, chain);
    }
  return TRUE;
}

/**
 * relais_audit_log_check:
 * @db: a connection
 * @flaw: (out): what is wrong with the first bad row; RELAIS_AUDIT_FLAW_NONE when every row and the head verify
 * @seq: (out): its number; of a whole log the number of its rows
 * @error: set when the log could not be walked, and when its head is not there
 *
 * Returns: whether the log was walked
 */
gboolean
relais_audit_log_check (RelaisDb *db, RelaisAuditFlaw *flaw, gint64 *seq, GError **error)
{
  RelaisAuditHead head;
  RelaisAuditHead chain = { 0 };

  *flaw = RELAIS_AUDIT_FLAW_NONE;
  *seq = 0;
  if (!relais_audit_load_head (db, &head, error))
    return FALSE;
  memcpy (chain.key, head.key, sizeof chain.key);
  if (!walk (db, &chain, flaw, error))
    return FALSE;

  *seq = chain.count;
  if (*flaw != RELAIS_AUDIT_FLAW_NONE)
    {
      *seq = chain.count + 1;
      return TRUE;
    }
  *flaw = verify_end (&head, &chain);
  if (*flaw != RELAIS_AUDIT_FLAW_NONE)
    *seq = MIN (chain.count, head.count) + 1;
  return TRUE;
}

/**
 * relais_audit_log_verify:
 * @db: a connection
 * @error: RELAIS_ERROR_AUDIT_BROKEN, whose subject is the number of the first row that does not verify and whose detail
 *   says what is wrong with it
 *
 * Returns: whether every row and the head verify
 */
gboolean
relais_audit_log_verify (RelaisDb *db, GError **error)
{
  RelaisAuditFlaw flaw;
  g_autofree char *row = NULL;
  gint64 seq;

  if (!relais_audit_log_check (db, &flaw, &seq, error))
    return FALSE;
  if (flaw == RELAIS_AUDIT_FLAW_NONE)
    return TRUE;
  row = g_strdup_printf ("%" G_GINT64_FORMAT, seq);
  relais_error_set (error, RELAIS_ERROR_AUDIT_BROKEN, row, "%s", _(relais_audit_flaw_get_msgid (flaw)));
  return FALSE;
}
