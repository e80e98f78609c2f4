#pragma once

#include "relais-room.h"

G_BEGIN_DECLS

#define RELAIS_TYPE_NOTEBOOK_ROOM (relais_notebook_room_get_type ())
G_DECLARE_FINAL_TYPE (RelaisNotebookRoom, relais_notebook_room, RELAIS, NOTEBOOK_ROOM, RelaisRoom)

GtkWidget *relais_notebook_room_new (RelaisDesk *desk);

G_END_DECLS
