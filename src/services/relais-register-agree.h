#pragma once

#include "relais-session.h"

G_BEGIN_DECLS

/* The one key of the desk. Blocking, as relais-register. */
RelaisRecord *relais_register_agree (RelaisSession  *session,
                                     RelaisActor    *actor,
                                     const char     *link_id,
                                     GError        **error);

G_END_DECLS
