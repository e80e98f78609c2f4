#pragma once

#include "relais-session.h"

G_BEGIN_DECLS

char *relais_directory_suggest (RelaisSession  *session,
                                RelaisActor    *actor,
                                const char     *key,
                                GError        **error);

G_END_DECLS
