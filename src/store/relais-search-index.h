#pragma once

#include "relais-store-types.h"
#include "relais-record.h"

G_BEGIN_DECLS

/**
 * RelaisSearchFlags:
 * @RELAIS_SEARCH_PATIENTS: people who are patients
 * @RELAIS_SEARCH_CAREGIVERS: people who are caregivers
 * @RELAIS_SEARCH_ARCHIVED: archived people too
 * @RELAIS_SEARCH_ONLY_ARCHIVED: archived people and nobody else
 */
typedef enum {
  RELAIS_SEARCH_PATIENTS = 1 << 0,
  RELAIS_SEARCH_CAREGIVERS = 1 << 1,
  RELAIS_SEARCH_ARCHIVED = 1 << 2,
  RELAIS_SEARCH_ONLY_ARCHIVED = 1 << 3,
} RelaisSearchFlags;

gboolean   relais_search_index_put        (RelaisDb           *db,
                                           const RelaisRecord *person,
                                           GError            **error);
gboolean   relais_search_index_remove     (RelaisDb           *db,
                                           const char         *person_id,
                                           gint64             *doc,
                                           GError            **error);
gboolean   relais_search_index_drop_texts (RelaisDb           *db,
                                           GArray             *docs,
                                           GError            **error);
GPtrArray *relais_search_index_find       (RelaisDb           *db,
                                           const char         *text,
                                           RelaisSearchFlags   flags,
                                           guint               limit,
                                           GError            **error);
GPtrArray *relais_search_index_list       (RelaisDb           *db,
                                           RelaisSearchFlags   flags,
                                           guint               offset,
                                           guint               limit,
                                           GError            **error);
int        relais_search_index_count      (RelaisDb           *db,
                                           RelaisSearchFlags   flags,
                                           GError            **error);
int        relais_search_index_count_name (RelaisDb           *db,
                                           const RelaisRecord *person,
                                           GError            **error);
gboolean   relais_search_index_verify     (RelaisDb           *db,
                                           GError            **error);

G_END_DECLS
