#pragma once

#include "relais-person-view.h"

G_BEGIN_DECLS

char *relais_person_memory_get_focus    (GtkWidget  *root);
void  relais_person_memory_set_focus    (GtkWidget  *root,
                                         const char *name);
void  relais_person_memory_get_unfolded (GtkWidget  *root,
                                         GHashTable *names);
void  relais_person_memory_set_unfolded (GtkWidget  *root,
                                         GHashTable *names);

G_END_DECLS
