#pragma once

#include "relais-session.h"

G_BEGIN_DECLS

RelaisSession *relais_bench_people_create (const char    *folder);
char          *relais_bench_people_add    (RelaisSession *session,
                                           guint          from,
                                           guint          count,
                                           guint          every_patient);

G_END_DECLS
