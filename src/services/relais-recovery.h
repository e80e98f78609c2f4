#pragma once

#include "relais-session.h"

G_BEGIN_DECLS

/* The recovery key: what it is good for, and a new one. It makes nobody a member; it gives one a new passphrase. All
 * functions block; those that derive a key take half a second longer.
 */

gboolean  relais_recovery_is_key  (const char     *text);
char     *relais_recovery_propose (RelaisActor    *actor,
                                   GError        **error);
gboolean  relais_recovery_replace (RelaisSession  *session,
                                   RelaisActor    *actor,
                                   const char     *recovery_key,
                                   GError        **error);
char     *relais_recovery_renew   (RelaisSession  *session,
                                   RelaisActor    *actor,
                                   GError        **error);
gboolean  relais_recovery_reset   (const char     *folder,
                                   const char     *recovery_key,
                                   const char     *member,
                                   const char     *passphrase,
                                   RelaisClock    *clock,
                                   GError        **error);
gboolean  relais_recovery_verify  (const char     *folder,
                                   const char     *recovery_key,
                                   RelaisClock    *clock,
                                   GPtrArray      *findings,
                                   GError        **error);
GStrv     relais_recovery_split   (const char     *recovery_key);
gboolean  relais_recovery_matches (const char     *recovery_key,
                                   guint           group,
                                   const char     *typed);
void      relais_recovery_forget  (char           *secret);

G_END_DECLS
