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
