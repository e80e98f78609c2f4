/* What stands around the directory's list: the practice's names for its rows and filters, and how fresh the copy is.
 * Read on a thread in one go.
 */

#include "relais-directory-around.h"

#include "relais-practice-labels.h"

/**
 * relais_directory_around_read:
 * @session: the open register
 * @clock: the time
 * @error: where to store the error
 *
 * Returns: (transfer full) (nullable): names and freshness, as they are now
 */
RelaisDirectoryAround *
relais_directory_around_read (RelaisSession *session, RelaisClock *clock, GError **error)
{
  g_autoptr (RelaisDirectoryAround) around = g_new0 (RelaisDirectoryAround, 1);

  around->labels = relais_practice_labels_load (session, error);
  if (around->labels != NULL)
    around->state = relais_directory_get_state (session, relais_session_get_actor (session), error);
  if (around->state != NULL)
    around->health = relais_directory_health_load (relais_session_get_folder (session), clock, error);
  return around->health != NULL ? g_steal_pointer (&around) : NULL;
}

/**
 * relais_directory_around_free:
 * @around: (transfer full): what was read
 */
void
relais_directory_around_free (RelaisDirectoryAround *around)
{
  g_clear_pointer (&around->labels, relais_labels_unref);
  g_clear_pointer (&around->state, relais_directory_state_free);
  g_clear_pointer (&around->health, relais_directory_health_free);
  g_free (around);
}
