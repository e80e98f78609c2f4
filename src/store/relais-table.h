#pragma once

#include "relais-store-types.h"
#include "relais-record.h"

G_BEGIN_DECLS

/**
 * RelaisTable:
 *
 * How one type of record lies in the tables of the schema.
 */
typedef struct _RelaisTable RelaisTable;

const RelaisTable *relais_table_for_type (const RelaisRecordType *type);
const RelaisTable *relais_table_for_kind (const char             *kind);
const RelaisRecordType *relais_table_get_type (const RelaisTable  *table);

RelaisRecord      *relais_table_load     (RelaisDb               *db,
                                          const RelaisTable      *table,
                                          const char             *id,
                                          GError                **error);
RelaisRecord      *relais_table_load_stored     (RelaisDb               *db,
                                          const RelaisTable      *table,
                                          const char             *id,
                                          GError                **error);
GPtrArray         *relais_table_load_all (RelaisDb               *db,
                                          const RelaisTable      *table,
                                          GPtrArray              *ids,
                                          GError                **error);
gboolean           relais_table_write    (RelaisDb               *db,
                                          const RelaisTable      *table,
                                          const RelaisRecord     *before,
                                          const RelaisRecord     *record,
                                          GError                **error);
gboolean           relais_table_remove   (RelaisDb               *db,
                                          const RelaisTable      *table,
                                          const RelaisRecord     *record,
                                          GError                **error);
gboolean           relais_table_list_ids (RelaisDb               *db,
                                          const RelaisTable      *table,
                                          GPtrArray              *ids,
                                          GError                **error);

G_END_DECLS
