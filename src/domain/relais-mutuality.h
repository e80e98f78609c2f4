#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * RELAIS_MUTUALITY_CONTEXT:
 *
 * The context in which relais_mutuality_get_label() is translated.
 */
#define RELAIS_MUTUALITY_CONTEXT "mutuality"

char       *relais_mutuality_parse     (const char *typed,
                                        const char *field,
                                        GPtrArray  *issues);
gboolean    relais_mutuality_is_valid  (const char *value);
const char *relais_mutuality_get_label (const char *value);

G_END_DECLS
