#pragma once

#include "relais-session.h"

G_BEGIN_DECLS

RelaisSession *relais_test_session_new  (const char    *folder);
RelaisActor   *relais_test_session_as   (RelaisSession *session,
                                         const char    *roles);
RelaisRecord  *relais_test_session_add  (RelaisSession *session,
                                         const char    *family,
                                         const char    *given,
                                         guint          facet,
                                         ...) G_GNUC_NULL_TERMINATED;
RelaisRecord  *relais_test_session_save (RelaisSession *session,
                                         RelaisRecord  *record);
RelaisRecord  *relais_test_session_link (RelaisSession *session,
                                         RelaisRecord  *caregiver,
                                         RelaisRecord  *patient);

G_END_DECLS
