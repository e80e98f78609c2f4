#pragma once

#include <glib.h>

G_BEGIN_DECLS

char *relais_professional_number_parse  (const char *typed,
                                         const char *field,
                                         GPtrArray  *issues);
char *relais_professional_number_format (const char *digits);

char *relais_enterprise_number_parse    (const char *typed,
                                         const char *field,
                                         GPtrArray  *issues);
char *relais_enterprise_number_format   (const char *digits);

G_END_DECLS
