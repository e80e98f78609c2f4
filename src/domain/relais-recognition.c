/* The recognition of a caregiver (reconnaissance / erkenning), which stands on the link because it is given for one
 * aided person: until when it counts, when to speak of renewing it, and how many caregivers of one person have it.
 * Whether somebody has a right to it is never computed here: the mutuality decides. Pure.
 *
 * Sources: law of 12 May 2014 on the recognition of caregivers, as amended by the law of 17 May 2019; royal decree of
 * 16 June 2020, in force since 1 September 2020.
 */

#include "relais-recognition.h"

#include "relais-care-link.h"

#include <glib/gi18n-lib.h>

/* Days before the end. */
static const int reminder_days[RELAIS_RECOGNITION_N_REMINDERS] = { 60, 30 };

static const struct {
  const char *word;
  const char *label;
} states[RELAIS_N_RECOGNITION_STATES] = {
  [RELAIS_RECOGNITION_NONE] = { "none", NC_("recognition", "none") },
  [RELAIS_RECOGNITION_VALID] = { "valid", NC_("recognition", "valid") },
  [RELAIS_RECOGNITION_EXPIRING] = { "expiring", NC_("recognition", "expires soon") },
  [RELAIS_RECOGNITION_EXPIRED] = { "expired", NC_("recognition", "expired") },
};

static RelaisDate
get_date (const RelaisRecord *link, RelaisCareLinkField field)
{
  RelaisDate date;

  relais_date_parse (relais_record_get (link, field), &date);
  return relais_date_is_full (date) ? date : RELAIS_DATE_NONE;
}

/**
 * relais_recognition_get_default_end:
 * @from: the full date of a certificate with social rights
 *
 * The recognition for social rights counts for one year and is renewed on request.
 *
 * Returns: the day one year later
 */
RelaisDate
relais_recognition_get_default_end (RelaisDate from)
{
  return relais_date_add_months (from, 12);
}

/**
 * relais_recognition_get_end:
 * @link: a link
 *
 * Only the recognition for social rights has an end: the general one is not renewed any more since the reform of 2019.
 *
 * Returns: the last day on which the certificate counts: the one noted, else one year after its date; no date when
 *   there is no end or nothing is known of it
 */
RelaisDate
relais_recognition_get_end (const RelaisRecord *link)
{
  RelaisDate until = get_date (link, RELAIS_CARE_LINK_RECOGNITION_UNTIL);
  RelaisDate from = get_date (link, RELAIS_CARE_LINK_RECOGNITION_FROM);

  if (!relais_record_is (link, RELAIS_CARE_LINK_RECOGNITION, "social_rights"))
    return RELAIS_DATE_NONE;
  if (relais_date_is_set (until))
    return until;
  return relais_date_is_set (from) ? relais_recognition_get_default_end (from) : RELAIS_DATE_NONE;
}

/**
 * relais_recognition_get_state:
 * @link: a link
 * @today: a full date
 *
 * A certificate without dates is taken as valid: that it exists is known.
 *
 * Returns: what the recognition is worth on @today
 */
RelaisRecognitionState
relais_recognition_get_state (const RelaisRecord *link, RelaisDate today)
{
  RelaisDate from = get_date (link, RELAIS_CARE_LINK_RECOGNITION_FROM);
  RelaisDate end = relais_recognition_get_end (link);
  gboolean social = relais_record_is (link, RELAIS_CARE_LINK_RECOGNITION, "social_rights");

  if (!social && !relais_record_is (link, RELAIS_CARE_LINK_RECOGNITION, "general"))
    return RELAIS_RECOGNITION_NONE;
  if (relais_date_is_set (from) && relais_date_compare (from, today) > 0)
    return RELAIS_RECOGNITION_NONE;
  if (!relais_date_is_set (end))
    return RELAIS_RECOGNITION_VALID;
  if (relais_date_compare (end, today) < 0)
    return RELAIS_RECOGNITION_EXPIRED;

  return relais_date_days_until (today, end) <= reminder_days[0] ? RELAIS_RECOGNITION_EXPIRING
                                                                 : RELAIS_RECOGNITION_VALID;
}

/**
 * relais_recognition_state_get_word:
 * @state: a state
 *
 * Returns: the word for programs: "none", "valid", "expiring", "expired"
 */
const char *
relais_recognition_state_get_word (RelaisRecognitionState state)
{
  return states[state].word;
}

/**
 * relais_recognition_state_get_label:
 * @state: a state
 *
 * Returns: the word for people, in the language of the screen
 */
const char *
relais_recognition_state_get_label (RelaisRecognitionState state)
{
  return g_dpgettext2 (GETTEXT_PACKAGE, "recognition", states[state].label);
}

/**
 * relais_recognition_list_reminders:
 * @link: a link
 * @reminders: (out caller-allocates): the days, the earliest first
 *
 * Returns: how many days of @reminders were filled: 60 and 30 days before the end, or none when there is no end
 */
guint
relais_recognition_list_reminders (const RelaisRecord *link, RelaisDate reminders[RELAIS_RECOGNITION_N_REMINDERS])
{
  RelaisDate end = relais_recognition_get_end (link);

  if (!relais_date_is_set (end))
    return 0;

  for (guint i = 0; i < RELAIS_RECOGNITION_N_REMINDERS; i++)
    reminders[i] = relais_date_add_days (end, -reminder_days[i]);
  return RELAIS_RECOGNITION_N_REMINDERS;
}

/**
 * relais_recognition_count_active:
 * @links_of_patient: (element-type RelaisRecord): the links of one patient
 * @today: a full date
 *
 * At most three caregivers of one person may have social rights at the same time. The sources for this agree but are
 * not the law itself, and the mutuality counts: more than three are a reason to look, never to refuse.
 *
 * Returns: how many of the current links have a recognition with social rights that counts on @today
 */
guint
relais_recognition_count_active (GPtrArray *links_of_patient, RelaisDate today)
{
  guint n_active = 0;

  for (guint i = 0; i < links_of_patient->len; i++)
    {
      const RelaisRecord *link = g_ptr_array_index (links_of_patient, i);
      RelaisRecognitionState state = relais_recognition_get_state (link, today);

      if (relais_record_is (link, RELAIS_CARE_LINK_RECOGNITION, "social_rights") &&
          relais_care_link_is_current (link, today) &&
          (state == RELAIS_RECOGNITION_VALID || state == RELAIS_RECOGNITION_EXPIRING))
        n_active++;
    }
  return n_active;
}
