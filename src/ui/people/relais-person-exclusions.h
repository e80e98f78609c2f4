#pragma once

#include "relais-person-view.h"

G_BEGIN_DECLS

GtkWidget *relais_person_exclusions_open (RelaisPersonView *view);

G_END_DECLS
