#pragma once

#include <adwaita.h>

#include "relais-pin-vault.h"

G_BEGIN_DECLS

#define RELAIS_TYPE_MEMBER_TILES (relais_member_tiles_get_type ())
G_DECLARE_FINAL_TYPE (RelaisMemberTiles, relais_member_tiles, RELAIS, MEMBER_TILES, AdwBin)

void                   relais_member_tiles_set_members  (RelaisMemberTiles *tiles,
                                                         GPtrArray         *members);
gboolean               relais_member_tiles_shows        (RelaisMemberTiles *tiles,
                                                         GPtrArray         *members);
void                   relais_member_tiles_select       (RelaisMemberTiles *tiles,
                                                         const char        *name);
void                   relais_member_tiles_move         (RelaisMemberTiles *tiles,
                                                         int                by);
const RelaisPinMember *relais_member_tiles_get_selected (RelaisMemberTiles *tiles);

G_END_DECLS
