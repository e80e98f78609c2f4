#pragma once

#include "relais-date.h"

G_BEGIN_DECLS

/**
 * RelaisOpening:
 * @is_known: whether the hours say anything at all
 * @is_open: whether it is open
 * @holiday: (nullable): the legal holiday of that day, see relais_holiday_get_name()
 * @has_change: whether it opens or closes within two weeks
 * @change_date: the day of that
 * @change_minutes: minutes since midnight
 *
 * What opening hours say at one moment.
 */
typedef struct {
  gboolean is_known;
  gboolean is_open;
  const char *holiday;
  gboolean has_change;
  RelaisDate change_date;
  int change_minutes;
} RelaisOpening;

gboolean      relais_opening_is_open (const char *hours,
                                      int         weekday,
                                      int         minutes);
gboolean      relais_opening_is_open_on (const char *hours,
                                      RelaisDate  date);
RelaisOpening relais_opening_at      (const char *hours,
                                      RelaisDate  date,
                                      int         minutes);

G_END_DECLS
