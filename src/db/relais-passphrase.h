#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define RELAIS_PASSPHRASE_MIN_LENGTH 12

gboolean relais_passphrase_check     (const char  *passphrase,
                                      GError     **error);
char    *relais_passphrase_normalize (const char  *passphrase);
void     relais_passphrase_free      (char        *passphrase);

G_END_DECLS
