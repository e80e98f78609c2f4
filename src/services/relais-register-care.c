/* Links between caregivers and the people they help, roles, and what was agreed to, as they are asked for and saved.
 * What protected mode hides is not there for those to whom no reason would show it. How a link is written is in
 * relais-register-link.c. Blocking, from any thread.
 */

#include "relais-register-care.h"

#include "relais-audit-reading.h"
#include "relais-care-queries.h"
#include "relais-error.h"
#include "relais-issue.h"
#include "relais-person-role.h"
#include "relais-person.h"
#include "relais-register-private.h"
#include "relais-shield.h"

typedef struct {
  const char *id;
  const char *caregiver;
  const char *patient;
  gboolean show_hidden;
  RelaisRecord *record;
  GPtrArray *records;
} ReadJob;

typedef struct {
  const RelaisRecord *record;
  RelaisDate today;
  GPtrArray *issues;
  RelaisRecord *saved;
} SaveJob;

/* Whether protected mode hides a link or a role; the page of one of the two shows it to those who give a reason. */
static gboolean
find_hidden (RelaisDb *db, const RelaisRecord *tie, guint patient_field, guint other_field, gboolean *hidden,
             GError **error)
{
  const char *other_id = relais_record_get (tie, other_field);
  g_autoptr (RelaisRecord) patient =
      relais_register_read_record (db, &relais_person_type, relais_record_get (tie, patient_field), error);
  g_autoptr (RelaisRecord) other = NULL;

  if (patient == NULL)
    return FALSE;
  other = other_id != NULL ? relais_register_read_record (db, &relais_person_type, other_id, error) : NULL;
  if (other_id != NULL && other == NULL)
    return FALSE;
  *hidden = relais_shield_hides_tie (patient, other);
  return TRUE;
}

static gboolean
drop_hidden (RelaisDb *db, GPtrArray *ties, guint patient_field, guint other_field, GError **error)
{
  for (guint i = ties->len; i > 0; i--)
    {
      gboolean hidden;

      if (!find_hidden (db, g_ptr_array_index (ties, i - 1), patient_field, other_field, &hidden, error))
        return FALSE;
      if (hidden)
        g_ptr_array_remove_index (ties, i - 1);
    }
  return TRUE;
}

/* For those to whom no reason would show it, a hidden link or role is not there. */
static gboolean
read_tie (RelaisDb *db, ReadJob *job, const RelaisRecordType *type, guint patient_field, guint other_field,
          GError **error)
{
  g_autoptr (RelaisRecord) tie = relais_register_read_record (db, type, job->id, error);
  gboolean hidden;

  if (tie == NULL || !find_hidden (db, tie, patient_field, other_field, &hidden, error))
    return FALSE;
  if (hidden && !job->show_hidden)
    {
      relais_error_set (error, RELAIS_ERROR_NOT_FOUND, job->id, NULL);
      return FALSE;
    }
  job->record = g_steal_pointer (&tie);
  return TRUE;
}

static gboolean
read_link (RelaisDb *db, gpointer data, GError **error)
{
  return read_tie (db, data, &relais_care_link_type, RELAIS_CARE_LINK_PATIENT, RELAIS_CARE_LINK_CAREGIVER, error);
}

static gboolean
read_role (RelaisDb *db, gpointer data, GError **error)
{
  return read_tie (db, data, &relais_person_role_type, RELAIS_PERSON_ROLE_PATIENT, RELAIS_PERSON_ROLE_PERSON, error);
}

static gboolean
list_links (RelaisDb *db, gpointer data, GError **error)
{
  ReadJob *job = data;

  job->records = relais_care_queries_list_links (db, job->caregiver, job->patient, error);
  return job->records != NULL &&
         drop_hidden (db, job->records, RELAIS_CARE_LINK_PATIENT, RELAIS_CARE_LINK_CAREGIVER, error);
}

static gboolean
list_roles (RelaisDb *db, gpointer data, GError **error)
{
  ReadJob *job = data;

  job->records = relais_care_queries_list_roles (db, job->patient, NULL, error);
  return job->records != NULL &&
         drop_hidden (db, job->records, RELAIS_PERSON_ROLE_PATIENT, RELAIS_PERSON_ROLE_PERSON, error);
}

/* --- Links --- */

static gboolean
save_link (RelaisChange *change, gpointer data, GError **error)
{
  SaveJob *job = data;

  return relais_register_put_link (change, job->record, job->today, job->issues, &job->saved, error);
}

static RelaisRecord *
run_save (RelaisSession *session, RelaisActor *actor, const RelaisRecord *record, GPtrArray *issues,
          RelaisStoreWriteFunc func, GError **error)
{
  g_autoptr (GPtrArray) own_issues = issues == NULL ? relais_issues_new () : NULL;
  SaveJob job = { record, relais_session_get_today (session), issues != NULL ? issues : own_issues, NULL };

  if (!relais_actor_check (actor, RELAIS_ACT_EDIT_PEOPLE, error))
    return NULL;
  if (!relais_store_write (relais_session_get_store (session), actor, "save", func, &job, NULL, error))
    g_clear_pointer (&job.saved, relais_record_unref);
  return job.saved;
}

