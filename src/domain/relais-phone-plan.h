#pragma once

#include "relais-phone.h"

G_BEGIN_DECLS

/* Inside of relais-phone.c: bare digits to a number. */
void relais_phone_plan_apply (const char  *digits,
                              gboolean     international,
                              RelaisPhone *phone);

G_END_DECLS
