#pragma once

#include "relais-key-file-testing.h"
#include "relais-key-file.h"

/* For the tests of db/ only. */

G_BEGIN_DECLS

RelaisDataKey *relais_key_file_unlock_bytes  (const guint8  *bytes,
                                              gsize          size,
                                              const char    *passphrase,
                                              GStrv         *staff_ids,
                                              GError       **error);

G_END_DECLS
