/* Who can sign in: a new passphrase for somebody who forgot theirs, one's own changed by oneself, and the slots of
 * those whose last day is over. Each is written into the access log before it stands in register.keys. Blocking, from
 * any thread; what derives a key takes about half a second by design.
 */

#include "relais-team-private.h"

#include "relais-care-queries.h"
#include "relais-error.h"
#include "relais-store-slots.h"
#include "relais-table.h"

typedef struct {
  RelaisStore *store;
  const char *id;
  const char *passphrase;
  RelaisDate today;
  gboolean is_needed;
} AccessJob;

static void
access_job_init (AccessJob *job, RelaisSession *session)
{
  job->store = relais_session_get_store (session);
  job->today = relais_session_get_today (session);
}

static gboolean
put_slot (RelaisChange *change, AccessJob *job, const char *act, GError **error)
{
  return relais_change_note (change, act, relais_staff_type.name, job->id, NULL, error) &&
         relais_store_slots_put (job->store, job->id, job->passphrase, error);
}

static gboolean
reset_passphrase (RelaisChange *change, gpointer data, GError **error)
{
  AccessJob *job = data;
  g_autoptr (RelaisRecord) member =
      relais_table_load (relais_change_get_db (change), relais_table_for_type (&relais_staff_type), job->id, error);

  if (member == NULL)
    return FALSE;
  if (relais_staff_is_active (member, job->today))
    return put_slot (change, job, "staff-passphrase", error);
  relais_error_set (error, RELAIS_ERROR_MEMBER_LEFT, relais_record_get (member, RELAIS_STAFF_NAME), NULL);
  return FALSE;
}

/**
 * relais_team_reset_passphrase:
 * @session: a session
 * @actor: who asks
 * @id: id of a member who forgot their passphrase, or has none yet
 * @passphrase: a new one
 * @error: RELAIS_ERROR_WEAK_PASSPHRASE, RELAIS_ERROR_MEMBER_LEFT, RELAIS_ERROR_NOT_FOUND, RELAIS_ERROR_NOT_ALLOWED
 *
 * Returns: whether @passphrase opens for them now, and the old one no more
 */
gboolean
relais_team_reset_passphrase (RelaisSession *session, RelaisActor *actor, const char *id, const char *passphrase,
                              GError **error)
{
  AccessJob job = { .id = id, .passphrase = passphrase };

  access_job_init (&job, session);
  return relais_actor_check (actor, RELAIS_ACT_MANAGE_TEAM, error) &&
         relais_store_slots_check (job.store, passphrase, error) &&
         relais_store_write (job.store, actor, "staff-passphrase", reset_passphrase, &job, NULL, error);
}

static gboolean
change_own (RelaisChange *change, gpointer data, GError **error)
{
  AccessJob *job = data;

  return put_slot (change, job, "own-passphrase", error);
}

/**
 * relais_team_change_own_passphrase:
 * @session: a session
 * @actor: who asks
 * @old_passphrase: the one they have
 * @new_passphrase: the one they want
 * @error: RELAIS_ERROR_WRONG_PASSPHRASE when @old_passphrase is not theirs, RELAIS_ERROR_WEAK_PASSPHRASE
 *
 * Returns: whether @new_passphrase opens for them now, and the old one no more
 */
gboolean
relais_team_change_own_passphrase (RelaisSession *session, RelaisActor *actor, const char *old_passphrase,
                                   const char *new_passphrase, GError **error)
{
  AccessJob job = { .id = relais_actor_get_staff_id (actor), .passphrase = new_passphrase };

  access_job_init (&job, session);
  return relais_actor_check (actor, RELAIS_ACT_CHANGE_OWN_PASSPHRASE, error) &&
         relais_store_slots_opens (job.store, job.id, old_passphrase, error) &&
         relais_store_slots_check (job.store, new_passphrase, error) &&
         relais_store_write (job.store, actor, "own-passphrase", change_own, &job, NULL, error);
}

/* --- Slots whose time is over --- */

static gboolean
is_over (GPtrArray *list, const char *id, RelaisDate today)
{
  for (guint i = 0; i < list->len; i++)
    {
      const RelaisRecord *member = g_ptr_array_index (list, i);

      if (g_str_equal (relais_record_get_id (member), id))
        return !relais_staff_is_active (member, today);
    }
  return TRUE;
}

static gboolean
sweep (RelaisChange *change, gpointer data, GError **error)
{
  AccessJob *job = data;
  g_autoptr (GPtrArray) list =
      relais_care_queries_list_all (relais_change_get_db (change), &relais_staff_type, error);
  g_auto (GStrv) slots = list != NULL ? relais_store_slots_list (job->store, error) : NULL;

  for (guint i = 0; slots != NULL && slots[i] != NULL; i++)
    {
      if (is_over (list, slots[i], job->today) &&
          (!relais_change_note (change, "staff-slot", relais_staff_type.name, slots[i], NULL, error) ||
           !relais_store_slots_remove (job->store, slots[i], error)))
        return FALSE;
    }
  return slots != NULL;
}

static gboolean
needs_sweeping (RelaisDb *db, gpointer data, GError **error)
{
  AccessJob *job = data;
  g_autoptr (GPtrArray) list = relais_care_queries_list_all (db, &relais_staff_type, error);
  g_auto (GStrv) slots = list != NULL ? relais_store_slots_list (job->store, error) : NULL;

  for (guint i = 0; slots != NULL && slots[i] != NULL && !job->is_needed; i++)
    job->is_needed = is_over (list, slots[i], job->today);
  return slots != NULL;
}

/*
 * relais_team_sweep:
 * @session: a session that was opened just now
 * @error: where to store the error
 *
 * Destroys the slots of those whose last day is over, and of nobody: a crash may have left one.
 *
 * Returns: whether only members who may act can open the register
 */
gboolean
relais_team_sweep (RelaisSession *session, GError **error)
{
  AccessJob job = { NULL };

  access_job_init (&job, session);
  return relais_store_read (job.store, needs_sweeping, &job, error) &&
         (!job.is_needed ||
          relais_store_write (job.store, relais_session_get_actor (session), "staff-slot", sweep, &job, NULL, error));
}
