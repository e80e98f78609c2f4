#pragma once

#include "relais-date.h"
#include "relais-import-people.h"

G_BEGIN_DECLS

/**
 * RelaisImportMatch:
 * @RELAIS_IMPORT_MATCH_NONE: nobody
 * @RELAIS_IMPORT_MATCH_MAY_BE: somebody who could be the same
 * @RELAIS_IMPORT_MATCH_BY_NAME: the one patient of this name, and nothing else to compare
 * @RELAIS_IMPORT_MATCH_RESEMBLES: most probably the same, under another spelling
 * @RELAIS_IMPORT_MATCH_SEVERAL: several who fit equally well
 * @RELAIS_IMPORT_MATCH_SAME: the same
 * @RELAIS_IMPORT_MATCH_NUMBER_OF_ANOTHER: somebody else who has a number that only one person has
 *
 * Whom a row is about.
 */
typedef enum {
  RELAIS_IMPORT_MATCH_NONE,
  RELAIS_IMPORT_MATCH_MAY_BE,
  RELAIS_IMPORT_MATCH_BY_NAME,
  RELAIS_IMPORT_MATCH_RESEMBLES,
  RELAIS_IMPORT_MATCH_SEVERAL,
  RELAIS_IMPORT_MATCH_SAME,
  RELAIS_IMPORT_MATCH_NUMBER_OF_ANOTHER,
} RelaisImportMatch;

RelaisImportMatch relais_import_match_person  (RelaisImportPeople  *people,
                                               const RelaisRecord  *person,
                                               RelaisImportEntry   *patient,
                                               RelaisImportEntry  **entry);
RelaisImportMatch relais_import_match_patient (RelaisImportPeople  *people,
                                               const RelaisRecord  *patient,
                                               RelaisImportEntry  **entry);

G_END_DECLS
