#pragma once

#include "relais-record.h"

G_BEGIN_DECLS

void relais_ctl_append_record (GString            *text,
                               const RelaisRecord *record,
                               const char         *indent);

G_END_DECLS
