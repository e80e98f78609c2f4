#pragma once

#include "relais-store-types.h"

G_BEGIN_DECLS

GPtrArray *relais_note_leaving_list_tasks (RelaisDb   *db,
                                           const char *staff,
                                           GError    **error);
GPtrArray *relais_note_leaving_list_named (RelaisDb   *db,
                                           const char *staff,
                                           GError    **error);

G_END_DECLS
