/* One's own round: the patients whom one visits on a weekday, in one's own order, with what is new about each. Who was
 * merged into another record is shown as that one, once; who is archived or dead is not shown and keeps their place.
 * Nobody sees or changes the round of a colleague. Blocking, from any thread.
 */

#include "relais-round.h"

#include "relais-error.h"
#include "relais-id.h"
#include "relais-note-marks.h"
#include "relais-notebook-private.h"
#include "relais-person.h"
#include "relais-register-private.h"
#include "relais-round-queries.h"
#include "relais-search-index.h"
#include "relais-table.h"
#include "relais-task-queries.h"
#include "relais-viewer.h"

/* Where counting what is new about one patient ends. */
#define MAX_NEW 100

typedef struct {
  const RelaisActor *actor;
  const RelaisNoteReader *reader;
  const char *weekday;
  const char *patient;
  const char *stop;
  guint position;
  GPtrArray *visits;
  RelaisRecord *saved;
} RoundJob;

/**
 * relais_round_visit_free:
 * @visit: (transfer full): a stop
 */
void
relais_round_visit_free (RelaisRoundVisit *visit)
{
  g_clear_pointer (&visit->stop, relais_record_unref);
  g_clear_pointer (&visit->patient, relais_record_unref);
  g_free (visit->last_visit);
  g_free (visit);
}

/* --- Whom it leads to --- */

static gboolean
is_visited (const RelaisRecord *person)
{
  return relais_person_is_patient (person) && !relais_person_is_archived (person) &&
         !relais_person_is_deceased (person);
}

static const RelaisRoundVisit *
find_visit (GPtrArray *visits, const RelaisRecord *patient)
{
  for (guint i = 0; i < visits->len; i++)
    {
      const RelaisRoundVisit *visit = visits->pdata[i];

      if (g_str_equal (relais_record_get_id (visit->patient), relais_record_get_id (patient)))
        return visit;
    }
  return NULL;
}

/* The stops that are shown, with their patients and nothing else; also on the connection that writes, which has no
 * views for who is kept out.
 */
static GPtrArray *
list_shown (RelaisDb *db, const RoundJob *job, const char *weekday, GError **error)
{
  const char *me = relais_actor_get_staff_id (job->actor);
  g_autoptr (GPtrArray) stops = relais_round_queries_list (db, me, weekday, error);
  g_autoptr (GPtrArray) visits = g_ptr_array_new_with_free_func ((GDestroyNotify) relais_round_visit_free);

  for (guint i = 0; stops != NULL && i < stops->len; i++)
    {
      const char *id = relais_record_get (stops->pdata[i], RELAIS_ROUND_STOP_PATIENT);
      g_autoptr (RelaisRecord) patient = NULL;
      RelaisRoundVisit *visit;
      gboolean may_see;

      if (!relais_viewer_may_see (db, me, id, &may_see, error))
        return NULL;
      if (!may_see)
        continue;
      patient = relais_register_read_kept (db, id, error);
      if (patient == NULL || !relais_viewer_may_see (db, me, relais_record_get_id (patient), &may_see, error))
        return NULL;
      if (!may_see || !is_visited (patient) || find_visit (visits, patient) != NULL)
        continue;
      visit = g_new0 (RelaisRoundVisit, 1);
      visit->stop = relais_record_ref (stops->pdata[i]);
      visit->patient = relais_register_shield (g_steal_pointer (&patient));
      g_ptr_array_add (visits, visit);
    }
  return stops != NULL ? g_steal_pointer (&visits) : NULL;
}

/* --- What is new there --- */

static gboolean
count_entries (RelaisDb *db, const RoundJob *job, RelaisRoundVisit *visit, GPtrArray *family, GError **error)
{
  RelaisNoteQuery since = { .scope = RELAIS_NOTE_SCOPE_SINCE_VISIT, .patients = family, .limit = MAX_NEW };
  RelaisNoteQuery urgent = { .scope = RELAIS_NOTE_SCOPE_URGENT, .patients = family, .limit = MAX_NEW };
  g_autoptr (GPtrArray) hits = relais_note_queries_find (db, job->reader, &since, error);
  int n_urgent = hits != NULL ? relais_note_queries_count (db, job->reader, &urgent, error) : -1;

  if (n_urgent < 0)
    return FALSE;
  visit->n_urgent = (guint) n_urgent;
  visit->n_new = hits->len;
  for (guint i = 0; i < hits->len; i++)
    visit->n_unread += ((const RelaisNoteHit *) hits->pdata[i])->is_unread ? 1 : 0;
  return TRUE;
}

