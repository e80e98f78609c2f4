/* Whether a use of somebody's data is allowed: the one place that every paper, call list, exchange and invitation asks.
 * A number on the patient's card, on the caregiver's own card or on a sheet for the hospital is one question, so that
 * an answer once given holds on every paper. Says nothing about who acts: permissions are relais-staff.c. Pure.
 */

#include "relais-consent.h"

#include "relais-person.h"

#include <glib/gi18n-lib.h>

static const struct {
  const char *word;
  RelaisErrorCode error;
  const char *label;
} decisions[RELAIS_N_CONSENT_DECISIONS] = {
  [RELAIS_CONSENT_DECEASED] = { "deceased", RELAIS_ERROR_DECEASED, N_("has died") },
  [RELAIS_CONSENT_ARCHIVED] = { "archived", RELAIS_ERROR_ARCHIVED, N_("the record is archived") },
  [RELAIS_CONSENT_STOPPED] = { "stopped", RELAIS_ERROR_STOPPED, N_("asked us to stop") },
  [RELAIS_CONSENT_PROTECTED] = { "protected", RELAIS_ERROR_PROTECTED, N_("nothing may be handed out") },
  [RELAIS_CONSENT_NO_AGREEMENT] = { "no_agreement", RELAIS_ERROR_NO_AGREEMENT, N_("does not want the liaison") },
  [RELAIS_CONSENT_LINK_ENDED] = { "link_ended", RELAIS_ERROR_NOTHING_TO_PRINT, N_("the link has ended") },
  [RELAIS_CONSENT_WITHDRAWN] = { "withdrawn", RELAIS_ERROR_NO_CONSENT, N_("the agreement was withdrawn") },
  [RELAIS_CONSENT_REFUSED] = { "refused", RELAIS_ERROR_NO_CONSENT, N_("the answer was no") },
  [RELAIS_CONSENT_NOT_ASKED] = { "not_asked", RELAIS_ERROR_NO_CONSENT, N_("the question was not asked yet") },
  [RELAIS_CONSENT_MINOR_NEEDS_PARENT] = { "minor_needs_parent", RELAIS_ERROR_NO_CONSENT,
                                          N_("a minor needs a parent's agreement in writing") },
  [RELAIS_CONSENT_ALLOWED] = { "allowed", RELAIS_N_ERRORS, N_("allowed") },
};

/* What a person's own record says against every use. */
static RelaisConsentDecision
decide_person (const RelaisRecord *person)
{
  if (relais_person_is_deceased (person))
    return RELAIS_CONSENT_DECEASED;
  if (relais_person_is_archived (person))
    return RELAIS_CONSENT_ARCHIVED;
  if (relais_record_get (person, RELAIS_PERSON_STOPPED_ON) != NULL)
    return RELAIS_CONSENT_STOPPED;
  if (relais_person_is_protected (person))
    return RELAIS_CONSENT_PROTECTED;
  return RELAIS_CONSENT_ALLOWED;
}

/* The agreement is about the liaison around the patient: it does not speak of inviting the caregiver. */
static RelaisConsentDecision
decide_patient (const RelaisRecord *patient, RelaisPurpose purpose)
{
  RelaisConsentDecision decision = decide_person (patient);

  if (decision == RELAIS_CONSENT_ALLOWED && purpose != RELAIS_PURPOSE_INVITE &&
      (relais_record_is (patient, RELAIS_PERSON_AGREEMENT, "refused") ||
       relais_record_is (patient, RELAIS_PERSON_AGREEMENT, "withdrawn")))
    return RELAIS_CONSENT_NO_AGREEMENT;
  return decision;
}

static RelaisConsentDecision
decide_answer (const RelaisRecord *link, RelaisPurpose purpose)
{
  const char *answer = relais_care_link_get_consent (link, purpose);

  if (g_str_equal (answer, "withdrawn"))
    return RELAIS_CONSENT_WITHDRAWN;
  if (g_str_equal (answer, "no"))
    return RELAIS_CONSENT_REFUSED;
  return g_str_equal (answer, "yes") ? RELAIS_CONSENT_ALLOWED : RELAIS_CONSENT_NOT_ASKED;
}

/* Who does not want to be kept wants nothing of the rest; not having been asked about it changes nothing. */
static RelaisConsentDecision
decide_caregiver (const RelaisRecord *link, const RelaisRecord *caregiver, RelaisPurpose purpose, RelaisDate today)
{
  RelaisConsentDecision keep = decide_answer (link, RELAIS_PURPOSE_KEEP);
  RelaisConsentDecision answer = decide_answer (link, purpose);

  if (keep == RELAIS_CONSENT_NOT_ASKED)
    keep = RELAIS_CONSENT_ALLOWED;
  answer = MIN (keep, answer);
  if (answer == RELAIS_CONSENT_ALLOWED && purpose == RELAIS_PURPOSE_PRINT &&
      relais_consent_needs_parent (link, caregiver, today))
    return RELAIS_CONSENT_MINOR_NEEDS_PARENT;
  return answer;
}

