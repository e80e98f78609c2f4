/* Leaving the team, what of stays in hospital goes on with the colleague: those that are open and of which the member
 * is the referent. One of whose record the colleague is kept out has no referent then, and is counted. Blocking,
 * inside a read or a change.
 */

#include "relais-team-private.h"

#include "relais-staff.h"
#include "relais-stay-queries.h"
#include "relais-stay.h"
#include "relais-viewer.h"

/*
 * relais_team_count_stays:
 * @db: a connection
 * @member: who leaves
 * @work: where the stays are counted
 * @error: where to store the error
 *
 * Returns: whether they could be counted
 */
gboolean
relais_team_count_stays (RelaisDb *db, const RelaisRecord *member, RelaisTeamWork *work, GError **error)
{
  g_autoptr (GPtrArray) stays =
      relais_stay_queries_list_referred (db, relais_record_get (member, RELAIS_STAFF_NAME), error);

  work->n_stays = stays != NULL ? stays->len : 0;
  return stays != NULL;
}

/*
 * relais_team_hand_over_stays:
 * @change: an open change
 * @member: who leaves
 * @to: who goes on
 * @work: where it is counted how many @to did not get
 * @error: where to store the error
 *
 * Returns: whether they are handed over
 */
gboolean
relais_team_hand_over_stays (RelaisChange *change, const RelaisRecord *member, const RelaisRecord *to,
                             RelaisTeamWork *work, GError **error)
{
  RelaisDb *db = relais_change_get_db (change);
  g_autoptr (GPtrArray) stays =
      relais_stay_queries_list_referred (db, relais_record_get (member, RELAIS_STAFF_NAME), error);

  for (guint i = 0; stays != NULL && i < stays->len; i++)
    {
      g_autoptr (RelaisRecord) changed = NULL;
      g_autoptr (RelaisRecord) saved = NULL;
      gboolean may_see;

      if (!relais_viewer_may_see (db, relais_record_get_id (to), relais_record_get_id (stays->pdata[i]), &may_see,
                                  error))
        return FALSE;
      work->n_stays_kept_back += may_see ? 0 : 1;
      changed = relais_record_with (stays->pdata[i], RELAIS_STAY_REFERENT,
                                    may_see ? relais_record_get (to, RELAIS_STAFF_NAME) : NULL);
      saved = relais_change_save (change, changed, error);
      if (saved == NULL)
        return FALSE;
    }
  return stays != NULL;
}
