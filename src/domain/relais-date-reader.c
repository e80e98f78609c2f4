/* Inside of domain/: dates as forms and spreadsheets hold them, for the kinds of fields that hold one. What people say
 * is understood by relais-spoken-date.c; here is what a field makes of it: a full date or a partial one, a birth that
 * lies behind us, the time that a spreadsheet adds, and the finding where the century was a guess. Pure.
 */

#include "relais-date-reader.h"

#include "relais-issue.h"
#include "relais-spoken-date.h"

#include <stdlib.h>
#include <string.h>

#define OLDEST 120

static const char midnight[] = "[T ]+00?[:h]00(:00([.,]0+)?)?(Z|[+-]\\d\\d:?\\d\\d)?$";
/* "14:30", "14h30", "14 h", "9.05 uur", "à 14h", "om 9 uur" at the end; a full stop needs the word, else "20.11" is one. */
static const char time_of_day[] = "(?:^|[\\sT,]+)(?:à|a|om|at|vers|rond)?\\s*"
                                  "(?:([01]?\\d|2[0-4])\\s*(?::|h|u)\\s*([0-5]\\d)?(?:[:.]\\d\\d)?|"
                                  "([01]?\\d|2[0-4])(?:[.]([0-5]\\d))?\\s*(?:uur|u|h|heures?))\\s*(?:uur)?$";
static const char three_numbers[] = "^(\\d{1,2}[-/. ]\\d{1,2}[-/. ](\\d\\d|\\d{4})|\\d{4}[-/.]\\d{1,2}[-/.]\\d{1,2})$";

/* "12/03/1948 00:00:00", "1948-03-12T00:00:00.000": midnight is no part of a date. */
static char *
drop_midnight (const char *text)
{
  g_autoptr (GRegex) regex = NULL;

  if (strchr (text, '0') == NULL || strpbrk (text, ":h") == NULL)
    return g_strdup (text);

  regex = g_regex_new (midnight, 0, 0, NULL);
  return g_regex_replace_literal (regex, text, -1, 0, "", 0, NULL);
}

/* Three numbers make a date in form, so it is the day that does not exist. */
static gboolean
has_form_of_date (const char *text)
{
  return g_regex_match_simple (three_numbers, text, 0, 0);
}

static gboolean
has_four_digits_of_year (const char *text, int year)
{
  char digits[16];

  g_snprintf (digits, sizeof digits, "%04d", year);
  return strstr (text, digits) != NULL;
}

/* A year of two digits is a guess where the same day a hundred years before is one on which living people were born. */
static void
report_century (const char *text, RelaisDate birth, RelaisDate today, const char *field, GPtrArray *issues)
{
  RelaisDate earlier = relais_date (birth.year - 100, birth.month, birth.day);
  g_autofree char *read_as = NULL;

  if (has_four_digits_of_year (text, birth.year) || relais_date_age (earlier, today) > OLDEST)
    return;

  read_as = relais_date_to_text (birth);
  relais_issues_add (issues, field, RELAIS_ISSUE_DATE_CENTURY_GUESSED, read_as);
}

/**
 * relais_date_reader_check_birth:
 * @birth: a date of birth, perhaps partial
 * @today: today's date
 * @field: the field it stands in, a static string
 * @issues: (element-type RelaisIssue): where findings are added
 *
 * Returns: whether somebody may have been born then
 */
gboolean
relais_date_reader_check_birth (RelaisDate birth, RelaisDate today, const char *field, GPtrArray *issues)
{
  if (relais_date_compare (birth, today) > 0)
    {
      relais_issues_add (issues, field, RELAIS_ISSUE_BIRTH_IN_FUTURE, NULL);
      return FALSE;
    }

  if (relais_date_age (birth, today) > OLDEST)
    relais_issues_add (issues, field, RELAIS_ISSUE_BIRTH_TOO_LONG_AGO, NULL);
  return TRUE;
}

