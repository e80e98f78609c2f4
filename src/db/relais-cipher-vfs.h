#pragma once

#include "relais-data-key.h"

#include <glib.h>

G_BEGIN_DECLS

const char *relais_cipher_vfs_get_name     (void);

char       *relais_cipher_vfs_provide_key  (const char    *path,
                                            RelaisDataKey *key,
                                            GError       **error);
void        relais_cipher_vfs_withdraw_key (char          *provided_for);

G_END_DECLS
