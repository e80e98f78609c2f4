#pragma once

#include "relais-date.h"

#include <glib.h>

G_BEGIN_DECLS

/**
 * RelaisNationalNumberProblem:
 * @RELAIS_NATIONAL_NUMBER_PROBLEM_NONE: it is a national number
 * @RELAIS_NATIONAL_NUMBER_PROBLEM_EMPTY: nothing was typed
 * @RELAIS_NATIONAL_NUMBER_PROBLEM_LENGTH: not eleven digits
 * @RELAIS_NATIONAL_NUMBER_PROBLEM_DATE: the first six cannot be a date
 * @RELAIS_NATIONAL_NUMBER_PROBLEM_SERIAL: 000 and 999 are not given out
 * @RELAIS_NATIONAL_NUMBER_PROBLEM_CHECK_DIGITS: the last two do not belong to the others
 */
typedef enum {
  RELAIS_NATIONAL_NUMBER_PROBLEM_NONE,
  RELAIS_NATIONAL_NUMBER_PROBLEM_EMPTY,
  RELAIS_NATIONAL_NUMBER_PROBLEM_LENGTH,
  RELAIS_NATIONAL_NUMBER_PROBLEM_DATE,
  RELAIS_NATIONAL_NUMBER_PROBLEM_SERIAL,
  RELAIS_NATIONAL_NUMBER_PROBLEM_CHECK_DIGITS,
} RelaisNationalNumberProblem;

/**
 * RelaisNationalNumber:
 * @problem: why it is none
 * @digits: the eleven digits, as they are stored; empty when it is none
 * @is_bis: a number of the BIS register, for people who are not in the National Register
 * @restored_zero: first zeros, which a spreadsheet drops, were put back
 * @suggested_birth: the date of birth the digits suggest, perhaps partial or none. Only to be offered: the number stays
 *   as it is when a birth date is corrected, and a full day's numbers spill over to other dates
 * @suggested_sex: (nullable): "male", "female" or %NULL; only to be offered, as it may have changed since
 *
 * A national number (NISS / INSZ). A plain value, copied by assignment.
 */
typedef struct {
  RelaisNationalNumberProblem problem;
  char digits[12];
  gboolean is_bis;
  gboolean restored_zero;
  RelaisDate suggested_birth;
  const char *suggested_sex;
} RelaisNationalNumber;

gboolean  relais_national_number_parse  (const char                 *typed,
                                         RelaisDate                  today,
                                         RelaisNationalNumber       *number);
void      relais_national_number_report (const RelaisNationalNumber *number,
                                         const char                 *field,
                                         RelaisDate                  birth_date,
                                         const char                 *sex,
                                         GPtrArray                  *issues);
char     *relais_national_number_format (const char                 *digits);
char     *relais_national_number_mask   (const char                 *digits);

G_END_DECLS
