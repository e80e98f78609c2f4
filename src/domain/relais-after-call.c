/* The one later call to somebody who helped a person that died: how are you? It is due two weeks after the death, once
 * for each caregiver who helped until then, and lapses after a year. That it was made, or that none is needed, stands
 * on the link. Pure.
 */

#include "relais-after-call.h"

#include "relais-care-link.h"
#include "relais-person.h"

#include <string.h>

#define LAST_DAYS 365

/**
 * relais_after_call_get_day:
 * @patient: somebody who died
 *
 * Returns: from when those who helped are called; not set where the day of the death is not known in full
 */
RelaisDate
relais_after_call_get_day (const RelaisRecord *patient)
{
  RelaisDate died = { 0 };

  if (!relais_date_parse (relais_record_get (patient, RELAIS_PERSON_DIED_ON), &died) || !relais_date_is_full (died))
    return (RelaisDate) { 0 };
  return relais_date_add_days (died, RELAIS_AFTER_CALL_DAYS);
}

/* A death ends the links on that day: one that ended before was another story. */
static gboolean
helped_until_the_end (const RelaisRecord *link, const RelaisRecord *patient)
{
  const char *end = relais_record_get (link, RELAIS_CARE_LINK_END);
  const char *died_on = relais_record_get (patient, RELAIS_PERSON_DIED_ON);

  return end == NULL || strncmp (end, died_on, MIN (strlen (end), strlen (died_on))) >= 0;
}

/**
 * relais_after_call_is_open:
 * @link: a link
 * @caregiver: its caregiver
 * @patient: its patient
 * @today: today's date
 *
 * Returns: whether a call to @caregiver is due now or will be: the patient died within a year, @caregiver helped until
 *   then, may be called, and nobody noted yet that it was done
 */
gboolean
relais_after_call_is_open (const RelaisRecord *link, const RelaisRecord *caregiver, const RelaisRecord *patient,
                           RelaisDate today)
{
  g_autofree char *first = relais_date_to_text (relais_date_add_days (today, -LAST_DAYS));
  const char *died_on = relais_record_get (patient, RELAIS_PERSON_DIED_ON);

  return died_on != NULL && strncmp (died_on, first, strlen (died_on)) >= 0 &&
         relais_record_get (link, RELAIS_CARE_LINK_AFTER_CALL) == NULL && helped_until_the_end (link, patient) &&
         !relais_person_is_deceased (caregiver) && !relais_person_is_archived (caregiver) &&
         relais_record_get (caregiver, RELAIS_PERSON_STOPPED_ON) == NULL;
}
