#pragma once

#include "relais-ctl.h"

G_BEGIN_DECLS

GStrv relais_ctl_take_globals  (RelaisCtl          *ctl,
                                const char *const  *words,
                                GError            **error);
void  relais_ctl_clear_globals (RelaisCtl          *ctl);

G_END_DECLS
