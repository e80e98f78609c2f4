/* Reading the notebook: the timeline of a patient, one across all of them, search and filters; everything through the
 * eyes of who asks. What somebody read is in the log, once a day for each patient, before they see it. Blocking, from
 * any thread.
 */

#include "relais-notebook-private.h"

#include "relais-error.h"
#include "relais-person.h"
#include "relais-register-private.h"
#include "relais-session-private.h"
#include "relais-table.h"
#include "relais-task-queries.h"
#include "relais-text.h"

#define READ_NOTES "read-notes"

typedef struct {
  const RelaisNoteReader *reader;
  RelaisNoteQuery query;
  const char *patient;
  const char *id;
  GPtrArray *entries;
  GHashTable *people; /* id → RelaisRecord: patients met so far */
  int count;
} ListJob;

/* What is asked for protected records goes by a column of its own in the table of permissions. */
static guint
list_levels (const RelaisActor *actor, gboolean is_protected)
{
  guint levels = 0;

  for (guint i = 0; i < RELAIS_N_VISIBILITIES; i++)
    {
      if (relais_actor_may_with (actor, RELAIS_ACT_READ_NOTES, i, is_protected))
        levels |= 1u << i;
    }
  return levels;
}

/*
 * relais_notebook_reader_init:
 * @reader: (out caller-allocates): the eyes of @actor, for whom nothing is too old to be read
 * @actor: who asks
 */
void
relais_notebook_reader_init (RelaisNoteReader *reader, const RelaisActor *actor)
{
  reader->staff = relais_actor_get_staff_id (actor);
  reader->open = list_levels (actor, FALSE);
  reader->hidden = list_levels (actor, TRUE);
  reader->recent = "";
}

/*
 * relais_notebook_eyes_init:
 * @eyes: (out caller-allocates): the eyes of @actor
 * @session: a session
 * @actor: who asks
 */
void
relais_notebook_eyes_init (RelaisNotebookEyes *eyes, RelaisSession *session, const RelaisActor *actor)
{
  RelaisDate recent = relais_date_add_days (relais_session_get_today (session), -RELAIS_NOTE_UNREAD_DAYS);

  eyes->recent = relais_instant_from_date (recent);
  relais_notebook_reader_init (&eyes->reader, actor);
  eyes->reader.recent = eyes->recent;
}

/*
 * relais_notebook_eyes_clear:
 * @eyes: eyes
 */
void
relais_notebook_eyes_clear (RelaisNotebookEyes *eyes)
{
  g_clear_pointer (&eyes->recent, g_free);
}

/**
 * relais_notebook_entry_free:
 * @entry: (transfer full): an entry
 */
void
relais_notebook_entry_free (RelaisNotebookEntry *entry)
{
  g_clear_pointer (&entry->note, relais_record_unref);
  g_clear_pointer (&entry->patient, relais_record_unref);
  g_clear_pointer (&entry->tasks, g_ptr_array_unref);
  g_clear_pointer (&entry->readings, g_ptr_array_unref);
  g_clear_pointer (&entry->answered, relais_notebook_answered_free);
  g_clear_pointer (&entry->attachments, g_ptr_array_unref);
  g_free (entry);
}

/* That there is an entry, by whom and when, and the line in it that everybody may read, unless it is struck: who may
 * not read the correction does not learn from it what was wrong.
 */
static RelaisRecord *
leave_out (const RelaisRecord *note, gboolean is_struck)
{
  static const guint kept[] = { RELAIS_NOTE_PATIENT, RELAIS_NOTE_VISIBILITY,  RELAIS_NOTE_HOME_LINE,   RELAIS_NOTE_AT,
                                RELAIS_NOTE_AUTHOR,  RELAIS_NOTE_AUTHOR_NAME, RELAIS_NOTE_AUTHOR_ROLES };
  RelaisRecordBuilder *builder = relais_record_builder_new (&relais_note_type, relais_record_get_id (note),
                                                            relais_record_get_revision (note));

  for (gsize i = 0; i < G_N_ELEMENTS (kept); i++)
    relais_record_builder_set (builder, kept[i], relais_record_get (note, kept[i]));
  if (is_struck)
    relais_record_builder_set (builder, RELAIS_NOTE_HOME_LINE, NULL);
  return relais_record_builder_end (builder);
}

static RelaisRecord *
find_patient (RelaisDb *db, ListJob *job, const char *id, GError **error)
{
  RelaisRecord *known = g_hash_table_lookup (job->people, id);

  if (known == NULL)
    {
      known = relais_register_read_person (db, id, error);
      if (known == NULL)
        return NULL;
      known = relais_register_shield (known);
      g_hash_table_insert (job->people, g_strdup (id), known);
    }
  return relais_record_ref (known);
}

