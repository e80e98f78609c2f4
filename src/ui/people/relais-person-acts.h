#pragma once

#include "relais-person-view.h"

G_BEGIN_DECLS

void relais_person_acts_install (GtkWidgetClass     *widget_class);
void relais_person_archive      (GtkWidget          *from,
                                 RelaisDesk         *desk,
                                 const RelaisRecord *person,
                                 gboolean            archived);

G_END_DECLS
