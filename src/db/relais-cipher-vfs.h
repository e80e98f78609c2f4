#pragma once

#include "relais-data-key.h"

#include <glib.h>

G_BEGIN_DECLS

const char *relais_cipher_vfs_get_name     (void);

gboolean    relais_cipher_vfs_provide_key  (const char    *path,
                                            RelaisDataKey *key,
                                            GError       **error);
void        relais_cipher_vfs_withdraw_key (const char    *path);

G_END_DECLS
