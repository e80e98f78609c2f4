/* Lifting protected mode: a first member proposes it with a reason, a second one confirms it. Between the two nothing
 * changes in the record. Both acts are operations of their own and stand in the log; the reason stands in the proposal,
 * which goes with the person. Blocking, from any thread.
 */

#include "relais-register-lift.h"

#include "relais-care-queries.h"
#include "relais-error.h"
#include "relais-issue.h"
#include "relais-person.h"
#include "relais-register-private.h"

#include <string.h>

typedef struct {
  const char *id;
  const char *reason;
  RelaisDate today;
  RelaisRecord *saved;
  GPtrArray *lifts;
} LiftJob;

static RelaisRecord *
load_protected (RelaisChange *change, const char *id, GError **error)
{
  g_autoptr (RelaisRecord) person = relais_register_read_person (relais_change_get_db (change), id, error);

  if (person == NULL || relais_person_is_protected (person))
    return g_steal_pointer (&person);
  relais_error_set (error, RELAIS_ERROR_INVALID, "protected", "no");
  return NULL;
}

static gboolean
propose (RelaisChange *change, gpointer data, GError **error)
{
  LiftJob *job = data;
  RelaisActor *actor = relais_change_get_actor (change);
  g_autoptr (RelaisRecord) person = load_protected (change, job->id, error);
  g_autoptr (RelaisRecordBuilder) builder = relais_record_builder_new (&relais_lift_type, NULL, 0);
  g_autoptr (RelaisRecord) lift = NULL;
  g_autofree char *date = relais_date_to_text (job->today);

  if (person == NULL)
    return FALSE;
  relais_record_builder_set (builder, RELAIS_LIFT_PERSON, job->id);
  relais_record_builder_set (builder, RELAIS_LIFT_REASON, job->reason);
  relais_record_builder_set (builder, RELAIS_LIFT_PROPOSER, relais_actor_get_staff_id (actor));
  relais_record_builder_set (builder, RELAIS_LIFT_PROPOSED_BY, relais_actor_get_name (actor));
  relais_record_builder_set (builder, RELAIS_LIFT_PROPOSED_ON, date);
  relais_record_builder_set (builder, RELAIS_LIFT_BY_COORDINATOR,
                             relais_actor_may (actor, RELAIS_ACT_LIFT_PROTECTED) ? "yes" : "no");
  lift = relais_record_builder_end (g_steal_pointer (&builder));
  job->saved = relais_change_save (change, lift, error);
  return job->saved != NULL;
}

/**
 * relais_register_propose_lift:
 * @session: a session
 * @actor: who asks
 * @id: id of a protected person
 * @reason: why, 3 to 200 characters
 * @error: RELAIS_ERROR_NOT_FOUND; RELAIS_ERROR_NOT_ALLOWED for reception; RELAIS_ERROR_INVALID for a reason that is too
 *   short or too long, and for somebody who is not protected
 *
 * Changes nothing in the record: another member has to confirm it with relais_register_confirm_lift().
 *
 * Returns: (transfer full) (nullable): the proposal
 */
RelaisRecord *
relais_register_propose_lift (RelaisSession *session, RelaisActor *actor, const char *id, const char *reason,
                              GError **error)
{
  g_autofree char *stripped = g_strstrip (g_strdup (reason));
  glong length = g_utf8_strlen (stripped, -1);
  LiftJob job = { .id = id, .reason = stripped, .today = relais_session_get_today (session) };

  if (!relais_actor_check (actor, RELAIS_ACT_PROPOSE_LIFT, error))
    return NULL;
  if (length < 3 || length > 200)
    {
      relais_error_set (error, RELAIS_ERROR_INVALID, "reason", "%ld", length);
      return NULL;
    }
  if (relais_store_write (relais_session_get_store (session), actor, "propose-lift", propose, &job, NULL, error))
    return job.saved;
  /* The disk may be full only when the proposal is committed. */
  g_clear_pointer (&job.saved, relais_record_unref);
  return NULL;
}

static const RelaisRecord *
find_confirmable (GPtrArray *lifts, const LiftJob *job, const RelaisActor *actor)
{
  for (guint i = 0; i < lifts->len; i++)
    {
      const RelaisRecord *lift = g_ptr_array_index (lifts, i);

      if (g_strcmp0 (relais_record_get (lift, RELAIS_LIFT_PERSON), job->id) == 0 &&
          relais_lift_may_confirm (lift, actor, job->today))
        return lift;
    }
  return NULL;
}