static gboolean
count_tasks (RelaisDb *db, const RoundJob *job, RelaisRoundVisit *visit, GPtrArray *family, GError **error)
{
  g_autoptr (GPtrArray) tasks = relais_task_queries_list_since (db, job->reader, family, NULL, error);

  for (guint i = 0; tasks != NULL && i < tasks->len; i++)
    {
      if (!relais_task_is_done (tasks->pdata[i]) &&
          relais_task_is_for (tasks->pdata[i], relais_actor_get_staff_id (job->actor),
                              relais_actor_get_roles (job->actor)))
        visit->n_open++;
    }
  return tasks != NULL;
}

static gboolean
find_new (RelaisDb *db, const RoundJob *job, RelaisRoundVisit *visit, GError **error)
{
  const char *id = relais_record_get_id (visit->patient);
  g_autoptr (GPtrArray) family = relais_note_queries_list_family (db, id, error);

  if (family == NULL)
    return FALSE;
  visit->namesakes = relais_search_index_count_name (db, visit->patient, error);
  return visit->namesakes >= 0 &&
         relais_note_marks_get_visit (db, relais_actor_get_staff_id (job->actor), id, &visit->last_visit, error) &&
         count_entries (db, job, visit, family, error) && count_tasks (db, job, visit, family, error);
}

static gboolean
read_visits (RelaisDb *db, gpointer data, GError **error)
{
  RoundJob *job = data;
  g_autoptr (GPtrArray) visits = list_shown (db, job, job->weekday, error);

  for (guint i = 0; visits != NULL && i < visits->len; i++)
    {
      if (!find_new (db, job, visits->pdata[i], error))
        return FALSE;
    }
  job->visits = g_steal_pointer (&visits);
  return job->visits != NULL;
}

/**
 * relais_round_list:
 * @session: a session
 * @actor: whose round
 * @weekday: the word of a weekday
 * @error: RELAIS_ERROR_NOT_ALLOWED
 *
 * Returns: (transfer full) (element-type RelaisRoundVisit) (nullable): whom they visit on that day, in order
 */
GPtrArray *
relais_round_list (RelaisSession *session, RelaisActor *actor, const char *weekday, GError **error)
{
  g_auto (RelaisNotebookEyes) eyes = { 0 };
  RoundJob job = { .actor = actor, .reader = &eyes.reader, .weekday = weekday };

  if (!relais_actor_check (actor, RELAIS_ACT_SEE_NOTES, error))
    return NULL;
  relais_notebook_eyes_init (&eyes, session, actor);
  return relais_store_read (relais_session_get_store (session), read_visits, &job, error) ? job.visits : NULL;
}

/* --- Changing it --- */

static RelaisRecord *
make_stop (const RoundJob *job, const RelaisRecord *patient, GPtrArray *stops)
{
  g_autofree char *id = relais_id_new ();
  guint last = stops->len > 0 ? relais_round_get_position (stops->pdata[stops->len - 1]) : 0;
  g_autofree char *position = g_strdup_printf ("%u", last + 1);
  RelaisRecordBuilder *builder = relais_record_builder_new (&relais_round_stop_type, id, 0);

  relais_record_builder_set (builder, RELAIS_ROUND_STOP_MEMBER, relais_actor_get_staff_id (job->actor));
  relais_record_builder_set (builder, RELAIS_ROUND_STOP_WEEKDAY, job->weekday);
  relais_record_builder_set (builder, RELAIS_ROUND_STOP_PATIENT, relais_record_get_id (patient));
  relais_record_builder_set (builder, RELAIS_ROUND_STOP_POSITION, position);
  return relais_record_builder_end (builder);
}

/* Who is on the list already stays where they are. */
static gboolean
add (RelaisChange *change, gpointer data, GError **error)
{
  RoundJob *job = data;
  RelaisDb *db = relais_change_get_db (change);
  g_autoptr (RelaisRecord) patient = relais_register_read_kept (db, job->patient, error);
  g_autoptr (GPtrArray) visits = patient != NULL ? list_shown (db, job, job->weekday, error) : NULL;
  g_autoptr (GPtrArray) stops = NULL;
  g_autoptr (RelaisRecord) stop = NULL;
  g_autofree char *name = NULL;
  const RelaisRoundVisit *known;

  if (visits == NULL)
    return FALSE;
  if (!relais_person_is_patient (patient))
    {
      name = relais_person_get_name (patient);
      relais_error_set (error, RELAIS_ERROR_NO_PATIENT, name, NULL);
      return FALSE;
    }
  known = find_visit (visits, patient);
  if (known != NULL)
    {
      job->saved = relais_record_ref (known->stop);
      return TRUE;
    }
  stops = relais_round_queries_list (db, relais_actor_get_staff_id (job->actor), job->weekday, error);
  stop = stops != NULL ? make_stop (job, patient, stops) : NULL;
  job->saved = stop != NULL ? relais_change_save (change, stop, error) : NULL;
  return job->saved != NULL;
}

