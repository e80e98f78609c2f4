/* What the practice says about itself: read by everybody, changed by administrators, each change audited and undoable
 * as any other record. Blocking, from any thread.
 */

#include "relais-practice-profile.h"

#include "relais-care-queries.h"
#include "relais-table.h"

typedef struct {
  const RelaisRecordType *type;
  RelaisRecord *record;
  GPtrArray *records;
} Job;

static gboolean
load_profile (RelaisDb *db, gpointer data, GError **error)
{
  Job *job = data;

  job->record = relais_table_load (db, relais_table_for_type (&relais_practice_type), RELAIS_PRACTICE_ID, error);
  return job->record != NULL;
}

static gboolean
list_records (RelaisDb *db, gpointer data, GError **error)
{
  Job *job = data;

  job->records = relais_care_queries_list_all (db, job->type, error);
  return job->records != NULL;
}

typedef struct {
  const RelaisRecord *record;
  RelaisRecord *saved;
} SaveJob;

static gboolean
save_record (RelaisChange *change, gpointer data, GError **error)
{
  SaveJob *job = data;

  job->saved = relais_change_save (change, job->record, error);
  return job->saved != NULL;
}

static gboolean
remove_record (RelaisChange *change, gpointer data, GError **error)
{
  SaveJob *job = data;

  return relais_change_remove (change, job->record, error);
}

/**
 * relais_practice_profile_load:
 * @session: a session
 * @error: where to store the error
 *
 * Returns: (transfer full) (nullable): the profile
 */
RelaisRecord *
relais_practice_profile_load (RelaisSession *session, GError **error)
{
  Job job = { NULL, NULL, NULL };

  return relais_store_read (relais_session_get_store (session), load_profile, &job, error) ? job.record : NULL;
}

/**
 * relais_practice_profile_save:
 * @session: a session
 * @actor: who asks
 * @record: the profile, a useful number or a closing day
 * @error: RELAIS_ERROR_NOT_ALLOWED, RELAIS_ERROR_CONFLICT
 *
 * Returns: (transfer full) (nullable): the record as it is stored now
 */
RelaisRecord *
relais_practice_profile_save (RelaisSession *session, RelaisActor *actor, const RelaisRecord *record, GError **error)
{
  SaveJob job = { record, NULL };

  if (!relais_actor_check (actor, RELAIS_ACT_EDIT_PRACTICE, error))
    return NULL;
  if (!relais_store_write (relais_session_get_store (session), actor, "save", save_record, &job, NULL, error))
    g_clear_pointer (&job.saved, relais_record_unref);
  return job.saved;
}

/**
 * relais_practice_profile_remove:
 * @session: a session
 * @actor: who asks
 * @record: a useful number or a closing day as it is stored now
 * @error: RELAIS_ERROR_NOT_ALLOWED
 *
 * Returns: whether it is gone
 */
gboolean
relais_practice_profile_remove (RelaisSession *session, RelaisActor *actor, const RelaisRecord *record,
                                GError **error)
{
  SaveJob job = { record, NULL };

  return relais_actor_check (actor, RELAIS_ACT_EDIT_PRACTICE, error) &&
         relais_store_write (relais_session_get_store (session), actor, "remove", remove_record, &job, NULL, error);
}

static gint64
get_position (const RelaisRecord *number)
{
  const char *position = relais_record_get (number, RELAIS_USEFUL_NUMBER_POSITION);

  return position != NULL ? g_ascii_strtoll (position, NULL, 10) : G_MAXINT;
}

static int
compare_numbers (gconstpointer a, gconstpointer b)
{
  const RelaisRecord *first = *(RelaisRecord *const *) a;
  const RelaisRecord *second = *(RelaisRecord *const *) b;
  gint64 difference = get_position (first) - get_position (second);

  if (difference != 0)
    return difference < 0 ? -1 : 1;
  return g_strcmp0 (relais_record_get (first, RELAIS_USEFUL_NUMBER_NUMBER),
                    relais_record_get (second, RELAIS_USEFUL_NUMBER_NUMBER));
}

static int
compare_closing (gconstpointer a, gconstpointer b)
{
  return g_strcmp0 (relais_record_get (*(RelaisRecord *const *) a, RELAIS_CLOSING_DAY_FROM),
                    relais_record_get (*(RelaisRecord *const *) b, RELAIS_CLOSING_DAY_FROM));
}

static GPtrArray *
list_sorted (RelaisSession *session, const RelaisRecordType *type, GCompareFunc compare, GError **error)
{
  Job job = { type, NULL, NULL };

  if (!relais_store_read (relais_session_get_store (session), list_records, &job, error))
    return NULL;
  g_ptr_array_sort (job.records, compare);
  return job.records;
}

/**
 * relais_practice_profile_list_numbers:
 * @session: a session
 * @error: where to store the error
 *
 * Returns: (transfer full) (element-type RelaisRecord) (nullable): the useful numbers in their order
 */
GPtrArray *
relais_practice_profile_list_numbers (RelaisSession *session, GError **error)
{
  return list_sorted (session, &relais_useful_number_type, compare_numbers, error);
}

/**
 * relais_practice_profile_list_closing:
 * @session: a session
 * @error: where to store the error
 *
 * Returns: (transfer full) (element-type RelaisRecord) (nullable): the closing days, earliest first
 */
GPtrArray *
relais_practice_profile_list_closing (RelaisSession *session, GError **error)
{
  return list_sorted (session, &relais_closing_day_type, compare_closing, error);
}
