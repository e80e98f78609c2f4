#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * RELAIS_LANGUAGE_CONTEXT:
 *
 * The context in which the labels are translated.
 */
#define RELAIS_LANGUAGE_CONTEXT "language"

const char *const *relais_language_get_codes  (void);
gboolean           relais_language_is_valid   (const char *code);
gboolean           relais_language_is_rtl     (const char *code);
const char        *relais_language_get_label  (const char *code);

char              *relais_language_parse      (const char *typed,
                                               const char *field,
                                               GPtrArray  *issues);
char              *relais_language_parse_list (const char *typed,
                                               const char *field,
                                               GPtrArray  *issues);

G_END_DECLS
