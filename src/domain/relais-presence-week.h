#pragma once

#include "relais-presence.h"

G_BEGIN_DECLS

#define RELAIS_PRESENCE_MAX_HOURS 8

/* One day while a presence is put together. */
typedef struct {
  gboolean all_day;
  guint parts; /* bits by RelaisPresencePart */
  guint n_hours;
  struct {
    int from;
    int to;
  } hours[RELAIS_PRESENCE_MAX_HOURS];
} RelaisPresenceDay;

/* Inside of relais-presence.c: a week from Monday. */
typedef struct {
  RelaisPresenceDay days[7];
} RelaisPresenceWeek;

gboolean  relais_presence_week_add        (RelaisPresenceWeek       *week,
                                           const RelaisPresenceSlot *slot);
GArray   *relais_presence_week_list_slots (const RelaisPresenceWeek *week);
char     *relais_presence_week_to_text    (const RelaisPresenceWeek *week);

G_END_DECLS
