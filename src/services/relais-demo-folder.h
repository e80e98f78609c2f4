#pragma once

#include "relais-clock.h"

G_BEGIN_DECLS

gboolean relais_demo_folder_create (const char   *data_folder,
                                    RelaisClock  *clock,
                                    GError      **error);

G_END_DECLS
