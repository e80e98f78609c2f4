#pragma once

#include "relais-person-view.h"

G_BEGIN_DECLS

void relais_role_dialog_add (RelaisPersonView *view);

G_END_DECLS
