#pragma once

#include "relais-pin-seal.h"

G_BEGIN_DECLS

/* For tests only: nothing in src/ calls it. */
void         relais_pin_seal_set_test_cost (gsize          memory_bytes,
                                            guint          new_passes);
guint        relais_pin_seal_count_work    (void);
gconstpointer relais_pin_seal_peek        (RelaisPinSeal *seal,
                                            gsize         *size);

G_END_DECLS
