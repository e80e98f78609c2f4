/* The members who gave their passphrase in this process today and chose a PIN: for each a copy of the data key, sealed
 * under that PIN in locked memory. A copy goes with five wrong PINs, at closing time, at midnight, when the clock is
 * set back, and when its member may no longer open the register; all of them go at suspend and at the end of the
 * process. Whoever is unknown gets the same answer after the same work. Shared by reference, any thread; opening and
 * putting block for a fifth of a second and hold nobody up meanwhile.
 */

#include "relais-pin-vault.h"
#include "relais-session-private.h"

#include "relais-error.h"
#include "relais-practice-profile.h"
#include "relais-presence.h"
#include "relais-store-seal.h"

typedef struct {
  RelaisStoreSeal *seal;
  RelaisPinMember member;
  RelaisDate day;
  gint64 made_at;
  int ends_at; /* minute of the day */
  guint n_attempts;
} Copy;

struct _RelaisPinVault {
  gatomicrefcount ref_count;

  RelaisClock *clock;
  RelaisStoreSeal *decoy;
  GMutex mutex;
  GPtrArray *copies; /* in the order in which the members came */
};

static void
copy_free (gpointer data)
{
  Copy *copy = data;

  relais_store_seal_unref (copy->seal);
  g_free (copy->member.staff_id);
  g_free (copy->member.name);
  g_free (copy);
}

/**
 * relais_pin_member_free:
 * @member: (transfer full): a member
 */
void
relais_pin_member_free (RelaisPinMember *member)
{
  g_free (member->staff_id);
  g_free (member->name);
  g_free (member);
}

/**
 * relais_pin_vault_new:
 * @folder: the data folder
 * @clock: where the time comes from
 *
 * Returns: (transfer full): an empty vault
 */
RelaisPinVault *
relais_pin_vault_new (const char *folder, RelaisClock *clock)
{
  RelaisPinVault *vault = g_new0 (RelaisPinVault, 1);

  g_atomic_ref_count_init (&vault->ref_count);
  g_mutex_init (&vault->mutex);
  vault->clock = relais_clock_ref (clock);
  vault->decoy = relais_store_seal_new_decoy (folder);
  vault->copies = g_ptr_array_new_with_free_func (copy_free);
  return vault;
}

/**
 * relais_pin_vault_ref:
 * @vault: a vault
 *
 * Returns: (transfer full): @vault
 */
RelaisPinVault *
relais_pin_vault_ref (RelaisPinVault *vault)
{
  g_atomic_ref_count_inc (&vault->ref_count);
  return vault;
}

/**
 * relais_pin_vault_unref:
 * @vault: (transfer full): a vault, wiped when this was the last reference
 */
void
relais_pin_vault_unref (RelaisPinVault *vault)
{
  if (!g_atomic_ref_count_dec (&vault->ref_count))
    return;

  g_ptr_array_unref (vault->copies);
  relais_store_seal_unref (vault->decoy);
  relais_clock_unref (vault->clock);
  g_mutex_clear (&vault->mutex);
  g_free (vault);
}

/* --- With the mutex held --- */

static gboolean
is_over (RelaisPinVault *vault, const Copy *copy)
{
  return relais_date_compare (copy->day, relais_clock_today (vault->clock)) != 0 ||
         relais_clock_get_seconds (vault->clock) < copy->made_at ||
         relais_clock_get_minute (vault->clock) >= copy->ends_at;
}

static void
remove_what_is_over (RelaisPinVault *vault)
{
  for (guint i = vault->copies->len; i > 0; i--)
    {
      if (is_over (vault, g_ptr_array_index (vault->copies, i - 1)))
        g_ptr_array_remove_index (vault->copies, i - 1);
    }
}

static int
find_index (RelaisPinVault *vault, const char *staff_id)
{
  for (guint i = 0; i < vault->copies->len; i++)
    {
      const Copy *copy = g_ptr_array_index (vault->copies, i);

      if (g_strcmp0 (copy->member.staff_id, staff_id) == 0)
        return (int) i;
    }
  return -1;
}

/* --- Choosing a PIN --- */

