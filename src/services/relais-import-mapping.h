#pragma once

#include "relais-csv.h"
#include "relais-import-target.h"

G_BEGIN_DECLS

/**
 * RelaisImportMapping:
 *
 * Which column of a spreadsheet means which field.
 */
typedef struct _RelaisImportMapping RelaisImportMapping;

RelaisImportMapping      *relais_import_mapping_new           (RelaisCsv           *csv,
                                                               guint                facet,
                                                               GHashTable          *choices,
                                                               GPtrArray           *findings,
                                                               GError             **error);
void                      relais_import_mapping_free          (RelaisImportMapping *mapping);
const RelaisImportTarget *relais_import_mapping_get_target    (RelaisImportMapping *mapping,
                                                               guint                column);
const char               *relais_import_mapping_get_heading   (RelaisImportMapping *mapping,
                                                               guint                column);
guint                     relais_import_mapping_get_n_columns (RelaisImportMapping *mapping);
guint                     relais_import_mapping_get_first_row (RelaisImportMapping *mapping);
gboolean                  relais_import_mapping_has_part      (RelaisImportMapping *mapping,
                                                               RelaisImportPart     part);
int                       relais_import_mapping_find          (RelaisImportMapping *mapping,
                                                               RelaisImportPart     part,
                                                               guint                field);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RelaisImportMapping, relais_import_mapping_free)

G_END_DECLS
