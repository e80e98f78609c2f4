/* Imports as one text in and texts out: what a list becomes, what is said about it, what the register holds afterwards.
 */

#include "relais-test-import.h"

#include "relais-care-link.h"
#include "relais-care-queries.h"
#include "relais-person.h"

#include <string.h>

RelaisCsv *
relais_test_import_table (const char *text)
{
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));
  g_autoptr (GError) error = NULL;
  RelaisCsv *csv = relais_csv_read (bytes, "list.csv", &error);

  g_assert_no_error (error);
  return csv;
}

RelaisImportPlan *
relais_test_import_plan (RelaisSession *session, guint facet, const char *text)
{
  g_autoptr (RelaisCsv) csv = relais_test_import_table (text);
  g_autoptr (GError) error = NULL;
  RelaisImportPlan *plan =
      relais_people_import_plan (session, relais_session_get_actor (session), csv, facet, NULL, &error);

  g_assert_no_error (error);
  return plan;
}

static gpointer
copy_finding (gconstpointer source, gpointer data)
{
  const RelaisImportFinding *finding = source;
  RelaisImportFinding *copy = g_new (RelaisImportFinding, 1);

  *copy = *finding;
  copy->column = g_strdup (finding->column);
  copy->sentence = g_strdup (finding->sentence);
  return copy;
}

void
relais_test_import (RelaisSession *session, guint facet, const char *text, RelaisImportResult *result,
                    GPtrArray **findings)
{
  g_autoptr (RelaisImportPlan) plan = relais_test_import_plan (session, facet, text);
  g_autoptr (GError) error = NULL;

  relais_people_import_apply (session, relais_session_get_actor (session), plan, "list.csv", result, &error);
  g_assert_no_error (error);
  if (findings != NULL)
    {
      *findings = relais_import_findings_new ();
      for (guint i = 0; i < relais_import_plan_get_findings (plan)->len; i++)
        g_ptr_array_add (*findings, copy_finding (g_ptr_array_index (relais_import_plan_get_findings (plan), i), NULL));
    }
}

/* "3 Tél: phone-too-short skips", a finding a line. */
char *
relais_test_import_describe (GPtrArray *findings)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < findings->len; i++)
    {
      const RelaisImportFinding *finding = g_ptr_array_index (findings, i);

      g_assert_cmpstr (finding->sentence, !=, "");
      g_assert_null (strstr (finding->sentence, "{argument}"));
      g_string_append_printf (text, "%u %s: %s%s\n", finding->line, finding->column != NULL ? finding->column : "-",
                              finding->word, finding->skips ? " skips" : "");
    }
  return g_string_free (text, FALSE);
}

typedef struct {
  const RelaisRecordType *type;
  GPtrArray *records;
} ListJob;

static gboolean
list_all (RelaisDb *db, gpointer data, GError **error)
{
  ListJob *job = data;

  job->records = relais_care_queries_list_all (db, job->type, error);
  return job->records != NULL;
}

static GPtrArray *
load_all (RelaisSession *session, const RelaisRecordType *type)
{
  ListJob job = { type, NULL };
  g_autoptr (GError) error = NULL;

  relais_store_read (relais_session_get_store (session), list_all, &job, &error);
  g_assert_no_error (error);
  return job.records;
}

static int
compare_texts (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

static char *
join_sorted (GPtrArray *lines)
{
  g_ptr_array_sort (lines, compare_texts);
  g_ptr_array_add (lines, NULL);
  return g_strjoinv ("", (char **) lines->pdata);
}

static void
append_values (GString *line, const RelaisRecord *record)
{
  const RelaisRecordType *type = relais_record_get_type (record);

  for (guint i = 0; i < type->n_fields; i++)
    {
      if (type->fields[i].kind != RELAIS_FIELD_ID && strcmp (type->fields[i].name, "reference") != 0 &&
          relais_record_get (record, i) != NULL)
        g_string_append_printf (line, "%s%s=%s", line->len > 0 ? "; " : "", type->fields[i].name, relais_record_get (record, i));
    }
}

/* "family_name=El Amrani; given_name=Fatima; …", a person a line, sorted. */
char *
relais_test_import_people (RelaisSession *session)
{
  g_autoptr (GPtrArray) people = load_all (session, &relais_person_type);
  g_autoptr (GPtrArray) lines = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < people->len; i++)
    {
      GString *line = g_string_new (NULL);

      append_values (line, g_ptr_array_index (people, i));
      g_string_append_c (line, '\n');
      g_ptr_array_add (lines, g_string_free (line, FALSE));
    }
  return join_sorted (lines);
}

static char *
get_name (GPtrArray *people, const char *id)
{
  for (guint i = 0; i < people->len; i++)
    {
      if (strcmp (relais_record_get_id (g_ptr_array_index (people, i)), id) == 0)
        return relais_person_get_name (g_ptr_array_index (people, i));
    }
  return g_strdup ("?");
}

/* "Fatima El Amrani > Mohamed El Amrani: relation=daughter; …", a link a line, sorted. */
char *
relais_test_import_links (RelaisSession *session)
{
  g_autoptr (GPtrArray) people = load_all (session, &relais_person_type);
  g_autoptr (GPtrArray) links = load_all (session, &relais_care_link_type);
  g_autoptr (GPtrArray) lines = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < links->len; i++)
    {
      const RelaisRecord *link = g_ptr_array_index (links, i);
      g_autofree char *caregiver = get_name (people, relais_record_get (link, RELAIS_CARE_LINK_CAREGIVER));
      g_autofree char *patient = get_name (people, relais_record_get (link, RELAIS_CARE_LINK_PATIENT));
      GString *values = g_string_new (NULL);

      append_values (values, link);
      g_ptr_array_add (lines, g_strdup_printf ("%s > %s: %s\n", caregiver, patient, values->str));
      g_string_free (values, TRUE);
    }
  return join_sorted (lines);
}