/* The end of today's opening hours. Who works after it keeps their PIN until midnight. */
static int
get_closing_minute (RelaisSession *session, RelaisClock *clock, GError **error)
{
  g_autoptr (RelaisRecord) practice = relais_practice_profile_load (session, error);
  int end;

  if (practice == NULL)
    return -1;
  end = relais_presence_get_end (relais_record_get (practice, RELAIS_PRACTICE_HOURS),
                                 relais_date_weekday (relais_clock_today (clock)));
  return end > relais_clock_get_minute (clock) ? end : 24 * 60;
}

static Copy *
make_copy (RelaisPinVault *vault, RelaisSession *session, const char *pin, GError **error)
{
  RelaisActor *actor = relais_session_get_actor (session);
  int ends_at = get_closing_minute (session, vault->clock, error);
  RelaisStoreSeal *seal = ends_at >= 0 ? relais_store_seal_new (relais_session_get_store (session),
                                                                relais_actor_get_staff_id (actor), pin, error)
                                       : NULL;
  Copy *copy;

  if (seal == NULL)
    return NULL;
  copy = g_new0 (Copy, 1);
  copy->seal = seal;
  copy->member.staff_id = g_strdup (relais_actor_get_staff_id (actor));
  copy->member.name = g_strdup (relais_actor_get_name (actor));
  copy->day = relais_clock_today (vault->clock);
  copy->made_at = relais_clock_get_seconds (vault->clock);
  copy->ends_at = ends_at;
  return copy;
}

/**
 * relais_pin_vault_put:
 * @vault: a vault
 * @session: the session of the member, opened today
 * @pin: 4 to 8 digits
 * @error: RELAIS_ERROR_INVALID_PIN; RELAIS_ERROR_PIN_GONE when the passphrase was given on another day;
 *   RELAIS_ERROR_NO_MEMORY
 *
 * From now on @pin lets the member in, instead of any PIN they had before.
 *
 * Returns: whether it does
 */
gboolean
relais_pin_vault_put (RelaisPinVault *vault, RelaisSession *session, const char *pin, GError **error)
{
  Copy *copy;
  int index;

  if (!relais_store_pin_is_valid (pin))
    {
      relais_error_set (error, RELAIS_ERROR_INVALID_PIN, NULL, NULL);
      return FALSE;
    }
  if (relais_date_compare (relais_session_get_opened_on (session), relais_clock_today (vault->clock)) != 0)
    {
      relais_error_set (error, RELAIS_ERROR_PIN_GONE, NULL, NULL);
      return FALSE;
    }
  copy = make_copy (vault, session, pin, error);
  if (copy == NULL)
    return FALSE;

  g_mutex_lock (&vault->mutex);
  index = find_index (vault, copy->member.staff_id);
  if (index >= 0)
    {
      copy_free (vault->copies->pdata[index]);
      vault->copies->pdata[index] = copy;
    }
  else
    g_ptr_array_add (vault->copies, copy);
  g_mutex_unlock (&vault->mutex);
  return TRUE;
}

/* --- Coming in again --- */

/* The attempt is counted before it is made, so that several at once are no more than five. */
static RelaisStoreSeal *
begin_attempt (RelaisPinVault *vault, const char *staff_id)
{
  RelaisStoreSeal *seal = vault->decoy;
  int index;

  g_mutex_lock (&vault->mutex);
  remove_what_is_over (vault);
  index = find_index (vault, staff_id);
  if (index >= 0)
    {
      Copy *copy = g_ptr_array_index (vault->copies, index);

      if (copy->n_attempts < RELAIS_PIN_VAULT_MAX_ATTEMPTS)
        {
          copy->n_attempts++;
          seal = copy->seal;
        }
    }
  relais_store_seal_ref (seal);
  g_mutex_unlock (&vault->mutex);
  return seal;
}

/* What came of it. A copy that was replaced meanwhile is none of this attempt's business, one that was wiped lets
 * nobody in.
 */
