#pragma once

#include "relais-person-view.h"

G_BEGIN_DECLS

void relais_person_lift_add     (GtkBox           *page,
                                 RelaisPersonView *view);
void relais_person_lift_propose (RelaisPersonView *view);
void relais_person_lift_confirm (RelaisPersonView *view);

G_END_DECLS
