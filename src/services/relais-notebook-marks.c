/* What somebody does with entries that others signed: marking them as read, saying that a visit is over, seeing who has
 * read one, doing what was asked. A mark of reading is no operation; an action that is done is one, and can be taken
 * back. Blocking, from any thread.
 */

#include "relais-notebook-private.h"

#include "relais-error.h"
#include "relais-note-marks.h"
#include "relais-register-private.h"
#include "relais-table.h"
#include "relais-task-queries.h"

/* Both name the patient in the same place. */
G_STATIC_ASSERT ((int) RELAIS_NOTE_PATIENT == (int) RELAIS_TASK_PATIENT);

typedef struct {
  const RelaisNoteReader *reader;
  const char *const *ids;
  const char *id;
  const char *patient;
  gboolean flag;
  GPtrArray *list;
  RelaisRecord *saved;
} MarkJob;

/* --- Reading marks --- */

/**
 * relais_notebook_reading_free:
 * @reading: (transfer full): that somebody has read an entry
 */
void
relais_notebook_reading_free (RelaisNotebookReading *reading)
{
  g_free (reading->name);
  g_free (reading->at);
  g_free (reading);
}

static gboolean
read_readings (RelaisDb *db, gpointer data, GError **error)
{
  MarkJob *job = data;
  g_autoptr (RelaisNoteHit) hit = relais_note_queries_look_up (db, job->reader, job->id, error);
  g_autoptr (GPtrArray) ids = g_ptr_array_new ();
  g_autoptr (GHashTable) readings = NULL;
  GPtrArray *found;

  if (hit == NULL)
    return FALSE;
  g_ptr_array_add (ids, (gpointer) job->id);
  readings = relais_notebook_read_readings (db, ids, error);
  found = readings != NULL && hit->is_readable ? g_hash_table_lookup (readings, job->id) : NULL;
  if (readings != NULL)
    job->list = found != NULL ? g_ptr_array_ref (found) : g_ptr_array_new ();
  return readings != NULL;
}

/**
 * relais_notebook_list_readings:
 * @session: a session
 * @actor: who asks
 * @id: id of an entry
 * @error: RELAIS_ERROR_NOT_FOUND, RELAIS_ERROR_NOT_ALLOWED
 *
 * Returns: (transfer full) (element-type RelaisNotebookReading) (nullable): who has read it, the first one first;
 *   nobody for an entry that @actor may not read
 */
GPtrArray *
relais_notebook_list_readings (RelaisSession *session, RelaisActor *actor, const char *id, GError **error)
{
  g_auto (RelaisNotebookEyes) eyes = { 0 };
  MarkJob job = { .reader = &eyes.reader, .id = id };

  if (!relais_actor_check (actor, RELAIS_ACT_READ_NOTES, error))
    return NULL;
  relais_notebook_eyes_init (&eyes, session, actor);
  return relais_store_read (relais_session_get_store (session), read_readings, &job, error) ? job.list : NULL;
}

/* What one may not read one has not read. */
static gboolean
write_read (RelaisChange *change, gpointer data, GError **error)
{
  MarkJob *job = data;

  for (guint i = 0; job->ids[i] != NULL; i++)
    {
      g_autoptr (RelaisNoteHit) hit =
          relais_note_queries_look_up (relais_change_get_db (change), job->reader, job->ids[i], error);

      if (hit == NULL || (hit->is_readable && !relais_note_marks_read (change, job->ids[i], error)))
        return FALSE;
    }
  return TRUE;
}

static gboolean
run (RelaisSession *session, RelaisActor *actor, RelaisAct act, RelaisStoreWriteFunc func, MarkJob *job, GError **error)
{
  g_auto (RelaisNotebookEyes) eyes = { 0 };

  if (!relais_actor_check (actor, act, error))
    return FALSE;
  relais_notebook_eyes_init (&eyes, session, actor);
  job->reader = &eyes.reader;
  return relais_store_write (relais_session_get_store (session), actor, "mark", func, job, NULL, error);
}

/**
 * relais_notebook_mark_read:
 * @session: a session
 * @actor: who has read
 * @ids: (array zero-terminated=1): ids of entries
 * @error: RELAIS_ERROR_NOT_FOUND, RELAIS_ERROR_NOT_ALLOWED
 *
 * Returns: whether that is noted, as far as @actor may read them
 */
