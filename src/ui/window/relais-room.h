#pragma once

#include <adwaita.h>

#include "relais-desk.h"

G_BEGIN_DECLS

#define RELAIS_TYPE_ROOM (relais_room_get_type ())
G_DECLARE_DERIVABLE_TYPE (RelaisRoom, relais_room, RELAIS, ROOM, AdwBin)

/**
 * RelaisRoomClass:
 * @find: puts the cursor where one searches in this room
 * @create: begins a new record of this room
 * @open_record: shows the record with this id
 * @create_for: begins a record that belongs to the one with this id
 * @edit: begins to change the record with this id
 * @resume: takes up the begun form with this id
 * @go_back: leaves what is open; returns whether there was something to leave
 * @next_pane: moves the focus to the next pane, in the order of F6; %FALSE after the last one
 *
 * One room of the window: what the sidebar leads to. Every function may be left out.
 */
struct _RelaisRoomClass {
  AdwBinClass parent_class;

  void     (*find)        (RelaisRoom *room);
  void     (*create)      (RelaisRoom *room);
  void     (*open_record) (RelaisRoom *room,
                           const char *id);
  void     (*create_for)  (RelaisRoom *room,
                           const char *id);
  void     (*edit)        (RelaisRoom *room,
                           const char *id);
  void     (*resume)      (RelaisRoom *room,
                           const char *id);
  gboolean (*go_back)     (RelaisRoom *room);
  gboolean (*next_pane)   (RelaisRoom *room);
};

RelaisDesk *relais_room_get_desk    (RelaisRoom *room);

void        relais_room_find        (RelaisRoom *room);
void        relais_room_create      (RelaisRoom *room);
void        relais_room_open_record (RelaisRoom *room,
                                     const char *id);
void        relais_room_create_for  (RelaisRoom *room,
                                     const char *id);
void        relais_room_edit        (RelaisRoom *room,
                                     const char *id);
void        relais_room_resume      (RelaisRoom *room,
                                     const char *id);
gboolean    relais_room_go_back     (RelaisRoom *room);
gboolean    relais_room_next_pane   (RelaisRoom *room);

G_END_DECLS
