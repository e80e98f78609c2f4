/* Members of the team: the table of their fields, and the rule that there is always one who administers. What their
 * roles let them do is relais-permissions.c, who of them acts is relais-actor.c. Pure.
 */

#include "relais-staff.h"

#include "relais-issue.h"
#include "relais-permissions.h"

#include <glib/gi18n-lib.h>

static const char *const language_words[] = { "fr", "nl", NULL };

static const RelaisField fields[RELAIS_STAFF_N_FIELDS] = {
  [RELAIS_STAFF_NAME] = { "name", N_("Name"), RELAIS_FIELD_NAME },
  [RELAIS_STAFF_ROLE] = { "role", N_("Roles"), RELAIS_FIELD_WORDS, .words = relais_role_words },
  [RELAIS_STAFF_PROFESSIONAL_NUMBER] = { "professional_number", N_("INAMI/RIZIV number"), RELAIS_FIELD_TEXT, .max_length = 20 },
  [RELAIS_STAFF_LANGUAGE] = { "language", N_("Language"), RELAIS_FIELD_WORD, .words = language_words },
  [RELAIS_STAFF_ENDS_ON] = { "ends_on", N_("Leaves on"), RELAIS_FIELD_DATE },
};

const RelaisRecordType relais_staff_type = { "staff", fields, RELAIS_STAFF_N_FIELDS };

/**
 * relais_staff_is_active:
 * @member: a member of the team
 * @today: today's date
 *
 * Returns: whether they may act: until the end of their last day
 */
gboolean
relais_staff_is_active (const RelaisRecord *member, RelaisDate today)
{
  RelaisDate ends_on;

  return !relais_date_parse (relais_record_get (member, RELAIS_STAFF_ENDS_ON), &ends_on) ||
         relais_date_compare (ends_on, today) >= 0;
}

/**
 * relais_staff_check:
 * @member: a member of the team
 * @issues: (element-type RelaisIssue): where findings are added
 *
 * A name and one role at least: without a role one may do nothing.
 */
void
relais_staff_check (const RelaisRecord *member, GPtrArray *issues)
{
  static const guint required[] = { RELAIS_STAFF_NAME, RELAIS_STAFF_ROLE };

  for (gsize i = 0; i < G_N_ELEMENTS (required); i++)
    {
      if (relais_record_get (member, required[i]) == NULL)
        relais_issues_add (issues, fields[required[i]].name, RELAIS_ISSUE_REQUIRED, NULL);
    }
}

/* The last day on which somebody administers; far in the future where it does not end. */
static RelaisDate
find_last_day (GPtrArray *team, RelaisDate today)
{
  RelaisDate last = RELAIS_DATE_NONE;

  for (guint i = 0; i < team->len; i++)
    {
      const RelaisRecord *member = g_ptr_array_index (team, i);
      RelaisDate ends_on;

      if (!relais_record_has_word (member, RELAIS_STAFF_ROLE, relais_role_words[RELAIS_ROLE_ADMINISTRATOR]) ||
          !relais_staff_is_active (member, today))
        continue;
      if (!relais_date_parse (relais_record_get (member, RELAIS_STAFF_ENDS_ON), &ends_on))
        ends_on = relais_date (9999, 12, 31);
      if (!relais_date_is_set (last) || relais_date_compare (ends_on, last) > 0)
        last = ends_on;
    }
  return last;
}

/**
 * relais_staff_keep_administrator:
 * @before: (element-type RelaisRecord): the members who can sign in, as they are
 * @after: (element-type RelaisRecord): the same after a change
 * @today: today's date
 *
 * The last administrator cannot go: not by losing the role, not by being let out, and not by an end date after which
 * nobody is left. Where that day is in sight already, a change must not bring it nearer.
 *
 * Returns: whether the practice has an administrator for at least as long as before
 */
gboolean
relais_staff_keep_administrator (GPtrArray *before, GPtrArray *after, RelaisDate today)
{
  RelaisDate now = find_last_day (before, today);
  RelaisDate then = find_last_day (after, today);

  return !relais_date_is_set (now) || (relais_date_is_set (then) && relais_date_compare (then, now) >= 0);
}
