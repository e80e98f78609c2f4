#pragma once

#include "relais-room.h"

G_BEGIN_DECLS

#define RELAIS_TYPE_TODAY_ROOM (relais_today_room_get_type ())
G_DECLARE_FINAL_TYPE (RelaisTodayRoom, relais_today_room, RELAIS, TODAY_ROOM, RelaisRoom)

GtkWidget *relais_today_room_new     (RelaisDesk      *desk);
void       relais_today_room_refresh (RelaisTodayRoom *room);

G_END_DECLS
