#pragma once

#include "relais-operations.h"
#include "relais-print-log.h"
#include "relais-session.h"

G_BEGIN_DECLS

/* The acts that touch more than one field: archiving, a death, "stop", merging, undoing. Each is one operation that can
 * be undone. Blocking, as relais-register.
 */

RelaisRecord *relais_register_archive         (RelaisSession     *session,
                                               RelaisActor       *actor,
                                               const char        *id,
                                               gboolean           archived,
                                               GError           **error);
RelaisRecord *relais_register_note_death      (RelaisSession     *session,
                                               RelaisActor       *actor,
                                               const char        *id,
                                               RelaisDate         on,
                                               GPtrArray        **papers,
                                               GError           **error);
RelaisRecord *relais_register_note_stop       (RelaisSession     *session,
                                               RelaisActor       *actor,
                                               const char        *id,
                                               GPtrArray        **papers,
                                               GError           **error);
RelaisRecord *relais_register_merge           (RelaisSession     *session,
                                               RelaisActor       *actor,
                                               const char        *keep,
                                               const char        *other,
                                               GPtrArray         *issues,
                                               GError           **error);
gboolean      relais_register_undo            (RelaisSession     *session,
                                               RelaisActor       *actor,
                                               const char        *operation,
                                               RelaisUndoResult  *result,
                                               GError           **error);
GPtrArray    *relais_register_list_operations (RelaisSession     *session,
                                               RelaisActor       *actor,
                                               const char        *act,
                                               const char        *since,
                                               GError           **error);

G_END_DECLS