static gboolean
save_confirmed (RelaisChange *change, const RelaisRecord *lift, RelaisDate today, GError **error)
{
  g_autoptr (RelaisRecordBuilder) builder = relais_record_builder_new_from (lift);
  g_autoptr (RelaisRecord) confirmed = NULL;
  g_autoptr (RelaisRecord) saved = NULL;
  g_autofree char *date = relais_date_to_text (today);

  relais_record_builder_set (builder, RELAIS_LIFT_CONFIRMED_BY,
                             relais_actor_get_name (relais_change_get_actor (change)));
  relais_record_builder_set (builder, RELAIS_LIFT_CONFIRMED_ON, date);
  confirmed = relais_record_builder_end (g_steal_pointer (&builder));
  saved = relais_change_save (change, confirmed, error);
  return saved != NULL;
}

static gboolean
confirm (RelaisChange *change, gpointer data, GError **error)
{
  LiftJob *job = data;
  g_autoptr (RelaisRecord) person = load_protected (change, job->id, error);
  g_autoptr (GPtrArray) lifts = NULL;
  g_autoptr (RelaisRecord) lifted = NULL;
  g_autofree char *name = NULL;
  const RelaisRecord *lift;

  if (person == NULL)
    return FALSE;
  lifts = relais_care_queries_list_all (relais_change_get_db (change), &relais_lift_type, error);
  if (lifts == NULL)
    return FALSE;
  lift = find_confirmable (lifts, job, relais_change_get_actor (change));
  if (lift == NULL)
    {
      name = relais_person_get_name (person);
      relais_error_set (error, RELAIS_ERROR_TWO_PEOPLE, name, NULL);
      return FALSE;
    }
  lifted = relais_record_with (person, RELAIS_PERSON_PROTECTED, "no");
  if (!save_confirmed (change, lift, job->today, error))
    return FALSE;
  job->saved = relais_change_save (change, lifted, error);
  return job->saved != NULL;
}

/**
 * relais_register_confirm_lift:
 * @session: a session
 * @actor: who asks
 * @id: id of a protected person
 * @error: RELAIS_ERROR_NOT_FOUND; RELAIS_ERROR_INVALID for somebody who is not protected; RELAIS_ERROR_TWO_PEOPLE when
 *   there is no proposal that @actor may confirm: none, an old one, their own, or two people without a coordinator
 *
 * Returns: (transfer full) (nullable): the person as stored now, not protected any more
 */
RelaisRecord *
relais_register_confirm_lift (RelaisSession *session, RelaisActor *actor, const char *id, GError **error)
{
  LiftJob job = { .id = id, .today = relais_session_get_today (session) };

  if (!relais_actor_check (actor, RELAIS_ACT_PROPOSE_LIFT, error) ||
      !relais_store_write (relais_session_get_store (session), actor, "lift", confirm, &job, NULL, error))
    g_clear_pointer (&job.saved, relais_record_unref);
  return job.saved;
}

static gboolean
list_lifts (RelaisDb *db, gpointer data, GError **error)
{
  LiftJob *job = data;
  g_autoptr (GPtrArray) lifts = relais_care_queries_list_all (db, &relais_lift_type, error);

  for (guint i = lifts != NULL ? lifts->len : 0; i > 0; i--)
    {
      if (!relais_lift_is_open (g_ptr_array_index (lifts, i - 1), job->today))
        g_ptr_array_remove_index (lifts, i - 1);
    }
  job->lifts = g_steal_pointer (&lifts);
  return job->lifts != NULL;
}

/**
 * relais_register_list_lifts:
 * @session: a session
 * @actor: who asks
 * @error: RELAIS_ERROR_NOT_ALLOWED
 *
 * Returns: (transfer full) (element-type RelaisRecord) (nullable): the proposals that wait for a second member
 */
GPtrArray *
relais_register_list_lifts (RelaisSession *session, RelaisActor *actor, GError **error)
{
  LiftJob job = { .today = relais_session_get_today (session) };

  return relais_actor_check (actor, RELAIS_ACT_PROPOSE_LIFT, error) &&
                 relais_store_read (relais_session_get_store (session), list_lifts, &job, error)
             ? job.lifts
             : NULL;
}
