#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef gboolean (*RelaisBenchCondition) (gpointer data);

void   relais_bench_hold_start (void);
gboolean relais_bench_hold_until (RelaisBenchCondition  condition,
                                  gpointer              data);
double relais_bench_hold_take  (double               *of_processor);

G_END_DECLS
