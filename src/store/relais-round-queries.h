#pragma once

#include "relais-store-types.h"

#include <glib.h>

G_BEGIN_DECLS

GPtrArray *relais_round_queries_list (RelaisDb    *db,
                                      const char  *member,
                                      const char  *weekday,
                                      GError     **error);

G_END_DECLS
