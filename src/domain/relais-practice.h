#pragma once

#include "relais-record.h"

G_BEGIN_DECLS

/* The practice is one record with a fixed id. */
#define RELAIS_PRACTICE_ID "practice"

/**
 * RelaisPracticeField:
 *
 * The profile of the practice, as it stands on papers; @RELAIS_PRACTICE_EXCHANGE is whether entries of its notebook go
 * out to others, who take no longer ones than %RELAIS_NOTE_EXCHANGE_LIMIT.
 */
typedef enum {
  RELAIS_PRACTICE_NAME,
  RELAIS_PRACTICE_LANGUAGE,
  RELAIS_PRACTICE_STREET,
  RELAIS_PRACTICE_POSTCODE,
  RELAIS_PRACTICE_COMMUNE,
  RELAIS_PRACTICE_PHONE,
  RELAIS_PRACTICE_EMAIL,
  RELAIS_PRACTICE_HOURS,
  RELAIS_PRACTICE_EXCHANGE,

  RELAIS_PRACTICE_N_FIELDS
} RelaisPracticeField;

/**
 * RelaisUsefulNumberField:
 *
 * One of the numbers that the practice keeps for its papers.
 */
typedef enum {
  RELAIS_USEFUL_NUMBER_NUMBER,
  RELAIS_USEFUL_NUMBER_LABEL_FR,
  RELAIS_USEFUL_NUMBER_LABEL_NL,
  RELAIS_USEFUL_NUMBER_POSITION,
  RELAIS_USEFUL_NUMBER_PRINTED,

  RELAIS_USEFUL_NUMBER_N_FIELDS
} RelaisUsefulNumberField;

/**
 * RelaisClosingDayField:
 *
 * A period in which the practice is closed, over and above the public holidays.
 */
typedef enum {
  RELAIS_CLOSING_DAY_FROM,
  RELAIS_CLOSING_DAY_UNTIL,
  RELAIS_CLOSING_DAY_REASON,

  RELAIS_CLOSING_DAY_N_FIELDS
} RelaisClosingDayField;

extern const RelaisRecordType relais_practice_type;
extern const RelaisRecordType relais_useful_number_type;
extern const RelaisRecordType relais_closing_day_type;

G_END_DECLS
