#pragma once

#include "relais-table-private.h"

G_BEGIN_DECLS

/**
 * RelaisTablePartSql:
 * @insert: a new row
 * @update: the root's row once more; %NULL for every other part
 * @remove: every row of the part
 *
 * The statements of one part of a table.
 */
typedef struct {
  char *insert;
  char *update;
  char *remove;
} RelaisTablePartSql;

/**
 * RelaisTableSql:
 * @load: the whole record in one row
 * @parts: (array): in the order of the table's parts
 *
 * The statements of one table.
 */
typedef struct {
  char *load;
  RelaisTablePartSql *parts;
} RelaisTableSql;

const RelaisTableSql *relais_table_get_sql (const RelaisTable *table);

G_END_DECLS
