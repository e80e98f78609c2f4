#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * RELAIS_MUTUALITY_CONTEXT:
 *
 * The context in which relais_mutuality_get_label() is translated.
 */
#define RELAIS_MUTUALITY_CONTEXT "mutuality"

/**
 * RelaisMutualityUnion:
 * @code: its number, a 3 digit text ending in 00; the mutualities of the union share the first digit
 * @name_fr: its name in French
 * @name_nl: its name in Dutch
 *
 * A union of mutualities, as the practice's own table starts with. The names there may be edited; these are not.
 */
typedef struct {
  const char *code;
  const char *name_fr;
  const char *name_nl;
} RelaisMutualityUnion;

char                       *relais_mutuality_parse        (const char *typed,
                                                           const char *field,
                                                           GPtrArray  *issues);
gboolean                    relais_mutuality_is_valid     (const char *value);
const char                 *relais_mutuality_get_label    (const char *value);
const RelaisMutualityUnion *relais_mutuality_find_union   (const char *value);
const RelaisMutualityUnion *relais_mutuality_get_defaults (gsize      *n_unions);

G_END_DECLS