static gboolean
run (RelaisSession *session, RelaisActor *actor, RelaisStoreWriteFunc func, RoundJob *job, GError **error)
{
  return relais_actor_check (actor, RELAIS_ACT_SEE_NOTES, error) &&
         relais_store_write (relais_session_get_store (session), actor, "round", func, job, NULL, error);
}

/**
 * relais_round_add:
 * @session: a session
 * @actor: whose round
 * @patient: id of a patient
 * @weekday: the word of a weekday
 * @error: RELAIS_ERROR_NOT_FOUND, RELAIS_ERROR_NO_PATIENT, RELAIS_ERROR_NOT_ALLOWED
 *
 * Puts the patient at the end of that day, or leaves them where they are already.
 *
 * Returns: (transfer full) (nullable): the stop
 */
RelaisRecord *
relais_round_add (RelaisSession *session, RelaisActor *actor, const char *patient, const char *weekday, GError **error)
{
  RoundJob job = { .actor = actor, .patient = patient, .weekday = weekday };

  if (!run (session, actor, add, &job, error))
    g_clear_pointer (&job.saved, relais_record_unref);
  return job.saved;
}

/* Of one's own that is shown: @position says where in its day. */
static GPtrArray *
find_own (RelaisDb *db, const RoundJob *job, guint *position, GError **error)
{
  g_autoptr (RelaisRecord) stop =
      relais_table_load (db, relais_table_for_type (&relais_round_stop_type), job->stop, error);
  g_autoptr (GPtrArray) visits = NULL;

  if (stop == NULL)
    return NULL;
  visits = list_shown (db, job, relais_record_get (stop, RELAIS_ROUND_STOP_WEEKDAY), error);
  for (guint i = 0; visits != NULL && i < visits->len; i++)
    {
      *position = i;
      if (g_str_equal (relais_record_get_id (((RelaisRoundVisit *) visits->pdata[i])->stop), job->stop))
        return g_steal_pointer (&visits);
    }
  if (visits != NULL)
    relais_error_set (error, RELAIS_ERROR_NOT_FOUND, job->stop, NULL);
  return NULL;
}

static gboolean
take_away (RelaisChange *change, gpointer data, GError **error)
{
  RoundJob *job = data;
  guint position;
  g_autoptr (GPtrArray) visits = find_own (relais_change_get_db (change), job, &position, error);

  return visits != NULL &&
         relais_change_remove (change, ((RelaisRoundVisit *) visits->pdata[position])->stop, error);
}

/**
 * relais_round_remove:
 * @session: a session
 * @actor: whose round
 * @stop: id of a stop
 * @error: RELAIS_ERROR_NOT_FOUND, also for a stop of somebody else; RELAIS_ERROR_NOT_ALLOWED
 *
 * Returns: whether it is gone
 */
gboolean
relais_round_remove (RelaisSession *session, RelaisActor *actor, const char *stop, GError **error)
{
  RoundJob job = { .actor = actor, .stop = stop };

  return run (session, actor, take_away, &job, error);
}

static gboolean
shift (RelaisChange *change, gpointer data, GError **error)
{
  RoundJob *job = data;
  guint from;
  g_autoptr (GPtrArray) visits = find_own (relais_change_get_db (change), job, &from, error);
  g_autoptr (GPtrArray) stops = g_ptr_array_new ();
  g_autoptr (GPtrArray) changed = NULL;

  if (visits == NULL)
    return FALSE;
  for (guint i = 0; i < visits->len; i++)
    g_ptr_array_add (stops, ((RelaisRoundVisit *) visits->pdata[i])->stop);
  changed = relais_round_move (stops, from, job->position);
  for (guint i = 0; i < changed->len; i++)
    {
      g_autoptr (RelaisRecord) saved = relais_change_save (change, changed->pdata[i], error);

      if (saved == NULL)
        return FALSE;
    }
  return TRUE;
}

/**
 * relais_round_shift:
 * @session: a session
 * @actor: whose round
 * @stop: id of a stop
 * @position: where it stands from now on among those that are shown, from 0 on
 * @error: RELAIS_ERROR_NOT_FOUND, also for a stop of somebody else; RELAIS_ERROR_NOT_ALLOWED
 *
 * Returns: whether it stands there
 */
gboolean
relais_round_shift (RelaisSession *session, RelaisActor *actor, const char *stop, guint position, GError **error)
{
  RoundJob job = { .actor = actor, .stop = stop, .position = position };

  return run (session, actor, shift, &job, error);
}
