#pragma once

#include "relais-ctl.h"

G_BEGIN_DECLS

void relais_ctl_append_record (RelaisCtl          *ctl,
                               const RelaisRecord *record,
                               const char         *indent);

G_END_DECLS