static RelaisNotebookEntry *
make_entry (RelaisDb *db, ListJob *job, const RelaisNoteHit *hit, GError **error)
{
  g_autoptr (RelaisNotebookEntry) entry = g_new0 (RelaisNotebookEntry, 1);
  g_autoptr (RelaisRecord) note = relais_table_load (db, relais_table_for_type (&relais_note_type), hit->note, error);

  if (note == NULL)
    return NULL;
  entry->doc = hit->doc;
  entry->is_readable = hit->is_readable;
  entry->is_struck = hit->is_struck;
  entry->is_unread = hit->is_unread;
  entry->note = hit->is_readable ? g_steal_pointer (&note) : leave_out (note, hit->is_struck);
  entry->patient = find_patient (db, job, relais_record_get (entry->note, RELAIS_NOTE_PATIENT), error);
  entry->tasks = entry->patient != NULL
                     ? relais_task_queries_list (db, job->reader, NULL, hit->note, FALSE, error)
                     : NULL;
  return entry->tasks != NULL ? g_steal_pointer (&entry) : NULL;
}

static gboolean
name_patients (RelaisDb *db, ListJob *job, GError **error)
{
  g_autoptr (RelaisRecord) person = NULL;

  if (job->patient == NULL)
    return TRUE;
  person = relais_register_read_person (db, job->patient, error);
  job->query.patients = person != NULL ? relais_note_queries_list_family (db, job->patient, error) : NULL;
  return job->query.patients != NULL;
}

static gboolean
read_list (RelaisDb *db, gpointer data, GError **error)
{
  ListJob *job = data;
  g_autoptr (GPtrArray) hits = NULL;
  g_autoptr (GPtrArray) entries = g_ptr_array_new_with_free_func ((GDestroyNotify) relais_notebook_entry_free);

  if (!name_patients (db, job, error))
    return FALSE;
  hits = relais_note_queries_find (db, job->reader, &job->query, error);
  for (guint i = 0; hits != NULL && i < hits->len; i++)
    {
      RelaisNotebookEntry *entry = make_entry (db, job, hits->pdata[i], error);

      if (entry == NULL)
        return FALSE;
      g_ptr_array_add (entries, entry);
    }
  if (hits == NULL || !relais_notebook_read_around (db, job->reader, entries, error))
    return FALSE;
  job->entries = g_steal_pointer (&entries);
  return TRUE;
}

static void
list_job_clear (ListJob *job)
{
  g_clear_pointer (&job->query.patients, g_ptr_array_unref);
  g_clear_pointer (&job->query.words, g_strfreev);
  g_clear_pointer (&job->people, g_hash_table_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (ListJob, list_job_clear)

static void
list_job_init (ListJob *job, const RelaisNoteReader *reader)
{
  *job = (ListJob) { .reader = reader };
  job->people = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) relais_record_unref);
}

/* --- The log --- */

