#pragma once

#include "relais-desk.h"

G_BEGIN_DECLS

#define RELAIS_SEARCH_LIMIT 50

#define RELAIS_TYPE_SEARCH_RESULTS (relais_search_results_get_type ())
G_DECLARE_FINAL_TYPE (RelaisSearchResults, relais_search_results, RELAIS, SEARCH_RESULTS, GObject)

RelaisSearchResults *relais_search_results_new       (RelaisDesk          *desk);
void                 relais_search_results_set_query (RelaisSearchResults *results,
                                                      const char          *query);
const char          *relais_search_results_get_query (RelaisSearchResults *results);
GListModel          *relais_search_results_get_rows  (RelaisSearchResults *results);

G_END_DECLS
