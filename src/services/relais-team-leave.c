/* Leaving the team, as one act: the last day, the slot, and what somebody must go on with, in the hands of a colleague
 * who is named. Referent roles, proposals and what was asked are records like any other and stand in the log. The
 * colleague gains nothing by it that they may not see: that is kept back, and counted. What is told are numbers: who
 * administers does not read records. Blocking, from any thread.
 */

#include "relais-team-private.h"

#include "relais-care-queries.h"
#include "relais-drafts-table.h"
#include "relais-error.h"
#include "relais-lift.h"
#include "relais-person.h"
#include "relais-table.h"
#include "relais-viewer.h"

typedef struct {
  RelaisStore *store;
  const char *id;
  const char *to;
  RelaisDate today;
  RelaisDate last_day;
  RelaisTeamWork work;
  RelaisRecord *saved;
} LeaveJob;

static RelaisRecord *
load_member (RelaisDb *db, const char *id, GError **error)
{
  return relais_table_load (db, relais_table_for_type (&relais_staff_type), id, error);
}

/* --- What there is --- */

static GPtrArray *
list_patients (RelaisDb *db, const RelaisRecord *member, GError **error)
{
  return relais_care_queries_list_referred (db, relais_record_get (member, RELAIS_STAFF_NAME), error);
}

static GPtrArray *
list_lifts (RelaisDb *db, const LeaveJob *job, GError **error)
{
  GPtrArray *lifts = relais_care_queries_list_all (db, &relais_lift_type, error);

  for (guint i = lifts != NULL ? lifts->len : 0; i > 0; i--)
    {
      const RelaisRecord *lift = g_ptr_array_index (lifts, i - 1);

      if (!relais_record_is (lift, RELAIS_LIFT_PROPOSER, job->id) || !relais_lift_is_open (lift, job->today))
        g_ptr_array_remove_index (lifts, i - 1);
    }
  return lifts;
}

static gboolean
count_work (RelaisDb *db, gpointer data, GError **error)
{
  LeaveJob *job = data;
  g_autoptr (RelaisRecord) member = load_member (db, job->id, error);
  g_autoptr (GPtrArray) patients = member != NULL ? list_patients (db, member, error) : NULL;
  g_autoptr (GPtrArray) lifts = patients != NULL ? list_lifts (db, job, error) : NULL;
  g_autoptr (GPtrArray) forms = lifts != NULL ? relais_drafts_list (db, job->id, error) : NULL;

  if (forms == NULL)
    return FALSE;
  job->work = (RelaisTeamWork) { .n_patients = patients->len, .n_forms = forms->len, .n_lifts = lifts->len };
  return relais_team_count_stays (db, member, &job->work, error) &&
         relais_team_count_notebook (db, member, job->today, &job->work, error) &&
         relais_team_count_round (db, member, &job->work, error);
}

/**
 * relais_team_work_get_n_kept_back:
 * @work: what was handed over
 *
 * Returns: how much of it the colleague did not get
 */
guint
relais_team_work_get_n_kept_back (const RelaisTeamWork *work)
{
  return work->n_patients_kept_back + work->n_stays_kept_back + work->n_forms_kept_back + work->n_tasks_kept_back +
         work->n_urgent_kept_back + work->n_stops_kept_back;
}

/**
 * relais_team_work_get_n_handed_over:
 * @work: what was handed over, or would be
 *
 * Returns: how much the colleague has from now on
 */
guint
relais_team_work_get_n_handed_over (const RelaisTeamWork *work)
{
  return work->n_patients + work->n_stays + work->n_forms + work->n_lifts + work->n_tasks + work->n_urgent +
         work->n_stops -
         relais_team_work_get_n_kept_back (work);
}

/**
 * relais_team_count_work:
 * @session: a session
 * @actor: who asks
 * @id: id of a member
 * @work: (out): what they would leave behind today
 * @error: RELAIS_ERROR_NOT_FOUND, RELAIS_ERROR_NOT_ALLOWED
 *
 * Returns: whether it could be counted
 */
gboolean
relais_team_count_work (RelaisSession *session, RelaisActor *actor, const char *id, RelaisTeamWork *work,
                        GError **error)
{
  LeaveJob job = { .id = id, .today = relais_session_get_today (session) };

  if (!relais_actor_check (actor, RELAIS_ACT_HAND_OVER, error) ||
      !relais_store_read (relais_session_get_store (session), count_work, &job, error))
    return FALSE;
  *work = job.work;
  return TRUE;
}

/* --- Handing over --- */

static gboolean
save (RelaisChange *change, const RelaisRecord *record, GError **error)
{
  g_autoptr (RelaisRecord) saved = relais_change_save (change, record, error);

  return saved != NULL;
}

static gboolean
hand_over_patients (RelaisChange *change, LeaveJob *job, GPtrArray *patients, const RelaisRecord *to, GError **error)
{
  for (guint i = 0; i < patients->len; i++)
    {
      const RelaisRecord *patient = g_ptr_array_index (patients, i);
      g_autoptr (RelaisRecord) changed = NULL;
      gboolean may_see;

      if (!relais_viewer_may_see (relais_change_get_db (change), job->to, relais_record_get_id (patient), &may_see,
                                  error))
        return FALSE;
      job->work.n_patients_kept_back += may_see ? 0 : 1;
      changed = relais_record_with (patient, RELAIS_PERSON_REFERENT,
                                    may_see ? relais_record_get (to, RELAIS_STAFF_NAME) : NULL);
      if (!save (change, changed, error))
        return FALSE;
    }
  return TRUE;
}

