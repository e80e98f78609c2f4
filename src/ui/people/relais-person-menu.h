#pragma once

#include "relais-person-view.h"

G_BEGIN_DECLS

GMenuModel *relais_person_menu_new (RelaisPersonView *view);

G_END_DECLS
