#pragma once

#include "relais-session.h"
#include "relais-spool-store.h"

G_BEGIN_DECLS

/* Notes that were written at the locked screen, sealed, and wait for whoever signs in and may write in the notebook.
 * Blocking, as relais-notebook.
 */

/* The most characters of one: it is a line or two, and must fit into a record of the spool. */
#define RELAIS_LOCKED_NOTE_LIMIT 2000

gboolean   relais_locked_notes_seal     (const char               *folder,
                                         const char               *text,
                                         RelaisClock              *clock,
                                         GError                  **error);
GPtrArray *relais_locked_notes_list     (RelaisSession            *session,
                                         RelaisActor              *actor,
                                         GError                  **error);
char      *relais_locked_notes_claim    (RelaisSession            *session,
                                         RelaisActor              *actor,
                                         const RelaisSpoolWaiting *note,
                                         const char               *patient,
                                         const char               *on_behalf_of,
                                         GError                  **error);
gboolean   relais_locked_notes_discard  (RelaisSession            *session,
                                         RelaisActor              *actor,
                                         const char               *id,
                                         GError                  **error);
gboolean   relais_locked_notes_put_back (RelaisSession            *session,
                                         RelaisActor              *actor,
                                         const RelaisSpoolWaiting *note,
                                         GError                  **error);

G_END_DECLS
