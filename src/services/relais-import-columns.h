#pragma once

#include "relais-import-heading.h"
#include "relais-import-target.h"

G_BEGIN_DECLS

/**
 * RelaisImportColumn:
 * @target: where its values go
 * @is_settled: somebody chose it, or its heading is the name of a field
 * @word: (nullable): otherwise what its heading means, see relais_import_heading_read()
 * @who: whom its heading is about
 * @is_guessed: it does not say whose it is, and was given to one of the two by its place
 *
 * A column while its meaning is being found.
 */
typedef struct {
  RelaisImportTarget target;
  gboolean is_settled;
  const char *word;
  RelaisImportWho who;
  gboolean is_guessed;
} RelaisImportColumn;

gboolean relais_import_column_names_people (const RelaisImportColumn *column);
void     relais_import_columns_resolve     (GArray                   *columns,
                                            guint                     facet);
gboolean relais_import_columns_is_taken    (GArray                   *columns,
                                            guint                     number);

G_END_DECLS