static RelaisRecord *
run_load (RelaisSession *session, RelaisActor *actor, const char *id, RelaisStoreReadFunc func, GError **error)
{
  ReadJob job = { .id = id, .show_hidden = relais_actor_may (actor, RELAIS_ACT_SHOW_PROTECTED) };

  if (!relais_actor_check (actor, RELAIS_ACT_READ_PEOPLE, error) ||
      !relais_store_read (relais_session_get_store (session), func, &job, error))
    return NULL;
  return job.record;
}

/**
 * relais_register_load_link:
 * @session: a session
 * @actor: who asks
 * @id: id of a link
 * @error: RELAIS_ERROR_NOT_FOUND, which a link that protected mode hides is too for those who may not see it
 *
 * For a form that changes the link; relais_register_open_link() shows it.
 *
 * Returns: (transfer full) (nullable): the link
 */
RelaisRecord *
relais_register_load_link (RelaisSession *session, RelaisActor *actor, const char *id, GError **error)
{
  return run_load (session, actor, id, read_link, error);
}

static gboolean
note_link (RelaisChange *change, gpointer data, GError **error)
{
  ReadJob *job = data;
  g_autoptr (RelaisRecord) link =
      relais_register_read_record (relais_change_get_db (change), &relais_care_link_type, job->id, error);

  return link != NULL &&
         relais_change_note (change, "read-protected", relais_person_type.name,
                             relais_record_get (link, RELAIS_CARE_LINK_PATIENT), NULL, error) &&
         relais_change_note (change, "read-protected", relais_person_type.name,
                             relais_record_get (link, RELAIS_CARE_LINK_CAREGIVER), NULL, error);
}

/**
 * relais_register_open_link:
 * @session: a session
 * @actor: who asks
 * @id: id of a link
 * @reason: (nullable): why a link that protected mode hides must be seen; noted as an act of its own
 * @error: RELAIS_ERROR_NOT_FOUND, which a hidden link is too without a reason; RELAIS_ERROR_NOT_ALLOWED when @reason is
 *   given by a role that may not
 *
 * Returns: (transfer full) (nullable): the link
 */
RelaisRecord *
relais_register_open_link (RelaisSession *session, RelaisActor *actor, const char *id, const char *reason,
                           GError **error)
{
  RelaisStore *store = relais_session_get_store (session);
  ReadJob job = { .id = id, .show_hidden = reason != NULL };

  if (!relais_actor_check (actor, RELAIS_ACT_READ_PEOPLE, error) ||
      (reason != NULL &&
       (!relais_audit_check (session, actor, RELAIS_ACT_SHOW_PROTECTED, "read-protected", NULL, error) ||
        !relais_store_write (store, actor, "read", note_link, &job, NULL, error))) ||
      !relais_store_read (store, read_link, &job, error))
    return NULL;
  return job.record;
}

/**
 * relais_register_save_link:
 * @session: a session
 * @actor: who asks
 * @link: a link; the revision is the one it was read at, 0 for a new one
 * @issues: (element-type RelaisIssue) (nullable): a list to which findings are added, warnings too
 * @error: RELAIS_ERROR_INVALID, RELAIS_ERROR_CONFLICT; RELAIS_ERROR_DUPLICATE when the two are linked already
 *
 * Whoever is linked becomes a caregiver, or a patient, by it.
 *
 * Returns: (transfer full) (nullable): the link as stored now
 */
RelaisRecord *
relais_register_save_link (RelaisSession *session, RelaisActor *actor, const RelaisRecord *link, GPtrArray *issues,
                           GError **error)
{
  return run_save (session, actor, link, issues, save_link, error);
}

/**
 * relais_register_end_link:
 * @session: a session
 * @actor: who asks
 * @id: id of a link
 * @on: its last day
 * @error: RELAIS_ERROR_NOT_FOUND, RELAIS_ERROR_INVALID
 *
 * Returns: (transfer full) (nullable): the link as stored now
 */
RelaisRecord *
relais_register_end_link (RelaisSession *session, RelaisActor *actor, const char *id, RelaisDate on, GError **error)
{
  g_autoptr (RelaisRecord) link = relais_register_load_link (session, actor, id, error);
  g_autoptr (RelaisRecord) ended = NULL;
  g_autofree char *date = relais_date_to_text (on);

  if (link == NULL)
    return NULL;
  ended = relais_record_with (link, RELAIS_CARE_LINK_END, date);
  return run_save (session, actor, ended, NULL, save_link, error);
}

