#pragma once

#include "relais-store.h"

G_BEGIN_DECLS

/* The slots of the members in register.keys. What changes them is called inside a change, so that two programs never
 * write the file at once.
 */
gboolean relais_store_slots_check   (RelaisStore  *store,
                                     const char   *passphrase,
                                     GError      **error);
GStrv    relais_store_slots_list    (RelaisStore  *store,
                                     GError      **error);
gboolean relais_store_slots_put     (RelaisStore  *store,
                                     const char   *staff_id,
                                     const char   *passphrase,
                                     GError      **error);
gboolean relais_store_slots_remove  (RelaisStore  *store,
                                     const char   *staff_id,
                                     GError      **error);
gboolean relais_store_slots_opens   (RelaisStore  *store,
                                     const char   *staff_id,
                                     const char   *passphrase,
                                     GError      **error);

char    *relais_store_slots_new_recovery_key (void);
gboolean relais_store_slots_put_recovery     (RelaisStore  *store,
                                              const char   *recovery_key,
                                              GError      **error);
gboolean relais_store_slots_is_recovery_key (const char   *text);
void     relais_store_slots_forget          (char         *secret);

G_END_DECLS