/* The colleague stands for the proposal from now on, and somebody else confirms it. */
static gboolean
hand_over_lifts (RelaisChange *change, GPtrArray *lifts, const RelaisRecord *to, GError **error)
{
  const char *roles = relais_record_get (to, RELAIS_STAFF_ROLE);
  gboolean coordinates = relais_permission_is_granted (roles, RELAIS_ACT_LIFT_PROTECTED);

  for (guint i = 0; i < lifts->len; i++)
    {
      g_autoptr (RelaisRecordBuilder) builder = relais_record_builder_new_from (g_ptr_array_index (lifts, i));
      g_autoptr (RelaisRecord) changed = NULL;

      relais_record_builder_set (builder, RELAIS_LIFT_PROPOSER, relais_record_get_id (to));
      relais_record_builder_set (builder, RELAIS_LIFT_PROPOSED_BY, relais_record_get (to, RELAIS_STAFF_NAME));
      relais_record_builder_set (builder, RELAIS_LIFT_BY_COORDINATOR, coordinates ? "yes" : "no");
      changed = relais_record_builder_end (g_steal_pointer (&builder));
      if (!save (change, changed, error))
        return FALSE;
    }
  return TRUE;
}

/* Somebody who stays, and may go on with it. */
static RelaisRecord *
load_successor (RelaisDb *db, const LeaveJob *job, const RelaisRecord *member, GError **error)
{
  g_autoptr (RelaisRecord) to = job->to != NULL ? load_member (db, job->to, error) : NULL;

  if (job->to != NULL && to == NULL)
    return NULL;
  if (to != NULL && !g_str_equal (job->to, job->id) && relais_staff_is_active (to, job->today) &&
      relais_permission_is_granted (relais_record_get (to, RELAIS_STAFF_ROLE),
                                    job->work.n_lifts > 0 ? RELAIS_ACT_PROPOSE_LIFT : RELAIS_ACT_EDIT_PEOPLE))
    return g_steal_pointer (&to);
  relais_error_set (error, RELAIS_ERROR_NO_SUCCESSOR, relais_record_get (member, RELAIS_STAFF_NAME), NULL);
  return NULL;
}

static gboolean
hand_over (RelaisChange *change, LeaveJob *job, const RelaisRecord *member, GError **error)
{
  RelaisDb *db = relais_change_get_db (change);
  g_autoptr (GPtrArray) patients = list_patients (db, member, error);
  g_autoptr (GPtrArray) lifts = patients != NULL ? list_lifts (db, job, error) : NULL;
  g_autoptr (RelaisRecord) to = lifts != NULL ? load_successor (db, job, member, error) : NULL;

  return to != NULL && hand_over_patients (change, job, patients, to, error) &&
         hand_over_lifts (change, lifts, to, error) &&
         relais_team_hand_over_stays (change, member, to, &job->work, error) &&
         relais_team_hand_over_notebook (change, member, to, &job->work, error) &&
         relais_team_hand_over_round (change, member, to, &job->work, error) &&
         relais_team_hand_over_forms (change, member, to, &job->work, error);
}

static gboolean
leave (RelaisChange *change, gpointer data, GError **error)
{
  LeaveJob *job = data;
  RelaisDb *db = relais_change_get_db (change);
  g_autoptr (RelaisRecord) member = load_member (db, job->id, error);

  if (member == NULL || !count_work (db, job, error))
    return FALSE;
  if (relais_team_work_get_n_handed_over (&job->work) > 0 && !hand_over (change, job, member, error))
    return FALSE;
  return relais_team_close (job->store, change, member, job->last_day, &job->saved, error);
}

/**
 * relais_team_leave:
 * @session: a session
 * @actor: who asks
 * @id: id of the member who leaves
 * @to: (nullable): id of the colleague who goes on with their work; may be missing where there is none
 * @last_day: their last day; the slot is destroyed now, or at the first sign-in after a day that is still to come
 * @handed_over: (out): what there was, and how much of it @to did not get
 * @error: RELAIS_ERROR_NO_SUCCESSOR, RELAIS_ERROR_LAST_ADMINISTRATOR, RELAIS_ERROR_NOT_FOUND, RELAIS_ERROR_NOT_ALLOWED
 *
 * Returns: (transfer full) (nullable): the member as stored now
 */
RelaisRecord *
relais_team_leave (RelaisSession *session, RelaisActor *actor, const char *id, const char *to, RelaisDate last_day,
                   RelaisTeamWork *handed_over, GError **error)
{
  LeaveJob job = { .store = relais_session_get_store (session), .id = id, .to = to, .last_day = last_day };

  job.today = relais_session_get_today (session);
  if (!relais_actor_check (actor, RELAIS_ACT_MANAGE_TEAM, error) ||
      !relais_actor_check (actor, RELAIS_ACT_HAND_OVER, error))
    return NULL;
  if (!relais_store_write (job.store, actor, "staff-leave", leave, &job, NULL, error))
    g_clear_pointer (&job.saved, relais_record_unref);
  *handed_over = job.work;
  return job.saved;
}
