#pragma once

#include "relais-directory.h"
#include "relais-listing.h"

G_BEGIN_DECLS

/* A longer answer is cut here: nobody reads on, everybody types on. */
#define RELAIS_DIRECTORY_FOUND_LIMIT 500

/**
 * RelaisDirectoryFilter:
 * @category: (nullable): the code of a category
 * @postcode: (nullable): the postcode of a commune
 * @basin: (nullable): the code of a basin
 * @language: (nullable): the code of a language that is spoken
 * @access: (nullable): a word for how to reach them
 * @open_now: only those within their hours
 * @favourites: only the practice's favourites
 *
 * What the list is narrowed to.
 */
typedef struct {
  char *category;
  char *postcode;
  char *basin;
  char *language;
  char *access;
  gboolean open_now;
  gboolean favourites;
} RelaisDirectoryFilter;

void                   relais_directory_filter_clear  (RelaisDirectoryFilter       *filter);
void                   relais_directory_filter_copy   (const RelaisDirectoryFilter *from,
                                                       RelaisDirectoryFilter       *to);
guint                  relais_directory_filter_count  (const RelaisDirectoryFilter *filter);

#define RELAIS_TYPE_DIRECTORY_MODEL (relais_directory_model_get_type ())
G_DECLARE_FINAL_TYPE (RelaisDirectoryModel, relais_directory_model, RELAIS, DIRECTORY_MODEL, RelaisListing)

RelaisDirectoryModel *relais_directory_model_new        (RelaisDesk                  *desk);
gboolean              relais_directory_model_set_query  (RelaisDirectoryModel        *model,
                                                         const char                  *query);
const char           *relais_directory_model_get_query  (RelaisDirectoryModel        *model);
void                  relais_directory_model_set_filter (RelaisDirectoryModel        *model,
                                                         const RelaisDirectoryFilter *filter);
gboolean              relais_directory_model_is_cut     (RelaisDirectoryModel        *model);

G_END_DECLS
