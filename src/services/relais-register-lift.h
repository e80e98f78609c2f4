#pragma once

#include "relais-lift.h"
#include "relais-session.h"

G_BEGIN_DECLS

/* Protected mode is lifted by two people. Blocking, as relais-register. */

RelaisRecord *relais_register_propose_lift (RelaisSession *session,
                                            RelaisActor   *actor,
                                            const char    *id,
                                            const char    *reason,
                                            GError       **error);
RelaisRecord *relais_register_confirm_lift (RelaisSession *session,
                                            RelaisActor   *actor,
                                            const char    *id,
                                            GError       **error);
GPtrArray    *relais_register_list_lifts   (RelaisSession *session,
                                            RelaisActor   *actor,
                                            GError       **error);

G_END_DECLS
