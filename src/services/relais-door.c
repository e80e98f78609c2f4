/* The door of one register in this process: a name and a passphrase open it, or the PIN of a member who gave theirs
 * today. It holds the vault of PINs and the wait after wrong attempts, which both ways share. Owned by the desk of the
 * window; shared with the tasks that ask it, which block.
 */

#include "relais-door.h"

#include "relais-error.h"
#include "relais-sign-in-delay.h"
#include "relais-spool.h"
#include "relais-store-seal.h"

struct _RelaisDoor {
  gatomicrefcount ref_count;

  char *folder;
  RelaisClock *clock;
  RelaisPinVault *vault;
  RelaisSignInDelay *delay;
};

/**
 * relais_door_new:
 * @folder: the data folder
 * @clock: where the time comes from
 *
 * Returns: (transfer full): a door that nobody has come through
 */
RelaisDoor *
relais_door_new (const char *folder, RelaisClock *clock)
{
  RelaisDoor *door = g_new0 (RelaisDoor, 1);

  g_atomic_ref_count_init (&door->ref_count);
  door->folder = g_strdup (folder);
  door->clock = relais_clock_ref (clock);
  door->vault = relais_pin_vault_new (folder, clock);
  door->delay = relais_sign_in_delay_new (clock);
  return door;
}

/**
 * relais_door_ref:
 * @door: a door
 *
 * Returns: (transfer full): @door
 */
RelaisDoor *
relais_door_ref (RelaisDoor *door)
{
  g_atomic_ref_count_inc (&door->ref_count);
  return door;
}

/**
 * relais_door_unref:
 * @door: (transfer full): a door; its PINs are wiped with the last reference
 */
void
relais_door_unref (RelaisDoor *door)
{
  if (!g_atomic_ref_count_dec (&door->ref_count))
    return;

  relais_pin_vault_unref (door->vault);
  relais_sign_in_delay_free (door->delay);
  relais_clock_unref (door->clock);
  g_free (door->folder);
  g_free (door);
}

/**
 * relais_door_is_pin:
 * @typed: (nullable): what was typed
 *
 * Returns: whether it is 4 to 8 digits
 */
gboolean
relais_door_is_pin (const char *typed)
{
  return relais_store_pin_is_valid (typed);
}

/**
 * relais_door_sign_in:
 * @door: a door
 * @name: the member's name as it was typed
 * @passphrase: that member's passphrase
 * @pin: (nullable): what is to let them in again until closing time
 * @error: RELAIS_ERROR_TOO_SOON; RELAIS_ERROR_INVALID_PIN, before anything else is looked at; else see
 *   relais_session_sign_in()
 *
 * Returns: (transfer full) (nullable): a session
 */
RelaisSession *
relais_door_sign_in (RelaisDoor *door, const char *name, const char *passphrase, const char *pin, GError **error)
{
  g_autoptr (GError) local_error = NULL;
  g_autoptr (RelaisSession) session = NULL;

  if (pin != NULL && !relais_store_pin_is_valid (pin))
    {
      relais_error_set (error, RELAIS_ERROR_INVALID_PIN, NULL, NULL);
      return NULL;
    }
  if (!relais_sign_in_delay_check (door->delay, error))
    return NULL;
  session = relais_session_sign_in (door->folder, name, passphrase, door->clock, &local_error);
  relais_sign_in_delay_note (door->delay, local_error);
  if (session == NULL)
    g_propagate_error (error, g_steal_pointer (&local_error));
  else if (pin != NULL && !relais_pin_vault_put (door->vault, session, pin, error))
    return NULL;
  return g_steal_pointer (&session);
}

/* It is told to nobody now, and to who reads the access log after the next sign-in. */
static void
note_failure (RelaisDoor *door, const char *staff_id, const GError *failure)
{
  g_autoptr (GError) error = NULL;

  if ((g_error_matches (failure, RELAIS_ERROR, RELAIS_ERROR_WRONG_PIN) ||
       g_error_matches (failure, RELAIS_ERROR, RELAIS_ERROR_PIN_GONE)) &&
      !relais_spool_add (door->folder, RELAIS_SPOOL_PIN_FAILED, staff_id, door->clock, &error))
    g_debug ("a wrong PIN was not noted: %s", error->message);
}

/**
 * relais_door_sign_in_with_pin:
 * @door: a door
 * @staff_id: who comes in
 * @pin: what was typed
 * @error: RELAIS_ERROR_TOO_SOON; else see relais_pin_vault_open()
 *
 * Returns: (transfer full) (nullable): a session
 */
RelaisSession *
relais_door_sign_in_with_pin (RelaisDoor *door, const char *staff_id, const char *pin, GError **error)
{
  g_autoptr (GError) local_error = NULL;
  RelaisSession *session;

  if (!relais_sign_in_delay_check (door->delay, error))
    return NULL;
  session = relais_pin_vault_open (door->vault, staff_id, pin, &local_error);
  relais_sign_in_delay_note (door->delay, local_error);
  if (session == NULL)
    {
      note_failure (door, staff_id, local_error);
      g_propagate_error (error, g_steal_pointer (&local_error));
    }
  return session;
}

/**
 * relais_door_choose_pin:
 * @door: a door
 * @session: the session of the member
 * @pin: 4 to 8 digits
 * @error: see relais_pin_vault_put()
 *
 * Returns: whether @pin lets the member in from now on
 */
gboolean
relais_door_choose_pin (RelaisDoor *door, RelaisSession *session, const char *pin, GError **error)
{
  return relais_pin_vault_put (door->vault, session, pin, error);
}

/**
 * relais_door_list_members:
 * @door: a door
 *
 * Returns: (transfer full) (element-type RelaisPinMember): who may come in with a PIN now
 */
GPtrArray *
relais_door_list_members (RelaisDoor *door)
{
  return relais_pin_vault_list (door->vault);
}

/**
 * relais_door_get_wait:
 * @door: a door
 *
 * Returns: how many seconds must pass before the next attempt
 */
int
relais_door_get_wait (RelaisDoor *door)
{
  return relais_sign_in_delay_get_wait (door->delay);
}

/**
 * relais_door_wipe:
 * @door: a door
 *
 * No PIN opens any more.
 */
void
relais_door_wipe (RelaisDoor *door)
{
  relais_pin_vault_wipe (door->vault);
}
