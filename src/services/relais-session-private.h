#pragma once

#include "relais-session.h"

G_BEGIN_DECLS

RelaisSession *relais_session_begin (RelaisStore  *store,
                                     GStrv         owners,
                                     const char   *as,
                                     GError      **error);

GPtrArray     *relais_session_read_staff  (RelaisStore   *store,
                                           GError       **error);

gboolean       relais_session_has_noted   (RelaisSession     *session,
                                           const RelaisActor *actor,
                                           const char        *word,
                                           const char        *subject);
void           relais_session_set_noted   (RelaisSession     *session,
                                           const RelaisActor *actor,
                                           const char        *word,
                                           const char        *subject);

GBytes        *relais_session_get_box_key (RelaisSession *session);

G_END_DECLS
