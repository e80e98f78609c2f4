#pragma once

#include "relais-store-types.h"

G_BEGIN_DECLS

gboolean relais_label_use_exists (RelaisDb    *db,
                                  const char  *kind,
                                  const char  *code,
                                  gboolean    *is_used,
                                  GError     **error);

G_END_DECLS
