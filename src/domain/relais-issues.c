/* A list of findings: a GPtrArray that owns them. Rules add to it, a form looks in it for what stands beside a field,
 * and whoever saves asks whether anything in it forbids that. Pure values, any thread.
 */

#include "relais-issue.h"

#include "relais-error.h"

/**
 * relais_issues_new:
 *
 * Returns: (transfer full) (element-type RelaisIssue): an empty list that owns its findings
 */
GPtrArray *
relais_issues_new (void)
{
  return g_ptr_array_new_with_free_func ((GDestroyNotify) relais_issue_free);
}

/**
 * relais_issues_add:
 * @issues: (nullable): a list, or %NULL when nobody asked
 * @field: the field it is about, a static string
 * @code: what was found
 * @argument: (nullable): what the sentence names
 */
void
relais_issues_add (GPtrArray *issues, const char *field, RelaisIssueCode code, const char *argument)
{
  if (issues != NULL)
    g_ptr_array_add (issues, relais_issue_new (field, code, argument));
}

/**
 * relais_issues_add_count:
 * @issues: (nullable): a list, or %NULL when nobody asked
 * @field: the field it is about, a static string
 * @code: what was found
 * @count: the number the sentence names
 */
void
relais_issues_add_count (GPtrArray *issues, const char *field, RelaisIssueCode code, int count)
{
  g_autofree char *argument = g_strdup_printf ("%d", count);

  relais_issues_add (issues, field, code, argument);
}

static gboolean
is_known (GPtrArray *issues, const RelaisIssue *issue)
{
  for (guint i = 0; i < issues->len; i++)
    {
      const RelaisIssue *known = g_ptr_array_index (issues, i);

      if (known->code == issue->code && g_strcmp0 (known->field, issue->field) == 0)
        return TRUE;
    }

  return FALSE;
}

/**
 * relais_issues_take_new:
 * @issues: a list
 * @found: another; empty afterwards
 *
 * Moves the findings of @found to the end of @issues, without those that are there already about the same field: the
 * field and the whole record may both have been looked at.
 */
void
relais_issues_take_new (GPtrArray *issues, GPtrArray *found)
{
  while (found->len > 0)
    {
      RelaisIssue *issue = g_ptr_array_steal_index (found, 0);

      if (is_known (issues, issue))
        relais_issue_free (issue);
      else
        g_ptr_array_add (issues, issue);
    }
}

/**
 * relais_issues_have_errors:
 * @issues: a list
 *
 * Returns: whether one of the findings stands in the way of saving
 */
gboolean
relais_issues_have_errors (GPtrArray *issues)
{
  for (guint i = 0; i < issues->len; i++)
    {
      const RelaisIssue *issue = g_ptr_array_index (issues, i);

      if (issue->level == RELAIS_ISSUE_ERROR)
        return TRUE;
    }

  return FALSE;
}

/**
 * relais_issues_check:
 * @issues: (element-type RelaisIssue): findings
 * @whole: (nullable): what to name where a finding is about no single field
 * @error: RELAIS_ERROR_INVALID with the first finding that forbids saving
 *
 * Returns: whether none of them does
 */
gboolean
relais_issues_check (GPtrArray *issues, const char *whole, GError **error)
{
  for (guint i = 0; i < issues->len; i++)
    {
      const RelaisIssue *issue = g_ptr_array_index (issues, i);
      g_autofree char *sentence = NULL;

      if (issue->level != RELAIS_ISSUE_ERROR)
        continue;
      sentence = relais_issue_get_sentence (issue);
      relais_error_set (error, RELAIS_ERROR_INVALID, issue->field != NULL ? issue->field : whole, "%s", sentence);
      return FALSE;
    }

  return TRUE;
}

/**
 * relais_issues_find:
 * @issues: a list
 * @field: a field
 *
 * Returns: (nullable) (transfer none): the finding of the highest level about @field, the first one among equals
 */
const RelaisIssue *
relais_issues_find (GPtrArray *issues, const char *field)
{
  const RelaisIssue *worst = NULL;

  for (guint i = 0; i < issues->len; i++)
    {
      const RelaisIssue *issue = g_ptr_array_index (issues, i);

      if (g_strcmp0 (issue->field, field) == 0 && (worst == NULL || issue->level > worst->level))
        worst = issue;
    }

  return worst;
}
