#pragma once

#include "relais-date.h"
#include "relais-record.h"

G_BEGIN_DECLS

/**
 * RelaisPersonRoleField:
 *
 * The fields of a role that somebody has for a patient: trusted person, representative, administrator, person to
 * notify. Being a caregiver gives none of them (domain facts, trusted roles).
 */
typedef enum {
  RELAIS_PERSON_ROLE_PATIENT,
  RELAIS_PERSON_ROLE_ROLE,
  RELAIS_PERSON_ROLE_PERSON,
  RELAIS_PERSON_ROLE_NAME,
  RELAIS_PERSON_ROLE_PHONE,
  RELAIS_PERSON_ROLE_START,
  RELAIS_PERSON_ROLE_END,

  RELAIS_PERSON_ROLE_N_FIELDS
} RelaisPersonRoleField;

extern const RelaisRecordType relais_person_role_type;

gboolean relais_person_role_is_current (const RelaisRecord *role,
                                        RelaisDate          today);

G_END_DECLS
