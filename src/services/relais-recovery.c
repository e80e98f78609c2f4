/* The printed recovery key opens the register when a passphrase is forgotten, and then does two things only: it gives a
 * member a new passphrase, and it verifies. Whoever has it reads nothing with it and appears in the access log by what
 * they did. An administrator makes a new one when the paper is lost or seen: the old one opens nothing from then on.
 * Any thread.
 */

#include "relais-recovery.h"

#include "relais-care-queries.h"
#include "relais-error.h"
#include "relais-spool.h"
#include "relais-store-slots.h"
#include "relais-text.h"

#include <string.h>

/**
 * relais_recovery_is_key:
 * @text: what was typed or read where a passphrase or a recovery key may stand
 *
 * Returns: whether it can be a recovery key
 */
gboolean
relais_recovery_is_key (const char *text)
{
  return relais_store_slots_is_recovery_key (text);
}

/**
 * relais_recovery_forget:
 * @secret: (transfer full) (nullable): a recovery key or a passphrase, which is overwritten
 */
void
relais_recovery_forget (char *secret)
{
  relais_store_slots_forget (secret);
}

/**
 * relais_recovery_split:
 * @recovery_key: a recovery key as it is printed
 *
 * Returns: (transfer full): its groups, as they are read aloud and written down
 */
GStrv
relais_recovery_split (const char *recovery_key)
{
  return g_strsplit (recovery_key, "-", -1);
}

/* What people type for a character of the key. */
static char
read_character (char c)
{
  c = g_ascii_toupper (c);
  if (c == 'O')
    return '0';
  return c == 'I' || c == 'L' ? '1' : c;
}

/**
 * relais_recovery_matches:
 * @recovery_key: a recovery key as it is printed
 * @group: the number of a group, from 0
 * @typed: what was typed for it
 *
 * Forgives what the reader of the whole key forgives.
 *
 * Returns: whether it is that group
 */
gboolean
relais_recovery_matches (const char *recovery_key, guint group, const char *typed)
{
  g_auto (GStrv) groups = relais_recovery_split (recovery_key);
  const char *expected = group < g_strv_length (groups) ? groups[group] : NULL;

  for (const char *c = typed; expected != NULL && *c != '\0'; c++)
    {
      if (*c == ' ' || *c == '-')
        continue;
      if (*expected == '\0' || read_character (*c) != *expected)
        return FALSE;
      expected++;
    }
  return expected != NULL && *expected == '\0' && *typed != '\0';
}

/* --- A new one --- */

typedef struct {
  RelaisStore *store;
  const char *recovery_key;
} ReplaceJob;

static gboolean
replace (RelaisChange *change, gpointer data, GError **error)
{
  ReplaceJob *job = data;

  return relais_change_note (change, "recovery-key", NULL, NULL, NULL, error) &&
         relais_store_slots_put_recovery (job->store, job->recovery_key, error);
}

/**
 * relais_recovery_propose:
 * @actor: an administrator
 * @error: RELAIS_ERROR_NOT_ALLOWED
 *
 * Returns: (transfer full) (nullable): a recovery key as it is printed, to be given to relais_recovery_forget(). It
 *   opens nothing before relais_recovery_replace(), so that it can be put on paper first
 */
char *
relais_recovery_propose (RelaisActor *actor, GError **error)
{
  return relais_actor_check (actor, RELAIS_ACT_MANAGE_KEYS, error) ? relais_store_slots_new_recovery_key () : NULL;
}

/**
 * relais_recovery_replace:
 * @session: a session
 * @actor: an administrator
 * @recovery_key: one from relais_recovery_propose()
 * @error: RELAIS_ERROR_NOT_ALLOWED; whatever the disk says, and then it may be that the old one opens nothing any more
 *
 * Returns: whether @recovery_key opens from now on, and the old one no more
 */
gboolean
relais_recovery_replace (RelaisSession *session, RelaisActor *actor, const char *recovery_key, GError **error)
{
  ReplaceJob job = { relais_session_get_store (session), recovery_key };

  return relais_actor_check (actor, RELAIS_ACT_MANAGE_KEYS, error) &&
         relais_store_write (job.store, actor, "recovery-key", replace, &job, NULL, error);
}

/**
 * relais_recovery_renew:
 * @session: a session
 * @actor: an administrator
 * @error: as for relais_recovery_replace()
 *
 * Returns: (transfer full) (nullable): the new recovery key as it is printed, to be given to relais_recovery_forget();
 *   it cannot be had again, and the old one opens nothing any more
 */
