#pragma once

#include "relais-person-view.h"

G_BEGIN_DECLS

GtkWidget *relais_person_ask_who  (RelaisPersonView *view);
void relais_person_ask_reason (RelaisPersonView *view);
void relais_person_ask_death  (RelaisPersonView *view);
void relais_person_ask_stop   (RelaisPersonView *view);
void relais_person_tell_papers (GtkWidget       *from,
                                RelaisDesk      *desk,
                                const char      *name,
                                GPtrArray       *papers);

G_END_DECLS
