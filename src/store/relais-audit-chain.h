#pragma once

#include "relais-audit-log.h"
#include "relais-digest.h"
#include "relais-statement.h"

G_BEGIN_DECLS

/*
 * RelaisAuditHead:
 * @key: the chain's own
 * @last: the link of the last row
 * @mac: over @count and @last
 * @count: the number of rows
 *
 * Where the chain stands: as it is stored, or as far as a walk has come.
 */
typedef struct {
  guint8 key[RELAIS_DIGEST_SIZE];
  guint8 last[RELAIS_DIGEST_SIZE];
  guint8 mac[RELAIS_DIGEST_SIZE];
  gint64 count;
} RelaisAuditHead;

/* The columns of a row in the order in which relais_audit_read_entry() takes them. */
#define RELAIS_AUDIT_COLUMNS "seq, at, staff, workstation, operation, act, kind, subject, fields"

void     relais_audit_compute_link       (const RelaisAuditHead  *head,
                                          gint64                  seq,
                                          const RelaisAuditEntry *entry,
                                          const guint8           *commitment,
                                          guint8                 *link);
void     relais_audit_compute_mac        (const RelaisAuditHead  *head,
                                          guint8                 *mac);
void     relais_audit_compute_commitment (const guint8           *salt,
                                          gconstpointer           detail,
                                          gsize                   size,
                                          guint8                 *commitment);
gboolean relais_audit_copy_digest        (RelaisStatement        *row,
                                          int                     column,
                                          guint8                 *digest);
gboolean relais_audit_load_head          (RelaisDb               *db,
                                          RelaisAuditHead        *head,
                                          GError                **error);
void     relais_audit_read_entry         (RelaisStatement        *row,
                                          RelaisAuditEntry       *entry);
GPtrArray *relais_audit_collect_rows     (RelaisStatement        *statement,
                                          GError                **error);

G_END_DECLS
