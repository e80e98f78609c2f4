/* The access log as a list, newest first and page by page, with the names of members and people as they are now; and
 * the search for a person by those who read the log without reading the register. Blocking, from any thread.
 */

#include "relais-audit-lines.h"

#include "relais-audit-reading.h"
#include "relais-care-link.h"
#include "relais-care-queries.h"
#include "relais-person-role.h"
#include "relais-person.h"
#include "relais-register-private.h"
#include "relais-table.h"

typedef struct {
  const RelaisAuditQuery *query;
  GPtrArray *lines;
} LinesJob;

/**
 * relais_audit_line_free:
 * @line: (transfer full): a line
 */
void
relais_audit_line_free (RelaisAuditLine *line)
{
  relais_audit_row_free (line->row);
  g_free (line->member);
  g_free (line->about);
  g_free (line->person);
  g_free (line);
}

static char *
find_member (GPtrArray *staff, const char *id)
{
  for (guint i = 0; i < staff->len; i++)
    {
      const RelaisRecord *member = g_ptr_array_index (staff, i);

      if (g_strcmp0 (relais_record_get_id (member), id) == 0)
        return g_strdup (relais_record_get (member, RELAIS_STAFF_NAME));
    }
  return NULL;
}

/* A name alone: nothing that protected mode hides. */
static char *
find_person (RelaisDb *db, const char *id)
{
  g_autoptr (RelaisRecord) person = id != NULL ? relais_register_read_person (db, id, NULL) : NULL;

  return person != NULL ? relais_person_get_name (person) : NULL;
}

/* Whose link or role it is. Of a link it is the patient: who helps a protected person is told to nobody. */
static char *
find_owner (RelaisDb *db, const RelaisRecordType *type, guint field, const char *id)
{
  g_autoptr (RelaisRecord) record = relais_table_load (db, relais_table_for_type (type), id, NULL);

  return record != NULL ? g_strdup (relais_record_get (record, field)) : NULL;
}

static void
name_subject (RelaisDb *db, RelaisAuditLine *line, GPtrArray *staff)
{
  const RelaisAuditEntry *entry = &line->row->entry;

  if (entry->subject == NULL || entry->kind == NULL)
    return;
  if (g_str_equal (entry->kind, relais_staff_type.name))
    line->about = find_member (staff, entry->subject);
  else if (g_str_equal (entry->kind, relais_care_link_type.name))
    line->person = find_owner (db, &relais_care_link_type, RELAIS_CARE_LINK_PATIENT, entry->subject);
  else if (g_str_equal (entry->kind, relais_person_role_type.name))
    line->person = find_owner (db, &relais_person_role_type, RELAIS_PERSON_ROLE_PATIENT, entry->subject);
  else if (g_str_equal (entry->kind, relais_person_type.name))
    line->person = g_strdup (entry->subject);
  if (line->person != NULL)
    line->about = find_person (db, line->person);
}

static gboolean
read_lines (RelaisDb *db, gpointer data, GError **error)
{
  LinesJob *job = data;
  g_autoptr (GPtrArray) rows = relais_audit_query_run (db, job->query, error);
  g_autoptr (GPtrArray) staff =
      rows != NULL ? relais_care_queries_list_all (db, &relais_staff_type, error) : NULL;

  if (staff == NULL)
    return FALSE;
  job->lines = g_ptr_array_new_with_free_func ((GDestroyNotify) relais_audit_line_free);
  g_ptr_array_set_free_func (rows, NULL);
  for (guint i = 0; i < rows->len; i++)
    {
      RelaisAuditLine *line = g_new0 (RelaisAuditLine, 1);

      line->row = g_ptr_array_index (rows, i);
      line->member = find_member (staff, line->row->entry.staff);
      name_subject (db, line, staff);
      g_ptr_array_add (job->lines, line);
    }
  return TRUE;
}

static gboolean
note_reading (RelaisChange *change, gpointer data, GError **error)
{
  LinesJob *job = data;
  const char *person = job->query->person;

  return relais_change_note (change, "read-audit", person != NULL ? relais_person_type.name : NULL, person, NULL, error);
}

/**
 * relais_audit_lines_read:
 * @session: a session
 * @actor: who asks
 * @query: what is looked for; the reading of a first page is noted
 * @error: RELAIS_ERROR_NOT_ALLOWED
 *
 * Returns: (transfer full) (element-type RelaisAuditLine) (nullable): the lines, newest first
 */
GPtrArray *
relais_audit_lines_read (RelaisSession *session, RelaisActor *actor, const RelaisAuditQuery *query, GError **error)
{
  RelaisStore *store = relais_session_get_store (session);
  LinesJob job = { query, NULL };

  if (!relais_audit_check (session, actor, RELAIS_ACT_READ_AUDIT, "read-audit", query->person, error) ||
      (query->before == 0 && !relais_store_note (store, actor, "read-audit", note_reading, &job, error)) ||
      !relais_store_read (store, read_lines, &job, error))
    return NULL;
  return job.lines;
}

typedef struct {
  const char *text;
  guint limit;
  RelaisDate today;
  GPtrArray *found;
} FindJob;

static gboolean
find_people (RelaisDb *db, gpointer data, GError **error)
{
  FindJob *job = data;

  job->found = relais_register_find (db, job->text, RELAIS_SEARCH_PATIENTS | RELAIS_SEARCH_CAREGIVERS, 0, job->limit,
                                     job->today, error);
  return job->found != NULL;
}

/**
 * relais_audit_find_people:
 * @session: a session
 * @actor: who asks
 * @text: parts of names
 * @limit: how many at most
 * @error: RELAIS_ERROR_NOT_ALLOWED
 *
 * For who reads the log and not the register: whose record it is about.
 *
 * Returns: (transfer full) (element-type RelaisFound) (nullable): people, best first
 */
GPtrArray *
relais_audit_find_people (RelaisSession *session, RelaisActor *actor, const char *text, guint limit, GError **error)
{
  FindJob job = { text, limit, relais_session_get_today (session), NULL };

  if (!relais_actor_check (actor, RELAIS_ACT_READ_AUDIT, error) ||
      !relais_store_read (relais_session_get_store (session), find_people, &job, error))
    return NULL;
  return job.found;
}
