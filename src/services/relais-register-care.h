#pragma once

#include "relais-care-link.h"
#include "relais-session.h"

G_BEGIN_DECLS

/* Links, roles and consents: what stands between people. Blocking, as relais-register. */

RelaisRecord *relais_register_load_link     (RelaisSession      *session,
                                             RelaisActor        *actor,
                                             const char         *id,
                                             GError            **error);
RelaisRecord *relais_register_open_link     (RelaisSession      *session,
                                             RelaisActor        *actor,
                                             const char         *id,
                                             const char         *reason,
                                             GError            **error);
RelaisRecord *relais_register_save_link     (RelaisSession      *session,
                                             RelaisActor        *actor,
                                             const RelaisRecord *link,
                                             GPtrArray          *issues,
                                             GError            **error);
RelaisRecord *relais_register_end_link      (RelaisSession      *session,
                                             RelaisActor        *actor,
                                             const char         *id,
                                             RelaisDate          on,
                                             GError            **error);
GPtrArray    *relais_register_list_links    (RelaisSession      *session,
                                             RelaisActor        *actor,
                                             const char         *caregiver,
                                             const char         *patient,
                                             GError            **error);
RelaisRecord *relais_register_set_consent   (RelaisSession      *session,
                                             RelaisActor        *actor,
                                             const char         *link_id,
                                             RelaisPurpose       purpose,
                                             const char         *answer,
                                             const char         *how,
                                             GError            **error);
RelaisRecord *relais_register_add_role      (RelaisSession      *session,
                                             RelaisActor        *actor,
                                             const RelaisRecord *role,
                                             GPtrArray          *issues,
                                             GError            **error);
RelaisRecord *relais_register_end_role      (RelaisSession      *session,
                                             RelaisActor        *actor,
                                             const char         *id,
                                             RelaisDate          on,
                                             GError            **error);
GPtrArray    *relais_register_list_roles    (RelaisSession      *session,
                                             RelaisActor        *actor,
                                             const char         *patient,
                                             GError            **error);

G_END_DECLS
