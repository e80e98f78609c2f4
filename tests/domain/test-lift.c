#include "relais-domain-test.h"
#include "relais-lift.h"

#define ADA "0b7c1f2a-1111-4aaa-8aaa-000000000001"
#define BEA "0b7c1f2a-1111-4aaa-8aaa-000000000002"

static const struct {
  const char *lift;
  const char *today;
  const char *who;
  const char *roles;
  gboolean may;
} cases[] = {
  { "proposer=" ADA "; proposed_on=2026-11-20; by_coordinator=yes", "2026-11-20", BEA, "coordinator", TRUE },
  { "proposer=" ADA "; proposed_on=2026-11-20; by_coordinator=yes", "2026-11-20", BEA, "nurse", TRUE },
  { "proposer=" ADA "; proposed_on=2026-11-20; by_coordinator=no", "2026-11-20", BEA, "coordinator", TRUE },
  /* Nobody does it alone, whatever they are. */
  { "proposer=" ADA "; proposed_on=2026-11-20; by_coordinator=yes", "2026-11-20", ADA, "coordinator", FALSE },
  { "proposer=" ADA "; proposed_on=2026-11-20; by_coordinator=no", "2026-11-20", ADA, "coordinator;nurse", FALSE },
  /* One of the two is a coordinator, and reception is neither. */
  { "proposer=" ADA "; proposed_on=2026-11-20; by_coordinator=no", "2026-11-20", BEA, "nurse", FALSE },
  { "proposer=" ADA "; proposed_on=2026-11-20; by_coordinator=yes", "2026-11-20", BEA, "reception", FALSE },
  { "proposer=" ADA "; proposed_on=2026-11-20; by_coordinator=yes", "2026-11-20", BEA, "administrator;dpo", FALSE },
  /* A week, not longer, and once. */
  { "proposer=" ADA "; proposed_on=2026-11-20; by_coordinator=yes", "2026-11-27", BEA, "nurse", TRUE },
  { "proposer=" ADA "; proposed_on=2026-11-20; by_coordinator=yes", "2026-11-28", BEA, "nurse", FALSE },
  { "proposer=" ADA "; proposed_on=2026-11-20; by_coordinator=yes; confirmed_on=2026-11-21", "2026-11-21", BEA,
    "coordinator", FALSE },
};

static void
test_who_confirms (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (RelaisRecord) lift = relais_test_make_record (&relais_lift_type, NULL, cases[i].lift);
      g_autoptr (RelaisActor) actor = relais_actor_new (cases[i].who, "Somebody", cases[i].roles, "desk");
      RelaisDate today;

      g_test_message ("%s, %s, %s", cases[i].lift, cases[i].today, cases[i].roles);
      g_assert_true (relais_date_parse (cases[i].today, &today));
      g_assert_cmpint (relais_lift_may_confirm (lift, actor, today), ==, cases[i].may);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/lift/who-confirms", test_who_confirms);
  return g_test_run ();
}
