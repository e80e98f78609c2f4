#pragma once

#include "relais-register.h"
#include "relais-room.h"

G_BEGIN_DECLS

#define RELAIS_TYPE_PEOPLE_ROOM (relais_people_room_get_type ())
G_DECLARE_FINAL_TYPE (RelaisPeopleRoom, relais_people_room, RELAIS, PEOPLE_ROOM, RelaisRoom)

GtkWidget *relais_people_room_new       (RelaisDesk        *desk,
                                         RelaisSearchFlags  facet);
void       relais_people_room_show_page (RelaisPeopleRoom  *room,
                                         GtkWidget         *page);

G_END_DECLS