static RelaisSpokenDateSense
get_sense (RelaisFieldKind kind)
{
  if (kind == RELAIS_FIELD_PLANNED_DATE || kind == RELAIS_FIELD_PLANNED_MOMENT)
    return RELAIS_SPOKEN_DATE_FUTURE;
  return kind == RELAIS_FIELD_BIRTH_DATE ? RELAIS_SPOKEN_DATE_PAST : RELAIS_SPOKEN_DATE_NEAR;
}

/**
 * relais_date_reader_read:
 * @kind: one of the kinds that hold a date
 * @text: clean text, not empty
 * @today: today's date
 * @field: the field it stands in, a static string
 * @issues: (element-type RelaisIssue): where findings are added
 *
 * Returns: (transfer full) (nullable): the stored form, or %NULL with a finding
 */
char *
relais_date_reader_read (RelaisFieldKind kind, const char *text, RelaisDate today, const char *field, GPtrArray *issues)
{
  gboolean birth = kind == RELAIS_FIELD_BIRTH_DATE;
  g_autofree char *day = drop_midnight (text);
  RelaisDate date;

  if (!relais_spoken_date_parse (day, today, get_sense (kind), NULL, &date))
    relais_issues_add (issues, field,
                       has_form_of_date (day) ? RELAIS_ISSUE_DATE_IMPOSSIBLE : RELAIS_ISSUE_DATE_NOT_UNDERSTOOD, NULL);
  else if ((kind == RELAIS_FIELD_DATE || kind == RELAIS_FIELD_PLANNED_DATE) && !relais_date_is_full (date))
    relais_issues_add (issues, field, RELAIS_ISSUE_DATE_INCOMPLETE, NULL);
  else if (!birth)
    return relais_date_to_text (date);
  else if (relais_date_reader_check_birth (date, today, field, issues))
    {
      report_century (day, date, today, field, issues);
      return relais_date_to_text (date);
    }

  return NULL;
}

static GMatchInfo *
match_time (const char *text)
{
  static GRegex *form = NULL;
  GMatchInfo *match = NULL;

  if (g_once_init_enter (&form))
    g_once_init_leave (&form, g_regex_new (time_of_day, G_REGEX_CASELESS | G_REGEX_OPTIMIZE, 0, NULL));
  if (!g_regex_match (form, text, 0, &match))
    g_clear_pointer (&match, g_match_info_free);
  return match;
}

static int
fetch_number (GMatchInfo *match, int group, int other)
{
  g_autofree char *text = g_match_info_fetch (match, group);

  if (text == NULL || *text == '\0')
    {
      g_free (text);
      text = g_match_info_fetch (match, other);
    }
  return text != NULL ? atoi (text) : 0;
}

/**
 * relais_date_reader_read_moment:
 * @kind: one of the kinds that hold a moment
 * @text: clean text, not empty: a day, perhaps with an hour behind it; an hour alone is today's
 * @today: today's date
 * @field: the field it stands in, a static string
 * @issues: (element-type RelaisIssue): where findings are added
 *
 * Returns: (transfer full) (nullable): "2026-11-20" or "2026-11-20T14:30", as the clock on the wall shows it; %NULL with
 *   a finding
 */
char *
relais_date_reader_read_moment (RelaisFieldKind kind, const char *text, RelaisDate today, const char *field,
                                GPtrArray *issues)
{
  RelaisFieldKind day_kind = kind == RELAIS_FIELD_MOMENT ? RELAIS_FIELD_DATE : RELAIS_FIELD_PLANNED_DATE;
  g_autoptr (GMatchInfo) match = match_time (text);
  g_autofree char *day = NULL;
  g_autofree char *date = NULL;
  int start = 0;

  if (match == NULL)
    return relais_date_reader_read (day_kind, text, today, field, issues);
  g_match_info_fetch_pos (match, 0, &start, NULL);
  day = g_strchomp (g_strndup (text, (gsize) start));
  date = *day == '\0' ? relais_date_to_text (today)
                      : relais_date_reader_read (day_kind, day, today, field, issues);
  if (date == NULL)
    return NULL;
  return g_strdup_printf ("%sT%02d:%02d", date, fetch_number (match, 1, 3) % 24, fetch_number (match, 2, 4));
}
