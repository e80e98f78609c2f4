/* How a stop of a round moves among those that are shown. */

#include "relais-domain-test.h"
#include "relais-round-stop.h"

/* Letters with their positions, as they are stored and shown; the order after the move, and what was changed for it. */
static const struct {
  const char *stops;
  guint from;
  guint to;
  const char *changed;
} moves[] = {
  { "A1 B2 C3", 0, 1, "B1 A2" },
  { "A1 B2 C3", 2, 1, "C2 B3" },
  { "A1 B2 C3", 0, 2, "B1 C2 A3" },
  { "A1 B2 C3", 2, 0, "C1 A2 B3" },
  { "A1 B2 C3", 1, 1, "" },
  { "A1 B2 C3", 2, 9, "" },     /* the last one is last already */
  { "A1 B2 C3", 0, 9, "B1 C2 A3" },
  { "A1 B2 C3", 3, 0, "" },     /* there is none */
  { "A1 B5 C9", 0, 1, "B1 A5" }, /* between them stands one that is not shown */
  { "A2 B2 C2", 0, 1, "A3 C4" }, /* two at one place come apart */
  { "", 0, 0, "" },
};

static void
test_moves (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (moves); i++)
    {
      g_autoptr (GPtrArray) stops = g_ptr_array_new_with_free_func ((GDestroyNotify) relais_record_unref);
      g_auto (GStrv) each = g_strsplit (moves[i].stops, " ", -1);
      g_autoptr (GPtrArray) changed = NULL;
      g_autoptr (GString) told = g_string_new (NULL);

      for (guint j = 0; each[j] != NULL; j++)
        {
          const char id[] = { each[j][0], '\0' };
          g_autofree char *values = g_strdup_printf ("position=%s", each[j] + 1);

          g_ptr_array_add (stops, relais_test_make_record (&relais_round_stop_type, id, values));
        }
      changed = relais_round_move (stops, moves[i].from, moves[i].to);
      for (guint j = 0; j < changed->len; j++)
        g_string_append_printf (told, "%s%s%u", j > 0 ? " " : "", relais_record_get_id (changed->pdata[j]),
                                relais_round_get_position (changed->pdata[j]));
      g_test_message ("%s, %u to %u", moves[i].stops, moves[i].from, moves[i].to);
      g_assert_cmpstr (told->str, ==, moves[i].changed);
    }
}

static void
test_weekdays (void)
{
  g_assert_cmpstr (relais_round_get_weekday (relais_date (2026, 11, 23)), ==, "mo");
  g_assert_cmpstr (relais_round_get_weekday (relais_date (2026, 11, 29)), ==, "su");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/round-stop/moves", test_moves);
  g_test_add_func ("/round-stop/weekdays", test_weekdays);
  return g_test_run ();
}
