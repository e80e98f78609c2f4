#pragma once

#include <glib.h>

/* For db/, its tests, and the slots of store/. */

G_BEGIN_DECLS

#define RELAIS_RECOVERY_KEY_SIZE 30
#define RELAIS_RECOVERY_KEY_LENGTH 52

char    *relais_recovery_key_new     (void);
char    *relais_recovery_key_to_text (const guint8  *secret);
gboolean relais_recovery_key_parse   (const char    *text,
                                      guint8        *secret,
                                      GError       **error);

G_END_DECLS
