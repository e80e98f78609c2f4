/* A stop of somebody's round: a patient whom a member of the team visits on a weekday, in the member's own order. The
 * order is that of the positions, which may have gaps: who is not shown at the moment keeps their place. The table of
 * its fields, and how a stop moves. Pure.
 */

#include "relais-round-stop.h"

#include <glib/gi18n-lib.h>

/**
 * relais_round_weekdays:
 *
 * The word of each weekday, Monday first, as it is stored; ends with %NULL.
 */
const char *const relais_round_weekdays[] = { "mo", "tu", "we", "th", "fr", "sa", "su", NULL };

static const RelaisField fields[RELAIS_ROUND_STOP_N_FIELDS] = {
  [RELAIS_ROUND_STOP_MEMBER] = { "member", N_("Whose round"), RELAIS_FIELD_ID },
  [RELAIS_ROUND_STOP_WEEKDAY] = { "weekday", N_("Weekday"), RELAIS_FIELD_TEXT },
  [RELAIS_ROUND_STOP_PATIENT] = { "patient", N_("Patient"), RELAIS_FIELD_ID },
  [RELAIS_ROUND_STOP_POSITION] = { "position", N_("Position"), RELAIS_FIELD_TEXT },
};

const RelaisRecordType relais_round_stop_type = { "round-stop", fields, RELAIS_ROUND_STOP_N_FIELDS };

/**
 * relais_round_get_weekday:
 * @date: a day
 *
 * Returns: the word of its weekday
 */
const char *
relais_round_get_weekday (RelaisDate date)
{
  return relais_round_weekdays[relais_date_weekday (date) - 1];
}

/**
 * relais_round_get_position:
 * @stop: a stop
 *
 * Returns: where in the order of its day it stands
 */
guint
relais_round_get_position (const RelaisRecord *stop)
{
  const char *position = relais_record_get (stop, RELAIS_ROUND_STOP_POSITION);

  return position != NULL ? (guint) g_ascii_strtoull (position, NULL, 10) : 0;
}

static RelaisRecord *
put_at (const RelaisRecord *stop, guint position)
{
  g_autofree char *text = g_strdup_printf ("%u", position);

  return relais_record_with (stop, RELAIS_ROUND_STOP_POSITION, text);
}

/**
 * relais_round_move:
 * @stops: (element-type RelaisRecord): the stops of a day that are shown, in order
 * @from: which of them moves
 * @to: before which place, as if it had been taken out; the last where that is behind the end
 *
 * Those that are shown share the positions that they had, so that one that is not shown keeps its place among them.
 *
 * Returns: (transfer full) (element-type RelaisRecord): the stops that have another position now
 */
GPtrArray *
relais_round_move (GPtrArray *stops, guint from, guint to)
{
  g_autoptr (GPtrArray) order = g_ptr_array_new ();
  GPtrArray *changed = g_ptr_array_new_with_free_func ((GDestroyNotify) relais_record_unref);
  guint last = 0;

  if (from >= stops->len)
    return changed;
  for (guint i = 0; i < stops->len; i++)
    g_ptr_array_add (order, stops->pdata[i]);
  g_ptr_array_remove_index (order, from);
  g_ptr_array_insert (order, (int) MIN (to, order->len), stops->pdata[from]);
  for (guint i = 0; i < order->len; i++)
    {
      guint position = MAX (relais_round_get_position (stops->pdata[i]), last + 1);

      if (relais_round_get_position (order->pdata[i]) != position)
        g_ptr_array_add (changed, put_at (order->pdata[i], position));
      last = position;
    }
  return changed;
}
