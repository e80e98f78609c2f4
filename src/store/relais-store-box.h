#pragma once

#include "relais-store.h"

G_BEGIN_DECLS

GBytes *relais_store_box_get_key (RelaisStore *store);
GBytes *relais_store_box_seal    (GBytes      *key,
                                  GBytes      *plain);
GBytes *relais_store_box_open    (RelaisStore *store,
                                  GBytes      *sealed);

G_END_DECLS
