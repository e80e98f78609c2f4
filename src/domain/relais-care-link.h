#pragma once

#include "relais-date.h"
#include "relais-record.h"

G_BEGIN_DECLS

/**
 * RelaisPurpose:
 *
 * What a caregiver may agree to, one by one.
 */
typedef enum {
  RELAIS_PURPOSE_KEEP,
  RELAIS_PURPOSE_PRINT,
  RELAIS_PURPOSE_HOSPITAL,
  RELAIS_PURPOSE_SHARE,
  RELAIS_PURPOSE_INVITE,

  RELAIS_N_PURPOSES
} RelaisPurpose;

#define RELAIS_CARE_LINK_CONSENT_FIELDS(PURPOSE)                                                                     \
  RELAIS_CARE_LINK_CONSENT_##PURPOSE, RELAIS_CARE_LINK_CONSENT_##PURPOSE##_HOW,                                      \
      RELAIS_CARE_LINK_CONSENT_##PURPOSE##_DATE, RELAIS_CARE_LINK_CONSENT_##PURPOSE##_BY

/**
 * RelaisCareLinkField:
 *
 * The fields of a link between a caregiver and the person they help. The table is in relais-care-link.c, in this order.
 */
typedef enum {
  RELAIS_CARE_LINK_CAREGIVER,
  RELAIS_CARE_LINK_PATIENT,
  RELAIS_CARE_LINK_RELATION,
  RELAIS_CARE_LINK_RANK,
  RELAIS_CARE_LINK_MAIN,
  RELAIS_CARE_LINK_LIVES_TOGETHER,
  RELAIS_CARE_LINK_DISTANCE,
  RELAIS_CARE_LINK_TASKS,
  RELAIS_CARE_LINK_START,
  RELAIS_CARE_LINK_END,
  RELAIS_CARE_LINK_RECOGNITION,
  RELAIS_CARE_LINK_RECOGNITION_INFORMED,
  RELAIS_CARE_LINK_RECOGNITION_FROM,
  RELAIS_CARE_LINK_RECOGNITION_UNTIL,
  RELAIS_CARE_LINK_CONSENT_FIELDS (KEEP),
  RELAIS_CARE_LINK_CONSENT_FIELDS (PRINT),
  RELAIS_CARE_LINK_CONSENT_FIELDS (HOSPITAL),
  RELAIS_CARE_LINK_CONSENT_FIELDS (SHARE),
  RELAIS_CARE_LINK_CONSENT_FIELDS (INVITE),
  RELAIS_CARE_LINK_REFERENCE,
  RELAIS_CARE_LINK_AFTER_CALL,
  RELAIS_CARE_LINK_AFTER_CALL_ON,
  RELAIS_CARE_LINK_AFTER_CALL_BY,

  RELAIS_CARE_LINK_N_FIELDS
} RelaisCareLinkField;

extern const RelaisRecordType relais_care_link_type;

RelaisCareLinkField  relais_purpose_get_field        (RelaisPurpose       purpose);
const char          *relais_purpose_get_word         (RelaisPurpose       purpose);
const char          *relais_purpose_get_label        (RelaisPurpose       purpose);
gboolean             relais_purpose_from_word        (const char         *word,
                                                      RelaisPurpose      *purpose);

gboolean             relais_care_link_is_current     (const RelaisRecord *link,
                                                      RelaisDate          today);
const char          *relais_care_link_get_consent    (const RelaisRecord *link,
                                                      RelaisPurpose       purpose);
RelaisRecord        *relais_care_link_with_consent   (const RelaisRecord *link,
                                                      RelaisPurpose       purpose,
                                                      const char         *answer,
                                                      const char         *how,
                                                      RelaisDate          on,
                                                      const char         *recorded_by);
int                  relais_care_link_compare_rank   (const RelaisRecord *a,
                                                      const RelaisRecord *b);

G_END_DECLS
