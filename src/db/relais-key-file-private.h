#pragma once

#include "relais-key-file.h"

/* For the tests of db/ only. */

G_BEGIN_DECLS

void           relais_key_file_set_test_cost (guint32        memory_kib,
                                              guint32        passes);
RelaisDataKey *relais_key_file_unlock_bytes  (const guint8  *bytes,
                                              gsize          size,
                                              const char    *passphrase,
                                              GStrv         *staff_ids,
                                              GError       **error);

G_END_DECLS
