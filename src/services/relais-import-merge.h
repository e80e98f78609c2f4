#pragma once

#include "relais-record.h"

G_BEGIN_DECLS

/**
 * RelaisImportMerge:
 * @filled: (element-type guint): fields that were empty and have the value of the row now
 * @differing: (element-type guint): fields that hold something else than the row says, left as they are
 * @has_died: the row says that somebody has died who lives in the register
 *
 * What a row changes in a record that is there.
 */
typedef struct {
  GArray *filled;
  GArray *differing;
  gboolean has_died;
} RelaisImportMerge;

RelaisRecord *relais_import_merge              (const RelaisRecord *stored,
                                                const RelaisRecord *row,
                                                RelaisImportMerge  *merge);
gboolean      relais_import_merge_adds_nothing (const RelaisRecord *stored,
                                                const RelaisRecord *row);
void          relais_import_merge_clear        (RelaisImportMerge  *merge);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (RelaisImportMerge, relais_import_merge_clear)

G_END_DECLS
