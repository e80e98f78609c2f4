#pragma once

#include "relais-directory.h"

#include <glib-object.h>

G_BEGIN_DECLS

#define RELAIS_TYPE_DIRECTORY_ITEM (relais_directory_item_get_type ())
G_DECLARE_FINAL_TYPE (RelaisDirectoryItem, relais_directory_item, RELAIS, DIRECTORY_ITEM, GObject)

const RelaisDirectoryFound *relais_directory_item_get_found  (RelaisDirectoryItem  *item);
const char                 *relais_directory_item_get_key    (RelaisDirectoryItem  *item);
void                        relais_directory_item_take_found (RelaisDirectoryItem  *item,
                                                              RelaisDirectoryFound *found);

G_END_DECLS
