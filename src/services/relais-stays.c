/* Stays in hospital for who asks about them: who is in hospital and since when, one stay as a whole, an admission, a
 * return that nobody had announced. Whoever is kept out of a patient's record finds no stay; of a protected patient
 * nobody is told where and when without a reason. How a stay is written is in relais-stays-put.c. Blocking, from any
 * thread.
 */

#include "relais-stays-private.h"

#include "relais-audit-reading.h"
#include "relais-error.h"
#include "relais-issue.h"
#include "relais-person.h"
#include "relais-practice-labels.h"
#include "relais-practice-profile.h"
#include "relais-register-private.h"
#include "relais-search-index.h"
#include "relais-shield.h"
#include "relais-stay-queries.h"

/* For how long a return is recent: past the visit after a week, on whatever day that falls. */
#define RECENT_DAYS 14

typedef struct {
  const char *id;
  const char *patient;
  RelaisStayScope scope;
  gboolean shown;
  RelaisDate today;
  GPtrArray *rows;
  RelaisStayRow *row;
  RelaisRecord *stay;
} ReadJob;

/**
 * relais_stay_row_free:
 * @row: (transfer full): a row
 */
void
relais_stay_row_free (RelaisStayRow *row)
{
  g_clear_pointer (&row->stay, relais_record_unref);
  g_clear_pointer (&row->patient, relais_record_unref);
  g_free (row);
}

static void
set_state (RelaisStayRow *row, const RelaisRecord *stay, GPtrArray *others, RelaisDate today)
{
  const RelaisRecord *earlier = relais_stay_find_readmission (stay, others);

  if (row->is_hidden)
    {
      row->state = relais_stay_is_open (stay) ? RELAIS_STAY_UNDATED : RELAIS_STAY_HOME;
      return;
    }
  row->state = relais_stay_get_state (stay, today);
  if (earlier != NULL)
    relais_date_parse (relais_record_get (earlier, RELAIS_STAY_DISCHARGE), &row->readmitted);
}

static RelaisStayRow *
make_row (RelaisDb *db, const RelaisRecord *stay, const ReadJob *job, GError **error)
{
  g_autoptr (RelaisRecord) patient =
      relais_register_read_kept (db, relais_record_get (stay, RELAIS_STAY_PATIENT), error);
  g_autoptr (GPtrArray) others =
      patient != NULL ? relais_stay_queries_list (db, relais_record_get_id (patient), NULL, error) : NULL;
  g_autoptr (RelaisStayRow) row = g_new0 (RelaisStayRow, 1);

  if (others == NULL)
    return NULL;
  row->is_hidden = relais_person_is_protected (patient) && !job->shown;
  row->namesakes = relais_search_index_count_name (db, patient, error);
  if (row->namesakes < 0)
    return NULL;
  set_state (row, stay, others, job->today);
  row->stay = row->is_hidden ? relais_shield_stay (stay, patient) : relais_record_ref ((RelaisRecord *) stay);
  row->patient = row->is_hidden ? relais_shield_person (patient) : g_steal_pointer (&patient);
  return g_steal_pointer (&row);
}

static gboolean
list_rows (RelaisDb *db, gpointer data, GError **error)
{
  ReadJob *job = data;
  RelaisDate first = relais_date_add_days (job->today, -RECENT_DAYS);
  g_autofree char *since = job->scope == RELAIS_STAYS_ALL ? NULL : relais_date_to_text (first);
  g_autoptr (GPtrArray) stays = relais_stay_queries_list (db, job->patient, since, error);

  job->rows = g_ptr_array_new_with_free_func ((GDestroyNotify) relais_stay_row_free);
  for (guint i = 0; stays != NULL && i < stays->len; i++)
    {
      RelaisStayRow *row;

      if (job->scope == RELAIS_STAYS_OPEN && !relais_stay_is_open (stays->pdata[i]))
        continue;
      row = make_row (db, stays->pdata[i], job, error);
      if (row == NULL)
        return FALSE;
      g_ptr_array_add (job->rows, row);
    }
  return stays != NULL;
}

/**
 * relais_stays_list:
 * @session: a session
 * @actor: who asks
 * @patient: (nullable): id of a patient; %NULL for everybody
 * @scope: which ones
 * @error: RELAIS_ERROR_NOT_ALLOWED
 *
 * Returns: (transfer full) (element-type RelaisStayRow) (nullable): open stays by their planned day, those without one
 *   last; then the others, the latest first
 */
