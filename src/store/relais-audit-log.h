#pragma once

#include "relais-store-types.h"

G_BEGIN_DECLS

/**
 * RelaisAuditEntry:
 * @at: instant
 * @staff: id of the member who acted
 * @workstation: name of the PC
 * @operation: (nullable): id of the operation it belongs to
 * @act: a short word: "read", "save", "print"…
 * @kind: (nullable): kind of the subject: "person", "link"…
 * @subject: (nullable): id of the subject
 * @fields: (nullable): names of fields, joined by ";", never values
 *
 * What is written down about one act.
 */
typedef struct {
  const char *at;
  const char *staff;
  const char *workstation;
  const char *operation;
  const char *act;
  const char *kind;
  const char *subject;
  const char *fields;
} RelaisAuditEntry;

/**
 * RelaisAuditRow:
 * @seq: number of the row, from 1 on
 * @entry: what stands in it; the texts belong to the row
 *
 * A row of the log as it is read back.
 */
typedef struct {
  gint64 seq;
  RelaisAuditEntry entry;
} RelaisAuditRow;

/**
 * RelaisAuditFlaw:
 * @RELAIS_AUDIT_FLAW_NONE: nothing
 * @RELAIS_AUDIT_FLAW_MISSING: there is no row of this number, and there are later ones
 * @RELAIS_AUDIT_FLAW_ALTERED: the row does not fit into the chain: changed, moved, or put there
 * @RELAIS_AUDIT_FLAW_DETAIL: its detail is not the one that it commits to
 * @RELAIS_AUDIT_FLAW_CUT: the log ends before this row, though its head counts it
 * @RELAIS_AUDIT_FLAW_ADDED: the row fits, yet the head does not count it
 * @RELAIS_AUDIT_FLAW_HEAD: the head itself was changed
 *
 * What is wrong with the first row that does not verify.
 */
typedef enum {
  RELAIS_AUDIT_FLAW_NONE,
  RELAIS_AUDIT_FLAW_MISSING,
  RELAIS_AUDIT_FLAW_ALTERED,
  RELAIS_AUDIT_FLAW_DETAIL,
  RELAIS_AUDIT_FLAW_CUT,
  RELAIS_AUDIT_FLAW_ADDED,
  RELAIS_AUDIT_FLAW_HEAD,
} RelaisAuditFlaw;

const char *relais_audit_flaw_get_word  (RelaisAuditFlaw        flaw);
const char *relais_audit_flaw_get_msgid (RelaisAuditFlaw        flaw);
gboolean   relais_audit_log_check       (RelaisDb               *db,
                                         RelaisAuditFlaw        *flaw,
                                         gint64                 *seq,
                                         GError                **error);
gboolean   relais_audit_log_start       (RelaisDb               *db,
                                         GError                **error);
gboolean   relais_audit_log_append      (RelaisDb               *db,
                                         const RelaisAuditEntry *entry,
                                         GVariant               *detail,
                                         GError                **error);
gboolean   relais_audit_log_verify      (RelaisDb               *db,
                                         GError                **error);
GPtrArray *relais_audit_log_list        (RelaisDb               *db,
                                         const char             *subject,
                                         const char             *staff,
                                         GError                **error);
GPtrArray *relais_audit_log_list_operation (RelaisDb            *db,
                                         const char             *operation,
                                         GError                **error);
GVariant  *relais_audit_log_get_detail  (RelaisDb               *db,
                                         gint64                  seq,
                                         GError                **error);
void       relais_audit_row_free        (RelaisAuditRow         *row);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RelaisAuditRow, relais_audit_row_free)

G_END_DECLS
