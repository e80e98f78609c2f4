#pragma once

#include "relais-sync-plan.h"

G_BEGIN_DECLS

guint relais_sync_plan_decide (RelaisSyncPlan *plan,
                               GHashTable     *readings,
                               GHashTable     *vanished);

G_END_DECLS
