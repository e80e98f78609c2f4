#pragma once

#include "relais-audit-log.h"

G_BEGIN_DECLS

/**
 * RelaisAuditQuery:
 * @person: (nullable): only what is about this person: their record, their links and roles, records that were merged
 *   into theirs; and what could not be written down meanwhile
 * @staff: (nullable): only what this member did
 * @acts: (nullable): only these acts, as ";read;print;"
 * @from: (nullable): only from this instant on
 * @until: (nullable): only before this instant
 * @before: only rows before this number, 0 for all
 * @limit: how many rows at most, 0 for all
 *
 * What is looked for in the log.
 */
typedef struct {
  const char *person;
  const char *staff;
  const char *acts;
  const char *from;
  const char *until;
  gint64 before;
  guint limit;
} RelaisAuditQuery;

GPtrArray *relais_audit_query_run (RelaisDb                *db,
                                   const RelaisAuditQuery  *query,
                                   GError                 **error);

G_END_DECLS
