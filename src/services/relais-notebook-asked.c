/* What the notebook asks to be done, as a list of its own: what is open, the earliest day first, and on wish what was
 * done in the last days; with the patient and the names that belong to it, each read once. Blocking, from any thread.
 */

#include "relais-notebook-asked.h"

#include "relais-care-queries.h"
#include "relais-notebook-private.h"
#include "relais-register-private.h"
#include "relais-staff.h"
#include "relais-task-queries.h"

typedef struct {
  const RelaisActor *actor;
  const RelaisNoteReader *reader;
  const char *patient;
  RelaisAskedOf of;
  char *since; /* NULL where only what is open is asked for */
  GHashTable *people;
  GHashTable *namesakes;
  GHashTable *names; /* of members */
  GPtrArray *list;
} AskedJob;

static void
asked_job_clear (AskedJob *job)
{
  g_free (job->since);
  g_clear_pointer (&job->people, g_hash_table_unref);
  g_clear_pointer (&job->namesakes, g_hash_table_unref);
  g_clear_pointer (&job->names, g_hash_table_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (AskedJob, asked_job_clear)

/**
 * relais_notebook_asked_free:
 * @asked: (transfer full): something that was asked
 */
void
relais_notebook_asked_free (RelaisNotebookAsked *asked)
{
  g_clear_pointer (&asked->task, relais_record_unref);
  g_clear_pointer (&asked->patient, relais_record_unref);
  g_free (asked->asked_of);
  g_free (asked->asked_by);
  g_free (asked->done_by);
  g_free (asked);
}

static gboolean
read_names (RelaisDb *db, AskedJob *job, GError **error)
{
  g_autoptr (GPtrArray) staff = relais_care_queries_list_all (db, &relais_staff_type, error);

  job->names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  for (guint i = 0; staff != NULL && i < staff->len; i++)
    g_hash_table_insert (job->names, g_strdup (relais_record_get_id (staff->pdata[i])),
                         g_strdup (relais_record_get (staff->pdata[i], RELAIS_STAFF_NAME)));
  return staff != NULL;
}

static char *
find_name (AskedJob *job, const char *id)
{
  const char *name = g_hash_table_lookup (job->names, id);

  return g_strdup (name != NULL ? name : "");
}

static gboolean
know_patient (RelaisDb *db, AskedJob *job, const char *id, GError **error)
{
  RelaisRecord *person;
  int namesakes;

  if (g_hash_table_contains (job->people, id))
    return TRUE;
  person = relais_register_read_person (db, id, error);
  if (person == NULL)
    return FALSE;
  person = relais_register_shield (person);
  g_hash_table_insert (job->people, g_strdup (id), person);
  namesakes = relais_search_index_count_name (db, person, error);
  g_hash_table_insert (job->namesakes, g_strdup (id), GINT_TO_POINTER (namesakes));
  return namesakes >= 0;
}

static gboolean
add_asked (RelaisDb *db, AskedJob *job, const RelaisRecord *task, GError **error)
{
  const char *patient = relais_record_get (task, RELAIS_TASK_PATIENT);
  const char *done_by = relais_record_get (task, RELAIS_TASK_DONE_BY);
  const char *asked_of = relais_record_get (task, RELAIS_TASK_FOR);
  RelaisNotebookAsked *asked;

  if (!know_patient (db, job, patient, error))
    return FALSE;
  asked = g_new0 (RelaisNotebookAsked, 1);
  asked->task = relais_record_ref ((RelaisRecord *) task);
  asked->patient = relais_record_ref (g_hash_table_lookup (job->people, patient));
  asked->namesakes = GPOINTER_TO_INT (g_hash_table_lookup (job->namesakes, patient));
  asked->asked_of = asked_of != NULL ? g_strdup (g_hash_table_lookup (job->names, asked_of)) : NULL;
  asked->asked_by = find_name (job, relais_record_get (task, RELAIS_TASK_ASKED_BY));
  asked->done_by = done_by != NULL ? find_name (job, done_by) : NULL;
  g_ptr_array_add (job->list, asked);
  return TRUE;
}

static gboolean
is_wanted (const AskedJob *job, const RelaisRecord *task)
{
  const char *me = relais_actor_get_staff_id (job->actor);

  if (job->of == RELAIS_ASKED_OF_ME)
    return relais_record_is (task, RELAIS_TASK_FOR, me);
  return job->of == RELAIS_ASKED_OF_ANYBODY || relais_task_is_for (task, me, relais_actor_get_roles (job->actor));
}

static gboolean
add_all (RelaisDb *db, AskedJob *job, GPtrArray *tasks, gboolean done, GError **error)
{
  for (guint i = 0; i < tasks->len; i++)
    {
      if (relais_task_is_done (tasks->pdata[i]) == done && is_wanted (job, tasks->pdata[i]) &&
          !add_asked (db, job, tasks->pdata[i], error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
read_asked (RelaisDb *db, gpointer data, GError **error)
{
  AskedJob *job = data;
  g_autoptr (RelaisRecord) person = NULL;
  g_autoptr (GPtrArray) family = NULL;
  g_autoptr (GPtrArray) tasks = NULL;

  if (job->patient != NULL)
    {
      person = relais_register_read_person (db, job->patient, error);
      family = person != NULL ? relais_note_queries_list_family (db, job->patient, error) : NULL;
      if (family == NULL)
        return FALSE;
    }
  tasks = read_names (db, job, error) ? relais_task_queries_list_since (db, job->reader, family, job->since, error)
                                      : NULL;
  return tasks != NULL && add_all (db, job, tasks, FALSE, error) && add_all (db, job, tasks, TRUE, error);
}

/**
 * relais_notebook_list_asked:
 * @session: a session
 * @actor: who asks
 * @patient: (nullable): id of a patient; %NULL for everybody
 * @of: of whom it was asked
 * @done_days: what was done on that many days until today comes too, after what is open; 0 for none
 * @error: RELAIS_ERROR_NOT_FOUND, RELAIS_ERROR_NOT_ALLOWED
 *
 * Returns: (transfer full) (element-type RelaisNotebookAsked) (nullable): what was asked, as far as @actor sees it, the
 *   earliest day first
 */
GPtrArray *
relais_notebook_list_asked (RelaisSession *session, RelaisActor *actor, const char *patient, RelaisAskedOf of,
                            guint done_days, GError **error)
{
  g_auto (RelaisNotebookEyes) eyes = { 0 };
  g_auto (AskedJob) job = { .actor = actor, .reader = &eyes.reader, .patient = patient, .of = of };
  g_autoptr (GPtrArray) list = NULL;

  if (!relais_actor_check (actor, RELAIS_ACT_SEE_NOTES, error))
    return NULL;
  relais_notebook_eyes_init (&eyes, session, actor);
  if (done_days > 0)
    job.since = relais_instant_from_date (
        relais_date_add_days (relais_session_get_today (session), 1 - (int) done_days));
  job.people = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) relais_record_unref);
  job.namesakes = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  list = g_ptr_array_new_with_free_func ((GDestroyNotify) relais_notebook_asked_free);
  job.list = list;
  return relais_store_read (relais_session_get_store (session), read_asked, &job, error) ? g_steal_pointer (&list)
                                                                                        : NULL;
}
