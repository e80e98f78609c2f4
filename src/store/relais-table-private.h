#pragma once

#include "relais-record.h"
#include "relais-table.h"

G_BEGIN_DECLS

#define RELAIS_TABLE_MAX_COLUMNS 24

typedef struct {
  guint field;
  const char *column; /* NULL: as the field is named */
} RelaisTableColumn;

typedef enum {
  PART_ROOT,  /* the row with the revision */
  PART_ROW,   /* a row beside it, which exists while one of its fields or its facet is set */
  PART_WORDS, /* one row for each word of a field */
  PART_KEYED, /* a row with a fixed key beside the id */
} RelaisTablePartKind;

typedef struct {
  RelaisTablePartKind kind;
  const char *table;
  int facet_field;    /* PART_ROW: the field that says whether the row exists, or -1 */
  const char *key;    /* PART_KEYED: the key's column */
  const char *value;  /* PART_KEYED: the key's value */
  gboolean has_phone; /* the first column is a phone whose E.164 form is kept beside it */
  RelaisTableColumn columns[RELAIS_TABLE_MAX_COLUMNS + 1];
  guint n_columns;
} RelaisTablePart;

struct _RelaisTable {
  const RelaisRecordType *type;
  const RelaisTablePart *parts;
  guint n_parts;
};

extern const RelaisTable relais_tables[];
extern const gsize relais_n_tables;

G_END_DECLS
