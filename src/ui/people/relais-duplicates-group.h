#pragma once

#include <adwaita.h>

#include "relais-desk.h"
#include "relais-record.h"

G_BEGIN_DECLS

#define RELAIS_TYPE_DUPLICATES_GROUP (relais_duplicates_group_get_type ())
G_DECLARE_FINAL_TYPE (RelaisDuplicatesGroup, relais_duplicates_group, RELAIS, DUPLICATES_GROUP, AdwBin)

GtkWidget *relais_duplicates_group_new  (RelaisDesk            *desk);
void       relais_duplicates_group_look (RelaisDuplicatesGroup *group,
                                         const RelaisRecord    *person);

G_END_DECLS
