#pragma once

#include "relais-person-view.h"

G_BEGIN_DECLS

void relais_link_dialog_edit (RelaisPersonView *view,
                              const RelaisTie  *tie);
void relais_link_dialog_add  (RelaisPersonView *view);

G_END_DECLS
