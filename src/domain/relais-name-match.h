#pragma once

#include "relais-record.h"

G_BEGIN_DECLS

/**
 * RelaisNameMatch:
 * @RELAIS_NAME_MATCH_NONE: two names
 * @RELAIS_NAME_MATCH_GIVEN: only the given name is the same
 * @RELAIS_NAME_MATCH_PART: one side lacks a part, the rest is the same
 * @RELAIS_NAME_MATCH_NEAR: the given name is nearly the same, the family name the same or nearly
 * @RELAIS_NAME_MATCH_NEAR_FAMILY: the given name is the same, the family name nearly
 * @RELAIS_NAME_MATCH_SAME: the same, but for case, accents, joined or parted words, or the order of the parts
 *
 * How the names of two persons compare.
 */
typedef enum {
  RELAIS_NAME_MATCH_NONE,
  RELAIS_NAME_MATCH_GIVEN,
  RELAIS_NAME_MATCH_PART,
  RELAIS_NAME_MATCH_NEAR,
  RELAIS_NAME_MATCH_NEAR_FAMILY,
  RELAIS_NAME_MATCH_SAME,
} RelaisNameMatch;

RelaisNameMatch relais_name_match (const RelaisRecord *a, const RelaisRecord *b);

G_END_DECLS
