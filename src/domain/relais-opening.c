/* Whether a service can be reached now, and when that changes. Opening hours are a presence as it is stored
 * ("mo-fr 09:00-17:00"). On a legal holiday only what never closes is open: whoever also works then is worth a
 * question, not a call in vain. Pure: the moment is passed in, in the civil time of Brussels.
 */

#include "relais-opening.h"

#include "relais-holidays.h"
#include "relais-presence.h"

#define DAY (24 * 60)

/* How far ahead a change is looked for: past the holidays at the end of a year. */
#define DAYS_AHEAD 14

/* The hours of words such as "in the morning"; "all day" on some days only is a working day. */
static const struct {
  int from;
  int to;
} parts[] = {
  [RELAIS_PRESENCE_ALL_DAY] = { 8 * 60, 18 * 60 },  [RELAIS_PRESENCE_MORNING] = { 8 * 60, 12 * 60 },
  [RELAIS_PRESENCE_AFTERNOON] = { 12 * 60, 17 * 60 }, [RELAIS_PRESENCE_EVENING] = { 17 * 60, 21 * 60 },
  [RELAIS_PRESENCE_NIGHT] = { 21 * 60, 7 * 60 },
};

static gboolean
never_closes (const GArray *slots)
{
  for (guint i = 0; i < slots->len; i++)
    {
      const RelaisPresenceSlot *slot = &g_array_index (slots, RelaisPresenceSlot, i);

      gboolean is_whole_day = slot->part == RELAIS_PRESENCE_HOURS && slot->from == 0 && slot->to == DAY;

      if (slot->days == RELAIS_PRESENCE_ALL_DAYS && (slot->part == RELAIS_PRESENCE_ALL_DAY || is_whole_day))
        return TRUE;
    }
  return FALSE;
}

/* From minute to minute of the day on which it begins; past midnight @to is more than a day. */
static void
get_hours (const RelaisPresenceSlot *slot, int *from, int *to)
{
  *from = slot->part == RELAIS_PRESENCE_HOURS ? slot->from : parts[slot->part].from;
  *to = slot->part == RELAIS_PRESENCE_HOURS ? slot->to : parts[slot->part].to;
  if (*to <= *from)
    *to += DAY;
}

/* @minutes of the weekday, perhaps of the night after it. */
static gboolean
covers (const GArray *slots, int weekday, int minutes)
{
  for (guint i = 0; i < slots->len; i++)
    {
      const RelaisPresenceSlot *slot = &g_array_index (slots, RelaisPresenceSlot, i);
      int from;
      int to;

      get_hours (slot, &from, &to);
      if ((slot->days & (1u << (weekday - 1))) != 0 && minutes >= from && minutes < to)
        return TRUE;
    }
  return FALSE;
}

static gboolean
covers_date (const GArray *slots, RelaisDate date, int minutes)
{
  return relais_holiday_get_name (date) == NULL && covers (slots, relais_date_weekday (date), minutes);
}

static gboolean
is_open_at (const GArray *slots, RelaisDate date, int minutes)
{
  return never_closes (slots) || covers_date (slots, date, minutes) ||
         covers_date (slots, relais_date_add_days (date, -1), minutes + DAY);
}

/* Whether and where within one day the state becomes another than @is_open; @after is the last minute that is known. */
static gboolean
find_change (const GArray *slots, RelaisDate date, int after, gboolean is_open, int *change)
{
  *change = DAY;
  for (guint i = 0; i < slots->len; i++)
    {
      int bounds[5] = { 0 };

      get_hours (&g_array_index (slots, RelaisPresenceSlot, i), &bounds[1], &bounds[2]);
      bounds[3] = bounds[1] - DAY;
      bounds[4] = bounds[2] - DAY;
      for (guint j = 0; j < G_N_ELEMENTS (bounds); j++)
        {
          if (bounds[j] > after && bounds[j] < *change && is_open_at (slots, date, bounds[j]) != is_open)
            *change = bounds[j];
        }
    }
  return *change < DAY;
}

/**
 * relais_opening_is_open:
 * @hours: (nullable): opening hours as they are stored
 * @weekday: 1 for Monday to 7 for Sunday
 * @minutes: minutes since midnight
 *
 * Returns: whether it is open then in an ordinary week, without holidays
 */
gboolean
relais_opening_is_open (const char *hours, int weekday, int minutes)
{
  g_autoptr (GArray) slots = relais_presence_list_slots (hours);

  return never_closes (slots) || covers (slots, weekday, minutes) ||
         covers (slots, weekday > 1 ? weekday - 1 : 7, minutes + DAY);
}

/**
 * relais_opening_is_open_on:
 * @hours: (nullable): opening hours as they are stored
 * @date: a full date
 *
 * Returns: whether it opens at all on that day; on a legal holiday only what never closes does
 */
gboolean
relais_opening_is_open_on (const char *hours, RelaisDate date)
{
  g_autoptr (GArray) slots = relais_presence_list_slots (hours);
  guint day = 1u << (relais_date_weekday (date) - 1);

  if (never_closes (slots))
    return TRUE;
  for (guint i = 0; i < slots->len; i++)
    {
      if ((g_array_index (slots, RelaisPresenceSlot, i).days & day) != 0)
        return relais_holiday_get_name (date) == NULL;
    }
  return FALSE;
}

/**
 * relais_opening_at:
 * @hours: (nullable): opening hours as they are stored
 * @date: the day
 * @minutes: minutes since midnight
 *
 * Returns: whether it is open then, and when that changes next
 */
RelaisOpening
relais_opening_at (const char *hours, RelaisDate date, int minutes)
{
  g_autoptr (GArray) slots = relais_presence_list_slots (hours);
  RelaisOpening opening = { .is_known = slots->len > 0, .holiday = relais_holiday_get_name (date) };

  opening.is_open = is_open_at (slots, date, minutes);
  for (int day = 0; day <= DAYS_AHEAD && !opening.has_change; day++)
    {
      opening.change_date = relais_date_add_days (date, day);
      opening.has_change = find_change (slots, opening.change_date, day == 0 ? minutes : -1, opening.is_open,
                                        &opening.change_minutes);
    }
  if (!opening.has_change)
    {
      opening.change_date = RELAIS_DATE_NONE;
      opening.change_minutes = 0;
    }
  return opening;
}
