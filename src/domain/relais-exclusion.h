#pragma once

#include "relais-record.h"

G_BEGIN_DECLS

/**
 * RelaisExclusionField:
 *
 * The fields of an exclusion: of whose record, which member of the team, who noted the wish, and who ended it.
 */
typedef enum {
  RELAIS_EXCLUSION_PERSON,
  RELAIS_EXCLUSION_MEMBER,
  RELAIS_EXCLUSION_ASKED_ON,
  RELAIS_EXCLUSION_RECORDED_BY,
  RELAIS_EXCLUSION_LIFTED_ON,
  RELAIS_EXCLUSION_LIFTED_BY,

  RELAIS_EXCLUSION_N_FIELDS
} RelaisExclusionField;

extern const RelaisRecordType relais_exclusion_type;

gboolean relais_exclusion_is_open (const RelaisRecord *exclusion);

G_END_DECLS
