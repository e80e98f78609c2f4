#pragma once

#include "relais-person-view.h"

G_BEGIN_DECLS

void relais_person_calls_add     (GtkBox              *page,
                                  RelaisPersonView    *view);
void relais_person_calls_install (GtkWidgetClass      *widget_class);
void relais_person_calls_note    (GtkWidget           *from,
                                  RelaisDesk          *desk,
                                  const char          *link,
                                  const RelaisRecord  *caregiver,
                                  const char          *answer);

G_END_DECLS
