#pragma once

#include "relais-audit-log.h"
#include "relais-session.h"

G_BEGIN_DECLS

/* Reading the access log. Blocking, as relais-register. */

GPtrArray *relais_audit_reading_list   (RelaisSession   *session,
                                        RelaisActor     *actor,
                                        const char      *subject,
                                        const char      *staff,
                                        GError         **error);
gboolean   relais_audit_reading_check  (RelaisSession   *session,
                                        RelaisActor     *actor,
                                        RelaisAuditFlaw *flaw,
                                        gint64          *seq,
                                        GError         **error);
gboolean   relais_audit_reading_verify (RelaisSession   *session,
                                        RelaisActor     *actor,
                                        GError         **error);
gboolean   relais_audit_check          (RelaisSession   *session,
                                        RelaisActor     *actor,
                                        RelaisAct        act,
                                        const char      *word,
                                        const char      *person,
                                        GError         **error);

G_END_DECLS
