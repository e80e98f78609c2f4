#pragma once

#include "relais-record.h"

G_BEGIN_DECLS

/**
 * RelaisImportPart:
 * @RELAIS_IMPORT_PERSON: the patient or caregiver whom the import is about
 * @RELAIS_IMPORT_PATIENT: the patient of a caregiver
 * @RELAIS_IMPORT_LINK: the link between the two
 *
 * The records that one row may speak about.
 */
typedef enum {
  RELAIS_IMPORT_PERSON,
  RELAIS_IMPORT_PATIENT,
  RELAIS_IMPORT_LINK,

  RELAIS_IMPORT_N_PARTS
} RelaisImportPart;

/**
 * RelaisImportKind:
 *
 * How a column speaks about its record.
 */
typedef enum {
  RELAIS_IMPORT_IGNORED,
  RELAIS_IMPORT_FIELD,        /* the field of the target */
  RELAIS_IMPORT_WHOLE_NAME,   /* family name, then given name */
  RELAIS_IMPORT_GIVEN_FIRST,  /* given name, then family name */
  RELAIS_IMPORT_ADDRESS,
  RELAIS_IMPORT_HOUSE_NUMBER,
  RELAIS_IMPORT_BOX,
  RELAIS_IMPORT_ANY_PHONE,    /* the next phone that is free */
  RELAIS_IMPORT_DIED,         /* a date, or only that it is so */
} RelaisImportKind;

/**
 * RelaisImportTarget:
 * @kind: how
 * @part: about which record
 * @field: for %RELAIS_IMPORT_FIELD, the number of the field in its type
 *
 * Where the values of a column go.
 */
typedef struct {
  RelaisImportKind kind;
  RelaisImportPart part;
  guint field;
} RelaisImportTarget;

const RelaisRecordType *relais_import_part_get_type        (RelaisImportPart          part);

gboolean                relais_import_target_find          (const char               *name,
                                                            guint                     facet,
                                                            RelaisImportTarget       *target);
gboolean                relais_import_target_find_kind     (const char               *word,
                                                            RelaisImportKind         *kind);
gboolean                relais_import_target_find_field    (RelaisImportPart          part,
                                                            const char               *name,
                                                            guint                     facet,
                                                            guint                    *field);
char                   *relais_import_target_list_names    (guint                     facet);
char                   *relais_import_target_get_name      (const RelaisImportTarget *target);
gboolean                relais_import_target_is_whole_name (const RelaisImportTarget *target);
gboolean                relais_import_target_is_name       (const RelaisImportTarget *target);

G_END_DECLS
