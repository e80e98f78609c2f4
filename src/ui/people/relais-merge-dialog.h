#pragma once

#include "relais-person-view.h"

G_BEGIN_DECLS

void relais_merge_dialog_open (RelaisPersonView *view);

G_END_DECLS
