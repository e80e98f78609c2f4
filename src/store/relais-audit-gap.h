#pragma once

#include "relais-actor.h"
#include "relais-store-types.h"

G_BEGIN_DECLS

void       relais_audit_gap_add       (const char        *path,
                                       const RelaisActor *actor,
                                       const char        *at);
gboolean   relais_audit_gap_is_open   (const char        *path);
GPtrArray *relais_audit_gap_take      (const char        *path);
void       relais_audit_gap_give_back (const char        *path,
                                       GPtrArray         *gaps);
gboolean   relais_audit_gap_write     (GPtrArray         *gaps,
                                       RelaisDb          *db,
                                       const char        *now,
                                       GError           **error);

G_END_DECLS
