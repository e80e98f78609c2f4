/* Keeping a member of the team out of one person's record. Whoever takes care of people notes the person's wish; a
 * coordinator lets the member in again, and nobody can do that for themselves, since to them the record is not there.
 * What it hides, and where, is the register's own business (store/relais-viewer.c). Blocking, from any thread.
 */

#include "relais-exclusions.h"

#include "relais-care-queries.h"
#include "relais-error.h"
#include "relais-exclusion.h"
#include "relais-person.h"
#include "relais-register-private.h"
#include "relais-table.h"

typedef struct {
  const char *person;
  const char *member;
  RelaisDate today;
  GPtrArray *list;
  RelaisRecord *saved;
} ExclusionJob;

/* The open ones of a person. */
static GPtrArray *
list_open (RelaisDb *db, const char *person, GError **error)
{
  GPtrArray *list = relais_care_queries_list_all (db, &relais_exclusion_type, error);

  for (guint i = list != NULL ? list->len : 0; i > 0; i--)
    {
      const RelaisRecord *exclusion = g_ptr_array_index (list, i - 1);

      if (!relais_record_is (exclusion, RELAIS_EXCLUSION_PERSON, person) || !relais_exclusion_is_open (exclusion))
        g_ptr_array_remove_index (list, i - 1);
    }
  return list;
}

static const RelaisRecord *
find_open (GPtrArray *list, const char *member)
{
  for (guint i = 0; i < list->len; i++)
    {
      const RelaisRecord *exclusion = g_ptr_array_index (list, i);

      if (relais_record_is (exclusion, RELAIS_EXCLUSION_MEMBER, member))
        return exclusion;
    }
  return NULL;
}

static gboolean
read_list (RelaisDb *db, gpointer data, GError **error)
{
  ExclusionJob *job = data;
  g_autoptr (RelaisRecord) person = relais_register_read_person (db, job->person, error);

  job->list = person != NULL ? list_open (db, job->person, error) : NULL;
  return job->list != NULL;
}

/**
 * relais_exclusions_list:
 * @session: a session
 * @actor: who asks
 * @person: id of a person
 * @error: RELAIS_ERROR_NOT_FOUND, RELAIS_ERROR_NOT_ALLOWED
 *
 * Returns: (transfer full) (element-type RelaisRecord) (nullable): who is kept out of this record
 */
GPtrArray *
relais_exclusions_list (RelaisSession *session, RelaisActor *actor, const char *person, GError **error)
{
  ExclusionJob job = { .person = person };

  return relais_actor_check (actor, RELAIS_ACT_EXCLUDE_MEMBER, error) &&
                 relais_store_read (relais_session_get_store (session), read_list, &job, error)
             ? job.list
             : NULL;
}

static RelaisRecord *
make_exclusion (const char *person, const char *member, const RelaisActor *actor, const char *date)
{
  RelaisRecordBuilder *builder = relais_record_builder_new (&relais_exclusion_type, NULL, 0);

  relais_record_builder_set (builder, RELAIS_EXCLUSION_PERSON, person);
  relais_record_builder_set (builder, RELAIS_EXCLUSION_MEMBER, member);
  relais_record_builder_set (builder, RELAIS_EXCLUSION_ASKED_ON, date);
  relais_record_builder_set (builder, RELAIS_EXCLUSION_RECORDED_BY, relais_actor_get_name (actor));
  return relais_record_builder_end (builder);
}

static gboolean
exclude (RelaisChange *change, gpointer data, GError **error)
{
  ExclusionJob *job = data;
  RelaisDb *db = relais_change_get_db (change);
  g_autofree char *date = relais_date_to_text (job->today);
  g_autoptr (RelaisRecord) person = relais_register_read_person (db, job->person, error);
  g_autoptr (RelaisRecord) member = NULL;
  g_autoptr (RelaisRecord) exclusion = NULL;
  g_autoptr (GPtrArray) open = NULL;

  if (person == NULL)
    return FALSE;
  member = relais_table_load (db, relais_table_for_type (&relais_staff_type), job->member, error);
  open = member != NULL ? list_open (db, job->person, error) : NULL;
  if (open == NULL)
    return FALSE;
  if (find_open (open, job->member) != NULL)
    {
      relais_error_set (error, RELAIS_ERROR_DUPLICATE, relais_record_get (member, RELAIS_STAFF_NAME), NULL);
      return FALSE;
    }
  exclusion = make_exclusion (job->person, job->member, relais_change_get_actor (change), date);
  job->saved = relais_change_save (change, exclusion, error);
  return job->saved != NULL;
}

