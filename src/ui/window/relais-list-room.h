#pragma once

#include "relais-room.h"

G_BEGIN_DECLS

#define RELAIS_TYPE_LIST_ROOM (relais_list_room_get_type ())
G_DECLARE_DERIVABLE_TYPE (RelaisListRoom, relais_list_room, RELAIS, LIST_ROOM, RelaisRoom)

/**
 * RelaisListRoomClass:
 *
 * A room of a list with a page beside it.
 */
struct _RelaisListRoomClass {
  RelaisRoomClass parent_class;
};

void       relais_list_room_take_parts    (RelaisListRoom     *room,
                                           AdwLeaflet         *leaflet,
                                           GtkWidget          *search,
                                           GtkListView        *list);
void       relais_list_room_set_model     (RelaisListRoom     *room,
                                           GListModel         *model,
                                           GtkListItemFactory *factory);

GtkWidget *relais_list_room_get_page      (RelaisListRoom     *room);
void       relais_list_room_show_page     (RelaisListRoom     *room,
                                           GtkWidget          *page);
void       relais_list_room_show_nothing  (RelaisListRoom     *room,
                                           GtkWidget          *advice);
void       relais_list_room_turn_to_page  (RelaisListRoom     *room);
gboolean   relais_list_room_is_folded     (RelaisListRoom     *room);

gpointer   relais_list_room_dup_selected  (RelaisListRoom     *room);
gboolean   relais_list_room_focus_list    (RelaisListRoom     *room);
gboolean   relais_list_room_focus_page    (RelaisListRoom     *room);
gboolean   relais_list_room_leave_list    (RelaisListRoom     *room,
                                           guint               keyval,
                                           GdkModifierType     state);

G_END_DECLS
