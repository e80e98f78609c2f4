#pragma once

#include "relais-date.h"

G_BEGIN_DECLS

/**
 * RelaisSpokenDateSense:
 * @RELAIS_SPOKEN_DATE_PAST: a date that lies behind us, such as a birth
 * @RELAIS_SPOKEN_DATE_FUTURE: a plan, such as a discharge
 * @RELAIS_SPOKEN_DATE_NEAR: what lies nearest to today, before or after, such as a consent or a note
 *
 * Which way a date is completed whose year has two digits or is left out.
 */
typedef enum {
  RELAIS_SPOKEN_DATE_PAST,
  RELAIS_SPOKEN_DATE_FUTURE,
  RELAIS_SPOKEN_DATE_NEAR,
} RelaisSpokenDateSense;

gboolean relais_spoken_date_parse (const char            *text,
                                   RelaisDate             today,
                                   RelaisSpokenDateSense  sense,
                                   const char            *language,
                                   RelaisDate            *date);

G_END_DECLS