/**
 * relais_exclusions_set:
 * @session: a session
 * @actor: who asks
 * @person: id of a person
 * @member: id of the member who is kept out of their record
 * @error: RELAIS_ERROR_NOT_FOUND; RELAIS_ERROR_DUPLICATE when that is so already; RELAIS_ERROR_NOT_ALLOWED for
 *   reception
 *
 * Returns: (transfer full) (nullable): what was noted
 */
RelaisRecord *
relais_exclusions_set (RelaisSession *session, RelaisActor *actor, const char *person, const char *member,
                       GError **error)
{
  ExclusionJob job = { .person = person, .member = member, .today = relais_session_get_today (session) };

  if (!relais_actor_check (actor, RELAIS_ACT_EXCLUDE_MEMBER, error))
    return NULL;
  if (!relais_store_write (relais_session_get_store (session), actor, "exclude", exclude, &job, NULL, error))
    g_clear_pointer (&job.saved, relais_record_unref);
  return job.saved;
}

static gboolean
admit (RelaisChange *change, gpointer data, GError **error)
{
  ExclusionJob *job = data;
  RelaisDb *db = relais_change_get_db (change);
  g_autofree char *date = relais_date_to_text (job->today);
  g_autoptr (RelaisRecord) person = relais_register_read_person (db, job->person, error);
  g_autoptr (GPtrArray) open = person != NULL ? list_open (db, job->person, error) : NULL;
  const RelaisRecord *exclusion = open != NULL ? find_open (open, job->member) : NULL;
  RelaisRecordBuilder *builder;
  g_autoptr (RelaisRecord) lifted = NULL;

  if (open == NULL)
    return FALSE;
  if (exclusion == NULL)
    {
      relais_error_set (error, RELAIS_ERROR_NOT_FOUND, job->member, NULL);
      return FALSE;
    }
  builder = relais_record_builder_new_from (exclusion);
  relais_record_builder_set (builder, RELAIS_EXCLUSION_LIFTED_ON, date);
  relais_record_builder_set (builder, RELAIS_EXCLUSION_LIFTED_BY,
                             relais_actor_get_name (relais_change_get_actor (change)));
  lifted = relais_record_builder_end (builder);
  job->saved = relais_change_save (change, lifted, error);
  return job->saved != NULL;
}

/**
 * relais_exclusions_lift:
 * @session: a session
 * @actor: who asks
 * @person: id of a person
 * @member: id of the member who is let in again
 * @error: RELAIS_ERROR_NOT_FOUND when they were not kept out; RELAIS_ERROR_NOT_ALLOWED for who does not coordinate
 *
 * Returns: whether the member may see the record again
 */
gboolean
relais_exclusions_lift (RelaisSession *session, RelaisActor *actor, const char *person, const char *member,
                        GError **error)
{
  ExclusionJob job = { .person = person, .member = member, .today = relais_session_get_today (session) };
  gboolean lifted = relais_actor_check (actor, RELAIS_ACT_ADMIT_MEMBER, error) &&
                    relais_store_write (relais_session_get_store (session), actor, "admit", admit, &job, NULL, error);

  g_clear_pointer (&job.saved, relais_record_unref);
  return lifted;
}

/*
 * relais_exclusions_carry:
 * @change: an open change
 * @from: id of a record that goes
 * @to: id of the record of the same person that stays
 * @error: where to store the error
 *
 * Returns: whether who was kept out of the one is kept out of the other
 */
gboolean
relais_exclusions_carry (RelaisChange *change, const char *from, const char *to, GError **error)
{
  RelaisDb *db = relais_change_get_db (change);
  g_autoptr (GPtrArray) there = list_open (db, to, error);
  g_autoptr (GPtrArray) here = there != NULL ? list_open (db, from, error) : NULL;

  for (guint i = 0; here != NULL && i < here->len; i++)
    {
      const RelaisRecord *exclusion = g_ptr_array_index (here, i);
      const char *member = relais_record_get (exclusion, RELAIS_EXCLUSION_MEMBER);
      g_autoptr (RelaisRecord) copy = NULL;
      g_autoptr (RelaisRecord) saved = NULL;

      if (find_open (there, member) != NULL)
        continue;
      copy = make_exclusion (to, member, relais_change_get_actor (change),
                             relais_record_get (exclusion, RELAIS_EXCLUSION_ASKED_ON));
      saved = relais_change_save (change, copy, error);
      if (saved == NULL)
        return FALSE;
    }
  return here != NULL;
}
