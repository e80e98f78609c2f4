/* The lifting of protected mode, which nobody does alone: somebody who takes care of people proposes it with a reason,
 * another member confirms it within a week, and one of the two is a coordinator. The record stays and says who lifted
 * it and why. The table of its fields and the rule. Pure.
 */

#include "relais-lift.h"

#include <glib/gi18n-lib.h>

static const RelaisField fields[RELAIS_LIFT_N_FIELDS] = {
  [RELAIS_LIFT_PERSON] = { "person", N_("Person"), RELAIS_FIELD_ID },
  [RELAIS_LIFT_REASON] = { "reason", N_("Reason"), RELAIS_FIELD_TEXT, .max_length = 200 },
  [RELAIS_LIFT_PROPOSER] = { "proposer", N_("Member who proposed it"), RELAIS_FIELD_ID },
  [RELAIS_LIFT_PROPOSED_BY] = { "proposed_by", N_("Proposed by"), RELAIS_FIELD_TEXT },
  [RELAIS_LIFT_PROPOSED_ON] = { "proposed_on", N_("Proposed on"), RELAIS_FIELD_DATE },
  [RELAIS_LIFT_BY_COORDINATOR] = { "by_coordinator", N_("Proposed by a coordinator"), RELAIS_FIELD_YES_NO },
  [RELAIS_LIFT_CONFIRMED_BY] = { "confirmed_by", N_("Confirmed by"), RELAIS_FIELD_TEXT },
  [RELAIS_LIFT_CONFIRMED_ON] = { "confirmed_on", N_("Confirmed on"), RELAIS_FIELD_DATE },
};

const RelaisRecordType relais_lift_type = { "lift", fields, RELAIS_LIFT_N_FIELDS };

/**
 * relais_lift_is_open:
 * @lift: a proposal
 * @today: today's date
 *
 * Returns: whether it still waits for a second member: for RELAIS_LIFT_DAYS days
 */
gboolean
relais_lift_is_open (const RelaisRecord *lift, RelaisDate today)
{
  RelaisDate proposed_on;

  return relais_record_get (lift, RELAIS_LIFT_CONFIRMED_ON) == NULL &&
         relais_date_parse (relais_record_get (lift, RELAIS_LIFT_PROPOSED_ON), &proposed_on) &&
         relais_date_days_until (proposed_on, today) <= RELAIS_LIFT_DAYS;
}

/**
 * relais_lift_may_confirm:
 * @lift: a proposal
 * @actor: who would confirm it
 * @today: today's date
 *
 * Returns: whether @actor is the second of two people, one of whom is a coordinator, and in time
 */
gboolean
relais_lift_may_confirm (const RelaisRecord *lift, const RelaisActor *actor, RelaisDate today)
{
  gboolean by_coordinator = relais_record_is (lift, RELAIS_LIFT_BY_COORDINATOR, "yes");

  return relais_lift_is_open (lift, today) &&
         g_strcmp0 (relais_record_get (lift, RELAIS_LIFT_PROPOSER), relais_actor_get_staff_id (actor)) != 0 &&
         (relais_actor_may (actor, RELAIS_ACT_LIFT_PROTECTED) ||
          (by_coordinator && relais_actor_may (actor, RELAIS_ACT_PROPOSE_LIFT)));
}
