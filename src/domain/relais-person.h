#pragma once

#include "relais-date.h"
#include "relais-record.h"

G_BEGIN_DECLS

#define RELAIS_FACET_PATIENT   (1u << 0)
#define RELAIS_FACET_CAREGIVER (1u << 1)

#define RELAIS_PERSON_N_PHONES 3

/**
 * RelaisPersonField:
 *
 * The fields of a person, who may be a patient, a caregiver, or both. The table is in relais-person.c, in this order.
 */
typedef enum {
  RELAIS_PERSON_FAMILY_NAME,
  RELAIS_PERSON_GIVEN_NAME,
  RELAIS_PERSON_USUAL_NAME,
  RELAIS_PERSON_BIRTH_DATE,
  RELAIS_PERSON_LANGUAGE,
  RELAIS_PERSON_READS,
  RELAIS_PERSON_INTERPRETER,
  RELAIS_PERSON_STREET,
  RELAIS_PERSON_POSTCODE,
  RELAIS_PERSON_COMMUNE,
  RELAIS_PERSON_PHONE,
  RELAIS_PERSON_PHONE_HOURS,
  RELAIS_PERSON_PHONE_NO_MESSAGE,
  RELAIS_PERSON_PHONE2,
  RELAIS_PERSON_PHONE2_HOURS,
  RELAIS_PERSON_PHONE2_NO_MESSAGE,
  RELAIS_PERSON_PHONE3,
  RELAIS_PERSON_PHONE3_HOURS,
  RELAIS_PERSON_PHONE3_NO_MESSAGE,
  RELAIS_PERSON_EMAIL,
  RELAIS_PERSON_MUTUALITY,
  RELAIS_PERSON_DIED_ON,
  RELAIS_PERSON_STOPPED_ON,
  RELAIS_PERSON_ARCHIVED_ON,
  RELAIS_PERSON_MERGED_INTO,

  RELAIS_PERSON_IS_PATIENT,
  RELAIS_PERSON_SEX,
  RELAIS_PERSON_BIM,
  RELAIS_PERSON_CHART_NUMBER,
  RELAIS_PERSON_NATIONAL_NUMBER,
  RELAIS_PERSON_REFERENT,
  RELAIS_PERSON_FLAGS,
  RELAIS_PERSON_PROTECTED,
  RELAIS_PERSON_AGREEMENT,
  RELAIS_PERSON_AGREEMENT_DATE,
  RELAIS_PERSON_AGREEMENT_HOW,
  RELAIS_PERSON_AGREEMENT_BY,
  RELAIS_PERSON_STATE,
  RELAIS_PERSON_DO_NOT_INFORM,
  RELAIS_PERSON_ASK_FIRST,

  RELAIS_PERSON_IS_CAREGIVER,
  RELAIS_PERSON_MINOR,
  RELAIS_PERSON_KEY_HOLDER,
  RELAIS_PERSON_PRESENCE,
  RELAIS_PERSON_SIGNS,
  RELAIS_PERSON_SIGNS_CHECKED,
  RELAIS_PERSON_NO_LABEL,

  RELAIS_PERSON_N_FIELDS
} RelaisPersonField;

extern const RelaisRecordType relais_person_type;

gboolean   relais_person_is_patient        (const RelaisRecord *person);
gboolean   relais_person_is_caregiver      (const RelaisRecord *person);
gboolean   relais_person_is_protected      (const RelaisRecord *person);
gboolean   relais_person_is_archived       (const RelaisRecord *person);
gboolean   relais_person_is_deceased       (const RelaisRecord *person);
gboolean   relais_person_is_minor          (const RelaisRecord *person,
                                            RelaisDate          today);
RelaisDate relais_person_get_birth_date    (const RelaisRecord *person);
char      *relais_person_get_name          (const RelaisRecord *person);
const char *relais_person_get_script_name  (const RelaisRecord *person);
char      *relais_person_get_formal_name   (const RelaisRecord *person);
char      *relais_person_get_discreet_name (const RelaisRecord *person);

G_END_DECLS
