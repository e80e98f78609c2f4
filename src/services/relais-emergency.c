/* One minute of access to a protected record, for those who may not show it otherwise: somebody rings the ambulance and
 * needs the address now. A reason is asked and everything is written down before anything is handed out; the minute is
 * counted by the clock of the register, whatever the window does. It is told to the referent of the record, else to the
 * coordinators, until one of them has seen it. Blocking, from any thread.
 */

#include "relais-emergency.h"

#include "relais-audit-reading.h"
#include "relais-care-queries.h"
#include "relais-clock.h"
#include "relais-emergency-table.h"
#include "relais-error.h"
#include "relais-id.h"
#include "relais-person.h"
#include "relais-register-private.h"
#include "relais-staff.h"
#include "relais-text.h"

#include <glib/gi18n-lib.h>

/**
 * relais_emergency_free:
 * @emergency: (transfer full): an emergency
 */
void
relais_emergency_free (RelaisEmergency *emergency)
{
  g_free (emergency->id);
  g_clear_pointer (&emergency->person, relais_record_unref);
  g_free (emergency->by);
  g_free (emergency->reason);
  g_free (emergency->at);
  g_free (emergency);
}

/* --- The minute --- */

typedef struct {
  const char *person;
  const char *reason;
  char *until;
} OpenJob;

static gboolean
begin_minute (RelaisChange *change, gpointer data, GError **error)
{
  OpenJob *job = data;
  RelaisDb *db = relais_change_get_db (change);
  const char *now = relais_change_get_now (change);
  g_autoptr (RelaisRecord) person = relais_register_read_person (db, job->person, error);
  g_autofree char *id = relais_id_new ();
  g_autofree char *until = relais_instant_add_seconds (now, RELAIS_EMERGENCY_SECONDS);
  RelaisEmergencyRow row = {
    .id = id,
    .person = (char *) job->person,
    .staff = (char *) relais_actor_get_staff_id (relais_change_get_actor (change)),
    .reason = (char *) job->reason,
    .at = (char *) now,
    .until = until,
  };

  if (person == NULL)
    return FALSE;
  if (!relais_person_is_protected (person))
    {
      relais_error_set (error, RELAIS_ERROR_INVALID, _("Emergency"), "%s",
                        _("nothing is hidden in this record. Open it as any other."));
      return FALSE;
    }
  if (!relais_emergency_table_insert (db, &row, error) ||
      !relais_register_note_whole_page (change, job->person, "emergency", error))
    return FALSE;
  job->until = g_steal_pointer (&until);
  return TRUE;
}

/**
 * relais_emergency_open:
 * @session: a session
 * @actor: who asks
 * @id: id of a protected person
 * @reason: why, 3 to 200 characters
 * @until: (out) (optional): the instant at which it ends; from then on relais_register_reread_person() shows it no more
 * @error: RELAIS_ERROR_NOT_ALLOWED, RELAIS_ERROR_NOT_FOUND; RELAIS_ERROR_INVALID for a reason that is too short or too
 *   long, and for somebody who is not protected
 *
 * Returns: (transfer full) (nullable): the page with what protected mode hides
 */
RelaisPersonPage *
relais_emergency_open (RelaisSession *session, RelaisActor *actor, const char *id, const char *reason, char **until,
                       GError **error)
{
  g_autofree char *stripped = g_strstrip (g_strdup (reason));
  glong length = g_utf8_strlen (stripped, -1);
  OpenJob job = { id, stripped, NULL };
  g_autofree char *end = NULL;

  if (!relais_audit_check (session, actor, RELAIS_ACT_EMERGENCY_ACCESS, "emergency", id, error))
    return NULL;
  if (length < 3 || length > 200)
    {
      relais_error_set (error, RELAIS_ERROR_INVALID, "reason", "%ld", length);
      return NULL;
    }
  if (!relais_store_write (relais_session_get_store (session), actor, "emergency", begin_minute, &job, NULL, error))
    {
      g_free (job.until);
      return NULL;
    }
  end = job.until;
  if (until != NULL)
    *until = g_strdup (end);
  return relais_register_reread_person (session, actor, id, TRUE, error);
}

/* --- Who is told --- */

typedef struct {
  RelaisActor *actor;
  RelaisDate today;
  GPtrArray *list;
} ListJob;

static gboolean
is_active (const RelaisRecord *member, RelaisDate today)
{
  RelaisDate ends_on;

  return !relais_date_parse (relais_record_get (member, RELAIS_STAFF_ENDS_ON), &ends_on) ||
         relais_date_compare (ends_on, today) >= 0;
}

static const RelaisRecord *
find_referent (GPtrArray *staff, const RelaisRecord *person, RelaisDate today)
{
  const char *name = relais_record_get (person, RELAIS_PERSON_REFERENT);

  for (guint i = 0; name != NULL && i < staff->len; i++)
    {
      const RelaisRecord *member = g_ptr_array_index (staff, i);

      if (is_active (member, today) && relais_text_equal_folded (name, relais_record_get (member, RELAIS_STAFF_NAME)))
        return member;
    }
  return NULL;
}

