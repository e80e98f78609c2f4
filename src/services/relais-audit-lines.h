#pragma once

#include "relais-audit-query.h"
#include "relais-register.h"

G_BEGIN_DECLS

/**
 * RelaisAuditLine:
 * @row: the row
 * @member: (nullable): the name of who acted
 * @about: (nullable): the name of whom or what it is about; %NULL when there is nobody, or no record any more
 * @person: (nullable): id of the person it is about
 *
 * A row of the log with the names that are looked up when it is shown.
 */
typedef struct {
  RelaisAuditRow *row;
  char *member;
  char *about;
  char *person;
} RelaisAuditLine;

GPtrArray *relais_audit_lines_read  (RelaisSession           *session,
                                     RelaisActor             *actor,
                                     const RelaisAuditQuery  *query,
                                     GError                 **error);
GPtrArray *relais_audit_find_people (RelaisSession           *session,
                                     RelaisActor             *actor,
                                     const char              *text,
                                     guint                    limit,
                                     GError                 **error);
void       relais_audit_line_free   (RelaisAuditLine         *line);

G_END_DECLS
