#pragma once

#include "relais-care-link.h"
#include "relais-date.h"
#include "relais-error.h"
#include "relais-record.h"

G_BEGIN_DECLS

/**
 * RelaisConsentDecision:
 * @RELAIS_CONSENT_DECEASED: the caregiver or the patient has died
 * @RELAIS_CONSENT_ARCHIVED: one of the two records is archived, or was merged into another
 * @RELAIS_CONSENT_STOPPED: one of the two asked us to stop
 * @RELAIS_CONSENT_PROTECTED: one of the two records is in protected mode
 * @RELAIS_CONSENT_NO_AGREEMENT: the patient refused the liaison, or withdrew
 * @RELAIS_CONSENT_LINK_ENDED: the caregiver does not help any more
 * @RELAIS_CONSENT_WITHDRAWN: the caregiver said yes once and took it back
 * @RELAIS_CONSENT_REFUSED: the caregiver said no
 * @RELAIS_CONSENT_NOT_ASKED: nobody asked the caregiver yet: ask now
 * @RELAIS_CONSENT_MINOR_NEEDS_PARENT: a minor said yes, no parent did in writing
 * @RELAIS_CONSENT_ALLOWED: go ahead
 *
 * Whether something may be done, in order of priority: the first that is true is the answer. What no question can
 * change stands before what asking the caregiver can.
 */
typedef enum {
  RELAIS_CONSENT_DECEASED,
  RELAIS_CONSENT_ARCHIVED,
  RELAIS_CONSENT_STOPPED,
  RELAIS_CONSENT_PROTECTED,
  RELAIS_CONSENT_NO_AGREEMENT,
  RELAIS_CONSENT_LINK_ENDED,
  RELAIS_CONSENT_WITHDRAWN,
  RELAIS_CONSENT_REFUSED,
  RELAIS_CONSENT_NOT_ASKED,
  RELAIS_CONSENT_MINOR_NEEDS_PARENT,
  RELAIS_CONSENT_ALLOWED,

  RELAIS_N_CONSENT_DECISIONS
} RelaisConsentDecision;

RelaisConsentDecision  relais_consent_decide             (const RelaisRecord     *link,
                                                          const RelaisRecord     *caregiver,
                                                          const RelaisRecord     *patient,
                                                          RelaisPurpose           purpose,
                                                          RelaisDate              today,
                                                          const RelaisRecord    **about);
gboolean               relais_consent_needs_parent       (const RelaisRecord     *link,
                                                          const RelaisRecord     *caregiver,
                                                          RelaisDate              today);

const char            *relais_consent_decision_get_word  (RelaisConsentDecision   decision);
const char            *relais_consent_decision_get_label (RelaisConsentDecision   decision);
RelaisErrorCode        relais_consent_decision_get_error (RelaisConsentDecision   decision);
gboolean               relais_consent_check              (RelaisConsentDecision   decision,
                                                          const RelaisRecord     *about,
                                                          GError                **error);

G_END_DECLS
