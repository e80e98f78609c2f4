#pragma once

#include "relais-directory-entry.h"

G_BEGIN_DECLS

/**
 * RelaisDirectoryColumn:
 *
 * What a column holds: a #RelaisEntryField, or one of these pieces of a field, which Open Referral HSDS has in columns
 * of their own.
 */
typedef enum {
  RELAIS_COLUMN_UNKNOWN = -1,
  RELAIS_COLUMN_EXTENSION = RELAIS_ENTRY_N_FIELDS, /* behind the phone */
  RELAIS_COLUMN_HOUSE_NUMBER,                      /* behind the street */
  RELAIS_COLUMN_ADDRESS_2,                         /* behind the street, too */
  RELAIS_COLUMN_BYDAY,                             /* MO,TU,WE */
  RELAIS_COLUMN_OPENS_AT,
  RELAIS_COLUMN_CLOSES_AT,

  RELAIS_COLUMN_N
} RelaisDirectoryColumn;

RelaisDirectoryColumn relais_directory_heading_find (const char *heading);

G_END_DECLS
