#pragma once

#include "relais-session.h"

G_BEGIN_DECLS

RelaisSession *relais_test_session_new  (const char    *folder);
RelaisActor   *relais_test_session_as   (RelaisSession *session,
                                         const char    *roles);
RelaisSession *relais_test_session_open (const char    *folder);
RelaisActor   *relais_test_session_join (RelaisSession *session,
                                         const char    *name,
                                         const char    *roles,
                                         const char    *ends_on);
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
void           relais_test_session_sign (RelaisSession *session,
                                         const char    *patient,
                                         const char    *text,
                                         const char    *visibility,
                                         const char    *action);

G_END_DECLS
