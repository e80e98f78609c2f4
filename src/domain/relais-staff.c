/* Members of the team: the table of their fields. What their roles let them do is relais-permissions.c, who of them
 * acts is relais-actor.c. Pure.
 */

#include "relais-staff.h"

#include "relais-permissions.h"

#include <glib/gi18n-lib.h>

static const char *const language_words[] = { "fr", "nl", NULL };

static const RelaisField fields[RELAIS_STAFF_N_FIELDS] = {
  [RELAIS_STAFF_NAME] = { "name", N_("Name"), RELAIS_FIELD_NAME },
  [RELAIS_STAFF_ROLE] = { "role", N_("Roles"), RELAIS_FIELD_WORDS, .words = relais_role_words },
  [RELAIS_STAFF_PROFESSIONAL_NUMBER] = { "professional_number", N_("INAMI/RIZIV number"), RELAIS_FIELD_TEXT, .max_length = 20 },
  [RELAIS_STAFF_LANGUAGE] = { "language", N_("Language"), RELAIS_FIELD_WORD, .words = language_words },
  [RELAIS_STAFF_ENDS_ON] = { "ends_on", N_("Leaves on"), RELAIS_FIELD_DATE },
};

const RelaisRecordType relais_staff_type = { "staff", fields, RELAIS_STAFF_N_FIELDS };
