#pragma once

#include "relais-practice.h"
#include "relais-session.h"

G_BEGIN_DECLS

/* The practice's profile, its useful numbers and closing days. Blocking, as relais-register. */

RelaisRecord *relais_practice_profile_load          (RelaisSession      *session,
                                                     GError            **error);
RelaisRecord *relais_practice_profile_save          (RelaisSession      *session,
                                                     RelaisActor        *actor,
                                                     const RelaisRecord *record,
                                                     GError            **error);
gboolean      relais_practice_profile_remove        (RelaisSession      *session,
                                                     RelaisActor        *actor,
                                                     const RelaisRecord *record,
                                                     GError            **error);
GPtrArray    *relais_practice_profile_list_numbers  (RelaisSession      *session,
                                                     GError            **error);
GPtrArray    *relais_practice_profile_list_closing  (RelaisSession      *session,
                                                     GError            **error);

G_END_DECLS
