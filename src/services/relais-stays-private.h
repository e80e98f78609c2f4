#pragma once

#include "relais-stays.h"

G_BEGIN_DECLS

/* Inside a change: a stay with all its checks; what a death ends. */
gboolean relais_stays_put          (RelaisChange        *change,
                                    const RelaisRecord  *stay,
                                    RelaisDate           today,
                                    GPtrArray           *issues,
                                    RelaisRecord       **saved,
                                    GError             **error);
gboolean relais_stays_end_at_death (RelaisChange        *change,
                                    const char          *patient,
                                    RelaisDate           on,
                                    RelaisDate           today,
                                    GError             **error);

G_END_DECLS