gboolean
relais_notebook_mark_read (RelaisSession *session, RelaisActor *actor, const char *const *ids, GError **error)
{
  MarkJob job = { .ids = ids };

  return run (session, actor, RELAIS_ACT_READ_NOTES, write_read, &job, error);
}

static gboolean
write_unread (RelaisChange *change, gpointer data, GError **error)
{
  MarkJob *job = data;

  return relais_note_marks_unread (change, job->id, error);
}

/**
 * relais_notebook_mark_unread:
 * @session: a session
 * @actor: who wants to read again
 * @id: id of an entry
 * @error: RELAIS_ERROR_NOT_ALLOWED
 *
 * Returns: whether it asks @actor to be read again
 */
gboolean
relais_notebook_mark_unread (RelaisSession *session, RelaisActor *actor, const char *id, GError **error)
{
  MarkJob job = { .id = id };

  return run (session, actor, RELAIS_ACT_READ_NOTES, write_unread, &job, error);
}

/*
 * relais_notebook_write_visit:
 * @change: an open change; its actor has been there
 * @patient: id of a patient
 * @error: where to store the error
 *
 * Returns: whether that is noted, for whoever was merged into them too
 */
gboolean
relais_notebook_write_visit (RelaisChange *change, const char *patient, GError **error)
{
  g_autoptr (GPtrArray) family = relais_note_queries_list_family (relais_change_get_db (change), patient, error);

  for (guint i = 0; family != NULL && i < family->len; i++)
    {
      if (!relais_note_marks_visit (change, family->pdata[i], error))
        return FALSE;
    }
  return family != NULL;
}

static gboolean
write_visit (RelaisChange *change, gpointer data, GError **error)
{
  MarkJob *job = data;
  g_autoptr (RelaisRecord) person = relais_register_read_person (relais_change_get_db (change), job->patient, error);

  return person != NULL && relais_notebook_write_visit (change, job->patient, error);
}

/**
 * relais_notebook_visit:
 * @session: a session
 * @actor: who has been there
 * @patient: id of a patient
 * @error: RELAIS_ERROR_NOT_FOUND, RELAIS_ERROR_NOT_ALLOWED
 *
 * Returns: whether what was signed until now lies before @actor's last visit
 */
gboolean
relais_notebook_visit (RelaisSession *session, RelaisActor *actor, const char *patient, GError **error)
{
  MarkJob job = { .patient = patient };

  return run (session, actor, RELAIS_ACT_READ_NOTES, write_visit, &job, error);
}

/* --- What was asked --- */

static gboolean
read_tasks (RelaisDb *db, gpointer data, GError **error)
{
  MarkJob *job = data;
  g_autoptr (RelaisRecord) person = NULL;
  g_autoptr (GPtrArray) family = NULL;

  if (job->patient != NULL)
    {
      person = relais_register_read_person (db, job->patient, error);
      family = person != NULL ? relais_note_queries_list_family (db, job->patient, error) : NULL;
      if (family == NULL)
        return FALSE;
    }
  job->list = relais_task_queries_list (db, job->reader, family, NULL, job->flag, error);
  return job->list != NULL;
}

/**
 * relais_notebook_list_tasks:
 * @session: a session
 * @actor: who asks
 * @patient: (nullable): id of a patient; %NULL for everybody
 * @only_open: only what is not done
 * @error: RELAIS_ERROR_NOT_FOUND, RELAIS_ERROR_NOT_ALLOWED
 *
 * Returns: (transfer full) (element-type RelaisRecord) (nullable): what was asked, as far as @actor sees it, the
 *   earliest day first
 */
GPtrArray *
relais_notebook_list_tasks (RelaisSession *session, RelaisActor *actor, const char *patient, gboolean only_open,
                            GError **error)
{
  g_auto (RelaisNotebookEyes) eyes = { 0 };
  MarkJob job = { .reader = &eyes.reader, .patient = patient, .flag = only_open };

  if (!relais_actor_check (actor, RELAIS_ACT_SEE_NOTES, error))
    return NULL;
  relais_notebook_eyes_init (&eyes, session, actor);
  return relais_store_read (relais_session_get_store (session), read_tasks, &job, error) ? job.list : NULL;
}

/*
 * relais_notebook_find_task:
 * @db: a connection
 * @reader: whose eyes
 * @id: id of something that was asked
 * @error: RELAIS_ERROR_NOT_FOUND, also for what @reader does not see: for them it is not there
 *
 * Returns: (transfer full) (nullable): what was asked
 */