static gboolean
note_readings (RelaisChange *change, gpointer data, GError **error)
{
  GPtrArray *patients = data;

  for (guint i = 0; i < patients->len; i++)
    {
      if (!relais_change_note (change, READ_NOTES, relais_person_type.name, patients->pdata[i], NULL, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
write_log (RelaisSession *session, RelaisActor *actor, GPtrArray *patients, GError **error)
{
  if (patients->len == 0)
    return TRUE;
  if (!relais_store_note (relais_session_get_store (session), actor, READ_NOTES, note_readings, patients, error))
    return FALSE;
  for (guint i = 0; i < patients->len; i++)
    relais_session_set_noted (session, actor, READ_NOTES, patients->pdata[i]);
  return TRUE;
}

/* Whose entries with words in them are about to be shown, as far as the log does not say so yet. */
static gboolean
log_entries (RelaisSession *session, RelaisActor *actor, GPtrArray *entries, GError **error)
{
  g_autoptr (GPtrArray) patients = g_ptr_array_new ();

  for (guint i = 0; i < entries->len; i++)
    {
      const RelaisNotebookEntry *entry = entries->pdata[i];
      const char *id = relais_record_get_id (entry->patient);

      if (entry->is_readable && !relais_session_has_noted (session, actor, READ_NOTES, id) &&
          !g_ptr_array_find_with_equal_func (patients, id, g_str_equal, NULL))
        g_ptr_array_add (patients, (gpointer) id);
    }
  return write_log (session, actor, patients, error);
}

/* --- Asking --- */

static void
fill_query (RelaisNoteQuery *query, const RelaisNotebookFilter *filter)
{
  query->scope = filter->scope;
  query->words = filter->text != NULL ? relais_text_query_words (filter->text) : NULL;
  query->topic = filter->topic;
  query->author = filter->author;
  query->role = filter->role;
  query->urgency = filter->urgency;
  query->visibility = filter->visibility;
  query->only_asking = filter->only_asking;
}

/**
 * relais_notebook_list:
 * @session: a session
 * @actor: who asks
 * @filter: what the timeline shows
 * @before: only entries that were signed before this one's place, 0 for the newest
 * @limit: how many at most
 * @error: RELAIS_ERROR_NOT_FOUND for a patient whom @actor does not know; RELAIS_ERROR_NOT_ALLOWED
 *
 * Returns: (transfer full) (element-type RelaisNotebookEntry) (nullable): entries, the last one signed first
 */
GPtrArray *
relais_notebook_list (RelaisSession *session, RelaisActor *actor, const RelaisNotebookFilter *filter, gint64 before,
                      guint limit, GError **error)
{
  g_auto (RelaisNotebookEyes) eyes = { 0 };
  g_auto (ListJob) job = { 0 };
  g_autofree char *from = NULL;
  g_autofree char *until = NULL;

  if (!relais_actor_check (actor, RELAIS_ACT_READ_NOTES, error))
    return NULL;
  relais_notebook_eyes_init (&eyes, session, actor);
  list_job_init (&job, &eyes.reader);
  from = relais_date_is_set (filter->from) ? relais_instant_from_date (filter->from) : NULL;
  if (relais_date_is_set (filter->until))
    until = relais_instant_from_date (relais_date_add_days (filter->until, 1));
  fill_query (&job.query, filter);
  job.patient = filter->patient;
  job.query.from = from;
  job.query.until = until;
  job.query.before = before;
  job.query.limit = limit;
  if (!relais_store_read (relais_session_get_store (session), read_list, &job, error) ||
      !log_entries (session, actor, job.entries, error))
    g_clear_pointer (&job.entries, g_ptr_array_unref);
  return job.entries;
}

static gboolean
read_count (RelaisDb *db, gpointer data, GError **error)
{
  ListJob *job = data;

  job->count = relais_note_queries_count (db, job->reader, &job->query, error);
  return job->count >= 0;
}

static int
count (RelaisSession *session, RelaisActor *actor, RelaisNoteScope scope, guint limit, GError **error)
{
  g_auto (RelaisNotebookEyes) eyes = { 0 };
  g_auto (ListJob) job = { 0 };

  if (!relais_actor_check (actor, RELAIS_ACT_READ_NOTES, error))
    return -1;
  relais_notebook_eyes_init (&eyes, session, actor);
  list_job_init (&job, &eyes.reader);
  job.query.scope = scope;
  job.query.limit = limit;
  return relais_store_read (relais_session_get_store (session), read_count, &job, error) ? job.count : -1;
}

/**
 * relais_notebook_count_unread:
 * @session: a session
 * @actor: who asks
 * @limit: where counting ends
 * @error: RELAIS_ERROR_NOT_ALLOWED
 *
 * Returns: how many entries @actor has to read, @limit at most; -1 on error
 */
int
relais_notebook_count_unread (RelaisSession *session, RelaisActor *actor, guint limit, GError **error)
{
  return count (session, actor, RELAIS_NOTE_SCOPE_UNREAD, limit, error);
}

/**
 * relais_notebook_count_urgent:
 * @session: a session
 * @actor: who asks
 * @limit: where counting ends
 * @error: RELAIS_ERROR_NOT_ALLOWED
 *
 * Returns: how many urgent entries @actor has to read, @limit at most; -1 on error
 */
int
relais_notebook_count_urgent (RelaisSession *session, RelaisActor *actor, guint limit, GError **error)
{
  return count (session, actor, RELAIS_NOTE_SCOPE_URGENT, limit, error);
}

static gboolean
read_one (RelaisDb *db, gpointer data, GError **error)
{
  ListJob *job = data;
  g_autoptr (RelaisNoteHit) hit = relais_note_queries_look_up (db, job->reader, job->id, error);
  RelaisNotebookEntry *entry = hit != NULL ? make_entry (db, job, hit, error) : NULL;

  if (entry == NULL)
    return FALSE;
  job->entries = g_ptr_array_new_with_free_func ((GDestroyNotify) relais_notebook_entry_free);
  g_ptr_array_add (job->entries, entry);
  return relais_notebook_read_around (db, job->reader, job->entries, error);
}

/**
 * relais_notebook_load:
 * @session: a session
 * @actor: who asks
 * @id: id of an entry
 * @error: RELAIS_ERROR_NOT_FOUND, also where @actor may not know that it exists; RELAIS_ERROR_NOT_ALLOWED
 *
 * Returns: (transfer full) (nullable): the entry as @actor sees it
 */
RelaisNotebookEntry *
relais_notebook_load (RelaisSession *session, RelaisActor *actor, const char *id, GError **error)
{
  g_auto (RelaisNotebookEyes) eyes = { 0 };
  g_auto (ListJob) job = { 0 };
  g_autoptr (GPtrArray) entries = NULL;

  if (!relais_actor_check (actor, RELAIS_ACT_READ_NOTES, error))
    return NULL;
  relais_notebook_eyes_init (&eyes, session, actor);
  list_job_init (&job, &eyes.reader);
  job.id = id;
  if (!relais_store_read (relais_session_get_store (session), read_one, &job, error))
    return NULL;
  entries = job.entries;
  return log_entries (session, actor, entries, error) ? g_ptr_array_steal_index (entries, 0) : NULL;
}
