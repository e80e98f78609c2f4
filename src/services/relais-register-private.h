#pragma once

#include "relais-register.h"

G_BEGIN_DECLS

RelaisRecord *relais_register_read_person (RelaisDb      *db,
                                           const char    *id,
                                           GError       **error);
RelaisRecord *relais_register_shield      (RelaisRecord  *person);

GPtrArray    *relais_register_find        (RelaisDb      *db,
                                           const char    *text,
                                           RelaisSearchFlags flags,
                                           guint          offset,
                                           guint          limit,
                                           RelaisDate     today,
                                           GError       **error);

G_END_DECLS
