/* What follows from who sits at the desk: the day, whether it is the fictional practice, who acts, and what they may
 * do. Main thread.
 */

#include "relais-desk.h"

/**
 * relais_desk_get_today:
 * @desk: the desk
 *
 * Returns: today's date in Brussels
 */
RelaisDate
relais_desk_get_today (RelaisDesk *desk)
{
  return relais_clock_today (relais_desk_get_clock (desk));
}

/**
 * relais_desk_is_demo:
 * @desk: the desk
 *
 * Returns: whether the open register is the fictional practice
 */
gboolean
relais_desk_is_demo (RelaisDesk *desk)
{
  return relais_desk_is_open (desk) && relais_session_is_fictional (relais_desk_get_session (desk));
}

/**
 * relais_desk_get_actor:
 * @desk: the desk
 *
 * Returns: (transfer none) (nullable): who signed in
 */
RelaisActor *
relais_desk_get_actor (RelaisDesk *desk)
{
  return relais_desk_is_open (desk) ? relais_session_get_actor (relais_desk_get_session (desk)) : NULL;
}

/**
 * relais_desk_may:
 * @desk: the desk
 * @act: an act
 *
 * For what is shown or greyed; the services check again.
 *
 * Returns: whether who signed in may do @act
 */
gboolean
relais_desk_may (RelaisDesk *desk, RelaisAct act)
{
  RelaisActor *actor = relais_desk_get_actor (desk);

  return actor != NULL && relais_actor_may (actor, act);
}
