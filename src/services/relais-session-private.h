#pragma once

#include "relais-session.h"

G_BEGIN_DECLS

RelaisSession *relais_session_begin (RelaisStore  *store,
                                     GStrv         owners,
                                     const char   *as,
                                     GError      **error);

GPtrArray     *relais_session_read_staff  (RelaisStore   *store,
                                           GError       **error);

GBytes        *relais_session_get_box_key (RelaisSession *session);

G_END_DECLS
