#pragma once

#include <adwaita.h>

#include "relais-desk.h"
#include "relais-room.h"

G_BEGIN_DECLS

#define RELAIS_TYPE_ROOMS (relais_rooms_get_type ())
G_DECLARE_FINAL_TYPE (RelaisRooms, relais_rooms, RELAIS, ROOMS, AdwBin)

GtkWidget *relais_rooms_new          (RelaisDesk  *desk);

RelaisRoom *relais_rooms_get_room (RelaisRooms *rooms);
void       relais_rooms_go           (RelaisRooms *rooms,
                                      const char  *name);
void       relais_rooms_find         (RelaisRooms *rooms);
void       relais_rooms_create       (RelaisRooms *rooms);
void       relais_rooms_open_record  (RelaisRooms *rooms,
                                      const char  *id);
void       relais_rooms_go_back      (RelaisRooms *rooms);
void       relais_rooms_next_pane    (RelaisRooms *rooms);
void       relais_rooms_show_sidebar (RelaisRooms *rooms);
void       relais_rooms_set_count    (RelaisRooms *rooms,
                                      const char  *name,
                                      guint        count);

G_END_DECLS
