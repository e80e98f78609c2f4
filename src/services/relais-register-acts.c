/* Acts that touch several records at once: archiving, a death, "stop", merging two records of one person, undoing. Each
 * runs in one transaction and is one operation, so that it is taken back as a whole. Blocking, from any thread.
 */

#include "relais-register-acts.h"

#include "relais-care-link.h"
#include "relais-care-queries.h"
#include "relais-error.h"
#include "relais-issue.h"
#include "relais-merge.h"
#include "relais-person-role.h"
#include "relais-person.h"
#include "relais-print-log.h"
#include "relais-register-private.h"
#include "relais-stays-private.h"
#include "relais-table.h"

typedef struct {
  const char *id;
  const char *other;
  gboolean archived;
  RelaisDate on;
  RelaisDate today;
  GPtrArray *issues;
  GPtrArray *papers;
  RelaisRecord *saved;
} ActJob;

static RelaisRecord *
load_person (RelaisDb *db, const char *id, GError **error)
{
  return relais_table_load (db, relais_table_for_type (&relais_person_type), id, error);
}

static gboolean
save (RelaisChange *change, const RelaisRecord *record, RelaisRecord **saved, GError **error)
{
  g_autoptr (RelaisRecord) stored = relais_change_save (change, record, error);

  if (stored == NULL)
    return FALSE;
  if (saved != NULL)
    *saved = g_steal_pointer (&stored);
  return TRUE;
}

static gboolean
run (RelaisSession *session, RelaisActor *actor, RelaisAct permission, const char *act, RelaisStoreWriteFunc func,
     ActJob *job, GError **error)
{
  job->today = relais_session_get_today (session);
  if (!relais_actor_check (actor, permission, error))
    return FALSE;
  if (relais_store_write (relais_session_get_store (session), actor, act, func, job, NULL, error))
    return TRUE;

  g_clear_pointer (&job->saved, relais_record_unref);
  g_clear_pointer (&job->papers, g_ptr_array_unref);
  return FALSE;
}

/* --- Archiving --- */

static gboolean
archive (RelaisChange *change, gpointer data, GError **error)
{
  ActJob *job = data;
  g_autoptr (RelaisRecord) person = load_person (relais_change_get_db (change), job->id, error);
  g_autofree char *date = job->archived ? relais_date_to_text (job->today) : NULL;
  g_autoptr (RelaisRecord) changed = NULL;

  if (person == NULL)
    return FALSE;
  if (relais_record_get (person, RELAIS_PERSON_MERGED_INTO) != NULL && !job->archived)
    {
      g_autofree char *name = relais_person_get_name (person);

      relais_error_set (error, RELAIS_ERROR_ARCHIVED, name, NULL);
      return FALSE;
    }
  changed = relais_record_with (person, RELAIS_PERSON_ARCHIVED_ON, date);
  return save (change, changed, &job->saved, error);
}

/**
 * relais_register_archive:
 * @session: a session
 * @actor: who asks
 * @id: id of a person
 * @archived: %TRUE to archive, %FALSE to take out of the archive
 * @error: RELAIS_ERROR_NOT_FOUND, RELAIS_ERROR_NOT_ALLOWED; RELAIS_ERROR_ARCHIVED for a record that was merged away,
 *   which only the undo of the merge brings back
 *
 * Returns: (transfer full) (nullable): the person as stored now
 */
RelaisRecord *
relais_register_archive (RelaisSession *session, RelaisActor *actor, const char *id, gboolean archived, GError **error)
{
  ActJob job = { .id = id, .archived = archived };

  run (session, actor, RELAIS_ACT_ARCHIVE, archived ? "archive" : "unarchive", archive, &job, error);
  return job.saved;
}

/* --- A death, "stop" --- */

static GPtrArray *
list_links_of (RelaisDb *db, const char *person, GError **error)
{
  g_autoptr (GPtrArray) as_caregiver = relais_care_queries_list_links (db, person, NULL, error);
  g_autoptr (GPtrArray) as_patient = NULL;

  if (as_caregiver == NULL)
    return NULL;
  as_patient = relais_care_queries_list_links (db, NULL, person, error);
  if (as_patient == NULL)
    return NULL;
  g_ptr_array_extend_and_steal (as_caregiver, g_steal_pointer (&as_patient));
  return g_steal_pointer (&as_caregiver);
}

static gboolean
add_papers (RelaisDb *db, const char *subject, GPtrArray *papers, GError **error)
{
  GPtrArray *printed = relais_print_log_list (db, subject, error);

  if (printed == NULL)
    return FALSE;
  g_ptr_array_extend_and_steal (papers, printed);
  return TRUE;
}

