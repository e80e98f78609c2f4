#pragma once

#include "relais-change.h"

G_BEGIN_DECLS

gboolean relais_setting_read  (RelaisDb      *db,
                               const char    *name,
                               char         **value,
                               GError       **error);
gboolean relais_setting_write (RelaisChange  *change,
                               const char    *name,
                               const char    *value,
                               GError       **error);

G_END_DECLS
