/* Who has seen a person, read from the access log for those who may read it: day by day, newest first, a part at a
 * time, and never half a day. Names are looked up now, since the log holds ids only; a person who was erased still
 * answers by their id. How the rows become a story is in relais-audit-telling.c. Blocking, from any thread.
 */

#include "relais-audit-story.h"

#include "relais-audit-query.h"
#include "relais-audit-reading.h"
#include "relais-care-queries.h"
#include "relais-clock.h"
#include "relais-error.h"
#include "relais-person.h"
#include "relais-register-private.h"


typedef struct {
  const char *person;
  RelaisAuditQuery query;
  RelaisStory *story;
} StoryJob;

static void
day_free (gpointer data)
{
  RelaisStoryDay *day = data;

  g_ptr_array_unref (day->members);
  g_free (day);
}

/**
 * relais_audit_story_free:
 * @story: (transfer full): a story
 */
void
relais_audit_story_free (RelaisStory *story)
{
  g_free (story->person);
  g_free (story->name);
  g_free (story->birth);
  g_clear_pointer (&story->days, g_ptr_array_unref);
  g_free (story);
}

static RelaisDate
get_day (GPtrArray *rows, guint index)
{
  return relais_instant_get_date (((const RelaisAuditRow *) g_ptr_array_index (rows, index))->entry.at);
}

/* Where the oldest day of @rows begins, 0 when they are all of one day. */
static guint
find_oldest_day (GPtrArray *rows)
{
  RelaisDate oldest = get_day (rows, rows->len - 1);
  guint first = rows->len - 1;

  while (first > 0 && relais_date_compare (get_day (rows, first - 1), oldest) == 0)
    first--;
  return first;
}

/* As many rows as are asked for, less the oldest day where it is not whole; one day alone is read to its end. */
static GPtrArray *
read_whole_days (RelaisDb *db, RelaisAuditQuery query, gint64 *before, GError **error)
{
  *before = 0;
  for (;;)
    {
      g_autoptr (GPtrArray) rows = relais_audit_query_run (db, &query, error);
      guint first;

      if (rows == NULL || query.limit == 0 || rows->len < query.limit)
        return g_steal_pointer (&rows);
      first = find_oldest_day (rows);
      if (first > 0)
        {
          g_ptr_array_set_size (rows, (int) first);
          *before = ((const RelaisAuditRow *) g_ptr_array_index (rows, first - 1))->seq;
          return g_steal_pointer (&rows);
        }
      query.limit *= 2;
    }
}

static gboolean
name_person (RelaisDb *db, RelaisStory *story, GError **error)
{
  g_autoptr (GError) local_error = NULL;
  g_autoptr (RelaisRecord) person = relais_register_read_person (db, story->person, &local_error);

  if (person != NULL)
    {
      story->name = relais_person_get_name (person);
      story->birth = g_strdup (relais_record_get (person, RELAIS_PERSON_BIRTH_DATE));
      return TRUE;
    }
  if (g_error_matches (local_error, RELAIS_ERROR, RELAIS_ERROR_NOT_FOUND))
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local_error));
  return FALSE;
}

static gboolean
read_story (RelaisDb *db, gpointer data, GError **error)
{
  StoryJob *job = data;
  g_autoptr (RelaisStory) story = g_new0 (RelaisStory, 1);
  g_autoptr (GPtrArray) rows = read_whole_days (db, job->query, &story->before, error);
  g_autoptr (GPtrArray) staff =
      rows != NULL ? relais_care_queries_list_all (db, &relais_staff_type, error) : NULL;

  story->person = g_strdup (job->person);
  if (staff == NULL || !name_person (db, story, error))
    return FALSE;
  story->n_rows = rows->len;
  story->days = relais_audit_story_group (rows, staff);
  g_ptr_array_set_free_func (story->days, day_free);
  job->story = g_steal_pointer (&story);
  return TRUE;
}

static gboolean
note_reading (RelaisChange *change, gpointer data, GError **error)
{
  StoryJob *job = data;

  return relais_change_note (change, "read-audit", relais_person_type.name, job->person, NULL, error);
}

/**
 * relais_audit_story_read:
 * @session: a session
 * @actor: who asks
 * @person: id of a person, who may be erased
 * @from: the first day, or no date
 * @until: the last day, or no date
 * @before: where the part before ended; 0 for the newest part, whose reading is noted
 * @limit: about how many rows of the log at most, 0 for all
 * @error: RELAIS_ERROR_NOT_ALLOWED; RELAIS_ERROR_NOT_FOUND for what is no id
 *
 * Returns: (transfer full) (nullable): who has seen them
 */
RelaisStory *
relais_audit_story_read (RelaisSession *session, RelaisActor *actor, const char *person, RelaisDate from,
                         RelaisDate until, gint64 before, guint limit, GError **error)
{
  RelaisStore *store = relais_session_get_store (session);
  g_autofree char *first = relais_date_is_full (from) ? relais_instant_from_date (from) : NULL;
  g_autofree char *end =
      relais_date_is_full (until) ? relais_instant_from_date (relais_date_add_days (until, 1)) : NULL;
  StoryJob job = {
    .person = person,
    .query = { .person = person, .from = first, .until = end, .before = before, .limit = limit },
  };

  if (!relais_audit_check (session, actor, RELAIS_ACT_READ_AUDIT, "read-audit", person, error))
    return NULL;
  if (!g_uuid_string_is_valid (person))
    {
      relais_error_set (error, RELAIS_ERROR_NOT_FOUND, person, NULL);
      return NULL;
    }
  if ((before == 0 && !relais_store_note (store, actor, "read-audit", note_reading, &job, error)) ||
      !relais_store_read (store, read_story, &job, error))
    return NULL;
  return job.story;
}
