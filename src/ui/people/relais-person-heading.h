#pragma once

#include "relais-person-view.h"

G_BEGIN_DECLS

void relais_person_heading_add (GtkBox           *page,
                             RelaisPersonView *view);

G_END_DECLS
