#pragma once

#include "relais-record.h"

G_BEGIN_DECLS

/**
 * RelaisDuplicate:
 * @RELAIS_DUPLICATE_NONE: two people, or nothing that says otherwise
 * @RELAIS_DUPLICATE_POSSIBLE: have a look
 * @RELAIS_DUPLICATE_LIKELY: most probably one person
 * @RELAIS_DUPLICATE_CERTAIN: a number that only one person has
 *
 * Whether two records are of one person.
 */
typedef enum {
  RELAIS_DUPLICATE_NONE,
  RELAIS_DUPLICATE_POSSIBLE,
  RELAIS_DUPLICATE_LIKELY,
  RELAIS_DUPLICATE_CERTAIN,
} RelaisDuplicate;

/**
 * RelaisDuplicateReasons:
 * @RELAIS_DUPLICATE_NATIONAL_NUMBER: the same national number
 * @RELAIS_DUPLICATE_CHART_NUMBER: the same chart number
 * @RELAIS_DUPLICATE_NAME: the same name, however it is written and in whatever order
 * @RELAIS_DUPLICATE_NEAR_NAME: nearly the same name, or a part of it is missing
 * @RELAIS_DUPLICATE_BIRTH_DATE: the same date of birth
 * @RELAIS_DUPLICATE_BIRTH_AGREES: dates of birth that may be the same: one of them is partial
 * @RELAIS_DUPLICATE_PHONE: the same number
 * @RELAIS_DUPLICATE_EMAIL: the same e-mail address
 *
 * What speaks for it.
 */
typedef enum {
  RELAIS_DUPLICATE_NATIONAL_NUMBER = 1 << 0,
  RELAIS_DUPLICATE_CHART_NUMBER = 1 << 1,
  RELAIS_DUPLICATE_NAME = 1 << 2,
  RELAIS_DUPLICATE_NEAR_NAME = 1 << 3,
  RELAIS_DUPLICATE_BIRTH_DATE = 1 << 4,
  RELAIS_DUPLICATE_BIRTH_AGREES = 1 << 5,
  RELAIS_DUPLICATE_PHONE = 1 << 6,
  RELAIS_DUPLICATE_EMAIL = 1 << 7,
} RelaisDuplicateReasons;

RelaisDuplicate  relais_duplicate_compare      (const RelaisRecord *a,
                                                const RelaisRecord *b,
                                                guint              *reasons);
const char      *relais_duplicate_get_word     (RelaisDuplicate     duplicate);
char            *relais_duplicate_list_reasons (guint               reasons);

G_END_DECLS
