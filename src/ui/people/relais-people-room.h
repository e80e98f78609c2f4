#pragma once

#include "relais-list-room.h"
#include "relais-register.h"

G_BEGIN_DECLS

#define RELAIS_TYPE_PEOPLE_ROOM (relais_people_room_get_type ())
G_DECLARE_FINAL_TYPE (RelaisPeopleRoom, relais_people_room, RELAIS, PEOPLE_ROOM, RelaisListRoom)

GtkWidget *relais_people_room_new (RelaisDesk        *desk,
                                   RelaisSearchFlags  facet);

G_END_DECLS