GPtrArray *
relais_stays_list (RelaisSession *session, RelaisActor *actor, const char *patient, RelaisStayScope scope,
                   GError **error)
{
  ReadJob job = { .patient = patient, .scope = scope, .today = relais_session_get_today (session) };

  if (!relais_actor_check (actor, RELAIS_ACT_READ_STAYS, error))
    return NULL;
  if (!relais_store_read (relais_session_get_store (session), list_rows, &job, error))
    g_clear_pointer (&job.rows, g_ptr_array_unref);
  return job.rows;
}

/* --- One stay --- */

static gboolean
note_reading (RelaisChange *change, gpointer data, GError **error)
{
  ReadJob *job = data;
  g_autoptr (RelaisRecord) stay =
      relais_register_read_record (relais_change_get_db (change), &relais_stay_type, job->id, error);

  if (stay == NULL)
    return FALSE;
  return job->shown ? relais_change_note (change, "read-protected", relais_person_type.name,
                                          relais_record_get (stay, RELAIS_STAY_PATIENT), NULL, error)
                    : relais_change_note (change, "read", relais_stay_type.name, job->id, NULL, error);
}

static gboolean
read_row (RelaisDb *db, gpointer data, GError **error)
{
  ReadJob *job = data;
  g_autoptr (RelaisRecord) stay = relais_register_read_record (db, &relais_stay_type, job->id, error);

  job->row = stay != NULL ? make_row (db, stay, job, error) : NULL;
  return job->row != NULL;
}

/**
 * relais_stays_open:
 * @session: a session
 * @actor: who asks
 * @id: id of a stay
 * @reason: (nullable): why what protected mode hides must be seen; noted as an act of its own
 * @error: RELAIS_ERROR_NOT_FOUND; RELAIS_ERROR_NOT_ALLOWED when @reason is given by a role that may not, which is noted
 *   too
 *
 * Returns: (transfer full) (nullable): the stay, which may be changed and saved also where something is hidden
 */
RelaisStayRow *
relais_stays_open (RelaisSession *session, RelaisActor *actor, const char *id, const char *reason, GError **error)
{
  RelaisStore *store = relais_session_get_store (session);
  ReadJob job = { .id = id, .shown = reason != NULL, .today = relais_session_get_today (session) };

  if (!relais_actor_check (actor, RELAIS_ACT_READ_STAYS, error) ||
      (reason != NULL &&
       !relais_audit_check (session, actor, RELAIS_ACT_SHOW_PROTECTED, "read-protected", NULL, error)))
    return NULL;
  if (!(job.shown ? relais_store_write (store, actor, "read", note_reading, &job, NULL, error)
                  : relais_store_note (store, actor, "read", note_reading, &job, error)) ||
      !relais_store_read (store, read_row, &job, error))
    return NULL;
  return job.row;
}

static gboolean
find_open (RelaisDb *db, gpointer data, GError **error)
{
  ReadJob *job = data;
  g_autoptr (RelaisRecord) patient = relais_register_read_person (db, job->patient, error);
  g_autoptr (GPtrArray) stays =
      patient != NULL ? relais_stay_queries_list (db, job->patient, NULL, error) : NULL;

  if (stays == NULL)
    return FALSE;
  /* Open stays come first. */
  if (stays->len > 0 && relais_stay_is_open (stays->pdata[0]))
    job->stay = relais_shield_stay (stays->pdata[0], patient);
  return TRUE;
}

static RelaisRecord *
make_new (const char *patient)
{
  RelaisRecordBuilder *builder = relais_record_builder_new (&relais_stay_type, NULL, 0);

  relais_record_builder_set (builder, RELAIS_STAY_PATIENT, patient);
  return relais_record_builder_end (builder);
}

/**
 * relais_stays_begin:
 * @session: a session
 * @actor: who asks
 * @patient: id of a patient
 * @error: RELAIS_ERROR_NOT_FOUND, RELAIS_ERROR_NOT_ALLOWED
 *
 * What "new stay" opens: the one that is open already, without what protected mode hides, or a new one that is not
 * saved yet.
 *
 * Returns: (transfer full) (nullable): the stay
 */
RelaisRecord *
relais_stays_begin (RelaisSession *session, RelaisActor *actor, const char *patient, GError **error)
{
  ReadJob job = { .patient = patient };

  if (!relais_actor_check (actor, RELAIS_ACT_EDIT_STAYS, error) ||
      !relais_store_read (relais_session_get_store (session), find_open, &job, error))
    return NULL;
  return job.stay != NULL ? job.stay : make_new (patient);
}

/* --- Writing --- */

typedef struct {
  const RelaisRecord *stay;
  const char *patient;
  RelaisDate on;
  const char *destination;
  RelaisDate today;
  GPtrArray *issues;
  RelaisRecord *saved;
} SaveJob;

