#pragma once

#include "relais-person-view.h"

G_BEGIN_DECLS

void       relais_emergency_minute_ask (RelaisPersonView *view);
GtkWidget *relais_emergency_minute_new (RelaisPersonView *view,
                                        const char       *until);

G_END_DECLS