/* A referent who opened it themselves tells the coordinators instead: nobody answers to themselves. */
static gboolean
is_told (GPtrArray *staff, const RelaisRecord *person, const RelaisEmergencyRow *row, const ListJob *job)
{
  const RelaisRecord *referent = find_referent (staff, person, job->today);
  const char *me = relais_actor_get_staff_id (job->actor);

  if (g_str_equal (row->staff, me))
    return FALSE;
  if (referent != NULL && !g_str_equal (relais_record_get_id (referent), row->staff))
    return g_str_equal (relais_record_get_id (referent), me);
  return relais_actor_may (job->actor, RELAIS_ACT_LIFT_PROTECTED);
}

static char *
find_name (GPtrArray *staff, const char *id)
{
  for (guint i = 0; i < staff->len; i++)
    {
      const RelaisRecord *member = g_ptr_array_index (staff, i);

      if (g_str_equal (relais_record_get_id (member), id))
        return g_strdup (relais_record_get (member, RELAIS_STAFF_NAME));
    }
  return NULL;
}

static gboolean
add_if_told (RelaisDb *db, const RelaisEmergencyRow *row, GPtrArray *staff, ListJob *job, GError **error)
{
  g_autoptr (RelaisRecord) person = relais_register_read_person (db, row->person, error);
  RelaisEmergency *emergency;

  if (person == NULL)
    return FALSE;
  if (!is_told (staff, person, row, job))
    return TRUE;
  emergency = g_new0 (RelaisEmergency, 1);
  emergency->id = g_strdup (row->id);
  emergency->person = relais_register_shield (g_steal_pointer (&person));
  emergency->by = find_name (staff, row->staff);
  emergency->reason = g_strdup (row->reason);
  emergency->at = g_strdup (row->at);
  g_ptr_array_add (job->list, emergency);
  emergency->namesakes = relais_search_index_count_name (db, emergency->person, error);
  return emergency->namesakes >= 0;
}

/*
 * relais_emergency_read:
 * @db: a connection
 * @actor: who asks
 * @today: today's date
 * @error: where to store the error
 *
 * Returns: (transfer full) (element-type RelaisEmergency) (nullable): what @actor is told, newest first
 */
GPtrArray *
relais_emergency_read (RelaisDb *db, RelaisActor *actor, RelaisDate today, GError **error)
{
  g_autoptr (GPtrArray) list = g_ptr_array_new_with_free_func ((GDestroyNotify) relais_emergency_free);
  g_autoptr (GPtrArray) rows = relais_emergency_table_list_unseen (db, error);
  g_autoptr (GPtrArray) staff =
      rows != NULL ? relais_care_queries_list_all (db, &relais_staff_type, error) : NULL;
  ListJob job = { actor, today, list };

  for (guint i = 0; staff != NULL && i < rows->len; i++)
    {
      if (!add_if_told (db, g_ptr_array_index (rows, i), staff, &job, error))
        return NULL;
    }
  return staff != NULL ? g_steal_pointer (&list) : NULL;
}

static gboolean
list_told (RelaisDb *db, gpointer data, GError **error)
{
  ListJob *job = data;

  job->list = relais_emergency_read (db, job->actor, job->today, error);
  return job->list != NULL;
}

/**
 * relais_emergency_list:
 * @session: a session
 * @actor: who asks
 * @error: RELAIS_ERROR_NOT_ALLOWED
 *
 * Returns: (transfer full) (element-type RelaisEmergency) (nullable): what @actor is told and has not seen, newest
 *   first
 */
GPtrArray *
relais_emergency_list (RelaisSession *session, RelaisActor *actor, GError **error)
{
  ListJob job = { actor, relais_session_get_today (session), NULL };

  return relais_actor_check (actor, RELAIS_ACT_READ_PEOPLE, error) &&
                 relais_store_read (relais_session_get_store (session), list_told, &job, error)
             ? job.list
             : NULL;
}

/* --- Seen --- */

typedef struct {
  const char *id;
  RelaisDate today;
} SeeJob;

static gboolean
see (RelaisChange *change, gpointer data, GError **error)
{
  SeeJob *job = data;
  RelaisDb *db = relais_change_get_db (change);
  RelaisActor *actor = relais_change_get_actor (change);
  g_autoptr (GPtrArray) told = relais_emergency_read (db, actor, job->today, error);

  for (guint i = 0; told != NULL && i < told->len; i++)
    {
      const RelaisEmergency *emergency = g_ptr_array_index (told, i);

      if (g_str_equal (emergency->id, job->id))
        return relais_emergency_table_see (db, job->id, relais_actor_get_staff_id (actor),
                                           relais_change_get_now (change), error) &&
               relais_change_note (change, "emergency-seen", relais_person_type.name,
                                   relais_record_get_id (emergency->person), NULL, error);
    }
  if (told != NULL)
    relais_error_set (error, RELAIS_ERROR_NOT_FOUND, job->id, NULL);
  return FALSE;
}

/**
 * relais_emergency_see:
 * @session: a session
 * @actor: who asks
 * @id: id of an emergency that @actor is told
 * @error: RELAIS_ERROR_NOT_FOUND for any other; RELAIS_ERROR_NOT_ALLOWED
 *
 * From now on it is told to nobody. Who has seen it stands in the log.
 *
 * Returns: whether it is noted
 */
gboolean
relais_emergency_see (RelaisSession *session, RelaisActor *actor, const char *id, GError **error)
{
  SeeJob job = { id, relais_session_get_today (session) };

  return relais_actor_check (actor, RELAIS_ACT_READ_PEOPLE, error) &&
         relais_store_write (relais_session_get_store (session), actor, "emergency-seen", see, &job, NULL, error);
}
