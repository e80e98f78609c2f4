#pragma once

#include "relais-actor.h"
#include "relais-date.h"
#include "relais-record.h"

G_BEGIN_DECLS

/**
 * RELAIS_LIFT_DAYS:
 *
 * How many days a proposal waits for a second member.
 */
#define RELAIS_LIFT_DAYS 7

/**
 * RelaisLiftField:
 *
 * The fields of a lifting of protected mode: who proposed it, why, and who confirmed it.
 */
typedef enum {
  RELAIS_LIFT_PERSON,
  RELAIS_LIFT_REASON,
  RELAIS_LIFT_PROPOSER,
  RELAIS_LIFT_PROPOSED_BY,
  RELAIS_LIFT_PROPOSED_ON,
  RELAIS_LIFT_BY_COORDINATOR,
  RELAIS_LIFT_CONFIRMED_BY,
  RELAIS_LIFT_CONFIRMED_ON,

  RELAIS_LIFT_N_FIELDS
} RelaisLiftField;

extern const RelaisRecordType relais_lift_type;

gboolean relais_lift_is_open     (const RelaisRecord *lift,
                                  RelaisDate          today);
gboolean relais_lift_may_confirm (const RelaisRecord *lift,
                                  const RelaisActor  *actor,
                                  RelaisDate          today);

G_END_DECLS