RelaisRecord *
relais_notebook_find_task (RelaisDb *db, const RelaisNoteReader *reader, const char *id, GError **error)
{
  g_autoptr (RelaisRecord) task = relais_table_load (db, relais_table_for_type (&relais_task_type), id, error);
  g_autoptr (GPtrArray) tasks = NULL;

  if (task == NULL)
    return NULL;
  tasks = relais_task_queries_list (db, reader, NULL, relais_record_get (task, RELAIS_TASK_NOTE), FALSE, error);
  for (guint i = 0; tasks != NULL && i < tasks->len; i++)
    {
      if (g_str_equal (relais_record_get_id (tasks->pdata[i]), id))
        return g_steal_pointer (&task);
    }
  if (tasks != NULL)
    relais_error_set (error, RELAIS_ERROR_NOT_FOUND, id, "task");
  return NULL;
}

/*
 * relais_notebook_find_patient:
 * @db: a connection
 * @actor: who asks
 * @kind: that of an entry or of something that was asked
 * @id: its id
 *
 * Returns: (transfer full) (nullable): id of whom it is about; %NULL where @actor may not know that it exists
 */
char *
relais_notebook_find_patient (RelaisDb *db, const RelaisActor *actor, const char *kind, const char *id)
{
  gboolean is_note = g_str_equal (kind, relais_note_type.name);
  g_autoptr (RelaisNoteHit) hit = NULL;
  g_autoptr (RelaisRecord) record = NULL;
  RelaisNoteReader reader;

  relais_notebook_reader_init (&reader, actor);
  if (is_note)
    hit = relais_note_queries_look_up (db, &reader, id, NULL);
  if (hit != NULL)
    record = relais_table_load (db, relais_table_for_type (&relais_note_type), id, NULL);
  else if (!is_note)
    record = relais_notebook_find_task (db, &reader, id, NULL);
  return record != NULL ? g_strdup (relais_record_get (record, RELAIS_NOTE_PATIENT)) : NULL;
}

static gboolean
write_done (RelaisChange *change, gpointer data, GError **error)
{
  MarkJob *job = data;
  g_autoptr (RelaisRecord) task =
      relais_notebook_find_task (relais_change_get_db (change), job->reader, job->id, error);
  g_autoptr (RelaisRecord) after = NULL;
  const char *staff = relais_actor_get_staff_id (relais_change_get_actor (change));
  RelaisRecordBuilder *builder;

  if (task == NULL)
    return FALSE;
  if (relais_task_is_done (task) == job->flag)
    {
      job->saved = g_steal_pointer (&task);
      return TRUE;
    }
  builder = relais_record_builder_new_from (task);
  relais_record_builder_set (builder, RELAIS_TASK_DONE_AT, job->flag ? relais_change_get_now (change) : NULL);
  relais_record_builder_set (builder, RELAIS_TASK_DONE_BY, job->flag ? staff : NULL);
  after = relais_record_builder_end (builder);
  job->saved = relais_change_save (change, after, error);
  return job->saved != NULL;
}

/**
 * relais_notebook_set_done:
 * @session: a session
 * @actor: who did it
 * @task: id of what was asked
 * @done: whether it is done
 * @operation: (out) (nullable) (optional): what relais_register_undo() takes back; %NULL when it was so already
 * @error: RELAIS_ERROR_NOT_FOUND, also for what @actor does not see; RELAIS_ERROR_NOT_ALLOWED
 *
 * Returns: (transfer full) (nullable): what was asked, as it is now
 */
RelaisRecord *
relais_notebook_set_done (RelaisSession *session, RelaisActor *actor, const char *task, gboolean done,
                          char **operation, GError **error)
{
  g_auto (RelaisNotebookEyes) eyes = { 0 };
  MarkJob job = { .reader = &eyes.reader, .id = task, .flag = done };

  if (!relais_actor_check (actor, RELAIS_ACT_WRITE_NOTES, error))
    return NULL;
  relais_notebook_eyes_init (&eyes, session, actor);
  if (!relais_store_write (relais_session_get_store (session), actor, done ? "task-done" : "task-open", write_done, &job,
                           operation, error))
    g_clear_pointer (&job.saved, relais_record_unref);
  return job.saved;
}
