#pragma once

#include "relais-session.h"
#include "relais-spool-store.h"

G_BEGIN_DECLS

/**
 * RelaisSpoolKind:
 * @RELAIS_SPOOL_SIGN_IN_FAILED: name and passphrase did not go together; its text is the name as it was typed
 * @RELAIS_SPOOL_PIN_FAILED: a wrong PIN; its text is the member's name or id
 * @RELAIS_SPOOL_RECOVERY_FAILED: a wrong recovery key; no text
 * @RELAIS_SPOOL_AGENDA_SHOWN: a reminder was shown while nobody was signed in; its text is the token
 * @RELAIS_SPOOL_BACKUP: how a backup ended
 * @RELAIS_SPOOL_NOTE: a note that was written at the locked screen
 *
 * What can be written down while nobody is signed in.
 */
typedef enum {
  RELAIS_SPOOL_SIGN_IN_FAILED,
  RELAIS_SPOOL_PIN_FAILED,
  RELAIS_SPOOL_RECOVERY_FAILED,
  RELAIS_SPOOL_AGENDA_SHOWN,
  RELAIS_SPOOL_BACKUP,
  RELAIS_SPOOL_NOTE,
} RelaisSpoolKind;

/* Of the text of a record, in bytes. */
#define RELAIS_SPOOL_MAX_TEXT (16 * 1024)

gboolean   relais_spool_add          (const char       *folder,
                                      RelaisSpoolKind   kind,
                                      const char       *text,
                                      RelaisClock      *clock,
                                      GError          **error);
gboolean   relais_spool_take_in      (RelaisSession    *session,
                                      GError          **error);
GPtrArray *relais_spool_list_waiting (RelaisSession    *session,
                                      RelaisSpoolKind   kind,
                                      GError          **error);
gboolean   relais_spool_settle       (RelaisSession    *session,
                                      RelaisActor      *actor,
                                      const char       *id,
                                      GError          **error);

G_END_DECLS
