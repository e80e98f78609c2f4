#pragma once

#include <adwaita.h>

#include "relais-directory-model.h"

G_BEGIN_DECLS

#define RELAIS_TYPE_DIRECTORY_FILTERS (relais_directory_filters_get_type ())
G_DECLARE_FINAL_TYPE (RelaisDirectoryFilters, relais_directory_filters, RELAIS, DIRECTORY_FILTERS, AdwBin)

GtkWidget                   *relais_directory_filters_new        (void);
void                         relais_directory_filters_set_labels (RelaisDirectoryFilters *filters,
                                                                  RelaisDesk             *desk,
                                                                  const RelaisLabels     *labels);
const RelaisDirectoryFilter *relais_directory_filters_get        (RelaisDirectoryFilters *filters);
void                         relais_directory_filters_reset      (RelaisDirectoryFilters *filters);

G_END_DECLS
