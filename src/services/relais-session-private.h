#pragma once

#include "relais-session.h"

G_BEGIN_DECLS

RelaisSession *relais_session_begin (RelaisStore  *store,
                                     GStrv         owners,
                                     const char   *as,
                                     GError      **error);

G_END_DECLS
