#pragma once

#include "relais-person-view.h"

G_BEGIN_DECLS

void        relais_person_acts_install   (GtkWidgetClass   *widget_class);
GMenuModel *relais_person_acts_make_menu (RelaisPersonView *view);

G_END_DECLS