/**
 * relais_register_list_links:
 * @session: a session
 * @actor: who asks
 * @caregiver: (nullable): only the links of this caregiver
 * @patient: (nullable): only the links of this patient
 * @error: RELAIS_ERROR_NOT_ALLOWED
 *
 * Returns: (transfer full) (element-type RelaisRecord) (nullable): links in calling order, ended ones too, without
 *   those that protected mode hides
 */
GPtrArray *
relais_register_list_links (RelaisSession *session, RelaisActor *actor, const char *caregiver, const char *patient,
                            GError **error)
{
  ReadJob job = { .caregiver = caregiver, .patient = patient };

  if (!relais_actor_check (actor, RELAIS_ACT_READ_PEOPLE, error))
    return NULL;
  if (!relais_store_read (relais_session_get_store (session), list_links, &job, error))
    g_clear_pointer (&job.records, g_ptr_array_unref);
  return job.records;
}

/**
 * relais_register_set_consent:
 * @session: a session
 * @actor: who asks
 * @link_id: id of a link
 * @purpose: what for
 * @answer: "not_asked", "yes", "no" or "withdrawn"
 * @how: (nullable): "oral" or "written"
 * @error: RELAIS_ERROR_NOT_FOUND, RELAIS_ERROR_CONFLICT
 *
 * Notes an answer as given today to this member.
 *
 * Returns: (transfer full) (nullable): the link as stored now
 */
RelaisRecord *
relais_register_set_consent (RelaisSession *session, RelaisActor *actor, const char *link_id, RelaisPurpose purpose,
                             const char *answer, const char *how, GError **error)
{
  g_autoptr (RelaisRecord) link = relais_register_load_link (session, actor, link_id, error);
  g_autoptr (RelaisRecord) answered = NULL;

  if (link == NULL)
    return NULL;
  answered = relais_care_link_with_consent (link, purpose, answer, how, relais_session_get_today (session),
                                            relais_actor_get_name (actor));
  return run_save (session, actor, answered, NULL, save_link, error);
}

/* --- Roles --- */

static gboolean
save_role (RelaisChange *change, gpointer data, GError **error)
{
  SaveJob *job = data;
  RelaisDb *db = relais_change_get_db (change);
  const char *person_id = relais_record_get (job->record, RELAIS_PERSON_ROLE_PERSON);
  g_autoptr (RelaisRecord) patient = relais_register_read_record (
      db, &relais_person_type, relais_record_get (job->record, RELAIS_PERSON_ROLE_PATIENT), error);
  g_autoptr (RelaisRecord) person = NULL;

  if (patient == NULL)
    return FALSE;
  if (person_id != NULL)
    {
      person = relais_register_read_record (db, &relais_person_type, person_id, error);
      if (person == NULL)
        return FALSE;
    }
  job->saved = relais_change_save (change, job->record, error);
  return job->saved != NULL;
}

/**
 * relais_register_add_role:
 * @session: a session
 * @actor: who asks
 * @role: a new role, or one with its end
 * @issues: (element-type RelaisIssue) (nullable): a list to which findings are added
 * @error: RELAIS_ERROR_NOT_FOUND, RELAIS_ERROR_INVALID
 *
 * Returns: (transfer full) (nullable): the role as stored now
 */
RelaisRecord *
relais_register_add_role (RelaisSession *session, RelaisActor *actor, const RelaisRecord *role, GPtrArray *issues,
                          GError **error)
{
  return run_save (session, actor, role, issues, save_role, error);
}

/**
 * relais_register_end_role:
 * @session: a session
 * @actor: who asks
 * @id: id of a role
 * @on: its last day
 * @error: RELAIS_ERROR_NOT_FOUND
 *
 * Returns: (transfer full) (nullable): the role as stored now
 */
RelaisRecord *
relais_register_end_role (RelaisSession *session, RelaisActor *actor, const char *id, RelaisDate on, GError **error)
{
  g_autoptr (RelaisRecord) role = run_load (session, actor, id, read_role, error);
  g_autoptr (RelaisRecord) ended = NULL;
  g_autofree char *date = relais_date_to_text (on);

  if (role == NULL)
    return NULL;
  ended = relais_record_with (role, RELAIS_PERSON_ROLE_END, date);
  return run_save (session, actor, ended, NULL, save_role, error);
}

/**
 * relais_register_list_roles:
 * @session: a session
 * @actor: who asks
 * @patient: (nullable): only the roles around this patient
 * @error: RELAIS_ERROR_NOT_ALLOWED
 *
 * Returns: (transfer full) (element-type RelaisRecord) (nullable): roles, ended ones too, without
 *   those that protected mode hides
 */
GPtrArray *
relais_register_list_roles (RelaisSession *session, RelaisActor *actor, const char *patient, GError **error)
{
  ReadJob job = { .patient = patient };

  if (!relais_actor_check (actor, RELAIS_ACT_READ_PEOPLE, error))
    return NULL;
  if (!relais_store_read (relais_session_get_store (session), list_roles, &job, error))
    g_clear_pointer (&job.records, g_ptr_array_unref);
  return job.records;
}
