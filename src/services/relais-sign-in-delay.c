/* The wait that grows with wrong attempts to sign in: none for the first three, then 2, 4, 8 … up to 60 seconds, until
 * somebody signs in. It is the process's, not a name's: one guess of a passphrase tries every slot whatever name was
 * typed, and nothing then tells a known name from an unknown one. Any thread.
 */

#include "relais-sign-in-delay.h"

#include "relais-error.h"

struct _RelaisSignInDelay {
  RelaisClock *clock;
  GMutex mutex;
  guint n_failures;
  gint64 failed_at;
};

/**
 * relais_sign_in_delay_new:
 * @clock: where the time comes from
 *
 * Returns: (transfer full): a delay without a wait
 */
RelaisSignInDelay *
relais_sign_in_delay_new (RelaisClock *clock)
{
  RelaisSignInDelay *delay = g_new0 (RelaisSignInDelay, 1);

  g_mutex_init (&delay->mutex);
  delay->clock = relais_clock_ref (clock);
  return delay;
}

/**
 * relais_sign_in_delay_free:
 * @delay: (transfer full): a delay
 */
void
relais_sign_in_delay_free (RelaisSignInDelay *delay)
{
  relais_clock_unref (delay->clock);
  g_mutex_clear (&delay->mutex);
  g_free (delay);
}

static int
get_length (guint n_failures)
{
  guint beyond = n_failures > RELAIS_SIGN_IN_DELAY_FREE ? n_failures - RELAIS_SIGN_IN_DELAY_FREE : 0;

  if (beyond == 0)
    return 0;
  return beyond < 6 ? MIN (1 << beyond, RELAIS_SIGN_IN_DELAY_MAX_SECONDS) : RELAIS_SIGN_IN_DELAY_MAX_SECONDS;
}

/**
 * relais_sign_in_delay_get_wait:
 * @delay: a delay
 *
 * Returns: how many seconds are left to wait. A clock that was set back makes nobody wait longer than the whole wait.
 */
int
relais_sign_in_delay_get_wait (RelaisSignInDelay *delay)
{
  gint64 left;
  int length;

  g_mutex_lock (&delay->mutex);
  length = get_length (delay->n_failures);
  left = delay->failed_at + length - relais_clock_get_seconds (delay->clock);
  g_mutex_unlock (&delay->mutex);
  return (int) CLAMP (left, 0, length);
}

/**
 * relais_sign_in_delay_check:
 * @delay: a delay
 * @error: RELAIS_ERROR_TOO_SOON with the seconds
 *
 * Returns: whether an attempt may be made now
 */
gboolean
relais_sign_in_delay_check (RelaisSignInDelay *delay, GError **error)
{
  g_autofree char *seconds = NULL;
  int wait = relais_sign_in_delay_get_wait (delay);

  if (wait == 0)
    return TRUE;
  seconds = g_strdup_printf ("%d", wait);
  relais_error_set (error, RELAIS_ERROR_TOO_SOON, seconds, NULL);
  return FALSE;
}

/**
 * relais_sign_in_delay_note:
 * @delay: a delay
 * @failure: (nullable): why somebody did not come in, %NULL when they did
 *
 * Only what was typed wrong counts: a full disk makes nobody wait.
 */
void
relais_sign_in_delay_note (RelaisSignInDelay *delay, const GError *failure)
{
  g_mutex_lock (&delay->mutex);
  if (failure == NULL)
    delay->n_failures = 0;
  else if (g_error_matches (failure, RELAIS_ERROR, RELAIS_ERROR_WRONG_SIGN_IN) ||
           g_error_matches (failure, RELAIS_ERROR, RELAIS_ERROR_WRONG_PIN) ||
           g_error_matches (failure, RELAIS_ERROR, RELAIS_ERROR_PIN_GONE))
    {
      delay->n_failures++;
      delay->failed_at = relais_clock_get_seconds (delay->clock);
    }
  g_mutex_unlock (&delay->mutex);
}