/**
 * relais_consent_decide:
 * @link: (nullable): the link, or %NULL for what concerns the patient alone, such as their own name on their card
 * @caregiver: (nullable): the caregiver of @link
 * @patient: the patient
 * @purpose: what for
 * @today: today's date
 * @about: (out) (optional) (nullable) (transfer none): the one of the two whom the answer is about, %NULL when it is
 *   allowed
 *
 * Decides in the order of #RelaisConsentDecision. Keeping somebody in the register is another matter: only the answer
 * counts for %RELAIS_PURPOSE_KEEP, because a record is archived or erased by acts of their own, and an archived one is
 * kept.
 *
 * Returns: the answer
 */
RelaisConsentDecision
relais_consent_decide (const RelaisRecord *link, const RelaisRecord *caregiver, const RelaisRecord *patient,
                       RelaisPurpose purpose, RelaisDate today, const RelaisRecord **about)
{
  RelaisConsentDecision of_patient = decide_patient (patient, purpose);
  RelaisConsentDecision of_caregiver = RELAIS_CONSENT_ALLOWED;
  RelaisConsentDecision decision;

  if (purpose == RELAIS_PURPOSE_KEEP)
    of_patient = RELAIS_CONSENT_ALLOWED;
  else if (link != NULL)
    of_caregiver = decide_person (caregiver);

  if (link != NULL && purpose != RELAIS_PURPOSE_KEEP && !relais_care_link_is_current (link, today))
    of_caregiver = MIN (of_caregiver, RELAIS_CONSENT_LINK_ENDED);
  if (link != NULL)
    of_caregiver = MIN (of_caregiver, decide_caregiver (link, caregiver, purpose, today));

  decision = MIN (of_patient, of_caregiver);
  if (about != NULL && decision == RELAIS_CONSENT_ALLOWED)
    *about = NULL;
  else if (about != NULL)
    *about = of_patient <= of_caregiver ? patient : caregiver;
  return decision;
}

/**
 * relais_consent_needs_parent:
 * @link: a link
 * @caregiver: its caregiver
 * @today: today's date
 *
 * A minor's yes is not enough on paper that leaves the house: a parent signs, so the consent is a written one.
 *
 * Returns: whether a minor agreed to be printed, and nobody signed
 */
gboolean
relais_consent_needs_parent (const RelaisRecord *link, const RelaisRecord *caregiver, RelaisDate today)
{
  return relais_record_is (link, RELAIS_CARE_LINK_CONSENT_PRINT, "yes") && relais_person_is_minor (caregiver, today) &&
         !relais_record_is (link, RELAIS_CARE_LINK_CONSENT_PRINT_HOW, "written");
}

/**
 * relais_consent_decision_get_word:
 * @decision: an answer
 *
 * Returns: the word for programs
 */
const char *
relais_consent_decision_get_word (RelaisConsentDecision decision)
{
  return decisions[decision].word;
}

/**
 * relais_consent_decision_get_label:
 * @decision: an answer
 *
 * Returns: English msgid of the reason, to stand after a name
 */
const char *
relais_consent_decision_get_label (RelaisConsentDecision decision)
{
  return decisions[decision].label;
}

/**
 * relais_consent_decision_get_error:
 * @decision: an answer other than %RELAIS_CONSENT_ALLOWED
 *
 * Returns: the code of the error in which an act that was refused ends
 */
RelaisErrorCode
relais_consent_decision_get_error (RelaisConsentDecision decision)
{
  g_return_val_if_fail (decision < RELAIS_CONSENT_ALLOWED, RELAIS_ERROR_INTERNAL);

  return decisions[decision].error;
}

/**
 * relais_consent_check:
 * @decision: the answer of relais_consent_decide()
 * @about: (nullable): the one whom it is about
 * @error: the refusal, with the name of @about as its subject and the reason in the language of the screen
 *
 * Returns: whether it is allowed
 */
gboolean
relais_consent_check (RelaisConsentDecision decision, const RelaisRecord *about, GError **error)
{
  g_autofree char *name = about != NULL ? relais_person_get_name (about) : NULL;

  if (decision == RELAIS_CONSENT_ALLOWED)
    return TRUE;

  relais_error_set (error, decisions[decision].error, name, "%s", _(decisions[decision].label));
  return FALSE;
}