char *
relais_recovery_renew (RelaisSession *session, RelaisActor *actor, GError **error)
{
  char *recovery_key = relais_recovery_propose (actor, error);

  if (recovery_key != NULL && !relais_recovery_replace (session, actor, recovery_key, error))
    g_clear_pointer (&recovery_key, relais_recovery_forget);
  return recovery_key;
}

/* --- Opening with it --- */

/* One that was mistyped is nobody's attempt; one that is whole and not ours is. */
static RelaisStore *
open_store (const char *folder, const char *recovery_key, RelaisClock *clock, GError **error)
{
  g_autoptr (GError) local_error = NULL;
  g_autoptr (GError) unnoted = NULL;
  RelaisStore *store = relais_store_open_with_recovery (folder, recovery_key, clock, &local_error);

  if (store != NULL)
    return store;
  if (g_error_matches (local_error, RELAIS_ERROR, RELAIS_ERROR_WRONG_RECOVERY_KEY) &&
      relais_recovery_is_key (recovery_key) &&
      !relais_spool_add (folder, RELAIS_SPOOL_RECOVERY_FAILED, NULL, clock, &unnoted))
    g_debug ("a wrong recovery key was not written down: %s", unnoted->message);
  g_propagate_error (error, g_steal_pointer (&local_error));
  return NULL;
}

typedef struct {
  RelaisStore *store;
  const char *member;
  const char *passphrase;
} ResetJob;

static const RelaisRecord *
find_member (GPtrArray *staff, const char *text)
{
  for (guint i = 0; i < staff->len; i++)
    {
      const RelaisRecord *member = g_ptr_array_index (staff, i);

      if (g_str_equal (relais_record_get_id (member), text) ||
          relais_text_equal_folded (relais_record_get (member, RELAIS_STAFF_NAME), text))
        return member;
    }
  return NULL;
}

static gboolean
reset (RelaisChange *change, gpointer data, GError **error)
{
  ResetJob *job = data;
  g_autoptr (GPtrArray) staff =
      relais_care_queries_list_all (relais_change_get_db (change), &relais_staff_type, error);
  const RelaisRecord *member = staff != NULL ? find_member (staff, job->member) : NULL;
  RelaisDate today = relais_clock_today (relais_store_get_clock (job->store));

  if (staff == NULL)
    return FALSE;
  if (member == NULL || !relais_staff_is_active (member, today))
    {
      relais_error_set (error, member == NULL ? RELAIS_ERROR_NOT_FOUND : RELAIS_ERROR_MEMBER_LEFT, job->member, NULL);
      return FALSE;
    }
  return relais_change_note (change, "recovery-reset", relais_staff_type.name, relais_record_get_id (member), NULL,
                             error) &&
         relais_store_slots_put (job->store, relais_record_get_id (member), job->passphrase, error);
}

/**
 * relais_recovery_reset:
 * @folder: the data folder
 * @recovery_key: as it was typed from the paper
 * @member: name or id of the member who forgot their passphrase
 * @passphrase: their new one
 * @clock: where the time comes from
 * @error: RELAIS_ERROR_WRONG_RECOVERY_KEY, RELAIS_ERROR_NOT_FOUND, RELAIS_ERROR_MEMBER_LEFT,
 *   RELAIS_ERROR_WEAK_PASSPHRASE; else see relais_store_open_with_recovery()
 *
 * Nobody is signed in by it: they sign in with @passphrase.
 *
 * Returns: whether @passphrase opens for them now, and the old one no more
 */
gboolean
relais_recovery_reset (const char *folder, const char *recovery_key, const char *member, const char *passphrase,
                       RelaisClock *clock, GError **error)
{
  g_autoptr (RelaisStore) store = open_store (folder, recovery_key, clock, error);
  ResetJob job = { store, member, passphrase };
  gboolean done;

  if (store == NULL)
    return FALSE;
  done = relais_store_slots_check (store, passphrase, error) &&
         relais_store_write (store, NULL, "recovery-reset", reset, &job, NULL, error);
  relais_store_close (store);
  return done;
}

/**
 * relais_recovery_verify:
 * @folder: the data folder
 * @recovery_key: as it was typed from the paper
 * @clock: where the time comes from
 * @findings: (element-type utf8): as for relais_session_verify()
 * @error: as for relais_recovery_reset()
 *
 * Returns: whether the verification ran
 */
gboolean
relais_recovery_verify (const char *folder, const char *recovery_key, RelaisClock *clock, GPtrArray *findings,
                        GError **error)
{
  g_autoptr (RelaisStore) store = open_store (folder, recovery_key, clock, error);
  gboolean ran;

  if (store == NULL)
    return FALSE;
  ran = relais_store_verify (store, findings, error);
  relais_store_close (store);
  return ran;
}
