#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * RelaisPhoneKind:
 * @RELAIS_PHONE_NONE: no number was understood
 * @RELAIS_PHONE_FIXED: a Belgian line with a zone
 * @RELAIS_PHONE_MOBILE: a Belgian mobile
 * @RELAIS_PHONE_FREE: 0800
 * @RELAIS_PHONE_PAID: 070, 078, 090x: the call costs extra
 * @RELAIS_PHONE_SHORT: 112, 1733, 116000
 * @RELAIS_PHONE_FOREIGN: a number of another country
 */
typedef enum {
  RELAIS_PHONE_NONE,
  RELAIS_PHONE_FIXED,
  RELAIS_PHONE_MOBILE,
  RELAIS_PHONE_FREE,
  RELAIS_PHONE_PAID,
  RELAIS_PHONE_SHORT,
  RELAIS_PHONE_FOREIGN,
} RelaisPhoneKind;

/**
 * RelaisPhoneProblem:
 * @RELAIS_PHONE_PROBLEM_NONE: it is a number
 * @RELAIS_PHONE_PROBLEM_EMPTY: nothing was typed
 * @RELAIS_PHONE_PROBLEM_NOT_A_NUMBER: there is no number in it
 * @RELAIS_PHONE_PROBLEM_TOO_SHORT: as many digits are missing as @missing of #RelaisPhone says
 * @RELAIS_PHONE_PROBLEM_TOO_LONG: as many digits are too many as @surplus says
 * @RELAIS_PHONE_PROBLEM_NO_ZONE: a Belgian number without its zone (474 02 55)
 * @RELAIS_PHONE_PROBLEM_UNKNOWN_ZONE: no Belgian number and no country starts like this
 * @RELAIS_PHONE_PROBLEM_SEVERAL: several numbers; relais_phone_split() takes them apart
 * @RELAIS_PHONE_PROBLEM_ROUNDED: the spreadsheet wrote 4.78E+08: digits are lost
 */
typedef enum {
  RELAIS_PHONE_PROBLEM_NONE,
  RELAIS_PHONE_PROBLEM_EMPTY,
  RELAIS_PHONE_PROBLEM_NOT_A_NUMBER,
  RELAIS_PHONE_PROBLEM_TOO_SHORT,
  RELAIS_PHONE_PROBLEM_TOO_LONG,
  RELAIS_PHONE_PROBLEM_NO_ZONE,
  RELAIS_PHONE_PROBLEM_UNKNOWN_ZONE,
  RELAIS_PHONE_PROBLEM_SEVERAL,
  RELAIS_PHONE_PROBLEM_ROUNDED,
} RelaisPhoneProblem;

/**
 * RelaisPhone:
 * @kind: what sort of number
 * @problem: why it is none
 * @missing: digits missing, for %RELAIS_PHONE_PROBLEM_TOO_SHORT
 * @surplus: digits too many, for %RELAIS_PHONE_PROBLEM_TOO_LONG
 * @zone: the first digits, for %RELAIS_PHONE_PROBLEM_UNKNOWN_ZONE
 * @restored_zero: the first 0, which a spreadsheet drops, was put back
 * @typed: what was typed, without blanks around it
 * @e164: (nullable): "+3224740255"; %NULL for a short number
 * @display: (nullable): "02 474 02 55", as it stands on screen and paper
 * @extension: (nullable): the digits to dial afterwards
 *
 * A phone number as it was typed and as it was understood. Filled by relais_phone_parse(), emptied by
 * relais_phone_clear(), not changed in between.
 */
typedef struct {
  RelaisPhoneKind kind;
  RelaisPhoneProblem problem;
  int missing;
  int surplus;
  char zone[4];
  gboolean restored_zero;
  char *typed;
  char *e164;
  char *display;
  char *extension;
} RelaisPhone;

#define RELAIS_PHONE_INIT ((RelaisPhone) { RELAIS_PHONE_NONE })

gboolean    relais_phone_parse         (const char        *typed,
                                        RelaisPhone       *phone);
void        relais_phone_clear         (RelaisPhone       *phone);
void        relais_phone_report        (const RelaisPhone *phone,
                                        const char        *field,
                                        GPtrArray         *issues);
char      **relais_phone_split         (const char        *typed);

char       *relais_phone_get_digits    (const RelaisPhone *phone);
char       *relais_phone_get_uri       (const RelaisPhone *phone);
char       *relais_phone_search_digits (const char        *text);
const char *relais_phone_kind_get_word (RelaisPhoneKind    kind);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (RelaisPhone, relais_phone_clear)

G_END_DECLS
