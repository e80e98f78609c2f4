#pragma once

#include "relais-date.h"
#include "relais-record.h"

G_BEGIN_DECLS

/**
 * RELAIS_AFTER_CALL_DAYS:
 *
 * How many days after a death those who helped are called: the first days are the family's.
 */
#define RELAIS_AFTER_CALL_DAYS 14

RelaisDate relais_after_call_get_day (const RelaisRecord *patient);
gboolean   relais_after_call_is_open (const RelaisRecord *link,
                                      const RelaisRecord *caregiver,
                                      const RelaisRecord *patient,
                                      RelaisDate          today);

G_END_DECLS
