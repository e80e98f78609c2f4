/* What was measured of a patient over time: the values of the entries that who asks may read, without those that were
 * struck. Blocking, from any thread.
 */

#include "relais-notebook-measures.h"

#include "relais-measure-queries.h"
#include "relais-notebook-private.h"
#include "relais-register-private.h"

#include <stdlib.h>
#include <string.h>

typedef struct {
  const RelaisNoteReader *reader;
  const char *patient;
  GPtrArray *points;
} ListJob;

/**
 * relais_measure_point_free:
 * @point: (transfer full): a point
 */
void
relais_measure_point_free (RelaisMeasurePoint *point)
{
  relais_measure_free (point->measure);
  g_free (point->at);
  g_free (point->note);
  g_free (point);
}

/* A day alone, or with its hour on the wall, as an instant. */
static char *
find_instant (const RelaisMeasureHit *hit)
{
  g_autofree char *day = hit->written_at != NULL ? g_strndup (hit->written_at, strlen ("2026-11-20")) : NULL;
  g_autofree char *midnight = NULL;
  RelaisDate date;
  int minutes = 0;

  if (day == NULL || !relais_date_parse (day, &date))
    return g_strdup (hit->at);
  midnight = relais_instant_from_date (date);
  if (strlen (hit->written_at) == strlen ("2026-11-20T14:02"))
    minutes = atoi (hit->written_at + 11) * 60 + atoi (hit->written_at + 14);
  return relais_instant_add_seconds (midnight, minutes * 60);
}

static int
compare (gconstpointer a, gconstpointer b)
{
  const RelaisMeasurePoint *first = *(RelaisMeasurePoint *const *) a;
  const RelaisMeasurePoint *second = *(RelaisMeasurePoint *const *) b;

  return g_strcmp0 (first->at, second->at);
}

static gboolean
read_points (RelaisDb *db, gpointer data, GError **error)
{
  ListJob *job = data;
  g_autoptr (RelaisRecord) person = relais_register_read_person (db, job->patient, error);
  g_autoptr (GPtrArray) hits =
      person != NULL ? relais_measure_queries_list (db, job->reader, job->patient, error) : NULL;

  if (hits == NULL)
    return FALSE;
  job->points = g_ptr_array_new_with_free_func ((GDestroyNotify) relais_measure_point_free);
  for (guint i = 0; i < hits->len; i++)
    {
      const RelaisMeasureHit *hit = hits->pdata[i];
      g_autoptr (GPtrArray) measures = relais_measures_parse (hit->word);
      RelaisMeasurePoint *point;

      if (measures->len == 0)
        continue;
      point = g_new0 (RelaisMeasurePoint, 1);
      point->measure = g_ptr_array_steal_index (measures, 0);
      point->at = find_instant (hit);
      point->note = g_strdup (hit->note);
      g_ptr_array_add (job->points, point);
    }
  g_ptr_array_sort (job->points, compare);
  return TRUE;
}

/**
 * relais_notebook_list_measures:
 * @session: a session
 * @actor: who asks
 * @patient: id of a patient
 * @error: RELAIS_ERROR_NOT_FOUND for a patient whom @actor does not know; RELAIS_ERROR_NOT_ALLOWED
 *
 * Returns: (transfer full) (element-type RelaisMeasurePoint) (nullable): what was measured, the oldest first
 */
GPtrArray *
relais_notebook_list_measures (RelaisSession *session, RelaisActor *actor, const char *patient, GError **error)
{
  g_auto (RelaisNotebookEyes) eyes = { 0 };
  ListJob job = { .patient = patient };

  if (!relais_actor_check (actor, RELAIS_ACT_READ_NOTES, error))
    return NULL;
  relais_notebook_eyes_init (&eyes, session, actor);
  job.reader = &eyes.reader;
  if (!relais_store_read (relais_session_get_store (session), read_points, &job, error))
    g_clear_pointer (&job.points, g_ptr_array_unref);
  return job.points;
}
