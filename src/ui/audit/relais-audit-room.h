#pragma once

#include "relais-room.h"

G_BEGIN_DECLS

#define RELAIS_TYPE_AUDIT_ROOM (relais_audit_room_get_type ())
G_DECLARE_FINAL_TYPE (RelaisAuditRoom, relais_audit_room, RELAIS, AUDIT_ROOM, RelaisRoom)

GtkWidget *relais_audit_room_new (RelaisDesk *desk);

G_END_DECLS
