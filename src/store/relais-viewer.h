#pragma once

#include "relais-store-types.h"

G_BEGIN_DECLS

gboolean relais_viewer_narrow  (RelaisDb    *db,
                                const char  *viewer,
                                gboolean    *is_narrow,
                                GError     **error);
gboolean relais_viewer_may_see (RelaisDb    *db,
                                const char  *viewer,
                                const char  *id,
                                gboolean    *may_see,
                                GError     **error);

G_END_DECLS
