#pragma once

#include "relais-date.h"
#include "relais-record.h"

G_BEGIN_DECLS

/* Within how many days after a return an admission is a readmission. */
#define RELAIS_STAY_READMISSION_DAYS 30

/* With less notice than this the short checklist serves, in hours. */
#define RELAIS_STAY_NOTICE_HOURS 48

/**
 * RelaisStayField:
 *
 * The fields of a stay in hospital. @RELAIS_STAY_LINE is the number of the ward itself; @RELAIS_STAY_ENTRY the entry of
 * the directory from which hospital, ward and line were taken, @RELAIS_STAY_ENTRY_AS_OF on which day;
 * @RELAIS_STAY_PLANNED a day, or a day and an hour; @RELAIS_STAY_ANNOUNCED_AT the instant from which on that day was
 * known. @RELAIS_STAY_DISCHARGE is the day on which the patient left, and ends the stay; @RELAIS_STAY_CHECKLIST the
 * edition of the checklist that it began with.
 */
typedef enum {
  RELAIS_STAY_PATIENT,
  RELAIS_STAY_HOSPITAL,
  RELAIS_STAY_WARD,
  RELAIS_STAY_LINE,
  RELAIS_STAY_CONTACT,
  RELAIS_STAY_ENTRY,
  RELAIS_STAY_ENTRY_AS_OF,
  RELAIS_STAY_ADMISSION,
  RELAIS_STAY_PLANNED,
  RELAIS_STAY_CERTAINTY,
  RELAIS_STAY_ANNOUNCED_BY,
  RELAIS_STAY_ANNOUNCED_AT,
  RELAIS_STAY_DISCHARGE,
  RELAIS_STAY_DESTINATION,
  RELAIS_STAY_TRANSPORT,
  RELAIS_STAY_REFERENT,
  RELAIS_STAY_HOSPITAL_REFERENT,
  RELAIS_STAY_HOSPITAL_REFERENT_LINE,
  RELAIS_STAY_LETTER,
  RELAIS_STAY_LETTER_ASKED,
  RELAIS_STAY_LETTER_RECEIVED,
  RELAIS_STAY_PRESCRIPTIONS,
  RELAIS_STAY_CHECKLIST,

  RELAIS_STAY_N_FIELDS
} RelaisStayField;

/**
 * RelaisStayState:
 * @RELAIS_STAY_UNDATED: in hospital, nobody knows until when
 * @RELAIS_STAY_DATED: in hospital, with a day that is still to come
 * @RELAIS_STAY_OVERDUE: the planned day is past: is the patient home?
 * @RELAIS_STAY_HOME: back home
 * @RELAIS_STAY_ELSEWHERE: left the hospital for somewhere else
 * @RELAIS_STAY_DIED: died in hospital
 */
typedef enum {
  RELAIS_STAY_UNDATED,
  RELAIS_STAY_DATED,
  RELAIS_STAY_OVERDUE,
  RELAIS_STAY_HOME,
  RELAIS_STAY_ELSEWHERE,
  RELAIS_STAY_DIED,
} RelaisStayState;

extern const RelaisRecordType relais_stay_type;

RelaisStayState relais_stay_get_state          (const RelaisRecord *stay,
                                                RelaisDate          today);
const char     *relais_stay_state_get_word     (RelaisStayState     state);
gboolean        relais_stay_is_open            (const RelaisRecord *stay);
gboolean        relais_stay_get_planned        (const RelaisRecord *stay,
                                                RelaisDate         *date,
                                                int                *minute);
RelaisDate      relais_stay_get_return         (const RelaisRecord *stay);
gboolean        relais_stay_is_short_notice    (const RelaisRecord *stay);
RelaisDate      relais_stay_get_letter_since   (const RelaisRecord *stay);
const RelaisRecord *relais_stay_find_readmission (const RelaisRecord *stay,
                                                GPtrArray          *others);

RelaisRecord   *relais_stay_with_entry         (const RelaisRecord *stay,
                                                const RelaisRecord *entry,
                                                const char         *language,
                                                RelaisDate          today);
RelaisRecord   *relais_stay_complete           (const RelaisRecord *stay,
                                                const RelaisRecord *before,
                                                RelaisDate          today,
                                                const char         *now);
void            relais_stay_check              (const RelaisRecord *stay,
                                                const RelaisRecord *before,
                                                GPtrArray          *others,
                                                RelaisDate          today,
                                                GPtrArray          *issues);

G_END_DECLS