/* What hangs on fridges with this person's name or number on it. */
static gboolean
collect_papers (RelaisDb *db, const char *person, GPtrArray *links, GPtrArray **papers, GError **error)
{
  *papers = g_ptr_array_new_with_free_func ((GDestroyNotify) relais_print_entry_free);
  if (!add_papers (db, person, *papers, error))
    return FALSE;
  for (guint i = 0; i < links->len; i++)
    {
      RelaisRecord *link = g_ptr_array_index (links, i);
      const char *patient = relais_record_get (link, RELAIS_CARE_LINK_PATIENT);

      if (!add_papers (db, relais_record_get_id (link), *papers, error) ||
          (!g_str_equal (patient, person) && !add_papers (db, patient, *papers, error)))
        return FALSE;
    }
  return TRUE;
}

static gboolean
end_links (RelaisChange *change, GPtrArray *links, RelaisDate on, GError **error)
{
  g_autofree char *date = relais_date_to_text (on);

  for (guint i = 0; i < links->len; i++)
    {
      RelaisRecord *link = g_ptr_array_index (links, i);
      g_autoptr (RelaisRecord) ended = NULL;

      if (relais_record_get (link, RELAIS_CARE_LINK_END) != NULL)
        continue;
      ended = relais_record_with (link, RELAIS_CARE_LINK_END, date);
      if (!save (change, ended, NULL, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
note_death (RelaisChange *change, gpointer data, GError **error)
{
  ActJob *job = data;
  RelaisDb *db = relais_change_get_db (change);
  g_autoptr (RelaisRecord) person = load_person (db, job->id, error);
  g_autoptr (GPtrArray) links = NULL;
  g_autofree char *date = relais_date_to_text (job->on);
  g_autoptr (RelaisRecord) died = NULL;
  g_autoptr (RelaisRecord) changed = NULL;
  const char *state;

  if (person == NULL)
    return FALSE;
  if (!relais_date_is_set (job->on) || relais_date_compare (job->on, job->today) > 0)
    {
      relais_error_set (error, RELAIS_ERROR_INVALID, "died_on", "%s",
                        relais_issue_code_get_msgid (RELAIS_ISSUE_DATE_IN_FUTURE));
      return FALSE;
    }
  links = list_links_of (db, job->id, error);
  if (links == NULL || !collect_papers (db, job->id, links, &job->papers, error))
    return FALSE;

  died = relais_record_with (person, RELAIS_PERSON_DIED_ON, date);
  state = relais_person_is_patient (person) ? "deceased" : relais_record_get (person, RELAIS_PERSON_STATE);
  changed = relais_record_with (died, RELAIS_PERSON_STATE, state);
  return save (change, changed, &job->saved, error) && end_links (change, links, job->on, error) &&
         relais_stays_end_at_death (change, job->id, job->on, job->today, error);
}

/**
 * relais_register_note_death:
 * @session: a session
 * @actor: who asks
 * @id: id of a person
 * @on: when they died, perhaps partial
 * @papers: (out) (optional) (element-type RelaisPrintEntry): papers that carry their name or number, to take back
 * @error: RELAIS_ERROR_NOT_FOUND; RELAIS_ERROR_INVALID for a day in the future
 *
 * From now on no card, no call, no sharing; links and stays end.
 *
 * Returns: (transfer full) (nullable): the person as stored now
 */
RelaisRecord *
relais_register_note_death (RelaisSession *session, RelaisActor *actor, const char *id, RelaisDate on,
                            GPtrArray **papers, GError **error)
{
  ActJob job = { .id = id, .on = on };

  run (session, actor, RELAIS_ACT_EDIT_PEOPLE, "death", note_death, &job, error);
  if (papers != NULL)
    *papers = g_steal_pointer (&job.papers);
  g_clear_pointer (&job.papers, g_ptr_array_unref);
  return job.saved;
}

static gboolean
withdraw_consents (RelaisChange *change, const ActJob *job, GPtrArray *links, GError **error)
{
  for (guint i = 0; i < links->len; i++)
    {
      g_autoptr (RelaisRecord) link = relais_record_ref (g_ptr_array_index (links, i));

      if (g_strcmp0 (relais_record_get (link, RELAIS_CARE_LINK_CAREGIVER), job->id) != 0)
        continue;
      for (int purpose = 0; purpose < RELAIS_N_PURPOSES; purpose++)
        {
          RelaisRecord *withdrawn = relais_care_link_with_consent (
              link, (RelaisPurpose) purpose, "withdrawn", NULL, job->today,
              relais_actor_get_name (relais_change_get_actor (change)));

          relais_record_unref (link);
          link = withdrawn;
        }
      if (!save (change, link, NULL, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
note_stop (RelaisChange *change, gpointer data, GError **error)
{
  ActJob *job = data;
  RelaisDb *db = relais_change_get_db (change);
  g_autoptr (RelaisRecord) person = load_person (db, job->id, error);
  g_autoptr (GPtrArray) links = NULL;
  g_autofree char *date = relais_date_to_text (job->today);
  g_autoptr (RelaisRecord) stopped = NULL;

  if (person == NULL)
    return FALSE;
  links = list_links_of (db, job->id, error);
  if (links == NULL || !collect_papers (db, job->id, links, &job->papers, error))
    return FALSE;

  stopped = relais_record_with (person, RELAIS_PERSON_STOPPED_ON, date);
  return save (change, stopped, &job->saved, error) && withdraw_consents (change, job, links, error);
}

/**
 * relais_register_note_stop:
 * @session: a session
 * @actor: who asks
 * @id: id of a person
 * @papers: (out) (optional) (element-type RelaisPrintEntry): papers that carry their name or number, to take back
 * @error: RELAIS_ERROR_NOT_FOUND
 *
 * "Stop", one act for every role: from now on no call, print, sharing or invitation.
 *
 * Returns: (transfer full) (nullable): the person as stored now
 */
RelaisRecord *
relais_register_note_stop (RelaisSession *session, RelaisActor *actor, const char *id, GPtrArray **papers,
                           GError **error)
{
  ActJob job = { .id = id };

  run (session, actor, RELAIS_ACT_EDIT_PEOPLE, "stop", note_stop, &job, error);
  if (papers != NULL)
    *papers = g_steal_pointer (&job.papers);
  g_clear_pointer (&job.papers, g_ptr_array_unref);
  return job.saved;
}

/* --- Merging --- */

/* A link of the record that goes is moved to the one that stays; one that would double or tie somebody to themselves
 * ends instead, on both sides of the history.
 */
static gboolean
move_link (RelaisChange *change, const ActJob *job, const RelaisRecord *link, GError **error)
{
  g_autofree char *date = relais_date_to_text (job->today);
  g_autoptr (RelaisRecord) moved = NULL;
  g_autoptr (GPtrArray) twins = NULL;
  guint field = g_str_equal (relais_record_get (link, RELAIS_CARE_LINK_CAREGIVER), job->other)
                    ? RELAIS_CARE_LINK_CAREGIVER
                    : RELAIS_CARE_LINK_PATIENT;

  moved = relais_record_with (link, field, job->id);
  twins = relais_care_queries_list_links (relais_change_get_db (change),
                                          relais_record_get (moved, RELAIS_CARE_LINK_CAREGIVER),
                                          relais_record_get (moved, RELAIS_CARE_LINK_PATIENT), error);
  if (twins == NULL)
    return FALSE;
  if (twins->len > 0 || g_strcmp0 (relais_record_get (moved, RELAIS_CARE_LINK_CAREGIVER),
                                   relais_record_get (moved, RELAIS_CARE_LINK_PATIENT)) == 0)
    {
      relais_record_unref (moved);
      moved = relais_record_with (link, RELAIS_CARE_LINK_END, date);
    }
  return save (change, moved, NULL, error);
}

static gboolean
move_links (RelaisChange *change, const ActJob *job, GError **error)
{
  g_autoptr (GPtrArray) links = list_links_of (relais_change_get_db (change), job->other, error);

  if (links == NULL)
    return FALSE;
  for (guint i = 0; i < links->len; i++)
    {
      if (!move_link (change, job, g_ptr_array_index (links, i), error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
move_roles (RelaisChange *change, const ActJob *job, guint field, GPtrArray *roles, GError **error)
{
  if (roles == NULL)
    return FALSE;
  for (guint i = 0; i < roles->len; i++)
    {
      g_autoptr (RelaisRecord) moved = relais_record_with (g_ptr_array_index (roles, i), field, job->id);

      if (g_strcmp0 (relais_record_get (moved, RELAIS_PERSON_ROLE_PATIENT),
                     relais_record_get (moved, RELAIS_PERSON_ROLE_PERSON)) == 0)
        continue;
      if (!save (change, moved, NULL, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
merge (RelaisChange *change, gpointer data, GError **error)
{
  ActJob *job = data;
  RelaisDb *db = relais_change_get_db (change);
  g_autoptr (RelaisRecord) keep = load_person (db, job->id, error);
  g_autoptr (RelaisRecord) other = keep != NULL ? load_person (db, job->other, error) : NULL;
  g_autoptr (RelaisRecord) kept = NULL;
  g_autoptr (RelaisRecord) merged_away = NULL;
  g_autoptr (GPtrArray) as_patient = NULL;
  g_autoptr (GPtrArray) as_person = NULL;

  if (other == NULL)
    return FALSE;
  if (relais_person_is_archived (keep) || relais_person_is_archived (other))
    {
      g_autofree char *name = relais_person_get_name (relais_person_is_archived (keep) ? keep : other);

      relais_error_set (error, RELAIS_ERROR_ARCHIVED, name, NULL);
      return FALSE;
    }

  relais_merge_people (keep, other, &kept, &merged_away, job->issues);
  as_patient = relais_care_queries_list_roles (db, job->other, NULL, error);
  as_person = relais_care_queries_list_roles (db, NULL, job->other, error);

  /* The record that goes lets go of its unique numbers first. */
  return save (change, merged_away, NULL, error) && save (change, kept, &job->saved, error) &&
         move_links (change, job, error) &&
         move_roles (change, job, RELAIS_PERSON_ROLE_PATIENT, as_patient, error) &&
         move_roles (change, job, RELAIS_PERSON_ROLE_PERSON, as_person, error) &&
         relais_exclusions_carry (change, job->other, job->id, error);
}

/**
 * relais_register_merge:
 * @session: a session
 * @actor: who asks
 * @keep: id of the record that stays
 * @other: id of the record that goes into it
 * @issues: (element-type RelaisIssue): a list to which is added what could not be kept
 * @error: RELAIS_ERROR_NOT_FOUND, RELAIS_ERROR_ARCHIVED, RELAIS_ERROR_NOT_ALLOWED; RELAIS_ERROR_INVALID for a record
 *   and itself
 *
 * Makes one person of two records. Both histories stay; the undo brings back both records.
 *
 * Returns: (transfer full) (nullable): the person as stored now
 */
RelaisRecord *
relais_register_merge (RelaisSession *session, RelaisActor *actor, const char *keep, const char *other,
                       GPtrArray *issues, GError **error)
{
  ActJob job = { .id = keep, .other = other, .issues = issues };

  if (g_str_equal (keep, other))
    {
      relais_error_set (error, RELAIS_ERROR_DUPLICATE, keep, NULL);
      return NULL;
    }
  run (session, actor, RELAIS_ACT_MERGE, "merge", merge, &job, error);
  return job.saved;
}

/* --- Undoing --- */

typedef struct {
  const char *operation;
  const char *act;
  const char *since;
  RelaisUndoResult *result;
  GPtrArray *operations;
} UndoJob;

static gboolean
undo (RelaisChange *change, gpointer data, GError **error)
{
  UndoJob *job = data;
  RelaisActor *actor = relais_change_get_actor (change);
  gboolean changed = FALSE;

  return relais_done_check_undo (relais_change_get_db (change), actor, job->operation, &changed, error) &&
         (changed || relais_actor_check (actor, RELAIS_ACT_EDIT_PEOPLE, error)) &&
         relais_operations_undo (change, job->operation, job->result, error);
}

/**
 * relais_register_undo:
 * @session: a session
 * @actor: who asks
 * @operation: id of an operation
 * @result: (out): what was restored and what was left
 * @error: RELAIS_ERROR_NO_OPERATION, RELAIS_ERROR_UNDO_EXPIRED, RELAIS_ERROR_UNDO_CHANGED; RELAIS_ERROR_NOT_ALLOWED
 *   when @actor may not do what the undo does: archive, merge, change the practice; RELAIS_ERROR_TWO_PEOPLE when it
 *   would lift protected mode
 *
 * Returns: whether something was restored
 */
gboolean
relais_register_undo (RelaisSession *session, RelaisActor *actor, const char *operation, RelaisUndoResult *result,
                      GError **error)
{
  UndoJob job = { .operation = operation, .result = result };

  *result = (RelaisUndoResult) { 0 };
  return relais_store_write (relais_session_get_store (session), actor, "undo", undo, &job, NULL, error);
}

static gboolean
list_operations (RelaisDb *db, gpointer data, GError **error)
{
  UndoJob *job = data;

  job->operations = relais_operations_list (db, job->act, job->since, error);
  return job->operations != NULL;
}

/**
 * relais_register_list_operations:
 * @session: a session
 * @actor: who asks
 * @act: (nullable): only this act: "import", "merge"…
 * @since: (nullable): only from this instant on
 * @error: RELAIS_ERROR_NOT_ALLOWED
 *
 * Returns: (transfer full) (element-type RelaisOperation) (nullable): what was done, newest first
 */
GPtrArray *
relais_register_list_operations (RelaisSession *session, RelaisActor *actor, const char *act, const char *since,
                                 GError **error)
{
  UndoJob job = { .act = act, .since = since };

  if (!relais_actor_check (actor, RELAIS_ACT_READ_PEOPLE, error) ||
      !relais_store_read (relais_session_get_store (session), list_operations, &job, error))
    return NULL;
  return job.operations;
}
