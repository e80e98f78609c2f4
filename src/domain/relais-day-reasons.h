#pragma once

#include "relais-calendar.h"
#include "relais-phrasebook.h"

G_BEGIN_DECLS

char *relais_day_reason_say (const RelaisDayReason *reason,
                             RelaisPhrasebook      *book);
char *relais_due_say_move   (const RelaisDue       *due,
                             RelaisPhrasebook      *book);

G_END_DECLS
