/* A role that somebody has for a patient, apart from helping: the table of its fields. The one who has it is a person
 * of the register, or a name with a phone number for somebody who is not in it. Pure.
 */

#include "relais-person-role.h"

#include <glib/gi18n-lib.h>

static const char *const role_words[] = { "trusted_person", "representative", "administrator", "person_to_notify", NULL };

static const RelaisField fields[RELAIS_PERSON_ROLE_N_FIELDS] = {
  [RELAIS_PERSON_ROLE_PATIENT] = { "patient", N_("Patient"), RELAIS_FIELD_ID },
  [RELAIS_PERSON_ROLE_ROLE] = { "role", N_("Role"), RELAIS_FIELD_WORD, .words = role_words },
  [RELAIS_PERSON_ROLE_PERSON] = { "person", N_("Person"), RELAIS_FIELD_ID },
  [RELAIS_PERSON_ROLE_NAME] = { "name", N_("Name"), RELAIS_FIELD_NAME },
  [RELAIS_PERSON_ROLE_PHONE] = { "phone", N_("Phone"), RELAIS_FIELD_PHONE, .flags = RELAIS_FIELD_SHIELDED },
  [RELAIS_PERSON_ROLE_START] = { "start", N_("Since"), RELAIS_FIELD_PARTIAL_DATE },
  [RELAIS_PERSON_ROLE_END] = { "end", N_("Until"), RELAIS_FIELD_PARTIAL_DATE },
};

const RelaisRecordType relais_person_role_type = { "role", fields, RELAIS_PERSON_ROLE_N_FIELDS };

/**
 * relais_person_role_is_current:
 * @role: a role
 * @today: today's date
 *
 * Returns: whether the role has not ended; one that ends today still counts
 */
gboolean
relais_person_role_is_current (const RelaisRecord *role, RelaisDate today)
{
  RelaisDate end;

  relais_date_parse (relais_record_get (role, RELAIS_PERSON_ROLE_END), &end);
  return !relais_date_is_over (end, today);
}
