/* When a caregiver is usually there, or a service open: weekdays with hours or parts of the day. What people write
 * ("lun-ven 9h-17h", "ma en do voormiddag", "le soir et le week-end") becomes one text of codes, such as
 * "mo-fr 09:00-17:00; sa,su morning", from which screen and paper make words in any language. Pure.
 */

#include "relais-presence.h"

#include "relais-issue.h"
#include "relais-presence-reader.h"
#include "relais-text.h"

/* Far above what a field takes. */
#define MAX_LENGTH 1000

/* The stored text, or NULL with the problem and the part it is about. */
static char *
read_text (const char *typed, gboolean stored, RelaisIssueCode *problem, char **culprit)
{
  RelaisPresenceWeek week;
  g_autofree char *text = NULL;

  if (!relais_presence_reader_read (typed, stored, &week, problem, culprit))
    return NULL;

  text = relais_presence_week_to_text (&week);
  if (text[0] != '\0')
    return g_steal_pointer (&text);

  *problem = RELAIS_ISSUE_PRESENCE_NOT_UNDERSTOOD;
  *culprit = g_strdup (typed);
  return NULL;
}

/**
 * relais_presence_parse:
 * @typed: (nullable): what was typed, in French, Dutch or English, or the stored form
 * @field: the field it stands in, a static string
 * @issues: (nullable) (element-type RelaisIssue): where findings are added
 *
 * Returns: (transfer full) (nullable): the text as it is stored; reading that again changes nothing. %NULL when nothing
 *   was typed or something in it was not understood.
 */
char *
relais_presence_parse (const char *typed, const char *field, GPtrArray *issues)
{
  g_autofree char *shown = relais_text_clean (typed, MAX_LENGTH, NULL);
  g_autofree char *culprit = NULL;
  g_autofree char *unused = NULL;
  g_autofree char *stored = NULL;
  RelaisIssueCode problem;
  char *presence;

  if (shown[0] == '\0')
    return NULL;

  stored = read_text (shown, TRUE, &problem, &unused);
  if (g_strcmp0 (stored, shown) == 0)
    return g_steal_pointer (&stored);

  presence = read_text (shown, FALSE, &problem, &culprit);
  if (presence == NULL)
    relais_issues_add (issues, field, problem, culprit);
  return presence;
}

/**
 * relais_presence_list_slots:
 * @presence: (nullable): a presence as it is stored
 *
 * Returns: (transfer full) (element-type RelaisPresenceSlot): its lines in the order in which they are printed; those
 *   that follow each other with the same days belong together
 */
GArray *
relais_presence_list_slots (const char *presence)
{
  RelaisPresenceWeek week;
  RelaisIssueCode problem;
  g_autofree char *culprit = NULL;

  relais_presence_reader_read (presence != NULL ? presence : "", TRUE, &week, &problem, &culprit);
  return relais_presence_week_list_slots (&week);
}

/**
 * relais_presence_get_end:
 * @presence: (nullable): a presence as it is stored, such as the opening hours of the practice
 * @weekday: 1 for Monday to 7 for Sunday
 *
 * Returns: the minute since midnight at which the last hours of that day end; 1440 where no hours say so, or where they
 *   go on past midnight
 */
int
relais_presence_get_end (const char *presence, int weekday)
{
  g_autoptr (GArray) slots = relais_presence_list_slots (presence);
  int end = 0;

  for (guint i = 0; i < slots->len; i++)
    {
      const RelaisPresenceSlot *slot = &g_array_index (slots, RelaisPresenceSlot, i);

      if ((slot->days & (1u << (weekday - 1))) == 0)
        continue;
      if (slot->part != RELAIS_PRESENCE_HOURS || slot->to <= slot->from)
        return 24 * 60;
      end = MAX (end, slot->to);
    }
  return end > 0 ? end : 24 * 60;
}

/**
 * relais_presence_part_word:
 * @part: a part of the day
 *
 * Returns: (nullable): the word under which it is stored; %NULL for a whole day and for hours
 */
const char *
relais_presence_part_word (RelaisPresencePart part)
{
  static const char *const words[] = {
    [RELAIS_PRESENCE_MORNING] = "morning",
    [RELAIS_PRESENCE_AFTERNOON] = "afternoon",
    [RELAIS_PRESENCE_EVENING] = "evening",
    [RELAIS_PRESENCE_NIGHT] = "night",
  };

  return part < G_N_ELEMENTS (words) ? words[part] : NULL;
}
