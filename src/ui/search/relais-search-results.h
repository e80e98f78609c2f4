#pragma once

#include "relais-found-item.h"
#include "relais-listing.h"

G_BEGIN_DECLS

/* How many of each are shown: whoever sees so many types on. */
#define RELAIS_SEARCH_PEOPLE_LIMIT 30
#define RELAIS_SEARCH_ENTRIES_LIMIT 20

#define RELAIS_TYPE_SEARCH_RESULTS (relais_search_results_get_type ())
G_DECLARE_FINAL_TYPE (RelaisSearchResults, relais_search_results, RELAIS, SEARCH_RESULTS, RelaisListing)

RelaisSearchResults  *relais_search_results_new       (RelaisDesk          *desk);
void                  relais_search_results_set_query (RelaisSearchResults *results,
                                                       const char          *query);
const char           *relais_search_results_get_query (RelaisSearchResults *results);
const RelaisFoundHit *relais_search_results_get_hit   (RelaisSearchResults *results,
                                                       guint                position);
gboolean              relais_search_results_is_cut    (RelaisSearchResults *results);

G_END_DECLS
