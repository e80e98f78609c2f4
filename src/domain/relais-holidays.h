#pragma once

#include "relais-date.h"

G_BEGIN_DECLS

/**
 * RELAIS_HOLIDAY_CONTEXT:
 *
 * The context in which relais_holiday_get_name() is translated.
 */
#define RELAIS_HOLIDAY_CONTEXT "holiday"

RelaisDate  relais_holiday_easter   (int        year);
const char *relais_holiday_get_name (RelaisDate date);

G_END_DECLS
