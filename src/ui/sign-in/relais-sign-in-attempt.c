/* One attempt to come in, on a thread, as both ways take their time by design. What was typed is wiped when it is over.
 * The answer is an open session; its language is read there, so that the window speaks it from the first word. Main
 * thread.
 */

#include "relais-sign-in-attempt.h"

#include "relais-staff.h"

#include <string.h>

static void
free_secret (char *secret)
{
  if (secret != NULL)
    explicit_bzero (secret, strlen (secret));
  g_free (secret);
}

static void
attempt_free (gpointer data)
{
  RelaisSignInAttempt *attempt = data;

  free_secret (attempt->secret);
  free_secret (attempt->pin);
  relais_door_unref (attempt->door);
  g_free (attempt->staff_id);
  g_free (attempt->name);
  g_free (attempt->language);
  g_free (attempt);
}

static RelaisSignInAttempt *
attempt_new (RelaisDesk *desk, const char *secret)
{
  RelaisSignInAttempt *attempt = g_new0 (RelaisSignInAttempt, 1);

  attempt->door = relais_door_ref (relais_desk_get_door (desk));
  attempt->secret = g_strdup (secret);
  return attempt;
}

static gpointer
run (RelaisSession *closed, gpointer data, GError **error)
{
  RelaisSignInAttempt *attempt = data;
  RelaisSession *session =
      attempt->staff_id != NULL
          ? relais_door_sign_in_with_pin (attempt->door, attempt->staff_id, attempt->secret, error)
          : relais_door_sign_in (attempt->door, attempt->name, attempt->secret, attempt->pin, error);
  g_autoptr (RelaisRecord) member = session != NULL ? relais_session_load_member (session, NULL) : NULL;

  if (member != NULL)
    attempt->language = g_strdup (relais_record_get (member, RELAIS_STAFF_LANGUAGE));
  return session;
}

/**
 * relais_sign_in_by_passphrase:
 * @desk: the desk
 * @owner: (type GObject): who asks
 * @name: the member's name as it was typed
 * @passphrase: their passphrase
 * @pin: (nullable): what is to let them in again until closing time
 * @done: told the session, with the attempt as its data
 *
 * Lets somebody in by name and passphrase.
 */
void
relais_sign_in_by_passphrase (RelaisDesk *desk, gpointer owner, const char *name, const char *passphrase,
                              const char *pin, RelaisDeskDone done)
{
  RelaisSignInAttempt *attempt = attempt_new (desk, passphrase);

  attempt->name = g_strstrip (g_strdup (name));
  attempt->pin = g_strdup (pin);
  relais_desk_run_closed (desk, owner, run, attempt, attempt_free, (GDestroyNotify) relais_session_unref, done);
}

/**
 * relais_sign_in_by_pin:
 * @desk: the desk
 * @owner: (type GObject): who asks
 * @staff_id: who comes in
 * @pin: what was typed
 * @done: told the session, with the attempt as its data
 *
 * Lets somebody in whose PIN opens here.
 */
void
relais_sign_in_by_pin (RelaisDesk *desk, gpointer owner, const char *staff_id, const char *pin, RelaisDeskDone done)
{
  RelaisSignInAttempt *attempt = attempt_new (desk, pin);

  attempt->staff_id = g_strdup (staff_id);
  relais_desk_run_closed (desk, owner, run, attempt, attempt_free, (GDestroyNotify) relais_session_unref, done);
}
