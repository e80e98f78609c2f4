#pragma once

#include "relais-audit-lines.h"
#include "relais-desk.h"

G_BEGIN_DECLS

const char *relais_audit_words_get_family  (guint                  index,
                                            const char           **acts);
const char *relais_audit_words_get_period  (guint                  index,
                                            int                   *days);
char       *relais_audit_words_title       (RelaisDesk            *desk,
                                            const RelaisAuditLine *line);
char       *relais_audit_words_below       (RelaisDesk            *desk,
                                            const RelaisAuditLine *line);

G_END_DECLS
