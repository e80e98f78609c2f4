/* Records and findings as one line of text, so that a table of cases can be read. Owned by nobody; the main thread. */

#include "relais-domain-test.h"

#include "relais-issue.h"

#include <string.h>

/**
 * relais_test_make_record:
 * @type: what is made
 * @id: (nullable): its id
 * @values: "field=value; field=value", unchecked
 *
 * Returns: (transfer full): the record
 */
RelaisRecord *
relais_test_make_record (const RelaisRecordType *type, const char *id, const char *values)
{
  g_autoptr (RelaisRecordBuilder) builder = relais_record_builder_new (type, id, 4);
  g_auto (GStrv) pairs = g_strsplit (values, "; ", -1);

  for (guint i = 0; pairs[i] != NULL && *pairs[i] != '\0'; i++)
    {
      char *value = strchr (pairs[i], '=');
      int field;

      g_assert_nonnull (value);
      *value++ = '\0';
      field = relais_record_type_find (type, pairs[i]);
      g_assert_cmpint (field, >=, 0);
      relais_record_builder_set (builder, (guint) field, value);
    }
  return relais_record_builder_end (g_steal_pointer (&builder));
}

/**
 * relais_test_list_values:
 * @record: a record
 *
 * Returns: (transfer full): the values that are there, as relais_test_make_record() takes them, in the table's order
 */
char *
relais_test_list_values (const RelaisRecord *record)
{
  const RelaisRecordType *type = relais_record_get_type (record);
  GString *list = g_string_new (NULL);

  for (guint i = 0; i < type->n_fields; i++)
    {
      if (relais_record_get (record, i) != NULL)
        g_string_append_printf (list, "%s%s=%s", list->len > 0 ? "; " : "", type->fields[i].name,
                                relais_record_get (record, i));
    }
  return g_string_free (list, FALSE);
}

/**
 * relais_test_list_issues:
 * @issues: (element-type RelaisIssue): findings
 *
 * Returns: (transfer full): "field: code (argument); …", as they come
 */
char *
relais_test_list_issues (GPtrArray *issues)
{
  GString *list = g_string_new (NULL);

  for (guint i = 0; i < issues->len; i++)
    {
      const RelaisIssue *issue = g_ptr_array_index (issues, i);

      g_string_append_printf (list, "%s%s: %s", list->len > 0 ? "; " : "", issue->field,
                              relais_issue_code_get_word (issue->code));
      if (issue->argument != NULL)
        g_string_append_printf (list, " (%s)", issue->argument);
    }
  return g_string_free (list, FALSE);
}
