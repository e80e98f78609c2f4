/* Leaving the team, what becomes of a member's round: the colleague goes on with it, each stop at the end of its day,
 * in the same order. Whom the colleague is kept out of is no stop of theirs, and is counted; whom they visit on that
 * day already is not visited twice. Blocking, inside a read or a change.
 */

#include "relais-team-private.h"

#include "relais-round-queries.h"
#include "relais-round-stop.h"
#include "relais-viewer.h"

/*
 * relais_team_count_round:
 * @db: a connection
 * @member: who leaves
 * @work: what is counted goes there
 * @error: where to store the error
 *
 * Returns: whether it could be counted
 */
gboolean
relais_team_count_round (RelaisDb *db, const RelaisRecord *member, RelaisTeamWork *work, GError **error)
{
  g_autoptr (GPtrArray) stops = relais_round_queries_list (db, relais_record_get_id (member), NULL, error);

  work->n_stops = stops != NULL ? stops->len : 0;
  return stops != NULL;
}

/* Where a stop of the colleague's day comes, after those that are there; 0 where they visit the patient already. */
static gboolean
find_position (RelaisDb *db, const RelaisRecord *stop, const char *to, guint *position, GError **error)
{
  g_autoptr (GPtrArray) theirs =
      relais_round_queries_list (db, to, relais_record_get (stop, RELAIS_ROUND_STOP_WEEKDAY), error);

  *position = 1;
  for (guint i = 0; theirs != NULL && i < theirs->len && *position > 0; i++)
    *position = relais_record_is (theirs->pdata[i], RELAIS_ROUND_STOP_PATIENT,
                                  relais_record_get (stop, RELAIS_ROUND_STOP_PATIENT))
                    ? 0
                    : relais_round_get_position (theirs->pdata[i]) + 1;
  return theirs != NULL;
}

static gboolean
hand_over (RelaisChange *change, const RelaisRecord *stop, const char *to, guint position, GError **error)
{
  g_autoptr (RelaisRecordBuilder) builder = relais_record_builder_new_from (stop);
  g_autofree char *text = g_strdup_printf ("%u", position);
  g_autoptr (RelaisRecord) changed = NULL;
  g_autoptr (RelaisRecord) saved = NULL;

  relais_record_builder_set (builder, RELAIS_ROUND_STOP_MEMBER, to);
  relais_record_builder_set (builder, RELAIS_ROUND_STOP_POSITION, text);
  changed = relais_record_builder_end (g_steal_pointer (&builder));
  saved = relais_change_save (change, changed, error);
  return saved != NULL;
}

/*
 * relais_team_hand_over_round:
 * @change: an open change
 * @member: who leaves
 * @to: the colleague
 * @work: where what is kept back is counted
 * @error: where to store the error
 *
 * Returns: whether the stops of @member that @to may see are those of @to, and the others are gone
 */
gboolean
relais_team_hand_over_round (RelaisChange *change, const RelaisRecord *member, const RelaisRecord *to,
                             RelaisTeamWork *work, GError **error)
{
  RelaisDb *db = relais_change_get_db (change);
  const char *id = relais_record_get_id (to);
  g_autoptr (GPtrArray) stops = relais_round_queries_list (db, relais_record_get_id (member), NULL, error);

  for (guint i = 0; stops != NULL && i < stops->len; i++)
    {
      const RelaisRecord *stop = stops->pdata[i];
      gboolean may_see;
      guint position;

      if (!relais_viewer_may_see (db, id, relais_record_get (stop, RELAIS_ROUND_STOP_PATIENT), &may_see, error) ||
          !find_position (db, stop, id, &position, error))
        return FALSE;
      work->n_stops_kept_back += may_see ? 0 : 1;
      if (may_see && position > 0 ? !hand_over (change, stop, id, position, error)
                                  : !relais_change_remove (change, stop, error))
        return FALSE;
    }
  return stops != NULL;
}