static gboolean
save (RelaisChange *change, gpointer data, GError **error)
{
  SaveJob *job = data;

  return relais_stays_put (change, job->stay, job->today, job->issues, &job->saved, error);
}

static gboolean
note_return (RelaisChange *change, gpointer data, GError **error)
{
  SaveJob *job = data;
  g_autoptr (GPtrArray) stays =
      relais_stay_queries_list (relais_change_get_db (change), job->patient, NULL, error);
  g_autofree char *on = relais_date_to_text (job->on);
  g_autoptr (RelaisRecord) stay = NULL;
  g_autoptr (RelaisRecord) returned = NULL;
  RelaisRecordBuilder *builder;

  if (stays == NULL)
    return FALSE;
  stay = stays->len > 0 && relais_stay_is_open (stays->pdata[0]) ? relais_record_ref (stays->pdata[0])
                                                                 : make_new (job->patient);
  builder = relais_record_builder_new_from (stay);
  relais_record_builder_set (builder, RELAIS_STAY_DISCHARGE, on);
  relais_record_builder_set (builder, RELAIS_STAY_DESTINATION, job->destination);
  returned = relais_record_builder_end (builder);
  return relais_stays_put (change, returned, job->today, job->issues, &job->saved, error);
}

static RelaisRecord *
run_save (RelaisSession *session, RelaisActor *actor, const char *act, RelaisStoreWriteFunc func, SaveJob *job,
          GPtrArray *issues, GError **error)
{
  g_autoptr (GPtrArray) own_issues = issues == NULL ? relais_issues_new () : NULL;

  job->today = relais_session_get_today (session);
  job->issues = issues != NULL ? issues : own_issues;
  if (!relais_actor_check (actor, RELAIS_ACT_EDIT_STAYS, error))
    return NULL;
  if (!relais_store_write (relais_session_get_store (session), actor, act, func, job, NULL, error))
    g_clear_pointer (&job->saved, relais_record_unref);
  return job->saved;
}

/**
 * relais_stays_save:
 * @session: a session
 * @actor: who asks
 * @stay: a stay; the revision is the one it was read at, 0 for a new one
 * @issues: (element-type RelaisIssue) (nullable): a list to which findings are added, warnings too
 * @error: RELAIS_ERROR_INVALID, also for a second open stay; RELAIS_ERROR_CONFLICT, RELAIS_ERROR_NO_PATIENT,
 *   RELAIS_ERROR_ARCHIVED, RELAIS_ERROR_DECEASED
 *
 * Of a protected patient, what is empty in @stay stays as it was, so that nobody empties what they were not shown.
 *
 * Returns: (transfer full) (nullable): the stay as stored now
 */
RelaisRecord *
relais_stays_save (RelaisSession *session, RelaisActor *actor, const RelaisRecord *stay, GPtrArray *issues,
                   GError **error)
{
  SaveJob job = { .stay = stay };

  return run_save (session, actor, "save", save, &job, issues, error);
}

/**
 * relais_stays_note_return:
 * @session: a session
 * @actor: who asks
 * @patient: id of a patient
 * @on: the day on which they left the hospital
 * @destination: (nullable): where to, a word of #RELAIS_STAY_DESTINATION; %NULL is home
 * @issues: (element-type RelaisIssue) (nullable): a list to which findings are added
 * @error: see relais_stays_save()
 *
 * Closes the open stay; a patient who comes home without anybody having known that they were away gets one that is
 * closed, so that the calls after the return are made.
 *
 * Returns: (transfer full) (nullable): the stay as stored now
 */
RelaisRecord *
relais_stays_note_return (RelaisSession *session, RelaisActor *actor, const char *patient, RelaisDate on,
                          const char *destination, GPtrArray *issues, GError **error)
{
  SaveJob job = { .patient = patient, .on = on, .destination = destination != NULL ? destination : "home" };

  return run_save (session, actor, "return", note_return, &job, issues, error);
}

/**
 * relais_stays_load_calendar:
 * @session: a session
 * @error: where to store the error
 *
 * Returns: (transfer full) (nullable): the days of the practice as they are now
 */
RelaisCalendar *
relais_stays_load_calendar (RelaisSession *session, GError **error)
{
  g_autoptr (RelaisRecord) profile = relais_practice_profile_load (session, error);
  g_autoptr (GPtrArray) closing = profile != NULL ? relais_practice_profile_list_closing (session, error) : NULL;
  g_autoptr (RelaisLabels) labels = closing != NULL ? relais_practice_labels_load (session, error) : NULL;

  if (labels == NULL)
    return NULL;
  return relais_calendar_new (relais_record_get (profile, RELAIS_PRACTICE_HOURS), closing, labels);
}
