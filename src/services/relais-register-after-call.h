#pragma once

#include "relais-after-call.h"
#include "relais-session.h"

G_BEGIN_DECLS

/* The call to those who helped somebody that died. Blocking, as relais-register. */

RelaisRecord *relais_register_note_after_call (RelaisSession *session,
                                               RelaisActor   *actor,
                                               const char    *link_id,
                                               const char    *answer,
                                               GError       **error);

G_END_DECLS
