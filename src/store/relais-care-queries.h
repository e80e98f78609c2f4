#pragma once

#include "relais-store-types.h"
#include "relais-record.h"

G_BEGIN_DECLS

GPtrArray *relais_care_queries_list_links     (RelaisDb     *db,
                                               const char   *caregiver,
                                               const char   *patient,
                                               GError      **error);
GPtrArray *relais_care_queries_list_roles     (RelaisDb     *db,
                                               const char   *patient,
                                               const char   *person,
                                               GError      **error);
GPtrArray *relais_care_queries_list_all       (RelaisDb               *db,
                                               const RelaisRecordType *type,
                                               GError                **error);
char      *relais_care_queries_find_by_number (RelaisDb     *db,
                                               const char   *chart_number,
                                               const char   *national_number,
                                               GError      **error);
RelaisRecord *relais_care_queries_find_by_reference (RelaisDb *db,
                                               const char   *reference,
                                               GError      **error);
GPtrArray *relais_care_queries_list_referred  (RelaisDb     *db,
                                               const char   *referent,
                                               GError      **error);
gboolean   relais_care_queries_is_referred_to (RelaisDb     *db,
                                               const char   *person,
                                               gboolean     *referred_to,
                                               GError      **error);

G_END_DECLS
