#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* For tests only: nothing in src/ calls it. */
void relais_key_file_set_test_cost (guint32 memory_kib,
                                    guint32 passes);

G_END_DECLS
