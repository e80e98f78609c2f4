#pragma once

#include "relais-phrasebook.h"

#include <glib.h>

G_BEGIN_DECLS

/**
 * RelaisPresencePart:
 * @RELAIS_PRESENCE_ALL_DAY: the whole day
 * @RELAIS_PRESENCE_HOURS: from a time to a time
 * @RELAIS_PRESENCE_MORNING: in the morning
 * @RELAIS_PRESENCE_AFTERNOON: in the afternoon
 * @RELAIS_PRESENCE_EVENING: in the evening
 * @RELAIS_PRESENCE_NIGHT: at night
 */
typedef enum {
  RELAIS_PRESENCE_ALL_DAY,
  RELAIS_PRESENCE_HOURS,
  RELAIS_PRESENCE_MORNING,
  RELAIS_PRESENCE_AFTERNOON,
  RELAIS_PRESENCE_EVENING,
  RELAIS_PRESENCE_NIGHT,
} RelaisPresencePart;

#define RELAIS_PRESENCE_ALL_DAYS 0x7fu

/**
 * RelaisPresenceSlot:
 * @days: weekdays as bits, Monday is bit 0
 * @part: which part of these days
 * @from: minutes since midnight, for %RELAIS_PRESENCE_HOURS
 * @to: minutes since midnight, for %RELAIS_PRESENCE_HOURS; less than @from when it is on the next morning
 *
 * One line of a presence, as it is printed.
 */
typedef struct {
  guint days;
  RelaisPresencePart part;
  int from;
  int to;
} RelaisPresenceSlot;

char       *relais_presence_parse      (const char         *typed,
                                        const char         *field,
                                        GPtrArray          *issues);
GArray     *relais_presence_list_slots (const char         *presence);
char       *relais_presence_format     (const char         *presence,
                                        RelaisPhrasebook   *book);
char       *relais_presence_format_time (int                time,
                                         RelaisPhrasebook   *book);
int         relais_presence_get_end    (const char         *presence,
                                        int                 weekday);
const char *relais_presence_part_word  (RelaisPresencePart  part);

G_END_DECLS
