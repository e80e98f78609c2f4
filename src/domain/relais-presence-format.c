/* A presence in words, in the language of a phrasebook: "lun–ven 9 h–17 h ; week-end matin", "ma–vr 9–17 u.". Short,
 * because it stands on a card beside a number. Pure, any thread.
 */

#include "relais-presence.h"

#include <glib/gi18n-lib.h>

#define WEEKEND 0x60u

/* By RelaisPresencePart: behind weekdays, and for every day of the week. */
static const char *const parts[] = {
  [RELAIS_PRESENCE_MORNING] = NC_ ("part of the day", "morning"),
  [RELAIS_PRESENCE_AFTERNOON] = NC_ ("part of the day", "afternoon"),
  [RELAIS_PRESENCE_EVENING] = NC_ ("part of the day", "evening"),
  [RELAIS_PRESENCE_NIGHT] = NC_ ("part of the day", "night"),
};
static const char *const parts_every_day[] = {
  [RELAIS_PRESENCE_MORNING] = NC_ ("part of every day", "in the morning"),
  [RELAIS_PRESENCE_AFTERNOON] = NC_ ("part of every day", "in the afternoon"),
  [RELAIS_PRESENCE_EVENING] = NC_ ("part of every day", "in the evening"),
  [RELAIS_PRESENCE_NIGHT] = NC_ ("part of every day", "at night"),
};

/* Replaces {one} and {two} of @pattern. */
static char *
fill (const char *pattern, const char *one, const char *two)
{
  GString *text = g_string_new (pattern);

  g_string_replace (text, "{one}", one, 0);
  g_string_replace (text, "{two}", two, 0);
  return g_string_free (text, FALSE);
}

/**
 * relais_presence_format_time:
 * @time: minutes since midnight
 * @book: the language of the reader
 *
 * Returns: (transfer full): the time of the day as one writes it in that language
 */
char *
relais_presence_format_time (int time, RelaisPhrasebook *book)
{
  g_autofree char *hour = g_strdup_printf ("%d", time / 60);
  g_autofree char *minute = g_strdup_printf ("%02d", time % 60);

  /* Translators: {one} is the hour, {two} the minutes. */
  return fill (time % 60 == 0 ? relais_phrasebook_get_context (book, "full hour", "{one}:00")
                              : relais_phrasebook_get_context (book, "time of day", "{one}:{two}"),
               hour, minute);
}

static char *
format_slot (const RelaisPresenceSlot *slot, gboolean alone, RelaisPhrasebook *book)
{
  g_autofree char *from = NULL;
  g_autofree char *to = NULL;

  if (slot->part == RELAIS_PRESENCE_ALL_DAY)
    return g_strdup ("");
  if (slot->part != RELAIS_PRESENCE_HOURS)
    return g_strdup (alone ? relais_phrasebook_get_context (book, "part of every day", parts_every_day[slot->part])
                           : relais_phrasebook_get_context (book, "part of the day", parts[slot->part]));

  from = relais_presence_format_time (slot->from, book);
  to = relais_presence_format_time (slot->to, book);
  /* Translators: from one time to another. */
  return fill (relais_phrasebook_get_context (book, "hours", "{one}–{two}"), from, to);
}

/* Three days or more in a row are a range. */
static char *
format_days (guint days, RelaisPhrasebook *book)
{
  GString *text = g_string_new (NULL);

  for (int first = 0, last; first < 7; first = last + 1)
    {
      g_autofree char *run = NULL;

      last = first;
      if ((days & (1u << first)) == 0)
        continue;
      while (last < 6 && (days & (1u << (last + 1))) != 0)
        last++;
      if (last - first < 2)
        last = first;

      /* Translators: from one weekday to another. */
      run = first == last ? g_strdup (relais_phrasebook_weekday_short (book, first + 1))
                          : fill (relais_phrasebook_get_context (book, "weekdays", "{one}–{two}"),
                                  relais_phrasebook_weekday_short (book, first + 1),
                                  relais_phrasebook_weekday_short (book, last + 1));
      g_string_append_printf (text, "%s%s", text->len > 0 ? ", " : "", run);
    }

  return g_string_free (text, FALSE);
}

static char *
name_days (guint days, RelaisPhrasebook *book)
{
  if (days == RELAIS_PRESENCE_ALL_DAYS)
    return g_strdup (relais_phrasebook_get_context (book, "weekdays", "every day"));
  if (days == WEEKEND)
    return g_strdup (relais_phrasebook_get_context (book, "weekdays", "weekend"));
  return format_days (days, book);
}

/* Whether days need no name: "in the evening" is every day. */
static gboolean
is_every_day_in_parts (GArray *slots, guint from, guint to)
{
  for (guint i = from; i < to; i++)
    {
      const RelaisPresenceSlot *slot = &g_array_index (slots, RelaisPresenceSlot, i);

      if (slot->days != RELAIS_PRESENCE_ALL_DAYS || slot->part < RELAIS_PRESENCE_MORNING)
        return FALSE;
    }

  return TRUE;
}

/* The slots from @from to @to have the same days. */
static char *
format_group (GArray *slots, guint from, guint to, RelaisPhrasebook *book)
{
  gboolean alone = is_every_day_in_parts (slots, from, to);
  g_autoptr (GString) times = g_string_new (NULL);
  g_autofree char *days = name_days (g_array_index (slots, RelaisPresenceSlot, from).days, book);

  for (guint i = from; i < to; i++)
    {
      g_autofree char *time = format_slot (&g_array_index (slots, RelaisPresenceSlot, i), alone, book);

      g_string_append_printf (times, "%s%s", times->len > 0 ? ", " : "", time);
    }

  if (alone)
    return g_strdup (times->str);
  if (times->len == 0)
    return g_steal_pointer (&days);
  /* Translators: weekdays, then the times on them. */
  return fill (relais_phrasebook_get_context (book, "presence", "{one} {two}"), days, times->str);
}

/**
 * relais_presence_format:
 * @presence: (nullable): a presence as it is stored
 * @book: the phrasebook of the reader's language
 *
 * Returns: (transfer full): it in words; "" for none
 */
char *
relais_presence_format (const char *presence, RelaisPhrasebook *book)
{
  g_autoptr (GArray) slots = relais_presence_list_slots (presence);
  GString *text = g_string_new (NULL);

  for (guint from = 0, to; from < slots->len; from = to)
    {
      guint days = g_array_index (slots, RelaisPresenceSlot, from).days;
      g_autofree char *group = NULL;

      for (to = from + 1; to < slots->len && g_array_index (slots, RelaisPresenceSlot, to).days == days; to++)
        ;
      group = format_group (slots, from, to, book);
      if (text->len > 0)
        g_string_append (text, relais_phrasebook_get_context (book, "between two presences", "; "));
      g_string_append (text, group);
    }

  return g_string_free (text, FALSE);
}
