#pragma once

#include "relais-record.h"
#include "relais-store-types.h"

G_BEGIN_DECLS

GPtrArray *relais_stay_queries_list          (RelaisDb    *db,
                                              const char  *patient,
                                              const char  *since,
                                              GError     **error);
GPtrArray *relais_stay_queries_list_checks   (RelaisDb    *db,
                                              const char  *stay,
                                              GError     **error);
GPtrArray *relais_stay_queries_list_referred (RelaisDb    *db,
                                              const char  *referent,
                                              GError     **error);

G_END_DECLS
