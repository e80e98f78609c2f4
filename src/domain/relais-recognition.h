#pragma once

#include "relais-date.h"
#include "relais-record.h"

G_BEGIN_DECLS

/* How many caregivers of one person may have social rights at the same time. */
#define RELAIS_RECOGNITION_MAX_PER_PATIENT 3

#define RELAIS_RECOGNITION_N_REMINDERS 2

/**
 * RelaisRecognitionState:
 * @RELAIS_RECOGNITION_NONE: no certificate, or none yet
 * @RELAIS_RECOGNITION_VALID: a certificate that counts today
 * @RELAIS_RECOGNITION_EXPIRING: it counts today, and its end is so near that it must be renewed now
 * @RELAIS_RECOGNITION_EXPIRED: it counted until its end
 */
typedef enum {
  RELAIS_RECOGNITION_NONE,
  RELAIS_RECOGNITION_VALID,
  RELAIS_RECOGNITION_EXPIRING,
  RELAIS_RECOGNITION_EXPIRED,

  RELAIS_N_RECOGNITION_STATES
} RelaisRecognitionState;

RelaisRecognitionState  relais_recognition_get_state       (const RelaisRecord     *link,
                                                            RelaisDate              today);
const char             *relais_recognition_state_get_word  (RelaisRecognitionState  state);
const char             *relais_recognition_state_get_label (RelaisRecognitionState  state);

RelaisDate              relais_recognition_get_default_end (RelaisDate              from);
RelaisDate              relais_recognition_get_end         (const RelaisRecord     *link);
guint                   relais_recognition_list_reminders  (const RelaisRecord     *link,
                                                            RelaisDate reminders[RELAIS_RECOGNITION_N_REMINDERS]);
guint                   relais_recognition_count_active    (GPtrArray              *links_of_patient,
                                                            RelaisDate              today);

G_END_DECLS
