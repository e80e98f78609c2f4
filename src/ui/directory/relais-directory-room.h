#pragma once

#include "relais-list-room.h"

G_BEGIN_DECLS

#define RELAIS_TYPE_DIRECTORY_ROOM (relais_directory_room_get_type ())
G_DECLARE_FINAL_TYPE (RelaisDirectoryRoom, relais_directory_room, RELAIS, DIRECTORY_ROOM, RelaisListRoom)

GtkWidget *relais_directory_room_new (RelaisDesk *desk);

G_END_DECLS
