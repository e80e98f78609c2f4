#pragma once

#include "relais-issue.h"
#include "relais-presence-week.h"

G_BEGIN_DECLS

/* Inside of relais-presence.c: text to a week. */
gboolean relais_presence_reader_read (const char         *typed,
                                      gboolean            stored,
                                      RelaisPresenceWeek *week,
                                      RelaisIssueCode    *problem,
                                      char              **culprit);

G_END_DECLS
