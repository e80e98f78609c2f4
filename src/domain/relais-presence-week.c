/* A week in which presences are gathered day by day, and what it comes to: days that are alike stand together, hours
 * that touch become one, in the order of the week. So one presence has one text, however it was typed. Pure.
 */

#include "relais-presence-week.h"

#include <string.h>

static const char *const codes[] = { "mo", "tu", "we", "th", "fr", "sa", "su" };

/* Where a part stands among the hours of its day. */
static int
get_start (const RelaisPresenceSlot *slot)
{
  static const int starts[] = {
    [RELAIS_PRESENCE_ALL_DAY] = -1,        [RELAIS_PRESENCE_MORNING] = 6 * 60, [RELAIS_PRESENCE_AFTERNOON] = 12 * 60,
    [RELAIS_PRESENCE_EVENING] = 18 * 60,   [RELAIS_PRESENCE_NIGHT] = 22 * 60,
  };

  return slot->part == RELAIS_PRESENCE_HOURS ? slot->from : starts[slot->part];
}

static int
compare_slots (gconstpointer a, gconstpointer b)
{
  const RelaisPresenceSlot *slot_a = a;
  const RelaisPresenceSlot *slot_b = b;
  int difference = get_start (slot_a) - get_start (slot_b);

  return difference != 0 ? difference : (int) slot_a->part - (int) slot_b->part;
}

/* Hours that touch others become one with them; a night that ends on the next morning stays as it is. */
static gboolean
add_hours (RelaisPresenceDay *day, int from, int to)
{
  guint kept = 0;

  for (guint i = 0; i < day->n_hours; i++)
    {
      int other_from = day->hours[i].from;
      int other_to = day->hours[i].to;
      gboolean touches = from < to && other_from < other_to && from <= other_to && other_from <= to;

      if (touches || (from == other_from && to == other_to))
        {
          from = MIN (from, other_from);
          to = MAX (to, other_to);
        }
      else
        {
          day->hours[kept++] = day->hours[i];
        }
    }

  if (kept == RELAIS_PRESENCE_MAX_HOURS)
    return FALSE;

  day->hours[kept].from = from;
  day->hours[kept].to = to;
  day->n_hours = kept + 1;
  return TRUE;
}

/**
 * relais_presence_week_add:
 * @week: a week, all zero at first
 * @slot: when someone is present
 *
 * Returns: whether there was room: a day has at most %RELAIS_PRESENCE_MAX_HOURS stretches of hours
 */
gboolean
relais_presence_week_add (RelaisPresenceWeek *week, const RelaisPresenceSlot *slot)
{
  gboolean fits = TRUE;

  for (guint i = 0; i < 7; i++)
    {
      RelaisPresenceDay *day = &week->days[i];

      if ((slot->days & (1u << i)) == 0)
        continue;
      if (slot->part == RELAIS_PRESENCE_ALL_DAY)
        day->all_day = TRUE;
      else if (slot->part == RELAIS_PRESENCE_HOURS)
        fits = add_hours (day, slot->from, slot->to) && fits;
      else
        day->parts |= 1u << slot->part;
    }

  return fits;
}

static GArray *
list_day (const RelaisPresenceDay *day, guint days)
{
  GArray *slots = g_array_new (FALSE, FALSE, sizeof (RelaisPresenceSlot));

  if (day->all_day)
    {
      RelaisPresenceSlot slot = { days, RELAIS_PRESENCE_ALL_DAY, 0, 0 };

      g_array_append_val (slots, slot);
      return slots;
    }

  for (int part = RELAIS_PRESENCE_MORNING; part <= RELAIS_PRESENCE_NIGHT; part++)
    {
      RelaisPresenceSlot slot = { days, (RelaisPresencePart) part, 0, 0 };

      if ((day->parts & (1u << part)) != 0)
        g_array_append_val (slots, slot);
    }

  for (guint i = 0; i < day->n_hours; i++)
    {
      RelaisPresenceSlot slot = { days, RELAIS_PRESENCE_HOURS, day->hours[i].from, day->hours[i].to };

      g_array_append_val (slots, slot);
    }

  g_array_sort (slots, compare_slots);
  return slots;
}

static gboolean
are_alike (const RelaisPresenceDay *a, const RelaisPresenceDay *b)
{
  g_autoptr (GArray) slots_a = list_day (a, 0);
  g_autoptr (GArray) slots_b = list_day (b, 0);

  return slots_a->len == slots_b->len &&
         (slots_a->len == 0 || memcmp (slots_a->data, slots_b->data, slots_a->len * sizeof (RelaisPresenceSlot)) == 0);
}

/**
 * relais_presence_week_list_slots:
 * @week: a week
 *
 * Returns: (transfer full) (element-type RelaisPresenceSlot): its lines, from Monday, and within a day from the morning
 */
GArray *
relais_presence_week_list_slots (const RelaisPresenceWeek *week)
{
  GArray *slots = g_array_new (FALSE, FALSE, sizeof (RelaisPresenceSlot));
  guint done = 0;

  for (guint i = 0; i < 7; i++)
    {
      g_autoptr (GArray) day = NULL;
      guint alike = 0;

      for (guint j = i; j < 7; j++)
        {
          if (are_alike (&week->days[i], &week->days[j]))
            alike |= 1u << j;
        }

      if ((done & (1u << i)) != 0)
        continue;
      done |= alike;
      day = list_day (&week->days[i], alike);
      g_array_append_vals (slots, day->data, day->len);
    }

  return slots;
}

/* Three days or more in a row are a range. */
static void
append_days (GString *text, guint days)
{
  const char *comma = "";

  for (guint i = 0; i < 7; i++)
    {
      guint end = i;

      if ((days & (1u << i)) == 0)
        continue;
      while (end + 1 < 7 && (days & (1u << (end + 1))) != 0)
        end++;

      if (end - i >= 2)
        {
          g_string_append_printf (text, "%s%s-%s", comma, codes[i], codes[end]);
          i = end;
        }
      else
        {
          g_string_append_printf (text, "%s%s", comma, codes[i]);
        }
      comma = ",";
    }
}

static void
append_slot (GString *text, const RelaisPresenceSlot *slot, const char *before)
{
  if (slot->part == RELAIS_PRESENCE_HOURS)
    g_string_append_printf (text, "%s%02d:%02d-%02d:%02d", before, slot->from / 60, slot->from % 60, slot->to / 60,
                            slot->to % 60);
  else if (slot->part != RELAIS_PRESENCE_ALL_DAY)
    g_string_append_printf (text, "%s%s", before, relais_presence_part_word (slot->part));
}

/**
 * relais_presence_week_to_text:
 * @week: a week
 *
 * Returns: (transfer full): its text as it is stored: "mo-fr 09:00-12:00,13:00-17:00; sa,su morning"
 */
char *
relais_presence_week_to_text (const RelaisPresenceWeek *week)
{
  g_autoptr (GArray) slots = relais_presence_week_list_slots (week);
  GString *text = g_string_new (NULL);
  guint days = 0;

  for (guint i = 0; i < slots->len; i++)
    {
      const RelaisPresenceSlot *slot = &g_array_index (slots, RelaisPresenceSlot, i);
      gboolean same_days = slot->days == days;

      if (!same_days && text->len > 0)
        g_string_append (text, "; ");
      if (!same_days)
        append_days (text, slot->days);
      append_slot (text, slot, same_days ? "," : " ");
      days = slot->days;
    }

  return g_string_free (text, FALSE);
}
