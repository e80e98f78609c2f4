/* A member of the team who is kept out of one person's record, because that person asked for it: a neighbour, a cousin,
 * somebody they have fallen out with. The record stays when it has ended and says who noted the wish and who let the
 * member in again; why is nobody's business. The table of its fields. Pure.
 */

#include "relais-exclusion.h"

#include <glib/gi18n-lib.h>

static const RelaisField fields[RELAIS_EXCLUSION_N_FIELDS] = {
  [RELAIS_EXCLUSION_PERSON] = { "person", N_("Person"), RELAIS_FIELD_ID },
  [RELAIS_EXCLUSION_MEMBER] = { "member", N_("Member who is kept out"), RELAIS_FIELD_ID },
  [RELAIS_EXCLUSION_ASKED_ON] = { "asked_on", N_("Asked on"), RELAIS_FIELD_DATE },
  [RELAIS_EXCLUSION_RECORDED_BY] = { "recorded_by", N_("Recorded by"), RELAIS_FIELD_TEXT },
  [RELAIS_EXCLUSION_LIFTED_ON] = { "lifted_on", N_("Let in again on"), RELAIS_FIELD_DATE },
  [RELAIS_EXCLUSION_LIFTED_BY] = { "lifted_by", N_("Let in again by"), RELAIS_FIELD_TEXT },
};

const RelaisRecordType relais_exclusion_type = { "exclusion", fields, RELAIS_EXCLUSION_N_FIELDS };

/**
 * relais_exclusion_is_open:
 * @exclusion: an exclusion
 *
 * Returns: whether it holds
 */
gboolean
relais_exclusion_is_open (const RelaisRecord *exclusion)
{
  return relais_record_get (exclusion, RELAIS_EXCLUSION_LIFTED_ON) == NULL;
}
