#pragma once

#include "relais-date.h"
#include "relais-record.h"

G_BEGIN_DECLS

/**
 * RelaisRoundStopField:
 *
 * The fields of a stop of somebody's round: whose round, on which weekday, at whose home, and where in the order.
 */
typedef enum {
  RELAIS_ROUND_STOP_MEMBER,
  RELAIS_ROUND_STOP_WEEKDAY,
  RELAIS_ROUND_STOP_PATIENT,
  RELAIS_ROUND_STOP_POSITION,

  RELAIS_ROUND_STOP_N_FIELDS
} RelaisRoundStopField;

extern const RelaisRecordType relais_round_stop_type;
extern const char *const relais_round_weekdays[];

const char *relais_round_get_weekday  (RelaisDate          date);
guint       relais_round_get_position (const RelaisRecord *stop);
GPtrArray  *relais_round_move         (GPtrArray          *stops,
                                       guint               from,
                                       guint               to);

G_END_DECLS