static void
end_attempt (RelaisPinVault *vault, const char *staff_id, RelaisStoreSeal *seal, GError **error)
{
  gboolean is_wrong = g_error_matches (*error, RELAIS_ERROR, RELAIS_ERROR_WRONG_PIN);
  gboolean is_gone = g_error_matches (*error, RELAIS_ERROR, RELAIS_ERROR_PIN_GONE);
  Copy *copy = NULL;
  int index;

  g_mutex_lock (&vault->mutex);
  remove_what_is_over (vault);
  index = find_index (vault, staff_id);
  if (index >= 0)
    copy = g_ptr_array_index (vault->copies, index);
  if (seal != vault->decoy && (copy == NULL || copy->seal != seal || is_gone))
    {
      if (copy != NULL && copy->seal == seal)
        g_ptr_array_remove_index (vault->copies, (guint) index);
      g_clear_error (error);
      relais_error_set (error, RELAIS_ERROR_PIN_GONE, NULL, NULL);
    }
  else if (copy != NULL && copy->seal == seal && is_wrong && copy->n_attempts >= RELAIS_PIN_VAULT_MAX_ATTEMPTS)
    {
      g_ptr_array_remove_index (vault->copies, (guint) index);
      g_clear_error (error);
      relais_error_set (error, RELAIS_ERROR_PIN_GONE, NULL, NULL);
    }
  else if (copy != NULL && copy->seal == seal && !is_wrong)
    copy->n_attempts = *error == NULL ? 0 : copy->n_attempts - 1;
  g_mutex_unlock (&vault->mutex);
}

static RelaisSession *
try_to_open (RelaisPinVault *vault, RelaisStoreSeal *seal, const char *staff_id, const char *pin, GError **error)
{
  const char *owners[] = { staff_id, NULL };
  RelaisStore *store = relais_store_open_sealed (seal, pin, vault->clock, error);
  g_autoptr (GError) local_error = NULL;
  RelaisSession *session;

  if (store == NULL)
    return NULL;
  session = relais_session_begin (store, (GStrv) owners, staff_id, &local_error);
  if (g_error_matches (local_error, RELAIS_ERROR, RELAIS_ERROR_WRONG_MEMBER))
    relais_error_set (error, RELAIS_ERROR_PIN_GONE, NULL, NULL);
  else if (session == NULL)
    g_propagate_error (error, g_steal_pointer (&local_error));
  return session;
}

/**
 * relais_pin_vault_open:
 * @vault: a vault
 * @staff_id: who comes in
 * @pin: what was typed
 * @error: RELAIS_ERROR_WRONG_PIN, for whoever is unknown as well; RELAIS_ERROR_PIN_GONE after the fifth wrong PIN and
 *   when the member may no longer come in so; else see relais_store_open()
 *
 * Returns: (transfer full) (nullable): a session of that member
 */
RelaisSession *
relais_pin_vault_open (RelaisPinVault *vault, const char *staff_id, const char *pin, GError **error)
{
  g_autoptr (RelaisStoreSeal) seal = begin_attempt (vault, staff_id);
  g_autoptr (GError) local_error = NULL;
  g_autoptr (RelaisSession) session = try_to_open (vault, seal, staff_id, pin, &local_error);

  end_attempt (vault, staff_id, seal, &local_error);
  if (local_error == NULL)
    return g_steal_pointer (&session);
  g_propagate_error (error, g_steal_pointer (&local_error));
  return NULL;
}

/**
 * relais_pin_vault_list:
 * @vault: a vault
 *
 * Returns: (transfer full) (element-type RelaisPinMember): who may come in with a PIN now, in the order in which they
 *   came
 */
GPtrArray *
relais_pin_vault_list (RelaisPinVault *vault)
{
  GPtrArray *members = g_ptr_array_new_with_free_func ((GDestroyNotify) relais_pin_member_free);

  g_mutex_lock (&vault->mutex);
  remove_what_is_over (vault);
  for (guint i = 0; i < vault->copies->len; i++)
    {
      const Copy *copy = g_ptr_array_index (vault->copies, i);
      RelaisPinMember *member = g_new0 (RelaisPinMember, 1);

      member->staff_id = g_strdup (copy->member.staff_id);
      member->name = g_strdup (copy->member.name);
      g_ptr_array_add (members, member);
    }
  g_mutex_unlock (&vault->mutex);
  return members;
}

/**
 * relais_pin_vault_wipe:
 * @vault: a vault
 *
 * Only a passphrase opens from now on.
 */
void
relais_pin_vault_wipe (RelaisPinVault *vault)
{
  g_mutex_lock (&vault->mutex);
  g_ptr_array_set_size (vault->copies, 0);
  g_mutex_unlock (&vault->mutex);
}
