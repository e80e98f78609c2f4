#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define RELAIS_REFERENCE_LENGTH 6

char    *relais_id_new             (void);
gboolean relais_id_is_valid        (const char *id);
char    *relais_reference_new      (void);
gboolean relais_reference_is_valid (const char *reference);

G_END_DECLS
