#pragma once

#include "relais-record.h"

G_BEGIN_DECLS

/**
 * RelaisEntryField:
 *
 * The fields of an entry of the professionals' directory. The table is in relais-directory-entry.c, in this order; the
 * names are the columns of the shared folder's CSV files.
 */
typedef enum {
  RELAIS_ENTRY_UID,
  RELAIS_ENTRY_KIND,
  RELAIS_ENTRY_NAME,
  RELAIS_ENTRY_NAME_FR,
  RELAIS_ENTRY_NAME_NL,
  RELAIS_ENTRY_ORGANISATION,
  RELAIS_ENTRY_UNIT,
  RELAIS_ENTRY_ROLE,
  RELAIS_ENTRY_CATEGORY,
  RELAIS_ENTRY_PHONE,
  RELAIS_ENTRY_PHONE_DIRECT,
  RELAIS_ENTRY_PHONE2,
  RELAIS_ENTRY_MORE_PHONES,
  RELAIS_ENTRY_FAX,
  RELAIS_ENTRY_EMAIL,
  RELAIS_ENTRY_URL,
  RELAIS_ENTRY_STREET,
  RELAIS_ENTRY_POSTCODE,
  RELAIS_ENTRY_COMMUNE,
  RELAIS_ENTRY_COUNTRY,
  RELAIS_ENTRY_LANGUAGES,
  RELAIS_ENTRY_ACCESS,
  RELAIS_ENTRY_HOURS,
  RELAIS_ENTRY_HOURS_FR,
  RELAIS_ENTRY_HOURS_NL,
  RELAIS_ENTRY_DESCRIPTION,
  RELAIS_ENTRY_SERVES_POSTCODES,
  RELAIS_ENTRY_MUTUALITIES,
  RELAIS_ENTRY_CONDITIONS_FR,
  RELAIS_ENTRY_CONDITIONS_NL,
  RELAIS_ENTRY_WEEKEND,
  RELAIS_ENTRY_URGENT,
  RELAIS_ENTRY_NOTICE,
  RELAIS_ENTRY_FEE,
  RELAIS_ENTRY_VALID_UNTIL,
  RELAIS_ENTRY_REVISION,
  RELAIS_ENTRY_OTHER_PROPERTIES,

  RELAIS_ENTRY_N_FIELDS
} RelaisEntryField;

extern const RelaisRecordType relais_directory_entry_type;

char       *relais_directory_entry_make_key  (const char         *uid,
                                              const char         *name,
                                              const char         *organisation,
                                              const char         *phone);
const char *relais_directory_entry_get_name  (const RelaisRecord *entry,
                                              const char         *language);
int         relais_directory_entry_compare   (const RelaisRecord *a,
                                              const RelaisRecord *b);

G_END_DECLS
